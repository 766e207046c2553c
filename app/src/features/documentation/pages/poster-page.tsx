import { withColon } from '../../../kernel/language.ts'
import { ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Card, CardGrid } from '../../../ui/card.tsx'
import { OwnWords } from '../../../ui/names.tsx'
import { PrintFrame } from '../../../ui/print-frame.tsx'
import type { View } from '../../../ui/view.ts'
import { AREAS, wordsFor } from '../domain/grid.ts'
import { besidesOnTheWall, isForTheWall, type ShownEntry, type ShownGrid } from '../domain/shown.ts'
import { AREA_ACCENTS, areaLabel, wordsOf, type Around } from './labels.ts'

const POSTER_FILES = ['a3', 'a0-on-a3', 'a0-on-a4'] as const

type PosterProps = { view: View; title: string; when: string; accent: Around['accent']; grid: ShownGrid; isBlank: boolean }

/** For the wall: six boxes in the colours of their areas, with what the whole room may read, or empty to be written in. */
export function PosterPage({ view, title, when, accent, grid, isBlank }: PosterProps) {
  const t = wordsOf(view)
  const foot = [grid.template.version === 0 ? t('page.shipped') : t('page.version', { version: grid.template.version }), t('poster.hint')]
  return (
    <PrintFrame view={view} title={title} lead={when} accent={accent} foot={foot}>
      <div class="no-print">
        <ButtonRow>
          {POSTER_FILES.map((size) => (
            <ButtonLink key={size} icon="download" isDownload href={`poster/download?size=${size}${isBlank ? '&blank=yes' : ''}`}>
              {t(`poster.${size}`)}
            </ButtonLink>
          ))}
        </ButtonRow>
        <p class="quiet">{t('poster.cut')}</p>
        <p>
          <a href={isBlank ? '?' : '?blank=yes'}>{t(isBlank ? 'poster.filled' : 'poster.blank')}</a>
        </p>
      </div>
      <CardGrid>
        {AREAS.map((area) => (
          <Card key={area} level={2} accent={AREA_ACCENTS[area]} title={areaLabel(t, view.language, grid.template, area)}>
            <p>
              <OwnWords words={wordsFor(view.language, grid.template.areas[area].prompt)} />
            </p>
            <PosterLines view={view} grid={grid} entries={isBlank ? [] : grid.entries.filter((entry) => entry.area === area && isForTheWall(entry))} />
          </Card>
        ))}
      </CardGrid>
    </PrintFrame>
  )
}

const LINES_TO_WRITE_ON = 6

function PosterLines({ view, grid, entries }: { view: View; grid: ShownGrid; entries: readonly ShownEntry[] }) {
  if (entries.length === 0) {
    return (
      <>
        {Array.from({ length: LINES_TO_WRITE_ON }, (_, order) => (
          <p key={order} class="quiet" aria-hidden="true">
            ……………………………………………………
          </p>
        ))}
      </>
    )
  }
  return (
    <ul>
      {entries.map((entry) => (
        <li key={entry.id}>
          <OwnWords words={entry} />
          {besidesOnTheWall(grid, entry.id).map((other, order) => (
            <div key={order} class="quiet">
              {withColon(view.language, wordsOf(view)('file.beside'))} <OwnWords words={other} />
            </div>
          ))}
          {entry.gists.map((gist) => (
            <div key={gist.language} class="quiet">
              <OwnWords words={gist} />
            </div>
          ))}
        </li>
      ))}
    </ul>
  )
}
