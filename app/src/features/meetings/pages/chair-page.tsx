import { writeDay } from '../../../kernel/day.ts'
import { nameIn } from '../../../kernel/language.ts'
import { normaliseName } from '../../../kernel/normalise-name.ts'
import { Button } from '../../../ui/button.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { CheckList, SelectField } from '../../../ui/field.tsx'
import { Form, SearchBox } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import type { ChairTurn } from '../domain/chair.ts'
import type { ChairSheet } from '../domain/plan-shown.ts'
import { accentOf, crumbsOf, titleOf, wordsOf } from './labels.ts'
import { meetingTabs } from './meeting-tabs.ts'

type ChairPageProps = { view: View; sheet: ChairSheet; words: string; refusal: string | null }

/** More names than this are looked for by a word. */
const NAMES_SHOWN = 40

/** Whose turn it is: a proposal that one press takes over, and who is on the list. */
export function ChairPage({ view, sheet, words, refusal }: ChairPageProps) {
  const t = wordsOf(view)
  const { meeting, communities, turns, people, willing } = sheet
  const [next] = turns
  const isLong = people.length > NAMES_SHOWN
  // Whoever is on the list always stands there, so that saving takes nobody off unseen.
  const offered = isLong ? people.filter(({ personId, name }) => willing.includes(personId) || isFound(name, words)) : people
  return (
    <PageFrame
      view={view}
      title={t('chair.title')}
      lead={next === undefined ? t('chair.noProposal') : t('chair.proposal', { name: next.name })}
      accent={accentOf(communities)}
      communityName={communities[0] && nameIn(view.language, communities[0].name)}
      crumbs={[...crumbsOf(t, view.language, communities), { label: titleOf(t, view.language, meeting), href: `/meetings/${meeting.id}` }]}
      tabs={meetingTabs(view.language, meeting.id, 'meeting', true)}
    >
      {refusal && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      <Form view={view}>
        <input type="hidden" name="part" value="chair" />
        <SelectField
          name="chair"
          label={t('chair.choose')}
          options={people.map(({ personId, name }) => ({ value: personId, label: name }))}
          chosen={meeting.chairId ?? next?.personId ?? ''}
          empty={t('chair.nobody')}
        />
        <Button kind="main">{t('chair.save')}</Button>
      </Form>
      {turns.length > 0 && (
        <DataTable<ChairTurn>
          caption={t('chair.turns')}
          columns={[
            { key: 'name', heading: t('chair.name'), isHeading: true, cell: ({ name }) => name },
            { key: 'times', heading: t('chair.times'), isNumber: true, cell: ({ times }) => times },
            { key: 'last', heading: t('chair.last'), cell: ({ lastOn }) => (lastOn === null ? t('chair.never') : writeDay(view.language, lastOn)) },
          ]}
          rows={turns}
          keyOf={({ personId }) => personId}
        />
      )}
      {isLong && <SearchBox label={t('chair.search')} value={words} button={t('list.find')} />}
      <Form view={view}>
        <input type="hidden" name="part" value="willing" />
        <CheckList
          name="willing"
          label={t('chair.willing')}
          hint={t('chair.willingHint')}
          options={offered.map(({ personId, name }) => ({ value: personId, label: name }))}
          chosen={willing}
        />
        <Button>{t('chair.save')}</Button>
      </Form>
    </PageFrame>
  )
}

function isFound(name: string, words: string): boolean {
  return (
    words !== '' &&
    normaliseName(words)
      .split(' ')
      .every((word) => normaliseName(name).includes(word))
  )
}
