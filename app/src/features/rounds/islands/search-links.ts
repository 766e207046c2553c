import { useEffect, useState } from 'preact/hooks'
import type { CardLink } from '../domain/board.ts'
import type { readLinkStart } from '../domain/typed.ts'
import type { BoardProps } from './board-props.ts'

const WAIT_MS = 200

/** What the house told of names while this page is open; the guard of the device lets them pass, too. */
const learned = new Map<string, CardLink>()

export function listLearned(): CardLink[] {
  return [...learned.values()]
}

/** Names beyond those on the page: asked of the house while somebody types. Without a network what is known already has to do. */
export function useSearch({ round, links }: Pick<BoardProps, 'round' | 'links'>, start: ReturnType<typeof readLinkStart>): CardLink[] {
  const [found, setFound] = useState<CardLink[]>(listLearned)
  const [sign, words] = [start?.sign ?? '', start?.words.trim() ?? '']
  useEffect(() => {
    if (sign === '' || words.length < 2) return
    const timer = setTimeout(() => void ask(), WAIT_MS)
    return () => clearTimeout(timer)
    async function ask(): Promise<void> {
      try {
        const answer = await fetch(`/rounds/${round.id}/links?${new URLSearchParams({ sign, q: words }).toString()}`, {
          headers: { Accept: 'application/json' },
        })
        if (!answer.ok) return
        const told = (await answer.json()) as { links: CardLink[] }
        const known = new Set(links.map(({ kind, label }) => `${kind} ${label}`))
        for (const link of told.links) if (!known.has(`${link.kind} ${link.label}`)) learned.set(`${link.kind} ${link.label}`, link)
        setFound(listLearned())
      } catch {
        // The names on the page remain.
      }
    }
  }, [sign, words])
  return found
}
