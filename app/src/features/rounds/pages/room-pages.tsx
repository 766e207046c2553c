import type { ComponentChildren } from 'preact'
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../../../kernel/language.ts'
import type { Instant } from '../../../kernel/day.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Field, SelectField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { GuardedField, type GuardedFieldProps } from '../../../ui/guarded-field.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PublicFrame } from '../../../ui/public-frame.tsx'
import { Tag } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import { LONGEST_CARD } from '../domain/board.ts'
import { placeIn, secondsLeft, wordsFor, type Round } from '../domain/round.ts'
import type { OwnCard, Room } from '../domain/shown.ts'
import type { RoundsTranslate } from '../messages/catalogue.ts'
import { FirstItemPart } from './room-parts.tsx'
import { accentOf, boardWordsOf, nameRound, wordsOf } from './words.ts'

/** What somebody typed and could not be kept as it was. */
export type Typed = { text: string; language: Language } & Pick<GuardedFieldProps, 'findings' | 'kept'>

type RoomPageProps = { view: View; room: Room; typed: Typed; refusal: string | null; now: Instant }

/** The phone of somebody in the room who has no account: where we are, one sentence, and what this phone wrote. Nothing else of the round. */
export function RoomPage({ view, room, typed, refusal, now }: RoomPageProps) {
  const t = wordsOf(view)
  const { round, cards } = room
  const words = boardWordsOf(view.language, {})
  return (
    <PublicFrame view={view} title={t('mine.title')} lead={nameRound(view.language, round, room.communityName)} accent={accentOf(room)} isHiddenFromSearch>
      {refusal !== null && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      {round.state === 'paused' ? (
        <p role="status">{words['paused.screen']}</p>
      ) : (
        <>
          <StepPart view={view} round={round} now={now} />
          <SentenceForm view={view} round={round} typed={typed} />
        </>
      )}
      <p>
        <ButtonLink href="?" isSmall kind="quiet">
          {t('room.look')}
        </ButtonLink>
      </p>
      {cards.length > 0 && <OwnCards view={view} cards={cards} mayUndo={round.state !== 'paused'} />}
      <p class="quiet small after-form">{t('room.privacy')}</p>
    </PublicFrame>
  )
}

function StepPart({ view, round, now }: { view: View; round: Round; now: Instant }) {
  const t = wordsOf(view)
  const words = boardWordsOf(view.language, {})
  const step = round.method.steps[round.step]
  if (step === undefined) return null
  const [title, hint] = [wordsFor(view.language, step.title), wordsFor(view.language, step.hint)]
  const count = (words['step.count'] ?? '').replace('{step}', String(round.step + 1)).replace('{steps}', String(round.method.steps.length))
  return (
    <section data-step={round.step}>
      <h2>
        {count} · <span lang={title.language}>{title.text}</span>
      </h2>
      <p>
        <strong>{sayTime(t, words, secondsLeft(round, now))}</strong> {words[`speaks.${step.speaks}`]}{' '}
        {hint.text !== '' && <span lang={hint.language}>{hint.text}</span>}
      </p>
    </section>
  )
}

function sayTime(t: RoundsTranslate, words: Readonly<Record<string, string>>, seconds: number | null): string {
  if (seconds === null) return `${words['timer.open'] ?? ''}.`
  return seconds <= 0 ? t('room.timeIsUp') : t('room.left', { count: Math.ceil(seconds / 60) })
}

function SentenceForm({ view, round, typed }: Pick<RoomPageProps, 'view' | 'typed'> & { round: Round }) {
  const t = wordsOf(view)
  const words = boardWordsOf(view.language, {})
  const isParked = placeIn(round.method, round.step, 'suggestion') === 'parked'
  return (
    <Form view={view}>
      <GuardedField
        view={view}
        name="text"
        label={words['mine.label'] ?? ''}
        hint={words[isParked ? 'mine.parked' : 'mine.hint'] ?? ''}
        value={typed.text}
        lang={typed.language}
        rows={3}
        maxLength={LONGEST_CARD}
        findings={typed.findings ?? []}
        kept={typed.kept ?? {}}
        audience={round.audience}
        isRequired
      />
      <SelectField
        name="language"
        label={t('room.language')}
        options={LANGUAGES.map((language) => ({ value: language, label: LANGUAGE_NAMES[language], lang: language }))}
        chosen={typed.language}
        empty={false}
      />
      <Button kind="main" name="do" value="send">
        {words['mine.send']}
      </Button>
    </Form>
  )
}

function OwnCards({ view, cards, mayUndo }: { view: View; cards: readonly OwnCard[]; mayUndo: boolean }) {
  const t = wordsOf(view)
  return (
    <section>
      <h2>{boardWordsOf(view.language, {})['mine.own']}</h2>
      <ul class="board-cards">
        {cards.map(({ id, language, text, isParked }) => (
          <li key={id} class="board-card">
            <p class="board-words" lang={language} id={`card-${id}`}>
              {text}
            </p>
            {isParked && <Tag>{t('room.parked')}</Tag>}
            {mayUndo && (
              <Form view={view} isPlain>
                <input type="hidden" name="card" value={id} />
                <Button name="do" value="undo" isSmall>
                  {t('room.undo')}
                  <span class="visually-hidden">: {text.slice(0, 40)}</span>
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A code that leads nowhere, and the field for the one that stands on the screen. */
export function RoomCodePage({ view, code, refusal, isOver }: { view: View; code: string; refusal: string | null; isOver: boolean }) {
  const t = wordsOf(view)
  return (
    <PublicFrame view={view} title={t('room.codeTitle')} isHiddenFromSearch>
      {isOver ? (
        <Notice isAnnounced>{refusal}</Notice>
      ) : (
        <Form view={view} action="/w">
          <Field name="code" label={t('room.codeLabel')} hint={t('room.codeHint')} value={code} error={refusal} maxLength={20} autocomplete="off" isRequired />
          <Button kind="main">{t('room.codeGo')}</Button>
        </Form>
      )}
    </PublicFrame>
  )
}

type WallProps = {
  view: View
  place: string
  accent: string
  rounds: readonly { id: string; name: string }[]
  firstItem: ComponentChildren
  isWaiting: boolean
}

/** The wall of a meeting before its round begins: what was taken last time, in words for this room. */
export function WallPage({ view, place, accent, rounds, firstItem, isWaiting }: WallProps) {
  const t = wordsOf(view)
  return (
    <PublicFrame view={view} title={place} accent={accentOf({ accent })} isHiddenFromSearch>
      <div class="board board-wall">
        {rounds.length > 0 && (
          <section>
            <h2>{t('wall.which')}</h2>
            <div class="row">
              {rounds.map(({ id, name }) => (
                <ButtonLink key={id} href={`/rounds/${id}/screen`}>
                  {name}
                </ButtonLink>
              ))}
            </div>
          </section>
        )}
        <FirstItemPart view={view}>{firstItem}</FirstItemPart>
        {isWaiting && <p class="quiet">{t('wall.soon')}</p>}
        {firstItem === null && rounds.length === 0 && <p>{t('wall.nothing')}</p>}
      </div>
    </PublicFrame>
  )
}
