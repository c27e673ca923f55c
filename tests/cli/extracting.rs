//! `whosaid extract` on the real article: who is quoted, as what, from where; and what nobody said.

use std::fmt::Write;

use serde_json::json;

use super::harness::{Home, SEED, snapshot};

#[test]
fn twelve_quotes_with_speakers_affiliations_and_regions() {
    let home = Home::new().with_seed_corpus();
    let body = home.body(SEED);
    let found = home.run_with(&["extract", "--json", "-"], &body).code(0).quiet().json();
    let quotes = found["quotes"].as_array().unwrap();
    assert_eq!(quotes.len(), 12);
    let mut table = String::new();
    for quote in quotes {
        let text = quote["text"].as_str().unwrap();
        let regions: Vec<&str> = quote["regions"].as_array().unwrap().iter().map(|r| r.as_str().unwrap()).collect();
        let (speaker, affiliation) = (quote["speaker"].as_str().unwrap(), quote["affiliation"].as_str().unwrap());
        let _ = writeln!(table, "{speaker} | {affiliation} | {}", regions.join(" "));
        // The affiliation is the article's, letter by letter; the words stand between their marks, and those are left out.
        assert!(body.contains(&format!("—— {speaker},{affiliation}\n“{text}”\n")), "{speaker}");
    }
    snapshot("seed_speakers", &table);
}

#[test]
fn introduction_head_lines_and_source_are_nobodys_words() {
    let home = Home::new().with_small_gazetteer().with_seed_corpus();
    let found = home.run_with(&["extract", "--json", "-"], home.body(SEED)).json();
    let quotes: String = found["quotes"].as_array().unwrap().iter().map(|q| q["text"].as_str().unwrap()).collect();
    for nobodys in [
        "自今年初DeepSeek推出以来",
        "《远方世界》与多位专家",
        "图片源于",
        "restofworld.org",
        "——  ",
        "观察研究基金会",
        "超越山谷",
        "技术与大国崛起",
    ] {
        assert!(!quotes.contains(nobodys), "{nobodys}");
    }
    // Nested marks and dashes belong to the words.
    for theirs in ["‘软科技’", "‘胜利’", "没有限制的状况——这意味着"] {
        assert!(quotes.contains(theirs), "{theirs}");
    }
}

#[test]
fn the_terminal_shows_each_quote_with_how_sure_it_is() {
    let home = Home::new().with_seed_corpus();
    let ran = home.run_with(&["extract", "-"], home.body(SEED));
    ran.code(0).quiet().stdout_contains("Sameer Patil · IN · direct · 98%").stdout_contains("印度观察研究基金会安全、战略与技术中心主任");
    assert_eq!(ran.stdout().matches(" · direct · ").count(), 12);
}

#[test]
fn a_text_without_quotations_has_none() {
    let home = Home::new().with_small_gazetteer();
    let file = home.file("plain.txt", "昨天下雨。\n今天也下雨。\n");
    home.run(&["extract", file.to_str().unwrap()]).fails(1).stderr_contains("no quotation was found");
    assert_eq!(home.run(&["extract", "--json", file.to_str().unwrap()]).code(1).json()["quotes"], serde_json::json!([]));
    home.run(&["extract", "nowhere.txt"]).fails(2).stderr_contains("nowhere.txt");
    home.run(&["extract", "."]).fails(2);
    home.run(&["extract"]).code(2);
}

#[test]
fn extraction_stores_nothing() {
    let home = Home::new().with_seed_corpus();
    let before = home.snapshot();
    home.run(&["extract", &format!("corpus/{SEED}.md")]).code(0);
    assert_eq!(home.snapshot(), before);
}

/// Speaker and words of each quote in a text, as `extract --batch` gives them.
fn said(lang: &str, text: &str) -> Vec<(String, String)> {
    let home = Home::new();
    let line = json!({ "id": "x", "lang": lang, "text": text }).to_string();
    let ran = home.run_with(&["extract", "--batch", "-"], line);
    let out: serde_json::Value = serde_json::from_str(&ran.code(0).stdout()).unwrap();
    let quotes = out["quotes"].as_array().unwrap();
    let string = |value: &serde_json::Value| value.as_str().unwrap_or("-").to_owned();
    for q in quotes {
        let (start, end) = (q["start"].as_u64().unwrap() as usize, q["end"].as_u64().unwrap() as usize);
        assert_eq!(&text[start..end], q["text"].as_str().unwrap());
    }
    quotes.iter().map(|q| (string(&q["speaker"]), string(&q["text"]))).collect()
}

