import { dayOf, writeDay, type Instant } from '../../../kernel/day.ts'
import { LANGUAGE_NAMES, startSentence, withColon, type Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import type { MailToSend } from '../../../platform/mail/mail.ts'
import { makeDigest, type Digest } from '../domain/digest.ts'
import type { Entry } from '../domain/entry.ts'
import { recordsMessages } from '../messages/catalogue.ts'

export type TellingReader = { personId: string; givenName: string; email: string; language: Language | null; understood: readonly Language[] }
export type ToldMeeting = { id: string; title: string; startsAt: Instant; community: { fr: string; nl: string } }
type Letter = { reader: TellingReader; meeting: ToldMeeting; entries: readonly Entry[]; publicUrl: string }

/** In the reader’s language; French and Dutch in one mail where nobody knows it. */
function writeIn(language: Language | null, write: (language: Language) => { subject: string; text: string }): { subject: string; text: string } {
  if (language !== null) return write(language)
  const [fr, nl] = [write('fr'), write('nl')]
  return { subject: `${fr.subject} / ${nl.subject}`, text: `${fr.text}\n\n––––––––––\n\n${nl.text}` }
}

function namesFor(language: Language, meeting: ToldMeeting) {
  const community = language === 'nl' ? meeting.community.nl || meeting.community.fr : meeting.community.fr || meeting.community.nl
  return { community, day: writeDay(language, dayOf(meeting.startsAt)), title: meeting.title }
}

/** `link`: for somebody without an account. */
type Prepared = { amendableUntil: Instant; hasDigest: boolean; link: string | null }

/** Those who were there: it is ready, and until when they may amend. The digest goes with it for whoever wished it. */
export function renderPreparedMail({ reader, meeting, entries, publicUrl }: Letter, { amendableUntil, hasDigest, link }: Prepared): MailToSend {
  // The moment is the midnight after the last day.
  const lastDay = dayOf(new Date(Date.parse(amendableUntil) - 1))
  const words = writeIn(reader.language, (language) => {
    const t = translator(recordsMessages, language)
    const parts = [
      t('mail.hello', { name: reader.givenName }),
      t('mail.prepared', namesFor(language, meeting)),
      t('mail.amend', { day: writeDay(language, lastDay, 'weekday'), url: link ?? `${publicUrl}/meetings/${meeting.id}/record` }),
      ...(link === null ? [] : [t('mail.link')]),
      ...(hasDigest ? [writeDigest(language, digestFor(entries, reader, language))] : []),
      t('mail.why-present'),
    ]
    return { subject: t('mail.preparedSubject', namesFor(language, meeting)), text: parts.join('\n\n') }
  })
  return { idempotencyKey: `record-prepared ${meeting.id} ${reader.personId}`, kind: 'record-prepared', to: reader.email, language: reader.language, ...words }
}

/** Those who missed it, and whoever wished it: ten lines at most. */
export function renderDigestMail({ reader, meeting, entries, publicUrl }: Letter, isAbsent: boolean): MailToSend {
  const words = writeIn(reader.language, (language) => {
    const t = translator(recordsMessages, language)
    const parts = [
      t('mail.hello', { name: reader.givenName }),
      t(isAbsent ? 'mail.missed' : 'mail.wished', namesFor(language, meeting)),
      writeDigest(language, digestFor(entries, reader, language)),
      t('mail.whole', { url: `${publicUrl}/meetings/${meeting.id}/record` }),
      t(isAbsent ? 'mail.why-absent' : 'mail.why-wished'),
    ]
    return { subject: t('mail.digestSubject', namesFor(language, meeting)), text: parts.join('\n\n') }
  })
  return { idempotencyKey: `record-digest ${meeting.id} ${reader.personId}`, kind: 'record-digest', to: reader.email, language: reader.language, ...words }
}

/** The language of the mail first, then whatever else she reads. */
function digestFor(entries: readonly Entry[], reader: TellingReader, language: Language): Digest {
  return makeDigest(entries, [language, ...reader.understood])
}

/** As plain text, one line a line: the kind, the words, who and until when, and the language where it is not the reader’s. */
export function writeDigest(language: Language, { lines, left }: Digest): string {
  const t = translator(recordsMessages, language)
  if (lines.length === 0) return t('digest.empty')
  const written = lines.map((line) => {
    const more = [line.owner, line.dueOn === null ? '' : t('entry.until', { day: writeDay(language, line.dueOn) })].filter((part) => part !== '')
    const mark = line.language === language ? '' : ` [${LANGUAGE_NAMES[line.language]}]`
    return `– ${withColon(language, startSentence(t(`kind.${line.kind}`)))} ${line.text}${more.length === 0 ? '' : ` (${more.join(', ')})`}${mark}`
  })
  return [...written, ...(left === 0 ? [] : [t('digest.left', { count: left })])].join('\n')
}
