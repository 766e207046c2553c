import type { ComponentChildren } from 'preact'
import { nameIn } from '../../../kernel/language.ts'
import type { Tab } from '../../../ui/frame-parts.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import type { ShownCommunity, WavePage } from '../domain/shown.ts'
import { accentOf, titleOfWave, wordsOf } from './words.ts'

type SurveyFrameProps = {
  view: View
  community: ShownCommunity
  title: string
  lead: string
  /** The wave that the page stands under; without it, the surveys of the community. */
  under?: Pick<WavePage, 'survey' | 'wave'>
  refusal: string | null
  tabs: readonly Tab[]
  children: ComponentChildren
}

/** Around each page of whoever keeps the surveys of a community: where one is, and why something was refused. */
export function SurveyFrame({ view, community, title, lead, under, refusal, tabs, children }: SurveyFrameProps) {
  const name = nameIn(view.language, community.name)
  const surveys = `/communities/${community.id}/sociograms`
  const wave = under && { label: titleOfWave(view, under.survey, under.wave), href: `${surveys}/${under.wave.id}` }
  return (
    <PageFrame
      view={view}
      title={title}
      lead={lead}
      accent={accentOf(community)}
      communityName={name}
      crumbs={[{ label: name, href: `/communities/${community.id}` }, { label: wordsOf(view)('list.title'), href: surveys }, ...(wave ? [wave] : [])]}
      tabs={tabs}
    >
      {refusal && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      {children}
    </PageFrame>
  )
}
