import { joinBytes, writeWorkbook, type WritableCell } from '@ronde/tabular'
import { sql } from 'kysely'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { anApiCaller } from '../../../test/api-caller.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aMembership, anOrganisation, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { aTerminal } from '../../../test/terminal.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { sociogramsCommands } from './commands.ts'
import { readWave } from './store/read-wave.ts'

let house: TestHouse
let app: ReturnType<typeof makeApp>
let south: string
const people = { ama: '', bo: '', bo2: '', chloe: '', dora: '' }
type Visitor = ReturnType<typeof aVisitor>
let ama: Visitor
let dora: Visitor
const sessions = { ama: '', dora: '' }
const START = '2023-02-14T09:00:00.000Z'

beforeAll(async () => {
  house = await aHouse({}, START)
  app = makeApp(house)
  south = await aCommunity(house, 'Sud')
  const [clinic, service] = [await anOrganisation(house, { nameFr: 'Maison médicale' }), await anOrganisation(house, { nameFr: 'Service social' })]
  const named = [
    ['ama', 'Ama', 'Mensah', clinic],
    ['bo', 'Bo', 'Peeters', clinic],
    ['bo2', 'Bo', 'Peeters', service],
    ['chloe', 'Chloé', 'D’Hondt', service],
  ] as const
  for (const [key, givenName, familyName, represents] of named) {
    people[key] = await aPerson(house, { givenName, familyName })
    await aMembership(house, { personId: people[key], communityId: south, represents })
  }
  people.dora = await aPerson(house, { givenName: 'Dora', familyName: 'Lemaire' })
  await aMembership(house, { personId: people.dora, communityId: south, role: 'coordinator' })
  for (const personId of Object.values(people)) {
    await asSystem(house.db, (tx) =>
      sql`insert into consent (person_id, purpose, given, text_version, language, means, at) values (${personId}, 'sociogram_survey', true, 1, 'fr', 'own_click', now())`.execute(
        tx,
      ),
    )
  }
  sessions.ama = await aSession(house, { personId: people.ama })
  sessions.dora = await aSession(house, { personId: people.dora })
  ama = aVisitor(house, app, sessions.ama)
  dora = aVisitor(house, app, sessions.dora)
})
afterAll(() => house.close())
beforeEach(() => house.setNow(START))

const ask = anApiCaller(() => app)
const list = () => `/communities/${south}/sociograms`

async function anOpenWave(question: string[] = ['work-together']): Promise<string> {
  const sent = { nameFr: 'Qui', nameNl: '', scale: 'default', question, closesOn: '2023-03-07' }
  const wave = (await dora.send(`${list()}/new`, sent)).headers.get('Location')?.split('/').at(-1) ?? ''
  await dora.send(`${list()}/${wave}`, { part: 'open', version: '1' })
  return wave
}

const told = async (wave: string) => (await asSystem(house.db, (tx) => readWave(tx, wave, '2023-02-14')))?.nominations ?? []
const placeOf = async (wave: string, key: keyof typeof people) =>
  (await asSystem(house.db, (tx) => readWave(tx, wave, '2023-02-14')))?.people.find(({ personId }) => personId === people[key])

async function aWorkbook(header: string[], rows: WritableCell[][]): Promise<File> {
  return new File([Buffer.from(await joinBytes(writeWorkbook([{ name: 'antwoorden', header, rows }])))], 'bevraging.xlsx')
}

async function severalSheets(aside = 'à lire'): Promise<Buffer<ArrayBuffer>> {
  const answers = [
    ['Chloé D’Hondt', 'Ama Mensah', 3],
    ['Chloé D’Hondt', 'Dora Lemaire', 2],
  ]
  const sheets = [
    { name: 'lisez-moi', header: ['hors sujet'], rows: [[aside]] },
    { name: 'réponses', header: ['De', 'Vers', 'Lien'], rows: answers },
  ]
  return Buffer.from(await joinBytes(writeWorkbook(sheets)))
}

