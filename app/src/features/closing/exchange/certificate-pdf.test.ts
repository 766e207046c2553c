import { readPaperTexts } from '@ronde/paper'
import { expect, it } from 'vitest'
import { readPaperFonts } from '../../../platform/paper-fonts.ts'
import { certificateWords } from '../actions/certificate-words.ts'
import { makeCode, writeCode } from '../domain/certificate.ts'
import { renderCertificate } from './certificate-pdf.ts'

const code = makeCode(Uint8Array.from({ length: 12 }, (_, place) => place + 7))
const facts = {
  certificate: { code, from: '2026-01-01', until: '2026-03-26', hours: 3.75, meetings: 2, issuedAt: '2026-03-27T09:00:00.000Z' },
  rows: [
    { meetingId: 'a', title: '', titleLanguage: 'fr', startsAt: '2026-02-10T12:00:00.000Z', hours: 2, names: [{ fr: 'Sud', nl: 'Zuid' }] },
    { meetingId: 'b', title: 'Zorg dichtbij', titleLanguage: 'nl', startsAt: '2026-03-26T12:00:00.000Z', hours: 1.75, names: [{ fr: 'Sud', nl: 'Zuid' }] },
    { meetingId: 'c', title: 'Sans', titleLanguage: 'fr', startsAt: '2026-03-26T12:00:00.000Z', hours: 0, names: [] },
  ],
  name: 'Élodie Hélin',
  publicUrl: 'https://ronde.example',
}

it('says who, when, how long, and where it is checked, in the language of its owner', async () => {
  const words = certificateWords('fr', facts)
  const bytes = await renderCertificate(words, { language: 'fr', madeAt: new Date('2026-03-27T09:00:00Z'), fonts: readPaperFonts(), isCompressed: false })
  const text = readPaperTexts(bytes).join(' ').replaceAll(/\s+/g, ' ')
  for (const part of ['Élodie Hélin', '2 réunions', '3,75 h', '10 février 2026', 'Sud · Zorg dichtbij', writeCode(code), 'Page 1 sur 1'])
    expect(text).toContain(part)
  expect(text).toContain(`https://ronde.example/certificates/${writeCode(code)}`)
  expect(text).not.toContain('Sans')
  expect(Buffer.from(bytes).toString('latin1')).toContain('/Lang (fr-BE)')
})

it('says one meeting as one, in every language', () => {
  const one = { ...facts, certificate: { ...facts.certificate, meetings: 1 } }
  expect((['fr', 'nl', 'en', 'de'] as const).map((language) => certificateWords(language, one).sentence)).toEqual([
    expect.stringContaining('à une réunion'),
    expect.stringContaining('op één bijeenkomst'),
    expect.stringContaining('at one meeting'),
    expect.stringContaining('bei einem Treffen'),
  ])
})
