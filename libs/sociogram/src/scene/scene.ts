import type { Box } from '../layouts/positions.ts'
import type { Frame } from './frame.ts'
import { groupPeople } from './group-legend.ts'
import { drawLegend, legendHeight, type LegendLine, type LegendStyle } from './legend.ts'
import { listLegendLines } from './legend-lines.ts'
import { strengthOf } from './look.ts'
import { round, type Mark, type Scene } from './marks.ts'
import { measureText, oneLine, wrapText } from './measure-text.ts'
import { drawPanel, type DrawnPanel } from './panel.ts'
import type { SceneInput } from './scene-input.ts'

/** From this width on the legend stands beside the picture. */
const WIDE = 640
/** With more names missing than this part, everybody gets a number. */
const FEW_MISSING = 0.25
/** A key of more people than this helps nobody: the names with most ties are written, as far as there is room. */
const MOST_IN_KEY = 300
/** Before names become numbers they become a little smaller. */
const SMALLER = 0.8

type PageParts = { panels: Box[]; legend: Box; legendColumns: number; key: Box; keyColumns: number; notes: Box; marks: Mark[] }

/**
 * One drawing of everything: people, ties, names, legend, title and notes. Screen, print and file are made of it, so that they are the same.
 * Names that find no room become numbers with a key below the picture.
 */
export function buildScene(input: SceneInput): Scene {
  const wanted = input.page.text ?? 9
  const ordinary = frameOf(input, wanted)
  const nameable = listNameable(ordinary)
  if (input.labels === 'numbers') return finish(ordinary, drawPage(ordinary, nameable))
  const drawn = drawPage(ordinary, [])
  const isEnough = ({ panels }: DrawnPage) => panels.every(({ missing }) => missing.length === 0)
  if (isEnough(drawn) || (input.labels ?? 'auto') !== 'auto' || nameable.length > MOST_IN_KEY) return finish(ordinary, drawn)
  const smaller = frameOf(input, SMALLER * wanted)
  const second = drawPage(smaller, [])
  if (isEnough(second)) return finish(smaller, second)
  return numberTheRest(smaller, second) ?? finish(ordinary, drawPage(ordinary, nameable))
}

/** Who is missing gets a number; the key takes room from the picture, so that somebody more may be missing. Null where numbers for all are better. */
function numberTheRest(frame: Frame, first: DrawnPage): Scene | null {
  let numbered: number[] = []
  let drawn = first
  for (let tries = 0; tries < 4; tries += 1) {
    const missing = [...new Set([...numbered, ...drawn.panels.flatMap((panel) => panel.missing)])]
    if (missing.length > FEW_MISSING * listNameable(frame).length) return null
    if (missing.length === numbered.length) break
    numbered = missing
    drawn = drawPage(frame, numbered)
  }
  return finish(frame, drawn)
}

function frameOf(input: SceneInput, text: number): Frame {
  const { width, height } = input.page
  const groups = input.people.map(({ group }) => group ?? null)
  return {
    input,
    text,
    measure: input.measure ?? measureText,
    grouping: groupPeople(groups, input.look, input.words.other, input.groupOrder),
    strength: strengthOf(Math.max(0, ...input.panels.map(({ ties }) => ties.length)), (width * height) / Math.max(1, input.panels.length)),
  }
}

function finish({ input }: Frame, { panels, marks }: DrawnPage): Scene {
  const { width, height } = input.page
  return {
    width,
    height,
    ground: input.look.ground,
    ink: input.look.ink,
    font: input.look.font,
    title: oneLine(input.title),
    description: oneLine(input.description),
    marks,
    people: panels.flatMap(({ people }) => people),
    named: panels.reduce((sum, panel) => sum + panel.named, 0),
    numbered: panels.reduce((sum, panel) => sum + panel.numbered, 0),
  }
}

function listNameable({ input }: Frame): number[] {
  return input.people.flatMap(({ name }, person) => (name === null || oneLine(name) === '' ? [] : [person]))
}

/** The key is read by number, but looked through by name. */
function sortByName({ input }: Frame, people: readonly number[]): number[] {
  const nameOf = (person: number) =>
    oneLine(input.people[person]!.name ?? '')
      .normalize('NFD')
      .replaceAll(/\p{Mn}/gu, '')
      .toLowerCase()
  return people.toSorted((one, other) => (nameOf(one) < nameOf(other) ? -1 : nameOf(one) > nameOf(other) ? 1 : one - other))
}

type DrawnPage = { panels: DrawnPanel[]; marks: Mark[] }

function drawPage(frame: Frame, people: readonly number[]): DrawnPage {
  const { input, text } = frame
  const legend = listLegendLines(frame)
  const numbered = sortByName(frame, people)
  const numbers = new Map(numbered.map((person, at) => [person, at + 1]))
  const key: LegendLine[] = numbered.map((person, at) => ({ sample: { kind: 'number', number: at + 1 }, text: input.people[person]!.name ?? '', person }))
  const parts = divide(frame, legend, key)
  const panels = input.panels.map((panel, at) => drawPanel(frame, panel, at, parts.panels[at]!, numbers))
  const marks = [
    ...panels.flatMap((panel) => panel.marks),
    ...drawLegend(legend, parts.legend, parts.legendColumns, legendStyle(frame, text)),
    ...drawLegend(key, parts.key, parts.keyColumns, legendStyle(frame, keySize(frame, key))),
    ...parts.marks,
  ]
  return { panels, marks }
}

