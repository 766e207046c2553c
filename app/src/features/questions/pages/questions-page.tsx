import { dayOf, writeDay } from '../../../kernel/day.ts'
import { nameIn } from '../../../kernel/language.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Item, MarginNote } from '../../../ui/card.tsx'
import { Pager } from '../../../ui/data-table.tsx'
import { CheckList, Field, SelectField } from '../../../ui/field.tsx'
import { Form, SearchBox } from '../../../ui/form.tsx'
import { OwnWords } from '../../../ui/names.tsx'
import { EmptyState, Notice, StatusWord } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import { LANGUAGE_NAMES, LANGUAGES } from '../../../kernel/language.ts'
import { QUESTION_STATES, type QuestionDraft } from '../domain/question.ts'
import { QUESTIONS_A_PAGE, type Audience, type DutyNumber, type QuestionRow, type QuestionsPage } from '../domain/shown.ts'
import { TOPICS } from '../domain/topics.ts'
import { UrgentBanner } from './urgent-banner.tsx'
import { audienceLabel, wordsOf, writeTimes } from './words.ts'

/** What colleagues ask each other, the newest first. */
export function QuestionsListPage({ view, found }: { view: View; found: QuestionsPage }) {
  const t = wordsOf(view)
  const { rows, search, numbers, times, isHelper } = found
  const isAsked = search.words !== '' || search.state !== null
  return (
    <PageFrame
      view={view}
      title={t('list.title')}
      lead={writeTimes(t, times)}
      mainAction={
        <ButtonLink kind="main" icon="add" href="/questions/new">
          {t('list.ask')}
        </ButtonLink>
      }
    >
      <UrgentBanner view={view} numbers={numbers} />
      <SearchBox label={t('list.search')} value={search.words} action="/questions" button={t('list.find')}>
        <SelectField
          name="state"
          label={t('list.state')}
          empty={t('list.any')}
          chosen={search.state}
          options={QUESTION_STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
        />
      </SearchBox>
      <ButtonRow>
        <ButtonLink href="/questions/helping" kind="quiet">
          {t(isHelper ? 'list.helping' : 'list.help')}
        </ButtonLink>
      </ButtonRow>
      {rows.length === 0 && <EmptyState action={{ label: t('list.ask'), href: '/questions/new' }}>{t(isAsked ? 'list.nothing' : 'list.empty')}</EmptyState>}
      {rows.map((row) => (
        <Row key={row.id} view={view} row={row} />
      ))}
      <Pager
        page={search.page}
        pages={Math.ceil(found.found / QUESTIONS_A_PAGE)}
        hrefOf={(page) =>
          `/questions?${new URLSearchParams({ ...(search.words && { q: search.words }), ...(search.state && { state: search.state }), page: String(page) })}`
        }
      />
      <MarginNote kind="quiet">{t('times.explain')}</MarginNote>
    </PageFrame>
  )
}

function Row({ view, row }: { view: View; row: QuestionRow }) {
  const t = wordsOf(view)
  return (
    <Item>
      <p>
        <a href={`/questions/${row.id}`}>
          <b>
            <OwnWords words={{ language: row.language, text: row.title }} />
          </b>
        </a>
      </p>
      <p class="small quiet">
        {writeDay(view.language, dayOf(row.askedAt))} · {audienceLabel(t, view.language, row.community)} · {t('list.answers', { count: row.answers })} ·{' '}
        <StatusWord kind={row.state === 'answered' ? 'done' : 'quiet'}>{t(`state.${row.state}`)}</StatusWord>
      </p>
    </Item>
  )
}

type AskPageProps = { view: View; draft: QuestionDraft; audiences: readonly Audience[]; numbers: readonly DutyNumber[]; refusal: string | null }

/** A question in one's own words and language, and who may read it. */
export function AskPage({ view, draft, audiences, numbers, refusal }: AskPageProps) {
  const t = wordsOf(view)
  return (
    <PageFrame view={view} title={t('ask.title')} lead={t('ask.lead')} crumbs={[{ label: t('list.title'), href: '/questions' }]}>
      <UrgentBanner view={view} numbers={numbers} />
      {refusal && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      <Form view={view}>
        <Field name="title" label={t('ask.question')} hint={t('ask.questionHint')} isRequired maxLength={200} value={draft.title} />
        <Field name="body" kind="textarea" rows={5} maxLength={4_000} label={t('ask.more')} hint={t('urgent.names')} value={draft.body} />
        <SelectField
          name="language"
          label={t('ask.language')}
          empty={false}
          chosen={draft.language}
          options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value], lang: value }))}
        />
        <CheckList name="topic" label={t('ask.topics')} options={TOPICS.map((value) => ({ value, label: t(`topic.${value}`) }))} chosen={draft.topics} />
        <SelectField
          name="audience"
          label={t('ask.audience')}
          hint={t('ask.audienceHint')}
          isRequired
          chosen={draft.communityId ?? ''}
          options={[
            ...audiences.map(({ id, name }) => ({ value: id, label: nameIn(view.language, name) })),
            { value: 'network', label: t('audience.network') },
          ]}
        />
        <Button kind="main">{t('ask.send')}</Button>
      </Form>
    </PageFrame>
  )
}

/** May I be asked, and how often. */
export function HelpingPage({ view, mostAWeek }: { view: View; mostAWeek: number | null }) {
  const t = wordsOf(view)
  return (
    <PageFrame view={view} title={t('helping.title')} lead={t('helping.lead')} crumbs={[{ label: t('list.title'), href: '/questions' }]}>
      <p>{mostAWeek === null ? t('helping.not') : t('helping.now', { count: mostAWeek })}</p>
      <Form view={view}>
        <Field name="most" kind="number" min={1} max={7} label={t('helping.most')} hint={t('helping.mostHint')} value={mostAWeek ?? 2} />
        <div class="row">
          <Button kind="main" name="answer" value="yes">
            {t(mostAWeek === null ? 'helping.yes' : 'helping.change')}
          </Button>
          {mostAWeek !== null && (
            <Button kind="danger" name="answer" value="no">
              {t('helping.stop')}
            </Button>
          )}
        </div>
      </Form>
      <p class="small">
        {t('helping.about')} <a href="/introduce">{t('helping.introduce')}</a>
      </p>
    </PageFrame>
  )
}

/** The numbers above every question. */
export function NumbersPage({ view, numbers, refusal }: { view: View; numbers: readonly DutyNumber[]; refusal: string | null }) {
  const t = wordsOf(view)
  return (
    <PageFrame view={view} title={t('numbers.title')} lead={t('numbers.lead')} crumbs={[{ label: t('list.title'), href: '/questions' }]}>
      {refusal && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      {numbers.map(({ id, number, name }) => (
        <Item key={id}>
          <p>
            <b>{number}</b> · {nameIn(view.language, name)}
          </p>
          <Form view={view} isPlain>
            <Button kind="danger" isSmall name="remove" value={id}>
              {t('numbers.remove')}
              <span class="visually-hidden"> {number}</span>
            </Button>
          </Form>
        </Item>
      ))}
      <h2>{t('numbers.add')}</h2>
      <Form view={view}>
        <Field name="number" kind="tel" label={t('numbers.number')} isRequired maxLength={20} />
        <Field name="nameFr" label={t('numbers.nameFr')} maxLength={100} lang="fr" />
        <Field name="nameNl" label={t('numbers.nameNl')} maxLength={100} lang="nl" />
        <Button kind="main">{t('numbers.save')}</Button>
      </Form>
    </PageFrame>
  )
}
