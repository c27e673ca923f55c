//! The cases of Russian names of places, which a stemmer does not bring together: it makes "ира" of "Иран", takes the "н" for the end
//! of a participle, and "иран" of "Иране".

/// The other cases of a name of one word, in small letters; none of what is not declined.
pub(super) fn cases(name: &str) -> Vec<String> {
    let name = name.to_lowercase();
    if name.chars().count() <= SHORT || !name.chars().all(|c| matches!(c, 'а'..='я' | 'ё')) {
        return Vec::new();
    }
    let (stem, ends): (&str, &[&str]) = if let Some(stem) = name.strip_suffix("ия") {
        (stem, &["ии", "ию", "ией"])
    } else if let Some(stem) = name.strip_suffix('я') {
        (stem, &["и", "е", "ю", "ей"])
    } else if let Some(stem) = name.strip_suffix('а') {
        (
            stem,
            if stem.ends_with(['г', 'к', 'х', 'ж', 'ш', 'ч', 'щ']) {
                &["и", "е", "у", "ой"]
            } else {
                &["ы", "е", "у", "ой"]
            },
        )
    } else if let Some(stem) = name.strip_suffix('й') {
        (stem, &["я", "ю", "ем", "е"])
    } else if let Some(stem) = name.strip_suffix('ь') {
        (stem, &["и", "ью", "я", "ю", "ем", "е"])
    } else if let Some(stem) = name.strip_suffix('ы') {
        (stem, &["", "ов", "ам", "ами", "ах"])
    } else if name.ends_with(['е', 'ё', 'и', 'о', 'у', 'э', 'ю', 'ъ']) {
        return Vec::new();
    } else {
        (&name, &["а", "у", "ом", "е"])
    };
    ends.iter().map(|end| format!("{stem}{end}")).collect()
}

/// Names of so many letters have cases that are other words.
const SHORT: usize = 3;
