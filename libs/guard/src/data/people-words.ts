// Words that go with people, and capitals that are no people. All folded. Version 1.

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/))
}

/** Titles before a name, by what they say about the person. A single “m” counts only as “M.” or before a capital. */
export const FEMALE_TITLES = words(
  'mme mmes madame mesdames mlle mademoiselle mevr mevrouw mw mvr mevr. juffrouw juf frau fr mrs ms miss lady soeur zuster sister schwester tante tata tantine oma mamy mamie moeke grand-mere moema',
)
export const MALE_TITLES = words(
  'm mr monsieur messieurs mrs. dhr heer meneer mijnheer menheer herr herrn hr sir mister frere broeder oncle tonton nonkel oom onkel opa papy papi bompa vava pere abbe pater father imam',
)
export const OTHER_TITLES = words('dr docteur dokter doctor prof professeur professor me maitre mtre ing ir drs mter madame/monsieur')
/** Kin and roles: often before a name. */
export const KIN = words(
  `fille fils mere pere soeur frere cousin cousine niece neveu epouse epoux mari femme compagnon compagne copine copain amie ami enfant bebe jumeaux fillette garcon veuve veuf ex grand-pere belle-mere beau-pere
  belle-fille beau-fils belle-soeur beau-frere maman papa voisin voisine dochter zoon moeder vader zus zuster broer nicht neef vrouw echtgenote echtgenoot man partner vriend vriendin kind baby weduwe weduwnaar
  buurman buurvrouw schoonmoeder schoonvader schoondochter schoonzoon schoonzus schoonbroer mama kleindochter kleinzoon stiefvader stiefmoeder daughter son mother father sister brother wife husband partner girlfriend boyfriend friend
  niece nephew cousin widow mum mom dad neighbour neighbor aunt uncle grandmother grandfather tochter sohn mutter vater schwester bruder ehefrau ehemann mann lebensgefahrte freundin freund nachbar nachbarin enkelin enkel
  schwiegermutter schwiegervater witwe witwer`,
)
export const ROLES = words(
  `patient patiente cliente client usager usagere beneficiaire resident residente habitante habitant locataire infirmiere infirmier kine kinesitherapeute assistante assistant educateur educatrice psychologue avocat avocate juge medecin
  generaliste collegue referent referente gestionnaire proprietaire concierge directrice directeur benevole stagiaire patiente bewoner bewoonster client clienten verpleegster verpleegkundige verpleger huisarts collega begeleider begeleidster
  advocaat rechter psycholoog psychologe kinesist eigenaar huisbaas stagiair vrijwilliger vrijwilligster directeur consulent consulente patienten tenant nurse carer caregiver doctor gp therapist colleague landlord lawyer judge
  social-worker bewohner bewohnerin patientin klient klientin krankenschwester pfleger pflegerin hausarzt arztin arzt kollege kollegin vermieter anwalt anwaltin richter betreuer betreuerin therapeut therapeutin sozialarbeiterin sozialarbeiter`,
)
/** Just before a name: “prénommée Fatima”, “heet Jan”. */
export const NAMING = words(
  `appelle appellent appelee appele nomme nommee nommes prenomme prenommee prenom nom surnom surnomme surnommee dit dite dénommé denomme denommee heet heten genaamd naam voornaam achternaam noemt genoemd name named called surname nickname
  aka heisst namens genannt vorname nachname familienname signe ondertekend getekend signed gez`,
)
/** Small words that often stand before a person. */
export const BEFORE_PERSON = words(
  `from to about hi hello dear beste dag liebe lieber bonjour cher chere merci thanks danke regards regarding re concerning over uber concernant betreft rappeler rappele rappelle ring rang phone phoned bel bellen opbellen terugbellen appeler telephoner voir revoir prevenir visiter texted meet met seen spoke see text anrufen besuchen bezoeken opzoeken verwittigen contacteren contacter famille gezin familie couple koppel ehepaar certain certaine zekere gewisse gewisser notaire notaris notar notary meester maitre chez avec pour selon contre envers bij met voor door aan van volgens tegen with by for says told bei mit fur von zu laut gegen helpt aide remercie
  bedankt contacte appelle voit visite rencontre vu vue rencontree appelee aide aidee gezien gesproken ontmoette bezocht saw met visited getroffen
  gesehen besucht angerufen accompagne ziet bezoekt begeleidt belt ontmoet sees visits meets helped called asked sieht besucht trifft begleitet`,
)

