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
const WOMEN: &str = "abigail achieng ada agnès aisha akiko alice amelia amina amélie ana ananya angela anja anke ann anna annalena anne antje astrid \
    aurélie ayşe barbara beatriz birgit brenda brigitte camila carmen carolina catherine charlotte chiara chioma chloe christina \
    christine claire clara cynthia cécile céline dagmar daniela deborah delphine diana donna dorothy edith edna ekaterina elaine eleanor \
    elena elif elisabeth eliza elizabeth ella ellen ellie elodie emilia emily emma erin esther eva fatima fatou federica florence \
    francesca franziska frida friederike gabriela gail galina gina giovanna gisela giulia gloria grace greta gudrun hanako hanna hannah \
    heather heidi heike helen helena helene hildegard hillary holly hélène ilse indira ines ingrid inès irene irina isabel isabella \
    isabelle ivanka jacqueline jana jane janet jenna jennifer jenny jessica jill joan joanna jodie josephine joyce judith judy julia \
    julie juliette june kamala karen karin kate katharina katherine kathleen katrin keiko kerstin kimberly kristen lakshmi laura lauren \
    layla lea leah leila leonie lily linda lisa louise lucia lucie lucille lucy lucía ludmila lydia léa léonie mabel madeleine maggie \
    manon manuela marcia maren margaret margarete margarethe margaux margot maria marie marilyn marina marlene marta martha martine mary \
    maría mathilde maureen meera megan meghan melania melissa mia michelle miranda molly monika monique nadezhda nadia nadine nancy \
    naomi natalia nathalie ngozi nicole nina nora olga olivia pamela paola patricia paula pauline peggy penelope petra phoebe pilar \
    polly priya rachel rebecca renate ricarda rita roberta rosa rose ruth sabine sadie sally samantha sandra sandrine sara sarah saskia \
    sharon sheila shirley silke silvia sonia sophia sophie stella stephanie sue susan susanna susanne suzanne svenja svetlana sylvia \
    sylvie tamara tanya tara tatiana teresa thandiwe theresa tina tracy ulrike ursula ute valentina valérie vanessa vera veronica \
    verónica victoria violet virginia virginie vivian véronique wanjiru wendy wilma yasmin yoko yolanda yvonne zanele zeynep zoe";
/// Given names of men; none that women have in another language.
const MEN: &str = "abdullah adam ahmad ahmed akira alan albert alejandro alexander alexei ali anders andrew andré anil anthony antoine antonio arthur \
    arun barack barry ben benjamin bernard bernd bernie bill björn bob bobby boris brad bradley brandon brett brian bruce calvin carl \
    carlos chad charles chinedu christian christophe christopher chuck clarence clark craig curtis dan daniel darren dave david davide \
    dean dennis derek didier diego dieter dmitry don donald doug douglas dustin earl eddie eduardo edward elon emeka emmanuel eric erik \
    ernest ernst ethan eugene fabrice felix fernando florian francesco francisco frank françois fred frederick friedrich gary gavin gene \
    georg george gerald gerhard gilbert giorgio giovanni giuseppe glenn gordon graham greg gregory guillaume gérard günter hans harald \
    harold hassan heiner heinz helmut henri henry hiroshi holger horst howard hugh hugo hussein ian ibrahim igor ingo isaac ivan jack \
    jacob jacques jake james jared jason javier jeff jeffrey jens jeremy jerry jim jimmy joachim joao jochen joe johann johannes john \
    johnny jon jonas jonathan jorge jose joseph joshua josé joão juan julian justin jürgen karl keir keith ken kenji kenneth kent kevin \
    khalid klaus kofi kurt kwame kyle larry lars laurent lawrence leo leon leonard lloyd lorenzo louis luc luca ludwig luigi luis lukas \
    luke magnus malcolm manfred manuel marc marco marcus mario marius mark markus martin marvin mathieu matteo matthew matthias max \
    michael michel miguel mike mikhail mitch mitchell mohamed mohammed moritz muhammad mustafa narendra neil nicholas nick nicolas \
    niklas nikolai nils noah norbert norman olaf ole oleg oliver olivier omar oscar otto pablo paolo pascal patrice patrick paul paulo \
    pedro pete peter phil philip philippe pierre pietro rafael rahul rainer rajesh ralf ralph ramesh raymond rené ricardo richard rick \
    rob robert roberto rod roger rolf ron ronald ross roy rudi rudolf rui russell ryan sam samuel sanjay satoshi scott sean sebastian \
    sergei sergey sergio siegfried simon stan stanley stefan stefano stephen steve steven stuart stéphane sunil suresh sven sébastien \
    takashi ted theodore thierry thomas thorsten tiago tim timothy tobias todd tom tony torsten travis trevor udo ulrich uwe victor \
    vijay vince vincent vladimir volodymyr walter warren wayne werner wilhelm will william winfried wolfgang xavier yuri yusuf yves \
    zachary";

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
        assert_eq!(of_name("Ida Okoro", "en"), None);
        assert_eq!(of_mention("la studiosa", "it"), Some(Gender::Woman));
        assert_eq!(of_mention("o médico", "pt"), Some(Gender::Man));
        assert_eq!(of_mention("he", "en"), Some(Gender::Man));
    }
}
