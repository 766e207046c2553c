import { joinBytes, writeWorkbook } from '@ronde/tabular'
import { sql } from 'kysely'
import pg from 'pg'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { allRoutes } from '../src/app.ts'
import { receiveMail } from '../src/features/invitations/actions/receive-mail.ts'
import { makeKey } from '../src/features/invitations/store/keys.ts'
import { asSystem } from '../src/platform/database.ts'
import { findForbidden } from '../src/platform/forbidden.ts'
import type { ApiRoute } from '../src/platform/http/api.ts'
import { backup } from '../src/platform/store/backup.ts'
import { readBackupLines } from '../src/platform/store/backup-file.ts'
import { aDemoHouse, type DemoHouse } from './demo-house.ts'
import { filled, findForms, type KnownForm } from './forms.ts'
import { PLANTED, type Planted } from './planted.ts'

let demo: DemoHouse
let south: string
const logged: string[] = []
let turn = 0
const next = (): Planted => PLANTED[turn++ % PLANTED.length]!

beforeAll(async () => {
  demo = await aDemoHouse()
  demo.house.log = (event, facts) => void logged.push(JSON.stringify([event, facts]))
  south = await demo.idOf('community', 'south')
}, 120_000)
afterAll(() => demo.close())

/** Every row of every table as text, the queue of jobs included; bytes as they are. */
async function dumpDatabase(): Promise<string> {
  const client = new pg.Client({ connectionString: demo.house.ownerUrl })
  await client.connect()
  const { rows: tables } = await client.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_type = 'BASE TABLE' and table_schema in ('public', 'graphile_worker')`,
  )
  const parts: string[] = []
  for (const { name } of tables) {
    const { rows } = await client.query<{ line: string }>(`select t::text as line from ${name} t`)
    // Bytes are written in hexadecimal: read them as text too.
    for (const { line } of rows) parts.push(line, ...[...line.matchAll(/\\\\x([0-9a-f]+)/g)].map(([, hex = '']) => Buffer.from(hex, 'hex').toString('latin1')))
  }
  await client.end()
  return parts.join('\n')
}

async function dumpBackup(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'ronde-planted-'))
  const file = path.join(folder, 'all.ronde')
  const saved = await backup({ ownerUrl: demo.house.ownerUrl, file, exclude: [], now: new Date() })
  expect(saved.ok).toBe(true)
  const lines: string[] = []
  for await (const line of readBackupLines(file)) lines.push(line)
  rmSync(folder, { recursive: true })
  return lines.join('\n')
}

function foundIn(text: string): string[] {
  return PLANTED.flatMap(({ kind, needles }) => needles.filter((needle) => text.includes(needle)).map((needle) => `${kind} ${needle}`))
}

/** One planted field a request, so that no other field could have stopped it. @returns what was answered with success */
async function sendForm(known: KnownForm, name: string): Promise<string | null> {
  const { says } = next()
  const body = filled(known, (field) => (field.name === name ? (field.type === 'email' ? `${says.replaceAll(/\s/g, '')}@example.org` : says) : null))
  const answer = await demo.ask(demo.visitors[known.visitor], known.form.action, { method: 'POST', form: body })
  await answer.arrayBuffer()
  return answer.status < 400 ? `${known.form.action.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')} ${name}` : null
}

type Schema = {
  type?: string
  enum?: unknown[]
  const?: unknown
  format?: string
  pattern?: string
  properties?: Record<string, Schema>
  items?: Schema
  anyOf?: Schema[]
  minItems?: number
  minimum?: number
  required?: string[]
}
type Leaf = { path: string[]; isFree: boolean }

/** A value that fits a schema, and the ways to its texts. */
function sample(schema: Schema, way: string[], leaves: Leaf[]): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return schema.enum[0]
  if (schema.anyOf !== undefined) return sample(schema.anyOf[0] ?? {}, way, leaves)
  if (schema.properties !== undefined)
    return Object.fromEntries(Object.entries(schema.properties).map(([key, part]) => [key, sample(part, [...way, key], leaves)]))
  if (schema.type === 'array') return [sample(schema.items ?? {}, [...way, '0'], leaves)]
  if (schema.type === 'boolean') return true
  if (schema.type === 'integer' || schema.type === 'number') return schema.minimum ?? 1
  leaves.push({ path: way, isFree: schema.format === undefined && schema.pattern === undefined })
  const shapes: Record<string, string> = { uuid: south, date: '2023-05-09', 'date-time': '2023-05-09T10:00:00Z', email: 'ama@example.org', time: '10:00' }
  return shapes[schema.format ?? ''] ?? 'mot'
}

function withText(value: unknown, [key, ...rest]: string[], text: string): unknown {
  if (key === undefined) return text
  if (Array.isArray(value)) return value.map((part, index) => (String(index) === key ? withText(part, rest, text) : part))
  return { ...(value as object), [key]: withText((value as Record<string, unknown>)[key], rest, text) }
}

