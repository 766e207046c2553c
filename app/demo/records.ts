import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { addEntry, saveGist } from '../src/features/records/public.ts'
import type { Language } from '../src/kernel/language.ts'
import type { Database } from '../src/platform/database.ts'

type Line = {
  kind: 'note' | 'decision' | 'action' | 'dispute'
  language: Language
  text: string
  gist?: [Language, string]
  hasOwner?: true
  dueInDays?: number
}

const LINES: readonly Line[] = [
  {
    kind: 'note',
    language: 'fr',
    text: 'La maison de quartier ouvre une permanence le jeudi matin, sans rendez-vous, pour toute question de courrier.',
    gist: ['nl', 'Het buurthuis opent donderdagvoormiddag een vrije inloop voor alle vragen over post.'],
  },
  { kind: 'note', language: 'nl', text: 'De apotheek merkt dat mensen hun papieren niet begrijpen en niet durven vragen.' },
  {
    kind: 'decision',
    language: 'fr',
    text: 'On essaie pendant trois mois d’accompagner à deux la première visite chez un·e professionnel·le.',
    gist: ['nl', 'We proberen drie maanden lang om bij het eerste bezoek met twee mee te gaan.'],
  },
  { kind: 'action', language: 'nl', text: 'Een lijst maken van wie op donderdag mee kan gaan', hasOwner: true, dueInDays: 21 },
  {
    kind: 'action',
    language: 'fr',
    text: 'Demander à la commune une salle au rez-de-chaussée',
    hasOwner: true,
    dueInDays: 30,
    gist: ['nl', 'De gemeente een zaal op het gelijkvloers vragen'],
  },
  { kind: 'dispute', language: 'nl', text: 'Drie maanden is te kort om te weten of het helpt.' },
]

/** The last meeting of South that was held has a record: written, ready and locked, with two actions still open. */
export async function furnishRecords(tx: Database): Promise<void> {
  const { rows } = await sql<{ id: string; endsAt: string; people: string[] }>`
    select m.id, m.ends_at, array(select a.person_id from attendance a where a.meeting_id = m.id and a.state = 'present' order by a.role <> 'moderator', a.person_id) as people
    from meeting m join meeting_community mc on mc.meeting_id = m.id join community c on c.id = mc.community_id
    where c.external_id = 'south' and m.state = 'held' and m.register_state = 'closed' order by m.starts_at desc, m.id limit 1`.execute(tx)
  const [meeting] = rows
  if (meeting === undefined || meeting.people.length === 0) return
  const [author = '', owner = author] = meeting.people
  await sql`insert into meeting_record (meeting_id, phase, prepared_at, prepared_by, amendable_until, locked_at, version)
    values (${meeting.id}, 'locked', ${meeting.endsAt}, ${author}, ${meeting.endsAt}::timestamptz + interval '7 days', ${meeting.endsAt}::timestamptz + interval '7 days', 4)`.execute(
    tx,
  )
  for (const [order, line] of LINES.entries())
    await addLine(tx, { meetingId: meeting.id, author, owner, writtenAt: minutesAfter(meeting.endsAt, order - LINES.length) }, line)
}

type Around = { meetingId: string; author: string; owner: string; writtenAt: string }

async function addLine(tx: Database, { meetingId, author, owner, writtenAt }: Around, line: Line): Promise<void> {
  const { kind, language, text, gist, hasOwner, dueInDays } = line
  const id = randomUUID()
  const dueOn = dueInDays === undefined ? null : minutesAfter(writtenAt, dueInDays * 1_440).slice(0, 10)
  const ownerId = hasOwner ? owner : null
  await addEntry(tx, {
    id,
    meetingId,
    kind,
    language,
    text,
    ownerId,
    ownerWords: '',
    dueOn,
    isConfidential: false,
    agendaItemId: null,
    authorId: author,
    writtenAt,
  })
  if (gist !== undefined) await saveGist(tx, { id, meetingId }, { language: gist[0], text: gist[1] }, { personId: owner, now: writtenAt })
}

function minutesAfter(moment: string, minutes: number): string {
  return new Date(Date.parse(moment) + minutes * 60_000).toISOString()
}
