import type { Language } from '../../../kernel/language.ts'

export type MailWords = { subject: string; text: string }

/** In the reader's language; when nobody knows it, in French and then in Dutch, in one mail. */
export function inTheirLanguage(language: Language | null, write: (language: Language) => MailWords): MailWords {
  if (language !== null) return write(language)
  const [fr, nl] = [write('fr'), write('nl')]
  return { subject: `${fr.subject} / ${nl.subject}`, text: `${fr.text}\n\n––––––––––\n\n${nl.text}` }
}
