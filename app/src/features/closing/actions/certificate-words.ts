import { dayOf, writeDay } from '../../../kernel/day.ts'
import { isLanguage, LOCALES, nameIn, type Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import { writeCode, type Certificate } from '../domain/certificate.ts'
import type { CertificateWords } from '../exchange/certificate-pdf.ts'
import { closingMessages } from '../messages/catalogue.ts'
import type { PresentHours } from './list-hours.ts'

type Facts = { certificate: Certificate; rows: readonly PresentHours[]; name: string; publicUrl: string }

/** The words of a certificate in its owner's language; titles stay in their own. */
export function certificateWords(language: Language, { certificate, rows, name, publicUrl }: Facts): CertificateWords {
  const t = translator(closingMessages, language)
  const hoursOf = (hours: number) => `${new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 2 }).format(hours)}\u00a0h`
  const url = `${publicUrl}/certificates/${writeCode(certificate.code)}`
  const span = { from: writeDay(language, certificate.from), until: writeDay(language, certificate.until) }
  return {
    fileName: t('certificate.fileName'),
    title: t('certificate.paperTitle'),
    name,
    sentence: t('certificate.sentence', { ...span, meetings: certificate.meetings, hours: hoursOf(certificate.hours) }),
    caption: t('certificate.caption'),
    heads: { day: t('certificate.day'), meeting: t('certificate.meeting'), hours: t('certificate.hours') },
    rows: rows
      .filter(({ hours }) => hours > 0)
      .map((row) => ({
        day: writeDay(language, dayOf(row.startsAt)),
        meeting: [row.names.map((each) => nameIn(language, each)).join(', '), row.title].filter((part) => part !== '').join(' · '),
        meetingLanguage: row.title !== '' && isLanguage(row.titleLanguage) ? row.titleLanguage : language,
        hours: hoursOf(row.hours),
      })),
    total: { label: t('certificate.total'), hours: hoursOf(certificate.hours) },
    issued: t('certificate.issued', { day: writeDay(language, dayOf(certificate.issuedAt)) }),
    figuresOfDay: t('certificate.figuresOfDay'),
    code: writeCode(certificate.code),
    check: t('certificate.checkHere', { url }),
    checkUrl: url,
    codeLabel: t('certificate.codeLabel'),
    footOf: (page, pages) => t('certificate.page', { page, pages }),
  }
}
