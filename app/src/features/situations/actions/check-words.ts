import type { Language } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import { reasonsOf } from '../../../kernel/keep-reason.ts'
import { checkText, maySave, type TextCheck } from '../../../platform/guard.ts'
import { listAllowed } from '../../communities/public.ts'
import type { Audience } from '../domain/audience.ts'

/** What the guard says of each field that it stopped; for the same answer only. */
export type Checks = Record<string, TextCheck>
/** Words were found that may not be kept: nothing was saved. */
export type Stopped = { ok: false; refusal: 'identifiers'; checks: Checks }

type Asked = { audience: Audience; language: Language; kept: Readonly<Record<string, string>>; communityIds: readonly string[] }

/** Every text before it is written. @returns null when all of it may be saved */
export async function checkWords(
  tx: Database,
  texts: Readonly<Record<string, string>>,
  { audience, language, kept, communityIds }: Asked,
): Promise<Stopped | null> {
  // Members who share their name here, and organisations, may stand in it (GRD-06).
  const allow = await listAllowed(tx, communityIds)
  const checks: Checks = {}
  for (const [field, text] of Object.entries(texts)) checks[field] = checkText(text, { audience, language, allow, kept: reasonsOf(kept) })
  return Object.values(checks).every(maySave) ? null : { ok: false, refusal: 'identifiers', checks }
}
