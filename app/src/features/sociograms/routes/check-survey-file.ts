import type { Language } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { translator } from '../../../kernel/translate.ts'
import { findForbidden } from '../../../platform/forbidden.ts'
import { guardMessages } from '../../../ui/messages/guard-catalogue.ts'
import type { FileRow } from '../domain/survey-table.ts'
import { textOfRows, type FileRefusal } from '../exchange/read-survey-file.ts'
import type { BadFile } from '../messages/input-catalogue.ts'

type CheckedFile = { rows: FileRow[]; text: string }

/** What may be read in, by whichever door it came: not too long to be carried as text, and without what is kept nowhere. */
export async function checkSurveyFile(read: Result<FileRow[], FileRefusal>, language: Language): Promise<Result<CheckedFile, BadFile>> {
  if (!read.ok) return read
  const text = textOfRows(read.value)
  if (text === null) return refused('too-large')
  const kept = await refuseForbidden([text], language)
  return kept.ok ? done({ rows: read.value, text }) : kept
}

/** Words of what is kept nowhere stand in no form either, not even on a sheet that nobody will choose. */
export async function refuseForbidden(texts: readonly string[], language: Language): Promise<Result<null, BadFile>> {
  for (const text of texts) {
    const [found] = await findForbidden(text, async () => ({}), true)
    if (found !== undefined) return refused('forbidden', { kind: translator(guardMessages, language)(`kind.${found.kind}`) })
  }
  return done(null)
}
