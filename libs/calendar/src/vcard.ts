import { escapeText, renderLines, safeUrl } from './lines.ts'
import { utcStamp } from './render-calendar.ts'

/** 4.0 says more; 3.0 is what Outlook and older Apple programs read. */
export type CardVersion = '4.0' | '3.0'
export type CardPhone = { number: string; kind: 'work' | 'cell' | 'home' }
export type CardAddress = { street: string; town: string; postcode: string; country: string }

/** What one person or organisation agreed to show to the reader; what is null or empty is left out. */
export type ContactCard = {
  /** Stays with the person, so that a second reading replaces the first. */
  uid: string
  kind?: 'individual' | 'org'
  /** As it is said: "Amélie D’Hondt". */
  fullName: string
  givenName?: string | null
  familyName?: string | null
  organisation?: string | null
  unit?: string | null
  /** The post that is held. */
  title?: string | null
  /** What is done: the profession. */
  role?: string | null
  phones?: readonly CardPhone[]
  mails?: readonly string[]
  /** Preferred first, `fr`. */
  languages?: readonly string[]
  address?: CardAddress | null
  url?: string | null
  note?: string | null
  /** Moment of the last change, ISO in UTC. */
  revisedAt: string
}

/** One card. In 3.0 there is no word for languages: say them in the note. @source RFC 6350 (4.0), RFC 2426 (3.0) */
export function renderVcard(card: ContactCard, version: CardVersion): string {
  const isNew = version === '4.0'
  const isOrganisation = card.kind === 'org'
  return renderLines([
    'BEGIN:VCARD',
    `VERSION:${version}`,
    ...(isNew ? [`KIND:${card.kind ?? 'individual'}`] : isOrganisation ? ['X-ABShowAs:COMPANY'] : []),
    `FN:${escapeText(card.fullName)}`,
    `N:${[card.familyName ?? '', card.givenName ?? '', '', '', ''].map(escapeText).join(';')}`,
    ...organisationLine(card),
    ...textLine('TITLE', card.title),
    ...textLine('ROLE', card.role),
    ...(card.phones ?? []).map(({ number, kind }) => `TEL;TYPE=${isNew ? `${kind},voice` : `${kind.toUpperCase()},VOICE`}:${escapeText(number)}`),
    ...(card.mails ?? []).map((mail) => `EMAIL;TYPE=${isNew ? 'work' : 'INTERNET,WORK'}:${escapeText(mail)}`),
    ...(isNew ? (card.languages ?? []).map((language, index) => `LANG;PREF=${Math.min(index + 1, 100)}:${language.replaceAll(/[^A-Za-z0-9-]/g, '')}`) : []),
    ...addressLine(card.address),
    ...(card.url ? [`URL:${safeUrl(card.url)}`] : []),
    ...textLine('NOTE', card.note),
    `REV:${isNew ? utcStamp(card.revisedAt) : `${new Date(card.revisedAt).toISOString().slice(0, 19)}Z`}`,
    `UID:${escapeText(card.uid)}`,
    'END:VCARD',
  ])
}

/** Several cards in one file, as address books take them in. */
export function renderVcards(cards: readonly ContactCard[], version: CardVersion): string {
  return cards.map((card) => renderVcard(card, version)).join('')
}

function textLine(name: string, text: string | null | undefined): string[] {
  return text ? [`${name}:${escapeText(text)}`] : []
}

function organisationLine({ organisation, unit }: ContactCard): string[] {
  if (!organisation) return []
  return [`ORG:${[organisation, ...(unit ? [unit] : [])].map(escapeText).join(';')}`]
}

function addressLine(address: CardAddress | null | undefined): string[] {
  if (!address) return []
  const { street, town, postcode, country } = address
  return [`ADR;TYPE=work:${['', '', street, town, '', postcode, country].map(escapeText).join(';')}`]
}
