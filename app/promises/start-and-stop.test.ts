import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startRonde, type RunningRonde } from '../test/serve.ts'
import { aFolder, runProgram, startProgram } from './run-program.ts'

const STRONG = randomBytes(48).toString('base64url')
/** One sentence a person can act on: no stack, no code of a system call. */
const ONE_SENTENCE = /^[A-Z][^\n]*(?:[.]|: npx ronde [^\n]+)\n$/
const TRACE = /\n\s+at |node:internal|Error:/

const { folder, remove } = aFolder()
/** Half a minute passes beside the other tests. */
let patient: RunningRonde
let slow: Promise<{ answer: string; tookMs: number }>

beforeAll(async () => {
  patient = await startRonde({ args: ['serve', '--port', '0'], env: { RONDE_SECRET: STRONG } })
  slow = sendSlowly(new URL(patient.url))
}, 90_000)
afterAll(async () => {
  await patient.stop()
  remove()
})

describe('SEC-31 a weak or missing secret is refused', () => {
  it.each([
    ['empty', ''],
    ['short', 'a1b2c3d4e5f6'],
    ['of one letter', 'a'.repeat(64)],
    ['of few letters', 'abcabcabcabcabcabcabcabcabcabcabcabc'],
    ['taken from an example', 'change-me-change-me-0123456789-abcdefgh'],
    ['a default', 'default-secret-0123456789-abcdefghijkl'],
  ])('SEC-31 RONDE_SECRET %s', async (_, secret) => {
    const { code, err, out } = await runProgram(['serve', '--port', '0'], { data: path.join(folder, 'weak'), env: { RONDE_SECRET: secret } })
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(ONE_SENTENCE)
    expect(err).toContain('at least 32 random characters')
    if (secret !== '') expect(err).not.toContain(secret)
    expect(existsSync(path.join(folder, 'weak', 'postgres'))).toBe(false)
  })

  it('SEC-31 a secret file that others may read, that is weak, or that is not there', async () => {
    const file = path.join(folder, 'a-secret')
    writeFileSync(file, STRONG, { mode: 0o644 })
    chmodSync(file, 0o644)
    const start = () => runProgram(['serve', '--port', '0'], { data: path.join(folder, 'file'), env: { RONDE_SECRET_FILE: file } })
    if (process.platform !== 'win32') expect(await start()).toMatchObject({ code: 1, err: expect.stringContaining('can be read by other people') })
    writeFileSync(file, 'password')
    chmodSync(file, 0o600)
    expect(await start()).toMatchObject({ code: 1, err: expect.stringContaining('too weak') })
    rmSync(file)
    expect(await start()).toMatchObject({ code: 1, err: expect.stringContaining('missing') })
  })

  it('SEC-31 a store that lost its secret is not given a new one', async () => {
    const data = path.join(folder, 'lost')
    mkdirSync(path.join(data, 'postgres'), { recursive: true })
    const { code, err } = await runProgram(['serve', '--port', '0'], { data })
    expect(code).toBe(1)
    expect(err).toContain('put it back')
    expect(existsSync(path.join(data, 'secret'))).toBe(false)
  })
})

