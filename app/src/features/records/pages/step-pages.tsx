import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { Choice, Field } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { OwnWords } from '../../../ui/names.tsx'
import { EmptyState, Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import { LONGEST_REASON, type Amendment } from '../domain/amendment.ts'
import type { Digest } from '../domain/digest.ts'
import { LONGEST_ENTRY } from '../domain/entry.ts'
import type { ShownRecord } from '../domain/shown.ts'
import { DigestLines } from './digest-page.tsx'
import { BesideLine } from './entry-card.tsx'
import { languageOptions, wordsOf, type Around } from './labels.ts'

type StepProps = { view: View; around: Around; meetingId: string; refusal: string | null }

function Refusal({ sentence }: { sentence: string | null }) {
  return sentence === null ? null : (
    <Notice kind="refused" isAnnounced>
      {sentence}
    </Notice>
  )
}

/** Shown before many mails leave: what the absent will read. */
export function PreparePage({ view, around, meetingId, refusal, digest, days }: StepProps & { digest: Digest; days: number }) {
  const t = wordsOf(view)
  return (
    <PageFrame view={view} {...around} title={t('prepare.title')} lead={t('prepare.lead', { days })}>
      <Refusal sentence={refusal} />
      <DigestLines view={view} digest={digest} />
      <Form view={view}>
        <ButtonRow>
          <Button kind="main">{t('prepare.confirm')}</Button>
          <ButtonLink href={`/meetings/${meetingId}/record`}>{t('prepare.not')}</ButtonLink>
        </ButtonRow>
      </Form>
    </PageFrame>
  )
}

export function LockPage({ view, around, meetingId, refusal }: StepProps) {
  const t = wordsOf(view)
  return (
    <PageFrame view={view} {...around} title={t('lock.title')} lead={t('lock.lead')}>
      <Refusal sentence={refusal} />
      <Form view={view}>
        <ButtonRow>
          <Button kind="main">{t('lock.confirm')}</Button>
          <ButtonLink href={`/meetings/${meetingId}/record`}>{t('prepare.not')}</ButtonLink>
        </ButtonRow>
      </Form>
    </PageFrame>
  )
}

/** Beside a locked record: what is right, and why it is said. */
export function ErratumPage({
  view,
  around,
  refusal,
  shown,
  freshId,
  sent,
}: StepProps & { shown: ShownRecord; freshId: string; sent: { text: string; reason: string } }) {
  const t = wordsOf(view)
  return (
    <PageFrame view={view} {...around} title={t('erratum.add')} lead={t('erratum.about')}>
      <Refusal sentence={refusal} />
      <Form view={view}>
        <input type="hidden" name="id" value={freshId} />
        <Field kind="textarea" name="text" label={t('erratum.text')} value={sent.text} maxLength={LONGEST_ENTRY} isRequired />
        <Choice name="language" label={t('entry.language')} options={languageOptions()} chosen={view.language} />
        <Field name="reason" label={t('erratum.reason')} value={sent.reason} maxLength={LONGEST_REASON} isRequired />
        <fieldset class="check-list">
          <legend>{t('entry.title')}</legend>
          <label class="check">
            <input type="radio" name="entryId" value="" checked />
            <span>{t('item.other')}</span>
          </label>
          {shown.entries
            .filter(({ removedAt }) => removedAt === null)
            .map((entry) => (
              <label key={entry.id} class="check">
                <input type="radio" name="entryId" value={entry.id} />
                <OwnWords words={entry} />
              </label>
            ))}
        </fieldset>
        <Button kind="main">{t('erratum.save')}</Button>
      </Form>
    </PageFrame>
  )
}

type AmendmentsPageProps = Omit<StepProps, 'refusal'> & { shown: ShownRecord; refused: { amendmentId: string; sentence: string } | null; isLocked: boolean }

/** Every proposal with its line, and the answer of the moderator. */
export function AmendmentsPage({ view, around, meetingId, shown, refused, isLocked }: AmendmentsPageProps) {
  const t = wordsOf(view)
  const { amendments, entries, stand } = shown
  return (
    <PageFrame view={view} {...around} title={t('amend.list')}>
      {amendments.length === 0 && <EmptyState action={{ label: t('entry.back'), href: `/meetings/${meetingId}/record` }}>{t('now.nothing')}</EmptyState>}
      {amendments.map((amendment) => {
        const entry = entries.find(({ id }) => id === amendment.entryId)
        return (
          <Card key={amendment.id}>
            {amendment.state !== 'taken' && (entry === undefined ? <p class="quiet">{t('amend.new-line')}</p> : <OwnWords as="p" words={entry} isMarked />)}
            <BesideLine view={view} t={t} amendment={amendment} />
            {refused?.amendmentId === amendment.id && <Refusal sentence={refused.sentence} />}
            {!isLocked && stand.isLead && amendment.state === 'open' && <DecideForm view={view} meetingId={meetingId} amendment={amendment} />}
            {!isLocked && amendment.state === 'declined' && amendment.proposerId === stand.personId && (
              <MaintainForm view={view} meetingId={meetingId} amendment={amendment} />
            )}
          </Card>
        )
      })}
    </PageFrame>
  )
}

type OneAmendment = { view: View; meetingId: string; amendment: Amendment }

function DecideForm({ view, meetingId, amendment }: OneAmendment) {
  const t = wordsOf(view)
  return (
    <Form view={view} action={`/meetings/${meetingId}/record/amendments/${amendment.id}`}>
      <input type="hidden" name="part" value="decide" />
      <Field name="answer" id={`answer-${amendment.id}`} label={t('amend.answer')} maxLength={LONGEST_REASON} />
      <ButtonRow>
        <Button kind="main" name="choice" value="take">
          {t('amend.take')}
        </Button>
        <Button name="choice" value="decline">
          {t('amend.decline')}
        </Button>
      </ButtonRow>
    </Form>
  )
}

function MaintainForm({ view, meetingId, amendment }: OneAmendment) {
  const t = wordsOf(view)
  return (
    <Form view={view} action={`/meetings/${meetingId}/record/amendments/${amendment.id}`}>
      <input type="hidden" name="part" value="maintain" />
      <Field name="dispute" id={`dispute-${amendment.id}`} label={t('amend.maintain')} value={amendment.dispute} maxLength={LONGEST_REASON} />
      <Choice name="language" id={`language-${amendment.id}`} label={t('entry.language')} options={languageOptions()} chosen={amendment.language} />
      <Button>{t('amend.maintain-send')}</Button>
    </Form>
  )
}
