import { EmptyState } from '../../../ui/notice.tsx'
import type { View } from '../../../ui/view.ts'
import type { OwnPage } from '../domain/results.ts'
import type { OwnView } from '../domain/own-view.ts'
import { resultWords, ResultFrame } from './result-frame.tsx'

/** The network seen by its reader alone. */
export function OwnPageView({ view, shown }: { view: View; shown: OwnPage }) {
  const t = resultWords(view)
  return (
    <ResultFrame view={view} head={shown} current="mine" title={t('mine.title')} lead={t('mine.lead')}>
      {shown.own === null ? <EmptyState>{t('mine.noAnswer')}</EmptyState> : <OwnParts view={view} own={shown.own} names={shown.names} />}
    </ResultFrame>
  )
}

function OwnParts({ view, own, names }: { view: View; own: OwnView; names: ReadonlyMap<string, string> }) {
  const t = resultWords(view)
  const nameOf = (id: string) => names.get(id) ?? ''
  const hasTies = own.mutual.length + own.onlySaid.length + own.onlyHeard.length + own.notShown.length > 0
  const people = (ids: readonly string[]) => (
    <ul>
      {ids.map((id) => (
        <li key={id}>{nameOf(id)}</li>
      ))}
    </ul>
  )
  const part = (key: 'onlySaid' | 'onlyHeard' | 'notShown' | 'faded', ids: readonly string[], says: string | null) =>
    ids.length > 0 && (
      <section>
        <h2>{t(`mine.${key}`)}</h2>
        {says !== null && <p class="quiet">{says}</p>}
        {people(ids)}
      </section>
    )
  return (
    <>
      {!hasTies && <EmptyState>{t('mine.empty')}</EmptyState>}
      {hasTies && (
        <section>
          <h2>{t('mine.mutual')}</h2>
          {own.mutual.length === 0 ? <p>{t('mine.mutualNone')}</p> : people(own.mutual)}
        </section>
      )}
      {part('onlySaid', own.onlySaid, t('mine.onlySaidSays'))}
      {part('onlyHeard', own.onlyHeard, t('mine.onlyHeardSays'))}
      {part('notShown', own.notShown, null)}
      {part('faded', own.faded, null)}
      <section>
        <h2>{t('mine.within')}</h2>
        <p class="quiet">{t(own.within.length === 0 ? 'mine.withinNone' : 'mine.withinSays')}</p>
        <ul>
          {own.within.map(({ person, through }) => (
            <li key={person}>
              {nameOf(person)} <span class="quiet">{t('mine.through', { names: through.map(nameOf).join(', ') })}</span>
            </li>
          ))}
        </ul>
      </section>
      {own.links.length > 0 && (
        <section>
          <h2>{t('mine.links')}</h2>
          <p class="quiet">{t('mine.linksSays')}</p>
          <ul>
            {own.links.map(({ contact, people: reached }) => (
              <li key={contact}>{t('mine.linkTo', { name: nameOf(contact), count: reached.length })}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
