import type { Span } from '@ronde/guard'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { CheckField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { GuardedField } from '../../../ui/guarded-field.tsx'
import { MarkedText } from '../../../ui/marked-text.tsx'
import { EmptyState, Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import type { Entry, EntryLink, Kept } from '../domain/entry.ts'
import type { ShownGrid } from '../domain/shown.ts'
import { AREA_ACCENTS, areaLabel, wordsOf, type Around, type RoleNames } from './labels.ts'

type Finding = Span & { words: string }
type Waiting = { entry: Entry; findings: readonly Finding[]; links: readonly EntryLink[] }
/** What was sent for one note and refused. */
export type SentAgain = { entryId: string; text: string; kept: Kept; findings: readonly Finding[] } | null

type AgainPageProps = {
  view: View
  around: Around
  grid: ShownGrid
  meetingId: string
  waiting: readonly Waiting[]
  nameRole: RoleNames
  sent: SentAgain
  refusal: string | null
}

/** Notes that nobody reads until their words pass for a room that became wider: what is marked, and what may stand in its place. */
export function AgainPage({ view, around, grid, meetingId, waiting, nameRole, sent, refusal }: AgainPageProps) {
  const t = wordsOf(view)
  return (
    <PageFrame view={view} {...around} heading={t('again.title')} lead={t('again.lead')}>
      {refusal && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      {waiting.length === 0 && <EmptyState>{t('again.none')}</EmptyState>}
      {waiting.map((each, order) => (
        <WaitingCard key={each.entry.id} {...{ view, grid, nameRole }} waiting={each} number={order + 1} sent={sent?.entryId === each.entry.id ? sent : null} />
      ))}
      <p class="no-print">
        <ButtonLink icon="back" href={`/meetings/${meetingId}/grid`}>
          {t('entry.back')}
        </ButtonLink>
      </p>
    </PageFrame>
  )
}

type CardProps = { view: View; grid: ShownGrid; nameRole: RoleNames; waiting: Waiting; number: number; sent: SentAgain }

function WaitingCard({ view, grid, nameRole, waiting: { entry, findings, links }, number, sent }: CardProps) {
  const t = wordsOf(view)
  const changed = links.filter(({ label }, order) => label !== entry.links[order]?.label).map(({ label }) => label)
  return (
    <Card
      id={`note-${entry.id}`}
      level={2}
      accent={AREA_ACCENTS[entry.area]}
      title={`${t('again.note', { number })} · ${areaLabel(t, view.language, grid.template, entry.area)}`}
    >
      <div lang={entry.language}>
        <MarkedText text={entry.text} marks={findings} />
      </div>
      <p class="quiet small">
        {entry.author === null ? nameRole(entry.speakerRole) : `${entry.author}, ${nameRole(entry.speakerRole)}`} · {t(`is.${entry.visibility}`)}
      </p>
      {findings.length === 0 && changed.length === 0 && <p>{t('again.ready')}</p>}
      {changed.length > 0 && <p>{t('again.links', { names: changed.join(', ') })}</p>}
      <Form view={view} action={`?note=${entry.id}`}>
        <input type="hidden" name="part" value="show" />
        <input type="hidden" name="version" value={entry.version} />
        <GuardedField
          view={view}
          name={`text-${entry.id}`}
          label={t('again.fieldOf', { number })}
          value={sent?.text ?? entry.text}
          lang={entry.language}
          findings={sent?.findings ?? findings}
          kept={sent?.kept ?? entry.kept}
          audience={grid.need}
          rows={3}
          maxLength={2_000}
        />
        <Button kind="main">{t('again.save')}</Button>
      </Form>
      <Disclosure label={t('entry.retract')}>
        <p>{t('entry.retractHint')}</p>
        <Form view={view} action={`?note=${entry.id}`}>
          <input type="hidden" name="part" value="retract" />
          <CheckField name="sure" id={`sure-${entry.id}`} label={t('entry.retractSure')} isRequired />
          <Button kind="danger">{t('entry.retract')}</Button>
        </Form>
      </Disclosure>
    </Card>
  )
}
