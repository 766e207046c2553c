import { expect, it } from 'vitest'
import { readAside } from './read-aside.ts'

const people = { name: 'people.csv', bytes: Buffer.from('person_id;given_name;family_name\np1;Els;Peeters\n') }

it('reads in a thread of its own', async () => {
  const read = await readAside({ kind: 'understand', files: [people] })
  expect(read.ok && read.value.kind === 'understood' && read.value.outcome.register?.sheets[0]?.count).toBe(1)
})

it('SEC-22 a file that takes too long is stopped, with a sentence', async () => {
  expect(await readAside({ kind: 'understand', files: [people] }, () => undefined, { milliseconds: 1, megabytes: 192 })).toMatchObject({
    ok: false,
    refusal: 'too-slow',
  })
})

it('SEC-22 a file that wants too much memory is stopped, and the server goes on', { timeout: 60_000 }, async () => {
  const lines = Array.from({ length: 150_000 }, (_, index) => `${index};a;b`)
  const bytes = Buffer.from(`person_id;given_name;family_name\n${lines.join('\n')}\n`)
  expect(
    await readAside({ kind: 'understand', files: [{ name: 'people.csv', bytes }] }, () => undefined, { milliseconds: 50_000, megabytes: 24 }),
  ).toMatchObject({ ok: false, refusal: 'too-much-memory' })
})
