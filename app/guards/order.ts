/** Features from high to low; those on one line do not know each other. Printed in ARCHITECTURE.md, which a test compares. */
export const FEATURES: readonly (readonly string[])[] = [
  ['privacy'],
  ['reports'],
  ['signals', 'impact', 'handover'],
  ['analysis'],
  ['rounds'],
  ['suggestions'],
  ['situations'],
  ['documentation', 'methods'],
  ['sociograms', 'learning'],
  ['glossary', 'practices', 'places', 'tools'],
  ['register'],
  ['preparation', 'questions'],
  ['feeds', 'records', 'closing', 'contacts', 'introductions'],
  ['invitations'],
  ['meetings'],
  ['calendars', 'conventions'],
  ['communities'],
  ['accounts'],
  ['people'],
  ['lists'],
]

/** Parts of a feature from low to high, and what each may import beside itself and the kernel. `lower` is a lower feature's `public.ts`. */
export const PARTS: Readonly<Record<string, readonly string[]>> = {
  domain: ['libs'],
  messages: ['libs'],
  store: ['domain', 'libs', 'platform', 'lower'],
  exchange: ['domain', 'libs', 'lower'],
  islands: ['domain', 'libs', 'ui'],
  mails: ['domain', 'messages', 'ui', 'platform'],
  actions: ['domain', 'messages', 'store', 'exchange', 'mails', 'libs', 'platform', 'lower'],
  pages: ['domain', 'messages', 'islands', 'ui', 'libs'],
  routes: ['domain', 'messages', 'store', 'exchange', 'islands', 'mails', 'actions', 'pages', 'ui', 'libs', 'platform', 'lower'],
  public: ['domain', 'messages', 'store', 'exchange', 'islands', 'mails', 'actions', 'pages', 'routes', 'ui', 'libs', 'platform', 'lower'],
}

/** Files at the foot of a feature that count as the part `routes`: URL, JSON, later, command line. */
export const ENTRIES = ['routes', 'api', 'jobs', 'commands'] as const

/** The floors of the house, low to high, and what each may import beside itself. */
export const FLOORS: Readonly<Record<string, readonly string[]>> = {
  libs: [],
  kernel: [],
  migrations: [],
  ui: ['kernel', 'libs'],
  platform: ['kernel', 'libs', 'ui', 'migrations'],
  features: ['kernel', 'libs', 'ui', 'platform'],
  demo: ['kernel', 'libs', 'platform', 'features'],
  top: ['kernel', 'libs', 'ui', 'platform', 'features', 'demo'],
}
