import { nameIn, type BilingualName, type Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import type { MailToSend } from '../../../platform/mail/mail.ts'
import { situationsMessages } from '../messages/catalogue.ts'

type Receiver = { situationId: string; personId: string; email: string | null; language: Language | null; communityName: BilingualName }

/** That a colleague asks, and where to answer: no name, no word of the situation. One for each person and situation, however often she is asked. */
export function renderSecondMail({ situationId, personId, email, language, communityName }: Receiver, url: string): MailToSend {
  const parts = (language === null ? (['fr', 'nl'] as const) : [language]).map((each) => {
    const t = translator(situationsMessages, each)
    return { subject: t('mail.second.subject'), text: t('mail.second', { community: nameIn(each, communityName), url }) }
  })
  return {
    idempotencyKey: `second-asked ${situationId} ${personId}`,
    kind: 'second-asked',
    concernsId: situationId,
    to: email ?? '',
    language,
    subject: parts.map(({ subject }) => subject).join(' · '),
    text: parts.map(({ text }) => text).join('\n\n———\n\n'),
  }
}
