import type { Command, OpenForCommand } from '../../platform/command-line.ts'

export function conventionsCommands(_open: OpenForCommand): Record<string, Command> {
  return {}
}
