import {
  addBoxes,
  addCards,
  addHeading,
  addParagraph,
  addQrCode,
  addRule,
  addSideBySide,
  addSpace,
  addTable,
  EMPTY_CELL,
  ensureRoom,
  finishPaper,
  inkOf,
  newPage,
  startPaper,
  textCell,
  type Paper,
  type PaperCell,
  type PaperFonts,
} from '@ronde/paper'
import { VISITOR_LINES, type Pack, type PackPart, type PaperItem, type PaperRow, type TwoLanguages } from '../domain/pack.ts'

/** The words of the printed page in one language. */
export type PaperWord =
  | 'page'
  | 'time'
  | 'item'
  | 'minutes'
  | 'noAgenda'
  | 'code'
  | 'name'
  | 'signature'
  | 'share'
  | 'share.mail'
  | 'share.phone'
  | 'share.nothing'
  | 'consent'
  | 'sheetNumber'
  | 'visitors'
  | 'visitorName'
  | 'contact'
  | 'checkIn'
  | 'checkIn.explain'
  | 'checkIn.alt'
  | 'exit'
  | 'exit.yes'
  | 'exit.partly'
  | 'exit.no'
  | 'exit.explain'
  | 'first'
  | 'part.agenda'
  | 'part.sheet'
export type SayOnPaper = (language: 'fr' | 'nl', word: PaperWord, params?: Record<string, string | number>) => string

type PackSettings = { madeAt: Date; fonts: PaperFonts; say: SayOnPaper; /** False in tests that read the text of the pages. */ isCompressed?: boolean }
type Printing = { paper: Paper; pack: Pack; say: SayOnPaper }

/** The papers of one meeting as one PDF; each part begins on a page of its own. */
export async function renderPack(pack: Pack, { madeAt, fonts, say, isCompressed = true }: PackSettings): Promise<Uint8Array> {
  const [first] = pack.order
  const paper = startPaper({
    language: first,
    title: `${pack.title[first]}, ${pack.when[first]}`,
    author: pack.community[first],
    madeAt,
    fonts,
    isCompressed,
    footOf: (page, pages) =>
      `${pack.community[first]} · ${pack.when[first]} · ${both(pack, { fr: say('fr', 'page', { page, pages }), nl: say('nl', 'page', { page, pages }) })}`,
  })
  const printing = { paper, pack, say }
  const drawn: Record<PackPart, (() => void) | null> = {
    agenda: () => addAgenda(printing),
    sheet: pack.sheet === null ? null : () => addSheet(printing),
    cards: pack.sheet === null || pack.sheet.rows.length === 0 ? null : () => addNameCards(printing),
    'check-in': () => addCheckIn(printing),
    exit: () => addExitSlips(printing),
  }
  const parts = pack.parts.flatMap((part) => drawn[part] ?? [])
  for (const [order, draw] of parts.entries()) {
    if (order > 0) newPage(paper)
    draw()
  }
  return finishPaper(paper)
}

/** "Nom · Naam", in the order of the community; once when both are equal. */
function both({ order }: Pick<Pack, 'order'>, text: TwoLanguages): string {
  return [...new Set(order.map((language) => text[language]).filter((part) => part !== ''))].join(' · ')
}

function bothWords({ pack, say }: Printing, word: PaperWord, params: Record<string, string | number> = {}): string {
  return both(pack, { fr: say('fr', word, params), nl: say('nl', word, params) })
}

function addBothSides({ paper, pack }: Printing, text: TwoLanguages, style: { weight?: 'regular' | 'bold'; size?: number } = {}): void {
  const [first, second] = pack.order
  if (text.fr === text.nl) addParagraph(paper, { text: text[first], language: first }, style)
  else addSideBySide(paper, { left: { text: text[first], language: first }, right: { text: text[second], language: second }, ...style })
}

/** What meeting the page belongs to, in both languages. */
function addHead(printing: Printing, part: string): void {
  const { paper, pack } = printing
  addHeading(paper, 1, { text: part })
  addBothSides(printing, pack.title, { weight: 'bold', size: 13 })
  addBothSides(printing, pack.when)
  if (pack.place !== '') addParagraph(paper, { text: pack.place })
  addRule(paper)
}

function addAgenda(printing: Printing): void {
  const { paper, pack, say } = printing
  const [first, second] = pack.order
  addHead(printing, bothWords(printing, 'part.agenda'))
  if (pack.agenda.length === 0) return addBothSides(printing, { fr: say('fr', 'noAgenda'), nl: say('nl', 'noAgenda') })
  addTable(paper, {
    caption: say(first, 'part.agenda'),
    columns: [
      { heading: bothWords(printing, 'time'), share: 2 },
      { heading: say(first, 'item'), share: 6, isHeading: true },
      { heading: say(second, 'item'), share: 6 },
      { heading: '', share: 2, align: 'right' },
    ],
    rows: pack.agenda.map((item) => [
      textCell(both(pack, item.time)),
      agendaCell(item, first),
      agendaCell(item, second),
      textCell(item.minutes === null ? '' : say(first, 'minutes', { count: item.minutes })),
    ]),
    minRowHeight: 26,
  })
}

