import { useLanguage } from '../../../ui/words.ts'
import { wordsFor, type LocalNames } from '../domain/method.ts'

/** The words of a card in the reader's language; in another one, they say which. */
export function LocalWords({ names }: { names: LocalNames }) {
  const reader = useLanguage()
  const { language, text } = wordsFor(reader, names)
  return <span lang={language === reader ? undefined : language}>{text}</span>
}
