import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aClosedWaveOf } from '../../../test/closed-wave.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aMembership, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { aMeetingNow, aRound } from '../../../test/round.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { firstWordings, isMirror, pictureOnWall, stepOfPicture } from './domain/mirror.ts'

const [OWN, PICTURE, EDGES, PROMISES] = [0, 1, 2, 3]

let house: TestHouse
let lead: string
let community: string
let wave: Awaited<ReturnType<typeof aClosedWaveOf>>
let meeting: string

beforeAll(async () => {
  house = await aHouse()
  community = await aCommunity(house, 'Sud')
  lead = await aPerson(house, { givenName: 'Dora', familyName: 'Lemaire' })
  await aMembership(house, { personId: lead, communityId: community, role: 'moderator' })
  wave = await aClosedWaveOf(house, 8, { communityId: community })
  meeting = await aMeetingNow(house, community, wave.people)
})
afterAll(() => house.close())

const visits = new Map<string, ReturnType<typeof aVisitor>>()
async function as(personId: string) {
  const known = visits.get(personId) ?? aVisitor(house, makeApp(house), await aSession(house, { personId }))
  visits.set(personId, known)
  return known
}
async function read(personId: string, path: string): Promise<string> {
  return (await (await as(personId)).open(path)).text()
}
const aMirror = (step: number, at = meeting, communityId = community) => aRound(house, { meetingId: at, communityId, by: lead, method: 'mirror', step })
const own = () => `/communities/${community}/sociograms/${wave.waveId}/mine`
const group = () => `/communities/${community}/sociograms/${wave.waveId}/group`

describe('on a phone', () => {
  it('first the own ties, and the picture of the group from its step on', async () => {
    const first = await read(wave.people[0]!, `/rounds/${await aMirror(OWN)}/mine`)
    expect(first).toContain(`href="${own()}"`)
    expect(first).not.toContain(`href="${group()}"`)
    for (const step of [PICTURE, EDGES, PROMISES]) {
      const later = await read(wave.people[0]!, `/rounds/${await aMirror(step)}/mine`)
      expect(later).toContain(`href="${own()}"`)
      expect(later).toContain(`href="${group()}"`)
    }
  })

  it('has no own ties for who was not asked, and nothing at all for a visitor', async () => {
    const [late, visitor] = [await aPerson(house, { givenName: 'Later' }), await aPerson(house, { givenName: 'Vera' })]
    await aMembership(house, { personId: late, communityId: community })
    await aMembership(house, { personId: visitor, communityId: community, role: 'visitor' })
    const at = await aMeetingNow(house, community, [late, visitor])
    const round = await aMirror(PICTURE, at)
    expect(await read(late, `/rounds/${round}/mine`)).not.toContain(own())
    expect(await read(late, `/rounds/${round}/mine`)).toContain(`href="${group()}"`)
    expect(await read(visitor, `/rounds/${round}/mine`)).not.toContain('/sociograms/')
    expect(await read(visitor, `/rounds/${round}/screen`)).not.toContain('data-mirror')
  })
})

describe('on the wall', () => {
  it('is the picture in its two steps, in dots although everybody agreed to be named, with the question in the second', async () => {
    const [shown, asked] = [await read(lead, `/rounds/${await aMirror(PICTURE)}/screen`), await read(lead, `/rounds/${await aMirror(EDGES)}/screen`)]
    for (const page of [shown, asked]) {
      expect(page).toContain(`data-mirror="${wave.waveId}"`)
      const [, picture = ''] = /data-mirror=(.*?)<\/section>/s.exec(page) ?? []
      expect(picture.split('<circle').length - 1).toBe(8)
      expect(page).not.toContain('van de Wijk')
      expect(page).not.toMatch(/primary-care|social-work|Primary care|Social work/)
      for (const id of wave.people) expect(page).not.toContain(id)
    }
    const question = '<h2 class="board-step">Who is at the edge and should not be?</h2>'
    expect([shown.includes(question), asked.includes(question)]).toEqual([false, true])
    for (const step of [OWN, PROMISES]) expect(await read(lead, `/rounds/${await aMirror(step)}/screen`)).not.toContain('data-mirror=')
    expect(await read(lead, group())).toContain('van de Wijk')
  })

  it('is gone while the round is paused', async () => {
    const round = await aMirror(PICTURE)
    await (await as(lead)).send(`/rounds/${round}/lead`, { do: 'pause', step: '1' })
    expect(await read(lead, `/rounds/${round}/screen`)).not.toContain('data-mirror=')
  })
})

