import { checkText, type AllowList, type Finding, type Kind } from './guard.ts'

/** Refused wherever it stands: no field of the house is for one. */
const NEVER: ReadonlySet<Kind> = new Set(['national-number', 'identity-document', 'tax-number', 'iban', 'payment-card', 'birth-date'])

/**
 * Ways to reach somebody. A network lives on them (“call the service at 02 …”), so they are refused only beside words about a person cared for, where
 * they are neither on the allow list nor a public line nor a desk.
 */
const WAYS_TO_REACH: ReadonlySet<Kind> = new Set(['phone', 'email', 'address'])

const OWNER = "sa|son|ses|mon|ma|mes|leurs?|zijn|haar|hun|mijn|[mz]'n|ihre[mnrs]?|ihr|seine?[mnrs]?|meine?[mnrs]?|her|his|their|my"
const KIN = [
  'meres?|peres?|parents|filles?|fils|enfants?|soeurs?|freres?|mari|epouse|epoux|compagne|compagnon|voisine?s?',
  'moeder|vader|ouders|dochters?|zoon|zonen|kind(?:eren)?|zus(?:sen)?|broers?|man|vrouw|partner|buur(?:man|vrouw)?|buren',
  'mutter|vater|eltern|tochter|sohn|sohne|kinder|schwestern?|bruder|mann|nachbar(?:n|in|innen)?',
  'mother|father|parents|daughters?|sons?|child(?:ren)?|sisters?|brothers?|husband|wife|neighbou?rs?',
].join('|')

/**
 * A title without a profession, a word of kin, a word for somebody who is helped, or of where somebody lives. Written as `plain` leaves them: small
 * letters, no accents, `oe` for `œ`. The desk that serves clients is nobody.
 */
const CARED_FOR = new RegExp(
  `(?<!\\p{L})(?:${[
    'mme|madame|melle|mlle|mademoiselle|m\\.|mr|monsieur|mevr(?:ouw)?|mw|dhr|meneer|mijnheer|frau|hr\\.|herrn?|mrs|ms|miss|mister',
    'patient(?:e?s?|en|in|innen)|(?<!services? )client(?:e?s?|en)|beneficiaires?|usagere?s?|residente?s?|bewoners?|bewoonsters?|zorgvragers?|hulpvragers?|klient(?:in|en|innen)?|bewohner(?:n|in|innen)?',
    `(?:${OWNER}) +(?:${KIN})`,
    'habite|loge chez|vit seule?|vit avec|woont|verblijft|lives|wohnt',
  ].join('|')})(?!\\p{L})`,
  'u',
)

/** So far before and after a number its person is looked for, on the same line. */
const REACH = 160

export type ListAllowed = () => Promise<AllowList>

/**
 * What of a text may be saved nowhere, whatever the field (tier A).
 * @param listAllowed asked only when a way to reach somebody stands there
 * @param mayReach the field is for ways to reach people: then only numbers that no field may hold are looked for
 * @throws GuardDown when the guard cannot work
 */
export async function findForbidden(text: string, listAllowed: ListAllowed, mayReach = false): Promise<Finding[]> {
  if (isHarmless(text)) return []
  const options = { audience: 'bound', language: null } as const
  const found = checkText(text, options).findings.filter(({ tier }) => tier === 'A')
  const never = [...found.filter(({ kind }) => NEVER.has(kind)), ...findWithinAddresses(text, found)]
  const points = mayReach ? [] : [...text]
  const ways = mayReach ? [] : found.filter((finding) => WAYS_TO_REACH.has(finding.kind) && isOfPersonCaredFor(points, finding))
  if (ways.length === 0) return inOrder(never)
  const allowed = checkText(text, { ...options, allow: await listAllowed() }).findings
  const isStillFound = ({ start, kind }: Finding) => allowed.some((finding) => finding.start === start && finding.kind === kind && finding.tier === 'A')
  return inOrder([...never, ...ways.filter(isStillFound)])
}

function inOrder(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((one, other) => one.start - other.start)
}

const ADDRESS = /\S*(?:@|:\/\/)\S*/g
/** Each is asked for its own kind: an account is longer, and begins with its country. */
const WITHIN: readonly (readonly [Kind, RegExp])[] = [
  ['national-number', /\d(?:[./-]?\d){8,18}/g],
  ['iban', /[a-z]{2}\d{2}(?:[a-z]{4})?\d{8,26}/gi],
  ['payment-card', /\d(?:[./-]?\d){12,18}/g],
]

/** A number that no field may hold, within a mail address or a link: the guard sees the address around it. */
function findWithinAddresses(text: string, found: readonly Finding[]): Finding[] {
  const within: Finding[] = []
  for (const { 0: address, index } of text.matchAll(ADDRESS)) {
    const candidates = WITHIN.flatMap(([kind, pattern]) => [...address.matchAll(pattern)].map((match) => ({ kind, words: match[0], at: match.index })))
    for (const { kind, words, at } of candidates) {
      const start = countPoints(text.slice(0, index + at))
      const isKnown = found.some((finding) => NEVER.has(finding.kind) && finding.start < start + words.length && finding.end > start)
      const number = isKnown ? undefined : checkText(words.toUpperCase(), { audience: 'bound', language: null }).findings.find((each) => each.kind === kind)
      if (number?.tier === 'A') within.push({ ...number, start, end: start + words.length, words })
    }
  }
  return within
}

function countPoints(text: string): number {
  let count = 0
  for (const point of text) count += Math.min(1, point.length)
  return count
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const MOMENT = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/

/** What a page fills in by itself: an id, a day, a word of a list. Eight digits are the least that any number of a person has. */
function isHarmless(text: string): boolean {
  return text.length < 8 || UUID.test(text) || MOMENT.test(text)
}

function isOfPersonCaredFor(points: readonly string[], { kind, start, end }: Finding): boolean {
  // The guard calls an address tier A only where somebody lives there.
  if (kind === 'address') return true
  const before =
    points
      .slice(Math.max(0, start - REACH), start)
      .join('')
      .split('\n')
      .at(-1) ?? ''
  const after =
    points
      .slice(end, end + REACH)
      .join('')
      .split('\n')[0] ?? ''
  return [before, after].some((part) => CARED_FOR.test(plain(part)))
}

function plain(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('œ', 'oe').replaceAll('’', "'")
}
