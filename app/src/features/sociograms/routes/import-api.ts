import { z } from 'zod'
import { apiPost, type ApiRefusal, type ApiRoute } from '../../../platform/http/api.ts'
import { readActor, readId } from '../../../platform/http/route.ts'
import type { House } from '../../../platform/house.ts'
import { importAnswers, undoFile, type FileOutcome } from '../actions/import-answers.ts'
import { readKeptWave } from '../actions/read-surveys.ts'
import { DOUBT_KINDS, doubtKey } from '../domain/survey-file.ts'
import { readRows, readText } from '../exchange/read-survey-file.ts'
import { sayBadFile, type BadFile } from '../messages/input-catalogue.ts'
import { checkSurveyFile } from './check-survey-file.ts'

const Settled = z.object({
  kind: z.enum(DOUBT_KINDS),
  words: z.string().max(300).describe('As the doubt says them'),
  answer: z.string().max(120).describe('One of its options; empty to leave out'),
})
const ApiDoubt = z.object({
  kind: z.enum(DOUBT_KINDS),
  words: z.string(),
  said: z.string().describe('What a reader needs to know of it'),
  options: z.array(z.string()).describe('What may be answered: ids, levels, or words of a list'),
  mayLeave: z.boolean().describe('An empty answer leaves it out'),
  answer: z.string().nullable(),
})
const ApiImport = z.object({
  doubts: z.array(ApiDoubt).describe('What the file does not say by itself; nothing is saved while one has no answer'),
  lacks: z.boolean().describe('No column says who tells, of whom, or the answer'),
  answers: z.number().int().nullable().describe('How many the file holds for the wave; null while something is asked. Who answered herself keeps her own'),
  people: z.number().int().nullable(),
  kept: z.number().int().nullable().describe('People left out who work where you do; whose own answers stay is not said'),
  left: z.number().int().describe('Answers left out'),
  importId: z.string().nullable().describe('Null while nothing is saved'),
})

/** Reading a spreadsheet of answers into an open wave, for who coordinates. */
export function importApi(house: House): ApiRoute[] {
  return [
    apiPost({
      path: '/api/v1/communities/:id/waves/:waveId/imports',
      summary: 'Read a spreadsheet of answers; doubts come back and nothing is saved before each is answered and isSure is true',
      tag: 'Surveys',
      body: z.object({
        pasted: z.string().max(600_000).default('').describe('CSV: a list of who, whom and answers, or a table of people by people'),
        workbook: z.base64().max(1_400_000).default('').describe('The same as XLSX'),
        sheet: z.string().max(100).default('').describe('Which sheet of the workbook, where several are filled; without it they are named and nothing is read'),
        settled: z.array(Settled).max(2_000).default([]),
        level: z.enum(['aggregate', 'dot']).default('aggregate').describe('How these people said on paper that they may stand in a picture'),
        isSure: z.boolean().default(false),
      }),
      answer: ApiImport,
      answerWith: async (c, { body }) => {
        const waveId = readId(c, 'waveId')
        const shown = await readKeptWave(house, readActor(c), waveId, c.var.language)
        if (shown === null || shown.community.id !== readId(c)) return null
        if (body.pasted === '' && body.workbook === '') return say('nothing-sent')
        const read = body.workbook === '' ? await readText(body.pasted) : await readRows(Buffer.from(body.workbook, 'base64'), 'workbook.xlsx', body.sheet)
        const checked = await checkSurveyFile(read, 'en')
        if (!checked.ok) return say(checked.refusal, checked.facts)
        const settled = new Map(body.settled.map(({ kind, words, answer }) => [doubtKey({ kind, words }), answer]))
        const wish = { waveId, rows: checked.value.rows, settled, language: c.var.language, level: body.level, isSure: body.isSure }
        const outcome = await importAnswers(house, readActor(c), wish)
        if (!outcome.ok) return outcome.refusal === 'wave-unknown' ? null : { refusal: outcome.refusal, message: 'This wave is not open.' }
        return sayOutcome(outcome.value)
      },
    }),
    apiPost({
      path: '/api/v1/communities/:id/waves/:waveId/imports/:importId/undo',
      summary: 'Take out what a spreadsheet brought, until the wave is closed',
      tag: 'Surveys',
      answer: z.object({ deleted: z.number().int().describe('How many the file held; who answered herself since keeps her own') }),
      answerWith: async (c) => {
        const shown = await readKeptWave(house, readActor(c), readId(c, 'waveId'), c.var.language)
        if (shown === null || shown.community.id !== readId(c)) return null
        const gone = await undoFile(house, readActor(c), readId(c, 'waveId'), readId(c, 'importId'))
        if (gone.ok) return { deleted: gone.value }
        return gone.refusal === 'wave-unknown' ? null : { refusal: gone.refusal, message: 'This wave is not open.' }
      },
    }),
  ]
}

/** What a program reads of a file: the same for the API and the command. */
export function sayOutcome({ doubts, lacks, left, counts, savedId }: FileOutcome) {
  return { doubts, lacks, answers: counts?.answers ?? null, people: counts?.people ?? null, kept: counts?.kept ?? null, left, importId: savedId }
}

function say(refusal: BadFile, facts = {}): ApiRefusal {
  return { refusal, message: sayBadFile({ language: 'en' }, refusal, facts) }
}
