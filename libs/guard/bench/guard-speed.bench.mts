import { OpenRedaction } from '@openredaction/core'
import { Redactor } from '@redactpii/node'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { applySuggestions, guard, readLists, type NameLists } from '../src/guard.ts'

const LEAST_MEGABYTES_A_SECOND = 1.5
const MOST_NOTE_MILLISECONDS = 10
const MOST_HOSTILE_MILLISECONDS = 500
const LARGEST_LISTS = 700_000
const MOST_MEMORY_MEGABYTES = 60

const listsFile = path.resolve(import.meta.dirname, '../../../build/guard/guard-lists.bin')

/** Invented notes; what stands in braces must not come out again. */
const NOTES = [
  'Mme {Fatima Benali}, née le {12/03/1948}, habite seule {rue des Palmiers 14} à Jette. Le chauffage ne marche plus depuis l’hiver. Sa voisine {Yvette Lambert} passe le soir et fait les courses avec elle.',
  'Téléphone de la fille : {0478 12 34 56}, mail {amina.b@example.be}. Le NISS {85.07.30-033.28} est dans le dossier. Elle voudrait une aide familiale deux fois par semaine, mais la liste d’attente est longue.',
  'Mevrouw {van der Meer} belt elke dag naar het dienstencentrum. Haar zoon {Jan Peeters} woont in de {Kerkstraat 12 bus 3}. Ze wil graag thuis blijven wonen, met hulp van de buren en de thuisverpleging.',
  'Dhr. {Öztürk}, geboren op {3 mei 1956}, rekening {BE68 5390 0754 7034}, kan de huur niet meer betalen. De huisbaas heeft een brief gestuurd; het OCMW zoekt een oplossing tegen het einde van de maand.',
  'Frau {Müller} wohnt in der {Hauptstraße 12} und sucht eine kleinere Wohnung. Ihre Schwester {Katharina Becker} hilft am Wochenende. Telefon {0241/123456}. Die Krankenkasse zahlt den Umzug nicht.',
  'Mr {John Smith}, DOB {03/04/1951}, lives at {12 Baker Street} and comes to the drop-in on Tuesdays. His neighbour {Grace Taylor} called the council about the noise. Mail {j.smith@example.co.uk}.',
]
const HOSTILE = [
  'A.',
  '@',
  '1 2 ',
  '0',
  '04 ',
  'Aa ',
  'Mme ',
  'rue de la ',
  '12 rue ',
  'a b ',
  '&#48;',
  'zéro quatre ',
  '1.1.',
  'BE68',
  '+32 ',
  'www.aaaaAAAA1111/',
  '82 ans ',
  'né le 1/',
  'a at b dot ',
  'J. ',
]

const plain = NOTES.map((note) => note.replace(/[{}]/g, ''))
const planted = NOTES.map((note) => [...note.matchAll(/\{([^}]+)\}/g)].map(([, words = '']) => words))

type Redact = (note: string) => string | Promise<string>
type Measured = { name: string; caught: number; speed: number }

/** Share of what was planted that no longer stands in the text, and megabytes of text a second over the same notes. */
async function measure(name: string, redact: Redact): Promise<Measured> {
  let gone = 0
  for (const [index, note] of plain.entries()) {
    const left = await redact(note)
    gone += planted[index]!.filter((words) => !left.includes(words)).length
  }
  const bytes = plain.reduce((sum, note) => sum + Buffer.byteLength(note), 0)
  for (let round = 0; round < 20; round += 1) for (const note of plain) await redact(note)
  const started = performance.now()
  let rounds = 0
  for (; performance.now() - started < 1_000; rounds += 1) for (const note of plain) await redact(note)
  return { name, caught: gone / planted.flat().length, speed: (rounds * bytes) / 1e3 / (performance.now() - started) }
}

function percentile(times: readonly number[], share: number): number {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length * share)] ?? 0
}

