import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { refuse, REFUSED, say, tell, type Asked, type Work } from '../../../platform/command-line.ts'
import { isId } from '../../../platform/http/route.ts'
import { FILE_LEVELS, importAnswers } from '../actions/import-answers.ts'
import { DOUBT_KINDS, doubtKey } from '../domain/survey-file.ts'
import { readRows } from '../exchange/read-survey-file.ts'
import { sociogramsMessages } from '../messages/catalogue.ts'
import { sayBadFile, type InputTranslate } from '../messages/input-catalogue.ts'
import { checkSurveyFile } from './check-survey-file.ts'
import { sayOutcome } from './import-api.ts'

const Answers = z.array(z.object({ kind: z.enum(DOUBT_KINDS), words: z.string(), answer: z.string().nullable() }))

/** What was answered to doubts: the list that was printed, with `answer` filled in. */
async function readAnswers(path: string | undefined): Promise<Result<Map<string, string>, 'no-answers'>> {
  if (path === undefined) return done(new Map())
  const text = await readFile(path, 'utf8').catch(() => null)
  if (text === null) return refused('no-answers')
  const parsed = Answers.safeParse(readJson(text))
  if (!parsed.success) return refused('no-answers')
  return done(new Map(parsed.data.flatMap(({ kind, words, answer }) => (answer === null ? [] : [[doubtKey({ kind, words }), answer] as const]))))
}

/** The list itself, or what was printed with the list in it. */
function readJson(text: string): unknown {
  try {
    const found: unknown = JSON.parse(text)
    return typeof found === 'object' && found !== null && 'doubts' in found ? found.doubts : found
  } catch {
    return null
  }
}

/** A spreadsheet into an open wave, as its operator. What is not clear is printed as JSON, nothing is saved, and the exit is 1. */
export async function importFile({ taken: path, options, language, t }: Asked<InputTranslate>): Promise<Work | number | null> {
  const { wave = '', answers, sheet, level = 'aggregate', try: isTrying } = options
  const kept = FILE_LEVELS.find((each) => each === level)
  if (!isId(wave) || kept === undefined) return null
  const bytes = await readFile(path).catch(() => null)
  if (bytes === null) return refuse(t('help.noFile', { path }))
  const settled = await readAnswers(answers)
  if (!settled.ok) return refuse(t('help.noAnswers', { path: answers ?? '' }))
  const checked = await checkSurveyFile(await readRows(bytes, path, sheet), language)
  if (!checked.ok) return refuse(sayBadFile({ language }, checked.refusal, checked.facts))
  return async (house) => {
    const wish = { waveId: wave, rows: checked.value.rows, settled: settled.value, language, level: kept, isSure: isTrying !== 'yes' }
    const outcome = await importAnswers(house, null, wish)
    if (!outcome.ok) return refuse(String(sociogramsMessages[language][`refused.${outcome.refusal}`]))
    const said = JSON.stringify(sayOutcome(outcome.value), null, 2)
    if (outcome.value.counts !== null) return tell(said)
    say(said)
    return REFUSED
  }
}
