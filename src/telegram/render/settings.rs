//! What holds for a chat, and the buttons that change it.

use crate::locale::Locale;
use crate::telegram::buttons::{Choice, Keyboard, Press};
use crate::telegram::markup::Markup;
use crate::telegram::preferences::Length;
use crate::telegram::quiet::Quiet;

use super::{Page, Scene};

/// Hours of silence that have a button each.
pub(in crate::telegram) const HOURS: [&str; 2] = ["22:00-07:00", "20:00-09:00"];

/// Where these hours are meant as long as no zone was chosen; the buttons say so.
pub(in crate::telegram) const ZONE: &str = "UTC";

/// What holds for a chat.
#[derive(Debug, Clone)]
pub(in crate::telegram) struct Holding {
    pub(in crate::telegram) length: Length,
    pub(in crate::telegram) quiet: Option<Quiet>,
    /// The language that was chosen; in a group without one everybody has their own.
    pub(in crate::telegram) language: Option<&'static Locale>,
    /// Whether others than administrators are in the chat.
    pub(in crate::telegram) group: bool,
}

/// Says what holds for a chat.
pub(in crate::telegram) fn settings(scene: &Scene<'_>, holding: Holding) -> Page {
    let locale = scene.locale;
    let mut m = Markup::default();
    m.bold(&locale.text("settings", &[])).line();
    let length = locale.text(if holding.length == Length::Short { "settings_short" } else { "settings_full" }, &[]);
    m.line().text("• ").text(&length);
    let language = match holding.language {
        Some(chosen) => locale.text("settings_language", &[("language", &chosen.text("language_name", &[]))]),
        None => locale.text("settings_language_own", &[]),
    };
    m.line().text("• ").text(&language);
    let quiet = match &holding.quiet {
        None => locale.text("quiet_off", &[]),
        Some(quiet) => locale.text("quiet_set", &[("from", &quiet.begins()), ("until", &quiet.ends()), ("zone", quiet.zone())]),
    };
    m.line().text("• ").text(&quiet);
    m.line().line().text(&locale.text("settings_how", &[]));
    if holding.group {
        m.line().text(&locale.text("settings_admins", &[]));
    }
    Page { holding: Some(holding), ..Page::of(m) }
}

pub(super) fn keys(scene: &Scene<'_>, holding: &Holding, keys: &mut Keyboard) {
    let locale = scene.locale;
    let chosen = |label: String, is: bool| if is { format!("✓ {label}") } else { label };
    keys.row([Length::Short, Length::Full].map(|length| {
        let key = if length == Length::Short { "button_short" } else { "button_full" };
        (chosen(locale.text(key, &[]), holding.length == length), Press::Set(Choice::Length(length)))
    }));
    let languages = Locale::all().into_iter().enumerate();
    keys.rows_of(
        4,
        languages.map(|(nth, other)| {
            (
                chosen(other.text("language_name", &[]), holding.language.is_some_and(|chosen| chosen.tag() == other.tag())),
                Press::Set(Choice::Language(nth)),
            )
        }),
    );
    let zone = holding.quiet.as_ref().map_or(ZONE, Quiet::zone);
    let begins = holding.quiet.as_ref().map(|quiet| format!("{}-{}", quiet.begins(), quiet.ends()));
    let hours = HOURS.iter().enumerate().map(|(nth, hours)| {
        (chosen(format!("{} {zone}", hours.replace('-', "–")), begins.as_deref() == Some(hours)), Press::Set(Choice::Quiet(nth + 1)))
    });
    let off = (chosen(locale.text("button_quiet_off", &[]), holding.quiet.is_none()), Press::Set(Choice::Quiet(0)));
    keys.rows(hours.chain([off]));
}
