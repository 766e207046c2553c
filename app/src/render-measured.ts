import { ANSWERED, type BuiltNetwork, type ComparingResult, type MeasureResult } from '@ronde/sociogram'

export type Measured = BuiltNetwork & { results: (MeasureResult & { id: string })[] }

/** The answers for a program, or as a table to read. */
export function renderMeasured(measured: Measured, isTable: boolean): string {
  return isTable ? renderTable(measured) : `${JSON.stringify({ network: describe(measured), measures: Object.fromEntries(measured.results.map(entryOf)) })}\n`
}

export type Compared = { before: BuiltNetwork; after: BuiltNetwork; results: (ComparingResult & { id: string })[] }

/** Two networks and what is said of both. */
export function renderCompared({ before, after, results }: Compared, isTable: boolean): string {
  if (isTable) return align(results.map((result) => [result.id, 'table' in result ? JSON.stringify(result.table) : round(result.value), result.convention]))
  const entries = results.map(({ id, convention, reason, warnings, ...result }): [string, object] => [
    id,
    {
      value: 'table' in result ? result.table : result.value,
      convention,
      ...(reason === undefined ? {} : { reason }),
      ...(warnings.length === 0 ? {} : { warnings }),
    },
  ])
  const [first] = results
  const both = first === undefined ? {} : { stayers: first.stayers }
  return `${JSON.stringify({ before: describe(before), after: describe(after), ...both, measures: Object.fromEntries(entries) })}\n`
}

function describe({ network, report }: BuiltNetwork) {
  return {
    people: network.n,
    ties: network.m,
    directed: network.isDirected,
    mode: network.mode,
    ...(network.firstSetSize === undefined ? {} : { firstSet: network.firstSetSize }),
    respondents: network.response.filter((state) => state === ANSWERED).length,
    weighted: network.outValues !== undefined,
    loopsDropped: report.loopsDropped,
    repeatedMerged: report.repeatedMerged,
    zeroDropped: report.zeroDropped,
  }
}

/** A table of a measure is its value too; why there is none stands beside. */
function entryOf({ id, convention, reason, warnings, ...result }: Measured['results'][number]): [string, object] {
  const answer = 'perPerson' in result ? { perPerson: result.perPerson } : { value: 'table' in result ? result.table : result.value }
  const { standardErrors, leftOut } = result
  const beside = { ...(standardErrors === undefined ? {} : { standardErrors }), ...(leftOut === undefined ? {} : { leftOut }) }
  return [id, { ...answer, ...beside, convention, ...(reason === undefined ? {} : { reason }), ...(warnings.length === 0 ? {} : { warnings }) }]
}

function renderTable(measured: Measured): string {
  const { network, results } = measured
  const whole = results.flatMap((result): string[][] => ('perPerson' in result ? [] : [[result.id, renderAnswer(result), result.convention]]))
  const each = results.filter((result) => 'perPerson' in result)
  const people =
    each.length === 0 ? [] : [['id', ...each.map(({ id }) => id)], ...network.ids.map((id, person) => [id, ...each.map((result) => personal(result, person))])]
  const head = Object.entries(describe(measured)).map(([name, value]) => [name, String(value)])
  return [head, whole, people]
    .filter((rows) => rows.length > 0)
    .map(align)
    .join('\n')
}

function renderAnswer(result: Measured['results'][number]): string {
  if ('table' in result) return JSON.stringify(result.table)
  return 'value' in result ? round(result.value) : ''
}

function personal(result: Measured['results'][number], person: number): string {
  return 'perPerson' in result ? round(result.perPerson[person] ?? null) : ''
}

function round(value: number | null): string {
  if (value === null) return '–'
  return Number.isInteger(value) ? String(value) : value.toFixed(4)
}

function align(rows: string[][]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column]!))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('')
}
