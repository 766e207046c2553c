import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Choice, Field, FileField, SelectField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import type { Tab } from '../../../ui/frame-parts.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { View } from '../../../ui/view.ts'
import { inputWords, type InputTranslate } from '../messages/input-catalogue.ts'
import type { WavePage } from '../domain/shown.ts'
import type { AskedDoubt, Named } from '../domain/survey-file.ts'
import { SurveyFrame } from './survey-frame.tsx'
import { optionsOf, titleOfWave, wordsOf } from './words.ts'

/** What a file says so far; null before one was sent. */
export type ShownFile = {
  doubts: readonly AskedDoubt[]
  left: number
  lacks: boolean
  froms: readonly Named[]
  tos: readonly Named[]
  questions: readonly { key: string; name: string }[]
  counts: { answers: number; people: number; kept: number } | null
}

export type ShownSheet = { name: string; rows: number; text: string }

type FilePageProps = {
  view: View
  shown: WavePage
  /** The rows as the form carries them. */
  text: string
  /** Which sheet of a workbook they stood on, where there were several. */
  sheet: string
  /** Sheets of which one is to be chosen first. */
  sheets: readonly ShownSheet[]
  file: ShownFile | null
  refusal: string | null
  tabs: readonly Tab[]
}

/** So many choices make a page too long for a phone; what does not fit is asked after it. */
const MOST_CHOICES = 800
const FEWEST_ASKED = 5
const MOST_ASKED = 20

/** A spreadsheet of answers: sent, then whatever is not clear is asked, then what would be saved. The words stay in the form until they are. */
export function FilePage(props: FilePageProps) {
  const { view, shown, text, sheets, file, refusal, tabs } = props
  const t = wordsOf(view)
  const { community, wave, survey } = shown
  return (
    <SurveyFrame {...{ view, community, refusal, tabs }} under={shown} title={t('file.title')} lead={titleOfWave(view, survey, wave)}>
      {sheets.length > 0 ? (
        <SheetForm view={view} sheets={sheets} />
      ) : file === null ? (
        <SendForm view={view} text={text} />
      ) : (
        <SentFile {...props} file={file} />
      )}
    </SurveyFrame>
  )
}

function SendForm({ view, text }: { view: View; text: string }) {
  const t = inputWords(view)
  return (
    <Form view={view} isMultipart>
      <p>{t('import.says')}</p>
      <FileField name="file" label={t('import.file')} hint={t('import.fileHint')} accept=".xlsx,.csv,.tsv,.txt" />
      <Field
        name="pasted"
        kind="textarea"
        rows={6}
        label={t('import.pasted')}
        hint={t('import.pastedHint')}
        value={text.startsWith('sep=') ? '' : text}
        isPrivate
      />
      <ButtonRow>
        <Button kind="main" icon="upload">
          {t('import.read')}
        </Button>
      </ButtonRow>
    </Form>
  )
}

/** Several sheets are filled: which one holds the answers is asked, and all of them wait in the form until it is said. */
function SheetForm({ view, sheets }: { view: View; sheets: readonly ShownSheet[] }) {
  const t = inputWords(view)
  return (
    <Form view={view}>
      {sheets.map(({ name, text }) => (
        <>
          <input type="hidden" name="sheetName" value={name} />
          <input type="hidden" name="sheetText" value={text} />
        </>
      ))}
      <Choice
        name="sheet"
        label={t('import.sheet')}
        hint={t('import.sheetHint')}
        options={sheets.map(({ name, rows }, order) => ({ value: String(order), label: t('import.sheetRows', { name, count: rows }) }))}
        chosen="0"
      />
      <ButtonRow>
        <Button kind="main">{t('import.goOn')}</Button>
      </ButtonRow>
    </Form>
  )
}

function SentFile({ view, shown, text, sheet, file }: FilePageProps & { file: ShownFile }) {
  const t = inputWords(view)
  const asked = file.doubts.filter((doubt) => doubt.answer === null || (file.lacks && doubt.kind === 'column'))
  const settled = file.doubts.filter((doubt) => !asked.includes(doubt))
  const now = asked.slice(0, fitting(asked))
  const open = file.doubts.filter(({ answer }) => answer === null).length
  return (
    <>
      {open > 0 && <Notice isAnnounced>{t('import.doubts', { count: open })}</Notice>}
      {file.lacks && (
        <Notice kind="refused" isAnnounced>
          {t('import.lacks')}
        </Notice>
      )}
      {sheet !== '' && <p class="quiet">{t('import.sheetIs', { name: sheet })}</p>}
      <Form view={view}>
        <input type="hidden" name="pasted" value={text} />
        {sheet !== '' && <input type="hidden" name="sheetName" value={sheet} />}
        {settled.map((doubt, order) => (
          <Settled key={order} doubt={doubt} order={order} />
        ))}
        {now.map((doubt, order) => (
          <Question key={order} view={view} shown={shown} file={file} doubt={doubt} order={settled.length + order} />
        ))}
        {settled.length > 0 && asked.length > 0 && <p class="small">{t('import.answered', { count: settled.length })}</p>}
        {asked.length > now.length && <p class="small">{t('import.more', { count: asked.length - now.length })}</p>}
        {asked.length === 0 && file.counts !== null && <Preview view={view} counts={file.counts} left={file.left} />}
        <ButtonRow>
          {asked.length > 0 && <Button kind="main">{t('import.goOn')}</Button>}
          {asked.length === 0 && file.counts !== null && file.counts.answers > 0 && (
            <Button kind="main" name="do" value="save">
              {t('preview.save')}
            </Button>
          )}
          <ButtonLink href={`/communities/${shown.community.id}/sociograms/${shown.wave.id}/file`}>{t('import.again')}</ButtonLink>
        </ButtonRow>
      </Form>
    </>
  )
}

