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
const WOMEN: &str = "aarti aasia abena abigail achieng ada adaeze adela aditi adriana adrianna adwoa afua agata agathe agnes agnese agneta \
    agnieszka agnès ahlam aicha aida aigerim aigul aiko aileen aimee ainhoa aisha aishwarya aisling aissatou aitana akemi akiko \
    akua alejandra aleksandra alena alessandra alessia alexandra alice alicia aline alisa alison aliya allison alma almudena \
    aloysia alva amaia amaka amalia amanda amandine amelia amina aminata amira amna amrita amy amélie ana anabela anahit anahita \
    ananya anastasia anat anaïs anca andreea aneta angela angelica angelika angeliki angelina angélique anika anikó anita anja \
    anjali anke ann anna annalena annalisa anne annegret anneke anneliese annette annie annika anouk antje antonella antonia \
    antonietta antónia anuradha anush anushka anya aoife aparna araceli arantxa archana ariana ariane arlene arlette aruna arzu \
    asha ashley aslı asma astrid asuka atieno atishi atsuko aude audrey aurélie aušra ava ayaka ayako ayelet ayesha ayla aylin \
    aysel ayumi ayşe ayşegül azadeh azar azizah aïcha banu barbara barbora başak beata beate beatrice beatrix beatriz begoña \
    benazir bente bernadette berta bethany bettina betty betül beverley beverly bianca biljana birgit birgitta birgitte blanca \
    bojana bonnie bozena bożena branka brenda bridget brigitte britta brooke bruna bukola burcu bushra busisiwe bárbara béatrice \
    bénédicte büşra caitlin camila camilla carla carlotta carmen carola carole carolina caroline carrie cassandra catalina \
    caterina catherine cathy cecile cecilia celia celina celine ceren chantal chantelle charlene charlotte chepkoech cheryl \
    chiamaka chiara chieko chimamanda chinyere chioma chloe chloé christa christelle christiane christina christine ciara cindy \
    cinzia claire clara clarissa claudia clémence colette colleen conceição concetta conchita condoleezza connie corazon corinna \
    corinne cornelia courtney cristina cynthia cátia cécile céline dafna dagmar dalia damares daniela danielle danuta daphne \
    daria dariga dariya darya daryna deanna debbie deborah debra deepa deepika deirdre delia delphine denise derya desirée \
    desislava despina dewi diana diane dilara dilek dilma dimitra dina divya djamila dolores dominika donatella donna dora \
    doreen doris dorota dorothea dorothy draupadi droupadi dubravka ebba ebru ecaterina eda edith edna eduarda edyta eeva eglė \
    eija eiko eileen ekaterina elaheh elaina elaine elba eleanor elena eleni eleonora elettra elfriede elham eliana eliane elif \
    elina elisa elisabeth elise eliza elizabeth elizaveta eliška elke ella ellen ellie elmira elodia elodie elsa elvira elżbieta \
    emanuela emel emiko emilia emilie emily emine emma emmanuelle enrica erica erika erin ernestine erzsébet esra esraa \
    estefanía estelle esther eszter ethel etta eugenia eugénie eva evangelia evelina eveline evelyn evgenia evika ewa ewelina \
    fabiana fabienne faina fanny fariba farida farzana farzaneh fatemeh fatima fatma fatou fatoumata fawzia federica felicia \
    felicity fereshteh fernanda filiz fiona flavia flora florence florentina flávia folake fotini frances francesca francine \
    francisca franziska françoise frauke freya frida friederike fumiko funda funmilayo gabi gabriela gabriella gabrielle gail \
    galina galit gamze gauri gayane gaëlle geeta gemma genevieve geneviève genzebe georgina geraldine gerda gerlinde germaine \
    gertrud ghada ghislaine gianna gillian gina giorgia giovanna gisela gisele gita giulia giuliana giuseppina gladys gleisi \
    glenda gloria gordana grace graciela graziella grażyna greta gretchen gro guadalupe gudrun gulnara gunilla guðrún gwen \
    gwendolyn gwyneth géraldine gönül gülsen gülsüm habiba hadiza halima halina hana hanako hanan hande hanna hannah hanne \
    hanneke hannelore harriet haruka haruko hasina hatice hauwa hayley heather heba hedwig heidi heike heleen helen helena \
    helene helga helle heloísa hema hermine hilda hildegard hillary hina hiroko hitomi hoda hodan holly hortense huda héloïse \
    hélène hülya ida ieva ifeoma ifrah iga ilana ilaria ildikó ilona ilse ilze imee imelda imogen indira ines inga inge ingeborg \
    inger ingibjörg ingrid inmaculada inna inès ioana ioanna iolanda irena irene irina irini irmgard iryna irène isabel isabela \
    isabella isabelle isadora israa itziar iulia iva ivana ivanka iveta ivete ivonne iwona izabela jaana jacinda jacqueline \
    jadranka jadwiga jamila jana jane janelle janet janice janina janine janneke jaqueline jasmina jasmine jaya jayalalithaa \
    jeanette jeanne jeannette jelena jemima jenifer jenna jennifer jenny jepkosgei jessica jessika jill jimena jinkee jitka \
    jiyeon jiřina joana joanna joanne jodie johanna jolanta josefa josefina josefine josephine josette josiane jovana joyce \
    juana juanita judit judith judy julia juliana juliane julianna julie julieta juliette june junko justine jutta kadiatou \
    kaisa kaja kalliopi kalpana kamala kamila kanako kangana kanimozhi kaori karen karin karina karla karolina karoline katalin \
    katarina katarzyna kate katerina kateryna katharina katherina katherine kathleen kathrin kathryn kathy katia katie katja \
    katri katrin katya kavita kavitha kayla kayoko kazuko keiko keisha kelsey kemi kerstin ketanji ketevan khadija khaleda \
    khatia khofifah kimberly kimiko kinga kira kirsi kirsten kirsty kiyoko kjersti klara klaudia kolinda kristalina kristen \
    kristin kristina kristine krisztina krystyna ksenia ksenija kumiko kylie kyoko käthe kübra laetitia laia laila lakshmi laleh \
    lalita larisa larissa larysa lata latifa latisha laura laure lauren laxmi layla lea leah leena leila leire lena lenka leonie \
    leonor leonora lerato lesya leticia letizia leyla lidia liesbeth liina liisa lilian liliana liliane lilit lillian lilo lily \
    limor lina linda lindiwe lisa lisbeth lise liselotte liv liz ljiljana lois lola loredana lorena loreta loretta lorraine \
    lotte loubna louisa louise loujain luana lucia luciana lucie lucile lucille lucinda lucrezia lucy lucía ludmila ludmiła \
    ludovica luigina luisa luise luiza luminița lurdes lusine luz luzviminda luísa lydia lynne lyudmila léa léonie lúcia maaike \
    maarja maartje mabel machiko maddalena madeleine maeve mafalda magda magdalena maggie maha mahnaz mahsa mahua maia maike \
    maiko maite maja makiko malak malala malalai malgorzata malika malin mamata mamphela mamta manal mandy manisha manju manon \
    manuela mara marcela marcella marcia mareike maren margaret margarete margarethe margarida margarita margaux margherita \
    margit margot margret margrit maria mariam mariama mariana marianna marianne maribel maricarmen maricel marie marieke \
    mariella marija marijke marika mariko marilou marilyn marina marisa marisol marit mariya marjane marjo marjorie markéta \
    marlene marlies marlène marta martha martina martine marwa mary maryam maryna maría marília masako masoumeh mathilda \
    mathilde matilda matilde maud maura maureen mavis mayawati mayra mayumi maëlle małgorzata meaza mechthild meena meenakshi \
    meera megan megawati meghan megumi mehbooba mehriban meiling melania melanie melek melinda melissa meltem meral mercè merete \
    merve meryem meseret mette mia michaela michela michelle michiko michèle mieke mihaela miho mila milada milagros milena mina \
    minako minna miranda mireia mireille miri miriam mirjam mirjana miroslava misako mitsuko miyuki moira molly momoko mona \
    monica monika monique montse morgane muna muriel muthoni myriam márcia márta mélanie mónica mônica mădălina nabila nadezhda \
    nadia nadiia nadine nadja nahid naima najwa naledi nancy nandini nandita nanette naoko naomi narges nargiza narine nasreen \
    natalia natalie nataliia natalija natalya natascha natasha nataša nathalie natsuko nazanin nazlı neema neeta neha nele nella \
    nellie nerea nesrin netumbo neus neşe ngozi niamh nicole nicoletta nicolette nieves niloufar nina nirmala nirupama nisha \
    njeri nkechi nkosazana nneka nobuko noelia noemí nokuthula nomsa nomvula nonhlanhla nora noreen noriko norma noura noémie \
    nurcan nuria nurul nusrat nyambura núria obiageli odette ofelia oksana oleksandra olena olga olha olivia olympia ophélie \
    oprah orit ornella ottilie oumou oya padma paetongtarn paige palesa pallavi pam pamela panusaya paola parisa parvati parveen \
    patricia patrizia patrícia paula pauliina paulina pauline peggy pelin penelope pernille petra petronella phoebe phyllis pia \
    pilar pippa polly pooja poonam pragya pratibha priscilla priya priyanka puan purnima päivi pınar rachael rachel rachida \
    radha radmila rafaela raffaella ragnhild raluca ramona rani rania raquel rasha ratchanok ratna razan rebecca regina regine \
    rehana rehema reiko reinhild rekha remedios renata renate renee renuka renée retno rhona rhonda ricarda rigoberta riitta \
    rikke rima rita ritu rivka roberta rocio rocío rodica roisin romina romy ronit rosa rosalia rosalie rosalind rosalía rosanna \
    rosaria rose roselyne rosemarie rosemary rosmah rossella roswitha rosângela rowena roxana roya rumiana rupa rupali rusudan \
    ruta ruth ruxandra ryoko réka sabine sabrina sachiko sade sadia sadie sahar saira sally salma salome salomé salwa samantha \
    samia samira sanae sandra sandrine sangeeta sania sanja sanna saoirse sara sarah sarita saskia satoko satu savita sawsan \
    sayaka sayuri seema selamawit selin selina selma semra serena serpil setsuko sevgi seynabou sezen shabana shahrzad shalini \
    sharmila sharon sheila sheryl shilpa shira shirin shirley shivani shizuko shobha shoko shoshana shpresa shreya shruti \
    shukria shweta sibel sibongile sibylle sienna sigrid sigrun silja silke silvana silvia simona simonetta sindisiwe sinead \
    sinéad siobhan siobhán sirimavo sita siv siân smita smriti sneha snežana sofia sofie sofiia solange solveig sonali sonia \
    sonja sonya sophia sophie soraya sotiria sridevi stefania stefanie steffi stella stephanie stine stéphanie suad sudarat \
    sudha sue sultana sumiko sumitra sunita susan susana susanna susanne sushma susie suzan suzana suzanne suzette suzy svenja \
    svetlana svitlana swati syeda sylvia sylvie sylwia ségolène séverine sílvia sônia tabea tabitha tahani tahira takako tamar \
    tamara tamika tanja tansu tanya tara tarja tatiana tatjana tatyana tawakkol teesta teodora teresa teresita tereza terezia \
    terezinha tetiana thais thandi thandiwe thea thelma theodora theresa therese thuli thérèse tiffany tigist tijana tilda tina \
    tinatin tirunesh titilayo tiziana tomoko toshiko tove tracey tracy tricia trish trude trudy tsitsi tuba tuula tuğba tzipi \
    tânia tímea türkan ulla ulrika ulrike ulyana uma ursula urszula uschi usha ute uzma vaira valentina valeria valerie valeriya \
    valéria valérie vanda vandana vanesa vanessa vasundhara vera verena veronica veronika veronique verónica vesna vibeke vicki \
    vicky victoria vidya vigdís viktoria viktoriia viktoriya viola violet virginia virginie vivian viviana vivienne vjollca \
    vjosa vânia véronique věra wairimu waltraud wambui wanda wangari wanjiku wanjiru wendy weronika wiebke wiktoria wilhelmina \
    willemijn wilma winnie wioletta xenia ximena xóchitl yael yana yasmin yasmine yasuko yekaterina yelena yetunde yevgenia \
    yevheniia yewande yeşim yingluck ylva yoko yolanda yoshie yoshiko yuka yukiko yuko yulia yuliia yuliya yumi yumiko yuriko \
    yvette yvonne zahida zahra zainab zainabu zanele zara zdenka zehra zeinab zeynep zhanna zindzi zita zodwa zoe zofia zoé zoë \
    zsuzsanna zsófia zuzana zuzanna ágnes ángela åsa çiğdem édith élodie éva özge özlem şebnem şenay šárka željka ștefania";
