import { writeDay, type Day } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import type { MailToSend } from '../../../platform/mail/mail.ts'
import { situationsMessages } from '../messages/catalogue.ts'

type Receiver = { situationId: string; email: string; language: Language | null; expiresOn: Day; isDraft: boolean }

/** Told in advance: the day, the page, and no word of the situation. Once for each day on which answers would go. */
export function renderAnswersGoMail({ situationId, email, language, expiresOn, isDraft }: Receiver, url: string): MailToSend {
  const parts = (language === null ? (['fr', 'nl'] as const) : [language]).map((each) => {
    const t = translator(situationsMessages, each)
    const words = { day: writeDay(each, expiresOn), url }
    return { subject: t('mail.subject', words), text: t(isDraft ? 'mail.draft' : 'mail.told', words) }
  })
  return {
    idempotencyKey: `answers-go ${situationId} ${expiresOn}`,
    kind: 'answers-go',
    concernsId: situationId,
    to: email,
    language,
    subject: parts.map(({ subject }) => subject).join(' · '),
    text: parts.map(({ text }) => text).join('\n\n———\n\n'),
    usefulUntil: `${expiresOn}T22:00:00.000Z`,
  }
}