describe('which wave', () => {
  it('is the last closed one, or another that is chosen; one of elsewhere is not', async () => {
    const later = await aClosedWaveOf(house, 5, { communityId: community, closesOn: '2023-06-30' })
    const other = await aClosedWaveOf(house, 5, { communityId: await aCommunity(house, 'Ailleurs') })
    const round = await aMirror(PICTURE)
    expect(await read(lead, `/rounds/${round}/screen`)).toContain(`data-mirror="${later.waveId}"`)
    const visitor = await as(lead)
    await visitor.send(`/rounds/${round}/wave`, { wave: wave.waveId })
    expect(await read(lead, `/rounds/${round}/screen`)).toContain(`data-mirror="${wave.waveId}"`)
    await visitor.send(`/rounds/${round}/wave`, { wave: other.waveId })
    expect(await read(lead, `/rounds/${round}/screen`)).toContain(`data-mirror="${wave.waveId}"`)
    expect((await (await as(wave.people[0]!)).send(`/rounds/${round}/wave`, { wave: later.waveId })).status).toBe(404)
    await asSystem(house.db, (tx) => sql`delete from survey where id = ${later.surveyId}`.execute(tx))
  })

  it('is told to phones and wall that are open: what is chosen meanwhile, to members alone', async () => {
    const later = await aClosedWaveOf(house, 5, { communityId: community, closesOn: '2023-06-30' })
    const round = await aMirror(PICTURE)
    const sitting = wave.people[0]!
    const toldTo = async (personId: string, sight = ''): Promise<{ mirror: { group: string; own: string | null } | null; pictureOf: string | null }> =>
      JSON.parse(await read(personId, `/rounds/${round}/cards?since=0${sight}`))
    expect(await read(sitting, `/rounds/${round}/mine`)).toContain(`/sociograms/${later.waveId}/group`)
    expect((await toldTo(sitting)).mirror?.group).toContain(later.waveId)
    expect((await toldTo(lead, '&sight=screen')).pictureOf).toBe(later.waveId)
    await (await as(lead)).send(`/rounds/${round}/wave`, { wave: wave.waveId })
    expect((await toldTo(sitting)).mirror).toMatchObject({ group: group(), own: own() })
    expect(await toldTo(lead, '&sight=screen')).toMatchObject({ pictureOf: wave.waveId, mirror: null })
    const visitor = await aPerson(house, { givenName: 'Vera' })
    await aMembership(house, { personId: visitor, communityId: community, role: 'visitor' })
    const at = await aMirror(PICTURE, await aMeetingNow(house, community, [visitor]))
    expect(JSON.parse(await read(visitor, `/rounds/${at}/cards?since=0`))).toMatchObject({ mirror: null, pictureOf: null })
    await asSystem(house.db, (tx) => sql`delete from survey where id = ${later.surveyId}`.execute(tx))
  })

  it('is read anew by a link where no script runs, in a mirror session alone', async () => {
    const [mirror, other] = [await aMirror(OWN), await aRound(house, { meetingId: meeting, communityId: community, by: lead })]
    const again = (round: string) => `<a href="/rounds/${round}/mine">Show this page again`
    expect(await read(wave.people[0]!, `/rounds/${mirror}/mine`)).toContain(again(mirror))
    expect(await read(wave.people[0]!, `/rounds/${other}/mine`)).not.toContain(again(other))
  })

  it('is none yet: one sentence says how a first one comes to be', async () => {
    const bare = await aCommunity(house, 'Nouveau')
    await aMembership(house, { personId: lead, communityId: bare, role: 'moderator' })
    const round = await aMirror(PICTURE, await aMeetingNow(house, bare), bare)
    expect(await read(lead, `/rounds/${round}`)).toContain('There is no picture yet')
    expect(await read(lead, `/rounds/${round}/screen`)).not.toContain('data-mirror=')
  })
})

