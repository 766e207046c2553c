import { Facts } from '../../../ui/card.tsx'
import type { Tab } from '../../../ui/frame-parts.tsx'
import type { View } from '../../../ui/view.ts'
import type { ForgottenPage } from '../domain/shown.ts'
import { SurveyFrame } from './survey-frame.tsx'
import { sayDays, sayRate, titleOfWave, wordsOf } from './words.ts'

/** Where results stood: a picture of nobody would say that nobody works with anybody. */
export function ForgottenPageView({ view, shown, tabs }: { view: View; shown: ForgottenPage; tabs: readonly Tab[] }) {
  const t = wordsOf(view)
  const { community, survey, wave, rate, comparedTo } = shown
  return (
    <SurveyFrame {...{ view, community, tabs }} refusal={null} title={titleOfWave(view, survey, wave)} lead={t('lead.forgotten')}>
      {comparedTo && <p>{t('forgotten.before', { number: comparedTo.number })}</p>}
      <p>{t('forgotten.says')}</p>
      <Facts
        facts={[
          { label: t('forgotten.when'), value: sayDays(view, wave) },
          { label: t('fact.rate'), value: sayRate(view, rate) },
        ]}
      />
      {comparedTo && (
        <p>
          <a href={`/communities/${community.id}/sociograms/${comparedTo.id}/group`}>{t('forgotten.back', { number: comparedTo.number })}</a>
        </p>
      )}
    </SurveyFrame>
  )
}
