import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startRonde, type RunningRonde } from '../test/serve.ts'
import { startOwnPostgres, type OwnPostgres } from './own-postgres.ts'
import { PersonOnline } from './person-online.ts'

const SECRET = randomBytes(48).toString('base64url')
const ADMINISTRATOR = 'ama@example.org'

let postgres: OwnPostgres
let post: SMTPServer
const received: string[] = []
let [one, two]: RunningRonde[] = []
let ama: PersonOnline

beforeAll(async () => {
  postgres = await startOwnPostgres()
  post = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, done) => {
      let text = ''
      stream.setEncoding('utf8').on('data', (piece: string) => (text += piece))
      stream.on('end', () => {
        received.push(text)
        done()
      })
    },
  })
  await new Promise<void>((resolve) => post.listen(0, '127.0.0.1', resolve))
  const env = {
    DATABASE_URL: postgres.url,
    RONDE_SECRET: SECRET,
    SMTP_URL: `smtp://127.0.0.1:${(post.server.address() as AddressInfo).port}`,
    PUBLIC_URL: 'http://localhost:3000',
  }
  // Both at once on an empty database: each wants to make the tables.
  ;[one, two] = await Promise.all([startRonde({ args: ['serve', '--port', '0'], env }), startRonde({ args: ['serve', '--port', '0'], env })])
}, 120_000)
afterAll(async () => {
  await Promise.all([one?.stop(), two?.stop()])
  await new Promise<void>((resolve) => post.close(resolve))
  await postgres.remove()
})

async function ask<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: postgres.url })
  await client.connect()
  try {
    return (await client.query<Row>(text, values)).rows
  } finally {
    await client.end()
  }
}

async function until(isSo: () => boolean | Promise<boolean>, longestMs: number): Promise<boolean> {
  for (const end = performance.now() + longestMs; performance.now() < end; await pause(50)) if (await isSo()) return true
  return false
}

describe('two servers on one database behave as one', () => {
  it('both started, and the migrations ran once', async () => {
    for (const { url } of [one!, two!]) expect(((await (await fetch(`${url}/healthz`)).json()) as { store: { kind: string } }).store.kind).toBe('external')
    const rows = await ask<{ name: string; times: number }>('select name, count(*)::int as times from kysely_migration group by name')
    expect(rows.length).toBeGreaterThan(5)
    expect(rows.filter(({ times }) => times !== 1)).toEqual([])
  })

  it('who signs in at one is signed in at the other', async () => {
    await until(() => /set-up\//.test(one!.readOutput()), 5_000)
    const [, link = ''] = /http:\/\/[^/]+(\/set-up\/\S+)/.exec(one!.readOutput()) ?? []
    ama = new PersonOnline(one!.url)
    await ama.fillIn(link, { instanceName: 'Quartier rond', givenName: 'Ama', familyName: 'Owusu', email: ADMINISTRATOR })
    for (const { url } of [one!, two!]) {
      ama.url = url
      const { status, path } = await ama.ask('/account')
      expect({ status, path }).toEqual({ status: 200, path: '/account' })
    }
  })

  it('a form opened at one is taken by the other', async () => {
    ama.url = one!.url
    const opened = await ama.ask('/account')
    const [, token = ''] = /name="_token" value="([^"]+)"/.exec(opened.text) ?? []
    ama.url = two!.url
    const { status } = await ama.ask('/account/language', { method: 'POST', body: new URLSearchParams({ _token: token, language: 'nl' }) })
    expect(status).toBe(200)
    expect(await ask('select language from person p join account a on a.person_id = p.id')).toEqual([{ language: 'nl' }])
  })

  it('SEC-08 a session ended at one is ended at the other, and its open stream closes within five seconds', async () => {
    ama.url = two!.url
    const stream = await ama.fetch('/account/stream')
    expect(stream.status).toBe(200)
    let isOpen = true
    const reading = (async () => {
      for await (const piece of stream.body!) void piece
      isOpen = false
    })()
    ama.url = one!.url
    const elsewhere = await ama.ask('/account')
    const [, token = ''] = /name="_token" value="([^"]+)"/.exec(elsewhere.text) ?? []
    const startedAt = performance.now()
    await ama.fetch('/sign-out', { method: 'POST', body: new URLSearchParams({ _token: token }) })
    expect(await until(() => !isOpen, 5_000)).toBe(true)
    expect(performance.now() - startedAt).toBeLessThan(5_000)
    await reading
    ama.url = two!.url
    expect((await ama.ask('/account')).path).toMatch(/^\/sign-in/)
  })

  it('a live event announced anywhere reaches both', async () => {
    const listeners = await ask<{ count: number }>("select count(*)::int as count from pg_stat_activity where query ilike 'listen ronde_live%'")
    expect(listeners[0]?.count).toBe(2)
  })

  it('every job is done once: forty asked-for links, forty mails', { timeout: 60_000 }, async () => {
    const before = received.length
    await Promise.all(
      Array.from({ length: 40 }, async (_, index) => {
        const somebody = new PersonOnline([one!, two!][index % 2]!.url)
        await somebody.fillIn('/sign-in', { email: ADMINISTRATOR })
      }),
    )
    expect(await until(() => received.length >= before + 40, 40_000)).toBe(true)
    await pause(1_500)
    const ids = received.slice(before).map((mail) => /^Message-ID: (.+)$/im.exec(mail)?.[1])
    expect(ids.length).toBe(40)
    expect(new Set(ids).size).toBe(40)
    expect(await ask('select count(*)::int as waiting from outbox_mail where sent_at is null')).toEqual([{ waiting: 0 }])
  })
})

