import { Button } from '../../../ui/button.tsx'
import { CheckField, Choice, Field } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import type { Language } from '../../../kernel/language.ts'
import type { View } from '../../../ui/view.ts'
import { LONGEST_ENTRY, type EntryKind } from '../domain/entry.ts'
import { kindOptions, languageOptions, wordsOf } from './labels.ts'

/** A line that was refused comes back with its words. */
export type SentLine = { agendaItemId: string; line: string; kind: EntryKind; language: Language; isConfidential: boolean; error: string }

type WriteFormProps = {
  view: View
  meetingId: string
  itemId: string
  /** The id that the line will have, made with the page: sent twice it stands once. */
  freshId: string
  language: Language
  isAutofocused: boolean
  sent: SentLine | null
}

/** One field and Enter: a sign before the words says what the line is, the choices below say the same with a thumb. */
export function WriteForm({ view, meetingId, itemId, freshId, language, isAutofocused, sent }: WriteFormProps) {
  const t = wordsOf(view)
  return (
    <Form view={view} action={`/meetings/${meetingId}/record/entries`}>
      <input type="hidden" name="id" value={freshId} />
      <input type="hidden" name="agendaItemId" value={itemId} />
      <Field
        name="line"
        id={`line-of-${itemId || 'none'}`}
        label={t('entry.line')}
        hint={t('entry.hint')}
        value={sent?.line ?? ''}
        error={sent?.error}
        maxLength={LONGEST_ENTRY}
        autocomplete="off"
        lang={sent?.language ?? language}
        isAutofocused={isAutofocused}
      />
      <Choice name="kind" id={`kind-of-${itemId || 'none'}`} label={t('entry.kind')} options={kindOptions(t)} chosen={sent?.kind ?? 'note'} />
      <Choice
        name="language"
        id={`language-of-${itemId || 'none'}`}
        label={t('entry.language')}
        options={languageOptions()}
        chosen={sent?.language ?? language}
      />
      <CheckField name="isConfidential" id={`confidential-of-${itemId || 'none'}`} label={t('entry.confidential')} isChecked={sent?.isConfidential ?? false} />
      <Button kind="main">{t('entry.add')}</Button>
    </Form>
  )
}
