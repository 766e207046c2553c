import { translator } from '../../kernel/translate.ts'
import { Button } from '../../ui/button.tsx'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PublicFrame } from '../../ui/public-frame.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { page } from './answer.ts'
import { problem } from './problem.tsx'
import { problemMessages } from './messages/catalogue.ts'
import type { RouteContext } from './route.ts'

/** Forms on which somebody writes for long: a session that ends meanwhile takes no word along. */
const LONG_WRITING = [/^\/situations\/(?:new|[0-9a-f-]{36}\/(?:answers|wheel|offer|role))$/]

export function isLongWriting(path: string): boolean {
  return LONG_WRITING.some((pattern) => pattern.test(path))
}

const WORDS_FROM = 25

/**
 * The session ended, or began anew, while somebody wrote. What was written is in this answer and nowhere else: once signed in again, in another tab, the
 * same button sends it. Asked only for what came from a page of ours.
 */
export async function keepForm(c: RouteContext): Promise<Response> {
  const t = translator(problemMessages, c.var.language)
  const body = await c.req.formData().catch(() => null)
  if (body === null) return problem(c, 403, 'form-too-old')
  const fields = [...body].flatMap(([name, value]) => (typeof value === 'string' && name !== '_token' ? [{ name, value }] : []))
  const isIn = c.var.actor !== null
  const Frame = c.var.view.person === null ? PublicFrame : PageFrame
  return page(
    c,
    <Frame view={c.var.view} title={t('kept.title')} lead={t(isIn ? 'kept.in' : 'kept.out')}>
      {!isIn && (
        <Notice title={t('kept.first')}>
          <p>
            <a href="/sign-in" target="_blank" rel="noopener">
              {t('kept.signIn')}
            </a>
          </p>
        </Notice>
      )}
      <Form view={c.var.view} action={c.req.path}>
        {fields.map(({ name, value }, order) => (
          <input key={order} type="hidden" name={name} value={value} />
        ))}
        <Button kind="main">{t('kept.save')}</Button>
      </Form>
      <h2>{t('kept.written')}</h2>
      {fields
        .filter(({ value }) => value.length >= WORDS_FROM && !/^[0-9a-f-]{36}$/.test(value))
        .map(({ value }, order) => (
          <blockquote key={order}>{value}</blockquote>
        ))}
    </Frame>,
    isIn ? 403 : 401,
  )
}
