import { joinBytes, writeArchive } from '@ronde/tabular'
import { LOCALES, withColon } from '../../../kernel/language.ts'
import type { FoundEntry } from '../domain/shown.ts'
import { CONTENT_TYPES, DOCUMENT_RELATIONS, PACKAGE_RELATIONS, paragraph, STYLES, wrapBody } from './docx-parts.ts'
import type { FileWords } from './rows.ts'

/** A document that NVivo codes by its headings: 1 the meeting, 2 the area, 3 the role of who spoke; each entry in its own language. */
export async function renderDocument(entries: readonly FoundEntry[], words: FileWords): Promise<Uint8Array> {
  return joinBytes(
    writeArchive([
      { path: '[Content_Types].xml', text: CONTENT_TYPES },
      { path: '_rels/.rels', text: PACKAGE_RELATIONS },
      { path: 'word/document.xml', text: wrapBody(renderBody(entries, words)) },
      { path: 'word/_rels/document.xml.rels', text: DOCUMENT_RELATIONS },
      { path: 'word/styles.xml', text: STYLES },
    ]),
  )
}

function renderBody(entries: readonly FoundEntry[], words: FileWords): string {
  const own = LOCALES[words.language]
  const parts = [paragraph('Title', words.title, own)]
  for (const ofMeeting of groupBy(entries, ({ meetingId }) => meetingId)) {
    const [first] = ofMeeting
    if (first !== undefined) parts.push(paragraph('Heading1', words.meeting(first), own))
    for (const ofArea of groupBy(ofMeeting, ({ area }) => String(area))) {
      if (ofArea[0] !== undefined) parts.push(paragraph('Heading2', words.area(ofArea[0].area), own))
      for (const ofRole of groupBy(ofArea, ({ speakerRole }) => speakerRole)) {
        if (ofRole[0] !== undefined) parts.push(paragraph('Heading3', words.role(ofRole[0].speakerRole), own))
        parts.push(...ofRole.flatMap((entry) => renderEntry(entry, words)))
      }
    }
  }
  return parts.join('')
}

function renderEntry({ text, language, gists, besides }: FoundEntry, words: FileWords): string[] {
  return [
    paragraph('Normal', text, LOCALES[language]),
    ...besides.map((other) => paragraph('Gist', `${withColon(words.language, words.beside)} ${other.text}`, LOCALES[other.language])),
    ...gists.map((gist) => paragraph('Gist', `${withColon(words.language, words.gist)} ${gist.text}`, LOCALES[gist.language])),
  ]
}

/** In the order in which each key comes first. */
function groupBy(entries: readonly FoundEntry[], keyOf: (entry: FoundEntry) => string): FoundEntry[][] {
  return [...Map.groupBy(entries, keyOf).values()]
}
