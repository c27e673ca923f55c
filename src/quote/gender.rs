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
const WOMEN: &str = "abigail achieng ada adaeze aditi adriana adrianna adwoa agata agnes agnieszka agnès aileen aisha aishwarya aisling akemi akiko \
    akua aleksandra alena alessandra alessia alexandra alice alicia aline alisa allison alma aloysia alva amaka amalia amanda \
    amandine amelia amina amy amélie ana ananya anastasia aneta angela angelica angelika angelina anika anita anja anjali anke ann \
    anna annalena anne annette annie annika anouk antje antonella antonia anushka anya arantxa archana ariana arlene ashley astrid \
    atsuko audrey aurélie ava ayako aylin aysel ayşe barbara barbora beata beate beatriz bettina betty bianca birgit birgitta blanca \
    bozena bożena branka brenda bridget brigitte bukola busisiwe camila camilla carla carlotta carmen carola carole carolina \
    caroline carrie catalina catherine cathy cecile cecilia celia celina celine ceren chantal chantelle charlene charlotte cheryl \
    chiamaka chiara chieko chioma chloe christina christine claire clara clarissa claudia colette concetta connie corinna corinne \
    cornelia courtney cynthia cécile céline dagmar  daniela danielle danuta daria dariya debbie deborah debra deepa deepika \
    delphine denise derya desirée diana divya dolores dominika donatella donna dora doreen doris dorota dorothea dorothy ebba ebru \
    edith edna edyta eileen ekaterina elaina elaine elba eleanor elena eleonora elfriede eliana elif elina elisa elisabeth elise \
    eliza elizabeth elke ella ellen ellie elodia elodie elsa elvira emilia emilie emily emine emma enrica erica erika erin ernestine \
    esra esther eszter etta eugenia eugénie eva evelina eveline evgenia ewa fabiana fabienne fatima fatma fatou federica felicia \
    felicity fernanda filiz fiona flavia flora florence florentina folake francesca francine franziska françoise freya frida \
    friederike fumiko funmilayo gabriela  gabrielle gail galina geeta gemma geneviève georgina geraldine gerda germaine \
    gertrud ghislaine gianna gina giovanna gisela gisele gita giulia giuliana giuseppina glenda gloria grace greta gretchen \
    guadalupe gudrun gwen gwendolyn gülsüm halima halina hana hanako hanna hannah hannelore haruka hatice heather hedwig heidi heike \
    helen helena helene hermine hilda hildegard hillary hiroko holly hortense hélène ida ifeoma ilaria ilona ilse indira ines inga \
    inge ingeborg ingrid inna inès iolanda irena irene irina irmgard iryna isabel isabella isabelle isadora iva ivana ivanka ivonne \
    izabela jacqueline jadwiga jamila jana jane janet janina jaqueline  jasmine jeanette jeanne jeannette jelena jemima \
    jenifer jenna jennifer jenny jessica jessika jill jitka  joana joanna joanne  jodie johanna jolanta josefa josefina \
    josefine josephine josette jovana joyce juana juanita judit judith judy julia juliana juliane julianna julie juliette june junko \
    jutta kaja kamala kamila kaori karen karin karina karla karolina karoline katarina katarzyna kate kateryna katharina katherina \
    katherine kathleen kathrin kathryn kathy katia katie katja katrin katya kavita kayla kayoko kazuko keiko kemi kerstin khadija \
    kimberly kinga kirsten kirsty klara klaudia kristen kristin kristina krystyna kumiko kyoko lakshmi larisa larissa lata latisha \
    laura lauren  layla lea leah leena leila lena leonie leonor leonora lerato leticia letizia lidia liesbeth lilian liliana \
    liliane lilo lily linda lindiwe lisa lisbeth lise lorena loreta loretta lorraine lotte louisa louise luana lucia lucie lucille \
    lucinda lucrezia lucy lucía ludmila ludmiła ludovica luigina luisa luise luz lydia lyudmila léa léonie mabel machiko madeleine \
    mafalda magda magdalena maggie maja makiko malala malgorzata mamata mandy manju manon manuela mara marcia maren margaret \
    margarete margarethe margarida margarita margaux margherita margot margret margrit maria mariam mariama mariana marianna \
    marianne maribel marie marieke mariella marija marika mariko marilyn marina marisa marisol marit mariya marjorie marlene marlies \
    marta martha martina martine mary maryam maría masako mathilda mathilde matilda matilde maud maureen mayumi maëlle małgorzata \
    mechthild meena meera megan meghan megumi melania melanie melinda melissa meltem mercè merve meryem mia michaela michelle \
    michiko michèle miho milena mina miranda mireille miriam miroslava molly momoko mona monica monika monique morgane muriel myriam \
    nadezhda nadia nadine nadja nancy nandini nanette naoko naomi natalia natalie natalija natalya natascha natasha nathalie natsuko \
    neeta neha nele nella nesrin neus ngozi nicole nicoletta nicolette nieves nina nirmala nisha njeri nkechi noelia nokuthula \
    nomvula nora noriko norma noémie nurcan nuria núria odette oksana olena olga olha olivia olympia ornella ottilie padma palesa \
    pallavi pamela paola patricia patrizia paula pauliina paulina pauline peggy penelope petra petronella phoebe pia pilar pippa \
    polly pooja pratibha priscilla priya priyanka pınar rachel raffaella ramona raquel rebecca regina regine reiko reinhild rekha \
    renate rhona rhonda ricarda rita ritu roberta rocío romina romy rosa rosalia rosalie rosalind rosanna rose rosemarie rosemary \
    roswitha roxana rupa ruta ruth ruxandra sabine sabrina sachiko sade sadie sally salma samantha sandra sandrine sangeeta saoirse \
    sara sarah sarita saskia satoko savita seema selin setsuko sevgi shalini sharon sheila shirley shizuko shreya sibel sibongile \
    sibylle sienna silja silke silvana silvia simona sinead siobhan sita smriti sneha sofia sofie sonali sonia sonja sophia sophie \
    soraya stefania stefanie steffi stella stephanie stine sue sumiko sunita susan susana susanna susanne sushma suzan suzana \
    suzanne suzette svenja svetlana swati sylvia sylvie tabea takako tamara tanya tara tatiana tatjana tatyana teodora teresa tereza \
    terezia thandi thandiwe thea theodora theresa therese thérèse tiffany tilda tina titilayo tomoko toshiko tove tracey tracy trude \
    trudy tuula tuğba ulla ulrika ulrike ulyana uma ursula uschi usha ute valentina valeria valerie valeriya valérie vanda vandana \
    vanessa vera verena veronica veronika veronique verónica vesna vicky victoria vidya viktoria viktoriya viola violet virginia \
    virginie vivian viviana  vivienne véronique waltraud wambui wanda wangari wanjiru wendy wiebke wilhelmina wilma wioletta \
    xenia ximena yael yana yasmin yelena yetunde yevgenia yoko yolanda yoshiko yukiko yulia yuliia yuliya yumi yumiko yuriko yvonne \
    zahra zainab zainabu zanele zara zdenka zeynep zita zodwa zoe zofia zsófia zuzana özlem şebnem";
