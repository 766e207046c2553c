import type { Actor } from '../../../kernel/actor.ts'
import { dayOf, type Day } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { asSystem, inTransaction, type Database } from '../../../platform/database.ts'
import { raise } from '../../../platform/events.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import { hashToken } from '../../../platform/secrets.ts'
import {
  addConsent,
  listConsents,
  listConsentTexts,
  listSectors,
  listStanding,
  organisationName,
  personDisplayName,
  type ConsentPurpose,
} from '../../people/public.ts'
import { findNamedCommunity } from '../../communities/public.ts'
import { inSectors } from '../domain/answer-form.ts'
import { mayKeepSurveys } from '../domain/permissions.ts'
import { isOnScale } from '../domain/question.ts'
import { levelsOf, type TieScale } from '../domain/scale.ts'
import type { Answering, ShownTarget } from '../domain/shown.ts'
import { targetKey, type ConsentLevel, type Survey, type Target, type Wave } from '../domain/survey.ts'
import { forgetTold, listTold, saveTold, type Told } from '../store/nomination-store.ts'
import { findWaveLink, isStillMember, listOwnStaff, listRosterNames, listRosterOrganisations, lockPlace, savePlace, type Place } from '../store/roster-store.ts'
import { findScale, findSurvey, findWave, findWaveBefore } from '../store/survey-store.ts'

/** Somebody signed in, somebody who came by a personal link, or whoever types what stands on paper. */
export type Answerer =
  | { actor: Actor; waveId: string }
  | { token: string }
  | { typist: Actor; waveId: string; personId: string }
  /** Whoever typed a code on paper: opens the first screen, shows nothing of what was told. */
  | { codeOf: string; waveId: string }

export type AnswerRefusal = 'not-open' | 'not-begun' | 'answer-odd' | 'own-staff' | 'text-missing'

/** `showsFrom`: what was told before is not shown. */
type Asked = { wave: Wave; survey: Survey; scale: TieScale; place: Place; showsFrom: string | null; now: string }

/** Opens the one place on the one roster that this answerer may fill in; null where there is none. */
async function atPlace<Value>(house: House, who: Answerer, work: (tx: Database, asked: Asked) => Promise<Value>): Promise<Value | null> {
  const inside = async (tx: Database): Promise<Value | null> => {
    const found = 'token' in who ? await findWaveLink(tx, hashToken(who.token)) : placeOf(who, nowOf(house))
    const wave = found === null ? null : await findWave(tx, found.waveId)
    if (found === null || wave === null || wave.state === 'draft') return null
    if ('typist' in who && !mayKeepSurveys(who.typist, wave.communityId)) return null
    const place = await lockPlace(tx, wave.id, found.personId)
    const survey = await findSurvey(tx, wave.surveyId)
    const scale = survey === null ? null : await findScale(tx, survey.scaleKey, survey.scaleVersion)
    return place === null || survey === null || scale === null ? null : work(tx, { wave, survey, scale, place, showsFrom: found.showsFrom, now: nowOf(house) })
  }
  // The own place stays the own one, also for who left the community since: what was told can always be taken back.
  return 'typist' in who ? inTransaction(house.db, who.typist, inside) : asSystem(house.db, inside)
}

function placeOf(who: Exclude<Answerer, { token: string }>, now: string): { waveId: string; personId: string; showsFrom: string | null } {
  const { waveId } = who
  if ('codeOf' in who) return { waveId, personId: who.codeOf, showsFrom: now }
  return { waveId, personId: 'actor' in who ? who.actor.personId : who.personId, showsFrom: null }
}