/// Given names of men; none that women have in another language.
const MEN: &str = "aaron abbas abdallah abdel abdelaziz abdelfattah abdelkader abdelkrim abdelmadjid abdelrahman abdirahman abdoulaye abdul \
    abdulaziz abdulla abdullah abdullahi abdulrahman abebe abel abhinav abhishek abhisit abid abiodun abiy abraham abubakar \
    achille achim adalberto adam adebayo adekunle adel adem adewale adeyemi aditya adnan adolf adolfo adriaan adrian adriano \
    adrien afonso agim agostinho agostino agus agustín aharon ahmad ahmed ahmet ahsan aidan airlangga aivars ajay ajit akash \
    akbar akhilesh akif akihiro akihito akinwumi akio akira akram aksel alain alan alasdair alassane alastair albert alberto \
    albrecht aldo alec alejandro aleksander aleksandr aleksei aleksey alessandro alessio alexander alexandre alexandros \
    alexandru alexei alexej aleš alfons alfonso alfred alfredo algirdas ali aliaksandr aliko alireza alisher alistair aljoscha \
    allan allen alois alok alon alonso aloys alper alphonse altaf alwin amadeo amado amadou amichai amine aminu amir amit \
    amitabh amjad ammar amnon amos amr anand anas anatol anatoli anatoly anders anderson andre andreas andrei andrej andrejs \
    andres andrew andrey andreï andrii andris andrius andriy andrzej andrás andré andrés andy angelo angus anies aniket anil \
    anis ansgar antal ante anthony antoine anton antoni antonio antonis antonín antti antónio antônio anupam anura anurag anutin \
    anwar aníbal apostolos aram arash arben archibald archie archil arda ari arie arief arif aris arjen arjun arkadiusz arkady \
    armand armando armen armin arnab arnaud arne arno arnold arnulf arsen arshad artak artem arthur arto artur arturo artyom \
    artūras arun arvid arvind arvydas aryeh asad ashish ashok ashot ashraf ashutosh ashwin asif asim atanas athanasios atiku \
    atsushi attila attilio atul august augustin augusto aurel aurelio aurélien austin avi avigdor avinash avner avraham axel \
    ayaz ayman aymeric ayoub azhar aziz azmin aécio babacar babagana babajide babak babar babatunde baburam badr bahram bakari \
    balázs bambang baptiste barack barney barry bart bartolomeo bartolomé bartosz bartłomiej baruch bashar bashir basil bassam \
    bassem bassirou bastian bastien basuki behrouz bekele bekir ben benedetto benedict benedikt bengt benigno benito benjamin \
    benjamín benno benny benoit benoît beppe berat berhanu berk bernard bernardo bernd bernhard bernie bert berthold bertrand \
    bhaskar bheki bhupesh biagio bidzina bijan bilal bilawal bill binali binod birger bjarne bjarni björn bjørn blaise blake \
    blas boaz bob bobby bodo bogdan bogusław bohdan bohuslav bojan bongani bongbong boris borislav boubacar boyan boyko brad \
    bradley bram brandon branislav branko brendan brent brett brian brice bruce bruno bryan bryce budi burak burkhard byron \
    bálint béla bülent caetano caleb callum calvin cameron camilo carl carlo carlos carmelo carsten caspar cecil cedric cees \
    celal celso cem cemal cemil cengiz cesare cevdet chad chandrababu chandrashekhar charles cheikh chetan chidi chinedu chinua \
    christer christian christof christoph christophe christopher christos chuck chukwuemeka chukwuma ciaran ciprian ciro \
    clarence clark claudio claudiu claus clemens clement clifford clint clive clovis cláudio clément cody colin conor conrad \
    constantin corey corneliu cornelius corrado cosimo cosmin craig cristian cristiano cristóbal csaba curt curtis cyril cyrille \
    cyrus czesław cédric césar călin cătălin daan daiki daisuke damian damiano damien damir damon dan daniel danilo daniyar \
    danny dante dario darius dariush dariusz darko darnell darren darryl darío dave david davide davor dawid dawit dean declan \
    deepak dejan dele delfín demba demeke denis dennis denys derek derrick desmond detlef devendra dexter dharmendra didier \
    diederik diego dieter dietmar dietrich dilip dimitar dimitri dimitrios dimitris dinesh dino diogo dirceu dirk djoko dmitri \
    dmitrii dmitrij dmitry dmytro domagoj domenico dominic dominik don donal donald donnie donovan dorian doug douglas dov doğan \
    dragan dragoș dries driss duane duarte dumitru duncan dustin dušan dwayne dwight dylan dzmitry dániel dávid eamon eamonn \
    earl ebenezer eberhard ebrahim eckart eckhard eddie edgar edgardo edgars edi edmilson edmond edmund edmundo edoardo edson \
    eduard eduardo edward edwin eero efraín efren egil egon ehsan ehud eiji einar eirik eitan eknath eko ekrem elchin eldar \
    elias eliezer elijah elio eliot eliseo elliot elliott elmar elmer elon eloy elvis emad emanuele emeka emil emile emiliano \
    emilio emin emir emmanuel emmerson emomali emrah emre engin enis ennio enrico enrique enver enzo ephraim eran ercan erdal \
    erdem eren erhan erhard eric erich erik erkan erkki erlend ernest ernesto ernst erol errol ersin ertuğrul erwan erwin espen \
    essam esteban ethan etienne ettore euan eugen eugene eugenio eugène evan evangelos evaristo evert evgeny evo ewald ewan eyal \
    ezequiel ezio ezra fabian fabiano fabien fabio fabián fabrice fabrizio fabrício facundo fadi fadli fahad fahmi faisal \
    fakhrul falk farhad farhan farid farooq farouk faruk farzad fathi fatih fatmir fatos faustino fawad fawaz fawzi federico \
    felipe felix femi ferdinand ferenc fergus ferhat fermín fernand fernando festus fethullah fidel fiete fikret filip filippo \
    finn flavio florencio florent florian florin floyd flávio fotis fouad francesco francis francisc francisco franck franco \
    franjo frank frans františek franz françois fraser fred freddie frederic frederick frederik fredrik friedhelm friedrich \
    frits fritz frode frédéric fuat fulvio fumihiko fumio fyodor fábio félix gabor gabriel gaetano gagik gamal ganesh ganjar \
    gareth garry gary gaspar gaspard gaston gatot gaurav gautam gavin gavriel gaël gaëtan gbenga geert geir genaro gene gennady \
    gennaro geoff geoffrey geoffroy georg george georges georgi georgios gerald geraldo gerard gerardo gerd gereon gergely \
    gerhard germán gernot gerrit gershon gert getachew gevorg ghassan ghazi gheorghe ghislain gholamreza ghulam giacomo \
    giancarlo gianfranco gianluigi gianmarco gianni giannis gianpaolo gibran gideon gijs gilad gilbert gilberto giles gilles \
    gilson gino giorgi giorgio giorgos giovanni girish girma gitanas giuliano giulio giuseppe gleb glenn godfrey goffredo \
    gonzalo gonçalo goodluck gopal goran gordon goro gotabaya gottfried govind graham greg gregor gregorio gregory grigori \
    grigoris grigory grzegorz grégoire grégory guglielmo guido guilherme guillaume guillermo gunnar gunter gunther gus gustav \
    gustave gustavo guy guðmundur guðni gwede gyula györgy gábor gérald gérard géza gökhan göran günter günther güven habib hadi \
    hafeez hage haibatullah haider haile hailemariam haim haitham hajime hakan hakim hakon halil haluk hamad hameed hamid \
    hamidreza hamish hamza hani hank hannes hanno hannu hans hansjörg hansruedi hany harald hardik haris harish harold haroon \
    harri harry hartmut hartwig haruhiko haruki haruo harvey hasan hashim hassan hatem hauke hayao hayk hazem hector heikki \
    heiko hein heiner heinrich heinz helder helge helmut helmuth hemant hendrik henk henning henri henrik henrique henry henryk \
    herbert heriberto herman hermann hernán hervé hesham heungmin heydar hicham hideki hideo hidetoshi hideyuki hikmet hillel \
    hilmar himanshu hinnerk hiroaki hirokazu hiroki hiroshi hiroyuki hirsi hisashi hisham hishām holger horace horacio horst \
    hossam hossein hovhannes howard hrant hristo hrvoje htin hubert hubertus hugh hugo hugues hulusi humayun humberto husam \
    hussain hussein håkan håkon håvard héctor hélio hüseyin iain ian ibrahim ibrahima ichiro idris idrissa ifeanyi iftikhar \
    ignacio ignazio igor igors ihab ihor ike ikenna iker ilan ilhan ilie ilir ilker illia ilya ilyas imad imants imran imre \
    imtiaz indrek ingmar ingo ioan ioannis ionuț iqbal ira iraj irakli irfan isaac isaak isaiah isaias isamu isao ishaq isidoro \
    isidro isko ismael ismail ismet issam istván itamar iulian ivan ivar ivaylo ivica ivo ivor iván iwan iñaki iñigo jaan jaap \
    jabulani jacek jacinto jack jackson jacob jacques jafar jagdish jahangir jaime jair jairam jairo jakaya jake jakob jakub \
    jalal jamal james jamil janek janez janis janusz jared jari jaromír jaroslav jarosław jason javad javed javier jawad \
    jawaharlal jawar jayant jed jeff jeffery jeffrey jejomar jelle jens jeremiah jeremy jeremías jermaine jeroen jerome jerry \
    jerzy jerónimo jesper jesse jesús jeyhun jim jimmie jimmy jindřich jiro jitendra jiří joachim joakim joao joaquim joaquín \
    jochem jochen joe joel joerg johan johann johannes john johnnie johnny joko jon jonas jonathan joost jordi jorge joris jorma \
    jose josef josep joseph josh joshua josiah josip jost josué josé jouni jovan jozef joão joël juan juha juhani jukka jules \
    julian julien julio julius julián juma junaid junichi junichiro junji juraj juri juris jussi justin jusuf jyotiraditya jyrki \
    jános jérémie jérémy jérôme jón józef józsef jörg jörn júlio jürg jürgen jānis kaan kabiru kacper kadir kailash kairat kakha \
    kamal kamau kamel kamil kamran kapil karam karan kareem karel karim kariuki karl karlheinz karol karsten karthik kaspar \
    kasper kassim kassym katsunobu katsuya kaveh kayode kazimierz kazuhiko kazuhiro kazuo kazuya kazuyoshi kazuyuki kebede kees \
    keiichi keiji keir keisuke keith kelvin kemal ken kenan kendrick kenenisa kenichi kenji kenjiro kenneth kenny kent kenta \
    kentaro kerem kerim keshav kevin kgalema khairy khaled khalid khalil khurram kieran kilian kimani kimmo kipchoge kiprono \
    kiprotich kiril kirill kirk kishore kiyoshi kjell kjetil klaas klaus klemens knud knut koen koffi kofi kohei koichi koichiro \
    koji kojo konrad konstantin konstantinos kostas kostiantyn kosuke krasimir krister kristian kristján kristof kristoffer \
    krystian krzysztof kumar kunal kunio kunle kurt kwabena kwadwo kwaku kwame kwasi kweku kwesi kyaw kyle kylian kyriakos \
    károly kåre kévin kārlis lachlan ladislav lajos lakshman lalit lalu lamar lamin lamine lance larry lars lasha lasse laszlo \
    lateef laurens laurent lauri lautaro lawrence leander leandro lech leif lennart lenny leo leon leonard leonardo leonhard \
    leonid leonidas leopold leroy lester leszek levan levent levente levi levon lewis liam liaquat libor linas linus lionel \
    livio liviu lloyd lodewijk lorenz lorenzo lothar louis loïc luan lubomír luboš luc luca lucas lucian luciano lucien lucio \
    ludger ludovic ludovico ludvík ludwig luhut luigi luis luiz luka lukas luke lukman lukáš luther lutz luuk luís lyndon lászló \
    lázaro léo léon maarten macharia maciej macky madhav mads magnus mahamat mahathir mahdi mahendra maher mahesh mahfud mahinda \
    mahir mahmood mahmoud mahmud mahmut maik maithripala majed majid makis makoto maksim maksym malachi malcolm malik \
    mallikarjun malte mamadou manabu mandla manfred mangosuthu manish manmohan manoel manohar manoj manolis manolo mansour \
    manuel marat marc marcel marcelino marcello marcelo marcin marco marcus marek mariano mario marius mariusz marián mark \
    markku marko markos markus marlon martijn martin martino martti marty martín marvin marwan masaaki masahiko masahiro masaki \
    masao masaru masashi masato masatoshi masayoshi masayuki masoud massimiliano massimo mateo mateus mateusz mathias mathieu \
    mats matteo matthew matthias matthieu matthijs matti mattias matías matěj maurice mauricio maurizio mauro maurício max \
    maxence maxim maxime maximilian maxwell mazen mehdi mehmed mehmet mehmood mehran mehrdad meinhard meir meles menachem \
    mengistu merab merlin mert mesut metin mevlüt micah michael michail michal michalis michał michel michelangelo michiel mick \
    mickey miguel mihai mihail mihnea mihály mikael mikalai mike mikhail mikheil mikkel mikko miklós mikołaj milan milind \
    milorad milos miloslav miloš milton mindaugas minho minoru miodrag mircea mirko miroslav mirosław mitch mitchell mitko \
    mitsuo mladen mmusi modibo mogens mohamad mohamed mohammad mohammed mohamud mohan mohit mohsen mohsin moisés mojtaba \
    mokgweetsi mokhtar mordechai moritz morris morten morteza moses moshe mostafa mounir mourad moussa moustapha mthuli muhammad \
    muharrem muhyiddin mujibur mukasa mukesh mulayam munir munyaradzi muqtada murali murat murilo musa mushtaq mustafa mustapha \
    mutua mwangi mykhailo mykola márcio mário márton máté māris nabil nadav nadeem nader naeem naftali nagib najib namal naoki \
    naoto narayan narendra naresh nasiru nasr nasser natan nathan nathaniel nattawut naveed naveen navid navin nawaz nayib neal \
    nebojša necati necmettin ned neeraj neil nelson nemanja nenad nestor neville neymar niall niccolò nicholas nick nico nicolae \
    nicolas nicolás nicolò niels nigel nihat nikhil niklas nikol nikolai nikolaj nikolaos nikolas nikolaus nikolay nikos nils \
    nir niranjan nitin nitish nizar njabulo njoroge nnamdi noah noam noboru nobuo nobuyuki nodar norbert norberto norio norman \
    noureddine numan nuno nunzio nuri nurlan nyesom néstor obaidul obinna ochieng octave octavian octavio oded odhiambo ofer \
    ognjen okechukwu okello okot oktay olaf olav olavi olavo ole oleg oleh oleksandr oleksii oleksiy oliver olivier olli \
    olusegun oluwaseun omar omer omid omondi ondřej onur onyango orazio oren orhan oriol orlando osama osamu oscar oskar osman \
    osmar ostap osvaldo oswald otar othman otieno otmar ottavio otto oumarou ousmane oussama ovidiu owain owen oğuz paata paavo \
    pablo paddy panagiotis panfilo pankaj panos paolo parviz pascal pascual pasquale patrice patricio patrick patrik patxi paul \
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
    tsuyoshi tucker tudor tuncay tunde tuomas turgut turki tyler tyrone uchenna uday uddhav udo ueli ugo ulf uli ulises ulrich \
    ulrik umaru umberto umesh upendra urmas uroš urs usain usman uwe uğur vaclav vadim vadym vagif vahan vahid vakhtang valdis \
    valentin valentino valentyn valentín valerio valery vangelis vardan vartan varun vasant vasco vasil vasile vasilis vasily \
    vasyl vaughan vedat veikko veit velenkosini veljko venkat venkatesh vernon viacheslav vicente victor vidar viggo vijay vikas \
    vikram viktor viktoras vinay vince vincent vincenzo vinicius vinod vinícius viorel virat virgil virgilio vishal vitali \
    vitalii vitaliy vitaly vito vittorio vivek vlad vladimir vladislav vojislav vojtěch volkan volker volkmar volodymyr vsevolod \
    vuk vusi vyacheslav vytautas václav víctor vítor wade wael wafula wahyu waldemar wale waleed walid wallace walter walther \
    waqar warren wasim wayne wendell werner wes wesley wiesław wiktor wilbur wilfred wilfried wilhelm will willard willem willi \
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