function agendaCell({ label, own, owner }: PaperItem, language: 'fr' | 'nl'): PaperCell {
  const lines = [
    { text: label[language], weight: 'bold' as const, size: 12, language },
    ...(own === null ? [] : [{ text: own.text, size: 11, language: own.language }]),
    ...(owner === '' ? [] : [{ text: owner, size: 9, isQuiet: true }]),
  ]
  return { lines: lines.filter(({ text }) => text !== '') }
}

const ROW_HEIGHT = 42
/** The lines of visitors stay together. */
const VISITOR_ROOM = 80 + VISITOR_LINES * 36

function addSheet(printing: Printing): void {
  const { paper, pack, say } = printing
  const sheet = pack.sheet
  if (sheet === null) return
  addHead(printing, bothWords(printing, 'part.sheet'))
  addParagraph(paper, { text: bothWords(printing, 'sheetNumber', { number: sheet.number }) }, { weight: 'bold' })
  if (sheet.consent !== null) {
    const { version, text } = sheet.consent
    const consent = (language: 'fr' | 'nl') => say(language, 'consent', { version, text: text[language] })
    addBothSides(printing, { fr: consent('fr'), nl: consent('nl') }, { size: 8.5 })
  }
  const boxes = { boxes: (['share.mail', 'share.phone', 'share.nothing'] as const).map((word) => bothWords(printing, word)) }
  const share = sheet.consent === null ? [] : [{ heading: bothWords(printing, 'share'), share: 5 }]
  const shareCell = sheet.consent === null ? [] : [boxes]
  addTable(paper, {
    caption: say(pack.order[0], 'part.sheet'),
    columns: [
      { heading: bothWords(printing, 'code'), share: 2 },
      { heading: bothWords(printing, 'name'), share: 7, isHeading: true },
      { heading: bothWords(printing, 'signature'), share: 5 },
      ...share,
    ],
    rows: sheet.rows.map((row) => [textCell(row.code, { weight: 'bold', size: 14 }), nameCell(pack, row), EMPTY_CELL, ...shareCell]),
    minRowHeight: ROW_HEIGHT,
  })
  ensureRoom(paper, VISITOR_ROOM)
  addHeading(paper, 2, { text: bothWords(printing, 'visitors') })
  addTable(paper, {
    caption: say(pack.order[0], 'visitors'),
    columns: [
      { heading: bothWords(printing, 'visitorName'), share: 7 },
      { heading: bothWords(printing, 'contact'), share: 7 },
      { heading: bothWords(printing, 'signature'), share: 5 },
    ],
    rows: Array.from({ length: VISITOR_LINES }, () => [EMPTY_CELL, EMPTY_CELL, EMPTY_CELL]),
    minRowHeight: 26,
  })
}

function nameCell(pack: Pack, { name, organisation }: PaperRow): PaperCell {
  const below = both(pack, organisation)
  return { lines: [{ text: name, weight: 'bold', size: 12 }, ...(below === '' ? [] : [{ text: below, size: 9, isQuiet: true }])] }
}

function addNameCards(printing: Printing): void {
  const { paper, pack } = printing
  const first = bothWords(printing, 'first')
  addCards(
    paper,
    (pack.sheet?.rows ?? []).map(({ code, name, organisation, isFirstTime }) => ({
      head: both(pack, pack.community),
      name,
      lines: pack.order.flatMap((language, order) => {
        const text = organisation[language]
        return text === '' || (order > 0 && organisation.fr === organisation.nl) ? [] : [{ text, language }]
      }),
      ink: inkOf(pack.accent),
      mark: isFirstTime ? `${first} · ${code}` : code,
    })),
  )
}

function addCheckIn(printing: Printing): void {
  const { paper, pack, say } = printing
  const { address, page, code } = pack.checkIn
  addHead(printing, bothWords(printing, 'checkIn'))
  addSpace(paper, 20)
  addQrCode(paper, { text: address, alt: bothWords(printing, 'checkIn.alt'), size: 330, align: 'centre' })
  addParagraph(paper, { text: code }, { size: 34, weight: 'bold', align: 'centre' })
  addSpace(paper, 20)
  const explain = (language: 'fr' | 'nl') => say(language, 'checkIn.explain', { page: page.replace(/^https?:\/\//, ''), code })
  addBothSides(printing, { fr: explain('fr'), nl: explain('nl') }, { size: 15 })
}

/** A slip stays in one piece. */
const SLIP_ROOM = 84

/** Slips to cut: one question, three boxes, no name. */
function addExitSlips(printing: Printing): void {
  const { paper, pack, say } = printing
  const question = pack.exit.question ?? { fr: say('fr', 'exit'), nl: say('nl', 'exit') }
  for (let slip = 0; slip < pack.exit.slips; slip += 1) {
    ensureRoom(paper, SLIP_ROOM)
    addBothSides(printing, question, { weight: 'bold', size: 12 })
    addBoxes(
      paper,
      (['exit.yes', 'exit.partly', 'exit.no'] as const).map((word) => bothWords(printing, word)),
    )
    addBothSides(printing, { fr: say('fr', 'exit.explain'), nl: say('nl', 'exit.explain') }, { size: 9 })
    addRule(paper)
    addSpace(paper, 8)
  }
}
