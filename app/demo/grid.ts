import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { saveEntry, usualVisibility, type EntryLink, type GridArea } from '../src/features/documentation/public.ts'
import { SHIPPED_METHODS } from '../src/features/methods/public.ts'
import type { Language } from '../src/kernel/language.ts'
import type { Database } from '../src/platform/database.ts'

type Line = { area: GridArea; language: Language; text: string; gist?: [Language, string]; link?: EntryLink; isConfirmed?: true }

/** Said in words that pass for every room; `letOneWait` puts those in their place that do not. */
const WAITING = 'Il restait une place au dépannage, mardi.'

const LINES: readonly Line[] = [
  {
    area: 1,
    language: 'fr',
    text: 'Un jeune parent, nouveau dans le quartier ; une infirmière et une travailleuse sociale sont déjà autour.',
    gist: ['nl', 'Een jonge ouder, nieuw in de wijk; een verpleegkundige en een maatschappelijk werkster zijn er al bij.'],
    isConfirmed: true,
  },
  { area: 1, language: 'nl', text: 'Drie beroepen komen langs, maar ze kennen elkaar niet.' },
  {
    area: 2,
    language: 'nl',
    text: 'Er werd twee keer doorverwezen; beide keren stond er een wachtlijst.',
    gist: ['fr', 'On a orienté deux fois ; les deux fois il y avait une liste d’attente.'],
  },
  {
    area: 3,
    language: 'fr',
    text: 'Un indice nouveau : la crèche du coin de la rue connaît déjà la famille.',
    gist: ['nl', 'Een nieuwe aanwijzing: de crèche op de hoek kent het gezin al.'],
    isConfirmed: true,
  },
  { area: 3, language: 'nl', text: 'Eerst vragen wie er vertrouwd is, dan pas een nieuwe dienst zoeken.' },
  {
    area: 4,
    language: 'fr',
    text: 'La permanence du jeudi, sans rendez-vous.',
    link: { kind: 'service', label: 'permanence de la maison de quartier', id: null },
  },
  { area: 4, language: 'nl', text: 'Een stappenplan dat iemand meebracht.', link: { kind: 'tool', label: 'stappenplan eerste bezoek', id: null } },
  { area: 4, language: 'fr', text: WAITING },
  { area: 5, language: 'fr', text: 'J’ai voulu aller trop vite ; je ne savais pas attendre.' },
  {
    area: 6,
    language: 'nl',
    text: 'We bellen elkaar voortaan voor het eerste bezoek.',
    gist: ['fr', 'Désormais on s’appelle avant la première visite.'],
    isConfirmed: true,
  },
]

/** The grid of the last meeting of South that was held, and a method card that South made its own. */
export async function fillGrid(tx: Database, now: string): Promise<void> {
  const { rows } = await sql<{ id: string; communityId: string; endsAt: string; people: string[] }>`
    select m.id, c.id as community_id, m.ends_at,
      array(select a.person_id from attendance a where a.meeting_id = m.id and a.state = 'present' order by a.role <> 'moderator', a.person_id) as people
    from meeting m join meeting_community mc on mc.meeting_id = m.id join community c on c.id = mc.community_id
    where c.external_id = 'south' and m.state = 'held' and m.register_state = 'closed' order by m.starts_at desc, m.id limit 1`.execute(tx)
  const [meeting] = rows
  if (meeting === undefined || meeting.people.length === 0) return
  for (const [order, line] of LINES.entries()) {
    const at = new Date(Date.parse(meeting.endsAt) - (LINES.length - order) * 60_000).toISOString()
    const authorId = meeting.people[line.area === 5 ? 0 : order % meeting.people.length] ?? null
    await addLine(tx, { meetingId: meeting.id, communityId: meeting.communityId, authorId, at }, line)
  }
  await tidyOne(tx, meeting.communityId)
  await letOneWait(tx, meeting.communityId)
  await copyCard(tx, meeting.communityId, now)
}

/** One note that was tidied, so that there is an earlier wording to look at. */
async function tidyOne(tx: Database, communityId: string): Promise<void> {
  await sql`insert into grid_entry_version (entry_id, version, meeting_id, area, language, text, visibility, checked_for, saved_by, saved_at)
    select e.id, 1, e.meeting_id, e.area, e.language, 'La permanence du jeudi après-midi, avec rendez-vous.', 'community', 'public',
      (select a.person_id from attendance a where a.meeting_id = e.meeting_id and a.role = 'moderator' limit 1), e.written_at
    from grid_entry e where e.community_id = ${communityId} and e.text = 'La permanence du jeudi, sans rendez-vous.'`.execute(tx)
  await sql`update grid_entry set state = 'tidied', edited_at = written_at, version = 2
    where community_id = ${communityId} and text = 'La permanence du jeudi, sans rendez-vous.'`.execute(tx)
}

/** One note that passed for people bound by secrecy, before somebody from outside came: it waits for who leads. */
async function letOneWait(tx: Database, communityId: string): Promise<void> {
  await sql`update grid_entry set checked_for = 'bound', text = 'Il restait une place chez Petit, mardi.', search_text = ''
    where community_id = ${communityId} and text = ${WAITING}`.execute(tx)
}

type Around = { meetingId: string; communityId: string; authorId: string | null; at: string }

async function addLine(tx: Database, around: Around, { area, language, text, gist, link, isConfirmed }: Line): Promise<void> {
  const id = randomUUID()
  const links = link === undefined ? [] : [link]
  const told = { ...around, id, area, language, text, links, visibility: usualVisibility(area), origin: 'form' as const }
  const saved = await saveEntry(tx, gist === undefined ? told : { ...told, gist: { language: gist[0], text: gist[1] } })
  if (!saved.ok) throw new Error(`the demo grid was refused: ${saved.refusal}`)
  if (isConfirmed) {
    await sql`update grid_entry set state = 'validated', validated_as = 'group', validated_by = ${around.authorId}, validated_at = ${around.at}, version = 2
      where id = ${id}`.execute(tx)
  }
}

/** The short round with a longer time to say who knows. */
async function copyCard(tx: Database, communityId: string, now: string): Promise<void> {
  const [card] = SHIPPED_METHODS
  if (card === undefined) return
  const name = { ...card.name, fr: 'Question de quartier, au calme', nl: 'Buurtvraag, op het gemak' }
  const about = {
    ...card.about,
    fr: 'La question de quartier, avec cinq minutes de plus pour « qui sait ? ».',
    nl: 'De buurtvraag, met vijf minuten meer voor ‘wie weet?’.',
  }
  const steps = card.steps.map((step) => (step.key === 'who-knows' ? { ...step, minutes: 15 } : step))
  const { rows } = await sql<{ id: string }>`
    insert into method (community_id, key, made_at) values (${communityId}, ${card.key}, ${now}) returning id`.execute(tx)
  await sql`insert into method_version (method_id, version, community_id, name, about, steps, saved_at)
    values (${rows[0]?.id}, 1, ${communityId}, ${JSON.stringify(name)}::jsonb, ${JSON.stringify(about)}::jsonb, ${JSON.stringify(steps)}::jsonb, ${now})`.execute(
    tx,
  )
}
