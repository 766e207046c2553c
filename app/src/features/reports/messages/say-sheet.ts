import type { DeviationKind, PublicFigures, SelfEmployedRule } from '@ronde/figures'
import { dayOf, writeDay, type Instant, type Period } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import { wordsFor } from './catalogue.ts'
import { sayPeriod } from './say-period.ts'

/** What a sheet says in words: of a live table, a frozen one or a public one. */
type SheetFacts = {
  window: Period
  switches: { selfEmployed: SelfEmployedRule; sd: DeviationKind }
  table: { distinct: PublicFigures }
  method: { threshold: number | null; hiddenCells: number; definitionVersion: string }
  frozen: { version: number; digest: string; frozenAt: Instant } | null
  released: { signedName: string; releasedAt: Instant } | null
}

/** "26 meetings, 60 members, from September 2022 to March 2023"; a hidden number stays out of it. */
export function saySheetTitle(language: Language, { table: { distinct }, window }: Pick<SheetFacts, 'table' | 'window'>): string {
  const t = wordsFor(language)
  const period = sayPeriod(language, window)
  const { meetings, members } = distinct
  if (typeof meetings !== 'number' || meetings === 0) return t('title.none', { period })
  return typeof members === 'number' ? t('title', { meetings, members, period }) : t('title.meetings', { meetings, period })
}

/** How it was counted, what is hidden, which version it is: travels with every copy (SDC-10). */
export function sayMethod(language: Language, { switches, method, frozen, released }: SheetFacts): string[] {
  const t = wordsFor(language)
  const lines = [
    t('foot.counted'),
    t(`foot.sd.${switches.sd}`),
    t('sheet.rule', { rule: t(`switch.selfEmployed.${switches.selfEmployed}`) }),
    t('foot.version', { version: method.definitionVersion }),
    t('sheet.rounding'),
    t('sheet.missing'),
    method.threshold === null ? t('sheet.method.exact') : t('sheet.method.hidden', { threshold: method.threshold, count: method.hiddenCells }),
  ]
  if (frozen !== null)
    lines.push(t('sheet.frozen', { version: frozen.version, day: writeDay(language, dayOf(frozen.frozenAt)), digest: frozen.digest.slice(0, 16) }))
  if (released !== null) {
    const day = writeDay(language, dayOf(released.releasedAt))
    lines.push(released.signedName === '' ? t('sheet.signed.nobody', { day }) : t('sheet.signed', { day, name: released.signedName }))
  }
  return lines
}
