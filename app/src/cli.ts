import { commands } from './commands.ts'
import { findCommands } from './help.ts'
import { ARGUMENT_FAULT, type Command } from './platform/command-line.ts'
import { sayFailure } from './start-words.ts'

const [, , asked = 'help', ...words] = process.argv
const HELP = ['--help', '-h']
const isHelp = [asked, ...words].some((word) => HELP.includes(word))
const name = isHelp ? 'help' : asked

/** Exit 0 done, 1 refused by data or rule, 2 wrong arguments; errors on stderr in one sentence. */
async function main(): Promise<number> {
  const isPair = Object.hasOwn(commands, `${name} ${words[0] ?? ''}`)
  const full = isPair ? `${name} ${words[0]}` : name
  const command: Command | undefined = Object.hasOwn(commands, full) ? commands[full] : undefined
  if (command === undefined) {
    process.stderr.write(`There is no command "${name}"; "npx ronde help" lists them.\n`)
    return ARGUMENT_FAULT
  }
  return command.run(isHelp ? helpFor([asked, ...words]) : isPair ? words.slice(1) : words)
}

/** `--help` behind a command is the help of that command, in the language that stands beside it. */
function helpFor(typed: readonly string[]): string[] {
  const named = typed
    .slice(
      0,
      typed.findIndex((word) => word.startsWith('-')),
    )
    .filter((word) => word !== 'help')
  const at = typed.indexOf('--lang')
  const language = at < 0 ? [] : typed.slice(at, at + 2)
  return findCommands(commands, named) === null ? language : [...named.slice(0, 2), ...language]
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (failure: unknown) => {
    process.stderr.write(`${sayFailure(failure)}\n`)
    process.exitCode = 1
  },
)
