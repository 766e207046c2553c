import { dayOf, writeDay, writeTime, type Instant } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Card, CardGrid, MarginNote } from '../../../ui/card.tsx'
import { CheckField, Field, FileField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import type { CalendarSource, SourceRefusal } from '../domain/source.ts'
import { calendarsMessages, type CalendarsTranslate } from '../messages/catalogue.ts'

/** Where the calendars of this subject are kept, and what stands above them. */
export type CalendarPlace = {
  kind: 'own' | 'community' | 'organisation'
  /** Of the community or organisation; empty for one's own. */
  name: string
  /** `/calendars`, `/communities/…/calendars`. */
  path: string
  crumbs: readonly { label: string; href: string }[]
}
export type CalendarFields = { name: string; address: string; showsTitles: boolean }
export const EMPTY_FIELDS: CalendarFields = { name: '', address: '', showsTitles: false }

type CalendarsPageProps = { view: View; place: CalendarPlace; sources: readonly CalendarSource[]; fields?: CalendarFields; refusal?: SourceRefusal | null }

/** The calendars brought in for one subject, and the form to bring in another. */
export function CalendarsPage({ view, place, sources, fields = EMPTY_FIELDS, refusal = null }: CalendarsPageProps) {
  const t = translator(calendarsMessages, view.language)
  return (
    <PageFrame
      view={view}
      title={t(`${place.kind}.title`, { name: place.name })}
      lead={t(`${place.kind}.lead`)}
      crumbs={place.crumbs}
      communityName={place.kind === 'community' ? place.name : undefined}
    >
      {sources.length === 0 && <p>{t('none')}</p>}
      {sources.length > 0 && (
        <CardGrid>
          {sources.map((source) => (
            <OneCalendar key={source.id} view={view} t={t} source={source} path={place.path} />
          ))}
        </CardGrid>
      )}
      <section aria-labelledby="new-calendar">
        <h2 id="new-calendar">{t('new.title')}</h2>
        <NewCalendar view={view} t={t} path={place.path} fields={fields} refusal={refusal} />
      </section>
      {place.kind === 'own' && (
        <section aria-labelledby="own-feeds">
          <h2 id="own-feeds">{t('own.feeds')}</h2>
          <p>{t('own.feedsHint')}</p>
          <ButtonLink href="/account/calendars">{t('own.feedsOpen')}</ButtonLink>
        </section>
      )}
    </PageFrame>
  )
}

type OneCalendarProps = { view: View; t: CalendarsTranslate; source: CalendarSource; path: string }

function OneCalendar({ view, t, source, path }: OneCalendarProps) {
  const { id, name, host, refusal, triedAt } = source
  const facts = [
    host === null ? t('source.file') : t('source.from', { host }),
    t('source.count', { count: source.busyCount }),
    t(source.showsTitles ? 'source.titles' : 'source.noTitles'),
    ...(source.readAt === null ? [] : [t('source.read', { when: writeMoment(view.language, source.readAt) })]),
  ]
  return (
    <Card title={name}>
      <p class="quiet">{facts.join(' · ')}</p>
      {refusal !== null && triedAt !== null && (
        <MarginNote>{t('source.failed', { when: writeMoment(view.language, triedAt), reason: t(`refused.${refusal}`) })}</MarginNote>
      )}
      {source.rulesNotFollowed > 0 && <p class="quiet small">{t('source.rules', { count: source.rulesNotFollowed })}</p>}
      <Disclosure label={t('source.change', { name })}>
        {host !== null && (
          <Form view={view} action={`${path}/${id}/read`}>
            <Button>{t('source.again', { name })}</Button>
          </Form>
        )}
        <Form view={view} action={`${path}/${id}/remove`}>
          <p>{t('source.removeHint')}</p>
          <Button kind="danger" icon="remove">
            {t('source.remove', { name })}
          </Button>
        </Form>
      </Disclosure>
    </Card>
  )
}

type NewCalendarProps = { view: View; t: CalendarsTranslate; path: string; fields: CalendarFields; refusal: SourceRefusal | null }

function NewCalendar({ view, t, path, fields, refusal }: NewCalendarProps) {
  const isAboutName = refusal === 'name-missing'
  const error = refusal && t(`refused.${refusal}`)
  return (
    <Form view={view} action={path} isMultipart>
      <Field
        name="name"
        label={t('new.name')}
        hint={t('new.nameHint')}
        value={fields.name}
        maxLength={80}
        isRequired
        autocomplete="off"
        error={isAboutName ? error : null}
      />
      <Field
        kind="text"
        name="address"
        label={t('new.address')}
        hint={t('new.addressHint')}
        value={fields.address}
        maxLength={2_000}
        autocomplete="off"
        error={isAboutName ? null : error}
      />
      <FileField name="file" label={t('new.file')} hint={t('new.fileHint')} accept=".ics,text/calendar" />
      <CheckField name="showsTitles" label={t('new.titles')} hint={t('new.titlesHint')} isChecked={fields.showsTitles} />
      <Button kind="main" icon="add">
        {t('new.button')}
      </Button>
    </Form>
  )
}

function writeMoment(language: Language, moment: Instant): string {
  return `${writeDay(language, dayOf(moment))}, ${writeTime(language, moment)}`
}
