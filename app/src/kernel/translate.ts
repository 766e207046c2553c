import type { Language } from './language.ts'

type Params = Record<string, string | number>

/** A sentence with `{holes}`, or a function where the sentence depends on a number. */
export type Message = string | ((params: never) => string)
export type Messages = Record<string, Message>

/** The same keys in every language: a missing Dutch sentence does not compile. */
export type Catalogue<Keys extends string = string> = Record<Language, Record<Keys, Message>>

export type Translate<Keys extends string = string> = (key: Keys, params?: Params) => string

/** One `t` for one reader and one feature. */
export function translator<Keys extends string = string>(catalogue: Catalogue<Keys>, language: Language): Translate<Keys> {
  const messages = catalogue[language]
  const finish = language === 'fr' ? keepSigns : (text: string) => text
  return (key, params = {}) => {
    const message = messages[key]
    if (typeof message === 'function') return finish((message as (params: Params) => string)(params))
    return finish(message.replaceAll(/\{(\w+)\}/g, (hole, name: string) => String(params[name] ?? hole)))
  }
}

/** French puts a space before some signs; a line never breaks there. */
function keepSigns(text: string): string {
  return text.replaceAll(/ (?=[:;?!»])/g, '\u00a0').replaceAll('« ', '«\u00a0')
}
