import { columnName, refusable } from '@ronde/tabular'
import { findForbidden } from '../../../platform/forbidden.ts'
import { PASTED, type RegisterFile } from '../domain/draft.ts'
import type { FoundIdentifier } from '../domain/found-identifier.ts'
import { readFileSheets } from '../exchange/read-file.ts'

const MOST_FOUND = 20
/** No number of a person has fewer digits; only longer texts may spell them out. */
const LEAST_DIGITS = 5
const LONG_TEXT = 24
const nobody = async () => ({})

/**
 * Looks through every cell, hidden sheets included, before a file is kept anywhere (GRD-03). Phones and mails pass: a register says how its members are
 * reached.
 */
export async function findIdentifiers(files: readonly RegisterFile[]): Promise<FoundIdentifier[]> {
  const found: FoundIdentifier[] = []
  for (const file of files) {
    if (found.length >= MOST_FOUND) break
    const read = await refusable(() => findInSheets(file, found))
    if (!read.ok) await findInText(file, found)
  }
  return found.slice(0, MOST_FOUND)
}

async function findInSheets(file: RegisterFile, found: FoundIdentifier[]): Promise<void> {
  const read = await readFileSheets(file)
  if (!read.ok) return findInText(file, found)
  const known = new Set<string>()
  for (const { name, rows } of read.value.sheets) {
    await note(name, { file: file.name, sheet: '', cell: '' }, found)
    for await (const { number, cells } of rows()) {
      for (const [column, { text }] of cells.entries()) {
        if (!mayHold(text) || known.has(text)) continue
        known.add(text)
        await note(text, { file: file.name, sheet: name, cell: `${columnName(column)}${number}` }, found)
        if (found.length >= MOST_FOUND) return
      }
    }
  }
}

/** What could not be read as a table is refused later; until then it lies in a draft, so it is read as plain lines. */
async function findInText({ name, bytes }: RegisterFile, found: FoundIdentifier[]): Promise<void> {
  const lines = new TextDecoder().decode(bytes).split('\n')
  for (const [index, line] of lines.entries()) {
    if (found.length >= MOST_FOUND) return
    if (mayHold(line)) await note(line, { file: name, sheet: '', cell: String(index + 1) }, found)
  }
}

function mayHold(text: string): boolean {
  return text.length >= LONG_TEXT || (text.length >= LEAST_DIGITS && (text.match(/\p{N}/gu)?.length ?? 0) >= LEAST_DIGITS)
}

async function note(text: string, place: Omit<FoundIdentifier, 'kind'>, found: FoundIdentifier[]): Promise<void> {
  const [first] = await findForbidden(text, nobody, true)
  if (first !== undefined) found.push({ ...place, file: place.file === PASTED ? '' : place.file, kind: first.kind })
}
