import { nameIn, type Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import type { MailToSend } from '../../../platform/mail/mail.ts'
import type { Question } from '../domain/question.ts'
import type { Reason } from '../domain/routing.ts'
import type { DutyNumber } from '../domain/shown.ts'
import { questionsMessages, type QuestionsTranslate } from '../messages/catalogue.ts'

type Receiver = { email: string; language: Language | null }
type Asked = Pick<Question, 'id' | 'title' | 'body'>

/** In the language of the receiver; in French and Dutch where it is unknown. The question itself stays as it was written. */
function inBoth(to: Receiver, write: (t: QuestionsTranslate, language: Language) => string): string {
  const languages: Language[] = to.language === null ? ['fr', 'nl'] : [to.language]
  return languages.map((language) => write(translator(questionsMessages, language), language)).join('\n\n———\n\n')
}

/** PRV-46: subjects are seen on locked screens and kept by mail servers: nothing that somebody wrote stands there. */
function subjectOf(to: Receiver, key: 'mail.subject' | 'answerMail.subject' | 'handedMail.subject'): string {
  const languages: Language[] = to.language === null ? ['fr', 'nl'] : [to.language]
  return languages.map((language) => translator(questionsMessages, language)(key)).join(' · ')
}

const quoted = ({ title, body }: Asked) => `«\u00a0${title}\u00a0»${body === '' ? '' : `\n\n${body}`}`

/** "112, 1733 (médecin de garde)". */
function writeNumbers(language: Language, numbers: readonly DutyNumber[]): string {
  return ['112', ...numbers.map(({ number, name }) => `${number} (${nameIn(language, name)})`)].join(', ')
}

/** The question, why it came to this person, and a link under which to answer. */
export function renderQuestionMail(
  question: Asked,
  mail: { to: Receiver & { personId: string }; reason: Reason; url: string; mayReply: boolean; numbers: readonly DutyNumber[] },
): MailToSend {
  const { to, reason, url, mayReply, numbers } = mail
  return {
    idempotencyKey: `question ${question.id} ${to.personId}`,
    kind: 'question',
    to: to.email,
    language: to.language,
    subject: subjectOf(to, 'mail.subject'),
    text: inBoth(to, (t, language) =>
      [
        t(`mail.reason.${reason}`),
        quoted(question),
        t('mail.answer', { url }),
        ...(mayReply ? [t('mail.reply')] : []),
        t('mail.stop'),
        t('mail.urgent', { numbers: writeNumbers(language, numbers) }),
      ].join('\n\n'),
    ),
  }
}

/** An answer, whole, to the asker: mail alone is enough. */
export function renderAnswerMail(question: Asked, { to, text, mark, url }: { to: Receiver; text: string; mark: string; url: string }): MailToSend {
  return {
    idempotencyKey: `answer ${question.id} ${mark}`,
    kind: 'question-answer',
    to: to.email,
    language: to.language,
    subject: subjectOf(to, 'answerMail.subject'),
    text: inBoth(to, (t) => [t('answerMail.came'), `«\u00a0${question.title}\u00a0»`, text, t('answerMail.page', { url })].join('\n\n')),
  }
}

export function renderHandedMail(question: Asked, { to, url }: { to: Receiver & { personId: string }; url: string }): MailToSend {
  return {
    idempotencyKey: `handed ${question.id} ${to.personId}`,
    kind: 'question-handed',
    to: to.email,
    language: to.language,
    subject: subjectOf(to, 'handedMail.subject'),
    text: inBoth(to, (t) => [t('handedMail.waits'), quoted(question), t('handedMail.page', { url })].join('\n\n')),
  }
}
