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
import { asSystem } from '../../platform/database.ts'
import { isId } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { copyAsOperator } from './actions/keep-method.ts'
import { wordsFor, type Method } from './domain/method.ts'
import { methodsMessages, type MethodsTranslate } from './messages/catalogue.ts'
import { capturesLabel, lengthLabel, minutesLabel } from './pages/labels.ts'
import { findMethod, listMethods } from './store/method-store.ts'

const about = sayIn(methodsMessages)
const COMMON: readonly Option[] = [
  { form: '--demo', about: about('help.demo') },
  { form: LANGUAGE_FORM, about: about('help.lang') },
]
const OF_COMMUNITY: readonly Option[] = [{ form: '--community ID', about: about('help.community'), isNeeded: true }, ...COMMON]

export function methodsCommands(open: OpenForCommand): Record<string, Command> {
  return {
    'method list': { about: about('help.list'), options: OF_COMMUNITY, run: (words) => run(open, words, OF_COMMUNITY, list) },
    'method show': { takes: 'ID', about: about('help.show'), options: COMMON, run: (words) => run(open, words, COMMON, show) },
    'method copy': { takes: 'ID', about: about('help.copy'), options: OF_COMMUNITY, run: (words) => run(open, words, OF_COMMUNITY, copy) },
  }
}

type Asked = { community: string | undefined; bare: string[]; t: MethodsTranslate; language: 'fr' | 'nl' | 'en' | 'de' }
/** What is done with an open store; a sentence where the words are not enough. */
type Plan = (asked: Asked) => ((house: House) => Promise<number>) | string

async function run(open: OpenForCommand, words: string[], expected: readonly Option[], plan: Plan): Promise<number> {
  const parsed = readOptions(words, expected)
  if (!parsed.ok) return faultOf(parsed)
  const { demo, lang, community } = parsed.value.options
  const language = languageOf(isLanguage(lang) ? lang : undefined)
  const planned = plan({ community, bare: parsed.value.bare, t: translator(methodsMessages, language), language })
  if (typeof planned === 'string' || (lang !== undefined && !isLanguage(lang))) {
    complain(typeof planned === 'string' ? planned : translator(methodsMessages, language)('help.lang'))
    return ARGUMENT_FAULT
  }
  return withStore(open, { isDemo: demo === 'yes', purpose: 'export' }, ({ house }) => planned(house))
}

const list: Plan = ({ community, bare, t, language }) => {
  if (!isId(community) || bare.length > 0) return t('help.listMissing')
  return async (house) => {
    const methods = await asSystem(house.db, (tx) => listMethods(tx, community))
    for (const method of methods) {
      say(`${method.id} ${wordsFor(language, method.name).text}: ${lengthLabel(t, method)} (${t(method.communityId === null ? 'shipped' : 'ownCard')})`)
    }
    return DONE
  }
}

const show: Plan = ({ bare: [id, ...more], t, language }) => {
  if (!isId(id) || more.length > 0) return t('help.showMissing')
  return async (house) => {
    const method = await asSystem(house.db, (tx) => findMethod(tx, id))
    if (method === null) {
      complain(t('refused.method-unknown'))
      return REFUSED
    }
    for (const line of linesOf(method, t, language)) say(line)
    return DONE
  }
}

function linesOf(method: Method, t: MethodsTranslate, language: Asked['language']): string[] {
  const head = `${wordsFor(language, method.name).text} (${t('version', { version: method.version })}, ${lengthLabel(t, method)})`
  const steps = method.steps.map(
    (step, order) =>
      `${order + 1}. ${wordsFor(language, step.title).text}: ${minutesLabel(t, step.minutes)}; ${t(`speaks.${step.speaks}`)}; ${capturesLabel(t, step)}`,
  )
  return [head, wordsFor(language, method.about).text, ...steps]
}

const copy: Plan = ({ community, bare: [id, ...more], t }) => {
  if (!isId(community) || !isId(id) || more.length > 0) return t('help.copyMissing')
  return async (house) => {
    const copied = await copyAsOperator(house, community, id)
    if (copied.ok) say(copied.value)
    else complain(t(`refused.${copied.refusal}`))
    return copied.ok ? DONE : REFUSED
  }
}
