//! Who may be meant at all: the text has to show somebody to be a person, and blocks to be theirs.

use super::extracting::says;
use super::harness::quotes;
use super::layouts::speakers;

/// Every quotation in a text is of one of these, or of nobody named.
fn only(lang: &str, text: &str, names: &[&str]) {
    for quote in quotes(lang, text) {
        let speaker = quote["speaker"].as_str();
        assert!(speaker.is_none_or(|name| names.contains(&name)), "{quote}");
    }
}

#[test]
fn a_surname_of_several_is_whom_the_text_named_first() {
    let text = "Tanner Osgood has led the Weller dockers since May. His mother, Adrianne Osgood, drove a crane for thirty years.\n\n\
        “Nobody asks who oils the crane until the day it stops,” said Osgood.";
    says("en", text, &[("Tanner Osgood", "Nobody asks who oils the crane until the day it stops,")]);
    let text = "Jane Roe Returns To Weller\n\nJane E. Roe, the mayor of Weller, came back. “The bridge was never the question,” Roe said.";
    assert_eq!(quotes("en", text)[0]["speaker"], "Jane E. Roe");
}

#[test]
fn no_pronoun_and_no_verb_makes_a_person_of_a_thing() {
    only(
        "en",
        "Ida Okoro wrote a novel. Some Unspoken Orchard is out in August.\n\n“I read everything, and thrillers most of all,” she said.",
        &["Ida Okoro"],
    );
    only("en", "A Tory source said: “It is shocking that nobody has asked who paid for the gate.”", &[]);
    only(
        "en",
        "On Sunday Mr Lowe said they had come to look at the UK, adding that the harbour had a “huge budget for paint and none for pumps”.",
        &["Lowe"],
    );
    only(
        "de",
        "Ina Moll führt das Hotel Seeblick. Sinkende Pegel machen ihr Sorgen. „Da unten lag im Sommer nur noch Kies“, sagt sie.",
        &["Ina Moll"],
    );
    only("de", "Entspannung findet Ina Moll am See und „ich freue mich jedes Mal auf die Stille dort“.", &["Ina Moll"]);
    only("ja", "発生可能性が高まった。フィギュアは続く。協会は「現在、対応を検討しているところです」と回答した。", &[]);
    only(
        "es",
        "Ana Vega, alcaldesa, llegó tarde. La Guardia Civil sigue buscando. “Queremos que vuelvan todos a sus casas”, ha señalado.",
        &["Ana Vega"],
    );
}

#[test]
fn a_sentence_about_the_same_one_leaves_them_meant() {
    let text = "Tomas Arlow is a lawyer. Moved by the example of Marcus Bell and Peter Lane, he studied at night.\n\n\
        “The judges of my dreams were there to curb what I saw,” he says.";
    only("en", text, &["Tomas Arlow"]);
}

#[test]
fn a_german_noun_is_no_part_of_a_name() {
    let text = "Bernd Bönte kennt beide. Hier sieht auch Bönte Vorteile. „Er boxt genauer als jeder andere“, sagte Bönte.";
    says("de", text, &[("Bernd Bönte", "Er boxt genauer als jeder andere")]);
    let text = "Am Ende kam Ricarda Moll zu Wort. „Die alten Häuser hatten klare Linien“, sagte Moll.";
    says("de", text, &[("Ricarda Moll", "Die alten Häuser hatten klare Linien")]);
    let text = "Ihr Mann Jan und der Trainer warten. „Wir haben noch nie so lange gewartet“, sagt ihre Freundin Kate Moss.";
    says("de", text, &[("Kate Moss", "Wir haben noch nie so lange gewartet")]);
}

#[test]
fn captions_and_links_are_no_round_of_statements() {
    let text = "Storm floods the coast\n\n“We lost the road in an hour,” said Ida Okoro, a farmer.\n\n\
        Jon Marsh (Weller Rovers) with the fire crew\n\nThe water rose until noon. “Nobody had sandbags,” said Ann Roe, a nurse. “And nobody came.”\n\n\
        Tom Lund (Odena United) on the dyke\n\nBy the evening it fell. “It will be back,” said Max Thorn, a hydrologist at Leeds.";
    only("en", text, &["Ida Okoro", "Ann Roe", "Max Thorn"]);
    assert_eq!(quotes("en", text).len(), 4);
    let text = "“The gate was open all night,” said Ida Okoro, a farmer.\n\nArrow MORE: Gate ‘ready to shut’ with a day to go\n\n\
        Arrow MORE: Council accuses dockers of sleeping\n\nArrow MORE: Map shows scale of the flood";
    only("en", text, &["Ida Okoro"]);
}

