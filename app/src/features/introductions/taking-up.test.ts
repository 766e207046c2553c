import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { atTheDoor, DOOR_OPENS } from '../../../test/at-the-door.ts'
import { aCommunity, aMembership, aPerson } from '../../../test/neighbourhood.ts'

const at = atTheDoor()

describe('who leads the meeting', () => {
  it('reads on the meeting and the desk how many wait; others do not', async () => {
    expect(await (await at.doraSees.get(`/meetings/${at.meeting}`)).text()).not.toContain('/introductions')
    await at.aCard()
    at.house.setNow('2023-02-14T11:56:00.000Z')
    await at.aCard({ name: 'Noor Twee' })
    expect(await (await at.doraSees.get(`/meetings/${at.meeting}`)).text()).toContain('2 introductions wait.')
    expect(await (await at.doraSees.get('/desk')).text()).toContain('2 introductions of the meeting of')
    const list = await (await at.doraSees.get(`/meetings/${at.meeting}/introductions`)).text()
    expect(list).toMatch(/Gita Nieuw[\s\S]*Noor Twee/)
    expect(await (await at.bartSees.get(`/meetings/${at.meeting}`)).text()).not.toContain('/introductions')
    expect(await (await at.bartSees.get('/desk')).text()).not.toContain('/introductions')
    expect((await at.bartSees.get(`/meetings/${at.meeting}/introductions`)).status).toBe(404)
    const [card] = await at.cards()
    expect((await at.bartSees.post(`/meetings/${at.meeting}/introductions/${String(card?.id)}`, { do: 'discard' })).status).toBe(404)
  })

  it('takes a card up as somebody new, with her own consents, and the name at the door becomes her', async () => {
    await at.checkIn(at.stranger, 'Gita Nieuw')
    const [line] = await at.system(sql`select person_id, role, state, version from attendance where meeting_id = ${at.meeting}`)
    const shares = { 'share-phone': 'network', 'share-about': 'community', 'share-email': 'round', term: 'day', until: '2023-06-30' }
    await at.aCard({ email: 'Gita@ronde.example', phone: '0470123456', activity: 'Kiné', organisation: 'Le Pas', spoken: 'fr', ...shares })
    at.house.setNow('2023-02-14T18:00:00.000Z')
    const gita = String(line?.personId)
    expect((await at.take({ person: gita })).status).toBe(303)
    const [person] = await at.system(sql`select * from person where id = ${gita}`)
    expect(person).toMatchObject({
      givenName: 'Gita',
      familyName: 'Nieuw',
      email: 'gita@ronde.example',
      phone: '+32470123456',
      activity: 'Kiné',
      language: 'en',
    })
    expect(person).toMatchObject({ languagesSpoken: ['fr'], noticedAt: '2023-02-14T18:00:00.000Z' })
    expect(await at.system(sql`select person_id, role, state, version from attendance where meeting_id = ${at.meeting}`)).toEqual([line])
    const consents = await at.system(sql`select purpose, fields, until_on, means, noted_by, at from consent where person_id = ${gita} order by number`)
    const mine = { untilOn: '2023-06-30', means: 'card', notedBy: null, at: DOOR_OPENS }
    expect(consents).toEqual([
      { purpose: 'meeting_round', fields: ['email'], ...mine },
      { purpose: 'community_list', fields: ['about'], ...mine },
      { purpose: 'network_list', fields: ['phone'], ...mine },
    ])
    expect(await at.system(sql`select o.name_fr from affiliation a join organisation o on o.id = a.organisation_id where a.person_id = ${gita}`)).toEqual([
      { nameFr: 'Le Pas' },
    ])
    expect((await at.cards())[0]).toMatchObject({ state: 'taken', name: '', email: '', phone: '', activity: '', personId: gita })
  })

  it('takes a card up as new beside a visitor of that name, who stays a line of her own', async () => {
    await at.checkIn(at.stranger, 'Gita Nieuw')
    await at.aCard()
    const people = await at.system(sql`select id from person`)
    await at.take({ person: 'new' })
    expect(await at.system(sql`select id from person`)).toHaveLength(people.length + 1)
    expect(await at.system(sql`select 1 from attendance where meeting_id = ${at.meeting}`)).toHaveLength(1)
    expect(
      (await at.system(sql`select source, entered_by from person where family_name = 'Nieuw' order by entered_at, source`)).map(({ source }) => source),
    ).toContain('self')
  })

  it('fills only what is empty of somebody known, and shares nothing that the card did not say', async () => {
    await at.system(sql`update person set phone = '+32499999999', activity = '' where id = ${at.bart}`)
    const shares = { 'share-phone': 'public', 'share-about': 'network', term: 'open' }
    await at.aCard({ name: 'Bart De Smet', phone: '0470123456', email: 'bart@ronde.example', activity: 'Huisarts', ...shares })
    await at.take({ person: at.bart })
    const [person] = await at.system(sql`select phone, email, activity from person where id = ${at.bart}`)
    expect(person).toEqual({ phone: '+32499999999', email: 'bart@ronde.example', activity: 'Huisarts' })
    expect(await at.system(sql`select purpose, fields from consent where person_id = ${at.bart}`)).toEqual([{ purpose: 'network_list', fields: ['about'] }])
  })

  it('joins the name at the door to somebody known, keeps the counts, and a coordinator may undo it', async () => {
    await at.checkIn(at.stranger, 'Barth De Smedt')
    const [line] = await at.system(sql`select person_id from attendance where meeting_id = ${at.meeting}`)
    await at.aCard({ name: 'Barth De Smedt' })
    await at.take({ person: at.bart })
    expect(await at.system(sql`select person_id, role, state from attendance where meeting_id = ${at.meeting}`)).toEqual([
      { personId: at.bart, role: 'visitor', state: 'present' },
    ])
    const [merge] = await at.system(sql`select kept_id, merged_id from person_merge where kept_id = ${at.bart}`)
    expect(merge).toEqual({ keptId: at.bart, mergedId: line?.personId })
  })

  it('cannot choose whom she does not see, nor an address that is somebody’s', async () => {
    const hidden = await aPerson(at.house, { givenName: 'Hid', familyName: 'Den', email: 'hidden@ronde.example' })
    await at.aCard({ name: 'Hid Den', email: 'hidden@ronde.example' })
    const [card] = await at.cards()
    const page = await (await at.doraSees.get(`/meetings/${at.meeting}/introductions/${String(card?.id)}`)).text()
    expect(page).not.toContain(hidden)
    expect((await at.take({ person: hidden })).status).toBe(422)
    expect((await at.take({})).status).toBe(422)
    expect((await at.take({ person: 'new', invite: at.south })).status).toBe(422)
    expect((await at.take({ person: 'new' })).status).toBe(409)
    expect(await at.cards()).toMatchObject([{ state: 'waiting' }])
  })

  it('is told when the card changed meanwhile, and takes none up twice', async () => {
    const link = await at.aCard()
    const [card] = await at.cards()
    await at.stranger.get(link)
    await at.stranger.post(link, { do: 'save', version: '1', name: 'Gita Anders' })
    const address = `/meetings/${at.meeting}/introductions/${String(card?.id)}`
    await at.doraSees.get(address)
    expect((await at.doraSees.post(address, { do: 'take', version: '1', person: 'new' })).status).toBe(409)
    expect((await at.doraSees.post(address, { do: 'take', version: '2', person: 'new' })).status).toBe(303)
    expect((await at.doraSees.post(address, { do: 'take', version: '2', person: 'new' })).status).toBe(404)
    expect((await at.stranger.post(link, { do: 'withdraw', sure: 'yes' })).status).toBe(200)
  })

  it('discards: nothing but that stays', async () => {
    const link = await at.aCard({ email: 'gone@ronde.example' })
    const [card] = await at.cards()
    const address = `/meetings/${at.meeting}/introductions/${String(card?.id)}`
    await at.doraSees.get(address)
    expect((await at.doraSees.post(address, { do: 'discard' })).status).toBe(303)
    expect(await at.cards()).toEqual([])
    expect((await at.stranger.get(link)).status).toBe(404)
  })
})

