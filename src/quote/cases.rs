//! Russian names out of the genitive, which follows "according to" ("Светланы Игнатовой" is Светлана Игнатова), and out of the
//! instrumental, which follows "with".

/// The first case of a first name and a surname that stand in the genitive; as they are where they show none.
pub(super) fn nominative(name: &str) -> String {
    let mut parts: Vec<String> = name.split_whitespace().map(str::to_owned).collect();
    let (Some(first), Some(last)) = (parts.first().cloned(), parts.last().cloned()) else { return name.to_owned() };
    if parts.len() < 2 {
        return name.to_owned();
    }
    let Some((given, woman)) = given(&first) else { return name.to_owned() };
    let family = if woman { of_woman(&last) } else { of_man(&last) };
    let end = parts.len() - 1;
    parts[0] = given;
    parts[end] = family.unwrap_or(last);
    parts.join(" ")
}

/// A first name, and whether it is a woman's: "Светланы", "Марии"; "Айсена", "Сергея", "Игоря".
fn given(name: &str) -> Option<(String, bool)> {
    let with = |stem: &str, end: &str| format!("{stem}{end}");
    if let Some(stem) = name.strip_suffix("ии") {
        return Some((with(stem, "ия"), true));
    }
    if let Some(stem) = name.strip_suffix('ы') {
        return Some((with(stem, "а"), true));
    }
    if let Some(stem) = name.strip_suffix('и') {
        let hard = stem.ends_with(['г', 'к', 'х', 'ж', 'ш', 'ч', 'щ']);
        // "Николь" and "Любови" would be told apart by a list only.
        return Some((with(stem, if hard { "а" } else { "я" }), true));
    }
    if let Some(stem) = name.strip_suffix('я') {
        let vowel = stem.ends_with(['а', 'е', 'и', 'о', 'у', 'э', 'ю', 'ы']);
        return Some((with(stem, if vowel { "й" } else { "ь" }), false));
    }
    name.strip_suffix('а').filter(|stem| stem.chars().count() > 2).map(|stem| (stem.to_owned(), false))
}

fn of_woman(name: &str) -> Option<String> {
    let cut = |end: &str| name.strip_suffix(end);
    if let Some(stem) = cut("ской").or_else(|| cut("цкой")) {
        return Some(format!("{stem}{}ая", if name.ends_with("ской") { "ск" } else { "цк" }));
    }
    let stem = cut("ой")?;
    stem.ends_with(['в', 'н']).then(|| format!("{stem}а"))
}

fn of_man(name: &str) -> Option<String> {
    if let Some(stem) = name.strip_suffix("ого") {
        let soft = stem.ends_with(['к', 'г', 'х']);
        return Some(format!("{stem}{}", if soft { "ий" } else { "ый" }));
    }
    if let Some(stem) = name.strip_suffix('а') {
        return Some(stem.to_owned());
    }
    let stem = name.strip_suffix('я')?;
    let vowel = stem.ends_with(['а', 'е', 'и', 'о', 'у']);
    Some(format!("{stem}{}", if vowel { "й" } else { "ь" }))
}

/// The first case of a first name and a surname that stand in the instrumental: "Светланой Игнатовой", "Игорем Тимофеевым".
pub(super) fn out_of_instrumental(name: &str) -> String {
    let parts: Vec<&str> = name.split_whitespace().collect();
    let [first, .., last] = parts.as_slice() else { return name.to_owned() };
    let vowel = |stem: &str| stem.ends_with(['а', 'е', 'и', 'о', 'у', 'э', 'ю', 'ы']);
    let (given, woman) = if let Some(stem) = first.strip_suffix("ой") {
        (format!("{stem}а"), true)
    } else if let Some(stem) = first.strip_suffix("ей") {
        (format!("{stem}я"), true)
    } else if let Some(stem) = first.strip_suffix("ом") {
        (stem.to_owned(), false)
    } else if let Some(stem) = first.strip_suffix("ем") {
        (format!("{stem}{}", if vowel(stem) { "й" } else { "ь" }), false)
    } else {
        return name.to_owned();
    };
    let adjective = |stem: &str, end: &str| format!("{stem}{}", if stem.ends_with(['к', 'г', 'х']) { "ий" } else { end });
    let family = if woman {
        of_woman(last)
    } else if let Some(stem) = last.strip_suffix("ым") {
        Some(if stem.ends_with(['в', 'н']) { stem.to_owned() } else { adjective(stem, "ый") })
    } else if let Some(stem) = last.strip_suffix("им") {
        Some(adjective(stem, "ий"))
    } else {
        last.strip_suffix("ом").map(str::to_owned)
    };
    let middle = &parts[1..parts.len() - 1];
    let family = family.unwrap_or_else(|| (*last).to_owned());
    [&[given.as_str()], middle, &[family.as_str()]].concat().join(" ")
}
