import { describe, expect, it } from 'vitest'
import { check, find } from '../test/find.ts'

describe('national numbers', () => {
  it.each([
    '85.07.30-033.28',
    '85073003328',
    '85 07 30 033 28',
    '85/07/30-033.28',
    '850730-033-28',
    '8 5 0 7 3 0 0 3 3 2 8',
    '85.O7.3O-O33.28',
    '８５.０７.３０-０３３.２８',
  ])('are found with any separators: %s', (number) => expect(find(`Voir ${number} svp`)).toEqual([`national-number: ${number}`]))

  it('are read before dates', () => expect(find('09.10.13-532.45')).toEqual(['national-number: 09.10.13-532.45']))
  it('are found when said in words', () => expect(find('huit cinq zéro sept trois zéro zéro trois trois deux huit')[0]).toMatch(/^national-number/))
  it('pass when the check digit is wrong and no word says what they are', () => expect(find('Voir 85.07.30-033.29 svp')).toEqual([]))
  it('are replaced, not refused, when the check digit is wrong behind their word', () => expect(check('NISS 85.07.30-033.29').verdict).toBe('replace'))
  it('are found with characters in between that nobody sees', () => expect(find('85​07​30 033 28')[0]).toMatch(/^national-number/))
  it('are found behind HTML entities', () => expect(find('&#56;5.07.30-033.28')[0]).toMatch(/^national-number/))

  it('of the Netherlands need a word or their usual grouping', () => {
    expect(find('BSN 111222333')).toEqual(['national-number: 111222333'])
    expect(find('1112.22.333')).toEqual(['national-number: 1112.22.333'])
    expect(find('een bedrag van 111222333')).toEqual([])
  })
  it('of France need no word', () => expect(find('1 84 12 76 451 089 46')).toEqual(['national-number: 1 84 12 76 451 089 46']))
})

describe('other numbers', () => {
  it('of care providers', () => expect(find('n° RIZIV 1-23456-25-001')).toEqual(['insurance-provider-number: 1-23456-25-001']))
  it('of tax offices need their word', () => {
    expect(find('Steuer-ID: 86 095 742 719')).toEqual(['tax-number: 86 095 742 719'])
    expect(find('Summe 86 095 742 719')).toEqual([])
  })
  it('of documents need their word', () => {
    expect(find('passeport EH123456')).toEqual(['identity-document: EH123456'])
    expect(find('modèle EH123456')).toEqual([])
  })
  it.each(['BE68 5390 0754 7034', 'be68539007547034', 'BE68.5390.0754.7034', 'NL91 ABNA 0417 1643 00'])('of accounts: %s', (iban) =>
    expect(find(`sur ${iban} svp`)).toEqual([`iban: ${iban}`]),
  )
  it('of accounts are no others when the check fails', () => expect(find('BE68 5390 0754 7035')).toEqual([]))
  it('of cards', () => {
    expect(find('4111 1111 1111 1111')).toEqual(['payment-card: 4111 1111 1111 1111'])
    expect(find('4111 1111 1111 1112')).toEqual([])
  })
  it.each(['BCE 0403.019.261', 'TVA BE 0403.019.261', '0403.019.261'])('of enterprises pass: %s', (text) => expect(find(text)).toEqual([]))
})

describe('rooms, plates and files', () => {
  it.each(['chambre 214', 'kamer 12', 'Zimmer 204', 'room 12', 'lit 3', 'bed 3'])('%s', (room) =>
    expect(find(`Elle est en ${room}.`)).toEqual([`room: ${room}`]),
  )
  it.each(['salle Jacques Brel', 'page 12345678', 'chambre 2 lits', 'meeting room 3', 'salle 3'])('%s passes', (text) => expect(find(text)).toEqual([]))
  it.each(['1-ABC-123', '1ABC123', 'AB-123-CD', '12-AB-34', 'M-XY 123'])('plate %s', (plate) => expect(find(`Garé : ${plate}.`)).toEqual([`plate: ${plate}`]))
  it.each([
    ['dossier n° 2024/1234', '2024/1234'],
    ['dossiernummer 123456', '123456'],
    ['Aktenzeichen 12 C 345/23', '12 C 345/23'],
    ['case number AB-12345', 'AB-12345'],
  ])('%s', (text, code) => expect(find(text)).toEqual([`file-number: ${code}`]))
})

describe('numbers in words', () => {
  it.each([
    'BE septante et un zéro neuf six un vingt-trois quarante-cinq soixante-sept soixante-neuf',
    'B-E-zeven-een-nul-negen-zes-een-twee-drie-vier-vijf-zes-zeven-zes-negen',
    'B, E, sept, un, zéro, neuf, six, un, deux, trois, quatre, cinq, six, sept, six, neuf',
    'DE quatre vingt neuf trente sept zéro quatre zéro zéro quarante quatre zéro cinq trente deux zéro un trente zéro zéro',
  ])('%s is an account', (words) => expect(find(`${words}.`)).toEqual([`iban: ${words}`]))
})

describe('numbers of firms and references', () => {
  it.each([
    'Company number 0403.170.702',
    'Unternehmensnummer 0403 170 702',
    'N° d’entreprise 0403.170.702',
    'Commande 2024-0471 223 344',
    'Bestelling BE-2024/0471 22 33 44',
    'de 12 mensen die op de vergadering waren kregen koffie',
  ])('%s passes', (text) => expect(find(text)).toEqual([]))
  it('a phone behind an ordinary word is still one', () => expect(find('Zoon: 0471 22 33 44')).toEqual(['phone: 0471 22 33 44']))
})
