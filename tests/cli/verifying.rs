//! `whosaid verify`: exact, altered, somebody else's, or not there.

use super::harness::{Home, record};

const PATIL: &str = "前进的道路不在于复制美国或中国的模式,而在于培养本土等同于ChatGPT或DeepSeek的平台";

#[test]
fn marks_width_blanks_and_script_change_nothing() {
    let home = Home::indexed();
    for sentence in [
        PATIL.to_owned(),
        format!("“{PATIL}。”"),
        format!("「{PATIL}」"),
        format!("\"{PATIL}\""),
        PATIL.replace(',', "，"),
        PATIL.replace("ChatGPT", "ＣｈａｔＧＰＴ").replace("DeepSeek", "deepseek"),
        PATIL.replace("不在于", " 不在于\n").replace("平台", "  平台  "),
        "前進的道路不在於複製美國或中國的模式,而在於培養本土等同於ChatGPT或DeepSeek的平台".to_owned(),
        format!("Sameer Patil: “{PATIL}”"),
        format!("Sameer Patil说:“{PATIL}”"),
    ] {
        let ran = home.run(&["verify", &sentence]);
        ran.code(0)
            .quiet()
            .stdout_contains("Exact: Sameer Patil said this.")
            .stdout_contains("4vx35gggtyt7")
            .stdout_contains("restofworld.org");
    }
    home.run_with(&["verify"], format!("{PATIL}\n")).code(0).stdout_contains("Exact");
}

#[test]
fn a_sentence_over_two_paragraphs_is_shown_with_both() {
    let home = Home::indexed();
    let json = home.run(&["verify", "--json", "中国的方法显得远远少花钱。\n我们还需问,是否我们真的想要这样的未来?"]).code(0).json();
    assert_eq!(json["verdict"], "exact");
    let evidence = json["evidence"].as_array().unwrap();
    assert_eq!(evidence.iter().map(|e| e["speaker"].as_str().unwrap()).collect::<Vec<_>>(), ["Ramesh Srinivasan"; 2]);
}

#[test]
fn who_is_said_to_have_said_it_counts_though_nobody_knows_them() {
    let home = Home::indexed();
    const GEBRU: &str = "我认为这是一场自我贬值的竞赛";
    for (sentence, claimed) in [
        (format!("Sam Altman: “{GEBRU}”"), "Sam Altman"),
        (format!("“{GEBRU},” said Sam Altman"), "Sam Altman"),
        (format!("特朗普说:“{GEBRU}”"), "特朗普"),
        (format!("Responding to Timnit Gebru, Jeffrey Ding said: “{GEBRU}”"), "Jeffrey Ding"),
    ] {
        let ran = home.run(&["verify", &sentence]);
        ran.code(1).stdout_contains("Timnit Gebru said this, not").stdout_contains(claimed);
    }
    // Whoever else is named beside the words did not say them.
    home.run(&["verify", &format!("After Jeffrey Ding spoke, Timnit Gebru said: “{GEBRU}”")])
        .code(0)
        .stdout_contains("Exact: Timnit Gebru");
}

#[test]
fn words_out_of_a_sentence_are_not_passed_off_as_whole() {
    let home = Home::indexed();
    let part = "It is part of a sentence";
    home.run(&["verify", "复制美国或中国的模式"]).code(0).stdout_contains("Exact: Sameer Patil").stdout_contains(part);
    home.run(&["verify", "中国的方法显得远远少花钱"]).code(0).stdout_lacks(part);
    assert_eq!(home.run(&["verify", "--json", "复制美国或中国的模式"]).json()["in_part"], true);
}

#[test]
fn a_long_text_with_a_word_changed_is_found() {
    let sentence = |n: usize| format!("In the year {n} the harbour of town {n} was dredged, and {} ships called there.", n * 7);
    let said: Vec<String> = (1000..1400).map(sentence).collect();
    let home = Home::new().with_small_gazetteer().with_bulk(&[record("Ada Long", "pilot", &said.join(" "))]);
    home.run(&["rebuild", "--no-vectors"]).code(0);
    let claimed = said[100..150].join(" ").replace("town 1120 was dredged", "town 1120 was never dredged");
    let ran = home.run(&["verify", &claimed]);
    ran.code(1).stdout_contains("Altered: Ada Long").stdout_contains("[-never -]");
}

#[test]
fn an_altered_sentence_is_shown_with_the_difference() {
    let home = Home::indexed();
    let sentence = "中国的人工智能公司在模型能力上最多相差6到18个月";
    let ran = home.run(&["verify", sentence]);
    ran.code(1).stdout_contains("Altered: Sayash Kapoor").stdout_contains("6到1[-8-]{+2+}个月");
    let json = home.run(&["verify", "--json", sentence]).json();
    let joined = |keys: [&str; 2]| -> String {
        json["changes"].as_array().unwrap().iter().filter_map(|c| keys.iter().find_map(|k| c[*k].as_str())).collect()
    };
    // The difference is whole: one reading is the sentence, the other stands in the article.
    assert_eq!(joined(["same", "claimed"]), sentence);
    assert!(json["evidence"][0]["text"].as_str().unwrap().contains(&joined(["same", "said"])), "{json}");
}

#[test]
fn somebody_elses_words_are_given_back_to_them() {
    let home = Home::indexed();
    for sentence in [format!("Jeffrey Ding said: “{PATIL}”"), format!("杰弗里·丁说:“{PATIL}”"), format!("“{PATIL}” — Jeffrey Ding")]
    {
        let ran = home.run(&["verify", &sentence]);
        ran.code(1).stdout_contains("Someone else's words: Sameer Patil said this, not Jeffrey Ding.");
    }
}

#[test]
fn what_nobody_said_is_not_found() {
    let home = Home::indexed();
    for sentence in [
        "The moon is made of green cheese.",
        "月亮是绿色的奶酪做成的,大家都这么认为。",
        // The reporter's own words, a head line, a source.
        "大家对美中之间的人工智能竞赛都有各自的看法",
        "图片源于:https://restofworld.org/2025/us-china-ai-race-global-stakes/",
        // Words that stand in the article, put together anew.
        "美国和中国在公共服务中的出口引擎不受重创的大象",
        "印度",
        "!?",
        "…",
    ] {
        home.run(&["verify", sentence]).code(1).stdout_contains("Not found").stdout_lacks("│");
    }
    home.run(&["verify", "  "]).fails(2);
    home.run_with(&["verify"], "").fails(2);
}

#[test]
fn english_sentences_are_verified_too() {
    let home = Home::new().with_bulk(&[
        record("Moana Tupou", "University of Otago", "We should move the school before we move the road. The dunes won't hold."),
        record("Lars Eide", "harbour master of Bergen, Norway", "Everybody wants a wall, and nobody wants the bill."),
    ]);
    for exact in [
        "We should move the school before we move the road.",
        "we should move the SCHOOL   before we move the road",
        "“The dunes won’t hold.”",
        "Lars Eide: \"Everybody wants a wall, and nobody wants the bill\"",
    ] {
        home.run(&["verify", exact]).code(0).stdout_contains("Exact");
    }
    let altered = home.run(&["verify", "Everybody wants a wall, and nobody wants the debt."]);
    altered.code(1).stdout_contains("Altered: Lars Eide").stdout_contains("[-debt-]").stdout_contains("{+bill+}");
    let other = home.run(&["verify", "Lars Eide said, \"We should move the school before we move the road.\""]);
    other.code(1).stdout_contains("Someone else's words: Moana Tupou said this, not Lars Eide.");
    home.run(&["verify", "The fish were counted twice on Sunday."]).code(1).stdout_contains("Not found");
}