/** What the form shows this answerer; null where she is not asked. */
export async function readAnswering(house: House, who: Answerer, language: Language): Promise<Answering | null> {
  return atPlace(house, who, async (tx, { wave, survey, scale, place, showsFrom, now }) => {
    const today = dayOf(now)
    const community = await findNamedCommunity(tx, wave.communityId)
    if (community === null || (await isOwnStaff(tx, who, place, now))) return null
    // Whoever types sees what was typed, never what somebody answered herself.
    const isHidden = 'typist' in who && !place.isOnPaper
    const all = isHidden || 'codeOf' in who ? [] : await listTold(tx, wave.id, place.personId)
    const told = showsFrom === null ? all : all.filter(({ toldAt }) => new Date(toldAt) >= new Date(showsFrom))
    // Behind a code nothing says whether somebody answered before.
    const isSilent = isHidden || (showsFrom !== null && told.length === 0)
    const names = await listRosterNames(tx, wave.id, today)
    const own = names.find(({ personId }) => personId === place.personId)
    const before = await findWaveBefore(tx, wave)
    const targets = await listTargets(tx, language, { who, wave, place, names, today })
    const sectors = new Map((await listSectors(tx)).sectors.map(({ code, labels }) => [code, labels[language]]))
    const texts = await listConsentTexts(tx, language, today)
    const textOf = (wanted: ConsentPurpose) => texts.find(({ purpose }) => purpose === wanted)?.text ?? ''
    const person: Answering['person'] = {
      id: place.personId,
      name: own === undefined ? '' : personDisplayName(language, own),
      response: isSilent ? 'waiting' : place.response,
      level: isSilent ? 'aggregate' : place.level,
      hasBegun: !isHidden && !('codeOf' in who) && place.begunAt !== null,
      isNameable: own?.isNameable ?? false,
      isOnPaper: showsFrom === null && place.isOnPaper,
    }
    return {
      community,
      wave,
      survey,
      scale,
      person,
      // Typed in is in the order of the paper.
      targets: 'typist' in who ? targets : inSectors(targets, [...sectors.keys()]),
      sectors,
      told,
      isHidden: showsFrom !== null,
      before: before === null || 'typist' in who || showsFrom !== null ? [] : await listTold(tx, before.id, place.personId),
      nameableText: textOf('sociogram_survey'),
      nameText: textOf('sociogram_name'),
      today,
    }
  })
}

/** SNA-07: who types in paper works in another organisation than who filled it in, so that nobody reads her own staff. */
async function isOwnStaff(tx: Database, who: Answerer, { waveId, personId }: Place, now: string): Promise<boolean> {
  return 'typist' in who && (await listOwnStaff(tx, waveId, who.typist.personId, dayOf(now))).includes(personId)
}

/** What somebody began herself is not typed over; whoever types is answered as if it were stored, so that nobody finds out by typing who answered. */
function isHers(who: Answerer, { isOnPaper, begunAt }: Place): boolean {
  return 'typist' in who && !isOnPaper && begunAt !== null
}

type Listing = { who: Answerer; wave: Wave; place: Place; names: Awaited<ReturnType<typeof listRosterNames>>; today: Day }

/** SNA-02: those who said they may be named, then organisations; nobody for who left the community, by whichever door she comes. */
async function listTargets(tx: Database, language: Language, { who, wave, place, names, today }: Listing): Promise<ShownTarget[]> {
  if (!('typist' in who) && !(await isStillMember(tx, wave, place.personId, today))) return []
  const people = names
    .filter(({ isNameable, personId }) => isNameable && personId !== place.personId)
    .map((each): ShownTarget => ({
      kind: 'person',
      id: each.personId,
      name: personDisplayName(language, each),
      detail: each.organisation,
      sector: each.sector,
    }))
  const organisations = (await listRosterOrganisations(tx, wave.id)).map(({ organisationId, name }): ShownTarget => ({
    kind: 'organisation',
    id: organisationId,
    name: organisationName(language, { nameFr: name.fr, nameNl: name.nl }),
    detail: null,
    sector: '',
  }))
  return [...people, ...organisations]
}

export type Beginning = { level: ConsentLevel; isNameable: boolean; language: Language }
type Answered = Result<null, AnswerRefusal>

/** The first screen was read: what may be done with the answers, and whether the own name may stand in the list. */
export async function beginAnswering(house: House, who: Answerer, { level, isNameable, language }: Beginning): Promise<Answered | null> {
  return atPlace(house, who, async (tx, { wave, place, now }): Promise<Answered> => {
    if (wave.state !== 'open') return refused('not-open')
    const wanted: ConsentPurpose[] = [...(isNameable ? (['sociogram_survey'] as const) : []), ...(level === 'name' ? (['sociogram_name'] as const) : [])]
    const isPaper = 'typist' in who
    if (await isOwnStaff(tx, who, place, now)) return refused('own-staff')
    if (isHers(who, place)) return done(null)
    for (const purpose of wanted) {
      const given = await giveConsent(tx, { personId: place.personId, purpose, language, now, notedBy: isPaper ? who.typist.personId : null })
      if (!given) return refused('text-missing')
    }
    const response = place.response === 'withdrawn' ? 'waiting' : place.response
    await savePlace(tx, { ...place, response, level, isOnPaper: isPaper, isNameable: place.isNameable || isNameable }, now)
    return done(null)
  })
}

