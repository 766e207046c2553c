import { describe, expect, it } from 'vitest'
import { check, find } from '../test/find.ts'

describe('phone numbers', () => {
  it.each([
    '0478 12 34 56',
    '0478/12.34.56',
    '0478123456',
    '+32 478 12 34 56',
    '0032478123456',
    '+32 (0)2 421 42 02',
    '02/421.42.02',
    '02 421 42 02',
    'O478/12.34.56',
    '0 4 7 8 1 2 3 4 5 6',
    '06-12345678',
    '020-1234567',
    '+31 6 12345678',
    '06 12 34 56 78',
    '01.23.45.67.89',
    '+33 6 12 34 56 78',
    '0171 1234567',
    '0241/123456',
    '+49 241 123456',
    '+352 621 123 456',
    '621 123 456',
  ])('%s', (phone) => expect(find(`Voici ${phone}.`)).toEqual([`phone: ${phone}`]))

  it.each([
    'zéro quatre septante-huit douze trente-quatre cinquante-six',
    'nul vier zeven acht twaalf vierendertig zesenvijftig',
    'oh four seven eight one two three four five six',
  ])('in words: %s', (phone) => expect(find(phone)).toEqual([`phone: ${phone}`]))
  it('two beside each other are two', () => expect(find('02 421 42 02, 0478 12 34 56')).toHaveLength(2))
  it.each(['107', '112', '1722', '0800 12 345', '0800/12345', '070 123 456', '116 117'])('the public number %s passes', (phone) =>
    expect(find(`Appelez le ${phone}.`)).toEqual([]),
  )
  it.each(['1 250 000 euros', '2026/0123', '12.03.2026 14:00', 'art. 1382', '02.03.2026 14', 'loi du 08/07/1976'])('%s is none', (text) =>
    expect(find(text)).toEqual([]),
  )
  it('of the organisations of a community pass', () => {
    const allow = { contacts: ['02 421 42 02', 'accueil@cpas.example', '@cpas'] }
    expect(find('Appelez le +32 2 421 42 02 ou accueil@cpas.example', { allow })).toEqual([])
    expect(find('Appelez le 02 421 42 03', { allow })).toHaveLength(1)
  })
})

describe('mail addresses', () => {
  it.each([
    'jean.dupont@example.be',
    'j+x_y@mail.example.co.uk',
    'jan [at] example [dot] be',
    'jan(at)example.be',
    'marie @ example . com',
    'jean point dupont arobase example point com',
    'jan apenstaartje example punt be',
  ])('%s', (mail) => expect(find(`Écrire à ${mail}`)).toEqual([`email: ${mail}`]))
  it('of a desk may be kept with a reason', () => expect(check('info@cpas.example.be').verdict).toBe('replace'))
  it.each(['We meet at example street.', 'Rendez-vous chez elle.', '3 @ 5 euros'])('%s is none', (text) => expect(find(text)).toEqual([]))
})

describe('links and handles', () => {
  it.each(['https://www.facebook.com/marie.d.92', 'linkedin.com/in/jean-d', 'https://instagram.com/marie.92'])('the profile %s', (link) =>
    expect(find(link)).toEqual([`url: ${link}`]),
  )
  it.each(['https://www.jette.example.be/fr/social', 'www.brusano.brussels', 'https://facebook.com/'])('the page %s passes', (link) =>
    expect(find(link)).toEqual([]),
  )
  it.each([
    'http://example.org/?q=amVhbi5kdXBvbnRAZ21haWwuY29t',
    'https://example.org/?m=jean%40dupont.example.be',
    'https://example.org/p/ODUuMDcuMzAtMDMzLjI4',
  ])('a link that hides an identifier is refused: %s', (link) => expect(check(link).verdict).toBe('refuse'))
  it('handles', () => {
    expect(find('Sur @marie_d92 !')).toEqual(['handle: @marie_d92'])
    expect(find('insta: marie_92')).toEqual(['handle: marie_92'])
  })
})
