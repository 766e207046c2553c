import type { Command, OpenForCommand } from '../../platform/command-line.ts'

export function invitationsCommands(_open: OpenForCommand): Record<string, Command> {
  return {}
}
