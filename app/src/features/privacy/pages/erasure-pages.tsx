import { dayOf, writeDay } from '../../../kernel/day.ts'
import { withColon } from '../../../kernel/language.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { CheckField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { PublicFrame } from '../../../ui/public-frame.tsx'
import type { View } from '../../../ui/view.ts'
import { tableWords, wordsFor } from './words.ts'

type Counted = { table: string; rows: number }
type ErasePageProps = { view: View; goes: readonly Counted[]; stays: readonly Counted[]; refusal?: 'not-confirmed' | 'person-unknown' | null }

/** The preview: what goes, what stays without a name, then one box and one button. */
export function ErasePage({ view, goes, stays, refusal = null }: ErasePageProps) {
  const t = wordsFor(view.language)
  const refusalText = refusal === null ? null : t(`erase.refused.${refusal}`)
  return (
    <PageFrame view={view} title={t('erase.title')} crumbs={[{ label: t('me.title'), href: '/privacy/me' }]}>
      {refusalText && (
        <Notice kind="refused" isAnnounced>
          <p>{refusalText}</p>
        </Notice>
      )}
      <h2>{t('erase.goes')}</h2>
      <Lines view={view} lines={goes} />
      <h2>{t('erase.stays')}</h2>
      <p>{t('erase.stays.text')}</p>
      <Lines view={view} lines={stays} />
      <Form view={view} action="/privacy/me/erase">
        <Notice>{t('erase.final')}</Notice>
        <CheckField name="wordsToo" label={t('erase.words')} hint={t('erase.words.hint')} />
        <CheckField name="confirmed" label={t('erase.confirm')} isRequired error={refusal === 'not-confirmed' ? refusalText : null} />
        <ButtonRow>
          <Button kind="danger">{t('erase.button')}</Button>
          <ButtonLink kind="quiet" href="/privacy/me">
            {t('erase.back')}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </PageFrame>
  )
}

function Lines({ view, lines }: { view: View; lines: readonly Counted[] }) {
  const t = wordsFor(view.language)
  if (lines.length === 0) return <p class="quiet">{t('erase.goes.none')}</p>
  return (
    <ul>
      {lines.map(({ table, rows }) => (
        <li key={table}>
          {withColon(view.language, tableWords(view.language, table))} <span class="figures">{rows}</span>
        </li>
      ))}
    </ul>
  )
}

export function ErasedPage({ view, code, erasedAt }: { view: View; code: string; erasedAt: string }) {
  const t = wordsFor(view.language)
  return (
    <PublicFrame view={view} title={t('erased.title')} isHiddenFromSearch>
      <p>{t('erased.text', { day: writeDay(view.language, dayOf(erasedAt)) })}</p>
      <p>
        <code>{code}</code>
      </p>
      <p class="quiet">{t('erased.backups')}</p>
    </PublicFrame>
  )
}
