import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Register } from '@ronde/figures'
import pg from 'pg'
import { parseRegister } from '../src/features/register/exchange/parse-register.ts'
import { readRegisterFiles, writeRegisterFiles } from '../src/features/register/exchange/register-files.ts'
import { renderRegister } from '../src/features/register/exchange/render-register.ts'
import { inDatabase, runAll, startTestServer, TEMPLATE } from '../src/platform/store/test-server.ts'
import { startProgram } from '../promises/run-program.ts'
import { startRonde, type RunningRonde } from '../test/serve.ts'

const MEETINGS = 1_000
const THERE = 100
const PEOPLE = 2_500
const COMMUNITIES = 50
const BOUND_SECONDS = 20
const BOUND_MEGABYTES = 300

/** 100,000 lines of attendance, with the people, meetings and memberships they need. */
function aRegister(meetings = MEETINGS): Required<Register> {
  const range = (length: number) => Array.from({ length }, (_, index) => index)
  const nothing = {
    email: null,
    phone: null,
    languagesSpoken: ['fr', 'nl'],
    languagesUnderstood: [],
    disciplines: [],
    employment: 'salaried' as const,
    functions: [],
  }
  const day = (index: number) => `2022-${String(1 + (index % 12)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`
  return {
    people: range(PEOPLE).map((index) => ({ personId: `p${index}`, givenName: `Noor ${index}`, familyName: 'Vandeplas', ...nothing })),
    organisations: range(200).map((index) => ({
      organisationId: `o${index}`,
      names: { fr: `Maison ${index}`, nl: '' },
      sectors: ['health'],
      solePractice: null,
      enterpriseNumber: null,
      missions: [],
      actorKind: null,
    })),
    communities: range(COMMUNITIES).map((index) => ({ communityId: `c${index}`, names: { fr: `Cercle ${index}`, nl: '' }, kind: null, areas: [], host: null })),
    memberships: range(PEOPLE).map((index) => ({
      personId: `p${index}`,
      communityId: `c${index % COMMUNITIES}`,
      role: 'member',
      from: '2022-01-01',
      until: null,
      represents: [`o${index % 200}`],
      endReason: null,
      practiceRole: null,
    })),
    meetings: range(meetings).map((index) => ({
      meetingId: `m${index}`,
      communityIds: [`c${index % COMMUNITIES}`],
      title: '',
      startsAt: `${day(index)}T12:00:00.000Z`,
      endsAt: `${day(index)}T14:00:00.000Z`,
      actualStartsAt: null,
      actualEndsAt: null,
      mode: 'in_person',
      place: null,
      state: 'held',
      kind: null,
    })),
    attendance: range(meetings).flatMap((meeting) =>
      range(THERE).map((place) => ({
        meetingId: `m${meeting}`,
        personId: `p${(meeting * 7 + place * 11) % PEOPLE}`,
        role: 'member' as const,
        state: 'present' as const,
        mode: null,
        represents: [],
      })),
    ),
    affiliations: [],
  }
}

/** Most memory that the process ever held, from the kernel's own book; 0 where there is none. */
function readPeak(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024
  } catch {
    return 0
  }
}

async function importByCommand(source: string, data: string): Promise<{ seconds: number; megabytes: number }> {
  const { child, ended } = startProgram(['import', 'register', source], { data })
  let megabytes = 0
  const watch = setInterval(() => (megabytes = Math.max(megabytes, readPeak(child.pid ?? 0))), 20)
  const { code, err, tookMs } = await ended
  clearInterval(watch)
  if (code !== 0) throw new Error(`the import ended with ${code}: ${err.slice(-300)}`)
  return { seconds: tookMs / 1_000, megabytes }
}

/** The least a database can do with the same rows: one COPY into a table without keys. */
async function copyRows(url: string, { attendance }: Required<Register>): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('create table copied (meeting text, person text, role text, state text, mode text)')
  const text = attendance.map(({ meetingId, personId, role, state }) => `${meetingId}\t${personId}\t${role}\t${state}\t\\N\n`).join('')
  const started = performance.now()
  await new Promise<void>((resolve, reject) => client.query(new Copy(text, resolve, reject) as never))
  const seconds = (performance.now() - started) / 1_000
  await client.end()
  return seconds
}

type Connection = { query: (text: string) => void; sendCopyFromChunk: (bytes: Buffer) => void; endCopyFrom: () => void }

/** COPY FROM STDIN, which the client knows but has no call for. */
class Copy {
  private readonly text: string
  private readonly done: () => void
  private readonly fail: (error: Error) => void
  constructor(text: string, done: () => void, fail: (error: Error) => void) {
    this.text = text
    this.done = done
    this.fail = fail
  }
  submit(connection: Connection): void {
    connection.query('copy copied from stdin')
  }
  handleCopyInResponse(connection: Connection): void {
    connection.sendCopyFromChunk(Buffer.from(this.text))
    connection.endCopyFrom()
  }
  handleCommandComplete(): void {}
  handleReadyForQuery(): void {
    this.done()
  }
  handleError(error: Error): void {
    this.fail(error)
  }
}

/** A browser's worth of cookies, without a browser. */
class Visitor {
  private readonly cookies = new Map<string, string>()
  private readonly url: string
  constructor(url: string) {
    this.url = url
  }
  async ask(address: string, init: { method?: string; body?: FormData | URLSearchParams } = {}): Promise<Response> {
    const headers = { Cookie: [...this.cookies].map((pair) => pair.join('=')).join('; '), Origin: this.url }
    const response = await fetch(new URL(address, this.url), { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      this.cookies.set(name, value)
    }
    return response
  }
  async token(address: string): Promise<string> {
    return /name="_token" value="([^"]+)"/.exec(await (await this.ask(address)).text())?.[1] ?? ''
  }
  /** Waits until the page no longer asks to be loaded again. */
  async settled(address: string): Promise<string> {
    for (;;) {
      const response = await this.ask(address)
      const text = await response.text()
      if (response.headers.get('Refresh') === null) return text
      await pause(200)
    }
  }
}

