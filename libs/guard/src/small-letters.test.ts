import { describe, expect, it } from 'vitest'
import { check, find } from '../test/find.ts'

describe('names in small letters', () => {
  it.each([
    ['pas de nouvelles de wassim ce matin', 'wassim'],
    ['tom ferris not at home', 'tom ferris'],
    ['spuit gezet bij joke vermaelen', 'joke vermaelen'],
    ['vu jan de smet au marché', 'jan de smet'],
    ['haar dochter sirine is er', 'sirine'],
    ['rappeler kovalenko demain', 'kovalenko'],
    ['peeters terugbellen', 'peeters'],
    ['qolvarn peeters est venu', 'qolvarn peeters'],
  ])('%s', (text, name) => expect(find(text)).toEqual([`name: ${name}`]))

  it('are a thought where less is sure', () => {
    const [span] = check('rappeler kovalenko demain').spans
    expect(span?.tier).toBe('C')
    expect(check('pas de nouvelles de wassim ce matin').spans[0]?.tier).toBe('B')
  })

  it.each([
    'rendez-vous le 12 jan à la maison de quartier',
    'la fondation prince laurent a ouvert un dispensaire',
    'l’échelle de norton est remplie',
    'de schaal van norton is ingevuld',
    'the nelson mandela room is free',
    'elle a dit que tout va bien',
    'ze heeft het gezegd en is daarna weggegaan',
    'we said that it was fine',
    'it took 33 ms/frame and 12 ms median',
    'M2 table et M9 guide',
  ])('%s names nobody', (text) => expect(find(text)).toEqual([]))
})
