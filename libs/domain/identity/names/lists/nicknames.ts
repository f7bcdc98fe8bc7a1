/** Given names, folded, each with the short and pet names that it goes by. Written for Kith from common usage. */
const SHORT_NAMES = `
  abigail: abby abbie gail; abraham: abe bram; adam: ad; adelaide: addie heidi; adrian: ade; agnes: aggie nessie; alan: al; albert: al bert bertie albie;
  alejandro: ale alex jandro; alejandra: ale alex sandra; aleksandr: sasha sascha alex sanya shura; aleksandra: sasha alex sanya shura ola;
  alexander: alex al alec alek lex sandy sasha sascha xander; alexandra: alex lexi sandra sandy sasha alix; alexis: alex lexi; alfred: al alf alfie fred freddie;
  alice: ali allie; alison: ali allie; allison: ali allie; amanda: mandy manda; amelia: amy millie mia; anastasia: ana stacy nastya nastia; andrea: andy andi drea;
  andreas: andi andy; andrei: andryusha; andrew: andy drew; angela: angie; angelina: angie lina; ann: annie nan nancy; anna: annie anni nan anya anja ania anouk;
  anne: annie nan; annette: annie; anthony: tony ant; antonio: tony toni tono; antonia: toni tonia; antoinette: toni; archibald: archie baldie; arnold: arnie;
  arthur: art artie; augustus: gus; barbara: barb babs barbie bobbie; bartholomew: bart; beatrice: bea trixie bee; beatriz: bea; benedict: ben; benedikt: ben;
  benjamin: ben benny benji benni; bernard: bernie; bernhard: bernd berni; bertha: bert bertie; bethany: beth; bradley: brad; brian: bri; bridget: biddy bridie;
  calvin: cal; cameron: cam; carlos: carlitos; carl: charlie; carol: carrie; caroline: carrie caro lina carol; carolina: caro lina; cassandra: cass cassie sandra;
  catherine: cathy cat kate katie kitty kay; cecilia: cissy cece; charles: charlie chuck chas chip chaz; charlotte: lottie charlie lotte char; chloe: clo;
  christian: chris christl; christiane: chris; christina: chris tina chrissy christie; christine: chris tina chrissy christie; christoph: chris stoph;
  christopher: chris kit topher; clara: clare; clarence: clare; claudia: claudi; clifford: cliff; clinton: clint; constance: connie; cornelius: neil connie; cornelia: conny nele;
  curtis: curt; cynthia: cindy; daniel: dan danny dani; daniela: dani; danielle: dani; david: dave davey davie; deborah: deb debbie debby; denise: dee;
  dennis: den denny; diana: di; dmitri: dima mitya; dmitry: dima mitya; dominic: dom; dominik: dom domi; donald: don donnie; dorothea: dora thea dorle; dorothy: dot dottie dolly;
  douglas: doug; eberhard: ebi; eduardo: edu lalo; edgar: ed eddie; edmund: ed eddie ned ted; edward: ed eddie ned ted teddy; edwin: ed eddie; egon: egi; ekaterina: katya katia;
  eleanor: ellie nell nora lena; elena: lena lenka; elisabeth: elli lisa lis elsa else betti sissi lisbeth liesl; elizabeth: liz lizzie beth betty betsy eliza lisa libby bess elsie lisbeth;
  ellen: nell ellie; emanuel: manny manu; emily: em emmy millie; emma: em emmy; enrique: kike quique; eric: rick ricky; erica: ricki; ernest: ernie; ernst: erni; esther: essie; eugene: gene;
  evelyn: eve evie; ezekiel: zeke; ferdinand: ferdi ferdl; fernando: nando fer; florence: flo flossie; florian: flo flori; frances: fran fanny frankie; francis: frank frankie fran;
  francisca: paca fran; francisco: paco pancho fran cisco; francesco: franco cesco; franklin: frank; franz: franzl; franziska: franzi sissi; frederick: fred freddie fritz; frederic: fred;
  friedrich: fritz fredi; gabriel: gabe gabi; gabriela: gabi gaby; gabriele: gabi gaby; geoffrey: geoff jeff; george: georgie; georg: schorsch; gerald: gerry jerry; gerard: gerry;
  gerhard: gerd; gertrude: gertie trudy trude; gilbert: gil bert; giovanni: gianni vanni; giuseppe: beppe peppe pino; gloria: glory; grace: gracie; gregor: greg; gregory: greg; guadalupe: lupe;
  guillermo: memo guille; gustavo: gus tavo; hannah: hanni; harold: hal harry; harriet: hattie; heinrich: heinz heiner heini; helen: nell nellie; helena: lena leni; helga: helgi; henry: hank harry hal;
  herbert: bert herb herbie; herman: manny; hermann: manni; hildegard: hilde hilda; howard: howie; hugh: hughie; ignacio: nacho; ignatius: iggy; irene: rene irina; irina: ira; isaac: ike zac; isabel: isa bella belle izzy;
  isabella: isa bella belle izzy; ivan: vanya; jack: jackie; jacob: jake jay; jacqueline: jackie jacqui; jakob: jockel; jaime: jimmy; james: jim jimmy jamie jem; jan: janek; jane: janie jenny; janet: jan; janice: jan; jason: jay;
  javier: javi; jean: jeannie; jeffrey: jeff; jennifer: jen jenny jenn; jeremiah: jerry; jeremy: jem jerry; jerome: jerry; jessica: jess jessie; jesus: chuy; joachim: jo achim; joan: joanie; joanna: jo; joanne: jo;
  johann: hans hannes jo; johanna: hanna hanni jo; johannes: hans hannes jo; john: jack johnny jon; jonathan: jon jonny nathan; jorge: coque; jose: pepe; josef: sepp pepi jo; josefina: fina pepa; joseph: joe joey jo; josephine: jo josie;
  joshua: josh; joyce: joy; juan: juanito; judith: judy judi; julia: jules julie; julian: jules; juliana: jules; julius: jule; justin: jus; karen: kari; karl: kalle; karla: karli; katarina: kata kati; katarzyna: kasia;
  katharina: kathi kati kathe katja; katherine: kathy kate katie kat kay kit; kathleen: kathy kate katie; kathrin: kathi; kathryn: kathy kate katie; kenneth: ken kenny; kevin: kev; kimberly: kim; konrad: conny konny; konstantin: kostya;
  kristina: kris tina krissy; kristin: kris; kurt: kurti; larissa: lara; laura: laurie lori; lawrence: larry laurie; leo: leonidas; leon: leo; leonard: len leo lenny; leonardo: leo; leonhard: leo; leopold: leo poldi; leslie: les; lilian: lily; lillian: lily;
  linda: lin lindy; louis: lou louie; louise: lou; lucas: luke; lucia: lucy; lucille: lucy; ludwig: lutz wiggerl; luis: lucho; luise: lulu; lydia: liddy; maciej: maciek; madeleine: maddie madi lena; madeline: maddie; malgorzata: gosia; manfred: manni fred; manuel: manu manolo;
  manuela: manu; marcus: marc mark; margaret: maggie meg peggy marge margie greta daisy madge rita; margarete: grete gretel greta; margarita: rita marga; maria: mia mitzi ria mary mari; mariana: mari; marie: mimi; marion: mari; marcel: marc; markus: mark; marlene: leni; martha: marty patty; martin: marty; martina: tina; mary: molly polly mamie;
  mathias: hias matti matt; mathilda: tilda tilly; matthew: matt matty; matthias: matze hias matti matt; maureen: mo; maurice: mo; max: maxi; maximilian: max maxi; maxwell: max; megan: meg; mercedes: merche; michael: mike mick mickey mikey micha michi misha mitch; michaela: michi ela; michal: michalek; michelle: shelly chelle; miguel: mike migue;
  mikhail: misha; mildred: millie; miriam: miri mimi; mitchell: mitch; mohammed: mo; mohamed: mo; monica: moni; monika: moni; moritz: mo; moses: moe; nancy: nan; natalia: nat natasha talia; natalie: nat; nathan: nate nat; nathaniel: nate nat nathan; nicholas: nick nicky nico klaus; nicola: nicky; nicolas: nico nick; nicole: nicky nici; niklas: nik nick;
  nikolai: kolya; nikolaus: klaus niki nik; norbert: bert norb; norman: norm; oliver: ollie olli; olivia: liv livvy; oscar: ozzie; oswald: ozzie ossi; pamela: pam; patricia: pat patty trish tricia patsy; patrick: pat paddy rick; paul: pauly paulie; paula: polly; pauline: polly paula; pavel: pasha; pedro: perico; penelope: penny; peter: pete; petra: pe; philip: phil pip; philipp: phil lipp; phillip: phil;
  phyllis: phyl; priscilla: cilla; prudence: prue; rachel: rach rae; rafael: rafa raffi; ramon: moncho; randall: randy; randolph: randy; raphael: raf raffi; raul: rulo; raymond: ray; rebecca: becky becca; regina: gina; reginald: reg reggie; reinhard: reini; reinhold: reini; renate: reni; ricardo: rick ricky; richard: rich rick dick richie ricky; robert: bob bobby rob robbie bert robin robby; roberta: bobbie berta; roberto: beto rob; rodney: rod;
  roger: rog; roland: roli rolly; ronald: ron ronnie; rosa: rosi; rosemary: rose rosie; rosalia: lia rosi; rosario: charo; rudolf: rudi; rudolph: rudy; rupert: bert; russell: russ; salvador: chava sal; salvatore: sal toto; samantha: sam sammy; samuel: sam sammy; sandra: sandy; sara: sally sadie; sarah: sally sadie; sebastian: seb bastian basti wastl; sergei: seryozha; sergey: seryozha; sharon: shari; shirley: shirl; sidney: sid; sigmund: sigi; siegfried: sigi siggi; sigrid: siri;
  silvester: silvi; simon: si; sofia: sofi; sophia: sophie sofie; sophie: soph; stanislav: stas stan; stanley: stan; stefan: stef steff; stefanie: steffi steff; stephanie: steph stephie steffi; stephan: steph; stephen: steve stevie; steven: steve stevie; stuart: stu; suzanne: sue suzy; susan: sue susie suzy; susanna: sanna susi; susanne: susi sanne; svetlana: sveta; sylvester: sly; sylvia: sylvie; tamara: tammy toma; tatiana: tanya tania; terence: terry; teresa: terry tess tere; theodor: theo; theodora: dora thea; theodore: ted teddy theo; theresa: terry tess resi tessa; therese: resi;
  thomas: tom tommy thom; tiffany: tiff; timothy: tim timmy; tobias: tobi toby; tomasz: tomek; ulrich: uli ulli; ulrike: uli ulli rike; ursula: uschi ulla; valentin: vali; valentina: vale valya tina; valerie: val; vanessa: nessa; veronica: ronnie vera; veronika: vroni; victor: vic; victoria: vicky tori; viktor: vitya; vincent: vince vinnie vin; vincenzo: enzo; virginia: ginny ginger; vladimir: vova volodya vlad; walter: walt wally; wendy: wen; wilhelm: willi willy helmut; wilhelmina: mina minna; william: will bill billy willie willy liam;
  winifred: winnie fred; winston: win; wolfgang: wolf wolfi; xavier: xavi; yekaterina: katya; yelena: lena; yevgeny: zhenya; yuri: yura; zachary: zach zack zac; zacharias: zach`;

const formalNames = new Map<string, Set<string>>();
for (const entry of SHORT_NAMES.split(';')) {
  const [formal = '', names = ''] = entry.split(':').map((part) => part.trim());
  for (const short of names.split(/\s+/)) {
    const known = formalNames.get(short);
    if (known) known.add(formal);
    else formalNames.set(short, new Set([formal]));
  }
}

const firstFormalNames = new Map([...formalNames].map(([short, names]) => [short, [...names].sort()[0] ?? short]));

/** One is a short name of the other, or both are short names of the same one. Two formal names are never joined by a short one. */
export function areNicknames(a: string, b: string): boolean {
  const [ofA, ofB] = [formalNames.get(a), formalNames.get(b)];
  if (ofA?.has(b) || ofB?.has(a)) return true;
  if (!ofA || !ofB) return false;
  for (const formal of ofA) if (ofB.has(formal)) return true;
  return false;
}

/** The first in the alphabet of the formal names that a name may be short for; itself when it is short for none. */
export function firstFormalName(name: string): string {
  return firstFormalNames.get(name) ?? name;
}
