import { dayOf, writeDay } from '../../../kernel/day.ts'
import { nameIn, type BilingualName, type Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import type { MailToSend } from '../../../platform/mail/mail.ts'
import type { Question } from '../domain/shown.ts'
import { closingMessages, type ClosingTranslate } from '../messages/catalogue.ts'

type Receiver = { personId: string; email: string; language: Language | null }

/** In the reader's language; in French and Dutch when nobody knows it. */
function inTheirs(language: Language | null, write: (t: ClosingTranslate, language: Language) => { subject: string; text: string }) {
  const parts = (language === null ? (['fr', 'nl'] as const) : [language]).map((each) => write(translator(closingMessages, each), each))
  return { language, subject: parts.map(({ subject }) => subject).join(' · '), text: parts.map(({ text }) => text).join('\n\n———\n\n') }
}

type Register = { meetingId: string; startsAt: string; nameFr: string; nameNl: string; step: 1 | 2 }

/** Reminds who leads a meeting that its register is open; once a step. */
export function renderReminder(to: Receiver, { meetingId, startsAt, nameFr, nameNl, step }: Register, publicUrl: string): MailToSend {
  return {
    idempotencyKey: `register-reminder ${meetingId} ${step} ${to.personId}`,
    kind: 'register-reminder',
    to: to.email,
    ...inTheirs(to.language, (t, language) => {
      const facts = {
        community: nameIn(language, { fr: nameFr, nl: nameNl }),
        day: writeDay(language, dayOf(startsAt)),
        url: `${publicUrl}/meetings/${meetingId}/close`,
      }
      return { subject: t('mail.registerSubject', facts), text: t(step === 1 ? 'mail.registerFirst' : 'mail.registerSecond', facts) }
    }),
  }
}

export type Asked = { meeting: { id: string; startsAt: string }; community: BilingualName; question: Question; url: string }

/** Asks one question of whoever was there; the link opens a page and answers nothing by itself. */
export function renderExitMail(to: Receiver, { meeting, community, question, url }: Asked): MailToSend {
  return {
    idempotencyKey: `exit-question ${meeting.id} ${to.personId}`,
    kind: 'exit-question',
    to: to.email,
    ...inTheirs(to.language, (t, language) => {
      const facts = {
        community: nameIn(language, community),
        day: writeDay(language, dayOf(meeting.startsAt)),
        question: questionIn(t, language, question),
        url,
      }
      return { subject: t('mail.exitSubject', facts), text: t('mail.exitText', facts) }
    }),
  }
}

/** The same question as the last words of another mail. */
export function sayInPassing(language: Language, { question, url }: Asked): string {
  const t = translator(closingMessages, language)
  return t('mail.exitInPassing', { question: questionIn(t, language, question), url })
}

/** The community's own words where it has some in that language, else the question that everybody is asked. */
export function questionIn(t: ClosingTranslate, language: Language, question: Question): string {
  if (question === null) return t('exit.question')
  return nameIn(language, { fr: question.textFr, nl: question.textNl })
}
