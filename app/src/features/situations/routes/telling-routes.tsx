import type { Language } from '../../../kernel/language.ts'
import { writeDay } from '../../../kernel/day.ts'
import { goTo, page } from '../../../platform/http/answer.ts'
import { guardedLists, readVersion, withForm, type FormBody } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, isId, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import type { House } from '../../../platform/house.ts'
import { readSituationLists } from '../actions/code-lists.ts'
import { offerSituation } from '../actions/offer-situation.ts'
import { readOffering, readSituation, readSituations } from '../actions/read-situations.ts'
import { beginSituation, writeAnswers, writeFacets } from '../actions/write-situation.ts'
import { strictest } from '../domain/audience.ts'
import type { ShownSituation } from '../domain/shown.ts'
import { isOpen, languageOr, NO_ANSWERS, type Answers, type Facets, type GuardedWords } from '../domain/situation.ts'
import { AnswersPage } from '../pages/answers-page.tsx'
import type { Marks } from '../pages/checked-field.tsx'
import { OfferPage } from '../pages/offer-page.tsx'
import { WheelPage } from '../pages/wheel-page.tsx'
import { wordsOf } from '../pages/words.ts'
import { DOMAIN_FIELDS, keptBefore, listAroundOptions, listedView, marksOf, noMarks, readFacets, readTexts } from './forms.ts'

const ANSWERS = ['atStake', 'wants', 'tried', 'ask'] as const
const WORDS = ['summary', 'goal', 'question'] as const
const OFFERED = [...WORDS, 'groupWords'] as const

/** The three short pages on which a situation is told. */
export function tellingRoutes(house: House): Route[] {
  return [
    get('/situations/new', (c) => showNew(house, c)),
    post(
      '/situations/new',
      withForm([...ANSWERS, 'language', 'next', 'version'], (c, form) => takeNew(house, c, form), ANSWERS.flatMap(guardedLists)),
    ),
    get('/situations/:id/answers', (c) => withOwn(house, c, (shown) => showAnswers(c, shown, {}))),
    post(
      '/situations/:id/answers',
      withForm([...ANSWERS, 'language', 'next', 'version'], (c, form) => takeAnswers(house, c, form), ANSWERS.flatMap(guardedLists)),
    ),
    get('/situations/:id/wheel', (c) => withOwn(house, c, (shown) => showWheel(house, c, shown, {}))),
    post(
      '/situations/:id/wheel',
      withForm([...DOMAIN_FIELDS, 'groupWords', 'next', 'version'], (c, form) => takeWheel(house, c, form), ['around', 'group', ...guardedLists('groupWords')]),
    ),
    get('/situations/:id/offer', (c) => withOwn(house, c, (shown) => showOffer(house, c, shown, {}))),
    post(
      '/situations/:id/offer',
      withForm(
        [...WORDS, 'groupWords', 'language', 'community', 'retelling', 'version'],
        (c, form) => takeOffer(house, c, form),
        OFFERED.flatMap(guardedLists),
      ),
    ),
  ]
}

/** A page of the presenter alone; for everybody else there is none. */
export async function withOwn(house: House, c: RouteContext, show: (shown: ShownSituation) => Response | Promise<Response>): Promise<Response> {
  const shown = await readSituation(house, readActor(c), readId(c))
  if (shown === null || !shown.isYours) return problem(c, 404, 'not-found')
  const { id } = shown.situation
  if (!isOpen(shown.situation)) return goTo(c, house, `/situations/${id}`, { kind: 'refused', text: wordsOf(c.var)('refused.not-open') })
  return show(shown)
}

type AnswersWritten = { answers: Answers; language: Language; marks?: Marks; refusal?: string }

async function showNew(house: House, c: RouteContext): Promise<Response> {
  if (!(await readSituations(house, readActor(c))).mayBegin) return problem(c, 403, 'not-for-you')
  return drawNew(c, { answers: NO_ANSWERS, language: c.var.language })
}

