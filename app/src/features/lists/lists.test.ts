import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { anApiCaller } from '../../../test/api-caller.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aMembership, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { aTerminal } from '../../../test/terminal.ts'
import { listForms } from '../../../promises/read-html.ts'
import { makeApp } from '../../app.ts'
import { CODE_LISTS } from '../../code-lists.ts'
import { asSystem } from '../../platform/database.ts'
import { readLists } from './actions/read-lists.ts'
import { listsCommands } from './commands.ts'

let house: TestHouse
let app: ReturnType<typeof makeApp>
let admin: ReturnType<typeof aVisitor>
let member: ReturnType<typeof aVisitor>
let keys: { admin: string; member: string }
const call = anApiCaller(() => app)

beforeAll(async () => {
  house = await aHouse()
  app = makeApp(house)
  keys = {
    admin: await aSession(house, { personId: await aPerson(house), instanceRole: 'administrator' }),
    member: await aSession(house, { personId: await aPerson(house) }),
  }
  admin = aVisitor(house, app, keys.admin)
  member = aVisitor(house, app, keys.member)
})
beforeEach(() =>
  asSystem(house.db, async (tx) => {
    await sql`delete from code_list_code`.execute(tx)
    await sql`delete from code_list_version`.execute(tx)
  }),
)
afterAll(() => house.close())

const LABELS = { fr: 'pas de place pour un chien', nl: 'geen plaats voor een hond', en: 'no place for a dog', de: '' }
type Listed = { version: number; codes: { code: string; labels: Record<string, string>; isRetired: boolean; twins: string[] }[] }
const read = async (key: string, version = '') => (await call(keys.member, 'GET', `/lists/${key}${version}`)).json as Listed
const codeOf = async (key: string, code: string) => (await read(key)).codes.find((each) => each.code === code)
const change = (key: string, body: Record<string, unknown>) => call(keys.admin, 'PUT', `/lists/${key}`, { version: 0, ...body })

/** The form of a list as the page shows it, with these fields otherwise. */
async function sendForm(key: string, fields: Record<string, string>, without: string[] = []) {
  const form = listForms(await admin.read(`/lists/${key}`)).find(({ fields: named }) => named.some(({ name }) => name === 'version'))
  const sent = Object.fromEntries(
    (form?.fields ?? []).flatMap(({ name, value }) => (name === '_token' || name.startsWith('retired-') ? [] : [[name, value ?? '']])),
  )
  for (const name of without) delete sent[name]
  return admin.send(`/lists/${key}`, { ...sent, ...fields })
}

