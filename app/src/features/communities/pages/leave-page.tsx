import type { ComponentChildren } from 'preact'
import { offerCodes, type CodeList } from '../../../kernel/code-list.ts'
import { Button } from '../../../ui/button.tsx'
import { SelectField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { EmptyState, Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import type { Leaving } from '../domain/shown.ts'
import { accentOf, shownName, wordsOf } from './labels.ts'

type LeavePageProps = { view: View; leaving: Leaving; duties: ComponentChildren; reasons: CodeList; refusal: string | null }

/** Leaving is honest: what goes, what stays, what others are to take over, and the way back. */
export function LeavePage({ view, leaving, duties, reasons, refusal }: LeavePageProps) {
  const t = wordsOf(view)
  const { community, running } = leaving
  const name = shownName(view.language, community)
  return (
    <PageFrame
      view={view}
      title={t('leave.title', { community: name })}
      accent={accentOf(community.accent)}
      crumbs={[{ label: name, href: `/communities/${community.id}` }]}
    >
      {refusal && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      {running.length === 0 ? (
        <EmptyState>{t('leave.none')}</EmptyState>
      ) : (
        <>
          <p>{t('leave.says')}</p>
          {duties}
          <Form view={view}>
            <SelectField name="reason" label={t('leave.reason')} empty={t('leave.noReason')} options={offerCodes(reasons, view.language)} />
            <Button kind="danger">{t('leave.button')}</Button>
          </Form>
        </>
      )}
    </PageFrame>
  )
}
