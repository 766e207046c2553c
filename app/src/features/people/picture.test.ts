import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aFaceFile } from '../../../test/face-file.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aMembership, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'
import { asSystem, inTransaction } from '../../platform/database.ts'
import { fitPictures, isReadablePicture, judgePicture } from './domain/picture.ts'
import { makeFace } from './exchange/make-face.ts'
import { listConsents } from './store/consent-store.ts'
import { listPictures, savePicture } from './store/picture-store.ts'
import { erasePeopleRows, showPeopleRows } from './store/personal-data-store.ts'

let house: TestHouse
let south: string
let [ama, bo, cem, dora, eva] = ['', '', '', '', '']
let amaSees: ReturnType<typeof aVisitor>
let boSees: ReturnType<typeof aVisitor>
let visitorSees: ReturnType<typeof aVisitor>
let networkSees: ReturnType<typeof aVisitor>

beforeAll(async () => {
  house = await aHouse()
  const app = makeApp(house)
  south = await aCommunity(house, 'Sud')
  const north = await aCommunity(house, 'Nord')
  const visit = async (personId: string) => aVisitor(house, app, await aSession(house, { personId }))
  ama = await aPerson(house, { givenName: 'Ama', familyName: 'Mensah' })
  bo = await aPerson(house, { givenName: 'Bo', familyName: 'Peeters' })
  cem = await aPerson(house, { givenName: 'Cem', familyName: 'Demir' })
  dora = await aPerson(house, { givenName: 'Dora', familyName: 'Lemaire' })
  eva = await aPerson(house, { givenName: 'Eva', familyName: 'Janssens' })
  for (const personId of [ama, bo]) await aMembership(house, { personId, communityId: south })
  await aMembership(house, { personId: cem, communityId: north })
  await aMembership(house, { personId: dora, communityId: south, role: 'visitor' })
  ;[amaSees, boSees, visitorSees] = [await visit(ama), await visit(bo), await visit(dora)]
  networkSees = aVisitor(house, app, await aSession(house, { personId: eva, instanceRole: 'coordinator' }))
})
afterAll(() => house.close())

