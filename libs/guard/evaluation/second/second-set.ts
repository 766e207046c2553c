import { makeCheckDigitCases } from '../check-digit-cases.ts'
import { fillTemplate } from '../fill.ts'
import type { Person, Sex } from '../persons.ts'
import { makeChance, type Chance } from '../random.ts'
import { fillNearMiss, readTemplates, type CleanNote, type EvaluationSet } from '../set.ts'
import { LANGUAGES, type Note } from '../span.ts'
import type { World } from '../worlds.ts'
import { languageOfSecond, SECOND_CARRIERS } from './carriers.ts'
import { HOUSEHOLDS } from './people.ts'
import { SECOND_STREETS, SECOND_TOWNS } from './streets.ts'

const SEED = 220_511_263
/** Each note is filled twice, with other people. */
const COPIES = 2
/** Clean notes about what looks most like an identifier. */
const NEAR_STYLES = ['meeting-dates', 'street-works', 'eponyms', 'numbers']

const drawn = HOUSEHOLDS.flatMap((household) => {
  const family = {
    given: { f: household.women.split(', '), m: household.men.split(', ') } satisfies Record<Sex, string[]>,
    surnames: household.surnames.split(', '),
  }
  return Array.from({ length: household.weight }, () => family)
})

/** One surname in six comes from another origin. */
function choosePerson(chance: Chance, sex: Sex): Person {
  const family = chance.pick(drawn)
  const other = chance.below(6) === 0 ? chance.pick(drawn) : family
  return { given: chance.pick(family.given[sex]), surname: chance.pick(other.surnames) }
}

const WORLD: World = { choosePerson, streets: SECOND_STREETS, towns: SECOND_TOWNS }

function makeNotes(chance: Chance): Note[] {
  return LANGUAGES.flatMap((language) =>
    readTemplates(`second/notes/${language}.txt`).flatMap(({ style, text }, index) =>
      Array.from({ length: COPIES }, (_, copy) => ({
        id: `second/${language}/${index}/${copy}`,
        language,
        style,
        ...fillTemplate(text, language, chance, WORLD),
      })),
    ),
  )
}

function makeClean(chance: Chance): CleanNote[] {
  return LANGUAGES.flatMap((language) =>
    readTemplates(`second/clean/${language}.txt`).map(({ style, text }, index) => {
      const id = `second/clean/${language}/${index}`
      return { id, language, style, text: fillNearMiss(text, chance), parts: [id], wrong: 'nothing' as const }
    }),
  )
}

/** The blind set: written anew by a second author, on which nobody tunes. Without combinations: those of the main set have two scorers. */
export function makeSecondSet(): EvaluationSet {
  const chance = makeChance(SEED)
  const notes = makeNotes(chance)
  const clean = makeClean(chance)
  return {
    notes,
    checkDigits: makeCheckDigitCases(SEED + 1, 0.2, { carriers: SECOND_CARRIERS, languageOf: languageOfSecond }),
    nearMisses: clean.filter(({ style = '' }) => NEAR_STYLES.includes(style)),
    clean,
    combinations: [],
  }
}
