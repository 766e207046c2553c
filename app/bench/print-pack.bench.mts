import { finishPaper, startPaper } from '@ronde/paper'
import { PACK_PARTS, type Pack } from '../src/features/preparation/domain/pack.ts'
import { renderPack } from '../src/features/preparation/exchange/print-pack.ts'
import { sayOnPaper } from '../src/features/preparation/messages/say-on-paper.ts'
import { readPaperFonts } from '../src/platform/paper-fonts.ts'

const PEOPLE = 30
const BOUND_SECONDS = 3
const RUNS = 5

const TEXT = 'Ce que je coche est montré, avec mon nom, aux personnes qui étaient présentes à cette réunion et à celles qui l’animent. '

function aPack(): Pack {
  const range = (length: number) => Array.from({ length }, (_, order) => order)
  return {
    order: ['fr', 'nl'],
    parts: PACK_PARTS,
    title: { fr: 'Réunion du 4 avril', nl: 'Bijeenkomst van 4 april' },
    when: { fr: 'mardi 4 avril 2023, de 13 h à 15 h', nl: 'dinsdag 4 april 2023, van 13 uur tot 15 uur' },
    place: 'Maison du Coin',
    community: { fr: 'Sud', nl: 'Zuid' },
    accent: 'moss',
    agenda: range(8).map((order) => ({
      time: { fr: `13 h ${order}0`, nl: `13.${order}0 uur` },
      label: { fr: 'Tour des visages', nl: 'Ronde van gezichten' },
      own: null,
      minutes: 15,
      owner: 'Bas Willems',
    })),
    sheet: {
      number: 1,
      rows: range(PEOPLE).map((order) => ({
        code: `${order + 1}K`,
        name: `Élise Šárková ${order}`,
        organisation: { fr: `Maison médicale ${order}`, nl: `Wijkgezondheidscentrum ${order}` },
        isFirstTime: order % 5 === 0,
      })),
      consent: { version: 1, text: { fr: TEXT.repeat(2), nl: TEXT.repeat(2) } },
    },
    checkIn: { address: `https://ronde.example/c/${'abcdefghijk'.repeat(4)}`, page: 'https://ronde.example/c', code: '7F3KXY' },
    exit: { question: null, slips: PEOPLE + 6 },
  }
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const taken: number[] = []
  for (let run = 0; run < RUNS; run += 1) {
    const started = performance.now()
    await work()
    taken.push((performance.now() - started) / 1_000)
  }
  return taken.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0
}

function say(what: string, figures: string): void {
  process.stdout.write(`  ${what.padEnd(44)} ${figures}\n`)
}

export async function bench(): Promise<void> {
  const [fonts, madeAt, pack] = [readPaperFonts(), new Date('2023-04-03T09:00:00Z'), aPack()]
  const floor = await secondsOf(() =>
    finishPaper(startPaper({ language: 'fr', title: 'Vide', author: 'Sud', madeAt, fonts, footOf: (page, pages) => `Page ${page} sur ${pages}` })),
  )
  const started = performance.now()
  const bytes = await renderPack(pack, { madeAt, fonts, say: sayOnPaper })
  const first = (performance.now() - started) / 1_000
  const seconds = await secondsOf(() => renderPack(pack, { madeAt, fonts, say: sayOnPaper }))
  say('floor: one empty page with its foot', `${(floor * 1_000).toFixed(0)} ms`)
  say(`the papers of ${PEOPLE} people, first time`, `${(first * 1_000).toFixed(0)} ms, ${(bytes.length / 1_024).toFixed(0)} kB`)
  say(`the papers of ${PEOPLE} people, median of ${RUNS}`, `${(seconds * 1_000).toFixed(0)} ms (${(seconds / floor).toFixed(1)} times the floor)`)
  if (Math.max(first, seconds) > BOUND_SECONDS) throw new Error(`the papers took ${Math.max(first, seconds).toFixed(1)} s (bound ${BOUND_SECONDS} s)`)
}
