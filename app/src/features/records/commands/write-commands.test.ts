import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../../test/house.ts'
import { aCommunity, aHeldMeeting, aPerson } from '../../../../test/neighbourhood.ts'
import { aTerminal } from '../../../../test/terminal.ts'
import { asSystem } from '../../../platform/database.ts'
import { openAmending } from '../actions/tell-record.ts'
import { recordsCommands } from '../commands.ts'

const NOW = '2023-02-14T15:00:00.000Z'
let house: TestHouse
let south: string
let meeting: string

beforeAll(async () => {
  house = await aHouse({}, NOW)
  south = await aCommunity(house, 'Sud')
})
beforeEach(async () => {
  house.setNow(NOW)
  const present = [await aPerson(house, { givenName: 'Ama', familyName: 'Peeters' })]
  meeting = await aHeldMeeting(house, { communityId: south, startsAt: '2023-02-14T12:00:00.000Z', present })
})
afterAll(() => house.close())

const run = aTerminal(
  () => house,
  (open) => recordsCommands(open, async () => 'Par écrit, été compris\n'),
)

const rowsOf = async (statement: ReturnType<typeof sql>) => (await asSystem(house.db, (tx) => statement.execute(tx))).rows

it('writes lines under the name of the house, from an option or from the standard input, and the log names nobody', async () => {
  expect(await run('record write', meeting, '--lang', 'fr')).toMatchObject({ code: 0, text: expect.stringMatching(/[\w-]{36}/) })
  expect((await run('record write', meeting, '--lang', 'nl', '--kind', 'action', '--text', 'Bellen', '--owner', 'Bart', '--due', '2023-03-14')).code).toBe(0)
  expect(
    await rowsOf(
      sql`select kind, language, text, owner_words, due_on, author_id, is_confidential from record_entry where meeting_id = ${meeting} order by kind desc`,
    ),
  ).toEqual([
    { kind: 'note', language: 'fr', text: 'Par écrit, été compris', ownerWords: '', dueOn: null, authorId: null, isConfidential: false },
    { kind: 'action', language: 'nl', text: 'Bellen', ownerWords: 'Bart', dueOn: '2023-03-14', authorId: null, isConfidential: false },
  ])
  expect((await run('record show', meeting, '--lang', 'en')).text).toMatch(/Note \(français, .*, Ronde\)\nPar écrit/)
  expect(
    await rowsOf(
      sql`select p.actor_person_id from audit_entry e join audit_person p on p.entry_number = e.number where action = 'record.entry-written' and subject_id = ${meeting}`,
    ),
  ).toEqual([{ actorPersonId: null }, { actorPersonId: null }])
})

it('refuses words that are wrong and lines that no rule allows', async () => {
  for (const words of [
    [],
    ['no-id', '--lang', 'fr'],
    [meeting],
    [meeting, '--lang', 'xx'],
    [meeting, '--lang', 'fr', '--kind', 'dispute'],
    [meeting, meeting, '--lang', 'fr'],
  ])
    expect((await run('record write', ...words)).code, words.join(' ')).toBe(2)
  const written = ['--lang', 'en', '--text']
  expect(await run('record write', randomUUID(), ...written, 'Words')).toMatchObject({ code: 1, text: expect.stringContaining('is not there') })
  expect(await run('record write', meeting, ...written, ' ')).toMatchObject({ code: 1, text: expect.stringContaining('There are no words yet') })
  expect((await run('record write', meeting, ...written, 'Words', '--kind', 'action', '--due', '2023-02-31')).text).toContain('This day does not exist.')
  house.setNow('2023-02-13T12:00:00.000Z')
  expect(await run('record write', meeting, ...written, 'Words')).toMatchObject({ code: 1, text: expect.stringContaining('from the day of the meeting') })
  expect(await rowsOf(sql`select 1 from record_entry where meeting_id = ${meeting}`)).toEqual([])
})

it('says ready and locks by the rules of the moderators', async () => {
  expect((await run('record prepare', 'no-id')).code).toBe(2)
  expect((await run('record lock', meeting, 'more')).code).toBe(2)
  expect((await run('record prepare', randomUUID())).code).toBe(1)
  expect(await run('record prepare', meeting, '--lang', 'en')).toMatchObject({ code: 1, text: 'There is no line yet: write one first.\n' })
  await run('record write', meeting, '--lang', 'fr')
  expect((await run('record lock', meeting)).code).toBe(1)
  expect(await run('record prepare', meeting, '--lang', 'en')).toMatchObject({ code: 0, text: 'It is ready. Those who were there are being told.\n' })
  expect((await run('record prepare', meeting)).code).toBe(1)
  await openAmending(house, meeting)
  expect(await run('record lock', meeting, '--lang', 'en')).toMatchObject({ code: 1, text: expect.stringContaining('after its last day') })
  house.setNow('2023-02-23T12:00:00.000Z')
  expect(await run('record lock', meeting, '--lang', 'en')).toMatchObject({ code: 0, text: 'The record is locked.\n' })
  expect((await run('record write', meeting, '--lang', 'fr')).code).toBe(1)
  expect(
    await rowsOf(
      sql`select e.action, p.actor_person_id from audit_entry e join audit_person p on p.entry_number = e.number where action in ('record.prepared', 'record.locked') and subject_id = ${meeting} order by action`,
    ),
  ).toEqual([
    { action: 'record.locked', actorPersonId: null },
    { action: 'record.prepared', actorPersonId: null },
  ])
})

