import { describe, expect, it } from 'vitest'
import { foldForSearch, listStems, searchPatterns } from './search-text.ts'

/** As the store does it: every pattern fits. */
function finds(words: string, text: string): boolean {
  const folded = foldForSearch([text])
  return searchPatterns(words).every((pattern) => folded.includes(pattern.slice(1, -1)))
}

describe('search', () => {
  const forms = ['professionnel·les', 'professionnel•le•s', 'professionnel.les', 'professionnels', 'professionnelles', 'Professionnelle']
  it.each(forms.flatMap((one) => forms.map((other) => [one, other] as const)))('finds %s in %s', (words, text) => {
    expect(finds(words, `Les ${text} du quartier`)).toBe(true)
  })

  it.each([
    ['animatrices', 'deux animateur·rices'],
    ['infirmiere', 'une infirmière de nuit'],
    ['chercheuse', 'les chercheur·e·s'],
    ['présent', 'qui était présent·e'],
    ['vergadering', 'na twee vergaderingen'],
    ['oeuvre', 'la main à l’œuvre'],
  ])('finds %s in “%s”', (words, text) => expect(finds(words, text)).toBe(true))

  it.each([
    ['logement', 'le lo'],
    ['jardin commun', 'le jardin'],
    ['ressource', 'une source'],
  ])('does not find %s in “%s”', (words, text) => expect(finds(words, text)).toBe(false))

  it('leaves abbreviations and ends of sentences alone', () => {
    expect(listStems('Le CPAS. Les voisins.')).toEqual(['le', 'cpa', 'les', 'voisin'])
  })
  it('nothing to look for is no pattern, and signs of like are none', () => {
    expect(searchPatterns('  % _ \\ ')).toEqual([])
  })
})
