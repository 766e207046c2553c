import { isAdministrator, isLeadOf, isNetworkCoordinator, type Actor } from './kernel/actor.ts'
import { nameIn, type Language } from './kernel/language.ts'
import { translator, type Catalogue } from './kernel/translate.ts'
import { isAccent, type NavigationGroup, type NavigationLink } from './ui/view.ts'

const WORDS: Catalogue<
  | 'desk'
  | 'communities'
  | 'all-communities'
  | 'shared'
  | 'directory'
  | 'questions'
  | 'situations'
  | 'import'
  | 'programmes'
  | 'administration'
  | 'outbox'
  | 'lists'
  | 'audit'
  | 'accounts'
> = {
  fr: {
    desk: 'Mon bureau',
    communities: 'Communautés',
    'all-communities': 'Toutes les communautés',
    shared: 'Partagé',
    directory: 'Annuaire',
    questions: 'Demander au réseau',
    situations: 'Situations',
    import: 'Importer un registre',
    programmes: 'Programmes',
    administration: 'Administration',
    outbox: 'Courrier sortant',
    lists: 'Listes de mots',
    audit: 'Journal',
    accounts: 'Comptes et rôles',
  },
  nl: {
    desk: 'Mijn bureau',
    communities: 'Gemeenschappen',
    'all-communities': 'Alle gemeenschappen',
    shared: 'Gedeeld',
    directory: 'Adresboek',
    questions: 'Vraag het netwerk',
    situations: 'Situaties',
    import: 'Een register invoeren',
    programmes: 'Programma’s',
    administration: 'Beheer',
    outbox: 'Uitgaande post',
    lists: 'Woordenlijsten',
    audit: 'Logboek',
    accounts: 'Accounts en rollen',
  },
  en: {
    desk: 'My desk',
    communities: 'Communities',
    'all-communities': 'All communities',
    shared: 'Shared',
    directory: 'Directory',
    questions: 'Ask the network',
    situations: 'Situations',
    import: 'Import a register',
    programmes: 'Programmes',
    administration: 'Administration',
    outbox: 'Outgoing mail',
    lists: 'Lists of words',
    audit: 'Audit log',
    accounts: 'Accounts and roles',
  },
  de: {
    desk: 'Mein Schreibtisch',
    communities: 'Gemeinschaften',
    'all-communities': 'Alle Gemeinschaften',
    shared: 'Gemeinsam',
    directory: 'Verzeichnis',
    questions: 'Das Netzwerk fragen',
    situations: 'Situationen',
    import: 'Ein Register einlesen',
    programmes: 'Programme',
    administration: 'Verwaltung',
    outbox: 'Ausgehende Post',
    lists: 'Wortlisten',
    audit: 'Protokoll',
    accounts: 'Konten und Rollen',
  },
}
const SHOWN_COMMUNITIES = 8

/** The left column: only what the reader may open. */
export function makeNavigation(actor: Actor | null, language: Language, path: string): NavigationGroup[] {
  if (actor === null) return []
  const t = translator(WORDS, language)
  const link = (label: string, href: string): NavigationLink => ({ label, href, isCurrent: path === href })
  const communities = actor.communities.slice(0, SHOWN_COMMUNITIES).map((access): NavigationLink => ({
    label: nameIn(language, { fr: access.nameFr, nl: access.nameNl }),
    href: `/communities/${access.communityId}`,
    accent: isAccent(access.accent) ? access.accent : 'teal',
    isCurrent: path.startsWith(`/communities/${access.communityId}`),
  }))
  const shared = [link(t('directory'), '/people')]
  if (actor.communities.length > 0 || isNetworkCoordinator(actor)) shared.push(link(t('questions'), '/questions'), link(t('situations'), '/situations'))
  if (isSomewhereCoordinator(actor)) shared.push(link(t('import'), '/import'))
  if (isNetworkCoordinator(actor) || actor.instanceRoles.some(({ role }) => role === 'policy_officer')) shared.push(link(t('programmes'), '/programmes'))
  const groups: NavigationGroup[] = [
    { title: null, links: [link(t('desk'), '/desk')] },
    { title: t('communities'), links: [...communities, link(t('all-communities'), '/communities')] },
    { title: t('shared'), links: shared },
  ]
  if (isAdministrator(actor))
    groups.push({
      title: t('administration'),
      links: [link(t('accounts'), '/accounts'), link(t('outbox'), '/outbox'), link(t('lists'), '/lists'), link(t('audit'), '/audit')],
    })
  return groups
}

function isSomewhereCoordinator(actor: Actor): boolean {
  return isNetworkCoordinator(actor) || actor.communities.some(({ communityId }) => isLeadOf(actor, communityId))
}
