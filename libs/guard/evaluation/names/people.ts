export type Origin = { origin: string; women: string; men: string; surnames: string }

/** Invented pairs: given names and surnames that are really met in Brussels, mixed by the generator. Each list is comma-separated. */
export const ORIGINS: readonly Origin[] = [
  {
    origin: 'french-speaking, old',
    women:
      'Josiane, Monique, Paulette, Ginette, Yvonne, Simone, Marie-Thérèse, Georgette, Andrée, Huguette, Lucienne, Nelly, Arlette, Claudine, Jacqueline, Odette, Denise, Raymonde, Marie-Claire, Ghislaine, Renée, Solange, Marcelle, Colette',
    men: 'Marcel, Roger, Fernand, Lucien, Émile, Gaston, Raymond, Albert, Jean-Pierre, Guy, André, Robert, Jean-Claude, Edmond, Léopold, Firmin, Désiré, Ghislain, Freddy, Willy, Jules, René, Achille, Joseph',
    surnames:
      'Dubois, Lambert, Dupont, Leclercq, Renard, Lejeune, Delvaux, Hubert, Collard, Noël, Gérard, Mathieu, Thiry, Pirotte, Mahieu, Delcourt, Bodart, Lemaire, Gillard, Stassart, Wauthier, Piron, Hanssens, Delforge, Fontaine, Materne, Dethier, Lacroix, Massart, Pirard, Evrard, Bastin, Toussaint, Simonis, Colson, Hennebert, Dumoulin, Lefèvre, Goffin, Deprez, Ledent, Marchal, Quertinmont, Libert, Crespin, Warnant, Jadot, Quoilin',
  },
  {
    origin: 'french-speaking, young',
    women: 'Élodie, Manon, Charlotte, Céline, Laetitia, Aurélie, Noémie, Juliette, Sophie, Virginie, Maïté, Coralie, Stéphanie, Mélanie, Camille, Justine',
    men: 'Maxime, Quentin, Thibault, Loïc, Cédric, Grégory, Benoît, Christophe, Olivier, Jérôme, Nathan, Arnaud, Gauthier, Kévin, Fabrice, Damien',
    surnames:
      'Vanderlinden, De Backer, Fransolet, Jacquemin, Henrard, Michaux, Burton, Navez, Delhaye, Dufrasne, Carlier, Wathelet, Lardinois, Cornet, Bertrand, Closset, Dieu, Hallet, Parmentier, Rousseau, Wéry, Ronveaux',
  },
  {
    origin: 'dutch-speaking, old',
    women:
      'Godelieve, Magda, Lutgart, Rosa, Maria, Irma, Simonne, Jeannine, Clementina, Elza, Paula, Leona, Gilberte, Agnes, Mariette, Lea, Alida, Hilda, Frieda, Lisette, Mieke, Cecile, Hortense, Bertha',
    men: 'Jozef, Frans, Jef, Alfons, Gustaaf, Leopold, Achiel, Omer, Remi, Urbain, Gilbert, Maurits, Etienne, Hendrik, Kamiel, Wilfried, Hubert, Theofiel, Staf, Rik, Jos, Walter, Lode, Herman',
    surnames:
      'Peeters, Janssens, Maes, Willems, Claes, Wouters, Mertens, De Smet, Van Damme, Goossens, Vermeulen, De Clercq, Van den Broeck, Verhaegen, Vandenberghe, Aerts, Michiels, Verstraete, Desmedt, Van Acker, Lauwers, De Ridder, Segers, Coppens, Van Hove, Verbeke, De Wilde, Pauwels, Van der Auwera, Vanhoutte, Baeyens, Moens, Van de Velde, Thijs, Timmermans, Ceulemans, De Keyser, Verlinden, Schepens, Bogaert, Van Overstraeten, Declerck, Smets, Heymans, Callebaut, Van Langenhove, De Bruyne, Nijs, Vandeputte, T’Kindt',
  },
  {
    origin: 'dutch-speaking, young',
    women: 'Lien, Sofie, Katrien, Ilse, Annelies, Lotte, Femke, Hanne, Elke, Liesbeth, Jolien, Tine, Silke, Greet, Veerle, Nele, Karolien, Sien',
    men: 'Bram, Wout, Pieter, Jeroen, Koen, Bart, Stijn, Dries, Wannes, Kobe, Sander, Geert, Joris, Thijs, Ruben, Tom, Kristof, Lander',
    surnames:
      'Van Nieuwenhove, De Cock, Vercammen, Buyle, Dierickx, Van Steenwinkel, Geeraerts, Somers, Lippens, Rombouts, Van Bogaert, Hendrickx, Daems, Cuypers, Ooms, Truyens, Vanneste, Casteleyn, Meeus, Van Gorp, Roelandt, Cools',
  },
  {
    origin: 'names that are words',
    women:
      'Rose, May, Prudence, Els, Roos, Iris, Hope, Fleur, Marguerite, Grace, Blanche, Joy, Violette, Olive, Aurore, Faith, Constance, Linde, Merel, Perle, Désirée, Madeleine, Bo, Clémence',
    men: 'Pierre, Will, Mark, Parfait, Bonheur, Dieudonné, Christian, Victor, Bob, Guy, Frank, Jan, Roman, Ernest, Aimé, Prosper, Chance, Rik, Fidèle, Placide, Noël, Gift',
    surnames:
      'de Wit, Lenoir, Koning, Leblanc, Petit, Legrand, Bakker, Visser, Kok, Boulanger, Boucher, Leroy, Dubuisson, Young, Brown, Wolf, Vos, De Haan, Berger, Meunier, Charpentier, Jung, Klein, Groß, Winter, Zimmer, Kaiser, Hoffnung, Masson, Carpentier, Lenaers, Lheureux, Lebon, De Jonge, Mayeur, Sauvage, Bon, Joly, Rivière, Duchêne, De Groote, Vogel, Koch, Richter, Page, Cook, Church, Day, Marchand, Chevalier, Clerc',
  },
  {
    origin: 'moroccan',
    women:
      'Fatima, Khadija, Aïcha, Malika, Zohra, Naïma, Rachida, Samira, Latifa, Habiba, Yamina, Nadia, Hafida, Loubna, Ikram, Hanane, Mina, Fatima-Zahra, Soumia, Btissam, Oum Kalthoum, Rahma',
    men: 'Mohamed, Ahmed, Mustapha, Abdelkader, Hassan, Rachid, Driss, Brahim, Abdellah, Omar, Hamid, Youssef, Bilal, Ilyas, Abderrahim, Lahcen, Miloud, Nordine, Tarik, Mimoun, Larbi, Ayoub',
    surnames:
      'El Amrani, Benali, Bouazza, Ouali, El Khattabi, Chakir, Aziz, Ben Said, El Yousfi, Belkacem, Azzouzi, Tahiri, Bouchaïb, El Ouafi, Amezian, Haddouchi, Boulahya, Saïdi, Ait Lahcen, El Mokhtari, Zerouali, Lamrabet, Benhaddou, Ouariachi, Akhdim, Bakkali, Echarif, Mrabet, El Fassi, Oulad Ali, Touzani, Khallouki',
  },
  {
    origin: 'turkish and kurdish',
    women: 'Ayşe, Emine, Hatice, Zeynep, Elif, Gülsüm, Sultan, Fadime, Songül, Nurcan, Meryem, Şerife, Döndü, Rojda, Berfin, Hülya',
    men: 'Mehmet, Mustafa, Ali, Hüseyin, İsmail, Osman, Yusuf, Kemal, Serkan, Emre, Burak, Bekir, Şükrü, Baran, Çetin, Halil',
    surnames:
      'Yılmaz, Kaya, Demir, Şahin, Çelik, Yıldız, Öztürk, Aydın, Özdemir, Arslan, Doğan, Kılıç, Koç, Kurt, Aksoy, Güneş, Karataş, Bozkurt, Tekin, Erdoğmuş, Polat, Çakır, Gündüz, Uçar',
  },
  {
    origin: 'congolese, rwandan, burundian',
    women: 'Bibiche, Chantal, Mamie, Nathalie, Furaha, Bijou, Espérance, Immaculée, Clarisse, Mireille, Ornella, Gloria, Divine, Marie-Josée, Nzuzi, Odile',
    men: 'Trésor, Jean-Bosco, Papy, Cédrick, Fiston, Héritier, Christian, Patrick, Innocent, Théoneste, Dieumerci, Blaise, Serge, Guylain, Junior, Désiré',
    surnames:
      'Mbala, Kabongo, Ilunga, Mukendi, Tshibanda, Nkosi, Lumumba, Makiese, Mutombo, Kasongo, Ngalula, Bolamba, Habimana, Uwimana, Niyonzima, Ndayishimiye, Kalala, Mwamba, Nsimba, Lukaku, Bakambu, Mpiana, Katumba, Ntumba, Mugisha, Nzeza',
  },
  {
    origin: 'guinean, senegalese, cameroonian, ghanaian',
    women: 'Aminata, Fatoumata, Mariama, Kadiatou, Awa, Ndeye, Bintou, Abena, Akosua, Ngozi, Ebere, Solange',
    men: 'Mamadou, Alpha, Ousmane, Ibrahima, Cheikh, Modou, Kwame, Kofi, Emeka, Boubacar, Thierno, Souleymane',
    surnames:
      'Diallo, Barry, Bah, Sow, Camara, Traoré, Ndiaye, Fall, Keïta, Sylla, Nguema, Tchoupo, Mensah, Owusu, Boateng, Okonkwo, Eze, Bangoura, Kamga, Fotso',
  },
  {
    origin: 'polish',
    women: 'Agnieszka, Małgorzata, Katarzyna, Bożena, Ewa, Danuta, Halina, Jadwiga, Iwona, Grażyna',
    men: 'Krzysztof, Andrzej, Piotr, Tomasz, Zbigniew, Wojciech, Stanisław, Paweł, Mirosław, Jacek',
    surnames:
      'Kowalski, Nowak, Wiśniewska, Wójcik, Kamińska, Lewandowski, Zieliński, Szymański, Woźniak, Dąbrowska, Kozłowski, Jabłońska, Mazur, Krawczyk, Grabowska, Pawłowski',
  },
  {
    origin: 'romanian and bulgarian',
    women: 'Ioana, Mihaela, Elena, Cristina, Doina, Florentina, Violeta, Georgeta, Gergana, Desislava',
    men: 'Ionuț, Gheorghe, Vasile, Florin, Mihai, Dumitru, Costel, Bogdan, Hristo, Plamen',
    surnames:
      'Popescu, Ionescu, Munteanu, Dumitrescu, Stoica, Rusu, Ciobanu, Moldovan, Lăcătuș, Căldăraru, Petrov, Dimitrova, Stoyanov, Ilieva, Gheorghiu, Bălan',
  },
  {
    origin: 'portuguese and brazilian',
    women: 'Maria da Conceição, Fernanda, Lurdes, Graça, Inês, Teresa, Rosângela, Beatriz, Fátima, Adelaide',
    men: 'João, Manuel, António, Joaquim, Rui, Nuno, Paulo, Tiago, Armindo, Wagner',
    surnames:
      'da Silva, dos Santos, Ferreira, Pereira, Oliveira, Carvalho, Gonçalves, Teixeira, Magalhães, Pinto, Nogueira, Esteves, Moreira, Coelho, Rocha, Simões',
  },
  {
    origin: 'italian',
    women: 'Giuseppina, Rosaria, Concetta, Antonella, Carmela, Filomena, Giovanna, Assunta, Pina, Lucia',
    men: 'Salvatore, Calogero, Antonio, Giuseppe, Vincenzo, Gaetano, Rocco, Domenico, Angelo, Pasquale',
    surnames:
      'Russo, Esposito, Di Pietro, Lo Bianco, Bianchi, Ferrara, D’Angelo, La Porta, Caruso, Di Rupo, Mancuso, Sciortino, Greco, Amoroso, Vitale, Pappalardo',
  },
  {
    origin: 'spanish and latin american',
    women: 'Mercedes, Remedios, Pilar, Encarnación, Luz Marina, Consuelo, Soledad, Yolanda, Ximena, Rocío',
    men: 'José Luis, Jesús, Ángel, Manolo, Ramón, Wilson, Segundo, Iván, Agustín, Fermín',
    surnames: 'García, Fernández, Rodríguez, Muñoz, Ortega, Castaño, Iglesias, Quispe, Guamán, Restrepo, Herrera, Peña, Del Río, Vázquez, Núñez, Blanco',
  },
  {
    origin: 'ukrainian, russian, georgian',
    women: 'Oksana, Olena, Svitlana, Nataliia, Halyna, Tetiana, Irina, Ludmila, Nino, Tamar',
    men: 'Volodymyr, Andriy, Mykola, Oleksandr, Bohdan, Dmytro, Sergei, Vitaly, Giorgi, Levan',
    surnames:
      'Shevchenko, Kovalenko, Bondarenko, Tkachuk, Melnyk, Kravchuk, Lysenko, Ivanova, Smirnov, Volkova, Beridze, Kapanadze, Marchenko, Hrytsenko, Savchuk, Polishchuk',
  },
  {
    origin: 'syrian, iraqi, palestinian',
    women: 'Rana, Hala, Ghada, Rima, Amal, Suad, Noor, Layal, Wafa, Maysoon',
    men: 'Khaled, Bassam, Ziad, Mazen, Anas, Ghassan, Haitham, Basel, Qusay, Nizar',
    surnames: 'Al-Hamwi, Haddad, Al Masri, Khoury, Darwish, Al-Jaber, Nassar, Sabbagh, Abu Zeid, Al Halabi, Qasim, Shaheen, Kassab, Al-Tikriti, Najjar, Hijazi',
  },
  {
    origin: 'armenian, albanian, serbian, greek',
    women: 'Anahit, Nune, Arpine, Drita, Besa, Shpresa, Milica, Jelena, Eleni, Despina',
    men: 'Hayk, Tigran, Garegin, Agron, Besnik, Ilir, Dragan, Zoran, Kostas, Stavros',
    surnames:
      'Petrosyan, Hakobyan, Grigoryan, Sargsyan, Ter-Minasyan, Hoxha, Krasniqi, Berisha, Gashi, Shala, Jovanović, Nikolić, Papadopoulos, Georgiou, Vardanyan, Avetisyan',
  },
  {
    origin: 'afghan, pakistani, indian, nepalese',
    women: 'Zarmina, Parwin, Shabnam, Gulalai, Nasreen, Sunita, Harpreet, Pema',
    men: 'Najibullah, Hamidullah, Farid, Zabihullah, Imran, Gurpreet, Rajesh, Tenzin',
    surnames: 'Ahmadzai, Noorzai, Stanikzai, Rahimi, Hussain, Malik, Singh, Kaur, Sharma, Gurung, Tamang, Popalzai',
  },
  {
    origin: 'chinese, vietnamese, filipino',
    women: 'Mei Ling, Thi Hoa, Xiaoyan, Ngoc Anh, Marites, Jocelyn',
    men: 'Wei, Van Minh, Jianguo, Quang, Rodrigo, Tuan',
    surnames: 'Nguyen, Tran, Wang, Zhang, Chen, Pham, Li, Dela Cruz, Reyes, Huynh',
  },
  {
    origin: 'german-speaking and luxembourgish',
    women: 'Gertrud, Hildegard, Ursula, Waltraud, Heike, Anneliese, Sabine, Irmgard, Martha, Katharina, Monika, Uschi',
    men: 'Günther, Heinrich, Jürgen, Manfred, Dieter, Karl-Heinz, Wolfgang, Uwe, Alfred, Leonhard, Helmut, Rainer',
    surnames:
      'Schmitz, Müller, Hilgers, Schröder, Kessel, Radermacher, Pauels, Heinen, Brandt, Niessen, Weber, von Asten, Thommessen, Keutgen, Lentz, Krämer, Langer, Mockel, Schyns, Wintgens',
  },
  {
    origin: 'english-speaking',
    women: 'Margaret, Dorothy, Eileen, Sheila, Brenda, Doreen, Maureen, Siobhan, Heather, Nicola',
    men: 'Derek, Kenneth, Graham, Nigel, Desmond, Trevor, Keith, Malcolm, Declan, Stuart',
    surnames: 'Whitfield, O’Connor, Harris, McAllister, Bradshaw, Thornton, Pritchard, Hughes, Ashworth, Fletcher, Doyle, Kavanagh, Baker, Stone, Fox, Ward',
  },
]
