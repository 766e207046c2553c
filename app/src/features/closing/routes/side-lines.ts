import type { Actor } from '../../../kernel/actor.ts'
import { dayOf, writeDay } from '../../../kernel/day.ts'
import { nameIn, type Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import type { Database } from '../../../platform/database.ts'
import type { DeskLine, DeskReader } from '../../../platform/desk.ts'
import type { House } from '../../../platform/house.ts'
import { readLinesToSign } from '../../conventions/public.ts'
import { mayKeepRegister, type Meeting, type SideLine } from '../../meetings/public.ts'
import { listClosingsDue, readMissing, readNotes, type CountRecord, type SheetToClose } from '../actions/close-planned.ts'
import { ASKED_WITHIN_MS } from '../actions/ask-by-mail.ts'
import { listOwnExits } from '../actions/read-exit.ts'
import { closingMessages } from '../messages/catalogue.ts'

/** What the close page shows as missing, in one list with links. Whoever joins the features says how to count a record. */
export function sayMissing(countRecord: CountRecord) {
  return async (house: House, actor: Actor, language: Language, sheet: SheetToClose): Promise<SideLine[]> => {
    const t = translator(closingMessages, language)
    const address = `/meetings/${sheet.meeting.id}`
    const missing = await readMissing(house, actor, sheet, countRecord)
    return missing.flatMap(({ kind, count, people }): SideLine[] => {
      const text = t(`missing.${kind}`, { count })
      if (kind === 'times') return [{ text, href: null, link: '' }]
      if (kind === 'record') return [{ text, href: `${address}/record`, link: t('missing.toRecord') }]
      if (people.length === 0) return [{ text, href: `${address}/attendance`, link: t(kind === 'paper' ? 'missing.toPaper' : 'missing.toSheet') }]
      const lines = people.map(({ personId, name }) => ({ text: '', href: `${address}/attendance/people/${personId}`, link: t('missing.toLine', { name }) }))
      return lines.map((line, order) => (order === 0 ? { ...line, text } : line))
    })
  }
}

/** What leaves by mail once the register is closed; a register of long ago writes nobody. */
export function sayFollowing(language: Language, meeting: Meeting, now: string): SideLine[] {
  if (Date.parse(now) - Date.parse(meeting.endsAt) > ASKED_WITHIN_MS) return []
  return [{ text: translator(closingMessages, language)('following.mail'), href: null, link: '' }]
}

/** What the page of a meeting says beside: employers who are waited for, planned hours, the question at the end. */
export async function sayNotes(house: House, actor: Actor, language: Language, meeting: Meeting): Promise<SideLine[]> {
  const t = translator(closingMessages, language)
  const isLead = mayKeepRegister(actor, meeting)
  const notes = await readNotes(house, actor, meeting, isLead)
  const lines: SideLine[] = notes.pending.map(({ communityId, names }) => ({
    text: t('note.pending', { names: names.join(', ') }),
    href: `/communities/${communityId}/conventions`,
    link: t('note.conventions'),
  }))
  if (notes.planned !== null && isLead) {
    const { by, at } = notes.planned
    lines.push({ text: t('planned.note', { by: by || t('planned.someone'), day: writeDay(language, dayOf(at)) }), href: null, link: '' })
  }
  if (notes.mayClosePlanned) lines.push({ text: '', href: `/meetings/${meeting.id}/close-planned`, link: t('note.planned') })
  if (notes.hasExit || (isLead && notes.hasBegun)) lines.push({ text: '', href: `/meetings/${meeting.id}/exit`, link: t('note.exit') })
  return lines
}

/** What waits for the reader on the desk: an own answer, and a register as coordinator. */
export async function sayDeskLines(tx: Database, reader: DeskReader): Promise<DeskLine[]> {
  const { actor, language } = reader
  const t = translator(closingMessages, language)
  const [exits, due] = [await listOwnExits(tx, reader), await listClosingsDue(tx, actor)]
  const dayOfMeeting = (moment: string) => writeDay(language, dayOf(moment))
  return [
    ...exits.map(({ meetingId, startsAt, name }) => ({
      text: t('desk.exit', { community: nameIn(language, name), day: dayOfMeeting(startsAt) }),
      href: `/meetings/${meetingId}/exit`,
      link: t('desk.exitLink'),
    })),
    ...due.map(({ meetingId, startsAt, nameFr, nameNl }) => ({
      text: t('desk.due', { community: nameIn(language, { fr: nameFr, nl: nameNl }), day: dayOfMeeting(startsAt) }),
      href: `/meetings/${meetingId}/close-planned`,
      link: t('desk.dueLink'),
    })),
  ]
}

/** Signatures that wait for the reader, of conventions of communities too to which she does not belong. */
export async function saySignatures(tx: Database, { actor, language }: DeskReader): Promise<DeskLine[]> {
  const t = translator(closingMessages, language)
  return (await readLinesToSign(tx, actor.personId)).map(({ conventionId, name }) => ({
    text: t('desk.sign', { community: nameIn(language, name) }),
    href: `/conventions/${conventionId}/sign`,
    link: t('desk.signLink'),
  }))
}
