import { languageIn, type Language } from '../../../kernel/language.ts'
import { normaliseName } from '../../../kernel/normalise-name.ts'
import type { Employment } from './person.ts'
import type { ActorKind } from './organisation.ts'

type Labels = Record<Language, string>

/** Common disciplines of the first line and around it. Whoever does something else writes it in own words. */
export const DISCIPLINES: Readonly<Record<string, Labels>> = {
  'social-worker': { fr: 'assistant·e social·e', nl: 'maatschappelijk werker', en: 'social worker', de: 'Sozialarbeiter·in' },
  nurse: { fr: 'infirmier·ère', nl: 'verpleegkundige', en: 'nurse', de: 'Pflegefachperson' },
  'general-practitioner': { fr: 'médecin généraliste', nl: 'huisarts', en: 'general practitioner', de: 'Hausärzt·in' },
  physician: { fr: 'médecin spécialiste', nl: 'arts-specialist', en: 'specialist physician', de: 'Fachärzt·in' },
  psychologist: { fr: 'psychologue', nl: 'psycholoog', en: 'psychologist', de: 'Psycholog·in' },
  physiotherapist: { fr: 'kinésithérapeute', nl: 'kinesitherapeut', en: 'physiotherapist', de: 'Physiotherapeut·in' },
  'occupational-therapist': { fr: 'ergothérapeute', nl: 'ergotherapeut', en: 'occupational therapist', de: 'Ergotherapeut·in' },
  'speech-therapist': { fr: 'logopède', nl: 'logopedist', en: 'speech therapist', de: 'Logopäd·in' },
  midwife: { fr: 'sage-femme', nl: 'vroedvrouw', en: 'midwife', de: 'Hebamme' },
  pharmacist: { fr: 'pharmacien·ne', nl: 'apotheker', en: 'pharmacist', de: 'Apotheker·in' },
  dietitian: { fr: 'diététicien·ne', nl: 'diëtist', en: 'dietitian', de: 'Diätberater·in' },
  'care-assistant': { fr: 'aide-soignant·e', nl: 'zorgkundige', en: 'care assistant', de: 'Pflegehelfer·in' },
  'home-helper': { fr: 'aide familial·e', nl: 'verzorgende', en: 'home helper', de: 'Familienhelfer·in' },
  educator: { fr: 'éducateur·rice', nl: 'opvoeder', en: 'educator', de: 'Erzieher·in' },
  'community-worker': { fr: 'travailleur·euse communautaire', nl: 'opbouwwerker', en: 'community worker', de: 'Quartiersarbeiter·in' },
  'street-worker': { fr: 'travailleur·euse de rue', nl: 'straathoekwerker', en: 'street worker', de: 'Straßensozialarbeiter·in' },
  'health-promoter': { fr: 'promotion de la santé', nl: 'gezondheidspromotor', en: 'health promotion worker', de: 'Gesundheitsförderung' },
  'legal-adviser': { fr: 'juriste', nl: 'jurist', en: 'legal adviser', de: 'Jurist·in' },
  'debt-mediator': { fr: 'médiateur·rice de dettes', nl: 'schuldbemiddelaar', en: 'debt mediator', de: 'Schuldenberater·in' },
  'intercultural-mediator': {
    fr: 'médiateur·rice interculturel·le',
    nl: 'intercultureel bemiddelaar',
    en: 'intercultural mediator',
    de: 'interkulturelle·r Mediator·in',
  },
  teacher: { fr: 'enseignant·e', nl: 'leerkracht', en: 'teacher', de: 'Lehrkraft' },
  coordinator: { fr: 'coordinateur·rice', nl: 'coördinator', en: 'coordinator', de: 'Koordinator·in' },
  'experience-expert': { fr: 'expert·e du vécu', nl: 'ervaringsdeskundige', en: 'expert by experience', de: 'Erfahrungsexpert·in' },
}

/** The label in the reader's language; own words come back as they were written. */
export function disciplineLabel(language: Language, discipline: string): string {
  return DISCIPLINES[discipline]?.[language] ?? discipline
}

/** The code when somebody typed a label of any language, else the own words. */
export function parseDiscipline(text: string): string {
  const sought = normaliseName(text)
  const found = Object.entries(DISCIPLINES).find(
    ([code, labels]) => code === text.trim() || Object.values(labels).some((label) => normaliseName(label) === sought),
  )
  return found?.[0] ?? text.trim()
}

/** The codes whose label, in any language, contains the text: what a search for a discipline means. */
export function listDisciplinesLike(text: string): string[] {
  const sought = normaliseName(text)
  if (sought.length < 3) return []
  return Object.entries(DISCIPLINES).flatMap(([code, labels]) => (Object.values(labels).some((label) => normaliseName(label).includes(sought)) ? [code] : []))
}

const EMPLOYMENT_LABELS: Record<Employment, Labels> = {
  salaried: { fr: 'salarié·e', nl: 'werknemer', en: 'employed', de: 'angestellt' },
  self_employed: { fr: 'indépendant·e', nl: 'zelfstandige', en: 'self-employed', de: 'selbstständig' },
  volunteer: { fr: 'bénévole', nl: 'vrijwilliger', en: 'volunteer', de: 'ehrenamtlich' },
  citizen: { fr: 'citoyen·ne', nl: 'burger', en: 'citizen', de: 'Bürger·in' },
  informal_carer: { fr: 'aidant·e proche', nl: 'mantelzorger', en: 'informal carer', de: 'pflegende·r Angehörige·r' },
}

export function employmentLabel(language: Language, employment: Employment): string {
  return EMPLOYMENT_LABELS[employment][language]
}

const ACTOR_KIND_LABELS: Record<ActorKind, Labels> = {
  care: { fr: 'soins', nl: 'zorg', en: 'health care', de: 'Gesundheit' },
  welfare: { fr: 'aide sociale', nl: 'welzijn', en: 'welfare', de: 'Soziales' },
  authority: { fr: 'autorité publique', nl: 'overheid', en: 'public authority', de: 'Behörde' },
  school: { fr: 'école', nl: 'school', en: 'school', de: 'Schule' },
  trade: { fr: 'commerce', nl: 'handel', en: 'shops and trade', de: 'Handel' },
  citizens: { fr: 'citoyen·nes', nl: 'burgers', en: 'citizens', de: 'Bürger·innen' },
}

export function actorKindLabel(language: Language, kind: ActorKind): string {
  return ACTOR_KIND_LABELS[kind][language]
}

/** Languages often heard in Brussels; any other one is typed. */
export const COMMON_LANGUAGES = ['fr', 'nl', 'en', 'de', 'ar', 'tr', 'es', 'pt', 'it', 'pl', 'ro', 'uk'] as const

/** "arabe" for `ar`; words that are no code come back as they are. */
export function spokenLanguageLabel(language: Language, code: string): string {
  return /^[a-z]{2,3}$/.test(code) ? languageIn(language, code) : code
}
