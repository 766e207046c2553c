// Words that stand near a number and say what it is, in all four languages, folded to lower case without accents. Version 1.

export const CUES = {
  national:
    /\b(?:niss|insz|ssin|rijksregister\w*|rrn|registre national|numero national|nr? ?nat|no? ?rn|n° ?rn|nationaal nummer|national (?:register|number|insurance)|bis-?(?:nummer|nr|numero)|numero bis|securite sociale|nir|secu|social security|bsn|burgerservicenummer|sofi-?nummer|sozialversicherungs\w*|nationalregister\w*|matricule|cns)\b/,
  dutchNational: /\b(?:bsn|burgerservice\w*|sofi\w*|persoonsnummer)\b/,
  provider:
    /\b(?:inami|riziv|likiv|nihdi|provider (?:number|no\.?|nr|id)|numero (?:de |du )?prestataire|prestataire|zorgverleners?nummer|zorgverstrekkers?nummer|leistungserbringer\w*|anbieternummer)\b/,
  identity:
    /\b(?:carte d'?identite|cni|eid|e-id|id ?-?(?:card|kaart|nr|no|n°|nummer)|identiteitskaart\w*|identity card|passeport|paspoort\w*|passport|reisepass\w*|(?:personal)?ausweis\w*|titre de sejour|carte de sejour|verblijfs\w+|vreemdelingenkaart|residence permit|aufenthalts\w+|permis de conduire|rijbewijs\w*|driving licence|driver's licen[cs]e|fuhrerschein\w*|annexe 35|oranje kaart|carte orange)\b/,
  tax: /\b(?:numero fiscal|n° ?fiscal|spi|fiscaal nummer|steuer-?(?:id|identifikations\w*|nummer|nr)|steuerliche identifikations\w*|idnr|tin|tax (?:id|number|reference)|utr|belastingnummer)\b/,
  account: /\b(?:iban|compte|n° ?de compte|rekening\w*|rek|konto\w*|bankverbindung|account|virement|overschrijv\w*|rib)\b/,
  enterprise:
    /\b(?:bce|kbo|tva|btw|vat|ust-?id\w*|n° ?d'?entreprise|ondernemingsn\w*|numero d'?entreprise|enterprise number|enterprise no|company (?:number|no|nr|id)|business number|registration number|unternehmensnummer|firmennummer|handelsregister\w*|unternehmensnr|bedrijfsnummer|ond\.? ?nr|onr|entreprise|onderneming|vennootschap|societe|siret|siren|kvk|rpm|rpr|hrb|charity)\b/,
  phone:
    /(?:\b(?:tel\w*|gsm|mobile?|portable|phone|cell|fax|whats-?app|signal|appel\w*|bel(?:len|t)?|gebeld|bereik\w*|joign\w*|joindre|numero|nummer|number|call\w*|ring|handy\w*|rufnummer|anruf\w*|erreichbar|sms|contact\w*|text(?:ing|ed)?)\b|[☎📞📱])/u,
  /** Words that speak of calling, not of any number. */
  call: /(?:\b(?:tel|tel\w{5,}|gsm|mobile?|portable|phone|cell|fax|whats-?app|appel\w*|belt|bellen|gebeld|bereik\w*|joign\w*|joindre|call\w*|ring|handy\w*|rufnummer|anruf\w*|erreichbar|sms)\b|[☎📞📱])/u,
  birth:
    /(?:\bne(?:\W?e)?(?: ?\(e\))?,? (?:en |a \w[\w-]{1,20} )?le\b|\bne(?:\W?e)?(?: ?\(e\))?,? ?:? ?$|\bnaissance\b|\bnaiss\b|\bddn\b|\bd\.? ?d\.? ?n\b|\bd\.? ?n\.? ?:|\bgeb\b|\bgeboren\b|\bgeboorte(?:dag|datum|jaar|plaats|akte)?\b|\bverjaa?r(?:dag|t|de|en)?\b|\bgd\b|\bborn\b|\bd\.?o\.?b\b|\bdate of birth\b|\bbirth ?da(?:y|te)\b|\bgeburts?(?:tag|datum|dat|jahr|ort)?\b|\bgebdat\w*|\banniversaire\b|\bfete ses \d+ ans\b|(?<![n\d] ?)°|\* ?$|†)/,
  event:
    /\b(?:admis\w*|admission|hospitalis\w*|entree?|sortie?|sorti|ingress\w*|opgenomen|opname|ontsla\w*|overle\w*|gestorven|begrafenis|begraven|deced\w*|deces|mort\w*|enterr\w*|funerailles|died|death|discharge\w*|admitted|hospitali[sz]ed|surgery|operat\w*|operation|opere\w*|ingreep|geopereerd|accident|ongeval|unfall|eingeliefert|aufgenommen|aufnahme|entlass\w*|verstorben|gestorben|beerdigung|expuls\w*|uithuisgezet|uithuiszetting|evict\w*|geraumt|zwangsraum\w*|tribunal|rechtbank|court|gericht|audience|zitting|incarcer\w*|arret\w*|gearresteerd|arrested|verhaftet|chute|tombee?|gevallen|viel|fell|sturz|gesturzt|fausse couche|accouch\w*|bevallen|bevalling|gave birth|entbunden|suicid\w*|zelfmoord\w*|ts)\b/,
  /** A house where people stay, and since when: right before a date. */
  staySince:
    /\b(?:ziekenhuis|hopital|hospital|krankenhaus|spital|heim|pflegeheim|rusthuis|wzc|woonzorgcentrum|maison de repos|home|psychiatri\w*|revalidati\w*|kliniek|clinique|clinic|klinik|in care|nursing home|verblijft|sejourne|gevangenis|prison|jail|gefangnis|opvang|foyer|shelter|ward|intensive care|soins intensifs|intensieve|coma|detention|gesloten)\b.{0,22}(?:depuis le|depuis|sinds|since|seit dem|seit) $/,
  /** The same behind a date: “seit dem 3. Mai im Heim”. */
  stayBehind:
    /^ (?:im|in het|in|a l'|en|at|in the|au|auf der) ?(?:ziekenhuis|hopital|hospital|krankenhaus|heim|pflegeheim|rusthuis|psychiatri\w*|revalidati\w*|kliniek|clinique|klinik|prison|gevangenis|gefangnis|intensivstation|maison de repos)\b/,
  residence:
    /\b(?:habit(?:e|es|ent|ait|aient|ant|er|era)|domicilie\w*|(?:son|leur|mon|au) domicile|resid(?:e|es|ent|ait|ant|ing|ed)|resident (?:at|of|in)|log(?:e|ee|es|ent|eait|er)|vit|vivent|(?<!(?:notre|nouvelle|nieuwe|ons|our|new|unsere|neue) )(?:adresse?|address|anschrift)|demeur\w+|woon(?:t|de|den|achtig|plaats|adres)?|wonen|wonend\w*|verblijft|lives?|living|wohn(?:t|te|ten|en|haft|end|ort|sitz)|chez (?:lui|elle|eux)|thuis|demenag\w*|verhuis\w*|moved|zieht|zog|bij haar|bij hem|cohabit\w*|inwon\w*|(?:son|leur|mon) (?:logement|appartement|studio)|sa maison|(?:haar|zijn|hun) (?:woning|woonst|appartement|studio|huis|flat)|(?:her|his|their) (?:flat|house|home|apartment)|(?:ihre|seine|ihrer|seiner|ihr|sein) (?:wohnung|haus))\b/,
  /** Houses and groups: they have an address, and a day on which they began, that are nobody's. */
  house:
    /\b(?:asbl|vzw|association|vereniging|verein|club|groupe|groep|gruppe|group|werkgroep|arbeitsgruppe|comite|committee|projet|project|projekt|collectif|collectief|mouvement|beweging|federation|fondation|stichting|stiftung|foundation|charity|maison (?:medicale|de quartier|de repos|de jeunes)|buurthuis|buurthuizen|wijkcentrum|gemeenschapscentrum|woonzorgcentrum|woonwinkel|rusthuis|pflegeheim|wohnheim|nursing home|care home|community centre|drop-in|ecole|school|schule|creche|kita|service|dienst|centre|centrum|zentrum|bureau|kantoor|buro|permanence|spreekuur|sprechstunde|onthaal|lokaal|salle|zaal|saal|residence|batiment|immeuble|gebouw|gebaude|building|logements|woningen|wohnungen|quartier|wijk|buurt|viertel|soins a domicile|thuiszorg|thuisverpleging|epicerie|bibliotheque|bibliotheek|library|pharmacie|apotheek|apotheke|pharmacy|clinique|kliniek|klinik|clinic|hopital|ziekenhuis|hospital)s?\b/,
  /** Somebody in the singular, by a pronoun or a title. */
  somebody:
    /\b(?:elle|il|lui|mme|madame|mlle|monsieur|mevrouw|mevr|mw|dhr|meneer|zij|ze|hij|haar|zijn|she|he|her|his|mrs|ms|mr|frau|herr|sie|er|ihr|patiente?|cliente?|bewoner|bewoonster|resident|nee?|fille|fils|dochter|zoon|daughter|son)\b/,
  /** Right behind a number. */
  amount: /^ ?(?:€|eur\b|euros?\b|%|\$|£|frs?\b|bef\b|kg\b|km\b|m²|m2\b)/,
} as const

export type Cue = keyof typeof CUES

const BEYOND_ASCII = /[\u0080-\uffff]/
const MARKS = /\p{M}/gu
const PLAIN: Readonly<Record<string, string>> = { '’': "'", œ: 'oe', ß: 'ss' }

/** The words just before a passage, as cues are written. Cut at the line's beginning. */
export function wordsBefore(text: string, at: number, reach: number): string {
  const words = text.slice(Math.max(0, at - reach), at)
  return plain(words.slice(words.lastIndexOf('\n') + 1))
}

export function wordsAfter(text: string, at: number, reach: number): string {
  return plain(text.slice(at, at + reach))
}

/** Small letters without accents. */
export function plain(words: string): string {
  const low = words.toLowerCase()
  if (!BEYOND_ASCII.test(low)) return low
  return low
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(/[’œß]/g, (letter) => PLAIN[letter] ?? letter)
}
