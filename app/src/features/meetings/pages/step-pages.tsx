import { startSentence } from '../../../kernel/language.ts'
import type { ComponentChildren } from 'preact'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import type { MeetingCard, Sheet, SideLine } from '../domain/shown.ts'
import { countPresence } from '../domain/attendance.ts'
import type { Meeting } from '../domain/meeting.ts'
import type { NamedCommunity } from '../domain/shown.ts'
import type { SeriesMeeting } from '../domain/plan-shown.ts'
import { accentOf, clockOf, crumbsOf, titleOf, wordsOf, writeSpan } from './labels.ts'
import { meetingTabs } from './meeting-tabs.ts'
import { LaterList } from './later-list.tsx'
import { SideLines } from './side-lines.tsx'

type StepFrameProps = {
  view: View
  title: string
  meeting: Meeting
  communities: readonly NamedCommunity[]
  refusal: string | null
  children: ComponentChildren
}

function StepFrame({ view, title, meeting, communities, refusal, children }: StepFrameProps) {
  const t = wordsOf(view)
  const crumbs = [...crumbsOf(t, view.language, communities), { label: titleOf(t, view.language, meeting), href: `/meetings/${meeting.id}` }]
  return (
    <PageFrame
      view={view}
      title={title}
      lead={startSentence(writeSpan(t, view.language, meeting))}
      accent={accentOf(communities)}
      crumbs={crumbs}
      tabs={meetingTabs(view.language, meeting.id, 'meeting', true)}
    >
      {refusal && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      {children}
    </PageFrame>
  )
}

type CardStepProps = { view: View; card: MeetingCard; refusal: string | null }

/** Asks once more before a meeting is struck through. */
export function CancelPage({ view, card, later, refusal }: CardStepProps & { later: readonly SeriesMeeting[] }) {
  const t = wordsOf(view)
  const { meeting, communities, counts } = card
  const hasLines = Object.values(counts).some((count) => count > 0)
  return (
    <StepFrame view={view} title={t('cancel.title')} meeting={meeting} communities={communities} refusal={refusal}>
      <p>{t('cancel.text')}</p>
      {hasLines && <p>{t('cancel.lines')}</p>}
      <Form view={view}>
        {later.length > 0 && <LaterList t={t} view={view} later={later} chosen={[]} hint={t('series.laterCancel')} />}
        <ButtonRow>
          <Button kind="danger">{t('cancel.confirm')}</Button>
          <ButtonLink href={`/meetings/${meeting.id}`}>{t('cancel.back')}</ButtonLink>
        </ButtonRow>
      </Form>
    </StepFrame>
  )
}

type ClosePageProps = {
  view: View
  sheet: Sheet
  missing: readonly SideLine[]
  following: readonly SideLine[]
  times: { from: string; until: string } | null
  refusal: string | null
}

/** What the register says, and the two real times where they differed. */
export function ClosePage({ view, sheet, missing, following, times, refusal }: ClosePageProps) {
  const t = wordsOf(view)
  const { meeting, communities, rows } = sheet
  const saved = rows.filter(({ version }) => version > 0)
  const shown = times ?? {
    from: meeting.actualStartsAt === null ? '' : clockOf(meeting.actualStartsAt),
    until: meeting.actualEndsAt === null ? '' : clockOf(meeting.actualEndsAt),
  }
  return (
    <StepFrame view={view} title={t('close.title')} meeting={meeting} communities={communities} refusal={refusal}>
      <p>{saved.length === 0 ? t('count.nobody') : t('close.text', countPresence(saved.map(({ facts }) => facts)))}</p>
      {missing.length > 0 && (
        <Notice title={t('close.missing')}>
          <SideLines view={view} lines={missing} />
        </Notice>
      )}
      <Form view={view}>
        <div class="columns">
          <Field name="from" kind="time" label={t('close.realFrom')} hint={t('close.realHint')} value={shown.from} />
          <Field name="until" kind="time" label={t('close.realUntil')} hint={t('close.realHint')} value={shown.until} />
        </div>
        {following.length > 0 && (
          <>
            <h2>{t('close.following')}</h2>
            <SideLines view={view} lines={following} />
          </>
        )}
        <ButtonRow>
          <Button kind="main" icon="closed">
            {t('close.confirm')}
          </Button>
          <ButtonLink href={`/meetings/${meeting.id}/attendance`}>{t('close.back')}</ButtonLink>
        </ButtonRow>
      </Form>
    </StepFrame>
  )
}

type ReopenPageProps = CardStepProps & { reason: string }

/** A reason opens what was closed. */
export function ReopenPage({ view, card, reason, refusal }: ReopenPageProps) {
  const t = wordsOf(view)
  const { meeting, communities } = card
  return (
    <StepFrame view={view} title={t('reopen.title')} meeting={meeting} communities={communities} refusal={null}>
      <p>{t('reopen.text')}</p>
      <Form view={view}>
        <Field name="reason" kind="textarea" rows={3} label={t('reopen.reason')} value={reason} error={refusal} maxLength={500} isRequired />
        <Button kind="main">{t('reopen.confirm')}</Button>
      </Form>
    </StepFrame>
  )
}
