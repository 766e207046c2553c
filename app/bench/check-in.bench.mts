import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { joinEmbedded } from '../src/platform/store/embedded-postgres.ts'
import { startRonde, type RunningRonde } from '../test/serve.ts'

const PEOPLE = 150
const OFFLINE = 300
const GUESTS = 10
const TAP_BOUND_MS = 100
const SYNC_BOUND_MS = 3_000

type Row = { personId: string }

/** A community of 150 and a meeting that began a few minutes ago. */
async function aMeeting(client: pg.Client): Promise<{ meeting: string; people: string[] }> {
  const { rows: made } = await client.query<{ meeting: string }>(
    `with own as (insert into community (name_fr, state) values ('Cent cinquante', 'active') returning id),
       met as (insert into meeting (title, starts_at, ends_at, mode) values ('Rencontre', now() - interval '5 minutes', now() + interval '2 hours', 'in_person') returning id, starts_at),
       held as (insert into meeting_community (meeting_id, community_id, starts_at) select met.id, own.id, met.starts_at from met, own returning meeting_id, community_id)
     select meeting_id as meeting, community_id from held`,
  )
  const meeting = made[0]?.meeting ?? ''
  const { rows } = await client.query<Row>(
    `with people as (insert into person (given_name, family_name, source, noticed_at, sort_key)
       select 'Noor ' || n, 'Vandeplas', 'coordinator', now(), 'vandeplas noor ' || lpad(n::text, 4, '0') from generate_series(1, $2::int) n returning id)
     insert into membership (community_id, person_id, role, from_on)
       select mc.community_id, people.id, 'member', '2020-01-01' from meeting_community mc, people where mc.meeting_id = $1 returning person_id as "personId"`,
    [meeting, PEOPLE],
  )
  await client.query('analyze')
  return { meeting, people: rows.map(({ personId }) => personId) }
}

/** Somebody at a phone: cookies, and the token of the page. */
class Phone {
  private readonly cookies = new Map<string, string>()
  private readonly url: string
  private token = ''
  constructor(url: string) {
    this.url = url
  }
  async ask(address: string, init: { method?: string; body?: string | URLSearchParams; headers?: Record<string, string> } = {}): Promise<Response> {
    const headers = { Cookie: [...this.cookies].map((pair) => pair.join('=')).join('; '), Origin: this.url, ...init.headers }
    const response = await fetch(new URL(address, this.url), { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      this.cookies.set(name, value)
    }
    return response
  }
  async open(address: string): Promise<void> {
    this.token = /name="_token" value="([^"]+)"/.exec(await (await this.ask(address)).text())?.[1] ?? ''
  }
  /** @returns how many were taken, and in how long */
  async tap(meeting: string, taps: object[]): Promise<{ taken: number; ms: number }> {
    const body = JSON.stringify({ deviceNow: new Date().toISOString(), mark: 'bench', taps })
    const headers = { 'Content-Type': 'application/json', 'X-Form-Token': this.token }
    const started = performance.now()
    const response = await this.ask(`/meetings/${meeting}/attendance/taps`, { method: 'POST', body, headers })
    const { taken = [] } = (await response.json()) as { taken?: { fault?: string }[] }
    return { taken: taken.filter(({ fault }) => fault === undefined).length, ms: performance.now() - started }
  }
}

const aTap = (given: object) => ({ id: randomUUID(), at: new Date().toISOString(), isDoor: true, ...given })
const anAnswer = (personId: string, given: object = {}) => aTap({ kind: 'answer', personId, version: 0, shown: 'here', choice: 'here', ...given })

function p95(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0
}

/** The least a durable store can do: one row changed and committed. */
async function commitOnes(client: pg.Client, meeting: string): Promise<number> {
  const times: number[] = []
  for (let turn = 0; turn < PEOPLE; turn += 1) {
    const started = performance.now()
    await client.query('update meeting set version = version where id = $1', [meeting])
    times.push(performance.now() - started)
  }
  return p95(times)
}

function say(what: string, figures: string): void {
  process.stdout.write(`  ${what.padEnd(44)} ${figures}\n`)
}

async function measure(ronde: RunningRonde, client: pg.Client): Promise<string[]> {
  const tooMuch: string[] = []
  const phone = new Phone(ronde.url)
  await phone.ask('/demo/enter', { method: 'POST', body: new URLSearchParams({ role: 'coordinator' }) })
  const door = await aMeeting(client)
  await phone.open(`/meetings/${door.meeting}/attendance/door`)
  await phone.tap(door.meeting, [anAnswer(door.people[0] ?? '')])
  const times: number[] = []
  for (const personId of door.people.slice(1)) {
    const { taken, ms } = await phone.tap(door.meeting, [anAnswer(personId)])
    if (taken !== 1) throw new Error('a tap was not taken')
    times.push(ms)
  }
  const [tap, floor] = [p95(times), await commitOnes(client, door.meeting)]
  say(`a tap of ${PEOPLE} people, p95`, `${tap.toFixed(1)} ms; floor, one durable commit: ${floor.toFixed(1)} ms (${(tap / floor).toFixed(0)} times)`)
  if (tap > TAP_BOUND_MS) tooMuch.push(`a tap takes ${tap.toFixed(0)} ms`)

  const away = await aMeeting(client)
  await phone.open(`/meetings/${away.meeting}/attendance/door`)
  const again = away.people.slice(0, OFFLINE - PEOPLE - GUESTS)
  const taps = [
    ...away.people.map((personId) => anAnswer(personId)),
    ...Array.from({ length: GUESTS }, (_, order) => aTap({ kind: 'visitor', name: `Visite ${order}`, organisation: '' })),
    ...again.map((personId, order) => (order % 3 === 0 ? aTap({ kind: 'leave', personId }) : anAnswer(personId, { choice: 'absent' }))),
  ]
  const first = await phone.tap(away.meeting, taps)
  const repeated = await phone.tap(away.meeting, taps)
  const { rows } = await client.query<{ lines: number }>('select count(*)::int as lines from attendance where meeting_id = $1', [away.meeting])
  say(
    `${taps.length} taps of an afternoon without network`,
    `${first.ms.toFixed(0)} ms; the same once more: ${repeated.ms.toFixed(0)} ms; ${rows[0]?.lines} lines`,
  )
  if (first.taken !== OFFLINE || repeated.taken !== OFFLINE || rows[0]?.lines !== PEOPLE + GUESTS) throw new Error('something was lost or taken twice')
  if (first.ms > SYNC_BOUND_MS) tooMuch.push(`${OFFLINE} taps take ${first.ms.toFixed(0)} ms`)
  return tooMuch
}

export async function bench(): Promise<void> {
  const data = mkdtempSync(path.join(tmpdir(), 'ronde-bench-'))
  const ronde = await startRonde({ data })
  const store = await joinEmbedded(path.join(data, 'demo'))
  if (store === null) throw new Error('the store of the demo does not answer')
  const client = new pg.Client({ connectionString: store.ownerUrl })
  await client.connect()
  try {
    const tooMuch = await measure(ronde, client)
    if (tooMuch.length > 0) throw new Error(tooMuch.join('; '))
  } finally {
    await client.end()
    await ronde.stop()
    rmSync(data, { recursive: true, force: true })
  }
}
