import { writeDay } from '../../../kernel/day.ts'
import { nameIn } from '../../../kernel/language.ts'
import { Button } from '../../../ui/button.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { CheckList, SelectField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import type { ChairTurn } from '../domain/chair.ts'
import type { ChairSheet } from '../domain/plan-shown.ts'
import { accentOf, crumbsOf, titleOf, wordsOf } from './labels.ts'
import { meetingTabs } from './meeting-tabs.ts'

type ChairPageProps = { view: View; sheet: ChairSheet; refusal: string | null }

/** Whose turn it is: a proposal that one press takes over, and who is on the list. */
export function ChairPage({ view, sheet, refusal }: ChairPageProps) {
  const t = wordsOf(view)
  const { meeting, communities, turns, people, willing } = sheet
  const [next] = turns
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
      <Form view={view}>
        <input type="hidden" name="part" value="willing" />
        <CheckList
          name="willing"
          label={t('chair.willing')}
          hint={t('chair.willingHint')}
          options={people.map(({ personId, name }) => ({ value: personId, label: name }))}
          chosen={willing}
        />
        <Button>{t('chair.save')}</Button>
      </Form>
    </PageFrame>
  )
}
