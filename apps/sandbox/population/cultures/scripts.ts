import { type Culture, list, places, ranges, spellings } from './culture.js';

/** Countries with non-Latin alphabets. Every name has a phonetic form. */
export const OTHER_ALPHABETS: readonly Culture[] = [
  {
    country: 'GR',
    countryName: 'Ελλάδα',
    script: 'greek',
    given: spellings(
      'Κωνσταντίνος/Konstantinos~Κώστας,Ελένη/Eleni~Λένα,Παναγιώτης/Panagiotis~Πάνος,Αικατερίνη/Aikaterini~Κατερίνα,Θεόδωρος/Theodoros~Θοδωρής,Ευαγγελία/Evangelia~Λίτσα,Σπυρίδων/Spyridon~Σπύρος,Δέσποινα/Despoina,Ιάσων/Iason,Χρυσάνθη/Chrysanthi,Λεωνίδας/Leonidas,Μυρτώ/Myrto',
    ),
    family: spellings(
      'Παπαδάκης-Ρήγας/Papadakis-Rigas,Καραγιάννης/Karagiannis,Θαλασσινός/Thalassinos,Ξενάκης/Xenakis,Μαυρομμάτης/Mavrommatis,Αλεξιάδης/Alexiadis,Ψαρράς/Psarras,Χατζής/Chatzis,Ελευθερίου/Eleftheriou,Βλαχάκης/Vlachakis,Σταυρίδης/Stavridis,Γαλανός/Galanos',
    ),
    mobile: ranges('30694+7'),
    landline: ranges('30210+7'),
    places: places('Θεσσαλονίκη|54# ##;Χανιά|73# ##;Ιωάννινα|45# ##'),
    streets: list('Οδός Ελαιών,Λεωφόρος Θαλάσσης,Οδός Ανέμων'),
  },
  {
    country: 'UA',
    countryName: 'Україна',
    script: 'cyrillic',
    given: spellings(
      "Олександра/Oleksandra~Леся,Володимир/Volodymyr~Вова,Мар'яна/Mariana,Юрій/Yurii,Соломія/Solomiia~Соля,Богдан/Bohdan,Їванна/Yivanna,Остап/Ostap,Христина/Khrystyna,Ярослав/Yaroslav~Славко,Зоряна/Zoriana,Тарас/Taras",
    ),
    family: spellings(
      'Ковальчишин/Kovalchyshyn,Журавель/Zhuravel,Щербак/Shcherbak,Гайворонюк/Haivoroniuk,Синиця/Synytsia,Лісовий/Lisovyi,Їжакевич/Yizhakevych,Чорнобай/Chornobai,Хмара/Khmara,Дзвінчук/Dzvinchuk,Барвінок/Barvinok,Яворенко/Yavorenko',
    ),
    mobile: ranges('38050+7 38067+7'),
    landline: ranges('38044+7'),
    places: places('Львів|79###;Чернівці|58###;Полтава|36###'),
    streets: list('вулиця Каштанова,провулок Садовий,вулиця Зоряна'),
  },
  {
    country: 'BG',
    countryName: 'България',
    script: 'cyrillic',
    given: spellings(
      'Десислава/Desislava~Деси,Георги/Georgi~Гошо,Цветелина/Tsvetelina~Цвети,Стоян/Stoyan,Йорданка/Yordanka~Данче,Красимир/Krasimir~Краси,Ралица/Ralitsa,Любомир/Lyubomir,Гергана/Gergana,Желязко/Zhelyazko,Божидара/Bozhidara,Явор/Yavor',
    ),
    family: spellings(
      'Дъбов/Dabov,Златарски/Zlatarski,Щъркелов/Shtarkelov,Чешмеджиев/Cheshmedzhiev,Вълчанов/Valchanov,Ябълков/Yabalkov,Кестенов/Kestenov,Ручейски/Rucheyski,Бъчваров/Bachvarov,Жеравов/Zheravov,Орлински/Orlinski,Хвойнев/Hvoynev',
    ),
    mobile: ranges('35988+7'),
    landline: ranges('3592+7'),
    places: places('Пловдив|40##;Варна|90##;Велико Търново|50##'),
    streets: list('ул. Люляк,бул. Черешова градина,ул. Воденична'),
  },
  {
    country: 'EG',
    countryName: 'مصر',
    script: 'arabic',
    given: spellings(
      'ياسمين/Yasmin~ياسو,عبد الرحمن/Abdelrahman~عبده,نور الهدى/Nour El Hoda~نور,خالد/Khaled,هدير/Hadeer,طارق/Tarek,رباب/Rabab,إسلام/Islam,مروة/Marwa,زياد/Ziad,شيماء/Shaimaa~شوشو,باسم/Bassem',
    ),
    family: spellings(
      'النجار/El Naggar,البستاني/El Bostany,الصياد/El Sayyad,القطان/El Kattan,الخياط/El Khayyat,السقا/El Sakka,الوراق/El Warrak,العطار/El Attar,الفخراني/El Fakharany,المنشاوي/El Minshawy,الدهان/El Dahhan,الزيات/El Zayyat',
    ),
    mobile: ranges('20100+7 20122+7'),
    landline: ranges('2022+7'),
    places: places('الإسكندرية|21###;أسوان|81###;المنصورة|35###'),
    streets: list('شارع الياسمين,شارع النخيل,ميدان الورد'),
  },
  {
    country: 'IL',
    countryName: 'ישראל',
    script: 'hebrew',
    given: spellings(
      'אביגיל/Avigail~אבי,יהונתן/Yehonatan~יוני,תמר/Tamar,אליעזר/Eliezer~לייזר,נועה/Noa,עומרי/Omri,שולמית/Shulamit~שולה,ברוך/Baruch,הדסה/Hadassah,איתמר/Itamar,רות/Rut,צבי/Tzvi',
    ),
    family: spellings(
      'אלמוג/Almog,בן צור/Ben Tzur,גולדרינג/Goldring,דרורי/Drori,חרמוני/Hermoni,כרמלי/Karmeli,לביא/Lavi,סלעי/Salai,עפרוני/Efroni,צוקרביץ/Tzukervich,רימונים/Rimonim,שקדי/Shkedi',
    ),
    mobile: ranges('972523+6 972547+6'),
    landline: ranges('9722623+4 972462+5'),
    places: places('חיפה|31#####;באר שבע|84#####;צפת|13#####'),
    streets: list('רחוב הזית,שדרות הדקל,סמטת הרימון'),
  },
  {
    country: 'IN',
    countryName: 'भारत',
    script: 'devanagari',
    given: spellings(
      'आराध्या/Aradhya,विवेकानंद/Vivekanand~विवेक,मीनाक्षी/Meenakshi~मीनू,राजेश्वर/Rajeshwar~राजू,कल्याणी/Kalyani,हर्षवर्धन/Harshvardhan~हर्ष,सुनीता/Sunita,प्रकाश/Prakash,अनुराधा/Anuradha~अनु,ओमकार/Omkar,शकुंतला/Shakuntala,इंद्रजीत/Indrajit',
    ),
    family: spellings(
      'चतुर्वेदी/Chaturvedi,देशमुख/Deshmukh,कुलकर्णी/Kulkarni,त्रिपाठी/Tripathi,भटनागर/Bhatnagar,गोखले/Gokhale,सिन्हा/Sinha,राठौड़/Rathore,मिश्र/Mishra,पाण्डेय/Pandey,जोशी/Joshi,श्रीवास्तव/Shrivastava',
    ),
    mobile: ranges('919812+6 919876+6'),
    landline: ranges('911125+6'),
    places: places('पुणे|411###|महाराष्ट्र;जयपुर|302###|राजस्थान;वाराणसी|221###|उत्तर प्रदेश'),
    streets: list('नीम मार्ग,कमल गली,झील रोड'),
  },
];
