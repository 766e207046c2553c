import { readPaperTexts } from '@ronde/paper'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { aFaceFile } from '../../../test/face-file.ts'
import { aCommunity, aMembership, aVisitor } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { readPaperFonts } from '../../platform/paper-fonts.ts'
import { codeOfNumber, numberInCode } from '../../platform/typed-code.ts'
import { renderCodeSheets } from './exchange/code-sheets-pdf.ts'
import { readWave } from './store/read-wave.ts'
import { anOpenWave, aSurveyStage, codeOf } from './test-survey-stage.ts'

const START = '2023-02-14T09:00:00.000Z'
const stage = aSurveyStage({ start: START, withMail: ['bo', 'dora'] })

const codesOf = (wave: string) => `/communities/${stage.south}/sociograms/${wave}/codes`

const told = async (wave: string) => (await asSystem(stage.house.db, (tx) => readWave(tx, wave, '2023-02-14')))?.nominations ?? []

/** @returns the address of the link that the browser got */
async function begin(code: string): Promise<string> {
  const begun = await stage.nobody.send(`/survey/${code}`, { do: 'begin', level: 'dot' })
  return (begun.headers.get('Location') ?? '').split('?')[0] ?? ''
}

describe('a code on paper', () => {
  it('has twelve signs that do not look alike; of its line number all come back', () => {
    for (const number of [1, 26, 27, 531_440]) expect(numberInCode(codeOfNumber(number, 4))).toBe(number)
    expect(numberInCode('0OIL')).toBeNull()
  })

  it('opens the same four minutes for its one person, typed as people type', async () => {
    const wave = await anOpenWave(stage)
    const code = await codeOf(stage, wave, stage.people.ama)
    expect(code).toMatch(/^[2-9AC-FHJ-NPRT-Y]{12}$/)
    const typed = await stage.nobody.send('/survey', { code: `${code.slice(0, 4)}-${code.slice(4, 8)} ${code.slice(8).toLowerCase()}` })
    expect(typed.headers.get('Location')).toBe(`/survey/${code}`)
    const first = await stage.nobody.read(`/survey/${code}`)
    expect(first).toContain('Ama Mensah, four minutes')
    expect(first).toContain('Your answers are not anonymous')
    const link = await begin(code)
    expect(link).toMatch(/^\/survey\/[\w-]{43}$/)
    expect(await stage.nobody.read(`${link}?page=1`)).toContain('Bo Peeters')
    await stage.nobody.send(`${link}?page=1`, { do: 'next', [`person-${stage.people.bo}-work-together`]: '3' })
    expect(await told(wave)).toMatchObject([{ fromPerson: stage.people.ama, toPerson: stage.people.bo, level: 3 }])
    expect(await stage.nobody.read(`${link}?page=1`)).toMatch(/value="3" checked/)
  })

  it('shows nothing that was told before, says nothing of whether something was, and ends what an earlier hand began', async () => {
    const wave = await anOpenWave(stage)
    const code = await codeOf(stage, wave, stage.people.ama)
    const untouched = await stage.nobody.read(`/survey/${code}`)
    const kept = await begin(code)
    stage.house.setNow('2023-02-14T10:00:00.000Z')
    await stage.ama.send(`/sociograms/${wave}/answer`, { do: 'begin', level: 'name' })
    await stage.ama.send(`/sociograms/${wave}/answer?page=1`, { do: 'next', [`person-${stage.people.bo}-work-together`]: '4' })
    stage.house.setNow('2023-02-14T11:00:00.000Z')
    const later = await stage.nobody.read(`/survey/${code}`)
    const plain = (html: string) => html.replaceAll(/nonce="[^"]*"|value="[^"]{20,}"/g, '')
    expect(plain(later)).toBe(plain(untouched))
    const link = await begin(code)
    expect(await stage.nobody.read(`${link}?page=1`)).not.toMatch(/value="4" checked/)
    expect((await stage.nobody.open(kept)).status).toBe(404)
    expect(await told(wave)).toHaveLength(1)
  })

  it('shows no faces, which whoever finds the paper would see; the member herself does', async () => {
    const wave = await anOpenWave(stage)
    await stage.dora.upload('/people/me/picture', 'picture', await aFaceFile({}))
    const link = await begin(await codeOf(stage, wave, stage.people.ama))
    const found = await stage.nobody.read(`${link}?page=1`)
    expect([found.includes('Dora Lemaire'), found.includes('image/webp')]).toEqual([true, false])
    await stage.ama.send(`/sociograms/${wave}/answer`, { do: 'begin', level: 'name' })
    expect(await stage.ama.read(`/sociograms/${wave}/answer?page=1`)).toContain('data:image/webp')
  })

  it('that was replaced, guessed, or is of a draft opens nothing', async () => {
    const wave = await anOpenWave(stage)
    const code = await codeOf(stage, wave, stage.people.ama)
    const link = await begin(code)
    expect((await stage.ama.send(codesOf(wave), { person: stage.people.ama })).status).toBe(404)
    expect((await stage.dora.send(codesOf(wave), { person: stage.south })).status).toBe(404)
    expect((await stage.dora.send(codesOf(wave), { person: stage.people.ama })).status).toBe(303)
    for (const gone of [`/survey/${code}`, link, `/survey/${code.slice(0, 11)}`, `/survey/${code.slice(0, 11)}2`, '/survey/ZZZZZZZZZZZZ'])
      expect((await stage.nobody.open(gone)).status, gone).toBe(404)
    expect((await stage.nobody.open(`/survey/${await codeOf(stage, wave, stage.people.ama)}`)).status).toBe(200)
    expect((await stage.nobody.send('/survey', { code: 'nothing' })).status).toBe(404)
  })

  it('is tried so often and no more', async () => {
    const wave = await anOpenWave(stage)
    const code = await codeOf(stage, wave, stage.people.chloe)
    const limited = { ...stage.house, settings: { ...stage.house.settings, liftsRateLimits: false } }
    const visitor = aVisitor(limited, makeApp(limited), null)
    const line = (
      await asSystem(stage.house.db, (tx) =>
        sql<{ line: number }>`select line_number::float8 as line from wave_person where wave_id = ${wave} and person_id = ${stage.people.chloe}`.execute(tx),
      )
    ).rows[0]?.line
    expect((await visitor.open(`/survey/${code}`)).status).toBe(200)
    await asSystem(stage.house.db, (tx) => sql`update rate_limit set tries = 299, blocked_until = null where key = ${`survey code of ${line}`}`.execute(tx))
    await visitor.open(`/survey/${code.slice(0, 11)}2`)
    expect((await visitor.open(`/survey/${code}`)).status).toBe(429)
  })

  it('is printed for who has no mail, in a file that the log knows of, and for nobody else to print', async () => {
    const wave = await anOpenWave(stage)
    expect(await stage.dora.read(codesOf(wave))).toContain('2 people of the roster have no mail address.')
    const answer = await stage.dora.send(`${codesOf(wave)}/sheets`, { whose: 'without-mail' })
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'application/pdf'])
    expect((await stage.ama.open(codesOf(wave))).status).toBe(404)
    expect((await stage.ama.send(`${codesOf(wave)}/sheets`, { whose: 'everybody' })).status).toBe(404)
    const { rows } = await asSystem(stage.house.db, (tx) =>
      sql<{ facts: unknown }>`select facts from audit_entry where action = 'survey.codes-printed' and subject_id = ${wave}`.execute(tx),
    )
    expect(rows).toEqual([{ facts: { sheets: 2 } }])
  })

  it('stands on a sheet with a square, the address and its signs in groups', async () => {
    const sheet = {
      language: 'fr',
      title: 'Votre code',
      paragraphs: ['Ama Mensah,'],
      scan: 'Le carré :',
      url: 'https://ronde.example/survey/K7PM4XWA92HC',
      type: 'Ou allez à https://ronde.example/survey',
      code: 'K7PM-4XWA-92HC',
      own: 'À vous seule.',
    } as const
    const made = await renderCodeSheets([sheet, sheet], {
      title: 'Codes',
      language: 'fr',
      madeAt: new Date(START),
      fonts: readPaperFonts(),
      isCompressed: false,
    })
    const texts = readPaperTexts(made).join(' ')
    for (const words of ['Ama Mensah,', 'K7PM-4XWA-92HC', 'https://ronde.example/survey']) expect(texts).toContain(words)
  })
})