/** A long key in small type, so that the picture keeps its room. */
function keySize({ text }: Frame, key: readonly LegendLine[]): number {
  return (key.length > 60 ? 0.72 : 0.9) * text
}

function legendStyle({ input: { look }, measure }: Frame, size: number): LegendStyle {
  return { size, measure, colours: { ink: look.ink, quiet: look.quiet, outline: look.outline, fill: look.other, ground: look.ground } }
}

/** Where everything goes: title, then the panels with the legend beside or below, then the key, then the notes. */
function divide(frame: Frame, legend: readonly LegendLine[], key: readonly LegendLine[]): PageParts {
  const { input, text, measure } = frame
  const { width, height } = input.page
  const margin = Math.max(10, 2 * text)
  const [left, right] = [margin, width - margin]
  const title = writeLines(frame, input.title, { left, top: margin, width: right - left, size: 1.7 * text, isBold: true })
  const noteSize = 0.85 * text
  const noteRows = input.notes.flatMap((note) => wrapText(note, noteSize, right - left, measure))
  const notesTop = height - margin - noteRows.length * noteSize * 1.4
  const notes = { left, right, top: notesTop, bottom: height - margin }
  const top = title.bottom + 0.6 * text
  const isWide = width >= WIDE && input.panels.length === 1
  const isEmpty = legend.length === 0
  const legendWidth = isEmpty ? 0 : Math.min(0.26 * width, 18 * text)
  const legendColumns = isWide || isEmpty ? 1 : Math.max(1, Math.floor((right - left) / (17 * text)))
  const style = legendStyle(frame, text)
  const columnWidth = (columns: number) => (right - left - 1.2 * text * (columns - 1)) / columns
  const legendBelow = isWide || isEmpty ? 0 : legendHeight(legend, columnWidth(legendColumns), legendColumns, style) + text
  const widest = Math.max(0, ...key.map((line) => measure(oneLine(line.text), keySize(frame, key)))) + 3 * text
  const keyColumns = Math.max(1, Math.min(key.length, Math.floor((right - left) / Math.max(9 * text, Math.min(widest, 22 * text)))))
  const keyHeight = key.length === 0 ? 0 : legendHeight(key, columnWidth(keyColumns), keyColumns, legendStyle(frame, keySize(frame, key))) + text
  const bottom = notesTop - text - keyHeight - legendBelow
  const keyBox = { left, right, top: notesTop - 0.6 * text - keyHeight + 0.4 * text, bottom: notesTop }
  const legendBox = isWide ? { left: right - legendWidth, right, top: top + text, bottom } : { left, right, top: bottom + text, bottom: bottom + legendBelow }
  const panelRight = isWide && !isEmpty ? right - legendWidth - 1.5 * text : right
  const panels = splitPanels(frame, { left, right: panelRight, top, bottom: Math.max(bottom, top + 10) })
  const noteMarks = noteRows.map((row, at): Mark => ({
    kind: 'text',
    x: round(left),
    y: round(notesTop + (at + 0.8) * noteSize * 1.4),
    text: row,
    size: noteSize,
    weight: 'regular',
    anchor: 'start',
    colour: input.look.quiet,
    role: 'note',
  }))
  return { panels, legend: legendBox, legendColumns, key: keyBox, keyColumns, notes, marks: [...title.marks, ...noteMarks] }
}

/** Beside each other; on a page that is higher than it is wide, below each other. */
function splitPanels({ input, text }: Frame, { left, right, top, bottom }: Box): Box[] {
  const count = Math.max(1, input.panels.length)
  const isStacked = input.page.height > input.page.width
  const each = ((isStacked ? bottom - top : right - left) - (count - 1) * text) / count
  return input.panels.map((_, at) => {
    const start = at * (each + text)
    return isStacked ? { left, right, top: top + start, bottom: top + start + each } : { left: left + start, right: left + start + each, top, bottom }
  })
}

type Lines = { left: number; top: number; width: number; size: number; isBold: boolean }

function writeLines({ input, measure }: Frame, text: string, { left, top, width, size, isBold }: Lines): { marks: Mark[]; bottom: number } {
  const weight = isBold ? 'bold' : 'regular'
  const rows = wrapText(text, size, width, measure, weight).slice(0, 3)
  const marks = rows.map((row, at): Mark => ({
    kind: 'text',
    x: round(left),
    y: round(top + (at + 0.8) * size * 1.25),
    text: row,
    size: round(size),
    weight,
    anchor: 'start',
    colour: input.look.ink,
    role: 'title',
  }))
  return { marks, bottom: top + rows.length * size * 1.25 }
}
