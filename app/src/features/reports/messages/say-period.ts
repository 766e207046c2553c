import { writeDay, type Day, type Period } from '../../../kernel/day.ts'
import { LOCALES, type Language } from '../../../kernel/language.ts'

type Writer = {
  between: (from: string, until: string) => string
  since: (from: string) => string
  to: (until: string) => string
  within: (month: string) => string
  always: string
}

/** "d’avril", "de mai". */
function frenchDe(text: string): string {
  return /^[aeiouéo]/i.test(text) ? `d’${text}` : `de ${text}`
}

const WRITERS: Record<Language, { months: Writer; days: Writer }> = {
  fr: {
    months: {
      between: (from, until) => `${frenchDe(from)} à ${until}`,
      since: (from) => `depuis ${from}`,
      to: (until) => `jusqu’en ${until}`,
      within: (month) => `en ${month}`,
      always: 'depuis le début',
    },
    days: {
      between: (from, until) => `du ${from} au ${until}`,
      since: (from) => `depuis le ${from}`,
      to: (until) => `jusqu’au ${until}`,
      within: (day) => `le ${day}`,
      always: 'depuis le début',
    },
  },
  nl: {
    months: {
      between: (from, until) => `van ${from} tot en met ${until}`,
      since: (from) => `sinds ${from}`,
      to: (until) => `tot en met ${until}`,
      within: (month) => `in ${month}`,
      always: 'sinds het begin',
    },
    days: {
      between: (from, until) => `van ${from} tot en met ${until}`,
      since: (from) => `sinds ${from}`,
      to: (until) => `tot en met ${until}`,
      within: (day) => `op ${day}`,
      always: 'sinds het begin',
    },
  },
  en: {
    months: {
      between: (from, until) => `from ${from} to ${until}`,
      since: (from) => `since ${from}`,
      to: (until) => `until ${until}`,
      within: (month) => `in ${month}`,
      always: 'since the beginning',
    },
    days: {
      between: (from, until) => `from ${from} to ${until}`,
      since: (from) => `since ${from}`,
      to: (until) => `until ${until}`,
      within: (day) => `on ${day}`,
      always: 'since the beginning',
    },
  },
  de: {
    months: {
      between: (from, until) => `von ${from} bis ${until}`,
      since: (from) => `seit ${from}`,
      to: (until) => `bis ${until}`,
      within: (month) => `im ${month}`,
      always: 'seit dem Beginn',
    },
    days: {
      between: (from, until) => `vom ${from} bis zum ${until}`,
      since: (from) => `seit dem ${from}`,
      to: (until) => `bis zum ${until}`,
      within: (day) => `am ${day}`,
      always: 'seit dem Beginn',
    },
  },
}

/** Whole months are said as months: "from September 2022 to March 2023". */
function isWholeMonths({ from, until }: Period): boolean {
  return (from === null || from.endsWith('-01')) && (until === null || isLastOfMonth(until))
}

function isLastOfMonth(day: Day): boolean {
  return new Date(Date.parse(`${day}T12:00:00Z`) + 86_400_000).getUTCDate() === 1
}

/** A window inside a sentence: "from September 2022 to March 2023", "since 5 May 2023". */
export function sayPeriod(language: Language, period: Period): string {
  const style = isWholeMonths(period) ? 'month' : 'long'
  const writer = WRITERS[language][style === 'month' ? 'months' : 'days']
  const { from, until } = period
  if (from === null) return until === null ? writer.always : writer.to(writeDay(language, until, style))
  if (until === null) return writer.since(writeDay(language, from, style))
  const [first, last] = [writeDay(language, from, style), writeDay(language, until, style)]
  return first === last ? writer.within(first) : writer.between(first, last)
}

/** A window on a button: "Sept 2022 – Mar 2023". */
export function sayPeriodShort(language: Language, period: Period): string {
  const days = isWholeMonths(period) ? {} : { day: 'numeric' as const }
  const format = new Intl.DateTimeFormat(LOCALES[language], { month: 'short', year: 'numeric', ...days, timeZone: 'UTC' })
  const write = (day: Day | null): string => (day === null ? '…' : format.format(new Date(`${day}T12:00:00Z`)))
  const [first, last] = [write(period.from), write(period.until)]
  return first === last && first !== '…' ? first : `${first} – ${last}`
}
