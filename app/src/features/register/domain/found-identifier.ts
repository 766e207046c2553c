import type { Kind } from '@ronde/guard'

/** Where something stands that is kept nowhere; the place is empty for the name of a file or a sheet. Never the words. */
export type FoundIdentifier = { file: string; sheet: string; cell: string; kind: Kind }
