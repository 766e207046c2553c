import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decode, listForms } from '../../../promises/read-html.ts'
import { anOfferOf, idIn, PLAIN, situationAt, TELLING_DAY, tellers, versionOf, type Tellers } from '../../../test/tellers.ts'
import { asSystem } from '../../platform/database.ts'

let told: Tellers
let who: Tellers['who']

beforeAll(async () => {
  told = await tellers()
  ;({ who } = told)
})
afterAll(() => told.house.close())

const NUMBER = '85.07.30-033.28'
const tell = (answers: Record<string, string | string[]>) =>
  who.presenter.send('/situations/new', { ...PLAIN, language: 'fr', next: 'later', version: '0', ...answers })
const count = async () =>
  (await asSystem(told.house.db, (tx) => sql<{ count: number }>`select count(*)::int as count from situation_words`.execute(tx))).rows[0]?.count ?? 0

/** A form of the page by the words of its button, as a browser without scripts would send it. */
function formWith(html: string, button: string): Record<string, string | string[]> {
  const start = html.lastIndexOf('<form', html.indexOf(button))
  const [form] = listForms(html.slice(start))
  const fields: Record<string, string[]> = {}
  for (const { name, value } of form?.fields ?? []) if (name !== '_token' && name !== '') (fields[name] ??= []).push(value)
  return Object.fromEntries(Object.entries(fields).map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]))
}

describe('the four questions without scripts', () => {
  it('what may be saved nowhere: the words stay, the passage is named, and one press replaces it', async () => {
    const before = await count()
    const answer = await tell({ tried: `Appelé le CPAS, dossier ${NUMBER}, sans suite.`, next: 'wheel' })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain(`<mark>${NUMBER}</mark>`)
    expect(html).toContain(PLAIN.atStake)
    expect(await count()).toBe(before)
    const sent = formWith(html, 'Replace what is marked')
    expect(sent).toMatchObject({ atStake: PLAIN.atStake, next: 'wheel', language: 'fr' })
    expect(sent['tried']).not.toContain(NUMBER)
    const saved = await who.presenter.send('/situations/new', sent)
    expect(saved.headers.get('location')).toMatch(/\/situations\/.*\/wheel$/)
    expect(await count()).toBe(before + 1)
  })

  it('by hand as well', async () => {
    const html = await (await tell({ tried: `Dossier ${NUMBER}` })).text()
    const sent = formWith(html, 'Send again')
    expect(sent['tried']).toBe(`Dossier ${NUMBER}`)
    expect((await who.presenter.send('/situations/new', { ...sent, tried: 'Dossier ouvert' })).status).toBe(303)
  })

  it('a name: the words stay in their field, the passage is named, and the same button replaces it', async () => {
    const answer = await tell({ atStake: 'Madame Fatima Benali ne sort plus.' })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    const sent = formWith(html, 'Save and go on')
    expect(sent['atStake']).toBe('Madame Fatima Benali ne sort plus.')
    expect(String(sent['atStake-words'])).toContain('Benali')
    const saved = await who.presenter.send('/situations/new', { ...sent, next: 'later' })
    expect(saved.status).toBe(303)
    expect(await who.presenter.read(saved.headers.get('location') ?? '')).not.toContain('Benali')
  })

  it.each([
    ['a pasted table', 'Jour\tQui\tQuoi\nlundi\tinfirmière\tvisite\n\nmardi\tvoisins\trepas'],
    ['HTML', '<table onclick="alert(1)"><tr><td>lundi</td></tr></table><script>alert(2)</script>'],
    ['letters of another script', 'سيدة تعيش وحدها\u202e\u0000 👩‍👧'],
  ])('%s is kept as it is and shown as words', async (_, text) => {
    const saved = await tell({ atStake: text })
    expect(saved.status).toBe(303)
    const html = await who.presenter.read(saved.headers.get('location') ?? '')
    expect(html).not.toMatch(/<script>alert|<table onclick/)
    for (const line of text.replaceAll('\u0000', '').split(/\n+/)) expect(decode(html)).toContain(line.trim())
  })

  it('too much of it is one clear sentence, and the words are still there', async () => {
    const long = await tell({ atStake: 'Une phrase qui revient. '.repeat(2_000) })
    expect(long.status).toBe(422)
    const html = await long.text()
    expect(html).toContain('This text is too long. A few lines are enough.')
    expect(html).toContain('Une phrase qui revient.')
  })

  it('a megabyte is one clear sentence, and nothing is kept', async () => {
    const before = await count()
    for (const text of ['mot '.repeat(230_000), 'x'.repeat(1_100_000), '<td>a</td>'.repeat(110_000)]) {
      const answer = await tell({ atStake: text })
      expect([413, 422]).toContain(answer.status)
      expect(await answer.text()).toMatch(/This text is too long\.|too much at once/)
    }
    expect(await count()).toBe(before)
  })
})

describe('a session that ends while somebody writes', () => {
  it('keeps each of the three pages and the role in the answer', async () => {
    const path = await anOfferOf(told)
    await asSystem(told.house.db, (tx) => sql`update session set expires_at = ${TELLING_DAY}::timestamptz - interval '1 hour'`.execute(tx))
    const words = 'Des mots que personne ne tape deux fois.'
    for (const [rest, field] of [
      ['/answers', 'tried'],
      ['/wheel', 'groupWords'],
      ['/offer', 'summary'],
      ['/role', 'words'],
    ] as const) {
      const answer = await who.presenter.send(`${path}${rest}`, { [field]: words, version: '1' })
      expect(answer.status, rest).toBe(401)
      expect(await answer.text()).toContain(words)
    }
    await asSystem(told.house.db, (tx) => sql`update session set expires_at = '2099-01-01'`.execute(tx))
    expect((await who.presenter.open(path)).status).toBe(200)
  })
})

describe('"I recognise"', () => {
  it('is walked without a script: one press, no name anywhere, put aside by who leads', async () => {
    const path = await anOfferOf(told)
    await who.lead.send(`${path}/plan`, { meeting: told.meeting, do: 'plan' })
    const page = await who.member.read(path)
    expect(page).toContain('I recognise the person')
    const version = await versionOf(told, path)
    for (const _ of [1, 2]) expect((await who.member.send(`${path}/aside`, formWith(page, 'Ask to stop'))).status).toBe(303)
    // A second press changes nothing, so that no number tells how many asked.
    expect(Number(await versionOf(told, path))).toBe(Number(version) + 1)
    expect(await who.member.read(path)).not.toContain('I recognise the person')
    expect(await who.lead.read('/desk')).toContain('asks to stop')
    for (const name of ['lead', 'presenter'] as const) {
      const html = await who[name].read(path)
      expect(html.slice(html.indexOf('Please stop this round'), html.indexOf('</form>', html.indexOf('Please stop this round')))).not.toContain('Peeters')
    }
    const { rows } = await asSystem(told.house.db, (tx) =>
      sql<{ actor: string | null }>`
        select p.actor_person_id as actor from audit_entry e join audit_person p on p.entry_number = e.number
        where e.subject_id = ${idIn(path)} and e.action = 'situation.stop-wished'`.execute(tx),
    )
    expect(rows).toEqual([{ actor: null }])
    expect(JSON.stringify(await situationAt(told, path))).not.toContain(told.ids.member)
    expect((await who.member.send(`${path}/go-on`, {})).status).toBe(404)
    expect((await who.lead.send(`${path}/step`, { do: 'stopped' })).status).toBe(303)
    expect(await situationAt(told, path)).toMatchObject({ state: 'stopped', summary: '' })
  })
})
