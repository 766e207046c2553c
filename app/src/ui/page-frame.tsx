import type { ComponentChildren } from 'preact'
import { ADDRESSES } from './addresses.ts'
import { Crumbs, DemoLine, Document, Flash, Footer, LanguageCodes, Places, SkipLink, Tabs, WhoIsIn, type Crumb, type Tab } from './frame-parts.tsx'
import { Icon } from './icon.tsx'
import { useWords } from './words.ts'
import type { Accent, View } from './view.ts'

/** Where the margin is, for a link beside what it explains. */
export const MARGIN_ID = 'margin'

export type PageFrameProps = {
  view: View
  /** The one heading; also the window's title. A sentence that answers the page's question. */
  title: string
  /** The heading when it holds more than text. */
  heading?: ComponentChildren
  /** The quiet sentence below the heading. */
  lead?: ComponentChildren
  /** The pages above this one, from the top; this page is not among them. */
  crumbs?: readonly Crumb[]
  tabs?: readonly Tab[]
  accent?: Accent | undefined
  communityName?: string | undefined
  /** Definitions and helps: at the right from 1,280 px on, else below the content. */
  margin?: ComponentChildren
  /** True when a narrow page shows the margin's words elsewhere, as the poster table does. */
  isMarginOnlyWide?: boolean
  /** The one main button; stays at the foot of a phone. */
  mainAction?: ComponentChildren
  /** For tables: 1,080 px instead of a reading width. */
  wide?: boolean
  scripts?: readonly string[]
  children: ComponentChildren
}

/** The frame of every page for people who are signed in. */
export function PageFrame(props: PageFrameProps) {
  const { view, title, accent, communityName, scripts } = props
  return (
    <Document view={view} title={title} accent={accent} communityName={communityName} scripts={scripts} isHiddenFromSearch>
      <SkipLink />
      <DemoLine view={view} />
      <TopBar view={view} crumbs={props.crumbs ?? []} communityName={communityName} />
      <div class="frame">
        <Side view={view} />
        <div class="column">
          <div class="content">
            <Body {...props} />
          </div>
          <Footer view={view} />
        </div>
      </div>
    </Document>
  )
}

function TopBar({ view, crumbs, communityName }: { view: View; crumbs: readonly Crumb[]; communityName: string | undefined }) {
  const t = useWords()
  const above = crumbs.at(-1)
  return (
    <header class="top">
      <a class="top-name" href={above?.href ?? ADDRESSES.home}>
        {above && <Icon name="back" />}
        <span>{above?.label ?? communityName ?? 'Ronde'}</span>
      </a>
      <LanguageCodes view={view} />
      <details class="menu">
        <summary>
          <Icon name="menu" />
          {t('menu')}
        </summary>
        <div class="menu-sheet">
          <nav class="places" aria-label={t('menu')}>
            <Places view={view} />
          </nav>
          <WhoIsIn view={view} />
        </div>
      </details>
    </header>
  )
}

function Side({ view }: { view: View }) {
  const t = useWords()
  return (
    <header class="side">
      <div class="side-inner">
        <a class="brand" href={ADDRESSES.home}>
          Ronde
        </a>
        <nav class="places" aria-label={t('navigation')}>
          <Places view={view} />
        </nav>
        <WhoIsIn view={view} />
      </div>
    </header>
  )
}

function Body({
  view,
  title,
  heading,
  lead,
  crumbs = [],
  tabs = [],
  communityName,
  margin,
  isMarginOnlyWide = false,
  mainAction,
  wide = false,
  children,
}: PageFrameProps) {
  const t = useWords()
  return (
    <div class={margin ? 'with-margin' : undefined}>
      <main id="content" tabindex={-1} class={wide ? 'content-inner wide' : 'content-inner'}>
        <Crumbs crumbs={crumbs} />
        <Flash view={view} />
        <div class="head">
          <h1>{heading ?? title}</h1>
          {lead && <p class="lead">{lead}</p>}
          {mainAction && <div class="main-action">{mainAction}</div>}
        </div>
        <Tabs tabs={tabs} label={communityName} />
        {children}
      </main>
      {margin && (
        <aside id={MARGIN_ID} tabindex={-1} class={isMarginOnlyWide ? 'margin only-wide' : 'margin'} aria-label={t('margin')}>
          <div class="margin-sticky">{margin}</div>
        </aside>
      )}
    </div>
  )
}
