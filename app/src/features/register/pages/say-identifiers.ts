import type { Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import { guardMessages } from '../../../ui/messages/guard-catalogue.ts'
import type { FoundIdentifier } from '../domain/found-identifier.ts'
import { sayImport } from '../messages/import-catalogue.ts'

/** What stands where, in the reader's words; nothing of it was kept. */
export function sayIdentifiers(language: Language, found: readonly FoundIdentifier[]): string {
  const [t, say] = [sayImport(language), translator(guardMessages, language)]
  const places = found.map(({ file, sheet, cell, kind }) =>
    t(cell === '' ? 'identifier.name' : sheet === '' ? 'identifier.line' : 'identifier.sheet', {
      file: file === '' ? t('pasted') : file,
      sheet,
      cell,
      kind: say(`kind.${kind}`),
    }),
  )
  return [t('identifier.title'), ...places].join(' ')
}