/** Small words inside a name, between or before its parts. */
export const PARTICLES = words(
  "van de den der 't ten ter te von vom zu zur da di do dos das del della dei degli la le du d' el al ben bin bint ibn ould abou abu bou op los",
)
/** Particles that a name may begin with when they are written large: “Van den Broeck”, “El Amrani”, “De Smet”. */
export const LEADING_PARTICLES = words(
  "van vande vanden vander de den der von vom da di do dos das del della el al ben bin ait ould abou abu bou le la du des d' t' mc mac o' ter ten te ver st",
)

/** What a condition is called after: “maladie de Parkinson”. Looked for in the two words before. */
export const EPONYM_WORDS = words(
  `sarcome sarcoom sarkom tumeur tumor lymfoom lymphome lymphoma lymphom maladie syndrome symptome test echelle score signe methode reaction maladies trouble demence index indice loi plan ziekte syndroom test schaal score methode dementie wet plan disease syndrome sign scale test score method law act plan krankheit
  syndrom morbus skala test methode gesetz demenz type prix prijs prize preis effet effect approche benadering modele model theorie theory trisomie`,
)
export const EPONYMS = words(
  `ewing guillain-barre charcot-marie-tooth creutzfeldt-jakob prader-willi ehlers-danlos gilles-de-la-tourette epstein-barr wernicke-korsakoff stevens-johnson parkinson alzheimer down huntington crohn hodgkin basedow hashimoto lyme asperger tourette korsakoff korsakov sjogren raynaud creutzfeldt jakob guillain barre charcot marfan turner klinefelter addison cushing paget dupuytren meniere
  behcet wilson kawasaki still katz barthel norton braden zarit lewy pick rett angelman williams prader willi duchenne becker ehlers danlos gaucher fabry pompe wegener bechterew scheuermann perthes osgood schlatter apgar maslow
  belrai covid doppler rorschach glasgow ebola babinski romberg binswanger hirschsprung koch hansen chagas wernicke munchausen tinetti balint freud lacan rogers montessori freinet decroly freire snoezelen`,
)

/** Places, houses and institutions: a name behind them is theirs. Looked for in the three words before. */
export const PLACE_WORDS = words(
  `sporthal sporthalle sportzaal turnzaal hal halle halte halt haltestelle tramstop tramhalte bushalte terminus eindhalte rondpunt rond-point arrets stop stops stadion stade stadium sarcome saal aula festzaal feestzaal auditorium gymzaal sarcoma sarcoom sarkom kapel chapelle kapelle chapel begraafplaats kerkhof friedhof cemetery galerij galerie gallery tunnel viaduct viaduc wandelpad tuin jardin jardins garden gardens speelplein speeltuin zwembad bassin lac meer vijver etang parc foret bois cimetiere observatoire grand-place porte plan institute roi reine king queen koning koningin pere-lachaise fonds fund project projet prix cinema cinéma marche markt cite federation ligue liga conseil raad council comite committee reseau netwerk network plateforme platform rml haute-ecole hogeschool laboratoire labo amis vrienden friends rusthuis woonzorgcentrum lokaal dienstencentrum buurthuis wijkgezondheidscentrum maison-medicale rue avenue boulevard chaussee place square quai allee impasse parc gare metro arret tram bus pont quartier commune ville village region province pays clinique cliniques hopital hopitaux chu chr ecole lycee athenee college institut universite
  crèche creche residence home maison centre foyer salle espace service asbl association fondation eglise paroisse mosquee bibliotheque theatre musee cafe restaurant magasin pharmacie cpas cabinet stade piscine tour batiment bloc site campus
  straat laan plein steenweg weg park station halte wijk buurt gemeente stad dorp regio provincie land kliniek ziekenhuis az uz school lyceum atheneum college instituut universiteit rusthuis woonzorgcentrum wzc dienst vereniging stichting
  kerk parochie moskee bibliotheek theater museum zaal centrum huis gebouw toren blok residentie apotheek ocmw vzw brug
  street road station hospital clinic school college university centre center house hall park church mosque library museum theatre pharmacy borough district town city village
  strasse platz bahnhof haltestelle viertel gemeinde stadt dorf klinik klinikum krankenhaus schule gymnasium universitat hochschule heim pflegeheim seniorenheim verein stiftung kirche moschee bibliothek museum haus zentrum apotheke praxis
  cottage lodge trust estate ward wing room building bridge firma sparkasse pfarrei ortsteil stadtteil treffpunkt huize
  hotel stib mivb sncb nmbs lijn saint sainte sint st st. sankt notre-dame ste santo`,
)
/** Behind a name these make it a house or a club. */
export const AFTER_ORGANISATION = words(
  'room rooms wing nurses day house project asbl vzw sa nv sprl bvba srl bv gmbh ev e.v. ltd foundation stiftung fondation stichting hospital clinic ziekenhuis kliniek krankenhaus klinik school schule straat laan avenue street road strasse station park plein square hall centre center building estate bridge library museum church primary nursery lodge cottage trust garden gardens prize award recipe festival concert technique method foyer brug prijs fonds preis',
)

