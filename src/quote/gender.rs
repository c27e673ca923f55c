//! Whether a first name, and a word for somebody, is a woman's or a man's: common names, and endings in the languages where they tell.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

/// How first names end that are a man's all the same.
const ENDING_MEN: [&str; 22] = [
    "andrea",
    "luca",
    "nicola",
    "mattia",
    "elia",
    "enea",
    "isaia",
    "tobia",
    "gianluca",
    "borja",
    "josua",
    "никита",
    "илья",
    "лука",
    "фома",
    "кузьма",
    "данила",
    "гаврила",
    "саша",
    "женя",
    "миша",
    "витя",
];
/// Words that stand for a woman.
const SHE: [&str; 14] = ["she", "sie", "celle", "ella", "elle", "lei", "ela", "она", "неё", "её", "la", "una", "une", "uma"];
/// Words that stand for a man.
const HE: [&str; 14] = ["he", "er", "celui", "él", "lui", "egli", "ele", "он", "него", "его", "el", "il", "lo", "um"];

/// Given names of women; none that men have in another language.
const WOMEN: &str = "aarti aasia abby abena abigail achieng ada adaeze adela adele adeline adina aditi adriana adrianna adwoa adèle afua agata \
    agathe agnes agnese agneta agnieszka agnès ahlam aicha aida aigerim aigul aiko aileen aimee ainhoa aisha aishwarya aisling \
    aissatou aitana akemi akiko akinyi akosua akua alejandra aleksandra alena alessandra alessia alexandra alia alice alicia \
    alicja aline alisa alison aliya allison alma almudena aloysia alva alyona amaia amaka amalia amanda amandine ambika amelia \
    amina aminata amira amna amrita amy amélie ana anabela anahit anahita ananya anastasia anat anaïs anca andreea aneta angela \
    angelica angelika angeliki angelina angie angélique anika anikó anita anja anjali anke ann anna annalena annalisa anne \
    annegret anneke anneli anneliese annemarie annette annie annika annukka anouk antje antonella antonia antonietta antonina \
    antónia anupama anuradha anush anushka anya anyango aoife aparna araceli arantxa archana ariana ariane arianna arlene \
    arlette armelle aruna arundhati arzu asha ashley aslı asma astrid asuka atieno atishi atsuko aude audrey auma aurélie aušra \
    ava ayaka ayako ayelet ayesha ayla aylin aysel ayumi ayşe ayşegül azadeh azar aziza azizah aïcha bahar banu barbara barbora \
    başak beata beate beatrice beatrix beatriz becky begoña belinda benazir benedetta benedita bente bernadette bernice berta \
    bertha beth bethany bettina betty betül beverley beverly bharati bianca biljana birgit birgitta birgitte birna blanca bojana \
    bonnie bouchra bozena bożena branka brenda bridget brigitte brinda britta bronwyn brooke bruna bukola burcu bushra busisiwe \
    bárbara bärbel béatrice bénédicte büşra caitlin camila camilla canan candace carine carla carlotta carmen carola carole \
    carolina caroline carrie cassandra catalina caterina catherine cathrine cathy cecile cecilia celia celina celine ceren \
    chandrika chantal chantelle charlene charlotte charmaine chebet chepkoech cheryl chiamaka chiara chieko chimamanda chinyere \
    chioma chloe chloé christa christelle christiane christina christine ciara cindy cinzia claire clara clarissa claudia \
    clotilde clémence colette colleen conceição concetta conchita condoleezza connie corazon cordula corina corinna corinne \
    cornelia courtney cristiana cristiane cristina csilla cynthia cátia cécile céline dafna dagmar daiva dalal dalia damares \
    danica daniela danielle danuta daphne daria dariga dariya darya daryna deanna debbie debora deborah debra deepa deepika \
    deepti deirdre delfina delia delphine denise derya desirée desislava despina dewi diana diane dilara dilek dilma dilnoza \
    dimitra dina dinara dineo divya djamila doina dolores dominika donatella donna dora doreen doris dorota dorothea dorothy \
    dovilė dragana draupadi droupadi dubravka ebba ebru ecaterina ece eda edina edith edna eduarda edyta eeva eglė eija eiko \
    eileen eirini eka ekaterina ekta elaheh elaina elaine elba eleanor elena eleni eleonora elettra elfriede elham eliana eliane \
    elif elina elisa elisabeth elise eliza elizabeth elizaveta eliška elke ella ellen ellie elmira elodia elodie elsa elvira \
    elżbieta emanuela emel emiko emilia emilie emily emina emine emma emmanuelle endang enrica enza erica erika eriko erin \
    erlinda erna ernestine erzsébet esma esra esraa estefanía estelle esther eszter ethel etsuko etta eugenia eugénie eulalia \
    eunice eva evangelia evelina eveline evelyn evgenia evgeniya evika ewa ewelina fabiana fabienne fabiola faina fairuz faiza \
    fanny farhana fariba farida farzana farzaneh fatemeh fatiha fatima fatma fatou fatoumata fawzia federica felicia felicity \
    femke fereshteh feride fernanda feruza filiz fiona flavia flora florence florentina flávia folake folashade fotini frances \
    francesca francine francisca franka franziska françoise frauke freya frida friederike fumiko funda funmilayo gabriela \
    gabriella gabrielle gaby gail galina galit gamze gauri gayane gayatri gaëlle geeta geetha gemma genevieve geneviève genzebe \
    georgina geraldine gerda gerlinde germaine gertrud gertrude ghada ghislaine giada gianna gillian gina giorgia giovanna \
    gisela gisele gita giulia giuliana giuseppina gladys gleisi glenda gloria gordana grace graciela graziella grażyna greta \
    gretchen grethe gro guadalupe gudrun gulnara gunilla guðrún gwen gwendolyn gwyneth géraldine gönül gülay gülsen gülsüm \
    gülten habiba hadiza halide halima halimah halina hana hanako hanan hande hanna hannah hanne hanneke hannelore harriet \
    haruka haruko hasina hatice hauwa hawa hayley heather heba hedwig heidi heike heleen helen helena helene helga helle heloísa \
    hema hermine hester hideko hilda hilde hildegard hillary hina hiroko hisako hitomi hoda hodan holly homa homaira hortense \
    houda huda héloïse hélène hülya ibolya ida ieva ifeoma ifrah iga ilana ilaria ildikó ileana ilka ilknur ilona ilse ilze imee \
    imelda imke imogen inbal indah indira ineke ines inese inga inge ingeborg inger ingibjörg ingrid inmaculada inna inès ioana \
    ioanna iolanda ipek irena irene irina irini irmgard iryna irène isabel isabela isabella isabelle isadora israa itziar iulia \
    iva ivana ivanka iveta ivete ivonne iwona izabela jaana jacinda jacqueline jadranka jadwiga jamila jana janaína jandira jane \
    janelle janet janice janina janine janneke jaqueline jarmila jasmina jasmine jasna jaya jayalalithaa jayanthi jeanette \
    jeanne jeannette jeannie jelena jemima jenifer jenna jennifer jenny jepkosgei jessica jessika jill jimena jinkee jitka \
    jiyeon jiřina joana joanna joanne jodie johanna jolanta josefa josefina josefine josephine josette josiane josée jovana \
    joyce joëlle juana juanita judit judith judy julia juliana juliane julianna julie juliet julieta juliette jumoke june junko \
    jussara justine justyna jutta jytte kadiatou kaisa kaja kajsa kalliopi kalpana kamala kamila kanako kangana kanimozhi kaori \
    karen karima karin karina karine karla karolina karoline kasia katalin katarina katarzyna katarína kate katerina kateryna \
    kateřina katharina katherina katherine kathleen kathrin kathryn kathy katia katie katja katri katrin katya kavita kavitha \
    kayla kayoko kazuko keiko keira keisha kelsey kemi kendra kerstin ketanji ketevan khadija khaleda khatia khatuna khofifah \
    kimberly kimiko kinga kira kirsi kirsten kirsty kiyoko kjersti klara klaudia kolinda kristalina kristen kristin kristina \
    kristine kristín krisztina krystyna ksenia ksenija kumari kumiko kylie kyoko kyriaki käthe kübra laetitia laia laila lakshmi \
    laleh lalita larisa larissa larysa lata latha latifa latisha laura laure lauren lavinia laxmi layla lea leah leela leena \
    leila leire lejla lena lene lenka leonie leonor leonora lerato lesley lesya leticia letizia leyla libby licia lidia lidija \
    lieke liesbeth liina liisa lilian liliana liliane lilit liliya lillian lilo lily limor lina linda lindiwe lisa lisbet \
    lisbeth lise liselotte liv livia liz ljiljana loes lola loredana lorena loreta loretta lorna lorraine lotte loubna louisa \
    louise loujain luana lubna lucia luciana lucie lucile lucille lucinda lucrezia lucy lucía ludivine ludmila ludmiła ludovica \
    luigina luisa luise luiza luminița lurdes lusine luz luzviminda luísa lydia lynette lynne lyubov lyudmila léa léonie lúcia \
    maaike maarja maartje mabel macarena machiko maddalena madeleine madeline madhavi madhuri maeve mafalda magda magdalena \
    magdalene maggie maha mahnaz mahsa mahua maia maija maike maiko maite maja maka makiko malak malala malalai malgorzata \
    malika malin malini mamata mamphela mamta manal mandy manisha manju manon manuela mara marcela marcella marcia mareike maren \
    margaret margarete margarethe margarida margarita margaux margherita margit margot margret margrit marguerite maria mariam \
    mariama mariana marianna marianne maribel maricarmen maricel marie marieke mariela mariella marielle marija marijke marika \
    mariko marilou marilyn marina marisa marisol marissa marit maritza mariya mariza marjane marjo marjolein marjorie markéta \
    marlene marlies marlène marta martha martina martine marwa mary maryam maryna maryse marzena maría marília masako masha \
    masoumeh mathilda mathilde matilda matilde maud maura maureen mavis maxine mayawati mayra mayumi maëlle małgorzata meaza \
    mechthild medha meena meenakshi meera megan megawati meghan megumi mehbooba mehriban meike meiling melania melanie melek \
    melike melinda melissa meltem meral merav mercè merete merve meryem meseret mette mia michaela michela michelle michiko \
    michèle mieke mihaela miho mila milada milagros mildred milena milica mina minako mindy minna miranda mireia mireille miri \
    miriam mirjam mirjana miroslava mirta misako mitsuko miyuki moira mojgan molly momoko mona monica monika monique montse \
    morgane motoko mouna mumbi muna muriel muthoni mylène myra myriam márcia mária márta mélanie mónica mônica mădălina nabila \
    nadezhda nadia nadiia nadine nadja nadège naděžda nafisa nahid naima naira najat najwa naledi namrata nancy nandini nandita \
    nanette naoko naomi narges nargiza narine nasreen nasrin nastya natalia natalie nataliia natalija natalya natascha natasha \
    nataša nathalie natsuko natsumi nawal nazanin nazia nazlı neelam neema neeta neha neide nele nella nellie nerea neslihan \
    nesrin netumbo neus nevena neşe ngozi niamh nicole nicoleta nicoletta nicolette nidhi nieves nikki nilgün niloufar nina \
    nirmala nirupama nisha nisreen njeri nkechi nkosazana nneka nnenna nobuko noelia noemi noemí nokuthula nomsa nomvula \
    nonhlanhla nora noreen noriko norma nosipho noura noémie noëlle nuala nunzia nurcan nuria nurten nusrat nyambura núria oana \
    obiageli odette odile ofelia oksana oleksandra olena olesya olga olha olivia olympia ophélie oprah orit orna ornella orsolya \
    ottilie oumou oya padma paetongtarn paige palesa pallavi pam pamela panagiota panusaya paola paquita parisa parvati parveen \
    parvin pascale patricia patrizia patrícia paula paulette pauliina paulina pauline payal peggy pelin penelope pernilla \
    pernille petra petronella philippa phoebe phyllis pia pilar pippa polina polly pooja poonam poornima portia pragya pratibha \
    preeti priscilla priya priyanka puan pumla purnima päivi pınar rachael rachel rachele rachida radha radhika radmila rafaela \
    raffaella ragnhild rahma raisa rajani raluca ramona rani rania ranjana raquel rasha rashida ratchanok ratna razan razia \
    rebecca reem refilwe regina regine regula rehana rehema reiko reinhild rekha remedios renata renate renee renu renuka renáta \
    renée retno rhona rhonda ricarda rigoberta riikka riitta rikke rima rini rita ritu rivka rizwana roberta rocio rocío rodica \
    rohini roisin romina romy ronit ronke rosa rosalia rosalie rosalind rosalía rosanna rosaria rosaura rose roselyne rosemarie \
    rosemary rosie rosmah rossana rossella roswitha rosângela rowena roxana roya rubina rukhsana rula rumiana rupa rupali \
    rusudan ruta ruth ruxandra ryoko régine réka saara sabine sabrina sachiko sadako sade sadia sadie safia sahar sahra saira \
    sally salma salome salomé salwa samantha samar samia samina samira sanae sandhya sandra sandrine sangeeta sania sanja sanna \
    saoirse saori sara sarah saraswati sarita saskia satoko satu savita sawsan sayaka sayuri seema selamawit selena selin selina \
    selma semra sepideh serena serpil setsuko sevda sevgi seynabou sezen shabana shabnam shahida shahnaz shahrzad shalini \
    sharmila sharon shazia sheena sheila sheryl shilpa shira shirin shirley shivani shizuko shobha shoko shoshana shpresa \
    shraddha shreya shruti shukria shweta sibel sibongile sibylle sienna signe sigrid sigrun silja silke silvana silvia simona \
    simonetta sindisiwe sinead sinéad siobhan siobhán sirimavo sita siv siân slavica smadar smita smriti sneha snežana soad \
    sofia sofie sofiia solange solveig somayeh sonali songül sonia sonja sonya sophia sophie soraya sotiria soyeon sridevi \
    stavroula stefania stefanie steffi stella stephanie stina stine stéphanie suad sudarat sudha sue sueli sujata sultana sumiko \
    sumitra sunita susan susana susanna susanne sushila sushma sushmita susi susie suzan suzana suzanne suzette suzy svenja \
    svetlana svitlana swati syeda sylvia sylvie sylwia synnøve ségolène séverine sílvia sônia sümeyye tabea tabitha taeko tahani \
    tahira takako tamar tamara tamika tania tanja tansu tanya tara tarja taslima tatiana tatjana tatyana tawakkol taís teesta \
    telma teodora teresa teresita tereza terezia terezinha tessa tetiana teuta thais thandi thandiwe thea thelma thembeka \
    theodora theresa therese theresia thida thuli thérèse tiffany tigist tijana tilda tina tinatin tineke tirunesh titilayo \
    tiziana tomiko tomoko toshiko tove tracey tracy tricia trish trude trudy truus tsitsi tuba tuija tuula tuğba tzipi tânia \
    tímea tülay tülin türkan ulla ulrika ulrike ulyana uma ursula urszula uschi usha ute uwase uzma vaira vaishali valentina \
    valeria valerie valeriya valéria valérie vanda vandana vanesa vanessa varvara vasundhara veena vera verena veronica veronika \
    veronique verónica vesna vibeke vicki vicky victoria vidya vigdís viktoria viktoriia viktoriya vilma vimala viola violet \
    viorica virginia virginie vivian viviana vivienne vjollca vjosa vânia véronique věra wairimu walburga waltraud wambui wanda \
    wangari wanjiku wanjiru wenche wendy weronika wiebke wiktoria wilhelmina willemijn wilma winifred winnie wioletta xenia \
    ximena xiomara xóchitl yael yana yasmin yasmine yasuko yekaterina yelena yeliz yesenia yetunde yevgenia yevheniia yewande \
    yeşim yingluck ylva yoko yolanda yoshie yoshiko yuka yukari yukiko yuko yulia yuliana yuliia yuliya yumi yumiko yuriko \
    yvette yvonne zahida zahra zainab zainabu zakia zamira zandile zanele zara zaruhi zdenka zehra zeina zeinab zeynep zhanna \
    zinaida zindzi zita zlata zodwa zoe zofia zohra zorica zoya zoé zoë zsuzsanna zsófia zuraida zuzana zuzanna ágnes ángela \
    ângela åsa åse çiğdem édith élisabeth élise élodie éva özge özlem şebnem şenay šárka željka ștefania";
