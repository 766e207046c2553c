import { text as readAll } from 'node:stream/consumers'
import { translator } from '../kernel/translate.ts'
import { guardMessages } from '../ui/messages/guard-catalogue.ts'
import { complain, languageOf, REFUSED, type Command } from './command-line.ts'
import { findForbidden } from './forbidden.ts'

/** What came in beside the words of a command holds what is kept nowhere. */
class RefusedInput extends Error {}

const nobody = async () => ({})

async function holdsIdentifier(text: string): Promise<boolean> {
  return (await findForbidden(text, nobody, true)).length > 0
}

/** What is typed behind a command is read like a form: a number that is kept nowhere ends it before anything is opened. */
export function guardCommands(commands: Record<string, Command>): Record<string, Command> {
  return Object.fromEntries(Object.entries(commands).map(([name, command]) => [name, { ...command, run: (words) => runGuarded(command, words) }]))
}

async function runGuarded(command: Command, words: string[]): Promise<number> {
  try {
    for (const word of words) if (await holdsIdentifier(word)) return refuse()
    return await command.run(words)
  } catch (failure) {
    if (failure instanceof RefusedInput) return refuse()
    throw failure
  }
}

function refuse(): number {
  complain(translator(guardMessages, languageOf(undefined))('refused.api'))
  return REFUSED
}

/** A text from outside for a command, once it was looked through. */
export async function guardInput(text: string): Promise<string> {
  if (await holdsIdentifier(text)) throw new RefusedInput()
  return text
}

export async function readGuardedInput(): Promise<string> {
  return guardInput(await readAll(process.stdin))
}
