//! Names of countries and groups of countries from CLDR, through ICU4X.

use icu_experimental::displaynames::multi::RegionDisplayNames;
use icu_experimental::displaynames::{DisplayNamesOptions, Style};
use icu_locale_core::{locale, subtags};

use super::region::Region;

/// The languages in which regions are recognised, with CLDR's locale for each.
pub(super) const LANGUAGES: [(&str, icu_locale_core::Locale); 13] = [
    ("en", locale!("en")),
    ("zh", locale!("zh")),
    // Taiwan's names differ by more than the script (奈及利亞); all are folded to Simplified.
    ("zh", locale!("zh-Hant")),
    ("hi", locale!("hi")),
    ("es", locale!("es")),
    ("fr", locale!("fr")),
    ("ar", locale!("ar")),
    ("ru", locale!("ru")),
    ("ja", locale!("ja")),
    ("de", locale!("de")),
    ("pt", locale!("pt")),
    ("ko", locale!("ko")),
    ("it", locale!("it")),
];

/// The names of one language.
pub(super) struct Names {
    long: Option<RegionDisplayNames>,
    short: Option<RegionDisplayNames>,
}

impl Names {
    pub(super) fn of(locale: &icu_locale_core::Locale) -> Self {
        let load = |style| {
            let mut options = DisplayNamesOptions::default();
            options.style = style;
            RegionDisplayNames::try_new(locale.clone().into(), options).ok()
        };
        Self { long: load(None), short: load(Some(Style::Short)) }
    }

    /// The usual name and, where it differs, the short one ("United Kingdom", "UK").
    pub(super) fn get(&self, code: &str) -> Vec<String> {
        let Ok(region) = subtags::Region::try_from_str(code) else { return Vec::new() };
        let mut names: Vec<String> = Vec::new();
        for style in [&self.long, &self.short].into_iter().flatten() {
            if let Some(name) = style.of(region)
                && !names.iter().any(|n| n == name)
            {
                names.push(name.to_owned());
            }
        }
        names
    }
}

/// Codes that CLDR keeps for collections, unknowns and parts of countries, not for countries.
const RESERVED: [&str; 13] = ["EU", "EZ", "UN", "QO", "ZZ", "XA", "XB", "IC", "EA", "AC", "CP", "DG", "TA"];

/// Every ISO 3166-1 alpha-2 code that CLDR has an English name for.
pub(super) fn countries() -> Vec<Region> {
    let english = Names::of(&locale!("en"));
    let letters = b'A'..=b'Z';
    let codes = letters.clone().flat_map(|a| letters.clone().map(move |b| [a as char, b as char].iter().collect::<String>()));
    codes.filter_map(|code| code.parse().ok()).filter(|code| is_among(&english, code)).collect()
}

/// Whether a code is one of [`countries`].
pub(super) fn is_country(code: &Region) -> bool {
    is_among(&Names::of(&locale!("en")), code)
}

fn is_among(english: &Names, code: &Region) -> bool {
    !RESERVED.contains(&code.code()) && !english.get(code.code()).is_empty()
}

/// A region's name in a language, for showing to a person; the code itself where CLDR has none.
pub(super) fn display(code: &Region, lang: &str) -> String {
    let locale = LANGUAGES.iter().find(|(tag, _)| *tag == lang).map_or(locale!("en"), |(_, l)| l.clone());
    Names::of(&locale).get(code.code()).into_iter().next().unwrap_or_else(|| code.code().to_owned())
}