/// Given names of men; none that women have in another language.
const MEN: &str = "aaron abbas abdallah abdel abdelaziz abdelfattah abdelkader abdelkrim abdelmadjid abdelrahman abdirahman abdoulaye abdul \
    abdulaziz abdulla abdullah abdullahi abdulrahman abebe abel abhinav abhishek abhisit abid abiodun abiy abraham abubakar \
    achille achim adalberto adam adebayo adekunle adem adewale adeyemi aditya adnan adolf adolfo adriaan adrian adriano adrien \
    afonso agim agostinho agostino agus agustín aharon ahmad ahmed ahmet ahsan aidan airlangga aivars ajay ajit akash akbar \
    akhilesh akif akihiro akihito akinwumi akio akira akram aksel alain alan alasdair alassane alastair albert alberto albrecht \
    aldo alec alejandro aleksander aleksandr aleksei aleksey alessandro alessio alexander alexandre alexandros alexandru alexei \
    alexej aleš alfons alfonso alfred alfredo algirdas ali aliaksandr aliko alireza alisher alistair aljoscha allan allen alois \
    alok alon alonso aloys alper alphonse altaf alwin amadeo amado amadou amichai amine aminu amir amit amitabh amjad ammar \
    amnon amos amr anand anas anatol anatoli anatoly anders anderson andreas andrei andrej andrejs andres andrew andrey andreï \
    andrii andris andrius andriy andrzej andrás andré andrés andy angelo angus anies aniket anil anis ansgar antal anthony \
    antoine anton antoni antonio antonis antonín antti antónio antônio anupam anura anurag anutin anwar aníbal apostolos aram \
    arash arben archibald archie archil arda ari arie arief arif aris arjen arjun arkadiusz arkady armand armando armen armin \
    arnab arnaud arne arno arnold arnulf arsen arshad artak artem arthur arto artur arturo artyom artūras arun arvid arvind \
    arvydas aryeh asad ashish ashok ashot ashraf ashutosh ashwin asif asim atanas athanasios atiku atsushi attila attilio atul \
    august augustin augusto aurel aurelio aurélien austin avi avigdor avinash avner avraham axel ayaz ayman aymeric ayoub azhar \
    aziz azmin aécio babacar babagana babajide babak babar babatunde baburam badr bahram bakari balázs bambang baptiste barack \
    barney barry bart bartolomeo bartolomé bartosz bartłomiej baruch bashar bashir basil bassam bassem bassirou bastian bastien \
    basuki behrouz bekele bekir ben benedetto benedict benedikt bengt benigno benito benjamin benjamín benno benny benoit benoît \
    beppe berat berhanu berk bernard bernardo bernd bernhard bernie bert berthold bertrand bhaskar bheki bhupesh biagio bidzina \
    bijan bilal bilawal bill binali binod birger bjarne bjarni björn bjørn blaise blake blas boaz bob bobby bodo bogdan bogusław \
    bohdan bohuslav bojan bongani bongbong boris borislav boubacar boyan boyko brad bradley bram brandon branislav branko \
    brendan brent brett brian brice bruce bruno bryan bryce budi burak burkhard byron bálint béla bülent caetano caleb callum \
    calvin cameron camilo carl carlo carlos carmelo carsten caspar cecil cedric cees celal celso cemal cemil cengiz cesare \
    cevdet chad chandrababu chandrashekhar charles cheikh chetan chidi chinedu chinua christer christian christof christoph \
    christophe christopher christos chuck chukwuemeka chukwuma ciaran ciprian ciro clarence clark claudio claudiu claus clemens \
    clement clifford clint clive clovis cláudio clément cody colin conor conrad constantin corey corneliu cornelius corrado \
    cosimo cosmin craig cristian cristiano cristóbal csaba curt curtis cyril cyrille cyrus czesław cédric césar călin cătălin \
    daan daiki daisuke damian damiano damien damir damon dan daniel danilo daniyar danny dante dario darius dariush dariusz \
    darko darnell darren darryl darío dave david davide davor dawid dawit dean declan deepak dejan delfín demba demeke denis \
    dennis denys derek derrick desmond detlef devendra dexter dharmendra didier diederik diego dieter dietmar dietrich dilip \
    dimitar dimitri dimitrios dimitris dinesh dino diogo dirceu dirk djoko dmitri dmitrii dmitrij dmitry dmytro domagoj domenico \
    dominic dominik don donal donald donnie donovan dorian doug douglas dov doğan dragan dragoș dries driss duane duarte dumitru \
    duncan dustin dušan dwayne dwight dylan dzmitry dániel dávid eamon eamonn earl ebenezer eberhard ebrahim eckart eckhard \
    eddie edgar edgardo edgars edi edmilson edmond edmund edmundo edoardo edson eduard eduardo edward edwin eero efraín efren \
    egil egon ehsan ehud eiji einar eirik eitan eknath eko ekrem elchin eldar elias eliezer elijah elio eliot eliseo elliot \
    elliott elmar elmer elon eloy elvis emad emanuele emeka emil emile emiliano emilio emin emmanuel emmerson emomali emrah emre \
    engin enis ennio enrico enrique enver enzo ephraim ercan erdal erdem eren erhan erhard eric erich erik erkan erkki erlend \
    ernest ernesto ernst erol errol ersin ertuğrul erwan erwin espen essam esteban ethan etienne ettore euan eugen eugene \
    eugenio eugène evan evangelos evaristo evert evgeny evo ewald ewan eyal ezequiel ezio ezra fabian fabiano fabien fabio \
    fabián fabrice fabrizio fabrício facundo fadi fadli fahad fahmi faisal fakhrul falk farhad farhan farid farooq farouk faruk \
    farzad fathi fatih fatmir fatos faustino fawad fawaz fawzi federico felipe felix femi ferdinand ferenc fergus ferhat fermín \
    fernand fernando festus fethullah fidel fiete fikret filip filippo finn flavio florencio florent florian florin floyd flávio \
    fotis fouad francesco francis francisc francisco franck franco franjo frank frans františek franz françois fraser fred \
    freddie frederic frederick frederik fredrik friedhelm friedrich frits fritz frode frédéric fuat fulvio fumihiko fumio fyodor \
    fábio félix gabor gabriel gaetano gagik gamal ganesh ganjar gareth garry gary gaspar gaspard gaston gatot gaurav gautam \
    gavin gavriel gaël gaëtan gbenga geert geir genaro gene gennady gennaro geoff geoffrey geoffroy georg george georges georgi \
    georgios gerald geraldo gerard gerardo gerd gereon gergely gerhard germán gernot gerrit gershon gert getachew gevorg ghassan \
    ghazi gheorghe ghislain gholamreza ghulam giacomo giancarlo gianfranco gianluigi gianmarco gianni giannis gianpaolo gibran \
    gideon gijs gilad gilbert gilberto giles gilles gilson gino giorgi giorgio giorgos giovanni girish girma gitanas giuliano \
    giulio giuseppe gleb glenn godfrey goffredo gonzalo gonçalo goodluck gopal goran gordon goro gotabaya gottfried govind \
    graham greg gregor gregorio gregory grigori grigoris grigory grzegorz grégoire grégory guglielmo guido guilherme guillaume \
    guillermo gunnar gunter gunther gus gustav gustave gustavo guy guðmundur guðni gwede gyula györgy gábor gérald gérard géza \
    gökhan göran günter günther güven habib hadi hafeez hage haibatullah haider haile hailemariam haim haitham hajime hakan \
    hakim hakon halil haluk hamad hameed hamid hamidreza hamish hamza hani hank hannes hanno hannu hans hansjörg hansruedi hany \
    harald hardik haris harish harold haroon harri harry hartmut hartwig haruhiko haruki haruo harvey hasan hashim hassan hatem \
    hauke hayao hayk hazem hector heikki heiko heiner heinrich heinz helder helge helmut helmuth hemant hendrik henk henning \
    henri henrik henrique henry henryk herbert heriberto herman hermann hernán hervé hesham heungmin heydar hicham hideki hideo \
    hidetoshi hideyuki hikmet hillel hilmar himanshu hinnerk hiroaki hirokazu hiroki hiroshi hiroyuki hirsi hisashi hisham \
    hishām holger horace horacio horst hossam hossein hovhannes howard hrant hristo hrvoje htin hubert hubertus hugh hugo hugues \
    hulusi humayun humberto husam hussain hussein håkan håkon håvard héctor hélio hüseyin iain ian ibrahim ibrahima ichiro idris \
    idrissa ifeanyi iftikhar ignacio ignazio igor igors ihab ihor ike ikenna iker ilan ilhan ilie ilir ilker illia ilya ilyas \
    imad imants imran imre imtiaz indrek ingmar ingo ioan ioannis ionuț iqbal ira iraj irakli irfan isaac isaak isaiah isaias \
    isamu isao ishaq isidoro isidro isko ismael ismail ismet issam istván itamar iulian ivan ivar ivaylo ivica ivo ivor iván \
    iwan iñaki iñigo jaan jaap jabulani jacek jacinto jack jackson jacob jacques jafar jagdish jahangir jaime jair jairam jairo \
    jakaya jake jakob jakub jalal jamal james jamil janek janez janusz jared jari jaromír jaroslav jarosław jason javad javed \
    javier jawad jawaharlal jawar jayant jed jeff jeffery jeffrey jejomar jelle jens jeremiah jeremy jeremías jermaine jeroen \
    jerome jerry jerzy jerónimo jesper jesse jesús jeyhun jim jimmie jimmy jindřich jiro jitendra jiří joachim joakim joao \
    joaquim joaquín jochem jochen joe joel joerg johan johann johannes john johnnie johnny joko jon jonas jonathan joost jordi \
    jorge joris jorma jose josef josep joseph josh joshua josiah josip jost josué josé jouni jovan jozef joão joël juan juha \
    juhani jukka jules julian julien julio julius julián juma junaid junichi junichiro junji juraj juri juris jussi justin jusuf \
    jyotiraditya jyrki jános jérémie jérémy jérôme jón józef józsef jörg jörn júlio jürg jürgen jānis kaan kabiru kacper kadir \
    kailash kairat kakha kamal kamau kamel kamil kamran kapil karam karan kareem karel karim kariuki karl karlheinz karsten \
    karthik kaspar kasper kassim kassym katsunobu katsuya kaveh kayode kazimierz kazuhiko kazuhiro kazuo kazuya kazuyoshi \
    kazuyuki kebede kees keiichi keiji keir keisuke keith kelvin kemal ken kenan kendrick kenenisa kenichi kenji kenjiro kenneth \
    kenny kent kenta kentaro kerem kerim keshav kevin kgalema khairy khaled khalid khalil khurram kieran kilian kimani kimmo \
    kipchoge kiprono kiprotich kiril kirill kirk kishore kiyoshi kjell kjetil klaas klaus klemens knud knut koen koffi kofi \
    kohei koichi koichiro koji kojo konrad konstantin konstantinos kostas kostiantyn kosuke krasimir krister kristian kristján \
    kristof kristoffer krystian krzysztof kumar kunal kunio kunle kurt kwabena kwadwo kwaku kwame kwasi kweku kwesi kyaw kyle \
    kylian kyriakos károly kåre kévin kārlis lachlan ladislav lajos lakshman lalit lalu lamar lamin lamine lance larry lars \
    lasha lasse laszlo lateef laurens laurent lauri lautaro lawrence leander leandro lech leif lennart lenny leo leon leonard \
    leonardo leonhard leonid leonidas leopold leroy lester leszek levan levent levente levi levon lewis liam liaquat linas linus \
    lionel livio liviu lloyd lodewijk lorenz lorenzo lothar louis loïc luan lubomír luboš luc luca lucas lucian luciano lucien \
    lucio ludger ludovic ludovico ludvík ludwig luhut luigi luis luiz luka lukas luke lukman lukáš luther lutz luuk luís lyndon \
    lászló lázaro léo léon maarten macharia maciej macky madhav mads magnus mahamat mahathir mahdi mahendra maher mahesh mahfud \
    mahinda mahir mahmood mahmoud mahmud mahmut maik maithripala majed majid makis makoto maksim maksym malachi malcolm malik \
    mallikarjun malte mamadou manabu mandla manfred mangosuthu manish manmohan manoel manohar manoj manolis manolo mansour \
    manuel marat marc marcel marcelino marcello marcelo marcin marco marcus marek mariano mario marius mariusz marián mark \
    markku marko markos markus marlon martijn martin martino martti marty martín marvin marwan masaaki masahiko masahiro masaki \
    masao masaru masashi masato masatoshi masayoshi masayuki masoud massimiliano massimo mateo mateus mateusz mathias mathieu \
    mats matteo matthew matthias matthieu matthijs matti mattias matías matěj maurice mauricio maurizio mauro maurício max \
    maxence maxim maxime maximilian maxwell mazen mehdi mehmed mehmet mehmood mehran mehrdad meinhard meir meles menachem \
    mengistu merab merlin mert mesut metin mevlüt micah michael michail michal michalis michał michel michelangelo michiel mick \
    mickey miguel mihai mihail mihnea mihály mikael mikalai mike mikhail mikheil mikkel mikko miklós mikołaj milan milind \
    milorad milos miloslav miloš milton mindaugas minoru miodrag mircea mirko miroslav mirosław mitch mitchell mitko mitsuo \
    mladen mmusi modibo mogens mohamad mohamed mohammad mohammed mohamud mohan mohit mohsen mohsin moisés mojtaba mokgweetsi \
    mokhtar mordechai moritz morris morten morteza moses moshe mostafa mounir mourad moussa moustapha mthuli muhammad muharrem \
    muhyiddin mujibur mukasa mukesh mulayam munir munyaradzi muqtada murali murat murilo musa mushtaq mustafa mustapha mutua \
    mwangi mykhailo mykola márcio mário márton máté māris nabil nadav nadeem nader naeem naftali nagib najib namal naoki naoto \
    narayan narendra naresh nasiru nasr nasser natan nathan nathaniel nattawut naveed naveen navid navin nawaz nayib neal \
    nebojša necati necmettin ned neeraj neil nelson nemanja nenad nestor neville neymar niall niccolò nicholas nick nico nicolae \
    nicolas nicolás nicolò niels nigel nihat nikhil niklas nikolai nikolaj nikolaos nikolas nikolaus nikolay nikos nils nir \
    niranjan nitin nitish nizar njabulo njoroge nnamdi noah noam noboru nobuo nobuyuki nodar norbert norberto norio norman \
    noureddine numan nuno nunzio nuri nurlan nyesom néstor obaidul obinna ochieng octavian octavio oded odhiambo ofer ognjen \
    okechukwu okello okot oktay olaf olav olavi olavo ole oleg oleh oleksandr oleksii oleksiy oliver olivier olli olusegun \
    oluwaseun omar omer omid omondi ondřej onur onyango orazio oren orhan oriol orlando osama osamu oscar oskar osman osmar \
    ostap osvaldo oswald otar othman otieno otmar ottavio otto oumarou ousmane oussama ovidiu owain owen oğuz paata paavo pablo \
    paddy panagiotis panfilo pankaj panos paolo parviz pascal pascual pasquale patrice patricio patrick patrik patxi paul \
    paulius paulo pavel pavlo pavlos pavol pawan pawel paweł peder pedro pekka pentti percy pervaiz pervez petar pete peter petr \
    petri petro petros petru petter petteri phil philip philipp philippe phillip phumtham pierluigi piero pierre piers piet \
    pieter pietro pim piotr piyush plamen porfirio poul prabowo pradeep prakash pramod pranab prasad prashant pratap praveen \
    pravin prawit prayut prayuth predrag preston przemysław pyotr pål péter qasem quentin quim quincy quique rached rachid radek \
    radim radoslav radosław radovan radu rafael rafał raffaele rafik rafizi raghav raghuram ragnar rahul raimondo raimund \
    raimundo rainer raj rajan rajeev rajendra rajesh rajiv rajnath rakesh ralf ralph ramachandra raman ramesh rami ramin ramiro \
    ramon ramush ramzan ramzi ramón randall randolph randy ranil ranjit ranveer raoul raphael raphaël rashid rasmus ratan ratko \
    raul ravi ravindra ravish raymond raúl recep reggie reginald rehman reinaldo reiner reinhard reinhold renato renaud renzo \
    rené reto reuben reuven reza rhys riad riaz ricardo riccardo richard rick ricky rico ridwan rigoberto rinaldo rinat ringo \
    rishi risto rizal rizwan roald rob robbert robbie robert roberto rocco rod roderick rodney rodolfo rodolphe rodrigo rodrigue \
    roel rogelio roger rogerio rogério rohan rohit roland rolando rolf romain romano romeo rommel romulo ron ronald ronan ronen \
    ronnie ronny roque rory roshan ross rostislav rotimi roy ruben rubén rudi rudolf rudolph rudy ruedi rufus ruggero ruhollah \
    rui rumen rune rupert ruslan russel russell rustam rutger ruud ryan ryoichi ryosuke ryota ryszard ryuichi ryuji régis rémi \
    rémy rüdiger răzvan rıza saad sachin sadyr saeed saif saiful sajith salah saleem saleh salih salim salman salvatore sam \
    sameer samer samir samuel samuele sandeep sander sandiaga sandile sandro sanjay sanjeev sanjiv sarath satish satoru satoshi \
    saud saul sauli saulius saurabh saverio savvas sayed saïd saúl scott seamus sean sebastian sebastiano sebastián sebastião \
    sedat segun seiichi seiji sekou selahattin selim selçuk semyon senad sepp seppo serdar serge sergei sergej sergey sergii \
    sergio sergiu serhat serhii serhiy serkan serzh seth seun severin seydou shahbaz shahid shakib shalva shane shankar sharad \
    shashank shashi shaukat shaul shaun shavkat shawn shehbaz shehu sherif sherman shigeki shigeo shigeru shimon shingo shinichi \
    shinji shinjiro shinsuke shintaro shinya shinzo shivraj shlomo shmuel shoaib shohei shoichi shoji shuji shunichi shunsuke \
    shyam siamak sibusiso siddaramaiah siddharth sidney siegfried siegmar sifiso sigmar sigurd sigurður siim silas silvan \
    silvano silvio simeon simon simão simón sinan siniša sione sipho sirajuddin sitiveni siya sizwe sjoerd slavko slobodan \
    sohail sohrab solly solomon somchai sondhi soren sorin sotiris souleymane sourav spencer spyros srettha srinivas srđan \
    staffan stan stanislas stanislav stanisław stanley stavros stefan stefano stefanos steffen stelios stepan stephan stephen \
    steve steven stewart stig stijn stjepan stoyan stuart stéphan stéphane subhash subramanian sudhir suhail suharto suleiman \
    suleyman sumit sunil suren surendra suresh sushil susilo susumu suthep suvendu svein sven sverre syed sylvain sylvester \
    szabolcs szymon sándor sébastian sébastien sérgio sönke sören søren süleyman sławomir taavi tadashi tadesse tadeusz taha \
    tahir taichi takahiro takao takashi takayuki takeo takeshi takis takuya talal tamás tanguy tapio taras tarcísio tarek tarik \
    tariq taro tarun tasos tatsuo tatsuya taufik tayfun tayyip ted teddy tedros teemu tejashwi temur tendai tengiz teo teodoro \
    terence terje terrell terrence tesfaye tetsuo tetsuro tetsuya tevfik tevita thabo thaksin thamsanqa thanasis thanathorn \
    thein themba theo theodor theodore theodoros thibault thibaut thierry thijs thilo thomas thorben thorsten thulani théo \
    théodore tiago tibor tigran tihomir tilman tim timm timo timofey timothy timur titus tiziano tobias tobie toby todd todor \
    tolga tom tomas tomasz tomer tomislav tommaso tommy tomohiro tomoyuki tomás tomáš tonino tony toomas torben torbjörn \
    torstein torsten toru toshiaki toshihiko toshihiro toshio toshiyuki traian travis trevor tristan troels trond trygve tsutomu \
    tsuyoshi tucker tuncay tunde tuomas turgut turki tyler tyrone uchenna uday uddhav udo ueli ugo ulf uli ulises ulrich ulrik \
    umaru umberto umesh upendra urmas uroš urs usain usman uwe uğur vaclav vadim vadym vagif vahan vahid vakhtang valdis \
    valentin valentino valentyn valentín valerio valery vangelis vardan vartan varun vasant vasco vasil vasile vasilis vasily \
    vasyl vaughan vedat veikko veit velenkosini veljko venkat venkatesh vernon viacheslav vicente victor vidar viggo vijay vikas \
    vikram viktor viktoras vinay vince vincent vincenzo vinicius vinod vinícius viorel virat virgil virgilio vishal vitali \
    vitalii vitaliy vitaly vito vittorio vivek vlad vladimir vladislav vojislav vojtěch volkan volker volkmar volodymyr vsevolod \
    vuk vusi vyacheslav vytautas václav víctor vítor wade wael wafula wahyu waldemar waleed walid wallace walter walther waqar \
    warren wasim wayne wendell werner wes wesley wiesław wiktor wilbur wilfred wilfried wilhelm will willard willem willi \
    william willy wilson wim winfried winston wiranto wiremu witold wladimir wojciech wole wolfgang wolfram wopke wouter wyatt \
    władysław włodzimierz xabier xaver xavi xavier xolani yaakov yahaya yahya yair yakov yakubu yanis yann yannick yannis yaron \
    yaroslav yaser yashwant yasin yasir yasser yasuhiro yasuo yasushi yavuz yaw yegor yehoshua yehuda yerlan yevgeniy yevgeny \
    yevhen yiannis yigal yisrael yitzhak yiğit yoann yoav yoel yogendra yogesh yohan yohannes yoichi yoji yonatan yoram yorgos \
    yosef yoshiaki yoshihide yoshihiko yoshihiro yoshimasa yoshio yoshitaka yoshiyuki yossi youcef younes yousef youssef \
    youssouf yoweri yuichi yuichiro yuji yukio yunus yuri yurii yuriy yury yusuf yusuke yutaka yuval yvan yves yvon yılmaz \
    zabihullah zach zachary zafer zahid zaid zakaria zakes zalmay zaw zaza zbigniew zdenek zdeněk zdravko zdzisław zeev zeki \
    zeljko ziad ziyad zlatan zlatko zoltan zoltán zoran zsolt zubair zulfikar zulkifli zurab zvi zviad zweli zwelinzima zygmunt \
    ádám álvaro ángel åke édouard éloi émile éric étienne ólafur óscar ömer önder özkan øystein øyvind đorđe łukasz šimon štefan \
    štěpán željko živko ștefan";

