//! Whom words are given to: Russian names out of their cases, and pronouns by first names.

use super::speaker;

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
        assert_eq!(speaker("ru", &format!("По словам {from}, «плотина старая и зиму не простоит».")), to);
    }
}

#[test]
fn names_come_out_of_the_instrumental() {
    for (from, to) in [
        ("Светланой Игнатовой", "Светлана Игнатова"),
        ("Марией Лужиной", "Мария Лужина"),
        ("Айсеном Тимофеевым", "Айсен Тимофеев"),
        ("Сергеем Громским", "Сергей Громский"),
        ("Игорем Бондаренко", "Игорь Бондаренко"),
        ("Джон Смит", "Джон Смит"),
    ] {
        let text = format!(
            "О плотине мы поговорили с {from}, инженером.\n\n— Плотина старая?\n\n— Она старая и зиму не простоит.\n\n\
            — И что делать?\n\n— Строить новую плотину, и как можно скорее."
        );
        assert_eq!(speaker("ru", &text), to);
    }
}

/// Whom "she" and "he" stand for, where one person is named.
fn of_pronouns(lang: &str, name: &str) -> [String; 2] {
    let text = |she: bool| match lang {
        "it" => {
            format!("{name} ha misurato la diga. «La diga è vecchia e nessuno la guarda», ha detto {}.", if she { "lei" } else { "lui" })
        }
        "ru" => {
            format!("{name} смотрит на плотину. «Плотина старая и зиму не простоит», — {}.", if she { "сказала она" } else { "сказал он" })
        }
        _ => format!("{name} watched the dam. “The dam is old and nobody looks at it,” {} said.", if she { "she" } else { "he" }),
    };
    [true, false].map(|she| speaker(lang, &text(she)))
}

#[test]
fn endings_tell_where_they_do() {
    for (lang, name) in [("it", "Costanza Melzi"), ("ru", "Ольга Ветрова")] {
        assert_eq!(of_pronouns(lang, name), [name, "-"]);
    }
    for (lang, name) in [("it", "Andrea Melzi"), ("ru", "Никита Ветров")] {
        assert_eq!(of_pronouns(lang, name), ["-", name]);
    }
    for (lang, name) in [("ru", "Маргит Тамм"), ("en", "Robin Okoro")] {
        assert_eq!(of_pronouns(lang, name), [name, name]);
    }
    let text = "Ruggero Bassi, geologo, e Costanza Melzi, geologa, guardano la diga. «La diga è vecchia e nessuno la guarda», ha detto";
    assert_eq!(speaker("it", &format!("{text} la studiosa.")), "Costanza Melzi");
    let text = "Nuno Faria, médico, escreveu. Rosa Prado, médica, mediu a febre. «A febre voltou e ninguém dorme aqui», disse";
    assert_eq!(speaker("pt", &format!("{text} o médico.")), "Nuno Faria");
    assert_eq!(of_pronouns("en", "Mary Okoro"), ["Mary Okoro", "-"]);
}
