import { describe, expect, it, vi } from 'vitest'
import { listenTo } from '../../test/terminal.ts'
import type { Catalogue } from '../kernel/translate.ts'
import { commandsIn, misuse, readOptions, tell, type OpenForCommand, type Option } from './command-line.ts'
import type { House } from './house.ts'

const EXPECTED: readonly Option[] = [
  { form: '--port N', about: () => '' },
  { form: '--poster', about: () => '' },
]

describe('options', () => {
  it.each([[['--port', '3001']], [['--port=3001']]])('are read as %j', (words) => {
    expect(readOptions([...words, 'bare', '--poster'], EXPECTED)).toEqual({ ok: true, value: { options: { port: '3001', poster: 'yes' }, bare: ['bare'] } })
  })

  it.each([
    ['--prot', 'unknown-option'],
    ['--poster=no', 'unknown-option'],
    ['--port', 'value-missing'],
  ])('that are wrong are named: %s', (word, refusal) => {
    expect(readOptions([word], EXPECTED)).toEqual({ ok: false, refusal, facts: { name: word } })
  })
})

describe('a command of a feature', () => {
  const words = { move: 'moves', day: 'which day', near: 'how near', wrong: 'Say which: {form}', moved: 'moved {id}' }
  const catalogue: Catalogue<keyof typeof words> = { fr: { ...words, moved: 'déplacé {id}' }, nl: words, en: words, de: words }
  const stop = vi.fn(async () => undefined)
  const open = vi.fn<OpenForCommand>(async () => ({ house: {} as House, ownerUrl: '', stop }))
  const commands = commandsIn(open, catalogue, {
    move: {
      takes: 'ID',
      about: 'move',
      needs: { '--day DAY': 'day' },
      options: { '--near': 'near' },
      usage: 'wrong',
      plan: ({ taken, options, t }) =>
        options.day === 'never' ? null : options.day === 'done' ? misuse('too late') : async () => tell(t('moved', { id: taken })),
    },
    look: { about: 'move', plan: () => async () => Promise.reject(new Error('broken')), away: 75 },
    say: {
      about: 'move',
      needs: { '--lang LANGUAGE': 'day' },
      plan:
        ({ language }) =>
        async () =>
          tell(language),
    },
  })
  const run = (name: keyof typeof commands, ...typed: string[]) => listenTo(() => commands[name]!.run(typed))
  const ID = '00000000-0000-4000-8000-000000000000'

  it('knows its own options, --demo and --lang, in that order', () => {
    expect(commands['move']!.options.map(({ form, isNeeded }) => [form, isNeeded ?? false])).toEqual([
      ['--day DAY', true],
      ['--near', false],
      ['--demo', false],
      ['--lang fr|nl|en|de', false],
    ])
    expect(commands['say']!.options.map(({ form }) => form)).toEqual(['--lang LANGUAGE', '--demo'])
  })

  it('does its work in the open store and closes it', async () => {
    expect(await run('move', ID, '--day', 'now', '--lang', 'fr', '--demo')).toMatchObject({ code: 0, out: `déplacé ${ID}\n` })
    expect(open).toHaveBeenLastCalledWith({ isDemo: true, purpose: 'export' })
    expect(stop).toHaveBeenCalledTimes(1)
    await expect(run('look')).rejects.toThrow('broken')
    expect(stop).toHaveBeenCalledTimes(2)
    open.mockResolvedValueOnce(null)
    expect((await run('look')).code).toBe(75)
  })

  it('says how it is written where its words are wrong, and opens nothing', async () => {
    open.mockClear()
    const usage = 'Say which: npx ronde move ID --day DAY\n'
    const wrong = [['--day', 'now'], [ID], ['first', '--day', 'now'], [ID, ID, '--day', 'now'], [ID, '--day', 'never']]
    for (const typed of wrong) expect([typed, await run('move', ...typed, '--lang', 'en')]).toMatchObject([typed, { code: 2, err: usage }])
    expect(await run('move', ID, '--day', 'done')).toMatchObject({ code: 2, err: 'too late\n' })
    expect(await run('move', ID, '--day', 'now', '--lang', 'xx')).toMatchObject({ code: 2, err: expect.stringContaining('--lang') })
    expect(await run('look', ID, '--lang', 'nl')).toMatchObject({ code: 2, err: 'Schrijf de opdracht zo: npx ronde look\n' })
    expect(open).not.toHaveBeenCalled()
  })
})
