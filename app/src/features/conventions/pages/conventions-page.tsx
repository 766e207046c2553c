import { writeDay } from '../../../kernel/day.ts'
import { nameIn } from '../../../kernel/language.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { DataTable, type Column } from '../../../ui/data-table.tsx'
import { Field, SelectField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import type { Tab } from '../../../ui/frame-parts.tsx'
import { EmptyState, Notice, StatusWord } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import type { ConventionsPage, ShownConvention, ShownSignatory } from '../domain/shown.ts'
import type { ConventionsTranslate } from '../messages/catalogue.ts'
import { AddSignatory, LineForms, StepForms } from './convention-forms.tsx'
import { accentOf, boundLabel, daysLabel, pledgeLabel, stateLabel, wordsOf, writeHours } from './labels.ts'
import { ConventionText } from './convention-text.tsx'

type ConventionsPageProps = { view: View; shown: ConventionsPage; tabs: readonly Tab[]; isLead: boolean; refusal: string | null }

/** The conventions of a community, the newest first, and what may be done with each. */
export function ConventionsPageView({ view, shown, tabs, isLead, refusal }: ConventionsPageProps) {
  const t = wordsOf(view)
  const { community, conventions } = shown
  const name = nameIn(view.language, community.name)
  const mayKeep = isLead && !community.isClosed
  return (
    <PageFrame
      view={view}
      title={t('title')}
      lead={t('lead')}
      accent={accentOf(community.accent)}
      communityName={name}
      crumbs={[{ label: name, href: `/communities/${community.id}` }]}
      tabs={tabs}
      wide
    >
      {refusal && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      {conventions.length === 0 && <EmptyState>{t(mayKeep ? 'empty' : 'emptyMember')}</EmptyState>}
      {conventions.map((each) => (
        <OneConvention key={each.convention.id} view={view} t={t} shown={shown} one={each} mayKeep={mayKeep} isLead={isLead} />
      ))}
      {mayKeep && <NewConvention view={view} t={t} shown={shown} />}
    </PageFrame>
  )
}

type PartProps = { view: View; t: ConventionsTranslate; shown: ConventionsPage }
type OneProps = PartProps & { one: ShownConvention; mayKeep: boolean; isLead: boolean }

function OneConvention({ view, t, shown, one, mayKeep, isLead }: OneProps) {
  const { convention, state, signatories, text } = one
  const address = `/communities/${convention.communityId}/conventions/${convention.id}`
  const mine = signatories.filter(({ isMine, signedOn }) => isMine && signedOn === null)
  const maySign = !shown.community.isClosed && (state === 'signing' || state === 'review')
  const isOpen = mayKeep && state !== 'ended'
  return (
    <Card title={t('heading', { version: convention.textVersion })} level={2} id={`convention-${convention.id}`}>
      <p>
        <StatusWord kind={state === 'in_force' ? 'done' : state === 'signing' ? 'attention' : 'quiet'}>{stateLabel(t, one)}</StatusWord>
        {' · '}
        {daysLabel(t, view.language, convention)}
      </p>
      {one.endsSoon && isLead && convention.until !== null && <Notice>{t('endsSoon', { day: writeDay(view.language, convention.until) })}</Notice>}
      {maySign &&
        mine.map((line) => (
          <ButtonRow key={line.id}>
            <span>{t('yours', { name: boundLabel(t, view.language, line) })}</span>
            <ButtonLink kind="main" href={`/conventions/${convention.id}/sign`}>
              {t('sign')}
            </ButtonLink>
          </ButtonRow>
        ))}
      <DataTable<ShownSignatory>
        caption={t('caption')}
        rows={signatories}
        keyOf={({ id }) => id}
        columns={columnsOf(t, view, isLead)}
        empty={<p class="quiet">{t('nobody')}</p>}
      />
      {text !== null && (
        <Disclosure label={t('text')}>
          <ConventionText text={text} />
        </Disclosure>
      )}
      {isLead && (
        <ButtonRow>
          <ButtonLink icon="print" href={`${address}/print`}>
            {t('print')}
          </ButtonLink>
        </ButtonRow>
      )}
      {isOpen && signatories.map((line) => <LineForms key={line.id} view={view} t={t} shown={shown} convention={convention} line={line} address={address} />)}
      {isOpen && <AddSignatory view={view} t={t} shown={shown} address={address} isOpen={signatories.length === 0} />}
      {isOpen && <StepForms view={view} t={t} one={one} address={address} />}
    </Card>
  )
}

function columnsOf(t: ConventionsTranslate, view: View, isLead: boolean): Column<ShownSignatory>[] {
  const { language } = view
  const spent = ({ spent: hours, pledged }: ShownSignatory) =>
    hours === null
      ? ''
      : pledged === null
        ? writeHours(language, hours)
        : t('spentOf', { spent: writeHours(language, hours), pledged: writeHours(language, pledged) })
  const forLeads: Column<ShownSignatory>[] = [
    { key: 'signer', heading: t('signer'), cell: ({ signedBy, organisationId }) => (organisationId === null ? '' : signedBy) },
    { key: 'hours', heading: t('hours'), cell: (line) => pledgeLabel(t, language, line) },
    { key: 'spent', heading: t('spent'), cell: spent },
  ]
  return [
    { key: 'who', heading: t('who'), isHeading: true, isBroad: true, cell: (line) => boundLabel(t, language, line) },
    ...(isLead ? forLeads : []),
    { key: 'signature', heading: t('signature'), cell: (line) => <Signature t={t} view={view} line={line} /> },
  ]
}

function Signature({ t, view, line: { signedOn, means, remindedAt } }: { t: ConventionsTranslate; view: View; line: ShownSignatory }) {
  if (signedOn !== null) return <StatusWord kind="done">{t(`signed.${means ?? 'paper'}`, { day: writeDay(view.language, signedOn) })}</StatusWord>
  const asked = remindedAt === null ? '' : ` (${t('reminded', { day: writeDay(view.language, remindedAt.slice(0, 10)) })})`
  return <StatusWord kind="attention">{`${t('waits')}${asked}`}</StatusWord>
}

function NewConvention({ view, t, shown }: PartProps) {
  const { texts, community, today } = shown
  if (texts.length === 0) {
    return (
      <Notice>
        <p>
          {t('noText')} <a href={`/communities/${community.id}/edit`}>{t('toText')}</a>
        </p>
      </Notice>
    )
  }
  const options = texts.map(({ version, inForceOn }) => ({
    value: String(version),
    label: t('field.textOption', { version, day: writeDay(view.language, inForceOn) }),
  }))
  return (
    <Disclosure label={t('new.title')} isOpen={shown.conventions.length === 0}>
      <Form view={view}>
        <SelectField name="textVersion" label={t('field.text')} options={options} chosen={options[0]?.value} empty={false} />
        <div class="columns">
          <Field kind="date" id="new-from" name="from" label={t('field.from')} value={today} />
          <Field kind="date" id="new-until" name="until" label={t('field.until')} hint={t('field.untilHint')} />
        </div>
        <Button kind="main">{t('new.button')}</Button>
      </Form>
    </Disclosure>
  )
}
