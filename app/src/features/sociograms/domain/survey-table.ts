import { normaliseName } from '../../../kernel/normalise-name.ts'
import { isShipped, type Question } from './question.ts'
import { splitWords } from './word-list.ts'

/** One line of a spreadsheet; `number` is the row of the workbook, or the line of the text. */
export type FileRow = { number: number; cells: string[] }

/** What stands in a column. `''`: nothing that is read. */
export type Role = 'who' | 'whom' | 'question' | 'level' | Question | ''
export type Column = { index: number; heading: string; role: Role | null }

/** How the file is laid out; `null` where it has to be asked. */
type Shape = 'list' | 'matrix' | null
/** `columns`: of a list. `body`: without the line of headings. */
export type Layout = { shape: Shape; columns: Column[]; header: FileRow | null; body: FileRow[] }

type Heading = Exclude<Role, '' | `own-${string}`>

/** Headings as they are written in the four languages, as `normaliseName` leaves them. */
const HEADINGS: Readonly<Record<Heading, readonly string[]>> = {
  who: splitWords(
    'from|who|source|person|respondent|name|teller|de|qui|qui le dit|personne|repondant|repondante|nom|van|wie|wie het zegt',
    'persoon|respondent|naam|von|wer|wer es sagt|befragte|befragter',
  ),
  whom: splitWords(
    'to|whom|about|target|a|vers|de qui|avec qui|sur qui|cible|naar|over|over wie|met wie|wen|an|nach|uber wen|mit wem|ziel',
    'with whom|about whom',
  ),
  question: splitWords('question|vraag|frage|layer|couche|relation|relatie|beziehung'),
  level: splitWords('level|value|weight|answer|score|niveau|lien|valeur|poids|reponse|band|waarde|antwoord|stufe|wert|antwort|verbindung'),
  'work-together': splitWords(
    'work together|work|collaboration|travailler ensemble|travaille|collabore|samenwerken|samenwerking|zusammenarbeit',
    'zusammenarbeiten',
  ),
  know: splitWords('know|knows|connait|connaitre|connais|connaissance|kent|kennen|kennt|ken'),
  exchange: splitWords('exchange|exchanges|information|echange|echanger|echanges|uitwisselen|uitwisseling|wisselt uit|austausch|austauschen'),
  refer: splitWords('refer|refers|referral|referrals|adresser|adresse|orienter|oriente|doorverwijzen|verwijzen|verwijst|verweisen|uberweisen', 'verweist'),
}

/** @param questions of the survey, with the words by which each is known in any language */
function roleOf(heading: string, questions: readonly NamedQuestion[]): Role | null {
  const wanted = normaliseName(heading)
  if (wanted === '') return null
  const found = (Object.keys(HEADINGS) as Heading[]).filter((role) => HEADINGS[role].includes(wanted))
  const asked = questionOf(heading, questions)
  const roles = [
    ...new Set<Role>([...found.filter((role) => !isShipped(role) || questions.some(({ key }) => key === role)), ...(asked === null ? [] : [asked])]),
  ]
  return roles.length === 1 ? (roles[0] ?? null) : null
}

export type NamedQuestion = { key: Question; names: readonly string[] }

/** The question of the survey that these words name; null where none or two do. */
export function questionOf(words: string, questions: readonly NamedQuestion[]): Question | null {
  const wanted = normaliseName(words)
  const found = questions.filter(({ key, names }) => {
    const headings = isShipped(key) ? HEADINGS[key] : []
    return normaliseName(key) === wanted || headings.includes(wanted) || names.some((name) => normaliseName(name) === wanted)
  })
  return found.length === 1 ? (found[0]?.key ?? null) : null
}

/** The questions that a column of a list may hold. */
export function rolesFor(questions: readonly NamedQuestion[]): Role[] {
  const many: Role[] = questions.length > 1 ? ['question'] : []
  return ['who', 'whom', ...many, 'level', ...questions.map(({ key }) => key)]
}

type Sight = { questions: readonly NamedQuestion[]; isName: (words: string) => boolean; isLevel: (words: string) => boolean }

/**
 * How a table is laid out: a matrix where the names of the first line come back in the first column, a list where its headings say so, or where it has the
 * three columns that the page asks for. Whatever is left is asked.
 */
export function layOut(rows: readonly FileRow[], sight: Sight): Layout {
  const [first, ...rest] = rows
  if (first === undefined) return { shape: 'list', columns: [], header: null, body: [] }
  const width = Math.max(...rows.map(({ cells }) => cells.length))
  const headed = first.cells.map((heading, index): Column => ({ index, heading, role: roleOf(heading, sight.questions) }))
  const hasHeadings = headed.some(({ role }) => role === 'who') && headed.some(({ role }) => role === 'whom')
  if (hasHeadings) return { shape: 'list', columns: headed, header: first, body: rest }
  const isPlain = width === 3 && sight.questions.length === 1
  const asDescribed = (): Layout => ({
    shape: 'list',
    columns: (['who', 'whom', 'level'] as const).map((role, index) => ({ index, heading: '', role })),
    header: null,
    body: [...rows],
  })
  if (isPlain && sight.isName(first.cells[0] ?? '') && sight.isLevel(first.cells[2] ?? '')) return asDescribed()
  if (isMatrix(rows, sight)) return { shape: 'matrix', columns: [], header: first, body: rest }
  if (isPlain && isLine(first, sight)) return asDescribed()
  const isHeading = headed.some(({ role }) => role !== null) || !first.cells.some((cell) => sight.isName(cell))
  const columns = Array.from({ length: width }, (_, index): Column => headed[index] ?? { index, heading: '', role: null })
  if (isHeading) return { shape: width > 3 ? null : 'list', columns, header: first, body: rest }
  return { shape: null, columns: columns.map((column) => ({ ...column, heading: '', role: null })), header: null, body: [...rows] }
}

function isLine({ cells }: FileRow, { isName, isLevel }: Sight): boolean {
  return isName(cells[0] ?? '') && (isName(cells[1] ?? '') || isLevel(cells[2] ?? ''))
}

/** Half at least of the names of the first line stand in the first column, or are names of the roster. */
function isMatrix(rows: readonly FileRow[], { isName }: Sight): boolean {
  const [first, ...rest] = rows
  const across = namesAcross(rows)
  if (first === undefined || across.length < 2 || rest.length === 0) return false
  const down = new Set(rest.map(({ cells }) => normaliseName(cells[0] ?? '')))
  const known = across.filter((name) => down.has(normaliseName(name)) || isName(name))
  return known.length * 2 >= across.length && rest.every(({ cells }) => cells.slice(1).every((cell) => cell.length <= LONGEST_VALUE || isName(cell) === false))
}

const LONGEST_VALUE = 60

/** The names of the first line of a matrix. Where the empty corner was lost on the way, they begin one cell early. */
export function namesAcross(rows: readonly FileRow[]): string[] {
  const [first, ...rest] = rows
  const cells = first?.cells ?? []
  const width = Math.max(0, ...rest.map((row) => row.cells.length))
  const isCornerLost = cells.length === width - 1 && cells[0] !== ''
  return isCornerLost ? cells : cells.slice(1)
}
