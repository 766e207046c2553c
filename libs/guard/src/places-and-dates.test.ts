import { describe, expect, it } from 'vitest'
import { check, find } from '../test/find.ts'

describe('birth dates', () => {
  it.each([
    ['né le 12/03/1948', '12/03/1948'],
    ['née le 12.3.48', '12.3.48'],
    ['DDN : 12-03-1948', '12-03-1948'],
    ['° 12/03/1948', '12/03/1948'],
    ['geb. 12/03/1948', '12/03/1948'],
    ['geboren op 3 mei 1956', '3 mei 1956'],
    ['born on March 12, 1950', 'March 12, 1950'],
    ['DOB: 03/04/1951', '03/04/1951'],
    ['geboren am 12. März 1950', '12. März 1950'],
    ['Son anniversaire est le 3 mai', '3 mai'],
    ['né·e le 1er mars 1950', '1er mars 1950'],
    ['Mme Dubois (12/03/1948)', '12/03/1948'],
  ])('%s', (text, date) => {
    expect(find(text)).toContain(`birth-date: ${date}`)
    expect(check(text).verdict).toBe('refuse')
  })
  it.each([
    'Réunion le 12/03/2026',
    'La loi du 8 juillet 1976',
    'Vergadering op 3 februari om 14.00 uur',
    'Meeting on 12 March 2026',
    'Sitzung am 12. März 2026',
  ])('%s passes', (text) => expect(find(text)).toEqual([]))
})

describe('days of admissions and the like', () => {
  it('are replaced by a season', () => {
    const [span] = check('Elle a été hospitalisée le 14 février.').spans
    expect([span?.kind, span?.tier, span?.suggestion]).toEqual(['date', 'B', 'l’hiver dernier'])
  })
  it('the nearest word decides', () => expect(find('né le 12/03/1948, admis le 02/02/2024')).toEqual(['birth-date: 12/03/1948', 'date: 02/02/2024']))
})

describe('the day and the seat of a group', () => {
  it.each([
    'L’asbl est née le 12 mai 1998.',
    'Geboorte van de werkgroep: 3 mei 2019.',
    'De verjaardag van de vzw is op 3 mei.',
    'The group was born on 12 May 1998.',
    'Der Verein wurde am 12. Mai 1998 geboren.',
    'De geboortekliniek sluit op 3 mei 2026.',
  ])('%s is nobody’s birth', (text) => expect(find(text)).toEqual([]))
  it.each(['Elle vit à la maison de repos, née le 12/03/1948.', 'Mme Dubois est née le 12/03/1948.', 'Ze woont in het rusthuis en is geboren op 12/03/1948.'])(
    '%s is somebody’s',
    (text) => expect(find(text)).toContain('birth-date: 12/03/1948'),
  )
  it.each(['Ons nieuwe adres is Lindestraat 14.', 'La résidence, rue des Palmiers 14, engage.', 'Het buurthuis is verhuisd naar Lindestraat 14.'])(
    '%s is no home',
    (text) => expect(check(text).verdict).toBe('replace'),
  )
  it.each(['Elle habite rue des Palmiers 14.', 'Ze woont naast het buurthuis, Lindestraat 14.'])('%s is a home', (text) =>
    expect(check(text).verdict).toBe('refuse'),
  )
})

describe('addresses of a third kind', () => {
  it.each([
    ['de mevrouw van 22b avenue du Cygne', 'address: 22b avenue du Cygne'],
    ['Sie wohnt am Eichhang 31.', 'address: am Eichhang 31'],
    ['Termin am Eichhang 31B', 'address: am Eichhang 31B'],
    ['in 4780 Sankt Vith, links', 'place: 4780 Sankt Vith'],
  ])('%s', (text, found) => expect(find(text)).toEqual([found]))
  it.each(['In Zeile 3 steht mehr.', 'Im Ordner 3 ist nichts.', 'Zum Beispiel 123 Karten', 'Termin am Montag 3 Mai'])('%s passes', (text) =>
    expect(find(text)).toEqual([]),
  )
})

describe('addresses', () => {
  it.each([
    'rue des Palmiers 14',
    '12, rue des Champs',
    '45 avenue Louise bte 3',
    'bd Anspach 12',
    'chaussée de Gand 123',
    'rue de la station 14',
    'Place Reine Astrid 3',
    'Jetse Laan 118',
    'Charles Woestelaan 12',
    'Kerkstraat 12 bus 3',
    'Steenweg op Gent 12',
    'Grote Markt 5',
    'Hauptstraße 12',
    'Lindenallee 3a',
    'Berliner Str. 12',
    'Am Markt 5',
    '12 Baker Street',
    'Flat 3, 12 High Street',
    'Rue Léon Théodor 108, 1090 Jette',
  ])('%s', (address) => expect(find(`Voir ${address}.`)).toEqual([`address: ${address}`]))

  it('are refused where somebody lives', () => {
    expect(check('Elle habite rue des Palmiers 14.').verdict).toBe('refuse')
    expect(check('Réunion rue des Palmiers 14.').verdict).toBe('replace')
  })
  it.each([
    "L'avenue Charles Woeste est en travaux",
    'Rue Neuve : 3 personnes',
    'place pour 30 personnes',
    'Im Jahr 12',
    'route 66',
    'cours de français 3 fois par semaine',
    'De weg is 12 km lang',
  ])('%s passes', (text) => expect(find(text)).toEqual([]))
})

describe('places', () => {
  it.each(['1090 Jette', 'B-1000 Bruxelles', '9000 Gent', '52062 Aachen', '3011 AB Rotterdam'])('%s', (place) =>
    expect(find(`Dans ${place} même`)).toEqual([`place: ${place}`]),
  )
  it.each(['2025 Bruxelles', '1500 Personnes', '1250 Euro'])('%s passes', (text) => expect(find(text)).toEqual([]))
})

describe('combinations', () => {
  it('of attributes that few share are a thought, with something broader to say', () => {
    const { spans, verdict } = check('Une femme de 82 ans, veuve, atteinte de la maladie de Huntington, vit dans le quartier.')
    expect(verdict).toBe('think')
    expect(spans.every(({ kind }) => kind === 'combination')).toBe(true)
    expect(spans.map(({ suggestion }) => suggestion)).toContain('octogénaire')
  })
  it('says nothing of attributes that many share', () => expect(find('Une femme d’une quarantaine d’années cherche un logement à Bruxelles.')).toEqual([]))
  it('says nothing of one attribute alone', () => expect(find('Il a 82 ans.')).toEqual([]))
  it('never blocks, in any audience', () => expect(check('Een weduwe van 97 jaar met ALS in onze wijk.', { audience: 'public' }).verdict).toBe('think'))
})
