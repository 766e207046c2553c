import { dayOf, writeDay } from '../../../kernel/day.ts'
import { nameIn } from '../../../kernel/language.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { ChoiceRow, ChoiceRows, StickyBar } from '../../../ui/choice-row.tsx'
import { CheckField, Field } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { EmptyState, Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import { CHOICES, choiceOf } from '../domain/attendance.ts'
import { PAPER_BOXES, type PaperFault } from '../domain/paper-sheet.ts'
import type { Sheet, SheetRow } from '../domain/shown.ts'
import { accentOf, checkInWordsOf, crumbsOf, titleOf, wordsOf } from './labels.ts'
import { meetingTabs } from './meeting-tabs.ts'

type PaperPageProps = {
  view: View
  sheet: Sheet
  /** Which print this is; null where none was made. */
  print: { number: number; madeAt: string; hasBoxes: boolean } | null
  rows: readonly { code: string; row: SheetRow }[]
  scripts: readonly string[]
  codes: string
  faults: readonly PaperFault[]
  refusal: string | null
}

/** The paper sheet, row by row as it was printed: one key answers and goes on. Below it, the same by code. */
export function PaperPage({ view, sheet, print, rows, scripts, codes, faults, refusal }: PaperPageProps) {
  const [t, c] = [wordsOf(view), checkInWordsOf(view)]
  const { meeting, communities } = sheet
  const crumbs = [
    ...crumbsOf(t, view.language, communities),
    { label: titleOf(t, view.language, meeting), href: `/meetings/${meeting.id}` },
    { label: t('sheet.title'), href: `/meetings/${meeting.id}/attendance` },
  ]
  const printed = print === null ? c('paper.noPrint') : c('paper.print', { number: print.number, day: writeDay(view.language, dayOf(print.madeAt)) })
  return (
    <PageFrame
      view={view}
      title={c('paper.title')}
      wide
      lead={`${c('paper.lead')} ${printed}`}
      accent={accentOf(communities)}
      crumbs={crumbs}
      tabs={meetingTabs(view.language, meeting.id, 'attendance', true)}
      scripts={scripts}
    >
      {refusal && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      {faults.length > 0 && <Faults view={view} faults={faults} />}
      <Rows view={view} rows={rows} print={print} />
      <Codes view={view} codes={codes} print={print} />
    </PageFrame>
  )
}

function Faults({ view, faults }: { view: View; faults: readonly PaperFault[] }) {
  const c = checkInWordsOf(view)
  return (
    <Notice kind="refused" title={c('paper.faults')} isAnnounced>
      <ul>
        {faults.map(({ line, text, why }) => (
          <li key={`${line} ${why}`}>{c('paper.fault', { line, text, why: c(`paper.fault.${why}`) })}</li>
        ))}
      </ul>
    </Notice>
  )
}

type RowsProps = Pick<PaperPageProps, 'view' | 'rows' | 'print'>

function Rows({ view, rows, print }: RowsProps) {
  const [t, c] = [wordsOf(view), checkInWordsOf(view)]
  if (rows.length === 0) return <EmptyState>{t('sheet.empty')}</EmptyState>
  return (
    <Form view={view}>
      <input type="hidden" name="part" value="rows" />
      <input type="hidden" name="print" value={print?.number ?? ''} />
      <ChoiceRows>
        {rows.map(({ code, row }) => (
          <PaperRow key={row.personId} view={view} code={code} row={row} hasBoxes={print?.hasBoxes ?? false} />
        ))}
      </ChoiceRows>
      <CheckField name="rest" label={c('paper.rest')} />
      <StickyBar total={null}>
        <button class="button button-main" type="submit" data-paper-save>
          {c('paper.save')}
        </button>
      </StickyBar>
    </Form>
  )
}

/** Nothing is chosen before somebody read it from the paper, unless it stands on the sheet already. */
function PaperRow({ view, code, row, hasBoxes }: { view: View; code: string; row: SheetRow; hasBoxes: boolean }) {
  const [t, c] = [wordsOf(view), checkInWordsOf(view)]
  const { personId, name, version, facts, organisations } = row
  const organisation = organisations.map((each) => nameIn(view.language, each.name)).join(', ')
  return (
    <div data-paper-row>
      <ChoiceRow
        name={`a.${personId}`}
        title={name}
        aside={code === '' ? undefined : c('paper.row', { code })}
        detail={organisation === '' ? undefined : organisation}
        options={CHOICES.map((choice) => ({ value: choice, label: t(`choice.${choice}`) }))}
        chosen={version === 0 ? null : choiceOf(facts)}
      >
        <input type="hidden" name={`was.${personId}`} value={`${version}:${choiceOf(facts)}`} />
        {hasBoxes && (
          <div class="row" role="group" aria-label={`${c('paper.boxes')}: ${name}`}>
            {PAPER_BOXES.map((box) => (
              <label key={box} class="check">
                <input type="checkbox" name={`${box}.${personId}`} value={box} />
                <span>{c(`paper.${box}`)}</span>
              </label>
            ))}
          </div>
        )}
      </ChoiceRow>
    </div>
  )
}

function Codes({ view, codes, print }: Pick<PaperPageProps, 'view' | 'codes' | 'print'>) {
  const c = checkInWordsOf(view)
  return (
    <>
      <h2 class="form-title">{c('paper.codesTitle')}</h2>
      <Form view={view}>
        <input type="hidden" name="part" value="codes" />
        <input type="hidden" name="print" value={print?.number ?? ''} />
        <Field kind="textarea" name="codes" label={c('paper.codes')} hint={c('paper.codesHint')} value={codes} rows={8} maxLength={60_000} autocomplete="off" />
        <ButtonRow>
          <Button kind="main">{c('paper.codesSend')}</Button>
        </ButtonRow>
      </Form>
    </>
  )
}
