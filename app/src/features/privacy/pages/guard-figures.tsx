import type { Kind } from '@ronde/guard'
import { writeDay } from '../../../kernel/day.ts'
import { LANGUAGE_NAMES, LANGUAGES, LOCALES, startSentence, type Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { guardMessages } from '../../../ui/messages/guard-catalogue.ts'
import { namesByLanguage, rowsByKind, type GuardFigures, type SetFigures, type Share } from '../domain/guard-figures.ts'
import { wordsFor } from './words.ts'

// The keys of the words are written by hand beside the kinds of the library.
const KINDS = Object.keys(guardMessages.en).flatMap((key) => (key.startsWith('kind.') ? [key.slice('kind.'.length) as Kind] : []))

/** “97.4 % (38/39)”; a dash where there was nothing to find. */
function writeShare(language: Language, [hits = 0, of = 0]: Share = []): string {
  if (of === 0) return '–'
  const percent = new Intl.NumberFormat(LOCALES[language], { style: 'percent', maximumFractionDigits: 1 })
  return `${percent.format(hits / of)} (${hits}/${of})`
}

/** GRD-07: how well the guard of the running version does, on texts of somebody who had not seen it. */
export function GuardFiguresPart({ language, figures }: { language: Language; figures: GuardFigures }) {
  const t = wordsFor(language)
  const { notes, numbers, nearMisses, clean } = figures.main.sizes
  return (
    <>
      <h2 id="guard">{t('guard.title')}</h2>
      <p>{t('guard.lead')}</p>
      <p>{t('guard.set', { version: figures.guard, day: writeDay(language, figures.measuredOn), notes, numbers, nearMisses, clean })}</p>
      <p>{t('guard.second', { notes: figures.second.sizes.notes, clean: figures.second.sizes.clean })}</p>
      <KindTable language={language} set={figures.main} caption={t('guard.byKind')} />
      <WholeTable language={language} figures={figures} />
    </>
  )
}

type KindTableProps = { language: Language; set: SetFigures; caption: string }

function KindTable({ language, set, caption }: KindTableProps) {
  const [t, say] = [wordsFor(language), translator(guardMessages, language)]
  return (
    <DataTable
      caption={caption}
      rows={rowsByKind(set, KINDS)}
      keyOf={({ kind }) => kind}
      columns={[
        { key: 'kind', heading: t('guard.kind'), isHeading: true, cell: ({ kind }) => startSentence(say(`kind.${kind}`)) },
        ...LANGUAGES.map((each) => ({
          key: each,
          heading: startSentence(LANGUAGE_NAMES[each]),
          cell: ({ cells }: ReturnType<typeof rowsByKind>[number]) =>
            cells[each] === null ? '–' : t('guard.cell', { found: writeShare(language, cells[each].found), right: writeShare(language, cells[each].right) }),
        })),
      ]}
    />
  )
}

/** Whole notes and clean notes, of the set, of the one that was put aside and of the one by a second author. */
function WholeTable({ language, figures: { main, heldOut, second } }: { language: Language; figures: GuardFigures }) {
  const t = wordsFor(language)
  const rows = [
    { key: 'whole', label: t('guard.whole'), shares: main.whole },
    { key: 'wholeAside', label: t('guard.wholeAside'), shares: heldOut.whole },
    { key: 'clean', label: t('guard.clean'), shares: main.cleanFlagged },
    { key: 'cleanAside', label: t('guard.cleanAside'), shares: heldOut.cleanFlagged },
    { key: 'nameSecond', label: t('guard.nameSecond'), shares: namesByLanguage(second) },
    { key: 'wholeSecond', label: t('guard.wholeSecond'), shares: second.whole },
    { key: 'cleanSecond', label: t('guard.cleanSecond'), shares: second.cleanFlagged },
  ]
  return (
    <DataTable
      caption={t('guard.wholes')}
      rows={rows}
      keyOf={({ key }) => key}
      columns={[
        { key: 'label', heading: t('guard.what'), isHeading: true, cell: ({ label }) => label },
        ...LANGUAGES.map((each) => ({
          key: each,
          heading: startSentence(LANGUAGE_NAMES[each]),
          cell: ({ shares }: (typeof rows)[number]) => writeShare(language, shares[each]),
        })),
      ]}
    />
  )
}
