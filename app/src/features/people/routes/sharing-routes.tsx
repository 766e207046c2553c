import { dayOf } from '../../../kernel/day.ts'
import { refused } from '../../../kernel/result.ts'
import { goTo, page } from '../../../platform/http/answer.ts'
import { readForm } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, post, readActor, type Route, type RouteContext } from '../../../platform/http/route.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { isConsentField, isConsentPurpose } from '../domain/consent.ts'
import { MOST_PICTURE_BYTES, MOST_PICTURE_MEGABYTES } from '../domain/picture.ts'
import type { PeopleKey } from '../messages/catalogue.ts'
import { keepPicture } from '../actions/keep-picture.ts'
import { readSharing, share, stopSharing } from '../actions/share.ts'
import { wordsFor } from '../pages/person-card.tsx'
import { SharingPage } from '../pages/sharing-page.tsx'

/** What the actor shares; one POST to give, one to stop, one for her face. */
export function sharingRoutes(house: House): Route[] {
  const answer = (c: RouteContext, result: Awaited<ReturnType<typeof share>>, done: PeopleKey) => {
    const t = wordsFor(c.var.language)
    return goTo(c, house, '/people/me', result.ok ? { kind: 'done', text: t(done) } : { kind: 'refused', text: t(`refused.${result.refusal}`) })
  }
  return [
    get('/people/me', (c) => showSharing(house, c, null)),
    post('/people/me/share', async (c) => {
      const form = await readForm(c, ['purpose', 'community', 'until'], ['field'])
      const purpose = form.one('purpose')
      if (!isConsentPurpose(purpose)) return problem(c, 404, 'not-found')
      const choice = {
        purpose,
        communityId: form.one('community') || null,
        fields: form.all('field').filter(isConsentField),
        untilOn: form.one('until') || null,
        language: c.var.language,
      }
      return answer(c, await share(house, readActor(c), choice), 'me.shared')
    }),
    post('/people/me/stop', async (c) => {
      const form = await readForm(c, ['purpose', 'community'])
      const purpose = form.one('purpose')
      if (!isConsentPurpose(purpose)) return problem(c, 404, 'not-found')
      return answer(c, await stopSharing(house, readActor(c), { purpose, communityId: form.one('community') || null }), 'me.stopped')
    }),
    post('/people/me/picture', (c) => takePicture(house, c), { takesUpload: true }),
  ]
}

/** @param refusal why the picture that was sent is not taken */
async function showSharing(house: House, c: RouteContext, refusal: string | null): Promise<Response> {
  const actor = readActor(c)
  const { view } = c.var
  const sharing = await readSharing(house, actor, c.var.language)
  const communities = [...new Map(actor.communities.map(({ communityId, nameFr, nameNl }) => [communityId, { id: communityId, nameFr, nameNl }])).values()]
  const props = { personId: actor.personId, name: view.person?.name ?? '', today: dayOf(nowOf(house)), communities, refusal, ...sharing }
  return page(c, <SharingPage view={view} {...props} />, refusal === null ? 200 : 422)
}

async function takePicture(house: House, c: RouteContext): Promise<Response> {
  const file = (await readForm(c, [], ['picture'])).file('picture')
  const t = wordsFor(c.var.language)
  const kept = file === null ? refused('picture-missing' as const) : await keepFile(house, c, file)
  if (kept.ok) return goTo(c, house, '/people/me#picture', { kind: 'done', text: t('picture.kept') })
  return showSharing(house, c, t(`refused.${kept.refusal}`, { megabytes: MOST_PICTURE_MEGABYTES }))
}

/** What is too heavy is not even copied. */
async function keepFile(house: House, c: RouteContext, file: File): ReturnType<typeof keepPicture> {
  if (file.size > MOST_PICTURE_BYTES) return refused('picture-heavy')
  return keepPicture(house, readActor(c), { bytes: new Uint8Array(await file.arrayBuffer()), language: c.var.language })
}
