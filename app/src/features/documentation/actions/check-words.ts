import { strictest, type Audience } from '../../../kernel/audience.ts'
import type { Language } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import { checkText, maySave, type AllowList, type Finding } from '../../../platform/guard.ts'
import { listAllowed } from '../../communities/public.ts'
import type { Kept } from '../domain/entry.ts'

export type Checked = { isClear: true } | { isClear: false; findings: Finding[] }

/** Whether these words may be saved for this audience. What was found goes back to who wrote it, and nowhere else. */
export function checkWords(texts: readonly string[], asked: { audience: Audience; language: Language; allow: AllowList; kept: Kept }): Checked {
  const checks = texts.map((text) => checkText(text, asked))
  return checks.every(maySave) ? { isClear: true } : { isClear: false, findings: checks.flatMap(({ findings }) => findings) }
}

/** The strictest audience for which these words pass, no less than the one asked; null where they do not pass even for that. */
export function strictestFor(texts: readonly string[], asked: { audience: Audience; language: Language; allow: AllowList; kept: Kept }): Audience | null {
  if (!checkWords(texts, asked).isClear) return null
  for (const audience of ['public', 'mixed'] as const) {
    const need = strictest(audience, asked.audience)
    if (checkWords(texts, { ...asked, audience: need }).isClear) return need
  }
  return asked.audience
}

/** Names that may be said: people of the community who agreed, organisations. */
export function allowedOf(tx: Database, communityId: string): Promise<AllowList> {
  return listAllowed(tx, [communityId])
}
