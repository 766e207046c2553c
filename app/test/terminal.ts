import { vi } from 'vitest'
import type { Command, OpenForCommand } from '../src/platform/command-line.ts'
import type { TestHouse } from './house.ts'

/** What a command ended with and wrote: to the output, to the errors, and both as they came. */
export type Printed = { code: number; out: string; err: string; text: string }

/** Keeps what is printed meanwhile away from the screen. */
export async function listenTo(run: () => Promise<number>): Promise<Printed> {
  const said = { out: '', err: '', text: '' }
  const hear = (stream: 'out' | 'err') => (words: unknown) => {
    said[stream] += String(words)
    said.text += String(words)
    return true
  }
  const spies = [vi.spyOn(process.stdout, 'write').mockImplementation(hear('out')), vi.spyOn(process.stderr, 'write').mockImplementation(hear('err'))]
  try {
    const code = await run()
    return { code, ...said }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}

/** `npx ronde` on the house of a test: the name of a command and the words that follow it. @param always words that follow every time */
export function aTerminal(house: () => TestHouse, commandsOn: (open: OpenForCommand) => Record<string, Command>, ...always: string[]) {
  return (name: string, ...words: string[]): Promise<Printed> => {
    const command = commandsOn(async () => ({ house: house(), ownerUrl: house().ownerUrl, stop: async () => undefined }))[name]
    if (command === undefined) throw new Error(`there is no command ${name}`)
    return listenTo(() => command.run([...words, ...always]))
  }
}
