import { writeFile } from 'node:fs/promises'
import { isLanguage, type Language } from '../kernel/language.ts'
import { done, refused, type Facts, type Result } from '../kernel/result.ts'
import { translator, type Catalogue, type Translate } from '../kernel/translate.ts'
import { commandWords } from './command-words.ts'
import type { House } from './house.ts'
import { isId } from './http/route.ts'

export const DONE = 0
export const REFUSED = 1
export const ARGUMENT_FAULT = 2

/** What a command or an option is for, in a few words without a full stop. */
export type Said = (language: Language) => string

/** An option as it is typed, `--port N` or `--poster`. */
export type Option = { form: string; about: Said; isNeeded?: true }

/** A command by what follows its name. `run` gives the exit code: 0 done, 1 refused by data or rule, 2 wrong arguments. */
export type Command = {
  takes?: 'PATH' | 'FILE' | 'FILE FILE' | 'ID' | 'CODE'
  about: Said
  options: readonly Option[]
  run: (words: string[]) => Promise<number>
}

export const LANGUAGE_FORM = '--lang fr|nl|en|de'

/**
 * Opens the store for one command, beside a running server where there is one; a refusal has said its sentence already. `open` makes a store where
 * there is none, `export` refuses.
 */
export type OpenForCommand = (options: { isDemo: boolean; purpose: 'open' | 'export' }) => Promise<OpenedForCommand | null>
export type OpenedForCommand = { house: House; ownerUrl: string; stop: () => Promise<void> }

/** Opens the store for one piece of work and closes it whatever happens. Where it does not open, that was said already. @param away the exit code then */
async function withStore(
  open: OpenForCommand,
  wishes: Parameters<OpenForCommand>[0],
  work: (opened: OpenedForCommand) => Promise<number>,
  away = REFUSED,
): Promise<number> {
  const opened = await open(wishes)
  if (opened === null) return away
  try {
    return await work(opened)
  } finally {
    await opened.stop()
  }
}

/** What stands behind a command, once it was found to be in order. */
export type Asked<Words> = {
  /** The one word that `takes` announces; empty where nothing is taken. */
  taken: string
  options: Record<string, string>
  language: Language
  t: Words
}
export type Work = (house: House) => Promise<number>

/** What is left to do with the open store. Null: the words are not enough. A number: it ends here, all is said. */
type Plan<Key extends string> = (asked: Asked<Translate<Key>>) => Work | number | null | Promise<Work | number | null>

/** A command of a feature in the keys of its words. Every one knows --demo, and --lang where it has none of its own. */
type CommandForm<Key extends string> = {
  takes?: Command['takes']
  about: Key
  /** Options by their form; without one of these the command is wrong. */
  needs?: Record<string, Key>
  options?: Record<string, Key>
  /** Said where the words are wrong, instead of how the command is written. */
  usage?: Key
  plan: Plan<Key>
  /** `open` makes a store where there is none. */
  purpose?: 'open'
  /** The exit code where the store does not open. */
  away?: number
}

/** The commands of a feature by their names: options read, sentences in the language asked for, the store opened and closed. */
export function commandsIn<Key extends string>(
  open: OpenForCommand,
  catalogue: Catalogue<Key>,
  forms: Record<string, CommandForm<NoInfer<Key>>>,
): Record<string, Command> {
  return Object.fromEntries(
    Object.entries(forms).map(([name, form]): [string, Command] => {
      const { takes, about } = form
      const options = optionsOf(catalogue, form)
      return [
        name,
        { ...(takes && { takes }), about: sayIn(catalogue)(about), options, run: (words) => runForm({ open, catalogue, name, form, options }, words) },
      ]
    }),
  )
}

function sayIn<Key extends string>(catalogue: Catalogue<Key>): (key: Key) => Said {
  return (key) => (language) => translator(catalogue, language)(key)
}

function optionsOf<Key extends string>(catalogue: Catalogue<Key>, { needs = {}, options = {} }: CommandForm<Key>): Option[] {
  const [about, common] = [sayIn(catalogue), sayIn(commandWords)]
  const own: Option[] = [
    ...Object.entries<Key>(needs).map(([form, key]): Option => ({ form, about: about(key), isNeeded: true })),
    ...Object.entries<Key>(options).map(([form, key]) => ({ form, about: about(key) })),
  ]
  const language = own.some(({ form }) => form.startsWith('--lang ')) ? [] : [{ form: LANGUAGE_FORM, about: common('lang') }]
  return [...own, { form: '--demo', about: common('demo') }, ...language]
}

type Called<Key extends string> = { open: OpenForCommand; catalogue: Catalogue<Key>; name: string; form: CommandForm<Key>; options: readonly Option[] }

