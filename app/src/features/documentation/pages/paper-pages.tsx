import type { Span } from '@ronde/guard'
import type { KeepReason } from '../../../kernel/keep-reason.ts'
import type { Language } from '../../../kernel/language.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Card, CardGrid } from '../../../ui/card.tsx'
import { Choice } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { GuardedField } from '../../../ui/guarded-field.tsx'
import { OwnWords } from '../../../ui/names.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { PrintFrame } from '../../../ui/print-frame.tsx'
import type { View } from '../../../ui/view.ts'
import type { Visibility } from '../domain/entry.ts'
import { AREAS, wordsFor, type GridArea } from '../domain/grid.ts'
import type { ShownEntry, ShownGrid } from '../domain/shown.ts'
import { AREA_ACCENTS, areaLabel, languageOptions, visibilityOptions, wordsOf, type Around } from './labels.ts'

/** What stands in the form: fresh, or as it was sent and refused. `seed` makes the ids of its lines, so that the form sent twice adds them once. */
export type TranscribeForm = {
  seed: string
  texts: Record<GridArea, { text: string; kept: Readonly<Record<string, KeepReason>> }>
  language: Language
  visibility: Exclude<Visibility, 'private'>
  findings: readonly (Span & { words: string })[]
}

type TranscribeProps = { view: View; around: Around; meetingId: string; grid: ShownGrid; form: TranscribeForm; refusal: string | null }

/** Area by area as the poster has them, one line a note. */
export function TranscribePage({ view, around, meetingId, grid, form, refusal }: TranscribeProps) {
  const t = wordsOf(view)
  return (
    <PageFrame view={view} {...around} heading={t('transcribe.title')} lead={t('transcribe.lead')}>
      {refusal && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      <Form view={view}>
        <input type="hidden" name="seed" value={form.seed} />
        <Choice name="language" label={t('field.language')} options={languageOptions()} chosen={form.language} />
        <Choice
          name="visibility"
          label={t('field.visibility')}
          hint={t('transcribe.all')}
          options={visibilityOptions(t).filter(({ value }) => value !== 'private')}
          chosen={form.visibility}
        />
        <CardGrid>
          {AREAS.map((area) => (
            <Card key={area} level={2} accent={AREA_ACCENTS[area]} title={areaLabel(t, view.language, grid.template, area)}>
              <GuardedField
                view={view}
                name={`area-${area}`}
                label={wordsFor(view.language, grid.template.areas[area].prompt).text}
                value={form.texts[area].text}
                lang={form.language}
                findings={form.findings.filter(({ words }) => form.texts[area].text.includes(words))}
                kept={form.texts[area].kept}
                audience={grid.need}
                rows={4}
              />
            </Card>
          ))}
        </CardGrid>
        <Button kind="main">{t('transcribe.save')}</Button>
      </Form>
      <p class="no-print">
        <ButtonLink icon="back" href={`/meetings/${meetingId}/grid`}>
          {t('entry.back')}
        </ButtonLink>
      </p>
    </PageFrame>
  )
}

type PosterProps = { view: View; title: string; when: string; accent: Around['accent']; grid: ShownGrid; isBlank: boolean }

/** For the wall: six boxes in the colours of their areas, with what the whole room may read, or empty to be written in. */
export function PosterPage({ view, title, when, accent, grid, isBlank }: PosterProps) {
  const t = wordsOf(view)
  const foot = [grid.template.version === 0 ? t('page.shipped') : t('page.version', { version: grid.template.version }), t('poster.hint')]
  return (
    <PrintFrame view={view} title={title} lead={when} accent={accent} foot={foot}>
      {!isBlank && (
        <p class="no-print">
          <a href="?blank=yes">{t('poster.blank')}</a>
        </p>
      )}
      <CardGrid>
        {AREAS.map((area) => (
          <Card key={area} level={2} accent={AREA_ACCENTS[area]} title={areaLabel(t, view.language, grid.template, area)}>
            <p>
              <OwnWords words={wordsFor(view.language, grid.template.areas[area].prompt)} />
            </p>
            <PosterLines entries={isBlank ? [] : grid.entries.filter((entry) => entry.area === area && isForTheWall(entry))} />
          </Card>
        ))}
      </CardGrid>
    </PrintFrame>
  )
}

/** A wall is read by everybody who was there: nothing that somebody reads alone. */
function isForTheWall({ state, visibility, isWithheld }: ShownEntry): boolean {
  return state !== 'retracted' && visibility !== 'private' && !isWithheld
}

const LINES_TO_WRITE_ON = 6

function PosterLines({ entries }: { entries: readonly ShownEntry[] }) {
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
