import {
  addHeading,
  addLetterHead,
  addParagraph,
  addQrCode,
  addSpace,
  finishPaper,
  newPage,
  startPaper,
  type PaperFonts,
  type PaperLanguage,
} from '@ronde/paper'

/** One letter in one language; where the language is not known, the same once more in the other. */
export type LetterPart = { language: PaperLanguage; title: string; paragraphs: readonly string[]; scan: string; type: string; phone: string }
export type Letter = { sender: readonly string[]; name: string; dateLine: string; url: string; code: string; parts: readonly LetterPart[] }

type Settings = { title: string; madeAt: Date; fonts: PaperFonts; isCompressed?: boolean }

/** A page for each person, for envelopes with a window; the address itself is written by hand below the name. */
export async function renderLetters(letters: readonly Letter[], { title, madeAt, fonts, isCompressed = true }: Settings): Promise<Uint8Array> {
  const language = letters[0]?.parts[0]?.language ?? 'fr'
  const paper = startPaper({ language, title, author: letters[0]?.sender[0] ?? 'Ronde', madeAt, fonts, isCompressed })
  for (const [order, letter] of letters.entries()) {
    if (order > 0) newPage(paper)
    addLetterHead(paper, { sender: letter.sender, address: [letter.name], dateLine: letter.dateLine })
    for (const part of letter.parts) {
      addHeading(paper, 2, { text: part.title, language: part.language })
      for (const text of part.paragraphs) addParagraph(paper, { text, language: part.language })
      addParagraph(paper, { text: part.scan, language: part.language })
    }
    addQrCode(paper, { text: letter.url, alt: letter.url, size: letter.parts.length > 1 ? 100 : 140 })
    for (const part of letter.parts) addParagraph(paper, { text: part.type, language: part.language })
    addParagraph(paper, { text: letter.code }, { size: 16, weight: 'bold' })
    addSpace(paper, 4)
    for (const part of letter.parts) addParagraph(paper, { text: part.phone, language: part.language })
  }
  return finishPaper(paper)
}
