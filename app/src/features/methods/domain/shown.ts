import type { BilingualName } from '../../../kernel/language.ts'
import type { Method } from './method.ts'

export type NamedCommunity = { id: string; name: BilingualName; accent: string; isClosed: boolean }

/** The cards of a community: what is found of those that come with Ronde and of its own. */
export type MethodsPage = { community: NamedCommunity; methods: Method[]; retired: Method[]; mayKeep: boolean }

/** One card as its readers see it; only a community's own may be changed, and only by those who lead. */
export type MethodPage = { community: NamedCommunity; method: Method; mayKeep: boolean }