describe('a list', () => {
  it('comes with Ronde in four languages, whole', async () => {
    const lists = await readLists(house, CODE_LISTS)
    for (const [order, { key, names }] of CODE_LISTS.entries()) {
      const codes = lists[order]?.codes ?? []
      expect(codes.length).toBeGreaterThan(0)
      for (const language of ['fr', 'nl', 'en', 'de'] as const) {
        expect(names[language]).not.toBe('')
        const words = codes.map(({ labels }) => labels[language])
        expect(new Set(words).size, `${key} in ${language}`).toBe(words.length)
        expect(words).not.toContain('')
      }
    }
    expect(await read('reasons')).toMatchObject({ version: 0, twinKey: 'reasons', mayGrow: true })
  })

  it('takes other words, and is a version of its own; the one before is read as it was', async () => {
    const labels = { ...(await codeOf('reasons', 'full'))?.labels, fr: 'complet ou liste fermée' }
    expect(await change('reasons', { note: 'Demandé par le Nord', codes: [{ code: 'full', labels }] })).toMatchObject({ status: 200, json: { version: 1 } })
    expect((await codeOf('reasons', 'full'))?.labels['fr']).toBe('complet ou liste fermée')
    expect((await read('reasons', '?version=0')).codes.find(({ code }) => code === 'full')?.labels['fr']).toBe('complet')
    expect((await read('reasons')).codes).toHaveLength(13)
    expect(await admin.read('/lists/reasons')).toContain('Demandé par le Nord')
    expect(await admin.read('/lists/reasons?version=0')).toContain('as it was')
    expect((await admin.open('/lists/reasons?version=7')).status).toBe(404)
  })

  it('gets a code more, made once, and loses none: a retired one counts as another', async () => {
    await change('reasons', { codes: [{ labels: LABELS }] })
    expect(await codeOf('reasons', 'no-place-for-a-dog')).toMatchObject({ labels: LABELS, isRetired: false })
    const full = (await codeOf('reasons', 'full'))?.labels
    const retired = { code: 'full', labels: full, isRetired: true, twins: ['waiting'] }
    expect(await change('reasons', { version: 1, codes: [retired] })).toMatchObject({ json: { version: 2 } })
    expect(await codeOf('reasons', 'full')).toMatchObject({ isRetired: true, twins: ['waiting'] })
    await change('reasons', { version: 2, codes: [{ ...retired, isRetired: false }] })
    // Offered again it counts as itself.
    expect(await codeOf('reasons', 'full')).toMatchObject({ isRetired: false, twins: [] })
  })

  it('two codes of the same words in English keep apart', async () => {
    await change('groups', { codes: [{ labels: { fr: 'un', nl: 'een', en: 'new here', de: '' } }] })
    await change('groups', { version: 1, codes: [{ code: 'new-here', labels: { fr: 'un', nl: 'een', en: 'first', de: '' } }] })
    await change('groups', { version: 2, codes: [{ labels: { fr: 'deux', nl: 'twee', en: 'new here', de: '' } }] })
    expect((await read('groups')).codes.slice(-2).map(({ code }) => code)).toEqual(['new-here', 'new-here-2'])
  })

  it('keeps the crosswalk between both lists of fields of life', async () => {
    expect((await codeOf('domains', 'legal'))?.twins).toEqual(['housing'])
    const labels = (await codeOf('domains', 'legal'))?.labels
    await change('domains', { codes: [{ code: 'legal', labels, twins: ['housing', 'participation'] }] })
    expect((await codeOf('domains', 'legal'))?.twins).toEqual(['housing', 'participation'])
  })

  it.each([
    ['reasons', { codes: [{ code: 'unheard-of', labels: LABELS }] }, 'code-unknown'],
    ['reasons', { codes: [{ labels: { ...LABELS, nl: '  ' } }] }, 'label-missing'],
    ['reasons', { codes: [{ labels: { ...LABELS, fr: 'Complet' } }] }, 'label-twice'],
    ['reasons', { codes: [{ code: 'full', labels: LABELS, isRetired: true, twins: ['full'] }] }, 'twin-unknown'],
    ['reasons', { codes: [{ code: 'full', labels: LABELS, isRetired: true, twins: ['cost', 'waiting'] }] }, 'twin-unknown'],
    ['domains', { codes: [{ labels: LABELS }] }, 'fixed'],
    ['domains', { codes: [{ code: 'legal', labels: LABELS, isRetired: true }] }, 'fixed'],
    ['reasons', { version: 3, codes: [{ labels: LABELS }] }, 'saved-meanwhile'],
  ])('%s refuses %j', async (key, body, refusal) => {
    expect(await change(key, body)).toMatchObject({ status: 409, json: { error: { kind: refusal } } })
    expect((await read(key)).version).toBe(0)
  })

  it('is changed by administrators alone, and read by whoever is signed in', async () => {
    expect((await member.open('/lists')).status).toBe(403)
    expect((await member.open('/lists/reasons')).status).toBe(403)
    expect((await call(keys.member, 'PUT', '/lists/reasons', { version: 0, codes: [{ labels: LABELS }] })).status).toBe(403)
    expect((await call(keys.member, 'GET', '/lists')).json).toMatchObject({ count: CODE_LISTS.length })
    expect((await call(keys.member, 'GET', '/lists/unknown')).status).toBe(404)
  })
})

