import { nameIn } from '../../../kernel/language.ts'
import { Button } from '../../../ui/button.tsx'
import { CheckField, CheckList, Field, SelectField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import type { Tab } from '../../../ui/frame-parts.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import type { StepWish } from '../domain/edit-method.ts'
import { CAPTURES, SPEAKS } from '../domain/method.ts'
import type { MethodPage } from '../domain/shown.ts'
import { LocalFields } from './local-fields.tsx'
import { accentOf, plainWords, wordsOf } from './labels.ts'

type StepPageProps = {
  view: View
  shown: MethodPage
  tabs: readonly Tab[]
  step: StepWish
  /** The step as it was named when the page was opened; null for a new one. */
  title: string | null
  refusal: string | null
  /** What was typed as minutes, where it is no number. */
  minutes?: string
}

/** One step of a community's own card: words, minutes, who speaks, what is written down. */
export function StepPage({ view, shown, tabs, step, title, refusal, minutes = String(step.minutes ?? '') }: StepPageProps) {
  const t = wordsOf(view)
  const { community, method } = shown
  const name = nameIn(view.language, community.name)
  const address = `/communities/${community.id}/methods`
  return (
    <PageFrame
      view={view}
      title={title === null ? t('change.new') : t('change.step', { step: title })}
      accent={accentOf(community.accent)}
      communityName={name}
      crumbs={[
        { label: name, href: `/communities/${community.id}` },
        { label: t('title'), href: address },
        { label: plainWords(view.language, method.name), href: `${address}/${method.id}` },
      ]}
      tabs={tabs}
    >
      {refusal && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      <Form view={view}>
        <input type="hidden" name="version" value={method.version} />
        <LocalFields t={t} language={view.language} names={step.title} field="title" label="field.title" />
        <Field name="minutes" kind="number" min={0} max={240} label={t('field.minutes')} hint={t('field.minutesHint')} value={minutes} />
        <SelectField
          name="speaks"
          label={t('field.speaks')}
          options={SPEAKS.map((value) => ({ value, label: t(`speaks.${value}`) }))}
          chosen={step.speaks}
          empty={false}
        />
        <CheckList
          name="captures"
          label={t('field.captures')}
          hint={t('field.capturesHint')}
          options={CAPTURES.filter((value) => value !== 'parked').map((value) => ({ value, label: t(`captures.${value}`) }))}
          chosen={step.captures}
        />
        <CheckField name="advice" label={t('field.advice')} hint={t('field.adviceHint')} isChecked={step.allowsAdvice} />
        <LocalFields t={t} language={view.language} names={step.hint} field="hint" label="field.hint" isLong />
        <Button kind="main">{t('save')}</Button>
      </Form>
    </PageFrame>
  )
}