#[track_caller]
fn says(lang: &str, text: &str, expected: &[(&str, &str)]) {
    let found = said(lang, text);
    let found: Vec<(&str, &str)> = found.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn speech_in_running_text_is_read_in_many_languages() {
    says(
        "en",
        "The dam is old.\n\n“Every winter we patch the same crack,” said Ida Okoro, chief engineer of the Lowmoor Trust. “One day it will not wait.”\n\nShe added: “Nobody builds a dam twice in a lifetime.”",
        &[
            ("Ida Okoro", "Every winter we patch the same crack,"),
            ("Ida Okoro", "One day it will not wait."),
            ("Ida Okoro", "Nobody builds a dam twice in a lifetime."),
        ],
    );
    says(
        "de",
        "„Die Brücke hält noch zwanzig Jahre, wenn man sie lässt“, sagte Bauleiterin Karla Wendt am Montag. „Danach sehen wir weiter und rechnen neu.“",
        &[
            ("Karla Wendt", "Die Brücke hält noch zwanzig Jahre, wenn man sie lässt"),
            ("Karla Wendt", "Danach sehen wir weiter und rechnen neu."),
        ],
    );
    says(
        "fr",
        "« Le vent ne demande pas la permission », conclut Maëlle Odry, ingénieure à Brest.",
        &[("Maëlle Odry", "Le vent ne demande pas la permission")],
    );
    says(
        "es",
        "«El río vuelve siempre a su cauce», advierte Rosa Ibarra, vecina del barrio.",
        &[("Rosa Ibarra", "El río vuelve siempre a su cauce")],
    );
    says(
        "ru",
        "«Мы считали каждую льдину по два раза», — отметила Вера Лужина, начальник станции.",
        &[("Вера Лужина", "Мы считали каждую льдину по два раза")],
    );
    says("zh", "“这座桥我们修了整整三年。”总工程师韦国栋表示,明年还要再修。", &[("韦国栋", "这座桥我们修了整整三年。")]);
    says("zh-Hant", "「河堤不是誰家的後院,」環境協會秘書長卓雅婷說。", &[("卓雅婷", "河堤不是誰家的後院,")]);
    says("hi", "मीरा जोशी ने कहा, “हमने हर कुएँ का पानी तीन बार जाँचा है।”", &[("मीरा जोशी", "हमने हर कुएँ का पानी तीन बार जाँचा है।")]);
    says(
        "ko",
        "박서연 연구원은 “우리는 모든 우물을 세 번씩 다시 조사했습니다”라고 말했다.",
        &[("박서연", "우리는 모든 우물을 세 번씩 다시 조사했습니다")],
    );
    says("ar", "وقال سامر حداد: «لقد فحصنا كل بئر ثلاث مرات هذا العام».", &[("سامر حداد", "لقد فحصنا كل بئر ثلاث مرات هذا العام")]);
    says("ja", "「井戸はすべて三回ずつ調べ直しました」と森田研究員は述べた。", &[("森田", "井戸はすべて三回ずつ調べ直しました")]);
}

#[test]
fn layouts_are_recognised_before_they_are_read() {
    says(
        "en",
        "What now?\n\nLeo Marsh, keeper of the Weller light, Norway\n\nThe lamp is electric and the sea is not. I still climb up every night.\n\nAda Quill, harbour historian, Peru\n\nWe kept the ledgers, and the ledgers kept us. Nobody else did it.",
        &[
            ("Leo Marsh", "The lamp is electric and the sea is not. I still climb up every night."),
            ("Ada Quill", "We kept the ledgers, and the ledgers kept us. Nobody else did it."),
        ],
    );
    says(
        "en",
        "“A lighthouse is a promise kept in public.”\n— Leo Marsh (keeper, Weller Light)\n\n“A harbour forgets nothing that it has paid for.”\n— Ada Quill (historian, Lima)",
        &[("Leo Marsh", "A lighthouse is a promise kept in public."), ("Ada Quill", "A harbour forgets nothing that it has paid for.")],
    );
    says(
        "en",
        "We spoke with Leo Marsh, keeper of the Weller light.\nQ: Is the lamp still lit?\nA: It is, every night of the year.\nQ: And who pays for it?\nA: The harbour does, and now and then the fish.",
        &[("Leo Marsh", "It is, every night of the year."), ("Leo Marsh", "The harbour does, and now and then the fish.")],
    );
}

#[test]
fn what_nobody_said_is_no_quotation() {
    says("en", "The book “A Short History of Weller and Its Harbour” sold out. They call it “the old lady” here.", &[]);
    says("en", "Marsh launched the so-called “plan of the seven long winters” in May.", &[]);
    says("zh", "他们把这项计划称为“会走路的灯塔和会说话的港口”。", &[]);
}

#[test]
fn the_unnamed_stay_unnamed() {
    says(
        "en",
        "“Nobody asked us before they closed the road,” said an official.",
        &[("-", "Nobody asked us before they closed the road,")],
    );
}

#[test]
fn lines_of_dialogue_open_with_a_dash_and_name_who_speaks() {
    says(
        "es",
        "La presa\n\n—La presa es vieja y nadie quiere mirarla —dijo Rosa Ibarra, ingeniera—. No aguantará otro invierno.\n\n—Nadie nos escucha en la capital.",
        &[("Rosa Ibarra", "La presa es vieja y nadie quiere mirarla"), ("Rosa Ibarra", "No aguantará otro invierno.")],
    );
    says(
        "pt",
        "A barragem\n\n— A barragem é velha e ninguém quer olhar, disse a engenheira Rosa Prado. — Não vai aguentar outro inverno.",
        &[("Rosa Prado", "A barragem é velha e ninguém quer olhar"), ("Rosa Prado", "Não vai aguentar outro inverno.")],
    );
    says(
        "ru",
        "Плотина\n\n— Плотину давно никто не хочет осматривать, — сказала Вера Лужина. — Зиму она не простоит.",
        &[("Вера Лужина", "Плотину давно никто не хочет осматривать,"), ("Вера Лужина", "Зиму она не простоит.")],
    );
    says(
        "fr",
        "Le barrage\n\n— Le barrage est vieux et personne ne le regarde, dit Rose Martin, ingénieure à Lyon.",
        &[("Rose Martin", "Le barrage est vieux et personne ne le regarde")],
    );
}

#[test]
fn the_reporters_clause_between_the_words_is_nobodys() {
    says(
        "ru",
        "«Город не может платить один, — заявил мэр Андрей Громов. — Нам нужна помощь». По словам Громова, «ремонт начнётся не раньше мая».",
        &[
            ("Андрей Громов", "Город не может платить один,"),
            ("Андрей Громов", "Нам нужна помощь"),
            ("Андрей Громов", "ремонт начнётся не раньше мая"),
        ],
    );
    says(
        "fr",
        "« Si l’on ne fait rien, prévient Claire Soubeyran, il n’y aura plus de poissons. »",
        &[("Claire Soubeyran", "Si l’on ne fait rien"), ("Claire Soubeyran", "il n’y aura plus de poissons.")],
    );
}

#[test]
fn a_description_is_not_the_person_named_in_it() {
    says(
        "en",
        "Ida Okoro was away. “Nobody asked us before they closed the road,” Okoro’s former campaign manager said in an interview.",
        &[("-", "Nobody asked us before they closed the road,")],
    );
    says(
        "en",
        "“Our assumption is that the road stays closed,” Senate Majority Leader Max Conway, R-Ky., said Tuesday.",
        &[("Max Conway", "Our assumption is that the road stays closed,")],
    );
    says(
        "de",
        "Justizminister Holger Poppel sagte nach dem Ende der Geiselnahme: „Wir sind alle sehr erleichtert und froh.“",
        &[("Holger Poppel", "Wir sind alle sehr erleichtert und froh.")],
    );
}

#[test]
fn posts_stand_before_behind_and_between_names() {
    says(
        "ko",
        "최영미 서울대 환경학과 교수는 “강물이 이십 년 동안 삼분의 일 줄었다”며 “지금 손쓰지 않으면 물고기가 사라진다”고 지적했다. 최 교수는 “아무도 듣지 않는다”고 말했다.",
        &[
            ("최영미", "강물이 이십 년 동안 삼분의 일 줄었다"),
            ("최영미", "지금 손쓰지 않으면 물고기가 사라진다"),
            ("최영미", "아무도 듣지 않는다"),
        ],
    );
    says(
        "ja",
        "「ダムは古く、誰も見ようとしない」と水資源研究所の佐藤美咲研究員は語った。佐藤氏は「もう一冬は持たないでしょう」と付け加えた。",
        &[("佐藤美咲", "ダムは古く、誰も見ようとしない"), ("佐藤美咲", "もう一冬は持たないでしょう")],
    );
    says(
        "ar",
        "وأوضح رئيس البلدية سامر الخطيب أن «البلدية لا تستطيع أن تدفع وحدها». وأكد الخطيب: «نطلب المال منذ عشر سنوات».",
        &[("سامر الخطيب", "البلدية لا تستطيع أن تدفع وحدها"), ("سامر الخطيب", "نطلب المال منذ عشر سنوات")],
    );
    says(
        "hi",
        "पर्यावरण की प्रोफेसर डॉ. मीना जोशी के अनुसार, “बीस साल में नदी का पानी एक तिहाई घट गया है।”",
        &[("मीना जोशी", "बीस साल में नदी का पानी एक तिहाई घट गया है।")],
    );
}

#[test]
fn a_first_line_that_tells_who_said_it_is_no_headline() {
    let below = "\n\nThe works are to begin in May. Nobody knows what they will cost, and the council has not voted on any of it yet.";
    says(
        "en",
        &format!("Mayor Ida Okoro said: “We will rebuild the dam before winter.”{below}"),
        &[("Ida Okoro", "We will rebuild the dam before winter.")],
    );
    says("en", &format!("Mayor promises “a dam that will stand for ages”{below}"), &[]);
}
