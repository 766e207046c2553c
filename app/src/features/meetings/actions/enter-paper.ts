import type { Actor } from '../../../kernel/actor.ts'
import type { Language } from '../../../kernel/language.ts'
import { done, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { raise } from '../../../platform/events.ts'
import { announce } from '../../../platform/live.ts'
import { addConsent, listConsents, type ConsentField } from '../../people/public.ts'
import { checkName, mayBeWritten, type SentRow, type WriteRefusal } from '../domain/attendance.ts'
import { PAPER_PURPOSE, readRowCode, rowCode, type RowCodeRefusal } from '../domain/paper-code.ts'
import type { SheetRow } from '../domain/shown.ts'
import { mergeTwice, type KnownEntry, type PaperEntry, type PaperFault } from '../domain/paper-sheet.ts'
import { listLines, listNamed } from '../store/attendance-store.ts'
import { findPrintedSheet, type PrintedSheet } from '../store/printed-sheet-store.ts'
import { bePresent, findOrMakePerson, sortKeysOf } from './keep-line.ts'
import { keepMeeting, keepUnled, type Hands, type MissingRefusal } from './keep-meeting.ts'
import { listSheetRows, type SheetHouse } from './read-sheet.ts'
import { tellOthers, writeRows } from './save-sheet.ts'

export type PaperEntered = {
  saved: number
  conflicts: number
  consents: number
  /** Names that stood twice on paper. */
  twice: string[]
  /** Names of people who decided for themselves meanwhile. */
  later: string[]
  /** While there is one, nothing was saved. */
  faults: PaperFault[]
}

/** `versions`: what the page showed of each row; a row without one is a statement of its own. `isRest`: everybody else on the print is absent. `print`: which one; null is the last. */
export type PaperSheet = { entries: readonly PaperEntry[]; versions: ReadonlyMap<string, SentRow>; isRest: boolean; language: Language; print: number | null }

/** The printed sheet that somebody has in hand, and its rows as the attendance sheet knows them; without a print all rows of that. */
export type PaperToEnter = { print: PrintedSheet | null; rows: { code: string; row: SheetRow }[] }

export function layPaper(print: PrintedSheet | null, all: readonly SheetRow[]): PaperToEnter {
  if (print === null) return { print, rows: all.map((row) => ({ code: '', row })) }
  const known = new Map(all.map((row) => [row.personId, row]))
  const rows = print.rows.flatMap(({ position, personId }) => {
    const row = known.get(personId)
    return row === undefined ? [] : [{ code: rowCode(print.id, position), row }]
  })
  return { print, rows }
}

/** What a typed code means on this print. */
export function codeReader(print: PrintedSheet): (code: string) => { personId: string } | RowCodeRefusal | 'row-unknown' {
  return (code) => {
    const read = readRowCode(print.id, code)
    if (typeof read === 'string') return read
    return print.rows.find(({ position }) => position === read.position) ?? 'row-unknown'
  }
}

/** Enters what people signed. Everything is checked first: while one line is in doubt, nothing is saved. `actor` is null on the command line. */
export async function enterPaper(
  { house, listAsked }: SheetHouse,
  actor: Actor | null,
  meetingId: string,
  paper: PaperSheet,
): Promise<Result<PaperEntered, WriteRefusal | MissingRefusal | 'person-unknown'>> {
  const work = async (hands: Hands): Promise<Result<PaperEntered, WriteRefusal | 'person-unknown'>> => {
    const open = mayBeWritten(hands.meeting, hands.now)
    if (!open.ok) return open
    return write({ ...hands, listAsked }, paper)
  }
  return actor === null ? keepUnled(house, meetingId, null, work) : keepMeeting(house, actor, meetingId, work)
}

type Entering = Hands & Pick<SheetHouse, 'listAsked'>
/** Who a line means; a name that nobody on the sheet has becomes a visitor. */
type Found = { entry: PaperEntry; personId: string | null }

async function write(entering: Entering, paper: PaperSheet): Promise<Result<PaperEntered, WriteRefusal | 'person-unknown'>> {
  const { tx, meeting, listAsked } = entering
  const { language } = paper
  const rows = await listSheetRows(tx, meeting, language, listAsked)
  const names = new Map(rows.map(({ personId, name }) => [personId, name]))
  const printed = await findPrintedSheet(tx, meeting.id, paper.print)
  const textVersion = printed?.consentVersions[PAPER_PURPOSE]
  const { found, faults } = await recogniseAll(entering, paper.entries, names)
  if (textVersion === undefined)
    faults.push(...paper.entries.filter(({ boxes }) => boxes.length > 0).map(({ line, text }): PaperFault => ({ line, text, why: 'boxes-without-print' })))
  const onSheet = found.flatMap(({ entry, personId }): KnownEntry[] => (personId === null ? [] : [{ ...entry, personId }]))
  const merged = mergeTwice(onSheet)
  faults.push(...merged.faults)
  const outcome: PaperEntered = { saved: 0, conflicts: 0, consents: 0, twice: [], later: [], faults: faults.toSorted((a, b) => a.line - b.line) }
  if (faults.length > 0) return done(outcome)

  const stored = new Map((await listLines(tx, meeting.id)).map((line) => [line.personId, line]))
  const sent = merged.entries.map(({ personId, choice }): SentRow => {
    const shown = paper.versions.get(personId)
    return shown === undefined ? { personId, choice, shown: choice, version: stored.get(personId)?.version ?? 0 } : { ...shown, choice }
  })
  const written = await writeRows(entering, [...sent, ...(paper.isRest ? listRest(printed?.rows ?? rows, merged.entries, stored) : [])], {
    source: 'paper',
    mark: '',
    language,
    listAsked,
  })
  if (!written.ok) return written
  const guests = mergeTwice(await addGuests(entering, found, language))
  for (const { personId, text } of guests.entries) names.set(personId, text)
  const entered = [...merged.entries, ...guests.entries]
  const consents = await noteConsents(entering, entered, { textVersion: textVersion ?? 0, language })
  await tellOthers(entering)
  return done({
    ...outcome,
    saved: written.value.saved + guests.entries.length,
    conflicts: written.value.conflicts,
    consents: consents.noted,
    twice: [...merged.twice, ...guests.twice].map((personId) => names.get(personId) ?? ''),
    later: consents.later.map((personId) => names.get(personId) ?? ''),
  })
}

async function recogniseAll(
  { tx }: Entering,
  entries: readonly PaperEntry[],
  names: ReadonlyMap<string, string>,
): Promise<{ found: Found[]; faults: PaperFault[] }> {
  const found: Found[] = []
  const faults: PaperFault[] = []
  for (const entry of entries) {
    const { line, text, who } = entry
    if ('personId' in who) {
      if (names.has(who.personId)) found.push({ entry, personId: who.personId })
      else faults.push({ line, text, why: 'person-unknown' })
      continue
    }
    const objection = checkName(who.name)
    const named = objection === null ? await listNamed(tx, [...names.keys()], sortKeysOf(who.name)) : []
    const isThere = entry.choice === 'here' || entry.choice === 'online'
    if (objection !== null) faults.push({ line, text, why: objection })
    else if (named.length > 1) faults.push({ line, text, why: 'two-of-that-name' })
    else if (named.length === 0 && !isThere) faults.push({ line, text, why: 'person-unknown' })
    else found.push({ entry, personId: named[0] ?? null })
  }
  return { found, faults }
}

/** Everybody on the print of whom neither the paper nor anybody else says something. */
function listRest(rows: readonly { personId: string }[], entered: readonly KnownEntry[], stored: ReadonlyMap<string, unknown>): SentRow[] {
  const isEntered = new Set(entered.map(({ personId }) => personId))
  const left = rows.filter(({ personId }) => !isEntered.has(personId) && !stored.has(personId))
  return left.map(({ personId }) => ({ personId, version: 0, shown: 'absent', choice: 'absent' }))
}

async function addGuests(entering: Entering, found: readonly Found[], language: Language): Promise<KnownEntry[]> {
  const guests: KnownEntry[] = []
  for (const { entry, personId } of found) {
    if (personId !== null || !('name' in entry.who)) continue
    const guestId = await findOrMakePerson(entering, { name: entry.who.name, language }, [])
    await bePresent(entering, guestId, { role: 'visitor', represents: [], listAsked: entering.listAsked, source: 'paper' })
    guests.push({ ...entry, text: entry.who.name, personId: guestId })
  }
  return guests
}

type Text = { textVersion: number; language: Language }

/** Consent given on paper, to the text that was printed. Who decided for herself since then is not overruled. */
async function noteConsents(entering: Entering, entered: readonly KnownEntry[], text: Text): Promise<{ noted: number; later: string[] }> {
  const ticked = entered.filter(({ boxes, choice }) => boxes.length > 0 && (choice === 'here' || choice === 'online'))
  const all = await listConsents(
    entering.tx,
    ticked.map(({ personId }) => personId),
  )
  const later: string[] = []
  let noted = 0
  for (const { personId, boxes } of ticked) {
    const last = all.findLast((each) => each.personId === personId && each.purpose === PAPER_PURPOSE && each.meetingId === entering.meeting.id)
    const fields = [boxes.includes('mail') && 'email', boxes.includes('phone') && 'phone'].filter((field): field is 'email' | 'phone' => field !== false)
    const isSame = last !== undefined && last.given === fields.length > 0 && last.fields.toSorted().join() === fields.join()
    if (isSame) continue
    if (last?.means === 'own_click') later.push(personId)
    else {
      await noteConsent(entering, { personId, fields, wasGiven: last?.given ?? false }, text)
      noted += 1
    }
  }
  return { noted, later }
}

type PaperConsent = { personId: string; fields: ConsentField[]; wasGiven: boolean }

async function noteConsent(
  { tx, meeting, actor, now }: Entering,
  { personId, fields, wasGiven }: PaperConsent,
  { textVersion, language }: Text,
): Promise<void> {
  const given = fields.length > 0
  const scope = { purpose: PAPER_PURPOSE, communityId: null, meetingId: meeting.id } as const
  // The sheet is printed in two languages.
  const read = { textVersion, language: language === 'nl' ? ('nl' as const) : ('fr' as const) }
  await addConsent(tx, { ...scope, ...read, personId, fields, given, untilOn: null, means: 'paper', notedBy: actor.personId, at: now })
  const about = { subjectKind: 'consent', subjectId: meeting.id, actorPersonId: actor.personId, subjectPersonId: personId }
  await writeAudit(
    tx,
    { action: given ? 'consent.given' : 'consent.withdrawn', ...about, facts: { purpose: PAPER_PURPOSE, fields: [...fields], means: 'paper' } },
    now,
  )
  if (wasGiven && !given) await raise(tx, { kind: 'consent.withdrawn', subjectId: personId, facts: { purpose: PAPER_PURPOSE, meetingId: meeting.id } }, now)
  await announce(tx, { kind: 'people', id: personId })
}
