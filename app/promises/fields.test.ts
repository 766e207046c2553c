import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allRoutes } from '../src/app.ts'
import { fillPath, findKnownIds, isStream, kindOf, type KnownIds } from './addresses.ts'
import { crawl, patternsOf } from './crawl.ts'
import { changedTables, hashDatabase } from './database-hash.ts'
import { aDemoHouse, type DemoHouse, type Question, type Visitor } from './demo-house.ts'
import { filled, findForms, isText, type KnownForm } from './forms.ts'
import { INJECTIONS, listQueryNames } from './injections.ts'
import { openUndoable, type UndoableDatabase } from './undoing.ts'

let demo: DemoHouse
let known: KnownIds
let forms: KnownForm[]
let undoable: UndoableDatabase

beforeAll(async () => {
  demo = await aDemoHouse()
  known = await findKnownIds(demo)
  forms = await findForms(demo, ['coordinator', 'moderator', 'member', 'administrator', 'public'])
  undoable = await openUndoable(demo.house)
}, 120_000)
afterAll(async () => {
  await undoable.close()
  await demo.close()
})

/** Refused access and the last time somebody was seen are written by reading too. */
const BESIDE = ['audit_entry', 'audit_person', 'rate_limit']
const UNSEEN = { session: ['last_seen_at'], api_key: ['last_used_at'] }

const EXTRA: [string, Record<string, string>][] = [
  ['role', { role: 'administrator' }],
  ['communityId', { communityId: '11111111-2222-4333-8444-555555555555' }],
  ['consent', { consent: 'true' }],
  ['createdAt', { createdAt: '2001-01-01T00:00:00Z' }],
  ['__proto__', { __proto__: 'x', ['__proto__[isAdministrator]']: 'true' }],
  ['constructor', { 'constructor[prototype][isAdministrator]': '1' }],
  ['personId', { personId: '11111111-2222-4333-8444-555555555555' }],
]

describe('SEC-11 fields that nobody asked for', () => {
  it('SEC-11 refuse a form as a whole: nothing is changed', { timeout: 120_000 }, async () => {
    const faults: string[] = []
    let before = await hashDatabase(demo.house.ownerUrl, UNSEEN)
    for (const each of forms.filter(({ form }) => form.action !== '/sign-out')) {
      const statuses: string[] = []
      for (const [name, extra] of EXTRA) {
        // A form that has such a field of its own is not extended by it.
        if (each.form.fields.some((field) => Object.keys(extra).includes(field.name))) continue
        const body = filled(each, (field) => (isText(field) && field.value === '' ? 'Noor' : null))
        for (const [key, value] of Object.entries(extra)) body.append(key, value)
        if (name === '__proto__') body.append('__proto__', 'x')
        const { status } = await demo.ask(demo.visitors[each.visitor], each.form.action, { method: 'POST', form: body })
        if (status < 400 || status === 401) statuses.push(`${name} answers ${status}`)
      }
      const after = await hashDatabase(demo.house.ownerUrl, UNSEEN)
      const changed = changedTables(before, after).filter((table) => !BESIDE.includes(table))
      before = after
      if (statuses.length > 0 || changed.length > 0) faults.push(`${each.type}: ${statuses.join(', ')}; changes ${changed.join(', ')}`)
    }
    expect(faults).toEqual([])
  })

  it('SEC-29 a field given twice where one is meant refuses the form', { timeout: 120_000 }, async () => {
    const faults: string[] = []
    const before = await hashDatabase(demo.house.ownerUrl, UNSEEN)
    for (const each of forms) {
      const twice = each.form.fields.find((field) => isText(field))
      if (twice === undefined) continue
      const body = filled(each, (field) => (isText(field) && field.value === '' ? 'Noor' : null))
      body.append(twice.name, 'Another')
      const { status } = await demo.ask(demo.visitors[each.visitor], each.form.action, { method: 'POST', form: body })
      if (status < 400) faults.push(`${each.type}: ${twice.name} twice answers ${status}`)
    }
    expect(faults).toEqual([])
    expect(changedTables(before, await hashDatabase(demo.house.ownerUrl, UNSEEN)).filter((table) => !BESIDE.includes(table))).toEqual([])
  })

  it('SEC-11 in JSON change nothing either', { timeout: 60_000 }, async () => {
    const before = await hashDatabase(demo.house.ownerUrl, UNSEEN)
    const writes = allRoutes(demo.house).filter(({ method, path }) => method !== 'GET' && (path.startsWith('/api/') || /options|verify/.test(path)))
    const faults: string[] = []
    for (const { method, path } of writes) {
      const json =
        '{"role":"administrator","communityId":"x","consent":true,"createdAt":"2001-01-01","__proto__":{"isAdministrator":true},"constructor":{"prototype":{}}}'
      const { status } = await demo.ask(demo.visitors.coordinator, fillPath(path, known[kindOf(path)].own, known), { method, json })
      if (path.startsWith('/api/') && status < 400) faults.push(`${method} ${path} answers ${status}`)
      if (status >= 500) faults.push(`${method} ${path} answers ${status}`)
    }
    expect(faults).toEqual([])
    expect(({} as Record<string, unknown>)['isAdministrator']).toBeUndefined()
    expect(changedTables(before, await hashDatabase(demo.house.ownerUrl, UNSEEN)).filter((table) => ![...BESIDE, 'passkey_challenge'].includes(table))).toEqual(
      [],
    )
  })
})

