import { dayOf, writeDay } from '../../../kernel/day.ts'
import { startSentence, type LocalText } from '../../../kernel/language.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Item } from '../../../ui/card.tsx'
import { DataTable, Pager, type Column } from '../../../ui/data-table.tsx'
import { Field } from '../../../ui/field.tsx'
import { Form, SearchBox } from '../../../ui/form.tsx'
import { OwnWords } from '../../../ui/names.tsx'
import { EmptyState } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Disclosure, Tag } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import { MOST_DAYS } from '../domain/record.ts'
import { maySettleAction, type Stand } from '../domain/permissions.ts'
import { ROWS_A_PAGE, type ActionLine, type FoundEntry, type Lesson, type RecordRow } from '../domain/shown.ts'
import { foreign, wordsOf, type Around } from './labels.ts'

type ListBase = { view: View; around: Around; communityId: string; page: number; found: number }

function pagesOf(found: number): number {
  return Math.ceil(found / ROWS_A_PAGE)
}

/** The three lists of a community, from each to the others. */
function Ways({ view, communityId }: { view: View; communityId: string }) {
  const t = wordsOf(view)
  const address = `/communities/${communityId}/records`
  return (
    <ButtonRow>
      <ButtonLink href={address}>{t('list.title')}</ButtonLink>
      <ButtonLink href={`${address}/actions`}>{t('list.actions')}</ButtonLink>
      <ButtonLink href={`${address}/lessons`}>{t('list.lessons')}</ButtonLink>
    </ButtonRow>
  )
}

type RecordsListProps = ListBase & {
  words: string
  rows: readonly RecordRow[]
  entries: readonly FoundEntry[]
  isLead: boolean
  days: number
  refusal: string | null
}

/** Every record, or the lines that hold the words. */
export function RecordsListPage(props: RecordsListProps) {
  const { view, around, communityId, page, found, words, rows, entries, isLead, days, refusal } = props
  const t = wordsOf(view)
  const isSearch = words !== ''
  return (
    <PageFrame view={view} {...around} lead={t('list.lead')}>
      <Ways view={view} communityId={communityId} />
      <SearchBox label={t('list.search')} value={words} />
      {isSearch && <p role="status">{found === 0 ? t('list.nothing') : t('list.found', { count: found })}</p>}
      {isSearch && entries.map((entry) => <FoundLine key={entry.entryId} view={view} entry={entry} />)}
      {!isSearch && (
        <DataTable
          caption={t('list.title')}
          isCaptionHidden
          columns={recordColumns(view)}
          rows={rows}
          keyOf={({ meetingId }) => meetingId}
          empty={<EmptyState>{t('list.empty')}</EmptyState>}
        />
      )}
      <Pager
        page={page}
        pages={pagesOf(found)}
        hrefOf={(next) => `?${new URLSearchParams({ ...(isSearch ? { q: words } : {}), page: String(next) }).toString()}`}
      />
      {isLead && (
        <Disclosure label={t('days.title')} isOpen={refusal !== null}>
          <Form view={view}>
            <Field kind="number" name="days" label={t('days.label')} hint={t('days.hint')} value={days} min={1} max={MOST_DAYS} error={refusal} isRequired />
            <Button>{t('days.save')}</Button>
          </Form>
        </Disclosure>
      )}
    </PageFrame>
  )
}

function recordColumns(view: View): Column<RecordRow>[] {
  const t = wordsOf(view)
  return [
    {
      key: 'meeting',
      heading: t('list.meeting'),
      isHeading: true,
      cell: ({ meetingId, startsAt, title, titleLanguage }) => (
        <>
          <a href={`/meetings/${meetingId}/record`}>{startSentence(writeDay(view.language, dayOf(startsAt), 'weekday'))}</a>
          {title !== '' && (
            <>
              {' · '}
              <span lang={foreign(view, titleLanguage)}>{title}</span>
            </>
          )}
        </>
      ),
    },
    { key: 'phase', heading: t('list.phase'), cell: ({ phase }) => t(`phase.${phase}`) },
    { key: 'lines', heading: t('list.lines'), isNumber: true, cell: ({ entries }) => entries },
    { key: 'open', heading: t('list.open'), isNumber: true, cell: ({ openActions }) => openActions || null },
  ]
}

function FoundLine({ view, entry }: { view: View; entry: FoundEntry }) {
  const t = wordsOf(view)
  return (
    <Item>
      <p>
        <Tag>{t(`kind.${entry.kind}`)}</Tag> <OwnWords words={entry.words} isMarked />
      </p>
      <GistLines view={view} gists={entry.gists} />
      <p class="quiet small">
        <a href={`/meetings/${entry.meetingId}/record#line-${entry.entryId}`}>{t('follow.day', { day: writeDay(view.language, entry.heldOn) })}</a>
      </p>
    </Item>
  )
}

