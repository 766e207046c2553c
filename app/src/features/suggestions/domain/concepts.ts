import type { Language } from '../../../kernel/language.ts'
import { normaliseName } from '../../../kernel/normalise-name.ts'

/** One idea in four languages: the word that is shown, and beginnings of words by which a text is recognised. */
export type Concept = { key: string; label: Record<Language, string>; signs: readonly string[] }

function concept(key: string, fr: string, nl: string, en: string, de: string, signs: string): Concept {
  return { key, label: { fr, nl, en, de }, signs: signs.split('|') }
}

/**
 * Ideas in which French and Dutch meet until a community has its own glossary. Signs are without accents and in small letters; each is the beginning
 * of one or more words that follow each other.
 */
export const CONCEPTS: readonly Concept[] = [
  concept(
    'rent-arrears',
    'arriérés de loyer',
    'huurachterstand',
    'rent arrears',
    'Mietrückstand',
    'arriere de loyer|arrieres de loyer|loyer impaye|loyers impayes|retard de loyer|huurachterstand|achterstallige huur|huurschuld|rent arrears|mietruckst|mietschuld',
  ),
  concept('eviction', 'expulsion', 'uithuiszetting', 'eviction', 'Räumung', 'expuls|uithuiszett|uitzetting uit|evict|zwangsraum|raumungs'),
  concept('debts', 'dettes', 'schulden', 'debts', 'Schulden', 'dette|surendett|mediation de dettes|schuld|schuldbemiddel|debt|uberschuld'),
  concept(
    'energy',
    'énergie et factures',
    'energie en facturen',
    'energy and bills',
    'Energie und Rechnungen',
    'energie|facture|chauffage|electricite|gaz |verwarming|factuur|facturen|elektriciteit|energy|heating|bills|heizung|rechnung|strom',
  ),
  concept(
    'damp-housing',
    'logement humide ou abîmé',
    'vochtige of slechte woning',
    'damp or poor housing',
    'feuchte oder schlechte Wohnung',
    'humidit|moisiss|insalubr|vocht|schimmel|onbewoonbaar|damp|mould|feucht',
  ),
  concept(
    'housing-search',
    'recherche de logement',
    'zoektocht naar een woning',
    'looking for housing',
    'Wohnungssuche',
    'cherche un logement|recherche de logement|logement social|agence immobiliere sociale|sociale woning|woning zoek|zoekt een woning|sociaal verhuurkantoor|social housing|housing search|wohnungssuche|sozialwohnung',
  ),
  concept(
    'homeless',
    'sans chez-soi',
    'dak- en thuisloosheid',
    'homelessness',
    'Wohnungslosigkeit',
    'sans abri|sans chez soi|dort dehors|a la rue|dakloos|thuisloos|slaapt buiten|homeless|obdachlos|wohnungslos',
  ),
  concept(
    'residence-permit',
    'titre de séjour',
    'verblijfsrecht',
    'residence permit',
    'Aufenthaltsrecht',
    'titre de sejour|sans papier|regularisat|verblijf|zonder papieren|residence permit|undocumented|aufenthalt|ohne papiere',
  ),
  concept(
    'urgent-medical-aid',
    'aide médicale urgente',
    'dringende medische hulp',
    'urgent medical aid',
    'dringende medizinische Hilfe',
    'aide medicale urgente|dringende medische hulp|urgent medical aid|dringende medizinische',
  ),
  concept(
    'health-insurance',
    'mutuelle et assurabilité',
    'ziekenfonds en verzekering',
    'health insurance',
    'Krankenkasse',
    'mutuelle|mutualite|assurabilit|ziekenfonds|mutualiteit|verzekerbaar|health insurance|krankenkasse',
  ),
  concept(
    'welfare-office',
    'CPAS',
    'OCMW',
    'public welfare office',
    'ÖSHZ',
    'cpas|ocmw|revenu d integration|leefloon|oshz|welfare office|integrationseinkommen',
  ),
  concept(
    'disability-benefit',
    'allocation de handicap',
    'tegemoetkoming handicap',
    'disability benefit',
    'Behindertenbeihilfe',
    'allocation de handicap|reconnaissance de handicap|handicap|invalidite|invaliditeit|tegemoetkoming|disability|behinder',
  ),
  concept(
    'unemployment',
    'emploi et chômage',
    'werk en werkloosheid',
    'work and unemployment',
    'Arbeit und Arbeitslosigkeit',
    'chomage|emploi|licenci|werkloos|ontslag|job|werk zoek|unemploy|arbeitslos',
  ),
  concept('diabetes', 'diabète', 'diabetes', 'diabetes', 'Diabetes', 'diabet|insulin|glycem|suikerziekte'),
  concept(
    'medication',
    'médicaments',
    'geneesmiddelen',
    'medication',
    'Medikamente',
    'medicament|traitement|pilulier|geneesmiddel|medicatie|pillendoos|medication|medikament',
  ),
  concept(
    'home-nursing',
    'soins à domicile',
    'thuisverpleging',
    'home nursing',
    'häusliche Pflege',
    'soins a domicile|infirmier a domicile|infirmiere a domicile|thuisverpleg|thuiszorg|home nurs|hausliche pflege',
  ),
  concept(
    'home-help',
    'aide à domicile',
    'thuishulp',
    'home help',
    'Haushaltshilfe',
    'aide familiale|aide menagere|aide a domicile|titres services|gezinshulp|poetshulp|thuishulp|home help|haushaltshilfe',
  ),
  concept('fall', 'chutes', 'vallen', 'falls', 'Stürze', 'chute|tombe|valpartij|gevallen|valrisico|falls|fell |sturz'),
  concept(
    'memory-loss',
    'troubles de la mémoire',
    'geheugenproblemen',
    'memory loss',
    'Gedächtnisprobleme',
    'memoire|demenc|alzheimer|oublie|geheugen|dementie|vergeet|memory loss|dementia|demenz|gedachtnis',
  ),
  concept(
    'mental-health',
    'santé mentale',
    'geestelijke gezondheid',
    'mental health',
    'psychische Gesundheit',
    'sante mentale|psychi|depress|angoiss|geestelijke gezondheid|mental health|anxiety|angst|psychisch',
  ),
  concept('alcohol', 'alcool', 'alcohol', 'alcohol', 'Alkohol', 'alcool|boit beaucoup|alcohol|drinkt|alkohol'),
  concept(
    'drugs',
    'usage de produits',
    'middelengebruik',
    'drug use',
    'Drogenkonsum',
    'toxicoman|drogue|usage de produits|substance|drugs|middelengebruik|verslaving|addict|sucht',
  ),
  concept(
    'violence-at-home',
    'violences à la maison',
    'geweld thuis',
    'violence at home',
    'häusliche Gewalt',
    'violence conjug|violences conjug|violences intra|partnergeweld|huiselijk geweld|geweld thuis|domestic violence|hausliche gewalt',
  ),
  concept(
    'loneliness',
    'solitude',
    'eenzaamheid',
    'loneliness',
    'Einsamkeit',
    'solitude|isole|isolement|se sent seul|eenzaam|alleenstaand|lonely|lonel|einsam',
  ),
  concept(
    'carer-strain',
    'aidant proche épuisé',
    'overbelaste mantelzorger',
    'exhausted carer',
    'überlastete Angehörige',
    'aidant|proche aidant|epuise|mantelzorg|overbelast|uitgeput|informal carer|caregiver|pflegende angehorig',
  ),
  concept(
    'pregnancy',
    'grossesse et naissance',
    'zwangerschap en geboorte',
    'pregnancy and birth',
    'Schwangerschaft und Geburt',
    'grossesse|enceinte|accouch|naissance|zwanger|bevall|geboorte|pregnan|schwanger|geburt',
  ),
  concept(
    'young-child',
    'petite enfance',
    'jonge kinderen',
    'young children',
    'Kleinkinder',
    'creche|petite enfance|nourrisson|bebe|kinderopvang|kribbe|baby|peuter|toddler|kleinkind',
  ),
  concept('school', 'école', 'school', 'school', 'Schule', 'ecole|scolair|decrochage|school|onderwijs|schule'),
  concept('youth', 'jeunes', 'jongeren', 'young people', 'Jugendliche', 'adolescen|jeune|jongere|puber|teenager|young people|jugendlich'),
  concept(
    'language-barrier',
    'barrière de la langue',
    'taaldrempel',
    'language barrier',
    'Sprachbarriere',
    'interprete|traduct|barriere de la langue|barriere de langue|ne parle pas|tolk|vertal|taaldrempel|taalbarriere|spreekt geen|interpreter|language barrier|dolmetsch|sprachbarriere',
  ),
  concept(
    'digital',
    'démarches en ligne',
    'digitale stappen',
    'online steps',
    'digitale Schritte',
    'numerique|en ligne|internet|ordinateur|digitaal|online|computer|itsme',
  ),
  concept(
    'paperwork',
    'courriers et démarches',
    'brieven en papierwerk',
    'letters and paperwork',
    'Briefe und Formulare',
    'courrier|demarche|formulaire|administratif|brieven|papierwerk|formulier|paperwork|formular|behordenbrief',
  ),
  concept(
    'guardianship',
    'administration des biens',
    'bewindvoering',
    'guardianship',
    'Betreuung des Vermögens',
    'administrateur de biens|administration de biens|administration des biens|bewindvoer|guardian|vermogensverwalt',
  ),
  concept(
    'legal-help',
    'aide juridique',
    'rechtsbijstand',
    'legal help',
    'Rechtshilfe',
    'avocat|aide juridique|justice de paix|advocaat|rechtsbijstand|vrederechter|juridische hulp|lawyer|legal aid|rechtshilfe|anwalt',
  ),
  concept(
    'transport',
    'déplacements',
    'vervoer',
    'transport',
    'Wege und Fahrten',
    'transport|deplacement|se deplacer|vervoer|verplaats|mobiliteit|getting around|fahrdienst',
  ),
  concept(
    'food',
    'aide alimentaire',
    'voedselhulp',
    'food aid',
    'Lebensmittelhilfe',
    'colis alimentaire|aide alimentaire|epicerie sociale|repas|voedsel|maaltijd|food|meals|lebensmittel|mahlzeit',
  ),
  concept('hoarding', 'logement encombré', 'verzamelwoede', 'hoarding', 'Horten', 'encombre|syllogoman|diogene|verzamelwoede|opgestapeld|hoard|vermull'),
  concept(
    'hospital-discharge',
    'sortie d’hôpital',
    'ontslag uit het ziekenhuis',
    'leaving hospital',
    'Entlassung aus dem Krankenhaus',
    'sortie d hopital|sortie de l hopital|retour a domicile|ontslag uit het ziekenhuis|terug naar huis|hospital discharge|leaving hospital|entlassung',
  ),
  concept('end-of-life', 'fin de vie', 'levenseinde', 'end of life', 'Lebensende', 'fin de vie|palliat|levenseinde|end of life|lebensende'),
  concept('grief', 'deuil', 'rouw', 'grief', 'Trauer', 'deuil|veuf|veuve|rouw|weduw|grief|widow|trauer|witwe'),
  concept(
    'non-take-up',
    'non-recours',
    'onderbescherming',
    'rights not taken up',
    'nicht genutzte Rechte',
    'non recours|droits non|n a pas demande|onderbescherming|rechten niet|not claimed|take up of rights|nicht beantragt',
  ),
  concept(
    'teeth-eyes',
    'dents, lunettes, audition',
    'tanden, bril, gehoor',
    'teeth, glasses, hearing',
    'Zähne, Brille, Gehör',
    'dentist|dentaire|lunettes|audit|tandarts|gebit|bril |gehoor|dental|glasses|hearing|zahn|brille',
  ),
  concept(
    'neighbours',
    'conflit de voisinage',
    'burenruzie',
    'neighbour conflict',
    'Nachbarschaftsstreit',
    'conflit de voisinage|voisin|burenruzie|buren|neighbour|nachbar',
  ),
  concept(
    'meeting-place',
    'lieu de rencontre',
    'ontmoetingsplek',
    'place to meet',
    'Begegnungsort',
    'lieu de rencontre|maison de quartier|activites|sortir|ontmoeting|buurthuis|wijkcentrum|activiteiten|meeting place|community centre|begegnung',
  ),
  concept(
    'autonomy',
    'rester autonome',
    'zelfstandig blijven',
    'staying independent',
    'selbstständig bleiben',
    'autonom|rester chez|vivre chez|zelfstandig|thuis blijven|thuis wonen|independen|stay at home|selbststandig|zu hause',
  ),
]

const BY_KEY = new Map(CONCEPTS.map((each) => [each.key, each]))

export function findConcept(key: string): Concept | null {
  return BY_KEY.get(key) ?? null
}

/** Ideas named in a text, in whatever of the four languages, in the order of the list. */
export function conceptsOf(text: string): string[] {
  // A word begins after a space; the one at the end lets a sign ask for a whole word.
  const plain = ` ${normaliseName(text)} `
  return CONCEPTS.filter(({ signs }) => signs.some((sign) => plain.includes(` ${sign}`))).map(({ key }) => key)
}
