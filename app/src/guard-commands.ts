import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { aboutIn } from './help-words.ts'
import { isLanguage, type Language } from './kernel/language.ts'
import { ARGUMENT_FAULT, complain, DONE, faultOf, LANGUAGE_FORM, readOptions, REFUSED, type Command, type Option } from './platform/command-line.ts'
import { checkText, GuardDown, type Audience } from './platform/guard.ts'

const AUDIENCES: readonly Audience[] = ['bound', 'mixed', 'public']
const OPTIONS: readonly Option[] = [
  { form: '--audience bound|mixed|public', about: aboutIn('option.audience') },
  { form: LANGUAGE_FORM, about: aboutIn('option.lang-of-text') },
  { form: '--lines', about: aboutIn('option.lines') },
]

/** `npx ronde guard < text`: what the guard would say of it. Needs no store and keeps nothing. */
export const guardCommand: Command = { about: aboutIn('command.guard'), options: OPTIONS, run: (words) => runGuard(words, process.stdin, process.stdout) }

type Wishes = { audience: Audience; language: Language | null }

/** @returns the exit code: 1 when the guard cannot work or a line is no `{"text": …}`, 2 for wrong arguments */
export async function runGuard(words: string[], input: Readable, output: Writable): Promise<number> {
  const parsed = readOptions(words, OPTIONS)
  if (!parsed.ok) return faultOf(parsed)
  const { audience = 'bound', lang, lines } = parsed.value.options
  const wished = AUDIENCES.find((known) => known === audience)
  if (wished === undefined || parsed.value.bare.length > 0)
    return complainOf('The guard reads a text from its standard input; --audience is bound, mixed or public.')
  if (lang !== undefined && !isLanguage(lang)) return complainOf('--lang is one of fr, nl, en, de.')
  const wishes: Wishes = { audience: wished, language: lang ?? null }
  try {
    return lines === undefined ? await answerWhole(input, output, wishes) : await answerLines(input, output, wishes)
  } catch (error) {
    if (!(error instanceof GuardDown)) throw error
    complain('The guard cannot read its lists; build Ronde first (npm run build).')
    return REFUSED
  }
}

function complainOf(sentence: string): number {
  complain(sentence)
  return ARGUMENT_FAULT
}

/** As the library says it: without the words of the text. */
function answer(text: string, wishes: Wishes): string {
  const { findings, verdict } = checkText(text, wishes)
  const spans = findings.map(({ start, end, kind, tier, score, suggestion }) => ({ start, end, kind, tier, score, suggestion }))
  return JSON.stringify({ spans, verdict })
}

async function answerWhole(input: Readable, output: Writable, wishes: Wishes): Promise<number> {
  const chunks: Buffer[] = []
  for await (const chunk of input) chunks.push(Buffer.from(chunk as Uint8Array | string))
  output.write(`${answer(Buffer.concat(chunks).toString('utf8'), wishes)}\n`)
  return DONE
}

function readText(line: string): string | null {
  try {
    const value: unknown = JSON.parse(line)
    return value !== null && typeof value === 'object' && 'text' in value && typeof value.text === 'string' ? value.text : null
  } catch {
    return null
  }
}

/** One answer for each line that is not empty, in order; a line that cannot be read is answered by `{"refusal":"bad-line"}`. */
async function answerLines(input: Readable, output: Writable, wishes: Wishes): Promise<number> {
  let code = DONE
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    if (line.trim() === '') continue
    const text = readText(line)
    if (text === null) code = REFUSED
    const isWritten = output.write(`${text === null ? '{"refusal":"bad-line"}' : answer(text, wishes)}\n`)
    if (!isWritten) await new Promise((resolve) => output.once('drain', resolve))
  }
  return code
}