async function aLine(text: string): Promise<string> {
  const { out } = await run('record write', meeting, '--lang', 'fr', '--text', text)
  return /[\w-]{36}/.exec(out)?.[0] ?? ''
}

it('says a line in another language, and nothing that is confidential', async () => {
  const line = await aLine('On garde le jardin')
  expect(await run('record gist', line, '--lang', 'nl', '--text', 'De tuin  blijft\n')).toMatchObject({ code: 0 })
  expect(await run('record gist', line, '--lang', 'en')).toMatchObject({ code: 0 })
  expect((await run('record show', meeting, '--lang', 'en')).text).toContain('Nederlands: De tuin blijft')
  expect(await rowsOf(sql`select language, written_by, is_by_house from record_gist where entry_id = ${line} order by language`)).toEqual([
    { language: 'en', writtenBy: null, isByHouse: true },
    { language: 'nl', writtenBy: null, isByHouse: true },
  ])
  expect((await run('record gist', line, '--lang', 'fr', '--text', 'Encore')).code).toBe(1)
  for (const words of [[], [line], [line, '--lang', 'xx'], ['first', '--lang', 'nl']])
    expect((await run('record gist', ...words)).code, words.join(' ')).toBe(2)
  await rowsOf(sql`update record_entry set is_confidential = true where id = ${line}`)
  expect((await run('record gist', line, '--lang', 'nl', '--text', 'Geheim')).code).toBe(1)
  expect((await run('record gist', randomUUID(), '--lang', 'nl', '--text', 'Niets')).code).toBe(1)
})

it('marks a line of a moderators’ meeting as a lesson on method, and no other', async () => {
  const line = await aLine('Deux voix suffisent')
  const mark = (id: string, ...words: string[]) => run('record lesson', id, '--lang', 'en', ...words)
  expect(await mark(line)).toMatchObject({ code: 1, text: expect.stringContaining('come from moderators’ meetings') })
  await rowsOf(sql`update meeting set kind = 'moderators' where id = ${meeting}`)
  expect(await mark(line)).toMatchObject({ code: 0, text: 'The line is a lesson on method now.\n' })
  expect(await rowsOf(sql`select is_lesson from record_entry where id = ${line}`)).toEqual([{ isLesson: true }])
  expect((await mark(line, '--remove')).code).toBe(0)
  expect(await rowsOf(sql`select is_lesson from record_entry where id = ${line}`)).toEqual([{ isLesson: false }])
  await rowsOf(sql`update record_entry set is_confidential = true where id = ${line}`)
  for (const unknown of [line, randomUUID()]) expect((await mark(unknown)).code).toBe(1)
  expect((await mark('first')).code).toBe(2)
})

it('lists what was proposed, takes it or says why not, once', async () => {
  expect((await run('record amendments', meeting, '--lang', 'en')).out).toBe('Nothing was proposed.\n')
  const [kept, gone] = [await aLine('On garde le jardin'), await aLine('Entre nous')]
  await rowsOf(sql`update record_entry set is_confidential = true where id = ${gone}`)
  const propose = async (entryId: string, text: string) => {
    const id = randomUUID()
    await rowsOf(sql`insert into record_amendment (id, meeting_id, entry_id, language, text, reason, before_text, proposed_at)
      values (${id}, ${meeting}, ${entryId}, 'fr', ${text}, 'C’était plus', 'On garde le jardin', ${NOW})`)
    return id
  }
  const [first, second, hidden] = [await propose(kept, 'On garde tout le jardin'), await propose(kept, 'On vend'), await propose(gone, 'Secret')]
  const listed = (await run('record amendments', meeting, '--lang', 'en')).out
  expect(listed.split('\n').filter((line) => line !== '')).toHaveLength(2)
  expect(listed).toContain(`${first}\t`)
  expect(listed).not.toContain('Secret')
  for (const words of [[first], [first, '--accept', '--decline', 'No'], ['first', '--accept']]) expect((await run('record amend', ...words)).code).toBe(2)
  expect((await run('record amend', first, '--accept')).code).toBe(0)
  expect((await run('record amend', first, '--accept')).code).toBe(1)
  expect((await run('record amend', second, '--decline', ' ')).code).toBe(1)
  expect((await run('record amend', second, '--decline', 'Personne ne l’a dit', '--lang', 'fr')).code).toBe(0)
  for (const unknown of [hidden, randomUUID()]) expect((await run('record amend', unknown, '--accept')).code).toBe(1)
  expect(await rowsOf(sql`select state, answer, decided_by, is_by_house from record_amendment where meeting_id = ${meeting} order by state`)).toEqual([
    { state: 'declined', answer: 'Personne ne l’a dit', decidedBy: null, isByHouse: true },
    { state: 'open', answer: '', decidedBy: null, isByHouse: false },
    { state: 'taken', answer: '', decidedBy: null, isByHouse: true },
  ])
  expect((await run('record show', meeting, '--lang', 'en')).text).toContain('On garde tout le jardin')
})
