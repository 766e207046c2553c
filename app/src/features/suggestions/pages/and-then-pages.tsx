import { dayOf, writeDay, type Instant } from '../../../kernel/day.ts'
import { nameIn, type BilingualName, type LocalText } from '../../../kernel/language.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { CheckField, Choice } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { OwnWords } from '../../../ui/names.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PublicFrame } from '../../../ui/public-frame.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import { SCOPES, type Scope } from '../domain/memory.ts'
import type { Said } from '../domain/try-out.ts'
import { OutcomeFields } from './outcome-parts.tsx'
import { sayOutcomeIn, wordsOf, type ListedView } from './words.ts'

export type AskedSuggestion = { id: string; text: LocalText; gist: LocalText | null; said: Said | null }

type AndThenPageProps = {
  view: ListedView
  communityName: BilingualName
  toldAt: Instant
  taken: readonly AskedSuggestion[]
  scope: Scope
  /** Closed: everything is known; a word may still be corrected. */
  isClosed: boolean
  address: string
  refusal: string | null
}

/** The question of the mail, without an account: one tap each, and send. SEC-25: nothing is chosen beforehand, and reading the page changes nothing. */
export function AndThenPage({ view, communityName, toldAt, taken, scope, isClosed, address, refusal }: AndThenPageProps) {
  const t = wordsOf(view)
  const lead = t('ask.lead', { community: nameIn(view.language, communityName), day: writeDay(view.language, dayOf(toldAt)) })
  return (
    <PublicFrame view={view} title={t('ask.title')} lead={lead} isHiddenFromSearch>
      {refusal !== null && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      {taken.length === 0 ? <Notice>{t('ask.nothing')}</Notice> : <AnswerForm view={view} taken={taken} scope={scope} address={address} />}
      <p class="quiet">{t('ask.about')}</p>
      {!isClosed && (
        <Disclosure label={t('ask.over')}>
          <p>{t('ask.overText')}</p>
          <Form view={view} action={`${address}/ended`}>
            <CheckField name="ended" label={t('ask.overTick')} />
            <Button>{t('ask.overSend')}</Button>
          </Form>
        </Disclosure>
      )}
    </PublicFrame>
  )
}

function AnswerForm({ view, taken, scope, address }: Pick<AndThenPageProps, 'view' | 'taken' | 'scope' | 'address'>) {
  const t = wordsOf(view)
  const hasSaid = taken.some(({ said }) => said !== null)
  return (
    <Form view={view} action={address}>
      {taken.map(({ id, text, gist, said }, order) => (
        <Card key={id} level={2} title={taken.length === 1 ? t('ask.one') : t('ask.nth', { number: order + 1 })}>
          <OwnWords as="p" words={text} isMarked />
          {gist !== null && text.language !== view.language && <OwnWords as="p" words={gist} isMarked />}
          {said !== null && <Notice kind="done">{t('ask.stands', { outcome: sayOutcomeIn(view, said) })}</Notice>}
          <OutcomeFields view={view} mark={`-${id}`} isLarge />
        </Card>
      ))}
      {hasSaid && (
        <Choice
          name="scope"
          label={t('share.title')}
          hint={t('share.hint')}
          chosen={scope}
          options={SCOPES.map((value) => ({ value, label: t(`share.${value}`) }))}
        />
      )}
      <Button kind="main">{t('say.send')}</Button>
    </Form>
  )
}

/** It ended: thanks, and nothing else. */
export function EndedPage({ view }: { view: View }) {
  const t = wordsOf(view)
  return (
    <PublicFrame view={view} title={t('ask.ended')} isHiddenFromSearch>
      <p>{t('ask.endedText')}</p>
    </PublicFrame>
  )
}

/** Wrong, too old, or of somebody who is gone: the same page for each. */
export function UnknownQuestionPage({ view }: { view: View }) {
  const t = wordsOf(view)
  return (
    <PublicFrame view={view} title={t('ask.unknown')} isHiddenFromSearch>
      <p>{t('ask.unknownText')}</p>
      <ButtonLink href="/sign-in">{t('ask.signIn')}</ButtonLink>
    </PublicFrame>
  )
}
