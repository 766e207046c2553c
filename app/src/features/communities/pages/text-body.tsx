import type { Language } from '../../../kernel/language.ts'

/** The text in the reader's language, the other one below it. */
export function TextBody({ text, language }: { text: { textFr: string; textNl: string }; language: Language }) {
  const order = language === 'nl' ? (['nl', 'fr'] as const) : (['fr', 'nl'] as const)
  const words = { fr: text.textFr, nl: text.textNl }
  return (
    <>
      {order.flatMap((each) =>
        words[each].split(/\n{2,}/).map((paragraph, index) =>
          paragraph === '' ? null : (
            <p key={`${each}${index}`} lang={each}>
              {paragraph}
            </p>
          ),
        ),
      )}
    </>
  )
}
