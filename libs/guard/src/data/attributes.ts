// What narrows a person down, with how many people it leaves. Version 1. Shares are rounded bands, not statistics: they tell 5 people from 500.
// Belgium and Brussels, after Statbel's published tables (population by age and sex, households, nationality groups; 2023) and the prevalence bands of Orphanet (1 in 2,000 is
// what Europe calls rare). Sector: some 1,700 inhabitants in Brussels.

export type Attribute = { name: string; share: number; pattern: RegExp }

/** People in the smallest place that a text names. */
export const PEOPLE_IN = {
  street: 250,
  school: 600,
  building: 120,
  quarter: 7_000,
  sector: 1_700,
  village: 1_500,
  municipality: 50_000,
  employer: 400,
  unknown: 7_000,
} as const

/** Share of one year of age, both sexes, from the pyramid of Brussels. */
export function shareOfAge(age: number): number {
  if (age < 18) return 0.0125
  if (age < 60) return 0.0145
  if (age < 75) return 0.0095
  if (age < 85) return 0.005
  if (age < 90) return 0.0025
  if (age < 95) return 0.0012
  return age < 100 ? 0.0003 : 0.00005
}
export const SHARE_OF_SEX = 0.5

/** Tried on words without accents, in small letters. */
export const HOUSEHOLDS: readonly Attribute[] = [
  {
    name: 'alone',
    share: 0.2,
    pattern:
      /\b(?:vit|vivant|habite|habitant) (?:toute? )?seule?\b|\b(?:woont|leeft) alleen\b|\balleenwonende?\b|\blives? (?:alone|on (?:her|his) own)\b|\bliving alone\b|\b(?:lebt|wohnt) allein\b|\balleinlebend/,
  },
  {
    name: 'single-parent',
    share: 0.05,
    pattern:
      /\b(?:mere|pere|maman|papa) (?:celibataire|seule?|solo)\b|\balleenstaande (?:moeder|vader|ouder)\b|\bsingle (?:mother|father|parent|mum|dad)\b|\balleinerziehend/,
  },
  {
    name: 'widowed',
    share: 0.04,
    pattern:
      /\b(?:veuve?|veuf|weduwe|weduwnaar|widow(?:er|ed)?|witwer?|verwitwet|a perdu (?:sa femme|son mari|son epouse)|(?:verloor|is) (?:zijn vrouw|haar man) (?:verloren|kwijt)|verloor (?:zijn vrouw|haar man)|lost (?:his wife|her husband)|verlor (?:seine frau|ihren mann))\b/,
  },
  {
    name: 'many-children',
    share: 0.01,
    pattern:
      /\b(?:[4-9]|1\d|quatre|vier|four|cinq|six|sept|huit|neuf|vijf|zes|zeven|acht|negen|five|seven|eight|nine|funf|sechs|sieben) (?:enfants|kinderen|children|kindern?)\b/,
  },
  { name: 'twins', share: 0.008, pattern: /\b(?:jumeaux|jumelles|tweeling\w*|twins?|zwilling\w*)\b/ },
  {
    name: 'triplets',
    share: 0.0002,
    pattern: /\b(?:tripl(?:e|ee)s|quadrupl(?:e|ee)s|drieling\w*|vierling\w*|triplets?|quadruplets?|quads|drilling\w*)\b/,
  },
  {
    name: 'dwelling',
    share: 0.0003,
    pattern:
      /\b(?:woonboot|houseboat|hausboot|peniche|yourte|joert|yurt|jurte|roulotte|woonwagen|caravane?|wohnwagen|moulin|molen|windmill|windmuhle|phare|vuurtoren|presbytere|pastorie|rectory|couvent|klooster|convent|kloster|abbaye|abdij|abbey|abtei)\b/,
  },
  { name: 'homeless', share: 0.006, pattern: /\b(?:sans[- ]abri|sdf|dakloze?|thuisloze?|homeless|obdachlos\w*|vit dans (?:sa|une) voiture)\b/ },
]

