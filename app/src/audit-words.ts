import { auditMessages as accounts } from './features/accounts/public.ts'
import { auditMessages as communities } from './features/communities/public.ts'
import { auditMessages as conventions } from './features/conventions/public.ts'
import { auditMessages as calendars } from './features/calendars/public.ts'
import { auditMessages as invitations } from './features/invitations/public.ts'
import { auditMessages as feeds } from './features/feeds/public.ts'
import { auditMessages as records } from './features/records/public.ts'
import { auditMessages as closing } from './features/closing/public.ts'
import { auditMessages as contacts } from './features/contacts/public.ts'
import { auditMessages as introductions } from './features/introductions/public.ts'
import { auditMessages as preparation } from './features/preparation/public.ts'
import { auditMessages as sociograms } from './features/sociograms/public.ts'
import { auditMessages as questions } from './features/questions/public.ts'
import { auditMessages as rounds } from './features/rounds/public.ts'
import { auditMessages as situations } from './features/situations/public.ts'
import { auditMessages as suggestions } from './features/suggestions/public.ts'
import { auditMessages as documentation } from './features/documentation/public.ts'
import { auditMessages as methods } from './features/methods/public.ts'
import { auditMessages as lists } from './features/lists/public.ts'
import { auditMessages as meetings } from './features/meetings/public.ts'
import { auditMessages as people } from './features/people/public.ts'
import { auditMessages as privacy } from './features/privacy/public.ts'
import { auditMessages as register } from './features/register/public.ts'
import { auditMessages as reports } from './features/reports/public.ts'
import { normaliseName } from './kernel/normalise-name.ts'
import { LANGUAGES, type Language } from './kernel/language.ts'
import { translator, type Catalogue } from './kernel/translate.ts'
import type { AuditAction } from './platform/audit-actions.ts'

const HOUSE = {
  fr: { 'access-refused': 'Un accès a été refusé', 'audit-checked': 'La chaîne de ce journal a été vérifiée' },
  nl: { 'access-refused': 'Een toegang werd geweigerd', 'audit-checked': 'De ketting van dit logboek werd nagekeken' },
  en: { 'access-refused': 'Access was refused', 'audit-checked': 'The chain of this log was checked' },
  de: { 'access-refused': 'Ein Zugriff wurde verweigert', 'audit-checked': 'Die Kette dieses Protokolls wurde geprüft' },
}

/** The words of one feature in one language. All four have one type: without saying so, joining the features would weigh every mixture. */
function inOne<Words extends object>(messages: Record<Language, Words>, language: Language): Words {
  return messages[language]
}

/** Each action of the audit log in words: one that somebody writes and nobody says does not compile. */
function wordsIn(language: Language): Record<AuditAction, string> {
  return {
    ...inOne(HOUSE, language),
    ...inOne(accounts, language),
    ...inOne(people, language),
    ...inOne(communities, language),
    ...inOne(conventions, language),
    ...inOne(calendars, language),
    ...inOne(meetings, language),
    ...inOne(invitations, language),
    ...inOne(feeds, language),
    ...inOne(records, language),
    ...inOne(closing, language),
    ...inOne(contacts, language),
    ...inOne(introductions, language),
    ...inOne(preparation, language),
    ...inOne(questions, language),
    ...inOne(sociograms, language),
    ...inOne(situations, language),
    ...inOne(suggestions, language),
    ...inOne(rounds, language),
    ...inOne(documentation, language),
    ...inOne(methods, language),
    ...inOne(lists, language),
    ...inOne(register, language),
    ...inOne(reports, language),
    ...inOne(privacy, language),
  }
}

const auditMessages: Catalogue<AuditAction> = { fr: wordsIn('fr'), nl: wordsIn('nl'), en: wordsIn('en'), de: wordsIn('de') }

export const AUDIT_ACTIONS = Object.keys(auditMessages.en) as AuditAction[]

/** Null for an action of an earlier version that nobody writes any more. */
export function sayAction(language: Language, action: string): string | null {
  return isKnown(action) ? translator(auditMessages, language)(action) : null
}

function isKnown(action: string): action is AuditAction {
  return Object.hasOwn(auditMessages.en, action)
}

/** The actions in whose sentence, or name, all these words stand; in whichever language they were typed. */
export function findActions(words: string): AuditAction[] {
  const wanted = normaliseName(words).split(' ')
  return AUDIT_ACTIONS.filter((action) =>
    [action.replaceAll(/[-._]/g, ' '), ...LANGUAGES.map((language) => auditMessages[language][action])].some((text) => {
      const said = normaliseName(String(text))
      return wanted.every((word) => said.includes(word))
    }),
  )
}
