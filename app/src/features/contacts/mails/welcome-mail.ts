import { nameIn, type BilingualName, type Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import type { MailToSend } from '../../../platform/mail/mail.ts'
import type { FaceToMeet } from '../domain/newcomers.ts'
import { contactsMessages } from '../messages/catalogue.ts'

type Welcomed = { membershipId: string; communityId: string; community: BilingualName; givenName: string; email: string; language: Language | null }

/** Welcome, three faces to meet, and two minutes to introduce oneself. In French and Dutch where the language is unknown. */
export function renderWelcomeMail(to: Welcomed, faces: readonly FaceToMeet[], publicUrl: string): MailToSend {
  const languages: Language[] = to.language === null ? ['fr', 'nl'] : [to.language]
  const bodyIn = (language: Language) => {
    const t = translator(contactsMessages, language)
    const lines = faces.map(({ name, askMeAbout }) => (askMeAbout === '' ? `– ${name}` : `– ${name} (${t('welcomeMail.askAbout', { words: askMeAbout })})`))
    return [
      t('welcomeMail.hello', { name: to.givenName, community: nameIn(language, to.community) }),
      ...(lines.length === 0 ? [] : [[t('welcomeMail.faces'), ...lines].join('\n')]),
      t('welcomeMail.introduce', { url: `${publicUrl}/introduce` }),
      t('welcomeMail.page', { url: `${publicUrl}/communities/${to.communityId}` }),
    ].join('\n\n')
  }
  return {
    idempotencyKey: `welcome ${to.membershipId}`,
    kind: 'welcome',
    to: to.email,
    language: to.language,
    subject: languages
      .map((language) => translator(contactsMessages, language)('welcomeMail.subject', { community: nameIn(language, to.community) }))
      .join(' · '),
    text: languages.map(bodyIn).join('\n\n———\n\n'),
  }
}
