import { writeDay, type Day } from '../../../kernel/day.ts'
import { nameIn, type BilingualName, type Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import type { MailToSend } from '../../../platform/mail/mail.ts'
import { sociogramsMessages } from '../messages/catalogue.ts'

type WaveMail = {
  waveId: string
  personId: string
  email: string
  language: Language | null
  url: string
  isAgain: boolean
  survey: BilingualName
  community: BilingualName
  closesOn: Day
}

/** Asks for four minutes, once, and once more; the link opens this one wave for this one person. */
export function renderWaveMail(to: WaveMail): MailToSend {
  const languages: Language[] = to.language === null ? ['fr', 'nl'] : [to.language]
  const sayIn = (language: Language) => {
    const t = translator(sociogramsMessages, language)
    const words = { survey: nameIn(language, to.survey), community: nameIn(language, to.community), day: writeDay(language, to.closesOn), url: to.url }
    return {
      subject: t(to.isAgain ? 'mail.subjectAgain' : 'mail.subject', words),
      text: [t(to.isAgain ? 'mail.sayAgain' : 'mail.say', words), t('mail.link', words), t('mail.free', words)].join('\n\n'),
    }
  }
  const said = languages.map(sayIn)
  return {
    idempotencyKey: `survey ${to.waveId} ${to.personId}${to.isAgain ? ' again' : ''}`,
    kind: to.isAgain ? 'survey-reminder' : 'survey',
    concernsId: to.waveId,
    to: to.email,
    language: to.language,
    subject: said.map(({ subject }) => subject).join(' · '),
    text: said.map(({ text }) => text).join('\n\n———\n\n'),
    usefulUntil: `${to.closesOn}T21:00:00.000Z`,
  }
}
