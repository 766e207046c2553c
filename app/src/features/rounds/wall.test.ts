import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { aMeetingNow, aRound } from '../../../test/round.ts'
import { toldSituations } from '../../../test/told-situations.ts'
import { asSystem } from '../../platform/database.ts'

const at = toldSituations()

/** South told something a while ago and took this along; today it meets again. */
async function aMeetingAfter(): Promise<string> {
  const situation = await at.aSituation()
  const taken = await at.aSuggestion(situation, { text: 'Les repas du quartier' })
  await at.anOutcome(taken, at.ama, 'helped')
  await at.aSuggestion(situation, { text: 'Non emportée', isTaken: false })
  await at.system(sql`update meeting set starts_at = ${earlier()} where id = ${at.meeting}`)
  return aMeetingNow(at.house, at.south, [at.bo])
}

const earlier = () => new Date(at.house.clock().getTime() - 21 * 86_400_000).toISOString()
const aRoundAt = (meetingId: string, step = 0, subgroup = '') => aRound(at.house, { meetingId, communityId: at.south, by: at.chloe, step, subgroup })

describe('the first item on the wall', () => {
  it('stands there before a round begins, for who is there and who leads; the wall goes on by itself', async () => {
    const meeting = await aMeetingAfter()
    for (const sees of [at.chloeSees, at.boSees]) {
      const answer = await sees.open(`/meetings/${meeting}/rounds/screen`)
      const page = await answer.text()
      expect([answer.status, page.includes('Les repas du quartier'), page.includes('Non emportée')]).toEqual([200, true, false])
      expect(Number(answer.headers.get('Refresh'))).toBeGreaterThan(0)
    }
    expect((await at.emileSees.open(`/meetings/${meeting}/rounds/screen`)).status).toBe(404)
    expect((await at.amaSees.open(`/meetings/${meeting}/rounds/screen`)).status).toBe(404)
    expect(await at.chloeSees.read(`/meetings/${meeting}/rounds`)).toContain('Les repas du quartier')
    const round = await aRoundAt(meeting)
    const moved = await at.chloeSees.open(`/meetings/${meeting}/rounds/screen`)
    expect([moved.status, moved.headers.get('Location')]).toEqual([303, `/rounds/${round}/screen`])
  })

  it('stays during the first step, for the room and for who leads, and not longer', async () => {
    const meeting = await aMeetingAfter()
    const round = await aRoundAt(meeting)
    expect(await at.boSees.read(`/rounds/${round}/screen`)).toContain('Les repas du quartier')
    expect(await at.chloeSees.read(`/rounds/${round}`)).toContain('Les repas du quartier')
    expect(await at.boSees.read(`/rounds/${round}/mine`)).not.toContain('Les repas du quartier')
    await at.chloeSees.send(`/rounds/${round}/lead`, { do: 'next', step: '0' })
    for (const page of ['', '/screen']) expect(await at.chloeSees.read(`/rounds/${round}${page}`)).not.toContain('Les repas du quartier')
  })

  it('goes with a pause, and does not come back with a second round', async () => {
    const meeting = await aMeetingAfter()
    const round = await aRoundAt(meeting)
    await at.chloeSees.send(`/rounds/${round}/lead`, { do: 'pause', step: '0' })
    expect(await at.chloeSees.read(`/rounds/${round}/screen`)).not.toContain('Les repas du quartier')
    await at.chloeSees.send(`/rounds/${round}/end`, { do: 'abandon' })
    const second = await aRoundAt(meeting)
    expect(await at.chloeSees.read(`/rounds/${second}/screen`)).not.toContain('Les repas du quartier')
  })

  it('has no words that did not pass for this room, also once a code lets in people without an account', async () => {
    const meeting = await aMeetingAfter()
    await at.system(sql`update community set secrecy_mode = 'bound' where id = ${at.south}`)
    await at.system(sql`update situation set audience = 'bound'`)
    await at.system(sql`update suggestion set checked_for = 'bound'`)
    const round = await aRoundAt(meeting)
    expect(await at.boSees.read(`/rounds/${round}/screen`)).toContain('Les repas du quartier')
    await at.chloeSees.send(`/rounds/${round}/room`, { do: 'open' })
    for (const page of ['', '/screen']) expect(await at.chloeSees.read(`/rounds/${round}${page}`)).not.toContain('Les repas du quartier')
    await at.system(sql`update community set secrecy_mode = null where id = ${at.south}`)
  })

  it('asks which round where several run, and is quiet where there is nothing to look back at', async () => {
    const meeting = await aMeetingNow(at.house, at.south, [at.bo])
    expect(await at.chloeSees.read(`/meetings/${meeting}/rounds/screen`)).toContain('The round begins in a moment')
    const [one, other] = [await aRoundAt(meeting, 0, 'Jardin'), await aRoundAt(meeting, 0, 'Atelier')]
    const page = await at.boSees.read(`/meetings/${meeting}/rounds/screen`)
    for (const id of [one, other]) expect(page).toContain(`href="/rounds/${id}/screen"`)
  })
})

type Found = { links: { kind: string; label: string }[]; allow: { organisations: string[] } }

describe('names while somebody types', () => {
  const find = async (sees: typeof at.chloeSees, round: string, query: string) => {
    const answer = await sees.open(`/rounds/${round}/links?${query}`)
    return { status: answer.status, links: ((await answer.json()) as Found).links.map(({ label }) => label) }
  }

  it('travel with the page thirty at most, the likely ones; the others are found while typing, with and without accents', async () => {
    const meeting = await aMeetingNow(at.house, at.south, [at.bo])
    const round = await aRoundAt(meeting, 2)
    await asSystem(at.house.db, (tx) =>
      sql`insert into organisation (name_fr, name_nl, actor_kind) select 'Service ' || n, 'Service ' || n, 'care' from generate_series(100, 399) n`.execute(tx),
    )
    await at.system(sql`insert into organisation (name_fr, name_nl, actor_kind) values ('Maison Éole', 'Huis Éole', 'welfare')`)
    const props = JSON.parse(
      (/data-board="([^"]*)"/.exec(await at.chloeSees.read(`/rounds/${round}`))?.[1] ?? '').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
    ) as Found
    expect(props.links.length).toBe(30)
    expect(props.allow.organisations.length).toBe(100)
    expect(await find(at.chloeSees, round, 'sign=@&q=eole')).toEqual({ status: 200, links: ['Huis Éole', 'Maison Éole'] })
    expect((await find(at.chloeSees, round, 'sign=@&q=service')).links.length).toBe(8)
    expect((await find(at.chloeSees, round, 'sign=%23&q=eole')).links).toEqual([])
  })

  it('are found by who writes on this board, and by nobody else', async () => {
    const round = await aRoundAt(await aMeetingNow(at.house, at.south, [at.bo]), 2)
    for (const sees of [at.boSees, at.amaSees, at.emileSees]) expect((await sees.open(`/rounds/${round}/links?sign=@&q=se`)).status).toBe(404)
  })
})
