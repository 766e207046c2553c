import { dayOf, writeDay, type Day } from '../../../kernel/day.ts'
import type { ComponentChildren } from 'preact'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { CheckField, Choice } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PublicFrame } from '../../../ui/public-frame.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import { goneAt } from '../domain/introduction.ts'
import { CardForm, type CardFormProps } from './card-form.tsx'
import { listNames, sayShares, wordsOf, type SharedLine } from './words.ts'

function leadOf({ view, meeting }: Pick<CardFormProps, 'view' | 'meeting'>): string {
  const names = listNames(
    view.language,
    meeting.communities.map(({ name }) => name),
  )
  return `${names} · ${writeDay(view.language, dayOf(meeting.startsAt))}`
}

function Fault({ fault }: Pick<CardFormProps, 'fault'>) {
  return fault === null ? null : (
    <Notice kind="refused" isAnnounced>
      {fault.text}
    </Notice>
  )
}

/** Behind the code of the door: the same page for everybody. */
export function IntroducePage(props: CardFormProps) {
  const t = wordsOf(props.view)
  return (
    <PublicFrame view={props.view} title={t('form.title')} lead={leadOf(props)} isHiddenFromSearch>
      <Fault {...props} />
      <p>{t('form.lead')}</p>
      <CardForm {...props} />
    </PublicFrame>
  )
}

type OwnCardPageProps = CardFormProps & { madeAt: string; version: number }

/** The personal link while the card waits. */
export function OwnCardPage(props: OwnCardPageProps) {
  const { view, card, madeAt, fault } = props
  const t = wordsOf(view)
  return (
    <PublicFrame view={view} title={t('card.title')} lead={leadOf(props)} isHiddenFromSearch>
      <Fault {...props} />
      <p>{t('card.waits', { day: writeDay(view.language, dayOf(goneAt(madeAt))) })}</p>
      <p>{t('card.keep')}</p>
      {card.email !== '' && <p>{t('card.mailed', { email: card.email })}</p>}
      <Disclosure label={t('card.change')} isOpen={fault !== null && fault.refusal !== 'sure-missing'}>
        <CardForm {...props} />
      </Disclosure>
      <Form view={view}>
        <CheckField name="sure" label={t('card.sure')} hint={t('card.withdrawHint')} error={fault?.refusal === 'sure-missing' ? fault.text : null} />
        <ButtonRow>
          <Button kind="danger" name="do" value="withdraw">
            {t('card.withdraw')}
          </Button>
        </ButtonRow>
      </Form>
    </PublicFrame>
  )
}

/** After taking the card back; it knows nothing any more. */
export function WithdrawnPage({ view }: { view: View }) {
  const t = wordsOf(view)
  return (
    <PublicFrame view={view} title={t('card.goneTitle')} isHiddenFromSearch>
      <p>{t('card.withdrawn')}</p>
    </PublicFrame>
  )
}

/** What other features draw of a door: the texts to agree to, and whether the own employer signed. */
export type ShownDoor = { communityId: string; community: string; standing: string; texts: ComponentChildren; note: ComponentChildren }

type TakenPageProps = {
  view: View
  takenOn: Day
  worksUntil: Day
  shared: readonly SharedLine[]
  communities: string
  doors: readonly ShownDoor[]
  hasAddress: boolean
  hasDesk: boolean
  refusal: string | null
}

/** The personal link once the card was taken up: stop sharing, say yes, say no; all without an account. */
export function TakenPage({ view, takenOn, worksUntil, shared, communities, doors, hasAddress, hasDesk, refusal }: TakenPageProps) {
  const t = wordsOf(view)
  const lines = sayShares(view, shared, communities)
  return (
    <PublicFrame view={view} title={t('taken.title')} isHiddenFromSearch>
      {refusal !== null && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      <p>{t('taken.says', { day: writeDay(view.language, takenOn) })}</p>
      {hasDesk && (
        <p>
          {t('door.desk')} <a href="/desk">{t('door.deskLink')}</a>
        </p>
      )}
      {doors.map((door) => (
        <DoorPart key={door.communityId} view={view} door={door} hasAddress={hasAddress} />
      ))}
      <h2>{t('taken.shares')}</h2>
      {lines.length === 0 ? (
        <p>{t('taken.sharesNothing')}</p>
      ) : (
        <>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <Form view={view} isPlain>
            <Button kind="danger" name="do" value="stop">
              {t('taken.stop')}
            </Button>
          </Form>
        </>
      )}
      <p class="quiet small after-form">{t('taken.until', { day: writeDay(view.language, worksUntil) })}</p>
    </PublicFrame>
  )
}

function DoorPart({ view, door, hasAddress }: { view: View; door: ShownDoor; hasAddress: boolean }) {
  const t = wordsOf(view)
  const { communityId, community, standing, texts, note } = door
  if (standing === 'outside') return null
  return (
    <section>
      <h2>{t('door.title', { community })}</h2>
      {standing === 'member' && (
        <p>
          {t('door.member', { community })} {hasAddress && <a href="/sign-in">{t('door.signIn')}</a>}
        </p>
      )}
      {standing === 'applied' && <p>{t('door.applied', { community })}</p>}
      {(standing === 'invited' || standing === 'pending') && (
        <>
          <p>{t('door.asked', { community })}</p>
          {note}
          {texts}
          <Form view={view}>
            <input type="hidden" name="community" value={communityId} />
            <Choice
              name="answer"
              label={t('door.question')}
              hint={hasAddress ? t('door.tickHint') : null}
              options={[
                { value: 'yes', label: t('door.yes') },
                { value: 'no', label: t('door.no') },
              ]}
            />
            <Button kind="main" name="do" value="answer">
              {t('door.send')}
            </Button>
          </Form>
          <p class="quiet small">{t('door.nothing')}</p>
        </>
      )}
      {standing === 'applied' && (
        <Form view={view} isPlain>
          <input type="hidden" name="community" value={communityId} />
          <input type="hidden" name="answer" value="no" />
          <Button kind="quiet" name="do" value="answer">
            {t('door.takeBack')}
          </Button>
        </Form>
      )}
    </section>
  )
}
