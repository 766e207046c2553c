import ICAL from 'ical.js'
import { expect, it } from 'vitest'
import { renderVcard, renderVcards, type ContactCard } from './calendar.ts'

function aCard(changes: Partial<ContactCard> = {}): ContactCard {
  return {
    uid: 'urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1',
    fullName: 'Amélie D’Hondt',
    givenName: 'Amélie',
    familyName: 'D’Hondt',
    organisation: 'Maison médicale; Esseghem, Jette',
    role: 'Infirmière',
    phones: [{ number: '+32 470 12 34 56', kind: 'cell' }],
    mails: ['amelie@example.org'],
    languages: ['fr', 'nl'],
    note: 'Parlez-moi de logement\net de répit',
    revisedAt: '2026-01-01T12:00:00.000Z',
    ...changes,
  }
}

const read = (text: string) => new ICAL.Component(ICAL.parse(text))

it('a card of version 4 is read as it was meant, by ical.js', () => {
  const card = read(renderVcard(aCard(), '4.0'))
  expect(card.getFirstPropertyValue('version')).toBe('4.0')
  expect(card.getFirstPropertyValue('fn')).toBe('Amélie D’Hondt')
  expect(card.getFirstPropertyValue('n')).toEqual(['D’Hondt', 'Amélie', '', '', ''])
  expect(card.getFirstPropertyValue('org')).toBe('Maison médicale; Esseghem, Jette')
  expect(card.getAllProperties('lang').map((each) => each.getFirstValue())).toEqual(['fr', 'nl'])
  expect(card.getFirstPropertyValue('tel')).toBe('+32 470 12 34 56')
  expect(card.getFirstPropertyValue('note')).toBe('Parlez-moi de logement\net de répit')
})

it('a card of version 3 has its own words and no languages', () => {
  const text = renderVcard(aCard(), '3.0')
  expect(text).toContain('TEL;TYPE=CELL,VOICE:+32 470 12 34 56\r\n')
  expect(text).toContain('REV:2026-01-01T12:00:00Z\r\n')
  expect(text).not.toContain('LANG')
  expect(read(text).getFirstPropertyValue('fn')).toBe('Amélie D’Hondt')
})

it('leaves out what is not there', () => {
  const text = renderVcard({ uid: 'u1', fullName: 'Jan', revisedAt: '2026-01-01T12:00:00.000Z' }, '4.0')
  expect(text.split('\r\n')).toEqual(['BEGIN:VCARD', 'VERSION:4.0', 'KIND:individual', 'FN:Jan', 'N:;;;;', 'REV:20260101T120000Z', 'UID:u1', 'END:VCARD', ''])
})

it('hostile fields add no line and no field', () => {
  const hostile = 'x\r\nEMAIL:spy@example.org\r\nEND:VCARD'
  const phones = [{ number: hostile, kind: 'work' as const }]
  const address = { street: hostile, town: hostile, postcode: hostile, country: hostile }
  const card = read(
    renderVcard(aCard({ fullName: hostile, familyName: hostile, note: hostile, organisation: hostile, phones, address, languages: [hostile] }), '4.0'),
  )
  expect(card.getAllProperties('email').map((mail) => mail.getFirstValue())).toEqual(['amelie@example.org'])
})

it('several cards stand in one file', () => {
  expect(ICAL.parse(renderVcards([aCard(), aCard({ uid: 'u2' })], '4.0'))).toHaveLength(2)
})
