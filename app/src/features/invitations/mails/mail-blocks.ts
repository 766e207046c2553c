import { LOCALES, type Language } from '../../../kernel/language.ts'

type MailLink = { label: string; href: string; isBold?: boolean }

/** A paragraph of a mail, a short list, or links that each stand on a line of their own. */
export type MailBlock = { head?: string; lines?: readonly string[]; list?: readonly string[]; links?: readonly MailLink[]; isQuiet?: boolean }

/** French has a space before its colon. */
export function renderText(language: Language, blocks: readonly MailBlock[]): string {
  const colon = language === 'fr' ? '\u00a0:' : ':'
  return blocks
    .map(({ head, lines = [], list = [], links = [] }) =>
      [
        ...(head === undefined ? [] : [head]),
        ...lines,
        ...list.map((line) => `- ${line}`),
        ...links.map(({ label, href }) => (/[:?!]\s*$/.test(label) ? `${label} ${href}` : `${label}${colon} ${href}`)),
      ].join('\n'),
    )
    .join('\n\n')
}

/** The same words as a page without a picture, a style or a script: every program shows it alike and nothing is loaded. */
export function renderHtml(parts: readonly { language: Language; blocks: readonly MailBlock[] }[]): string {
  const bodies = parts.map(({ language, blocks }) => `<div lang="${LOCALES[language]}">${blocks.map(renderBlock).join('')}</div>`)
  return `<!doctype html><html lang="${LOCALES[parts[0]?.language ?? 'fr']}"><head><meta charset="utf-8"><title></title></head><body>${bodies.join('<hr>')}</body></html>`
}

function renderBlock({ head, lines = [], list = [], links = [], isQuiet = false }: MailBlock): string {
  const inner = [
    head === undefined ? '' : `<p><b>${escapeHtml(head)}</b></p>`,
    lines.length === 0 ? '' : `<p>${lines.map(escapeHtml).join('<br>')}</p>`,
    list.length === 0 ? '' : `<ul>${list.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>`,
    ...links.map(renderLink),
  ].join('')
  return isQuiet ? `<small>${inner}</small>` : inner
}

function renderLink({ label, href, isBold = false }: MailLink): string {
  const words = escapeHtml(label)
  return `<p><a href="${escapeHtml(href)}">${isBold ? `<b>${words}</b>` : words}</a></p>`
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
