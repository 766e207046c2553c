import { nameIn } from '../../../kernel/language.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Facts } from '../../../ui/card.tsx'
import { CheckField, Choice, Field } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PublicFrame } from '../../../ui/public-frame.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { Accent, View } from '../../../ui/view.ts'
import { findObjection, mayArrive, needsAnotherLook, possibleReplies, type Invitation, type ToldMeeting } from '../domain/invitation.ts'
import type { InvitationsTranslate } from '../messages/catalogue.ts'
import { spanOf, titleOf, wordsOf } from './labels.ts'

export type ReplyPageProps = {
  view: View
  invitation: Invitation
  meeting: ToldMeeting
  name: string
  /** The address of this page. */
  address: string
  accent: Accent
  now: string
  /** She has just said so. */
  hasArrived: boolean
  refusal: string | null
}

/** What an invitation asks, for somebody without an account: nothing is chosen until the person chooses. */
export function ReplyPage({ view, invitation, meeting, name, address, accent, now, hasArrived, refusal }: ReplyPageProps) {
  const t = wordsOf(view)
  const objection = findObjection(invitation, meeting, now)
  return (
    <PublicFrame view={view} title={t('page.title')} lead={t('page.for', { name })} accent={accent} isHiddenFromSearch>
      {refusal !== null && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      <h2 lang={meeting.title === '' || meeting.titleLanguage === view.language ? undefined : meeting.titleLanguage}>{titleOf(t, view.language, meeting)}</h2>
      <MeetingFacts view={view} t={t} meeting={meeting} isOpen={objection === null} />
      {mayArrive(invitation, meeting, now) && !hasArrived && <ArrivalForm view={view} />}
      {objection === null ? <AnswerForm view={view} invitation={invitation} meeting={meeting} /> : <Notice>{t(`refused.${objection}`)}</Notice>}
      {objection === null && (
        <ButtonRow>
          <ButtonLink href={`${address}/meeting.ics`} icon="day" isDownload>
            {t('page.calendar')}
          </ButtonLink>
        </ButtonRow>
      )}
      <Disclosure label={t('page.whoFrom')}>
        <p>{t('page.whoFromText', { communities: communitiesOf(view, meeting) })}</p>
        <p>
          <a href={`${address}/stop`}>{t('page.stop')}</a>
        </p>
      </Disclosure>
    </PublicFrame>
  )
}

function communitiesOf(view: View, { communities }: ToldMeeting): string {
  return communities.map((name) => nameIn(view.language, name)).join(', ')
}

function MeetingFacts({ view, t, meeting, isOpen }: { view: View; t: InvitationsTranslate; meeting: ToldMeeting; isOpen: boolean }) {
  const link = meeting.onlineLink === '' ? null : <a href={meeting.onlineLink}>{meeting.onlineLink}</a>
  return (
    <Facts
      facts={[
        { label: t('page.when'), value: spanOf(t, view.language, meeting) },
        { label: t('page.where'), value: isOpen ? meeting.place : '' },
        { label: t('page.online'), value: isOpen ? link : '' },
        { label: t('page.who'), value: communitiesOf(view, meeting) },
      ]}
    />
  )
}

type AnswerFormProps = { view: View; invitation: Pick<Invitation, 'reply' | 'replySequence'>; meeting: ToldMeeting; action?: string }

/** The choice and its button. SEC-25: nothing is chosen beforehand, not even the answer that stands, so that a form sent by a machine says nothing. */
export function AnswerForm({ view, invitation, meeting, action }: AnswerFormProps) {
  const t = wordsOf(view)
  const { reply } = invitation
  return (
    <>
      {reply !== null && (
        <Notice kind={needsAnotherLook(invitation, meeting) ? 'attention' : 'done'}>
          {t(needsAnotherLook(invitation, meeting) ? 'page.look' : 'page.stands', { reply: t(`reply.${reply}`) })}
        </Notice>
      )}
      <Form view={view} {...(action === undefined ? {} : { action })}>
        <input type="hidden" name="sequence" value={meeting.sequence} />
        <Choice
          name="answer"
          label={t('page.choose')}
          isLarge
          isRequired
          options={possibleReplies(meeting).map((value) => ({ value, label: t(`reply.${value}`) }))}
        />
        <Button kind="main">{t('page.send')}</Button>
      </Form>
    </>
  )
}

/** SEC-25: the box is empty, so that a form sent by a machine brings nobody into the room. */
function ArrivalForm({ view }: { view: View }) {
  const t = wordsOf(view)
  return (
    <Form view={view}>
      <CheckField name="arrived" label={t('page.arrived')} />
      <Button>{t('page.arrivedSend')}</Button>
    </Form>
  )
}

/** Wrong, ended with a record that was erased, or never there: the same page for each. */
export function UnknownLinkPage({ view }: { view: View }) {
  const t = wordsOf(view)
  return (
    <PublicFrame view={view} title={t('page.unknown')} isHiddenFromSearch>
      <p>{t('page.unknownText')}</p>
      <ButtonLink href="/r">{t('code.title')}</ButtonLink>
    </PublicFrame>
  )
}

/** The code of a letter, typed. */
export function CodePage({ view, refusal, code }: { view: View; refusal: string | null; code: string }) {
  const t = wordsOf(view)
  return (
    <PublicFrame view={view} title={t('code.title')} lead={t('code.lead')} isHiddenFromSearch>
      <Form view={view} action="/r">
        <Field name="code" label={t('code.field')} hint={t('code.hint')} error={refusal} value={code} autocomplete="off" maxLength={40} isRequired />
        <Button kind="main">{t('code.open')}</Button>
      </Form>
    </PublicFrame>
  )
}

type StopPageProps = { view: View; address: string; refusal: string | null }

/** Which mail should stop: the page after "no more mail like this". */
export function StopPage({ view, address, refusal }: StopPageProps) {
  const t = wordsOf(view)
  return (
    <PublicFrame view={view} title={t('stop.title')} lead={t('stop.lead')} crumbs={[{ label: t('page.title'), href: address }]} isHiddenFromSearch>
      <Form view={view}>
        <Choice
          name="stop"
          label={t('stop.choice')}
          error={refusal}
          isRequired
          options={[
            { value: 'reminders', label: t('stop.reminders') },
            { value: 'all', label: t('stop.all') },
          ]}
        />
        <Button kind="main">{t('stop.send')}</Button>
      </Form>
    </PublicFrame>
  )
}