describe('the end', () => {
  const AN_ID = () => crypto.randomUUID()
  const listLines = async (meetingId: string) => {
    const { rows } = await asSystem(house.db, (tx) =>
      sql<{
        kind: string
        text: string
        dueOn: string | null
      }>`select kind, text, due_on from record_entry where meeting_id = ${meetingId} order by written_at, kind, text`.execute(tx),
    )
    return rows.map(({ kind, text, dueOn }) => [kind, text, dueOn])
  }

  it('writes two introductions and an agreement into the record once, and the next wave says since when', async () => {
    const at = await aMeetingNow(house, community, wave.people)
    const round = await aMirror(PROMISES, at)
    const visitor = await as(lead)
    const card = { place: 'suggestion', text: 'Présenter la pharmacie à l’aide à domicile', language: 'fr', step: '3' }
    await visitor.send(`/rounds/${round}`, card)
    const page = await read(lead, `/rounds/${round}/end`)
    expect(page).toContain('>Présenter la pharmacie à l’aide à domicile</textarea>')
    const due = new Date(house.clock().getTime() + 30 * 86_400_000).toISOString().slice(0, 10)
    const sent = {
      do: 'end',
      'introduction-1': 'La pharmacie et l’aide à domicile',
      'introduction-1-id': AN_ID(),
      'introduction-2': 'L’école et le planning familial',
      'introduction-2-id': AN_ID(),
      agreement: 'Un message le jour d’une sortie d’hôpital',
      'agreement-id': AN_ID(),
      dueOn: due,
    }
    const wrong = await visitor.send(`/rounds/${round}/end`, { ...sent, dueOn: '2023-02-31' })
    expect([wrong.status, (await wrong.text()).includes('La pharmacie et l’aide à domicile')]).toEqual([422, true])
    expect(await listLines(at)).toEqual([])
    for (const _ of [1, 2]) expect((await visitor.send(`/rounds/${round}/end`, sent)).status).toBe(303)
    expect((await listLines(at)).toSorted()).toEqual(
      [
        ['action', 'L’école et le planning familial', due],
        ['action', 'La pharmacie et l’aide à domicile', due],
        ['decision', 'Un message le jour d’une sortie d’hôpital', due],
      ].toSorted(),
    )
    const { rows } = await asSystem(house.db, (tx) =>
      sql<{ id: string; mirroredOn: string }>`
        with next as (
          insert into wave (survey_id, community_id, number, state, opens_on, closes_on)
          select survey_id, community_id, 2, 'closed', '2023-08-01', '2023-08-20' from wave where id = ${wave.waveId} returning id)
        select next.id, w.mirrored_on from next, wave w where w.id = ${wave.waveId}`.execute(tx),
    )
    expect(rows[0]?.mirroredOn).toBe(house.clock().toISOString().slice(0, 10))
    expect(await read(lead, `/communities/${community}/sociograms/${rows[0]?.id}/group`)).toContain('Since the mirror session of')
    expect(await read(lead, group())).not.toContain('Since the mirror session of')
  })

  it('keeps the round open where the record takes no line, and says so', async () => {
    const at = await aMeetingNow(house, community, wave.people)
    const round = await aMirror(PROMISES, at)
    await asSystem(house.db, (tx) => sql`update meeting set state = 'cancelled' where id = ${at}`.execute(tx))
    const visitor = await as(lead)
    const refused = await visitor.send(`/rounds/${round}/end`, { do: 'end', agreement: 'Un accord', 'agreement-id': AN_ID() })
    expect([refused.status, (await refused.text()).includes('takes no more lines')]).toEqual([422, true])
    expect((await visitor.send(`/rounds/${round}/end`, { do: 'end', agreement: '' })).status).toBe(303)
  })
})

describe('the card', () => {
  const stepsOf = (...keys: string[]) => ({ steps: keys.map((key) => ({ key })) })

  it('is known by its steps, also a copy of it', () => {
    expect([isMirror({ method: stepsOf('own-view', 'group-picture') }), isMirror({ method: stepsOf('own-view') }), isMirror({ method: stepsOf() })]).toEqual([
      true,
      false,
      false,
    ])
    expect(stepOfPicture({ method: stepsOf('a', 'group-picture') })).toBe(1)
    const shown = (step: number, ...keys: string[]) => pictureOnWall({ step, method: stepsOf(...keys) })
    expect([
      shown(0, 'own-view', 'group-picture'),
      shown(1, 'own-view', 'group-picture'),
      shown(1, 'group-picture', 'edges'),
      shown(9, 'group-picture'),
      shown(0, 'edges'),
    ]).toEqual(['none', 'shown', 'asked', 'none', 'none'])
  })

  it('proposes what lies on the board, ticked leads first', () => {
    const card = (place: string, text: string, isTaken = false) => ({ place, isTaken, writings: [{ text }] })
    expect(firstWordings([card('suggestion', 'a'), card('suggestion', 'b', true), card('suggestion', 'c'), card('area-6', 'd')])).toEqual({
      'introduction-1': 'b',
      'introduction-2': 'a',
      agreement: 'd',
    })
    expect(firstWordings([])).toEqual({ 'introduction-1': '', 'introduction-2': '', agreement: '' })
  })
})
