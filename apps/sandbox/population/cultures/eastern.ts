import { type Culture, list, places, ranges, spellings } from './culture.js';

/** Latin script with the diacritics of central Europe and of Viet Nam. */
export const EASTERN: readonly Culture[] = [
  {
    country: 'PL',
    countryName: 'Polska',
    script: 'latin',
    given: spellings(
      'Małgorzata~Gosia,Stanisław~Staszek,Agnieszka~Aga,Wojciech~Wojtek,Katarzyna~Kasia,Łukasz,Elżbieta~Ela,Grzegorz~Grzesiek,Józefina,Bogumił,Żaneta,Świętosława,Ryszard~Rysiek,Jagoda,Błażej,Zdzisława',
    ),
    family: spellings(
      'Wrzosek,Żurawik,Ćwikliński-Mak,Ślązak,Brzęczek,Grzybowicz,Łabędź,Mączyński-Ryś,Źródlak,Sęk,Jabłoń,Krzyżak,Pstrąg,Wądołek,Dąbrowiak,Niedźwiedź',
    ),
    mobile: ranges('48501+6 48604+6'),
    landline: ranges('4822+7'),
    places: places('Kraków|30-###;Łódź|90-###;Gdańsk|80-###'),
    streets: list('ul. Bursztynowa,ul. Młyńska,al. Lipowa,ul. Świerkowa'),
  },
  {
    country: 'CZ',
    countryName: 'Česko',
    script: 'latin',
    given: spellings(
      'Kateřina~Katka,Jiří~Jirka,Bohumil~Bohouš,Květoslava~Květa,Ondřej~Ondra,Zdeněk,Růžena,Šárka,Matěj,Ludmila~Lída,Vojtěch~Vojta,Dobromila,Řehoř,Eliška,Kryštof,Žofie',
    ),
    family: spellings(
      'Hruška,Šebesta,Vlček,Říha,Kavka,Žižka,Čejka,Skřivan,Popelka,Tůma,Jahoda,Dušek,Kočí,Nebeský,Hořejší,Zlatuška',
    ),
    mobile: ranges('420604+6 420731+6'),
    landline: ranges('420541+6'),
    places: places('Brno|60# ##;Olomouc|77# ##;Plzeň|30# ##'),
    streets: list('Zahradní,U Kapličky,Mlýnská,Na Stráni'),
  },
  {
    country: 'HU',
    countryName: 'Magyarország',
    script: 'latin',
    given: spellings(
      'Erzsébet~Bözsi,László~Laci,Győző,Ágnes~Ági,Ödön,Katalin~Kati,Csilla,Zsolt,Bálint,Ildikó,Szabolcs,Piroska~Piri,Mátyás~Matyi,Emőke,Tünde,Bence',
    ),
    family: spellings(
      'Szőllősi,Kőhalmi,Ördögh,Gyöngyösi,Fűzfa,Csengeri,Nagykovács,Tűzkő,Hegedűs-Bárány,Vörösvári,Juhász-Tóth,Zsombori,Bükkösi,Rétfalvi,Üveges,Lágymányosi',
    ),
    mobile: ranges('3620+7 3670+7'),
    landline: ranges('3613+6'),
    places: places('Pécs|76##;Szeged|67##;Győr|90##'),
    streets: list('Diófa utca,Malom köz,Gesztenye sor'),
  },
  {
    country: 'VN',
    countryName: 'Việt Nam',
    script: 'latin',
    given: spellings(
      'Thùy Dương,Quốc Anh,Ngọc Bích,Minh Khôi,Hồng Nhung,Đức Thịnh,Mai Phương,Tuấn Kiệt,Ánh Tuyết,Gia Bảo,Thanh Trúc,Hữu Phước,Kim Ngân,Nhật Quang,Bảo Châu,Xuân Mai',
    ),
    family: spellings('Nguyễn,Trần,Lê,Phạm,Huỳnh,Võ,Đặng,Bùi,Đỗ,Hồ,Ngô,Dương,Lý,Phan,Vũ,Trịnh'),
    mobile: ranges('84903+6 84912+6'),
    landline: ranges('842437+6'),
    places: places('Huế|49####;Đà Nẵng|55####;Cần Thơ|90####'),
    streets: list('đường Hoa Sen,phố Hàng Đậu,ngõ Trúc Bạch'),
  },
];
