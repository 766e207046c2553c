import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { nowOf } from '../../platform/house.ts'
import { hashToken } from '../../platform/secrets.ts'
import { findActorBySession } from '../communities/public.ts'
import { findResults } from './actions/read-sociogram.ts'
import { remindWaves } from './actions/send-wave-mails.ts'
import { aClosedWave } from './test-closed-wave.ts'
import { anOpenWave, aSurveyStage, codeOf } from './test-survey-stage.ts'

// What somebody who keeps a wave, holds a sheet of paper or looks at a picture could find out about what others answered.

const START = '2023-02-14T09:00:00.000Z'
const stage = aSurveyStage({ start: START, withMail: ['ama', 'bo', 'chloe'] })

const list = () => `/communities/${stage.south}/sociograms`
const about = (personId: string) => `person-${personId}-work-together`

const paperOf = (wave: string, personId: string) => `${list()}/${wave}/paper?person=${personId}`
const answers = (wave: string) => `/sociograms/${wave}/answer`
const levelsOf = async (wave: string, personId: string) =>
  (
    await asSystem(stage.house.db, (tx) =>
      sql<{ level: number }>`select level from nomination where wave_id = ${wave} and from_person = ${personId} order by level`.execute(tx),
    )
  ).rows.map(({ level }) => level)

describe('paper', () => {
  it('typed first by whoever coordinates opens nothing of what the person answers herself afterwards', async () => {
    const wave = await anOpenWave(stage)
    await stage.dora.send(paperOf(wave, stage.people.ama), { level: 'dot' })
    await stage.ama.send(answers(wave), { do: 'begin', level: 'dot' })
    await stage.ama.send(`${answers(wave)}?page=1`, { do: 'next', [about(stage.people.bo)]: '3' })
    expect(await stage.dora.read(paperOf(wave, stage.people.ama))).not.toMatch(/value="3"[^>]*(checked|selected)|(checked|selected)[^>]*value="3"/)
    await stage.dora.send(paperOf(wave, stage.people.ama), { level: 'dot', [about(stage.people.bo)]: '1' })
    expect(await levelsOf(wave, stage.people.ama)).toEqual([3])
  })

  it('does not come back over what the person took back', async () => {
    const wave = await anOpenWave(stage)
    await stage.dora.send(paperOf(wave, stage.people.ama), { level: 'dot', [about(stage.people.bo)]: '4' })
    await stage.ama.send(answers(wave), { do: 'withdraw', sure: 'yes' })
    await stage.dora.send(paperOf(wave, stage.people.ama), { level: 'dot', [about(stage.people.bo)]: '4' })
    expect(await levelsOf(wave, stage.people.ama)).toEqual([])
  })

  it('is answered alike whether or not the person answered herself', async () => {
    const wave = await anOpenWave(stage)
    await stage.ama.send(answers(wave), { do: 'begin', level: 'dot' })
    await stage.ama.send(`${answers(wave)}?page=1`, { do: 'next', [about(stage.people.bo)]: '3' })
    const sent = { level: 'dot', [about(stage.people.dora)]: '2' }
    const pages = []
    for (const personId of [stage.people.ama, stage.people.bo]) {
      const answer = await stage.dora.send(paperOf(wave, personId), sent)
      pages.push([answer.status, answer.headers.get('Location')])
    }
    expect(pages[0]).toEqual(pages[1])
    expect(await levelsOf(wave, stage.people.ama)).toEqual([3])
    expect(await levelsOf(wave, stage.people.bo)).toEqual([2])
  })

  it('of the own staff is for somebody else, also where they stand by another organisation or the contract has a last day', async () => {
    const wave = await anOpenWave(stage)
    await asSystem(stage.house.db, (tx) =>
      sql`insert into affiliation (person_id, organisation_id, from_on, until_on) values (${stage.people.chloe}, ${stage.clinic}, '2022-01-01', '2023-12-31')`.execute(
        tx,
      ),
    )
    const refused = await stage.dora.send(paperOf(wave, stage.people.chloe), { level: 'dot', [about(stage.people.bo)]: '4' })
    expect([refused.status, await levelsOf(wave, stage.people.chloe)]).toEqual([422, []])
    const pasted = 'Chloé D’Hondt;Ama Mensah;2'
    await stage.dora.send(`${list()}/${wave}/file`, { pasted, do: 'save' })
    expect(await levelsOf(wave, stage.people.chloe)).toEqual([])
    await asSystem(stage.house.db, (tx) => sql`delete from affiliation where person_id = ${stage.people.chloe}`.execute(tx))
  })
})

