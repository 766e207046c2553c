import type { Span } from '@ronde/guard'
import type { KeepReason } from '../../../kernel/keep-reason.ts'
import type { Language } from '../../../kernel/language.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Card, CardGrid } from '../../../ui/card.tsx'
import { Choice } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { GuardedField } from '../../../ui/guarded-field.tsx'
import { OwnWords } from '../../../ui/names.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import type { Visibility } from '../domain/entry.ts'
import { AREAS, wordsFor, type GridArea } from '../domain/grid.ts'
import type { TypedCard } from '../domain/read-cards.ts'
import type { ShownGrid } from '../domain/shown.ts'
import { AREA_ACCENTS, areaLabel, languageOptions, visibilityOptions, wordsOf, type Around } from './labels.ts'

/** What stands in the form: fresh, or as it was sent and refused. `seed` makes the ids of its lines, so that the form sent twice adds them once. */
export type TranscribeForm = {
  seed: string
  /** Card after card, each line with the number of its area. */
  cards: { text: string; kept: Readonly<Record<string, KeepReason>> }
  /** As they would stand; null while nobody asked. */
  preview: readonly TypedCard[] | null
  /** Which of the two forms was sent. */
  isByArea: boolean
  texts: Record<GridArea, { text: string; kept: Readonly<Record<string, KeepReason>> }>
  language: Language
  visibility: Exclude<Visibility, 'private'>
  findings: readonly (Span & { words: string })[]
}

type TranscribeProps = { view: View; around: Around; meetingId: string; grid: ShownGrid; form: TranscribeForm; refusal: string | null }

/** What was written on paper: card after card by its number, or area by area as the poster has them. */
export function TranscribePage({ view, around, meetingId, grid, form, refusal }: TranscribeProps) {
  const t = wordsOf(view)
  return (
    <PageFrame view={view} {...around} heading={t('transcribe.title')} lead={t('transcribe.lead')}>
      {refusal && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      <QuickForm {...{ view, grid, form }} />
      {form.preview !== null && <Preview {...{ view, grid }} cards={form.preview} />}
      <Disclosure label={t('transcribe.areas')} isOpen={form.isByArea}>
        <AreasForm {...{ view, grid, form }} />
      </Disclosure>
      <p class="no-print">
        <ButtonLink icon="back" href={`/meetings/${meetingId}/grid`}>
          {t('entry.back')}
        </ButtonLink>
      </p>
    </PageFrame>
  )
}

type FormProps = { view: View; grid: ShownGrid; form: TranscribeForm }

function QuickForm({ view, grid, form }: FormProps) {
  const t = wordsOf(view)
  return (
    <section>
      <h2>{t('transcribe.quick')}</h2>
      <p class="quiet">{AREAS.map((area) => areaLabel(t, view.language, grid.template, area)).join(' · ')}</p>
      <Form view={view}>
        <input type="hidden" name="seed" value={form.seed} />
        <GuardedField
          view={view}
          name="cards"
          label={t('transcribe.cards')}
          hint={t('transcribe.cardsHint')}
          value={form.cards.text}
          lang={form.language}
          findings={form.isByArea ? [] : form.findings}
          kept={form.cards.kept}
          audience={grid.need}
          rows={10}
        />
        <Shared {...{ view, form }} of="cards" />
        <ButtonRow>
          <Button kind="main">{t('transcribe.save')}</Button>
          <Button name="do" value="look">
            {t('transcribe.look')}
          </Button>
        </ButtonRow>
      </Form>
    </section>
  )
}

/** In which language, and for whom. */
function Shared({ view, form, of }: Omit<FormProps, 'grid'> & { of: string }) {
  const t = wordsOf(view)
  return (
    <>
      <Choice name="language" label={t('field.language')} options={languageOptions()} chosen={form.language} />
      <Choice
        name="visibility"
        id={`visibility-${of}`}
        label={t('field.visibility')}
        hint={t('transcribe.all')}
        options={visibilityOptions(t).filter(({ value }) => value !== 'private')}
        chosen={form.visibility}
      />
    </>
  )
}

function Preview({ view, grid, cards }: { view: View; grid: ShownGrid; cards: readonly TypedCard[] }) {
  const t = wordsOf(view)
  return (
    <section id="preview">
      <h2>{t('transcribe.preview')}</h2>
      <p class="quiet">{t('transcribe.previewHint')}</p>
      <CardGrid>
        {AREAS.filter((area) => cards.some((card) => card.area === area)).map((area) => (
          <Card key={area} accent={AREA_ACCENTS[area]} title={areaLabel(t, view.language, grid.template, area)}>
            <ul>
              {cards
                .filter((card) => card.area === area)
                .map((card, order) => (
                  <li key={order}>
                    <OwnWords words={card} />
                  </li>
                ))}
            </ul>
          </Card>
        ))}
      </CardGrid>
    </section>
  )
}

function AreasForm({ view, grid, form }: FormProps) {
  const t = wordsOf(view)
  return (
    <Form view={view}>
      <input type="hidden" name="seed" value={form.seed} />
      <Shared {...{ view, form }} of="areas" />
      <CardGrid>
        {AREAS.map((area) => (
          <Card key={area} level={2} accent={AREA_ACCENTS[area]} title={areaLabel(t, view.language, grid.template, area)}>
            <GuardedField
              view={view}
              name={`area-${area}`}
              label={wordsFor(view.language, grid.template.areas[area].prompt).text}
              value={form.texts[area].text}
              lang={form.language}
              findings={form.isByArea ? form.findings.filter(({ words }) => form.texts[area].text.includes(words)) : []}
              kept={form.texts[area].kept}
              audience={grid.need}
              rows={4}
            />
          </Card>
        ))}
      </CardGrid>
      <Button kind="main">{t('transcribe.save')}</Button>
    </Form>
  )
}
