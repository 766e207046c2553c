import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { startRonde, type RunningRonde } from '../test/serve.ts'
import { PersonOnline } from './person-online.ts'
import { aFolder, runProgram } from './run-program.ts'

const [FIRST, SECOND] = [randomBytes(48).toString('base64url'), randomBytes(48).toString('base64url')]
const { folder, remove } = aFolder()
const data = path.join(folder, 'served')
afterAll(remove)

const serve = (env: Record<string, string>) => startRonde({ args: ['serve', '--port', '0'], data, env })

/** The ways in which a secret could have been written down without meaning to. */
const writings = (secret: string) => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString('hex'),
  Buffer.from(secret).toString('base64').replace(/=+$/, '').slice(0, -1),
]

function expectNowhereIn(what: string, text: string): void {
  for (const secret of [FIRST, SECOND]) for (const writing of writings(secret)) expect(text.includes(writing), `${what} holds the secret`).toBe(false)
}

/** What `ps` shows to everybody, and what the database server got as its environment. */
function readProcessList(): { lines: string; environmentsOfStores: string } {
  const ids = existsSync('/proc') ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : []
  const read = (file: string) => {
    try {
      return readFileSync(file, 'utf8')
    } catch {
      return ''
    }
  }
  const lines = ids.map((id) => ({ id, line: read(`/proc/${id}/cmdline`).replaceAll('\0', ' ') }))
  const stores = lines.filter(({ line }) => line.includes(data) && line.includes('postgres'))
  return { lines: lines.map(({ line }) => line).join('\n'), environmentsOfStores: stores.map(({ id }) => read(`/proc/${id}/environ`)).join('\n') }
}

async function signInFirst(ronde: RunningRonde): Promise<PersonOnline> {
  for (let turns = 0; turns < 50 && !ronde.readOutput().includes('/set-up/'); turns += 1) await pause(100)
  const [, link = ''] = /http:\/\/localhost:\d+(\/set-up\/[\w-]+)/.exec(ronde.readOutput()) ?? []
  const person = new PersonOnline(ronde.url)
  await person.fillIn(link, { givenName: 'Ama', familyName: 'Mensah', email: 'ama@example.org', language: 'en', instanceName: 'Réseau du canal' })
  expect((await person.ask('/account')).status).toBe(200)
  return person
}

async function readPages(ronde: RunningRonde, person: PersonOnline): Promise<string> {
  person.url = ronde.url
  const paths = [
    '/',
    '/sign-in',
    '/account',
    '/desk',
    '/people',
    '/communities',
    '/me',
    '/trust',
    '/healthz',
    '/api/v1/openapi.json',
    '/nowhere',
    '/set-up/wrong',
  ]
  const answers = []
  for (const each of paths) {
    const { status, text, headers } = await person.ask(each)
    answers.push(`${status} ${JSON.stringify([...headers])} ${text}`)
  }
  return answers.join('\n')
}

describe('SEC-31 the secret of an instance', () => {
  it('SEC-31 can be changed: sessions and open forms stay, the old one is recognised while it is given, and stands nowhere', { timeout: 60_000 }, async () => {
    let ronde = await serve({ RONDE_SECRET: FIRST })
    const person = await signInFirst(ronde)
    const [, openForm = ''] = /name="_token" value="([^"]+)"/.exec((await person.ask('/account')).text) ?? []
    const sendOpenForm = async () =>
      (await person.fetch('/account/language', { method: 'POST', body: new URLSearchParams({ _token: openForm, language: 'nl' }) })).status
    let said = ronde.readOutput()
    await ronde.stop()

    const refused = await runProgram(['serve', '--port', '0'], { data, env: { RONDE_SECRET: SECOND } })
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('another secret') })

    ronde = await serve({ RONDE_SECRET: SECOND, RONDE_SECRET_BEFORE: FIRST })
    person.url = ronde.url
    expect((await person.ask('/account')).status).toBe(200)
    expect(await sendOpenForm()).toBe(303)
    const pages = await readPages(ronde, person)
    const { lines, environmentsOfStores } = readProcessList()
    said += ronde.readOutput() + refused.out + refused.err
    await ronde.stop()

    const backup = path.join(folder, 'all.backup')
    const saved = await runProgram(['backup', backup], { data, env: { RONDE_SECRET: SECOND, RONDE_SECRET_BEFORE: FIRST } })
    expect(saved.code).toBe(0)
    const register = await runProgram(['export', 'register', path.join(folder, 'register')], { data, env: { RONDE_SECRET: SECOND } })
    const exported = readdirSync(path.join(folder, 'register')).map((name) => readFileSync(path.join(folder, 'register', name), 'utf8'))
    said += [saved, register].map(({ out, err }) => out + err).join('\n')

    ronde = await serve({ RONDE_SECRET: SECOND })
    person.url = ronde.url
    expect((await person.ask('/account')).status).toBe(200)
    expect(await sendOpenForm()).toBe(403)
    said += ronde.readOutput()
    await ronde.stop()
    expect(await runProgram(['serve', '--port', '0'], { data, env: { RONDE_SECRET: FIRST } })).toMatchObject({ code: 1 })

    const dump = gunzipSync(readFileSync(backup)).toString('utf8')
    expect(dump).toContain('ama@example.org')
    expectNowhereIn('the backup', dump)
    expectNowhereIn('an export', exported.join('\n'))
    expectNowhereIn('the log', said)
    expect(pages).toContain('Mensah')
    expectNowhereIn('a page', pages)
    if (process.platform === 'linux') expect(lines).toContain(data)
    expectNowhereIn('the process list', lines)
    expectNowhereIn('the environment of the database server', environmentsOfStores)
  })

  it('SEC-31 that is weak, or that a store lost, starts nothing', async () => {
    const [weak, lost] = [path.join(folder, 'weak'), path.join(folder, 'lost')]
    expect(await runProgram(['serve', '--port', '0'], { data: weak, env: { RONDE_SECRET: 'password' } })).toMatchObject({ code: 1, out: '' })
    mkdirSync(path.join(lost, 'postgres'), { recursive: true })
    expect(await runProgram(['serve', '--port', '0'], { data: lost })).toMatchObject({ code: 1, err: expect.stringContaining('put it back') })
  })

  it('SEC-31 lies in files as well, and an old one that others may read is refused like a new one', { timeout: 30_000 }, async () => {
    const own = path.join(folder, 'files')
    mkdirSync(own)
    writeFileSync(path.join(own, 'secret'), SECOND, { mode: 0o600 })
    writeFileSync(path.join(own, 'secret.before'), FIRST, { mode: 0o600 })
    chmodSync(path.join(own, 'secret.before'), 0o644)
    if (process.platform !== 'win32')
      expect(await runProgram(['serve', '--port', '0'], { data: own })).toMatchObject({ code: 1, err: expect.stringContaining('can be read by other people') })
    writeFileSync(path.join(own, 'secret.before'), 'password')
    chmodSync(path.join(own, 'secret.before'), 0o600)
    expect(await runProgram(['serve', '--port', '0'], { data: own })).toMatchObject({ code: 1, err: expect.stringContaining('too weak') })
    const missing = await runProgram(['serve', '--port', '0'], { data: own, env: { RONDE_SECRET_BEFORE_FILE: path.join(own, 'nowhere') } })
    expect(missing).toMatchObject({ code: 1, err: expect.stringContaining('missing') })
  })
})