describe('SEC-20 what could be taken for a statement', () => {
  const injectionAt = (turn: number) => INJECTIONS[turn % INJECTIONS.length] ?? ''
  let slowest = 0

  /** The status, and how long it took: three seconds would be a statement that ran. */
  async function ask(visitor: Visitor, path: string, question: Question = {}): Promise<number> {
    const from = performance.now()
    const answer = await demo.ask(visitor, path, question)
    slowest = Math.max(slowest, performance.now() - from)
    await answer.body?.cancel()
    return answer.status
  }

  it('SEC-20 in each part of every path, and in every name of its query, is no fault and changes nothing', { timeout: 60_000 }, async () => {
    const names = listQueryNames()
    expect(names.length).toBeGreaterThan(8)
    const before = await hashDatabase(demo.house.ownerUrl, UNSEEN)
    const faults: string[] = []
    let turn = 0
    for (const { method, path } of allRoutes(demo.house).filter(({ path: each }) => each !== '/sign-out' && !isStream({ path: each }))) {
      const holes = path.split('/').filter((part) => part.startsWith(':'))
      const addresses = holes.map((hole) => fillPath(path.replace(hole, encodeURIComponent(injectionAt((turn += 1)))), known[kindOf(path)].own, known))
      if (method === 'GET') {
        const plain = fillPath(path, known[kindOf(path)].own, known).split('?')[0] ?? ''
        for (let round = 0; round < 3; round += 1)
          addresses.push(`${plain}?${new URLSearchParams(names.map((name) => [name, injectionAt((turn += 1))] as [string, string]))}`)
        // The API refuses names it does not know before it reads the others: each comes alone.
        if (path.startsWith('/api/')) addresses.push(...names.map((name) => `${plain}?${new URLSearchParams({ [name]: injectionAt((turn += 1)) })}`))
      }
      for (const address of addresses) {
        const status = await ask(demo.visitors.coordinator, address, { method })
        if (status >= 500) faults.push(`${method} ${path} answers ${status}: ${address}`)
      }
    }
    expect(faults).toEqual([])
    expect(turn).toBeGreaterThan(500)
    expect(changedTables(before, await hashDatabase(demo.house.ownerUrl, UNSEEN)).filter((table) => !BESIDE.includes(table))).toEqual([])
  })

  it('SEC-20 in each field of every form, hidden ones too, is no fault and touches no row but those of the form', { timeout: 60_000 }, async () => {
    const database = demo.house.db
    demo.house.db = undoable.db
    const untouchedRows = async () =>
      (
        await sql<{ settings: string; roles: number; members: number; people: number; attendance: number }>`select
          (select md5(string_agg(s::text, ',' order by key)) from setting s) as settings, (select count(*) from account_role where role = 'administrator') as roles,
          (select count(*) from membership) as members, (select count(*) from person) as people, (select count(*) from attendance) as attendance`.execute(
          undoable.db,
        )
      ).rows[0]
    const faults: string[] = []
    let turn = 0
    for (const each of forms.filter(({ form }) => form.action !== '/sign-out')) {
      const fields = new Set(each.form.fields.filter(({ name }) => name !== '_token').map(({ name }) => name))
      await undoable.aside()
      await sql`select set_config('ronde.reach', 'system', true)`.execute(undoable.db)
      const before = await untouchedRows()
      // One try with each field alone among good ones, so that each is read to the end, all of them where a number is meant; one with all at once.
      const numbers = [...fields].filter((field) => /version|months|year|seats|size|days/i.test(field)).flatMap((field) => INJECTIONS.map(() => field))
      for (const chosen of [...[...fields].slice(0, 12), ...numbers, null]) {
        turn += 1
        const body = filled(each, ({ name }) => (name !== '_token' && (chosen === null || chosen === name) ? injectionAt(turn) : null))
        const status = await ask(demo.visitors[each.visitor], each.form.action, { method: 'POST', form: body })
        if (status >= 500) faults.push(`${each.type}: ${chosen ?? 'all'} answers ${status} to ${injectionAt(turn)}`)
      }
      await sql`select set_config('ronde.reach', 'system', true)`.execute(undoable.db)
      const after = await untouchedRows()
      if (after?.settings !== before?.settings || after?.roles !== before?.roles) faults.push(`${each.type} changes settings or roles`)
      for (const table of ['members', 'people', 'attendance'] as const)
        if ((after?.[table] ?? 0) < (before?.[table] ?? 0)) faults.push(`${each.type} takes away ${table}`)
      await undoable.undo()
    }
    demo.house.db = database
    expect(faults).toEqual([])
    expect(turn).toBeGreaterThan(100)
  })

  it('SEC-20 in JSON is no fault either, and nothing waited', { timeout: 60_000 }, async () => {
    const faults: string[] = []
    for (const { method, path } of allRoutes(demo.house).filter(
      (each) => each.method !== 'GET' && (each.path.startsWith('/api/') || /options|verify/.test(each.path)),
    ))
      for (const text of INJECTIONS) {
        const json = {
          to: text,
          name: text,
          q: text,
          id: text,
          answer: { id: text, rawId: text, type: text, response: text },
          made: { id: text, response: { clientDataJSON: text } },
        }
        const status = await ask(demo.visitors.coordinator, fillPath(path, known[kindOf(path)].own, known), { method, json })
        if (status >= 500) faults.push(`${method} ${path} answers ${status} to ${text}`)
      }
    expect(faults).toEqual([])
    expect(slowest).toBeLessThan(2_500)
  })
})

