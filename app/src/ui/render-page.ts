import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

/** The bytes of a page: a document type and whatever a frame made. */
export function renderPage(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`
}
