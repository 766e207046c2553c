import { dayOf, writeDay } from '../../../kernel/day.ts'
import { LANGUAGE_NAMES, LANGUAGES, nameIn } from '../../../kernel/language.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Item } from '../../../ui/card.tsx'
import { CheckField, Field, SelectField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { EmptyState, Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import { AGENDA_KINDS, SHIPPED_TEMPLATES, sumMinutes } from '../domain/agenda.ts'
import type { AgendaSheet, ShownItem } from '../domain/plan-shown.ts'
import type { KnownPerson } from '../domain/shown.ts'
import type { MeetingTranslate } from '../messages/catalogue.ts'
import { ItemDetail, ItemName } from './agenda-part.tsx'
import { accentOf, crumbsOf, titleOf, wordsOf } from './labels.ts'
import { meetingTabs } from './meeting-tabs.ts'

/** The fields of one item as they stand on the screen. */
export type ItemForm = { kind: string; title: string; language: string; minutes: string; ownerId: string; isConfidential: boolean }

type AgendaPageProps = { view: View; sheet: AgendaSheet; form: ItemForm; refusal: string | null }

/** Changing an agenda, one step at a time: every button is its own small form and works without script. */
export function AgendaPage({ view, sheet, form, refusal }: AgendaPageProps) {
  const t = wordsOf(view)
  const { meeting, communities, items, templates } = sheet
  return (
    <PageFrame
      view={view}
      title={t('agenda.of', { day: writeDay(view.language, dayOf(meeting.startsAt)) })}
      lead={<TimeLine t={t} sheet={sheet} />}
      accent={accentOf(communities)}
      communityName={communities[0] && nameIn(view.language, communities[0].name)}
      crumbs={[...crumbsOf(t, view.language, communities), { label: titleOf(t, view.language, meeting), href: `/meetings/${meeting.id}` }]}
      tabs={meetingTabs(view.language, meeting.id, 'meeting', true)}
    >
      {refusal && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      {items.length === 0 && <EmptyState>{t('agenda.empty')}</EmptyState>}
      {items.map((item, order) => (
        <ItemRow key={item.id} t={t} view={view} sheet={sheet} item={item} order={order} />
      ))}
      <h2>{t('agenda.add')}</h2>
      <Form view={view}>
        <Hidden sheet={sheet} part="add" />
        <ItemFields t={t} form={form} people={sheet.people} />
        <Button kind={items.length === 0 ? 'plain' : 'main'} icon="add">
          {t('agenda.add')}
        </Button>
      </Form>
      <h2>{t('agenda.templates')}</h2>
      <Form view={view}>
        <Hidden sheet={sheet} part="template" />
        <SelectField
          name="template"
          label={t('agenda.template')}
          options={[
            ...templates.map(({ id, name }) => ({ value: `own:${id}`, label: name })),
            ...SHIPPED_TEMPLATES.map((template) => ({ value: `shipped:${template}`, label: t(`template.${template}`) })),
          ]}
          empty={false}
        />
        <Button icon="add">{t('agenda.useTemplate')}</Button>
      </Form>
      {items.length > 0 && <KeepForm t={t} view={view} sheet={sheet} />}
      {templates.map(({ id, name }) => (
        <Form key={id} view={view} isPlain>
          <Hidden sheet={sheet} part="drop" />
          <input type="hidden" name="template" value={`own:${id}`} />
          <Button kind="quiet" icon="remove">
            {t('agenda.drop', { name })}
          </Button>
        </Form>
      ))}
    </PageFrame>
  )
}

type Parts = { t: MeetingTranslate; view: View; sheet: AgendaSheet }

function TimeLine({ t, sheet: { items, meeting } }: Omit<Parts, 'view'>) {
  const { planned, length, withoutMinutes } = sumMinutes(items, meeting)
  const sum = planned > length ? t('agenda.over', { planned, more: planned - length }) : t('agenda.sum', { planned, length })
  return <>{[sum, withoutMinutes === 0 ? '' : t('agenda.without', { count: withoutMinutes })].filter((part) => part !== '').join(' ')}</>
}

function Hidden({ sheet, part }: { sheet: AgendaSheet; part: string }) {
  return (
    <>
      <input type="hidden" name="part" value={part} />
      <input type="hidden" name="version" value={sheet.version} />
    </>
  )
}

function ItemRow({ t, view, sheet, item, order }: Parts & { item: ShownItem; order: number }) {
  const name = <ItemName t={t} view={view} item={item} />
  const spoken = <span class="visually-hidden"> {name}</span>
  return (
    <Item head={name}>
      <p>
        <ItemDetail t={t} item={item} />
      </p>
      <Form view={view} isPlain>
        <Hidden sheet={sheet} part="item" />
        <input type="hidden" name="item" value={item.id} />
        <ButtonRow>
          {order > 0 && (
            <Button isSmall name="do" value="up">
              {t('agenda.up')}
              {spoken}
            </Button>
          )}
          {order < sheet.items.length - 1 && (
            <Button isSmall name="do" value="down">
              {t('agenda.down')}
              {spoken}
            </Button>
          )}
          <ButtonLink isSmall href={`/meetings/${sheet.meeting.id}/agenda/${item.id}`}>
            {t('agenda.change')}
            {spoken}
          </ButtonLink>
          <Button isSmall kind="quiet" name="do" value="remove">
            {t('agenda.remove')}
            {spoken}
          </Button>
        </ButtonRow>
      </Form>
    </Item>
  )
}

function KeepForm({ t, view, sheet }: Parts) {
  return (
    <Disclosure label={t('agenda.keepTitle')}>
      <Form view={view}>
        <Hidden sheet={sheet} part="keep" />
        <Field name="name" label={t('agenda.keepName')} maxLength={100} isRequired />
        <Button>{t('agenda.keep')}</Button>
      </Form>
    </Disclosure>
  )
}

function ItemFields({ t, form, people }: { t: MeetingTranslate; form: ItemForm; people: readonly KnownPerson[] }) {
  return (
    <>
      <SelectField
        name="kind"
        label={t('agenda.kind')}
        options={AGENDA_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        chosen={form.kind}
        empty={false}
      />
      <Field name="title" label={t('agenda.ownTitle')} hint={t('agenda.ownTitleHint')} value={form.title} maxLength={200} />
      <SelectField
        name="language"
        label={t('agenda.language')}
        options={LANGUAGES.map((language) => ({ value: language, label: LANGUAGE_NAMES[language], lang: language }))}
        chosen={form.language}
        empty={false}
      />
      <Field name="minutes" kind="number" min={0} max={600} label={t('agenda.minutesLabel')} value={form.minutes} />
      <SelectField
        name="owner"
        label={t('agenda.owner')}
        options={people.map(({ personId, name }) => ({ value: personId, label: name }))}
        chosen={form.ownerId}
        empty={t('agenda.nobody')}
      />
      <CheckField name="confidential" label={t('agenda.isConfidential')} hint={t('agenda.isConfidentialHint')} isChecked={form.isConfidential} />
    </>
  )
}

type ItemPageProps = AgendaPageProps & { itemId: string }

/** One item of the agenda, all of it. */
export function AgendaItemPage({ view, sheet, form, refusal, itemId }: ItemPageProps) {
  const t = wordsOf(view)
  const { meeting, communities } = sheet
  const address = `/meetings/${meeting.id}/agenda`
  return (
    <PageFrame
      view={view}
      title={t('agenda.itemTitle')}
      accent={accentOf(communities)}
      communityName={communities[0] && nameIn(view.language, communities[0].name)}
      crumbs={[
        ...crumbsOf(t, view.language, communities),
        { label: titleOf(t, view.language, meeting), href: `/meetings/${meeting.id}` },
        { label: t('agenda.title'), href: address },
      ]}
    >
      {refusal && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      <Form view={view} action={`${address}/${itemId}`}>
        <input type="hidden" name="version" value={sheet.version} />
        <ItemFields t={t} form={form} people={sheet.people} />
        <ButtonRow>
          <Button kind="main">{t('agenda.save')}</Button>
          <ButtonLink href={address}>{t('agenda.back')}</ButtonLink>
        </ButtonRow>
      </Form>
    </PageFrame>
  )
}