describe('a hundred planted identifiers', () => {
  it('GRD-01 are each found by the guard', async () => {
    const missed: string[] = []
    for (const { kind, says } of PLANTED) if ((await findForbidden(says, async () => ({}))).length === 0) missed.push(`${kind}: ${says}`)
    expect(missed).toEqual([])
    expect(new Set(PLANTED.flatMap(({ needles }) => needles)).size).toBeGreaterThanOrEqual(100)
    expect(foundIn(await dumpDatabase())).toEqual([])
  })

  it('GRD-01 are taken by no field of any form, one field at a time', { timeout: 600_000 }, async () => {
    const forms = (await findForms(demo, ['coordinator', 'moderator', 'member', 'administrator', 'public'])).filter(({ form }) => !/sign-out/.test(form.action))
    const taken: string[] = []
    let sent = 0
    for (const known of forms)
      for (const { name, type } of known.form.fields.filter(
        (field) => !['_token', ''].includes(field.name) && !['file', 'submit', 'reset'].includes(field.type),
      )) {
        if (type === 'checkbox' && known.form.fields.filter((field) => field.name === name).length > 6) continue
        const passed = await sendForm(known, name)
        // A box that nobody ticked was not sent at all.
        if (passed !== null && type !== 'checkbox') taken.push(passed)
        sent += 1
      }
    expect(taken).toEqual([])
    expect(sent).toBeGreaterThan(150)
    expect(foundIn(await dumpDatabase())).toEqual([])
  })

  it('GRD-01 are taken by no text of the API', { timeout: 120_000 }, async () => {
    const routes = allRoutes(demo.house).filter((route): route is ApiRoute => 'api' in route)
    const statuses: number[] = []
    for (const { api, method, path: pattern } of routes) {
      if (api.body === null) continue
      const leaves: Leaf[] = []
      const value = sample(z.toJSONSchema(api.body, { io: 'input', unrepresentable: 'any' }) as Schema, [], leaves)
      for (const leaf of leaves.filter(({ isFree }) => isFree)) {
        const address = pattern.replace(':id', south).replaceAll(/:\w+/g, south)
        const answer = await demo.ask(demo.visitors.coordinator, address, { method, json: withText(value, leaf.path, next().says) })
        statuses.push(answer.status)
        const told = await answer.text()
        if (answer.status === 422) expect(foundIn(told)).toEqual([])
      }
    }
    expect(statuses.filter((status) => status === 422).length).toBeGreaterThan(20)
    expect(foundIn(await dumpDatabase())).toEqual([])
  })

  it('GRD-03 are taken by no import: not in a cell, not as the name of a file or a sheet, not pasted', { timeout: 120_000 }, async () => {
    const register = 'person_id;given_name;family_name\np1;Els;Peeters\n'
    const send = async (name: string, content: string | Uint8Array, fields: Record<string, string> = {}) => {
      const form = new FormData()
      if (name !== '') form.append('files', new File([content as string], name))
      for (const [key, value] of Object.entries(fields)) form.append(key, value)
      const answer = await demo.ask(demo.visitors.coordinator, '/import', { method: 'POST', form })
      return { status: answer.status, html: await answer.text() }
    }
    const statuses: number[] = []
    for (const { says } of PLANTED.filter((_, index) => index % 9 === 0)) {
      const answer = await send('people.csv', `${register}p2;Marie;"${says}"\n`)
      statuses.push(answer.status)
      expect(answer.html).toContain('sheet people, cell C3')
      const sheet = { name: 'people', header: ['person_id', 'given_name', 'family_name'], rows: [['p1', 'Els', says]] }
      statuses.push((await send('people.xlsx', await joinBytes(writeWorkbook([sheet])))).status)
      statuses.push((await send(`${says.replaceAll('/', '-')}.csv`.replace('geboren', 'né le'), register)).status)
      statuses.push((await send('', '', { pasted: `naam;12/09/2022\nEls;x\n${says};x\n` })).status)
    }
    statuses.push((await send('people.csv', `${register}p2;Marie;"${PLANTED[0]?.says}`)).status)
    expect(new Set(statuses)).toEqual(new Set([422]))
    expect(foundIn(await dumpDatabase())).toEqual([])
  })

  it('GRD-01 are taken from no calendar', { timeout: 60_000 }, async () => {
    for (const { says } of PLANTED.filter((_, index) => index % 12 === 0)) {
      const form = new FormData()
      const event = ['BEGIN:VEVENT', 'UID:one', 'DTSTART:20230509T100000Z', 'DTEND:20230509T110000Z', `SUMMARY:${says}`, 'END:VEVENT']
      form.append('file', new File([['BEGIN:VCALENDAR', 'VERSION:2.0', ...event, 'END:VCALENDAR'].join('\r\n')], 'mine.ics'))
      for (const [name, value] of Object.entries({ name: 'Mine', address: '', showsTitles: 'yes' })) form.append(name, value)
      expect((await demo.ask(demo.visitors.coordinator, '/calendars', { method: 'POST', form })).status).toBe(303)
    }
    expect(foundIn(await dumpDatabase())).toEqual([])
  })

  it('GRD-01 are taken from no reply by mail; whoever leads sees that somebody wrote', { timeout: 60_000 }, async () => {
    const { rows } = await asSystem(demo.house.db, (tx) =>
      sql<{ id: string }>`select id from invitation where ended_at is null order by id limit 1`.execute(tx),
    )
    const { token } = makeKey(demo.house.settings, 'mail', rows[0]?.id ?? '')
    for (const { says } of PLANTED.filter((_, index) => index % 9 === 0)) {
      const mail = [`From: <member@demo.example>`, `To: <ronde+${token}@localhost>`, `Subject: ${says}`, '', `Ik kom later. ${says}`, '']
      expect(await receiveMail(demo.house, Buffer.from(mail.join('\r\n')))).toEqual({ ok: true, value: 'kept' })
    }
    const dumped = await dumpDatabase()
    expect(foundIn(dumped)).toEqual([])
    expect(dumped).toContain('text not kept')
  })

  it('GRD-04 are in no line of the log and in no backup', { timeout: 60_000 }, async () => {
    expect(logged.filter((line) => line.includes('text-refused')).length).toBeGreaterThan(100)
    expect(foundIn(logged.join('\n'))).toEqual([])
    const saved = await dumpBackup()
    expect(saved.length).toBeGreaterThan(10_000)
    expect(foundIn(saved)).toEqual([])
  })
})
