import { dayOf, writeDay } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import type { MailToSend } from '../../../platform/mail/mail.ts'
import type { PersonSource } from '../domain/person.ts'
import { peopleMessages } from '../messages/catalogue.ts'

type Told = { id: string; givenName: string; familyName: string; email: string; language: Language | null; source: PersonSource; enteredAt: string }

/** PRV-05: says what is kept, from which source and why, and what the person can do. In French and Dutch when her language is unknown. */
export function renderNotice(person: Told, publicUrl: string): MailToSend {
  const languages: Language[] = person.language === null ? ['fr', 'nl'] : [person.language]
  const t = (language: Language) => translator(peopleMessages, language)
  return {
    idempotencyKey: `notice ${person.id}`,
    kind: 'notice',
    to: person.email,
    language: person.language,
    subject: languages.map((language) => t(language)('mail.subject')).join(' · '),
    text: languages.map((language) => bodyIn(language, person, publicUrl)).join('\n\n———\n\n'),
  }
}

function bodyIn(language: Language, person: Told, publicUrl: string): string {
  const t = translator(peopleMessages, language)
  return [
    t('mail.hello', { name: `${person.givenName} ${person.familyName}`.trim() }),
    t('mail.what', { source: t(`source.${person.source}`), day: writeDay(language, dayOf(person.enteredAt)) }),
    t('mail.why'),
    t('mail.rights', { url: publicUrl }),
    t('mail.once'),
  ].join('\n\n')
}
