import type { Register } from '@ronde/figures'
import { joinBytes, writeWorkbook } from '@ronde/tabular'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../../test/house.ts'
import { asSystem } from '../../../platform/database.ts'
import { parseRegister } from '../exchange/parse-register.ts'
import { renderRegister } from '../exchange/render-register.ts'
import { readRegister } from '../store/read-register.ts'
import { importRegister } from './import-register.ts'

let house: TestHouse
beforeAll(async () => {
  house = await aHouse()
})
afterAll(() => house.close())

const importer = { actor: null, source: 'import' as const }

/** Two communities, a joint meeting, a deputy, a sole practice, a person who came back: one of each thing a file can say. */
function aRegister(): Required<Register> {
  return {
    people: [
      {
        personId: 'p1',
        givenName: 'Amina',
        familyName: 'Ben Saïd',
        email: 'amina@voorbeeld.example',
        phone: '+32 470 00 00 01',
        languagesSpoken: ['fr', 'ar'],
        languagesUnderstood: ['nl'],
        disciplines: ['nurse'],
        employment: 'salaried',
        functions: ['wijkverpleegkundige'],
      },
      {
        personId: 'p2',
        givenName: 'Œdipe',
        familyName: 'Łukasz',
        email: null,
        phone: null,
        languagesSpoken: [],
        languagesUnderstood: [],
        disciplines: [],
        employment: null,
        functions: [],
      },
    ],
    organisations: [
      {
        organisationId: 'o1',
        names: { fr: 'Maison du Coin', nl: '' },
        sectors: ['health', 'a sector of our own'],
        solePractice: false,
        enterpriseNumber: '0123456749',
        missions: ['écouter'],
        actorKind: 'care',
      },
      {
        organisationId: 'o2',
        names: { fr: '', nl: 'Praktijk Łukasz' },
        sectors: ['health'],
        solePractice: true,
        enterpriseNumber: null,
        missions: [],
        actorKind: null,
      },
    ],
    communities: [
      { communityId: 'south', names: { fr: 'Sud', nl: 'Zuid' }, kind: 'cop', areas: ['Marolles', 'Midi'], host: 'o1' },
      { communityId: 'north', names: { fr: 'Nord', nl: 'Noord' }, kind: null, areas: [], host: null },
    ],
    memberships: [
      {
        personId: 'p1',
        communityId: 'south',
        role: 'member',
        from: '2022-01-01',
        until: '2022-06-30',
        represents: ['o1', 'o2'],
        endReason: 'moved job',
        practiceRole: 'TFLP',
      },
      { personId: 'p1', communityId: 'south', role: 'moderator', from: '2022-09-01', until: null, represents: ['o1'], endReason: null, practiceRole: null },
      { personId: 'p2', communityId: 'north', role: 'member', from: null, until: null, represents: [], endReason: null, practiceRole: null },
    ],
    meetings: [
      {
        meetingId: 'm1',
        communityIds: ['south', 'north'],
        title: 'Ensemble',
        startsAt: '2022-10-30T00:30:00.000Z',
        endsAt: '2022-10-30T02:30:00.000Z',
        actualStartsAt: '2022-10-30T00:45:00.000Z',
        actualEndsAt: '2022-10-30T02:15:00.000Z',
        mode: 'hybrid',
        place: 'Maison',
        state: 'held',
        kind: 'cop',
      },
      {
        meetingId: 'm2',
        communityIds: ['south'],
        title: '',
        startsAt: '2023-03-26T09:00:00.000Z',
        endsAt: '2023-03-26T11:00:00.000Z',
        actualStartsAt: null,
        actualEndsAt: null,
        mode: null,
        place: null,
        state: 'planned',
        kind: null,
      },
    ],
    attendance: [
      { meetingId: 'm1', personId: 'p1', role: 'deputy', state: 'present', mode: 'online', represents: ['o2', 'o1'] },
      { meetingId: 'm1', personId: 'p2', role: null, state: 'represented', mode: null, represents: [] },
    ],
    affiliations: [{ personId: 'p1', organisationId: 'o1', from: '2020-02-29', until: null }],
  }
}

