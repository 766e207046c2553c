import { renderVcards, type CardVersion, type ContactCard } from '@ronde/calendar'
import { nameIn, type Language } from '../../../kernel/language.ts'
import type { RoundFace } from '../domain/shown.ts'

type Saying = { language: Language; now: string; askMeAbout: string }

/** The people of a round as a file that address books take in; nothing that the page does not show. */
export function renderRoundCards(faces: readonly RoundFace[], version: CardVersion, saying: Saying): string {
  return renderVcards(
    faces.map((face) => toCard(face, version, saying)),
    version,
  )
}

function toCard(face: RoundFace, version: CardVersion, { language, now, askMeAbout }: Saying): ContactCard {
  const [organisation] = face.organisations
  const words = [face.activity, face.askMeAbout === '' ? '' : `${askMeAbout} ${face.askMeAbout}`, version === '3.0' ? face.languages.join(', ') : '']
  return {
    uid: `urn:uuid:${face.personId}`,
    fullName: face.name,
    givenName: face.givenName,
    familyName: face.familyName,
    organisation: organisation === undefined ? null : nameIn(language, organisation),
    role: face.disciplines.join(', '),
    phones: face.phone === null ? [] : [{ number: face.phone, kind: 'work' }],
    mails: face.email === null ? [] : [face.email],
    languages: face.languages,
    note: words.filter((text) => text !== '').join('\n'),
    revisedAt: now,
  }
}

/** 4.0 unless the older one is asked for. */
export function parseCardVersion(text: string | undefined): CardVersion {
  return text === '3' || text === '3.0' ? '3.0' : '4.0'
}
