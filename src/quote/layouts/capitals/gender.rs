//! Whether a name is a woman's or a man's, as far as the text or the name tells; a pronoun must fit whom it stands for.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use crate::text::Span;

use super::super::super::people::{Token, words};
use super::super::super::speech::Sense;
use super::Reader;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gender {
    Woman,
    Man,
}

/// Pronouns for one woman, in every language that is read so.
const SHE: [&str; 9] = ["she", "sie", "elle", "celle", "ella", "ela", "lei", "она", "her"];
/// Pronouns for one man.
const HE: [&str; 10] = ["he", "er", "il", "celui", "él", "ele", "lui", "egli", "он", "him"];
/// Words before a name that only a woman has there.
const OF_WOMEN: &str = "mrs ms miss dame lady queen princess duchess baroness frau mme madame mlle doña señora sra dona senhora signora \
    dottoressa professoressa г-жа госпожа spokeswoman chairwoman congresswoman councilwoman businesswoman actress waitress mother \
    sister daughter wife widow nun";
/// Words before a name that only a man has there.
const OF_MEN: &str = "mr sir lord king prince duke baron pope herr m monsieur don señor sr senhor signor г-н господин spokesman chairman \
    congressman councilman businessman fisherman father brother son husband widower monk";
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

/// Whom a pronoun can stand for.
pub(super) fn of_pronoun(word: &str) -> Option<Gender> {
    let lower = word.to_lowercase();
    if SHE.contains(&lower.as_str()) {
        return Some(Gender::Woman);
    }
    HE.contains(&lower.as_str()).then_some(Gender::Man)
}

impl Reader<'_> {
    /// Whether somebody is a woman or a man: by what stands before the mention, or before the first one, or by the given name.
    pub(super) fn gender(&self, name: &str, mention: Option<Span>) -> Option<Gender> {
        let before = |span: Span| self.addressed(span);
        mention.and_then(before).or_else(|| self.people.first(name).and_then(before)).or_else(|| self.of_given(name))
    }

    /// "Mrs Doe", "la ministre Doe", "Sprecherin Doe".
    fn addressed(&self, mention: Span) -> Option<Gender> {
        let near = self.text.ceil_char_boundary(mention.start.saturating_sub(self.reach()));
        let before = self.text.get(near..mention.start)?;
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let tokens = words(&before[start..], near + start, self.speech);
        let mut post = false;
        for token in tokens.iter().rev().take(5).take_while(|t| t.word) {
            let lower = token.text.to_lowercase();
            let word = lower.trim_end_matches('.');
            let listed = |list: &str| list.split(' ').any(|w| w == word);
            if !post && listed(OF_WOMEN) {
                return Some(Gender::Woman);
            }
            if !post && listed(OF_MEN) {
                return Some(Gender::Man);
            }
            if post && let Some(gender) = self.of_article(word) {
                return Some(gender);
            }
            if self.cue(token) || token.is(Sense::Preposition) {
                return None;
            }
            if token.role(self.speech) {
                if self.speech.lang == "de" {
                    return (word.ends_with("in") && !word.ends_with("ein")).then_some(Gender::Woman);
                }
                post = true;
            }
        }
        None
    }

    /// The gender of an article before a post.
    fn of_article(&self, word: &str) -> Option<Gender> {
        match (self.speech.lang, word) {
            ("fr" | "es" | "it", "la") | ("pt", "a") | ("fr", "une") | ("es" | "it", "una") | ("pt", "uma") => Some(Gender::Woman),
            ("fr", "le") | ("es", "el") | ("it", "il") | ("pt", "o") | ("fr" | "es" | "it", "un") | ("pt", "um") => Some(Gender::Man),
            _ => None,
        }
    }

    fn of_given(&self, name: &str) -> Option<Gender> {
        let mut parts = name.split_whitespace();
        let given = parts.next().filter(|_| parts.next().is_some())?.to_lowercase();
        let listed = || given.split('-').find_map(|part| GIVEN.get(part).copied());
        match self.speech.lang {
            // Where Russian cases could be mistaken for a gender, nothing is told.
            "ru" => {
                let russian = name.ends_with(['в', 'н', 'й']) && given.ends_with(|c: char| !"аяыиуюоеьэ".contains(c));
                russian.then_some(Gender::Man)
            }
            "es" | "pt" => listed().or_else(|| ends_so(&given)),
            _ => listed(),
        }
    }

    /// Whether a name begins with a given name that is listed: "Tim Cook" is no cook.
    pub(super) fn given_name(&self, name: &str) -> bool {
        let given = name.split_whitespace().next().unwrap_or_default().to_lowercase();
        GIVEN.contains_key(given.as_str())
    }

    /// Whether a pronoun cannot stand for somebody.
    pub(super) fn contradicts(&self, pronoun: Option<Gender>, name: &str, mention: Option<Span>) -> bool {
        pronoun.is_some_and(|p| self.gender(name, mention).is_some_and(|g| g != p))
    }
}

/// Spanish and Portuguese given names end so, but for those that come from elsewhere.
fn ends_so(given: &str) -> Option<Gender> {
    if given.chars().count() < 4 || given.ends_with("ko") || given.ends_with("ua") {
        return None;
    }
    match given.chars().next_back()? {
        'a' => Some(Gender::Woman),
        'o' if !["rosario", "amparo", "consuelo", "socorro"].contains(&given) => Some(Gender::Man),
        _ => None,
    }
}
