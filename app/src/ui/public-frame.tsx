import type { ComponentChildren } from 'preact'
import { ADDRESSES } from './addresses.ts'
import { Crumbs, DemoLine, Document, Flash, Footer, LanguageCodes, SkipLink, WhoIsIn, type Crumb } from './frame-parts.tsx'
import { useWords } from './words.ts'
import type { Accent, View } from './view.ts'

type PublicFrameProps = {
  view: View
  title: string
  heading?: ComponentChildren
  lead?: ComponentChildren
  crumbs?: readonly Crumb[]
  accent?: Accent | undefined
  scripts?: readonly string[]
  isHiddenFromSearch?: boolean
  children: ComponentChildren
}

/** The same paper without the left column: sign-in, the trust page, what a visitor sees. */
export function PublicFrame({ view, title, heading, lead, crumbs = [], accent, scripts, isHiddenFromSearch, children }: PublicFrameProps) {
  return (
    <Document view={view} title={title} accent={accent} scripts={scripts} isHiddenFromSearch={isHiddenFromSearch}>
      <SkipLink />
      <DemoLine view={view} />
      <Letterhead view={view} />
      <div class="public column">
        <div class="content">
          <main id="content" tabindex={-1} class="content-inner">
            <Crumbs crumbs={crumbs} />
            <Flash view={view} />
            <div class="head">
              <h1>{heading ?? title}</h1>
              {lead && <p class="lead">{lead}</p>}
            </div>
            {children}
          </main>
        </div>
        <Footer view={view} />
      </div>
    </Document>
  )
}

function Letterhead({ view }: { view: View }) {
  const t = useWords()
  return (
    <header class="letterhead no-print">
      <a class="brand" href={ADDRESSES.home}>
        Ronde
      </a>
      <div class="end">
        <LanguageCodes view={view} />
        {view.person ? <WhoIsIn view={view} /> : <a href={ADDRESSES.signIn}>{t('signIn')}</a>}
      </div>
    </header>
  )
}
