import { createInflateRaw } from 'node:zlib'
import { fromBufferPromise } from 'yauzl'
import { joinBytes, openSheet, readCsv, readWorkbook, writeCsv, writeWorkbook, type RawSheet, type WritableCell } from '../src/tabular.ts'

const ROWS = 100_000
const RUNS = 3
const HEADER = ['meeting_id', 'person_id', 'role', 'state', 'at', 'mode']

/** Attendance as a register holds it: 3,334 meetings, 2,000 people. */
function* attendanceRows(): Generator<WritableCell[]> {
  for (let index = 0; index < ROWS; index += 1) {
    const month = String(1 + (index % 12)).padStart(2, '0')
    const mode = index % 3 === 0 ? null : 'in_person'
    yield [`m-${Math.floor(index / 30)}`, `p-${index % 2_000}`, 'member', index % 7 === 0 ? 'excused' : 'present', { iso: `2022-${month}-14T13:00` }, mode]
  }
}

type Spent = { milliseconds: number; megabytes: number }

/** Median time of a few runs, and the highest memory above rest. */
async function measure(work: () => Promise<unknown>): Promise<Spent> {
  const times: number[] = []
  const rest = process.memoryUsage.rss()
  let peak = rest
  const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 10)
  for (let run = 0; run < RUNS; run += 1) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  clearInterval(timer)
  times.sort((one, other) => one - other)
  return { milliseconds: times[Math.floor(RUNS / 2)] ?? 0, megabytes: Math.max(peak, process.memoryUsage.rss()) / 1_048_576 - rest / 1_048_576 }
}

async function countRows(raw: RawSheet): Promise<void> {
  const sheet = await openSheet(raw)
  let rows = 0
  for await (const row of sheet.rows) rows += Math.sign(row.number)
  if (rows !== ROWS) throw new Error(`read ${rows} rows`)
}

async function readAll(bytes: Uint8Array): Promise<void> {
  const workbook = await readWorkbook(bytes)
  if (!workbook.ok) throw new Error(workbook.refusal)
  for (const sheet of workbook.value.sheets) await countRows(sheet)
}

async function readText(bytes: Uint8Array): Promise<void> {
  const sheet = await readCsv(bytes)
  if (!sheet.ok) throw new Error(sheet.refusal)
  await countRows(sheet.value)
}

/** The least any reader of workbooks must do. */
async function inflateOnly(bytes: Uint8Array): Promise<void> {
  const zip = await fromBufferPromise(Buffer.from(bytes))
  for await (const entry of zip.eachEntry()) {
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
    const inflate = createInflateRaw({ chunkSize: 65_536 })
    inflate.end(bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize))
    for await (const chunk of inflate) void chunk
  }
}

async function drain(pieces: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const piece of pieces) void piece
}

function report(name: string, spent: Spent, floor: Spent): void {
  const ratio = (spent.milliseconds / floor.milliseconds).toFixed(1)
  console.log(
    `tabular: ${name.padEnd(34)} ${spent.milliseconds.toFixed(0).padStart(6)} ms  ${ratio.padStart(5)} × JSON  ${spent.megabytes.toFixed(0).padStart(4)} MB above rest`,
  )
}

/** 100,000 rows of six cells, read and written, beside JSON of the same rows and beside inflating alone, in one run. */
export async function bench(): Promise<void> {
  const workbook = await joinBytes(writeWorkbook([{ name: 'attendance', header: HEADER, rows: attendanceRows() }]))
  const text = await joinBytes(writeCsv({ header: HEADER, rows: attendanceRows() }))
  const json = JSON.stringify([...attendanceRows()])
  console.log(
    `tabular: ${ROWS} rows; workbook ${(workbook.length / 1e6).toFixed(1)} MB, CSV ${(text.length / 1e6).toFixed(1)} MB, JSON ${(json.length / 1e6).toFixed(1)} MB`,
  )
  const read = await measure(() => readAll(workbook))
  const readCsvSpent = await measure(() => readText(text))
  const written = await measure(() => drain(writeWorkbook([{ name: 'attendance', header: HEADER, rows: attendanceRows() }])))
  const writtenCsv = await measure(() => drain(writeCsv({ header: HEADER, rows: attendanceRows() })))
  const inflated = await measure(() => inflateOnly(workbook))
  const parsed = await measure(async () => JSON.parse(json))
  report('read workbook (≤ 6,000 ms, 200 MB)', read, parsed)
  report('read CSV', readCsvSpent, parsed)
  report('write workbook', written, parsed)
  report('write CSV', writtenCsv, parsed)
  report('floor: inflate the workbook only', inflated, parsed)
  report('floor: JSON.parse', parsed, parsed)
}

if (import.meta.main) await bench()
