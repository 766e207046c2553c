import { describe, expect, it } from 'vitest'
import { find } from '../test/find.ts'

describe('labels, stays and ages', () => {
  it.each([
    ['Dossier ouvert sous le numéro 2024/3381', ['file-number: 2024/3381']],
    ['dossiernummer bij het OCMW 2213-88', ['file-number: 2213-88']],
    ['Numéro de dossier chez l’avocat : B10482.', ['file-number: B10482']],
    ['Dossiernummer gerechtsdeurwaarder : B10482', ['file-number: B10482']],
    ['lit 12.3', ['room: lit 12.3']],
    ['In het ziekenhuis sinds 12 maart 2024.', ['date: 12 maart 2024']],
    ['Seit dem 3. Mai im Heim.', ['date: 3. Mai']],
    ['De werkgroep bestaat sinds 3 mei 2021.', []],
    ['Das Projekt läuft seit dem 3. Mai.', []],
    ['J.P., 82, was seen.', ['initials: J.P.']],
    ['Arrêté royal du 14 mars 2019', []],
  ])('%s', (text, expected) => expect(find(text)).toEqual(expected))
})

describe('names in small letters and names that are words', () => {
  it.each([
    ['mme petit est tombée', 'petit'],
    ['m. lambert ne vient pas', 'lambert'],
    ['rappeler youssef demain', 'youssef'],
    ['Rose est fatiguée.', 'Rose'],
    ['Grace needs help.', 'Grace'],
    ['un certain Lambert a écrit', 'Lambert'],
    ['Avec Tsegaye au café', 'Tsegaye'],
  ])('%s', (text, name) => expect(find(text)).toEqual([`name: ${name}`]))

  it.each([
    'The Rose is in bloom.',
    'Frans is moeilijk.',
    'Un sarcome d’Ewing',
    'A talk about Guillain-Barré.',
    'Eine Dame in den Achtzigern',
    'La kiné vient demain.',
    'La carte Vitale est perdue.',
  ])('%s names nobody', (text) => expect(find(text)).toEqual([]))
})
