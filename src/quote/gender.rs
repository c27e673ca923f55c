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
const WOMEN: &str = "abigail achieng ada agnès aisha akiko alice amelia amélie amina ana ananya angela anja anke ann anna anne antje \
    astrid aurélie ayşe barbara beatriz birgit brenda brigitte camila carmen carolina catherine céline cécile charlotte chiara chioma chloe \
    christina christine claire clara cynthia dagmar daniela deborah delphine diana donna dorothy edith ekaterina eleanor elena elif \
    elisabeth elizabeth ella ellen elodie emilia emily emma esther eva fatima fatou federica florence francesca frida gabriela galina \
    giovanna giulia gloria grace greta gudrun hanako hanna hannah heather heike helen helena helene hélène indira ines inès ingrid irene \
    irina isabel isabella isabelle jacqueline jana jane janet jennifer jessica joan joanna josephine joyce judith judy julia julie juliette \
    karen karin kate katharina katherine kathleen katrin keiko kerstin kimberly lakshmi laura lauren layla lea leah léa leila leonie \
    léonie linda lisa louise lucia lucía lucie lucy ludmila lydia madeleine manon maren margaret margarete margarethe margaux maria maría marie \
    marilyn marina marta martha martine mary mathilde meera megan melissa michelle miranda molly monika monique nadezhda nadia nancy naomi \
    natalia nathalie ngozi nicole nora olga olivia paola patricia paula pauline penelope petra phoebe pilar priya rachel rebecca renate \
    rosa rose ruth sabine samantha sandra sandrine sara sarah sharon shirley silke silvia sophia sophie stella stephanie susan susanna \
    susanne svenja svetlana sylvie tara tatiana teresa thandiwe theresa tina tracy ursula ute valentina valérie vanessa veronica verónica \
    véronique victoria virginia virginie vivian wanjiru wendy yasmin yoko yvonne zanele zeynep zoe";
/// Given names of men; none that women have in another language.
const MEN: &str = "abdullah adam ahmad ahmed akira alan albert alejandro alexander alexei ali anders andrew andré anil anthony antoine \
    antonio arthur arun barack ben benjamin bernard bernd bill björn bob bobby boris bradley brandon brian bruce carl carlos charles \
    chinedu christian christopher christophe daniel david davide dennis didier diego dieter dmitry donald eduardo edward elon emeka \
    emmanuel eric erik ethan eugene fabrice felix fernando florian francesco francisco françois frank friedrich gary georg george giorgio \
    giovanni giuseppe gregory guillaume günter gérard hans harold hassan heinz helmut henri henry hiroshi horst hugo hussein ibrahim igor \
    ivan jack jacob jacques james jason javier jeff jeffrey jeremy jerry jim joao joe johann johannes john johnny jonas jonathan jorge jose \
    joseph joshua josé joão juan justin jürgen karl keith kenji kenneth kevin khalid klaus kofi kwame lars larry laurent lawrence lorenzo \
    louis luc luca ludwig luigi luis lukas magnus manuel marc marco marcus mario mark markus martin mathieu matteo matthew matthias max \
    michael michel miguel mikhail mohamed mohammed moritz muhammad mustafa narendra nicholas nicolas nikolai nils noah olaf ole oleg olivier \
    omar otto pablo paolo pascal patrice patrick paul paulo pedro peter philip philippe pierre pietro rafael rahul rainer rajesh ralf ralph \
    ramesh raymond rené ricardo richard robert roberto roger ronald roy rui ryan sam samuel sanjay satoshi scott sean sebastian sergei sergey \
    sergio stefan stefano stephen steven stéphane sunil suresh sven sébastien takashi thierry thomas thorsten tiago tim timothy tobias tom \
    torsten ulrich uwe vijay vincent vladimir volodymyr walter wilhelm william wolfgang xavier yuri yusuf yves";

static GIVEN: LazyLock<HashMap<&str, Gender, FixedState>> = LazyLock::new(|| {
    let of = |list: &'static str, gender| list.split_whitespace().map(move |name| (name, gender));
    of(WOMEN, Gender::Woman).chain(of(MEN, Gender::Man)).collect()
});

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gender {
    Woman,
    Man,
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