describe('DATABASE_URL goes away and comes back', () => {
  it('pages say so with 503 in the language of the reader, /healthz too, and all recovers without a restart', { timeout: 90_000 }, async () => {
    await postgres.goAway()
    const words: Record<string, string> = {}
    for (const language of ['fr', 'nl', 'en', 'de']) {
      const startedAt = performance.now()
      const answer = await fetch(`${one!.url}/sign-in/code`, { headers: { 'accept-language': language, cookie: `__Host-ronde=${'x'.repeat(43)}` } })
      expect(answer.status).toBe(503)
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(performance.now() - startedAt).toBeLessThan(4_000)
      const text = await answer.text()
      expect(text).toContain(`lang="${language}"`)
      expect(text).not.toMatch(/ECONN|ENOENT|postgres|\.ts:|at async/i)
      words[language] = /<h1[^>]*>(.*?)<\/h1>/s.exec(text)?.[1] ?? ''
    }
    expect(new Set(Object.values(words)).size).toBe(4)
    expect((await fetch(`${two!.url}/healthz`)).status).toBe(503)
    expect((await fetch(`${one!.url}/api/v1/people`, { headers: { authorization: 'Bearer ronde_nothing' } })).status).toBe(503)

    await postgres.comeBack()
    const isBack = ({ url }: RunningRonde) => until(async () => (await fetch(`${url}/healthz`)).status === 200, 10_000)
    expect(await Promise.all([isBack(one!), isBack(two!)])).toEqual([true, true])
    expect((await fetch(`${one!.url}/sign-in`)).status).toBe(200)
  })

  it('jobs go on by themselves, and both servers listen again', { timeout: 60_000 }, async () => {
    const before = received.length
    const somebody = new PersonOnline(two!.url)
    await somebody.fillIn('/sign-in', { email: ADMINISTRATOR })
    expect(await until(() => received.length > before, 30_000)).toBe(true)
    expect(
      await until(
        async () =>
          (await ask<{ count: number }>("select count(*)::int as count from pg_stat_activity where query ilike 'listen ronde_live%'"))[0]?.count === 2,
        15_000,
      ),
    ).toBe(true)
  })

  it('nothing of it ended a server, and the log names no person and no address', () => {
    for (const { readOutput } of [one!, two!]) {
      expect(readOutput()).not.toMatch(/uncaught|unhandled|\n\s+at /i)
      expect(readOutput()).not.toContain(ADMINISTRATOR)
    }
  })
})
