import type { Actor } from '../../../kernel/actor.ts'
import type { Language } from '../../../kernel/language.ts'
import type { House } from '../../../platform/house.ts'
import { parseSurveyFile, readSurveyFile, type AskedDoubt, type Named } from '../domain/survey-file.ts'
import type { Target } from '../domain/survey.ts'
import { beginAnswering, saveAnswers } from './answer-wave.ts'
import { readKeptWave } from './read-surveys.ts'

export type FileOutcome = {
  /** What is not clear; nothing is saved while something is. */
  doubts: AskedDoubt[]
  broken: number[]
  froms: Named[]
  tos: Named[]
  /** Answers saved, people whose they are, lines left out, people who answered already or work where the reader does. */
  saved: { answers: number; people: number; left: number; refused: number } | null
}

type FileWish = { waveId: string; text: string; settled: ReadonlyMap<string, string>; language: Language }

/** A spreadsheet of answers becomes those of the wave, as if typed in from paper and by the same rules; who is meant is asked, never guessed. */
export async function importAnswers(house: House, actor: Actor, { waveId, text, settled, language }: FileWish): Promise<FileOutcome | null> {
  const shown = await readKeptWave(house, actor, waveId, language)
  if (shown === null || shown.wave.state !== 'open') return null
  const { lines, broken } = parseSurveyFile(text)
  const froms = shown.people.map(({ personId, name }) => ({ key: personId, name }))
  // SNA-02: nobody is named by a file who did not agree to be.
  const people = shown.people
    .filter(({ isNameable }) => isNameable)
    .map(({ personId, name }) => ({ key: personId, name, target: { kind: 'person', id: personId } satisfies Target as Target }))
  const organisations = shown.organisations.map(({ organisationId, name }) => ({
    key: organisationId,
    name: name.fr || name.nl,
    target: { kind: 'organisation', id: organisationId } satisfies Target as Target,
  }))
  const tos = [...people, ...organisations]
  const { answers, doubts, left } = readSurveyFile(lines, { froms, tos, scale: shown.scale }, settled)
  const outcome = { doubts, broken, froms, tos: tos.map(({ key, name }) => ({ key, name })) }
  if (doubts.some(({ answer }) => answer === null) || broken.length > 0 || lines.length === 0) return { ...outcome, saved: null }
  const saved = { answers: 0, people: 0, left, refused: 0 }
  for (const personId of new Set(answers.map(({ from }) => from))) {
    const told = answers.filter(({ from }) => from === personId).map(({ to, level }) => ({ target: to, question: 'work-together' as const, level }))
    const who = { typist: actor, waveId, personId }
    const begun = await beginAnswering(house, who, { level: 'aggregate', isNameable: false, language })
    const kept = begun?.ok === true ? await saveAnswers(house, who, told, true) : null
    if (kept?.ok !== true) saved.refused += 1
    else Object.assign(saved, { answers: saved.answers + told.length, people: saved.people + 1 })
  }
  return { ...outcome, saved }
}
