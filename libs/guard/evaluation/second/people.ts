/** Names met in Brussels, Rotterdam and the German-speaking communes; `weight` is how often a person of the notes comes from there, as in life rather than evenly. */
export type Household = { origin: string; weight: number; women: string; men: string; surnames: string }

export const HOUSEHOLDS: readonly Household[] = [
  {
    origin: 'Belgian, French-speaking',
    weight: 9,
    women:
      'Bernadette, Françoise, Nicole, Viviane, Micheline, Chantal, Martine, Brigitte, Liliane, Geneviève, Anne-Marie, Béatrice, Sophie, Aurélie, Charlotte, Manon, Élodie, Julie, Delphine, Maryse, Suzanne, Jeannine, Cécile, Rose, Clémentine, Capucine',
    men: 'Jacques, Philippe, Michel, Christian, Yves, Alain, Didier, Thierry, Benoît, Olivier, Vincent, Xavier, Nicolas, Quentin, Bastien, Maxime, Hector, Étienne, Baudouin, Jean-Marie, Pol, Claude, Serge, Bernard, Pascal, Octave',
    surnames:
      'Delacroix, Henrard, Crispin, Wauters, Dumont, Simon, Laurent, Denis, François, Marchand, Petitjean, Lebrun, Delhaye, Goffin, Servais, Lahaye, Dessart, Bourgeois, Colin, Jadot, Hardy, Leroy, Vandamme, Meunier, Berger, Lecomte, Dewolf, Courtois, Bodson, Rousseau',
  },
  {
    origin: 'Flemish and Dutch',
    weight: 9,
    women:
      'Godelieve, Rita, Lutgarde, Hilde, Magda, Annelies, Greet, Katrien, Lieve, Mieke, Sanne, Lotte, Femke, Jolanda, Wilhelmina, Anja, Corrie, Truus, Riet, Bep, Nele, Hanne, Marijke, Josée, Roos, Griet',
    men: 'Luc, Jozef, Etienne, Dirk, Wim, Bart, Koen, Stijn, Pieter, Joris, Ruben, Sander, Henk, Kees, Arie, Cor, Leendert, Marinus, Rik, Guido, Erik, Wout, Jef, Gerrit, Thijs, Hein',
    surnames:
      'De Smet, Maes, Jacobs, Claes, Goossens, Wouters, De Clercq, Van Damme, Vermeulen, Van den Bossche, Aerts, Lemmens, De Backer, Smets, Van Hoof, De Vos, Bakker, Visser, de Jong, van Dijk, Kramer, Hoekstra, Verhoeven, De Wit, van den Berg, Schouten, Verbeke, De Ridder, Naessens, in ’t Veld',
  },
  {
    origin: 'Moroccan',
    weight: 7,
    women: 'Naïma, Rachida, Malika, Souad, Hafida, Ikram, Chaïmae, Loubna, Samira, Fatiha, Hayat, Zineb, Siham, Wafae, Yousra, Habiba, Rhimou, Mina',
    men: 'Mustapha, Abdelkader, Driss, Khalid, Hicham, Soufiane, Ilyas, Brahim, Lahcen, Anouar, Zakaria, Noureddine, Redouan, Yassin, Jamal, Farid, Abdelhak, Mimoun',
    surnames:
      'El Khattabi, Bouchikhi, Aït Taleb, Chentouf, Benhaddou, El Bakkali, Azzouzi, Ouali, Haddouchi, Lamrani, Tahiri, Bennani, Zerrouk, El Ouariachi, Boulahya, Mokhtari, Saïdi, Akhrif, El Hamdaoui, Ziani',
  },
  {
    origin: 'Turkish',
    weight: 4,
    women: 'Hatice, Elif, Zehra, Sevgi, Nurcan, Gülay, Merve, Döne, Şerife, Emel, Hacer, Tuğba',
    men: 'Mehmet, Hüseyin, İbrahim, Orhan, Cem, Serkan, Halil, Ömer, Yusuf, Kadir, Recep, Fikret',
    surnames: 'Demir, Çelik, Şahin, Yıldırım, Kılıç, Arslan, Polat, Koç, Aydoğan, Güneş, Karataş, Bulut, Erdoğdu',
  },
  {
    origin: 'Central and West African',
    weight: 4,
    women: 'Béatrice, Clarisse, Mireille, Divine, Grâce, Nadège, Fatoumata, Mariama, Aïssatou, Espérance, Solange, Kadiatou, Blandine, Odile, Merveille',
    men: 'Patrice, Trésor, Dieudonné, Jean-Baptiste, Boubacar, Ibrahima, Ousmane, Christ, Emmanuel, Gédéon, Alseny, Cheick, Innocent, Papy, Thierno',
    surnames:
      'Mukendi, Ilunga, Kabongo, Tshimanga, Lumbala, Bah, Barry, Sow, Camara, Traoré, Kouassi, Mbuyi, Kanku, Ndayisenga, Uwimana, Habimana, Nkurunziza, Sylla, Touré, Ngoma',
  },
  {
    origin: 'Surinamese, Antillean and Cape Verdean',
    weight: 3,
    women: 'Shanti, Sharmila, Lucia, Ivone, Maria de Fátima, Mavis, Ruth, Norine, Dulcinéia, Indra, Roline, Eugénia',
    men: 'Rajesh, Winston, Clyde, Humphrey, Adilson, João Paulo, Orlando, Ricardo, Wilfred, Soerin, Nelson, Elvis',
    surnames: 'Ramdin, Biharie, Kartosen, Pinas, Monteiro, Lopes, Tavares, Évora, Martina, Winklaar, Jansen, Ramlal, Fortes, Delgado',
  },
  {
    origin: 'Southern European',
    weight: 4,
    women: 'Giuseppina, Concetta, Carmela, Rosanna, Pilar, Encarnación, Conceição, Fátima, Eleftheria, Vasiliki, Anabela, Mercedes, Silvia, Chiara',
    men: 'Salvatore, Calogero, Gaetano, Vito, Francisco, Manuel, Joaquim, Tiago, Konstantinos, Panagiotis, Paolo, Rosario, Sergio, Rui',
    surnames:
      'Lo Presti, Di Stefano, Cacciatore, Ferrara, Mancuso, Esposito, Gutiérrez, Romero, Iglesias, Ferreira, Carvalho, Nunes, Papadopoulos, Georgiadis, da Costa, Bruno',
  },
  {
    origin: 'Eastern European and Balkan',
    weight: 4,
    women: 'Małgorzata, Beata, Ioana, Elena, Gergana, Oksana, Halyna, Drita, Valbona, Jelena, Snežana, Teodora, Krystyna, Mihaela',
    men: 'Zbigniew, Krzysztof, Ionuț, Marian, Georgi, Volodymyr, Arben, Besnik, Dragan, Zoran, Vasile, Piotr, Stoyan, Gheorghe',
    surnames:
      'Kowalczyk, Wójcik, Nowak, Popescu, Ionescu, Stoica, Petrov, Todorova, Shevchenko, Bondarenko, Hoxha, Krasniqi, Jovanović, Marković, Munteanu, Lis',
  },
  {
    origin: 'Syrian, Iraqi, Afghan, Eritrean, Somali',
    weight: 3,
    women: 'Rania, Hala, Nour, Sahar, Shukria, Freshta, Selam, Tsega, Hodan, Ifrah, Rawan, Zainab, Semhar, Asma',
    men: 'Bassam, Anas, Firas, Nizar, Omid, Farhad, Filmon, Yonas, Abdirahman, Liban, Zahir, Hamza, Mulugeta, Qais',
    surnames: 'Al Hariri, Khoury, Sabbagh, Al-Jabouri, Haidari, Rahimi, Ahmadzai, Tesfay, Ghebremedhin, Abdullahi, Warsame, Hosseini, Shamoun, Tekle',
  },
  {
    origin: 'Caucasian and Asian',
    weight: 2,
    women: 'Lusine, Nino, Tamar, Mei, Linh, Thi Hoa, Rosalinda, Dolma, Sita, Anjali, Pema, Xiu',
    men: 'Armen, Davit, Giorgi, Wei, Minh, Quang, Tenzin, Bishal, Harpreet, Rohan, Jun, Sarkis',
    surnames: 'Hakobyan, Petrosyan, Kvaratskhelia, Chen, Wang, Tran, Le, Dorjee, Shrestha, Singh, Kaur, Santos, Liu, Gill',
  },
  {
    origin: 'German-speaking',
    weight: 2,
    women: 'Hildegard, Ursula, Renate, Gisela, Ingrid, Sabine, Birgit, Monika, Anneliese, Petra, Lena, Jutta',
    men: 'Günter, Dieter, Manfred, Jürgen, Uwe, Stefan, Lothar, Wolfgang, Horst, Leon, Ewald, Karl-Heinz',
    surnames: 'Hoffmann, Schulz, Wagner, Zimmermann, Krüger, Radermacher, Pauels, Heinen, Mertes, Kirsch, Jansen, Lux, Koch, Keller',
  },
  {
    origin: 'English-speaking',
    weight: 1,
    women: 'Margaret, Dorothy, Shirley, Heather, Joy, Megan, Holly, Patience, Blessing, Ruby, Abigail, Faith',
    men: 'Kenneth, Gordon, Trevor, Colin, Mark, Kwame, Chidi, Liam, Rob, Duncan, Art, Basil',
    surnames: 'Robinson, Hughes, Walsh, Kelly, Mensah, Adeyemi, Carter, Price, Field, Young, Murphy, Boateng, Lane, Rice',
  },
]
