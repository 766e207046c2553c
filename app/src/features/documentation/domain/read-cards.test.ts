import { expect, it } from 'vitest'
import { readCards } from './read-cards.ts'

it('takes the number before the words, in the ways people type it', () => {
  const typed = ['3 demander à l’école', '3. la crèche', '4) maison médicale', '6: on rappelle', '2nl vraag de school', '1  FR', '', 'encore là'].join('\n')
  expect(readCards(typed, 'fr')).toEqual({
    ok: true,
    value: [
      { area: 3, language: 'fr', text: 'demander à l’école' },
      { area: 3, language: 'fr', text: 'la crèche' },
      { area: 4, language: 'fr', text: 'maison médicale' },
      { area: 6, language: 'fr', text: 'on rappelle' },
      { area: 2, language: 'nl', text: 'vraag de school' },
      { area: 1, language: 'fr', text: 'FR' },
      { area: 1, language: 'fr', text: 'encore là' },
    ],
  })
})

it('takes no other number for an area, and no first line without one', () => {
  expect(readCards('5 a\r\n35 personnes\r\n7 jours\r\n2', 'fr')).toMatchObject({
    value: [
      { area: 5, text: 'a' },
      { area: 5, text: '35 personnes' },
      { area: 5, text: '7 jours' },
      { area: 5, text: '2' },
    ],
  })
  expect(readCards('rien devant', 'nl')).toEqual({ ok: false, refusal: 'line-no-area' })
  expect(readCards(' \n ', 'nl')).toEqual({ ok: true, value: [] })
})