function measureNotes(lists: NameLists): { p95: number; speed: number } {
  const long = plain.join('\n').repeat(4)
  const note = [...long].slice(0, 4_000).join('')
  const times = Array.from({ length: 400 }, () => {
    const started = performance.now()
    guard(note, { audience: 'bound', lists })
    return performance.now() - started
  }).slice(100)
  return { p95: percentile(times, 0.95), speed: Buffer.byteLength(note) / 1e3 / percentile(times, 0.5) }
}

function measureHostile(lists: NameLists): { unit: string; milliseconds: number } {
  const measured = HOSTILE.map((unit) => {
    const text = unit.repeat(Math.ceil(100_000 / unit.length)).slice(0, 100_000)
    const started = performance.now()
    guard(text, { audience: 'public', lists })
    return { unit, milliseconds: performance.now() - started }
  })
  return measured.toSorted((one, other) => other.milliseconds - one.milliseconds)[0]!
}

function say(what: string, value: string): void {
  console.log(`guard: ${what.padEnd(46)} ${value}`)
}

/** Speed on notes and on hostile text, size and memory of the lists, and other packages on the same notes in the same run. */
export async function bench(): Promise<void> {
  const before = process.memoryUsage().rss
  const bytes = readFileSync(listsFile)
  const lists = readLists(bytes)
  guard(plain.join('\n'), { audience: 'bound', lists })
  const memory = (process.memoryUsage().rss - before) / 1e6
  const notes = measureNotes(lists)
  const hostile = measureHostile(lists)
  const openRedaction = new OpenRedaction()
  const redactor = new Redactor()
  const measured = [
    await measure('@ronde/guard', (note) => applySuggestions(note, guard(note, { audience: 'bound', lists }).spans)),
    await measure('@openredaction/core 1.1.5', async (note) => (await openRedaction.detect(note)).redacted),
    await measure('@redactpii/node 1.0.17', (note) => redactor.redact(note)),
  ]
  say(`note of 4 KB, p95 (≤ ${MOST_NOTE_MILLISECONDS} ms)`, `${notes.p95.toFixed(1)} ms, median ${notes.speed.toFixed(1)} MB/s`)
  say(
    `worst of ${HOSTILE.length} hostile texts of 100 KB (≤ ${MOST_HOSTILE_MILLISECONDS} ms)`,
    `${hostile.milliseconds.toFixed(0)} ms (${JSON.stringify(hostile.unit)})`,
  )
  say(
    `lists (with the code ≤ ${LARGEST_LISTS / 1000} KB compressed)`,
    `${(brotliCompressSync(bytes).length / 1000).toFixed(0)} KB brotli, ${(gzipSync(bytes).length / 1000).toFixed(0)} KB gzip, ${lists.size} words`,
  )
  say(`memory after the first text (≤ ${MOST_MEMORY_MEGABYTES} MB)`, `${memory.toFixed(0)} MB`)
  for (const { name, caught, speed } of measured)
    say(`${name} on ${planted.flat().length} planted passages`, `${(caught * 100).toFixed(0).padStart(3)} % caught, ${speed.toFixed(2)} MB/s`)
  const [own, ...others] = measured
  const faster = others.filter(({ caught, speed }) => caught >= own!.caught && speed >= own!.speed)
  if (faster.length > 0) throw new Error(`${faster[0]!.name} catches as much, faster`)
  if (notes.p95 > MOST_NOTE_MILLISECONDS) throw new Error(`a note of 4 KB takes ${notes.p95.toFixed(1)} ms`)
  if (notes.speed < LEAST_MEGABYTES_A_SECOND) throw new Error(`${notes.speed.toFixed(2)} MB/s, under ${LEAST_MEGABYTES_A_SECOND}`)
  if (hostile.milliseconds > MOST_HOSTILE_MILLISECONDS) throw new Error(`${JSON.stringify(hostile.unit)} takes ${hostile.milliseconds.toFixed(0)} ms`)
  if (memory > MOST_MEMORY_MEGABYTES) throw new Error(`${memory.toFixed(0)} MB of memory`)
}

if (import.meta.main) await bench()
