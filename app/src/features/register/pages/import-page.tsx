import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { Field, FileField, SelectField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Disclosure, Steps } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import { nameIn, type Language } from '../../../kernel/language.ts'
import { dayOf, writeDay, writeTime } from '../../../kernel/day.ts'
import { PASTED, type Draft } from '../domain/draft.ts'
import { sayImport } from '../messages/import-catalogue.ts'

export type ExportChoice = { id: string; fr: string; nl: string }
type ImportPageProps = { view: View; waiting: readonly Draft[]; communities: readonly ExportChoice[]; mayExportAll: boolean; refusal?: string | null }

/** The first of three steps: the file. */
export function ImportPage({ view, waiting, communities, mayExportAll, refusal = null }: ImportPageProps) {
  const t = sayImport(view.language)
  return (
    <PageFrame view={view} title={t('title')} lead={t('lead')} wide>
      <ImportSteps language={view.language} current={1} />
      {refusal && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      {waiting.length > 0 && (
        <Notice title={t('waiting')}>
          <ul>
            {waiting.map((draft) => (
              <li key={draft.id}>
                <a href={`/import/${draft.id}`}>{t('waiting.open', { name: nameOfDraft(draft, view.language) })}</a>{' '}
                <span class="quiet">
                  {writeDay(view.language, dayOf(draft.createdAt))}, {writeTime(view.language, draft.createdAt)}
                </span>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <ExampleGrid language={view.language} />
      <UploadForm view={view} />
      <Disclosure label={t('register.about')}>
        <p>{t('register.sheets')}</p>
      </Disclosure>
      {communities.length > 0 && <ExportForm view={view} communities={communities} mayExportAll={mayExportAll} />}
    </PageFrame>
  )
}

export function ImportSteps({ language, current, rows }: { language: Language; current: 1 | 2 | 3 | 4; rows?: number | undefined }) {
  const t = sayImport(language)
  const last = rows === undefined ? t('step.save') : t('save', { count: rows })
  return <Steps steps={[{ label: t('step.file'), href: '/import' }, { label: t('step.understood') }, { label: last }]} current={current} />
}

/** The names of its files; text that was pasted has none. */
export function nameOfDraft({ files }: Draft, language: Language): string {
  return files.map(({ name }) => (name === PASTED ? sayImport(language)('pasted') : name)).join(', ')
}

/** `replaces` is the draft whose place the mended file takes. */
export function UploadForm({ view, replaces }: { view: View; replaces?: string }) {
  const t = sayImport(view.language)
  return (
    <Form view={view} action="/import" isMultipart>
      {replaces && <input type="hidden" name="replaces" value={replaces} />}
      <FileField name="files" label={t('files')} hint={t('files.hint')} accept=".xlsx,.csv,.tsv,.txt,.zip" isMultiple />
      <Field name="pasted" kind="textarea" label={t('paste')} hint={t('paste.hint')} rows={5} />
      <ButtonRow>
        <Button kind="main" icon="upload">
          {replaces ? t('mended.read') : t('read')}
        </Button>
        <span class="quiet">{t('nothing-yet')}</span>
      </ButtonRow>
    </Form>
  )
}

const EXAMPLE_DAYS = ['2022-09-12', '2022-10-10', '2022-11-14']
const EXAMPLE_ROWS = [
  { name: 'Marie Dupont', marks: ['x', 'x', 'exc.'] },
  { name: 'Els Peeters', marks: ['x', '', 'x'] },
  { name: 'BEN SAÏD Amina', marks: ['', 'x', 'x'] },
]

/** What a list may look like, drawn small, so that nobody has to read how. */
export function ExampleGrid({ language }: { language: Language }) {
  const t = sayImport(language)
  const days = EXAMPLE_DAYS.map((day, index) => ({
    key: day,
    heading: writeDay(language, day, 'short'),
    align: 'middle' as const,
    cell: (row: (typeof EXAMPLE_ROWS)[number]) => row.marks[index] ?? '',
  }))
  return (
    <section>
      <DataTable
        caption={t('example')}
        columns={[{ key: 'name', heading: t('example.name'), isHeading: true, cell: ({ name }) => name }, ...days]}
        rows={EXAMPLE_ROWS}
        onPhone="scroll"
      />
      <p class="quiet small">{t('example.note')}</p>
    </section>
  )
}

const ALL = 'all'

function ExportForm({ view, communities, mayExportAll }: { view: View; communities: readonly ExportChoice[]; mayExportAll: boolean }) {
  const t = sayImport(view.language)
  const options = communities.map(({ id, ...names }) => ({ value: id, label: nameIn(view.language, names) }))
  return (
    <section>
      <h2>{t('export')}</h2>
      <Form view={view} action="/export">
        <SelectField
          name="community"
          label={t('export.which')}
          hint={t('export.hint')}
          options={mayExportAll ? [{ value: ALL, label: t('export.all') }, ...options] : options}
          empty={false}
        />
        <ButtonRow>
          <Button name="format" value="xlsx" icon="download">
            {t('export.xlsx')}
          </Button>
          <Button name="format" value="zip" icon="download">
            {t('export.zip')}
          </Button>
        </ButtonRow>
      </Form>
    </section>
  )
}

export function ForgetForm({ view, draft }: { view: View; draft: Draft }) {
  const t = sayImport(view.language)
  return (
    <Form view={view} action={`/import/${draft.id}/forget`} isPlain>
      <Button kind="quiet">{t('forget')}</Button>
    </Form>
  )
}

export function AnotherFile({ language }: { language: Language }) {
  return <ButtonLink href="/import">{sayImport(language)('another')}</ButtonLink>
}
