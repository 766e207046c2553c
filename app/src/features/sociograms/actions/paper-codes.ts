import type { Actor } from '../../../kernel/actor.ts'
import { writeDay } from '../../../kernel/day.ts'
import { nameIn, type Language } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { asSystem, inTransaction } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { readPaperFonts } from '../../../platform/paper-fonts.ts'
import { addressBlock, allowTry } from '../../../platform/rate-limit.ts'
import { hashToken, isSameSecret, keyedHash, keyedHashes, newToken } from '../../../platform/secrets.ts'
import { codeOfNumber, numberInCode, readTypedCode, typedCodeOf } from '../../../platform/typed-code.ts'
import { personDisplayName } from '../../people/public.ts'
import { findNamedCommunity } from '../../communities/public.ts'
import { renderCodeSheets, type CodeSheet } from '../exchange/code-sheets-pdf.ts'
import { mayKeepSurveys } from '../domain/permissions.ts'
import { inputWords } from '../messages/input-catalogue.ts'
import { findCodeLine, forgetCodeLinks, listCodeHolders, turnCode, type CodeHolder, type CodeLine } from '../store/code-store.ts'
import { addWaveLink } from '../store/roster-store.ts'
import { findSurvey, findWave } from '../store/survey-store.ts'

const PURPOSE = 'survey code'
/** The number of the line, so that one line is found and not all are tried; then eight signs that nobody guesses. */
const LINE_SIGNS = 4
const SECRET_SIGNS = 8
const LONGEST = 17

/** A room shares one address, and forty people look often. */
const LOOKS = { tries: 3_000, windowMinutes: 15 }
/** Four minutes take some sixty looks; whoever guesses at one line needs very many more. */
const LOOKS_AT_ONE = { tries: 300, windowMinutes: 15 }

type Turn = Pick<CodeLine, 'lineNumber' | 'codeTurn'>

function lineSigns(lineNumber: number): string {
  const length = Math.max(LINE_SIGNS, Math.ceil(Math.log(lineNumber + 1) / Math.log(27)))
  return codeOfNumber(lineNumber, length)
}

const textOf = ({ lineNumber, codeTurn }: Turn): string => `${lineNumber} ${codeTurn}`

/** Made from the secret of the house and kept nowhere. */
function codeOf({ settings }: Pick<House, 'settings'>, turn: Turn): string {
  return `${lineSigns(turn.lineNumber)}${typedCodeOf(keyedHash(settings.secret, PURPOSE, textOf(turn)), SECRET_SIGNS)}`
}

/** "K7PM-4XWA-92HC", as it is printed. */
function inGroups(code: string): string {
  return code.replaceAll(/(.{4})(?=.)/g, '$1-')
}

/** What is long enough for a code and too short for the link of a mail. */
export function isCode(typed: string): boolean {
  return typed.length <= 24 && readTypedCode(typed).length >= LINE_SIGNS + SECRET_SIGNS && readTypedCode(typed).length <= LONGEST
}

export type CodeRefusal = 'unknown' | 'too-often'

/** The line of a roster behind a code. One that never was, one that was replaced and one of a draft are answered alike. */
export async function findByCode(house: House, typed: string, address: string): Promise<Result<CodeLine, CodeRefusal>> {
  if (!(await allowTry(house, { key: `survey code ${addressBlock(address)}`, ...LOOKS }))) return refused('too-often')
  const code = readTypedCode(typed)
  const lineNumber = isCode(typed) ? numberInCode(code.slice(0, -SECRET_SIGNS)) : null
  if (lineNumber === null) return refused('unknown')
  if (!(await allowTry(house, { key: `survey code of ${lineNumber}`, ...LOOKS_AT_ONE }))) return refused('too-often')
  return asSystem(house.db, async (tx): Promise<Result<CodeLine, CodeRefusal>> => {
    const line = await findCodeLine(tx, lineNumber)
    const wave = line === null ? null : await findWave(tx, line.waveId)
    if (line === null || wave === null || wave.state === 'draft') return refused('unknown')
    const secret = code.slice(-SECRET_SIGNS)
    const isRight = keyedHashes(house.settings, PURPOSE, textOf(line)).some((hash) => isSameSecret(typedCodeOf(hash, SECRET_SIGNS), secret))
    return isRight ? done(line) : refused('unknown')
  })
}

