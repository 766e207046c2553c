import { dayOf, writeDay } from '../../../kernel/day.ts'
import { nameIn, startSentence, type Language } from '../../../kernel/language.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Card, Facts, Item } from '../../../ui/card.tsx'
import { Form } from '../../../ui/form.tsx'
import type { Tab } from '../../../ui/frame-parts.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import type { MeetingCount } from '../domain/attendance.ts'
import { isArchive, type MeetingCard, type SideLine } from '../domain/shown.ts'
import type { PlanGlimpse } from '../domain/plan-shown.ts'
import type { MeetingTranslate } from '../messages/catalogue.ts'
import { AgendaList } from './agenda-part.tsx'
import { accentOf, crumbsOf, foreignLanguage, namesOf, titleOf, wordsOf, writeSpan } from './labels.ts'
import { SideLines } from './side-lines.tsx'

type MeetingPageProps = {
  view: View
  card: MeetingCard
  plan: PlanGlimpse
  /** What features above say beside. */
  notes: readonly SideLine[]
  tabs: readonly Tab[]
  isLead: boolean
  /** Sits in one of its communities: sees where one joins online. */
  isMember: boolean
  now: string
}

/** One meeting: when, where, who came in numbers, and what can be done with it. */
export function MeetingPage(props: MeetingPageProps) {
  const { view, card, plan, notes, tabs, isLead, now } = props
  const t = wordsOf(view)
  const { meeting, communities, counts, openConflicts } = card
  const isDay = dayOf(meeting.startsAt) <= dayOf(now)
  const isOpen = meeting.registerState === 'open' && meeting.state !== 'cancelled'
  return (
    <PageFrame
      view={view}
      title={titleOf(t, view.language, meeting)}
      heading={<span lang={foreignLanguage(view, meeting)}>{titleOf(t, view.language, meeting)}</span>}
      lead={startSentence([writeSpan(t, view.language, meeting), meeting.place].filter((part) => part !== '').join(' · '))}
      accent={accentOf(communities)}
      communityName={communities[0] && nameIn(view.language, communities[0].name)}
      crumbs={crumbsOf(t, view.language, communities)}
      tabs={tabs}
      margin={<InShort {...props} t={t} />}
      mainAction={isLead && isDay && isOpen && !isArchive(communities) && <AttendanceLink t={t} id={meeting.id} isOpen />}
    >
      {meeting.state === 'cancelled' && <Notice>{t('meeting.cancelled')}</Notice>}
      {isLead && openConflicts > 0 && (
        <Notice>
          <p>
            {t('meeting.conflicts', { count: openConflicts })} <a href={`/meetings/${meeting.id}/attendance`}>{t('meeting.see')}</a>
          </p>
        </Notice>
      )}
      {notes.length > 0 && <SideLines view={view} lines={notes} />}
      <Agenda t={t} view={view} card={card} plan={plan} isLead={isLead && isOpen && !isArchive(communities)} />
      <h2>{t(meeting.startsAt > now ? 'count.planned' : 'count.heading')}</h2>
      <p>{writeCounts(t, counts)}</p>
      {isLead && !isArchive(communities) && <Steps {...props} t={t} />}
      {isLead && isArchive(communities) && (
        <p>
          {t('meeting.archive')} <a href={`/meetings/${meeting.id}/attendance`}>{t('meeting.see')}</a>
        </p>
      )}
      {card.reopenings.length > 0 && (
        <>
          <h2>{t('meeting.history')}</h2>
          {card.reopenings.map(({ at, by, reason }) => (
            <Item key={at}>
              <p>{t('meeting.reopened', { day: writeDay(view.language, dayOf(at)), by: by || t('meeting.someone'), reason })}</p>
            </Item>
          ))}
        </>
      )}
    </PageFrame>
  )
}

type AgendaProps = { t: MeetingTranslate; view: View; card: MeetingCard; plan: PlanGlimpse; isLead: boolean }

function Agenda({ t, view, card: { meeting }, plan: { items }, isLead }: AgendaProps) {
  if (items.length === 0 && !isLead) return null
  return (
    <>
      <h2>{t('agenda.title')}</h2>
      {items.length === 0 ? <p class="quiet">{t('agenda.none')}</p> : <AgendaList t={t} view={view} items={items} startsAt={meeting.startsAt} />}
      {isLead && (
        <p class="no-print">
          <ButtonLink icon="edit" href={`/meetings/${meeting.id}/agenda`}>
            {t(items.length === 0 ? 'agenda.write' : 'agenda.edit')}
          </ButtonLink>
        </p>
      )}
    </>
  )
}

