import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Language } from '../kernel/language.ts'
import { translator, type Translate } from '../kernel/translate.ts'
import { uiMessages, type UiKey } from './messages/catalogue.ts'

/** The reader's language, given once by the frame so that no brick has to ask for it. */
export const ReaderLanguage = createContext<Language>('fr')

export function useLanguage(): Language {
  return useContext(ReaderLanguage)
}

/** The bricks' own few words: "required", "next page". */
export function useWords(): Translate<UiKey> {
  return translator(uiMessages, useLanguage())
}
