import { LANGUAGE_NAMES, type BilingualName as Names, type Language, type LocalText } from '../kernel/language.ts'
import { useLanguage } from './words.ts'

/** "Quartier · Wijk": both names in the reader's order, each spoken in its own language. Once when they are equal. */
export function BilingualName({ name }: { name: Names }) {
  const reader = useLanguage()
  const order: ('fr' | 'nl')[] = reader === 'nl' ? ['nl', 'fr'] : ['fr', 'nl']
  const known = order.filter((language) => name[language] !== '')
  const [first, second] = known
  if (first === undefined) return null
  if (second === undefined || name.fr === name.nl) return <span lang={spoken(first, reader)}>{name[first]}</span>
  return (
    <span class="names">
      <span lang={spoken(first, reader)}>{name[first]}</span>
      <span class="second">
        {' · '}
        <span lang={second}>{name[second]}</span>
      </span>
    </span>
  )
}

function spoken(language: Language, reader: Language): Language | undefined {
  return language === reader ? undefined : language
}

type OwnWordsProps = {
  words: LocalText
  /** A paragraph of its own, a quotation, or a few words inside a sentence. */
  as?: 'p' | 'blockquote' | 'span'
  /** Says which language it is when it is not the reader's. */
  isMarked?: boolean
}

/** What a person wrote, in the language of that person: never translated silently. */
export function OwnWords({ words, as: Element = 'span', isMarked = false }: OwnWordsProps) {
  const reader = useLanguage()
  const isForeign = words.language !== reader
  return (
    <Element>
      <span class={Element === 'span' ? 'own-words' : undefined} lang={isForeign ? words.language : undefined}>
        {words.text}
      </span>
      {isMarked && isForeign && (
        <span class="quiet small" lang={words.language}>
          {' '}
          · {LANGUAGE_NAMES[words.language]}
        </span>
      )}
    </Element>
  )
}
