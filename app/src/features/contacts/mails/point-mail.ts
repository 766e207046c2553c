import { writeDay } from '../../../kernel/day.ts'
import { nameIn, type Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import type { MailToSend } from '../../../platform/mail/mail.ts'
import type { ShownPoint } from '../domain/referral-point.ts'
import { contactsMessages } from '../messages/catalogue.ts'

/** Asks a person to be a point; both languages where hers is unknown. */
export function renderPointMail(point: ShownPoint, to: { email: string; language: Language | null }, publicUrl: string): MailToSend {
  const languages: Language[] = to.language === null ? ['fr', 'nl'] : [to.language]
  const bodyIn = (language: Language) => {
    const t = translator(contactsMessages, language)
    const words = { community: nameIn(language, point.community), what: nameIn(language, point.scope), day: writeDay(language, point.untilOn) }
    return [t('pointMail.ask', words), t('pointMail.how', { url: `${publicUrl}/points/${point.id}` })].join('\n\n')
  }
  return {
    idempotencyKey: `point ${point.id}`,
    kind: 'referral-point',
    to: to.email,
    language: to.language,
    subject: languages.map((language) => translator(contactsMessages, language)('pointMail.subject')).join(' · '),
    text: languages.map(bodyIn).join('\n\n———\n\n'),
  }
}
