/** The first version of the list of sectors (a starter list; every label can be edited) and the first consent texts. */
const SECTORS: readonly (readonly [code: string, fr: string, nl: string, en: string, de: string])[] = [
  ['primary-care', 'première ligne médicale', 'medische eerste lijn', 'primary care', 'medizinische Grundversorgung'],
  ['home-care', 'soins et aide à domicile', 'thuiszorg en thuishulp', 'home care and home help', 'häusliche Pflege und Hilfe'],
  ['social-work', 'action sociale / CPAS', 'welzijn / OCMW', 'social work', 'Sozialarbeit / ÖSHZ'],
  ['mental-health', 'santé mentale', 'geestelijke gezondheid', 'mental health', 'psychische Gesundheit'],
  ['addiction', 'assuétudes', 'verslavingszorg', 'addiction care', 'Suchthilfe'],
  ['homelessness', 'sans-abrisme', 'dak- en thuisloosheid', 'homelessness', 'Wohnungslosenhilfe'],
  ['housing', 'logement', 'huisvesting', 'housing', 'Wohnen'],
  ['hospital', 'hôpital', 'ziekenhuis', 'hospital', 'Krankenhaus'],
  ['health-fund', 'mutualité', 'ziekenfonds', 'health insurance fund', 'Krankenkasse'],
  ['older-people', 'personnes âgées', 'ouderen', 'older people', 'ältere Menschen'],
  ['disability', 'handicap', 'handicap', 'disability', 'Behinderung'],
  ['youth-and-school', 'jeunesse et école', 'jeugd en school', 'youth and school', 'Jugend und Schule'],
  ['migration', 'migration et exil', 'migratie en asiel', 'migration and asylum', 'Migration und Asyl'],
  ['legal-aid', 'aide juridique', 'rechtshulp', 'legal aid', 'Rechtshilfe'],
  [
    'social-cohesion',
    'cohésion sociale et quartier',
    'sociale cohesie en buurtwerk',
    'social cohesion and neighbourhood work',
    'sozialer Zusammenhalt und Quartiersarbeit',
  ],
  ['local-authority', 'autorité locale', 'lokaal bestuur', 'local authority', 'örtliche Verwaltung'],
  ['trade-and-neighbours', 'commerce et voisinage', 'handel en buren', 'shops and neighbours', 'Handel und Nachbarschaft'],
]

