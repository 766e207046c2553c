import type { Archive } from './archive.ts'
import type { TableLimits } from './limits.ts'
import { meaningOfBuiltIn, meaningOfFormat, type FormatMeaning } from './number-format.ts'
import { UnreadableTable } from './outcome.ts'
import { gatherSharedStrings, NO_SHARED_STRINGS, type SharedStrings } from './shared-strings.ts'
import { readXml, type XmlHandlers } from './xml.ts'

export type WorkbookPart = {
  sheets: { name: string; isHidden: boolean; part: string }[]
  date1904: boolean
  strings: SharedStrings
  /** meaning of the number format of each cell style */
  styles: FormatMeaning[]
}

type Relation = { kind: string; target: string }

/** Reads all that stands around the sheets: their names and places, the shared strings, the number formats. */
export async function readWorkbookPart(archive: Archive, limits: TableLimits): Promise<WorkbookPart> {
  const workbook = await findWorkbook(archive, limits)
  const relations = await readRelations(archive, relationsOf(workbook), limits)
  const found = await readSheetList(archive, workbook, limits)
  const sheets = found.sheets.flatMap(({ relation, ...sheet }) => {
    const target = relations.get(relation)
    return target?.kind === 'worksheet' ? [{ ...sheet, part: partAt(archive, target.target) }] : []
  })
  if (sheets.length === 0) throw new UnreadableTable('no-workbook')
  const byKind = (kind: string): string | null => {
    const relation = [...relations.values()].find((one) => one.kind === kind)
    return relation === undefined ? null : archive.find(relation.target)
  }
  const strings = byKind('sharedStrings')
  const styles = byKind('styles')
  return {
    sheets,
    date1904: found.date1904,
    strings: strings === null ? NO_SHARED_STRINGS : await readStrings(archive, strings, limits),
    styles: styles === null ? [] : await readStyles(archive, styles, limits),
  }
}

async function findWorkbook(archive: Archive, limits: TableLimits): Promise<string> {
  const relations = archive.find('_rels/.rels') === null ? [] : (await readRelations(archive, '_rels/.rels', limits)).values()
  const named = [...relations].find((relation) => relation.kind === 'officeDocument')
  const part = archive.find(named?.target ?? 'xl/workbook.xml')
  if (part === null || !part.toLowerCase().endsWith('.xml')) throw new UnreadableTable('no-workbook')
  return part
}

function relationsOf(part: string): string {
  const slash = part.lastIndexOf('/') + 1
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`
}

function partAt(archive: Archive, target: string): string {
  const part = archive.find(target)
  if (part === null) throw new UnreadableTable('damaged')
  return part
}

/** Relations by id. Those that point outside the file are left out. */
async function readRelations(archive: Archive, part: string, limits: TableLimits): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>()
  const found = archive.find(part)
  if (found === null) throw new UnreadableTable('no-workbook')
  const base = part.slice(0, part.lastIndexOf('_rels/'))
  await readXml(
    archive.read(found),
    {
      open(name, { Id, Type, Target, TargetMode }) {
        if (name !== 'Relationship' || Id === undefined || Target === undefined || TargetMode === 'External') return
        relations.set(Id, { kind: (Type ?? '').slice((Type ?? '').lastIndexOf('/') + 1), target: resolveTarget(base, Target) })
      },
    },
    limits,
  )
  return relations
}

/** A target is absolute in the archive or relative to the folder of its part; it may step up, never out. */
function resolveTarget(base: string, target: string): string {
  const steps: string[] = []
  for (const step of (target.startsWith('/') ? target : base + target).split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

type SheetList = { sheets: { name: string; isHidden: boolean; relation: string }[]; date1904: boolean }

async function readSheetList(archive: Archive, part: string, limits: TableLimits): Promise<SheetList> {
  const list: SheetList = { sheets: [], date1904: false }
  await readXml(
    archive.read(part),
    {
      open(name, attributes) {
        if (name === 'workbookPr') list.date1904 = isTrue(attributes['date1904'])
        if (name !== 'sheet' || attributes['name'] === undefined) return
        const relation = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? ''
        list.sheets.push({ name: attributes['name'], isHidden: (attributes['state'] ?? 'visible') !== 'visible', relation })
        if (list.sheets.length > limits.entries) throw new UnreadableTable('too-many-entries', { maximum: limits.entries })
      },
    },
    limits,
  )
  return list
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on'
}

async function readStrings(archive: Archive, part: string, limits: TableLimits): Promise<SharedStrings> {
  const { handlers, strings } = gatherSharedStrings(limits)
  await readXml(archive.read(part), handlers, limits)
  return strings
}

async function readStyles(archive: Archive, part: string, limits: TableLimits): Promise<FormatMeaning[]> {
  const custom = new Map<number, FormatMeaning>()
  const styles: FormatMeaning[] = []
  let isCellStyles = false
  const handlers: XmlHandlers = {
    open(name, { numFmtId, formatCode }) {
      const id = Number(numFmtId ?? 0)
      if (name === 'numFmt' && formatCode !== undefined) custom.set(id, meaningOfFormat(formatCode))
      else if (name === 'cellXfs') isCellStyles = true
      else if (name === 'xf' && isCellStyles) styles.push(custom.get(id) ?? meaningOfBuiltIn(id))
    },
    close(name) {
      if (name === 'cellXfs') isCellStyles = false
    },
  }
  await readXml(archive.read(part), handlers, limits)
  return styles
}
