import { describe, expect, it } from 'vitest'
import { applySuggestions } from './guard.ts'
import { check, find } from '../test/find.ts'

describe('names', () => {
  it.each([
    ['Mme Fatima Benali est venue.', 'Fatima Benali'],
    ['mme dupont est venue.', 'dupont'],
    ['Mevrouw van der Meer belde.', 'van der Meer'],
    ['Il s’appelle Youssef.', 'Youssef'],
    ['Sa fille Amina habite loin.', 'Amina'],
    ['Haar zoon Jan woont ver.', 'Jan'],
    ['Frau Müller kommt.', 'Müller'],
    ['Herr Yılmaz kommt.', 'Yılmaz'],
    ['Gestern ist Kemal gestürzt.', 'Kemal'],
    ['Fatima, malade, reste à la maison.', 'Fatima'],
    ['John Smith, room for improvement.', 'John Smith'],
    ['Mr John Smith called.', 'John Smith'],
    ['Avec Tuan Nguyen', 'Tuan Nguyen'],
    ['M. Jean-Pierre Van den Broeck', 'Jean-Pierre Van den Broeck'],
    ['Mme D’Hondt', 'D’Hondt'],
    ['PEETERS Marie est là.', 'PEETERS Marie'],
    ['Chez F. Benali', 'F. Benali'],
    ['d’Amina El Amrani', 'Amina El Amrani'],
    ['avec fatima benali hier', 'fatima benali'],
    ['D u p o n t', 'D u p o n t'],
    ['Ouédraogo Aminata vient.', 'Ouédraogo Aminata'],
  ])('%s', (text, name) => expect(find(text)).toEqual([`name: ${name}`]))

  it.each([
    'la maladie de Parkinson',
    'De ziekte van Alzheimer',
    'het syndroom van Down',
    'Morbus Crohn',
    'la clinique Sint-Jan',
    'l’hôpital Brugmann',
    'Prudence : il pleut.',
    'Will you come?',
    'May we ask?',
    'salle Jacques Brel',
    'Avenue Louise',
    'la Maison médicale Norman Bethune',
    'Le Parc Roi Baudouin',
    'Le CPAS de Molenbeek',
    'Rusthuis Magnolia',
    'Les voisin·e·s sont venu·e·s.',
    'La réunion de lundi en mai',
    'ORDRE DU JOUR',
    'Mme A va mieux.',
    'Die Wohnung ist klein.',
    'Das Jugendamt und die Krankenkasse',
    'Elle parle arabe et turc.',
    'The Nelson Mandela room is free.',
    'Linde, beuk en eik worden gesnoeid.',
    'Die Linie Albert fährt wieder.',
    'Ein Blick auf das Wasser',
  ])('%s names nobody', (text) => expect(find(text)).toEqual([]))

  it('a name found once lends its score to each other mention and to its initials', () => {
    expect(find('Mme Zwartjes vient. Plus tard, Zwartjes repart. Mevr. Els Zwartjes, E.Z. dus.')).toEqual([
      'name: Zwartjes',
      'name: Zwartjes',
      'name: Els Zwartjes',
      'initials: E.Z.',
    ])
  })

  it('keeps one letter for one person', () => {
    const { spans } = check('Mme Dupont voit M. Benali. Benali attend Dupont.')
    expect(spans.map(({ suggestion }) => suggestion)).toEqual(['A', 'B', 'personne B', 'personne A'])
  })

  it('initials count with an age, a title or a role', () => {
    expect(find('M.D., 82 ans, sort peu.')).toContain('initials: M.D.')
    expect(find('Patient J.P. attend.')).toEqual(['initials: J.P.'])
    expect(find('C.P.A.S. et R.D.C.')).toEqual([])
  })

  it('people who agreed and organisations of the map pass', () => {
    const allow = { names: ['Anne Peeters'], organisations: ['Maison Dupont'] }
    expect(find('Anne Peeters et Mme Peeters, chez Maison Dupont', { allow })).toEqual([])
    expect(find('Mme Anne Dubois', { allow })).toEqual(['name: Anne Dubois'])
  })
})

describe('an audience only tightens', () => {
  const text = 'Hier avec Borders et Mme Dupont, NISS 85.07.30-033.28.'
  it('no passage of A or B is lost or lowered for a wider one', () => {
    const strict = (audience: 'bound' | 'mixed' | 'public') => check(text, { audience }).spans.filter(({ tier }) => tier !== 'C')
    for (const span of strict('bound'))
      for (const wider of ['mixed', 'public'] as const)
        expect(strict(wider)).toContainEqual(expect.objectContaining({ start: span.start, end: span.end, tier: span.tier }))
  })
})

describe('suggestions', () => {
  it('are in the language of their sentence and keep it readable', () => {
    const text = 'Mme Fatima Benali habite rue des Palmiers 14. Mevrouw Janssens woont in de Kerkstraat 12.'
    expect(applySuggestions(text, check(text).spans)).toBe('Mme A habite dans le quartier. Mevrouw B woont in de buurt.')
  })
})
