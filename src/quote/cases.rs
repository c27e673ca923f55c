//! Russian names out of the genitive, which follows "according to": "Светланы Игнатовой" is Светлана Игнатова.

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_out_of_the_genitive() {
        for (from, to) in [
            ("Светланы Игнатовой", "Светлана Игнатова"),
            ("Ольги Ветровской", "Ольга Ветровская"),
            ("Марии Лужиной", "Мария Лужина"),
            ("Айсена Тимофеева", "Айсен Тимофеев"),
            ("Сергея Громского", "Сергей Громский"),
            ("Игоря Бондаренко", "Игорь Бондаренко"),
            ("Бакыта Осмонова", "Бакыт Осмонов"),
            ("Джон Смит", "Джон Смит"),
        ] {
            assert_eq!(nominative(from), to);
        }
    }
}
