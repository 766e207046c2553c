import type { Database } from '../../../platform/database.ts'
import { checkText, maySave, type AllowList, type Finding } from '../../../platform/guard.ts'
import { listAllowed } from '../../communities/public.ts'
import type { Words } from '../domain/board.ts'
import type { Audience } from '../domain/round.ts'

/** Where something was found and what could stand there; the words themselves are on the device that sent them. */
export type Mark = Pick<Finding, 'start' | 'end' | 'kind' | 'tier' | 'suggestion'>

/** Names that may be said: people with consent, organisations. */
export function allowedOf(tx: Database, communityId: string): Promise<AllowList> {
  return listAllowed(tx, [communityId])
}

/** What keeps these words from this room; nothing where they may be saved. Links are read, too: a free one is as good as text. */
export function listMarks({ text, language, links, kept = {} }: Words, audience: Audience, allow: AllowList): Mark[] {
  const asked = { audience, language, allow, kept }
  const inText = checkText(text, asked)
  const inLinks = links.filter(({ id }) => id === null).map(({ label }) => checkText(label, asked))
  if ([inText, ...inLinks].every(maySave)) return []
  const open = [...inText.findings, ...inLinks.flatMap(({ findings }) => findings.map((finding) => ({ ...finding, start: 0, end: 0 })))]
  return open.filter(({ tier }) => tier !== 'C').map(({ start, end, kind, tier, suggestion }) => ({ start, end, kind, tier, suggestion }))
}
