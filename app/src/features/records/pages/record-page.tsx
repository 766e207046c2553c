import type { Instant } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { EmptyState, Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Disclosure, Steps } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import { mayAmend, mayEditEntry, maySettleAction, mayWriteRecord } from '../domain/permissions.ts'
import { PHASES, type WritableRefusal } from '../domain/record.ts'
import { groupByItem, type ShownRecord } from '../domain/shown.ts'
import type { RecordsTranslate } from '../messages/catalogue.ts'
import { BesideLine, EntryCard, ErratumLine, type Beside } from './entry-card.tsx'
import { foreign, sayPhase, wordsOf, type Around } from './labels.ts'
import { ConflictCard, FollowUp, MissingForm, MoveButtons } from './record-parts.tsx'
import { InShort } from './record-side.tsx'
import { WriteForm, type SentLine } from './write-form.tsx'

export type RecordPageProps = {
  view: View
  shown: ShownRecord & { meeting: { id: string } }
  around: Around
  now: Instant
  /** Why nobody writes now, whoever it is. */
  objection: WritableRefusal | null
  /** The item that was written last, and the language used there. */
  at: string
  /** Comes back from a line just written: the next one may be typed at once. */
  isBack: boolean
  language: Language
  freshIds: readonly string[]
  sent: SentLine | null
}

/** What was noted, item by item, with a field under each for whoever may write. */
export function RecordPage(props: RecordPageProps) {
  const { view, shown, around, now, objection, freshIds } = props
  const t = wordsOf(view)
  const { record, stand, conflicts, entries } = shown
  const isWriter = objection === null && mayWriteRecord(stand, record)
  const standing = entries.filter(({ removedAt }) => removedAt === null)
  const removed = entries.filter(({ removedAt }) => removedAt !== null)
  return (
    <PageFrame view={view} {...around} lead={sayPhase(t, view.language, record, now)} margin={<InShort view={view} shown={shown} entries={standing} />}>
      {record.version > 0 && <Steps steps={PHASES.map((phase) => ({ label: t(`phase.${phase}`) }))} current={PHASES.indexOf(record.phase) + 1} />}
      {objection === 'too-early' && <Notice>{t('page.too-early')}</Notice>}
      {objection === 'meeting-cancelled' && <Notice>{t('page.cancelled')}</Notice>}
      {isWriter && <p class="quiet">{t('page.care')}</p>}
      <MoveButtons view={view} shown={shown} now={now} isWriter={isWriter} />
      {conflicts.length > 0 && <h2>{t('conflict.title')}</h2>}
      {conflicts.map((conflict) => (
        <ConflictCard key={conflict.id} view={view} shown={shown} conflict={conflict} mayChoose={isWriter} />
      ))}
      <FollowUp view={view} shown={shown} />
      {shown.hidden > 0 && <p class="quiet">{t('page.hidden', { count: shown.hidden })}</p>}
      {standing.length === 0 && objection === null && <EmptyState>{t('page.empty')}</EmptyState>}
      <Groups {...props} t={t} isWriter={isWriter} />
      <BesideAll {...props} t={t} />
      {mayAmend(stand, record, now) && <MissingForm view={view} meetingId={shown.meeting.id} freshId={freshIds.at(-1) ?? ''} />}
      {isWriter && removed.length > 0 && (
        <Disclosure label={t('entry.removed-title')}>
          {removed.map((entry) => (
            <EntryCard key={entry.id} view={view} entry={entry} amendments={[]} errata={[]} maySettle={false} />
          ))}
        </Disclosure>
      )}
      <p class="quiet small">{t('page.who')}</p>
    </PageFrame>
  )
}

function Groups({ view, shown, t, isWriter, at, isBack, language, freshIds, sent }: RecordPageProps & { t: RecordsTranslate; isWriter: boolean }) {
  const { items, entries, amendments, errata, stand, record } = shown
  const groups = groupByItem(
    items,
    entries.filter(({ removedAt }) => removedAt === null),
  )
  return (
    <>
      {groups.map(({ item, entries: lines }, order) => {
        const itemId = item?.id ?? ''
        if (item === null && lines.length === 0 && !isWriter) return null
        const isCurrent = sent === null ? at === itemId : sent.agendaItemId === itemId
        const isOnly = groups.length === 1
        return (
          <section key={itemId} id={`item-${itemId || 'none'}`}>
            <h2>
              <span lang={item?.language ? foreign(view, item.language) : undefined}>
                {item === null ? t(isOnly ? 'item.all' : 'item.other') : item.names[view.language]}
              </span>
              {item?.isConfidential === true && <span class="quiet small"> · {t('item.confidential')}</span>}
            </h2>
            {lines.map((entry, place) => (
              <EntryCard
                key={entry.id}
                view={view}
                entry={entry}
                amendments={amendments.filter(({ entryId, state }) => entryId === entry.id && state !== 'taken')}
                errata={errata.filter(({ entryId }) => entryId === entry.id)}
                maySettle={maySettleAction(stand, entry)}
                {...besideOf(lines, place, isWriter && record.phase === 'live' && mayEditEntry(stand, record, entry))}
              />
            ))}
            {isWriter && (
              <Disclosure label={t('entry.write')} isOpen={isCurrent || isOnly}>
                <WriteForm
                  view={view}
                  meetingId={shown.meeting.id}
                  itemId={itemId}
                  freshId={freshIds[order] ?? ''}
                  language={language}
                  isAutofocused={isCurrent && isBack}
                  sent={isCurrent ? sent : null}
                />
              </Disclosure>
            )}
          </section>
        )
      })}
    </>
  )
}

function besideOf(lines: readonly { id: string }[], place: number, mayMove: boolean): { beside?: Beside } {
  return mayMove && lines.length > 1 ? { beside: { above: lines[place - 1]?.id ?? null, below: lines[place + 1]?.id ?? null } } : {}
}

/** What was proposed or corrected without a line. */
function BesideAll({ view, shown, t }: RecordPageProps & { t: RecordsTranslate }) {
  const errata = shown.errata.filter(({ entryId }) => entryId === null)
  const { record, stand, amendments } = shown
  const address = `/meetings/${shown.meeting.id}/record`
  const loose = amendments.filter(({ entryId, state }) => entryId === null && state !== 'taken')
  return (
    <>
      {loose.length > 0 && <h2>{t('amend.list')}</h2>}
      {loose.map((amendment) => (
        <BesideLine key={amendment.id} view={view} t={t} amendment={amendment} />
      ))}
      {amendments.length > 0 && (
        <p>
          <a href={`${address}/amendments`}>{t('amend.list')}</a>
        </p>
      )}
      {errata.length > 0 && <h2>{t('erratum.title')}</h2>}
      {errata.map((erratum) => (
        <ErratumLine key={erratum.id} view={view} erratum={erratum} />
      ))}
      {record.phase === 'locked' && stand.isLead && (
        <p class="no-print">
          <ButtonLink icon="edit" href={`${address}/errata`}>
            {t('erratum.add')}
          </ButtonLink>
        </p>
      )}
    </>
  )
}
