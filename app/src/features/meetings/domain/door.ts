import type { Language } from '../../../kernel/language.ts'
import { choiceOf, type Choice } from './attendance.ts'
import type { MeetingMode } from './meeting.ts'
import { narrowRows } from './sheet-page.ts'
import type { SheetRow } from './shown.ts'

/** What one tap after the other says, at this manner of meeting; after the last one it begins anew. */
export function tapsOf(mode: MeetingMode | null): Choice[] {
  if (mode === 'online') return ['online', 'excused', 'absent']
  return mode === 'hybrid' ? ['here', 'online', 'excused', 'absent'] : ['here', 'excused', 'absent']
}

/** @param chosen null while nobody noted anything: the first tap says that somebody is here */
export function nextAtDoor(chosen: Choice | null, mode: MeetingMode | null): Choice {
  const taps = tapsOf(mode)
  const place = chosen === null ? -1 : taps.indexOf(chosen)
  return taps[(place + 1) % taps.length] ?? 'here'
}

/** Who is here so far, and of whom nobody noted anything. */
export function countDoor(rows: readonly Pick<SheetRow, 'version' | 'facts'>[]): { here: number; waiting: number } {
  const noted = rows.filter(({ version }) => version > 0)
  return { here: noted.filter(({ facts }) => facts.state === 'present').length, waiting: rows.length - noted.length }
}

/** What somebody becomes who was expected and did not come: excused who had said so, else absent. */
export function missed({ facts, seat, reply }: Pick<SheetRow, 'facts' | 'seat' | 'reply'>): Choice {
  const hadSaid = reply === 'not' || (reply === null && seat?.isOnLeave === true)
  return hadSaid && choiceOf(facts) === 'excused' ? 'excused' : 'absent'
}

export type LetterGroup = { letter: string; rows: SheetRow[] }

/** People by the first letter of the name they say at the door, accents left aside; who has no letter stands last. */
export function groupByLetter(all: readonly SheetRow[], words: string, language: Language): LetterGroup[] {
  const groups = new Map<string, SheetRow[]>()
  for (const row of narrowRows(all, words).toSorted((a, b) => a.name.localeCompare(b.name, language))) {
    const letter = /^\p{L}/u.exec(row.name.normalize('NFKD'))?.[0].toUpperCase() ?? '–'
    groups.set(letter, [...(groups.get(letter) ?? []), row])
  }
  return [...groups].map(([letter, rows]) => ({ letter, rows })).toSorted((a, b) => Number(a.letter === '–') - Number(b.letter === '–'))
}
