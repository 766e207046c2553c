import type { Command, OpenForCommand } from '../../platform/command-line.ts'

export function questionsCommands(_open: OpenForCommand): Record<string, Command> {
  return {}
}
