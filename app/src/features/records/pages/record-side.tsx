import { LANGUAGE_NAMES, startSentence } from '../../../kernel/language.ts'
import { Card, Facts } from '../../../ui/card.tsx'
import { SmallBars } from '../../../ui/charts.tsx'
import { DataTable, type Column } from '../../../ui/data-table.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import type { Entry } from '../domain/entry.ts'
import { measureParity, type Parity } from '../domain/parity.ts'
import type { ShownRecord } from '../domain/shown.ts'
import { wordsOf } from './labels.ts'

type InShortProps = { view: View; shown: ShownRecord & { meeting: { id: string; communityIds?: readonly string[] } }; entries: readonly Entry[] }

/** How far it is, whether everybody can read it, and where else it stands. */
export function InShort({ view, shown, entries }: InShortProps) {
  const t = wordsOf(view)
  const { record, present, agreed } = shown
  const address = `/meetings/${shown.meeting.id}/record`
  const communityId = shown.meeting.communityIds?.[0]
  return (
    <>
      <Card title={t('page.in-short')} level={2}>
        <Facts
          facts={[
            { label: t('page.phase'), value: t(`phase.${record.phase}`) },
            { label: t('page.present'), value: present.length === 0 ? null : String(present.length) },
            { label: t('agree.button'), value: record.phase === 'amendable' ? t('page.agreed', { agreed, of: present.length }) : null },
          ]}
        />
        <ul>
          <li>
            <a href={`${address}/digest`}>{t('page.digest')}</a>
          </li>
          <li>
            <a href={`${address}/print`}>{t('page.print')}</a>
          </li>
          {communityId !== undefined && shown.stand.isMember && (
            <li>
              <a href={`/communities/${communityId}/records`}>{t('page.all')}</a>
            </li>
          )}
        </ul>
      </Card>
      <ParityCard view={view} meetingId={shown.meeting.id} entries={entries} isLocked={record.phase === 'locked'} />
    </>
  )
}

/** The bar is a table: lines and words that can be read in French and in Dutch. */
function ParityCard({ view, meetingId, entries, isLocked }: { view: View; meetingId: string; entries: readonly Entry[]; isLocked: boolean }) {
  const t = wordsOf(view)
  if (entries.length === 0) return null
  const parities = measureParity(entries)
  const bars = parities.map(({ language, entries: readable, ofEntries }) => ({
    label: startSentence(LANGUAGE_NAMES[language]),
    value: readable,
    text: t('parity.bar', { entries: readable, of: ofEntries }),
  }))
  const columns: Column<Parity>[] = [
    { key: 'language', heading: t('parity.language'), isHeading: true, cell: ({ language }) => <span lang={language}>{LANGUAGE_NAMES[language]}</span> },
    {
      key: 'lines',
      heading: t('list.lines'),
      isNumber: true,
      cell: ({ entries: readable, ofEntries }) => t('parity.bar', { entries: readable, of: ofEntries }),
    },
    { key: 'words', heading: t('parity.words'), isNumber: true, cell: ({ words, ofWords }) => t('parity.bar', { entries: words, of: ofWords }) },
  ]
  return (
    <Card title={t('parity.title')} level={2}>
      <SmallBars caption={t('parity.caption')} bars={bars} max={entries.length} />
      <p class="quiet small">{t('parity.about')}</p>
      <Disclosure label={t('parity.table')}>
        <DataTable caption={t('parity.table')} isCaptionHidden columns={columns} rows={parities} keyOf={({ language }) => language} />
      </Disclosure>
      {!isLocked &&
        parities
          .filter(({ missing }) => missing.length > 0)
          .map(({ language, missing }) => (
            <p key={language}>
              <a href={`/meetings/${meetingId}/record/lines?in=${language}`}>{t(`parity.missing-${language}`, { count: missing.length })}</a>
            </p>
          ))}
    </Card>
  )
}
