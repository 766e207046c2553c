import { translator } from '../../../kernel/translate.ts'
import type { Language } from '../../../kernel/language.ts'
import { mailMessages } from '../messages/mail-catalogue.ts'
import { inTheirLanguage, type MailWords } from './two-languages.ts'

/** Somebody opened an account for you: where to sign in, and why there is no password. */
export function writeInvitationMail(language: Language | null, { href, invitedBy }: { href: string; invitedBy: string }): MailWords {
  return inTheirLanguage(language, (each) => {
    const t = translator(mailMessages, each)
    return { subject: t('invitation.subject'), text: [t('hello'), t('invitation.text', { name: invitedBy }), href, t('invitation.how')].join('\n\n') }
  })
}
