import { LOCALES, withColon, type Language } from '../../../kernel/language.ts'
import { writeDay } from '../../../kernel/day.ts'
import { translator, type Translate } from '../../../kernel/translate.ts'
import { Card } from '../../../ui/card.tsx'
import { Face } from '../../../ui/face.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { BilingualName, OwnWords } from '../../../ui/names.tsx'
import type { Consent } from '../domain/consent.ts'
import { personDisplayName } from '../domain/person.ts'
import type { PersonInSight, ShownPerson } from '../domain/person-view.ts'
import { disciplineLabel, spokenLanguageLabel } from '../domain/words.ts'
import { peopleMessages, type PeopleKey } from '../messages/catalogue.ts'

export function wordsFor(language: Language): Translate<PeopleKey> {
  return translator(peopleMessages, language)
}

export function joinWords(language: Language, words: readonly string[]): string {
  return new Intl.ListFormat(LOCALES[language], { type: 'conjunction' }).format(words)
}

type Where = { id: string; nameFr: string; nameNl: string }

/** "Members of South see your phone until 1 March." */
export function writeSharing(language: Language, consent: Consent, communities: readonly Where[]): string {
  const t = wordsFor(language)
  const community = communities.find(({ id }) => id === consent.communityId)
  const what =
    consent.fields.length === 0
      ? t('sharing.nameOnly')
      : joinWords(
          language,
          consent.fields.map((field) => t(`field.${field}`)),
        )
  const name = community ? (language === 'nl' ? community.nameNl || community.nameFr : community.nameFr || community.nameNl) : '…'
  const day = consent.untilOn === null ? '' : writeDay(language, consent.untilOn)
  const kind = consent.purpose === 'community_list' ? 'community' : consent.purpose === 'network_list' ? 'network' : 'public'
  return consent.untilOn === null ? t(`sharing.${kind}.open`, { name, what }) : t(`sharing.${kind}`, { name, what, day })
}

/** Mail first, then phone: the order in which people reach each other here. */
export function WaysToReach({ person, t }: { person: ShownPerson; t: Translate<PeopleKey> }) {
  if (person.email === null && person.phone === null) return null
  return (
    <>
      {person.email !== null && (
        <p class="icon-line">
          <Icon name="mail" />
          <span>
            <span class="visually-hidden">{t('person.email')} </span>
            <a href={`mailto:${person.email}`}>{person.email}</a>
          </span>
        </p>
      )}
      {person.phone !== null && (
        <p class="icon-line">
          <Icon name="phone" />
          <span>
            <span class="visually-hidden">{t('person.phone')} </span>
            <a href={`tel:${person.phone}`}>{person.phone}</a>
          </span>
        </p>
      )}
    </>
  )
}

export function PersonCard({ seen: { person }, language }: { seen: PersonInSight; language: Language }) {
  const t = wordsFor(language)
  const name = personDisplayName(language, person)
  const does = [...person.disciplines.map((discipline) => disciplineLabel(language, discipline)), ...person.functions]
  const isUntold = person.record !== null && person.record.noticedAt === null && person.source !== 'self' && person.source !== 'demo'
  return (
    <Card
      href={`/people/${person.id}`}
      title={
        <span class="person">
          <Face name={name} size="small" />
          <span>{name}</span>
        </span>
      }
    >
      {does.length > 0 && <p>{does.join(', ')}</p>}
      {person.organisations.map(({ id, nameFr, nameNl }) => (
        <p key={id}>
          <BilingualName name={{ fr: nameFr, nl: nameNl }} />
        </p>
      ))}
      <Languages person={person} language={language} />
      {person.askMeAbout !== '' && (
        <p class="small">
          {withColon(language, t('person.askMeAbout'))} <OwnWords words={{ language: person.ownLanguage ?? language, text: person.askMeAbout }} />
        </p>
      )}
      {isUntold && (
        <p class="small quiet icon-line">
          <Icon name="closed" />
          <span>{t('directory.toTell')}</span>
        </p>
      )}
    </Card>
  )
}

function Languages({ person, language }: { person: ShownPerson; language: Language }) {
  const t = wordsFor(language)
  const label = (code: string) => spokenLanguageLabel(language, code)
  if (person.languagesSpoken.length === 0 && person.languagesUnderstood.length === 0) return null
  const understood = person.languagesUnderstood.filter((code) => !person.languagesSpoken.includes(code))
  return (
    <p class="small quiet">
      {person.languagesSpoken.length > 0 && `${t('person.speaks')} ${joinWords(language, person.languagesSpoken.map(label))}`}
      {person.languagesSpoken.length > 0 && understood.length > 0 && '. '}
      {understood.length > 0 && `${t('person.understands')} ${joinWords(language, understood.map(label))}`}
    </p>
  )
}