describe('a spreadsheet', () => {
  it('is answered alike whether or not somebody answered herself, before and after it is saved', async () => {
    const seen: unknown[] = []
    for (const hasAnswered of [true, false]) {
      const wave = await anOpenWave(stage)
      if (hasAnswered) {
        await stage.ama.send(answers(wave), { do: 'begin', level: 'aggregate' })
        await stage.ama.send(`${answers(wave)}?page=1`, { do: 'next', [about(stage.people.bo)]: '3' })
      }
      const pasted = 'Ama Mensah;Bo Peeters;2\nChloé D’Hondt;Ama Mensah;1'
      const plain = (html: string) =>
        html
          .replaceAll(wave, '')
          .replaceAll(/value="[^"]{40,}"/g, '')
          .replaceAll(/[\w-]{36}/g, '')
      const preview = plain(await (await stage.dora.send(`${list()}/${wave}/file`, { pasted })).text())
      const saved = await stage.dora.send(`${list()}/${wave}/file`, { pasted, do: 'save', level: 'aggregate' })
      const kept = /\d+ answers? of \d+ (people|person)/.exec(await stage.dora.read(`${list()}/${wave}`))?.[0]
      seen.push({ preview, status: saved.status, kept })
    }
    expect(seen[0]).toEqual(seen[1])
  })
})

describe('an old mail', () => {
  it('shows nobody’s name to who left the community since, takes no answer from her, and still takes back what she told', async () => {
    const wave = await anOpenWave(stage)
    const { rows } = await asSystem(stage.house.db, (tx) =>
      sql<{ bodyText: string }>`select body_text from outbox_mail where idempotency_key = ${`survey ${wave} ${stage.people.ama}`}`.execute(tx),
    )
    const link = /\/survey\/[\w-]+/.exec(rows[0]?.bodyText ?? '')?.[0] ?? ''
    await stage.nobody.send(link, { do: 'begin', level: 'dot' })
    await stage.nobody.send(`${link}?page=1`, { do: 'stay', [about(stage.people.bo)]: '3' })
    await asSystem(stage.house.db, (tx) =>
      sql`update membership set state = 'ended', until_on = '2023-02-13' where person_id = ${stage.people.ama} and community_id = ${stage.south}`.execute(tx),
    )
    expect(await stage.nobody.read(`${link}?page=1`)).not.toMatch(/Bo Peeters|Chloé/)
    expect((await stage.nobody.send(`${link}?page=1`, { do: 'stay', [about(stage.people.chloe)]: '4' })).status).toBe(422)
    expect(await levelsOf(wave, stage.people.ama)).toEqual([3])
    await stage.nobody.send(link, { do: 'withdraw', sure: 'yes' })
    expect(await levelsOf(wave, stage.people.ama)).toEqual([])
    await asSystem(stage.house.db, (tx) =>
      sql`update membership set state = 'active', until_on = null where person_id = ${stage.people.ama} and community_id = ${stage.south}`.execute(tx),
    )
  })
})

describe('a code on paper', () => {
  it('does not say, by what follows a first answer, whether its person had answered', async () => {
    const seen: string[] = []
    for (const hasAnswered of [true, false]) {
      stage.house.setNow(START)
      const wave = await anOpenWave(stage)
      if (hasAnswered) {
        await stage.ama.send(answers(wave), { do: 'begin', level: 'dot' })
        await stage.ama.send(`${answers(wave)}?page=1`, { do: 'next', [about(stage.people.bo)]: '3' })
      }
      stage.house.setNow('2023-02-14T09:05:00.000Z')
      const begun = await stage.nobody.send(`/survey/${await codeOf(stage, wave, stage.people.ama)}`, { do: 'begin', level: 'dot' })
      const link = (begun.headers.get('Location') ?? '').split('?')[0] ?? ''
      await stage.nobody.send(`${link}?page=1`, { do: 'stay', [about(stage.people.dora)]: '1' })
      const html = await stage.nobody.read(link)
      const main = html.slice(html.indexOf('<main'))
      seen.push(
        main
          .replaceAll(wave, '')
          .replaceAll(link, '')
          .replaceAll(/name="_token" value="[^"]*"/g, ''),
      )
    }
    const at = [...(seen[0] ?? '')].findIndex((sign, place) => sign !== seen[1]?.[place])
    expect(seen[0]?.slice(at - 80, at + 200)).toBe(seen[1]?.slice(at - 80, at + 200))
  })
})

