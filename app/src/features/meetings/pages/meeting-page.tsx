import { dayOf, writeDay } from '../../../kernel/day.ts'
import { nameIn, startSentence } from '../../../kernel/language.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Card, Facts, Item } from '../../../ui/card.tsx'
import { Form } from '../../../ui/form.tsx'
import type { Tab } from '../../../ui/frame-parts.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import type { MeetingCount } from '../domain/attendance.ts'
import { isArchive, type MeetingCard } from '../domain/shown.ts'
import type { MeetingTranslate } from '../messages/catalogue.ts'
import { accentOf, crumbsOf, foreignLanguage, namesOf, titleOf, wordsOf, writeSpan } from './labels.ts'

type MeetingPageProps = { view: View; card: MeetingCard; tabs: readonly Tab[]; isLead: boolean; now: string }

/** One meeting: when, where, who came in numbers, and what can be done with it. */
export function MeetingPage(props: MeetingPageProps) {
  const { view, card, tabs, isLead, now } = props
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
      margin={<InShort t={t} view={view} card={card} />}
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

function Steps({ t, view, card: { meeting }, now }: MeetingPageProps & { t: MeetingTranslate }) {
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
      {meeting.state === 'planned' && (
        <ButtonLink kind="quiet" icon="close" href={`${address}/cancel`}>
          {t('meeting.cancel')}
        </ButtonLink>
      )}
    </div>
  )
}

function InShort({ t, view, card: { meeting, communities } }: { t: MeetingTranslate; view: View; card: MeetingCard }) {
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
          { label: t('fact.online'), value: meeting.onlineLink && <a href={meeting.onlineLink}>{meeting.onlineLink}</a> },
          { label: t('fact.mode'), value: meeting.mode && t(`mode.${meeting.mode}`) },
          { label: t('fact.with'), value: namesOf(language, communities) },
          { label: t('fact.state'), value: t(`state.${meeting.state}`) },
          { label: t('fact.register'), value: meeting.state === 'cancelled' ? null : t(`register.${meeting.registerState}`) },
        ]}
      />
    </Card>
  )
}
