// Words of addresses in four languages. Version 1.

/** French, before the name; those in `NEEDS_CAPITAL` are ordinary words too. */
export const FRENCH_STREETS =
  'rue|avenue|av\\.|ave\\.?|boulevard|boul\\.|bd\\.?|bld\\.?|blvd\\.?|chauss[ée]e|ch[ée]e\\.?|chauss\\.|impasse|all[ée]e|quai|dr[èe]ve|sentier|venelle|ruelle|parvis|rond-point|square|esplanade|faubourg|digue|cours|place|pl\\.|cit[ée]|clos|route|rte\\.?|chemin|passage|mont[ée]e|galerie|lotissement|r[ée]sidence|hameau|promenade|villa|voie|steenweg op|steenweg naar'
export const NEEDS_CAPITAL =
  /^(?:cours|place|pl\.|cit[ée]|clos|route|rte\.?|chemin|passage|mont[ée]e|galerie|villa|voie|digue|promenade|résidence|residence|hameau|quai|square)$/i
/** Dutch endings; the word before may be glued or stand apart. */
export const DUTCH_ENDINGS =
  'straat|laan|steenweg|dreef|lei|kaai|kade|singel|gracht|plein|pad|hof|dijk|markt|vest|baan|steeg|plantsoen|weg|wegel|ring|wal|hoek|berg|veld|poort|brug|stwg\\.?|stnwg\\.?|str\\.|ln\\.|warande|park|erf|kouter|heuvel|oord|meers|donk|akker|boulevard'
export const GERMAN_ENDINGS =
  'straße|strasse|str\\.|weg|platz|allee|gasse|ring|ufer|damm|chaussee|hof|steig|pfad|stieg|markt|graben|berg|wall|park|garten|promenade|anger|kamp|winkel|zeile'
export const ENGLISH_STREETS =
  'Street|St\\.?|Road|Rd\\.?|Avenue|Ave\\.?|Lane|Ln\\.?|Drive|Dr\\.?|Court|Ct\\.?|Square|Sq\\.?|Terrace|Close|Crescent|Gardens|Grove|Way|Place|Hill|Park|Mews|Row|Walk|Green|View|Rise|Boulevard|Quay|Parade'
/** After a number these say that it counts something. */
export const COUNTED =
  /^ ?(?:personnes?|pers\b|places?|jours?|ans\b|ann[eé]es?|mois|fois|heures?|h\b|min\b|minutes?|m[eè]tres?|km\b|m\b|€|eur\b|euros?|%|enfants?|lits?|étages?|etages?|chambres?|logements?|participants?|membres?|jaar|dagen|weken|maanden|keer|uur|minuten|mensen|plaatsen|kinderen|personen|deelnemers|leden|kamers|jahre|tage|wochen|monate|mal|uhr|minuten|menschen|plätze|kinder|teilnehmer|years?|days|weeks|months|times|hours?|people|places|children|members|participants|visites?|dossiers?|familles?|habitants?|ouvert|:\d)/iu
/** Before a street's name these say that no house is meant. */
export const PLACE_PREFIXES = '(?:B|BE|L|LU|D|DE|F|FR|NL|CH|A)[- ]?'
/** Municipalities and quarters round Brussels that the towns of the lists leave out, folded. */
export const NEAR_PLACES: ReadonlySet<string> = new Set(
  'bullingen bullange amel ambleve butgenbach burg-reuland sankt-vith saint-vith eupen raeren kelmis lontzen weismes weimes malmedy jette laeken laken anderlecht molenbeek schaerbeek schaarbeek ixelles elsene uccle ukkel etterbeek evere ganshoren koekelberg forest vorst berchem auderghem oudergem watermael watermaal boitsfort bosvoorde woluwe bruxelles brussel brussels haren neder-over-heembeek saint-gilles sint-gillis saint-josse sint-joost molenbeek-saint-jean sint-jans-molenbeek berchem-sainte-agathe sint-agatha-berchem woluwe-saint-pierre woluwe-saint-lambert sint-pieters-woluwe sint-lambrechts-woluwe watermael-boitsfort watermaal-bosvoorde liege luik gent gand ghent anvers antwerpen antwerp mons bergen namur namen louvain leuven charleroi tournai doornik bruges brugge courtrai kortrijk wavre waver nivelles nijvel hal halle vilvorde vilvoorde grimbergen wemmel asse zellik dilbeek den haag rotterdam amsterdam utrecht lille paris lyon marseille berlin hamburg koln cologne aachen luxembourg luxemburg london londen londres parijs rome wenen berlijn keulen aken rijsel lissabon madrid barcelona milaan turijn moskou warschau praag kopenhagen straatsburg strasbourg geneve bazel bale zurich munchen munich wien vienne leeds manchester liverpool'.split(
    ' ',
  ),
)
