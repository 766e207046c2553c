import { dayOf, writeDay } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import type { MailToSend } from '../../../platform/mail/mail.ts'
import { contactsMessages } from '../messages/catalogue.ts'

type Thanked = { personId: string; email: string; language: Language | null }

type Round = { meeting: { id: string; startsAt: string; title: string }; url: string; besides: (language: Language) => string | null }

/** Thanks for having come, and asks what to share with the others; the link opens this one round for this one person. What is asked besides comes last. */
export function renderRoundMail(to: Thanked, { meeting, url, besides }: Round, usefulUntil: string): MailToSend {
  const languages: Language[] = to.language === null ? ['fr', 'nl'] : [to.language]
  const bodyIn = (language: Language) => {
    const t = translator(contactsMessages, language)
    const day = writeDay(language, dayOf(meeting.startsAt))
    return [
      t(meeting.title === '' ? 'roundMail.thanks' : 'roundMail.thanksTitled', { day, title: meeting.title }),
      t('roundMail.ask', { url }),
      t('roundMail.nothing'),
      besides(language),
    ]
      .filter((part) => part !== null)
      .join('\n\n')
  }
  return {
    idempotencyKey: `round ${meeting.id} ${to.personId}`,
    kind: 'contact-round',
    to: to.email,
    language: to.language,
    subject: languages.map((language) => translator(contactsMessages, language)('roundMail.subject')).join(' · '),
    text: languages.map(bodyIn).join('\n\n———\n\n'),
    usefulUntil,
  }
}
