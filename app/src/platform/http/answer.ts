import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { VNode } from 'preact'
import { keyedHash, keyedHashes } from '../secrets.ts'
import type { House } from '../house.ts'
import { renderPage } from '../../ui/render-page.ts'
import type { View } from '../../ui/view.ts'
import type { RouteContext } from './route.ts'

/** Renders a whole page. Personal pages are never stored by the browser; `rights.ts` decides which are public. */
export function page(c: RouteContext, node: VNode, status: ContentfulStatusCode = 200): Response {
  return c.html(renderPage(node), status)
}

/** After a POST: the browser asks for the page anew, with a sentence about what happened. */
export function goTo(c: RouteContext, house: House, path: string, flash?: View['flash']): Response {
  if (flash) setFlash(c, house, flash)
  return c.redirect(path, 303)
}

const FLASH = 'ronde_flash'

function setFlash(c: RouteContext, house: House, flash: NonNullable<View['flash']>): void {
  const text = Buffer.from(JSON.stringify(flash)).toString('base64url')
  const seal = keyedHash(house.settings.secret, 'flash', text).toString('base64url')
  setCookie(c, FLASH, `${text}.${seal}`, { httpOnly: true, secure: true, sameSite: 'Lax', path: '/', maxAge: 60 })
}

/** Reads the sentence once and forgets it. */
export function takeFlash(c: RouteContext, house: House): View['flash'] {
  const [text = '', seal = ''] = (getCookie(c, FLASH) ?? '').split('.')
  if (text === '') return null
  deleteCookie(c, FLASH, { path: '/', secure: true })
  if (!keyedHashes(house.settings, 'flash', text).some((known) => known.toString('base64url') === seal)) return null
  return JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as View['flash']
}

/** A file to keep: always an attachment, never shown inline, never sniffed. */
export function download(c: RouteContext, name: string, type: string, body: Uint8Array | string | ReadableStream): Response {
  c.header('Content-Type', type)
  c.header('Content-Disposition', `attachment; filename="${name.replaceAll(/[^\w.-]/g, '-')}"`)
  c.header('Content-Security-Policy', "default-src 'none'; sandbox")
  return c.body(body as never)
}