function AttendanceLink({ t, id, isOpen }: { t: MeetingTranslate; id: string; isOpen: boolean }) {
  return (
    <ButtonLink kind={isOpen ? 'main' : 'plain'} icon="people" href={`/meetings/${id}/attendance`}>
      {t(isOpen ? 'meeting.take' : 'meeting.see')}
    </ButtonLink>
  )
}

/** "9 members and deputies, 2 others, 3 excused." */
function writeCounts(t: MeetingTranslate, counts: MeetingCount): string {
  const words = (['counted', 'others', 'represented', 'excused', 'absent'] as const)
    .filter((key) => counts[key] > 0)
    .map((key) => t(`count.${key}`, { count: counts[key] }))
  return words.length === 0 ? t('count.nobody') : `${words.join(', ')}.`
}

function Steps({ t, view, card: { meeting, communities }, now }: MeetingPageProps & { t: MeetingTranslate }) {
  const address = `/meetings/${meeting.id}`
  const hasBegun = meeting.startsAt <= now
  const isOpen = meeting.registerState === 'open'
  if (meeting.state === 'cancelled') return null
  return (
    <div class="row no-print">
      {(!isOpen || dayOf(meeting.startsAt) > dayOf(now)) && <AttendanceLink t={t} id={meeting.id} isOpen={false} />}
      {isOpen && hasBegun && (
        <ButtonLink icon="closed" href={`${address}/close`}>
          {t('meeting.close')}
        </ButtonLink>
      )}
      {meeting.state === 'planned' && hasBegun && (
        <Form view={view} action={`${address}/hold`} isPlain>
          <Button icon="done">{t('meeting.hold')}</Button>
        </Form>
      )}
      {!isOpen && (
        <ButtonLink icon="history" href={`${address}/reopen`}>
          {t('meeting.reopen')}
        </ButtonLink>
      )}
      {isOpen && (
        <ButtonLink icon="edit" href={`${address}/edit`}>
          {t('meeting.edit')}
        </ButtonLink>
      )}
      {isOpen && (
        <ButtonLink icon="person" href={`${address}/chair`}>
          {t('chair.title')}
        </ButtonLink>
      )}
      {communities[0] && (
        <ButtonLink icon="add" href={`/communities/${communities[0].id}/meetings/new?like=${meeting.id}`}>
          {t('plan.again')}
        </ButtonLink>
      )}
      {meeting.state === 'planned' && (
        <ButtonLink kind="quiet" icon="close" href={`${address}/cancel`}>
          {t('meeting.cancel')}
        </ButtonLink>
      )}
    </div>
  )
}

function InShort({ t, view, card: { meeting, communities }, plan, isMember }: MeetingPageProps & { t: MeetingTranslate }) {
  const { language } = view
  const { actualStartsAt, actualEndsAt } = meeting
  const isReal = actualStartsAt !== null || actualEndsAt !== null
  const really = isReal ? startSentence(writeSpan(t, language, { startsAt: actualStartsAt ?? meeting.startsAt, endsAt: actualEndsAt ?? meeting.endsAt })) : null
  return (
    <Card title={t('fact.title')}>
      <Facts
        facts={[
          { label: t('fact.when'), value: startSentence(writeSpan(t, language, meeting)) },
          { label: t('fact.really'), value: really },
          { label: t('fact.where'), value: meeting.place },
          { label: t('fact.online'), value: isMember && meeting.onlineLink !== '' ? <a href={meeting.onlineLink}>{meeting.onlineLink}</a> : null },
          { label: t('fact.mode'), value: meeting.mode && t(`mode.${meeting.mode}`) },
          { label: t('fact.with'), value: namesOf(language, communities) },
          { label: t('chair.fact'), value: plan.chair },
          { label: t('series.title'), value: plan.of > 1 ? <SeriesPlace t={t} language={language} plan={plan} /> : null },
          { label: t('fact.state'), value: t(`state.${meeting.state}`) },
          { label: t('fact.register'), value: meeting.state === 'cancelled' ? null : t(`register.${meeting.registerState}`) },
        ]}
      />
    </Card>
  )
}

/** Where a meeting stands in its series, with its neighbours. */
function SeriesPlace({ t, language, plan: { place, of, before, after } }: { t: MeetingTranslate; language: Language; plan: PlanGlimpse }) {
  return (
    <>
      {t('series.place', { place, of })}
      {before && (
        <>
          <br />
          <a href={`/meetings/${before.id}`}>{t('series.before', { day: writeDay(language, dayOf(before.startsAt)) })}</a>
        </>
      )}
      {after && (
        <>
          <br />
          <a href={`/meetings/${after.id}`}>{t('series.after', { day: writeDay(language, dayOf(after.startsAt)) })}</a>
        </>
      )}
    </>
  )
}
