import { Button, ButtonRow } from '../../../ui/button.tsx'
import { Field, SelectField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import type { Tab } from '../../../ui/frame-parts.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { View } from '../../../ui/view.ts'
import type { WavePage } from '../domain/shown.ts'
import type { AskedDoubt, Named } from '../domain/survey-file.ts'
import { SurveyFrame } from './survey-frame.tsx'
import { optionsOf, titleOfWave, wordsOf } from './words.ts'

type FilePageProps = {
  view: View
  shown: WavePage
  text: string
  doubts: readonly AskedDoubt[]
  broken: readonly number[]
  froms: readonly Named[]
  tos: readonly Named[]
  tabs: readonly Tab[]
}

/** A spreadsheet of answers: pasted, then whatever is not clear is asked. The words stay in the form until everything is. */
export function FilePage({ view, shown, text, doubts, broken, froms, tos, tabs }: FilePageProps) {
  const t = wordsOf(view)
  const { community, wave, survey } = shown
  const refusal = broken.length > 0 ? t('file.broken', { lines: broken.slice(0, 20).join(', ') }) : null
  const levels = optionsOf(view.language, shown.scale, 'work-together').map(({ value, label }) => ({ value, label: `${value} ${label}` }))
  const people = (named: readonly Named[]) => named.map(({ key, name: label }) => ({ value: key, label }))
  const open = doubts.filter(({ answer }) => answer === null).length
  const options = { from: people(froms), to: people(tos), level: levels }
  return (
    <SurveyFrame {...{ view, community, refusal, tabs }} under={shown} title={t('file.title')} lead={titleOfWave(view, survey, wave)}>
      {open > 0 && <Notice isAnnounced>{t('file.doubts', { count: open })}</Notice>}
      <Form view={view}>
        <p>{t('file.says')}</p>
        <Field name="pasted" kind="textarea" rows={8} label={t('file.pasted')} hint={t('file.hint')} value={text} isPrivate isRequired />
        {doubts.map((doubt, order) => (
          <div key={order}>
            <input type="hidden" name="words" value={doubt.words} />
            <input type="hidden" name="kind" value={doubt.kind} />
            <SelectField
              name={`answer${order}`}
              label={t(`file.who.${doubt.kind}`, { words: doubt.words })}
              options={[{ value: 'out', label: t('file.leaveOut') }, ...options[doubt.kind]]}
              chosen={doubt.answer === '' ? 'out' : doubt.answer}
            />
          </div>
        ))}
        <ButtonRow>
          <Button kind="main">{t(doubts.length > 0 ? 'file.goOn' : 'file.read')}</Button>
        </ButtonRow>
      </Form>
    </SurveyFrame>
  )
}
