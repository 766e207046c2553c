import type { Day } from '../../../kernel/day.ts'
import { dayOf, writeDay } from '../../../kernel/day.ts'
import { LANGUAGE_NAMES, LANGUAGES, nameIn, type BilingualName, type Language } from '../../../kernel/language.ts'
import { Button } from '../../../ui/button.tsx'
import { MarginNote } from '../../../ui/card.tsx'
import { SelectField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { EmptyState } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import type { Audience } from '../domain/audience.ts'
import type { GuardedWords } from '../domain/situation.ts'
import { CheckedField, type Marks } from './checked-field.tsx'
import { ExpiryLine, Refused, TellingSteps } from './parts.tsx'
import { wordsOf } from './words.ts'

export type EarlierTelling = { id: string; goal: string; language: Language; offeredAt: string; isYours: boolean }

type OfferPageProps = {
  view: View
  id: string
  version: number
  words: GuardedWords
  /** Own words for the group, where some were written: the same readers have them before their eyes. */
  groupWords: string
  language: Language
  communities: readonly { id: string; name: BilingualName; need: Audience }[]
  communityId: string | null
  /** Offered already: to the same community. */
  isOffered: boolean
  earlier: readonly EarlierTelling[]
  retellingOf: string | null
  need: Audience
  marks: Marks
  expiresOn: Day | null
  isDraft: boolean
  refusal: string | null
}

/** The words that others will read, and to whom they go. */
export function OfferPage(props: OfferPageProps) {
  const { view, id, version, words, groupWords, language, marks, communities, communityId, isOffered, earlier, retellingOf, need } = props
  const t = wordsOf(view)
  const frame = { view, title: t('offer.title'), lead: t('offer.lead'), crumbs: [{ label: t('list.title'), href: '/situations' }] }
  if (communities.length === 0) {
    return (
      <PageFrame {...frame}>
        <EmptyState action={{ label: t('offer.communities'), href: '/communities' }}>{t('offer.nowhere')}</EmptyState>
      </PageFrame>
    )
  }
  const field = (name: keyof GuardedWords, rows: number) => (
    <CheckedField
      view={view}
      name={name}
      label={t(`offer.${name}`)}
      hint={t(`offer.${name}.hint`)}
      value={words[name]}
      lang={language}
      marks={marks}
      rows={rows}
      isRequired
    />
  )
  return (
    <PageFrame {...frame}>
      <TellingSteps view={view} id={id} current={3} />
      <Refused refusal={props.refusal} />
      {(isOffered || communities.length === 1) && <MarginNote kind="quiet">{t(`offer.room.${need}`)}</MarginNote>}
      <Form view={view}>
        <input type="hidden" name="version" value={version} />
        {field('summary', 6)}
        {field('goal', 2)}
        {field('question', 2)}
        <GroupWords {...{ view, groupWords, language, marks }} />
        <SelectField
          name="language"
          label={t('answers.language')}
          empty={false}
          chosen={language}
          options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value], lang: value }))}
        />
        <SelectField
          name="community"
          label={t('offer.community')}
          hint={isOffered ? t('offer.community.stays') : undefined}
          isRequired
          chosen={communityId ?? (communities.length === 1 ? communities[0]?.id : '')}
          options={communities.map((community) => ({
            value: community.id,
            label:
              communities.length === 1 ? nameIn(view.language, community.name) : `${nameIn(view.language, community.name)} · ${t(`room.${community.need}`)}`,
          }))}
        />
        {earlier.length > 0 && (
          <SelectField
            name="retelling"
            label={t('offer.retelling')}
            hint={t('offer.retelling.hint')}
            empty={t('offer.retelling.none')}
            chosen={retellingOf}
            options={earlier.map((each) => ({
              value: each.id,
              label: `${writeDay(view.language, dayOf(each.offeredAt), 'short')} · ${each.goal}`,
              lang: each.language,
            }))}
          />
        )}
        <Button kind="main">{t(isOffered ? 'offer.again' : 'offer.send')}</Button>
      </Form>
      <ExpiryLine view={view} expiresOn={props.expiresOn} isDraft={props.isDraft} />
    </PageFrame>
  )
}

function GroupWords({ view, groupWords, language, marks }: Pick<OfferPageProps, 'view' | 'groupWords' | 'language' | 'marks'>) {
  const t = wordsOf(view)
  const words = { label: t('wheel.groupWords'), hint: t('wheel.groupWords.hint'), value: groupWords }
  return groupWords === '' ? null : <CheckedField view={view} name="groupWords" {...words} lang={language} marks={marks} rows={1} />
}
