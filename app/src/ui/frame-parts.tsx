import type { ComponentChildren } from 'preact'
import { LANGUAGE_NAMES, LANGUAGES } from '../kernel/language.ts'
import { ADDRESSES, withLanguage } from './addresses.ts'
import { faviconHref } from './favicon.ts'
import { mainFontHref } from './fonts.ts'
import { Form } from './form.tsx'
import { Icon } from './icon.tsx'
import { Notice } from './notice.tsx'
import { stylesheetHref } from './stylesheet.ts'
import { ReaderLanguage, useWords } from './words.ts'
import type { Accent, View } from './view.ts'

export type Crumb = { label: string; href: string }
export type Tab = { label: string; href: string; isCurrent?: boolean }

type DocumentProps = {
  view: View
  title: string
  accent?: Accent | undefined
  communityName?: string | undefined
  /** Addresses of the few scripts; most pages have none. */
  scripts?: readonly string[] | undefined
  isHiddenFromSearch?: boolean | undefined
  children: ComponentChildren
}

/** The whole HTML document around any frame. */
export function Document({ view, title, accent, communityName, scripts = [], isHiddenFromSearch = false, children }: DocumentProps) {
  const name = [title, communityName, 'Ronde'].filter((part) => part !== undefined && part !== '').join(' · ')
  return (
    <html lang={view.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {isHiddenFromSearch && <meta name="robots" content="noindex" />}
        <title>{name}</title>
        <link rel="preload" href={mainFontHref} as="font" type="font/woff2" crossorigin="anonymous" />
        <link rel="stylesheet" href={stylesheetHref} />
        <link rel="icon" href={faviconHref} type="image/svg+xml" />
        {/* For search engines: nothing to say where they may not look. */}
        {!isHiddenFromSearch &&
          LANGUAGES.map((language) => <link key={language} rel="alternate" hreflang={language} href={withLanguage(view.path, language)} />)}
        {scripts.map((href) => (
          <script key={href} type="module" src={href} nonce={view.nonce} />
        ))}
      </head>
      <body class={accent && `accent-${accent}`}>
        <ReaderLanguage.Provider value={view.language}>{children}</ReaderLanguage.Provider>
      </body>
    </html>
  )
}

export function SkipLink() {
  const t = useWords()
  return (
    <a class="skip" href="#content">
      {t('skip')}
    </a>
  )
}

export function DemoLine({ view }: { view: View }) {
  const t = useWords()
  if (!view.isDemo) return null
  return (
    <aside class="demo-line" aria-label="Demo">
      <p>{t('demo')}</p>
    </aside>
  )
}

/** What just happened, read out by a screen reader. */
export function Flash({ view }: { view: View }) {
  if (!view.flash) return null
  return (
    <Notice kind={view.flash.kind} isAnnounced>
      <p>{view.flash.text}</p>
    </Notice>
  )
}

export function Places({ view }: { view: View }) {
  return (
    <>
      {view.navigation.map((group) => (
        <div key={group.title ?? ''}>
          {group.title && <h2>{group.title}</h2>}
          <ul>
            {group.links.map((link) => (
              <li key={link.href}>
                <a href={link.href} aria-current={link.isCurrent ? 'page' : undefined}>
                  {link.accent && <span class={`spot accent-${link.accent}`} />}
                  <span>{link.label}</span>
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  )
}

export function WhoIsIn({ view }: { view: View }) {
  const t = useWords()
  if (!view.person) return null
  return (
    <div class="who-is-in">
      <a class="button button-quiet button-small" href={ADDRESSES.account}>
        <Icon name="person" />
        {view.person.name}
      </a>
      <Form view={view} action={ADDRESSES.signOut} isPlain>
        <button class="button button-quiet button-small" type="submit">
          <Icon name="leave" />
          {t('signOut')}
        </button>
      </Form>
    </div>
  )
}

/** French and Dutch side by side, always in reach; all four stand in the footer. */
export function LanguageCodes({ view }: { view: View }) {
  const t = useWords()
  const shown = LANGUAGES.filter((language) => language === 'fr' || language === 'nl' || language === view.language)
  return (
    <nav class="codes" aria-label={t('language')}>
      {shown.map((language) =>
        language === view.language ? (
          <b key={language} aria-current="true" lang={language}>
            {language.toUpperCase()}
          </b>
        ) : (
          <a
            key={language}
            href={withLanguage(view.path, language)}
            lang={language}
            hreflang={language}
            aria-label={`${language.toUpperCase()}, ${LANGUAGE_NAMES[language]}`}
          >
            {language.toUpperCase()}
          </a>
        ),
      )}
    </nav>
  )
}

export function Footer({ view }: { view: View }) {
  const t = useWords()
  return (
    <footer class="foot">
      <nav aria-label={`${t('language')}, ${LANGUAGES.map((language) => LANGUAGE_NAMES[language]).join(', ')}`}>
        <ul>
          {LANGUAGES.map((language) => (
            <li key={language}>
              {language === view.language ? (
                <b lang={language} aria-current="true">
                  {LANGUAGE_NAMES[language]}
                </b>
              ) : (
                <a href={withLanguage(view.path, language)} lang={language} hreflang={language}>
                  {LANGUAGE_NAMES[language]}
                </a>
              )}
            </li>
          ))}
        </ul>
      </nav>
      <ul>
        <li>
          <a href={ADDRESSES.accessibility}>{t('accessibility')}</a>
        </li>
        <li>
          <a href={ADDRESSES.trust}>{t('trust')}</a>
        </li>
      </ul>
      <p>{t('printHint')}</p>
    </footer>
  )
}

export function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const t = useWords()
  if (crumbs.length === 0) return null
  return (
    <nav class="crumbs" aria-label={t('breadcrumbs')}>
      <ol>
        {crumbs.map((crumb) => (
          <li key={crumb.href}>
            <a href={crumb.href}>{crumb.label}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

export function Tabs({ tabs, label }: { tabs: readonly Tab[]; label?: string | undefined }) {
  const t = useWords()
  if (tabs.length === 0) return null
  return (
    <nav class="tabs" aria-label={label ?? t('pages')}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.href}>
            <a href={tab.href} aria-current={tab.isCurrent ? 'page' : undefined}>
              {tab.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