describe('SEC-12 ids in addresses', () => {
  it('SEC-12 are random: no number, no name, no count', { timeout: 120_000 }, async () => {
    const patternOf = patternsOf(demo)
    const odd = new Set<string>()
    for (const name of ['coordinator', 'member', 'policy-officer', 'administrator'] as const) {
      for (const { address } of await crawl(demo, demo.visitors[name], 2)) {
        const [path = ''] = address.split('?')
        const pattern = patternOf(address).split('/')
        for (const [index, part] of path.split('/').entries()) {
          const isHole = pattern[index]?.startsWith(':') ?? false
          if (isHole && pattern[index] !== ':name' && !/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$|^[\w-]{22,}$/.test(part))
            odd.add(`${patternOf(address)}: ${part}`)
        }
      }
    }
    expect([...odd]).toEqual([])
  })

  it('SEC-12 are drawn by the database for every row that has one', async () => {
    // Drawn where the line is typed, so that what is sent twice stands once; they are long and random too, and known ones open nothing.
    const typed = ['record_entry', 'record_amendment', 'record_erratum', 'grid_entry', 'board_card', 'board_change', 'round_move']
    const { rows } = await sql<{ name: string }>`select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public' and column_name = 'id' and (data_type <> 'uuid' or (column_default is distinct from 'gen_random_uuid()' and table_name <> all (${typed}::text[])))
        and table_name not like 'kysely%' and table_name not in (select table_name from information_schema.views where table_schema = 'public')`.execute(
      demo.house.db,
    )
    expect(rows).toEqual([])
  })
})

