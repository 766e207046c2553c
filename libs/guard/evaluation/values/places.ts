/** Streets with an invented or common name; the number follows or stands before, after the habit of the language. */
export const STREETS: Readonly<Record<'fr' | 'nl' | 'de' | 'en', readonly string[]>> = {
  fr: [
    'rue des Trois Tilleuls', 'avenue du Vieux Moulin', 'rue de la Colonne', 'chaussée de Gand', 'rue Ransfort', 'avenue des Glycines', 'place de la Duchesse', 'rue du Korenbeek', 'boulevard Léopold II',
    'rue Vandenboogaerde', 'avenue Émile Bossaert', 'rue de l’Église', 'square du Laekenveld', 'rue Jean-Baptiste Decock', 'quai des Charbonnages', 'clos des Mésanges', 'allée des Hêtres', 'rue Gray', 'chaussée d’Ixelles',
    'avenue Rommelaere', 'rue de Potter', 'impasse du Chat', 'drève des Renards', 'venelle aux Jeux', 'rue Théodore Verhaegen', 'cité Modèle', 'rue du Progrès', 'avenue Docteur Schweitzer', 'rue Haute', 'rue du Fort', 'sentier du Verger',
  ],
  nl: [
    'Lindelaan', 'Oude Molenstraat', 'Kerkstraat', 'Gentsesteenweg', 'Vossenplein', 'Jan Breydelstraat', 'Koolmijnenkaai', 'Groenstraat', 'Leopold II-laan', 'Dokter Schweitzerlaan', 'Zavelstraat', 'Pastoor Cooreman­straat',
    'Ninoofsesteenweg', 'Akkerweg', 'Sint-Annastraat', 'Dapperheidsplein', 'Hopstraat', 'Vlierkouter', 'Vandernootstraat', 'Jules Bordetlaan', 'Beukendreef', 'Kleine Steenweg', 'Korte Nieuwstraat', 'Bergensesteenweg', 'Wilgenpad', 'Hoogstraat', 'Nieuwe Gaanweg',
  ].map((street) => street.replaceAll('\u00AD', '')),
  de: ['Klosterstraße', 'Am Kirchplatz', 'Haasstraße', 'Lindenweg', 'Aachener Straße', 'Hochstraße', 'Mühlenweg', 'Bergkapellstraße', 'Neustraße', 'Im Winkel', 'Gartenallee', 'Schulgasse', 'Simarstraße', 'Auf dem Spitzberg'],
  en: ['Church Road', 'Mill Lane', 'Victoria Avenue', 'Station Street', 'Orchard Close', 'Kingsway Gardens', 'Alma Terrace', 'Park View', 'Harbour Crescent', 'Ferry Lane'],
}

export const TOWNS: Readonly<Record<'fr' | 'nl' | 'de' | 'en', readonly string[]>> = {
  fr: ['1080 Molenbeek-Saint-Jean', '1000 Bruxelles', '1070 Anderlecht', '1030 Schaerbeek', '1090 Jette', '1020 Laeken', '1190 Forest', '1060 Saint-Gilles', '1083 Ganshoren', '5000 Namur', '1400 Nivelles', '1210 Saint-Josse'],
  nl: ['1080 Sint-Jans-Molenbeek', '1000 Brussel', '1070 Anderlecht', '1030 Schaarbeek', '1090 Jette', '1020 Laken', '1190 Vorst', '1700 Dilbeek', '1800 Vilvoorde', '9300 Aalst', '3012 CL Rotterdam', '1082 Sint-Agatha-Berchem'],
  de: ['4700 Eupen', '4780 Sankt Vith', '52066 Aachen', '4720 Kelmis', '4730 Raeren', '1000 Brüssel'],
  en: ['1050 Ixelles', '1080 Molenbeek', '1000 Brussels', '1030 Schaerbeek', '1020 Laeken'],
}