async function upload(wave: string, file: File): Promise<Response> {
  return dora.upload(`${list()}/${wave}/file`, 'file', file)
}

/** The form that the page carries on: what was read, what is asked. */
function formOf(html: string): { pasted: string; words: string[]; kind: string[] } {
  const values = (name: string) => [...html.matchAll(new RegExp(`name="${name}" value="([^"]*)"`, 'g'))].map(([, value = '']) => unescape(value))
  return { pasted: values('pasted')[0] ?? '', words: values('words'), kind: values('kind') }
}
const unescape = (text: string) => text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>')

describe('a spreadsheet of answers', () => {
  it('of two questions is read from a workbook; doubts are asked, then what will be saved is shown, then it is saved, and undone', async () => {
    const wave = await anOpenWave(['work-together', 'know'])
    const file = await aWorkbook(
      ['Wie', 'Over wie', 'Samenwerking', 'Kent'],
      [
        ['Chloé D’Hondt', 'Ama Mensah', 3, 'ja'],
        ['Chloé D’Hondt', 'Bo Peeters', 4, 'ja'],
        ['Ama Mensah', 'Chloé D’Hondt', 2, 'nee'],
      ],
    )
    const asked = await upload(wave, file)
    expect(asked.status).toBe(422)
    const html = await asked.text()
    expect(html).toContain('Who is meant by “Bo Peeters”?')
    expect(html).toContain('Bo Peeters (Service social)')
    expect(await told(wave)).toEqual([])
    const form = { ...formOf(html), answer0: people.bo2 ?? '' }
    const preview = await dora.send(`${list()}/${wave}/file`, form)
    expect([preview.status, await preview.text()]).toEqual([200, expect.stringContaining('This file holds 6 answers of 2 people.')])
    expect(await told(wave)).toEqual([])
    expect((await dora.send(`${list()}/${wave}/file`, { ...form, do: 'save', level: 'dot' })).status).toBe(303)
    expect(await told(wave)).toHaveLength(6)
    expect(await placeOf(wave, 'chloe')).toMatchObject({ response: 'answered', level: 'dot', isOnPaper: true })

    const page = await dora.read(`${list()}/${wave}`)
    expect(page).toContain('6 answers of 2 people')
    const id = /name="import" value="([\w-]{36})"/.exec(page)?.[1] ?? ''
    // What she answers herself afterwards stays hers.
    await ama.send(`/sociograms/${wave}/answer`, { do: 'begin', level: 'aggregate' })
    await ama.send(`/sociograms/${wave}/answer?page=1`, { do: 'next', [`person-${people.chloe}-work-together`]: '4' })
    expect((await ama.send(`${list()}/${wave}/undo`, { import: id })).status).toBe(404)
    expect((await dora.send(`${list()}/${wave}/undo`, { import: id })).status).toBe(303)
    expect((await told(wave)).map(({ fromPerson, level }) => [fromPerson, level])).toEqual([[people.ama, 4]])
    expect(await placeOf(wave, 'chloe')).toMatchObject({ response: 'waiting', isOnPaper: false })
    expect(await dora.read(`${list()}/${wave}`)).toContain('undone')
    expect((await dora.send(`${list()}/${wave}/undo`, { import: id })).status).toBe(404)
  })

  it('is not undone once the wave is closed', async () => {
    const wave = await anOpenWave()
    await dora.send(`${list()}/${wave}/file`, { pasted: 'Chloé D’Hondt;Ama Mensah;3', do: 'save' })
    const id = /name="import" value="([\w-]{36})"/.exec(await dora.read(`${list()}/${wave}`))?.[1] ?? ''
    await dora.send(`${list()}/${wave}`, { part: 'close', version: '2' })
    expect((await dora.send(`${list()}/${wave}/undo`, { import: id })).status).toBe(404)
    expect(await told(wave)).toHaveLength(1)
  })

  it('never takes the place of what somebody answered', async () => {
    const wave = await anOpenWave()
    await ama.send(`/sociograms/${wave}/answer`, { do: 'begin', level: 'dot' })
    await ama.send(`/sociograms/${wave}/answer?page=1`, { do: 'next', [`person-${people.chloe}-work-together`]: '4' })
    const pasted = 'Ama Mensah;Chloé D’Hondt;1\nChloé D’Hondt;Ama Mensah;2'
    expect(await (await dora.send(`${list()}/${wave}/file`, { pasted })).text()).toContain('Whoever answered herself keeps her own')
    await dora.send(`${list()}/${wave}/file`, { pasted, do: 'save' })
    expect((await told(wave)).map(({ level }) => level).toSorted()).toEqual([2, 4])
  })

  it('is read as a table of people by people from text with a mark, semicolons and Windows line ends', async () => {
    const wave = await anOpenWave()
    const file = new File(['\uFEFF;Ama Mensah;Chloé D’Hondt\r\nAma Mensah;;3\r\nChloé D’Hondt;0;\r\n'], 'réponses.csv')
    const html = await (await upload(wave, file)).text()
    expect(html).toContain('This file holds 2 answers of 2 people.')
    await dora.send(`${list()}/${wave}/file`, { ...formOf(html), do: 'save' })
    expect((await told(wave)).map(({ level }) => level).toSorted()).toEqual([0, 3])
  })

  it.each([
    ['nothing', new File([''], 'a.csv'), 'Nothing arrived'],
    ['an empty text', new File(['\n \n'], 'a.csv'), 'empty'],
    ['text with the name of a workbook', new File(['Ama;Bo;3'], 'a.xlsx'), 'cannot be read as a workbook'],
    ['a locked workbook', new File([Buffer.from('d0cf11e0a1b11ae1', 'hex')], 'a.xlsx'), 'Excel'],
    ['half a workbook', new File([Buffer.from('504b0304ffff', 'hex')], 'a.xlsx'), 'damaged'],
    ['more than a megabyte', new File(['Ama;Bo;3\n'.repeat(130_000)], 'a.csv'), 'larger than 1 MB'],
    ['an open quote', new File(['"Ama;Bo;3'], 'a.csv'), 'quotation mark'],
    ['a national number', new File(['Ama Mensah;85.07.30-033.28;3'], 'a.csv'), 'kept nowhere'],
    ['another kind of file', new File([Buffer.from([0, 1, 2, 3, 0, 0, 7])], 'a.csv'), 'neither a workbook nor text'],
  ])('says in one sentence what is wrong with %s', async (_, file, sentence) => {
    const wave = await anOpenWave()
    const answer = await upload(wave, file)
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining(sentence)])
  })

  it('of several sheets asks which one, with its rows counted, keeps it until all is saved, and reads that one alone', async () => {
    const wave = await anOpenWave()
    const file = new File([await severalSheets()], 'a.xlsx')
    const asked = await upload(wave, file)
    const html = await asked.text()
    expect([asked.status, html]).toEqual([422, expect.stringContaining('Which sheet holds the answers?')])
    expect(html).toContain('lisez-moi (2 rows)')
    expect(html).toContain('réponses (3 rows)')
    const carried = (name: string) => [...html.matchAll(new RegExp(`name="${name}" value="([^"]*)"`, 'g'))].map(([, value = '']) => unescape(value))
    const sheets = { sheetName: carried('sheetName'), sheetText: carried('sheetText') }
    const preview = await (await dora.send(`${list()}/${wave}/file`, { ...sheets, sheet: '1' })).text()
    expect(preview).toContain('Sheet: réponses.')
    expect(preview).toContain('This file holds 2 answers of one person.')
    expect(preview).not.toContain('hors sujet')
    const again = await (await dora.send(`${list()}/${wave}/file`, { ...formOf(preview), sheetName: 'réponses' })).text()
    expect(again).toContain('Sheet: réponses.')
    const saved = await dora.send(`${list()}/${wave}/file`, { ...formOf(preview), sheetName: 'réponses', do: 'save', level: 'dot' })
    expect([saved.status, (await told(wave)).map(({ level }) => level).toSorted()]).toEqual([303, [2, 3]])
  })

  it('of several sheets may hold on another one how people are reached; what is kept nowhere is refused before any sheet is offered', async () => {
    const wave = await anOpenWave()
    const html = await (await upload(wave, new File([await severalSheets('Mme Peeters, bo@ronde.example, 0470 12 34 56')], 'a.xlsx'))).text()
    const carried = (name: string) => [...html.matchAll(new RegExp(`name="${name}" value="([^"]*)"`, 'g'))].map(([, value = '']) => unescape(value))
    const chosen = await dora.send(`${list()}/${wave}/file`, { sheetName: carried('sheetName'), sheetText: carried('sheetText'), sheet: '1' })
    expect([chosen.status, await chosen.text()]).toEqual([200, expect.stringContaining('This file holds 2 answers of one person.')])
    const refused = await (await upload(wave, new File([await severalSheets('85.07.30-033.28')], 'a.xlsx'))).text()
    expect([refused.includes('Which sheet holds the answers?'), refused.includes('85.07.30')]).toEqual([false, false])
  })

  it('of several sheets is asked of programs too: none is guessed, and its name is enough', async () => {
    const wave = await anOpenWave()
    const bytes = await severalSheets()
    const imports = `/communities/${south}/waves/${wave}/imports`
    const workbook = bytes.toString('base64')
    const unsaid = await ask(sessions.dora, 'POST', imports, { workbook })
    expect(unsaid.json).toMatchObject({ error: { kind: 'several-sheets', message: expect.stringContaining('lisez-moi, réponses') } })
    expect((await ask(sessions.dora, 'POST', imports, { workbook, sheet: 'none' })).json).toMatchObject({ error: { kind: 'several-sheets' } })
    expect((await ask(sessions.dora, 'POST', imports, { workbook, sheet: 'réponses' })).json).toMatchObject({ answers: 2, people: 1 })
    const file = join(await mkdtemp(join(tmpdir(), 'ronde-sheets-')), 'a.xlsx')
    await writeFile(file, bytes)
    const run = aTerminal(() => house, sociogramsCommands, '--lang', 'en')
    expect((await run('survey import', file, '--wave', wave)).err).toContain('lisez-moi, réponses')
    const named = await run('survey import', file, '--wave', wave, '--sheet', 'réponses', '--try')
    expect([named.code, JSON.parse(named.out)]).toMatchObject([0, { answers: 2 }])
  })

  it('is refused with what a browser would not send, and is nobody’s but who coordinates', async () => {
    const wave = await anOpenWave()
    const file = `${list()}/${wave}/file`
    expect((await dora.send(file, { pasted: 'a;b;1', role: 'administrator' })).status).toBe(400)
    expect((await dora.send(file, { pasted: 'one;two' })).status).toBe(422)
    expect((await ama.open(file)).status).toBe(404)
    expect((await ama.send(file, { pasted: 'Chloé D’Hondt;Ama Mensah;3', do: 'save' })).status).toBe(404)
    expect(await told(wave)).toEqual([])
  })
})

