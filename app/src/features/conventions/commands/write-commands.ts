import { isDay } from '../../../kernel/day.ts'
import { commandsIn, refuse, tell, type Asked, type Command, type OpenForCommand, type Work } from '../../../platform/command-line.ts'
import { isId } from '../../../platform/http/route.ts'
import { addKept, keepAsOperator, makeAsOperator, takeKept } from '../actions/keep-convention.ts'
import { notePaperAsOperator } from '../actions/sign-convention.ts'
import { HOURS_PER, STEPS } from '../domain/convention.ts'
import { conventionsMessages, type ConventionsTranslate } from '../messages/catalogue.ts'

/** Conventions written from the command line of the machine, as whoever operates the house. */
export function conventionWritingCommands(open: OpenForCommand): Record<string, Command> {
  return commandsIn(open, conventionsMessages, {
    'convention make': {
      about: 'help.make',
      needs: { '--community ID': 'help.community' },
      options: { '--text N': 'help.text', '--from DAY': 'help.from', '--until DAY': 'help.until' },
      usage: 'help.makeMissing',
      plan: make,
    },
    'convention add': {
      takes: 'ID',
      about: 'help.add',
      options: {
        '--organisation ID': 'help.organisation',
        '--person ID': 'help.person',
        '--signer WORDS': 'help.signer',
        '--hours N': 'help.hours',
        '--per year|meeting': 'help.per',
      },
      usage: 'help.addMissing',
      plan: add,
    },
    'convention move': { takes: 'ID', about: 'help.move', needs: { '--step STEP': 'help.step' }, usage: 'help.moveMissing', plan: move },
    'convention sign': { takes: 'ID', about: 'help.sign', needs: { '--day DAY': 'help.day' }, usage: 'help.signMissing', plan: sign },
  })
}

/** Says the number of what was made. */
function make({ options: { community, text, from, until }, t }: Asked<ConventionsTranslate>): Work | null {
  if (!isId(community) || (text !== undefined && !/^[1-9]\d{0,5}$/.test(text))) return null
  if ([from, until].some((day) => day !== undefined && !isDay(day))) return null
  const wish = { textVersion: text === undefined ? null : Number(text), from: from ?? null, until: until ?? null }
  return async (house) => {
    const made = await makeAsOperator(house, community, wish)
    return made.ok ? tell(made.value) : refuse(t(`refused.${made.refusal}`))
  }
}

/** Says the number of the new line. */
function add({ taken: id, options, t }: Asked<ConventionsTranslate>): Work | null {
  const { organisation, person, signer = '', hours, per = 'year' } = options
  const hoursPer = HOURS_PER.find((each) => each === per)
  if (hoursPer === undefined || [organisation, person].some((each) => each !== undefined && !isId(each))) return null
  const promised = hours === undefined ? null : Number(hours.replace(',', '.'))
  const wish = { organisationId: organisation ?? null, personId: person ?? null, signer: signer.trim(), signerId: null, hours: promised, hoursPer }
  return async (house) => {
    const added = await keepAsOperator(house, id, (keeping) => addKept(keeping, wish))
    return added.ok ? tell(added.value ?? '') : refuse(t(`refused.${added.refusal}`))
  }
}

function move({ taken: id, options, t }: Asked<ConventionsTranslate>): Work | null {
  const step = STEPS.find((each) => each === options.step)
  if (step === undefined) return null
  return async (house) => {
    const moved = await keepAsOperator(house, id, (keeping) => takeKept(keeping, step, keeping.convention.version))
    return moved.ok ? tell(t('done.moved')) : refuse(t(`refused.${moved.refusal}`))
  }
}

/** A signature on paper, by the number of its line in the list. */
function sign({ taken: line, options: { day = '' }, t }: Asked<ConventionsTranslate>): Work | null {
  if (!isDay(day)) return null
  return async (house) => {
    const signed = await notePaperAsOperator(house, line, day)
    return signed.ok ? tell(t('done.signed')) : refuse(t(`refused.${signed.refusal}`))
  }
}
