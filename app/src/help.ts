import { helpMessages, VARIABLES } from './help-words.ts'
import type { Language } from './kernel/language.ts'
import { translator } from './kernel/translate.ts'
import type { Command } from './platform/command-line.ts'

const TEXT_COLUMN = 50
const WIDTH = 110

/** What help is asked of: a command, or all that begin with its first word. Null where there is none of that name. */
export function findCommands(commands: Record<string, Command>, [first = '', second = '']: readonly string[]): Record<string, Command> | null {
  const named = Object.entries(commands).filter(([name]) => name === `${first} ${second}`)
  const alike = Object.entries(commands).filter(([name]) => name === first || name.startsWith(`${first} `))
  if (named.length > 0) return Object.fromEntries(named)
  return alike.length > 0 ? Object.fromEntries(alike) : null
}

/** Every command with its options, then the environment, in two columns. @param only commands that were asked of, without what holds for all */
export function renderHelp(commands: Record<string, Command>, language: Language, only: Record<string, Command> | null = null): string {
  const t = translator(helpMessages, language)
  const listed = Object.entries(only ?? commands).flatMap(([name, { takes, about, options }]) => [
    renderLine(`  ${[name, takes].filter(Boolean).join(' ')}`, about(language)),
    ...options.map(({ form, about: say, isNeeded }) => renderLine(`      ${form}`, isNeeded ? `${say(language)} (${t('needed')})` : say(language))),
  ])
  const variables = VARIABLES.map((names) => renderLine(`  ${names.join(', ')}`, t('variable', { meaning: t(names[0]), usual: t(`${names[0]}.without`) })))
  const environment = only === null ? ['', t('environment'), ...variables] : []
  return ['npx ronde …', '', t('commands'), ...listed, ...environment, '', ...wrap(t('exit'), WIDTH), ''].join('\n')
}

function renderLine(head: string, text: string): string {
  return wrap(text, WIDTH - TEXT_COLUMN)
    .map((piece, index) => `${(index === 0 ? head : '').padEnd(TEXT_COLUMN)}${piece}`)
    .join('\n')
}

/** Breaks at ordinary spaces only. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
