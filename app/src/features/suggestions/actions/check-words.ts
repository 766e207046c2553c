import { reasonsOf } from '../../../kernel/keep-reason.ts'
import type { Language } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import { checkText, maySave, type Audience, type TextCheck } from '../../../platform/guard.ts'
import { listAllowed } from '../../communities/public.ts'

/** What the guard says of each field that it stopped; for the same answer only, never kept. */
export type Checks = Record<string, TextCheck>
/** Words were found that may not be kept: nothing was saved. */
export type Stopped = { ok: false; refusal: 'identifiers'; checks: Checks }

type Asked = { audience: Audience; language: Language; kept: Readonly<Record<string, string>>; communityId: string }

/** Every text before it is written. @returns null when all of it may be saved */
export async function checkWords(
  tx: Database,
  texts: Readonly<Record<string, string>>,
  { audience, language, kept, communityId }: Asked,
): Promise<Stopped | null> {
  const allow = await listAllowed(tx, [communityId])
  const reasons = reasonsOf(kept)
  const checks: Checks = {}
  for (const [field, text] of Object.entries(texts)) if (text !== '') checks[field] = checkText(text, { audience, language, allow, kept: reasons })
  return Object.values(checks).every(maySave) ? null : { ok: false, refusal: 'identifiers', checks }
}
