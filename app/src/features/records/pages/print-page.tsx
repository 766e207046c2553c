import { dayOf, writeDay, type Instant } from '../../../kernel/day.ts'
import { LANGUAGE_NAMES, startSentence } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import { OwnWords } from '../../../ui/names.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import type { Entry } from '../domain/entry.ts'
import { groupByItem, type RecordItem, type ShownRecord } from '../domain/shown.ts'
import { recordsMessages, type RecordsWord } from '../messages/catalogue.ts'
import { sayOwner, sayPhase, type Around } from './labels.ts'

type PrintPageProps = { view: View; around: Around; shown: ShownRecord; now: Instant; named: Record<'fr' | 'nl', { title: string; when: string }> }

const FR = translator(recordsMessages, 'fr')
const NL = translator(recordsMessages, 'nl')

/** French and Dutch side by side in each heading; each line in its own language, and in the other where somebody wrote it. */
export function PrintPage({ view, around, shown, now, named }: PrintPageProps) {
  const { record, present } = shown
  const standing = shown.entries.filter(({ removedAt }) => removedAt === null)
  const groups = groupByItem(shown.items, standing).filter(({ entries }) => entries.length > 0)
  return (
    <PageFrame view={view} {...around} heading={<Both word="page.title" />} tabs={[]}>
      <p>
        <b lang="fr">{startSentence(named.fr.when)}</b>
        <br />
        <b lang="nl">{startSentence(named.nl.when)}</b>
        {named.fr.title === named.nl.title && (
          <>
            <br />
            {named.fr.title}
          </>
        )}
      </p>
      <p>
        <span lang="fr">{sayPhase(FR, 'fr', record, now)}</span>
        <br />
        <span lang="nl">{sayPhase(NL, 'nl', record, now)}</span>
      </p>
      {present.length > 0 && (
        <p>
          <Both word="page.present" />: {present.map(({ name }) => name).join(', ')}
        </p>
      )}
      {groups.map(({ item, entries }) => (
        <section key={item?.id ?? 'none'}>
          <h2>{item === null ? <Both word={shown.items.length === 0 ? 'item.all' : 'item.other'} /> : <ItemHeading item={item} />}</h2>
          <ul>
            {entries.map((entry) => (
              <PrintedLine key={entry.id} entry={entry} />
            ))}
          </ul>
        </section>
      ))}
      {shown.errata.length > 0 && (
        <>
          <h2>
            <Both word="erratum.title" />
          </h2>
          <ul>
            {shown.errata.map((erratum) => (
              <li key={erratum.id}>
                {writeDay('fr', dayOf(erratum.at))}: <OwnWords words={erratum.words} /> ({erratum.reason})
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="quiet small">
        <span lang="fr">{FR('print.foot', { day: writeDay('fr', dayOf(now)) })}</span> ·{' '}
        <span lang="nl">{NL('print.foot', { day: writeDay('nl', dayOf(now)) })}</span>
      </p>
    </PageFrame>
  )
}

function Both({ word }: { word: RecordsWord }) {
  return (
    <>
      <span lang="fr">{FR(word)}</span> · <span lang="nl">{NL(word)}</span>
    </>
  )
}

function ItemHeading({ item }: { item: RecordItem }) {
  if (item.language !== null) return <span lang={item.language}>{item.names[item.language]}</span>
  return (
    <>
      <span lang="fr">{item.names.fr}</span> · <span lang="nl">{item.names.nl}</span>
    </>
  )
}

function PrintedLine({ entry }: { entry: Entry }) {
  const owner = { fr: sayOwner(FR, 'fr', entry), nl: sayOwner(NL, 'nl', entry) }
  return (
    <li>
      {entry.kind !== 'note' && (
        <>
          <b>
            <Both word={`kind.${entry.kind}`} />
          </b>
          :{' '}
        </>
      )}
      <span lang={entry.language}>{entry.text}</span>
      {owner.fr !== '' && <span> ({entry.language === 'nl' ? owner.nl : owner.fr})</span>}
      {entry.gists.map((gist) => (
        <div key={gist.language} lang={gist.language}>
          {LANGUAGE_NAMES[gist.language]}: {gist.text}
        </div>
      ))}
    </li>
  )
}