function drawNew(c: RouteContext, { answers, language, marks = noMarks('bound'), refusal }: AnswersWritten): Response {
  const shown = { id: null, version: 0, expiresOn: null, isDraft: true }
  return page(c, <AnswersPage view={c.var.view} {...shown} {...{ answers, language, marks }} refusal={refusal ?? null} />, refusal === undefined ? 200 : 422)
}

function readAnswers(c: RouteContext, form: FormBody) {
  const { texts, kept, keptByField } = readTexts(form, ANSWERS)
  return { answers: texts, kept, keptByField, language: languageOr(form.one('language'), c.var.language) }
}

async function takeNew(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c.var)
  const { answers, kept, keptByField, language } = readAnswers(c, form)
  const begun = await beginSituation(house, readActor(c), { answers, language, kept })
  if (!begun.ok && begun.refusal === 'identifiers')
    return drawNew(c, { answers, language, marks: marksOf(begun.checks, keptByField, 'bound'), refusal: t('guard.found') })
  if (!begun.ok) return drawNew(c, { answers, language, refusal: t(`refused.${begun.refusal}`) })
  return afterAnswers(house, c, form, begun.value)
}

/** With the day on which it goes: told in advance, from the first save on. */
async function afterAnswers(house: House, c: RouteContext, form: FormBody, id: string): Promise<Response> {
  const shown = await readSituation(house, readActor(c), id)
  const expiresOn = shown?.expiresOn ?? null
  const day = expiresOn === null ? '' : writeDay(c.var.language, expiresOn)
  const isDraft = shown?.situation.state === 'draft'
  return goTo(c, house, form.one('next') === 'later' ? `/situations/${id}` : `/situations/${id}/wheel`, {
    kind: 'done',
    text: wordsOf(c.var)(isDraft ? 'answers.saved' : 'expiry.told', { day }),
  })
}

function showAnswers(c: RouteContext, shown: ShownSituation, written: Partial<AnswersWritten>): Response {
  const { situation, answers, expiresOn } = shown
  const { refusal = null, marks = noMarks(situation.audience) } = written
  return page(
    c,
    <AnswersPage
      view={c.var.view}
      id={situation.id}
      version={situation.version}
      answers={written.answers ?? answers ?? NO_ANSWERS}
      language={written.language ?? situation.language}
      isDraft={situation.state === 'draft'}
      {...{ marks, expiresOn, refusal }}
    />,
    refusal === null ? 200 : 422,
  )
}

async function takeAnswers(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c.var)
  const { answers, kept, keptByField, language } = readAnswers(c, form)
  const saved = await writeAnswers(house, readActor(c), { id: readId(c), version: readVersion(form), answers, language, kept })
  if (saved.ok) return afterAnswers(house, c, form, saved.value)
  return withOwn(house, c, (shown) => {
    const marks = saved.refusal === 'identifiers' ? marksOf(saved.checks, keptByField, shown.situation.audience) : noMarks(shown.situation.audience)
    return showAnswers(c, shown, { answers, language, marks, refusal: sayRefusal(saved.refusal, t) })
  })
}

type Words = ReturnType<typeof wordsOf>
type AnyRefusal = Parameters<Words>[0] extends infer Key ? (Key extends `refused.${infer Refusal}` ? Refusal : never) : never

export function sayRefusal(refusal: AnyRefusal | 'identifiers', t: Words): string {
  return refusal === 'identifiers' ? t('guard.found') : t(`refused.${refusal}`)
}

type WheelWritten = { facets?: Facets; marks?: Marks; refusal?: string }

async function showWheel(house: House, c: RouteContext, shown: ShownSituation, { facets, marks, refusal }: WheelWritten): Promise<Response> {
  const { situation, expiresOn } = shown
  return page(
    c,
    <WheelPage
      view={await listedView(house, c)}
      id={situation.id}
      version={situation.version}
      facets={facets ?? situation}
      language={situation.language}
      around={listAroundOptions(c.var.language)}
      marks={marks ?? keptBefore(situation.kept, { groupWords: situation.groupWords }, situation.audience)}
      isDraft={situation.state === 'draft'}
      expiresOn={expiresOn}
      refusal={refusal ?? null}
    />,
    refusal === undefined ? 200 : 422,
  )
}