const CONSENT_TEXTS: readonly (readonly [purpose: string, fr: string, nl: string, en: string, de: string])[] = [
  [
    'community_list',
    'Les membres de cette communauté peuvent voir ce que je coche ici. Je peux l’arrêter à tout moment, en un clic.',
    'De leden van deze gemeenschap mogen zien wat ik hier aanvink. Ik kan dit op elk moment stoppen, met één klik.',
    'The members of this community may see what I tick here. I can stop this at any time, with one click.',
    'Die Mitglieder dieser Gemeinschaft dürfen sehen, was ich hier ankreuze. Ich kann das jederzeit mit einem Klick beenden.',
  ],
  [
    'network_list',
    'Toute personne qui a un compte ici, dans n’importe quelle communauté, peut voir mon nom et ce que je coche. Je peux l’arrêter à tout moment, en un clic.',
    'Iedereen die hier een account heeft, in welke gemeenschap ook, mag mijn naam zien en wat ik aanvink. Ik kan dit op elk moment stoppen, met één klik.',
    'Everybody who has an account here, in any community, may see my name and what I tick. I can stop this at any time, with one click.',
    'Alle, die hier ein Konto haben, in welcher Gemeinschaft auch immer, dürfen meinen Namen sehen und was ich ankreuze. Ich kann das jederzeit mit einem Klick beenden.',
  ],
  [
    'public_directory',
    'Tout le monde, aussi sans compte, peut voir mon nom et ce que je coche dans un annuaire public. Je peux l’arrêter à tout moment, en un clic.',
    'Iedereen, ook zonder account, mag mijn naam en wat ik aanvink zien in een openbaar adresboek. Ik kan dit op elk moment stoppen, met één klik.',
    'Anybody, also without an account, may see my name and what I tick in a public directory. I can stop this at any time, with one click.',
    'Alle, auch ohne Konto, dürfen in einem öffentlichen Verzeichnis meinen Namen sehen und was ich ankreuze. Ich kann das jederzeit mit einem Klick beenden.',
  ],
  [
    'public_map',
    'Mon activité peut figurer sur une carte publique, à l’échelle de la commune. Je peux l’arrêter à tout moment, en un clic.',
    'Mijn werk mag op een openbare kaart staan, op het niveau van de gemeente. Ik kan dit op elk moment stoppen, met één klik.',
    'My work may stand on a public map, at the level of the municipality. I can stop this at any time, with one click.',
    'Meine Tätigkeit darf auf einer öffentlichen Karte stehen, auf der Ebene der Gemeinde. Ich kann das jederzeit mit einem Klick beenden.',
  ],
  [
    'photo',
    'La photo que j’ajoute est montrée à côté de mon nom à qui voit ce nom dans mes communautés, aussi dans leurs questionnaires. Elle n’est ni publiée ni exportée. Elle reste jusqu’à ce que je l’enlève, en un clic ; elle est alors effacée aussitôt.',
    'De foto die ik toevoeg staat naast mijn naam voor wie die naam in mijn gemeenschappen ziet, ook in hun bevragingen. Ze wordt niet gepubliceerd en niet geëxporteerd. Ze blijft tot ik haar weghaal, met één klik; dan wordt ze meteen gewist.',
    'The photo that I add is shown beside my name to those who see that name in my communities, also in their surveys. It is not published and not exported. It stays until I take it away, with one click; then it is deleted at once.',
    'Das Foto, das ich hinzufüge, steht neben meinem Namen für alle, die diesen Namen in meinen Gemeinschaften sehen, auch in deren Befragungen. Es wird weder veröffentlicht noch exportiert. Es bleibt, bis ich es mit einem Klick entferne; dann wird es sofort gelöscht.',
  ],
  [
    'sociogram_survey',
    'Mon nom peut figurer dans un questionnaire où les membres disent avec qui ils travaillent. Je peux l’arrêter à tout moment, en un clic.',
    'Mijn naam mag staan in een bevraging waarin leden zeggen met wie ze samenwerken. Ik kan dit op elk moment stoppen, met één klik.',
    'My name may stand in a survey in which members say with whom they work. I can stop this at any time, with one click.',
    'Mein Name darf in einer Befragung stehen, in der Mitglieder sagen, mit wem sie zusammenarbeiten. Ich kann das jederzeit mit einem Klick beenden.',
  ],
  [
    'sociogram_name',
    'Mon nom peut être lu sur un sociogramme publié. Je peux l’arrêter à tout moment, en un clic.',
    'Mijn naam mag te lezen zijn op een gepubliceerd sociogram. Ik kan dit op elk moment stoppen, met één klik.',
    'My name may be read on a published sociogram. I can stop this at any time, with one click.',
    'Mein Name darf auf einem veröffentlichten Soziogramm lesbar sein. Ich kann das jederzeit mit einem Klick beenden.',
  ],
  [
    'publication_name',
    'Mon nom peut figurer dans une publication de mes communautés. Ce qui est déjà imprimé ne peut plus être repris ; pour la suite, je peux l’arrêter en un clic.',
    'Mijn naam mag in een publicatie van mijn gemeenschappen staan. Wat al gedrukt is kan niet terug; voor wat volgt kan ik dit met één klik stoppen.',
    'My name may stand in a publication of my communities. What is already printed cannot be taken back; for what follows I can stop this with one click.',
    'Mein Name darf in einer Veröffentlichung meiner Gemeinschaften stehen. Gedrucktes lässt sich nicht zurückholen; für alles Weitere kann ich das mit einem Klick beenden.',
  ],
]

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

const sectorRows = SECTORS.map(([code, ...labels], index) => `('2026-1', ${quoted(code)}, ${index + 1}, ${labels.map(quoted).join(', ')})`)
const textRows = CONSENT_TEXTS.flatMap(([purpose, ...texts]) =>
  texts.map((text, index) => `(${quoted(purpose)}, 1, ${quoted(['fr', 'nl', 'en', 'de'][index] ?? '')}, ${quoted(text)}, '2020-01-01')`),
)

export const sectors = `
insert into sector_list (version, in_use_from) values ('2026-1', '2020-01-01');
insert into sector (list_version, code, position, label_fr, label_nl, label_en, label_de) values
${sectorRows.join(',\n')};
insert into consent_text (purpose, version, language, text, active_from) values
${textRows.join(',\n')};
`
