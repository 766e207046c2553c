import { writeDay } from '../../../kernel/day.ts'
import { nameIn } from '../../../kernel/language.ts'
import { Button } from '../../../ui/button.tsx'
import { CheckField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { PrintFrame } from '../../../ui/print-frame.tsx'
import type { View } from '../../../ui/view.ts'
import type { ConventionsPage, ShownConvention, SigningPage } from '../domain/shown.ts'
import { ConventionText } from './convention-text.tsx'
import { accentOf, boundLabel, daysLabel, pledgeLabel, wordsOf } from './labels.ts'

/** Reads the text, and signs it with one box and one button. */
export function SignPage({ view, shown, refusal }: { view: View; shown: SigningPage; refusal: string | null }) {
  const t = wordsOf(view)
  const { community, convention, line, text } = shown
  const name = boundLabel(t, view.language, line)
  const pledge = pledgeLabel(t, view.language, line)
  return (
    <PageFrame
      view={view}
      title={t('sign.title', { community: nameIn(view.language, community.name) })}
      lead={`${t('sign.for', { name })} · ${daysLabel(t, view.language, convention)}`}
      accent={accentOf(community.accent)}
    >
      {line.signedOn !== null && <Notice kind="done">{t('sign.already', { day: writeDay(view.language, line.signedOn) })}</Notice>}
      {text !== null && <ConventionText text={text} />}
      {pledge !== '' && <p>{t('sign.hours', { hours: pledge })}</p>}
      {line.signedOn === null && (
        <Form view={view}>
          <CheckField name="sure" label={line.personId === null ? t('sign.sure', { name }) : t('sign.sureAlone')} error={refusal} isRequired />
          <Button kind="main">{t('sign.button')}</Button>
        </Form>
      )}
    </PageFrame>
  )
}

/** The convention on paper, with a line for each who signs. */
export function ConventionPrint({ view, shown, one }: { view: View; shown: ConventionsPage; one: ShownConvention }) {
  const t = wordsOf(view)
  return (
    <PrintFrame
      view={view}
      title={t('print.title', { community: nameIn(view.language, shown.community.name) })}
      lead={`${t('heading', { version: one.convention.textVersion })} · ${daysLabel(t, view.language, one.convention)}`}
      accent={accentOf(shown.community.accent)}
    >
      {one.text !== null && <ConventionText text={one.text} />}
      {one.signatories.map((line) => (
        <div key={line.id} class="item">
          <h2>{boundLabel(t, view.language, line)}</h2>
          <p>{pledgeLabel(t, view.language, line)}</p>
          <p>
            {t('print.name')} : {line.organisationId === null ? '' : line.signedBy || '…………………………………………'}
          </p>
          <p>{`${t('print.place')} : …………………………………………`}</p>
          <p>{`${t('print.signature')} : …………………………………………`}</p>
        </div>
      ))}
    </PrintFrame>
  )
}
