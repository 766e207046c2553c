import type { Command, OpenForCommand } from '../../platform/command-line.ts'

export function contactsCommands(_open: OpenForCommand): Record<string, Command> {
  return {}
}
