import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { SHIPPED_METHODS } from '../src/features/methods/domain/shipped-methods.ts'
import type { Card } from '../src/features/rounds/domain/board.ts'
import { addCard, editCard, EMPTY_DEVICE, hear, nextBatch, showCards, type Answer, type Device } from '../src/features/rounds/domain/device.ts'
import { SESSION_COOKIE } from '../src/platform/http/session-cookie.ts'
import { hashToken, newToken } from '../src/platform/secrets.ts'
import { joinEmbedded } from '../src/platform/store/embedded-postgres.ts'
import { startRonde, type RunningRonde } from '../test/serve.ts'

const CARDS_A_DEVICE = 40
const LONGEST_MS = 60_000

export type RoundReport = { trials: number; lost: string[]; twice: string[]; different: number; inTheMiddle: number }

async function withStore<Value>(data: string, work: (client: pg.Client) => Promise<Value>): Promise<Value> {
  const store = await joinEmbedded(data)
  if (store === null) throw new Error('the store does not answer')
  const client = new pg.Client({ connectionString: store.ownerUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Two moderators who are signed in, and a round that runs. */
export async function aLiveRound(data: string): Promise<{ round: string; tokens: string[] }> {
  const method = SHIPPED_METHODS.find(({ key }) => key === 'neighbourhood-question')
  const snapshot = JSON.stringify({ id: method?.id, version: method?.version, name: method?.name, steps: method?.steps })
  const tokens = [newToken(), newToken()]
  return withStore(data, async (client) => {
    const { rows } = await client.query<{ round: string }>(
      `with c as (insert into community (name_fr, state, secrecy_mode) values ('Ronde', 'active', 'bound') returning id),
         m as (insert into meeting (starts_at, ends_at) values (now() - interval '5 minutes', now() + interval '2 hours') returning id, starts_at),
         mc as (insert into meeting_community (meeting_id, community_id, starts_at) select m.id, c.id, m.starts_at from m, c)
       insert into round (meeting_id, community_id, method, step, step_at, started_at) select m.id, c.id, $1::jsonb, 2, now(), now() from m, c returning id as round`,
      [snapshot],
    )
    const round = rows[0]?.round ?? ''
    for (const token of tokens)
      await client.query(
        `with p as (insert into person (given_name, family_name, source) values ('Noor', 'Ronde', 'self') returning id),
           s as (insert into membership (community_id, person_id, role, from_on) select r.community_id, p.id, 'moderator', '2020-01-01' from p, round r where r.id = $1),
           a as (insert into account (person_id, email, created_at) select id, id || '@ronde.example', now() from p returning id)
         insert into session (account_id, token_hash, assurance, created_at, proved_at, last_seen_at, expires_at)
           select id, $2, 'passkey', now(), now(), now(), now() + interval '1 day' from a`,
        [round, hashToken(token)],
      )
    return { round, tokens }
  })
}

/** The panel of one moderator without a browser: the same queue, the same merge, the same addresses. */
export class PanelOfTests {
  device: Device = EMPTY_DEVICE
  readonly written: string[] = []
  #cookie = ''
  #form = ''
  readonly #token: string
  readonly #round: string

  constructor(token: string, round: string) {
    this.#token = token
    this.#round = round
  }

  /** Its page, as after signing in. */
  async open(url: string): Promise<void> {
    const answer = await fetch(`${url}/rounds/${this.#round}`, { headers: { Cookie: `${SESSION_COOKIE}=${this.#token}` } })
    const browser = answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '')
    this.#cookie = [`${SESSION_COOKIE}=${this.#token}`, ...browser].join('; ')
    this.#form = /name="_token" value="([^"]+)"/.exec(await answer.text())?.[1] ?? ''
    if (this.#form === '') throw new Error(`the panel does not open: ${answer.status}`)
  }

  write(text: string): void {
    const hand = { id: randomUUID(), at: new Date().toISOString(), step: 2 }
    this.written.push(text)
    this.device = addCard(this.device, hand, { cardId: randomUUID(), words: { language: 'fr', text, links: [] }, place: 'area-2' })
  }

  /** Other words for a card that is seen here; the words before are replaced knowingly. */
  change(nth: number, text: string): void {
    const cards = [...showCards(this.device).values()].filter(({ writings }) => writings.length > 0)
    const card = cards[nth % Math.max(1, cards.length)]
    if (card === undefined) return
    for (const { text: before } of card.writings) this.replaced.add(before)
    this.written.push(text)
    this.device = editCard(this.device, { id: randomUUID(), at: new Date().toISOString(), step: 2 }, card.id, { language: 'fr', text, links: [] })
  }

  readonly replaced = new Set<string>()

  async exchange(url: string): Promise<void> {
    const body = JSON.stringify({ deviceNow: new Date().toISOString(), mark: '', since: this.device.since, changes: nextBatch(this.device) })
    const headers = { 'Content-Type': 'application/json', 'X-Form-Token': this.#form, Cookie: this.#cookie, Origin: url }
    const answer = await fetch(`${url}/rounds/${this.#round}/cards`, { method: 'POST', headers, body })
    if (!answer.ok) throw new Error(`the board answers ${answer.status}`)
    this.device = hear(this.device, (await answer.json()) as Answer)
  }
}

/** Both panels write while the server is killed with -9, and go on with what they kept once it is back. */
export async function killRound(folder: string, trials: number): Promise<RoundReport> {
  const data = path.join(folder, 'round')
  mkdirSync(data, { recursive: true })
  const report: RoundReport = { trials, lost: [], twice: [], different: 0, inTheMiddle: 0 }
  let ronde: RunningRonde = await startRonde({ args: ['serve', '--port', '0'], data })
  try {
    for (let trial = 1; trial <= trials; trial += 1) {
      const { round, tokens } = await aLiveRound(data)
      const panels = tokens.map((token) => new PanelOfTests(token, round))
      for (const panel of panels) await panel.open(ronde.url)
      const typing = Promise.all(panels.map((panel, who) => type(panel, () => ronde.url, `essai ${trial} de ${who}`)))
      await pause(20 + ((trial * 37) % 350))
      await ronde.kill9()
      const waited = panels.reduce((sum, { device }) => sum + device.waiting.length, 0)
      if (waited > 0 && panels.some(({ device }) => device.since > 0)) report.inTheMiddle += 1
      ronde = await startRonde({ args: ['serve', '--port', '0'], data })
      await typing
      for (const panel of panels) await panel.exchange(ronde.url)
      await judge(report, data, round, panels)
    }
  } finally {
    await ronde.stop()
  }
  return report
}

/** Card after card, sent at once; what is not answered waits and is sent again. */
async function type(panel: PanelOfTests, url: () => string, name: string): Promise<void> {
  for (let nth = 0; nth < CARDS_A_DEVICE; nth += 1) {
    if (nth % 4 === 3) panel.change(nth, `${name}, carte ${nth} en d’autres mots`)
    else panel.write(`${name}, carte ${nth}`)
    await panel.exchange(url()).catch(() => undefined)
    await pause(4)
  }
  for (const end = Date.now() + LONGEST_MS; panel.device.waiting.length > 0 && Date.now() < end; await pause(50))
    await panel.exchange(url()).catch(() => undefined)
}

async function judge(report: RoundReport, data: string, round: string, panels: readonly PanelOfTests[]): Promise<void> {
  const stored = await withStore(data, async (client) => {
    const { rows } = await client.query<{ texts: string[] }>(
      `select array(select w ->> 'text' from jsonb_array_elements(writings) w) as texts from board_card where round_id = $1`,
      [round],
    )
    return rows.flatMap(({ texts }) => texts)
  })
  const replaced = new Set(panels.flatMap((panel) => [...panel.replaced]))
  for (const text of panels.flatMap(({ written }) => written)) {
    const count = stored.filter((each) => each === text).length
    if (count === 0 && !replaced.has(text)) report.lost.push(text)
    if (count > 1) report.twice.push(text)
  }
  const [one, other] = panels.map(({ device }) => sorted(showCards(device)))
  if (one !== other) report.different += 1
}

function sorted(cards: ReadonlyMap<string, Card>): string {
  return JSON.stringify(
    [...cards.values()].map(({ id, place, heads }) => ({ id, place, heads: heads.toSorted() })).toSorted((one, other) => (one.id < other.id ? -1 : 1)),
  )
}
