import { Gathering } from './gather.ts'
import type { NetworkFile } from './network-file.ts'
import { UnreadableFile, type DroppedList, type FileLimits } from './problems.ts'
import { linesOf, wordsOf, type TextLine, type Word } from './text-lines.ts'

const PARTS = ['node data', 'tie data', 'node properties', 'tie properties'] as const
type PartName = (typeof PARTS)[number]
type Part = { name: PartName; head: string[] | null }

/** VNA of NetDraw: people with properties, ties with one column for each kind. How it was drawn is left out and said. */
export function readVna(text: string, limits: FileLimits, dropped: DroppedList): NetworkFile {
  const gathering = new Gathering(limits)
  let part: Part | null = null
  let isListed = false
  for (const line of linesOf(text)) {
    if (line.text.startsWith('*')) {
      part = startPart(line)
      isListed ||= part.name === 'node data'
    } else if (part === null) throw new UnreadableFile('broken', { line: line.line })
    else if (part.name.endsWith('properties')) dropped.add('drawing', part.head === null ? 0 : 1)
    else if (part.head !== null && part.name === 'node data') takePerson(gathering, part.head, line)
    else if (part.head !== null) takeTie(gathering, part.head, line, isListed)
    if (part !== null && part.head === null && !line.text.startsWith('*')) part.head = readHead(part.name, line, gathering)
  }
  if (part === null) throw new UnreadableFile('broken')
  return gathering.finish(dropped, true)
}

function startPart({ text, line }: TextLine): Part {
  const said = text.slice(1).trim().toLowerCase().replace(/\s+/g, ' ')
  const name = PARTS.find((known) => said.startsWith(known))
  if (!name) throw new UnreadableFile('section-unknown', { line, name: text })
  return { name, head: null }
}

function readHead(part: PartName, { text, line }: TextLine, gathering: Gathering): string[] {
  const head = wordsOf(text, true).map((word) => word.text)
  const twice = head.find((name, at) => head.indexOf(name) < at)
  if (twice !== undefined) throw new UnreadableFile('column-twice', { line, name: twice })
  if (part === 'tie data' && head.length < 2) throw new UnreadableFile('column-missing', { line, name: 'to' })
  if (part === 'node data') for (const name of head.slice(1)) if (name.toLowerCase() !== 'label') gathering.people.column(name)
  if (part === 'tie data') for (const name of head.slice(2)) gathering.ties.column(name)
  return head
}

function wordsFor(head: readonly string[], { text, line }: TextLine, least: number): Word[] {
  if ((text.match(/"/g)?.length ?? 0) % 2 === 1) throw new UnreadableFile('unclosed-quote', { line })
  const words = wordsOf(text, true)
  if (words.length > head.length || words.length < least) throw new UnreadableFile('cells-differ', { line, limit: head.length })
  return words
}

const saidIn = (word: Word | undefined): string | null => (word === undefined || word.text === '' ? null : word.text)

function takePerson(gathering: Gathering, head: readonly string[], line: TextLine): void {
  const words = wordsFor(head, line, 1)
  const person = gathering.addPerson(words[0]!.text, line.line)
  for (const [at, name] of head.entries()) {
    const value = at === 0 ? null : saidIn(words[at])
    if (value !== null && name.toLowerCase() === 'label') gathering.setLabel(person, value)
    else if (value !== null) gathering.people.set(name, person, value)
  }
}

function takeTie(gathering: Gathering, head: readonly string[], line: TextLine, isListed: boolean): void {
  const words = wordsFor(head, line, 2)
  const [from, to] = words.slice(0, 2).map((word) => (isListed ? gathering.findPerson(word.text, line.line) : gathering.findOrAddPerson(word.text, line.line)))
  const tie = gathering.addTie(from!, to!, line.line, true)
  for (const [at, name] of head.entries()) {
    const value = at < 2 ? null : saidIn(words[at])
    if (value !== null) gathering.ties.set(name, tie, value)
  }
}
