import { Button } from '../../../ui/button.tsx'
import { Form } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import type { CommunityDraft } from '../domain/community.ts'
import type { Programme } from '../domain/programme.ts'
import { FirstFields } from './community-fields.tsx'
import { wordsOf } from './labels.ts'

type NewCommunityPageProps = { view: View; draft: CommunityDraft; programmes: readonly Programme[]; refusal: string | null }

export function NewCommunityPage({ view, draft, programmes, refusal }: NewCommunityPageProps) {
  const t = wordsOf(view)
  return (
    <PageFrame view={view} title={t('new.title')} lead={t('new.lead')} crumbs={[{ label: t('list.title'), href: '/communities' }]}>
      {refusal && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      <Form view={view}>
        <FirstFields t={t} language={view.language} draft={draft} programmes={programmes} />
        <Button kind="main">{t('new.button')}</Button>
      </Form>
    </PageFrame>
  )
}