describe('the page', () => {
  it('without a script: words changed, a word added, one retired, and nothing else touched', async () => {
    expect(await admin.read('/lists')).toContain('Why a suggestion did not work')
    const saved = await sendForm('reasons', {
      'fr-full': 'plus de place',
      'retired-cost': 'yes',
      'twin-cost': 'other',
      'fr-new': 'chien',
      'nl-new': 'hond',
      note: 'Essai',
    })
    expect(saved.status).toBe(303)
    expect(await codeOf('reasons', 'full')).toMatchObject({ labels: { fr: 'plus de place', nl: 'volzet' } })
    expect(await codeOf('reasons', 'cost')).toMatchObject({ isRetired: true, twins: ['other'] })
    expect(await codeOf('reasons', 'chien')).toMatchObject({ labels: { fr: 'chien', nl: 'hond', en: '' } })
    expect((await read('reasons')).codes).toHaveLength(14)
  })

  it('says what is wrong and keeps what was written', async () => {
    const refused = await sendForm('helpers', { 'fr-self': 'elle-même ou lui-même', 'nl-self': '' })
    expect(refused.status).toBe(422)
    const html = await refused.text()
    expect(html).toContain('in French and in Dutch')
    expect(html).toContain('elle-même ou lui-même')
    expect((await sendForm('helpers', {})).status).toBe(422)
    expect((await sendForm('helpers', { 'fr-elsewhere': 'x' })).status).toBe(400)
    expect((await sendForm('helpers', { 'fr-self': 'Son numéro est 85.07.30-033.28' })).status).toBe(422)
    expect((await read('helpers')).version).toBe(0)
  })

  it('is noted in the log by its number, without a word of it', async () => {
    await sendForm('reasons', { 'fr-full': 'mots à ne pas noter' })
    const { rows } = await asSystem(house.db, (tx) =>
      sql<{ facts: unknown }>`select facts from audit_entry where action = 'list.changed' order by number desc limit 1`.execute(tx),
    )
    expect(rows).toEqual([{ facts: { list: 'reasons', version: 1 } }])
  })
})

describe('by command', () => {
  const run = aTerminal(
    () => house,
    (open) => listsCommands(open, CODE_LISTS),
    '--lang',
    'fr',
  )

  it('names, shows and changes lists', async () => {
    expect((await run('list names')).out).toContain('reasons\t0\tPourquoi une piste n’a pas marché\n')
    expect((await run('list show', '--list', 'domains')).out).toContain('legal\tjuridique\t\thousing\n')
    expect(await run('list change', '--list', 'reasons', '--code', 'full', '--fr', 'plus de place')).toMatchObject({ code: 0 })
    expect(await run('list change', '--list', 'reasons', '--code', 'cost', '--retired', 'yes', '--twins', 'other')).toMatchObject({ code: 0 })
    expect(await run('list change', '--list', 'reasons', '--fr', 'chien', '--nl', 'hond')).toMatchObject({ code: 0 })
    const { out } = await run('list show', '--list', 'reasons')
    for (const line of ['full\tplus de place\t\t\n', 'cost\tcoût\thors d’usage\tother\n', 'chien\tchien\t\t\n']) expect(out).toContain(line)
    expect((await run('list show', '--list', 'none')).code).toBe(1)
    expect((await run('list show')).code).toBe(2)
    expect((await run('list change', '--list', 'reasons', '--retired', 'perhaps')).code).toBe(2)
    expect((await run('list change', '--list', 'reasons', '--code', 'none', '--fr', 'x', '--nl', 'y')).code).toBe(1)
  })
})

