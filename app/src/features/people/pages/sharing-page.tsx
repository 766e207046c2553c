import { dayOf, writeDay, type Day } from '../../../kernel/day.ts'
import { nameIn } from '../../../kernel/language.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Face } from '../../../ui/face.tsx'
import { CheckList, Field, FileField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import { CONSENT_FIELDS, CONSENT_PURPOSES, isSharedByField, type Consent, type ConsentPurpose } from '../domain/consent.ts'
import { MOST_PICTURE_MEGABYTES, PICTURE_TYPES } from '../domain/picture.ts'
import { wordsFor, writeSharing } from './person-card.tsx'

type OwnCommunity = { id: string; nameFr: string; nameNl: string }
type Text = { purpose: ConsentPurpose; version: number; text: string }
type SharingPageProps = {
  view: View
  personId: string
  today: Day
  communities: readonly OwnCommunity[]
  standing: readonly Consent[]
  history: readonly Consent[]
  texts: readonly Text[]
  name: string
  /** Her own face, where she added one. */
  picture: string | undefined
  /** Why the picture that was sent is not taken. */
  refusal: string | null
}

/** One block for each use; giving and stopping are each one click. */
export function SharingPage(props: SharingPageProps) {
  const { view, communities, standing, personId } = props
  const t = wordsFor(view.language)
  const others = CONSENT_PURPOSES.filter((purpose) => !isSharedByField(purpose) && purpose !== 'photo')
  const nameOf = ({ nameFr, nameNl }: OwnCommunity) => nameIn(view.language, { fr: nameFr, nl: nameNl })
  const find = (purpose: ConsentPurpose, communityId: string | null) =>
    standing.find((consent) => consent.purpose === purpose && consent.communityId === communityId)
  return (
    <PageFrame view={view} title={t('me.title')} lead={t('me.lead')} crumbs={[{ label: t('directory'), href: '/people' }]}>
      {props.refusal !== null && (
        <Notice kind="refused" isAnnounced>
          {props.refusal}
        </Notice>
      )}
      <p>{t('me.always')}</p>
      {communities.length === 0 && <Notice>{t('me.noCommunity')}</Notice>}
      {communities.map((community) => (
        <ListBlock
          key={community.id}
          {...props}
          title={t('me.community', { name: nameOf(community) })}
          purpose="community_list"
          communityId={community.id}
          consent={find('community_list', community.id)}
        />
      ))}
      <ListBlock {...props} title={t('me.network')} purpose="network_list" communityId={null} consent={find('network_list', null)} />
      <ListBlock {...props} title={t('me.public')} purpose="public_directory" communityId={null} consent={find('public_directory', null)} />
      <PictureBlock {...props} purpose="photo" consent={find('photo', null)} />
      <h2>{t('me.other')}</h2>
      {others.map((purpose) => (
        <YesBlock key={purpose} {...props} purpose={purpose} consent={find(purpose, null)} />
      ))}
      <History {...props} />
      <hr />
      <ButtonRow>
        <ButtonLink href={`/people/${personId}/edit`} icon="edit">
          {t('me.profile')}
        </ButtonLink>
        <ButtonLink href="/privacy/me" icon="closed">
          {t('me.more')}
        </ButtonLink>
      </ButtonRow>
    </PageFrame>
  )
}

type BlockProps = SharingPageProps & { purpose: ConsentPurpose; consent: Consent | undefined }

function ListBlock({ view, title, purpose, communityId, consent, communities, texts, today }: BlockProps & { title: string; communityId: string | null }) {
  const t = wordsFor(view.language)
  const text = texts.find((each) => each.purpose === purpose)
  const key = `${purpose}-${communityId ?? ''}`
  const form = (
    <Form view={view} action="/people/me/share">
      <Hidden purpose={purpose} communityId={communityId} />
      {text && <p>{text.text}</p>}
      <CheckList
        name="field"
        id={`field-${key}`}
        label={t('me.what')}
        options={CONSENT_FIELDS.map((value) => ({ value, label: t(`field.${value}`) }))}
        chosen={consent?.fields ?? []}
      />
      <Field name="until" id={`until-${key}`} kind="date" min={today} label={t('me.until')} hint={t('me.until.hint')} value={consent?.untilOn} />
      <Button kind={consent ? 'plain' : 'main'}>{consent ? t('me.change') : t('me.share')}</Button>
    </Form>
  )
  return (
    <section>
      <h2>{title}</h2>
      {consent === undefined ? (
        <p class="quiet">{t('me.nothing')}</p>
      ) : (
        <Standing view={view} consent={consent} text={text} sentence={writeSharing(view.language, consent, communities)} />
      )}
      <Disclosure label={consent ? t('me.change') : t('me.share')}>{form}</Disclosure>
    </section>
  )
}

function YesBlock({ view, purpose, consent, texts }: BlockProps) {
  const t = wordsFor(view.language)
  const text = texts.find((each) => each.purpose === purpose)
  if (text === undefined) return null
  return (
    <section class="item">
      <h3>{t(`purpose.${purpose}`)}</h3>
      <p>{text.text}</p>
      {consent ? (
        <Standing view={view} consent={consent} text={text} sentence={t('me.agreed', { day: writeDay(view.language, dayOf(consent.at)) })} />
      ) : (
        <Form view={view} action="/people/me/share" isPlain>
          <Hidden purpose={purpose} communityId={null} />
          <Button>{t('me.agree')}</Button>
        </Form>
      )}
    </section>
  )
}

/** The words that are agreed to stand above the button; sending the picture is the yes. */
function PictureBlock({ view, consent, texts, name, picture, refusal, purpose }: BlockProps) {
  const t = wordsFor(view.language)
  const text = texts.find((each) => each.purpose === purpose)
  if (text === undefined) return null
  return (
    <section id="picture">
      <h2>{t('picture.title')}</h2>
      <p class="person">
        <Face name={name} size="large" picture={picture} />
        <span>{picture === undefined ? t('picture.none') : t('picture.here')}</span>
      </p>
      {consent && (
        <Standing
          view={view}
          consent={consent}
          text={text}
          sentence={t('me.agreed', { day: writeDay(view.language, dayOf(consent.at)) })}
          stop={t('picture.remove')}
        />
      )}
      <Form view={view} action="/people/me/picture" isMultipart>
        <p>{text.text}</p>
        <FileField
          name="picture"
          label={t('picture.file')}
          hint={t('picture.hint', { megabytes: MOST_PICTURE_MEGABYTES })}
          error={refusal ?? undefined}
          accept={PICTURE_TYPES}
        />
        <Button kind={picture === undefined ? 'main' : 'plain'}>{picture === undefined ? t('picture.add') : t('picture.replace')}</Button>
      </Form>
    </section>
  )
}

type StandingProps = { view: View; consent: Consent; sentence: string; text: Text | undefined; stop?: string }

function Standing({ view, consent, sentence, text, stop }: StandingProps) {
  const t = wordsFor(view.language)
  return (
    <>
      <p>{sentence}</p>
      {text && text.version > consent.textVersion && <Notice>{t('me.older', { version: consent.textVersion })}</Notice>}
      <Form view={view} action="/people/me/stop" isPlain>
        <Hidden purpose={consent.purpose} communityId={consent.communityId} />
        <Button kind="danger">{stop ?? t('me.stop')}</Button>
      </Form>
    </>
  )
}

function Hidden({ purpose, communityId }: { purpose: ConsentPurpose; communityId: string | null }) {
  return (
    <>
      <input type="hidden" name="purpose" value={purpose} />
      {communityId !== null && <input type="hidden" name="community" value={communityId} />}
    </>
  )
}

function History({ view, history, communities }: SharingPageProps) {
  const t = wordsFor(view.language)
  if (history.length === 0) return null
  const nameOf = (id: string | null) => {
    const found = communities.find((community) => community.id === id)
    return found ? nameIn(view.language, { fr: found.nameFr, nl: found.nameNl }) : '…'
  }
  return (
    <Disclosure label={t('me.history')}>
      <ul>
        {history.toReversed().map((consent, order) => (
          <li key={order}>
            {t(consent.given ? 'me.history.given' : 'me.history.withdrawn', {
              day: writeDay(view.language, dayOf(consent.at)),
              what: t(`purpose.${consent.purpose}`, { name: nameOf(consent.communityId) }),
            })}
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
