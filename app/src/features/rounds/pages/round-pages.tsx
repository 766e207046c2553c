import type { ComponentChildren } from 'preact'
import { bothNames, nameIn, LANGUAGE_NAMES, LANGUAGES } from '../../../kernel/language.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Card, Item } from '../../../ui/card.tsx'
import { Field, SelectField, type Option } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { EmptyState, Notice, StatusWord } from '../../../ui/notice.tsx'
import { PageFrame, type PageFrameProps } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import { PLACES, type Card as BoardCard } from '../domain/board.ts'
import { isOver, LONGEST_SUBGROUP, wordsFor, type Round } from '../domain/round.ts'
import type { ShownRound } from '../domain/shown.ts'
import { StopForm } from './board-pages.tsx'
import { PromisesPart, type PromisesShown } from './mirror-parts.tsx'
import { FirstItemPart } from './room-parts.tsx'
import { accentOf, nameRound, wordsOf } from './words.ts'

/** What the page needs of a situation that may be taken up. */
export type Choosable = { id: string; goal: string; summary: string; language: string; isReady: boolean }
export type ChoosableMethod = { id: string; name: string; language: string; minutes: number | null }

type ListProps = {
  view: View
  frame: Pick<PageFrameProps, 'crumbs' | 'tabs' | 'accent'>
  meetingId: string
  rounds: readonly { round: Round; cards: number; leaderName: string }[]
  communityNames: ReadonlyMap<string, { fr: string; nl: string }>
  isLead: boolean
  situations: readonly Choosable[]
  methods: readonly ChoosableMethod[]
  wish: { situationId: string; methodId: string; subgroup: string }
  refusal: string | null
  firstItem: ComponentChildren
}