export const NATIONALITIES: readonly Attribute[] = [
  {
    name: 'tiny-group',
    share: 0.0003,
    pattern:
      /\b(?:islandaise?s?|ijslandse?|ijslander|icelandic|icelander|islandisch\w*|islander(?:in)?|tibetaine?s?|tibetaanse?|tibetaan|tibetan|tibetisch\w*|tibeter(?:in)?|mongole?s?|mongoolse?|mongool|mongolian|mongolisch\w*|mongolin|ouzbeke?s?|oezbeekse?|oezbeek|uzbek|usbekisch\w*|usbek(?:in)?|bolivien(?:ne)?s?|boliviaanse?|boliviaan|bolivian|bolivianisch\w*|bolivianer\w*|yemenite?s?|jemenitische?|jemeniet|yemeni|jemenitisch\w*|birmane?s?|birmaanse?|birmaan|burmese|birmanisch\w*|kazakhe?s?|kazachse?|kazach|kazakh|kasachisch\w*|kasach\w*|neo-zelandaise?s?|nieuw-zeeland\w*|new zealander|neuseeland\w*|fidjien\w*|fiji\w*|fidschi\w*|laotien\w*|laotiaanse?|laotian|laotisch\w*|malgaches?|malagassische?|malagasy|samoan\w*|maltaise?s?|maltese?r?|maltezer|estonien\w*|estse|est[en]\b|estonian|estnisch\w*|estin|letton\w*|letse|latvian|lettisch\w*|lett(?:e|in)\b|kirghize?s?|kirgizische?|kyrgyz|kirgisisch\w*|tadjike?s?|tadzjiekse?|tajik|tadschikisch\w*|ouigoure?s?|oeigoerse?|oeigoer\w*|uyghur|uigur\w*|rohingya|bhoutan\w*|bhutan\w*|papou\w*|papoea\w*|papua\w*|paraguay\w*|uruguay\w*|groenland\w*|greenland\w*|gronland\w*|feroe\w*|tonga\w*|vanuatu\w*|seychell\w*|comorien\w*|comoor\w*|comorian|komor\w*|djiboutien\w*|djibouti\w*|dschibuti\w*|surinam\w*|guyanais\w*|belizien\w*|hondurien\w*|hondurees\w*|honduran|costaricien\w*|panameen\w*|panamese?|panamaian|turkmen\w*|azeri\w*|azerbaid\w*|azerbeid\w*|azerbaij\w*|aserbaid\w*|namibien\w*|namibi\w*|botswan\w*|lesotho\w*|swazi\w*|eritreisch\w*|omanais\w*|omani|brunei\w*|maldiv\w*|malediv\w*|timor\w*|inuit\w*|maori\w*|aborigene?s?|andorran\w*|monegasque?s?|liechtenstein\w*)\b/,
  },
  {
    name: 'large-group',
    share: 0.05,
    pattern:
      /\b(?:marocaine?s?|marokkaanse?|moroccan|marokkanisch\w*|francaise?s?|franse?|french|franzosisch\w*|roumaine?s?|roemeense?|romanian|rumanisch\w*|italienne?s?|italiaanse?|italian|italienisch\w*|turque?s?|turkse?|turkish|turkisch\w*|polonaise?s?|poolse?|polish|polnisch\w*|espagnole?s?|spaanse?|spanish|spanisch\w*|portugaise?s?|portugese?|portuguese|portugiesisch\w*|congolaise?s?|congolese|kongolesisch\w*|bulgare?s?|bulgaarse?|bulgarian|syrienne?s?|syrische?|syrian|guineenne?s?|guineen|guinese|guinean)\b/,
  },
  {
    name: 'small-group',
    share: 0.003,
    pattern:
      /\b(?:erythree\w*|eritrean|eritrese?|ethiopien\w*|ethiopische?|ethiopian|tchetchene?|tsjetsjeense?|chechen|ouzbeke?|oezbeekse?|uzbek|georgien\w*|georgische?|georgian|armenien\w*|armeense?|armenian|vietnamien\w*|vietnamese?|cambodgien\w*|cambodian|bolivien\w*|boliviaanse?|bolivian|haitien\w*|haitiaanse?|haitian|yemenite?|jemenitische?|yemeni|nepalaise?|nepalese?|birmane?|burmese|soudanaise?|soedanese?|sudanese|kazakhe?|kazachse?|kazakh|neo-zelandaise?|new zealander|coreenne?|koreaanse?|korean|fidjien\w*|laotien\w*|malgache|samoan\w*|maltaise?|maltese?|estonien\w*|estse|estonian|letton\w*|letse|latvian|kirghize?|kirgizische?|tadjike?|ouigoure?|oeigoerse?|uyghur|rohingya)\b/,
  },
  { name: 'stateless', share: 0.002, pattern: /\b(?:apatride|staatloze?|stateless|staatenlos\w*)\b/ },
]

/** Near a condition these say that a group, a course or a door is meant, nobody in particular. */
export const IN_GENERAL =
  /\b(?:personnes|mensen|people|menschen|patienten|patients|groupe|groep|group|gruppe|cafe|journee|semaine|week|formation|vorming|training|schulung|accessib\w*|acces|toegankelijk\w*|access|zugang\w*|barrierefrei|atelier|workshop|campagne|campaign|infos?|infosessie|infoavond|conference|lezing|vortrag|association|vereniging|verein|ligue|liga|expo\w*|projet|project|projekt|onderzoek|etude|study|studie|cijfers|chiffres)\b/

