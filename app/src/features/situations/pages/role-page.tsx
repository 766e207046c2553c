import type { Day } from '../../../kernel/day.ts'
import type { BilingualName } from '../../../kernel/language.ts'
import { Button } from '../../../ui/button.tsx'
import { Item, MarginNote } from '../../../ui/card.tsx'
import { CheckList, Choice, Field } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import { NEIGHBOUR_FUNCTIONS, signOf, VERDICTS, type NeighbourFunction, type Verdict } from '../domain/activation.ts'
import type { Situation } from '../domain/situation.ts'
import { CheckedField, type Marks } from './checked-field.tsx'
import { DomainWheel, ExpiryLine, Refused } from './parts.tsx'
import { roleLabel, wordsOf, type ListedView } from './words.ts'

type RolePageProps = {
  view: ListedView
  situation: Situation
  said: { verdict: Verdict | null; words: string; compared: readonly NeighbourFunction[] }
  roleName: BilingualName | null
  marks: Marks
  expiresOn: Day | null
  refusal: string | null
}

/** Is this the practice role? The wheel helps to think; the word is the practitioner's. */
export function RolePage({ view, situation, said, roleName, marks, expiresOn, refusal }: RolePageProps) {
  const t = wordsOf(view)
  const role = roleLabel(t, view.language, roleName)
  return (
    <PageFrame
      view={view}
      title={t('role.title', { role })}
      lead={t('role.lead')}
      crumbs={[
        { label: t('list.title'), href: '/situations' },
        { label: t('situation.title'), href: `/situations/${situation.id}` },
      ]}
    >
      <Refused refusal={refusal} />
      <DomainWheel view={view} domains={situation.domains} unanswered={situation.unanswered}>
        <MarginNote kind="quiet">{t(`sign.${signOf(situation)}`)}</MarginNote>
      </DomainWheel>
      <Form view={view}>
        <input type="hidden" name="version" value={situation.version} />
        <Choice
          name="verdict"
          label={t('role.verdict')}
          isRequired
          chosen={said.verdict}
          options={VERDICTS.map((value) => ({ value, label: t(`verdict.${value}`), hint: t(`verdict.${value}.hint`) }))}
        />
        <Disclosure label={t('role.what')}>
          {VERDICTS.map((verdict) => (
            <Item key={verdict} head={t(`verdict.${verdict}`)}>
              <p>{t(`verdict.${verdict}.hint`)}</p>
            </Item>
          ))}
        </Disclosure>
        <CheckedField
          view={view}
          name="words"
          label={t('role.words')}
          hint={t('role.words.hint')}
          value={said.words}
          lang={situation.language}
          marks={marks}
          rows={3}
          isRequired
        />
        <CheckList
          name="compared"
          label={t('role.compared')}
          hint={t('role.compared.hint')}
          options={NEIGHBOUR_FUNCTIONS.map((value) => ({ value, label: t(`function.${value}`), hint: t(`function.${value}.does`) }))}
          chosen={said.compared}
        />
        <Button kind="main">{t('role.save')}</Button>
      </Form>
      <ExpiryLine view={view} expiresOn={expiresOn} isDraft={situation.state === 'draft'} />
    </PageFrame>
  )
}

type RoleNamePageProps = { view: View; communityId: string; communityName: string; name: BilingualName; version: number; refusal: string | null }

/** How a community calls its practice role. */
export function RoleNamePage({ view, communityId, communityName, name, version, refusal }: RoleNamePageProps) {
  const t = wordsOf(view)
  return (
    <PageFrame view={view} title={t('roleName.title')} lead={t('roleName.lead')} crumbs={[{ label: communityName, href: `/communities/${communityId}` }]}>
      <Refused refusal={refusal} />
      <Form view={view}>
        <input type="hidden" name="version" value={version} />
        <Field name="nameFr" label={t('roleName.fr')} lang="fr" maxLength={80} value={name.fr} />
        <Field name="nameNl" label={t('roleName.nl')} lang="nl" maxLength={80} value={name.nl} />
        <p class="quiet small">{t('roleName.empty', { role: t('role.name') })}</p>
        <Button kind="main">{t('roleName.save')}</Button>
      </Form>
    </PageFrame>
  )
}