describe('what cannot be is refused in one sentence', () => {
  const cases: [string, number, string[], Record<string, string>, RegExp][] = [
    ['an unknown command', 2, ['frobnicate'], {}, /There is no command "frobnicate"/],
    ['a name that every object has', 2, ['toString'], {}, /There is no command "toString"/],
    ['an unknown option', 2, ['serve', '--colour', 'red'], {}, /--colour/],
    ['an option without its value', 2, ['serve', '--port'], {}, /--port needs a value/],
    ['a word too many', 2, ['serve', 'now'], {}, /"now"/],
    ['an import without a path', 2, ['import', 'register'], {}, /import register PATH/],
    ['a report without a register', 2, ['report', 'monitoring'], {}, /--register/],
    ['a day that is none', 2, ['report', 'monitoring', '--register', '.', '--from', '2023-02-31', '--until', '2023-03-31'], {}, /2023-02-31/],
    ['a port that is none', 2, ['serve', '--port', '99999'], {}, /65535/],
    ['a port with a word in it', 2, ['serve', '--port', '3e3'], {}, /whole number/],
    ['an address without https', 1, ['serve', '--port', '0'], { PUBLIC_URL: 'http://ronde.example.org' }, /https/],
    ['another database than PostgreSQL', 1, ['serve', '--port', '0'], { DATABASE_URL: 'mysql://x/y' }, /postgres:\/\//],
    [
      'a database that does not answer',
      1,
      ['serve', '--port', '0'],
      { DATABASE_URL: 'postgres://nobody:geheim1@127.0.0.1:1/x', RONDE_SECRET: STRONG },
      /does not answer/,
    ],
    ['a mail server that is none', 1, ['serve', '--port', '0'], { SMTP_URL: 'http://x' }, /smtp:\/\//],
    ['a demo open to others', 1, ['demo', '--port', '0'], { HOST: '0.0.0.0' }, /only answers on this machine/],
    ['a file that is not there', 1, ['import', 'register', './nothing-here'], {}, /./],
  ]
  it.each(cases)('%s: exit %i', async (_, code, args, env, words) => {
    const ended = await runProgram(args, { data: path.join(folder, 'never'), env })
    expect(ended.code).toBe(code)
    expect(ended.err).toMatch(ONE_SENTENCE)
    expect(ended.err).toMatch(words)
    expect(ended.err).not.toMatch(TRACE)
    expect(ended.err).not.toContain('geheim1')
    expect(existsSync(path.join(folder, 'never', 'postgres'))).toBe(false)
  })
})

describe('REL-04 REL-24 one running server', () => {
  let ronde: RunningRonde
  const data = path.join(folder, 'served')
  const env = { RONDE_SECRET: STRONG }

  beforeAll(async () => {
    ronde = await startRonde({ args: ['serve', '--port', '0'], data, env })
  }, 90_000)

  it('says once where the first administrator begins, and has no account', async () => {
    for (let turns = 0; turns < 50 && !ronde.readOutput().includes('/set-up/'); turns += 1) await pause(100)
    expect(ronde.readOutput()).toMatch(
      /Nobody administers this instance yet\. Open this link within 30 minutes, it works once:\nhttp:\/\/localhost:\d+\/set-up\/[\w-]{43}\n/,
    )
  })

  it('REL-01 GET /healthz says which store runs and what it guarantees', async () => {
    const health = (await (await fetch(`${ronde.url}/healthz`)).json()) as { status: string; store: Record<string, unknown> }
    expect(health.status).toBe('ok')
    expect(health.store).toMatchObject({ kind: 'embedded', engine: 'PostgreSQL', fsync: true, fullPageWrites: true, synchronousCommit: true })
    expect(String(health.store.guarantee)).toContain('survives')
  })

  it('answers under both names of this machine', async () => {
    const { port } = new URL(ronde.url)
    for (const name of ['localhost', '127.0.0.1']) expect((await fetch(`http://${name}:${port}/sign-in`)).status).toBe(200)
  })

  it('is no demo: nobody looks around', async () => {
    const answer = await fetch(`${ronde.url}/demo/enter`, {
      method: 'POST',
      headers: { origin: ronde.url },
      body: new URLSearchParams({ role: 'coordinator' }),
      redirect: 'manual',
    })
    expect(answer.status).toBe(404)
    expect(answer.headers.getSetCookie().filter((cookie) => cookie.startsWith('__Host-ronde='))).toEqual([])
  })

  it('REL-04 a second server on its data folder is refused within two seconds and says who holds it', async () => {
    const { code, err, tookMs } = await runProgram(['serve', '--port', '0'], { data, env })
    expect(code).toBe(1)
    expect(err).toMatch(ONE_SENTENCE)
    expect(err).toContain(`process ${ronde.pid}`)
    expect(tookMs).toBeLessThan(3_000)
    expect((await fetch(`${ronde.url}/healthz`)).status).toBe(200)
  })

  it('a taken port is said in one sentence, and no process stays', async () => {
    const elsewhere = path.join(folder, 'elsewhere')
    const { code, err } = await runProgram(['serve', '--port', new URL(ronde.url).port], { data: elsewhere, env })
    expect(code).toBe(1)
    expect(err.split('\n').find((line) => line.startsWith('Port '))).toMatch(/is taken by another program/)
    expect(serversIn(elsewhere)).toEqual([])
  })

  it('a host that is no address of this machine is said in one sentence, and no process stays', async () => {
    const elsewhere = path.join(folder, 'elsewhere')
    const { code, err } = await runProgram(['serve', '--port', '0'], { data: elsewhere, env: { ...env, HOST: '192.0.2.77' } })
    expect(code).toBe(1)
    expect(err.split('\n').find((line) => line.startsWith('HOST'))).toMatch(/no address of this machine/)
    expect(serversIn(elsewhere)).toEqual([])
  })

  it('another secret is refused by the database of the first', async () => {
    const copy = aFolder()
    const first = await startRonde({ args: ['serve', '--port', '0'], data: copy.folder, env })
    await first.stop()
    const { code, err } = await runProgram(['serve', '--port', '0'], { data: copy.folder, env: { RONDE_SECRET: randomBytes(48).toString('base64url') } })
    expect(code).toBe(1)
    expect(err).toContain('another secret')
    expect(serversIn(copy.folder)).toEqual([])
    copy.remove()
  })

  it('REL-07 comes back after kill -9, on the store that was left behind, with everything acknowledged', async () => {
    const before = ronde
    const setUp = /http\S+\/set-up\/\S+/.exec(before.readOutput())![0]
    await before.kill9()
    ronde = await startRonde({ args: ['serve', '--port', '0'], data, env })
    const link = setUp.replace(before.url, ronde.url)
    expect((await fetch(link)).status).toBe(200)
  }, 60_000)

  it('REL-24 SIGTERM under load drains, ends within five seconds with 0, and leaves no process', async () => {
    const pids = serversIn(data)
    expect(pids.length).toBeGreaterThan(0)
    let [answered, isStopping] = [0, false]
    const broken: string[] = []
    const ask = async () => {
      while (!isStopping) {
        await fetch(`${ronde.url}/sign-in`).then(
          async (answer) => {
            await answer.text()
            if (answer.status >= 500) broken.push(String(answer.status))
            else answered += 1
          },
          // After the door is closed nobody is let in; that is a refused connection, not half an answer.
          () => (isStopping = true),
        )
      }
    }
    const load = Array.from({ length: 16 }, ask)
    const idle = net.connect(Number(new URL(ronde.url).port), '127.0.0.1')
    idle.on('error', () => undefined)
    await pause(500)
    const startedAt = performance.now()
    const code = await ronde.stop()
    expect(performance.now() - startedAt).toBeLessThan(5_000)
    await Promise.all(load)
    idle.destroy()
    expect({ code, broken }).toEqual({ code: 0, broken: [] })
    expect(answered).toBeGreaterThan(50)
    expect(pids.filter(isAlive)).toEqual([])
    expect(ronde.readOutput()).not.toMatch(TRACE)
  })

  it('Ctrl+C while it starts leaves nothing running either', async () => {
    const own = aFolder()
    const { child, ended } = startProgram(['serve', '--port', '0'], { data: own.folder, env })
    await pause(1_200)
    child.kill('SIGINT')
    const killer = setTimeout(() => child.kill('SIGKILL'), 10_000)
    const { signal } = await ended
    clearTimeout(killer)
    expect(signal).not.toBe('SIGKILL')
    for (let turns = 0; turns < 60 && serversIn(own.folder).length > 0; turns += 1) await pause(100)
    expect(serversIn(own.folder)).toEqual([])
    own.remove()
  })
})

it('a demo answers nobody before its people are there: the first answer already lets a visitor in', { timeout: 60_000 }, async () => {
  const own = aFolder()
  const port = await findFreePort()
  const { child, ended } = startProgram(['demo', '--port', String(port)], { data: own.folder })
  const address = `http://localhost:${port}`
  const ask = () =>
    fetch(`${address}/demo/enter`, { method: 'POST', headers: { origin: address }, body: new URLSearchParams({ role: 'member' }), redirect: 'manual' })
  let first = await ask().catch(() => null)
  while (first === null)
    first = await pause(20)
      .then(ask)
      .catch(() => null)
  child.kill('SIGTERM')
  expect(first.status).toBe(303)
  expect(await ended).toMatchObject({ code: 0 })
  own.remove()
})

it('SEC-29 a body that arrives drop by drop is cut at 30 s', { timeout: 60_000 }, async () => {
  const { answer, tookMs } = await slow
  expect(answer).toMatch(/^HTTP\/1\.1 408|^$/)
  expect(tookMs).toBeGreaterThan(20_000)
  expect(tookMs).toBeLessThan(36_000)
})

/** A form whose last byte never comes: one byte a second. */
async function sendSlowly({ port }: URL): Promise<{ answer: string; tookMs: number }> {
  const startedAt = performance.now()
  const socket = net.connect(Number(port), '127.0.0.1')
  socket.write(
    `POST /sign-in HTTP/1.1\r\nHost: localhost:${port}\r\nOrigin: http://localhost:${port}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nemail=`,
  )
  const drip = setInterval(() => socket.write('a'), 1_000)
  let answer = ''
  socket.setEncoding('utf8').on('data', (piece: string) => (answer += piece))
  socket.on('error', () => undefined)
  await new Promise((resolve) => socket.once('close', resolve))
  clearInterval(drip)
  return { answer, tookMs: performance.now() - startedAt }
}

async function findFreePort(): Promise<number> {
  const probe = net.createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as net.AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

/** The PostgreSQL servers of a data folder that are alive: first the one its own file names, then those the system knows. */
function serversIn(data: string): number[] {
  const file = path.join(data, 'postgres/postmaster.pid')
  const named = existsSync(file) ? [Number(readFileSync(file, 'utf8').split('\n')[0])] : []
  const listed = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(path.join(data, 'postgres')))
    .map((line) => Number.parseInt(line, 10))
  return [...new Set([...named, ...listed])].filter(isAlive)
}

/** A zombie has ended; only nobody has asked yet how. */
function isAlive(pid: number): boolean {
  try {
    return !execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).startsWith('Z')
  } catch {
    return false
  }
}