/** Institutions and things with capitals, never a person. */
export const NOT_PEOPLE = words(
  `deutsch deutsche deutschen english dutch francais francaise nederlandse linux unicode florida floride washington manhattan brooklyn tennessee indiana vermont peru argentina kenya syria thai muslim muslims islam christen muslime muslimen
  moslims aren muren droge vitale mobib dame damen bewohner patientin kine kines stockel stokkel merode montgomery petillon provence normandie bretagne bourgogne alsace lorraine picardie champagne zeeland friesland gelderland overijssel bayern bavaria sachsen hessen samana familiehulp nederlands engels duits turks arabisch
  spaans italiaans pools portugees walen brugmann erasme bordet bracops titeca chirec cavell lacken etterbeek simonis bockstael beekkant delacroix heysel atomium actiris vdab forem fedasil samusocial vivalis cocof cocom vgc onem rva onss rsz inami riziv mutualite
  solidaris partenamut christelijke mutualiteit croix-rouge rode kruis caritas emmaus cpas ocmw bapa kind gezin one aviq pmr zorgkas whatsapp facebook instagram google zoom teams skype excel word windows netflix uber ikea aldi lidl delhaize
  colruyt carrefour proximus orange telenet belfius ing kbc argenta bpost stib mivb villo cambio poppy taxi jesus dieu god gott allah noel pasen paques kerst ramadan aid easter christmas ostern weihnachten
  europe europa afrique afrika africa asie azie asia amerique amerika america belgique belgie belgium belgien france frankrijk frankreich allemagne duitsland deutschland germany pays-bas nederland niederlande netherlands luxembourg luxemburg
  italie italia italy italien espagne spanje spain spanien portugal maroc marokko morocco tunisie algerie turquie turkije turkey turkei syrie irak iran afghanistan congo rwanda burundi guinee senegal cameroun somalie pologne polen poland
  roumanie roemenie romania bulgarie ukraine oekraine russie rusland royaume-uni angleterre engeland england ecosse ireland irlande suisse zwitserland schweiz autriche oostenrijk osterreich grece griekenland bresil brazilie inde india china
  chine japon japan vietnam canada mexique flandre vlaanderen wallonie flandres hainaut henegouwen brabant limburg ardennes`,
)
/** Capitals that begin sentences or name days, months, languages: no name unless a title stands before. */
export const CALENDAR = words(
  `lundi mardi mercredi jeudi vendredi samedi dimanche maandag dinsdag woensdag donderdag vrijdag zaterdag zondag monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag
  janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre januari februari maart april mei juni juli augustus september oktober november december january february march may june july august october januar februar
  marz oktober dezember`,
)
/** German surnames that are first of all words or trades; there is no free German dictionary among the lists. */
export const GERMAN_WORDS = words(
  `solange nur roman mentor august mark rosa slim long do du sieben mitte kalender armel harmonie davon rein eben anders chance prima hasse reis falke adler lander lasse liebe grund wasser frauen schatz krieg weise rolle wunder wein blick wunsch schutz wege klein gross lang lange kleine grosse gute neue alte junge kurze schone starke schwarze weisse rote grune braune kurz schon stark fromm jung alt neu braun schwarz weiss roth rot grun wolf fuchs vogel hahn stein berg bach wald feld baum blum blume winter sommer herbst sonntag freitag montag engel kaiser konig herzog graf bauer koch
  richter jager fischer weber schneider muller schafer zimmermann wagner becker meister bischof papst ritter kramer maurer topfer sattler forster hirsch haas busch horn kern kraft glück gluck freund gast kirsch apfel nagel hammer ernst frei
  gut reich arm kranke hilfe frau mann kind kinder heute morgen abend nacht woche monat jahr zeit haus wohnung arzt pflege dienst angst ruhe sorge frage anfang ende teil seite team amt zimmer wohnung leiter leiterin raum patient klient bruder schwester`,
)
/** Verbs that have a person before them more often than a thing. */
export const PREDICATES = words(
  `vit habite demande dit pense veut voudrait souhaite refuse accepte pleure appelle telephone raconte explique vient arrive parle travaille dort mange
  boit souffre cherche attend craint espere sait peut doit aime a est etait avait n'a n'est ne woont leeft vraagt zegt denkt wil zou weigert huilt belt
  vertelt komt spreekt werkt slaapt eet drinkt lijdt zoekt wacht vreest hoopt weet kan moet heeft is was had gaat kwam vroeg zei wilde belde lives asked
  asks says said thinks thought wants wanted refuses refused cries cried called calls told tells came comes speaks works sleeps eats drinks suffers has
  feels felt needs goes went would wohnt lebt fragt sagt sagte will mochte weint ruft erzahlt kommt kam spricht arbeitet schlaft isst trinkt leidet
  sucht wartet hofft weiss kann muss hat ist war hatte geht ging bat tombe tombait perd recoit part reste va fait prend donne sort rentre revient passe
  reagit reclame fell hit left died took gave got made lost found stays moved smiled viel verloor kreeg nam gaf deed stierf wordt werd blijft bleef
  neemt geeft doet krijgt fiel verlor bekam bekommt wird wurde bleibt blieb nimmt gibt macht hilft`,
)
/** Given names that are also words, but hardly ever begin a sentence as a word. */
export const MAINLY_NAMES = words(
  `billy teddy jerry sally polly molly tommy bobby colin marin levy mats emir dante logan jordan amine pascal rainer tilly benoit francis sam jasper pierre jean marc martin olivier romain florent claire victor maxime robin gilles hugues thomas simon nicolas boris cyril marcel alain charlotte madeleine josephine laurence philippe bernard denis jacques marie anne jeanne louise
  catherine jan els wim bram tom frank jack john bob matt sam peter jim joe nick tony harry dan ken ron carl carol sally molly kelly kitty jenny betty emma barry terry noah marius lander dries matt sofie greta
  bart dirk geert karel piet joris leen mieke lies ruth sara karin hans max otto kurt heinz uwe jens`,
)
/** Verbs that nothing but a person does: behind a word that may be a name, they decide. */
export const PERSON_VERBS = words(
  `doesn't didn't won't can't couldn't hasn't wouldn't isn't wasn't has had doet gaat kommt ging kwam again ouvre perd marche tousse tremble sanglote deprime dormait pleurait buvait vivait habitait disait voulait woonde sliep huilde dronk viel beweert klaagt heeft wilt wohnte schlief weinte trank fiel klagt vit habite demande dit pense veut voudrait souhaite refuse accepte pleure telephone raconte explique parle dort mange boit souffre craint espere
  woont leeft vraagt zegt denkt wil weigert huilt belt vertelt spreekt slaapt eet drinkt lijdt vreest hoopt vroeg zei wilde belde
  lives needs forgot lost came fell rang phoned slept drank ate moved lives asked asks says said thinks thought wants wanted refuses refused cries cried called calls told tells speaks sleeps eats drinks suffers feels felt
  wohnt lebt fragt sagt sagte denkt mochte weigert weint erzahlt spricht schlaft isst trinkt leidet hofft bat`,
)
/** Behind “est”, “is” or “ist” these say something of a person. */
export const PERSON_STATES = words(
  `fatigue fatiguee malade triste seul seule hospitalise hospitalisee tombe tombee venu venue rentre rentree passe passee reste restee decede decedee parti partie absent absente inquiet inquiete angoisse angoissee
  enceinte sorti sortie alite alitee enerve enervee perdu perdue content contente heureux heureuse arrive arrivee veuf veuve moe ziek verdrietig alleen boos bang gevallen opgenomen gekomen thuis zwanger overleden ongerust eenzaam
  blij verward vertrokken weggegaan langsgekomen tired ill sick sad worried upset afraid lonely anxious home confused pregnant back unwell crying drunk asleep deaf blind mude krank traurig gesturzt allein besorgt schwanger
  verstorben gekommen verwirrt einsam`,
)
/** Languages that are given names too: alone they are the language, unless a person does something. */
export const LANGUAGE_NAMES = words('frans french')
/** Articles: what follows is a thing, whatever its capital. */
export const ARTICLES = words('le la les un une des du the a an het een eine einen einem einer eines kein keine keinen zum zur im beim vom am')
/** Behind these with a colon stands a name, whatever the word. */
export const FIELDS = words(
  'nom prenom naam voornaam achternaam familienaam name surname vorname nachname familienname firstname lastname forename forenames familyname nachname meisjesnaam roepnaam',
)
/** Before “de”, “van” or “aan” these say that a place is meant: “aan de ingang van Bordet”. */
export const AT_PLACES = words(
  "stopt stoppen halt hält halten arrete arretent s'arrete stops stop ingang uitgang hoek richting kant stap stapt afstappen uitstappen instappen overstappen afstap entrance exit corner direction towards coin angle descendre descend monter correspondance sortie entree quai perron eingang ausgang ecke richtung einstieg ausstieg umsteigen",
)
/** Who says it may be a person or an institute. */
export const SOURCES = words('selon volgens laut to')
/** What somebody owes or has with a supplier. */
export const OWED = words(
  'dette dettes schuld schulden facture factures factuur facturen rekening rekeningen contrat contract contracten abonnement abonnementen compteur meter arrieres achterstal achterstallen betaalplan afbetaling afbetalingsplan apurement debt debts bill bills arrears owes owed subscription klant client vertrag rechnung rechnungen schulde ruckstand ruckstande kunde fournisseur leverancier supplier anbieter',
)
/** What somebody does in a clinic: a name behind it is not the clinic’s. */
export const STAYS = words(
  'sortie retour entree admission transfert hospitalisation visite rdv rendez-vous opname ontslag bezoek terug thuiskomst entlassung aufnahme besuch ruckkehr discharge discharged admission admitted visit back',
)
/** Nobody’s surname: at the end of a name they make it a house or a club. */
export const ORGANISATION_WORDS = words(
  'asbl vzw foundation fondation stichting stiftung hospital clinic clinique hopital ziekenhuis kliniek krankenhaus klinik school schule ecole primary nursery academy academie akademie college university universiteit universite museum theatre theater festival award awards prize prijs preis prix instituut institute institut fonds fund trust zwembad centrum centre center zentrum association vereniging verein club society bibliotheek library stadion stadium arena gebouw building street avenue straat laan plein station charity project programme program network netwerk reseau team group groep groupe service services dienst',
)
/** What only a body does. */
export const BODY_VERBS = words(
  `dort dormait mange boit pleure pleurait tousse tremble sanglote boite vomit maigrit respire saigne slaapt sliep eet drinkt dronk huilt huilde hoest beeft valt viel braakt bloedt vermagert ademt sleeps slept eats ate drinks drank cries cried weeps wept coughs fell limps vomits schlaft schlief isst trinkt
  trank weint weinte hustet zittert sturzte fiel hinkt`,
)
/** Before a surname in small letters: what somebody did with a person, in the short forms of hurried notes too. */
export const CONTACT = words(
  `apl rapl appel appeler appele rappeler rappele rappelle tel sms visite vad vue vu croise croisee rencontre voir revoir contacter joindre prevenir relancer hb bezoek huisbezoek bez bellen gebeld opbellen terugbellen gezien gesproken ontmoet bezocht contacteren verwittigen call called text texted ring rang visit visited saw seen
  met spoke contact chase anrufen besuchen besuch getroffen gesehen zuruckrufen fam famille gezin familie`,
)
/** The same behind it: “peeters terugbellen”. */
export const CONTACT_BEHIND = words(
  'terugbellen bellen opbellen gebeld bezoeken bezocht contacteren verwittigen mailen opvolgen rappeler appeler recontacter anrufen zuruckrufen besuchen kontaktieren called rang phoned',
)
/** What opens a mail or a word of thanks. */
export const GREETINGS = words(
  'bonjour bonsoir salut coucou cher chere chers merci beste dag hoi hallo lieve geachte bedankt dank hi hello hey dear thanks liebe lieber danke guten moin servus',
)
/** Named after people: in small letters a name before one is its name. */
export const NAMED_HOUSES = words(
  'room ward wing house foundation fondation stichting stiftung hospital clinic ziekenhuis kliniek krankenhaus klinik school schule institut instituut institute fonds fund trust zwembad museum theater theatre award prize prijs preis plein straat laan building college university centre center centrum zentrum stadion stadium',
)
/** What somebody takes on: behind a word of no list they make it a person. */
export const TAKES_ON = words('occupe charge zorgt kummert volunteered')
