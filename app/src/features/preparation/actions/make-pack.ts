import type { Actor } from '../../../kernel/actor.ts'
import { dayOf, writeTime } from '../../../kernel/day.ts'
import { nameIn } from '../../../kernel/language.ts'
import { asSystem, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { readPaperFonts } from '../../../platform/paper-fonts.ts'
import { findCommunity } from '../../communities/public.ts'
import { findExitQuestion } from '../../closing/public.ts'
import {
  checkInAddress,
  checkInCode,
  findMeeting,
  findPrintedSheet,
  hideConfidential,
  listAgenda,
  listBeginnings,
  listNamedCommunities,
  mayKeepRegister,
  nameAgendaKind,
  nameMeeting,
  PAPER_PURPOSE,
  rowCode,
  type Meeting,
  type PrintedSheet,
} from '../../meetings/public.ts'
import { listPeopleByIds, personDisplayName, visibleFields } from '../../people/public.ts'
import { needsSheet, orderOf, VISITOR_LINES, type Pack, type PackPart, type PaperItem, type PaperRow, type TwoLanguages } from '../domain/pack.ts'
import { renderPack } from '../exchange/print-pack.ts'
import { sayOnPaper } from '../messages/say-on-paper.ts'
import { findConsentText, listCameBefore } from '../store/preparation-store.ts'
import { runAs } from './print-sheet.ts'
import { listRows } from './read-room.ts'

/** Which papers of a meeting; without a number the sheet printed last. */
export type PackAsk = { meetingId: string; parts: readonly PackPart[]; number: number | null }
export type PackFile = { name: string; body: Uint8Array; day: string }

/** The papers as one PDF; null when the meeting is not this actor's, or when no sheet was printed yet and one is asked for. */
export async function makePack(house: House, actor: Actor | null, ask: PackAsk): Promise<PackFile | null> {
  const pack = await readPack(house, actor, ask)
  if (pack === null) return null
  const body = await renderPack(pack.pack, { madeAt: house.clock(), fonts: readPaperFonts(), say: sayOnPaper })
  return { name: `ronde-${pack.day}-${ask.parts.length === 1 ? ask.parts[0] : 'pack'}.pdf`, body, day: pack.day }
}

async function readPack(house: House, actor: Actor | null, { meetingId, parts, number }: PackAsk): Promise<{ pack: Pack; day: string } | null> {
  return runAs(house, actor, async (tx) => {
    const meeting = await findMeeting(tx, meetingId)
    if (meeting === null || (actor !== null && !mayKeepRegister(actor, meeting))) return null
    const sheet = needsSheet(parts) ? await findPrintedSheet(tx, meetingId, number) : null
    if (needsSheet(parts) && sheet === null) return null
    const communities = await listNamedCommunities(tx, meeting.communityIds)
    const modes = await Promise.all(meeting.communityIds.map(async (id) => (await findCommunity(tx, id))?.languageMode ?? 'own'))
    const [french, dutch] = [nameMeeting('fr', meeting), nameMeeting('nl', meeting)]
    const namesIn = (language: 'fr' | 'nl') => communities.map(({ name }) => nameIn(language, name)).join(', ')
    const pack: Pack = {
      order: orderOf(modes),
      parts,
      title: { fr: french.title, nl: dutch.title },
      when: { fr: french.when, nl: dutch.when },
      place: meeting.place,
      community: { fr: namesIn('fr'), nl: namesIn('nl') },
      accent: communities[0]?.accent ?? 'teal',
      agenda: await readAgenda(tx, meeting),
      sheet: sheet === null ? null : await readSheet(house, tx, meeting, sheet),
      checkIn: { address: checkInAddress(house, meetingId), page: new URL('/c', house.settings.publicUrl).href, code: checkInCode(house, meetingId) },
      exit: { question: await readQuestion(tx, meeting), slips: (sheet?.rows ?? (await listRows(tx, meeting, 'fr'))).length + VISITOR_LINES },
    }
    return { pack, day: dayOf(meeting.startsAt) }
  })
}

/** Paper lies on tables: of what is said in confidence it shows only that there is something. */
async function readAgenda(tx: Database, meeting: Meeting): Promise<PaperItem[]> {
  const items = hideConfidential(await listAgenda(tx, meeting.id), false)
  const beginnings = listBeginnings(items, meeting.startsAt)
  return items.map(({ kind, title, language, minutes, owner, isConfidential }, order) => {
    const at = beginnings[order] ?? meeting.startsAt
    const label = (each: 'fr' | 'nl') => (isConfidential ? sayOnPaper(each, 'confidential') : kind === 'own' ? '' : nameAgendaKind(each, kind))
    return {
      time: { fr: writeTime('fr', at), nl: writeTime('nl', at) },
      label: { fr: label('fr'), nl: label('nl') },
      own: title === '' ? null : { text: title, language },
      minutes,
      owner: isConfidential ? '' : owner,
    }
  })
}

async function readSheet(house: House, tx: Database, meeting: Meeting, sheet: PrintedSheet): Promise<NonNullable<Pack['sheet']>> {
  const ids = sheet.rows.map(({ personId }) => personId)
  const people = new Map((await listPeopleByIds(tx, ids)).map((person) => [person.id, person]))
  const organisations = new Map((await listRows(tx, meeting, 'fr')).map((row) => [row.personId, row.organisations]))
  const { communityIds, startsAt: before } = meeting
  const known = new Set(await asSystem(house.db, (system) => listCameBefore(system, { communityIds, before, personIds: ids })))
  const today = dayOf(nowOf(house))
  const rows = sheet.rows.flatMap(({ position, personId }): PaperRow[] => {
    const person = people.get(personId)
    if (person === undefined) return []
    // What lies on the table is read by everybody in the room: the organisation of whoever is hidden stays away.
    const isShown = visibleFields(person, { relation: 'fellow', sharedCommunityIds: communityIds, consents: [], today }).has('organisations')
    const names = isShown ? (organisations.get(personId) ?? []).map(({ name }) => name) : []
    const organisation = { fr: names.map((name) => nameIn('fr', name)).join(', '), nl: names.map((name) => nameIn('nl', name)).join(', ') }
    // Whoever is frozen (PRV-11) keeps the row and its code; the name is written by hand, or not at all.
    const name = person.restrictedAt === null ? personDisplayName('fr', person) : ''
    return [{ code: rowCode(sheet.id, position), name, organisation, isFirstTime: isShown && !known.has(personId) }]
  })
  return { number: sheet.number, rows, consent: await readConsent(tx, sheet.consentVersions[PAPER_PURPOSE]) }
}

async function readQuestion(tx: Database, { communityIds }: Meeting): Promise<TwoLanguages | null> {
  const question = await findExitQuestion(tx, communityIds)
  return question === null ? null : { fr: question.textFr || question.textNl, nl: question.textNl || question.textFr }
}

async function readConsent(tx: Database, version: number | undefined): Promise<{ version: number; text: TwoLanguages } | null> {
  if (version === undefined) return null
  const [fr, nl] = [
    await findConsentText(tx, { purpose: PAPER_PURPOSE, version, language: 'fr' }),
    await findConsentText(tx, { purpose: PAPER_PURPOSE, version, language: 'nl' }),
  ]
  return fr === null || nl === null ? null : { version, text: { fr, nl } }
}
