import { LANGUAGES } from '../../../kernel/language.ts'
import type { FormBody } from '../../../platform/http/form.ts'
import type { CardWords, StepWish } from '../domain/edit-method.ts'
import { CAPTURES, SPEAKS, type LocalNames } from '../domain/method.ts'

export function localFields(...fields: string[]): string[] {
  return fields.flatMap((field) => LANGUAGES.map((language) => `${field}-${language}`))
}

function readLocal(form: FormBody, field: string): LocalNames {
  const wordsIn = (language: string) => form.one(`${field}-${language}`)
  return { fr: wordsIn('fr'), nl: wordsIn('nl'), en: wordsIn('en'), de: wordsIn('de') }
}

export function readCardWords(form: FormBody): CardWords {
  return { name: readLocal(form, 'name'), about: readLocal(form, 'about') }
}

/** What is no number of minutes is refused by the rule, like a negative one. */
export function readStep(form: FormBody): StepWish {
  const minutes = form.one('minutes')
  const chosen = form.all('captures')
  return {
    title: readLocal(form, 'title'),
    hint: readLocal(form, 'hint'),
    minutes: minutes === '' ? null : /^\d{1,4}$/.test(minutes) ? Number(minutes) : -1,
    speaks: SPEAKS.find((value) => value === form.one('speaks')) ?? 'everybody',
    captures: CAPTURES.filter((value) => value !== 'parked' && chosen.includes(value)),
    allowsAdvice: form.one('advice') === 'yes',
  }
}