const TODAY = '2023-03-01'
const HERS = /<img class="face[^>]* src="(data:image\/webp;base64,[^"]+)"/
const seenBy = (viewerId: string) => asSystem(house.db, (tx) => listPictures(tx, [ama], { viewerId, today: TODAY }))
const send = async (file: File) => amaSees.upload('/people/me/picture', 'picture', file)
const kept = async (personId = ama) =>
  (await asSystem(house.db, (tx) => sql<{ webp: Buffer }>`select webp from person_picture where person_id = ${personId}`.execute(tx))).rows[0]?.webp

describe('a picture that somebody brings', () => {
  it('becomes a small square of nothing but colours', async () => {
    const file = await aFaceFile({ hasPlace: true })
    const brought = await sharp(await file.arrayBuffer()).metadata()
    expect([brought.exif === undefined, brought.icc === undefined]).toEqual([false, false])
    await send(file)
    const webp = (await kept())!
    const made = await sharp(webp).metadata()
    expect(made).toMatchObject({ format: 'webp', width: 96, height: 96 })
    expect([made.exif, made.icc, made.xmp, made.iptc, made.orientation]).toEqual([undefined, undefined, undefined, undefined, undefined])
    for (const trace of ['EXIF', 'XMP', 'ICCP', 'GPS', 'Brussel']) expect(webp.includes(trace)).toBe(false)
    expect(webp.length).toBeLessThanOrEqual(1200)
  })

  it('stands upright: what the camera held sideways is turned', async () => {
    // Red above blue, told to be turned by a quarter: the red side lands on the right.
    const halves = await sharp({ create: { width: 200, height: 200, channels: 3, background: '#00f' } })
      .composite([{ input: { create: { width: 200, height: 100, channels: 3, background: '#f00' } }, gravity: 'north' }])
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const face = await makeFace(halves)
    const { data } = await sharp(face.ok ? face.value : Buffer.of())
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const at = (x: number, y: number) => data[(y * 96 + x) * 3]! > 128
    expect([at(10, 48), at(86, 48)]).toEqual([false, true])
  })

  it.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)('may be %s', async (format) => {
    const face = await makeFace(new Uint8Array(await (await aFaceFile({ format })).arrayBuffer()))
    expect(face.ok).toBe(true)
  })

  it('that is all noise is still light, and one with holes stands on paper', async () => {
    const noise = { type: 'gaussian' as const, mean: 128, sigma: 90 }
    const wild = await sharp({ create: { width: 96, height: 96, channels: 3, background: '#888', noise } })
      .png()
      .toBuffer()
    const face = await makeFace(wild)
    expect(face.ok && face.value.length).toBeLessThanOrEqual(4096)
    const holes = await makeFace(
      await sharp({ create: { width: 100, height: 100, channels: 4, background: '#0000' } })
        .png()
        .toBuffer(),
    )
    expect(holes.ok && (await sharp(holes.value).stats()).isOpaque).toBe(true)
  })

  it('that moves shows its first moment', async () => {
    const frames = [200, 30].map((red) => ({ create: { width: 100, height: 100, channels: 3 as const, background: { r: red, g: 0, b: 0 } } }))
    const moving = await sharp(await Promise.all(frames.map((frame) => sharp(frame).png().toBuffer())), { join: { animated: true } })
      .gif()
      .toBuffer()
    expect((await sharp(moving, { animated: true }).metadata()).pages).toBe(2)
    const face = await makeFace(moving)
    const { channels } = await sharp(face.ok ? face.value : Buffer.of()).stats()
    expect(channels[0]!.mean).toBeGreaterThan(150)
  })
})

describe('a file that is no picture of a face', () => {
  const refusals: [what: string, file: () => Promise<File> | File, sentence: string][] = [
    ['nothing', () => new File([], 'a.jpg'), 'none arrived'],
    ['words named like a picture', () => new File(['Ama was here'], 'a.jpg', { type: 'image/jpeg' }), 'not a picture that we can read'],
    ['a drawing made of text', () => new File(['<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"/>'], 'a.png'), 'not a picture that we can read'],
    [
      'a drawing made of text behind the first bytes of a picture',
      () => new File(['<!--ftypavif--><svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"><rect width="99" height="99"/></svg>'], 'a.avif'),
      'not a picture that we can read',
    ],
    ['half a picture', async () => new File([(await (await aFaceFile({})).arrayBuffer()).slice(0, 900)], 'a.jpg'), 'damaged or incomplete'],
    ['a head and nothing else', () => new File([Buffer.from('ffd8ffe0', 'hex')], 'a.jpg'), 'damaged or incomplete'],
    ['one dot', () => aFaceFile({ side: 1 }), 'too small'],
    ['more dots than a camera has', () => aFaceFile({ side: 7200, format: 'png' }), 'too large'],
    ['eleven megabytes', () => new File([Buffer.alloc(11 * 1024 * 1024, 0xff)], 'a.jpg'), 'heavier than 10 MB'],
  ]

  it.each(refusals)('%s is refused in one sentence, and nothing changes', async (_what, file, sentence) => {
    await send(await aFaceFile({}))
    const [before, consents] = [await kept(), await asSystem(house.db, (tx) => listConsents(tx, [ama]))]
    const answer = await send(await file())
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining(sentence)])
    expect(await kept()).toEqual(before)
    expect(await asSystem(house.db, (tx) => listConsents(tx, [ama]))).toEqual(consents)
  })

  it('is told by its first bytes and its head alone', () => {
    expect([Buffer.from('%PDF-1.7'), Buffer.from('II*\0'), Buffer.of()].map(isReadablePicture)).toEqual([false, false, false])
    const size = { width: 100, height: 100, frames: 1 }
    expect([size, { ...size, height: 47 }, { ...size, width: 500_001 }, { ...size, frames: 501 }].map(judgePicture)).toEqual([
      null,
      'picture-small',
      'picture-large',
      'picture-large',
    ])
  })

  it('may be called what it likes: a row of numbers that a camera made is no number of a person', async () => {
    const { type } = await aFaceFile({})
    expect((await send(new File([await (await aFaceFile({})).arrayBuffer()], 'IMG_85073003328.jpg', { type }))).status).toBe(303)
  })
})

describe('who sees it', () => {
  beforeEach(async () => {
    await send(await aFaceFile({}))
  })

  it('she herself and whoever sits in a community with her; no visitor, no other community, not who coordinates them all', async () => {
    expect((await Promise.all([ama, bo, cem, dora, eva].map(seenBy))).map(({ size }) => size)).toEqual([1, 1, 0, 0, 0])
    expect(await amaSees.read(`/people/${ama}`)).toMatch(HERS)
    expect(await boSees.read(`/people/${ama}`)).toMatch(HERS)
    expect((await visitorSees.open(`/people/${ama}`)).status).toBe(404)
    const page = await networkSees.read(`/people/${ama}`)
    expect([page.includes('Ama Mensah'), HERS.test(page)]).toEqual([true, false])
  })

  it('SEC-50 with every filter removed a reader gets no row of another community', async () => {
    const reader = (personId: string) => ({ personId, communities: [], instanceRoles: [] })
    const count = (personId: string) =>
      inTransaction(house.db, { ...reader(personId) } as never, async (tx) => (await sql`select 1 from person_picture`.execute(tx)).rows.length)
    expect([await count(bo), await count(cem)]).toEqual([1, 0])
  })

  it('nothing for programs: the API has no face', async () => {
    const answer = await (await boSees.open(`/api/v1/people/${ama}`)).text()
    expect(answer).toContain('Mensah')
    expect(answer).not.toMatch(/webp|picture|photo/)
  })

  it('nobody else while the record is kept from use', async () => {
    await sql`update person set restricted_at = now() where id = ${ama}`.execute(house.db)
    expect([(await seenBy(bo)).size, (await seenBy(ama)).size]).toEqual([0, 1])
    await sql`update person set restricted_at = null where id = ${ama}`.execute(house.db)
  })
})