async function runForm<Key extends string>({ open, catalogue, name, form, options: expected }: Called<Key>, words: string[]): Promise<number> {
  const parsed = readOptions(words, expected)
  if (!parsed.ok) return faultOf(parsed)
  const { options, bare } = parsed.value
  const language = languageOf(options.lang)
  const common = translator(commandWords, language)
  if (options.lang !== undefined && !isLanguage(options.lang)) return misuse(common('bad-language'))
  const needed = expected.filter(({ isNeeded }) => isNeeded).map(({ form: each }) => each)
  const isWhole = needed.every((each) => options[each.slice(2).split(' ')[0] ?? ''] !== undefined)
  const [taken = '', ...more] = bare
  const isTaken = more.length === 0 && (form.takes === 'ID' ? isId(taken) : (form.takes === undefined) === (taken === ''))
  const t = translator(catalogue, language)
  const work = isWhole && isTaken ? await form.plan({ taken, options, language, t }) : null
  if (typeof work === 'number') return work
  const written = ['npx ronde', name, form.takes, ...needed].filter(Boolean).join(' ')
  if (work === null) return misuse(form.usage === undefined ? common('usage', { form: written }) : t(form.usage, { form: written }))
  return withStore(open, { isDemo: options.demo === 'yes', purpose: form.purpose ?? 'export' }, ({ house }) => work(house), form.away)
}

/** Says what was done. */
export function tell(...sentences: string[]): number {
  for (const sentence of sentences) say(sentence)
  return DONE
}

/** Says why data or a rule is in the way. */
export function refuse(...sentences: string[]): number {
  for (const sentence of sentences) complain(sentence)
  return REFUSED
}

/** Says what is wrong with the arguments. */
export function misuse(sentence: string): number {
  complain(sentence)
  return ARGUMENT_FAULT
}

export function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`)
}

export function complain(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
}

function splitOnce(word: string): string[] {
  const at = word.indexOf('=')
  return at < 0 ? [word] : [word.slice(0, at), word.slice(at + 1)]
}

/** Reads `--name value`, `--name=value` and bare words; an option whose form is one word is a switch without a value, one that is not listed is a fault. */
export function readOptions(
  words: string[],
  expected: readonly Option[],
): Result<{ options: Record<string, string>; bare: string[] }, 'unknown-option' | 'value-missing'> {
  const options: Record<string, string> = {}
  const bare: string[] = []
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? ''
    if (!word.startsWith('--')) {
      bare.push(word)
      continue
    }
    const [asked = '', given] = splitOnce(word)
    const form = expected.map((option) => option.form.split(' ')).find(([name]) => name === asked)
    if (form === undefined || (form.length === 1 && given !== undefined)) return refused('unknown-option', { name: word })
    if (form.length === 1) options[asked.slice(2)] = 'yes'
    else if (given !== undefined) options[asked.slice(2)] = given
    else if (index + 1 < words.length) options[asked.slice(2)] = words[(index += 1)] ?? ''
    else return refused('value-missing', { name: word })
  }
  return done({ options, bare })
}

/** Says in one sentence which option is wrong. */
export function faultOf({ refusal, facts }: { refusal: string; facts?: Facts }): number {
  return misuse(
    refusal === 'unknown-option'
      ? `The option ${facts?.name} is not known here; "npx ronde help" lists the commands.`
      : `The option ${facts?.name} needs a value.`,
  )
}

/** A line on stderr that is written over itself, at most every 200 ms and only once the work has lasted a second. */
export function progressLine(): { show: (text: string) => void; end: () => void } {
  const startedAt = Date.now()
  let shownAt = 0
  return {
    show: (text) => {
      const now = Date.now()
      if (now - startedAt < 1_000 || now - shownAt < 200) return
      shownAt = now
      process.stderr.write(process.stderr.isTTY ? `\r\u001B[K${text}` : `${text}\n`)
    },
    end: () => {
      if (shownAt > 0 && process.stderr.isTTY) process.stderr.write('\n')
    },
  }
}

/** The language of the command line: `--lang`, else French or Dutch as the system says, else English. */
export function languageOf(chosen: string | undefined): Language {
  if (isLanguage(chosen)) return chosen
  const system = (process.env.LC_ALL ?? process.env.LANG ?? '').slice(0, 2)
  return isLanguage(system) ? system : 'en'
}

/** Writes a file that only its owner reads. */
export async function isWritten(path: string, body: Uint8Array | string): Promise<boolean> {
  return writeFile(path, body, { mode: 0o600 }).then(
    () => true,
    () => false,
  )
}
