import { writeDay, type Day } from '../../../kernel/day.ts'
import { nameIn, type BilingualName, type Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import type { MailToSend } from '../../../platform/mail/mail.ts'
import { conventionsMessages, type ConventionsTranslate } from '../messages/catalogue.ts'

type Receiver = { email: string; language: Language | null }

/** In the reader's language; in French and Dutch when nobody knows it. */
function inTheirs(language: Language | null, write: (t: ConventionsTranslate, language: Language) => { subject: string; text: string }) {
  const parts = (language === null ? (['fr', 'nl'] as const) : [language]).map((each) => write(translator(conventionsMessages, each), each))
  return { language, subject: parts.map(({ subject }) => subject).join(' · '), text: parts.map(({ text }) => text).join('\n\n———\n\n') }
}

/** Asks whoever signs to do so. One mail a line and day. */
export function renderSigningMail(
  to: Receiver,
  about: { signatoryId: string; conventionId: string; community: BilingualName; day: Day },
  publicUrl: string,
): MailToSend {
  return {
    idempotencyKey: `convention-sign ${about.signatoryId} ${about.day}`,
    kind: 'convention',
    to: to.email,
    ...inTheirs(to.language, (t, language) => ({
      subject: t('mail.signSubject', { community: nameIn(language, about.community) }),
      text: t('mail.signText', { community: nameIn(language, about.community), url: `${publicUrl}/conventions/${about.conventionId}/sign` }),
    })),
  }
}

/** Tells a coordinator, once, that a convention ends within sixty days. */
export function renderEndingMail(
  to: Receiver & { personId: string },
  about: { conventionId: string; communityId: string; community: BilingualName; until: Day },
  publicUrl: string,
): MailToSend {
  return {
    idempotencyKey: `convention-ends ${about.conventionId} ${about.until} ${to.personId}`,
    kind: 'convention',
    to: to.email,
    ...inTheirs(to.language, (t, language) => ({
      subject: t('mail.endsSubject', { community: nameIn(language, about.community) }),
      text: t('mail.endsText', {
        community: nameIn(language, about.community),
        day: writeDay(language, about.until),
        url: `${publicUrl}/communities/${about.communityId}/conventions`,
      }),
    })),
  }
}
