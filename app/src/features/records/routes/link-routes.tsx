import { goTo, page } from '../../../platform/http/answer.ts'
import { withForm, type FormBody } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, isId, post, type Route, type RouteContext } from '../../../platform/http/route.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { agreeByLink, proposeByLink, readRecordByLink } from '../actions/open-by-link.ts'
import { wordsOf } from '../pages/labels.ts'
import { LinkPage } from '../pages/link-page.tsx'
import { freshIds } from './around.ts'
import { readLanguage, readNewId, readOptionalId } from './read-forms.ts'

const FIELDS = ['id', 'entryId', 'text', 'language', 'reason', 'agree']
type Refused = { entryId: string; text: string; refusal: string } | null

/** One record for who was there and has no account, by the link of a mail. */
export function linkRoutes(house: House): Route[] {
  return [
    get('/record/:token', (c) => showRecord(house, c, null)),
    post(
      '/record/:token',
      withForm(FIELDS, (c, form) => (form.one('agree') === 'yes' ? takeAgreement(house, c) : takeProposal(house, c, form))),
    ),
  ]
}

const tokenOf = (c: RouteContext) => c.req.param('token') ?? ''

async function showRecord(house: House, c: RouteContext, refused: Refused): Promise<Response> {
  const shown = await readRecordByLink(house, tokenOf(c))
  if (shown === null) return problem(c, 404, 'not-found')
  const asked = c.req.query('line')
  const [freshId = ''] = freshIds(1)
  const chosen = refused?.entryId ?? (isId(asked) ? asked : '')
  const sent =
    refused === null ? null : { text: refused.text, errors: { [refused.refusal.startsWith('reason-') ? 'reason' : 'text']: said(c, refused.refusal) } }
  const node = <LinkPage view={c.var.view} shown={shown} token={tokenOf(c)} now={nowOf(house)} chosen={chosen} freshId={freshId} sent={sent} />
  return page(c, node, refused === null ? 200 : 422)
}

function said(c: RouteContext, refusal: string): string {
  // Every refusal of a proposal has its sentence.
  return wordsOf(c.var.view)(`refused.${refusal}` as 'refused.text-missing')
}

async function takeAgreement(house: House, c: RouteContext): Promise<Response> {
  const agreed = await agreeByLink(house, tokenOf(c))
  if (!agreed.ok && agreed.refusal === 'meeting-unknown') return problem(c, 404, 'not-found')
  const flash = agreed.ok ? { kind: 'done' as const, text: wordsOf(c.var.view)('did.agreed') } : { kind: 'refused' as const, text: said(c, agreed.refusal) }
  return goTo(c, house, `/record/${tokenOf(c)}`, flash)
}

async function takeProposal(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const entryId = readOptionalId(form, 'entryId')
  const draft = { entryId, text: form.one('text'), language: readLanguage(form, c.var.language), reason: form.one('reason') }
  const proposed = await proposeByLink(house, tokenOf(c), readNewId(form), draft)
  if (!proposed.ok) return showRecord(house, c, { entryId: entryId ?? '', text: draft.text, refusal: proposed.refusal })
  return goTo(c, house, `/record/${tokenOf(c)}`, { kind: 'done', text: wordsOf(c.var.view)('did.proposed') })
}