export const CONDITIONS: readonly Attribute[] = [
  {
    name: 'common',
    share: 0.02,
    pattern:
      /\b(?:demence|dementie|dementia|demenz|alzheimer|schizophren\w*|bipolaire?|bipolair|bipolar|epileps\w*|epilept\w*|autis\w*|trisomie|syndrome de down|down syndrome|syndroom van down|avc|beroerte|stroke|schlaganfall)\b/,
  },
  {
    name: 'seldom',
    share: 0.002,
    pattern:
      /\b(?:parkinson|sclerose en plaques|multiple sclerose|multiple sclerosis|multiple sklerose|crohn|aveugles?|blinde?|malvoyante?s?|slechtziend\w*|sourde?s?|sourd-muet\w*|gehorlos\w*|doof|deaf|taub|korsakoff?|narcoleps\w*|drepanocyt\w*|sikkelcel\w*|sickle cell|vih|hiv|seropositi\w*|tuberculose|tuberculosis|amputee?|geamputeerd|amputee|dialyse\w*|dialysis|greffee?|transplant\w*|chaise roulante|fauteuil roulant|rolstoel|wheelchair|rollstuhl|tetraplegi\w*|paraplegi\w*|hemophil\w*|hemofilie|transgenre|transgender|trans\b)\b/,
  },
  {
    name: 'rare',
    share: 0.0001,
    pattern:
      /\b(?:huntington|sclerose laterale|charcot|mucoviscidose|mucoviscidose|cystic fibrosis|mukoviszidose|creutzfeldt\w*|marfan|ehlers|wilson|gaucher|fabry|pompe|prader\w*|angelman|rett\b|duchenne|maladie rare|zeldzame ziekte|rare disease|seltene krankheit|maladie orpheline|porphyri\w*|locked-in|progeria|nanisme|dwerggroei|dwarfism|albin\w*|siamoi\w*|acromegali\w*|xeroderma|syndrome de \w+-\w+|leigh\b|sanfilippo|moyamoya|osteogenes\w*|epidermolys\w*|os de verre|glasknochen\w*|glazen botten|brittle bone\w*|brozebottenziekte|enfants? de la lune|stiff[- ]person|homme de pierre|fibrodysplas\w*|kleine-levin|alport|batten|niemann\w*|tay-sachs|krabbe|alexander-krankheit|hutchinson\w*|werner|usher|stargardt|noonan|cri du chat|williams|rasmussen|dravet|lennox\w*|tuber\w* sclero\w*|sclerose tubereuse|tubereuze sclerose|neurofibromatos\w*|friedreich|syringomyel\w*|phenylcetonur\w*|fenylketonur\w*|phenylketonur\w*|galactosem\w*|cystinos\w*|mitochondri\w*|amyloidos\w*|sclerodermi\w*|sklerodermi\w*|spina bifida|amyotroph\w*|insomnie fatale|fatal\w* (?:familial )?insomnia|prion\w*|lepre|lepra|leprosy|pest|botulism\w*|rabies|hondsdolheid|guillain|myasthen\w*|steinert|becker|cowden|proteus|apert|treacher|moebius|mobius|turner|klinefelter|edwards|patau|slaapziekte|sleeping sickness|dysmeli\w*|thalidomid\w*|softenon\w*)\b/,
  },
]

/** Something that one tells of a person and not of an office: illness, drink, prison, debts, a divorce. */
export const PRIVATE_MATTER =
  /\b(?:malade|cancer|depressi\w*|burn-?out|suicid\w*|boit|alcool\w*|drogue\w*|prison|dettes?|surendette\w*|divorc\w*|separee?|enceinte|battue?|frappee?|violente?|hospitalise\w*|delire|demence|ziek|depressie|drinkt|verslaafd\w*|verslaving|zit vast|gevangenis|schulden|gescheiden|scheiding|zwanger|geslagen|slaat|opgenomen|psychose|dement\w*|ill|sick|drinks|drinking|depressed|addict\w*|in debt|debts|pregnant|beats|beaten|jail|krank|trinkt|depressiv|suchtig|gefangnis|schwanger|geschieden|schlagt)\b/

