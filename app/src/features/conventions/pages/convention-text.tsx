import { useLanguage } from '../../../ui/words.ts'
import type { ShownText } from '../domain/shown.ts'

/** Both versions of the text, the reader's own language first, each spoken in its own. */
export function ConventionText({ text }: { text: ShownText }) {
  const reader = useLanguage()
  const both = [
    { language: 'fr', body: text.textFr },
    { language: 'nl', body: text.textNl },
  ]
  const ordered = reader === 'nl' ? both.toReversed() : both
  return (
    <>
      {ordered
        .filter(({ body }) => body !== '')
        .map(({ language, body }) => (
          <div key={language} lang={language === reader ? undefined : language}>
            {body.split(/\n{2,}/).map((paragraph, order) => (
              <p key={order}>{paragraph}</p>
            ))}
          </div>
        ))}
    </>
  )
}
