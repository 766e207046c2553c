import type { Instant } from '../../../kernel/day.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { CheckField, Choice, Field, SelectField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import { LONGEST_ENTRY, LONGEST_GIST, type Entry, type EntryDraft } from '../domain/entry.ts'
import { mayAddGist, mayAmend, mayEditEntry, mayMarkLesson, maySettleAction } from '../domain/permissions.ts'
import type { ShownRecord } from '../domain/shown.ts'
import { EntryCard } from './entry-card.tsx'
import { kindOptions, languageOptions, wordsOf, type Around } from './labels.ts'
import { AmendForm, ConflictCard } from './record-parts.tsx'

export type Refused = { part: 'text' | 'gist' | 'amend'; sentence: string } | null

type EntryPageProps = {
  view: View
  shown: ShownRecord & { meeting: { id: string; kind: string } }
  entry: Entry
  around: Around
  now: Instant
  freshId: string
  /** What was sent and refused. */
  draft: EntryDraft | null
  refused: Refused
}

/** One line with everything that may be done to it by this reader. */
export function EntryPage({ view, shown, entry, around, now, freshId, draft, refused }: EntryPageProps) {
  const t = wordsOf(view)
  const { record, stand, meeting } = shown
  const isEditor = mayEditEntry(stand, record, entry)
  const isThere = entry.removedAt === null
  const conflicts = shown.conflicts.filter(({ entryId }) => entryId === entry.id)
  return (
    <PageFrame view={view} {...around} title={t('entry.title')}>
      {refused !== null && (
        <Notice kind="refused" isAnnounced>
          {refused.sentence}
        </Notice>
      )}
      {!isThere && <Notice>{t('entry.removed')}</Notice>}
      <EntryCard
        view={view}
        entry={entry}
        amendments={shown.amendments.filter(({ entryId }) => entryId === entry.id)}
        errata={shown.errata.filter(({ entryId }) => entryId === entry.id)}
        maySettle={maySettleAction(stand, entry)}
        link={null}
      />
      {conflicts.map((conflict) => (
        <ConflictCard key={conflict.id} view={view} shown={shown} conflict={conflict} mayChoose={isEditor} />
      ))}
      {isThere && mayMarkLesson(stand, meeting) && <LessonForm view={view} entry={entry} />}
      {isThere && mayAddGist(stand, record) && <GistForm view={view} entry={entry} error={refused?.part === 'gist' ? refused.sentence : null} />}
      {isThere && mayAmend(stand, record, now) && (
        <>
          <h2>{t('amend.title')}</h2>
          <AmendForm
            view={view}
            action={`/meetings/${meeting.id}/record/amendments`}
            entryId={entry.id}
            freshId={freshId}
            text={entry.text}
            language={entry.language}
          />
        </>
      )}
      {isEditor && isThere && (
        <ChangeForm view={view} shown={shown} entry={entry} draft={draft ?? entry} error={refused?.part === 'text' ? refused.sentence : null} />
      )}
      {isEditor && <RemoveForm view={view} entry={entry} />}
      <hr />
      <p class="no-print">
        <ButtonLink icon="back" href={`/meetings/${meeting.id}/record#line-${entry.id}`}>
          {t('entry.back')}
        </ButtonLink>
      </p>
    </PageFrame>
  )
}

function GistForm({ view, entry, error }: { view: View; entry: Entry; error: string | null }) {
  const t = wordsOf(view)
  const options = languageOptions([entry.language])
  const has = new Set(entry.gists.map(({ language }) => language))
  const wished = options.find(({ value }) => (value === 'fr' || value === 'nl') && !has.has(value)) ?? options[0]
  const known = entry.gists.find(({ language }) => language === wished?.value)
  return (
    <>
      <h2>{t('gist.title')}</h2>
      <p class="quiet">{t('gist.about')}</p>
      <Form view={view}>
        <input type="hidden" name="part" value="gist" />
        <Field name="gist" label={t('gist.line')} value={known?.text ?? ''} error={error} maxLength={LONGEST_GIST} autocomplete="off" />
        <Choice name="language" id="gist-language" label={t('gist.language')} options={options} chosen={wished?.value} />
        <Button>{t('gist.save')}</Button>
      </Form>
    </>
  )
}

type ChangeFormProps = { view: View; shown: EntryPageProps['shown']; entry: Entry; draft: EntryDraft; error: string | null }

function ChangeForm({ view, shown, entry, draft, error }: ChangeFormProps) {
  const t = wordsOf(view)
  const items = shown.items.map((item) => ({ value: item.id, label: item.names[view.language] }))
  const people = shown.present.map(({ personId, name }) => ({ value: personId, label: name }))
  const isKnown = entry.ownerId === null || people.some(({ value }) => value === entry.ownerId)
  const owners = isKnown ? people : [...people, { value: entry.ownerId ?? '', label: entry.owner ?? '' }]
  return (
    <>
      <h2>{t('entry.change')}</h2>
      <Form view={view}>
        <input type="hidden" name="part" value="text" />
        <input type="hidden" name="version" value={entry.version} />
        <Field
          kind="textarea"
          name="text"
          label={t('entry.line')}
          value={draft.text}
          lang={draft.language}
          error={error}
          maxLength={LONGEST_ENTRY}
          isRequired
        />
        <Choice name="kind" label={t('entry.kind')} options={kindOptions(t)} chosen={draft.kind} />
        <Choice name="language" label={t('entry.language')} options={languageOptions()} chosen={draft.language} />
        <SelectField name="ownerId" label={t('entry.owner')} options={owners} chosen={draft.ownerId} empty={t('entry.owner-nobody')} />
        <Field name="ownerWords" label={t('entry.owner-words')} value={draft.ownerWords} maxLength={200} autocomplete="off" />
        <Field kind="date" name="dueOn" label={t('entry.due')} value={draft.dueOn} />
        {items.length > 0 && <SelectField name="agendaItemId" label={t('entry.item')} options={items} chosen={draft.agendaItemId} empty={t('item.other')} />}
        <CheckField name="isConfidential" label={t('entry.confidential')} isChecked={draft.isConfidential} />
        <ButtonRow>
          <Button kind="main">{t('entry.save')}</Button>
        </ButtonRow>
      </Form>
    </>
  )
}

function RemoveForm({ view, entry }: { view: View; entry: Entry }) {
  const t = wordsOf(view)
  const isThere = entry.removedAt === null
  return (
    <Form view={view} isPlain>
      <input type="hidden" name="part" value="remove" />
      <input type="hidden" name="isRemoved" value={isThere ? 'yes' : 'no'} />
      <Button kind={isThere ? 'danger' : 'plain'} icon={isThere ? 'remove' : 'history'}>
        {t(isThere ? 'entry.remove' : 'entry.restore')}
      </Button>
    </Form>
  )
}

function LessonForm({ view, entry }: { view: View; entry: Entry }) {
  const t = wordsOf(view)
  return (
    <Form view={view} isPlain>
      <input type="hidden" name="part" value="lesson" />
      <input type="hidden" name="isLesson" value={entry.isLesson ? 'no' : 'yes'} />
      <p class="quiet">{t('entry.lesson-about')}</p>
      <Button>{t(entry.isLesson ? 'entry.unmark-lesson' : 'entry.mark-lesson')}</Button>
    </Form>
  )
}
