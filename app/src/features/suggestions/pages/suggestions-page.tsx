import { withColon, type Language } from '../../../kernel/language.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Card, Facts } from '../../../ui/card.tsx'
import { Choice, Field, SelectField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { GuardedField } from '../../../ui/guarded-field.tsx'
import { OwnWords } from '../../../ui/names.tsx'
import { EmptyState, Notice, StatusWord } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Disclosure, Tag, Tags } from '../../../ui/small-parts.tsx'
import { SCOPES } from '../domain/memory.ts'
import type { ShownSuggestion, SuggestionsOf } from '../domain/shown.ts'
import { OutcomeForm, Outcomes } from './outcome-parts.tsx'
import { SuggestForm, type Fault, type SentSuggestion } from './suggest-form.tsx'
import { CallableForm } from './callable-form.tsx'
import { languageOptions, sayHelper, wordsOf, type ListedView } from './words.ts'

/** A gist that was refused, as it was sent. */
export type GistFault = { id: string; text: string; language: Language; fault: Fault }

type SuggestionsPageProps = { view: ListedView; shown: SuggestionsOf; sent: SentSuggestion; fault: Fault | null; gist: GistFault | null; notice: string | null }

/** What was suggested for one situation, what is taken along, and what became of it. */
export function SuggestionsPage({ view, shown, sent, fault, gist, notice }: SuggestionsPageProps) {
  const t = wordsOf(view)
  const home = `/situations/${shown.situationId}`
  const crumbs = [
    { label: t('list.situations'), href: '/situations' },
    { label: t('list.situation'), href: home },
  ]
  return (
    <PageFrame view={view} title={t('list.title')} lead={t('list.lead')} crumbs={crumbs}>
      {notice !== null && (
        <Notice kind="refused" isAnnounced>
          {notice}
        </Notice>
      )}
      {shown.goal !== null && <Facts facts={[{ label: t('list.goal'), value: <OwnWords words={shown.goal} isMarked /> }]} />}
      <Readers view={view} shown={shown} />
      {shown.rows.length === 0 && <EmptyState action={{ label: t('list.alike'), href: `${home}/alike` }}>{t('list.empty')}</EmptyState>}
      {shown.rows.map((row) => (
        <SuggestionCard key={row.suggestion.id} view={view} shown={shown} row={row} gist={gist?.id === row.suggestion.id ? gist : null} />
      ))}
      {shown.rows.length > 0 && (
        <ButtonRow>
          <ButtonLink href={`${home}/alike`}>{t('list.alike')}</ButtonLink>
        </ButtonRow>
      )}
      {shown.maySuggest && (
        <>
          <h2>{t('form.title')}</h2>
          <SuggestForm view={view} action={`${home}/suggestions`} sent={sent} fault={fault} goal={shown.goal} audience={shown.audience} />
        </>
      )}
      <ShareForm view={view} shown={shown} />
      <CallableForm view={view} situationId={shown.situationId} callable={shown.callable} />
    </PageFrame>
  )
}

/** The presenter reads how many read it; the others may say that they did. */
function Readers({ view, shown: { situationId, isPresenter, readers, rows } }: { view: ListedView; shown: SuggestionsOf }) {
  const t = wordsOf(view)
  if (rows.length === 0) return null
  if (isPresenter) return <p>{readers.count === 0 ? t('read.nobody') : t('read.count', { count: readers.count })}</p>
  if (readers.isOne) return <p class="quiet">{t('read.yours')}</p>
  return (
    <Form view={view} action={`/situations/${situationId}/suggestions/read`}>
      <p class="hint">{t('read.hint')}</p>
      <Button isSmall>{t('read.button')}</Button>
    </Form>
  )
}

type CardProps = { view: ListedView; shown: SuggestionsOf; row: ShownSuggestion; gist: GistFault | null }

