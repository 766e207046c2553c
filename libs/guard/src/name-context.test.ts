import { describe, expect, it } from 'vitest'
import { closes } from './closings.ts'
import { find } from '../test/find.ts'

describe('where a name stands', () => {
  it.each([
    ['Sortie clinique F. Marchal hier', ['name: F. Marchal']],
    ['Entlassung K. Brandt am Montag', ['name: K. Brandt']],
    ['Donné à T. Vasseur les papiers', ['name: T. Vasseur']],
    ['Nom : WOOD\nPrénom : Beryl', ['name: WOOD', 'name: Beryl']],
    ['Nom de famille : Qolvarn', ['name: Qolvarn']],
    ['À bientôt pour la suite.\nBien à vous,\nQolvarn', ['name: Qolvarn']],
    ['Kovalenko | logement | urgent', ['name: Kovalenko']],
    ['Présents : Karim, Lucie et la petite Qolvarn', ['name: Karim', 'name: Lucie', 'name: Qolvarn']],
    ['Zijn zus, Qolvarn Tsirup, werkt.', ['name: Qolvarn Tsirup']],
    ['Qolvarn ne dort plus.', ['name: Qolvarn']],
    ['Marine’s daughter is worried.', ['name: Marine’s']],
    ['Chez les Kovalenko, le chauffage est coupé.', ['name: Kovalenko']],
    ['Dag Amber, tot morgen.', ['name: Amber']],
    ['Tel. Qolvarn demain', ['name: Qolvarn']],
    ['Linge : la voisine May est venue.', ['name: May']],
    ['He met May Wood at the door.', ['name: May Wood']],
    ['The meeting of May was short.', []],
    ['brought in: RK, 52, sleeps rough', ['initials: RK']],
    ['Die PC, 12 Stück, sind da.', []],
  ])('%s', (text, expected) => expect(find(text)).toEqual(expected))

  it('under a mail counts only on its own line', () => {
    const mail = 'Tot gauw,\nQolvarn'
    expect(closes(mail, 10, 17)).toBe(true)
    expect(closes('Tot gauw Qolvarn', 9, 16)).toBe(false)
    expect(closes(`${mail} komt`, 10, 17)).toBe(false)
    expect(closes('Qolvarn', 0, 7)).toBe(false)
  })
})
