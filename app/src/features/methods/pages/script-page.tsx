import { nameIn } from '../../../kernel/language.ts'
import { OwnWords } from '../../../ui/names.tsx'
import { PrintFrame } from '../../../ui/print-frame.tsx'
import type { View } from '../../../ui/view.ts'
import { wordsFor } from '../domain/method.ts'
import type { MethodPage } from '../domain/shown.ts'
import { accentOf, capturesLabel, lengthLabel, minutesLabel, plainWords, wordsOf } from './labels.ts'

/** The script on paper, for whoever moderates (M23). */
export function ScriptPage({ view, shown }: { view: View; shown: MethodPage }) {
  const t = wordsOf(view)
  const { community, method } = shown
  return (
    <PrintFrame
      view={view}
      title={plainWords(view.language, method.name)}
      lead={t('script.lead', { minutes: lengthLabel(t, method) })}
      accent={accentOf(community.accent)}
      foot={[nameIn(view.language, community.name), t('version', { version: method.version })]}
    >
      <OwnWords as="p" words={wordsFor(view.language, method.about)} />
      {method.steps.map((step, order) => (
        <div key={step.key} class="item">
          <h2>
            {order + 1}. <OwnWords words={wordsFor(view.language, step.title)} /> · {minutesLabel(t, step.minutes)}
          </h2>
          <p>
            <b>{t(`speaks.${step.speaks}`)}</b> · {capturesLabel(t, step)}
          </p>
          <OwnWords as="p" words={wordsFor(view.language, step.hint)} />
          {!step.allowsAdvice && <p>{t('noAdvice')}</p>}
          <p class="quiet">{t('script.notes')} : ………………………………………………………………………………………………………</p>
        </div>
      ))}
    </PrintFrame>
  )
}