describe('who is left off a roster', () => {
  it('is not asked and not named, with a reason, and is put back; how many is said from three on', async () => {
    const sent = { nameFr: 'Qui', nameNl: '', scale: 'default', question: ['know'], closesOn: '2023-03-07' }
    const wave = (await dora.send(`${list()}/new`, sent)).headers.get('Location')?.split('/').at(-1) ?? ''
    const page = `${list()}/${wave}`
    await dora.send(page, { part: 'leave', person: people.chloe ?? '', reason: 'on-leave' })
    await dora.send(page, { part: 'leave', person: people.bo ?? '', reason: 'no-part' })
    expect(await dora.read(page)).toContain('Chloé D’Hondt, on leave')
    expect((await dora.send(page, { part: 'leave', person: south, reason: 'on-leave' })).status).toBe(422)
    expect((await ama.send(page, { part: 'leave', person: people.bo ?? '', reason: 'on-leave' })).status).toBe(404)
    await dora.send(page, { part: 'back', person: people.bo ?? '' })
    await dora.send(page, { part: 'open', version: '1' })
    const found = await asSystem(house.db, (tx) => readWave(tx, wave, '2023-02-14'))
    expect(found?.people.map(({ personId }) => personId).toSorted()).toEqual([people.ama, people.bo, people.bo2, people.dora].toSorted())
    await ama.send(`/sociograms/${wave}/answer`, { do: 'begin', level: 'dot' })
    expect(await ama.read(`/sociograms/${wave}/answer?page=1`)).not.toContain('Chloé')
    const note = await dora.read(page)
    expect(note).toContain('A few members were left off the roster beforehand.')
    expect(note).not.toContain('Chloé')
    expect((await dora.send(page, { part: 'back', person: people.chloe ?? '' })).status).toBe(422)
  })
})

