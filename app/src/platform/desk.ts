import type { Actor } from '../kernel/actor.ts'
import type { Instant } from '../kernel/day.ts'
import type { Language } from '../kernel/language.ts'
import type { Database } from './database.ts'

/** Who looks at the desk, in which language, and when. */
export type DeskReader = { actor: Actor; language: Language; now: Instant }

/** One thing that waits, in the words of its feature, and where something can be done about it. */
export type DeskLine = { text: string; href: string; link: string }

/** What of one feature waits on the desk, read in the desk's own transaction. */
export type SayOnDesk<Line extends DeskLine = DeskLine> = (tx: Database, reader: DeskReader) => Promise<Line[]>