function GistLines({ view, gists }: { view: View; gists: readonly LocalText[] }) {
  return (
    <>
      {gists.map((gist) => (
        <p key={gist.language} class="quiet" lang={foreign(view, gist.language)}>
          {gist.text}
        </p>
      ))}
    </>
  )
}

/** What people took upon themselves. */
export function ActionsPage({
  view,
  around,
  communityId,
  page,
  found,
  rows,
  isDone,
  stand,
}: ListBase & { rows: readonly ActionLine[]; isDone: boolean; stand: Stand }) {
  const t = wordsOf(view)
  const columns: Column<ActionLine>[] = [
    { key: 'what', heading: t('actions.what'), isHeading: true, isBroad: true, cell: ({ words }) => <OwnWords words={words} isMarked /> },
    { key: 'who', heading: t('actions.who'), cell: ({ owner, ownerWords }) => owner ?? ownerWords },
    { key: 'when', heading: t('actions.when'), cell: ({ dueOn }) => dueOn && writeDay(view.language, dueOn) },
    {
      key: 'from',
      heading: t('actions.from'),
      cell: ({ meetingId, entryId, heldOn }) => <a href={`/meetings/${meetingId}/record#line-${entryId}`}>{writeDay(view.language, heldOn)}</a>,
    },
    {
      key: 'state',
      heading: isDone ? t('actions.did') : startSentence(t('entry.done')),
      cell: (line) =>
        line.doneAt !== null
          ? writeDay(view.language, dayOf(line.doneAt))
          : maySettleAction(stand, { kind: 'action', ownerId: line.ownerId }) && <DoneForm view={view} line={line} communityId={communityId} />,
    },
  ]
  return (
    <PageFrame view={view} {...around} title={t('actions.title')} wide>
      <Ways view={view} communityId={communityId} />
      <p class="no-print">
        <a href="?" aria-current={isDone ? undefined : 'true'}>
          {t('actions.open')}
        </a>
        {' · '}
        <a href="?state=done" aria-current={isDone ? 'true' : undefined}>
          {t('actions.done')}
        </a>
      </p>
      <DataTable
        caption={t(isDone ? 'actions.done' : 'actions.open')}
        columns={columns}
        rows={rows}
        keyOf={({ entryId }) => entryId}
        empty={<EmptyState>{t(isDone ? 'actions.none-done' : 'actions.none-open')}</EmptyState>}
      />
      <Pager
        page={page}
        pages={pagesOf(found)}
        hrefOf={(next) => `?${new URLSearchParams({ ...(isDone ? { state: 'done' } : {}), page: String(next) }).toString()}`}
      />
    </PageFrame>
  )
}

function DoneForm({ view, line, communityId }: { view: View; line: ActionLine; communityId: string }) {
  const t = wordsOf(view)
  return (
    <Form view={view} action={`/meetings/${line.meetingId}/record/entries/${line.entryId}`} isPlain>
      <input type="hidden" name="part" value="settle" />
      <input type="hidden" name="isDone" value="yes" />
      <input type="hidden" name="back" value={`actions ${communityId}`} />
      <Button isSmall>
        {t('entry.mark-done')}
        <span class="visually-hidden"> {line.words.text.slice(0, 60)}</span>
      </Button>
    </Form>
  )
}

export function LessonsPage({ view, around, communityId, page, found, rows }: ListBase & { rows: readonly Lesson[] }) {
  const t = wordsOf(view)
  return (
    <PageFrame view={view} {...around} title={t('lessons.title')} lead={t('lessons.lead')}>
      <Ways view={view} communityId={communityId} />
      {rows.length === 0 && <EmptyState>{t('lessons.empty')}</EmptyState>}
      {rows.map((lesson) => (
        <Item key={lesson.entryId}>
          <OwnWords as="p" words={lesson.words} isMarked />
          <GistLines view={view} gists={lesson.gists} />
          <p class="quiet small">
            <a href={`/meetings/${lesson.meetingId}/record#line-${lesson.entryId}`}>{t('follow.day', { day: writeDay(view.language, lesson.heldOn) })}</a>
          </p>
        </Item>
      ))}
      <Pager page={page} pages={pagesOf(found)} hrefOf={(next) => `?page=${next}`} />
    </PageFrame>
  )
}
