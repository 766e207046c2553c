import { text as readAll } from 'node:stream/consumers'
import { translator } from '../kernel/translate.ts'
import { guardMessages } from '../ui/messages/guard-catalogue.ts'
import { languageOf, refuse, type Command } from './command-line.ts'
import { findForbidden } from './forbidden.ts'

/** What came in beside the words of a command holds what is kept nowhere. */
class RefusedInput extends Error {}

const nobody = async () => ({})

/** @param mayReach the word is a way to reach somebody by its nature */
async function holdsIdentifier(text: string, mayReach = false): Promise<boolean> {
  return (await findForbidden(text, nobody, mayReach)).length > 0
}

/** What is typed behind a command is read like a form: a number that is kept nowhere ends it before anything is opened. */
export function guardCommands(commands: Record<string, Command>): Record<string, Command> {
  return Object.fromEntries(Object.entries(commands).map(([name, command]) => [name, { ...command, run: (words) => runGuarded(command, words) }]))
}

async function runGuarded(command: Command, words: string[]): Promise<number> {
  try {
    for (const [at, word] of words.entries()) if (await holdsIdentifier(word, isReach(word, words[at - 1]))) return refuseWords()
    return await command.run(words)
  } catch (failure) {
    if (failure instanceof RefusedInput) return refuseWords()
    throw failure
  }
}

function isReach(word: string, before: string | undefined): boolean {
  return before === '--reach' || word.startsWith('--reach=')
}

function refuseWords(): number {
  return refuse(translator(guardMessages, languageOf(undefined))('refused.api'))
}

export type ReadText = typeof readGuardedInput

/** A text from outside for a command, once it was looked through. */
export async function guardInput(text: string): Promise<string> {
  if (await holdsIdentifier(text)) throw new RefusedInput()
  return text
}

export async function readGuardedInput(): Promise<string> {
  return guardInput(await readAll(process.stdin))
}
