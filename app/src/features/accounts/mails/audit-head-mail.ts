import type { Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import { mailMessages } from '../messages/mail-catalogue.ts'
import { inTheirLanguage, type MailWords } from './two-languages.ts'

/** To whoever administers: a line to keep. `line` and `publicKey` are for programs, and the same in every language. */
export function writeAuditHeadMail(language: Language | null, head: { day: string; number: number; line: string; publicKey: string }): MailWords {
  return inTheirLanguage(language, (each) => {
    const t = translator(mailMessages, each)
    const { day, number, line, publicKey } = head
    return {
      subject: t('auditHead.subject', { day }),
      text: [t('hello'), t('auditHead.text', { day, number }), line, t('auditHead.how'), publicKey].join('\n\n'),
    }
  })
}
