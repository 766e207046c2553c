import { translator } from '../../../kernel/translate.ts'
import type { Language } from '../../../kernel/language.ts'
import { mailMessages } from '../messages/mail-catalogue.ts'
import { inTheirLanguage, type MailWords } from './two-languages.ts'

/** Link and code; neither works after a quarter of an hour. */
export function writeSignInMail(language: Language | null, { href, code }: { href: string; code: string }): MailWords {
  return inTheirLanguage(language, (each) => {
    const t = translator(mailMessages, each)
    return {
      subject: t('signIn.subject'),
      text: [t('hello'), t('signIn.link'), href, t('signIn.code'), `${code.slice(0, 3)} ${code.slice(3)}`, t('signIn.until'), t('signIn.notYou')].join('\n\n'),
    }
  })
}
