import { LANGUAGE_NAMES, LANGUAGES } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import { Button } from '../../../ui/button.tsx'
import { Field, SelectField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PublicFrame } from '../../../ui/public-frame.tsx'
import type { View } from '../../../ui/view.ts'
import { accountsMessages } from '../messages/catalogue.ts'

export type SetUpValues = { givenName: string; familyName: string; email: string; language: string; instanceName: string }
export type SetUpFormRefusal = 'link-old' | 'name-missing' | 'no-address' | 'instance-missing' | 'too-often'
type SetUpPageProps = { view: View; values: SetUpValues; refusal?: SetUpFormRefusal | null }

/** The first page of an empty instance, behind the link of the console. */
export function SetUpPage({ view, values, refusal = null }: SetUpPageProps) {
  const t = translator(accountsMessages, view.language)
  const errorFor = (wanted: SetUpFormRefusal) => (refusal === wanted ? t(`refused.${wanted}`) : null)
  return (
    <PublicFrame view={view} title={t('setUp.title')} lead={t('setUp.lead')} isHiddenFromSearch>
      {refusal && (
        <Notice kind="refused" isAnnounced>
          {t(`refused.${refusal}`)}
        </Notice>
      )}
      <Form view={view}>
        <Field
          name="instanceName"
          label={t('setUp.instance')}
          hint={t('setUp.instanceHint')}
          value={values.instanceName}
          isRequired
          error={errorFor('instance-missing')}
        />
        <Field name="givenName" label={t('person.givenName')} value={values.givenName} autocomplete="given-name" isRequired error={errorFor('name-missing')} />
        <Field
          name="familyName"
          label={t('person.familyName')}
          value={values.familyName}
          autocomplete="family-name"
          isRequired
          error={errorFor('name-missing')}
        />
        <Field kind="email" name="email" label={t('signIn.email')} value={values.email} autocomplete="email" isRequired error={errorFor('no-address')} />
        <SelectField
          name="language"
          label={t('person.language')}
          options={LANGUAGES.map((language) => ({ value: language, label: LANGUAGE_NAMES[language], lang: language }))}
          chosen={values.language}
          empty={false}
        />
        <p>{t('setUp.next')}</p>
        <Button kind="main">{t('setUp.send')}</Button>
      </Form>
    </PublicFrame>
  )
}

export function SetUpOldPage({ view }: { view: View }) {
  const t = translator(accountsMessages, view.language)
  return (
    <PublicFrame view={view} title={t('setUp.oldTitle')} lead={t('setUp.oldLead')} isHiddenFromSearch>
      <p>
        <a href="/sign-in">{t('signIn.title')}</a>
      </p>
    </PublicFrame>
  )
}
