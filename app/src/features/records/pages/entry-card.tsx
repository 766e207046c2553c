import { dayOf, writeDay, writeTime } from '../../../kernel/day.ts'
import { LANGUAGE_NAMES } from '../../../kernel/language.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { Item } from '../../../ui/card.tsx'
import { Form } from '../../../ui/form.tsx'
import { OwnWords } from '../../../ui/names.tsx'
import { StatusWord } from '../../../ui/notice.tsx'
import { Tag, Tags } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import type { Amendment } from '../domain/amendment.ts'
import type { Entry } from '../domain/entry.ts'
import type { Erratum } from '../domain/shown.ts'
import type { RecordsTranslate } from '../messages/catalogue.ts'
import { foreign, sayOwner, wordsOf } from './labels.ts'

type EntryCardProps = {
  view: View
  entry: Entry
  amendments: readonly Amendment[]
  errata: readonly Erratum[]
  maySettle: boolean
  /** Where one does more with it; null on the page of the line itself. */
  link?: { href: string; label: string } | null
  /** The lines above and below it, past which the reader may move it. */
  beside?: Beside
}
export type Beside = { above: string | null; below: string | null }

/** One line: what it is, the words in their own language, who and until when, the gists, and what stands beside it. */
export function EntryCard({ view, entry, amendments, errata, maySettle, link, beside }: EntryCardProps) {
  const t = wordsOf(view)
  const address = `/meetings/${entry.meetingId}/record/entries/${entry.id}`
  const more = link === undefined ? { href: address, label: t('entry.more') } : link
  const owner = sayOwner(t, view.language, entry)
  return (
    <div id={`line-${entry.id}`}>
      <Item>
        <Tags>
          <Tag>{t(`kind.${entry.kind}`)}</Tag>
          {entry.isConfidential && <Tag icon="closed">{t('item.confidential')}</Tag>}
          {entry.isLesson && <Tag icon="info">{t('entry.lesson')}</Tag>}
        </Tags>
        <OwnWords as="p" words={entry} isMarked />
        {owner !== '' && (
          <p>
            <b>{owner}</b>
          </p>
        )}
        {entry.kind === 'action' && <ActionState view={view} t={t} entry={entry} address={address} maySettle={maySettle} />}
        <Gists view={view} t={t} entry={entry} />
        {amendments.map((amendment) => (
          <BesideLine key={amendment.id} view={view} t={t} amendment={amendment} />
        ))}
        {errata.map((erratum) => (
          <ErratumLine key={erratum.id} view={view} erratum={erratum} />
        ))}
        <p class="quiet small">
          {t('entry.by', {
            name: entry.author ?? t('entry.former'),
            time: `${writeDay(view.language, dayOf(entry.writtenAt), 'short')}, ${writeTime(view.language, entry.writtenAt)}`,
          })}
          {entry.editedAt !== null && ` · ${t('entry.edited', { name: entry.editedBy ?? t('entry.former') })}`}
          {more !== null && (
            <>
              {' · '}
              <a href={more.href}>
                {more.label}
                <span class="visually-hidden"> {entry.text.slice(0, 60)}</span>
              </a>
            </>
          )}
        </p>
        {beside && <MoveLine view={view} t={t} entry={entry} address={address} beside={beside} />}
      </Item>
    </div>
  )
}

function MoveLine({ view, t, entry, address, beside }: { view: View; t: RecordsTranslate; entry: Entry; address: string; beside: Beside }) {
  const ways = [
    { past: beside.above, word: t('entry.up') },
    { past: beside.below, word: t('entry.down') },
  ]
  return (
    <div class="no-print">
      <Form view={view} action={address} isPlain>
        <input type="hidden" name="part" value="move" />
        <ButtonRow>
          {ways.map(
            ({ past, word }) =>
              past !== null && (
                <Button key={word} kind="quiet" isSmall name="past" value={past}>
                  {word}
                  <span class="visually-hidden"> {entry.text.slice(0, 60)}</span>
                </Button>
              ),
          )}
        </ButtonRow>
      </Form>
    </div>
  )
}

function ActionState({ view, t, entry, address, maySettle }: { view: View; t: RecordsTranslate; entry: Entry; address: string; maySettle: boolean }) {
  const isDone = entry.doneAt !== null
  return (
    <div class="row">
      <StatusWord kind={isDone ? 'done' : 'quiet'}>{t(isDone ? 'entry.done' : 'entry.open')}</StatusWord>
      {maySettle && (
        <Form view={view} action={address} isPlain>
          <input type="hidden" name="part" value="settle" />
          <input type="hidden" name="isDone" value={isDone ? 'no' : 'yes'} />
          <Button isSmall>
            {t(isDone ? 'entry.mark-open' : 'entry.mark-done')}
            <span class="visually-hidden"> {entry.text.slice(0, 60)}</span>
          </Button>
        </Form>
      )}
    </div>
  )
}

function Gists({ view, t, entry }: { view: View; t: RecordsTranslate; entry: Entry }) {
  return (
    <>
      {entry.gists.map((gist) => (
        <p key={gist.language}>
          <span lang={foreign(view, gist.language)}>{gist.text}</span>
          <span class="quiet small">
            {' · '}
            <span lang={gist.language}>{LANGUAGE_NAMES[gist.language]}</span>, {t('entry.gist-by', { name: gist.by ?? t('entry.former') })},{' '}
            {writeDay(view.language, dayOf(gist.at), 'short')}
          </span>
        </p>
      ))}
    </>
  )
}

/** A proposal and what became of it. */
export function BesideLine({ view, t, amendment }: { view: View; t: RecordsTranslate; amendment: Amendment }) {
  const { state, text, language, beforeText, reason, proposer, proposedAt, answer, decidedBy, dispute } = amendment
  const name = proposer ?? t('entry.former')
  return (
    <div class="note is-quiet">
      <p>
        <StatusWord kind={state === 'taken' ? 'done' : state === 'open' ? 'attention' : 'quiet'}>{t(`amend.state.${state}`)}</StatusWord>
        {' · '}
        {t('amend.by', { name, day: writeDay(view.language, dayOf(proposedAt), 'short'), reason })}
      </p>
      {state === 'taken' ? (
        beforeText !== '' && <p class="quiet">{t('amend.before', { text: beforeText })}</p>
      ) : (
        <OwnWords as="p" words={{ language, text }} isMarked />
      )}
      {answer !== '' && <p>{t('amend.answered', { name: decidedBy ?? t('entry.former'), text: answer })}</p>}
      {dispute !== '' && (
        <p>
          <b>{t('amend.maintained', { name, text: dispute })}</b>
        </p>
      )}
    </div>
  )
}

export function ErratumLine({ view, erratum }: { view: View; erratum: Erratum }) {
  const t = wordsOf(view)
  return (
    <div class="note is-attention">
      <p class="quiet small">
        {t('erratum.line', { day: writeDay(view.language, dayOf(erratum.at)), name: erratum.by ?? t('entry.former'), reason: erratum.reason })}
      </p>
      <OwnWords as="p" words={erratum.words} isMarked />
    </div>
  )
}
