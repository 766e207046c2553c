import { nameIn } from '../../../kernel/language.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { Field, SelectField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import type { Tab } from '../../../ui/frame-parts.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PublicFrame } from '../../../ui/public-frame.tsx'
import type { View } from '../../../ui/view.ts'
import type { WavePage } from '../domain/shown.ts'
import { inputWords } from '../messages/input-catalogue.ts'
import { SurveyFrame } from './survey-frame.tsx'
import { titleOfWave } from './words.ts'

/** Sheets with a personal code, and a new one for whoever lost hers. */
export function CodesPage({ view, shown, tabs }: { view: View; shown: WavePage; tabs: readonly Tab[] }) {
  const t = inputWords(view)
  const { community, wave, survey, people } = shown
  const address = `/communities/${community.id}/sociograms/${wave.id}/codes`
  const without = people.filter(({ hasMail }) => !hasMail).length
  return (
    <SurveyFrame {...{ view, community, tabs }} refusal={null} under={shown} title={t('codes.title')} lead={titleOfWave(view, survey, wave)}>
      <p>{t('codes.lead')}</p>
      <p>{t('codes.says')}</p>
      <p>{t('codes.counts', { count: without })}</p>
      <Form view={view} action={`${address}/sheets`}>
        <ButtonRow>
          {without > 0 && (
            <Button kind="main" icon="print" name="whose" value="without-mail">
              {t('codes.without')}
            </Button>
          )}
          <Button icon="print" name="whose" value="everybody">
            {t('codes.everybody')}
          </Button>
        </ButtonRow>
      </Form>
      <h2>{t('codes.newTitle')}</h2>
      <p>{t('codes.newSays')}</p>
      <Form view={view} action={address}>
        <SelectField
          name="person"
          label={t('codes.person')}
          options={people.map(({ personId, name, organisation }) => ({
            value: personId,
            label: organisation === null ? name : `${name}, ${nameIn(view.language, organisation)}`,
          }))}
          isRequired
        />
        <ButtonRow>
          <Button>{t('codes.newDo')}</Button>
        </ButtonRow>
      </Form>
    </SurveyFrame>
  )
}

/** Where somebody types the code of her sheet. */
export function EnterCodePage({ view, code, refusal }: { view: View; code: string; refusal: 'unknown' | 'too-often' | null }) {
  const t = inputWords(view)
  return (
    <PublicFrame view={view} title={t('enter.title')} lead={t('enter.lead')} isHiddenFromSearch>
      {refusal !== null && (
        <Notice kind="refused" isAnnounced>
          {t(`enter.${refusal}`)}
        </Notice>
      )}
      <Form view={view} action="/survey">
        <Field name="code" label={t('enter.code')} value={code} autocomplete="off" maxLength={24} isRequired />
        <ButtonRow>
          <Button kind="main">{t('enter.do')}</Button>
        </ButtonRow>
      </Form>
    </PublicFrame>
  )
}
