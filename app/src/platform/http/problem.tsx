import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { translator } from '../../kernel/translate.ts'
import { PageFrame } from '../../ui/page-frame.tsx'
import { PublicFrame } from '../../ui/public-frame.tsx'
import { page } from './answer.ts'
import { problemMessages } from './messages/catalogue.ts'
import type { RouteContext } from './route.ts'

export type ProblemKind =
  | 'other-site'
  | 'form-too-old'
  | 'not-found'
  | 'not-for-you'
  | 'sign-in-first'
  | 'too-large'
  | 'odd-form'
  | 'too-often'
  | 'store-away'
  | 'disk-full'
  | 'guard-down'
  | 'unexpected'
  | 'passkey-first'

/** A refusal as a whole page, or as JSON for the API: what, why, what now, and a number but never a stack (SEC-35). */
export function problem(c: RouteContext, status: ContentfulStatusCode, kind: ProblemKind): Response {
  const t = translator(problemMessages, c.var.language ?? 'fr')
  const title = t(`${kind}.title`)
  const text = t(`${kind}.text`)
  if (c.req.path.startsWith('/api/') || !c.var.view) return c.json({ error: { kind, message: `${title} ${text}`, request: c.var.requestNumber } }, status)
  const number = status >= 500 ? t('number', { number: c.var.requestNumber }) : null
  const Frame = c.var.view.person === null ? PublicFrame : PageFrame
  return page(
    c,
    <Frame view={c.var.view} title={title}>
      <p>{text}</p>
      {number && <p class="quiet small">{number}</p>}
      <p>
        <a href="/">{t('home')}</a>
      </p>
    </Frame>,
    status,
  )
}
