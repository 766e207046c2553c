import type { Command, OpenForCommand } from '../../platform/command-line.ts'

export function feedsCommands(_open: OpenForCommand): Record<string, Command> {
  return {}
}