describe('joining by the link', () => {
  let nord = ''

  /** The meeting is one of two communities from now on, and Dora leads both. */
  async function joinedByNord(): Promise<string> {
    nord = await aCommunity(at.house, 'Nord')
    await aMembership(at.house, { personId: at.dora, communityId: nord, role: 'moderator' })
    await at.system(sql`insert into meeting_community (meeting_id, community_id, starts_at) values (${at.meeting}, ${nord}, '2023-02-14T12:00:00.000Z')`)
    return nord
  }

  const stateOf = async () =>
    (await at.system(sql`select state from membership where community_id = ${at.south} and person_id not in (${at.bart}, ${at.dora})`)).map(
      ({ state }) => state,
    )

  it('reads the convention, says yes without an account, and may then sign in with her address', async () => {
    const link = await at.aCard({ email: 'gita@ronde.example', join: at.south })
    await at.take({ person: 'new', invite: at.south })
    expect(await stateOf()).toEqual(['invited'])
    const page = await (await at.stranger.get(link)).text()
    expect(page).toContain('Nous nous écoutons.')
    expect((await at.stranger.post(link, { do: 'answer', community: at.south })).status).toBe(422)
    expect((await at.stranger.post(link, { do: 'answer', community: at.south, answer: 'yes' })).status).toBe(303)
    expect(await stateOf()).toEqual(['active'])
    expect(
      await at.system(sql`select a.email from account a join person p on p.id = a.person_id where p.family_name = 'Nieuw' and p.email is not null`),
    ).toEqual([{ email: 'gita@ronde.example' }])
    expect(await (await at.stranger.get(link)).text()).toContain('You take part in Sud')
  })

  it('says no without an account, and no line stays', async () => {
    const link = await at.aCard({ email: 'nee@ronde.example', join: at.south })
    await at.take({ person: 'new', invite: at.south })
    await at.stranger.get(link)
    expect((await at.stranger.post(link, { do: 'answer', community: at.south, answer: 'no' })).status).toBe(303)
    expect(await stateOf()).toEqual([])
    expect(await at.system(sql`select 1 from account where email = 'nee@ronde.example'`)).toEqual([])
  })

  it('waits on the list of members where nobody let her in, and makes no account for somebody known', async () => {
    const link = await at.aCard({ join: at.south })
    await at.take({ person: 'new' })
    expect(await stateOf()).toEqual(['applied'])
    expect(await (await at.stranger.get(link)).text()).toContain('You asked to join')
    expect((await at.stranger.post(link, { do: 'answer', answer: 'no', community: await aCommunity(at.house, 'Nord') })).status).toBe(404)
  })

  it('once let in by a lead she may still say no, and what she shared with the members ends; or yes', async () => {
    const link = await at.aCard({ join: at.south, email: 'non@ronde.example', activity: 'Kiné', 'share-about': 'community', term: 'open' })
    await at.take({ person: 'new' })
    const [membership] = await at.system(sql`select id, person_id from membership where community_id = ${at.south} and state = 'applied'`)
    const page = `/communities/${at.south}/members/${String(membership?.id)}`
    await at.doraSees.get(page)
    expect((await at.doraSees.post(page, { part: 'let-in' })).status).toBe(303)
    const shown = await (await at.stranger.get(link)).text()
    expect(shown).toContain('Nous nous écoutons.')
    expect(shown).toContain('No, thank you')
    expect((await at.stranger.post(link, { do: 'answer', community: at.south })).status).toBe(422)
    expect((await at.stranger.post(link, { do: 'answer', community: at.south, answer: 'no' })).status).toBe(303)
    expect(await (await at.stranger.get(link)).text()).toContain('What you shared with the members ends today.')
    expect(await at.system(sql`select state, until_on from membership where id = ${String(membership?.id)}`)).toEqual([
      { state: 'ended', untilOn: DOOR_OPENS.slice(0, 10) },
    ])
    const ends = sql`select given from consent where person_id = ${String(membership?.personId)} and purpose = 'community_list' order by number desc limit 1`
    expect(await at.system(ends)).toMatchObject([{ given: false }])
    expect(await at.system(sql`select 1 from account where person_id = ${String(membership?.personId)}`)).toEqual([])
    expect((await at.stranger.post(link, { do: 'answer', community: at.south, answer: 'no' })).status).toBe(422)
  })

  it('says on the link whose employer has not signed yet, to who came in by the card alone', async () => {
    const note = 'Le Pas has not signed the convention of this community yet'
    const link = await at.aCard({ join: await joinedByNord(), organisation: 'Le Pas' })
    await at.take({ person: 'new', invite: nord })
    const [employer] = await at.system(sql`select o.id from organisation o where o.name_fr = 'Le Pas' order by o.id desc limit 1`)
    expect(await (await at.stranger.get(link)).text()).not.toContain(note)
    const [convention] = await at.system(
      sql`insert into convention (community_id, text_version, stage, made_at) values (${nord}, 1, 'signing', ${DOOR_OPENS}) returning id`,
    )
    await at.system(sql`insert into convention_signatory (convention_id, community_id, organisation_id)
      values (${String(convention?.id)}, ${nord}, ${String(employer?.id)})`)
    expect(await (await at.stranger.get(link)).text()).toContain(note)
  })

  it('is for who signs in, where somebody known has an account: a name at a door proves less', async () => {
    const link = await at.aCard({ name: 'Bart De Smet', join: await joinedByNord() })
    await at.take({ person: at.bart, invite: nord })
    expect(await at.system(sql`select state from membership where community_id = ${nord} and person_id = ${at.bart}`)).toEqual([{ state: 'invited' }])
    expect(await (await at.stranger.get(link)).text()).toContain('stands on your desk')
    expect((await at.stranger.post(link, { do: 'answer', community: nord, answer: 'yes' })).status).toBe(404)
    expect(await at.system(sql`select state from membership where community_id = ${nord} and person_id = ${at.bart}`)).toEqual([{ state: 'invited' }])
  })

  it('stops all that the card shared', async () => {
    const link = await at.aCard({ phone: '0470', 'share-phone': 'public', term: 'open' })
    await at.take({ person: 'new' })
    expect(await (await at.stranger.get(link)).text()).toContain('Phone: everybody, in a public directory')
    expect((await at.stranger.post(link, { do: 'stop' })).status).toBe(303)
    expect(await (await at.stranger.get(link)).text()).toContain('You share nothing by this card')
    at.house.setNow('2023-03-20T09:00:00.000Z')
    expect((await at.stranger.get(link)).status).toBe(404)
  })
})
