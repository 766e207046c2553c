import type { Command, OpenForCommand } from '../../platform/command-line.ts'

export function closingCommands(_open: OpenForCommand): Record<string, Command> {
  return {}
}
