import { describe, expect, it } from 'vitest'
import { readOptions, type Option } from './command-line.ts'

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
