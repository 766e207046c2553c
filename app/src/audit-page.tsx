import { LOCALES } from './kernel/language.ts'
import { translator, type Catalogue } from './kernel/translate.ts'
import { sayAction } from './audit-words.ts'
import type { AuditCheck, AuditLine } from './platform/audit.ts'
import { Button } from './ui/button.tsx'
import { DataTable } from './ui/data-table.tsx'
import { Form, SearchBox } from './ui/form.tsx'
import { Notice } from './ui/notice.tsx'
import { PageFrame } from './ui/page-frame.tsx'
import type { View } from './ui/view.ts'

type Key =
  | 'title'
  | 'lead'
  | 'search'
  | 'hint'
  | 'number'
  | 'when'
  | 'what'
  | 'who'
  | 'about'
  | 'details'
  | 'nobody'
  | 'empty'
  | 'never'
  | 'whole'
  | 'broken'
  | 'heads'
  | 'foreign'
  | 'check'
  | 'pages'
  | 'newest'
  | 'older'

const WORDS: Catalogue<Key> = {
  fr: {
    title: 'Journal',
    lead: 'Ce qui a été fait ici, dans l’ordre. Rien ne peut y être changé ni effacé sans que cela se voie.',
    search: 'Chercher une action',
    hint: 'Par exemple « réunion » ou « rôle ».',
    number: 'Nº',
    when: 'Quand',
    what: 'Action',
    who: 'Par',
    about: 'Concerne',
    details: 'Détails',
    nobody: 'le système',
    empty: 'Rien n’a encore été noté sous ce mot.',
    whole: 'La chaîne est entière : chaque ligne tient à la précédente. Vérifié {when}, jusqu’à la ligne {entries}.',
    broken: 'La chaîne est rompue à la ligne {number} : quelqu’un a touché à ce journal en dehors de Ronde. Vérifié {when}.',
    never: 'La chaîne n’a pas encore été vérifiée.',
    heads: 'Elle a été comparée à {heads} fins de chaîne signées, gardées hors de la base.',
    foreign: 'Attention, lignes du fichier des fins de chaîne sans la signature de cette instance : {foreign}. Comparez avec les mails quotidiens.',
    check: 'Vérifier la chaîne maintenant',
    pages: 'Pages du journal',
    newest: 'Les plus récentes',
    older: 'Plus anciennes',
  },
  nl: {
    title: 'Logboek',
    lead: 'Wat hier gebeurde, in volgorde. Niets kan erin gewijzigd of gewist worden zonder dat het te zien is.',
    search: 'Een handeling zoeken',
    hint: 'Bijvoorbeeld “bijeenkomst” of “rol”.',
    number: 'Nr.',
    when: 'Wanneer',
    what: 'Handeling',
    who: 'Door',
    about: 'Over',
    details: 'Bijzonderheden',
    nobody: 'het systeem',
    empty: 'Onder dit woord is nog niets genoteerd.',
    whole: 'De ketting is heel: elke regel hangt vast aan de vorige. Nagekeken {when}, tot regel {entries}.',
    broken: 'De ketting is gebroken bij regel {number}: iemand raakte dit logboek aan buiten Ronde om. Nagekeken {when}.',
    never: 'De ketting werd nog niet nagekeken.',
    heads: 'Ze werd vergeleken met {heads} getekende eindes, bewaard buiten de databank.',
    foreign: 'Let op, regels in het bestand met eindes zonder de handtekening van deze instantie: {foreign}. Vergelijk met de dagelijkse mails.',
    check: 'De ketting nu nakijken',
    pages: 'Bladzijden van het logboek',
    newest: 'De nieuwste',
    older: 'Oudere',
  },
  en: {
    title: 'Audit log',
    lead: 'What was done here, in order. Nothing in it can be changed or removed without showing.',
    search: 'Search an action',
    hint: 'For instance “meeting” or “role”.',
    number: 'No.',
    when: 'When',
    what: 'Action',
    who: 'By',
    about: 'About',
    details: 'Details',
    nobody: 'the system',
    empty: 'Nothing was noted under this word yet.',
    whole: 'The chain is whole: each line holds on to the one before. Checked {when}, up to line {entries}.',
    broken: 'The chain is broken at line {number}: somebody touched this log outside Ronde. Checked {when}.',
    never: 'The chain was not checked yet.',
    heads: 'It was compared with {heads} signed ends, kept outside the database.',
    foreign: 'Attention, lines in the file of ends without the signature of this instance: {foreign}. Compare with the daily mails.',
    check: 'Check the chain now',
    pages: 'Pages of the log',
    newest: 'Newest',
    older: 'Older',
  },
  de: {
    title: 'Protokoll',
    lead: 'Was hier getan wurde, der Reihe nach. Nichts darin lässt sich ändern oder löschen, ohne dass es auffällt.',
    search: 'Eine Handlung suchen',
    hint: 'Zum Beispiel „Treffen“ oder „Rolle“.',
    number: 'Nr.',
    when: 'Wann',
    what: 'Handlung',
    who: 'Von',
    about: 'Über',
    details: 'Einzelheiten',
    nobody: 'das System',
    empty: 'Unter diesem Wort wurde noch nichts notiert.',
    whole: 'Die Kette ist ganz: Jede Zeile hängt an der vorigen. Geprüft {when}, bis Zeile {entries}.',
    broken: 'Die Kette ist bei Zeile {number} gebrochen: Jemand hat dieses Protokoll außerhalb von Ronde berührt. Geprüft {when}.',
    never: 'Die Kette wurde noch nicht geprüft.',
    heads: 'Sie wurde mit {heads} signierten Enden verglichen, die außerhalb der Datenbank liegen.',
    foreign: 'Achtung, Zeilen in der Datei der Enden ohne die Unterschrift dieser Instanz: {foreign}. Vergleichen Sie mit den täglichen Mails.',
    check: 'Die Kette jetzt prüfen',
    pages: 'Seiten des Protokolls',
    newest: 'Neueste',
    older: 'Ältere',
  },
}

