import { sql } from 'kysely'
import { createAccount, grantRole } from '../src/features/accounts/public.ts'
import { importRegister } from '../src/features/register/public.ts'
import { asSystem, type Database } from '../src/platform/database.ts'
import { nowOf, type House } from '../src/platform/house.ts'
import { buildDemoRegister } from './demo-register.ts'
import { furnishMeetings } from './around-one-meeting.ts'
import { addContactsAndQuestions } from './contacts.ts'
import { lendFaces } from './faces.ts'
import { furnish } from './furnish.ts'
import { furnishCalendars } from './calendars.ts'
import { fillGrid } from './grid.ts'
import { leaveCard } from './introductions.ts'
import { furnishPlanning } from './planning.ts'
import { furnishRecords } from './records.ts'
import { leadRound } from './rounds.ts'
import { showSectors } from './public-picture.ts'
import { askWhoWorksWithWhom, lookInTheMirror } from './sociograms.ts'
import { tellSituations } from './situations.ts'
import { suggestAndAsk } from './suggestions.ts'
import { askAndThen, keepMemory } from '../src/features/suggestions/public.ts'

/** Fills an empty demo once: a second start finds everything in place. */
export async function loadDemo(house: House): Promise<void> {
  const { rows } = await sql<{ key: string }>`select key from setting where key = 'demo-loaded'`.execute(house.db)
  if (rows.length > 0) return
  const imported = await importRegister(house, { actor: null, source: 'demo' }, buildDemoRegister())
  if (!imported.ok) throw new Error('the demo register was refused')
  const now = nowOf(house)
  await asSystem(house.db, async (tx) => {
    const { programmeId } = await furnish(tx, now)
    await furnishPlanning(tx, now)
    await furnishCalendars(tx, now)
    await furnishRecords(tx)
    await fillGrid(tx, now)
    await openDoors(tx, programmeId, now)
    await addContactsAndQuestions(tx, now)
  })
  await furnishMeetings(house)
  await asSystem(house.db, async (tx) => {
    await leaveCard(tx, now)
    await tellSituations(house, tx, now)
    await suggestAndAsk(tx, now)
    await askWhoWorksWithWhom(tx, now)
    await lookInTheMirror(tx, now)
    await lendFaces(tx, now)
  })
  await showSectors(house)
  await keepMemory(house)
  await askAndThen(house)
  await leadRound(house)
  await asSystem(house.db, (tx) => sql`insert into setting (key, value) values ('demo-loaded', to_jsonb(${now}::text))`.execute(tx))
}

/** The five roles through whose eyes a visitor may look around. */
async function openDoors(tx: Database, programmeId: string, now: string): Promise<void> {
  const coordinator = await addPerson(tx, { id: 'demo-coordinator', given: 'Camille', family: 'Rondeau', language: 'fr' }, now)
  const officer = await addPerson(tx, { id: 'demo-policy', given: 'Wim', family: 'Beleidsmans', language: 'nl' }, now)
  const coordinatorAccount = await createAccount(tx, { personId: coordinator, email: 'coordinator@demo.example' }, now)
  await grantRole(tx, { accountId: coordinatorAccount, personId: coordinator, role: 'coordinator', programmeId: null }, now)
  await grantRole(tx, { accountId: coordinatorAccount, personId: coordinator, role: 'administrator', programmeId: null }, now)
  const officerAccount = await createAccount(tx, { personId: officer, email: 'policy-officer@demo.example' }, now)
  await grantRole(tx, { accountId: officerAccount, personId: officer, role: 'policy_officer', programmeId }, now)
  await sql`insert into membership (community_id, person_id, role, from_on) select id, ${coordinator}::uuid, 'coordinator', '2022-01-01' from community`.execute(
    tx,
  )
  for (const role of ['moderator', 'member', 'researcher'] as const) {
    const person = await findMemberOfSouth(tx, role)
    await createAccount(tx, { personId: person, email: `${role}@demo.example` }, now)
  }
}

async function addPerson(
  tx: Database,
  { id, given, family, language }: { id: string; given: string; family: string; language: string },
  now: string,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into person (external_id, given_name, family_name, email, language, languages_spoken, sort_key, source, entered_at, noticed_at)
    values (${id}, ${given}, ${family}, ${`${id}@demo.example`}, ${language}, array[${language}], lower(${family}) || ' ' || lower(${given}), 'demo', ${now}::timestamptz, ${now}::timestamptz)
    returning id`.execute(tx)
  return rows[0]?.id ?? ''
}

async function findMemberOfSouth(tx: Database, role: string): Promise<string> {
  const { rows } = await sql<{ personId: string }>`select m.person_id from membership m join community c on c.id = m.community_id
    where c.external_id = 'south' and m.role = ${role} and m.until_on is null
    order by (select count(*) from attendance a where a.person_id = m.person_id) desc, m.person_id limit 1`.execute(tx)
  const found = rows[0]?.personId
  if (found === undefined) throw new Error(`the demo has no ${role} in South`)
  return found
}