/** A redirect that says in its flash why nothing was done. */
const isRefusal = (cookie: string): boolean =>
  cookie.startsWith('ronde_flash=') &&
  Buffer.from(/=([^.]*)/.exec(cookie)?.[1] ?? '', 'base64url')
    .toString()
    .includes('"refused"')

const ENDS_OWN = /sign-out|erase|end-others/

describe('PRV-46 SEC-34 what is written down', () => {
  const written = new Map<string, string[]>()
  const lines: string[] = []
  const subjects: string[] = []
  const CANARY = 'zqcanary'

  beforeAll(async () => {
    const [database, log] = [demo.house.db, demo.house.log]
    demo.house.db = undoable.db
    demo.house.settings.isDemo = false
    demo.house.log = (event, facts) => lines.push(JSON.stringify({ event, ...facts }))
    for (const [index, each] of forms.entries()) {
      if (ENDS_OWN.test(each.form.action)) continue
      await undoable.aside()
      const before = (await sql<{ count: number }>`select count(*) as count from audit_entry`.execute(undoable.db)).rows[0]!.count
      const body = filled(each, (field) =>
        !isText(field)
          ? null
          : field.type === 'email'
            ? `${CANARY}${index}@example.org`
            : /date|On$|from|until|At$/i.test(field.name)
              ? null
              : `${CANARY}${index}`,
      )
      const answer = await demo.ask(demo.visitors[each.visitor], each.form.action, { method: 'POST', form: body })
      const status = answer.headers.getSetCookie().some(isRefusal) ? 'refused' : answer.status
      await demo.ask(demo.visitors[each.visitor], `/people?q=${CANARY}${index}`)
      const { rows } = await sql<{ action: string }>`select action from audit_entry where number > ${before}`.execute(undoable.db)
      subjects.push(...(await sql<{ subject: string }>`select subject from outbox_mail`.execute(undoable.db)).rows.map(({ subject }) => subject))
      written.set(
        `${each.type} (${status})`,
        rows.map(({ action }) => action),
      )
      await undoable.undo()
    }
    Object.assign(demo.house, { db: database, log })
    demo.house.settings.isDemo = true
  }, 120_000)

  it('PRV-46 no text, name or address that somebody typed stands in the log', () => {
    expect(written.size).toBeGreaterThan(15)
    expect(lines.filter((line) => line.includes(CANARY) || line.includes('@'))).toEqual([])
  })

  it('PRV-46 nor in the subject of a mail', () => {
    expect(subjects.filter((subject) => subject.includes(CANARY))).toEqual([])
  })

  it('SEC-34 what changes rights, consent and people is in the audit log', () => {
    const actions = new Set([...written.values()].flat())
    if (process.env.SHOW_AUDIT) process.stdout.write(`${JSON.stringify([...written], null, 1)}\n`)
    const expected = [
      'role-granted',
      'person.added',
      'community.added',
      'consent.given',
      'register-exported',
      'report-frozen',
      'person.exported',
      'api-key-created',
    ]
    expect(expected.filter((action) => !actions.has(action))).toEqual([])
  })

  it('SEC-34 no write that succeeded went by unnoted', () => {
    /** With the reason why nobody needs to know. */
    const UNNOTED: Record<string, string> = {
      '/account/language': 'a taste, not a right',
      '/account/mail-address': 'asking changes nothing; the change is noted when the new address is proven',
      '/sign-in ': 'asking is no sign-in: the mail is in the outbox',
      '/import': 'a draft of one person; saving it is noted',
      '/sociograms/:id/answer': 'who answered a survey stands in no log: who did not could be read from it',
      '/grid _token by': 'how one reader last looked at the numbers, for herself alone',
    }
    const silent = [...written].filter(
      ([type, actions]) => /\((200|303)\)$/.test(type) && actions.length === 0 && !Object.keys(UNNOTED).some((start) => type.startsWith(start)),
    )
    expect(silent.map(([type]) => type)).toEqual([])
  })
})
