//! `whosaid extract` on the real article: who is quoted, as what, from where; and what nobody said.

use std::fmt::Write;

use super::harness::{Home, SEED, quotes, snapshot};

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

/// Speaker and words of each quote in a text.
fn said(lang: &str, text: &str) -> Vec<(String, String)> {
    let quotes = quotes(lang, text);
    let string = |value: &serde_json::Value| value.as_str().unwrap_or("-").to_owned();
    for q in &quotes {
        let (start, end) = (q["start"].as_u64().unwrap() as usize, q["end"].as_u64().unwrap() as usize);
        assert_eq!(&text[start..end], q["text"].as_str().unwrap());
    }
    quotes.iter().map(|q| (string(&q["speaker"]), string(&q["text"]))).collect()
}

#[track_caller]
pub(super) fn says(lang: &str, text: &str, expected: &[(&str, &str)]) {
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

#[test]
fn interviews_are_read_whatever_marks_their_turns() {
    // Flattened into one line.
    says(
        "zh",
        "本刊专访海洋大学教授梁启蒙。记者:难题是什么?梁启蒙:不是技术,是修复。海底的划痕不会消失。记者:您支持暂停吗?梁启蒙:我支持先把账算清楚,再谈开工。",
        &[("梁启蒙", "不是技术,是修复。海底的划痕不会消失。"), ("梁启蒙", "我支持先把账算清楚,再谈开工。")],
    );
    // Whoever is introduced answers.
    says(
        "zh-Hant",
        "導演林于晴的新片本週上映,本刊與她聊了聊。\n\n問:為什麼沒有台詞?\n答:因為海女下水的時候不能說話。\n問:最難的是什麼?\n答:等。等浪,等光,等一個人願意再下去一次。",
        &[("林于晴", "因為海女下水的時候不能說話。"), ("林于晴", "等。等浪,等光,等一個人願意再下去一次。")],
    );
    // A dash behind the name; the house only asks.
    says(
        "en",
        "We met the violin maker Tolu Ajayi in her workshop.\n\nTidewater – When did you start?\n\nAjayi – At nine, with a cigar box.\n\nTidewater – Do you use old wood?\n\nAjayi – Only when the wood is honest.",
        &[("Tolu Ajayi", "At nine, with a cigar box."), ("Tolu Ajayi", "Only when the wood is honest.")],
    );
    // Numbered questions above those who answer.
    says(
        "en",
        "Two questions about cod\n\n1. Will the quota be cut?\n\nHenrik Solberg: It has to be, and soon.\n\nLaila Mansour: Yes, the coastal boats will pay.\n\n2. Who will enforce it?\n\nHenrik Solberg: The same inspectors as before.\n\nLaila Mansour: Nobody. That is the honest answer.",
        &[
            ("Henrik Solberg", "It has to be, and soon."),
            ("Laila Mansour", "Yes, the coastal boats will pay."),
            ("Henrik Solberg", "The same inspectors as before."),
            ("Laila Mansour", "Nobody. That is the honest answer."),
        ],
    );
    // Letters, and dashes alone.
    says(
        "es",
        "Julia Bermúdez, arqueóloga, dirige las excavaciones.\n\nP. ¿Qué han encontrado?\n\nR. Un horno intacto, con pan dentro.\n\nP. ¿De qué cereal?\n\nR. De escanda y de paciencia.",
        &[("Julia Bermúdez", "Un horno intacto, con pan dentro."), ("Julia Bermúdez", "De escanda y de paciencia.")],
    );
    says(
        "ru",
        "Инга Сафина, реставратор, возвращает звук старым роялям.\n\n— Какой рояль был самым трудным?\n\n— Тот, на котором сушили яблоки.\n\n— Вы играете сами?\n\n— Только гаммы, и те по утрам.",
        &[("Инга Сафина", "Тот, на котором сушили яблоки."), ("Инга Сафина", "Только гаммы, и те по утрам.")],
    );
}

#[test]
fn names_stand_above_what_they_say() {
    says(
        "zh",
        "作业该不该取消？\n\n段云舟（师范大学教授）：\n作业不是问题，重复才是问题。\n\n金旻雅（教育研究院研究员）：\n我们取消过一次，补习班第二天就满了。",
        &[("段云舟", "作业不是问题，重复才是问题。"), ("金旻雅", "我们取消过一次，补习班第二天就满了。")],
    );
    says(
        "en",
        "Two views on bees\n\nAmara Diallo\nAgronomist at the University of Dakar\n\n“We count bees the way misers count coins.”\n\nViktor Holub\nBeekeeper and writer\n\n“My hives have moved uphill since then.”",
        &[("Amara Diallo", "We count bees the way misers count coins."), ("Viktor Holub", "My hives have moved uphill since then.")],
    );
    says(
        "ja",
        "鉄道は残すべきか\n\n交通ジャーナリスト・桐谷みのり\n\n線路は数字では残せません。駅には意味があります。\n\n桐谷みのり氏\n\n工科大学教授・大野健吾\n\n線路を自転車道に変えました。村の人は困っています。\n\n大野健吾氏",
        &[
            ("桐谷みのり", "線路は数字では残せません。駅には意味があります。"),
            ("大野健吾", "線路を自転車道に変えました。村の人は困っています。"),
        ],
    );
}

#[test]
fn a_pull_quote_is_counted_once() {
    says(
        "en",
        "The crossing\n\n“A bridge is the dearest way to stay in traffic,” said Mara Hale, an engineer. “A ferry can be moved.”\n\n“A bridge is the dearest way to stay in traffic.”\n\nThe study is out on Monday.",
        &[("Mara Hale", "A bridge is the dearest way to stay in traffic,"), ("Mara Hale", "A ferry can be moved.")],
    );
}

#[test]
fn escaped_marks_are_marks() {
    says(
        "en",
        "&ldquo;A citation is a handshake without hands,&rdquo; said Caleb Ruiz, an ethicist.&nbsp;&quot;They will learn to bow instead.&quot;",
        &[("Caleb Ruiz", "A citation is a handshake without hands,"), ("Caleb Ruiz", "They will learn to bow instead.")],
    );
}

#[test]
fn a_block_of_paragraphs_between_two_marks_is_one_quotation() {
    says(
        "zh-Hant",
        "漁民互助會主席周德厚今年七十三歲。\n\n他說:\n「以前看雲就知道風,現在看手機。\n手機說沒有風的那一天,我們翻了三條船。」\n\n談到轉型,周德厚搖頭:「釣魚團一個月來兩次,柴油天天要錢。」",
        &[
            ("周德厚", "以前看雲就知道風,現在看手機。\n手機說沒有風的那一天,我們翻了三條船。"),
            ("周德厚", "釣魚團一個月來兩次,柴油天天要錢。"),
        ],
    );
    says(
        "en",
        "The following statement was issued by Annika Sorrell, head of the Orchards Trust:\n\n“The frost has taken the cherry blossom.\n\n“What growers need is a fund that pays before the harvest.”",
        &[("Annika Sorrell", "The frost has taken the cherry blossom.\n\n“What growers need is a fund that pays before the harvest.")],
    );
}

#[test]
fn verbs_that_nobody_knows_stand_beside_names_that_somebody_does() {
    says(
        "es",
        "El plan no convence. «Nos piden que no pesquemos y que sonriamos», se queja Gonzalo Prats, presidente de la Cofradía.",
        &[("Gonzalo Prats", "Nos piden que no pesquemos y que sonriamos")],
    );
    says(
        "nl",
        "„Een dijk is pas veilig als niemand praat”, zegt Sanne Verhoeven, hoogleraar.",
        &[("Sanne Verhoeven", "Een dijk is pas veilig als niemand praat")],
    );
}

#[test]
fn words_that_hold_a_verb_of_speech_are_none() {
    says(
        "zh",
        "前世界银行高级顾问、现任大学客座教授温岚则认为,补贴应当与工资一起发放。“单独发,就一定会被忘记。”她说。",
        &[("温岚", "单独发,就一定会被忘记。")],
    );
}

#[test]
fn genitives_are_no_speakers() {
    says(
        "ru",
        "«Мы считаем трещины каждую неделю», — рассказала эксперт Центра городских исследований Ольга Ветрова. По её словам, «денег на ремонт до весны нет».",
        &[("Ольга Ветрова", "Мы считаем трещины каждую неделю"), ("Ольга Ветрова", "денег на ремонт до весны нет")],
    );
    says(
        "ko",
        "“어촌계가 무너지면 마을의 장례식도 사라집니다.” 한소라 서울대 사회학과 교수의 말이다.",
        &[("한소라", "어촌계가 무너지면 마을의 장례식도 사라집니다.")],
    );
    says(
        "ja",
        "「海の砂漠は、音もなく広がります」。海洋大学の三浦千鶴准教授はそう話す。水温は2度上がった。「ウニだけが元気なんです」と笑う。",
        &[("三浦千鶴", "海の砂漠は、音もなく広がります"), ("三浦千鶴", "ウニだけが元気なんです")],
    );
}
