import { withColon, type Language } from '../../../kernel/language.ts'
import { Button } from '../../../ui/button.tsx'
import { DataTable, Pager } from '../../../ui/data-table.tsx'
import { CheckList, Field, type Option } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { EmptyState, Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import { channelFor, countCandidates, type AskingChoice, type AskingCounts, type Candidate } from '../domain/asking.ts'
import { MANY_PEOPLE } from '../domain/invitation.ts'
import type { InvitationsTranslate } from '../messages/catalogue.ts'
import { crumbsBelow, wordsOf, type Head } from './labels.ts'

const CANDIDATES_A_PAGE = 50

export type AskPageProps = {
  view: View
  head: Head
  choice: AskingChoice
  words: string
  /** What can be chosen. */
  communities: readonly Option[]
  kinds: readonly Option[]
  found: readonly Option[]
  chosen: readonly Option[]
  candidates: readonly Candidate[]
  page: number
  /** False before anything was chosen: nothing is counted yet. */
  isLooking: boolean
  refusal: string | null
}

/** Choose first, look at the count, then ask: two steps on one page, and only the second writes. */
export function AskPage(props: AskPageProps) {
  const { view, head, candidates, isLooking, refusal } = props
  const t = wordsOf(view)
  return (
    <PageFrame
      view={view}
      title={t('ask.title')}
      lead={`${head.title} · ${head.when}`}
      crumbs={crumbsBelow(t, head)}
      communityName={head.communityName}
      accent={head.accent}
    >
      {refusal !== null && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      <p>{t('ask.lead')}</p>
      <ChoiceForm t={t} {...props} />
      {isLooking && (candidates.length === 0 ? <EmptyState>{t('ask.nobody')}</EmptyState> : <Preview t={t} {...props} />)}
    </PageFrame>
  )
}

function ChoiceForm({ t, choice, words, communities, kinds, found, chosen, isLooking }: AskPageProps & { t: InvitationsTranslate }) {
  const people = [...chosen, ...found.filter(({ value }) => !chosen.some((each) => each.value === value))]
  return (
    <form method="get" class="form">
      <input type="hidden" name="look" value="yes" />
      <CheckList name="community" label={t('ask.communities')} options={communities} chosen={choice.communityIds} />
      <CheckList name="kind" label={t('ask.kinds')} hint={t('ask.kindsHint')} options={kinds} chosen={choice.kinds} />
      <Field kind="search" name="q" label={t('ask.search')} value={words} maxLength={100} />
      {people.length > 0 && <CheckList name="person" label={t(chosen.length > 0 ? 'ask.chosen' : 'ask.found')} options={people} chosen={choice.personIds} />}
      {words !== '' && found.length === 0 && <p class="quiet">{t('ask.nobodyFound')}</p>}
      <Button kind={isLooking ? 'plain' : 'main'}>{t('ask.look')}</Button>
    </form>
  )
}

/** "32 people: 29 by mail, 2 by letter". */
function sayCounts(t: InvitationsTranslate, language: Language, { all, mail, letter, none }: AskingCounts): string {
  const ways = [
    mail > 0 && t('ask.byMail', { count: mail }),
    letter > 0 && t('ask.byLetter', { count: letter }),
    none > 0 && t('ask.byNone', { count: none }),
  ].filter((way) => way !== false)
  return `${withColon(language, t('ask.people', { count: all }))} ${ways.join(', ')}.`
}

function Preview(props: AskPageProps & { t: InvitationsTranslate }) {
  const { t, view, head, choice, candidates, page } = props
  const counts = countCandidates(candidates)
  const shown = candidates.slice((page - 1) * CANDIDATES_A_PAGE, page * CANDIDATES_A_PAGE)
  return (
    <>
      <h2>{sayCounts(t, view.language, counts)}</h2>
      {counts.often > 0 && <p class="quiet">{t('ask.often', { count: counts.often })}</p>}
      <Form view={view} action={`/meetings/${head.id}/invitations/new`}>
        <HiddenChoice choice={choice} />
        <input type="hidden" name="expected" value={counts.all} />
        {counts.all > MANY_PEOPLE && (
          <Notice>
            <p>{t('ask.many', { count: counts.all })}</p>
            <Field name="confirmed" label={t('ask.confirm')} kind="number" inputMode="numeric" autocomplete="off" />
          </Notice>
        )}
        <Button kind="main">{t('ask.send', { count: counts.all })}</Button>
      </Form>
      <DataTable<Candidate>
        caption={t('ask.caption')}
        rows={shown}
        keyOf={({ personId }) => personId}
        columns={[
          { key: 'who', heading: t('list.who'), isHeading: true, cell: ({ name }) => name },
          { key: 'how', heading: t('ask.how'), cell: (each) => t(`channel.${channelFor(each)}`) },
          { key: 'lately', heading: t('ask.lately'), isNumber: true, cell: ({ askedLately }) => askedLately },
        ]}
      />
      <Pager page={page} pages={Math.ceil(candidates.length / CANDIDATES_A_PAGE)} hrefOf={(number) => `?${askedAddress(choice, number)}`} />
    </>
  )
}

function HiddenChoice({ choice }: { choice: AskingChoice }) {
  const fields = [
    ...choice.communityIds.map((value) => ['community', value] as const),
    ...choice.kinds.map((value) => ['kind', value] as const),
    ...choice.personIds.map((value) => ['person', value] as const),
  ]
  return (
    <>
      {fields.map(([name, value]) => (
        <input key={`${name}${value}`} type="hidden" name={name} value={value} />
      ))}
    </>
  )
}

function askedAddress({ communityIds, kinds, personIds }: AskingChoice, page: number): string {
  const query = new URLSearchParams({ look: 'yes', page: String(page) })
  for (const id of communityIds) query.append('community', id)
  for (const kind of kinds) query.append('kind', kind)
  for (const id of personIds) query.append('person', id)
  return query.toString()
}