describe('why somebody leaves a community', () => {
  it('has the words of the house where a membership is ended and where it is read; a retired one is offered no more and still says itself', async () => {
    const labels = { fr: 'déménagement', nl: 'verhuizing', en: 'moved away', de: '' }
    expect(await change('end-reasons', { codes: [{ labels }] })).toMatchObject({ status: 200 })
    const time = { code: 'time', labels: (await codeOf('end-reasons', 'time'))?.labels, isRetired: true, twins: ['other'] }
    expect(await change('end-reasons', { version: 1, codes: [time] })).toMatchObject({ status: 200 })
    const south = await aCommunity(house, 'Sud')
    const gone = await aPerson(house)
    const path = `/communities/${south}/members/${await aMembership(house, { personId: gone, communityId: south })}`
    const lead = await aPerson(house)
    await aMembership(house, { personId: lead, communityId: south, role: 'moderator' })
    const leads = aVisitor(house, app, await aSession(house, { personId: lead }))
    const page = await leads.read(`${path}?lang=fr`)
    expect([page.includes('>déménagement<'), page.includes('>Manque de temps<')]).toEqual([true, false])
    const end = { part: 'end', on: '2023-04-03' }
    expect((await leads.send(path, { ...end, reason: 'time' })).status).not.toBe(303)
    expect((await leads.send(path, { ...end, reason: 'moved-away' })).status).toBe(303)
    expect(await leads.read(`${path}?lang=nl`)).toContain('verhuizing')
    await asSystem(house.db, (tx) => sql`update membership set end_reason = 'time' where person_id = ${gone}`.execute(tx))
    expect(await leads.read(`${path}?lang=fr`)).toContain('Manque de temps')
    await asSystem(house.db, (tx) => sql`update membership set end_reason = 'parti à la mer' where person_id = ${gone}`.execute(tx))
    expect(await leads.read(`${path}?lang=fr`)).toContain('parti à la mer')
  })
})

describe('a list in a table of its own', () => {
  const sectors = () =>
    asSystem(
      house.db,
      async (tx) => (await sql<{ code: string; labelFr: string; labelDe: string }>`select code, label_fr, label_de from sector order by code`.execute(tx)).rows,
    )

  it('has other words from one save on, wherever a sector is said; its codes stay, and so does what it was', async () => {
    const before = await sectors()
    const first = await read('sectors')
    expect(first.version).toBe(0)
    expect(first.codes.map(({ code }) => code)).toContain('housing')
    const words = { fr: 'logement et toit', nl: 'wonen en een dak', en: 'a home', de: '' }
    expect((await call(keys.member, 'PUT', '/lists/sectors', { version: 0, codes: [{ code: 'housing', labels: words }] })).status).toBe(403)
    expect((await call(keys.admin, 'PUT', '/lists/sectors', { version: 0, codes: [{ code: 'housing', labels: words }] })).status).toBe(200)
    expect(await sectors()).toEqual(before.map((row) => (row.code === 'housing' ? { ...row, labelFr: 'logement et toit', labelDe: 'logement et toit' } : row)))
    const coordinator = aVisitor(house, app, await aSession(house, { personId: await aPerson(house), instanceRole: 'coordinator' }))
    expect(await coordinator.read('/organisations/new?lang=fr')).toContain('logement et toit')
    expect((await call(keys.member, 'GET', '/lists/sectors?version=0')).status).toBe(404)
    expect((await read('sectors', '?version=1')).codes.find(({ code }) => code === 'housing')?.labels).toEqual(words)
    expect((await call(keys.admin, 'PUT', '/lists/sectors', { version: 1, codes: [{ code: null, labels: words }] })).json).toMatchObject({
      error: { kind: 'fixed' },
    })
    const back = first.codes.filter(({ code }) => code === 'housing').map(({ code, labels }) => ({ code, labels }))
    expect((await call(keys.admin, 'PUT', '/lists/sectors', { version: 1, codes: back })).status).toBe(200)
    expect(await sectors()).toEqual(before)
  })
})