function SuggestionCard({ view, shown, row, gist }: CardProps) {
  const t = wordsOf(view)
  const { suggestion, outcomes, isContradicting } = row
  const { id, language, text, helperKind, links, serves, goal, takenAt } = suggestion
  const place = `/situations/${shown.situationId}/suggestions/${id}`
  return (
    <Card id={`suggestion-${id}`}>
      <OwnWords as="p" words={{ language, text }} isMarked />
      {suggestion.gist !== null && (
        <p class="quiet">
          {withColon(view.language, t('list.gist'))} <OwnWords words={suggestion.gist} isMarked />
        </p>
      )}
      <Tags>
        {takenAt !== null && <StatusWord kind="done">{t('list.taken')}</StatusWord>}
        {helperKind !== null && <Tag>{sayHelper(view, helperKind)}</Tag>}
        {serves === 'their-goal' && <Tag icon="done">{t('list.serves')}</Tag>}
        {links.map(({ kind, label }) => (
          <Tag key={`${kind} ${label}`} lang={language === view.language ? undefined : language}>
            {label}
          </Tag>
        ))}
      </Tags>
      {serves === 'another' && (
        <p class="quiet">
          {withColon(view.language, t('list.servesAnother'))} <OwnWords words={{ language, text: goal }} />
        </p>
      )}
      {(takenAt !== null || outcomes.length > 0) && <Outcomes view={view} outcomes={outcomes} isContradicting={isContradicting} />}
      {shown.mayTake && <TakeForm view={view} place={place} isTaken={takenAt !== null} />}
      <Disclosure label={t('say.label')}>
        <OutcomeForm view={view} action={`${place}/outcome`} id={id} quarters={shown.isPresenter ? [] : shown.quarters} />
      </Disclosure>
      {shown.maySuggest && (
        <Disclosure label={t('gist.label')} isOpen={gist !== null}>
          <GistForm view={view} place={place} row={row} gist={gist} audience={shown.audience} />
        </Disclosure>
      )}
      {row.mayChange && takenAt === null && (
        <Form view={view} action={`${place}/retract`} isPlain>
          <Button kind="quiet" isSmall>
            {t('list.takeBack')}
          </Button>
        </Form>
      )}
    </Card>
  )
}

function TakeForm({ view, place, isTaken }: { view: ListedView; place: string; isTaken: boolean }) {
  const t = wordsOf(view)
  return (
    <Form view={view} action={`${place}/take`} isPlain>
      <input type="hidden" name="taken" value={isTaken ? 'no' : 'yes'} />
      <Button kind={isTaken ? 'quiet' : 'main'} isSmall>
        {t(isTaken ? 'list.leave' : 'list.take')}
      </Button>
    </Form>
  )
}

type GistFormProps = { view: ListedView; place: string; row: ShownSuggestion; gist: GistFault | null; audience: SuggestionsOf['audience'] }

function GistForm({ view, place, row: { suggestion }, gist, audience }: GistFormProps) {
  const t = wordsOf(view)
  const others = languageOptions.filter(({ value }) => value !== suggestion.language)
  const chosen = gist?.language ?? (suggestion.gist?.language || others.find(({ value }) => value === view.language)?.value)
  return (
    <Form view={view} action={`${place}/gist`}>
      {gist !== null && (
        <Notice kind="refused" isAnnounced>
          {gist.fault.text}
        </Notice>
      )}
      <SelectField id={`gist-language-${suggestion.id}`} name="language" label={t('gist.language')} options={others} chosen={chosen} empty={false} />
      {gist === null ? (
        <Field
          id={`gist-${suggestion.id}`}
          kind="textarea"
          rows={2}
          maxLength={2000}
          name="gist"
          label={t('gist.text')}
          value={suggestion.gist?.text ?? ''}
          isRequired
        />
      ) : (
        <GuardedField
          view={view}
          name="gist"
          label={t('gist.text')}
          value={gist.text}
          lang={gist.language}
          rows={2}
          findings={gist.fault.marks.gist}
          audience={audience}
          isRequired
        />
      )}
      <Button isSmall>{t('gist.save')}</Button>
    </Form>
  )
}

function ShareForm({ view, shown: { situationId, share } }: { view: ListedView; shown: SuggestionsOf }) {
  if (share === null) return null
  const t = wordsOf(view)
  return (
    <Form view={view} action={`/situations/${situationId}/share`}>
      <input type="hidden" name="version" value={share.version} />
      <Choice
        name="scope"
        label={t('share.title')}
        hint={t('share.hint')}
        chosen={share.scope}
        options={SCOPES.map((value) => ({ value, label: t(`share.${value}`) }))}
      />
      <Button>{t('share.save')}</Button>
    </Form>
  )
}
