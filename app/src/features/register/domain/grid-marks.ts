import { matchKey } from '@ronde/tabular'
import type { MarkMeaning } from './grid-answers.ts'

/** What two ways of writing one mark have in common: "Exc.", "exc" and "EXC" are the same; an empty cell is ''. */
export function markKey(text: string): string {
  const sign = text.trim()
  if (/^[✓✔☑✅🗸]/u.test(sign)) return '✓'
  if (/^[✗✘❌☒]/u.test(sign)) return '✗'
  const key = matchKey(sign)
  return key === '' ? sign.toLowerCase() : key
}

const WORDS: Record<MarkMeaning, string> = {
  present: 'x xx v vv 1 p pr pres present presente presents aanw aanwezig aanwezige anwesend oui o ja j yes y ok true vrai waar wahr ✓ + here ici hier la',
  online: 'z zoom teams online ligne visio distance web digitaal video',
  excused:
    'e ex exc excu excuse excusee excuses verontschuldigd veront verontsch vrt verontschuldiging excused entschuldigt entsch malade ziek sick krank conge verlof vacances vakantie',
  absent: 'a abs absent absente absents afw afwezig abwesend non nee neen nein no n false faux onwaar falsch 0 ✗',
  represented: 'r rep repr represente representee remplace remplacee vervangen verv vertegenwoordigd vertreten represented',
  nothing: 'leeg vide empty leer / nvt na',
}
const MEANINGS = new Map<string, MarkMeaning>(
  (Object.entries(WORDS) as [MarkMeaning, string][])
    .flatMap(([meaning, words]) => words.split(' ').map((word): [string, MarkMeaning] => [word, meaning]))
    .toReversed(),
)

/** The likely meaning of a mark; null where a person must say, as for a question mark. An empty cell says nothing. */
export function guessMeaning(key: string): MarkMeaning | null {
  if (key === '' || key === '-' || key === '–' || key === '—' || key === '.') return 'nothing'
  if (key === 'v') return 'present'
  const whole = MEANINGS.get(key)
  if (whole !== undefined) return whole
  const words = key.split(' ')
  return (words.length > 1 && words.map((word) => (word.length > 2 ? MEANINGS.get(word) : undefined)).find((meaning) => meaning !== undefined)) || null
}

/** "x = présent" below a grid; the mark and what it is said to mean, or null. */
export function parseLegend(text: string): { key: string; meaning: MarkMeaning } | null {
  const [, mark, words] = /^\s*["'«“]?\s?(\S{1,6}?)\s?["'»”]?\s*(?:=|:|→)\s*(.{2,40})$/u.exec(text) ?? []
  if (mark === undefined || words === undefined) return null
  const meaning = guessMeaning(markKey(words))
  return meaning === null || meaning === 'nothing' ? null : { key: markKey(mark), meaning }
}