static GIVEN: LazyLock<HashMap<&str, Gender, FixedState>> = LazyLock::new(|| {
    let of = |list: &'static str, gender| list.split_whitespace().map(move |name| (name, gender));
    of(WOMEN, Gender::Woman).chain(of(MEN, Gender::Man)).collect()
});

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gender {
    Woman,
    Man,
}

/// Whose a post is, in the languages where its first word tells: "vecina del barrio", "direttore del museo".
pub(super) fn of_post(post: &str, lang: &str) -> Option<Gender> {
    let word = post.split_whitespace().next()?.to_lowercase();
    let ends = |list: &[&str]| list.iter().any(|end| word.ends_with(end));
    match lang {
        "es" | "it" | "pt" if ends(&["ista", "crata", "arca", "iatra", "nauta", "eta", "guía", "guia"]) => None,
        "es" | "it" | "pt" if ends(&["a", "trice", "essa"]) => Some(Gender::Woman),
        "es" | "it" | "pt" if ends(&["o", "or", "ore"]) => Some(Gender::Man),
        _ => None,
    }
}

/// Whose a full name is by the first name's ending, in the languages where that tells.
pub(super) fn of_name(name: &str, lang: &str) -> Option<Gender> {
    let first = name.split_whitespace().next()?.to_lowercase();
    if first.chars().count() < 3 || name.split_whitespace().count() < 2 {
        return None;
    }
    if ENDING_MEN.contains(&first.as_str()) {
        return if first.chars().count() > 4 || lang == "it" { Some(Gender::Man) } else { None };
    }
    if let Some(gender) = listed(&first) {
        return Some(gender);
    }
    match lang {
        "es" | "pt" | "it" if first.ends_with("ko") || first.ends_with("ua") => None,
        "es" | "pt" if ["rosario", "amparo", "consuelo", "socorro"].contains(&first.as_str()) => None,
        "es" | "pt" | "it" if first.ends_with('a') => Some(Gender::Woman),
        "es" | "pt" | "it" if first.ends_with('o') => Some(Gender::Man),
        "ru" if first.ends_with(['а', 'я']) => Some(Gender::Woman),
        "ru" if first.ends_with(|c: char| "бвгдзклмнпрстфхцчшй".contains(c)) && russian_man(name) => Some(Gender::Man),
        _ => None,
    }
}