/** Once the first screen was read, the browser goes on with a link of its own; it shows what is told from now on. @returns its token */
export async function beginByCode(house: House, { waveId, communityId, personId }: CodeLine): Promise<string> {
  const token = newToken()
  await asSystem(house.db, async (tx) => {
    await forgetCodeLinks(tx, waveId, personId)
    await addWaveLink(tx, { hash: hashToken(token), waveId, communityId, personId, showsFrom: nowOf(house) })
  })
  return token
}

type SheetWish = { waveId: string; whose: 'without-mail' | 'everybody'; language: Language }

/** One sheet a person, each in her language. @returns null where the wave is not open, or not the reader's to keep */
export async function makeCodeSheets(house: House, actor: Actor, wish: SheetWish): Promise<Uint8Array | null> {
  const now = nowOf(house)
  const sheets = await inTransaction(house.db, actor, async (tx): Promise<CodeSheet[] | null> => {
    const wave = await findWave(tx, wish.waveId)
    if (wave === null || wave.state !== 'open' || !mayKeepSurveys(actor, wave.communityId)) return null
    const [survey, community] = [await findSurvey(tx, wave.surveyId), await findNamedCommunity(tx, wave.communityId)]
    if (survey === null || community === null) return null
    const holders = (await listCodeHolders(tx, wave.id)).filter(({ hasMail }) => wish.whose === 'everybody' || !hasMail)
    const facts = { sheets: holders.length }
    await writeAudit(tx, { action: 'survey.codes-printed', subjectKind: 'wave', subjectId: wave.id, actorPersonId: actor.personId, facts }, now)
    return holders.map((holder) => sheetOf(house, holder, { wish, closesOn: wave.closesOn, community: community.name, survey: survey.name }))
  })
  if (sheets === null || sheets.length === 0) return null
  const title = inputWords(wish)('codes.title')
  return renderCodeSheets(sheets, { title, language: wish.language, madeAt: new Date(now), fonts: readPaperFonts() })
}

type Around = { wish: SheetWish; closesOn: string; community: { fr: string; nl: string }; survey: { fr: string; nl: string } }

function sheetOf(house: House, holder: CodeHolder, { wish, closesOn, community, survey }: Around): CodeSheet {
  const language = holder.language ?? wish.language
  const t = inputWords({ language })
  const code = codeOf(house, holder)
  const url = new URL(`/survey/${code}`, house.settings.publicUrl).href
  return {
    language,
    title: t('pdf.title', { survey: nameIn(language, survey) }),
    paragraphs: [
      t('pdf.hello', { name: personDisplayName(language, holder) }),
      t('pdf.lead', { community: nameIn(language, community), day: writeDay(language, closesOn) }),
    ],
    scan: t('pdf.scan'),
    url,
    type: t('pdf.type', { address: new URL('/survey', house.settings.publicUrl).href }),
    code: inGroups(code),
    own: t('pdf.own'),
  }
}

/** Whoever lost a sheet gets another code. @returns false where there is no such person on a roster that the reader keeps */
export async function renewCode(house: House, actor: Actor, waveId: string, personId: string): Promise<boolean> {
  return inTransaction(house.db, actor, async (tx) => {
    const wave = await findWave(tx, waveId)
    if (wave === null || wave.state !== 'open' || !mayKeepSurveys(actor, wave.communityId)) return false
    if (!(await turnCode(tx, waveId, personId))) return false
    const at = nowOf(house)
    await writeAudit(tx, { action: 'survey.code-renewed', subjectKind: 'wave', subjectId: waveId, actorPersonId: actor.personId }, at)
    return true
  })
}
