import { faviconHref, faviconSvg } from './favicon.ts'
import { FONTS } from './fonts.ts'
import { findGuardLists } from './guard-assets.ts'
import { findPageScript } from './page-scripts.ts'
import { stylesheet, stylesheetHref } from './stylesheet.ts'

export type Asset = { body: Uint8Array<ArrayBuffer> | string; type: string }

const assets = new Map<string, Asset>([
  [stylesheetHref, { body: stylesheet, type: 'text/css; charset=utf-8' }],
  [faviconHref, { body: faviconSvg, type: 'image/svg+xml' }],
  ...FONTS.map(({ href, body }): [string, Asset] => [href, { body, type: 'font/woff2' }]),
])

/** What lies at a path such as `/assets/ronde.1a2b3c4d5e.css`. Paths carry a hash of the content, so an answer may be kept for a year. */
export function findAsset(path: string): Asset | null {
  const asset = assets.get(path)
  if (asset !== undefined) return asset
  const lists = findGuardLists(path)
  if (lists !== null) return { body: lists, type: 'application/octet-stream' }
  const script = findPageScript(path)
  return script === null ? null : { body: script, type: 'text/javascript; charset=utf-8' }
}
