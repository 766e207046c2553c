import { LOCALES, startSentence, withColon, type Language } from '../../../kernel/language.ts'
import { Card, CardGrid } from '../../../ui/card.tsx'
import { Face } from '../../../ui/face.tsx'
import { SearchBox } from '../../../ui/form.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { BilingualName, OwnWords } from '../../../ui/names.tsx'
import { EmptyState } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Tag, Tags } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import type { FaceCard, Faces } from '../domain/shown.ts'
import type { PreparationTranslate } from '../messages/catalogue.ts'
import { wordsOf } from './labels.ts'
import type { PageHead } from './meeting-head.ts'

/** From so many on, the cards have a search. */
const SEARCHED_FROM = 12

type FacesPageProps = {
  view: View
  head: PageHead
  faces: Faces
  /** The cards that fit the words. */ cards: readonly FaceCard[]
  words: string
  pictures: ReadonlyMap<string, string>
}

/** Who is expected, a card each, as the reader may see them; prints as it is. */
export function FacesPage({ view, head, faces, cards, words, pictures }: FacesPageProps) {
  const t = wordsOf(view)
  const count = faces.cards.length + faces.hidden
  return (
    <PageFrame
      view={view}
      title={t(faces.isOver ? 'faces.was' : 'faces.title')}
      lead={`${startSentence(head.when)}. ${t('faces.lead')}`}
      crumbs={head.crumbs}
      tabs={head.tabs}
      accent={head.accent}
      communityName={head.communityName}
      wide
    >
      {faces.cards.length >= SEARCHED_FROM && <SearchBox label={t('faces.search')} value={words} />}
      <p>
        {!faces.isOver && count > 0 && `${t('expected.count', { count })} `}
        {faces.hidden > 0 && t('faces.hidden', { count: faces.hidden })}
      </p>
      {count === 0 && <EmptyState>{t('faces.nobody')}</EmptyState>}
      {words !== '' && cards.length === 0 && <p>{t('faces.nothing')}</p>}
      <CardGrid>
        {cards.map((card) => (
          <FaceCardView key={card.personId} card={card} picture={pictures.get(card.personId)} t={t} language={view.language} />
        ))}
      </CardGrid>
    </PageFrame>
  )
}

type FaceProps = { card: FaceCard; t: PreparationTranslate; language: Language }

function FaceCardView({ card, picture, t, language }: FaceProps & { picture: string | undefined }) {
  return (
    <Card
      level={2}
      href={`/people/${card.personId}`}
      title={
        <span class="person">
          <Face name={card.name} size="small" picture={picture} />
          <span>{card.name}</span>
        </span>
      }
    >
      {(card.isFirstTime || card.reply === 'online') && (
        <Tags>
          {card.isFirstTime && <Tag icon="person">{t('card.first')}</Tag>}
          {card.reply === 'online' && <Tag icon="outside">{t('card.online')}</Tag>}
        </Tags>
      )}
      {card.does.length > 0 && <p>{card.does.join(', ')}</p>}
      {card.organisations.map((name) => (
        <p key={`${name.fr} ${name.nl}`}>
          <BilingualName name={name} />
        </p>
      ))}
      {(['activity', 'askMeAbout'] as const).map((key) => {
        const words = card[key]
        return (
          words && (
            <p key={key} class="small">
              {withColon(language, t(`card.${key}`))} <OwnWords words={words} />
            </p>
          )
        )
      })}
      <Languages card={card} t={t} language={language} />
      <Reach card={card} t={t} />
    </Card>
  )
}

function Languages({ card: { speaks, understands }, t, language }: FaceProps) {
  const join = (words: readonly string[]) => new Intl.ListFormat(LOCALES[language], { type: 'conjunction' }).format(words)
  const parts = [speaks.length > 0 && join(speaks), understands.length > 0 && t('card.understands', { languages: join(understands) })].filter(Boolean)
  if (parts.length === 0) return null
  return (
    <p class="small quiet">
      {withColon(language, t('card.languages'))} {parts.join('; ')}
    </p>
  )
}

function Reach({ card: { email, phone }, t }: { card: FaceCard; t: PreparationTranslate }) {
  if (email === null && phone === null) return null
  return (
    <div role="group" aria-label={t('card.reach')}>
      {email !== null && (
        <p class="icon-line">
          <Icon name="mail" />
          <a href={`mailto:${email}`}>{email}</a>
        </p>
      )}
      {phone !== null && (
        <p class="icon-line">
          <Icon name="phone" />
          <a href={`tel:${phone}`}>{phone}</a>
        </p>
      )}
    </div>
  )
}
