import { tidyKept } from '../../../kernel/keep-reason.ts'
import type { Database } from '../../../platform/database.ts'
import { checkText, maySave, type AllowList, type Finding, type TextCheck } from '../../../platform/guard.ts'
import { listAllowed } from '../../communities/public.ts'
import type { Words } from '../domain/board.ts'
import type { Audience } from '../domain/round.ts'

/** Where something was found and what could stand there; the words themselves are on the device that sent them. */
export type Mark = Pick<Finding, 'start' | 'end' | 'kind' | 'tier' | 'suggestion'>

/** Names that may be said: people with consent, organisations. */
export function allowedOf(tx: Database, communityId: string): Promise<AllowList> {
  return listAllowed(tx, [communityId])
}

/** What keeps these words from this room; nothing where they may be saved. Every link is read, too: what number it has was said by whoever sent it. */
export function listMarks({ text, language, links, kept = {} }: Words, audience: Audience, allow: AllowList): Mark[] {
  const asked = { audience, language, allow, kept }
  return marksOf(
    checkText(text, asked),
    links.map(({ label }) => checkText(label, asked)),
  )
}

/** What was found beside the text has no place in it. */
export function marksOf(inText: TextCheck | undefined, beside: readonly TextCheck[]): Mark[] {
  if (beside.every(maySave) && (inText === undefined || maySave(inText))) return []
  const open = [...(inText?.findings ?? []), ...beside.flatMap(({ findings }) => findings.map((finding) => ({ ...finding, start: 0, end: 0 })))]
  return open.filter(({ tier }) => tier !== 'C').map(({ start, end, kind, tier, suggestion }) => ({ start, end, kind, tier, suggestion }))
}

/** A reason is kept with words that stand there; any other key would be words that nobody read. */
export function withOwnReasons(words: Words): Words {
  if (words.kept === undefined) return words
  return { ...words, kept: tidyKept(words.kept, [words.text, ...words.links.map(({ label }) => label)]) }
}
