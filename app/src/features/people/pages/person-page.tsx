import { dayOf, writeDay } from '../../../kernel/day.ts'
import { withColon } from '../../../kernel/language.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { Facts, MarginNote } from '../../../ui/card.tsx'
import { Face } from '../../../ui/face.tsx'
import { BilingualName, OwnWords } from '../../../ui/names.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import { personDisplayName } from '../domain/person.ts'
import type { PersonInSight } from '../domain/person-view.ts'
import { disciplineLabel, employmentLabel, spokenLanguageLabel } from '../domain/words.ts'
import { joinWords, WaysToReach, wordsFor, writeSharing } from './person-card.tsx'

type PersonPageProps = { view: View; seen: PersonInSight; picture: string | undefined }

export function PersonPage({ view, seen, picture }: PersonPageProps) {
  const { language } = view
  const t = wordsFor(language)
  const { person, relation } = seen
  const name = personDisplayName(language, person)
  const mayEdit = relation === 'self' || relation === 'lead'
  const isUntold = person.record !== null && person.record.noticedAt === null && !['self', 'demo'].includes(person.source)
  return (
    <PageFrame
      view={view}
      title={name}
      heading={
        <span class="person">
          <Face name={name} size="large" picture={picture} />
          <span>{name}</span>
        </span>
      }
      lead={[...person.disciplines.map((discipline) => disciplineLabel(language, discipline)), ...person.functions].join(', ')}
      crumbs={[{ label: t('directory'), href: '/people' }]}
      mainAction={
        mayEdit ? (
          <ButtonLink href={`/people/${person.id}/edit`} icon="edit">
            {t('person.edit')}
          </ButtonLink>
        ) : undefined
      }
      margin={mayEdit ? <WhoSeesWhat view={view} seen={seen} /> : undefined}
    >
      {isUntold && <Notice>{t('person.notTold')}</Notice>}
      {person.record?.restrictedAt && <Notice>{t('person.restricted')}</Notice>}
      <PersonFacts view={view} seen={seen} />
      <h2>{t('person.reach')}</h2>
      {person.email === null && person.phone === null ? <p class="quiet">{t('person.reach.none')}</p> : <WaysToReach person={person} t={t} />}
    </PageFrame>
  )
}

function PersonFacts({ view, seen: { person, communities } }: { view: View; seen: PersonInSight }) {
  const { language } = view
  const t = wordsFor(language)
  const spoken = (codes: readonly string[]) =>
    joinWords(
      language,
      codes.map((code) => spokenLanguageLabel(language, code)),
    )
  return (
    <Facts
      facts={[
        {
          label: t('person.worksFor'),
          value: person.organisations.length > 0 && (
            <Links items={person.organisations.map(({ id, nameFr, nameNl }) => ({ href: `/organisations/${id}`, nameFr, nameNl }))} />
          ),
        },
        { label: t('person.speaks'), value: spoken(person.languagesSpoken) },
        { label: t('person.understands'), value: spoken(person.languagesUnderstood) },
        { label: t('person.activity'), value: person.activity && <OwnWords words={{ language: person.ownLanguage ?? language, text: person.activity }} /> },
        {
          label: t('person.askMeAbout'),
          value: person.askMeAbout && <OwnWords words={{ language: person.ownLanguage ?? language, text: person.askMeAbout }} />,
        },
        { label: t('person.employment'), value: person.employment && employmentLabel(language, person.employment) },
        {
          label: t('person.communities'),
          value: communities.length > 0 && <Links items={communities.map(({ id, nameFr, nameNl }) => ({ href: `/communities/${id}`, nameFr, nameNl }))} />,
        },
      ].map(({ label, value }) => ({ label, value: value === false ? null : value }))}
    />
  )
}

function Links({ items }: { items: readonly { href: string; nameFr: string; nameNl: string }[] }) {
  return (
    <>
      {items.map(({ href, nameFr, nameNl }, order) => (
        <span key={href}>
          {order > 0 && <br />}
          <a href={href}>
            <BilingualName name={{ fr: nameFr, nl: nameNl }} />
          </a>
        </span>
      ))}
    </>
  )
}

function WhoSeesWhat({ view, seen: { person, sharing, communities, relation } }: { view: View; seen: PersonInSight }) {
  const { language } = view
  const t = wordsFor(language)
  const lists = sharing.filter(({ purpose }) => ['community_list', 'network_list', 'public_directory'].includes(purpose))
  return (
    <MarginNote kind="quiet">
      <h2 class="card-title">{t('person.who')}</h2>
      {lists.length === 0 && <p>{t('person.who.nobody')}</p>}
      {lists.map((consent) => (
        <p key={`${consent.purpose} ${consent.communityId}`}>{writeSharing(language, consent, communities)}</p>
      ))}
      {relation === 'self' && (
        <p>
          <a href="/people/me">{t('directory.mine')}</a>
        </p>
      )}
      {relation === 'self' && (
        <p>
          <a href="/people/me#picture">{t('picture.title')}</a>
        </p>
      )}
      {person.record && (
        <p class="quiet small">
          {t('person.enteredAt')} {writeDay(language, dayOf(person.record.enteredAt))}. {withColon(language, t('person.source'))} {t(`source.${person.source}`)}
          .
        </p>
      )}
    </MarginNote>
  )
}
