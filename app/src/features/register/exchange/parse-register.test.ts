import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../../kernel/language.ts'
import { sayRegister } from '../messages/catalogue.ts'
import { sayFileRefusal } from '../messages/say-problem.ts'
import { parseRegister } from './parse-register.ts'
import { understandFiles } from './understand-files.ts'

const SHEETS: Record<string, string> = {
  people: 'person_id,given_name,family_name,employment\n001,Noor,Vandeplas,salaried\n002,Emile,Duquesne,volunteer\n',
  organisations: 'organisation_id,name_fr\n0100,Maison du Quai\n',
  communities: 'community_id,name_fr\nc1,Quai\n',
  memberships: 'person_id,community_id,role,from,represents\n1,c1,member,2023-01-01,100\n',
  meetings: 'meeting_id,community_ids,title,starts_at,ends_at,mode,place,state\n01,c1,,2023-02-14T13:00,2023-02-14T15:00,in_person,,held\n',
  attendance: 'meeting_id,person_id,role,state\n1,2,visitor,present\n',
}

async function parse(changed: Record<string, string> = {}) {
  const files = Object.entries({ ...SHEETS, ...changed }).map(([name, text]) => ({ name: `${name}.csv`, bytes: Buffer.from(text) }))
  const parsed = await parseRegister(files)
  if (!parsed.ok) throw new Error(parsed.refusal)
  return parsed.value
}

describe('ids whose zeros Excel took away', () => {
  it('are those of the sheet where they stand whole', async () => {
    const { register, problems } = await parse()
    expect(problems).toEqual([])
    expect(register.memberships[0]).toMatchObject({ personId: '001', represents: ['0100'] })
    expect(register.attendance[0]).toMatchObject({ meetingId: '01', personId: '002' })
  })

  it('are not guessed where two could be meant', async () => {
    const { problems } = await parse({ people: 'person_id,given_name,family_name\n001,Noor,A\n01,Emile,B\n002,Ana,C\n' })
    expect(problems.map(({ sheet, code }) => [sheet, code])).toEqual([['memberships', 'unknown-person']])
  })
})

describe('a column that is missing', () => {
  it('is one problem, not one for each row', async () => {
    const { problems } = await parse({ memberships: 'community_id,role\nc1,member\nc1,member\n' })
    expect(problems.map(({ column, code }) => [column, code])).toEqual([['person_id', 'column-missing']])
  })

  it('of ids is not said again where other sheets point at it', async () => {
    const { problems } = await parse({ people: 'given_name,family_name\nNoor,Vandeplas\n' })
    expect(problems.map(({ sheet, code }) => [sheet, code])).toEqual([['people', 'column-missing']])
  })
})

describe('a moment', () => {
  it('in the hour that the clocks skip is no moment', async () => {
    const { problems } = await parse({
      meetings: SHEETS.meetings!.replace('2023-02-14T13:00', '2023-03-26T02:30').replace('2023-02-14T15:00', '2023-03-26T05:00'),
    })
    expect(problems.map(({ column, code }) => [column, code])).toEqual([['starts_at', 'no-such-moment']])
  })
})

describe('a file that cannot be read', () => {
  const files = Object.entries({ ...SHEETS, people: 'person_id,given_name\n001,"Noor\n' }).map(([name, text]) => ({
    name: `${name}.csv`,
    bytes: Buffer.from(text),
  }))

  it.each(LANGUAGES)('is named, with the line where it breaks (%s)', async (language) => {
    const read = await understandFiles(files).catch((error) => error)
    expect(read).toMatchObject({ refusal: 'unclosed-quote', facts: { file: 'people.csv', row: 2 } })
    const sentence = sayFileRefusal(sayRegister(language), 'unclosed-quote', read.facts)
    expect(sentence).toMatch(/^people\.csv: .*2/)
    expect(sentence).not.toContain('{')
  })

  it('is no workbook because of its name', async () => {
    expect(await understandFiles([{ name: 'register.xlsx', bytes: Buffer.from('hello') }])).toMatchObject({
      ok: false,
      refusal: 'not-a-zip',
      facts: { file: 'register.xlsx' },
    })
  })
})
