import type { Command, OpenForCommand } from '../../platform/command-line.ts'

export function preparationCommands(_open: OpenForCommand): Record<string, Command> {
  return {}
}