#[test]
fn names_may_stand_below_what_was_said() {
    let text = "Fomos ouvir quem lá anda.\n\n«Os meus clientes vêm a pé desde a paragem de cima.»\nCustódia Peneda, 67 anos, florista\n\n\
        «Percebo a ideia, mas podiam ter perguntado primeiro.»\nDinis Vaz, 20 anos, estudante";
    says(
        "pt",
        text,
        &[
            ("Custódia Peneda", "Os meus clientes vêm a pé desde a paragem de cima."),
            ("Dinis Vaz", "Percebo a ideia, mas podiam ter perguntado primeiro."),
        ],
    );
    assert_eq!(quotes("pt", text)[0]["affiliation"], "florista");
    let text = "Cartas\n\nEl banco de mi calle\n\nLeí con tristeza que van a quitar el banco de mi calle.\n\nEulalia Bermejo, maestra (Vigo)\n\n\
        Sombra, por favor\n\nUn asiento al sol no es un asiento, es una plancha.\n\nItzel Canché, arquitecta (Mérida)";
    says(
        "es",
        text,
        &[
            ("Eulalia Bermejo", "Leí con tristeza que van a quitar el banco de mi calle."),
            ("Itzel Canché", "Un asiento al sol no es un asiento, es una plancha."),
        ],
    );
}

#[test]
fn names_below_the_words_stay_theirs_where_another_line_looks_like_a_name() {
    let text = "¿Qué pasará con los mercados?\n\nPreguntamos a quienes viven de ellos y los estudian.\n\n\
        «Catorce meses sin vender son catorce meses sin comer, y nadie nos dijo nada.»\nRosaura Tecuapa Ibáñez\nVendedora, mercado La Ceiba, Puebla\n\n\
        «Las cañerías tienen setenta años. Si no cerramos nosotros, cerrará el drenaje.»\nHeriberto Salmerón Cue\nDirector de Abasto, Puebla\n\n\
        «Yo compro aquí desde niña, y si lo dejan caro me voy.»\nUna clienta de 64 años\n\n\
        «Hemos revisado once remodelaciones, y pocas salieron bien.»\nBaltasar Quiñones Urrego\nInvestigador del Centro de Estudios Urbanos, Bogotá\n\n\
        Las obras comenzarán el día 9.\n";
    says(
        "es",
        text,
        &[
            ("Rosaura Tecuapa Ibáñez", "Catorce meses sin vender son catorce meses sin comer, y nadie nos dijo nada."),
            ("Heriberto Salmerón Cue", "Las cañerías tienen setenta años. Si no cerramos nosotros, cerrará el drenaje."),
            ("-", "Yo compro aquí desde niña, y si lo dejan caro me voy."),
            ("Baltasar Quiñones Urrego", "Hemos revisado once remodelaciones, y pocas salieron bien."),
        ],
    );
}

#[test]
fn japanese_passers_by_sign_with_their_age_and_town() {
    let text = "朝市の前で聞いた。\n\n「魚の値段は去年の倍になりました。それでも毎朝並んでいます」\n浜口ゆかりさん（52）＝焼津市・食堂経営\n\n\
        「孫に鯛を食べさせたくて、始発で来たんだ」\n（ホセ・リベラさん・71歳、浜松市の元工員）\n";
    assert_eq!(speakers("ja", text), ["浜口ゆかり | 焼津市・食堂経営 | JP", "ホセ・リベラ | 浜松市の元工員 | JP"]);
    let text = "朝市の前で聞いた。\n\n「魚の値段は去年の倍になりました。それでも毎朝並んでいます」\n氏家健さん（34）＝焼津市・会社員\n";
    assert_eq!(speakers("ja", text), ["氏家健 | 焼津市・会社員 | JP"]);
    let text =
        "朝市の前で聞いた。\n\n「魚の値段は去年の倍になりました。それでも毎朝並んでいます」\n浜口ゆかりさん（52）＝2日、焼津市で撮影\n";
    assert_eq!(quotes("ja", text)[0]["speaker"], serde_json::Value::Null);
}