/** The rounds of a meeting, and the form that begins one. */
export function RoundsPage(props: ListProps) {
  const { view, frame, meetingId, rounds, communityNames, isLead, refusal, firstItem } = props
  const t = wordsOf(view)
  return (
    <PageFrame view={view} title={t('list.title')} lead={t('list.lead')} {...frame}>
      {refusal !== null && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      <FirstItemPart view={view}>{firstItem}</FirstItemPart>
      {!rounds.some(({ round }) => isOver(round)) && (
        <p>
          <ButtonLink href={`/meetings/${meetingId}/rounds/screen`} icon="visible" isSmall>
            {t('wall.open')}
          </ButtonLink>
        </p>
      )}
      {rounds.length === 0 && <EmptyState>{t('list.none')}</EmptyState>}
      {rounds.map(({ round, cards, leaderName }) => (
        <Item key={round.id} head={nameRound(view.language, round, communityNames.get(round.communityId) ?? { fr: '', nl: '' })}>
          <p>
            <StatusWord kind={isOver(round) ? 'quiet' : 'done'}>{t(`state.${round.state}`)}</StatusWord> · {t('list.cards', { count: cards })}
            {leaderName !== '' && ` · ${leaderName}`}
          </p>
          <div class="row">
            {isLead && (
              <ButtonLink href={`/rounds/${round.id}`} isSmall>
                {t('list.open')}
              </ButtonLink>
            )}
            <ButtonLink href={`/rounds/${round.id}/screen`} isSmall kind="quiet">
              {t('list.screen')}
            </ButtonLink>
            <ButtonLink href={`/rounds/${round.id}/mine`} isSmall kind="quiet">
              {t('list.mine')}
            </ButtonLink>
          </div>
        </Item>
      ))}
      {isLead && <StartForm {...props} />}
    </PageFrame>
  )
}

function StartForm({ view, meetingId, situations, methods, wish }: ListProps) {
  const t = wordsOf(view)
  const choices: Option[] = situations.map(({ id, goal, summary, language, isReady }) => ({
    value: id,
    label: [goal || summary.slice(0, 80), ...(isReady ? [] : [t('start.notReady')])].join(' · '),
    lang: language,
  }))
  const cards: Option[] = methods.map(({ id, name, language, minutes }) => ({
    value: id,
    label: minutes === null ? name : `${name} · ${t('start.minutes', { count: minutes })}`,
    lang: language,
  }))
  return (
    <Card title={t('start.title')} level={2}>
      <Form view={view} action={`/meetings/${meetingId}/rounds`}>
        <SelectField
          name="situation"
          label={t('start.situation')}
          options={choices}
          chosen={wish.situationId || (choices[0]?.value ?? '')}
          empty={t('start.noSituation')}
        />
        <SelectField name="method" label={t('start.method')} options={cards} chosen={wish.methodId || (cards[0]?.value ?? '')} empty={false} />
        <Field name="subgroup" label={t('start.subgroup')} hint={t('start.subgroupHint')} value={wish.subgroup} maxLength={LONGEST_SUBGROUP} />
        <Button kind="main">{t('start.go')}</Button>
      </Form>
    </Card>
  )
}

/** `promises`: what a mirror session ends with. */
type EndPageProps = { view: View; shown: ShownRound; taken: number; parked: number; refusal: string | null; promises?: PromisesShown | null }

/** Ending is said once, with what it leads to. */
export function EndPage({ view, shown, taken, parked, refusal, promises = null }: EndPageProps) {
  const t = wordsOf(view)
  const { round } = shown
  const address = `/rounds/${round.id}`
  return (
    <PageFrame
      view={view}
      title={t('end.title')}
      accent={accentOf(shown)}
      communityName={nameIn(view.language, shown.communityName)}
      crumbs={[{ label: nameRound(view.language, round, shown.communityName), href: address }]}
    >
      {refusal !== null && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      {parked > 0 && <p>{t('end.waiting', { count: parked })}</p>}
      {promises === null ? (
        <Card title={t('end.end')} level={2}>
          <Form view={view}>
            <p>{t('end.endLead', { taken })}</p>
            <Button name="do" value="end" kind="main">
              {t('end.end')}
            </Button>
          </Form>
        </Card>
      ) : (
        <PromisesPart view={view} round={round} promises={promises} />
      )}
      <Card title={t('end.abandon')} level={2}>
        <Form view={view}>
          <p>{t('end.abandonLead')}</p>
          <Button name="do" value="abandon">
            {t('end.abandon')}
          </Button>
        </Form>
      </Card>
      <Card title={t('end.stop')} level={2}>
        <StopForm view={view} t={t} address={address} />
      </Card>
    </PageFrame>
  )
}

type CardPageProps = {
  view: View
  shown: ShownRound
  card: BoardCard
  boardWords: Readonly<Record<string, string>>
  text: string | null
  refusal: string | null
}

/** One card on a page of its own, for who has no script. */
export function CardPage({ view, shown, card, boardWords, text, refusal }: CardPageProps) {
  const t = wordsOf(view)
  const [main] = card.writings
  const { round } = shown
  return (
    <PageFrame
      view={view}
      title={t('card.title')}
      accent={accentOf(shown)}
      communityName={bothNames(view.language, shown.communityName)}
      crumbs={[{ label: nameRound(view.language, round, shown.communityName), href: `/rounds/${round.id}` }]}
    >
      {refusal !== null && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      {card.writings.length > 1 && (
        <Notice title={boardWords['conflict.title'] ?? ''}>
          {card.writings.map((writing) => (
            <Form key={writing.id} view={view} isPlain>
              <input type="hidden" name="heads" value={card.heads.join(' ')} />
              <p lang={writing.language}>{writing.text}</p>
              <Button name="choose" value={writing.id} isSmall>
                {t('card.choose')}
              </Button>
            </Form>
          ))}
        </Notice>
      )}
      <Form view={view}>
        <input type="hidden" name="heads" value={card.heads.join(' ')} />
        <Field name="text" kind="textarea" label={t('card.text')} value={text ?? main?.text ?? ''} lang={main?.language ?? view.language} isRequired />
        <SelectField
          name="language"
          label={boardWords['write.language'] ?? ''}
          options={LANGUAGES.map((language) => ({ value: language, label: LANGUAGE_NAMES[language], lang: language }))}
          chosen={main?.language ?? view.language}
          empty={false}
        />
        <SelectField
          name="place"
          label={t('card.where')}
          options={PLACES.map((place) => ({ value: place, label: boardWords[`place.${place}`] ?? place }))}
          chosen={card.place}
          empty={false}
        />
        <div class="row">
          <Button name="do" value="keep" kind="main">
            {t('card.keep')}
          </Button>
          <Button name="do" value="remove">
            {t('card.takeAway')}
          </Button>
        </div>
      </Form>
    </PageFrame>
  )
}

/** The name of a method in words for the list. */
export function choosableOf(
  language: View['language'],
  { id, name, minutes }: { id: string; name: Round['method']['name']; minutes: number | null },
): ChoosableMethod {
  const words = wordsFor(language, name)
  return { id, name: words.text, language: words.language, minutes }
}
