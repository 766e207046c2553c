import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { addInvitations } from '../src/features/invitations/store/invitation-store.ts'
import { addWriting } from '../src/features/invitations/store/write-store.ts'
import { asSystem, openDatabase, openPool } from '../src/platform/database.ts'
import { joinEmbedded } from '../src/platform/store/embedded-postgres.ts'
import { aMailServer, type TakenMail } from '../test/mail-server.ts'
import { startRonde, type RunningRonde } from '../test/serve.ts'

const PEOPLE = 40
const LONGEST_MS = 30_000

export type SendingReport = {
  trials: number
  /** People who got no mail at all. */
  leftOut: string[]
  /** Second mails that are explained: accepted in the instant of the kill, with the same Message-ID. */
  doubled: number
  /** Second mails that are not. */
  wrong: string[]
  /** Trials in which the kill fell between the first mail and the last. */
  inTheMiddle: number
}

type Store = { client: pg.Client; db: ReturnType<typeof openDatabase>; close: () => Promise<void> }

async function openStore(data: string): Promise<Store> {
  const store = await joinEmbedded(data)
  if (store === null) throw new Error('the store does not answer')
  const client = new pg.Client({ connectionString: store.ownerUrl })
  await client.connect()
  const pool = openPool(store.ownerUrl, { connections: 2 })
  const close = async () => {
    await client.end()
    await pool.end()
  }
  return { client, db: openDatabase(pool), close }
}

/** Forty people of one community are asked to a meeting; the job that writes to them waits for the server. */
async function askForty({ client, db }: Store, secret: string, trial: number): Promise<string> {
  const { rows } = await client.query<{ id: string; people: string[] }>(
    `with c as (insert into community (name_fr, state) values ('Envoi', 'active') returning id),
       m as (insert into meeting (title, starts_at, ends_at, mode) values ('Envoi ${trial}', now() + interval '20 days', now() + interval '20 days 2 hours', 'hybrid') returning id, starts_at),
       mc as (insert into meeting_community (meeting_id, community_id, starts_at) select m.id, c.id, m.starts_at from m, c),
       p as (insert into person (given_name, family_name, email, source) select 'Noor', 'Envoi ' || n, 't${trial}n' || n || '@ronde.example', 'self' from generate_series(1, ${PEOPLE}) n returning id)
     select m.id, array(select p.id from p) as people from m`,
  )
  const { id = '', people = [] } = rows[0] ?? {}
  const asking = { meetingId: id, askedBy: null, at: new Date().toISOString() }
  const secrets = { secret, previousSecret: null }
  const asked = people.map((personId) => ({ personId, channel: 'mail' as const, via: 'community' as const }))
  await asSystem(db, async (tx) => {
    await addInvitations(tx, secrets, asking, asked)
    await addWriting(tx, id)
  })
  return id
}

/** What the clock of the next minutes would do: mails whose sender died are tried again, and what was not written is written. */
async function turnClockOn({ client }: Store): Promise<void> {
  await client.query('update outbox_mail set next_try_at = now() where sent_at is null and given_up_at is null')
  await client.query(`select add_job_later('send-waiting-mail', '{}'::json), add_job_later('write-waiting-invitations', '{}'::json)`)
}

const oneOf = (mail: TakenMail) => mail.envelope.to[0] ?? ''

/** Kills the server with -9 while forty invitations leave, each time after another number of mails, and starts it again. */
export async function killSending(folder: string, trials: number): Promise<SendingReport> {
  const data = path.join(folder, 'sending')
  mkdirSync(data, { recursive: true })
  const post = await aMailServer({ delayMs: 5 })
  const report: SendingReport = { trials, leftOut: [], doubled: 0, wrong: [], inTheMiddle: 0 }
  const start = () => startRonde({ args: ['serve', '--port', '0'], data, env: { SMTP_URL: post.url } })
  let ronde: RunningRonde = await start()
  const secret = readFileSync(path.join(data, 'secret'), 'utf8').trim()
  try {
    for (let trial = 1; trial <= trials; trial += 1) {
      post.mails.length = 0
      const store = await openStore(data)
      await askForty(store, secret, trial)
      const killAfter = 1 + ((trial * 7) % (PEOPLE - 5))
      await until(() => post.mails.length >= killAfter)
      await ronde.kill9()
      await pause(50)
      const { rows } = await store.client.query<{ address: string }>(
        `select to_address as address from outbox_mail where sent_at is null and to_address like $1`,
        [`t${trial}n%`],
      )
      const [accepted, unsent] = [new Set(post.mails.map(oneOf)), new Set(rows.map(({ address }) => address))]
      if (accepted.size < PEOPLE) report.inTheMiddle += 1
      await turnClockOn(store)
      await store.close()
      ronde = await start()
      const again = await openStore(data)
      await until(async () => new Set(post.mails.map(oneOf)).size === PEOPLE && (await countWaiting(again, trial)) === 0)
      judge(report, post.mails, { trial, inDoubt: new Set([...accepted].filter((address) => unsent.has(address))) })
      await again.close()
    }
  } finally {
    await ronde.stop()
    await post.stop()
  }
  return report
}

async function countWaiting({ client }: Store, trial: number): Promise<number> {
  const { rows } = await client.query<{ count: number }>('select count(*)::int as count from outbox_mail where sent_at is null and to_address like $1', [
    `t${trial}n%`,
  ])
  return rows[0]?.count ?? 0
}

function judge(report: SendingReport, mails: readonly TakenMail[], { trial, inDoubt }: { trial: number; inDoubt: ReadonlySet<string> }): void {
  for (let n = 1; n <= PEOPLE; n += 1) {
    const address = `t${trial}n${n}@ronde.example`
    const got = mails.filter((mail) => oneOf(mail) === address)
    if (got.length === 0) report.leftOut.push(address)
    if (got.length < 2) continue
    const isExplained = got.length === 2 && inDoubt.has(address) && got[0]?.messageId !== undefined && got[0].messageId === got[1]?.messageId
    if (isExplained) report.doubled += 1
    else report.wrong.push(`${address}: ${got.length} mails`)
  }
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + LONGEST_MS; Date.now() < end; await pause(5)) if (await isSo()) return
}
