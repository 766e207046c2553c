import { describe, expect, it, vi } from 'vitest'
import { findForbidden } from './forbidden.ts'

const nobody = async () => ({})
const kindsIn = async (text: string, mayReach = false) => (await findForbidden(text, nobody, mayReach)).map(({ kind, words }) => `${kind} ${words}`)

describe('what may be saved nowhere', () => {
  it.each([
    ['', []],
    ['Réunion du 14/05/2023 à 13 h 30, salle 204', []],
    ['0477.47.27.27 est le numéro d’entreprise BCE 0477.472.701', []],
    ['NISS 85.07.30-033.28', ['national-number 85.07.30-033.28']],
    ['né le 12/03/1941', ['birth-date 12/03/1941']],
    ['𝒜é 85073003328 !', ['national-number 85073003328']],
    ['85.07.30-033.28@post.example', ['national-number 85.07.30-033.28']],
    ['https://elders.example/85073003328', ['national-number 85073003328']],
    ['jan85073003328@post.example', ['national-number 85073003328']],
    ['BitteDE37370400440532013063beachten@post.example', ['iban DE37370400440532013063']],
    ['https://pay.example/be68539007547034', ['iban be68539007547034']],
    ['Bitte4532016097654318beachten@post.example', ['payment-card 4532016097654318']],
    ['https://meet.example/j/98765432109876?pwd=ab12345678901234', []],
  ])('in “%s” is %j', async (text, expected) => {
    expect(await kindsIn(text)).toEqual(expected)
  })

  it('is the same in a field for ways to reach people, which themselves pass there', async () => {
    expect(await kindsIn('Mme Dupont 0471 55 66 77', true)).toEqual([])
    expect(await kindsIn('Mme Dupont 0471 55 66 77')).toEqual(['phone 0471 55 66 77'])
    expect(await kindsIn('85.07.30-033.28', true)).toEqual(['national-number 85.07.30-033.28'])
  })

  it.each([
    ['fr', 'le patient, les patientes, un client, la cliente, un bénéficiaire, l’usagère, les résidents, Mᵐᵉ, M., sa sœur, ses sœurs, son époux, mes parents'],
    ['nl', 'de patiënt, patiënten, cliënt, cliënte, cliënten, bewoonster, bewoners, mevr., dhr., haar zussen, mijn moeder, z’n vader'],
    ['en', 'the patient, patients, client, clients, a resident, Mrs, my mother, her neighbours, their children'],
    [
      'de',
      'die Patientin, Patientinnen, Klientin, Klienten, Bewohnerin, Bewohnerinnen, Frau, Herrn, Hr., ihrem Mann, seiner Mutter, ihre Söhne, meine Tochter',
    ],
  ])('a number beside each word of %s for somebody cared for', async (_, words) => {
    for (const word of words.split(', ')) expect([word, await kindsIn(`${word}, 0471 55 66 77`)]).toEqual([word, ['phone 0471 55 66 77']])
  })

  it('passes the desk of a service, in a line that speaks of nobody', async () => {
    for (const line of [
      'Service clients : 0471 55 66 77',
      'Notre service client, 0471 55 66 77',
      'Klantendienst 0471 55 66 77',
      'Maison médicale, 0471 55 66 77',
      'Het huis en zijn buurtwerk: 0471 55 66 77',
    ])
      expect([line, await kindsIn(line)]).toEqual([line, []])
  })

  it('asks for the allow list only where a number of somebody cared for stands', async () => {
    const listAllowed = vi.fn(async () => ({ contacts: ['0471 55 66 77'] }))
    await findForbidden('Réunion à midi, appeler le CPAS au 02 413 01 36', listAllowed)
    expect(listAllowed).not.toHaveBeenCalled()
    expect(await findForbidden('Mme Dupont 0471 55 66 77', listAllowed)).toEqual([])
    expect(listAllowed).toHaveBeenCalledTimes(1)
  })

  it('passes what a page fills in by itself', async () => {
    for (const made of ['3d364ae4-10cc-4d73-a693-d752c2524969', '2023-05-09', '2023-05-09T10:00:00.000Z', '2023-05-09 10:00'])
      expect(await kindsIn(made)).toEqual([])
  })
})
