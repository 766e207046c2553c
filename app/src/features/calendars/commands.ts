import type { Command, OpenForCommand } from '../../platform/command-line.ts'

export function calendarsCommands(_open: OpenForCommand): Record<string, Command> {
  return {}
}
