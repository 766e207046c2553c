import { guard, readLists, type Audience, type Language, type NameLists, type Span } from '@ronde/guard'

/** The same guard as on the server, in the browser: nothing it reads leaves the device. */
export type LocalFinding = Span & { words: string }
export type LocalGuard = (text: string, asked: { audience: Audience; language: Language }) => LocalFinding[]

const opened = new Map<string, Promise<LocalGuard>>()

/** Fetches the lists once a page, when somebody begins to write. @param address where they lie, as the page says it */
export function openLocalGuard(address: string): Promise<LocalGuard> {
  const known = opened.get(address) ?? fetchLists(address).then(makeLocalGuard)
  opened.set(address, known)
  known.catch(() => opened.delete(address))
  return known
}

async function fetchLists(address: string): Promise<NameLists> {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error('no lists')
  return readLists(new Uint8Array(await answer.arrayBuffer()))
}

function makeLocalGuard(lists: NameLists): LocalGuard {
  return (text, { audience, language }) => {
    const { spans } = guard(text, { audience, language, lists })
    const points = spans.length === 0 ? [] : [...text]
    return spans.map((span) => ({ ...span, words: points.slice(span.start, span.end).join('') }))
  }
}