/// Given names of men; none that women have in another language.
const MEN: &str = "aaron abdel abdelaziz abdelkader abdul abdulaziz abdulla abdullah abdullahi abebe abel abhishek abiodun abraham achille achim \
    adam adebayo adewale aditya adolf adolfo adriano ahmad ahmed ahmet ajay akash akihiro akinwumi akio akira alain alan alasdair \
    alastair albert albrecht aldo alec alejandro aleksander aleksandr aleksei aleksey alessandro alessio alexander alexandre \
    alexandros alexei alexej alfonso alfred alfredo ali aliko alistair aljoscha alois alok aloys alwin amadeo amado amadou amir amit \
    amitabh amos anand anatol anatoli anatoly anders andreas andrei andrej andres andrew andrey andreï andrii andris andriy andrzej \
    andré andrés andy angus aniket anil anthony antoine anton antoni antonio antónio antônio anupam anwar archie ari arjun armand \
    armando armin arnaud arne arno arnold arnulf arthur artur arturo arun arvind asad ashok ashwin atul august augustin augusto \
    aurelio austin axel ayman aziz babacar babatunde baptiste barack barry bart bartosz bashar bashir basil bastian ben benedikt \
    benito benjamin benjamín benny benoit benoît beppe bernard bernd bernie berthold bertrand bill björn blake bob bobby bogdan \
    bojan boris boubacar boyko brad bradley brandon brendan brent brett brian brice bruce bruno bryan burkhard byron caleb calvin \
    cameron carl carlos carsten caspar cedric cesare chad charles chetan chidi chinedu christian christophe christopher chuck \
    chukwuma ciaran clarence clark claus clemens clifford clive clément cody colin conor constantin corey cornelius corrado craig \
    cristian cristiano cristóbal curt curtis cyril cyrille cédric césar daisuke damian damien damon dan daniel danilo danny dante \
    dario darius dariusz darren darryl dave david davide dean declan deepak delfín dennis denys derek derrick detlef didier diego \
    dieter dietmar dietrich dimitri dimitrios dinesh diogo dirk dmitri dmitrii dmitrij dmitry dmytro domenico dominic dominik don \
    donal donald donnie dorian doug douglas duarte duncan dustin dwayne dwight earl ebenezer eddie edgar edmond edmund eduard \
    eduardo edward edwin egon einar ekrem elias elijah eliot elliot elliott elon emeka emil emiliano emilio emmanuel emre enrico \
    enrique ephraim ercan erhan eric erich erik ernest ernesto ernst erwin esteban ethan etienne euan eugene evan evgeny ewald \
    ezequiel ezra fabian fabien fabio fabrice fabrizio faisal falk farid federico felipe felix femi ferdinand fergus fernando fiete \
    filip filippo flavio florent florian fotis francesco francisc francisco franck franco frank frans franz françois fred frederic \
    frederick frederik fredrik friedhelm friedrich fritz frédéric fumio gabriel gaetano gareth garry gary gaston gaurav gavin \
    gavriel gaël gbenga geert gene gennady geoff geoffrey georg george gerald gerd gereon gerhard germán gerrit gert ghassan giacomo \
    giancarlo gianfranco gianni gianpaolo gideon gilbert gilberto gilles gino giorgio giovanni giulio giuseppe glenn godfrey gonzalo \
    gopal gordon gottfried graham greg gregory grigory grzegorz guido guilherme guillaume gunnar gunter gunther gus gustav gustave \
    gustavo guy gérard günter haile hakan hakon hamza hannes hans hansjörg harald haris harish harold harry hartmut hartwig haruki \
    harvey hasan hassan hector heiko heiner heinrich heinz helge helmut hemant henri henrik henrique henry herbert hermann hernán \
    hervé hideki hideo hidetoshi hilmar hinnerk hiroaki hiroki hiroshi hiroyuki hisashi hishām holger horacio horst howard hristo \
    hubert hugh hugo humberto hussain hussein héctor iain ian ibrahim ibrahima idris ifeanyi ignacio ignazio igor igors ike ilan \
    ilhan ilya imran ingo ioannis ira isaac isaak isidro ismael ismail ivan ivo ivor iñaki iñigo jaap jacek jack jackson jacob \
    jacques jagdish jaime jake jakob jakub jamal james janek janez janusz jared jaroslav jarosław jason javed javier jeff jeffery \
    jeffrey jens jeremy jeremías jerome jerry jerónimo jesper jesse jesús jim jimmie jimmy jiří joachim joao joaquim joaquín jochen \
    joe joel joerg johan johann johannes john johnnie johnny jon jonas jonathan jordi jorge joris jose josef josep joseph joshua \
    jost josé jovan joão joël juan jules julian julien julio junichi junichiro juri jussi justin jérémie jérôme jörg jörn jürgen \
    kamal karel karim karl karsten karthik kaspar kasper katsuya kazimierz kazuhiro kazuo keir keisuke keith ken kenichi kenji \
    kenjiro kenneth kent kerim kevin khalid kieran kirill kishore kiyoshi klaus klemens knut koffi kofi koichi koji konrad \
    konstantin konstantinos kostas kristian kristof krzysztof kunal kurt kwabena kwadwo kwaku kwame kwasi kyle lachlan lajos lalit \
    lamin lamine lance larry lars lasse laszlo laurens laurent lauri lawrence leander leandro leif lennart leo leon leonard leonardo \
    leonid leopold leroy leszek levi liam linus lionel livio lloyd lorenz lorenzo lothar louis loïc lubomír luc luca lucas lucian \
    luciano lucien ludovic ludwig luigi luis lukas luke lutz lászló maciej mads magnus mahesh mahmoud mahmud maik makoto malcolm \
    mamadou manfred manoel manoj manolo manuel marc marcel marcello marcelo marcin marco marcus marek mariano mario marius mariusz \
    marián mark markku markus marlon martin marvin masahiro masaki masashi masato masayoshi masoud massimo mateo mateusz mathias \
    mathieu mats matteo matthew matthias matthieu matti mattias maurice mauricio maurizio max maxim maxime maximilian mehdi mehmed \
    mehmet meinhard merlin micah michael michail michal michał michel miguel mihai mihail mikael mike mikhail mikko milan milos \
    miloš milton minoru mirko miroslav mirosław mitch mitchell mitko modibo mohamad mohamed mohammad mohammed mohan mordechai moritz \
    morten moses moshe moussa muhammad mukesh murat musa mustafa mustapha mykola nabil naftali nagib naoki naoto narayan narendra \
    nasser nathan nathaniel naveen nayib neal ned neil nelson nestor niall niccolò nicholas nick nico nicolas nicolás nicolò niels \
    nigel nikhil niklas nikolai nikolaj nikolaos nikolas nikolaus nils nitin nnamdi noah noam noboru nobuo norbert norman obinna \
    octavio oded olaf olav ole oleg oleh oleksandr oleksii oleksiy oliver olivier olusegun oluwaseun omar omer orlando osamu oscar \
    oskar osman oswald otmar ottavio otto ousmane owen pablo panagiotis pankaj paolo pascal patrice patricio patrick patrik paul \
    paulo pavel pavlos pavol pawel paweł pedro pekka percy petar pete peter petr petri petros petteri phil philip philipp philippe \
    pierre piers pieter pietro piotr pradeep prakash pramod pranab prashant preston quentin quim quique rached radek radosław rafael \
    rafał raffaele ragnar rahul raimondo raimund rainer rajan rajendra rajesh rajiv rakesh ralf ralph raman ramesh ramon ramón \
    randall randy ranjit raoul rashid rasmus raul ravi raymond raúl reinaldo reiner reinhard reinhold renato renaud renzo rené reto \
    reza ricardo riccardo richard rick rico ringo roald rob robert roberto rod rodney rodolfo rodrigo rodrigue roel rogelio roger \
    rogerio rogério rohit roland rolando rolf romain romano romeo ron ronald ronan ronnie roshan ross rostislav rotimi roy \
    ruben rubén rudi rudolf rudolph ruedi rui rupert ruslan russel russell ryan ryota ryuichi rémi rémy rüdiger sachin salah salim \
    salman salvatore sam samir samuel sandeep sander sandro sanjay satish satoru satoshi saul saurabh sayed saïd scott seamus sean \
    sebastian seiji sekou selim sepp serge sergei sergej sergey sergii sergio serhii serhiy seth seun severin shane shankar shashi \
    shaun shawn shigeru shinichi shinji shinzo shohei shoichi shyam siddharth sidney siegfried sigmar silvano silvio simon simão \
    sipho slobodan solomon soren srinivas stan stanislas stanislav stanisław stanley stefan stefano steffen stephen steve steven \
    stewart stuart stéphan stéphane subhash sudhir sumit sunil surendra suresh sushil susumu sven sylvain sylvester sébastian \
    sébastien sören tadashi tadeusz taichi takashi tarek tariq taro tarun tatsuya tayfun ted teddy tendai teo terence terrence \
    tetsuya thabo themba theo theodor theodore thibault thibaut thierry thilo thomas thorben thorsten théo tiago tim timm timo \
    timofey timothy titus tobias tobie todd tom tomas tomasz tommaso tommy tomohiro tomás tomáš tony torben torsten toru toshihiro \
    toshio travis trevor tristan tsuyoshi tunde tuomas tyler uchenna uday udo ugo ulf uli ulrich ulrik umberto umesh urs uwe vaclav \
    valentin valentino valerio valery varun vasco vasil vasily venkatesh vicente victor vijay vikas vikram viktor viktoras vinay \
    vince vincent vincenzo vinod vishal vitali vitaly vito vivek vlad vladimir vladislav vojtěch volker volkmar volodymyr václav \
    vítor wade waldemar walid wallace walter walther warren wayne wendell werner wes wesley wilfried wilhelm will willem willi \
    william willy winfried winston wladimir wojciech wolfgang wolfram wouter xabier xavier yakubu yanis yann yannick yashwant yasin \
    yasser yasuhiro yasuo yaw yehuda yevgeny yiannis yitzhak yoav yogesh yoichi yosef yoshihide yoshihiro yoshio yousef youssef \
    yuichi yuichiro yuji yunus yuri yusuf yutaka yuval yves zachary zbigniew zdeněk zeljko ziad zoltan zoltán zoran zygmunt álvaro \
    édouard émile étienne";

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
