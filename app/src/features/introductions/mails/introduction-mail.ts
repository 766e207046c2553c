import { writeDay, type Day } from '../../../kernel/day.ts'
import { nameIn, type BilingualName, type Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import type { MailToSend } from '../../../platform/mail/mail.ts'
import { introductionsMessages } from '../messages/catalogue.ts'

type Linked = { id: string; email: string; language: Language; url: string; communities: readonly BilingualName[] }

/**
 * The way back to a card. Nobody knows yet whose address this is, so no word that was typed at the door stands in it.
 * @param nth so that a changed address gets a mail of its own
 */
export function renderCardMail(to: Linked & { nth: number; heldOn: Day; goneOn: Day }): MailToSend {
  const t = translator(introductionsMessages, to.language)
  const words = { communities: listNames(to), day: writeDay(to.language, to.heldOn), gone: writeDay(to.language, to.goneOn), url: to.url }
  return {
    idempotencyKey: `introduction ${to.id} ${to.nth}`,
    kind: 'introduction',
    originId: to.id,
    to: to.email,
    language: to.language,
    subject: t('cardMail.subject'),
    text: [t('cardMail.says', words), t('cardMail.link', words), t('cardMail.stranger', words)].join('\n\n'),
  }
}

/** Somebody who leads took the card up: what is shared, and what may be answered. */
export function renderTakenMail(to: Linked & { isInvited: boolean }): MailToSend {
  const t = translator(introductionsMessages, to.language)
  const words = { communities: listNames(to), url: to.url }
  return {
    idempotencyKey: `introduction taken ${to.id}`,
    kind: 'introduction-taken',
    originId: to.id,
    to: to.email,
    language: to.language,
    subject: t(to.isInvited ? 'takenMail.subjectInvited' : 'takenMail.subject', words),
    text: [t('takenMail.says', words), t(to.isInvited ? 'takenMail.linkInvited' : 'takenMail.link', words)].join('\n\n'),
  }
}

function listNames({ communities, language }: Pick<Linked, 'communities' | 'language'>): string {
  return communities.map((name) => nameIn(language, name)).join(', ')
}
