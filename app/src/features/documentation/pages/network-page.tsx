import { nameIn } from '../../../kernel/language.ts'
import { Button } from '../../../ui/button.tsx'
import { CheckList, Choice, Field } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { EmptyState } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import type { GridTemplate } from '../domain/grid.ts'
import { sumOf, type AreaCounts, type CountedBy, type ShownPeriods } from '../domain/periods.ts'
import type { BilingualName } from '../../../kernel/language.ts'
import { byWord, countedByOptions, CountFiles, PeriodTable, TotalsTable } from './count-tables.tsx'
import { wordsOf } from './labels.ts'

type Totals = { communityId: string; name: BilingualName; counts: AreaCounts }
type NetworkPageProps = {
  view: View
  template: GridTemplate
  counts: { by: CountedBy; choices: readonly Totals[]; totals: readonly Totals[]; overTime: readonly (Totals & ShownPeriods)[]; isRemembered: boolean }
  from: string
  until: string
}

/** Area × community × time: numbers that open the notes behind them. */
export function NetworkPage({ view, template, counts, from, until }: NetworkPageProps) {
  const t = wordsOf(view)
  const { by, choices, totals, overTime, isRemembered } = counts
  const chosen = totals.length === choices.length ? [] : totals.map(({ communityId }) => communityId)
  const period = { ...(from === '' ? {} : { from }), ...(until === '' ? {} : { until }) }
  const here = (more: Record<string, string>) => address('/grid', { ...period, by, ...more }, chosen)
  const notesOf = (communityId: string, choice: Record<string, string>) => `${address(`/communities/${communityId}/grid`, { ...period, ...choice })}#notes`
  if (choices.length === 0) {
    return (
      <PageFrame view={view} title={t('network.title')} lead={t('network.lead')}>
        <EmptyState>{t('network.empty')}</EmptyState>
      </PageFrame>
    )
  }
  return (
    <PageFrame view={view} title={t('network.title')} lead={t('network.lead')} wide>
      <form method="get" class="form">
        {choices.length > 1 && (
          <CheckList
            name="community"
            label={t('network.choose')}
            hint={t('network.chooseHint')}
            options={choices.map(({ communityId, name }) => ({ value: communityId, label: nameIn(view.language, name) }))}
            chosen={chosen}
          />
        )}
        <Choice name="by" label={t('list.by')} options={countedByOptions(t)} chosen={by} />
        <div class="columns">
          <Field kind="date" name="from" label={t('list.from')} value={from} />
          <Field kind="date" name="until" label={t('list.until')} value={until} />
        </div>
        <Button kind="main">{t('network.show')}</Button>
      </form>
      {isRemembered ? (
        <p class="quiet">{t('network.remembered')}</p>
      ) : (
        <Form view={view} action="/grid" isPlain>
          <input type="hidden" name="by" value={by} />
          {chosen.map((id) => (
            <input key={id} type="hidden" name="community" value={id} />
          ))}
          <Button>{t('network.remember')}</Button>
        </Form>
      )}
      <TotalsTable view={view} template={template} totals={totals} hrefOf={notesOf} />
      {totals.length > overTime.length && <p class="quiet">{t('network.firstTwo')}</p>}
      {overTime.map(({ communityId, name, ...counted }) => (
        <section key={communityId}>
          <h2>
            <a href={`/communities/${communityId}/grid?by=${by}`}>{nameIn(view.language, name)}</a>
          </h2>
          {sumOf(counted.counts) === 0 ? (
            <p class="quiet">{t('count.nothing')}</p>
          ) : (
            <PeriodTable
              view={view}
              caption={`${nameIn(view.language, name)} · ${t('list.counts', { by: byWord(t, by) })}`}
              {...{ template, by, counted }}
              hrefOf={(choice) => notesOf(communityId, choice)}
              olderHref={(day) => address('/grid', { ...period, by, until: day }, chosen)}
            />
          )}
        </section>
      ))}
      <CountFiles view={view} href={(format) => here({ format }).replace('/grid?', '/grid/download?')} />
    </PageFrame>
  )
}

function address(path: string, params: Record<string, string>, communities: readonly string[] = []): string {
  const all = new URLSearchParams(params)
  for (const id of communities) all.append('community', id)
  const text = all.toString()
  return text === '' ? path : `${path}?${text}`
}
