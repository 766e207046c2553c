import type { Span } from '@ronde/guard'
import type { KeepReason } from '../../../kernel/keep-reason.ts'
import type { Language, LocalText } from '../../../kernel/language.ts'
import { Button } from '../../../ui/button.tsx'
import { Choice, SelectField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { GuardedField } from '../../../ui/guarded-field.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import { helperOptions, languageOptions, wordsOf, type ListedView } from './words.ts'

/** A suggestion as its form was sent. */
export type SentSuggestion = {
  text: string
  language: Language
  goal: string
  otherGoal: string
  helper: string
  service: string
  tool: string
  kept: Readonly<Record<string, KeepReason>>
}

export function emptySuggestion(language: Language): SentSuggestion {
  return { text: '', language, goal: '', otherGoal: '', helper: '', service: '', tool: '', kept: {} }
}

/** What the guard marked, field by field; it goes back in the same answer and nowhere else. */
export type Marks = Readonly<Record<string, readonly (Span & { words: string })[]>>
export type Fault = { text: string; marks: Marks }

type SuggestFormProps = {
  view: ListedView
  action: string
  sent: SentSuggestion
  fault: Fault | null
  goal: LocalText | null
  audience: 'bound' | 'mixed' | 'public'
}

export function SuggestForm({ view, action, sent, fault, goal, audience }: SuggestFormProps) {
  const t = wordsOf(view)
  const shared = (key: 'text' | 'goal' | 'link-1' | 'link-2', text: string) => {
    const marks = fault?.marks[key] ?? []
    const kept = Object.fromEntries(Object.entries(sent.kept).filter(([words]) => text.includes(words) && marks.every((mark) => mark.words !== words)))
    return { view, lang: sent.language, audience, value: text, findings: marks, kept }
  }
  return (
    <Form view={view} action={action} id="add">
      {fault !== null && (
        <Notice kind="refused" isAnnounced>
          {fault.text}
        </Notice>
      )}
      <GuardedField name="text" label={t('form.text')} hint={t('form.textHint')} rows={3} isRequired maxLength={2000} {...shared('text', sent.text)} />
      <SelectField name="language" label={t('form.language')} options={languageOptions} chosen={sent.language} empty={false} />
      <Choice
        name="goal"
        label={t('form.goal')}
        hint={goal === null ? undefined : <span lang={goal.language === view.language ? undefined : goal.language}>{goal.text}</span>}
        chosen={sent.goal}
        options={[
          { value: 'their-goal', label: t('form.goalTheirs') },
          { value: 'another', label: t('form.goalOther') },
          { value: 'unknown', label: t('form.goalUnknown') },
        ]}
      />
      <GuardedField name="otherGoal" label={t('form.otherGoal')} hint={t('form.optional')} rows={1} maxLength={200} {...shared('goal', sent.otherGoal)} />
      <SelectField name="helper" label={t('form.helper')} options={helperOptions(view)} chosen={sent.helper} empty={t('form.helperEmpty')} />
      <Disclosure label={t('form.named')} isOpen={sent.service + sent.tool !== ''}>
        <GuardedField name="service" label={t('form.service')} hint={t('form.optional')} rows={1} maxLength={200} {...shared('link-1', sent.service)} />
        <GuardedField name="tool" label={t('form.tool')} hint={t('form.optional')} rows={1} maxLength={200} {...shared('link-2', sent.tool)} />
      </Disclosure>
      <Button kind="main">{t('form.save')}</Button>
    </Form>
  )
}
