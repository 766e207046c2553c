import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aHeldMeeting, aMembership, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'

type Visitor = ReturnType<typeof aVisitor>

let house: TestHouse
let south: string
let meeting: string
let ama: string
let lead: Visitor
let member: Visitor
let absent: Visitor
let guest: Visitor
let stranger: Visitor

const rows = async (statement: ReturnType<typeof sql>) => (await asSystem(house.db, (tx) => statement.execute(tx))).rows as Record<string, unknown>[]
const grid = () => `/meetings/${meeting}/grid`
const NO_LINKS = Object.fromEntries(
  Array.from({ length: 8 }, (_, order) => [
    [`link-${order}`, ''],
    [`linkKind-${order}`, 'service'],
  ]).flat(),
)
const write = (who: Visitor, fields: Record<string, string | string[]>) =>
  who.send(`${grid()}/entries`, { id: randomUUID(), area: '2', language: 'fr', visibility: '', text: '', 'link-0': '', 'linkKind-0': 'service', ...fields })
const idOf = async (text: string) => String((await rows(sql`select id from grid_entry where text = ${text}`))[0]?.id)
const entry = (id: string) => `${grid()}/entries/${id}`

beforeAll(async () => {
  house = await aHouse({}, '2026-03-02T15:00:00.000Z')
  const app = makeApp(house)
  south = await aCommunity(house, 'Sud')
  const north = await aCommunity(house, 'Nord')
  const as = async (givenName: string, role: string, communityId: string | null) => {
    const personId = await aPerson(house, { givenName, familyName: 'Peeters' })
    if (communityId !== null) await aMembership(house, { personId, communityId, role })
    return { personId, sees: aVisitor(house, app, await aSession(house, { personId })) }
  }
  const dora = await as('Dora', 'moderator', south)
  const own = await as('Ama', 'member', south)
  const zoe = await as('Zoé', 'member', south)
  const shop = await as('Cem', 'visitor', south)
  const other = await as('Bart', 'coordinator', north)
  ama = own.personId
  lead = dora.sees
  member = own.sees
  absent = zoe.sees
  guest = shop.sees
  stranger = other.sees
  meeting = await aHeldMeeting(house, { communityId: south, startsAt: '2026-03-02T12:00:00Z', present: [ama, dora.personId] })
  await rows(sql`insert into attendance (meeting_id, person_id, role, state, recorded_at) values (${meeting}, ${shop.personId}, 'visitor', 'present', now())`)
})
afterAll(() => house.close())

