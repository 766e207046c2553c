import { expect, it, vi } from 'vitest'
import { listenTo } from '../../test/terminal.ts'
import { DONE, REFUSED } from './command-line.ts'
import { guardCommands, guardInput } from './guard-commands.ts'

const run = vi.fn(async (words: string[]) => {
  for (const word of words) if (word.startsWith('read ')) await guardInput(word.slice(5))
  return DONE
})
const { note } = guardCommands({ note: { about: () => '', options: [], run } })
const typed = async (...words: string[]) => (await listenTo(() => note!.run(words))).code

it('GRD-01 a number that is kept nowhere, or one of somebody cared for, ends a command before it begins', async () => {
  expect(await typed('--text', 'NISS 85.07.30-033.28')).toBe(REFUSED)
  expect(await typed('--text', 'Mme Dupont 0471 55 66 77')).toBe(REFUSED)
  expect(run).not.toHaveBeenCalled()
  expect(await typed('--text', 'Le CPAS 02 413 01 36')).toBe(DONE)
})

it('a way to reach somebody passes where it belongs, whoever it is of', async () => {
  for (const words of [['--reach', 'Mme Dupont 0471 55 66 77'], ['--reach=Mme Dupont 0471 55 66 77']]) expect(await typed(...words)).toBe(DONE)
  expect(await typed('--reach', 'NISS 85.07.30-033.28')).toBe(REFUSED)
})

it('GRD-01 what comes in beside the words is read as closely', async () => {
  expect(await typed('read Mme Dupont 0471 55 66 77')).toBe(REFUSED)
  expect(await typed('read Le CPAS 02 413 01 36')).toBe(DONE)
})