/** Held by one in a shop, a school or a building, and somebody’s kin: counted only where something private is told. */
export const HOLDERS: readonly Attribute[] = [
  {
    name: 'holder',
    share: 0.0005,
    pattern:
      /\b(?:le|la|de|the|der|die) (?:concierge|gerante?|patronn?e?|directeur|directrice|epiciere?|boulangere?|bouchere?|pharmacienn?e?|coiffeuse?|coiffeur|gardienn?e?|conciërge|uitbat\w+|huisbewaar\w+|bakker|slager|apotheker\w*|kruidenier|kapster|kapper|zaakvoerder|zaakvoerster|caretaker|owner|landlord|landlady|baker|butcher|shopkeeper|pharmacist|hairdresser|hausmeister\w*|wirt(?:in)?|backer\w*|metzger\w*|apotheker\w*|inhaber\w*) (?:du|de la|de l'|des|de|van|of|in|on|at|der|des|vom|von)\b|\b(?:prof(?:esseure?)?|enseignante?|institut\w+) de [a-z]{3,20} (?:de|du|a)\b|\b(?:leerkracht|leraar|lerares|juf|meester) [a-z]{3,20} (?:van|in|op|aan)\b|\b[a-z]{3,15} teacher (?:at|of)\b|\b[a-z]{3,20}lehrer(?:in)? (?:an|am|der|des)\b/,
  },
  {
    name: 'kin-of-holder',
    share: 0.001,
    pattern:
      /\b(?:fils|fille|femme|mari|epouse|epoux|frere|soeur|mere|pere|petit-fils|petite-fille) (?:du|de la|de l') ?(?:bourgmestre|maire|boucher|boulangere?|medecin|docteur|directeur|directrice|cure|pasteur|imam|instituteur|institutrice|concierge|pharmacienn?e?|echevine?|juge|facteur)\b|\b(?:zoon|dochter|vrouw|man|broer|zus|moeder|vader|kleinzoon|kleindochter) van (?:de|het) (?:burgemeester|slager|bakker|dokter|huisarts|directeur|directrice|pastoor|imam|conciërge|apotheker|schepen|rechter|postbode|meester|schoolhoofd)\b|\b(?:mayor|butcher|baker|doctor|headteacher|vicar|imam|caretaker|pharmacist|councillor|judge|postman)'s (?:son|daughter|wife|husband|brother|sister|mother|father)\b|\b(?:sohn|tochter|frau|mann|bruder|schwester|enkel|enkelin) (?:des|der) (?:burgermeister\w*|metzger\w*|backer\w*|arzt\w*|schulleiter\w*|pfarrer\w*|imam\w*|hausmeister\w*|apotheker\w*|richter\w*)\b/,
  },
]

/** Written in capitals only: in small letters they are words. */
export const CONDITION_ACRONYMS = /\b(?:ALS|SLA|SEP|MND)\b/

/** Something that stood in a newspaper, or that everybody in the street knows. */
export const EVENTS: readonly Attribute[] = [
  {
    name: 'told-event',
    share: 0.0002,
    pattern:
      /\b(?:assassine\w*|tuee? (?:dans|par|lors)|mort\w* (?:dans (?:l'accident|l'incendie|l'attentat|un accident)|noyee?)|s'est noyee?|noyade|accident de (?:bus|car|train|tram|metro|grue|chantier)|(?:crash|catastrophe|naufrage|deraillement|avalanche)\b|effondrement|attaquee? par|mordue? par|foudroyee?|electrocutee?|prise? en otage|vermoord\w*|verdronk\w*|verdronken|(?:bus|trein|tram|metro|kraan|werf)ongeval|(?:trein|tram|vliegtuig)ramp|ontspoor\w*|instorting|aangevallen door|gebeten door|door de bliksem|geelektrocuteerd|gegijzeld|ontvoer\w*|murdered|stabbed|drowned|train crash|bus crash|plane crash|derailment|collapse of|attacked by|bitten by|struck by lightning|kidnapped|ermordet\w*|erstochen|ertrunken|ertrank|busungluck|zugungluck|entgleis\w*|einsturz|angegriffen von|vom blitz|entfuhrt\w*|enlevement|kidnapp\w*|proces de|assises|assisenzaal|assisenproces|lijst van de gemeenteraad|gazette|a fait la une|une du journal|reportage|documentaire|documentary|dokumentarfilm|emission (?:de|a la) (?:tele|television)|tv-programma|tv show|fernsehsendung|viral\w*|livre sur sa vie|boek over (?:zijn|haar) leven)\b/,
  },
  {
    name: 'known-person',
    share: 0.00005,
    pattern:
      /\b(?:(?:la|une) victime (?:de|du)|het slachtoffer van|the victim of|das opfer (?:der|des|von)|surviva\w+|rescapee?s?|overleve(?:nde|nden|r|rs)|overleefde|survivors?|survived|uberleb\w*|miraculee?|gagna(?:nte?|it)|a gagne|a remporte|vainqueur|laureate?|winnaars?|winnares|won de|gewonnen|winners?|won the|gewinner\w*|gewann|sieger\w*|jackpot|loterie|lotto|euromillions?|loterij|lottery|lotterie|prix nobel|nobelprijs\w*|nobel prize|nobelpreis\w*|medaill\w+|medaille|medals?|recordhoud\w+|record holder|record du monde|wereldrecord|rekordhalter\w*|rescued from|gered uit|sauvee? (?:de|du|des)|gerettet aus|finaliste?|deelneemster aan|candidate? (?:de|a) (?:the voice|top chef|koh|mole)|otage|gijzelaar|hostage|geisel)\b/,
  },
  {
    name: 'event',
    share: 0.004,
    pattern:
      /\b(?:l'?incendie|incendie (?:de|du|dans)|brand (?:in|van|aan|op)|the fire (?:in|at|of)|brand in der|l'?explosion|ontploffing|explosion|inondation (?:de|du)|overstroming|attentats?|aanslag\w*|anschlag\w*|fusillade|schietpartij|shooting|meurtre de|moord op|murder of|mord an|fait divers|dans (?:la presse|le journal|les journaux)|in de krant|in het nieuws|in the (?:news|paper)|in der zeitung|passee? a la tele|op televisie|on television|im fernsehen|accident (?:de tram|du metro|mortel)|tramongeval|dodelijk ongeval|suicide de son|zelfmoord van (?:zijn|haar))\b/,
  },
]

/** Work and office that few have in one place. */
export const PUBLIC_ROLES: readonly Attribute[] = [
  {
    name: 'known-role',
    share: 0.00005,
    pattern:
      /\b(?:(?:anciene?|ancienne) (?:gardien de but|capitaine|joueu\w+|boxeu\w+|coureu\w+|cycliste|footballeu\w+|arbitre|ambassad\w+|consul|colonel|general|directeur|directrice)|(?:ex|oud|voormalig)e?[- ](?:wielrenn\w+|voetballer|voetbalster|keeper|bokser|kapitein|trainer|international|atlete?|minister|parlementslid|schepen|directeur|directrice|ambassadeur|consul)|former (?:goalkeeper|boxer|cyclist|captain|player|mp\b|member of parliament|ambassador|consul|headmaster|head\b|general|colonel)|ehemaliger? (?:torwart\w*|boxer\w*|radrennfahrer\w*|kapitan\w*|spieler\w*|abgeordnete\w*|direktor\w*|botschafter\w*|schulleiter\w*)|member of parliament|parlementslid|volksvertegenwoordiger|gemeenteraadslid|conseillere? communale?|conseillere? provinciale?|ratsmitglied|stadtrat|gemeinderat|town councillor|eveque|bisschop|bishop|bischof|gouverneur|governor|generaal|entraineu\w+ (?:du|de)|trainer van|coach of|trainer des|capitaine (?:du|de)|kapitein van|captain of|presidente? (?:du|de la|de l')|voorzitter van|chairman of|chairwoman of|president of|vorsitzender? (?:des|der)|ecrivaine? connue?|bekende? schrijver|auteur connu|romanci\w+|vedette|star de|ster van|soapster)\b/,
  },
  {
    name: 'office',
    share: 0.00002,
    pattern:
      /\b(?:(?:ancien(?:ne)?|ex-?) ?)?(?:bourgmestre|maire|mairesse|burgemeester|oud-burgemeester|mayor|mayoress|ex-mayor|burgermeister(?:in)?|altburgermeister(?:in)?|imam|rabbin|rabbijn|rabbi|rabbiner(?:in)?|cure|abbe|pastoor|parochiepriester|parish priest|vicar|pfarrer(?:in)?|dominee|pasteur de|pastor|sacristain|koster|sexton|kuster|directeur de l'(?:ecole|athenee)|directrice de l'(?:ecole|athenee)|directeur du (?:lycee|college)|directrice du (?:lycee|college)|directeur van (?:de school|de basisschool|het atheneum|het college)|directrice van (?:de school|de basisschool|het atheneum|het college)|school ?directeur|school ?directrice|schoolhoofd|headmistress|headmaster|head ?teacher|head of the school|principal of|schulleiter(?:in)?|schuldirektor(?:in)?|rektor(?:in)?|proviseure?|chef de gare|stationschef|station master|bahnhofsvorsteher(?:in)?|commissaire de police|politiecommissaris|korpschef|chief of police|police chief|polizeichef(?:in)?|commandant des pompiers|brandweercommandant|fire chief|feuerwehrkommandant|juge de paix|vrederechter|justice of the peace|friedensrichter(?:in)?|directeur de la creche|directrice de la creche|directrice van de creche|directeur van de creche|kita-leiter(?:in)?|maitre-nageur|maitre-nageuse|badmeester|badjuf|lifeguard|bademeister(?:in)?|sacristaine?|sacristine|opera singer|operazanger\w*|opernsanger\w*|cantatrice|chanteu(?:r|se) d'opera|ancienne? miss|ex-miss|oud-miss|former miss|ministre|minister(?:in)?|garde champetre|veldwachter|bedevaart\w*|chatelaine?|kasteelheer|baronne?|baron(?:es)?|comtesse|gravin|graaf van|countess|doyen de|deken van|dechant|presidente? du (?:cpas|club)|voorzitt?er van het ocmw|secretaire communale?|gemeentesecretaris|town clerk|ortsvorsteher(?:in)?|dorfvorsteher(?:in)?|dorpsdokter|village doctor|dorfarzt|medecin du village)\b/,
  },
  {
    name: 'role',
    share: 0.0002,
    pattern:
      /\b(?:ancienn?e? (?:echevine?|ministre|depute\w*|senat\w*|cure|champion\w*|international\w*)|echevine?|ministre|depute\w*|schepen|oud-\w+|ex-(?:ministre|bourgmestre|joueu\w+|burgemeester)|(?:ex|voormalig)e? (?:minister|voetballer|burgemeester|wielrenner)|former (?:mayor|minister|footballer|champion|councillor)|mayor|councillor|burgermeister\w*|ehemaliger? (?:minister|fussballer|burgermeister)\w*|cure de la paroisse|pastoor|vicar|pfarrer\w*|imam de|imam van|rabbin\w*|chanteu(?:r|se) connue?|bekende? (?:zanger\w*|acteur|actrice)|acteur connu|actrice connue|famous|beruhmt\w*|championne? (?:de|du|olympique)|olympi\w+|wereldkampioen\w*|ambassad\w+|consul\b|joueuse? professionnel\w*|profvoetballer)\b/,
  },
  {
    name: 'rare-work',
    share: 0.0008,
    pattern:
      /\b(?:facteurs? d'orgues|accordeu\w+ de pianos?|pianostemmer|piano tuner|klavierstimmer\w*|cordonniere?|schoenmaker|cobbler|shoemaker|schuster(?:in)?|schuhmacher\w*|marechal-ferrant|hoefsmid|farrier|hufschmied\w*|forgeronn?e?|smid|blacksmith|schmied(?:in)?|tatoueu\w+|tatoe\w+|tattoo\w*|magicienn?e?|goochelaar|magician|zauberer|ventriloque|buikspreker|apicult\w+|imker(?:in)?|bee ?keeper|fauconnier|valkenier|falconer|falkner\w*|egoutier|rioolwerker|thanatopract\w+|embalmer|bestatter\w*|begrafenisonderne\w+|croque-mort|undertaker|carillonn\w+|beiaardier|glockner\w*|harpiste?|harpist(?:in)?|organiste?|organist(?:in)?|relieu(?:r|se)|boekbinder|bookbinder|buchbinder\w*|vitrailliste|glazenier|chocolatiere?|chocolatier|scaphandr\w*|diepzeeduiker|deep-sea diver|speleolog\w*|astronaut\w*|cosmonaut\w*|jockey|matador|torero|luthiere?|batelier|batelie?re|binnenschipper|boatman|schiffer(?:in)?|eclusiere?|sluiswachter|lock keeper|ferronni\w+|tonnelier|kuiper|cooper|rempaill\w+|vannier|mandenvlechter|basket ?maker|korbflechter\w*|sourci\w+|gardien de zoo|dierenverzorger|zookeeper|dentelliere|kantkloster|lacemaker|sabotier|klompenmaker|clog maker|graveu(?:r|se)|heraut|sculpteu\w+|violist(?:e)?|souffleur de verre|dompteu\w+|prestidigitateur|ramoneur|chef d'orchestre|orgelbouwer|vioolbouwer|dirigent|glasblazer|violin maker|organ builder|orchestra conductor|glassblower|geigenbauer\w*|orgelbauer\w*|danseuse etoile|pilote de (?:ligne|chasse)|piloot|airline pilot|horloger|horlogemaker|watchmaker|taxidermiste|gardien de phare|fossoyeur|grafdelver|gravedigger|trapeziste|clown|acrobate|cascadeur|stuntman|patissiere? de la|boulangere? de la|bakker van|butcher of)\b/,
  },
]

/** Words behind which the smallest place is named. */
export const SMALL_PLACES: readonly { size: number; pattern: RegExp }[] = [
  {
    size: PEOPLE_IN.building,
    pattern:
      /\b(?:(?:blok|block|toren|tower|turm) [a-z\d]\b|meme immeuble|notre immeuble|tour \w+|bloc \w+|residence \w+|zelfde gebouw|ons gebouw|same building|our building|flatgebouw|hochhaus|home \w+|maison de repos|rusthuis|woonzorgcentrum|pflegeheim|nursing home|care home)\b/,
  },
  {
    size: PEOPLE_IN.street,
    pattern:
      /\b(?:rue|avenue|chaussee|boulevard|impasse|clos|place|square|allee|venelle|drève) (?:(?:de la|du|des|de|la|le|les)\b|d'|l')?|\b\w+(?:straat|laan|steenweg|dreef|plein|gracht|kaai|strass?e|gasse|platz|allee)\b|\b(?:street|road|lane|close|terrace|crescent)\b|\b(?:notre|ma|la meme|cette) rue\b|\b(?:onze|mijn|deze|dezelfde) straat\b|\b(?:unsere|meine|diese|derselben)[rn]? strasse\b|\b(?:place|square) (?:du|de|des)\b/,
  },
  {
    size: PEOPLE_IN.employer,
    pattern:
      /\b(?:travaille (?:chez|a la|au|comme)|employee? (?:chez|a|au|de la)|werkt (?:bij|in|als)|works? (?:at|for|as)|arbeitet (?:bei|als|im)|ouvriere? (?:chez|a)|enseign\w+ (?:a|au)|leerkracht|professeure? (?:de|d'|a)|chauffeur (?:de|a la|bij))\b/,
  },
  {
    size: PEOPLE_IN.school,
    pattern:
      /\b(?:ecole|athenee|lycee|college|school|\w+school|schule|\w+schule|gymnasium|creche|kita|atheneum|classe de|klas van|(?:in|en) \w+ (?:primaire|secondaire|leerjaar))\b/,
  },
  {
    size: PEOPLE_IN.sector,
    pattern:
      /\b(?:notre quartier|mon quartier|du quartier|le quartier|quartier|onze wijk|de wijk|wijk|onze buurt|de buurt|neighbou?rhood|viertel|nachbarschaft|secteur statistique|cite \w+)\b/,
  },
]

/** Said to be alone of their kind. */
export const UNIQUE: readonly Attribute[] = [
  {
    name: 'only',
    share: 0.0003,
    pattern:
      /\b(?:(?:la|le|l'unique|les) seule?s? (?!a\b|fois|chose|raison|facon|moyen|solution|question|but|possibilite)\w{4,}|l'unique \w{4,}|(?:la|le) dernier?e? (?!fois|jour\b|jours\b|mois|semaine|annee|reunion|seance|minute|heure|etape|point|moment|mot|phrase|chose|question|partie|rencontre|rendez)\w{5,} (?:de la rue|du quartier|du village|de la place)|de laatste (?!keer|dag|week|maand|jaar|tijd)\w{4,} (?:van|in) (?:de \w+straat|het dorp|de wijk)|the last (?!time|day|week|month|year|one|thing)\w{4,} (?:in|of|on) |(?:la|le) plus (?:agee?|vieille|vieux|jeune)|(?:la|le) doyenn?e?|de enige (?!keer|manier|oplossing|reden|mogelijkheid)\w{4,}|de (?:oudste|jongste) (?:bewo\w+|inwo\w+|van)|the only (?!time|way|thing|reason|solution|option|one who can)\w{4,}|the (?:oldest|youngest) (?:resident|tenant|person|woman|man|in)|(?:der|die|das) einzige (?!weg|grund|losung|mal)\w{4,}|(?:der|die) (?:alteste|jungste) (?:bewohner\w*|im|in|mieter\w*)|(?:la|le) (?:premiere?) (?:femme|homme|noire?|musulmane?|echevine|conductrice|imame|mosquee)|seule? (?:homme|femme) |(?:de )?eerste (?:vrouwelijke|vrouw|moslima?|zwarte)|enige (?:vrouw|man) |the first (?:female|woman|black|muslim)|first female|only (?:woman|man|male|female) |(?:die|der) erste (?!mal|schritt|treffen|teil|frage|woche|zeit|satz|besuch)\w{5,}(?= (?:der|des|im|in))|erste frau|einzige (?:frau|mann) |als (?:enige|einziger?)\b|comme seule?\b|unique (?:femme|homme|locataire|habitante?)\b)\b/,
  },
]

/** Ordinary work: one in a hundred adults or so. */
export const WORK: readonly Attribute[] = [
  {
    name: 'work',
    share: 0.008,
    pattern:
      /\b(?:infirmiere?|aide-soignante?|enseignante?|instituteur|institutrice|professeure?|prof|directeur|directrice|chauffeur|chauffeuse|conducteur|conductrice|cuisiniere?|cuisinier|coiffeuse?|coiffeur|boulangere?|boulanger|bouchere?|boucher|pharmacienn?e?|medecin|dentiste|avocate?|juge|policiere?|policier|pompiere?|pompier|facteur|factrice|musicienn?e?|pianiste|violoniste|peintre|sculpt\w+|journaliste|photographe|comedienn?e?|danseu\w+|architecte|ingenieure?|informaticienn?e?|menuisiere?|menuisier|plombiere?|plombier|electricienn?e?|macon|ouvriere?|couturiere?|couturier|tailleur|bijoutiere?|bijoutier|libraire|bibliothecaire|fleuriste|epiciere?|epicier|concierge|gardienn?e?|militaire|marin|pilote|hotesse|interprete|traduct\w+|chercheuse?|chercheur|etudiante?|sacristain|religieuse|pretre|moine|verpleegster|verpleegkundige|leraar|lerares|onderwijzer\w*|leerkracht|directeur|directrice|buschauffeur|trambestuurder|kok|kapper|kapster|bakker|slager|apotheker\w*|tandarts|advocaat|advocate|rechter|politieagent\w*|brandweerman|postbode|muzikant\w*|schilder|journalist\w*|fotogra\w+|acteur|actrice|architect\w*|ingenieur|timmerman|loodgieter|elektricien|metselaar|naaister|kleermaker|juwelier|boekhandelaar|bibliothecaris|bloemist\w*|kruidenier|conciërge|militair|matroos|tolk|vertaler|onderzoeker|student\w*|kloosterzuster|priester|monnik|nurse|teacher|headteacher|driver|cook|chef|hairdresser|baker|butcher|pharmacist|dentist|lawyer|judge|police officer|firefighter|postman|postwoman|musician|pianist|painter|journalist|photographer|actor|actress|dancer|engineer|carpenter|plumber|electrician|bricklayer|seamstress|tailor|jeweller|librarian|florist|caretaker|soldier|sailor|interpreter|translator|researcher|student|nun|priest|monk|krankenschwester|lehrer\w*|erzieher\w*|busfahrer\w*|fahrer\w*|koch|kochin|friseur\w*|backer\w*|metzger\w*|apotheker\w*|zahnarzt\w*|anwalt\w*|richter\w*|polizist\w*|feuerwehrmann|brieftrager\w*|musiker\w*|maler\w*|fotograf\w*|schauspieler\w*|ingenieur\w*|tischler\w*|klempner\w*|elektriker\w*|maurer\w*|schneider\w*|juwelier\w*|bibliothekar\w*|florist\w*|hausmeister\w*|soldat\w*|matrose|dolmetscher\w*|ubersetzer\w*|forscher\w*|nonne|priester|monch)\b/,
  },
]

/** “originaire d’Érythrée”, “komt uit Nepal”: a country that is not one of the large groups. */
export const ORIGINS: readonly Attribute[] = [
  {
    name: 'origin',
    share: 0.004,
    pattern:
      /\b(?:originaire|vient|venue?|arrivee?|refugiee?|exilee?|nee?) (?:de la|de l'|du|des|de|d'|en|au|aux) ?(?!hopital|belgique|maroc|turquie|bruxelles|france|italie|espagne|pologne|roumanie|portugal|congo|syrie|\d)(?:erythree|nepal|tibet|islande|mongolie|georgie|armenie|ethiopie|soudan|somalie|yemen|haiti|bolivie|perou|chili|equateur|vietnam|laos|cambodge|birmanie|coree|japon|chine|mongolie|kazakhstan|ouzbekistan|tchetchenie|kosovo|albanie|macedoine|moldavie|ukraine|russie|bielorussie|lettonie|lituanie|estonie|finlande|norvege|suede|danemark|irlande|malte|chypre|israel|palestine|liban|jordanie|irak|iran|afghanistan|pakistan|inde|bangladesh|sri lanka|philippines|indonesie|thailande|australie|canada|mexique|cuba|colombie|venezuela|bresil|argentine|senegal|mali|niger|tchad|togo|benin|ghana|nigeria|cameroun|gabon|angola|zambie|zimbabwe|kenya|ouganda|rwanda|burundi|tanzanie|mozambique|madagascar|maurice|cap-vert|guinee|sierra leone|liberia|gambie|mauritanie|libye|egypte)\b|\b(?:komt uit|afkomstig uit|geboren in|gevlucht uit|comes? from|born in|fled|stammt aus|kommt aus|geboren in|aus) (?:eritrea|nepal|tibet|ijsland|iceland|island|mongolie|mongolia|mongolei|georgie|georgia|georgien|armenie|armenia|armenien|ethiopie|ethiopia|athiopien|soedan|sudan|somalie|somalia|jemen|yemen|haiti|bolivie|bolivia|peru|chili|chile|ecuador|vietnam|laos|cambodja|cambodia|korea|japan|china|kazachstan|kosovo|albanie|albania|albanien|moldavie|oekraine|ukraine|rusland|russia|russland|letland|latvia|finland|noorwegen|norway|ierland|ireland|malta|palestina|palestine|libanon|lebanon|jordanie|irak|iraq|iran|afghanistan|pakistan|india|indien|bangladesh|sri lanka|filipijnen|philippines|thailand|cuba|colombia|venezuela|brazilie|brazil|brasilien|senegal|mali|togo|benin|ghana|nigeria|kameroen|cameroon|kamerun|angola|zambia|kenia|kenya|oeganda|uganda|rwanda|burundi|tanzania|guinee|guinea|sierra leone|gambia|egypte|egypt)\b/,
  },
]
