import { type Culture, list, places, ranges, spellings } from './culture.js';

/** Latin script around the Mediterranean and across the Atlantic. */
export const SOUTHERN: readonly Culture[] = [
  {
    country: 'ES',
    countryName: 'España',
    script: 'latin',
    given: spellings(
      'Francisco~Paco,José~Pepe,Dolores~Lola,Concepción~Concha,Ignacio~Nacho,Begoña,Íñigo,Maribel,Santiago~Santi,Nuria,Andrés,Montserrat~Montse,Joaquín~Ximo,Rocío,Álvaro,Inés',
    ),
    family: spellings(
      'Quintana Ferrer,Ibáñez del Río,Cordero Luna,Peñalver,Arrieta Solano,Muñoz Villalba,Gallardo Prat,Zubizarreta,Echevarría,Domènech,Núñez Robledo,Cifuentes,Lobato,Osorio Vega,Yáñez,Bermúdez Cano',
    ),
    mobile: ranges('34612+6 34655+6'),
    landline: ranges('34910+6 34948+6'),
    places: places('Sevilla|41###;Bilbao|48###;Girona|17###;Oviedo|33###'),
    streets: list('calle del Olivo,paseo de la Ribera,plaza Mayor,avenida de los Almendros'),
  },
  {
    country: 'MX',
    countryName: 'México',
    script: 'latin',
    given: spellings(
      'Guadalupe~Lupita,Jesús~Chuy,Refugio~Cuca,Eduardo~Lalo,Rosario~Chayo,Xóchitl,Citlali,Emiliano,Marisol,Itzel,Evaristo,Araceli,Leobardo,Yolotzin,Nicanor,Graciela~Chela',
    ),
    family: spellings(
      'Tlapanco Reyes,Barragán Soto,Huerta Montaño,Villaseñor,Zamudio Lara,Cuautle,Esquivel Ríos,Maldonado Paz,Tepox,Arizmendi,Balderas Nieto,Cárdenas Olmo,Galván,Nájera,Ocampo Sol,Xicoténcatl',
    ),
    mobile: ranges('52554+7'),
    landline: ranges('52222+7'),
    places: places('Puebla|72###|Pue.;Oaxaca|68###|Oax.;Mérida|97###|Yuc.'),
    streets: list('calle Jacarandas,avenida Hidalgo Norte,privada del Sol,callejón del Beso'),
  },
  {
    country: 'BR',
    countryName: 'Brasil',
    script: 'latin',
    given: spellings(
      'João~Joãozinho,Conceição~Ceiça,Antônio~Toninho,Luzia,Sebastião~Tião,Iara,Thaís,Cauã,Francisca~Chica,Raimundo~Mundinho,Flávia,Otávio,Beatriz~Bia,Ubirajara~Bira,Letícia,Murilo',
    ),
    family: spellings(
      'Araújo Brandão,Guimarães Prado,Nóbrega,Assunção,Magalhães Serra,Cavalcante Rios,Vasconcellos,Tavares Pinho,Figueiredo Sá,Jatobá,Leitão,Queirós,Sarmento,Bragança,Falcão Neto,Pimentel',
    ),
    mobile: ranges('551196+7 552199+7'),
    landline: ranges('551132+6 558133+6'),
    places: places('Salvador|40###-0##|BA;Curitiba|80###-1##|PR;Ouro Preto|35400-###|MG'),
    streets: list('rua das Laranjeiras,travessa do Sapoti,avenida Beira-Mar,ladeira da Misericórdia'),
  },
  {
    country: 'IT',
    countryName: 'Italia',
    script: 'latin',
    given: spellings(
      'Giuseppe~Beppe,Francesca~Franci,Domenico~Mimmo,Giovanna~Gianna,Niccolò~Nico,Letizia,Raffaele~Lello,Donatella,Ettore,Ginevra,Salvatore~Totò,Fiorella,Ludovico,Ornella,Tancredi,Zoè',
    ),
    family: spellings(
      "Bellincampi,Della Torre,Montefusco,D'Alessio Pace,Fioravanti,Pellegrinetti,Quaglia,Santoro Bianco,Tagliaferri,Vezzosi,Zambelli,Lo Presti,Guarnaschelli,Cantalupo,Malaspina,Rovere",
    ),
    mobile: ranges('39347+7'),
    landline: ranges('39065+7 39024+6'),
    places: places('Bologna|40###|BO;Lecce|73###|LE;Trieste|34###|TS'),
    streets: list('via dei Mulini,vicolo Stretto,corso Garibaldi,piazza delle Erbe'),
  },
  {
    country: 'TR',
    countryName: 'Türkiye',
    script: 'latin',
    given: spellings(
      'İbrahim~İbo,Ayşegül~Ayşe,Çağlar,Şükriye,Gülsüm,Oğuzhan~Oğuz,Nazlı,Yiğit,Fatma~Fatoş,Mehmet~Memo,Işıl,Ümit,Berrin,Doğan,Zeynep~Zeyno,Kıvanç',
    ),
    family: spellings(
      'Yıldırımoğlu,Çelikkaya,Demirağaç,Özgüven,Şahinbaş,Karagöllü,Gümüşdere,Akarsu,Tüfekçi,Ağaoğlu,İncesu,Değirmenci,Soğukpınar,Altınışık,Uçar,Bozkırlı',
    ),
    mobile: ranges('90532+7 90541+7'),
    landline: ranges('90212+7'),
    places: places('İzmir|35###;Eskişehir|26###;Muğla|48###'),
    streets: list('Çınar Sokak,Gül Caddesi,Değirmen Yolu'),
  },
];