type Giving = { personId: string; purpose: ConsentPurpose; language: Language; now: string; notedBy: string | null }

/** One entry, unless it stands already. @returns false when its text is not in use in this language */
async function giveConsent(tx: Database, { personId, purpose, language, now, notedBy }: Giving): Promise<boolean> {
  if (listStanding(await listConsents(tx, [personId]), dayOf(now)).some((consent) => consent.purpose === purpose)) return true
  const text = (await listConsentTexts(tx, language, dayOf(now))).find((each) => each.purpose === purpose)
  if (text === undefined) return false
  const entry = { personId, purpose, communityId: null, fields: [], given: true, untilOn: null, textVersion: text.version, language, at: now }
  await addConsent(tx, { ...entry, means: notedBy === null ? 'own_click' : 'paper', notedBy })
  const people = { actorPersonId: notedBy ?? personId, subjectPersonId: personId }
  await writeAudit(tx, { action: 'consent.given', subjectKind: 'consent', ...people, facts: { purpose, fields: [] } }, now)
  await announce(tx, { kind: 'people', id: personId })
  return true
}

/** One page of answers, stored at once. @param isEnd the last page was sent, or somebody stops for good */
export async function saveAnswers(house: House, who: Answerer, told: readonly Told[], isEnd: boolean): Promise<Answered | null> {
  return atPlace(house, who, async (tx, { wave, survey, scale, place, showsFrom, now }): Promise<Answered> => {
    if (wave.state !== 'open') return refused('not-open')
    if (!isHers(who, place) && (place.begunAt === null || place.response === 'withdrawn')) return refused('not-begun')
    const names = await listRosterNames(tx, wave.id, dayOf(now))
    const known = new Set((await listTargets(tx, 'fr', { who, wave, place, names, today: dayOf(now) })).map(keyOf))
    const isOdd = ({ target, question, level }: Told) =>
      !known.has(keyOf(target)) || !survey.questions.includes(question) || (level !== null && !(isOnScale(question) ? levelsOf(scale) : [0, 1]).includes(level))
    if (told.some(isOdd)) return refused('answer-odd')
    if (!isHers(who, place)) {
      await saveTold(tx, { waveId: wave.id, communityId: wave.communityId, personId: place.personId, at: now }, told)
      const count = (await listTold(tx, wave.id, place.personId)).length
      // Behind a code nothing says whether somebody had answered to the end before.
      const wasAtEnd = place.response === 'answered' && showsFrom === null
      const response = count === 0 ? 'waiting' : isEnd || wasAtEnd ? 'answered' : 'partly'
      await savePlace(tx, { ...place, response, isOnPaper: 'typist' in who }, now)
    }
    // Whoever types in paper answers for it; whose paper it was stands in no log.
    if ('typist' in who)
      await writeAudit(
        tx,
        { action: 'survey.paper-typed', subjectKind: 'wave', subjectId: wave.id, actorPersonId: who.typist.personId, facts: { told: told.length } },
        now,
      )
    return done(null)
  })
}

function keyOf({ kind, id }: Target): string {
  return targetKey(kind === 'person' ? { toPerson: id, toOrganisation: null } : { toPerson: null, toOrganisation: id })
}

/** Everything this person told in the wave goes, also once it is closed (SNA-04). Pictures made of it are told. @returns null where she is not asked */
export async function withdrawAnswers(house: House, who: Exclude<Answerer, { typist: Actor }>): Promise<number | null> {
  return atPlace(house, who, async (tx, { wave, place, now }) => {
    const gone = await forgetTold(tx, wave.id, place.personId)
    await savePlace(tx, { ...place, response: 'withdrawn', level: 'aggregate', isOnPaper: false }, now)
    await raise(tx, { kind: 'survey.withdrawn', subjectId: wave.id }, now)
    await announce(tx, { kind: 'wave', id: wave.id })
    return gone
  })
}
