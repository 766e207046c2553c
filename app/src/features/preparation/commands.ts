import { writeFile } from 'node:fs/promises'
import { writeDay } from '../../kernel/day.ts'
import { isLanguage } from '../../kernel/language.ts'
import { translator } from '../../kernel/translate.ts'
import {
  ARGUMENT_FAULT,
  complain,
  DONE,
  faultOf,
  LANGUAGE_FORM,
  languageOf,
  readOptions,
  REFUSED,
  say,
  sayIn,
  withStore,
  type Command,
  type OpenForCommand,
  type Option,
} from '../../platform/command-line.ts'
import { isId } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { makePack } from './actions/make-pack.ts'
import { takeSheet } from './actions/print-sheet.ts'
import { needsSheet, PACK_PARTS, readParts, type PackPart } from './domain/pack.ts'
import { preparationMessages, type PreparationTranslate } from './messages/catalogue.ts'

const about = sayIn(preparationMessages)

const OPTIONS: readonly Option[] = [
  { form: '--out FILE', about: about('help.out'), isNeeded: true },
  { form: '--parts LIST', about: about('help.parts') },
  { form: '--demo', about: about('help.demo') },
  { form: LANGUAGE_FORM, about: about('help.lang') },
]

export function preparationCommands(open: OpenForCommand): Record<string, Command> {
  return { 'meeting pack': { takes: 'ID', about: about('help.pack'), options: OPTIONS, run: (words) => packCommand(open, words) } }
}

type Asked = { meetingId: string; path: string; parts: PackPart[]; isDemo: boolean; lang: string | undefined }

function readAsked(words: string[]): Asked | number {
  const parsed = readOptions(words, OPTIONS)
  if (!parsed.ok) return faultOf(parsed)
  const { out, parts = '', demo, lang } = parsed.value.options
  const [meetingId, ...more] = parsed.value.bare
  const fault = findFault({ meetingId, more, out, parts, lang })
  if (fault === null && meetingId !== undefined && out !== undefined) return { meetingId, path: out, parts: readParts(parts), isDemo: demo === 'yes', lang }
  complain(fault ?? '')
  return ARGUMENT_FAULT
}

type Given = { meetingId: string | undefined; more: string[]; out: string | undefined; parts: string; lang: string | undefined }

function findFault({ meetingId, more, out, parts, lang }: Given): string | null {
  if (!isId(meetingId) || more.length > 0) return 'Say which meeting: npx ronde meeting pack ID --out FILE. The ID is in the address of its page.'
  if (out === undefined) return 'The option --out is needed.'
  const known: readonly string[] = PACK_PARTS
  if (parts !== '' && !parts.split(',').every((part) => known.includes(part.trim()))) return `The option --parts takes ${PACK_PARTS.join(', ')}.`
  return lang === undefined || isLanguage(lang) ? null : 'The option --lang is one of fr, nl, en, de.'
}

async function packCommand(open: OpenForCommand, words: string[]): Promise<number> {
  const asked = readAsked(words)
  if (typeof asked === 'number') return asked
  return withStore(open, { isDemo: asked.isDemo, purpose: 'export' }, ({ house }) => writePack(house, asked))
}

async function writePack(house: House, { meetingId, path, parts, lang }: Asked): Promise<number> {
  const language = languageOf(lang)
  const t: PreparationTranslate = translator(preparationMessages, language)
  const taken = needsSheet(parts) ? await takeSheet(house, null, meetingId) : null
  if (taken !== null && !taken.ok) return refuse(t(taken.refusal === 'not-yours' ? 'pack.unknown' : `pack.refused.${taken.refusal}`))
  const file = await makePack(house, null, { meetingId, parts, number: taken?.value ?? null })
  if (file === null) return refuse(t('pack.unknown'))
  const isWritten = await writeFile(path, file.body).then(
    () => true,
    () => false,
  )
  if (!isWritten) return refuse(t('pack.unwritable', { path }))
  say(t('pack.written', { path, day: writeDay(language, file.day) }))
  return DONE
}

function refuse(sentence: string): number {
  complain(sentence)
  return REFUSED
}
