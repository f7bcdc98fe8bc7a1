import { type Culture, list, places, ranges, spellings } from './culture.js';

/** Family name first, without a space. Japanese names carry their kana reading, the others their romanisation. */
export const EAST_ASIAN: readonly Culture[] = [
  {
    country: 'TW',
    countryName: '台灣',
    script: 'han',
    given: spellings(
      '雅婷/Ya-ting~小婷,志豪/Zhi-hao~阿豪,淑芬/Shu-fen,俊傑/Jun-jie~小傑,怡君/Yi-jun,建宏/Jian-hong,佩珊/Pei-shan,宗翰/Zong-han,詩涵/Shi-han,冠宇/Guan-yu,曉雯/Xiao-wen,柏霖/Bo-lin',
    ),
    family: spellings(
      '林/Lin,歐陽/Ouyang,蔡/Tsai,葉/Yeh,蘇/Su,魏/Wei,司馬/Sima,簡/Chien,邱/Chiu,賴/Lai,范姜/Fanjiang,溫/Wen',
    ),
    mobile: ranges('886912+6 886933+6'),
    landline: ranges('88622+7'),
    places: places('臺南市|70###;花蓮縣|97###;新竹市|30###'),
    streets: list('梅花路,竹林街,海安巷'),
  },
  {
    country: 'JP',
    countryName: '日本',
    script: 'han',
    given: spellings(
      '遥香/Haruka/はるか~はる,健太郎/Kentaro/けんたろう~けん,美智子/Michiko/みちこ,颯太/Sota/そうた,千尋/Chihiro/ちひろ,龍之介/Ryunosuke/りゅうのすけ,小百合/Sayuri/さゆり,大輔/Daisuke/だいすけ,真央/Mao/まお,誠一郎/Seiichiro/せいいちろう,結衣/Yui/ゆい,蓮/Ren/れん',
    ),
    family: spellings(
      '長谷川/Hasegawa/はせがわ,小鳥遊/Takanashi/たかなし,五十嵐/Igarashi/いがらし,早乙女/Saotome/さおとめ,東海林/Shoji/しょうじ,桜庭/Sakuraba/さくらば,月見里/Yamanashi/やまなし,御手洗/Mitarai/みたらい,柊/Hiiragi/ひいらぎ,日向/Hyuga/ひゅうが,神楽坂/Kagurazaka/かぐらざか,四月一日/Watanuki/わたぬき',
    ),
    mobile: ranges('819012+6 818034+6'),
    landline: ranges('81332+6'),
    places: places('金沢市|920-####|石川県;函館市|040-####|北海道;松江市|690-####|島根県'),
    streets: list('桜通り,川端町,梅小路'),
  },
  {
    country: 'JP',
    countryName: '日本',
    script: 'kana',
    given: spellings(
      'さくら/Sakura/さくら~さっちゃん,ひなた/Hinata/ひなた,マリア/Maria/まりあ,ケン/Ken/けん,つぐみ/Tsugumi/つぐみ,アンナ/Anna/あんな,みのり/Minori/みのり,ジョージ/George/じょーじ,すみれ/Sumire/すみれ,リョウ/Ryo/りょう',
    ),
    family: spellings(
      'スミス/Sumisu/すみす,ふじわら/Fujiwara/ふじわら,ガルシア/Garushia/がるしあ,さいとう/Saito/さいとう,ミラー/Mira/みらー,たちばな/Tachibana/たちばな,シュミット/Shumitto/しゅみっと,まつかぜ/Matsukaze/まつかぜ',
    ),
    mobile: ranges('819056+6 817078+6'),
    landline: ranges('816641+5 81526+6'),
    places: places('横浜市|231-####|神奈川県;那覇市|900-####|沖縄県'),
    streets: list('みどり台,あおば通り'),
  },
  {
    country: 'KR',
    countryName: '대한민국',
    script: 'hangul',
    given: spellings(
      '서연/Seo-yeon~연이,민준/Min-jun,하윤/Ha-yun,도현/Do-hyun,지우/Ji-woo,은별/Eun-byeol~별이,태양/Tae-yang,가람/Ga-ram,수빈/Su-bin,재혁/Jae-hyeok,나래/Na-rae,보람/Bo-ram',
    ),
    family: spellings(
      '남궁/Namgung,제갈/Jegal,황보/Hwangbo,선우/Seonwoo,독고/Dokgo,한/Han,윤/Yoon,배/Bae,류/Ryu,표/Pyo,방/Bang,명/Myeong',
    ),
    mobile: ranges('82102+7 82104+7'),
    landline: ranges('8226+6'),
    places: places('전주시|549##|전라북도;강릉시|255##|강원도;통영시|530##|경상남도'),
    streets: list('벚꽃로,은하수길,달빛로'),
  },
];