export type AuditPageProps = {
  view: View
  rows: AuditLine[]
  hasOlder: boolean
  /** What the reader searched for. */
  words: string
  /** Only entries older than this one; null on the first page. */
  before: number | null
  lastCheck: AuditCheck | null
}

/** The audit log as administrators read it. Facts hold kinds and counts, never texts. */
export function AuditPage({ view, rows, words, lastCheck, ...more }: AuditPageProps) {
  const t = translator(WORDS, view.language)
  return (
    <PageFrame view={view} title={t('title')} lead={t('lead')} wide>
      <LastCheck view={view} check={lastCheck} />
      <SearchBox label={t('search')} hint={t('hint')} value={words} />
      <DataTable
        caption={t('title')}
        isCaptionHidden
        rows={rows}
        keyOf={(row) => String(row.number)}
        empty={t('empty')}
        columns={[
          { key: 'number', heading: t('number'), isNumber: true, cell: (row) => row.number },
          { key: 'at', heading: t('when'), isBroad: true, cell: (row) => writeMoment(view, row.at) },
          { key: 'action', heading: t('what'), isHeading: true, cell: (row) => sayAction(view.language, row.action) ?? <span lang="en">{row.action}</span> },
          { key: 'actor', heading: t('who'), cell: (row) => row.actor ?? t('nobody') },
          { key: 'subject', heading: t('about'), cell: (row) => row.subject ?? '' },
          {
            key: 'facts',
            heading: t('details'),
            cell: (row) => (
              <span lang="en" class="breaks">
                {sayFacts(row.facts)}
              </span>
            ),
          },
        ]}
      />
      <Onward view={view} words={words} oldest={rows.at(-1)?.number ?? null} {...more} />
    </PageFrame>
  )
}

/** What the last look at the whole chain found, and the button for another. */
function LastCheck({ view, check }: { view: View; check: AuditCheck | null }) {
  const t = translator(WORDS, view.language)
  const when = check === null ? '' : writeMoment(view, check.at)
  const kind = check === null ? 'attention' : check.brokenAt === null && check.foreign === 0 ? 'done' : 'refused'
  return (
    <Notice kind={kind}>
      <p>
        {check === null ? t('never') : check.brokenAt === null ? t('whole', { when, entries: check.entries }) : t('broken', { when, number: check.brokenAt })}
      </p>
      {check !== null && check.heads > 0 && <p>{t('heads', { heads: check.heads })}</p>}
      {check !== null && check.foreign > 0 && <p>{t('foreign', { foreign: check.foreign })}</p>}
      <Form view={view} action="/audit/check" isPlain>
        <Button isSmall>{t('check')}</Button>
      </Form>
    </Notice>
  )
}

type OnwardProps = Pick<AuditPageProps, 'view' | 'words' | 'before' | 'hasOlder'> & { oldest: number | null }

/** From page to page without counting them. */
function Onward({ view, words, before, hasOlder, oldest }: OnwardProps) {
  const t = translator(WORDS, view.language)
  if (before === null && !hasOlder) return null
  const query = words === '' ? '' : `q=${encodeURIComponent(words)}`
  return (
    <nav class="pager" aria-label={t('pages')}>
      {before === null ? (
        <span />
      ) : (
        <a class="button" rel="first" href={`/audit${query && `?${query}`}`}>
          {t('newest')}
        </a>
      )}
      {hasOlder ? (
        <a class="button" rel="next" href={`/audit?${query && `${query}&`}before=${oldest}`}>
          {t('older')}
        </a>
      ) : (
        <span />
      )}
    </nav>
  )
}

function writeMoment(view: View, at: string): string {
  return new Intl.DateTimeFormat(LOCALES[view.language], { timeZone: 'Europe/Brussels', dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at))
}

function sayFacts(facts: Record<string, unknown>): string {
  return Object.entries(facts)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(', ') : String(value)}`)
    .join(' · ')
}
