import { dayOf, writeDay, writeTime } from '../../../kernel/day.ts'
import { nameIn, type BilingualName } from '../../../kernel/language.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Card, Facts } from '../../../ui/card.tsx'
import { Pager } from '../../../ui/data-table.tsx'
import { CheckList } from '../../../ui/field.tsx'
import { Form, SearchBox } from '../../../ui/form.tsx'
import { OwnWords } from '../../../ui/names.tsx'
import { EmptyState, Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import { goneAt, listShares } from '../domain/introduction.ts'
import type { Candidate, CardMeeting, ShownCard } from '../domain/shown.ts'
import { listNames, sayShares, wordsOf } from './words.ts'

type SayLanguage = (code: string) => string

function crumbsOf(view: View, { id, communities, startsAt }: CardMeeting) {
  const names = communities.map(({ name }): BilingualName => name)
  return [{ label: `${listNames(view.language, names)} · ${writeDay(view.language, dayOf(startsAt))}`, href: `/meetings/${id}` }]
}

type WaitingPageProps = {
  view: View
  meeting: CardMeeting
  cards: readonly ShownCard[]
  page: number
  pages: number
  sayLanguage: SayLanguage
}

/** The cards of one meeting, the first first. */
export function WaitingPage({ view, meeting, cards, page, pages, sayLanguage }: WaitingPageProps) {
  const t = wordsOf(view)
  return (
    <PageFrame view={view} title={t('lead.title')} lead={t('lead.lead')} crumbs={crumbsOf(view, meeting)}>
      {cards.length === 0 && <EmptyState action={{ label: t('lead.toMeeting'), href: `/meetings/${meeting.id}` }}>{t('lead.empty')}</EmptyState>}
      {cards.map((card) => (
        <Card key={card.id} level={2} title={card.name}>
          <CardWords view={view} card={card} meeting={meeting} sayLanguage={sayLanguage} />
          <ButtonLink href={`/meetings/${meeting.id}/introductions/${card.id}`}>
            {t('lead.look')}
            <span class="visually-hidden">, {card.name}</span>
          </ButtonLink>
        </Card>
      ))}
      <Pager page={page} pages={pages} hrefOf={(other) => `?page=${other}`} />
    </PageFrame>
  )
}

function CardWords({ view, card, meeting, sayLanguage }: { view: View; card: ShownCard; meeting: CardMeeting; sayLanguage: SayLanguage }) {
  const t = wordsOf(view)
  const own = (text: string) => (text === '' ? null : <OwnWords words={{ language: card.language, text }} isMarked />)
  const communities = listNames(
    view.language,
    meeting.communities.map(({ name }) => name),
  )
  const shares = sayShares(view, listShares(card), communities)
  const when = `${writeDay(view.language, dayOf(card.madeAt))}, ${writeTime(view.language, card.madeAt)}`
  return (
    <>
      <Facts
        facts={[
          { label: t('form.email'), value: card.email },
          { label: t('form.phone'), value: card.phone },
          { label: t('form.organisation'), value: card.organisation },
          { label: t('form.activity'), value: own(card.activity) },
          { label: t('form.askMeAbout'), value: own(card.askMeAbout) },
          { label: t('form.spoken'), value: card.languagesSpoken.map(sayLanguage).join(', ') },
          { label: t('form.understood'), value: card.languagesUnderstood.map(sayLanguage).join(', ') },
          { label: t('lead.shares'), value: shares.length === 0 ? t('lead.sharesNothing') : shares.map((line) => <div key={line}>{line}</div>) },
        ]}
      />
      {card.joinNames.map((name) => (
        <p key={name.fr + name.nl}>
          <b>{t('lead.wantsIn', { community: nameIn(view.language, name) })}</b>
        </p>
      ))}
      <p class="quiet small">{t('lead.handedIn', { when, day: writeDay(view.language, dayOf(goneAt(card.madeAt))) })}</p>
    </>
  )
}

type TakePageProps = {
  view: View
  meeting: CardMeeting
  card: ShownCard
  candidates: readonly Candidate[]
  invitable: CardMeeting['communities']
  words: string
  refusal: string | null
  sayLanguage: SayLanguage
}

/** One card: who is it, or away with it. Nothing is chosen beforehand. */
export function TakePage({ view, meeting, card, candidates, invitable, words, refusal, sayLanguage }: TakePageProps) {
  const t = wordsOf(view)
  const list = { label: t('lead.title'), href: `/meetings/${meeting.id}/introductions` }
  return (
    <PageFrame view={view} title={card.name} crumbs={[...crumbsOf(view, meeting), list]}>
      {refusal !== null && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      <CardWords view={view} card={card} meeting={meeting} sayLanguage={sayLanguage} />
      <SearchBox label={t('lead.search')} value={words} />
      <Form view={view}>
        <input type="hidden" name="version" value={card.version} />
        <fieldset class="check-list" aria-describedby="who-hint">
          <legend>{t('lead.who')}</legend>
          <p class="hint" id="who-hint">
            {t('lead.whoHint')} {candidates.some(({ kind }) => kind === 'visitor') && t('lead.joins')}
          </p>
          <div class="boxes">
            {candidates.map((each) => (
              <WhoOption key={each.personId} value={each.personId} label={sayCandidate(view, each)} hint={each.kind === 'directory' ? each.detail : ''} />
            ))}
            <WhoOption value="new" label={t('lead.new')} hint={candidates.some(({ kind }) => kind === 'visitor') ? t('lead.newHint') : ''} />
          </div>
        </fieldset>
        {invitable.length > 0 && (
          <CheckList
            name="invite"
            label={t('lead.inviteLabel')}
            hint={t('lead.inviteHint')}
            options={invitable.map(({ id, name }) => ({ value: id, label: t('lead.invite', { community: nameIn(view.language, name) }) }))}
          />
        )}
        <ButtonRow>
          <Button kind="main" name="do" value="take">
            {t('lead.take')}
          </Button>
        </ButtonRow>
      </Form>
      <Form view={view}>
        <Button kind="danger" name="do" value="discard">
          {t('lead.discard')}
        </Button>
        <p class="quiet small">{t('lead.discardHint')}</p>
      </Form>
    </PageFrame>
  )
}

function sayCandidate(view: View, { kind, name, detail }: Candidate): string {
  const t = wordsOf(view)
  if (kind === 'directory') return t('lead.known', { name })
  return kind === 'sheet' ? t('lead.sheet', { name }) : t('lead.visitor', { name, when: detail === '' ? '' : `, ${detail}` })
}

function WhoOption({ value, label, hint }: { value: string; label: string; hint: string }) {
  return (
    <div class="field">
      <label class="check" for={`who-${value}`}>
        <input id={`who-${value}`} type="radio" name="person" value={value} />
        <span>
          {label}
          {hint !== '' && <span class="hint">{hint}</span>}
        </span>
      </label>
    </div>
  )
}