describe('an own question', () => {
  it('is written in the languages of the community, asked with its words, and keeps its version', async () => {
    const page = `${list()}/questions`
    expect((await dora.send(page, { 'words-nl': 'Plant u samen?', kind: 'yes' })).status).toBe(422)
    expect((await ama.send(page, { 'words-fr': 'Planifiez-vous ensemble ?', kind: 'yes' })).status).toBe(404)
    expect((await dora.send(page, { 'words-fr': 'Planifiez-vous ensemble ?', kind: 'yes' })).status).toBe(303)
    const id = /questions\?key=([\w-]{36})/.exec(await dora.read(page))?.[1] ?? ''
    const key = `own-yes-${id}-v1`
    const wave = await anOpenWave([key])
    await dora.send(page, { key: id, 'words-fr': 'Planifiez-vous la semaine ensemble ?', kind: 'yes' })
    await ama.send(`/sociograms/${wave}/answer`, { do: 'begin', level: 'dot' })
    expect(await ama.read(`/sociograms/${wave}/answer?page=1`)).toContain('Planifiez-vous ensemble ?')
    await ama.send(`/sociograms/${wave}/answer?page=1`, { do: 'next', [`person-${people.chloe}-${key}`]: '1' })
    expect(await told(wave)).toMatchObject([{ question: key, level: 1 }])
    expect((await ama.send(`/sociograms/${wave}/answer?page=1`, { do: 'next', [`person-${people.chloe}-${key}`]: '2' })).status).toBe(422)
    expect(await dora.read(`${list()}/${wave}`)).toContain('Questions of the community: Planifiez-vous ensemble ?')
    const elsewhere = { nameFr: 'Qui', nameNl: '', scale: 'default', question: [`own-yes-${south}-v1`], closesOn: '2023-03-07' }
    expect((await dora.send(`${list()}/new`, elsewhere)).status).toBe(422)
  })

  it('of a judgement opens only with the reference of an ethics committee, and the first screen says so (SNA-06)', async () => {
    await dora.send(`${list()}/questions`, { 'words-fr': 'Faites-vous confiance à cette personne ?', kind: 'scale' })
    const id = /questions\?key=([\w-]{36})[^]*?confiance/.exec((await dora.read(`${list()}/questions`)).split('<li').at(-1) ?? '')?.[1]
    const { rows } = await asSystem(house.db, (tx) =>
      sql<{ id: string }>`select id from tie_question where is_on_scale and community_id = ${south}`.execute(tx),
    )
    expect(id === undefined || id === rows[0]?.id).toBe(true)
    const key = `own-scale-${rows[0]?.id}-v1`
    const wave = await anOpenWave([key])
    const page = `${list()}/${wave}`
    expect((await dora.send(page, { part: 'open', version: '1' })).status).toBe(422)
    await dora.send(page, { part: 'ethics', ethicsReference: 'CE 2023/014' })
    await dora.send(page, { part: 'open', version: '1' })
    expect(await ama.read(`/sociograms/${wave}/answer`)).toContain('An ethics committee read it: CE 2023/014.')
    expect(await dora.read(page)).toContain('reference of the ethics committee: CE 2023/014')
  })
})

