import type { Language } from '../../../kernel/language.ts'
import type { ResearchBundle } from '../domain/research-waves.ts'
import type { ResultHead } from '../domain/results.ts'
import { resultWords, sayReading, stepNames } from './result-frame.tsx'
import { sayRate } from './words.ts'

type Written = { head: ResultHead; bundle: ResearchBundle; rates: readonly { number: number; rate: ResultHead['rate'] }[] }

/** What stands in the archive for research: files, columns, and how it was asked. No day, no name, no place. */
export function writeReadme(view: { language: Language }, { head, bundle, rates }: Written): string {
  const t = resultWords(view)
  const steps = stepNames(view, head).map((name, at) => `  ${at + 1} = ${name}`)
  return [
    t('readme.title'),
    '',
    t('readme.people', { count: bundle.people.length }),
    t(bundle.isDirected ? 'readme.tiesTold' : 'readme.ties'),
    ...steps,
    t('readme.siena'),
    '',
    t('readme.method'),
    ...rates.map(({ number, rate }) => `- ${t('readme.wave', { number, rate: sayRate(view, rate) })}`),
    `- ${sayReading(view, head)}`,
    `- ${t('readme.drawn')}`,
    `- ${t(bundle.isDirected ? 'readme.told' : 'readme.direction')}`,
    `- ${t('readme.ids')}`,
    '',
  ].join('\r\n')
}
