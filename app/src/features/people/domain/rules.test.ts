import { normaliseName } from '../../../kernel/normalise-name.ts'
import { describe, expect, it } from 'vitest'
import { listLikelyDoubles, mergeDrafts } from './duplicates.ts'
import { parseEnterpriseNumber, writeEnterpriseNumber } from './organisation.ts'
import { isEmail, nameMatchKey, normalisePhone, personDisplayName, personSortKey } from './person.ts'
import { disciplineLabel, listDisciplinesLike, parseDiscipline, spokenLanguageLabel } from './words.ts'
import { EMPTY_PERSON } from './person-form.ts'

describe('names', () => {
  it('are compared without accents, capitals and punctuation', () => {
    expect(normaliseName('  Zoë   d’Hôtel-Łuczak ')).toBe('zoe d hotel luczak')
    expect(nameMatchKey('Mensah Ama')).toBe(nameMatchKey('AMA Mensah'))
    expect(personSortKey({ givenName: 'Zoë', familyName: 'Ångström' })).toBe('angstrom zoe')
  })
  it('of an erased person say so in the language of the reader', () => {
    expect(personDisplayName('nl', { givenName: '', familyName: '', source: 'former' })).toBe('gewezen deelnemer')
  })
})

describe('ways to reach', () => {
  it('one phone written three ways is one phone', () => {
    expect(['0472 12 34 56', '+32 472/12.34.56', '0032 472 123456'].map(normalisePhone)).toEqual(['+32472123456', '+32472123456', '+32472123456'])
  })
  it('a mail address has one sign in the middle and a dot behind it', () => {
    expect(['ama@ronde.example', 'ama@ronde', 'ama mensah@ronde.example', 'a@b@c.be'].map(isEmail)).toEqual([true, false, false, false])
  })
})

describe('enterprise number', () => {
  it('must have fitting check digits', () => {
    expect(parseEnterpriseNumber('BE 0123.456.749')).toBe('0123456749')
    expect(parseEnterpriseNumber('123456749')).toBe('0123456749')
    expect(parseEnterpriseNumber('0123.456.748')).toBeNull()
    expect(writeEnterpriseNumber('0123456749')).toBe('0123.456.749')
  })
})

describe('disciplines', () => {
  it('typed in any language find their code; own words stay', () => {
    expect(parseDiscipline('Verpleegkundige')).toBe('nurse')
    expect(parseDiscipline('conteuse de quartier')).toBe('conteuse de quartier')
    expect(disciplineLabel('fr', 'nurse')).toBe('infirmier·ère')
    expect(listDisciplinesLike('infirm')).toEqual(['nurse'])
  })
  it('languages are named in the language of the reader', () => {
    expect(spokenLanguageLabel('fr', 'ar')).toBe('arabe')
  })
})

describe('likely doubles', () => {
  const person = (id: string, givenName: string, familyName: string, phone: string | null = null) => ({ id, givenName, familyName, email: null, phone })
  it('are found by name in whatever order and by phone, once each', () => {
    const pairs = listLikelyDoubles([
      person('1', 'Ama', 'Mensah', '0472 12 34 56'),
      person('2', 'Mensah', 'Ama', '+32472123456'),
      person('3', 'Bo', 'Peeters'),
      person('4', 'A.', 'Mensah', '0472123456'),
    ])
    expect(pairs.map(({ one, other, reason }) => [one.id, other.id, reason])).toEqual([
      ['1', '2', 'same-name'],
      ['1', '4', 'same-phone'],
    ])
  })
  it('merged: own words stand, gaps are filled, lists are joined', () => {
    const draft = { ...EMPTY_PERSON, externalId: 'P1' }
    const merged = mergeDrafts(
      { ...draft, givenName: 'Ama', languagesSpoken: ['fr'] },
      { ...draft, givenName: 'A.', familyName: 'Mensah', languagesSpoken: ['fr', 'nl'], externalId: 'P7' },
    )
    expect(merged).toMatchObject({ givenName: 'Ama', familyName: 'Mensah', languagesSpoken: ['fr', 'nl'], externalId: 'P1' })
  })
})