describe('the consent', () => {
  it('PRV-02 is the sending itself, with text and language; a press without a picture gives none', async () => {
    await amaSees.send('/people/me/stop', { purpose: 'photo' })
    await amaSees.send('/people/me/share', { purpose: 'photo' })
    expect((await seenBy(ama)).size).toBe(0)
    await send(await aFaceFile({}))
    const last = (await asSystem(house.db, (tx) => listConsents(tx, [ama]))).at(-1)
    expect(last).toMatchObject({ purpose: 'photo', given: true, textVersion: 1, language: 'en', means: 'own_click', communityId: null, fields: [] })
    const page = await amaSees.read('/people/me')
    expect(page.indexOf('deleted at once')).toBeLessThan(page.indexOf('Replace my photo'))
  })

  it('PRV-03 taken back deletes the picture at once and stands in the record', async () => {
    await send(await aFaceFile({}))
    await amaSees.send('/people/me/stop', { purpose: 'photo' })
    expect(await kept()).toBeUndefined()
    expect(await boSees.read(`/people/${ama}`)).not.toMatch(HERS)
    expect((await asSystem(house.db, (tx) => listConsents(tx, [ama]))).at(-1)).toMatchObject({ purpose: 'photo', given: false })
  })

  it('a face without it is shown to nobody', async () => {
    await send(await aFaceFile({}))
    await sql`insert into consent (person_id, purpose, given, text_version, language, means, at) values (${ama}, 'photo', false, 1, 'en', 'paper', now())`.execute(
      house.db,
    )
    expect([(await seenBy(bo)).size, (await seenBy(ama)).size]).toEqual([0, 0])
  })

  it('nobody sends a face for somebody else', async () => {
    await send(await aFaceFile({}))
    await amaSees.send('/people/me/stop', { purpose: 'photo' })
    await boSees.upload('/people/me/picture', 'picture', await aFaceFile({}))
    expect(await kept()).toBeUndefined()
    const other = await boSees.upload(`/people/me/picture?person=${ama}`, 'picture', await aFaceFile({}))
    expect([other.status, await kept()]).toEqual([303, undefined])
  })
})

describe('one’s own data', () => {
  it('holds the picture itself, and erasing leaves nothing of it', async () => {
    const gil = await aPerson(house, { givenName: 'Gil', familyName: 'Dubois' })
    const twice = await aPerson(house, { givenName: 'Gilles', familyName: 'Dubois' })
    await sql`update person set merged_into = ${gil} where id = ${twice}`.execute(house.db)
    const webp = Buffer.from('RIFF0000WEBP')
    for (const id of [gil, twice]) await asSystem(house.db, (tx) => savePicture(tx, id, webp, '2023-02-01T09:00:00Z'))
    const shown = await asSystem(house.db, (tx) => showPeopleRows(tx, gil))
    const rows = shown.find(({ table }) => table === 'person_picture')?.rows
    expect(rows?.map((row) => row.webp)).toEqual(Array(2).fill('data:image/webp;base64,UklGRjAwMDBXRUJQ'))
    await asSystem(house.db, (tx) => erasePeopleRows(tx, gil, ama))
    expect([await kept(gil), await kept(twice)]).toEqual([undefined, undefined])
  })
})

it('a record that was merged shows its face no more: what was agreed to is not taken over', async () => {
  const [kept, other] = [await aPerson(house, { givenName: 'Hal' }), await aPerson(house, { givenName: 'Hal' })]
  for (const personId of [kept, other]) await aMembership(house, { personId, communityId: south })
  const sees = aVisitor(house, makeApp(house), await aSession(house, { personId: other }))
  await sees.upload('/people/me/picture', 'picture', await aFaceFile({}))
  const faces = () => asSystem(house.db, (tx) => listPictures(tx, [kept, other], { viewerId: bo, today: TODAY }))
  expect([...(await faces()).keys()]).toEqual([other])
  await sql`update person set merged_into = ${kept} where id = ${other}`.execute(house.db)
  expect((await faces()).size).toBe(0)
  await sql`update person set merged_into = null where id = ${other}`.execute(house.db)
  expect((await faces()).size).toBe(1)
})

describe('faces on one page', () => {
  it('are those of the first, as many as it holds; who stands there twice weighs twice', () => {
    const pictures = new Map([
      ['a', 'xx'],
      ['b', 'xxx'],
      ['c', 'x'],
    ])
    const shown = (ids: string[], most: number) => [...fitPictures(pictures, ids, most).keys()]
    expect(shown(['a', 'n', 'b', 'c'], 6)).toEqual(['a', 'b', 'c'])
    expect(shown(['a', 'b', 'c'], 4)).toEqual(['a'])
    expect(shown(['a', 'c', 'a'], 4)).toEqual(['a'])
    expect(shown([], 4)).toEqual([])
  })
})