function fitting(doubts: readonly AskedDoubt[]): number {
  let choices = 0
  const most = doubts.findIndex(({ options }) => (choices += options.length) > MOST_CHOICES)
  return Math.min(MOST_ASKED, Math.max(FEWEST_ASKED, most === -1 ? doubts.length : most))
}

function Settled({ doubt, order }: { doubt: AskedDoubt; order: number }) {
  return (
    <>
      <input type="hidden" name="words" value={doubt.words} />
      <input type="hidden" name="kind" value={doubt.kind} />
      <input type="hidden" name={`answer${order}`} value={doubt.answer === '' ? 'out' : (doubt.answer ?? '')} />
    </>
  )
}

type QuestionProps = { view: View; shown: WavePage; file: ShownFile; doubt: AskedDoubt; order: number }

function Question({ view, shown, file, doubt, order }: QuestionProps) {
  const t = inputWords(view)
  const leave = doubt.mayLeave ? [{ value: 'out', label: t('doubt.leave') }] : []
  const options = doubt.options.map((value) => ({ value, label: sayOption({ view, shown, file, doubt }, value) }))
  return (
    <div>
      <input type="hidden" name="words" value={doubt.words} />
      <input type="hidden" name="kind" value={doubt.kind} />
      <SelectField name={`answer${order}`} label={sayDoubt(t, doubt)} options={[...leave, ...options]} chosen={doubt.answer === '' ? 'out' : doubt.answer} />
    </div>
  )
}

function sayDoubt(t: InputTranslate, { kind, words, said }: AskedDoubt): string {
  return kind === 'question' && words === '-' ? t('doubt.question.whole') : t(`doubt.${kind}`, { said })
}

const ROLES = ['who', 'whom', 'question', 'level'] as const

function sayOption({ view, shown, file, doubt }: Omit<QuestionProps, 'order'>, value: string): string {
  const t = inputWords(view)
  const { kind } = doubt
  const question = file.questions.find(({ key }) => key === value)?.name
  if (question !== undefined) return question
  const role = ROLES.find((each) => each === value)
  if (kind === 'column' && role !== undefined) return t(`role.${role}`)
  if (kind === 'from' || kind === 'to') return sayNamed(kind === 'from' ? file.froms : file.tos, value)
  if (kind === 'level' || kind === 'pair') return sayLevel(view, shown, value)
  if (kind === 'yes') return wordsOf(view)(value === '1' ? 'answer.yes' : 'answer.no')
  if (kind === 'shape') return t(value === 'matrix' ? 'doubt.shape.matrix' : 'doubt.shape.list')
  if (kind === 'inverse') return t(value === 'turned' ? 'doubt.inverse.turned' : 'doubt.inverse.as')
  if (kind === 'blank') return t(value === 'none' ? 'doubt.blank.none' : 'doubt.blank.skip')
  return t(value === 'none' ? 'doubt.empty.none' : 'doubt.empty.skip')
}

/** Two of one name are told apart by where they work. */
function sayNamed(named: readonly Named[], key: string): string {
  const found = named.find((each) => each.key === key)
  if (found === undefined) return key
  return found.detail !== '' && named.some((each) => each.name === found.name && each.key !== key) ? `${found.name} (${found.detail})` : found.name
}

function sayLevel(view: View, { scale }: WavePage, value: string): string {
  const label = optionsOf(view.language, scale, 'work-together').find((option) => option.value === value)?.label
  return label === undefined ? value : `${value} ${label}`
}

function Preview({ view, counts, left }: { view: View; counts: NonNullable<ShownFile['counts']>; left: number }) {
  const [t, say] = [inputWords(view), wordsOf(view)]
  return (
    <section>
      <h2>{t('preview.title')}</h2>
      <p role="status">{counts.answers === 0 ? t('preview.nothing') : t('preview.counts', counts)}</p>
      {left > 0 && <p>{t('preview.left', { count: left })}</p>}
      {counts.kept > 0 && <p>{t('preview.kept', { count: counts.kept })}</p>}
      {counts.answers > 0 && <p class="quiet">{t('preview.own')}</p>}
      {counts.answers > 0 && (
        <Choice
          name="level"
          label={t('preview.level')}
          hint={t('preview.levelHint')}
          options={(['aggregate', 'dot'] as const).map((value) => ({ value, label: say(`level.${value}`) }))}
          chosen="aggregate"
        />
      )}
    </section>
  )
}
