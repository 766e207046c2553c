import { languageIn, type Language } from '../../../kernel/language.ts'
import { Field } from '../../../ui/field.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { LocalNames } from '../domain/method.ts'
import type { MethodsTranslate } from '../messages/catalogue.ts'

type LocalFieldsProps = {
  t: MethodsTranslate
  /** Of the reader, who is told in her own words which language a field is for. */
  language: Language
  names: LocalNames
  /** The fields are called `name-fr`, `name-nl` … */
  field: 'name' | 'about' | 'title' | 'hint'
  label: 'field.name' | 'field.about' | 'field.title' | 'field.hint'
  isLong?: boolean
}

const FIRST: readonly Language[] = ['fr', 'nl']
const MORE: readonly Language[] = ['en', 'de']

/** French and Dutch side by side; the two others for who needs them. */
export function LocalFields({ t, language: own, names, field, label, isLong = false }: LocalFieldsProps) {
  const draw = (language: Language) => (
    <Field
      key={language}
      name={`${field}-${language}`}
      label={t(label, { language: languageIn(own, language) })}
      value={names[language]}
      lang={language}
      {...(isLong ? { kind: 'textarea' as const, rows: 3 } : {})}
    />
  )
  return (
    <>
      <div class="columns">{FIRST.map(draw)}</div>
      <Disclosure label={t('field.more')} isOpen={FIRST.every((language) => names[language] === '') && MORE.some((language) => names[language] !== '')}>
        <div class="columns">{MORE.map(draw)}</div>
      </Disclosure>
    </>
  )
}
