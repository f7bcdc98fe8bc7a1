// Made by test/eval/derive/given-names.main.ts from the locales of @faker-js/faker (MIT). Do not edit.

/** Given names that are in use, folded. */
export const GIVEN_NAMES = `
  aaliyah aaltje aaron aba abaco abagail abak abaka abakan abakay abar abay abbey abbie abbigail abbondanza abbondanzio abbondio abby abdiel abdon abdone abdonie abdul abdullah
  abe abel abelard abelardo abele abelin abeline abendam abenzio abi abibo abidin abigaelle abigail abigale abigayle abigel abilay abluc abner abondance abraham abramio abramo
  absalon absar acace acacie acacio acanthe acar acario accursio ace acela acelya achaire achille acig acik acilay acilia acilio aciscolo acrisio acuk acun ada adah adalan
  adalard adalardo adalbald adalbaude adalberon adalbert adalberta adalberto adaldi adalfredo adalgisa adalgiso adaline adalmis adalric adalrico adalsinde adam adamo adan adar
  adas adberilgen addie addison addo addolorata adegrin adegrine adel adela adelaide adelajda adelardo adelasia adelbert adelberto adelchi adele adelfo adelgardo adelia adelie
  adelin adelina adeline adell adella adelle adelmo adelphe adeltrude adelya adem adenet adeodat adeodato adhemar adi adiguzel adik adikutlu adikutlutas adil adile adina aditya
  adjutor adli adlibeg adnan ado adolf adolfo adolph adolphe adolphie adolphus adone adonis adonise adrain adraman adrastee adrehilde adria adriaan adrian adriana adrianna
  adriano adriel adrien adrienne adrijana adrione adsiz affan afi afitap afonso afra afro afsar afsin afton agabay agabio agah agakagan agalak agamennone agape agapet agapito
  agata agathange agathe agathon agaton agazio agca agenore agesilao agilbert agilberte aglae aglamis agnan agnane agneflete agnes agnese agneta agnieszka agostina agostino
  agrippa agrippin agrippine agrypina agustin agustina ahenk ahlem ahmad ahmed ahmet ahsen aiace aida aidan aidano aiden aileen aimable aime aimee aimone aino aisha aiyana akalp
  akas akata akbas akbatur akbay akboga akboru akbudak akbugra akbulak akca akcakoca akcora akdemir akdogan ake akeem aki akibudak akim akin akinci akiner akkun akkunlu akkurt
  akkus akos akpira aksel aksungur aktan aktekin aktimur ala alaban alaboru aladag aladino aladogan alain alaina alaine alais alakurt alamanno alan alana alanis alanna alano
  alarico alayna alayunt alayuntlu alba alban albane albano alberade alberic alberico albert alberta alberte albertha alberto albin albina albino alboino albrico alceo alceste
  alcibiade alcide alcidie alcime alcina alcine alcino alcyone alda aldegonde aldemir alden aldigerey aldo aldobrando aldogan aldonce aldric alea aleandro aleardo aleaume alec
  aleen alejandra alejandrin alejandro alek aleksander aleksandra aleksi aleksy alemka alena alene alenka aleramo alessa alessandra alessandro alessia alessio aleth aletha alex
  alexa alexander alexandra alexandre alexandrea alexandria alexandrine alexandro alexane alexanne alexia alexie alexine alexis alexys alexzander aleyna alf alfio alfonsa alfonso
  alfonzo alford alfred alfreda alfredo algiso algu ali alia alica alican alice alicia alicja alida alienor aliette alighiero alimga alina aline alisa alisan alisha alisir alison
  alissa alivia alix aliya aliyah aliz aliza alize alka alkaboluk alkaevli alkan alkasi alkis allan allegra allen allene alliaume allie allison ally alma almerigo almila almine
  almire almiro alois aloise aloisio alonzo aloyse alp alpagut alpamis alparsbeg alparslan alpata alpay alpaya alpaykagan alpbamsi alpbilge alpdirek alpdogan alper alperen
  alpertunga alpgerey alphan alphee alphonse alphonsine alphonso alpike alpilig alpinien alpis alpkara alpkuluk alpkutlu alpsalci alptegin alptugrul alptunga alpturan alptutuk
  alpulug alpurungu alpurungututuk alpyoruk alta altan altankagan altankan altay altea altemur althea althee altin altinkagan altinkan altinoba altintamgan altintamgantarkan
  altintarkan altintay altmiskara alton altuga alva alvah alvaro alvena alvera alverede alverta alviero alvin alvina alvis alvise alwar alya alyce alycia alysa alysha alyson
  alyssa alysson amabela amabile amac amadeo amalia amaliane amalie amalija amalric amalthee amanda amande amandin amandine amando amani amant amante amanzio amar amara amarande
  amaranthe amaranto amari amaryllis amata amato amatore amauri amaya amber ambra ambre ambrogio ambroise ambroisie ambrose ambrosiano ambrozy amedee amedeo amelia ameliane
  amelie amelien ameline amelio amely amelya america americo amerigo amethyste amico amie amiel amilcare amin amina aminte amintore amir amira amiya amleto ammar amon amone amore
  amos amour amparo ampelio amrak amul amy amya ana anabel anabelle anacleto anael anaelle anahi anais anamarija anar anastacio anastase anastasia anastasie anastazija anastazja
  anatol anatole anatolia anatolie ancelin anceline anci ancica ancilla ancuk anda andac andariman andel andela andelika andelin andelina andelko andelo andeol anders anderson
  andi andoche andras andre andrea andreane andreanne andreas andree andrej andreja andres andrew andrija andrina andro andromeda andrzej andy andzelika anemone anesa aneta
  anette angadreme ange angel angela angele angelica angelina angeline angelique angelita angelo angie angilbe angilberte angilran angoustan angus ani anibal anica anicee anicet
  aniceto anicette aniello anika anil anise anissa anita aniya aniyah anja anjali anka anko ann anna annabel annabell annabella annabelle annagrazia annalena annalise annamae
  annamaria annamarie anne anneke anneli annelie annemarie annemijn annetta annette anni annibal annibale annie annika annikki annonciade annunziata anny anouar anouk ansaldo
  ansbert ansberte ansel anselme anselmo ansgar ansgary ansley ansovino anstrudie ant ante antea antek antelmo antero anthelme anthelmette anthony antide antigone antimo antino
  antioco antoine antoinette anton antone antonella antonello antonetta antonette antoni antonia antonietta antonija antonin antonina antonine antonio antti antun antwan antwon
  anya apa apak apatarkan aphelie apollina apollinaire apollinare apollinary apolline apollo apollonia appia aprancur april apuleio aquilin aquiline aquilino ara arabella
  arabelle araboga araceli aracely arademir aral araldo aras aratone arbay arbuz arcade arcadie arcadio arch archambaud archange archibald archie archimede archippo arcibaldo
  arcuk arda ardella arden ardic ardith ardito arduino arely aresio argelia argil argimiro argine argo argu argun ari ariadna arialdo arian ariana ariane arianna ariberto ariboga
  aric aricie arie ariel ariele arielle arif arik arikagan arikdoruk arin arinc ariosto aris aristarco ariste aristeo aristide aristione aristo aristofane aristotele arjun
  arkadiusz arkady arkin arkis arlene arlette arlie arlo armagan armance armand armande armandine armando armani armel armeline armelle armida armide armin armine arminio arnac
  arnaldo arnaud arnaude arne arno arnold arnoldo arnould arnulfo arolde aron aronne arpat arrigo arsal arsene arsenie arseniusz arsil arsinoe arslan arslanargun arslanboru
  arslansungur arslantegin arslanyabgu arsun art artemis artemisa arthaud artheme arthur arthurine artiinal artuk artukac artur arturo artut aruk arunthavanathan arved arvel
  arvid arvilla arwen arya aryanna arystarch asa asan asanboga asantudun asantugrul asartegin ascanio ascelin asceline ascension asdrubale asel asella asha ashlee ashleigh ashley
  ashly ashlynn ashton ashtyn asia asig asija asikbulmus asil asim asimodeo asiya asja askin aslim asri assomption assunta assunto astalogul astarte asterie asterio astianatte
  astree astrid astride asuela asug asuk asya ata atac atakagan atakan atalan atalay ataldi ataleo atalmis ataman atanasia atanasio atanazy atasagun atasu ataullah atberilgen
  athalie athanase athanasie athena athenais athina athos atif atigay atikutlu atikutlutas atila atilgan atilla atim atimer atis atli atlibeg atlikagan atmaca atsiz attila
  attilano attilio atuncu aube aubertine auberto aubree aubrey aubry audace aude audebert audeline audie audouin audra audran audreanne audrey august augusta auguste augustine
  augusto augustus aure aurea aurele aurelia aureliano aurelie aurelienne aurelio aurelle aurian auriane auro aurora aurore ausilia ausiliatrice ausilio austen austin austyn
  autumn auxane auxence ava avar ave aveline averardo avery avigaelle avis avluc avni avoye avsar axel axeline axelle aya ayaci ayana ayas ayaz aybalta ayban aybars aybeg
  aydarkagan aydemir ayden aydin aydinalp aydogan aydogdu aydogmus aygirak ayhan ayitmis ayiz ayizdag aykagan aykal aykan aykurt aykut ayla ayleen aylin ayluc ayluctarkan ayma
  ayman aymard aymardine aymeric aymon aymonde ayoub ayren ayruk aysar ayse aysil aysilig aytac aytak aytekin aytug ayvaz ayyildiz aza azak azalee azban azeglio azelia azelie
  azeline azelio azer azgan azganaz azil aziz azizhan azmi azra azzurra babacan babette babila babir babur baby bacara baccayman bacco bacman badabul bade badr badruk badur baga
  bagaalp bagaisbara bagan bagasatulu bagatarkan bagatengrikagan bagatur bagaturcigsi bagaturgerey bagaturipi bagatursepi bagdagul bagis bagtas baha bahadir bahri bahtiyar bailee
  bailey bakagul baki bakir bakirsokum baksi balaban balaka balakatay balamir balazs balcar baldassarre balderico baldo baldomero baldovino baldu baldwin balin balint balkik
  balta baltaci baltar balthazar baltir baltur bambina bamsi bangu baptiste bara barak baraktore baran barbara barbarigo barbe barbeg barboga barbol barbro barbulsun barca
  barcadogdu barcadogmus barcadurdu barcadurmus barcan barcatoyun bardibay bardo bardomiano bargan barica barimtay barin baris barkan barkdogdu barkdogmus barkdurdu barkdurmus
  barkin barlas barlibay barmaklak barmakli barman barnaba barnabas barnabe barney baron barrett barry bars barsaba barsbeg barsboga barsgan barsimeo barskan barsurungu bart
  barthelemy bartholome bartimee bartolo bartolomea bartolomeo barton bartu bas basademir basak basan basanyalavac basar basat basbug basci basgan basile basileo basilia basilio
  basilisse baskin baskirt baskurt basmil bassiano bassilla bastar basti bastiaan bastian bastiano bastien bastugrul basu basut bathilde batilda batrak battal battista batu
  batuhan batuk batur baturalp baudouin bay bayancar bayankagan bayat bayazit baybars baybayik baybicen bayboga baybora baybure baydar baydemir baydur bayik bayincur bayindir
  baykal baykara baykoca baykuzu baylee baymunke bayna baynal baypure bayrac bayrak bayram bayri bayrin bayruk baysungur baytara baytas bayuncur bayur bayurku bayutmus bayuttu
  bazir bazyli beata beato beatrice beatriz beatrycze beau beaulah beceapa beckem becky bedir bedirhan bediz bedran bedreddin bedri beg begarslan begbars begbilgeciksin begboga
  begcur begdemir begdilli begdurmus begi begil begine begitutuk begkulu beglen begni begtas begtegin begtuzun behcet behic behlul behram behrem behzat bek bekazil bekbekec bekec
  bekecarslan bekecarslantegin bekectegin beker bekir beklemis bektas bektur bela belcim belcir belek belemir belgi belguc belimir belina belinda bell bella belle bellino belma
  beltir beltramo beltun ben bence bende bendeguz benedek benedetta benedetto benedict benedicte benedikt benedita benedykt benett bengi bengt bengu beniamin beniamina beniamino
  benice benicio benigna benigne benigno benito benja benjamim benjamin benli benlidemir bennet bennett bennie benno benny benoit bent bente benthe bentley benton benvenuta
  benvenuto benyamin bera beranger berangere berard berardo berat berceste bercin berdibeg berend berendey berengario berenice berginsenge bergu berinay berit berk berkan berkay
  berke berkin berkis berkyaruk bermek bernadetta bernadette bernadine bernard bernardo bernd berneice bernhard bernice bernie berniece bernita beronico berran berre berry bert
  berta bertalan bertha berthe berti bertille bertoldo bertolfo bertram bertrand berva beryl besentegin beser besim besir besra bessie betemir beth bethany bethel betina betsy
  betta bette bettie betty bettye beulah beuve beverly beyizci beyrek beyrem biagio bianca bianka bibi bibiana bibianna bibiano biborka bice bicek bicki bickici bidin bilal bilge
  bilgebayuncur bilgebeg bilgeciksin bilgeisbara bilgeisbaratamgan bilgekagan bilgekan bilgekulucur bilgekutluk bilgetacam bilgetamgaci bilgetardu bilgetegin bilgetonyukuk bilgez
  bilgic bilgin bilig biligkongulsengun bilik bill billie billy binbegi bindir bindo bino birdie birgitta birgitte birino birol biserka bitaybiki bitri bjarne bjorn blair blaise
  blake blanca blanche blandine blanka blaze blazej boas boaz bob bobbi bobbie bobby bodhi bodi boet boga bogac bogacuk bogde boge boglarka bogu bohemond bokde boke boldaz
  boldizsar bolen bolmus bolsun bolukbasi bolun bon bonagiunta bonaldo bonaventura bonavita boncuk bonek bonge bongul bongulboga boniface bonifacio bonita bonito bonnie bora
  boran borbala borcul boris borka borko borlukcu borna bornak boroka bortecine bortolo boru borubars borusengun borys botond bouchard bowie boyan boyankulu boyd boylabaga
  boylabagatarkan boylakutlutarkan bozan bozboru bozdogan bozena bozica bozidar bozkurt bozkus bozok brad braden bradford bradley bradly brady braeden brain brajan brajen bram
  brancaleone brandi brando brandon brandt brandy brandyn branimir branimira branka brankica brannon branson brant braulio braxton brayan breana breanna breanne brenda brendan
  brenden brendon brenn brenna brennan brennon breno brent bret brett bria briac brian briana brianne brice bridget bridgette bridie brielle brieuc brigida brigita brigitta
  brigitte brionna brisa britney britt brittany brock broderick brody brook brooke brooklyn brooks brown bruce bruna brunehaut brunehilde brunilde bruno bruto bryan bryana bryant
  bryce brycen brygida bryon bucan buck bucur bud budag budak buddy budunlu budus budustudun buford bugday bugduz bugduzemen buge bugra bugrakarakagan bugu bugubilge bukak
  bukaktutuk bukduz buke bukebuyrac bukebuyruc bukey buktegin bukusboga bulacapan bulah bulak bulan buldur bulent bulgak bulmaz bulmus buluc bulug buluk bulus bulut bumen bumin
  bunsuz bunul bunyamin burak burcak burdette bure burgucan burgut burhan burkay burkek burkut burley burluk burnice burslan burulday burulgu burunduk buster busulgan butak butuk
  buyan buyancuk buyandemir buyankara buyat buyrac buyruc buyruk buzac buzactutuk byron caba cabdar cabli cabus cade caden caesar caetana cafer cagan cagatay cagdas cagil cagla
  caglar caglayan cagri cagribeg cagrihan cagritegin cagru cahid caino caio caitlin caitlyn calanico calapkulu calcedonio cale caleb calebe caleigh cali calista calixte callie
  callisto calogera calogero calpurnia calvin camden camelia camelien cameron camila camilla camille camillien camillo camren camron camryn camylle can canalp candace candar
  candelario candice candida candide candido canel caner cangul cankan cankiz cannur cansel cansin cantidio canziano capitolina capucine cara carey caribert caridad carina carine
  carissa carl carla carlee carles carleton carley carli carlie carlijn carlo carloman carlos carlota carlotta carlton carmel carmela carmella carmelo carmen carmine carminho
  carmo carol carola carolanne carole carolin carolina caroline carolyn carolyne caronte carponio carrie carroll carson carter cary cas casandra casey casilda casimer casimir
  casimira casimiro caslav caspar casper cassandra cassandre cassiano cassidy cassie cassien cassio cassiopea casto cataldo cataleya catalina catarina catena caterina catharina
  catharine catherine cathrine cathryn cathy cato catrin catullo caua cavid cayla ceasar cebe cecco cecelia cecil cecile cecilia cecilie cecilio cecylia cecyliusz cedric cedrick
  cedrik celal celaleddin celasun celen celeste celestin celestine celestino celia celien celik celil celina celine celinia celso cem cemal cemali cemen cemgen cemil cenk ceren
  cesaire cesar cesare cesario cesminaz cetin cetinel cetiner cevahir cevat ceyda ceyhun ceykun ceyla ceylan ceylin ceylinaz cezary cezmi chad chadd chadrick chaim chance
  chandler chanel chanelle chantal charity charlaine charleen charlemagne charlene charles charley charlie charline charlotta charlotte chase chasity chauncey chaya chayenne chaz
  chelsea chelsey chelsie cherubino cheryl chesley chester chet cheyanne cheyenne chiaffredo chiara childebert chilperic chloe chretien chris christ christa christelle christer
  christiaan christian christiana christiane christiano christie christin christina christine christodule christoffer christop christoph christophe christopher christy chrysole
  chrysostome chyna ciara cicek cicem cicero cielo cierra cigdem cigil cihad cihan cihangir cihansah cilasun cilay cilenti ciler cilvenaz cimen cindy cingir cino cinzia cipriano
  cirano ciriaco cirilla cirillo cirino ciro cise cisem cisil citlalli civan claas claes clair claire clara clarabelle clare clarence clarenzio clarissa clarisse clark claud
  claude claudia claudie claudien claudine claudio claus clay clayton cleandre cleandro clelia clelie clemence clemens clement clemente clementina clementine clemenzia clemmie
  cleo cleofe cleonico cleopatra cleora clery cleta cletus cleve cleveland clifford clifton climaco clinio clint clinton clio clodomiro clodoveo cloe clorinda clotaire clotilde
  clovis cloyd clyde cobulmak coby coco cocukboru cody coen cointa cokramayul colby cole coleman colin coline colleen collien collin colman colmanno colmazio colomba colombano
  colombo colpan colt colten colton colu columbus come concepcion conception concetta concetto conchita concordio conner connie connor conor conrad consolata constanca constance
  constant constantin consuelo cooper cora coralie coraline corbin corbiniano cordelia cordell cordia cordie corene coreno corentin corentine corey corine corinna corinne
  coriolano cornelia cornelio cornelis cornelius cornell coronato corrado corrine cortez cortney corvin cory cosima cosimo coskun coskuner cosma costante costantino costanza
  costanzo coty courtney coy craig crawford cremenzio creola crescente crescenzia crescenzio crespignano crispino cristal cristaldo cristian cristiana cristiano cristina
  cristobal cristoforo cristopher crocefissa crocefisso cronida cruz crystal crystel csaba csanad csenge csongor cubeyr cullen cumhur cunegonda cuneyt cuniberto cupido curt
  curtis cuzia cydney cynthia cyprien cyra cyriaque cyrielle cyril cyrille cyrus cyryl daan daantje daciano dacio dada dado dafne daghan dagmar dagoberto dahlia daija daisha
  daisy dakota dale daley dalibora daliborka dalida dalila dallas dallin dalmazio dalton damaris damaso dameon damian damiana damiano damien damil damin damion damir damla
  damocle damon dan dana dandre dane dangelo dani danial danica daniel daniela daniele daniella danielle danijel danijela danika danilo danio danique danka dannie danny dante
  danyka daphne daphnee daphney dara darby daren daria darian dariana darien darija darin darina darinka dario darion darius dariusz darko darla darleen darlene darnell daron
  darrel darrell darren darrick darrin darrion darron darryl darwin daryl dashawn dasia dave daver davey davi david davide davin davina davino davion davon davonte davor davorin
  davud davy dawid dawn dawson dax dayana dayna dayne dayton dea dean deangelo deanna debbie debora deborah debra decimo declan dedric dedrick dee deen defne degna deion deja
  dejah dejon dejuan delaney delbert delfina delfino delia delilah delinda delizia dell della delmer delores delpha delphia delphin delphine delta demarco demarcus demario demet
  demetria demetrio demetris demetrius demetriusz demi demiralp demirhan democrito demond demostene dena deneval denis denise denisz deniz denizalp dennis denny deodata deodato
  deon deondre deontae deonte dereck derek derick derin deron derrick dervis derya desdemona deshaun deshawn desiderata desiderato desiderio desire desiree desmond dessie destan
  destany deste destin destinee destiney destini destiny devan devante deven devin devon devonte devota devran devyn dewayne dewey dewi dewitt dex dexter dexx diamante diamond
  diana diane dianna dianne dianora dicle diclehan didem didier didimo diede diego dieke dies dieudonne dieudonnee dikmen dilan dilara dilaver dilay dilberay dildar dilek diler
  diletta dilhan dillan dillon dilruba dimitri dina dinc dincer dinis dino diocleziano diodata diodoro diogene diogo diomede dion dione dionigi dionisia dionisio dionizy direnc
  diri dirk divna divo dixie dizik djayden djenna dock doda dodato dogan doganay doganer dogu dolly dolores dolunay domagoj domenic domenica domenick domenico domenik domezio
  domingo dominic dominick dominik dominique domiziano don dona donald donat donata donatella donatello donato donavon dondu donka donna donnell donnie donny dora dorana dorcas
  doreen dorian doriane doriano dorica dorina dorine doris dorit dorka dorota dorotea doroteja doroteo dorothea dorothee dorothy dorottya dorris dortha dorthe dorthy douce doug
  douglas douwe dovie doyle draga dragica drake drazen drew druina drzimir drzislav dua duane duarte dubravka dubravko duccio duco dudley duilio duje dujo dulce dulina duncan
  dundar dunja dunya durante durda durdane durmus durriye duru dururbunsuz durward dustin dusty duuk duygu dwayne dwight dylan dylano earl earlene earline earnest earnestine
  easter easton ebba ebe eberardo ebin ebkizi ebony ebren ebru ebuzer ecclesio ece ecehan ecem ecevit ecmel ecrin ecvet eda edd edda eddi eddie eddy ede edelberga eden edgar
  edgard edgardo edhem edil edilberto edison edita edith editta ediz edmee edmond edmondo edmund edna edoardo edouard eduarda eduardo edvige edvin edward edwardo edwin edwina
  edyta edyth edythe eef eefje eero eeva efe effie efisio efken eflah efraim efrain efrem efren efsun eftalya ege egemen egeo egidio eginardo egisto egizia egle egrim eileen
  einar eino eirik ekec ekim ekin ekmel ekrem ela eladio elaide elaina elaine elanur elbert elcin elda eldon eldora eldred eldridge elea eleanor eleanora eleanore eleazar electa
  elena eleni elenor elenora eleonora eleonore elettra eleuterio eleuthere elfrieda elgin eli elia eliah elian eliana eliane eliano elias eliasz elide elie eliezer elif elifio
  eligio elijah elimena elin elina eline elinor elinore elio eliodoro elisa elisabet elisabeth elisabetta elise elisea elisee eliseo elisha elisio elissa elita eliza elizabet
  elizabeth elize elka elkin ella elle ellen elli ellie elliot elliott ellis ellsworth elly elmas elmer elmira elmo elmore elna elnora eloa elodie elody elogio eloisa eloise
  elouise eloy elpidio elroy elsa else elsie elta elti elton elva elvan elvera elvezio elvia elvie elvino elvira elvis elwin elwira elwyn elynn elyse elyssa elza elzbieta elzear
  ema emanuel emanuela emanuele emanuelly emced emel emelia emelie emeline emely emerald emerance emerencie emeric emerson emery emese emidio emie emil emile emili emilia emilian
  emiliana emiliano emilie emilijan emilio emily emin emine emir emirhan emma emmalee emmanuel emmanuelle emmelie emmely emmerico emmet emmett emmi emmie emmitt emmy emory
  empirio emrah emre emrullah ena ender enderun endrigo enea enecone enes engin enguerrand enid enie enimia enis enise enna ennio enno enoch enola enos enrica enrico enrique
  ensar ensio enver enya enzo ephraim epiphane era eracla eraclide eraldo eralp erardo erasmo erast eray erberk erberto ercan ercin ercolano ercole ercument erda erdal erdem
  erdeni erdenikatun erdeniozuk erdinc erel eren erenia erentuz ergene ergenekatun ergin ergun erguner erhan eriberto eric erica erich erick ericka erico erik erika erin erinc
  erkam erkan erke erkki erling erma erman ermanno ermelinda ermen ermenegarda ermenegilda ermenegildo ermes ermete ermilo erminia erminio erna ernest ernesta ernestina ernestine
  ernesto ernie erol eros ersan ersilia ersin ertan erten ertenozuk ertugrul ervin erwin eryn esat esau esben esen esenbike eser esin esma esmee esmeralda esmeray esperanza esra
  esref essie esta esteban estefania estel estela estell estella estelle ester estera esterina estevan esther estrella esuperio eszter eterie etha ethan ethel ethelyn ethem ethyl
  etienne etil ettie ettore eubert euclide eudes eudokia eudoksja eudora eudoxe eudoxie eufebio eufemia eufemio eufrasia eufronio eugene eugenia eugenie eugenio eugeniusz eula
  eulah eulalia eulalie euna eunice euphrasie euridice eusebe eusebia eusebie eusebio euseo eustache eustorgio eustosio eustracjusz eutalia eutalio eva evaldo evalyn evan evandro
  evangelina evangeline evans evariste evaristo evasio eve evelien eveliina evelin evelina eveline evelyn evelyne even everardo everett everette evert evi evidio evie evin evodio
  evran evrard evremondo evren evsen evy ewa ewald ewelina ewell eyiz eylul eymen eysan eyup ezechiele ezekiel ezequiel ezio ezra ezrak faas fabian fabiana fabiano fabien
  fabienne fabijan fabio fabiola fabrice fabricia fabricio fabrizio fadil fadime fae fahrettin fahri fahriye fahrunissa faik faith falba falih falk famiano famke fanni fannie
  fanny fantin fantine farah fardau faris faruk fasih fatih fatima fatin fatma fatos fausta faustine faustino fausto favian fay faya faye fayen fayenne faysal fazil fazilet fazio
  fazli fazullah febe feda fedai fedde fedele federica federico fedora fedro fehime fehmi felice felicia feliciano felicie felicita felicitas felicite felicity feliks felina
  feline felipa felipe felix felton fem femke femm fender fenja fenna fenne ferah feramus feramuz feray ferda ferdi ferdinand ferdinando ferdynanda ferenc ferhan ferhat feride
  feridun feriha ferit ferman fermiano fermin fermo fern fernanda fernando ferne ferre ferruccio ferruh festo fevzi feyyaz feyza feyzullah fiacre fiammetta fidan fidel fidele
  fidenziano fidenzio fieke fien fiene fiep fiete figen fikret fikri fikriye filemon filiberto filip filipa filipe filippa filippo filiz filomena filomeno filou fine finia finja
  finlay finley finn finnja finnley fiona fiordaliso fiore fiorella fiorenza fiorenziano fiorenzo firdevs firmin flaminia flavia flaviana flaviano flavie flavien flavio fleano
  fleta fletcher fleur flip flo flodoard floor floortje flor flora flore florence florencia florencio florencja florent florentine florestan florian floriana floriano florida
  floridia florie florina florine floris flossie floy floyd flynn foca folco ford forest forrest fortunata fortunato fortune fortunee fos fosca fosco foss foster foulques franca
  france frances francesca francesco francette francia francine francis francisca francisco francisque franciszek franciszka franco francois francoise franjo frank franka frankie
  franklin franz franziska fred freda freddie freddy frederic frederica frederick frederico frederik frederike frederique fredrick fredrik fredy freeda freek freeman freida freja
  frenkie freya frida frido frieda friederike friedrich fritz frontiniano fruzsina fryderyk fuat fulbert fulberto fulcran fuldem fulden fulgence fulgenzio fulvia fulvio fulya
  funda fureyya furio furkan furman furseo furuzan fuscolo fusun fuzuli fynn gabe gabin gabino gabor gabriel gabriela gabriele gabriella gabrielle gabrijela gael gaelle gaetano
  gaffar gage gaglioffo gaia gail gaio gaj galatea galdino galeazzo galfryd galileo gallicano gamze gandolfo garance gardner garett garfield garimberto garland garnet garnett
  garnier garret garrett garrick garrison garry garth gary gaspar gaspard gaspare gaston gastone gatien gaud gaudenzia gaudenzio gaudino gautier gautiero gavin gavino gaye gayle
  gazanfer gazi gedeon gedeone gelin gelincik gellert gelsomina geltrude geminiano gemma gencer gene general generosa generoso genesia genesio genesis geneva genevieve gennaro
  genoveffa genoveva gentile genziano geo geoffrey geoffroy georg george georges georgette georgia georgiana georgianna geovanni geovanny geovany gerald geraldine gerard gerardo
  gerasimo geraud gerazym gerberge gerbert gerda geremia gergely gergo gerhard gerino germain germaine german germana germano gerolamo geronimo geronzio gerrit gerry gerson
  gertruda gertrude gervais gervasio gesualdo gevheri gherardo ghislain ghita gia giacinta giacinto giacobbe giacomo giada giadero giambattista gian gianbattista giancarlo
  giandomenico gianfranco gianluca gianluigi gianmarco gianmaria gianmario gianni gianpaolo gianpiero gianpietro gianuario giasone gideon giel gigi gigliola gijs gil gilbert
  gilberto gilda gildo giles giliola gilles gillian gillo gina gineto ginevra ginewra ginger gino gioacchina gioacchino giobbe gioberto gioconda giocondo gioele gioia giona
  gionata giordano giorgia giorgio giosue giosuele giotto giovani giovanna giovanni giovanny giove gioventino giovenzio girardo girart giray girolamo gisele gisella gislebert
  gisselle gitte giuda giuditta giulia giuliana giuliano giulio giulitta giuseppa giuseppe giuseppina giusta giustiniano giusto giyas gizem gladyce gladys glauco glen glenda
  glenn glenna glennie gloria godeberta godfrey godiva goffredo gokalp gokben gokboru gokce gokcegol gokcen gokcicek gokmen goknur goksin golda golden golia gomberto gonca
  goncalo gondebaud gondulfo gonenc gonerio gongor gonsalwy gonthier gontran gonul gonzaga gonzague gonzalo goran goranka gordan gordana gordiano gordon gorkem gorun gosto
  gottardo gozde grace gracie graciela graciliano gracja gradimir grady graham grant granville grato grayce grayson grazia graziana graziano graziella green greg gregg gregoire
  gregor gregoria gregorio gregory greta gretchen greyson grga grgo grgur griffin grimaldo griselda grover grozdana gry grzegorz guadalupe gualberto gualtiero gubio gudrun guelfo
  guenda guendalina guenievre guerin guerrino guglielmo guher gui guiberto guido guilhemine guilherme guillaume guillemette guillermina guillermo guiscardo guiseppe gul gulbahar
  gulben gulcin guldem gulden guldeste gulegen gulemen gulen guler gulgun gulhan gulnaz gulpembe gulriz gulsen gultekin gulumser gumesindo gumus gun gunay guncicek gundelinda
  gundogdu gundogmus guner gunes gungor gunilla guniz gunnar gunnel gunner gunnur gunsel gunseli gunyaruk gurbuz gurcan gurdal gurhan gurkan gurol gursel gus gussie gust gustav
  gustave gustavine gustavo guus guusje guven guvenalp guvercin guy guyot guzey gvozden gwen gwenaelle gwendolyn gwido gyorgy habbab habib habil hacib hadi hadley hafi hafid
  hafiz hafsa hagen hailee hailey hailie hakan hakem haki hakim hakki hakon hal haldun hale haleigh haley halie halil halim halis halit halle hallie haluk hamdi hamdullah hami
  hamit hammad hamza hana handan hande hanefi hanga hani hank hanna hannah hanne hannele hannes hanno hannu hans harald hardouin hardy harley harmon harmony harold harriet
  harrison harry harun harvey hasan haseki hasibi hasim hasin haskell hasmet hassan hassie hatem hatip hattab hattie hauke haven hayal hayali hayat hayati haydar hayden haylee
  hayley haylie hazan hazar hazel hazim hazle heath heather heaven heber hector hedda hedelin hedi hedvig heidi heikki hein heitor helen helena helene helga helier helin helio
  helle hellen helmer heloisa heloise henderson hendrik hendrika hennes henning henri henrick henrietta henriette henrik henrike henrique henry henryk henryka herbert herluin
  herman hermann hermenegildo hermina hermine herminia herminio hernan hershel herta hertha herve hester hettie hicabi hidaya hidde hieronim hifzi hikmet hilaire hilal hilario
  hilarion hilary hilbert hilda hildebert hildegard hillard hillary hilma hilmi hilton himmet hincmar hipolit hipolito hippolyte hira hiram hisam hizir hobart holden hollie
  hollis holly homer homero honore honorine hope horace horacio horacy hortense hosea houston howard howell hoyt hrvoj hrvoje hrvojka hubert huccet hud hudavendigar hudayi hudson
  hugh hugo hugues huguette hulda hulki hulusi hulya huma humayun humberto humeyra huner hunor hunter hurkan hursit husameddin husamettin huseyin husnu husrev hussein huub
  huzeyfe hyman iacopo iacopone iago ian ianira ibrahim icaro icie icilio iclal ico ida idea idell idella idil ido idris iffet iginia iginio igino ignacio ignacy ignatius ignazio
  igor ihsan ihvan ikbal ike ikeme ikicitoyun ikrime ila ilacin ilaria ilario ilay ilayda ilbey ilbilge ilda ildebrando ildefonso ildegarda ildegonda ildike ileana ilene ilenia
  ilgegu ilgin ilhami ilhan ilia iliana ilias ilija ilja ilkay ilkben ilke ilker ilknur ilko ilksen ilkyaz illidio illuminato ilmari ilona ilse ilva ilyas ima imani imelda imge
  imke immacolata immacolato immanuel imogene imran imre imrem ina inanc inara inaya inc inci incoronata indro indy ines inez inga inge inger ingrid inja inka inkeri innocent
  innocente innocenty innocenza innocenzo ino iolanda iole iona ione ionne iorio ipek ippocrate ippolito ira irem irena irene ireneo ireneusz irfan iride irina irinc irinckol
  iris irma irmak irmeli irmina irtis irvin irving irwin isa isaac isabeau isabel isabela isabell isabella isabelle isabelly isac isacco isadora isadore isai isaia isaiah isaias
  isak ischirione ise iseult iside isidora isidore isidoro isidro isig isik isil isilay isin isiner isis ismael ismaele ismail ismerie ismet isobel isom isotta isra israel issac
  istvan ita italia italo itil itir itri itzel iva ivah ivan ivana ivancica ivanka ivano ivanoe ivar ive ivek iven ivetta ivica ivna ivo ivone ivonne ivory ivy iyik iyiktag izaak
  izabela izabella izaiah izajasz ize izel izolda izydor izzet izzettin izzy jaakko jabari jace jacey jacinthe jacinto jack jackeline jackie jacklyn jackson jacky jaclyn jacob
  jacoba jacobo jacobus jacqueline jacquelyn jacques jacynthe jada jade jaden jadon jadran jadranka jadranko jadro jadwiga jadyn jaeden jaelynn jaga jagica jaida jaiden jailey
  jailyn jaime jaimy jairo jaivey jakayla jake jakob jakov jakub jakubina jale jaleel jalen jalon jalou jalyn jamaal jamal jamar jamarcus jamel james jameson jamey jamie jamil
  jamila jamir jamison jammie jan jana janae janaina jane janek janelle janessa janet janica janice janick janie janin janina janine janis janiya janka janko janna janne jannek
  jannes janni jannie jannik jannis jano janos janosch janusz jany japhet jaquan jaquelin jaqueline jara jared jaren jari jarne jarno jarod jaron jarred jarrell jarret jarrett
  jarrod jarvis jasen jasenko jasmijn jasmin jasmina jasmine jasna jason jasper jaunita javi javier javon javonte jax jaxon jaxx jay jayce jaycee jayda jayde jayden jaydon jaylan
  jaylano jaylen jaylin jaylinn jaylon jayme jayne jayson jayvano jazlyn jazmin jazmyn jazmyne jazz jazzlyn jazzlynn jean jeanette jeanie jeanne jeannel jeannette jeannie jeannot
  jed jedediah jedidiah jeff jefferey jeffery jeffrey jeffry jefta jehanne jela jelica jella jelle jelmer jelte jena jenifer jenna jennie jennifer jennings jenny jennyfer jens
  jensen jente jeppe jerad jerald jeramie jeramy jerel jeremi jeremiah jeremias jeremiasz jeremie jeremy jermain jermaine jermey jerod jerome jeromy jeronimo jerrell jerrod
  jerrold jerry jerzy jesa jesper jess jesse jessica jessie jessika jesslyn jesslynn jessy jessyca jesus jet jett jette jettie jevon jewel jewell jidde jil jill jillian jim jimi
  jimmie jimmy jinte jinthe jip joachim joah joakim joan joana joanie joann joanna joanne joannie joanny joany joao joaquim joaquin joas job jocelyn jocelyne jodi jodie jody joe
  joel joelina joeline joelle joep joes joesph joey johan johann johanna johanne johannes johathan john johnathan johnathon johnnie johnny johnpaul johnson joleen jolie jolien
  jolijn jolin jolina joline jon jona jonah jonas jonatan jonathan jonathon jonna jonte joost jop jordan jordane jordi jordon jordy jordyn jorge jorgen joris jorn jorrit jort
  joscha joschua jose josef josefa josefien josefin josefina josefine josep joseph josephin josephine josh joshua joshuah josiah josiane josianne josie josip josipa josko joso
  josse josselin josua josue josy jourdain jovan jovani jovanny jovany joy joya joyce joza joze jozef jozefina jozsef jozue juan juana juanita juda judah judd jude judge judicael
  judith judson judy judyta juha juhani juho jukka jula julan jule jules julia julian juliana juliane julianne julide julie julien julienne juliet julieta juliette julika julina
  julio julita julius juliusz juna junayd june junior junius juno jur juri jurre juste justen justice justin justina justine juston justus justyn justyna juul juvenal juwan kaan
  kaarina kabil kacey kaci kacie kacper kade kadem kaden kader kadi kadin kadir kadrican kadriye kaela kaelyn kagan kai kaia kailee kailey kailyn kaitlin kaitlyn kaj kaja kale
  kaleb kaleigh kalender kalervo kalevi kaley kali kalistrat kalle kallie kamber kamelya kameron kamil kamila kamile kamilla kamille kamran kamren kamron kamryn kamuran kanci
  kane kapgar kara karaca karahan karak karam kareem karelle karen kargilac kari kariane karianne karim karin karina karine karl karla karlee karley karli karlie karligac karlijn
  karlo karlotta karmela karol karolann karoliina karolina karoline karson kasandra kasey kasim kasper kassandra kata katariina katarina katarzyna kate katelin katelyn katelynn
  katharina katherine katheryn kathleen kathlyn kathrin kathrine kathryn kathryne kathy katica katie katija katina katja katlyn katlynn kato katrin katrina katrine kattie katun
  katunkiz kavon kay kaya kayaalp kayacik kayca kaycee kayden kayla kaylah kaylee kayleigh kayley kayli kaylie kaylin kaynak kayra kazanc kazim kazimierz kazkatun keagan keano
  keanu keara keaton keegan keeley keely keenan kees keet keira keith kekik keklik keles kellen kelley kelli kellie kelly kelsi kelsie kelton kelvin kemal kemalettin ken kenan
  kendall kende kendra kendrick kenji kenna kennedi kennedy kenneth kennith kenny keno kensi kent kenton kenya kenyatta kenyon kenza kenzo keon kepez keramet kerami kerem
  keremsah kerim kerry kerstin keshaun keshawn kesme kessaf keven kevin kevon kevser keyken keyon keyshawn kezlik khadija khalid khalil kian kiana kianna kiara kiarra kick kiel
  kiera kieran kika kiki kiley kilian kim kimberley kimberly kimi kimiz kimizalma kimizalmila kimizin kincso king kinga kip kira kiraz kircicek kirgavul kirk kirlangic kirsten
  kirstin kismet kitty kivanc kivilcim kiymet kizdurmus kizilalma kjeld kjell klaas klara klarencjusz klaudia klaudiusz kleber klemens klementyna kleopatra kobe koby kody koen
  koksal kolby kole kolos konrad konstancja konstantin konstanty konstantyn koralia koray korbin korbinian korey korinna korkut kornel korneli kornelia korneliusz kory kraig
  kresimir krijn kris krista kristen kristi kristian kristie kristiina kristijan kristin kristina kristine kristof kristofer kristoffer kristopher kristy krisztian krisztofer
  kruno krunoslav krystal krystel krystian krystina krystyna krzysztof ksawera ksawery ksenia ksenofont kubat kubilay kuddusi kumru kursad kurt kurtis kutbettin kwintyn kyan
  kyano kyara kyla kyle kylee kyleigh kyler kylie kyllikki kyra lacey lacy ladarius ladislao ladislau ladislav lafayette laila laisha lajos lale lamar lambert lamberto lamia
  lamih lamont lana lance lancilotto landen landolfo landry lane laney lanfranco lapo lara larissa laron larry lars larue larysa lasse laszlo latif latife latoya laura laurane
  laure laureen laurel laureline lauren laurence laurencja laurencjusz laurene laurens laurent laurentino laurenty laurentyna laurenz lauretta lauri lauriane laurianne lauriano
  laurie laurin laurine laury lauryn lautone lavada lavern laverna laverne lavina lavinia lavinio lavon lavonne lawrence lawson layla layne lazare lazaro lazarz lazzaro lea leah
  lean leana leander leandra leandre leandro leann leanna leanne leatha leda lee leena leendert leif leigh leila leilani lela lelah leland lelia leman lemide lempi lemuel len
  lena lene leni lenia lenja lenn lenna lennard lennart lenne lennert lennie lennon lennox lenny lenora lenore lenya leo leola leon leona leonard leonardo leone leonel leonhard
  leoni leonia leonid leonida leonidas leonie leonilda leonio leonne leonor leonora leontina leonzio leopardo leopold leopoldine leopoldo leora lera leroy lerzan lesley leslie
  lesly lessie lester leta letha leticia letitia letizia letterio leu leufroy lev levent levente levi levin levke levy lew lewin lewis lex lexi lexie lexus leyla lia liah liam
  lian liana lias libbie libby liberata liberato liberatore libere liberio libero liberto liboria liborio licia lida lidania lidia lidija lidio lieke lien liene lietald lieto
  lieuwe lieve liisa lila lili lilia lilian liliana liliane lilianna lilien lilith lilla lilli lillian lilliana lillie lilly lilou lily lilyan lina lincoln linda linde lindsay
  lindsey line linett linn linne linnea linnie lino linus linwood lio lion lionel lis lisa lisandro lisann lisanne lisbeth lise liselotte lisette litzy liv liva livia liviana
  livino livio liya liyam liyana liz liza lize lizeth lizz lizzie lizzy ljiljana ljubica ljudevit llewellyn lloyd loa lodovica lodovico loek loes loet logan loic lois lola lolita
  loma lon london lone longin lonie lonnie lonny lonzo lora loraine loredana loreen lorella loren lorena lorene loreno lorenz lorenza lorenzo loretta lori loriana lorine loris
  lorna lorrain lorraine lot lothaire lott lotta lotte lotti lottie lou loua louay louie louis louisa louise loup lourdes lourenco louvenia lova lovisa lovorka lowell loy loyal
  loyce luan luana luc luca lucas lucca luce lucia lucian luciana luciano lucie lucien lucienne lucija lucijan lucile lucilla lucille lucinda lucio lucious lucius lucja lucjan
  lucrezia lucy ludano ludie ludivine ludolphe ludovic ludovica ludovico ludvig ludwig ludwik ludwika lue luella luena luigi luigia luis luisa luise luiz luiza lujza luk luka
  lukas lukasz luke lula lulu luminosa luna lune lupe lura lurline lutfi lutfullah luther lutz luuk luus lux luz luzie lya lyam lyda lydia lydie lykke lyla lyle lyn lynda lynette
  lynn lynne lyric lysanne maad maaike maan maarit maarten maartje maas mabel mabelle mable mac maca macaire macaria macario maccabeo mace macey maci macie mack mackenzie macy
  madalena madaline madalyn maddalena maddison maddox madeleine madelief madeline madelyn madelynn madge madie madilyn madisen madison madisyn madita madleen madlen madonna mads
  madyson mae maegan maes maeve mafalda maffeo magali magda magdalen magdalena maggie maggiorino magno magnolia magnus maguelone mahaut maher mahir mahmut mahzun maia maica maida
  maija maik maike mailin maiorico maira maite maiya maja majda major makary makayla makenna makenzie maksim maksud maksym maksymilian malachi malco malcolm malena malene
  malgorzata malia malik malika malin malina malinda mallaury mallie mallory malo malou malte malthe malvina malwina mamante mamert mamie manasse mancio manda mandy manel manetto
  manfredo manilio manley manlio manoah manon mansueto mansur manu manuel manuela manuele mara marah marana marc marceau marcel marcela marceli marcelin marcelina marceline
  marcelino marcell marcella marcelle marcello marcellus marcelo marcia marciano marcin marco marcos marcus mare mareike marek maren marena mareta margaret margareta margarete
  margarett margaretta margarette margarida margarita marge margherita margie margot margret marguerite mari maria mariah mariam marian mariana mariane marianna marianne mariano
  maribel marica maricarmen marie marieke mariela mariella marielle marietta marija marijana marijn marika marilena marilie marilou marilu marilyn marilyne marin marina marine
  marinella marinetta marino marinus mario marion marisa marisol marissa marit marita maritza marius marja marjatta marjolaine marjorie marjory mark markku marko markus marla
  marlee marleen marlen marlena marlene marley marli marlie marlin marlo marlon marly marolo marques marquis marquise marrit marsha marshall mart marta marte marten martha marthe
  martial martim martin martina martine martino marton martti marty martyna maruta marvin marwa marwin mary maryam maryann maryjane maryna maryse marzia marzio mas masa mason
  massima massimiliano massimo matan mate matej mateo mateus mateusz matheus mathew mathias mathijs mathilda mathilde mathis mathurin matias matija matilda matilde matis matko
  mato matroniano mats matt matteo mattes matthew matthias matthieu matthijs matthis matti mattia mattias mattie mattis matyas matylda matz maud maude maudie maugis maura maureen
  maurice mauricette mauricio maurilio maurine maurits maurizio mauro maurycy maverick mavis max maxellende maxence maxi maxie maxim maxima maxime maximilian maximilien
  maximillia maximillian maximo maximus maxine maxwell may maya maybell maybelle maye mayeul maymie maynard mayra maysa mayson mayte mazhar mazie mckayla mckenna mckenzie meagan
  meaghan meda medardo mederic medina medine medoro mees megan megane meggie meghan mehmet mehtap meik meike meire mekhi melania melanie melanio melany melba melchiade melchior
  melchiorre melda melek melezio melih melike meliksah melina melinda melis melisa melisande melissa melissandre melitina melle mellie melodi melodie melody mels meltem melvin
  melvina melyna melyssa memduh menardo mence menelao meneo menno mennone menodora meral mercede mercedes mercia mercurio meredith merel merete meric merih merijn merl merle
  merlin merovee merritt mert mertie merve mervin meryem messalina mestan mesut meta mete metello metin metrofane mette mevlut mex meyra mia mica micael micaela micah micha
  michael michaela michal michale michalina micheal michel michela michelangelo michele michelle mick midas mieke miguel mihael mihaly mihriban mik mika mikael mikaela mikail
  mikayla mike mikel mikkel mikki mikko miklos mikolaj mila milan milana milano mildred mile milena miles miley milford milica milivoj miljenko milka milla mille miller millie
  milly milo milou milton mima mimma mimo mina mindy mine minerva minervina minervino mink minna minnie mio mir mira mirac miracle miran miranda miray mirco mireille mirella
  mireya miriam mirja mirka mirkelam mirko mirna miro mirocleto miron mirre mirta mirte mirthe mirza misael misaele misbah mislav misra missouri misty mitch mitchel mitchell
  mithat mittie mladen moa modest modesta modesto mohamed mohammad mohammed moira moise moises moisette mojzesz mollie molly mona monaldo monica monika monique monitore monroe
  monserrat monserrate montana monte monty moos morena moreno morgan morgana morgane moriah moritz morris morten mortimer morton mose moses moshe mossie moussa mozell mozelle
  mozes muammer muaviye muaz muesser mufid muge muhammad muhammed muharrem muhsin muhtar muhterem muhtesem muhyiddin mujdat mujde mujgan mukadder mukaddes mukerrem muktedi
  muktedir muktefi mumtaz munevver munir murat muren muriel murilo murl murphy murray musa musir muslih mustafa mutahhar mutasim muteber mutemed muttalib muzaffer muzdad muziano
  mya myah myla mylan mylene myles mylo myra myriam myrl myrna myron myrthe myrtice myrtie myrtis myrtle nabi naci nada nadalina nadege nadi nadia nadine nadir nadja nadzieja
  naemi nafiz nahid nahil nail naim naja nakia nalan namazio name namik nana nancy nandor nanna nannie naomi naomie naoufal naoufel napoleon napoleone nara narciso narcisse
  narseo narsete nash nasir nasrullah nat natale natalia natalie natalija natalina natan natanael nataniel natasa natasha nathalie nathan nathanael nathanial nathaniel nathen
  natka naud naudet nayeli naz nazan nazario nazariusz nazary nazif nazim nazli nazmi nazzareno nazzaro neal necat necati necdet necib necla necmettin ned neda nedim nedjeljka
  nedjeljko nedra neele neeltje neha nehemie nehir neil neiva nejat nela nelda nele neli nella nelle nelli nellie nelly nels nelson nena neo neoma neopolo neoterio nera nerea
  nereo nergis neri nesa neset nesim neslisah nesrin nestor nestore nettie neva neven nevena nevenka nevin nevio nevra nevzat newell newton nia nicarete nicea niceforo nicephore
  niceto nicezio nicholas nicholaus nichole nick nicklas nicklaus nickolas nicla niclas nico nicodemo nicola nicolai nicolas nicole nicoletta nicolette nicoline nicolo nida niek
  niels niene nienke nigar nigel nihal nihan nihat nika nike nikita nikki nikkie nikko niklas niko nikodem nikola nikolai nikolas nikolasz nil nila nilde nilgun nils nimrod nina
  nine ninfa niniano nino ninthe nisa nisan nives niyazi nizamettin noa noah noam noami noan noble noe noel noelia noella noelle noemi noemie noemy nola nolan nolen nomi nona
  noor noortje nora norah norbert norberto nore norene norina norma norman normand norris norval norwood nostriano noud nour nouri nout nova novan novella novi nowi nox nubia
  nuccia nukhet numan nuno nunziata nunzio nur nural nuran nurettin nurgul nuria nursel nurseli nurullah nusa nusret nya nyah nyasia nynke obie oceane ocie octave octavia octavio
  oda oddone odell oderico odessa odetta odette odidone odie odile odilia odilon odin odon odorico ofelia oger oguz oguzhan okan oke okey oksan oktay ola olaf olavi olcay ole
  oleg olen oleta olga olimpia olimpio olin olinda olindo olive oliver olivia olivier oliviera oliviero oliwia oliwier olle ollie olof olympe oma omar omari ombline ombretta omer
  omero ona onder ondina onesta onesto onie onofrio onorata onorina onorino onorio onufry onur opal ophelia ophelie ora oral oran orazio orchidea oren orenzio oreste orestes
  orfeo orhan oriana oriande oriane orie orietta orin orio orion orland orlando orlane orlo ornella oronzo orpha orrin orsino orso orsola orsolina ortensia ortensio orval orville
  orvokki osanna osbaldo osborne oscar oskar oskari osman osmondo osmund osvaldo oswald oswaldo otello otha otho otilia otis ottaviano ottavio ottilia ottilie ottis otto ottone
  oumayra oury ova ovidio owen oya oyku ozan ozanne ozcan ozden ozella ozer ozge ozgur ozhan ozkan ozlem ozlen oznur ozren pablo paciano pacifico pacome pacomio paige paivi
  pakize palatino palemon palladia palladio palma palmazio palmira pam pamela pammachio pancario pancrazio panfilo panka pankracy panna pansy pantaleo pantaleon pantaleone paola
  paolo pardo parfait paride paris parker parla parmenio pascal pascale pasquale pat paterne paterniano patience patrice patricia patricio patrick patrik patrizia patrizio
  patroclo patrycja patrycjusz patrycy patryk patsy patti pattie patty paul paula paule paulette pauliina paulina pauline paulo pauside pava pave pavel pavica pawel paxton
  payidar payton pearl pearlie pearline pecine pedro peer peggie peggy pekka pelagia pelagie peleo pelin pelinsu pelle pellegrino pembe penelopa penelope penny pentti pepe pepijn
  pepin pepo per perceval percival percy peri pericle perihan perla pernilla pero perran perrine perry perseo pertev perver pervin petar pete petek peter petra petri petronilla
  petronille petronio petteri peyami peyton phil phileine philemon philibert philine philip philipp philippe philippine phillip philomene philothee philou phoebe phyllis pia pie
  pien piera pierangelo pierce piergiorgio pierluigi piermarco piero pierre pierrick piersilvio piet pieter pietro pilar pim pinar pink pinkie pio piotr pip piper pippa pippo
  piraye pirjo pirkko pit pius placida placido platon platone pleun plinio plutarco pola polidoro polifemo polikarp polissena pollione polly pompeo pomponio pontus ponziano
  ponzio porfirio porfiriusz porfiry porter porzia porziano postumio poul prassede pravdan precious presley preston priamo price primerose primo prince princess prisca priscilla
  priscille prisco privato procopio prokles prokop prokul proserpina prosper prospera prospero protasio proteo providenci prudence prudenzia prudenzio publio puck puk pulcherie
  pupolo pusicio quartilla quarto quasimodo queen queenie quentin quentine querano quieta quin quincy quinn quinten quintia quintiliano quintilio quintino quinton quinty
  quinziano quinzio quirin quirino quiteria rabia rachael rachel rachela rachele rachelle rachid raci radolfo rae raegan raf rafael rafaela rafal rafet raff raffaele raffaella
  raheem rahel rahim rahime rahmi rahsaan rahsan rahul raide raif raik raimondo raina rainaldo rainelda rajmund rajna rajnold rakip raleigh ralph ramazan ramiro ramiz ramon
  ramona rana randal randall randi randolf randolph randy rania raniero ranolfo ransom raoul raphael raphaelle raquel rashad rashawn rasheed rasim rasit rasmus rauf raul raven
  ravi ray rayan rayen raymond raymonde raymundo reagan reanna reba rebeca rebecca rebeka rebekah rebekka recai recep reece reed reese refah refet refik regan reggie regina
  reginald reginaldo regine regis regitze regolo reha reid reilly rein reina reine reinhold reis rejean rejeanne reka remi remigio remington remo remondo remzi renata renato
  renaud rene renee rengin rens renske renzo resat respicio ressie resul reta retha retta reuben reva revi rex rey reybaud reyes reyhan reymundo reyna reynold reza rezzan rhea
  rhett rhianna rhiannon rhoda rhonda riana ricardo ricario riccarda riccardo richard richelmo richie richmond rick rickard rickey rickie ricky rico ridvan rieke rifat riff rifki
  rigoberto riitta rija rike rikke riley rina rinaldo rino rita ritva riv river riza roan robaldo robb robbie robert roberta roberto robi robin robyn rocco roch rochelle rocio
  rocky rod roderick roderyk rodger rodiano rodney rodolfo rodolphe rodrick rodrigo rodrigue roel rogelio roger rogers rohan roko roksana roland rolande rolando rolf rolfo rollin
  roma romain romaine roman romana romane romano romee romeo romero romeu romilda romina romoaldo romola romolo romuald romualdo romy ron ronald ronaldo ronan ronja ronnie ronny
  roos roosevelt rory rosa rosalee rosalia rosalie rosalind rosalinda rosalyn rosamond rosamunda rosana rosanna rosario roscoe rose roselin roseline rosella roselyn rosemarie
  rosemary rosendo roser rosetta rosie rosina rosita roslyn rosmunda ross rossana rossella rossie rover rowan rowena rowland roxane roxanne roxy roy royal royce roza rozalia
  rozella rozina ruben rubiano rubie ruby rubye ruchan rudolf rudolph rudy rufina rufino rufo rufus ruggero ruhsar rui rukneddin rupert ruperto russ russel russell rustu rusty
  ruta ruth ruthe ruthie rutilo ruya ruza ruzica ryan ryann ryder rylan rylee ryleigh ryley ryszard saar saba saban sabato sabazio sabele sabina sabine sabino sabir sabri sabrina
  sabryna sacid sadan sadberk sadettin sadi sadie sadik sadri sadullah sadye safa safae saffet saffiro saffo safi safira safiya safouan safouane sage sahap sahin sahinalp sahra
  sahsuvar said saige saim sakari sakip sakir saladino salih salim sallie sally salma salome salomon salomone salustio salvador salvatore salvo salwator sam samanta samantha
  samara samed sami samia samih samil samim samir samira sammie sammy samona samson samuel samuele sancho sander sandor sandra sandrine sandro sandy sanem sanford sanja sanjin
  sanna sanne sansone santa sante santiago santina santino santo santos saphira sapiente sara sarah sarai sarani sarbello sare sari sarina sasa sascha sasha saskia satu
  saturniano saturnino saul sauveur savanah savanna savannah savas saverio savi savin savina savinien savino savion sayan scarlett scholastique schuyler scolastica scot scott
  scottie scotty seamus sean seb sebas sebastiaan sebastian sebastiana sebastiano sebastiao sebastien sebnem secaeddin secil seckin seconda secondiano secondina secondo seda
  sedat sedef seden sedrick sef sefer seff sefik sefora segolene seher sehlevent sehrazat selahattin selale selami selcuk selda selen selena selene selim selin selina selma
  selmer selvaggia selvi sem sema semih semiramide semplicio sempronio semra semsi sena senay sener senesio sengul senn senna senne sennur senofonte senol sep sepp seppe seppo
  serafettin serafin serafina serafino serap seraphin serapione serbulent seref seren serena serenity serge sergen sergi sergio sergiusz serhat serif serin sermet sermin serpil
  sertac sertap server servidio serviliano sesto seth settar settimio settimo sev seval sevda severa severiano severin severine severino severo sevgi sevil sevim sevinc sevket
  sevki sevtap sevval seweryn seyban seyda seyfettin seyfi seyfullah seyma seyyit shad shaina shakira shana shane shanel shanelle shania shanie shaniya shanna shannon shanny
  shanon shany shari sharon shaun shawn shawna shaylee shayna shayne shea sheila sheldon shelia shelley shelly shemar sheri sheridan sherman sherri sherry sherwood sheryl shirley
  shyann shyanne sibel sibilla sibyl sibylle sico sicuro sid sidki sidney sidoine sidonia sidonio siebe siem sienna siep sierra sigebert sigfrido sigismond sigismondo sigmund
  signe sigrid sigurd sihab sihabeddin siir sil sila silas silja silje silke silvan silvana silvano silvere silverio silvestro silvia silvija silvio sim simao simen simeon
  simeone simge simon simona simone simonetta sina sinan sinasi sincere sindre sinem sinesio sinfronio sinikka sinja sir sireno siria siriano siricio sirineu sirio siro sirri
  sister sisto siv sixte sixtine sjoerd sjors sky skye skyla skylar slavek slaven slavica slavko smeralda smilla snjezana soave soccorso socrate sofia sofie sofronia solange
  soledad soline solocone solon soma sondre songul sonia sonja sonke sonny sonya soof sophia sophie soraia soraya soren sostene sosteneo sostrato spano spartaco spencer speranza
  speranzio spirydion srecko stacey stacy stan stanford stanislao stanislas stanislaw stanko stanley stanton stasa steen stef stefan stefania stefanie stefano steffen stella sten
  stephan stephane stephania stephanie stephany stephen stephon sterling sterre steve steven stevie stewart stig stijn stiliano stina stine stipan stipe stiriaco stjepan stone
  storm stribor stuart suat subhi sude sudi sue suelen suheyl sukru sule suleyman summer sunay sune sunniva sunny surano sururi susan susana susanna susanne susie suus suzan
  suzanne suze suzon svea svebor sven svend svenja sverre sveva sviturno swassane sybilla syble sydnee sydney sydni sydnie sylvain sylvan sylvester sylvestre sylvia sylviane
  sylvie sylwester sylwia synne szabolcs szczepan szofi szofia szonja szymon tabea tabita tabitha taceddin tacjana tad taddeo taha tahir tahsin taib taide talat talay talea talha
  talia talip talita talon tamara tamas tamer tami tamia tamina tamino tammaro tammo tammy tancrede tancredi taner tanguy tania tanja tanju tanner tanya tanyeli tapani tapio tara
  tarcisio tarik tarja tarkan tarquinia tarsilla tarso taryn tasa tasha taskin tate tatiana tatum tatyana taurean taurin tavares taya tayfun tayler taylor tayyar taziana taziano
  tazio tea teagan tecla ted teddy teije teja tekin tekinalp tekla telchide telemaco telica tellervo telly temel temistocle teo teobaldo teodata teodolinda teodor teodora teodoro
  teodosio teodoto teogene teoman terence terencjusz terenzio teresa tereza teri terrance terrell terrence terri terrill terry tertuliano terzo tesauro tesifonte tess tessa
  tessie teudosia teun teunis tevfik tevhid tevin tezcan tezel tezer thad thaddeus thais thalea thalia thea thelma theo theodor theodora theodore theodose theophile theophraste
  theresa therese theresia theron thiago thibault thibert thierry thies thije thijmen thijn thijs thilo thirza thom thomas thora thorben thore thorge thurman tia tiago tiana
  tianna tiara tibaldo tibbe tiberio tibor tiburzio ticone tieme tierra ties tiffany tihomir tiina tija tijana tijmen tijn tijs til till tillman tillmann tim timm timmothy timmy
  timo timoleon timon timoteo timothee timothy timur tina tinas tine tino tiphaine tiril tirone tirza titien tito titus tizian tiziana tiziano tizio tjark tobia tobias tobiasz
  tobin toby tod todd tolga tolomeo tolunay tom toma tomas tomasa tomasz tome tomislav tomislava tomke tommaso tommie tommy tomo tonci toncica tone toney toni tonija tonka tonko
  tonnin tony tonya toon torben torbjorn tore torey torquato torrance torrey tosca tosco toussaint toy trace tracey traci tracy trajan tranquillo trasea travis travon tre
  tremaine tremayne trent trenton tressa tressie treva trever trevion trevor trey tricia trine trinity trisha tristan tristano tristian tristin triston troels troy trpimir trpko
  trudie trycia trystan tuana tufan tugay tugba tugrul tugtekin tuhfe tulay tulin tullia tulliano tullio tumer tunahan tunay tunc tuncer tuomas turan turgay turgut turi turibio
  turkan turkay turker turkes turna turner turold tussio tutku tuula tuulikki tuur tuva tvrtko twan twila tycho tygo tyler tymon tymoteusz tyra tyree tyreek tyrel tyrell tyrese
  tyrique tyron tyrone tyshawn tyson ubaldo ubertino uberto uffe ufuk ugo ugolina ugolino uguccione ugur uhra ukbe ulberto ulderico ulf ulfa ulfet ulfo ulgen ulices ulises ulisse
  uliva ulker ulku ulla ulpiano ulrico ulrik ulrika ulstano ultimo ulus ulvi ulviye ulysse umberto umile umit ummiye umran umur umuralp umut una unal unique unna unsel unseli
  uranio urbain urban urbano urdino uriah uriel uriele ursicio ursino ursmaro ursula ursule usame utku uygu uzeyir vada vagn vaha vahdet vahid vahide vala valdemar valente
  valentijn valentim valentin valentina valentine valentino valera valere valeria valeriana valeriano valerico valerie valerija valerio valery valfredo valfrido vali valid vallie
  valtena valter valtteri van vance vanda vanessa vania vanja vanna varo vasco vatroslav vaughn vecdi veda vedasto vedat vedran vedrana veerle vefa vefik vehbi veikko veit vela
  velana velda veli velimir velimira velina velio vella velma velva vena venance venanzio vencel venceslao venceslas vendel venera veneranda venerando venere venerio ventura
  venusta venustiano venusto vera verano verda verdiana verdie vere verecondo verena verenzio vergie veriana verica veridiana verla verlie vern verna verner vernice vernie vernon
  verona veronica veronika veronique verulo vesile vesna vespasiano vesper vesta veysel veysi vezio vianney vibeke vic vicdan vicenta vicente vicki vickie vicky victoire victor
  victoria victorien victorin vida vidal vidiano vidone vienna vieve viggo vigile vigo vijeko vik viktor viktoria vildan vilde vilfredo vilhelm viliana viliberto ville villy
  vilma vilmos vin vince vincent vincenza vincenzo vinciane vindonio vinebaldo vinfrido vinicio vinka vinnie vinz viola violante violet violette virag virgie virgil virgilio
  virginia virginie virginio virone viscardo vissia vita vital vitale vitalico vito vitor vitoria vittore vittoria vittoriano vittorio vitus viva vivaldo vive vivian viviana
  viviane vivianne viviano vivien vivienne vjekoslav vjenceslav vladek vladimir vladimira vladimiro vladislav vlado vlatko vodingo volfango volkan vulmaro vulpiano vuslat waclaw
  wade waino waldo walenty walentyn walentyna waleran waleria walerian walery walgierz walker wallace walter walton wanda wandrille wanesa ward warley warren washington watson
  wava wawrzyniec waylon wayne webster weldon wellington wende wendell wendy werner weronika wes wesley wessel westley weston whitney wiara wibke wiebke wies wiktor wiktoria
  wilber wilbert wilbur wilburn wiley wilford wilfred wilfredo wilfrid wilfryd wilhelm wilhelmina wilhelmine will willa willard willem willi william willie willis willow willy
  wilma wilmer wilson wilton wincenty winfield winifred winnifred winona winston wirginia witalis wladyslaw wlodzimierz wolf woodrow wout wouter wyatt wyman xander xaver xavi
  xavier xaviere xem xenia xenophon xzavier yadira yagiz yagmur yago yahya yalcin yalgin yaman yango yannic yannick yannik yannis yaprak yara yarah yaren yasar yasemin yasin
  yasmeen yasmin yasmine yassin yassine yassir yavuz yazmin yekta yelda yeliz yener yenthe yesenia yesim yessenia yetkin yfke yigit yildirim yildiz yilmaz yinthe ylvi ylvie yoann
  yolanda yolande yonca yoshiko yosun younes youp yousef youssef ysaline yseult yuce yucel yuksel yumni yuna yunus yuri yusuf yven yves yvette yvonne zabedeo zabina zaccaria
  zaccheo zachariah zachariasz zacharie zachary zache zachery zack zackary zackery zafer zafir zahide zahit zahra zain zaira zakaria zakary zalan zama zamir zander zane zaneta
  zanita zanobi zara zaria zarina zayd zayn zdenka zdenko zdeslava zdravko zechariah zef zefiro zehra zejnep zekai zekeriyya zekiye zelda zeliha zelinda zeljko zella zelma zena
  zenaide zenebio zeno zenobia zenobio zenone zente zephirin zerrin zeteny zetico zetta zev zeyd zeyneb zeynel zeynep zihni zion zita ziva ziver ziya ziyad zlata zlatica zlatka
  zoe zoeva zoey zofia zoie zoila zoilo zola zoltan zora zorka zosima zosimo zrinislav zrinko zselyke zsofia zsolt zsombor zubeyde zubeyr zuhal zula zulal zuleyha zulfikar zumrut
  zuzanna zvonimir zygmunt`;
