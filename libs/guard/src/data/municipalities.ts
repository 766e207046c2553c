// How many people live in a town or municipality, rounded (Statbel, 1 January 2023, and the like abroad). Folded names, in each language. Version 1.

const BY_SIZE: readonly (readonly [number, string])[] = [
  [1_200_000, 'bruxelles brussel brussels brussel-stad'],
  [500_000, 'anvers antwerpen antwerp london paris berlin hamburg amsterdam rotterdam koln cologne lyon marseille lille wien munchen'],
  [200_000, 'gand gent ghent charleroi liege luik luttich utrecht aachen aken bonn strasbourg luxembourg luxemburg'],
  [130_000, 'schaerbeek schaarbeek anderlecht'],
  [110_000, 'bruges brugge namur namen louvain leuven lowen'],
  [95_000, 'molenbeek molenbeek-saint-jean sint-jans-molenbeek mons bergen alost aalst malines mechelen ixelles elsene uccle ukkel'],
  [75_000, 'courtrai kortrijk hasselt ostende oostende tournai doornik genk seraing roulers roeselare la-louviere laeken laken'],
  [55_000, 'woluwe-saint-lambert sint-lambrechts-woluwe forest vorst jette verviers mouscron moeskroen beveren'],
  [48_000, 'saint-gilles sint-gillis etterbeek evere vilvorde vilvoorde dendermonde termonde turnhout dilbeek heist'],
  [
    38_000,
    'woluwe-saint-pierre sint-pieters-woluwe auderghem oudergem woluwe grimbergen hal halle wavre waver braine-l-alleud herstal arlon aarlen lokeren brasschaat geel ninove',
  ],
  [
    26_000,
    'saint-josse sint-joost watermael-boitsfort watermaal-bosvoorde boitsfort bosvoorde ganshoren berchem-sainte-agathe sint-agatha-berchem berchem koekelberg asse zaventem tervuren overijse waterloo nivelles nijvel tubize huy hoei andenne ath binche geraardsbergen tienen tirlemont diest aarschot ypres ieper eupen malmedy',
  ],
  [
    15_000,
    'wemmel meise merchtem machelen kraainem rhode-saint-genese sint-genesius-rode linkebeek drogenbos lennik ternat kelmis raeren sankt-vith st-vith bullange bullingen butgenbach amel burg-reuland lontzen haren neder-over-heembeek neerpede dinant ciney spa bastogne bouillon durbuy marche chimay couvin virton',
  ],
  // Quarters.
  [
    7_000,
    'marolles marollen dailly matonge matonge cureghem kuregem dieleghem dansaert sablon zavel chatelain flagey helmet peterbos scheut veeweyde homborch mutsaard mutsaert heyvaert ribaucourt bockstael simonis karreveld machtens miroir moortebeek neerstalle stockel stokkel kauwberg verregat essegem esseghem jacqmotte heysel heizel chatelineau sluizeken ledeberg rabot kiel seefhoek borgerhout-intra outremeuse droixhe sainte-marguerite bressoux kapelleveld floreal calevoet sint-katelijne',
  ],
]

/** Folded name → people. */
export const PEOPLE_OF: ReadonlyMap<string, number> = new Map(
  BY_SIZE.flatMap(([size, names]) => names.split(' ').map((name): [string, number] => [name, size])),
)
