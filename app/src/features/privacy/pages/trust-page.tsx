import { writeDay } from '../../../kernel/day.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/notice.tsx'
import { PublicFrame } from '../../../ui/public-frame.tsx'
import type { View } from '../../../ui/view.ts'
import type { GuardFigures } from '../domain/guard-figures.ts'
import type { TrustPromise } from '../domain/promise.ts'
import type { Treatment } from '../domain/treatments.ts'
import { GuardFiguresPart } from './guard-figures.tsx'
import { tableWords, wordsFor } from './words.ts'

type TrustPageProps = {
  view: View
  promises: readonly TrustPromise[]
  checkedOn: string
  treatments: readonly Treatment[]
  guardFigures: GuardFigures
}

export function TrustPage({ view, promises, checkedOn, treatments, guardFigures }: TrustPageProps) {
  const { language } = view
  const t = wordsFor(language)
  return (
    <PublicFrame view={view} title={t('trust.title')} lead={t('trust.lead', { day: writeDay(language, checkedOn) })}>
      <h2>{t('trust.promises')}</h2>
      <DataTable
        caption={t('trust.promises')}
        isCaptionHidden
        rows={promises}
        keyOf={({ id }) => id}
        empty={<EmptyState>{t('trust.none')}</EmptyState>}
        columns={[
          { key: 'sentence', heading: t('trust.promise'), cell: ({ sentence }) => sentence[language] },
          { key: 'id', heading: t('trust.id'), isHeading: true, cell: ({ id }) => <span class="code">{id}</span> },
        ]}
      />
      <p>{t('trust.outside')}</p>
      <p>{t('trust.device')}</p>
      <GuardFiguresPart language={language} figures={guardFigures} />
      <h2>{t('trust.rights')}</h2>
      <p>{t('trust.rights.text')}</p>
      <h2 id="register">{t('trust.register')}</h2>
      <p>{t('trust.register.text')}</p>
      <DataTable
        caption={t('trust.register')}
        isCaptionHidden
        rows={treatments}
        columns={[
          { key: 'why', heading: t('me.why'), isHeading: true, cell: ({ purpose }) => t(`purpose.${purpose}`) },
          { key: 'what', heading: t('me.what'), cell: ({ tables }) => [...new Set(tables.map((table) => tableWords(language, table)))].join('; ') },
          { key: 'basis', heading: t('me.basis'), cell: ({ basis }) => t(`basis.${basis}`) },
          { key: 'kept', heading: t('me.kept'), cell: ({ retention }) => t(`retention.${retention}`) },
          { key: 'seen', heading: t('me.seen'), cell: ({ visibilities }) => visibilities.map((visibility) => t(`visibility.${visibility}`)).join('; ') },
        ]}
      />
    </PublicFrame>
  )
}

/** A11Y-01: made anew for each instance, in each language. */
export function AccessibilityPage({ view, checkedOn, contact }: { view: View; checkedOn: string; contact: string }) {
  const { language } = view
  const t = wordsFor(language)
  return (
    <PublicFrame view={view} title={t('access.title')} lead={t('access.lead')}>
      <h2>{t('access.state')}</h2>
      <p>{t('access.state.text')}</p>
      <h2>{t('access.not')}</h2>
      <p>{t('access.not.text')}</p>
      <h2>{t('access.how')}</h2>
      <p>{t('access.how.text', { day: writeDay(language, checkedOn) })}</p>
      <h2>{t('access.contact')}</h2>
      <p>{t('access.contact.text', { contact })}</p>
      <p>{t('access.enforcement')}</p>
    </PublicFrame>
  )
}