describe('a list of a hundred and fifty', () => {
  it('is nine pages, each light enough for a phone, and somebody can be looked for', async () => {
    const large = await aCommunity(stage.house, 'Grand')
    await aMembership(stage.house, { personId: stage.people.dora, communityId: large, role: 'coordinator' })
    await asSystem(stage.house.db, (tx) =>
      sql`with made as (
          insert into person (given_name, family_name, sort_key) select 'Prénom', 'Nomdefamille' || n, 'nomdefamille' || n from generate_series(1, 150) n returning id
        ), agreed as (
          insert into consent (person_id, purpose, given, text_version, language, means, at)
          select id, 'sociogram_survey', true, 1, 'fr', 'own_click', now() from made
        )
        insert into membership (person_id, community_id, role, state) select id, ${large}, 'member', 'active' from made`.execute(tx),
    )
    const sent = { nameFr: 'Qui', nameNl: '', scale: 'default', question: ['work-together', 'know'], closesOn: '2023-03-07' }
    const wave = (await stage.dora.send(`/communities/${large}/sociograms/new`, sent)).headers.get('Location')?.split('/').at(-1) ?? ''
    await stage.dora.send(`/communities/${large}/sociograms/${wave}`, { part: 'open', version: '1' })
    const answer = `/sociograms/${wave}/answer`
    await stage.dora.send(answer, { do: 'begin', level: 'dot' })
    const page = await stage.dora.read(`${answer}?page=2`)
    expect(page).toContain('Page 2 of 9')
    expect(Buffer.byteLength(page)).toBeLessThan(60 * 1024)
    expect(page.match(/class="choice-row"/g)).toHaveLength(18)
    const found = await stage.dora.read(`${answer}?page=2&q=nomdefamille77`)
    expect(found.match(/class="choice-row"/g)).toHaveLength(1)
    const id = /name="(person-[\w-]{36}-work-together)"/.exec(found)?.[1] ?? ''
    const stayed = await stage.dora.send(`${answer}?page=2`, { do: 'stay', [id]: '4' })
    expect(stayed.headers.get('Location')).toBe(`${answer}?page=2`)
    expect(await told(wave)).toHaveLength(1)
    expect(await stage.dora.read(`${answer}?page=2&q=nobody`)).toContain('Nobody on the list is called that.')
  })
})
