import { GuardedField } from '../src/ui/guarded-field.tsx'
import { renderPage } from '../src/ui/render-page.ts'
import { stylesheetHref } from '../src/ui/stylesheet.ts'
import type { View } from '../src/ui/view.ts'

const VIEW: View = { language: 'fr', path: '/', nonce: 'n', formToken: 't', person: null, navigation: [], isDemo: false, flash: null }

/** A page of one guarded field and nothing else. */
export function renderGuardedPage(label: string): string {
  return renderPage(
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <title>{label}</title>
        <link rel="stylesheet" href={stylesheetHref} />
      </head>
      <body>
        <main>
          <GuardedField view={VIEW} name="story" label={label} value="" lang="fr" />
        </main>
      </body>
    </html>,
  )
}
