import { dayOf, writeDay, type Instant } from '../../../kernel/day.ts'
import { LANGUAGE_NAMES, type Language } from '../../../kernel/language.ts'
import { Button } from '../../../ui/button.tsx'
import { Card, CardGrid } from '../../../ui/card.tsx'
import { Field, SelectField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { OwnWords } from '../../../ui/names.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import { AREAS, wordsFor, type AreaWords, type GridArea, type GridTemplate } from '../domain/grid.ts'
import type { GridTranslate } from '../messages/catalogue.ts'
import { AREA_ACCENTS, wordsOf, type Around } from './labels.ts'

type Adopted = GridTemplate & { startsAt: Instant | null }
type TemplatePageProps = {
  view: View
  around: Around
  page: {
    current: GridTemplate
    history: readonly Adopted[]
    draft: { areas: GridTemplate['areas']; version: number } | null
    meetings: readonly { id: string; title: string; startsAt: Instant }[]
    mayKeep: boolean
  }
  /** What was sent and refused. */
  sent: GridTemplate['areas'] | null
  refusal: string | null
}

/** The words of the grid: in force, prepared, and adopted at a meeting. */
export function TemplatePageView({ view, around, page, sent, refusal }: TemplatePageProps) {
  const t = wordsOf(view)
  const { current, history, draft, mayKeep } = page
  return (
    <PageFrame view={view} {...around} heading={t('template.title')} lead={t('template.lead')}>
      {refusal && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      <h2>{t('template.current')}</h2>
      <p class="quiet">{history[0] === undefined ? t('page.shipped') : sayAdopted(t, view, history[0])}</p>
      <CardGrid>
        {AREAS.map((area) => (
          <AreaWordsCard key={area} view={view} area={area} words={current.areas[area]} />
        ))}
      </CardGrid>
      {mayKeep && draft !== null && <AdoptForm view={view} t={t} draft={draft} meetings={page.meetings} />}
      {mayKeep && <DraftForm view={view} t={t} areas={sent ?? draft?.areas ?? current.areas} version={draft?.version ?? 0} isOpen={sent !== null} />}
      {history.length > 1 && (
        <Disclosure label={t('template.history')}>
          <ul>
            {history.slice(1).map((version) => (
              <li key={version.version}>{sayAdopted(t, view, version)}</li>
            ))}
          </ul>
        </Disclosure>
      )}
    </PageFrame>
  )
}

function sayAdopted(t: GridTranslate, view: View, { version, startsAt }: Adopted): string {
  return startsAt === null ? t('template.gone', { version }) : t('template.adopted', { version, day: writeDay(view.language, dayOf(startsAt)) })
}

function AreaWordsCard({ view, area, words }: { view: View; area: GridArea; words: AreaWords }) {
  return (
    <Card
      accent={AREA_ACCENTS[area]}
      title={
        <>
          {area}. <OwnWords words={wordsFor(view.language, words.name)} />
        </>
      }
    >
      <OwnWords as="p" words={wordsFor(view.language, words.prompt)} />
    </Card>
  )
}

type AdoptProps = { view: View; t: GridTranslate; draft: { version: number }; meetings: TemplatePageProps['page']['meetings'] }

function AdoptForm({ view, t, draft, meetings }: AdoptProps) {
  const options = meetings.map(({ id, title, startsAt }) => ({
    value: id,
    label: [writeDay(view.language, dayOf(startsAt)), title].filter((part) => part !== '').join(' · '),
  }))
  return (
    <section>
      <h2>{t('template.adopt')}</h2>
      <p>{t('template.prepared')}</p>
      <Form view={view}>
        <input type="hidden" name="part" value="adopt" />
        <input type="hidden" name="version" value={draft.version} />
        <SelectField name="meeting" label={t('template.meeting')} options={options} isRequired />
        <Button kind="main">{t('template.adoptButton')}</Button>
      </Form>
    </section>
  )
}

const FIRST: readonly Language[] = ['fr', 'nl']
const MORE: readonly Language[] = ['en', 'de']

type DraftProps = { view: View; t: GridTranslate; areas: GridTemplate['areas']; version: number; isOpen: boolean }

function DraftForm({ view, t, areas, version, isOpen }: DraftProps) {
  return (
    <Disclosure label={t('template.prepare')} isOpen={isOpen}>
      <Form view={view}>
        <input type="hidden" name="part" value="prepare" />
        <input type="hidden" name="version" value={version} />
        <CardGrid>
          {AREAS.map((area) => (
            <Card key={area} accent={AREA_ACCENTS[area]}>
              <AreaFields t={t} area={area} words={areas[area]} languages={FIRST} />
              <Disclosure label={t('template.more')}>
                <AreaFields t={t} area={area} words={areas[area]} languages={MORE} />
              </Disclosure>
            </Card>
          ))}
        </CardGrid>
        <Button kind="main">{t('template.save')}</Button>
      </Form>
    </Disclosure>
  )
}

function AreaFields({ t, area, words, languages }: { t: GridTranslate; area: GridArea; words: AreaWords; languages: readonly Language[] }) {
  return (
    <>
      {languages.map((language) => (
        <div key={language}>
          <Field
            name={`name-${area}-${language}`}
            label={t('template.name', { area, language: LANGUAGE_NAMES[language] })}
            value={words.name[language]}
            lang={language}
          />
          <Field
            kind="textarea"
            rows={2}
            name={`prompt-${area}-${language}`}
            label={t('template.prompt', { area, language: LANGUAGE_NAMES[language] })}
            value={words.prompt[language]}
            lang={language}
          />
        </div>
      ))}
    </>
  )
}
