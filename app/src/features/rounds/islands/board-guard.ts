import { guard, readLists, type NameLists } from '@ronde/guard'
import type { Language } from '../../../kernel/language.ts'
import type { Audience } from '../domain/round.ts'
import type { Mark } from './board-props.ts'

let lists: NameLists | undefined

/** Reads the lists once. A script of its own, which the board loads after it stands there. */
async function open(address: string): Promise<void> {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error('the lists of the guard do not come')
  lists ??= readLists(new Uint8Array(await answer.arrayBuffer()))
}

type Allow = { names: readonly string[]; organisations: readonly string[]; contacts: readonly string[] }

/** What keeps these words from the room; the server asks the same again. */
function listMarks(
  text: string,
  { audience, language, allow, kept }: { audience: Audience; language: Language; allow: Allow; kept: readonly string[] },
): Mark[] {
  if (lists === undefined) return []
  const { spans } = guard(text, { audience, language, allow, lists })
  const points = [...text]
  return spans.filter(({ tier, start, end }) => tier === 'A' || (tier === 'B' && !kept.includes(points.slice(start, end).join(''))))
}

export type BoardGuard = { open: typeof open; listMarks: typeof listMarks }

// A script on its own hands nothing over but here.
Object.assign(globalThis, { rondeGuard: { open, listMarks } satisfies BoardGuard })
