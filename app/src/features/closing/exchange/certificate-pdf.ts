import {
  addHeading,
  addParagraph,
  addQrCode,
  addRule,
  addSpace,
  addTable,
  finishPaper,
  startPaper,
  textCell,
  type PaperFonts,
  type PaperLanguage,
} from '@ronde/paper'

/** Every word on the paper, in the language of its owner. */
export type CertificateWords = {
  fileName: string
  title: string
  name: string
  sentence: string
  caption: string
  heads: { day: string; meeting: string; hours: string }
  rows: readonly { day: string; meeting: string; meetingLanguage: PaperLanguage; hours: string }[]
  total: { label: string; hours: string }
  issued: string
  figuresOfDay: string
  code: string
  check: string
  checkUrl: string
  codeLabel: string
  footOf: (page: number, pages: number) => string
}

type Settings = { language: PaperLanguage; madeAt: Date; fonts: PaperFonts; isCompressed?: boolean }

/** The certificate on A4: who, the span, each meeting with its hours, the sum, and a code that leads to the check page. */
export async function renderCertificate(words: CertificateWords, { language, madeAt, fonts, isCompressed }: Settings): Promise<Uint8Array> {
  const paper = startPaper({
    language,
    title: words.title,
    author: 'Ronde',
    madeAt,
    fonts,
    footOf: words.footOf,
    ...(isCompressed === undefined ? {} : { isCompressed }),
  })
  addHeading(paper, 1, { text: words.title })
  addHeading(paper, 2, { text: words.name })
  addParagraph(paper, { text: words.sentence })
  addSpace(paper, 8)
  addTable(paper, {
    caption: words.caption,
    columns: [
      { heading: words.heads.day, share: 3, isHeading: true },
      { heading: words.heads.meeting, share: 6 },
      { heading: words.heads.hours, share: 2, align: 'right' },
    ],
    rows: [
      ...words.rows.map(({ day, meeting, meetingLanguage, hours }) => [textCell(day), textCell(meeting, { language: meetingLanguage }), textCell(hours)]),
      [textCell(words.total.label, { weight: 'bold' }), textCell(''), textCell(words.total.hours, { weight: 'bold' })],
    ],
  })
  addRule(paper)
  addParagraph(paper, { text: words.issued })
  addParagraph(paper, { text: words.figuresOfDay }, { size: 9 })
  addSpace(paper, 8)
  addParagraph(paper, { text: words.code }, { weight: 'bold', size: 13 })
  addParagraph(paper, { text: words.check }, { size: 9 })
  addQrCode(paper, { text: words.checkUrl, alt: words.codeLabel, size: 90 })
  return finishPaper(paper)
}
