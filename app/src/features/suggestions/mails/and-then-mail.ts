import { dayOf, writeDay, type Instant } from '../../../kernel/day.ts'
import { nameIn, type BilingualName, type Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import type { MailToSend } from '../../../platform/mail/mail.ts'
import { suggestionsMessages } from '../messages/catalogue.ts'

type Receiver = { situationId: string; personId: string; email: string; language: Language | null }

/**
 * The one question: no word of the situation and none of its suggestions stands in it. In the reader's language; in French and Dutch where nobody knows it.
 * Its key is that of the situation and of the person, so that it leaves once.
 */
export function renderAndThenMail(to: Receiver, { communityName, toldAt, url }: { communityName: BilingualName; toldAt: Instant; url: string }): MailToSend {
  const parts = (to.language === null ? (['fr', 'nl'] as const) : [to.language]).map((language) => {
    const t = translator(suggestionsMessages, language)
    const words = { community: nameIn(language, communityName), day: writeDay(language, dayOf(toldAt)), url }
    return { subject: t('mail.subject'), text: t('mail.text', words) }
  })
  return {
    idempotencyKey: `and-then ${to.situationId} ${to.personId}`,
    kind: 'and-then',
    concernsId: to.situationId,
    to: to.email,
    language: to.language,
    subject: parts.map(({ subject }) => subject).join(' · '),
    text: parts.map(({ text }) => text).join('\n\n———\n\n'),
  }
}
