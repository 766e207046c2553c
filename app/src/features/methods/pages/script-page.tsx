import { nameIn, withColon } from '../../../kernel/language.ts'
import { PrintFrame } from '../../../ui/print-frame.tsx'
import type { View } from '../../../ui/view.ts'
import type { MethodPage } from '../domain/shown.ts'
import { accentOf, capturesLabel, lengthLabel, minutesLabel, plainWords, wordsOf } from './labels.ts'
import { LocalWords } from './local-words.tsx'

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
      <p>
        <LocalWords names={method.about} />
      </p>
      {method.steps.map((step, order) => (
        <div key={step.key} class="item">
          <h2>
            {order + 1}. <LocalWords names={step.title} /> · {minutesLabel(t, step.minutes)}
          </h2>
          <p>
            <b>{t(`speaks.${step.speaks}`)}</b> · {capturesLabel(t, step)}
          </p>
          <p>
            <LocalWords names={step.hint} />
          </p>
          {!step.allowsAdvice && <p>{t('noAdvice')}</p>}
          <p class="quiet">{withColon(view.language, t('script.notes'))} ………………………………………………………………………………………………………</p>
        </div>
      ))}
    </PrintFrame>
  )
}
