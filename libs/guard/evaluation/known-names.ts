import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { makeChance, type Chance } from './random.ts'
import { scoreNotes, total, type Blocking, type Detector, type Rate } from './score.ts'
import type { GoldSpan, Language, Note } from './span.ts'

const SAMPLE = 400

/** Sentences in which a name stands alone, after a title, or whole. `{g}` given name, `{s}` surname. */
const FRAMES: Readonly<Record<string, readonly (readonly [Language, string])[]>> = {
  'given name alone': [
    ['fr', 'Hier soir, {g} est venue chercher les clés.'],
    ['nl', 'Gisteren kwam {g} de sleutels halen.'],
  ],
  'surname after a title': [
    ['fr', 'La visite chez Mme {s} est reportée.'],
    ['nl', 'Het bezoek bij mevrouw {s} is verplaatst.'],
  ],
  'surname alone': [
    ['fr', 'Les clés sont chez {s} depuis hier.'],
    ['nl', 'De sleutels liggen sinds gisteren bij {s} thuis.'],
  ],
  'whole name': [
    ['fr', 'On a rencontré {g} {s} à la permanence.'],
    ['nl', 'We ontmoetten {g} {s} op het spreekuur.'],
  ],
  'whole name, lower case, after a title': [
    ['fr', 'vu mme {gl} {sl} ce matin'],
    ['nl', 'langs geweest bij mevr {gl} {sl}'],
  ],
}

export type KnownNames = { children: string[]; given: string[]; surnames: string[] }

function namesFolder(): string {
  return path.join(process.env.RONDE_SHARED_DATA ?? path.join(import.meta.dirname, '../../../../shared/data'), 'names')
}

const titled = (name: string): string =>
  name.toLowerCase().replaceAll(/(^|[\s'’-])(\p{L})/gu, (_all, before: string, letter: string) => before + letter.toUpperCase())
const linesOf = (file: string): string[] => readFileSync(file, 'utf8').trimEnd().split('\n')

/** Public lists of names, where they are installed; they are measured with, and never copied. */
export function readKnownNames(): KnownNames | null {
  const folder = namesFolder()
  if (!existsSync(folder)) return null
  return {
    children: linesOf(path.join(folder, 'statbel_newborn_names_1995_2025.tsv'))
      .slice(1, 3_001)
      .map((line) => line.split('\t')[0] ?? ''),
    given: linesOf(path.join(folder, 'insee_given_names_fr.txt')).map(titled),
    surnames: linesOf(path.join(folder, 'insee_surnames_fr.txt')).map(titled),
  }
}

function fillFrame(frame: string, given: string, surname: string): { text: string; gold: GoldSpan[] } {
  const parts = frame.split(/(\{[a-z]+\}(?: \{[a-z]+\})?)/)
  const before = [...(parts[0] ?? '')].length
  const name = (parts[1] ?? '').replace('{gl}', given.toLowerCase()).replace('{sl}', surname.toLowerCase()).replace('{g}', given).replace('{s}', surname)
  return { text: `${parts[0]}${name}${parts[2] ?? ''}`, gold: [{ start: before, end: before + [...name].length, kind: 'name' }] }
}

function makeNotes(style: string, names: KnownNames, chance: Chance): Note[] {
  const frames = FRAMES[style] ?? []
  return Array.from({ length: SAMPLE }, (_, index) => {
    const [language, frame] = chance.pick(frames)
    const given = chance.pick(index % 2 === 0 ? names.children : names.given)
    return { id: `${style}/${index}`, language, style, ...fillFrame(frame, given, chance.pick(names.surnames)) }
  })
}

export type Coverage = { style: string; blocked: Rate; noticed: Rate }

/** How many names drawn from the lists the detector knows; each name of the surname list has the same chance, so rare ones weigh more than in life. */
export function measureKnownNames(names: KnownNames, detect: Detector, blocking: Blocking): Coverage[] {
  const chance = makeChance(61_409)
  return Object.keys(FRAMES).map((style) => {
    const { kinds } = scoreNotes(makeNotes(style, names, chance), detect, blocking)
    const found = kinds.filter(({ kind }) => kind === 'name')
    return { style, blocked: total(found.map(({ recallBlocking }) => recallBlocking)), noticed: total(found.map(({ recallAny }) => recallAny)) }
  })
}