async function throughAFile(register: Required<Register>) {
  const bytes = await joinBytes(writeWorkbook(renderRegister(register)))
  const parsed = await parseRegister([{ name: 'register.xlsx', bytes }])
  if (!parsed.ok) throw new Error(parsed.refusal)
  return parsed.value
}

it('gives back through a workbook what it was given', async () => {
  const { register, problems } = await throughAFile(aRegister())
  expect(problems).toEqual([])
  expect(register).toEqual(aRegister())
})

it('keeps everything in the database, and a second import changes nothing', async () => {
  const first = await importRegister(house, importer, aRegister())
  expect(first.ok && first.value.attendance).toEqual({ added: 2, changed: 0, same: 0 })
  const stored = await asSystem(house.db, (tx) => readRegister(tx, null))
  for (const sheet of ['people', 'organisations', 'communities', 'meetings', 'attendance', 'affiliations'] as const)
    expect(stored[sheet], sheet).toEqual(aRegister()[sheet])
  expect(stored.memberships).toHaveLength(3)
  expect(stored.memberships).toEqual(expect.arrayContaining(aRegister().memberships.map((membership) => expect.objectContaining(membership))))
  const again = await importRegister(house, importer, aRegister())
  expect(again.ok && Object.values(again.value).every(({ added, changed }) => added + changed === 0)).toBe(true)
  expect(await asSystem(house.db, (tx) => readRegister(tx, null))).toEqual(stored)
})

it('saves nothing while the mail address is somebody else’s', async () => {
  const register = aRegister()
  const [first] = register.people
  if (first === undefined) throw new Error('the register has people')
  const result = await importRegister(house, importer, {
    ...register,
    people: [{ ...first, personId: 'p9' }],
    memberships: [],
    attendance: [],
    affiliations: [],
  })
  expect(result).toMatchObject({ ok: false, refusal: 'problems-remain', problems: [{ code: 'same-mail' }] })
})

it('lists 31 February, a meeting that ends first, unknown ids and a formula, each at its place', async () => {
  const files = {
    people: 'person_id,given_name,family_name,employment\np1,=1+1,Peeters,astronaut\np1,Els,Roos,salaried',
    organisations: 'organisation_id,name_fr\no1,Maison',
    communities: 'community_id,name_fr\nc1,Sud',
    memberships: 'person_id,community_id,role,from,represents\np1,c1,member,31/02/2023,o7',
    meetings: 'meeting_id,community_ids,starts_at,ends_at,state\nm1,c1,2023-01-10T14:00,2023-01-10T13:00,held',
    attendance: 'meeting_id,person_id,state\nm1,p5,present',
  }
  const parsed = await parseRegister(Object.entries(files).map(([name, text]) => ({ name: `${name}.csv`, bytes: Buffer.from(text) })))
  const found = parsed.ok ? parsed.value.problems.map(({ sheet, row, column, code }) => `${sheet} ${row} ${column} ${code}`) : []
  expect(found).toEqual([
    'people 2 given_name formula',
    'people 2 employment unknown-word',
    'people 3 person_id twice',
    'memberships 2 from no-such-day',
    'memberships 2 represents unknown-organisation',
    'meetings 2 ends_at ends-before-start',
    'attendance 2 person_id unknown-person',
  ])
})

it('writes people and organisations so that the directory finds them by plain letters', async () => {
  const keys = await asSystem(house.db, async (tx) => {
    const { rows } = await sql<{ key: string }>`select sort_key as key from person union all select sort_key from organisation order by 1`.execute(tx)
    return rows.map(({ key }) => key)
  })
  expect(keys).toEqual(expect.arrayContaining(['lukasz oedipe', 'praktijk lukasz']))
})
