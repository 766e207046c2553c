import { writeDay, type Instant } from '../../../kernel/day.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Card, Item } from '../../../ui/card.tsx'
import { Choice, Field } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { OwnWords } from '../../../ui/names.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import { LONGEST_REASON } from '../domain/amendment.ts'
import { LONGEST_ENTRY } from '../domain/entry.ts'
import { mayAmend, maySettleAction } from '../domain/permissions.ts'
import type { ActionLine, Conflict, ShownRecord } from '../domain/shown.ts'
import { languageOptions, sayOwner, wordsOf } from './labels.ts'

type Shown = ShownRecord & { meeting: { id: string } }

/** The one next step of whoever reads it. */
export function MoveButtons({ view, shown, now, isWriter }: { view: View; shown: Shown; now: Instant; isWriter: boolean }) {
  const t = wordsOf(view)
  const { record, stand, present } = shown
  const address = `/meetings/${shown.meeting.id}/record`
  const isLive = isWriter && stand.isLead && record.phase === 'live'
  const isAgreeing = mayAmend(stand, record, now)
  const isAllAgreed = present.length > 0 && shown.agreed === present.length
  const canWish = stand.isPresent && record.phase !== 'locked' && record.version > 0
  return (
    <div class="row no-print">
      {isLive && record.version > 0 && (
        <ButtonLink icon="done" href={`${address}/prepare`}>
          {t('prepare.button')}
        </ButtonLink>
      )}
      {isLive && (
        <Form view={view} action={`${address}/open`} isPlain>
          <input type="hidden" name="isOpen" value={record.isOpenToPresent ? 'no' : 'yes'} />
          <Button icon="people">{t(record.isOpenToPresent ? 'open.stop' : 'open.button')}</Button>
        </Form>
      )}
      {isAgreeing && !shown.hasAgreed && (
        <Form view={view} action={`${address}/agree`} isPlain>
          <Button kind="main" icon="done">
            {t('agree.button')}
          </Button>
        </Form>
      )}
      {isAgreeing && shown.hasAgreed && <p class="quiet">{t('agree.mine')}</p>}
      {stand.isLead && record.phase === 'amendable' && isAllAgreed && (
        <ButtonLink icon="closed" href={`${address}/lock`}>
          {t('lock.button')}
        </ButtonLink>
      )}
      {canWish && (
        <Form view={view} action={`${address}/wish`} isPlain>
          <input type="hidden" name="isWished" value={shown.hasWished ? 'no' : 'yes'} />
          {shown.hasWished && <span class="quiet">{t('wish.mine')} </span>}
          <Button kind="quiet" icon="mail">
            {t(shown.hasWished ? 'wish.stop' : 'wish.button')}
          </Button>
        </Form>
      )}
    </div>
  )
}

/** Two versions of a line side by side, until somebody chooses. */
export function ConflictCard({ view, shown, conflict, mayChoose }: { view: View; shown: Shown; conflict: Conflict; mayChoose: boolean }) {
  const t = wordsOf(view)
  const entry = shown.entries.find(({ id }) => id === conflict.entryId)
  if (entry === undefined) return null
  return (
    <Card>
      <p class="quiet small">{t('conflict.stands')}</p>
      <OwnWords as="p" words={entry} isMarked />
      <p class="quiet small">{t('conflict.other', { name: conflict.by ?? t('entry.former') })}</p>
      <OwnWords as="p" words={conflict.proposed} isMarked />
      {mayChoose && (
        <Form view={view} action={`/meetings/${shown.meeting.id}/record/conflicts/${conflict.id}`} isPlain>
          <ButtonRow>
            <Button name="choice" value="keep">
              {t('conflict.keep')}
            </Button>
            <Button name="choice" value="take">
              {t('conflict.take')}
            </Button>
          </ButtonRow>
        </Form>
      )}
    </Card>
  )
}

/** What somebody took upon herself at an earlier meeting, and nobody said is done. */
export function FollowUp({ view, shown }: { view: View; shown: Shown }) {
  const t = wordsOf(view)
  if (shown.followUp.length === 0) return null
  return (
    <Disclosure label={`${t('follow.title')} (${shown.followUp.length})`} isOpen={shown.record.phase === 'live'}>
      {shown.followUp.map((line) => (
        <ActionItem
          key={line.entryId}
          view={view}
          line={line}
          maySettle={maySettleAction(shown.stand, { kind: 'action', ownerId: line.ownerId })}
          from={shown.meeting.id}
        />
      ))}
    </Disclosure>
  )
}

type ActionItemProps = { view: View; line: ActionLine; maySettle: boolean; from?: string }

/** One action with its meeting; `from` is the record that the reader comes back to. */
function ActionItem({ view, line, maySettle, from = '' }: ActionItemProps) {
  const t = wordsOf(view)
  const owner = sayOwner(t, view.language, line)
  return (
    <Item>
      <OwnWords as="p" words={line.words} isMarked />
      <p class="quiet small">
        {owner !== '' && `${owner} · `}
        <a href={`/meetings/${line.meetingId}/record`}>{t('follow.day', { day: writeDay(view.language, line.heldOn) })}</a>
      </p>
      {maySettle && (
        <Form view={view} action={`/meetings/${line.meetingId}/record/entries/${line.entryId}`} isPlain>
          <input type="hidden" name="part" value="settle" />
          <input type="hidden" name="isDone" value={line.doneAt === null ? 'yes' : 'no'} />
          <input type="hidden" name="back" value={from} />
          <Button isSmall>
            {t(line.doneAt === null ? 'entry.mark-done' : 'entry.mark-open')}
            <span class="visually-hidden"> {line.words.text.slice(0, 60)}</span>
          </Button>
        </Form>
      )}
    </Item>
  )
}

/** A line that nobody wrote. */
export function MissingForm({ view, meetingId, freshId }: { view: View; meetingId: string; freshId: string }) {
  const t = wordsOf(view)
  return (
    <Disclosure label={t('amend.missing')}>
      <AmendForm view={view} action={`/meetings/${meetingId}/record/amendments`} entryId="" freshId={freshId} text="" />
    </Disclosure>
  )
}

type AmendFormProps = {
  view: View
  action: string
  entryId: string
  freshId: string
  text: string
  language?: string
  errors?: { text?: string; reason?: string }
}

/** Another text and why. */
export function AmendForm({ view, action, entryId, freshId, text, language = view.language, errors = {} }: AmendFormProps) {
  const t = wordsOf(view)
  return (
    <Form view={view} action={action}>
      <input type="hidden" name="id" value={freshId} />
      <input type="hidden" name="entryId" value={entryId} />
      <Field
        kind="textarea"
        name="text"
        id="amend-text"
        label={t('amend.text')}
        value={text}
        lang={language}
        error={errors.text}
        maxLength={LONGEST_ENTRY}
        isRequired
      />
      <Choice name="language" id="amend-language" label={t('entry.language')} options={languageOptions()} chosen={language} />
      <Field name="reason" id="amend-reason" label={t('amend.reason')} error={errors.reason} maxLength={LONGEST_REASON} isRequired />
      <Button kind="main">{t('amend.send')}</Button>
    </Form>
  )
}