#[test]
fn interviews_need_neither_labels_nor_marks() {
    let text = "Entretien\n\nGéographe à Liège, Hermance Lodewick a suivi pendant onze ans les pêcheurs du delta.\n\n\
        Comment compte-t-on des gens qui bougent ?\n\nOn ne les compte pas, on les attend. Je m’asseyais au ponton et je notais.\n\n\
        Que vous ont appris les pêcheurs ?\n\nÀ me taire, d’abord. Ensuite, que l’on peut posséder un endroit sans y être.\n\n\
        Êtes-vous optimiste ?\n\nJe suis patiente, ce qui revient au même avec un peu plus de boue.\n\nPropos recueillis par Jean Roe";
    says(
        "fr",
        text,
        &[
            ("Hermance Lodewick", "On ne les compte pas, on les attend. Je m’asseyais au ponton et je notais."),
            ("Hermance Lodewick", "À me taire, d’abord. Ensuite, que l’on peut posséder un endroit sans y être."),
            ("Hermance Lodewick", "Je suis patiente, ce qui revient au même avec un peu plus de boue."),
        ],
    );
    let text = "강릉 손지도연구소장 모란희(61) 씨다. 작업실에서 만났다.\n\n-왜 지도인가.\n\n“화면은 내가 있는 곳만 보여 줍니다.”\n\n\
        -누가 이어받나.\n\n“손녀가 색연필을 쥐기 시작했습니다.”";
    says("ko", text, &[("모란희", "화면은 내가 있는 곳만 보여 줍니다."), ("모란희", "손녀가 색연필을 쥐기 시작했습니다.")]);
}

#[test]
fn what_stands_in_the_paragraph_above_goes_on_below() {
    let text = "The mine has been shut since May. Another villager, Lipolelo Potobere, said they often go for days without water.\n\n\
        “As we speak, we have been without water for three days.”";
    says("en", text, &[("Lipolelo Potobere", "As we speak, we have been without water for three days.")]);
}

#[test]
fn affiliations_are_neither_cut_nor_padded() {
    let of = |lang: &str, text: &str| quotes(lang, text)[0]["affiliation"].clone();
    let text = "“We saw it pass,” said Hayley Walsh, 42, a lecturer from Nottingham.";
    assert_eq!(of("en", text), "lecturer from Nottingham");
    let text = "„Das haben wir nie so gesagt“, sagte Ayşe Asar, Sprecherin für Forschung im Bundestag gegenüber der Zeitung.";
    assert_eq!(of("de", text), "Sprecherin für Forschung im Bundestag");
    let text = "«Дом стоит, пока его не трогают», — сказал 14 мая президент Академии Олег Ветров.";
    assert!(!of("ru", text).as_str().unwrap_or_default().contains("14"));
    let text = "“No hay control de ningún tipo en la plaza”, dice David Campo, portavoz de la asociación Pradera, a Diario Weller.";
    assert_eq!(of("es", text), "portavoz de la asociación Pradera");
}

#[test]
fn a_post_or_a_part_of_a_name_that_two_may_have_is_not_carried_over() {
    let text = "Anna Martin leitet das Haus. „Das Wasser stand bis zur Treppe im Keller“, sagte Martin Schulz.";
    says("de", text, &[("Martin Schulz", "Das Wasser stand bis zur Treppe im Keller")]);
    let text = "„Das Geld reicht nicht für alle Brücken“, sagte Jan Moll, Finanzminister von Odena. \
        „Die Brücken sind in gutem Zustand“, sagte der Verkehrsminister.";
    assert_ne!(quotes("de", text)[1]["speaker"], "Jan Moll");
    assert_ne!(quotes("de", &text.replace(". „Die", ".\n\n„Die"))[1]["speaker"], "Jan Moll");
}
