import { done, refused, type Facts, type Result } from '../kernel/result.ts'
import { isLanguage, type Language } from '../kernel/language.ts'
import { translator, type Catalogue } from '../kernel/translate.ts'
import type { House } from './house.ts'

export const DONE = 0
export const REFUSED = 1
export const ARGUMENT_FAULT = 2

/** What a command or an option is for, in a few words without a full stop. */
export type Said = (language: Language) => string

/** An option as it is typed, `--port N` or `--poster`. */
export type Option = { form: string; about: Said; isNeeded?: true }

/** A command by what follows its name. `run` gives the exit code: 0 done, 1 refused by data or rule, 2 wrong arguments. */
export type Command = { takes?: 'PATH' | 'FILE' | 'ID'; about: Said; options: readonly Option[]; run: (words: string[]) => Promise<number> }

export const LANGUAGE_FORM = '--lang fr|nl|en|de'

/**
 * Opens the store for one command, beside a running server where there is one; a refusal has said its sentence already. `open` makes a store where
 * there is none, `export` refuses.
 */
export type OpenForCommand = (options: { isDemo: boolean; purpose: 'open' | 'export' }) => Promise<OpenedForCommand | null>
export type OpenedForCommand = { house: House; ownerUrl: string; stop: () => Promise<void> }

/** The words of a feature for the help: `sayIn(feedsMessages)('help.list')`. */
export function sayIn<Key extends string>(catalogue: Catalogue<Key>): (key: Key) => Said {
  return (key) => (language) => translator(catalogue, language)(key)
}

/** Opens the store for one piece of work and closes it whatever happens. Where it does not open, that was said already. @param away the exit code then */
export async function withStore(
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
  complain(
    refusal === 'unknown-option'
      ? `The option ${facts?.name} is not known here; "npx ronde help" lists the commands.`
      : `The option ${facts?.name} needs a value.`,
  )
  return ARGUMENT_FAULT
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
