import { dayOf, writeDay } from '../../../kernel/day.ts'
import { nameIn } from '../../../kernel/language.ts'
import { Facts, MarginNote } from '../../../ui/card.tsx'
import type { Tab } from '../../../ui/frame-parts.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import { placeOf, sheetOfSnapshot, type Release, type ReleaseRefusal, type Snapshot } from '../domain/snapshot.ts'
import { wordsFor } from '../messages/catalogue.ts'
import { sayPeriod } from '../messages/say-period.ts'
import { sayMethod } from '../messages/say-sheet.ts'
import { CapacityTable } from './capacity-table.tsx'
import { accentOf } from './poster-groups.tsx'
import { ReleasePart, type ReleaseForm } from './release-part.tsx'
import { Downloads } from './report-parts.tsx'
import { SheetTable } from './sheet-table.tsx'

export type SnapshotPageProps = {
  view: View
  snapshot: Snapshot
  release: Release | null
  mayRelease: boolean
  tabs: readonly Tab[]
  form: ReleaseForm
  refusal: ReleaseRefusal | null
}

/** A table as it was on the day it was frozen. Nothing here is computed again. */
export function SnapshotPage({ view, snapshot, release, mayRelease, tabs, form, refusal }: SnapshotPageProps) {
  const { language } = view
  const t = wordsFor(language)
  const { frozen, window, version } = snapshot
  const place = placeOf(snapshot)
  const above = `/${place.kind === 'programme' ? 'programmes' : 'communities'}/${place.id}`
  const address = `${above}/snapshots/${snapshot.id}`
  const name = nameIn(language, frozen.names)
  const { meetings, members } = frozen.table.distinct
  const sheet = sheetOfSnapshot(snapshot)
  return (
    <PageFrame
      view={view}
      title={t('snapshot.title', { version, meetings, members, period: sayPeriod(language, window) })}
      lead={sayFrozen(snapshot, view)}
      crumbs={[
        { label: `${t('report')} · ${name}`, href: `${above}/report` },
        { label: t('snapshots.title'), href: `${above}/snapshots` },
      ]}
      tabs={tabs}
      accent={frozen.columns.length === 1 ? accentOf(frozen.columns[0]?.accent ?? '') : undefined}
      communityName={name}
      wide
    >
      {snapshot.replacedById !== null && (
        <Notice>
          <p>
            {t('snapshot.newer')} <a href={`${above}/snapshots/${snapshot.replacedById}`}>{t('snapshot.newer.link')}</a>
          </p>
        </Notice>
      )}
      {snapshot.reason !== '' && version > 1 && <p>{t('snapshot.correction', { reason: snapshot.reason })}</p>}
      <SheetTable sheet={sheet} language={language} />
      <p class="small quiet">{sayMethod(language, sheet).join(' ')}</p>
      <FrozenWarnings view={view} snapshot={snapshot} />
      <CapacityTable language={language} columns={frozen.columns} />
      <FrozenDefinitions view={view} snapshot={snapshot} />
      <Facts facts={[{ label: t('snapshot.digest'), value: <code>{snapshot.digest.slice(0, 16)}</code> }]} />
      <p class="small quiet">{t('snapshot.digest.hint')}</p>
      <Downloads view={view} address={address} query="" />
      {mayRelease && <ReleasePart view={view} snapshot={snapshot} release={release} address={address} form={form} refusal={refusal} />}
    </PageFrame>
  )
}

function sayFrozen({ frozenAt, frozenByName }: Snapshot, { language }: View): string {
  const t = wordsFor(language)
  const day = writeDay(language, dayOf(frozenAt))
  return frozenByName === null ? t('snapshot.frozen.nobody', { day }) : t('snapshot.frozen', { day, name: frozenByName })
}

function FrozenWarnings({ view, snapshot: { frozen } }: { view: View; snapshot: Snapshot }) {
  const found = frozen.warnings[view.language]
  if (found.length === 0) return null
  return (
    <>
      {found.map(({ community, message }, order) => {
        const column = frozen.columns.find(({ id }) => id === community)
        return (
          <MarginNote key={order}>
            <p>
              <b>{column === undefined ? '' : nameIn(view.language, column.names)}</b> · {message}
            </p>
          </MarginNote>
        )
      })}
    </>
  )
}

function FrozenDefinitions({ view, snapshot: { frozen } }: { view: View; snapshot: Snapshot }) {
  const t = wordsFor(view.language)
  return (
    <Disclosure label={t('snapshot.definitions')}>
      {frozen.definitions[view.language].map(({ id, title, definition, leftOut, version }) => (
        <p key={id} class="small">
          <b>{title}</b> · {t('card.version.value', { version })}
          <br />
          {definition} {leftOut}
        </p>
      ))}
    </Disclosure>
  )
}