type ByPage = { readSeconds: number; saveSeconds: number; megabytes: number; restMegabytes: number; slowest: number; progress: boolean }

/** The way of the page: upload, understand, save; meanwhile another reader asks for a page all the time. */
async function importByPage(ronde: RunningRonde, bytes: Buffer): Promise<ByPage> {
  const visitor = new Visitor(ronde.url)
  await visitor.ask('/demo/enter', { method: 'POST', body: new URLSearchParams({ role: 'coordinator' }) })
  const restMegabytes = readPeak(ronde.pid)
  const waits: number[] = []
  let isOver = false
  const other = (async () => {
    while (!isOver) {
      const started = performance.now()
      await (await fetch(`${ronde.url}/sign-in`)).text()
      waits.push(performance.now() - started)
      await pause(20)
    }
  })()
  const form = new FormData()
  form.append('_token', await visitor.token('/import'))
  form.append('files', new File([new Uint8Array(bytes)], 'register.xlsx'))
  const started = performance.now()
  const address = (await visitor.ask('/import', { method: 'POST', body: form })).headers.get('Location') ?? ''
  const progress = (await visitor.ask(address)).headers.get('Refresh') !== null
  const understood = await visitor.settled(address)
  const readAt = performance.now()
  if (!understood.includes(`${address}/save`)) throw new Error('the page found something to mend')
  await visitor.ask(`${address}/save`, { method: 'POST', body: new URLSearchParams({ _token: await visitor.token(address) }) })
  const saved = await visitor.settled(address)
  const savedAt = performance.now()
  isOver = true
  await other
  if (!saved.includes('100000')) throw new Error('the page did not save 100,000 lines')
  return {
    readSeconds: (readAt - started) / 1_000,
    saveSeconds: (savedAt - readAt) / 1_000,
    megabytes: readPeak(ronde.pid),
    restMegabytes,
    slowest: Math.max(...waits),
    progress,
  }
}

function say(what: string, figures: string): void {
  process.stdout.write(`  ${what.padEnd(44)} ${figures}\n`)
}

export async function bench(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'ronde-bench-'))
  const tooMuch: string[] = []
  const check = (what: string, seconds: number, megabytes: number) => {
    if (seconds > BOUND_SECONDS) tooMuch.push(`${what} took ${seconds.toFixed(1)} s`)
    if (megabytes > BOUND_MEGABYTES) tooMuch.push(`${what} held ${megabytes.toFixed(0)} MB`)
  }
  try {
    const register = aRegister()
    const [workbook, texts, small] = [path.join(folder, 'register.xlsx'), path.join(folder, 'texts'), path.join(folder, 'small')]
    await writeRegisterFiles(workbook, renderRegister(register))
    await writeRegisterFiles(texts, renderRegister(register))
    await writeRegisterFiles(small, renderRegister(aRegister(1)))
    say('lines of attendance', register.attendance.length.toLocaleString('en'))
    for (const [name, source] of [
      ['workbook', workbook],
      ['CSV', texts],
    ] as const) {
      const files = readRegisterFiles(source)
      if (!files.ok) throw new Error(files.refusal)
      const started = performance.now()
      const parsed = await parseRegister(files.value)
      if (!parsed.ok || parsed.value.problems.length > 0) throw new Error('the register has a problem')
      say(`floor: reading the ${name} only`, `${((performance.now() - started) / 1_000).toFixed(1)} s`)
    }
    await measureCopy(register, folder)
    for (const [name, source] of [
      ['workbook', workbook],
      ['CSV', texts],
    ] as const) {
      const data = path.join(folder, `data-${name}`)
      mkdirSync(data)
      await importByCommand(small, data)
      const { seconds, megabytes } = await importByCommand(source, data)
      say(`import of the ${name} by command`, `${seconds.toFixed(1)} s, peak ${megabytes.toFixed(0)} MB`)
      check(`the import of the ${name}`, seconds, megabytes)
    }
    const ronde = await startRonde()
    try {
      const page = await importByPage(ronde, readFileSync(workbook))
      say(
        'import of the workbook by page',
        `${page.readSeconds.toFixed(1)} s until understood, ${page.saveSeconds.toFixed(1)} s until saved, ${(page.megabytes - page.restMegabytes).toFixed(0)} MB more than at rest (peak of the server ${page.megabytes.toFixed(0)} MB)`,
      )
      say('another page meanwhile', `slowest ${page.slowest.toFixed(0)} ms; progress ${page.progress ? 'was' : 'was not'} shown`)
      check('the import by page', page.readSeconds + page.saveSeconds, page.megabytes - page.restMegabytes)
    } finally {
      await ronde.stop()
    }
    if (tooMuch.length > 0) throw new Error(`${tooMuch.join('; ')} (bounds ${BOUND_SECONDS} s, ${BOUND_MEGABYTES} MB)`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measureCopy(register: Required<Register>, folder: string): Promise<void> {
  const server = await startTestServer(path.join(folder, 'copy'))
  try {
    await runAll(server.adminUrl, [`create database bench_copy template ${TEMPLATE} owner ronde_owner`])
    say('floor: COPY of the same lines, no keys', `${(await copyRows(inDatabase(server.ownerUrl, 'bench_copy'), register)).toFixed(2)} s`)
  } finally {
    await server.stop()
  }
}