describe('by a program', () => {
  const pasted = 'De;Vers;Lien\nChloé D’Hondt;Ama Mensah;3\nChloé D’Hondt;Bo;2'

  it('doubts come back, are answered, and what is saved can be taken out', async () => {
    const wave = await anOpenWave()
    const session = sessions.dora
    const imports = `/communities/${south}/waves/${wave}/imports`
    const first = await ask(session, 'POST', imports, { pasted, isSure: true })
    expect([first.status, first.json]).toMatchObject([
      200,
      { answers: null, importId: null, doubts: [{ kind: 'to', words: 'Bo', answer: null, mayLeave: true }] },
    ])
    const settled = [{ kind: 'to', words: 'Bo', answer: people.bo }]
    expect((await ask(session, 'POST', imports, { pasted, settled })).json).toMatchObject({ answers: 2, people: 1, importId: null })
    expect(await told(wave)).toEqual([])
    const saved = await ask(session, 'POST', imports, { pasted, settled, isSure: true })
    expect(await told(wave)).toHaveLength(2)
    expect((await ask(session, 'POST', imports, {})).json).toMatchObject({ error: { kind: 'nothing-sent' } })
    expect((await ask(sessions.ama, 'POST', imports, { pasted })).status).toBe(404)
    expect((await ask(session, 'POST', `${imports}/${String(saved.json.importId)}/undo`)).json).toEqual({ deleted: 2 })
    expect(await told(wave)).toEqual([])
  })

  it('on the command line doubts are printed as JSON with exit 1, and the same list answers them', async () => {
    const wave = await anOpenWave()
    const folder = await mkdtemp(join(tmpdir(), 'ronde-survey-'))
    const [file, answers] = [join(folder, 'antwoorden.csv'), join(folder, 'doubts.json')]
    await writeFile(file, pasted)
    const run = aTerminal(() => house, sociogramsCommands, '--lang', 'en')
    const first = await run('survey import', file, '--wave', wave)
    expect([first.code, JSON.parse(first.out)]).toMatchObject([1, { doubts: [{ kind: 'to', words: 'Bo' }], importId: null }])
    await writeFile(answers, first.out.replace('"answer": null', `"answer": "${people.bo2}"`))
    const tried = await run('survey import', file, '--wave', wave, '--answers', answers, '--try')
    expect([tried.code, JSON.parse(tried.out)]).toMatchObject([0, { answers: 2, importId: null }])
    expect(await told(wave)).toEqual([])
    expect((await run('survey import', file, '--wave', wave, '--answers', answers)).code).toBe(0)
    expect(await told(wave)).toHaveLength(2)
    expect((await run('survey import', join(folder, 'none.csv'), '--wave', wave)).code).toBe(1)
    expect((await run('survey import', file, '--wave', wave, '--answers', file)).err).toContain('is not a list of answers')
    expect((await run('survey import', file, '--wave', 'x')).code).toBe(2)
    expect((await run('survey import', file, '--wave', south)).code).toBe(1)
  })

  it('on the command line a file is looked through as on the page, also a long one, and what is found is said in words', async () => {
    const wave = await anOpenWave()
    const file = join(await mkdtemp(join(tmpdir(), 'ronde-survey-')), 'reponses.csv')
    const run = aTerminal(() => house, sociogramsCommands, '--lang', 'fr')
    await writeFile(file, 'Ama Mensah;85.07.30-033.28;3')
    expect(await run('survey import', file, '--wave', wave)).toMatchObject({ code: 1, err: expect.stringContaining('un numéro national') })
    await writeFile(file, `${`${'a'.repeat(1_900)};b;3\n`.repeat(350)}Ama Mensah;85.07.30-033.28;3`)
    expect(await run('survey import', file, '--wave', wave)).toMatchObject({ code: 1, out: '', err: expect.stringContaining('1 Mo') })
  })
})
