import { writeDay } from '../../kernel/day.ts'
import { commandsIn, isWritten, misuse, refuse, tell, type Asked, type Command, type OpenForCommand, type Work } from '../../platform/command-line.ts'
import { makePack } from './actions/make-pack.ts'
import { takeSheet } from './actions/print-sheet.ts'
import { needsSheet, PACK_PARTS, readParts } from './domain/pack.ts'
import { preparationMessages, type PreparationTranslate } from './messages/catalogue.ts'

export function preparationCommands(open: OpenForCommand): Record<string, Command> {
  return commandsIn(open, preparationMessages, {
    'meeting pack': { takes: 'ID', about: 'help.pack', needs: { '--out FILE': 'help.out' }, options: { '--parts LIST': 'help.parts' }, plan: pack },
  })
}

function pack({ taken: meetingId, options: { out: path = '', parts: wish = '' }, language, t }: Asked<PreparationTranslate>): Work | number {
  const known: readonly string[] = PACK_PARTS
  if (wish !== '' && !wish.split(',').every((part) => known.includes(part.trim()))) return misuse(t('pack.parts', { parts: PACK_PARTS.join(', ') }))
  const parts = readParts(wish)
  return async (house) => {
    const sheet = needsSheet(parts) ? await takeSheet(house, null, meetingId) : null
    if (sheet !== null && !sheet.ok) return refuse(t(sheet.refusal === 'not-yours' ? 'pack.unknown' : `pack.refused.${sheet.refusal}`))
    const file = await makePack(house, null, { meetingId, parts, number: sheet?.value ?? null })
    if (file === null) return refuse(t('pack.unknown'))
    if (!(await isWritten(path, file.body))) return refuse(t('pack.unwritable', { path }))
    return tell(t('pack.written', { path, day: writeDay(language, file.day) }))
  }
}
