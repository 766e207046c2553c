import { writeFile } from 'node:fs/promises'
import { isLanguage, LANGUAGE_NAMES, startSentence, type Language } from '../../kernel/language.ts'
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
import { readGuardedInput } from '../../platform/guard-commands.ts'
import type { House } from '../../platform/house.ts'
import { isId } from '../../platform/http/route.ts'
import { nameMeetingRole } from '../meetings/public.ts'
import { exportAsOperator } from './actions/export-grid.ts'
import { readForOperator, writeAsOperator } from './actions/keep-as-operator.ts'
import { AREAS, wordsFor } from './domain/grid.ts'
import { findFormat } from './exchange/render-files.ts'
import { gridMessages, type GridTranslate } from './messages/catalogue.ts'
import { readArea } from './routes/read-forms.ts'
import type { GridNeighbours } from './store/neighbours.ts'

const about = sayIn(gridMessages)
const DEMO: Option = { form: '--demo', about: about('help.demo') }
const LANGUAGE: Option = { form: LANGUAGE_FORM, about: about('help.lang') }
const SHOW: readonly Option[] = [DEMO, LANGUAGE]
const ADD: readonly Option[] = [
  { form: '--area N', about: about('help.area'), isNeeded: true },
  { form: '--lang LANGUAGE', about: about('help.spoken'), isNeeded: true },
  { form: '--text TEXT', about: about('help.text') },
  DEMO,
]
const EXPORT: readonly Option[] = [
  { form: '--community ID', about: about('help.community'), isNeeded: true },
  { form: '--format csv|xlsx|json|docx', about: about('help.format') },
  DEMO,
  LANGUAGE,
]

export type ReadText = () => Promise<string>

export function documentationCommands(open: OpenForCommand, neighbours: GridNeighbours, readText: ReadText = readGuardedInput): Record<string, Command> {
  return {
    'grid show': { takes: 'ID', about: about('help.show'), options: SHOW, run: (words) => run(open, words, SHOW, show(neighbours)) },
    'grid add': { takes: 'ID', about: about('help.add'), options: ADD, run: (words) => run(open, words, ADD, add(neighbours, readText)) },
    'grid export': { takes: 'FILE', about: about('help.export'), options: EXPORT, run: (words) => run(open, words, EXPORT, write) },
  }
}

type Asked = { options: Record<string, string>; bare: string[]; t: GridTranslate; language: Language }
/** What is done with an open store; a sentence where the words are not enough. */
type Plan = (asked: Asked) => ((house: House) => Promise<number>) | string

async function run(open: OpenForCommand, words: string[], expected: readonly Option[], plan: Plan): Promise<number> {
  const parsed = readOptions(words, expected)
  if (!parsed.ok) return faultOf(parsed)
  const { options, bare } = parsed.value
  const language = languageOf(isLanguage(options.lang) ? options.lang : undefined)
  const t = translator(gridMessages, language)
  const planned = options.lang === undefined || isLanguage(options.lang) ? plan({ options, bare, t, language }) : t('help.spoken')
  if (typeof planned === 'string') {
    complain(planned)
    return ARGUMENT_FAULT
  }
  return withStore(open, { isDemo: options.demo === 'yes', purpose: 'export' }, ({ house }) => planned(house))
}

function show(neighbours: GridNeighbours): Plan {
  return ({ bare: [id, ...more], t, language }) => {
    if (!isId(id) || more.length > 0) return t('help.showMissing')
    return async (house) => {
      const grid = await readForOperator({ house, neighbours }, id)
      if (grid === null) {
        complain(t('refused.meeting-unknown'))
        return REFUSED
      }
      for (const area of AREAS) {
        say(t('area.label', { area, name: wordsFor(language, grid.template.areas[area].name).text }))
        for (const entry of grid.entries.filter((each) => each.area === area)) {
          say(
            `  ${entry.text} (${LANGUAGE_NAMES[entry.language]}, ${startSentence(nameMeetingRole(language, entry.speakerRole))}, ${t(`state.${entry.state}`)})`,
          )
          for (const gist of entry.gists) say(`    ${t('gist.label')} (${LANGUAGE_NAMES[gist.language]}): ${gist.text}`)
        }
      }
      return DONE
    }
  }
}

function add(neighbours: GridNeighbours, readText: ReadText): Plan {
  return ({ options, bare: [id, ...more], t, language }) => {
    const area = readArea(options.area ?? '')
    if (!isId(id) || more.length > 0 || area === null || options.lang === undefined) return t('help.addMissing')
    return async (house) => {
      const text = options.text ?? (await readText())
      const written = await writeAsOperator({ house, neighbours }, id, { area, language, text, links: [] })
      if (written.ok) say(written.value)
      else complain(t(`refused.${written.refusal}`))
      return written.ok ? DONE : REFUSED
    }
  }
}

const NO_FILTER = { words: '', area: null, language: null, state: null, from: null, until: null }

const write: Plan = ({ options: { community, format: asked }, bare: [path, ...more], t, language }) => {
  const format = findFormat(asked ?? path?.split('.').at(-1))
  if (!isId(community) || path === undefined || more.length > 0 || format === null) return t('help.exportMissing')
  return async (house) => {
    const file = await exportAsOperator(house, { communityId: community, format, language, filter: NO_FILTER })
    if (file === null) {
      complain(t('refused.community-unknown'))
      return REFUSED
    }
    const isWritten = await writeFile(path, file.body, { mode: 0o600 }).then(
      () => true,
      () => false,
    )
    if (isWritten) say(path)
    else complain(t('help.notWritten'))
    return isWritten ? DONE : REFUSED
  }
}
