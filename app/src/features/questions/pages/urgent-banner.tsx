import { nameIn } from '../../../kernel/language.ts'
import { Notice } from '../../../ui/notice.tsx'
import type { View } from '../../../ui/view.ts'
import type { DutyNumber } from '../domain/shown.ts'
import { wordsOf } from './words.ts'

/** Stands above every question: this is no emergency channel, and nobody who is cared for is named here. */
export function UrgentBanner({ view, numbers }: { view: View; numbers: readonly DutyNumber[] }) {
  const t = wordsOf(view)
  return (
    <Notice title={t('urgent.title')}>
      <p>
        {t('urgent.danger')} <a href="tel:112">112</a>
        {numbers.map(({ id, number, name }) => (
          <span key={id}>
            {' · '}
            {nameIn(view.language, name)} <a href={`tel:${number.replaceAll(/[^\d+]/g, '')}`}>{number}</a>
          </span>
        ))}
      </p>
      <p>{t('urgent.names')}</p>
    </Notice>
  )
}