describe('where dots stand', () => {
  it('follows from an order that only this house can make, the same for every wave of a survey', async () => {
    const asked = ['Ama', 'Bilal', 'Céline', 'Dries', 'Élise', 'Fatma', 'Goran', 'Hilde'].map((givenName) => ({ givenName, level: 'dot' as const }))
    const first = await aClosedWave(stage.house, asked)
    const second = await aClosedWave(stage.house, asked, first)
    const token = await aSession(stage.house, { personId: first.people[0] ?? '' })
    const actor = await findActorBySession(stage.house.db, hashToken(token), nowOf(stage.house))
    if (actor === null) throw new Error('who has just signed in is known')
    const orderIn = async (at: typeof stage.house, waveId: string) => {
      const found = await asSystem(stage.house.db, (tx) => findResults(tx, at, actor, { communityId: first.communityId, waveId, language: 'en' }))
      return found?.rows.people.map(({ personId }) => personId)
    }
    const order = await orderIn(stage.house, first.waveId)
    expect(order?.toSorted()).toEqual(first.people.toSorted())
    expect(order).not.toEqual(first.people.toSorted())
    expect(await orderIn(stage.house, second.waveId)).toEqual(order)
    expect(await orderIn({ ...stage.house, settings: { ...stage.house.settings, secret: 'of another house' } }, first.waveId)).not.toEqual(order)
  })
})

describe('somebody whose data may not be used for now', () => {
  it('stands in no picture, nor does what was said of her; and the list of a form leaves her out', async () => {
    const asked = ['Ama', 'Bilal', 'Céline', 'Dries', 'Élise', 'Fatma', 'Goran', 'Hilde'].map((givenName) => ({ givenName, level: 'name' as const }))
    const wave = await aClosedWave(stage.house, asked)
    const reader = aVisitor(stage.house, stage.app, await aSession(stage.house, { personId: wave.people[0] ?? '' }))
    const group = `/communities/${wave.communityId}/sociograms/${wave.waveId}/group`
    expect(await reader.read(group)).toContain('van Bilal')
    await asSystem(stage.house.db, (tx) => sql`update person set restricted_at = now() where id = ${wave.people[1]}`.execute(tx))
    expect(await reader.read(group)).not.toContain('Bilal')
    expect(await reader.read(group.replace('/group', '/mine'))).not.toContain('Bilal')
    await asSystem(stage.house.db, (tx) => sql`update wave set state = 'open' where id = ${wave.waveId}`.execute(tx))
    expect(await reader.read(`${answers(wave.waveId)}?page=1`)).not.toContain('Bilal')
  })
})

describe('outgoing mail', () => {
  it('shows no administrator the link that opens somebody’s answers, nor who was reminded because she had not answered', async () => {
    const at = { ...stage.house, settings: { ...stage.house.settings, smtpUrl: 'smtp://mail.example:25' } }
    const wave = await anOpenWave(stage)
    await stage.ama.send(answers(wave), { do: 'begin', level: 'dot' })
    await stage.ama.send(`${answers(wave)}?page=1`, { do: 'next', [about(stage.people.bo)]: '3' })
    stage.house.setNow('2023-03-06T09:00:00.000Z')
    await remindWaves(stage.house)
    const chief = await aPerson(stage.house, { givenName: 'Zoé' })
    const page = await aVisitor(at, makeApp(at), await aSession(at, { personId: chief, instanceRole: 'administrator' })).read('/outbox')
    expect(page).toContain('ama@ronde.example')
    expect(page).not.toMatch(/\/survey\/[\w-]{20}/)
    const asked = (address: string) => page.split(address).length
    expect(asked('To …')).toBeGreaterThan(2)
    expect(asked('bo@ronde.example')).toBe(asked('ama@ronde.example'))
  })
})
