import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import nodemailer from 'nodemailer'
import pg from 'pg'
import { joinEmbedded } from '../src/platform/store/embedded-postgres.ts'
import { aMailServer } from '../test/mail-server.ts'
import { startRonde } from '../test/serve.ts'

const PEOPLE = 150
const BOUND_SECONDS = 20
const BOUND_MEGABYTES = 200

/** Memory the process holds now, from the kernel's own book; 0 where there is none. */
function readHeld(pid: number, field: 'VmRSS' | 'VmHWM'): number {
  try {
    return Number(new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024
  } catch {
    return 0
  }
}

/** A community of the demo's coordinator with 150 people who all have an address, and a meeting in three weeks. */
async function furnish(client: pg.Client): Promise<{ meeting: string; community: string }> {
  const { rows } = await client.query<{ meeting: string; community: string }>(
    `with c as (insert into community (name_fr, name_nl, state) values ('Cent cinquante', 'Honderdvijftig', 'active') returning id),
       m as (insert into meeting (title, starts_at, ends_at, mode, place) values ('Rencontre de quartier', now() + interval '20 days', now() + interval '20 days 2 hours', 'hybrid', 'Maison de quartier') returning id, starts_at),
       mc as (insert into meeting_community (meeting_id, community_id, starts_at) select m.id, c.id, m.starts_at from m, c),
       p as (insert into person (given_name, family_name, email, source, language) select 'Noor', 'Envoi ' || n, 'n' || n || '@ronde.example', 'self', (array['fr', 'nl', null])[1 + n % 3] from generate_series(1, ${PEOPLE}) n returning id),
       ms as (insert into membership (community_id, person_id, role, from_on) select c.id, p.id, 'member', '2020-01-01' from c, p)
     select m.id as meeting, c.id as community from m, c`,
  )
  const [found] = rows
  if (found === undefined) throw new Error('nothing was furnished')
  return found
}

/** The least it can take: the same number of plain mails over the same number of connections. */
async function sendPlain(url: string): Promise<number> {
  const transport = nodemailer.createTransport({ url, pool: true, maxConnections: 5 })
  const started = performance.now()
  await Promise.all(
    Array.from({ length: PEOPLE }, (_, n) =>
      transport.sendMail({ from: 'ronde@localhost', to: `n${n}@ronde.example`, subject: 'Bonjour', text: 'Une ligne.' }),
    ),
  )
  const seconds = (performance.now() - started) / 1_000
  transport.close()
  return seconds
}

export async function bench(): Promise<void> {
  const data = mkdtempSync(path.join(tmpdir(), 'ronde-bench-'))
  const post = await aMailServer()
  const floor = await sendPlain(post.url)
  post.mails.length = 0
  // The first start fills the demo, which is another measurement.
  await (await startRonde({ data })).stop()
  const ronde = await startRonde({ data, env: { SMTP_URL: post.url } })
  const store = await joinEmbedded(path.join(data, 'demo'))
  if (store === null) throw new Error('the store of the demo does not answer')
  const client = new pg.Client({ connectionString: store.ownerUrl })
  await client.connect()
  try {
    const { meeting, community } = await furnish(client)
    const cookies = new Map<string, string>()
    const ask = async (address: string, body?: URLSearchParams) => {
      const headers = { Cookie: [...cookies].map((pair) => pair.join('=')).join('; '), Origin: ronde.url }
      const answer = await fetch(new URL(address, ronde.url), { headers, redirect: 'manual', ...(body === undefined ? {} : { method: 'POST', body }) })
      for (const line of answer.headers.getSetCookie()) cookies.set(/^([^=]+)=/.exec(line)?.[1] ?? '', /^[^=]+=([^;]*)/.exec(line)?.[1] ?? '')
      return answer
    }
    await ask('/demo/enter', new URLSearchParams({ role: 'coordinator' }))
    const before = readHeld(ronde.pid, 'VmHWM')
    const list = `/meetings/${meeting}/invitations`
    const started = performance.now()
    const page = await (await ask(`${list}/new?look=yes&community=${community}`)).text()
    const token = /name="_token" value="([^"]+)"/.exec(page)?.[1] ?? ''
    const sent = await ask(`${list}/new`, new URLSearchParams({ _token: token, community, expected: String(PEOPLE) }))
    if (sent.status !== 303) throw new Error(`the form was answered with ${sent.status}`)
    const [answered, seen] = [performance.now(), new Set<number>()]
    while (post.mails.length < PEOPLE && performance.now() - started < 60_000) {
      const shown = /class="progress"><span class="figures">(\d+)/.exec(await (await ask(list)).text())?.[1]
      if (shown !== undefined) seen.add(Number(shown))
      await pause(50)
    }
    const seconds = (performance.now() - started) / 1_000
    const [peak, held] = [readHeld(ronde.pid, 'VmHWM'), readHeld(ronde.pid, 'VmRSS')]
    process.stdout.write(`  floor: ${PEOPLE} plain mails over five connections: ${floor.toFixed(2)} s\n`)
    process.stdout.write(
      `  ${PEOPLE} invitations planned, written and handed over: ${seconds.toFixed(2)} s (${(seconds / floor).toFixed(1)} times the floor; bound ${BOUND_SECONDS} s); the form was answered after ${(answered - started).toFixed(0)} ms; progress seen at ${[...seen].join(', ') || 'no'} mails\n`,
    )
    process.stdout.write(
      `  memory: ${held.toFixed(0)} MB held, peak ${peak.toFixed(0)} MB, ${(peak - before).toFixed(0)} MB above the peak before (bound ${BOUND_MEGABYTES} MB)\n`,
    )
    if (post.mails.length < PEOPLE) throw new Error(`${post.mails.length} of ${PEOPLE} mails arrived`)
    if (seconds > BOUND_SECONDS) throw new Error(`it took ${seconds.toFixed(1)} s`)
    if (peak > BOUND_MEGABYTES) throw new Error(`the server held ${peak.toFixed(0)} MB`)
  } finally {
    await client.end()
    await ronde.stop()
    await post.stop()
    rmSync(data, { recursive: true, force: true })
  }
}
