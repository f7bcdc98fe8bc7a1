import { type Culture, list, places, ranges, spellings } from './culture.js';

/** Latin script, western half. Where a country sets numbers aside for fiction, those are used up first. */
export const WESTERN: readonly Culture[] = [
  {
    country: 'US',
    countryName: 'United States',
    script: 'latin',
    given: spellings(
      'William~Bill,Margaret~Peggy,Robert~Bob,Elizabeth~Liz,Theodore~Ted,Katherine~Kit,Samuel~Sam,Josephine~Jo,Walter~Walt,Dorothy~Dot,Marcus,Naomi,Calvin,Renata,Darnell,Imogen',
    ),
    family: spellings(
      "Whitfield,Okonkwo-Reed,Halloran,Pettigrew,Vandermeer,Castellanos,Brightwater,O'Dell,McAllister,Tillman,Ashgrove,Fairbanks,Lindgren,Merriweather,Stokely,Quarles",
    ),
    mobile: ranges('141555501+2 121255501+2 131255501+2 120655501+2 161755501+2 164622+5 172034+5'),
    landline: ranges('121455501+2 130355501+2 151833+5'),
    places: places('Portland|972##|OR;Burlington|054##|VT;Duluth|558##|MN;Santa Fe|875##|NM;Ithaca|148##|NY'),
    streets: list('Juniper Lane,Old Mill Road,Harbor Street,Cedar Avenue,Quarry Court'),
  },
  {
    country: 'GB',
    countryName: 'United Kingdom',
    script: 'latin',
    given: spellings(
      'Edmund~Ned,Philippa~Pip,Rosalind~Roz,Alistair~Ali,Gwendolen~Gwen,Nathaniel~Nat,Harriet~Hattie,Benedict~Ben,Ottilie~Tilly,Rhys,Saoirse,Hamish,Bronwen,Callum,Priya,Tobias~Toby',
    ),
    family: spellings(
      'Thistlewood,Ashdown,Penhaligon,Blackwater,Carmichael,Ferncastle,Hargreave,Llewelyn,MacInnes,Netherby,Oakhanger,Prendergast,Quillfeather,Ravenscroft,Sandilands,Trelawney',
    ),
    mobile: ranges('4474001+5 4479112+5'),
    landline: ranges('44207946+4 44161496+4 44131496+4 44117496+4 44208123+4 44207234+4'),
    places: places('Bristol|BS# #XY;Leeds|LS# #QZ;Edinburgh|EH# #TY|Midlothian;Cardiff|CF## #BX;York|YO## #DW'),
    streets: list('Bellmaker Row,Station Road,Priory Close,Gannet Street,Larkfield Terrace'),
  },
  {
    country: 'DE',
    countryName: 'Deutschland',
    script: 'latin',
    given: spellings(
      'Wilhelm~Willi,Friederike~Rike,Maximilian~Max,Annegret~Anne,Jörg,Käthe,Günther,Ottokar~Otto,Sieglinde,Björn,Franziska~Franzi,Lukas,Mechthild,Konstantin~Kosta,Gesa,Sebastian~Basti',
    ),
    family: spellings(
      'Müllershagen,Weißenfels,Königsdorff,Brandtner,Schäferling,Oberländer,Grünwaldt,Eichelbaum,von Rabenau,Lüttich,Hasselbrink,Kranzler,Pfennigsdorf,Strohmeyer,Vogelsang,Zedlitz',
    ),
    mobile: ranges('4917139200+2 4917299251+2 49176040690+2 4915123+6'),
    landline: ranges('493023125+3 498999998+3 492214710+3 493066+5'),
    places: places('Hamburg|20###;Leipzig|04###;Freiburg im Breisgau|79###;Göttingen|37###;Köln|50###'),
    streets: list('Lindenstraße,Am Mühlbach,Kastanienallee,Färbergasse,Rosenweg'),
  },
  {
    country: 'FR',
    countryName: 'France',
    script: 'latin',
    given: spellings(
      'Éloïse~Élo,Théophile~Théo,Geneviève~Ginette,Barthélemy,Clémence,Aurélien,Maëlle,Hippolyte,Solène,Anaïs,Cédric,Joséphine~Jo,Loïc,Noémie,Rémi,Zéphyrine',
    ),
    family: spellings(
      "Delacroix-Morin,Beauchêne,Lefèvre-Roux,Saint-Aubin,Chassagne,Duvivier,Fontanelle,Grandjean,Hautecloque,Lamoureux,Montclair,Nivernais,d'Aubigny,Pélissier,Rochambeau,Vaucluse",
    ),
    mobile: ranges('336124+5 337512+5'),
    landline: ranges('3319900+4 3326191+4 3335301+4 3346571+4 3353649+4 331425+5'),
    places: places('Lyon|69###;Nantes|44###;Aix-en-Provence|13###;Besançon|25###;Quimper|29###'),
    streets: list('rue des Tanneurs,avenue du Marronnier,impasse de la Source,quai des Brumes,place du Puits'),
  },
  {
    country: 'NL',
    countryName: 'Nederland',
    script: 'latin',
    given: spellings(
      'Wilhelmina~Mina,Cornelis~Kees,Johanna~Jopie,Diederik~Dirk,Fleur,Sjoerd,Marijke,Pieter~Piet,Renske,Joost,Liesbeth~Lies,Teun,Anouk,Gijsbert~Gijs,Femke,Maarten',
    ),
    family: spellings(
      'van der Heijden,de Bruijn,Oosterhuis,ten Brink,van den Akker,Zijlstra,Hoogendoorn,Kuipers,Meerdink,Nijenhuis,Roodbol,Schoonhoven,Terpstra,Veldkamp,Wagenaar,Ijsselstein',
    ),
    mobile: ranges('31612+6 31648+6'),
    landline: ranges('3120794+4 3130234+4 31508+6'),
    places: places('Utrecht|35## AB;Groningen|97## KL;Haarlem|20## PS;Nijmegen|65## GH'),
    streets: list('Oudegracht,Molenstraat,Tulpenlaan,Dorpsweg'),
  },
  {
    country: 'SE',
    countryName: 'Sverige',
    script: 'latin',
    given: spellings(
      'Gudrun,Östen,Margareta~Greta,Åke,Birgitta~Gittan,Sölve,Linnéa,Torbjörn~Tobbe,Ingegerd,Håkan,Ebba,Ragnar,Tuva,Märta,Viggo,Elisabet~Lisbet',
    ),
    family: spellings(
      'Björkström,Åkerlund,Söderqvist,Nyhammar,Lövgren,Hedenfalk,Sjöberg-Dahl,Öhrström,Fagerlind,Wallenås,Ekholm,Rydén,Stålarm,Hägglund,Almfelt,Norrsken',
    ),
    mobile: ranges('4670174061+1 4670174062+1 46721+6'),
    landline: ranges('468465004+2 46317401+3 46862+5'),
    places: places('Uppsala|75# ##;Göteborg|41# ##;Luleå|97# ##;Växjö|35# ##'),
    streets: list('Björkgatan,Kyrkvägen,Sjöstigen,Kvarnbacken'),
  },
];
