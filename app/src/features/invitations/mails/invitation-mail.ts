import type { Language } from '../../../kernel/language.ts'
import { nameIn, startSentence } from '../../../kernel/language.ts'
import { dayOf, writeDay, writeTime } from '../../../kernel/day.ts'
import { translator } from '../../../kernel/translate.ts'
import type { MailToSend } from '../../../platform/mail/mail.ts'
import { possibleReplies, type Reply, type ToldMeeting, type Via } from '../domain/invitation.ts'
import { mailMessages, type MailTranslate } from '../messages/mail-catalogue.ts'
import { renderHtml, renderText, type MailBlock } from './mail-blocks.ts'

export type InvitationMailKind = 'invitation' | 'moved' | 'cancelled' | 'look' | 'tomorrow'

export type Receiver = { givenName: string; familyName: string; email: string; language: Language | null }

export type InvitationMail = {
  kind: InvitationMailKind
  meeting: ToldMeeting
  receiver: Receiver
  reply: Reply | null
  via: Via
  /** The page of the answer. */
  pageUrl: string
}

const REPLY_WORDS = { here: 'here', online: 'onlineReply', not: 'not' } as const

/** Subject and text in the receiver's language; French and then Dutch in one mail where nobody knows it. */
export function writeInvitationMail(mail: InvitationMail): Pick<MailToSend, 'subject' | 'text' | 'html'> {
  const languages: Language[] = mail.receiver.language === null ? ['fr', 'nl'] : [mail.receiver.language]
  const parts = languages.map((language) => ({ language, blocks: blocksIn(language, mail) }))
  return {
    subject: languages.map((language) => subjectIn(language, mail)).join(' / '),
    text: parts.map(({ language, blocks }) => renderText(language, blocks)).join('\n\n––––––––––\n\n'),
    html: renderHtml(parts),
  }
}

export function titleIn(t: MailTranslate, language: Language, { title, communities }: ToldMeeting): string {
  return title === '' ? t('meetingOf', { communities: namesIn(language, communities) }) : title
}

function namesIn(language: Language, communities: ToldMeeting['communities']): string {
  return communities.map((name) => nameIn(language, name)).join(', ')
}

function subjectIn(language: Language, { kind, meeting }: InvitationMail): string {
  const t = translator(mailMessages, language)
  return t(`subject.${kind}`, { title: titleIn(t, language, meeting), day: writeDay(language, dayOf(meeting.startsAt), 'of-year') })
}

function spanIn(t: MailTranslate, language: Language, { startsAt, endsAt }: Pick<ToldMeeting, 'startsAt' | 'endsAt'>): string {
  const [day, lastDay] = [dayOf(startsAt), dayOf(endsAt)]
  const words = { day: writeDay(language, day, 'weekday'), from: writeTime(language, startsAt), until: writeTime(language, endsAt) }
  return startSentence(day === lastDay ? t('span', words) : t('spanOver', { ...words, lastDay: writeDay(language, lastDay) }))
}

function blocksIn(language: Language, mail: InvitationMail): MailBlock[] {
  const { kind, meeting, receiver, via } = mail
  const t = translator(mailMessages, language)
  const communities = namesIn(language, meeting.communities)
  const agenda = kind === 'cancelled' || kind === 'look' ? [] : meeting.agenda(language)
  const isOver = kind === 'cancelled'
  return [
    { lines: [t('hello', { name: `${receiver.givenName} ${receiver.familyName}`.trim() })] },
    { lines: [t(`intro.${kind}`, { title: titleIn(t, language, meeting), communities })] },
    { lines: factsIn(t, language, meeting, isOver) },
    ...(agenda.length === 0
      ? []
      : [{ head: t('agenda'), list: agenda.map((item) => (item.minutes === null ? item.title : t('minutes', { ...item, minutes: item.minutes }))) }]),
    ...(isOver ? [] : questionIn(t, mail)),
    { lines: [t(via === 'community' ? 'why.community' : 'why.other', { communities })], isQuiet: true },
    { links: [{ label: t('stop'), href: `${mail.pageUrl}/stop` }], isQuiet: true },
  ]
}

function factsIn(t: MailTranslate, language: Language, meeting: ToldMeeting, isOver: boolean): string[] {
  const { place, onlineLink } = meeting
  return [
    t('when', { span: spanIn(t, language, meeting) }),
    ...(place === '' || isOver ? [] : [t('where', { place })]),
    ...(onlineLink === '' || isOver ? [] : [t('online', { link: onlineLink })]),
  ]
}

function questionIn(t: MailTranslate, { kind, meeting, reply, pageUrl }: InvitationMail): MailBlock[] {
  if (kind === 'tomorrow') return [{ links: [{ label: t('change'), href: pageUrl }] }]
  const links = possibleReplies(meeting).map((each) => ({ label: t(REPLY_WORDS[each]), href: `${pageUrl}?answer=${each}`, isBold: true }))
  const stands: MailBlock[] = reply === null ? [] : [{ lines: [t('again', { reply: t(REPLY_WORDS[reply]) })] }]
  return [...stands, { head: t('question'), links }, { lines: [t('page')] }]
}

/** The same words on paper, without links. */
export function letterParagraphs(
  language: Language,
  meeting: ToldMeeting,
  person: { givenName: string; familyName: string },
): { title: string; paragraphs: string[] } {
  const t = translator(mailMessages, language)
  const title = titleIn(t, language, meeting)
  const hello = t('hello', { name: `${person.givenName} ${person.familyName}`.trim() })
  const intro = t('intro.invitation', { title, communities: namesIn(language, meeting.communities) })
  return { title, paragraphs: [hello, intro, ...factsIn(t, language, meeting, false), t('question')] }
}
