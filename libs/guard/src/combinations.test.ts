import { describe, expect, it } from 'vitest'
import { check, find } from '../test/find.ts'

describe('few people are left by', () => {
  it.each([
    'A 91-year-old man in Baker Street.',
    'She is 93 and lives in our street.',
    'Un nonagénaire de la rue Haute.',
    'Il a la maladie de Huntington et vit à Jette.',
    'Eine Frau mit Mukoviszidose in Eupen.',
    'La bourgmestre de Ganshoren est malade.',
    'De imam van de moskee in Laken drinkt.',
    'Die Schulleiterin der Grundschule in Raeren trinkt.',
    'Un Islandais qui vit à Koekelberg se sent seul.',
    'Mère de triplés à Etterbeek.',
    'Une voisine sourde de la rue Haute.',
    'Survivante de l’attentat, elle habite Forest.',
    'Vrouw met acht kinderen in de Tulpenlaan.',
    'The only piano tuner in the neighbourhood.',
    'Le concierge de la tour B boit.',
    'De zoon van de slager uit de Nieuwstraat is verslaafd.',
    'Eine Familie mit sieben Kindern im Dorf.',
    'Een gezin met zeven kinderen in blok C.',
    'The widower who lost his wife in the fire in Mill Street.',
    'Een weduwnaar van 88 in onze straat.',
  ])('%s', (text) => expect(check(text).verdict).toBe('think'))
})

describe('many people are left by', () => {
  it.each([
    'Une veuve de Schaerbeek vit seule.',
    'A single mother in Anderlecht.',
    'Femme de 45 ans à Anderlecht, diabète.',
    'Een patiënt met parkinson in Gent.',
    'Le bourgmestre a annoncé un budget.',
    'Une infirmière à Bruxelles est fatiguée.',
    'L’accueil de la commune est fermé.',
    'Les sourds de la rue Haute se réunissent.',
    'Le concierge de la tour B ouvre la salle.',
    'De bakker van de Nieuwstraat sluit in augustus.',
    'La Burgemeester Lagaestraat est fermée pendant les travaux.',
    'Les travaux rue du Bourgmestre durent à Jette.',
    'Le bourgmestre a inauguré la place de Ganshoren.',
    'La maladie de Charcot inquiète beaucoup de monde à Jette.',
  ])('%s', (text) => expect(find(text)).toEqual([]))
})