async function takeWheel(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c.var)
  const { texts, kept, keptByField } = readTexts(form, ['groupWords'])
  const { groups } = await readSituationLists(house)
  const facets = readFacets(
    form,
    texts.groupWords,
    groups.codes.map(({ code }) => code),
  )
  const saved = await writeFacets(house, readActor(c), { id: readId(c), version: readVersion(form), facets, kept })
  if (saved.ok) {
    const then = { offer: '/offer', look: '/wheel', later: '' }[form.one('next')] ?? ''
    return goTo(c, house, `/situations/${readId(c)}${then}`, { kind: 'done', text: t('wheel.saved') })
  }
  return withOwn(house, c, (shown) => {
    const marks = saved.refusal === 'identifiers' ? marksOf(saved.checks, keptByField, shown.situation.audience) : noMarks(shown.situation.audience)
    return showWheel(house, c, shown, { facets, marks, refusal: sayRefusal(saved.refusal, t) })
  })
}

type OfferWritten = {
  words?: GuardedWords
  groupWords?: string | undefined
  language?: Language
  communityId?: string | null
  retellingOf?: string | null
  marks?: Marks
  refusal?: string
}

async function showOffer(house: House, c: RouteContext, shown: ShownSituation, written: OfferWritten): Promise<Response> {
  const { situation, answers, expiresOn } = shown
  const { communities, earlier } = await readOffering(house, readActor(c), situation.id)
  // Nothing is chosen yet: the strictest of the rooms it may go to.
  const need = situation.state === 'draft' ? strictest(shown.need, ...communities.map((each) => each.need)) : shown.need
  const isOffered = situation.state !== 'draft'
  const { summary, goal, question, groupWords } = situation
  // What is written already is a beginning; the presenter makes it fit for others.
  const begun = { summary: answers?.atStake ?? '', goal: answers?.wants ?? '', question: answers?.ask ?? '' }
  return page(
    c,
    <OfferPage
      view={c.var.view}
      id={situation.id}
      version={situation.version}
      words={written.words ?? (situation.summary === '' ? begun : situation)}
      groupWords={written.groupWords ?? situation.groupWords}
      language={written.language ?? situation.language}
      communities={isOffered ? communities.filter(({ id }) => id === situation.communityId) : communities}
      communityId={written.communityId ?? situation.communityId}
      retellingOf={written.retellingOf ?? situation.retellingOf}
      marks={written.marks ?? keptBefore(situation.kept, { summary, goal, question, groupWords }, need)}
      isDraft={!isOffered}
      refusal={written.refusal ?? null}
      {...{ isOffered, earlier, need, expiresOn }}
    />,
    written.refusal === undefined ? 200 : 422,
  )
}

async function takeOffer(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c.var)
  const { texts, kept, keptByField } = readTexts(form, OFFERED)
  const { groupWords: inGroup, ...words } = texts
  // Only where the page asked for it.
  const groupWords = form.names.includes('groupWords') ? inGroup : undefined
  const [community, retelling] = [form.one('community'), form.one('retelling')]
  const communityId = isId(community) ? community : null
  const retellingOf = isId(retelling) ? retelling : null
  const language = languageOr(form.one('language'), c.var.language)
  const wish = { id: readId(c), version: readVersion(form), ...words, groupWords, communityId, language, kept, retellingOf }
  const offered = await offerSituation(house, readActor(c), wish)
  return withOwn(house, c, (shown) => {
    const { situation, need } = shown
    if (offered.ok) return goTo(c, house, `/situations/${situation.id}`, { kind: 'done', text: t(situation.meetingId === null ? 'offer.done' : 'offer.saved') })
    const marks = offered.refusal === 'identifiers' ? marksOf(offered.checks, keptByField, need) : noMarks(need)
    return showOffer(house, c, shown, { words, groupWords, language, communityId, retellingOf, marks, refusal: sayRefusal(offered.refusal, t) })
  })
}
