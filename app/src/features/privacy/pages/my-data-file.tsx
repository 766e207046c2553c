import type { Language } from '../../../kernel/language.ts'
import { tableWords, wordsFor } from './words.ts'

type Part = { table: string; rows: Record<string, unknown>[] }

/** A file to keep: it needs nothing from outside. */
export function MyDataFile({ language, parts, takenAt }: { language: Language; parts: readonly Part[]; takenAt: string }) {
  const t = wordsFor(language)
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{t('me.title')}</title>
      </head>
      <body>
        <h1>{t('me.title')}</h1>
        <p>{takenAt}</p>
        {parts
          .filter(({ rows }) => rows.length > 0)
          .map(({ table, rows }) => (
            <section key={table}>
              <h2>{tableWords(language, table)}</h2>
              {rows.map((row, order) => (
                <Row key={order} row={row} />
              ))}
            </section>
          ))}
      </body>
    </html>
  )
}

const isPicture = (value: unknown): value is string => typeof value === 'string' && value.startsWith('data:image/webp;base64,')

function Row({ row }: { row: Record<string, unknown> }) {
  return (
    <dl>
      {Object.entries(row).map(([key, value]) => (
        <div key={key}>
          <dt>{key.replaceAll(/([A-Z])/g, ' $1').toLowerCase()}</dt>
          <dd>
            {isPicture(value) ? (
              <img src={value} alt="" width="96" />
            ) : value === null ? (
              '–'
            ) : typeof value === 'object' ? (
              JSON.stringify(value)
            ) : (
              String(value)
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
