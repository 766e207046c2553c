/**
 * The same guard as on the server, for the browser: nothing it reads leaves the device. A script of its own, fetched with the lists once somebody begins
 * to write in a guarded field, and by the board once it stands there.
 */
import { guard, readLists, type AllowList, type Audience, type Language, type NameLists, type Span } from '@ronde/guard'

export type LocalFinding = Span & { words: string }
export type LocalGuard = (text: string, asked: { audience: Audience; language: Language; allow?: AllowList }) => LocalFinding[]
/** Where a page finds it: a script on its own hands nothing over but here. */
export type WithLocalGuard = { rondeLocalGuard?: (lists: string) => Promise<LocalGuard> }

async function fetchLists(address: string): Promise<NameLists> {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error('the lists of the guard do not come')
  return readLists(new Uint8Array(await answer.arrayBuffer()))
}

async function openLocalGuard(address: string): Promise<LocalGuard> {
  const lists = await fetchLists(address)
  return (text, asked) => {
    const { spans } = guard(text, { ...asked, lists })
    const points = spans.length === 0 ? [] : [...text]
    return spans.map((span) => ({ ...span, words: points.slice(span.start, span.end).join('') }))
  }
}

Object.assign(globalThis, { rondeLocalGuard: openLocalGuard } satisfies WithLocalGuard)
