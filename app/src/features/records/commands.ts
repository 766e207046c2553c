import type { Command, OpenForCommand } from '../../platform/command-line.ts'

export function recordsCommands(_open: OpenForCommand): Record<string, Command> {
  return {}
}
