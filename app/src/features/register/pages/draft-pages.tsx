import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { Form } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import type { Draft } from '../domain/draft.ts'
import { SHEETS } from '../domain/problem.ts'
import { sayRegister } from '../messages/catalogue.ts'
import { sayImport, type ImportKey } from '../messages/import-catalogue.ts'
import { sayFileRefusal } from '../messages/say-problem.ts'
import { AnotherFile, ExampleGrid, ForgetForm, ImportSteps, nameOfDraft } from './import-page.tsx'

type DraftPageProps = { view: View; draft: Draft }

function crumbsOf(view: View) {
  return [{ label: sayImport(view.language)('title'), href: '/import' }]
}

/** While a file is read or saved. The browser asks again by itself, without a script. */
export function WorkingPage({ view, draft }: DraftPageProps) {
  const t = sayImport(view.language)
  const { working } = draft.outcome
  const isSaving = draft.state === 'saving'
  const sheet = working === undefined ? '' : sheetName(view, working.sheet)
  return (
    <PageFrame view={view} title={t(isSaving ? 'saving.title' : 'reading.title')} lead={nameOfDraft(draft, view.language)} crumbs={crumbsOf(view)} wide>
      <ImportSteps language={view.language} current={isSaving ? 3 : 2} />
      <p role="status" class="figures">
        {working === undefined ? '…' : t(isSaving ? 'saving.rows' : 'reading.rows', { sheet, rows: working.rows.toLocaleString(`${view.language}-BE`) })}
      </p>
      <p class="quiet">{t(isSaving ? 'saving.text' : 'reading.text')}</p>
      <ButtonLink href={`/import/${draft.id}`}>{t('next')}</ButtonLink>
    </PageFrame>
  )
}

export function sheetName(view: View, sheet: string): string {
  return (SHEETS as readonly string[]).includes(sheet) ? sayImport(view.language)(`sheet.${sheet}` as ImportKey) : sheet
}

/** The process that was at work died: nothing was lost, and nothing was half done. */
export function StoppedPage({ view, draft }: DraftPageProps) {
  const t = sayImport(view.language)
  const isSaving = draft.state === 'saving'
  return (
    <PageFrame view={view} title={t('stopped.title')} lead={nameOfDraft(draft, view.language)} crumbs={crumbsOf(view)} wide>
      <ImportSteps language={view.language} current={isSaving ? 3 : 2} />
      <Notice>{t(isSaving ? 'stopped.saving' : 'stopped.reading')}</Notice>
      <Form view={view} action={`/import/${draft.id}/${isSaving ? 'save' : 'again'}`}>
        <Button kind="main">{t(isSaving ? 'step.save' : 'again')}</Button>
      </Form>
      <ForgetForm view={view} draft={draft} />
    </PageFrame>
  )
}

const OWN_REFUSALS = new Set(['too-slow', 'too-much-memory', 'no-dates', 'grid-too-large', 'nothing-sent', 'unexpected'])

/** Why a file could not be read, in one sentence. */
export function sayRefusal(view: View, refusal: NonNullable<Draft['outcome']['refusal']>): string {
  if (OWN_REFUSALS.has(refusal.code)) return sayImport(view.language)(`refused.${refusal.code}` as ImportKey, refusal.facts)
  return sayFileRefusal(sayRegister(view.language), refusal.code as Parameters<typeof sayFileRefusal>[1], refusal.facts)
}

export function RefusedPage({ view, draft }: DraftPageProps) {
  const t = sayImport(view.language)
  const refusal = draft.outcome.refusal ?? { code: 'unexpected', facts: {} }
  return (
    <PageFrame view={view} title={t('refused.title')} lead={nameOfDraft(draft, view.language)} crumbs={crumbsOf(view)} wide>
      <ImportSteps language={view.language} current={2} />
      <Notice kind="refused" isAnnounced>
        {sayRefusal(view, refusal)}
      </Notice>
      {refusal.code === 'no-dates' && <ExampleGrid language={view.language} />}
      <ButtonRow>
        <AnotherFile language={view.language} />
        <ForgetForm view={view} draft={draft} />
      </ButtonRow>
    </PageFrame>
  )
}

/** After saving: what was new, and straight on to the table. */
export function SavedPage({ view, draft }: DraftPageProps) {
  const t = sayImport(view.language)
  const { saved = {}, savedInto } = draft.outcome
  const rows = SHEETS.flatMap((sheet) => {
    const counts = saved[sheet]
    return counts === undefined || counts.added + counts.changed + counts.same === 0 ? [] : [{ sheet, ...counts }]
  })
  const columns = [
    { key: 'sheet', heading: t('column.sheet'), isHeading: true, cell: ({ sheet }: (typeof rows)[number]) => sheetName(view, sheet) },
    { key: 'added', heading: t('saved.added'), isNumber: true, cell: ({ added }: (typeof rows)[number]) => String(added) },
    { key: 'changed', heading: t('saved.changed'), isNumber: true, cell: ({ changed }: (typeof rows)[number]) => String(changed) },
    { key: 'same', heading: t('saved.same'), isNumber: true, cell: ({ same }: (typeof rows)[number]) => String(same) },
  ]
  return (
    <PageFrame view={view} title={t('saved.title')} lead={t('saved.lead')} crumbs={crumbsOf(view)} wide>
      <ImportSteps language={view.language} current={4} />
      <ButtonRow>
        {savedInto && (
          <ButtonLink kind="main" href={`/communities/${savedInto.communityId}/report?from=${savedInto.from}&until=${savedInto.until}`}>
            {t('saved.report')}
          </ButtonLink>
        )}
        <ButtonLink href={savedInto ? `/communities/${savedInto.communityId}` : '/communities'}>
          {savedInto ? t('saved.community') : t('sheet.communities')}
        </ButtonLink>
        <ButtonLink kind="quiet" href="/import">
          {t('saved.more')}
        </ButtonLink>
      </ButtonRow>
      <DataTable caption={t('saved.title')} isCaptionHidden columns={columns} rows={rows} />
    </PageFrame>
  )
}
