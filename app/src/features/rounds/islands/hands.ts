import type { Words, Place } from '../domain/board.ts'
import { addCard, editCard, moveCard, removeCard, undo } from '../domain/device.ts'
import type { Led } from '../domain/moves.ts'
import type { Held } from './board-props.ts'
import type { BoardSync } from './board-sync.ts'

/** What somebody may do on the board; absent while the server draws and where there is no script. */
export type Hands = ReturnType<typeof makeHands>

/** `stepNow`: the step that this device shows. */
export function makeHands(sync: BoardSync, stepNow: () => number) {
  const hand = () => ({ id: crypto.randomUUID(), at: new Date().toISOString(), step: stepNow() })
  return {
    add: (words: Words, place: Place) => sync.do((device) => addCard(device, hand(), { cardId: crypto.randomUUID(), words, place })),
    /** `seen`: what stood there when somebody began to write; what came since stays beside. */
    edit: (cardId: string, words: Words, seen?: readonly string[]) => sync.do((device) => editCard(device, hand(), cardId, words, seen)),
    move: (cardId: string, place: Place) => sync.do((device) => moveCard(device, hand(), cardId, place)),
    remove: (cardId: string) => sync.do((device) => removeCard(device, hand(), cardId)),
    /** Of two wordings of the same moment one stays, and the other becomes a card of its own. */
    keepBoth: (cardId: string, first: Words, others: readonly Words[], place: Place) =>
      sync.do((device) =>
        others.reduce((next, words) => addCard(next, hand(), { cardId: crypto.randomUUID(), words, place }), editCard(device, hand(), cardId, first)),
      ),
    undo: () => sync.do((device) => undo(device, { at: new Date().toISOString(), step: stepNow() }, () => crypto.randomUUID())),
    release: (held: Held, text: string | null, kept?: Words['kept']) => sync.release(held, text, kept),
    /** Steps, silence, pauses, taking over. */
    lead: (kind: Exclude<keyof Led, 'tick'>, value: number) => sync.move({ kind, value }),
    take: (cardId: string, isTaken: boolean) => sync.move({ kind: 'taken', value: isTaken ? 1 : 0, cardId }),
    /** A line that is being typed: the one of the board, or the one for a card. */
    noteDraft: (text: string, cardId = '', seen: readonly string[] = []) => sync.noteDraft(cardId, { text, seen }),
    draftOf: (cardId: string) => sync.draftOf(cardId),
  }
}
