import { describe, expect, it } from 'vitest'
import { find } from '../test/find.ts'

describe('capitals that name a thing, a house or a club', () => {
  it.each([
    'Le Foyer du Midi cherche des bénévoles.',
    'La Ruche verte organise une fête.',
    'Rose des vents du projet : quatre axes.',
    'Pierre blanche et béton, la façade change.',
    'Pierre à aiguiser et couteau.',
    'The King Charles Foundation gave a grant.',
    'Jan Claes Instituut is dicht.',
    'Het Piet Maeszwembad gaat open.',
    'We wachten aan de ingang van Lemmens.',
    'Stap uit aan Liedts en wandel verder.',
    'Er heeft schulden bij Qolvarna, zegt het OCMW.',
    'Selon Qolvarno, la grippe recule.',
    'Volgens Qolvarno gaat het beter.',
    'La facture de Vivaqua est payée.',
    'Elle prend du Xanax et du Dafalgan.',
    'Een map met CSV-bestanden',
    'Un fichier de 20 Mo au plus',
    'Signature Ed25519 du texte',
    'Das Café Rose ist offen.',
    'Diesen Tag gibt es nicht, der Server ist weg.',
    'Cochez la case.',
    'Meet us on Mill Lane.',
    'The lift of Tower B is broken.',
    'Block B hat einen Aufzug.',
  ])('%s', (text) => expect(find(text)).toEqual([]))

  it.each([
    ['M. Brugmann est absent.', 'Brugmann'],
    ['Doris Day called.', 'Doris Day'],
    ['Sarah Lane called.', 'Sarah Lane'],
    ['Pierre habite ici.', 'Pierre'],
    ['Pierre, son voisin, est là.', 'Pierre'],
    ['Le Goff vient demain.', 'Le Goff'],
    ['De Smet woont hier.', 'De Smet'],
  ])('%s is somebody', (text, name) => expect(find(text)).toEqual([`name: ${name}`]))
})
