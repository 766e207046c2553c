import type { Actor } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import { LANGUAGES, nameIn, type Language } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { translator } from '../../../kernel/translate.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { asSystem, inTransactionOrUndo, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import { personDisplayName } from '../../people/public.ts'
import { wordsOfQuestion, type Question } from '../domain/question.ts'
import type { NamedQuestion, FileRow } from '../domain/survey-table.ts'
import { readSurveyFile, type Known, type Named, type ReadFile } from '../domain/survey-file.ts'
import type { ConsentLevel, Survey, Wave } from '../domain/survey.ts'
import { sociogramsMessages } from '../messages/catalogue.ts'
import { readWave, type WaveRows } from '../store/read-wave.ts'
import { saveImport, undoImport } from '../store/import-store.ts'
import { listOwnStaff, listRosterNames } from '../store/roster-store.ts'
import { lockKeptWave } from './lock-kept-wave.ts'

/** How everybody of a file may stand in the picture, as they said on paper; a name is only for who says so alone. */
export type FileLevel = Exclude<ConsentLevel, 'name'>
export const FILE_LEVELS: readonly FileLevel[] = ['aggregate', 'dot']

export type FileOutcome = Pick<ReadFile, 'doubts' | 'left' | 'lacks'> & {
  froms: Named[]
  tos: Named[]
  questions: { key: Question; name: string }[]
  /**
   * Answers and people of the file; `kept`: people who work where the reader does. Null while something is asked. Whose own answers stay is in no number:
   * a file of one line would say who answered.
   */
  counts: { answers: number; people: number; kept: number } | null
  /** The number of the import once it is saved. */
  savedId: string | null
}

export type FileWish = { waveId: string; rows: readonly FileRow[]; settled: ReadonlyMap<string, string>; language: Language; level: FileLevel; isSure: boolean }
export type FileWishRefusal = 'wave-unknown' | 'not-open'
type Filed<Value> = Result<Value, FileWishRefusal>

/**
 * A spreadsheet of answers becomes those of the wave, as if typed in from paper and by the same rules; what is not clear is asked, never guessed, and nothing
 * is stored before `isSure`.
 * @param actor null for whoever operates the house
 */
export async function importAnswers(house: House, actor: Actor | null, wish: FileWish): Promise<Filed<FileOutcome>> {
  return atOpenWave<FileOutcome>(house, actor, wish.waveId, async (tx, wave) => {
    const rows = await readWave(tx, wave.id, dayOf(nowOf(house)))
    return rows === null ? refused('wave-unknown') : done(await readInto(tx, { house, actor, wave, rows }, wish))
  })
}

async function atOpenWave<Value>(
  house: House,
  actor: Actor | null,
  waveId: string,
  work: (tx: Database, wave: Wave) => Promise<Filed<Value>>,
): Promise<Filed<Value>> {
  const inside = async (tx: Database): Promise<Filed<Value>> => {
    const wave = await lockKeptWave(tx, actor, waveId)
    if (wave === null) return refused('wave-unknown')
    return wave.state === 'open' ? work(tx, wave) : refused('not-open')
  }
  return actor === null ? asSystem(house.db, inside) : inTransactionOrUndo(house.db, actor, inside)
}

type At = { house: House; actor: Actor | null; wave: Wave; rows: WaveRows }

async function readInto(tx: Database, { house, actor, wave, rows }: At, wish: FileWish): Promise<FileOutcome> {
  const { level, language, isSure } = wish
  const at = nowOf(house)
  const known = await gatherKnown(tx, rows, language, at)
  const { answers, doubts, left, lacks } = readSurveyFile(wish.rows, known, wish.settled)
  const shown = { doubts, left, lacks, froms: [...known.froms], tos: [...known.tos], questions: known.shown }
  if (lacks || doubts.some(({ answer }) => answer === null)) return { ...shown, counts: null, savedId: null }
  // SNA-07: what stands on paper of the own organisation is for somebody else to read in.
  const staff = new Set(actor === null ? [] : await listOwnStaff(tx, wave.id, actor.personId, dayOf(at)))
  const kept = answers.filter(({ from }) => !staff.has(from))
  const people = (told: typeof answers) => new Set(told.map(({ from }) => from)).size
  const counts = { answers: kept.length, people: people(kept), kept: people(answers) - people(kept) }
  if (!isSure || kept.length === 0) return { ...shown, counts, savedId: null }
  const by = actor?.personId ?? null
  const savedId = await saveImport(tx, { waveId: wave.id, communityId: wave.communityId, level, by, at }, kept)
  const facts = { answers: counts.answers, people: counts.people, left }
  await writeAudit(tx, { action: 'survey.imported', subjectKind: 'wave', subjectId: wave.id, actorPersonId: by, facts }, at)
  await announce(tx, { kind: 'wave', id: wave.id })
  return { ...shown, counts, savedId }
}

async function gatherKnown(tx: Database, rows: WaveRows, language: Language, at: string): Promise<Known & { shown: FileOutcome['questions'] }> {
  const { wave, survey, scale, organisations } = rows
  const names = await listRosterNames(tx, wave.id, dayOf(at))
  const named = names.map((each) => ({
    key: each.personId,
    name: personDisplayName(language, each),
    detail: each.organisation === null ? '' : nameIn(language, each.organisation),
    isNameable: each.isNameable,
  }))
  // SNA-02: nobody is named by a file who did not agree to be.
  const people = named.filter(({ isNameable }) => isNameable).map((each) => ({ ...each, target: { kind: 'person' as const, id: each.key } }))
  const groups = organisations.map(({ organisationId, name }) => ({
    key: organisationId,
    name: nameIn(language, name),
    detail: '',
    target: { kind: 'organisation' as const, id: organisationId },
  }))
  const questions = survey.questions.map((key) => nameQuestion(survey, key))
  return {
    froms: named,
    tos: [...people, ...groups],
    scale,
    questions,
    shown: survey.questions.map((key) => ({ key, name: sayQuestion(survey, key, language, 'question') })),
  }
}

function sayQuestion({ own }: Survey, key: Question, language: Language, use: 'question' | 'ask'): string {
  return wordsOfQuestion(key, own, use, { language, t: translator(sociogramsMessages, language) }).text
}

/** By the words of any language, as they are asked and as they are named. */
function nameQuestion(survey: Survey, key: Question): NamedQuestion {
  const names = LANGUAGES.flatMap((language) => [sayQuestion(survey, key, language, 'question'), sayQuestion(survey, key, language, 'ask')])
  return { key, names: names.filter((name) => name !== '') }
}

/** Takes out what a file brought, as long as the wave is open. What somebody changed since stays hers. @returns how many answers the file held */
export async function undoFile(house: House, actor: Actor | null, waveId: string, importId: string): Promise<Filed<number>> {
  return atOpenWave<number>(house, actor, waveId, async (tx) => {
    const at = nowOf(house)
    const gone = await undoImport(tx, waveId, importId, at)
    if (gone === null) return refused('wave-unknown')
    const by = actor?.personId ?? null
    await writeAudit(tx, { action: 'survey.import-undone', subjectKind: 'wave', subjectId: waveId, actorPersonId: by, facts: { answers: gone } }, at)
    await announce(tx, { kind: 'wave', id: waveId })
    return done(gone)
  })
}
