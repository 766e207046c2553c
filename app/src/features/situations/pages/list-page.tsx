import type { ComponentChildren } from 'preact'
import { dayOf, writeDay } from '../../../kernel/day.ts'
import { nameIn } from '../../../kernel/language.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { Item } from '../../../ui/card.tsx'
import { OwnWords } from '../../../ui/names.tsx'
import { EmptyState, StatusWord } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import { sayCode } from '../../../kernel/code-list.ts'
import { isReadyFor, type Audience } from '../domain/audience.ts'
import type { OfferedSituation, OwnRow } from '../domain/shown.ts'
import { StateWord } from './parts.tsx'
import { wordsOf, type ListedView } from './words.ts'

type ListPageProps = { view: ListedView; found: { own: readonly OwnRow[]; offered: readonly OfferedSituation[]; leadsSomewhere: boolean; mayBegin: boolean } }

/** Mine and what became of them; for who leads, what others offered. */
export function SituationsListPage({ view, found }: ListPageProps) {
  const t = wordsOf(view)
  const begin = { label: t('list.new'), href: '/situations/new' }
  return (
    <PageFrame
      view={view}
      title={t('list.title')}
      lead={t('list.lead')}
      mainAction={
        found.mayBegin &&
        // With nothing told yet the button stands in the middle of the page.
        found.own.length > 0 && (
          <ButtonLink kind="main" icon="add" href={begin.href}>
            {begin.label}
          </ButtonLink>
        )
      }
    >
      <h2>{t('list.mine')}</h2>
      {found.own.length === 0 && <EmptyState action={found.mayBegin ? begin : undefined}>{t('list.empty')}</EmptyState>}
      {found.own.map((row) => (
        <OwnLine key={row.id} view={view} row={row} />
      ))}
      {found.leadsSomewhere && (
        <>
          <h2>{t('list.offered')}</h2>
          {found.offered.length === 0 && <p class="quiet">{t('list.noneOffered')}</p>}
          {found.offered.map((line) => (
            <OfferedLine key={line.id} view={view} line={line} need={line.audience} />
          ))}
        </>
      )}
    </PageFrame>
  )
}

function OwnLine({ view, row }: { view: View; row: OwnRow }) {
  const t = wordsOf(view)
  const where = row.communityName === null ? '' : nameIn(view.language, row.communityName)
  return (
    <Item>
      <p>
        <a href={`/situations/${row.id}`}>
          <b>
            {row.goal === '' ? (
              t('list.begun', { day: writeDay(view.language, dayOf(row.changedAt)) })
            ) : (
              <OwnWords words={{ language: row.language, text: row.goal }} />
            )}
          </b>
        </a>
      </p>
      <p class="small quiet">
        <StateWord view={view} state={row.state} />
        {where !== '' && ` · ${where}`}
        {row.meetingStartsAt !== null && ` · ${writeDay(view.language, dayOf(row.meetingStartsAt))}`}
        {row.expiresOn !== null && ` · ${t(row.state === 'draft' ? 'list.draftGoes' : 'list.answersGo', { day: writeDay(view.language, row.expiresOn) })}`}
      </p>
    </Item>
  )
}

type OfferedLineProps = { view: ListedView; line: OfferedSituation; need: Audience; children?: ComponentChildren }

/** What others offered, with whether its words are ready for the room; below it, what one may do with it. */
export function OfferedLine({ view, line, need, children }: OfferedLineProps) {
  const t = wordsOf(view)
  const isReady = isReadyFor(line.checkedFor, need)
  return (
    <Item>
      <p>
        <a href={`/situations/${line.id}`}>
          <b>{line.goal === '' ? t('situation.title') : <OwnWords words={{ language: line.language, text: line.goal }} />}</b>
        </a>
      </p>
      {line.question !== '' && <OwnWords as="p" words={{ language: line.language, text: line.question }} isMarked />}
      <p class="small quiet">
        <StatusWord kind={isReady ? 'done' : 'attention'}>{t(isReady ? 'guard.readyFor' : 'guard.notReadyFor', { room: t(`room.${need}`) })}</StatusWord>
        {` · ${line.presenter === '' ? t('situation.nobody') : line.presenter} · ${nameIn(view.language, line.communityName)} · ${writeDay(view.language, dayOf(line.offeredAt))}`}
      </p>
      {line.domains.length > 0 && <p class="small quiet">{line.domains.map((domain) => sayCode(view.lists.domains, view.language, domain)).join(', ')}</p>}
      {children}
    </Item>
  )
}