/// Whose a given name in lower case is, if it is a common one: "anna-lena" is "anna".
fn listed(given: &str) -> Option<Gender> {
    given.split('-').find_map(|part| GIVEN.get(part).copied())
}

/// Whether a name begins with a common given name.
pub(super) fn given_first(name: &str) -> bool {
    name.split_whitespace().next().is_some_and(|given| listed(&given.to_lowercase()).is_some())
}

/// Whether the surname ends as a Russian man's does, too: foreign women's names end in any letter.
fn russian_man(name: &str) -> bool {
    name.split_whitespace()
        .next_back()
        .is_some_and(|last| ["ов", "ев", "ёв", "ин", "ын", "ский", "цкий", "ой"].iter().any(|end| last.ends_with(end)))
}

/// Whom a pronoun or the article of a phrase stands for.
pub(super) fn of_mention(mention: &str, lang: &str) -> Option<Gender> {
    let first = mention.split(|c: char| !c.is_alphabetic()).next()?.to_lowercase();
    match first.as_str() {
        "a" if lang == "pt" => Some(Gender::Woman),
        "o" if lang == "pt" => Some(Gender::Man),
        // French and Italian "l'" tell nothing, nor does Spanish "lo".
        "lo" if lang != "it" => None,
        "la" | "una" | "une" if lang == "fr" => None,
        word if SHE.contains(&word) => Some(Gender::Woman),
        word if HE.contains(&word) => Some(Gender::Man),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_tell_where_they_do() {
        assert_eq!(of_name("Costanza Melzi", "it"), Some(Gender::Woman));
        assert_eq!(of_name("Andrea Melzi", "it"), Some(Gender::Man));
        assert_eq!(of_name("Ольга Ветрова", "ru"), Some(Gender::Woman));
        assert_eq!(of_name("Маргит Тамм", "ru"), None);
        assert_eq!(of_name("Никита Ветров", "ru"), Some(Gender::Man));
        assert_eq!(of_name("Robin Okoro", "en"), None);
        assert_eq!(of_mention("la studiosa", "it"), Some(Gender::Woman));
        assert_eq!(of_mention("o médico", "pt"), Some(Gender::Man));
        assert_eq!(of_mention("he", "en"), Some(Gender::Man));
    }
}
