import { Button } from '../../../ui/button.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { Choice } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import type { View } from '../../../ui/view.ts'
import { EXIT_ANSWERS, type ExitAnswer, type ExitCounts, type ExitResult } from '../domain/exit-question.ts'
import type { Question } from '../domain/shown.ts'
import type { ClosingTranslate } from '../messages/catalogue.ts'
import { questionOf, wordsOf } from './labels.ts'

type AnswerFormProps = { view: View; question: Question; refusal: string | null; ownMark?: string }

/** The one question with its three answers; nothing is chosen beforehand. */
export function AnswerForm({ view, question, refusal, ownMark }: AnswerFormProps) {
  const t = wordsOf(view)
  const { text, language } = questionOf(view, question)
  return (
    <Form view={view}>
      {ownMark !== undefined && ownMark !== '' && <input type="hidden" name="m" value={ownMark} />}
      <Choice
        name="answer"
        label={<span lang={language}>{text}</span>}
        options={EXIT_ANSWERS.map((answer) => ({ value: answer, label: t(`exit.${answer}`) }))}
        error={refusal}
        isLarge
        isRequired
      />
      <Button kind="main">{t('exit.send')}</Button>
    </Form>
  )
}

type Row = { answer: ExitAnswer; count: number }

/** Three counts and their sum, or why there are none. */
export function ResultPart({ t, result }: { t: ClosingTranslate; result: ExitResult }) {
  if (result.state === 'open') return null
  if (result.state === 'too-few') return <p>{t('exit.tooFew')}</p>
  return <CountsTable t={t} caption={t('exit.result')} counts={result.counts} total={result.total} />
}

function CountsTable({ t, caption, counts, total }: { t: ClosingTranslate; caption: string; counts: ExitCounts; total: number }) {
  return (
    <DataTable<Row>
      caption={caption}
      isCaptionHidden
      onPhone="scroll"
      rows={EXIT_ANSWERS.map((answer) => ({ answer, count: counts[answer] }))}
      keyOf={({ answer }) => answer}
      columns={[
        { key: 'answer', heading: t('exit.answer'), isHeading: true, cell: ({ answer }) => t(`exit.${answer}`) },
        { key: 'count', heading: t('exit.count'), isNumber: true, cell: ({ count }) => count },
      ]}
      total={[t('exit.total'), total]}
    />
  )
}
