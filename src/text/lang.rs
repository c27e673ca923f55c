//! Languages: a BCP 47 tag, and a guess at the language of a text.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::script::{is_arabic, is_cyrillic, is_devanagari, is_han, is_hangul, is_kana, is_latin};

/// A BCP 47 language tag as this project uses them: `zh`, `zh-Hant`, `en`; `und` where the language is unknown.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Lang(String);

/// What was wrong with a language tag.
#[derive(Debug, thiserror::Error)]
#[error("`{0}` is not a BCP 47 language tag such as `en`, `zh` or `zh-Hant`")]
pub struct InvalidLang(String);

impl Lang {
    /// The tag as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language without script or region: `zh` of `zh-Hant`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// The tag of a text whose language nobody knows.
    pub fn unknown() -> Self {
        Self("und".to_owned())
    }

    fn known(tag: &str) -> Self {
        Self(tag.to_owned())
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Lang {
    type Err = InvalidLang;

    /// Accepts any well-formed tag (RFC 5646) and brings it to its usual case; a region goes (`zh-CN` becomes `zh`), the
    /// script of Chinese stays.
    fn from_str(tag: &str) -> Result<Self, InvalidLang> {
        let parsed = icu_locale_core::LanguageIdentifier::try_from_str(tag.trim()).map_err(|_| InvalidLang(tag.to_owned()))?;
        let primary = parsed.language.as_str();
        let hant = parsed.script.is_some_and(|s| s.as_str() == "Hant")
            || (parsed.script.is_none() && parsed.region.is_some_and(|r| matches!(r.as_str(), "TW" | "HK" | "MO")));
        Ok(match primary {
            "zh" if hant => Self::known("zh-Hant"),
            "zh" if parsed.script.is_some_and(|s| s.as_str() == "Hans") => Self::known("zh-Hans"),
            _ => Self::known(primary),
        })
    }
}

impl TryFrom<String> for Lang {
    type Error = InvalidLang;
    fn try_from(tag: String) -> Result<Self, InvalidLang> {
        tag.parse()
    }
}

impl From<Lang> for String {
    fn from(lang: Lang) -> Self {
        lang.0
    }
}

/// How many characters of each script a text has, within its first [`SAMPLE`] characters.
#[derive(Default)]
struct Counts {
    han: usize,
    kana: usize,
    hangul: usize,
    devanagari: usize,
    arabic: usize,
    cyrillic: usize,
    latin: usize,
}

const SAMPLE: usize = 4000;

/// Guesses the language of a text: by its script where that decides, by its letters (whatlang's trigrams) where it does not.
pub fn detect(text: &str) -> Lang {
    let sample: String = text.chars().take(SAMPLE).collect();
    let n = count(&sample);
    // A Latin letter carries less than a Chinese character: product names must not turn a Chinese question English.
    let dense = n.han + n.kana + n.hangul;
    if dense > 0 && dense * 4 >= n.latin {
        return match () {
            () if n.kana > 0 && n.kana * 8 >= n.han => Lang::known("ja"),
            () if n.hangul > n.han => Lang::known("ko"),
            () => chinese(&sample),
        };
    }
    match [n.devanagari, n.arabic, n.cyrillic, n.latin].into_iter().max() {
        None | Some(0) => Lang::unknown(),
        Some(most) if most == n.devanagari => by_letters(&sample, &[whatlang::Lang::Hin, whatlang::Lang::Mar], "hi"),
        Some(most) if most == n.arabic => by_letters(&sample, &[whatlang::Lang::Ara, whatlang::Lang::Pes, whatlang::Lang::Urd], "ar"),
        Some(most) if most == n.cyrillic => {
            by_letters(&sample, &[whatlang::Lang::Rus, whatlang::Lang::Ukr, whatlang::Lang::Bul, whatlang::Lang::Srp], "ru")
        }
        Some(_) => by_letters(&sample, &LATIN, "en"),
    }
}

/// The language of a page's text, where the page says `declared`. English is what templates say before anybody has told them, so that is
/// believed only where the letters do not speak against it.
pub fn settled(declared: Lang, text: &str) -> Lang {
    if declared.primary() != "en" {
        return declared;
    }
    let sample: String = text.chars().take(SAMPLE).collect();
    match whatlang::detect(&sample).filter(whatlang::Info::is_reliable).map(|info| info.lang()) {
        None | Some(whatlang::Lang::Eng) => declared,
        Some(whatlang::Lang::Cmn | whatlang::Lang::Jpn | whatlang::Lang::Kor) => detect(text),
        Some(lang) => Lang::known(two_letters(lang, "und")),
    }
}

const LATIN: [whatlang::Lang; 14] = {
    use whatlang::Lang::{Dan, Deu, Eng, Fra, Ind, Ita, Nld, Nob, Pol, Por, Spa, Swe, Tur, Vie};
    [Eng, Spa, Fra, Deu, Por, Ita, Nld, Pol, Swe, Dan, Nob, Tur, Ind, Vie]
};

fn count(sample: &str) -> Counts {
    let mut n = Counts::default();
    for c in sample.chars() {
        match c {
            _ if is_latin(c) => n.latin += 1,
            _ if is_han(c) => n.han += 1,
            _ if is_kana(c) => n.kana += 1,
            _ if is_hangul(c) => n.hangul += 1,
            _ if is_devanagari(c) => n.devanagari += 1,
            _ if is_arabic(c) => n.arabic += 1,
            _ if is_cyrillic(c) => n.cyrillic += 1,
            _ => {}
        }
    }
    n
}

/// Traditional where more characters change when simplified than when they would be made traditional; the script
/// matters to a reader, never to the search.
fn chinese(sample: &str) -> Lang {
    let changed = sample.chars().zip(fast2s::convert(sample).chars()).filter(|(a, b)| a != b).count();
    let han = sample.chars().filter(|c| is_han(*c)).count();
    if changed * 12 > han { Lang::known("zh-Hant") } else { Lang::known("zh") }
}

fn by_letters(sample: &str, among: &[whatlang::Lang], otherwise: &str) -> Lang {
    let detector = whatlang::Detector::with_allowlist(among.to_vec());
    match detector.detect(sample) {
        Some(info) if info.confidence() > 0.2 || among.len() < 5 => Lang::known(two_letters(info.lang(), otherwise)),
        _ => Lang::known(otherwise),
    }
}

fn two_letters(lang: whatlang::Lang, otherwise: &str) -> &str {
    use whatlang::Lang::{
        Ara, Bul, Dan, Deu, Eng, Fra, Hin, Ind, Ita, Mar, Nld, Nob, Pes, Pol, Por, Rus, Spa, Srp, Swe, Tur, Ukr, Urd, Vie,
    };
    match lang {
        Ara => "ar",
        Bul => "bg",
        Dan => "da",
        Deu => "de",
        Eng => "en",
        Fra => "fr",
        Hin => "hi",
        Ind => "id",
        Ita => "it",
        Mar => "mr",
        Nld => "nl",
        Nob => "nb",
        Pes => "fa",
        Pol => "pl",
        Por => "pt",
        Rus => "ru",
        Spa => "es",
        Srp => "sr",
        Swe => "sv",
        Tur => "tr",
        Ukr => "uk",
        Urd => "ur",
        Vie => "vi",
        _ => otherwise,
    }
}
