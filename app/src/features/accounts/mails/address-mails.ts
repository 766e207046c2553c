import { translator } from '../../../kernel/translate.ts'
import type { Language } from '../../../kernel/language.ts'
import { mailMessages } from '../messages/mail-catalogue.ts'
import { inTheirLanguage, type MailWords } from './two-languages.ts'

/** To the new address, which proves itself by the link. */
export function writeNewAddressMail(language: Language | null, { href }: { href: string }): MailWords {
  return inTheirLanguage(language, (each) => {
    const t = translator(mailMessages, each)
    return { subject: t('newAddress.subject'), text: [t('hello'), t('newAddress.link'), href, t('newAddress.until')].join('\n\n') }
  })
}

/** To the old address, which does not name the new one. */
export function writeAddressChangedMail(language: Language | null): MailWords {
  return inTheirLanguage(language, (each) => {
    const t = translator(mailMessages, each)
    return { subject: t('addressChanged.subject'), text: [t('hello'), t('addressChanged.text'), t('addressChanged.notYou')].join('\n\n') }
  })
}

/** Something about signing in changed: a passkey or a key came or went. */
export function writeSignInChangedMail(language: Language | null, what: 'passkey-added' | 'passkey-removed' | 'api-key-created'): MailWords {
  return inTheirLanguage(language, (each) => {
    const t = translator(mailMessages, each)
    return { subject: t('signInChanged.subject'), text: [t('hello'), t(`signInChanged.${what}`), t('addressChanged.notYou')].join('\n\n') }
  })
}