describe('writing in the grid', () => {
  it('is for who was there and who leads, in one’s own language; others find nothing', async () => {
    expect(await member.read(grid())).toContain('1. Who it is about')
    expect((await write(member, { text: 'On a appelé deux services.', 'link-0': 'maison médicale' })).status).toBe(303)
    expect(await rows(sql`select area, language, visibility, origin, state, speaker_role, links from grid_entry`)).toEqual([
      {
        area: 2,
        language: 'fr',
        visibility: 'community',
        origin: 'form',
        state: 'captured',
        speakerRole: 'member',
        links: [{ kind: 'service', label: 'maison médicale', id: null }],
      },
    ])
    const page = await absent.read(grid())
    expect(page).toContain('lang="fr">On a appelé deux services.')
    expect(page).not.toContain('name="text"')
    expect((await write(absent, { text: 'Je n’y étais pas.' })).status).toBe(422)
    expect((await stranger.open(grid())).status).toBe(404)
    expect((await write(stranger, { text: 'Rien.' })).status).toBe(404)
    expect(await guest.read(grid())).toContain('On a appelé deux services.')
  })

  it('sent twice it stands once; another’s id is refused', async () => {
    const id = randomUUID()
    await write(member, { id, text: 'Une fois.' })
    expect((await write(member, { id, text: 'Une fois.' })).status).toBe(303)
    expect(await rows(sql`select count(*)::int as n from grid_entry where text = 'Une fois.'`)).toEqual([{ n: 1 }])
    expect(await (await write(lead, { id, text: 'Deux fois.' })).text()).toContain('there already')
  })

  it('is refused where somebody could be recognised; nothing is kept, the words stay in the form', async () => {
    const answer = await write(member, { text: 'Mme Dupont habite rue Haute 12.' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Dupont')
    const name = await write(member, { text: 'Dupont a encore appelé, Marie Dupont.' })
    expect(name.status).toBe(422)
    expect(await name.text()).toMatch(/Keep: this is a professional/)
    expect(await rows(sql`select 1 from grid_entry where text like '%Dupont%'`)).toEqual([])
    const kept = await write(member, { text: 'Marie Dupont a rappelé.', 'text-words': ['Marie Dupont'], 'text-choice': ['professional'] })
    expect(kept.status).toBe(303)
    expect(await rows(sql`select kept from grid_entry where text = 'Marie Dupont a rappelé.'`)).toEqual([{ kept: { 'Marie Dupont': 'professional' } }])
  })

  it('leaves area 5 to its author, also before leads; a choice may open it', async () => {
    await write(member, { area: '5', text: 'Cela touche mes limites.' })
    await write(member, { area: '5', text: 'Nous avons tous hésité.', visibility: 'room' })
    expect(await member.read(grid())).toContain('Cela touche mes limites.')
    for (const other of [lead, guest, absent]) expect(await other.read(grid())).not.toContain('Cela touche mes limites.')
    expect(await guest.read(grid())).toContain('Nous avons tous hésité.')
    expect(await absent.read(grid())).not.toContain('Nous avons tous hésité.')
    expect(await absent.read(grid())).toContain('2 more notes are not for you.')
    const own = await idOf('Cela touche mes limites.')
    expect((await lead.open(entry(own))).status).toBe(404)
    expect((await lead.send(entry(own), { part: 'retract', sure: 'yes' })).status).toBe(404)
    expect((await member.open(entry(own))).status).toBe(200)
  })
})

describe('an entry afterwards', () => {
  const tidy = (who: Visitor, id: string, fields: Record<string, string>) =>
    who.send(entry(id), { part: 'tidy', area: '2', language: 'fr', visibility: 'community', ...NO_LINKS, ...fields })

  it('is tidied by who wrote it or leads; two wordings are both kept, and one is chosen', async () => {
    const id = await idOf('On a appelé deux services.')
    expect((await tidy(lead, id, { version: '1', text: 'Deux services ont été appelés.', area: '3' })).status).toBe(303)
    const late = await tidy(member, id, { version: '1', text: 'Deux services, le même jour.' })
    expect(late.headers.get('location')).toBe(entry(id))
    expect(await rows(sql`select area, text, state, version from grid_entry where id = ${id}`)).toEqual([
      { area: 3, text: 'Deux services ont été appelés.', state: 'tidied', version: 2 },
    ])
    expect(await rows(sql`select text from grid_entry_version where entry_id = ${id}`)).toEqual([{ text: 'On a appelé deux services.' }])
    expect(await member.read(entry(id))).toContain('Two people wrote at the same time.')
    const conflict = String((await rows(sql`select id from grid_conflict where entry_id = ${id}`))[0]?.id)
    expect((await member.send(entry(id), { part: 'choose', conflict, isTaken: 'yes' })).status).toBe(303)
    expect(await rows(sql`select text, area from grid_entry where id = ${id}`)).toEqual([{ text: 'Deux services, le même jour.', area: 2 }])
    expect(await (await member.send(entry(id), { part: 'choose', conflict, isTaken: 'no' })).text()).toContain('Somebody chose already.')
    expect((await tidy(absent, id, { version: '3', text: 'Autre.' })).status).toBe(422)
  })

  it('has a gist by a person, guarded like the words; no gist in its own language', async () => {
    const id = await idOf('Deux services, le même jour.')
    expect((await lead.send(entry(id), { part: 'gist', gist: 'Twee diensten,\n dezelfde dag.', gistLanguage: 'nl' })).status).toBe(303)
    expect(await absent.read(grid())).toContain('lang="nl">Twee diensten, dezelfde dag.')
    expect(await (await lead.send(entry(id), { part: 'gist', gist: 'Encore', gistLanguage: 'fr' })).text()).toContain('in this language already')
    const guarded = await lead.send(entry(id), { part: 'gist', gist: 'Marie Dupont belde.', gistLanguage: 'nl' })
    expect(guarded.status).toBe(422)
    expect(await rows(sql`select text from grid_gist where entry_id = ${id}`)).toEqual([{ text: 'Twee diensten, dezelfde dag.' }])
  })

  it('is confirmed by the speaker or the group, and tidied again it has to be confirmed anew', async () => {
    const id = await idOf('Deux services, le même jour.')
    expect(await (await lead.send(entry(id), { part: 'confirm', as: 'speaker', version: '3' })).text()).toContain('not yours to change')
    expect(await (await member.send(entry(id), { part: 'confirm', as: 'group', version: '3' })).text()).toContain('not yours to change')
    expect(await (await member.send(entry(id), { part: 'confirm', as: 'speaker', version: '2' })).text()).toContain('Somebody saved in the meantime')
    expect((await member.send(entry(id), { part: 'confirm', as: 'speaker', version: '3' })).status).toBe(303)
    expect(await absent.read(grid())).toContain('Confirmed by who said it')
    await tidy(member, id, { version: '4', text: 'Deux services le même jour.' })
    expect(await rows(sql`select state, validated_as from grid_entry where id = ${id}`)).toEqual([{ state: 'tidied', validatedAs: null }])
  })

  it('is taken away for good: a tombstone, no word in any table', async () => {
    await write(member, { text: 'À retirer demain.' })
    const id = await idOf('À retirer demain.')
    await tidy(member, id, { version: '1', text: 'À retirer vraiment.' })
    expect(await (await member.send(entry(id), { part: 'retract' })).text()).toContain('Tick the box')
    expect((await member.send(entry(id), { part: 'retract', sure: 'yes' })).status).toBe(303)
    expect(await rows(sql`select state, text, links, search_text from grid_entry where id = ${id}`)).toEqual([
      { state: 'retracted', text: '', links: [], searchText: '' },
    ])
    expect(await rows(sql`select 1 from grid_entry_version where entry_id = ${id}`)).toEqual([])
    expect(await member.read(grid())).toContain('This note was taken away.')
    expect((await member.open(entry(id))).status).toBe(404)
  })

  it('who reads it is its author’s to say, not the lead’s', async () => {
    const id = await idOf('Nous avons tous hésité.')
    expect((await tidy(lead, id, { version: '1', area: '5', text: 'Nous avons hésité.', visibility: 'community' })).status).toBe(303)
    expect(await rows(sql`select visibility from grid_entry where id = ${id}`)).toEqual([{ visibility: 'room' }])
  })
})

describe('paper', () => {
  const AREAS = Object.fromEntries([1, 2, 3, 4, 5, 6].map((area) => [`area-${area}`, '']))

  it('is typed over area by area, one line a note, all or nothing, once', async () => {
    const seed = randomUUID()
    const sheet = { ...AREAS, seed, language: 'nl', visibility: 'room', 'area-1': 'Een jong gezin\n\n  Drie beroepen erbij  ', 'area-6': 'We bellen eerst.' }
    const bad = await lead.send(`${grid()}/transcribe`, { ...sheet, 'area-4': 'Marie Dupont van hiernaast' })
    expect(bad.status).toBe(422)
    expect(await bad.text()).toContain('Drie beroepen erbij')
    expect(await rows(sql`select 1 from grid_entry where origin = 'import'`)).toEqual([])
    expect((await lead.send(`${grid()}/transcribe`, sheet)).status).toBe(303)
    expect((await lead.send(`${grid()}/transcribe`, sheet)).status).toBe(303)
    expect(await rows(sql`select area, text, visibility from grid_entry where origin = 'import' order by area, text`)).toEqual([
      { area: 1, text: 'Drie beroepen erbij', visibility: 'room' },
      { area: 1, text: 'Een jong gezin', visibility: 'room' },
      { area: 6, text: 'We bellen eerst.', visibility: 'room' },
    ])
    expect(await (await lead.send(`${grid()}/transcribe`, { ...sheet, ...AREAS })).text()).toContain('There is nothing to write down.')
    expect((await absent.open(`${grid()}/transcribe`)).status).toBe(404)
  })

  it('is typed over card after card by the number of the area, looked at first, all or nothing, once', async () => {
    const before = (await rows(sql`select 1 from grid_entry`)).length
    const cards = { seed: randomUUID(), language: 'fr', visibility: 'community', cards: '3 demander à l’école\n2nl de buurvrouw belde\nzij belde twee keer' }
    const looked = await (await lead.send(`${grid()}/transcribe`, { ...cards, do: 'look' })).text()
    expect(looked).toContain('Nothing is saved yet.')
    expect(looked).toContain('lang="nl">de buurvrouw belde')
    expect(await (await lead.send(`${grid()}/transcribe`, { ...cards, cards: 'sans chiffre' })).text()).toContain('needs the number of its area')
    expect((await lead.send(`${grid()}/transcribe`, { ...cards, cards: `${cards.cards}\n4 Marie Dupont d’à côté` })).status).toBe(422)
    expect((await rows(sql`select 1 from grid_entry`)).length).toBe(before)
    for (const _ of [1, 2]) expect((await lead.send(`${grid()}/transcribe`, cards)).status).toBe(303)
    expect(await rows(sql`select area, language, text from grid_entry where origin = 'import' and visibility = 'community' order by area, text`)).toEqual([
      { area: 2, language: 'nl', text: 'de buurvrouw belde' },
      { area: 2, language: 'fr', text: 'zij belde twee keer' },
      { area: 3, language: 'fr', text: 'demander à l’école' },
    ])
  })

  it('is confirmed as a whole: by who said it, by the group, never unread', async () => {
    await write(member, { text: 'Première à confirmer.' })
    await write(lead, { text: 'Dite par qui anime.' })
    await write(member, { text: 'Pour moi seule.', visibility: 'private' })
    const confirm = (who: Visitor, as: string, readAt = '2026-03-02T15:00:00.000Z') => who.send(`${grid()}/confirm`, { as, readAt })
    expect(await member.read(grid())).toMatch(/notes are yours and not confirmed yet/)
    expect((await confirm(stranger, 'group')).status).toBe(404)
    const stateOf = async (text: string) => (await rows(sql`select state, validated_as from grid_entry where text = ${text}`))[0]
    await confirm(absent, 'group')
    await confirm(member, 'speaker', '2026-03-02T14:59:59.000Z')
    expect(await stateOf('Première à confirmer.')).toMatchObject({ state: 'captured' })
    await confirm(member, 'speaker')
    expect(await stateOf('Première à confirmer.')).toEqual({ state: 'validated', validatedAs: 'speaker' })
    expect(await stateOf('Pour moi seule.')).toEqual({ state: 'validated', validatedAs: 'speaker' })
    expect(await stateOf('Dite par qui anime.')).toMatchObject({ state: 'captured' })
    await confirm(member, 'group')
    expect(await stateOf('Dite par qui anime.')).toMatchObject({ state: 'captured' })
    await confirm(lead, 'group')
    expect(await stateOf('Dite par qui anime.')).toEqual({ state: 'validated', validatedAs: 'group' })
    expect(await lead.read(grid())).not.toContain('The group confirms all of it')
    const id = await idOf('Première à confirmer.')
    expect(await member.read(entry(id))).toContain('A change makes it one to confirm again.')
    await lead.send(entry(id), { part: 'tidy', version: '2', area: '2', language: 'fr', text: 'Première au net.', ...NO_LINKS })
    const page = await member.read(entry(id))
    expect(page).toContain('Dora Peeters tidied what you said.')
    expect(page).toContain('<ins>au net.</ins>')
    expect((await member.send(entry(id), { part: 'confirm', as: 'speaker', version: '3' })).status).toBe(303)
    expect(await member.read(entry(id))).not.toContain('tidied what you said')
  })

  it('is a PDF for the wall in three sizes, through the API too', async () => {
    for (const path of [
      `${grid()}/poster/download?size=a3`,
      `${grid()}/poster/download?size=a0-on-a4&blank=yes`,
      `/api/v1${grid()}/poster.pdf?size=a0-on-a3`,
    ]) {
      const answer = await member.open(path)
      expect([path, answer.status, answer.headers.get('Content-Type')]).toEqual([path, 200, 'application/pdf'])
      expect(
        Buffer.from(await answer.arrayBuffer())
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-')
      expect((await stranger.open(path)).status).toBe(404)
    }
    expect((await member.open(`${grid()}/poster/download?size=a1`)).status).toBe(404)
  })

  it('the poster has what the room may read, or lines to write on; never what is private', async () => {
    const poster = await member.read(`${grid()}/poster`)
    expect(poster).toContain('Een jong gezin')
    expect(poster).not.toContain('Cela touche mes limites.')
    expect(await member.read(`${grid()}/poster?blank=yes`)).not.toContain('Een jong gezin')
    expect((await stranger.open(`${grid()}/poster`)).status).toBe(404)
  })
})

describe('the words of the grid', () => {
  const form = async (fields: Record<string, string> = {}) => {
    const all = Object.fromEntries(
      [1, 2, 3, 4, 5, 6].flatMap((area) =>
        ['fr', 'nl', 'en', 'de'].flatMap((language) => [
          [`name-${area}-${language}`, language === 'fr' ? `Zone ${area}` : ''],
          [`prompt-${area}-${language}`, language === 'fr' ? `Question ${area} ?` : ''],
        ]),
      ),
    )
    return lead.send(`/communities/${south}/grid/template`, { part: 'prepare', version: '0', ...all, ...fields })
  }

  it('are prepared by leads and adopted at a meeting; entries keep theirs', async () => {
    const page = `/communities/${south}/grid/template`
    expect(await member.read(page)).toContain('Grid that comes with Ronde')
    expect(await (await form({ 'name-3-fr': '' })).text()).toContain('Give each area a name')
    expect((await form({ 'name-3-fr': 'Les pistes' })).status).toBe(303)
    expect(await (await form()).text()).toContain('Somebody saved in the meantime')
    expect(await member.read(page)).not.toContain('Les pistes')
    const adopt = { part: 'adopt', version: '1' }
    expect(await (await lead.send(page, { ...adopt, meeting: randomUUID() })).text()).toContain('This meeting is not there.')
    expect((await member.send(page, { ...adopt, meeting })).status).toBe(404)
    expect((await lead.send(page, { ...adopt, meeting })).status).toBe(303)
    expect(await lead.read(page)).toContain('Version 1, adopted on 2 March 2026')
    expect(await member.read(grid())).toContain('3. Les pistes')
    expect(await (await lead.send(page, { ...adopt, meeting })).text()).toContain('Nothing is prepared.')
    await write(member, { area: '3', text: 'Avec les nouveaux mots.' })
    expect(await rows(sql`select distinct template_version as v from grid_entry order by 1`)).toEqual([{ v: 0 }, { v: 1 }])
  })
})
