import { LOCALES } from './kernel/language.ts'
import { translator, type Catalogue } from './kernel/translate.ts'
import type { AuditLine } from './platform/audit.ts'
import { DataTable, Pager } from './ui/data-table.tsx'
import { SearchBox } from './ui/form.tsx'
import { Notice } from './ui/notice.tsx'
import { PageFrame } from './ui/page-frame.tsx'
import type { View } from './ui/view.ts'

type Key = 'title' | 'lead' | 'search' | 'hint' | 'number' | 'when' | 'what' | 'who' | 'about' | 'details' | 'nobody' | 'empty' | 'whole' | 'broken'

const WORDS: Catalogue<Key> = {
  fr: {
    title: 'Journal',
    lead: 'Ce qui a été fait ici, dans l’ordre. Rien ne peut y être changé ni effacé sans que cela se voie.',
    search: 'Chercher une action',
    hint: 'Par exemple « register » ou « role ».',
    number: 'Nº',
    when: 'Quand',
    what: 'Action',
    who: 'Par',
    about: 'Concerne',
    details: 'Détails',
    nobody: 'le système',
    empty: 'Rien n’a encore été noté sous ce mot.',
    whole: 'La chaîne est entière : chaque ligne tient à la précédente.',
    broken: 'La chaîne est rompue à la ligne {number} : quelqu’un a touché à ce journal en dehors de Ronde.',
  },
  nl: {
    title: 'Logboek',
    lead: 'Wat hier gebeurde, in volgorde. Niets kan erin gewijzigd of gewist worden zonder dat het te zien is.',
    search: 'Een handeling zoeken',
    hint: 'Bijvoorbeeld “register” of “role”.',
    number: 'Nr.',
    when: 'Wanneer',
    what: 'Handeling',
    who: 'Door',
    about: 'Over',
    details: 'Bijzonderheden',
    nobody: 'het systeem',
    empty: 'Onder dit woord is nog niets genoteerd.',
    whole: 'De ketting is heel: elke regel hangt vast aan de vorige.',
    broken: 'De ketting is gebroken bij regel {number}: iemand raakte dit logboek aan buiten Ronde om.',
  },
  en: {
    title: 'Audit log',
    lead: 'What was done here, in order. Nothing in it can be changed or removed without showing.',
    search: 'Search an action',
    hint: 'For instance “register” or “role”.',
    number: 'No.',
    when: 'When',
    what: 'Action',
    who: 'By',
    about: 'About',
    details: 'Details',
    nobody: 'the system',
    empty: 'Nothing was noted under this word yet.',
    whole: 'The chain is whole: each line holds on to the one before.',
    broken: 'The chain is broken at line {number}: somebody touched this log outside Ronde.',
  },
  de: {
    title: 'Protokoll',
    lead: 'Was hier getan wurde, der Reihe nach. Nichts darin lässt sich ändern oder löschen, ohne dass es auffällt.',
    search: 'Eine Handlung suchen',
    hint: 'Zum Beispiel „register“ oder „role“.',
    number: 'Nr.',
    when: 'Wann',
    what: 'Handlung',
    who: 'Von',
    about: 'Über',
    details: 'Einzelheiten',
    nobody: 'das System',
    empty: 'Unter diesem Wort wurde noch nichts notiert.',
    whole: 'Die Kette ist ganz: Jede Zeile hängt an der vorigen.',
    broken: 'Die Kette ist bei Zeile {number} gebrochen: Jemand hat dieses Protokoll außerhalb von Ronde berührt.',
  },
}

export const AUDIT_LINES_A_PAGE = 50

export type AuditPageProps = { view: View; rows: AuditLine[]; count: number; page: number; action: string; brokenAt: number | null }

/** The audit log as administrators read it. Facts hold kinds and counts, never texts. */
export function AuditPage({ view, rows, count, page, action, brokenAt }: AuditPageProps) {
  const t = translator(WORDS, view.language)
  const time = new Intl.DateTimeFormat(LOCALES[view.language], { timeZone: 'Europe/Brussels', dateStyle: 'medium', timeStyle: 'short' })
  return (
    <PageFrame view={view} title={t('title')} lead={t('lead')}>
      <Notice kind={brokenAt === null ? 'done' : 'refused'}>{brokenAt === null ? t('whole') : t('broken', { number: brokenAt })}</Notice>
      <SearchBox label={t('search')} hint={t('hint')} value={action} />
      <DataTable
        caption={t('title')}
        isCaptionHidden
        rows={rows}
        keyOf={(row) => String(row.number)}
        empty={t('empty')}
        columns={[
          { key: 'number', heading: t('number'), isNumber: true, cell: (row) => row.number },
          { key: 'at', heading: t('when'), cell: (row) => time.format(new Date(row.at)) },
          { key: 'action', heading: t('what'), isHeading: true, cell: (row) => <span lang="en">{row.action.replaceAll(/[-._]/g, ' ')}</span> },
          { key: 'actor', heading: t('who'), cell: (row) => row.actor ?? t('nobody') },
          { key: 'subject', heading: t('about'), cell: (row) => row.subject ?? '' },
          { key: 'facts', heading: t('details'), cell: (row) => <span lang="en">{sayFacts(row.facts)}</span> },
        ]}
      />
      <Pager page={page} pages={Math.max(1, Math.ceil(count / AUDIT_LINES_A_PAGE))} hrefOf={(next) => `/audit?q=${encodeURIComponent(action)}&page=${next}`} />
    </PageFrame>
  )
}

function sayFacts(facts: Record<string, unknown>): string {
  return Object.entries(facts)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(', ') : String(value)}`)
    .join(' · ')
}
