import { download, goTo, page } from '../../../platform/http/answer.ts'
import { clientAddress } from '../../../platform/http/client-address.ts'
import { withForm } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, isId, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import type { House } from '../../../platform/house.ts'
import { communityTabs } from '../../communities/public.ts'
import { findByCode, makeCodeSheets, renewCode, type CodeRefusal } from '../actions/paper-codes.ts'
import { readKeptWave } from '../actions/read-surveys.ts'
import { inputWords } from '../messages/input-catalogue.ts'
import { CodesPage, EnterCodePage } from '../pages/code-pages.tsx'
import { readTypedCode } from '../../../platform/typed-code.ts'

const PATH = '/communities/:id/sociograms/:waveId/codes'

/** Personal codes on paper: printing them, making a new one, typing one in. */
export function codeRoutes(house: House): Route[] {
  return [
    get(PATH, (c) => show(house, c)),
    post(
      PATH,
      withForm(['person'], async (c, form) => {
        const personId = form.one('person')
        const isRenewed = isId(personId) && (await isHere(house, c)) && (await renewCode(house, readActor(c), readId(c, 'waveId'), personId))
        return isRenewed ? goTo(c, house, c.req.path, { kind: 'done', text: inputWords(c.var)('codes.newDone') }) : problem(c, 404, 'not-found')
      }),
    ),
    post(
      `${PATH}/sheets`,
      withForm(['whose'], async (c, form) => {
        const whose = form.one('whose') === 'everybody' ? 'everybody' : 'without-mail'
        const wish = { waveId: readId(c, 'waveId'), whose, language: c.var.language } as const
        const made = (await isHere(house, c)) ? await makeCodeSheets(house, readActor(c), wish) : null
        return made === null ? problem(c, 404, 'not-found') : download(c, 'codes.pdf', 'application/pdf', made)
      }),
    ),
    get('/survey', (c) => page(c, <EnterCodePage view={c.var.view} code="" refusal={null} />)),
    post(
      '/survey',
      withForm(['code'], async (c, form) => {
        const typed = form.one('code').slice(0, 24)
        const found = await findByCode(house, typed, clientAddress(c, house))
        return found.ok ? c.redirect(`/survey/${readTypedCode(typed)}`, 303) : refuseCode(c, typed, found.refusal)
      }),
    ),
  ]
}

/** A code that was never made, one that was replaced and one of a draft are answered alike. */
export function refuseCode(c: RouteContext, code: string, refusal: CodeRefusal): Response {
  return page(c, <EnterCodePage view={c.var.view} code={code} refusal={refusal} />, refusal === 'too-often' ? 429 : 404)
}

async function isHere(house: House, c: RouteContext): Promise<boolean> {
  const shown = await readKeptWave(house, readActor(c), readId(c, 'waveId'), c.var.language)
  return shown !== null && shown.community.id === readId(c) && shown.wave.state === 'open'
}

async function show(house: House, c: RouteContext): Promise<Response> {
  const shown = await readKeptWave(house, readActor(c), readId(c, 'waveId'), c.var.language)
  if (shown === null || shown.community.id !== readId(c) || shown.wave.state !== 'open') return problem(c, 404, 'not-found')
  return page(c, <CodesPage view={c.var.view} shown={shown} tabs={communityTabs(c.var.language, readId(c), null, readActor(c))} />)
}
