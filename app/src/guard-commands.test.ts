import { PassThrough, Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { runGuard } from './guard-commands.ts'

async function run(words: string[], text: string): Promise<{ code: number; said: string }> {
  const output = new PassThrough()
  const code = await runGuard(words, Readable.from([Buffer.from(text)]), output)
  output.end()
  return { code, said: ((await output.toArray()) as Buffer[]).join('') }
}

describe('npx ronde guard', () => {
  it('answers a text with spans and a verdict, without its words', async () => {
    const { code, said } = await run(['--lang', 'fr'], 'Le NISS est 85.07.30-033.28.')
    expect(code).toBe(0)
    expect(JSON.parse(said)).toEqual({
      spans: [{ start: 12, end: 27, kind: 'national-number', tier: 'A', score: 0.99, suggestion: '(numéro retiré)' }],
      verdict: 'refuse',
    })
  })

  it('answers line by line, and says which line it could not read', async () => {
    const { code, said } = await run(['--lines', '--audience', 'public'], '{"text":"Bonjour à toutes."}\n\nnothing\n{"text":"Mme Dupont"}\n')
    expect(code).toBe(1)
    expect(
      said
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { verdict?: string }).verdict),
    ).toEqual(['clear', undefined, 'replace'])
  })

  it.each([[['--audience', 'everybody']], [['--lang', 'xx']], [['text']], [['--unknown']]])('refuses wrong arguments: %j', async (words) => {
    expect((await run(words, '')).code).toBe(2)
  })
})
