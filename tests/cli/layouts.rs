//! Odd layouts: who says what, what they are and where, a text of its own for each.

use super::extracting::says;
use super::harness::quotes;

/// Who speaks, with affiliation and regions, once each.
pub(super) fn speakers(lang: &str, text: &str) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    for quote in quotes(lang, text) {
        let text = |key: &str| quote[key].as_str().unwrap_or("-").to_owned();
        let regions: Vec<&str> = quote["regions"].as_array().unwrap().iter().filter_map(|r| r.as_str()).collect();
        let line = format!("{} | {} | {}", text("speaker"), text("affiliation"), regions.join(" "));
        if !seen.contains(&line) {
            seen.push(line);
        }
    }
    seen
}

#[test]
fn whoever_mostly_asks_is_the_house() {
    let text = "Ida Okoro (IO) is a lecturer in dam design at the University of Leeds. She met the Weller Review.\n\n\
        WR: Everybody says that dams last. Do they?\n\nIO: They last as long as somebody looks. After that they are ponds with a view.\n\n\
        WR: And who looks?\n\nIO: Two people, and one of them is about to retire to the coast.\n\nWR: Thank you.";
    says(
        "en",
        text,
        &[
            ("Ida Okoro", "They last as long as somebody looks. After that they are ponds with a view."),
            ("Ida Okoro", "Two people, and one of them is about to retire to the coast."),
        ],
    );
    assert_eq!(speakers("en", text), ["Ida Okoro | lecturer in dam design at the University of Leeds | GB"]);
}

#[test]
fn initials_before_dashes_lead_back_to_the_name() {
    let text = "Professora da Universidade de Coimbra, Ana Vilela fala de pontes.\n\nFolha do Rio – O que muda?\n\n\
        Ana Vilela – Muda a cor das pedras, e com ela a paciência dos turistas.\n\nFR – E os moradores?\n\n\
        AV – Os moradores nunca olharam para as pedras, porque moram nelas.";
    assert_eq!(speakers("pt", text), ["Ana Vilela | Professora da Universidade de Coimbra | PT"]);
}

#[test]
fn biographies_below_names_and_behind_conversations_tell_what_somebody_is() {
    let text = "公園的樹\n\n林書雅\n國立成功大學建築系教授,長期研究老樹,著有《樹下》。\n「樹比房子早到,卻要看房子的臉色過日子。」\n\n\
        田中實\n東京都立大學助理教授,曾參與公園改造。\n「先讓孩子爬上去,大人才會記得這棵樹的名字。」";
    assert_eq!(speakers("zh-Hant", text), ["林書雅 | 國立成功大學建築系教授 | TW", "田中實 | 東京都立大學助理教授 | JP"]);
    let text = "Who pays?\n\nIda Okoro:\n\nNobody pays for a dam twice, and nobody has paid for this one yet, as far as I can see.\n\n\
        Karl Wendt:\n\nThe valley pays. It pays with the years in which nothing was built there at all.\n\n\
        Ida Okoro is a senior researcher at the University of Ghana. Karl Wendt is a former adviser to Norway.";
    assert_eq!(
        speakers("en", text),
        ["Ida Okoro | senior researcher at the University of Ghana | GH", "Karl Wendt | former adviser to Norway | NO"]
    );
}

#[test]
fn headings_name_who_writes_below_them() {
    let text = "二つの視点\n\n■「種は畑で眠る」 高木瑞穂・東北農業大学准教授\n\n冷蔵庫の種は雨を知らない。毎年まく種だけが、その年の雨を覚えている。\n\n\
        高木瑞穂・東北農業大学准教授=本人提供\n\n■「名前のある芋」 ルイス・カマチョ・ペルー国立芋研究所所長\n\n\
        山には四千の芋があり、四千の名前がある。名前が消えた芋は翌年には植えられない。";
    assert_eq!(speakers("ja", text), ["高木瑞穂 | 東北農業大学准教授 | JP", "ルイス・カマチョ | ペルー国立芋研究所所長 | PE"]);
    let text = "専門家の声\n\n高木瑞穂氏(国立環境研究所室長)\n「見つかった数は、見つかった分だけの数です。」\n\n\
        大江亮氏(長崎大学教授)\n「友人に話すと、ようやく仲間になったねと言われます。」";
    assert_eq!(speakers("ja", text), ["高木瑞穂 | 国立環境研究所室長 | JP", "大江亮 | 長崎大学教授 | JP"]);
}

#[test]
fn guests_are_listed_before_they_speak() {
    let text = "圆桌|桥还是船\n\n嘉宾:\n韩立秋 西北工业大学教授\n马丁·多兰 爱尔兰国立高威大学讲师\n\n问题一:先修哪个?\n\n\
        韩立秋:先修路,路通了才知道要桥还是要船。\n\n马丁·多兰:在我们那里,船先到,桥后到,路还没有到。\n\n问题二:谁出钱?\n\n\
        韩立秋:谁先过河谁出钱。";
    assert_eq!(speakers("zh", text), ["韩立秋 | 西北工业大学教授 | CN", "马丁·多兰 | 爱尔兰国立高威大学讲师 | IE"]);
    let text = "परिचर्चा में शामिल हुए दिल्ली विश्वविद्यालय की प्रोफेसर मीरा जोशी और बांग्लादेश के अर्थशास्त्री अब्दुल करीम।\n\n\
        संचालक: क्या होना चाहिए?\n\nमीरा जोशी: पहले नालों को साफ कीजिए, नदी अपना रास्ता जानती है।\n\n\
        अब्दुल करीम: नीचे रहने वालों से भी पूछिए, पानी वहीं आता है।\n\nसंचालक: और पैसा?\n\nमीरा जोशी: उसी जेब से जिससे मुआवजा जाता है।";
    assert_eq!(speakers("hi", text), ["मीरा जोशी | दिल्ली विश्वविद्यालय की प्रोफेसर | IN", "अब्दुल करीम | बांग्लादेश के अर्थशास्त्री | BD"]);
}

#[test]
fn labels_may_have_no_colon_and_questions_no_question_mark() {
    let text = "국립생태원 책임연구원 하윤서 박사와 포르투갈 리스본대 교수 페드로 알베스가 만났다.\n\n―외래종은 모두 나쁜가.\n\n\
        하윤서 “나쁜 종은 없다. 나쁜 자리가 있을 뿐이다.”\n\n알베스 “우리는 백 년 심고 백 년 뽑고 있다. 물어봤으면 좋았다.”\n\n\
        ―시민이 할 일은.\n\n하윤서 “놓아주지 않는 것이 첫째다.”";
    assert_eq!(speakers("ko", text), ["하윤서 | 국립생태원 책임연구원 | KR", "페드로 알베스 | 포르투갈 리스본대 교수 | PT"]);
    let text = "Мы поговорили с Ольгой Ветровой, заведующей отделом птиц Казанского зоопарка.\n\n— Совы глупые?\n\n\
        — Они не любят торопиться, и поэтому прибор после них цел.\n\n— Сколько их у вас?\n\n— Сорок две, и одна считает меня женой.\n\n\
        — Вас называют мамой филинов.\n\n— Меня и похуже называют.";
    says(
        "ru",
        text,
        &[
            ("Ольга Ветрова", "Они не любят торопиться, и поэтому прибор после них цел."),
            ("Ольга Ветрова", "Сорок две, и одна считает меня женой."),
            ("Ольга Ветрова", "Меня и похуже называют."),
        ],
    );
}

#[test]
fn a_post_opens_the_paragraph_below_a_name() {
    let text = "Entretien avec Solange Mvogo\n\nAnthropologue à l’université de Douala, elle étudie les veilleurs.\n\n\
        La Revue : Qui sont-ils ?\n\nSolange Mvogo : Des hommes payés pour rester debout et pour connaître chaque bruit.\n\n\
        La Revue : Et la nuit ?\n\nS. M. : La nuit, ce sont eux qui gardent la forêt, et non l’inverse.";
    assert_eq!(speakers("fr", text), ["Solange Mvogo | Anthropologue à l’université de Douala | CM"]);
    let text = "مهندسة معمارية في الجامعة اللبنانية، تعمل نادين خوري على ترميم البيوت.\n\n- لماذا تنهار؟\n\n\
        خوري: لأن الماء يدخلها من السقف والورثة من الباب.\n\n- وهل القانون يحميها؟\n\nخوري: القانون يحمي الواجهة ولا يسأل عن الجدار.\n\n- ومتى تصلحون؟\n\nخوري: حين يصل المهندس.";
    assert_eq!(speakers("ar", text), ["نادين خوري | مهندسة معمارية في الجامعة اللبنانية | LB"]);
}

#[test]
fn marks_are_turned_round_in_german_books() {
    says(
        "de",
        "»Wir kochen das Holz, danach frisst es kein Pilz mehr«, berichtet Malin Berg, Chemikerin aus Kassel.",
        &[("Malin Berg", "Wir kochen das Holz, danach frisst es kein Pilz mehr")],
    );
}

#[test]
fn statements_on_behalf_of_somebody_are_theirs() {
    let text = "HAMILTON, NEW ZEALAND – The following statement was issued on behalf of Ngaire Tui, chair of the Waikato Rivers Committee:\n\n\
        “We accept every finding of the report.\n\n“The grate will be checked by a person with a torch.”";
    assert_eq!(speakers("en", text), ["Ngaire Tui | chair of the Waikato Rivers Committee | NZ"]);
}

#[test]
fn he_and_she_are_of_the_gender_of_a_first_name() {
    says(
        "it",
        "«Il bosco non ha fretta, noi sì», dice Costanza Melzi, storica del clima. Il sindaco, Ruggero Anselmi, ribatte: «Io ho una strada da aprire». «Le strade si aprono da sole», avverte la studiosa.",
        &[
            ("Costanza Melzi", "Il bosco non ha fretta, noi sì"),
            ("Ruggero Anselmi", "Io ho una strada da aprire"),
            ("Costanza Melzi", "Le strade si aprono da sole"),
        ],
    );
}

#[test]
fn places_settle_where_an_institution_is() {
    for (lang, text, expected) in [
        ("es", "«El hielo es un embalse que nadie inauguró», dice Ximena Larra, glacióloga de la Universidad de Magallanes.", "CL"),
        ("es", "«Nos piden agua y no estudios de agua», dice Teodoro Quispe, alcalde de San Pedro de Quemes.", ""),
        ("it", "«Il tempo è cambiato prima di noi», dice Jan Nowak, meteorologo polacco.", "PL"),
        ("de", "„Der Deich wartet nicht auf den Ausschuss“, sagt Karla Wendt, Leiterin der Sächsischen Wasserwacht.", "DE"),
        ("ru", "«Лёд приходит и уходит без нас», — говорит Ольга Ветрова, директор Сибирского института льда.", "RU"),
    ] {
        let found = speakers(lang, text);
        assert_eq!(found.first().and_then(|line| line.rsplit(" | ").next()), Some(expected), "{found:?}");
    }
}

#[test]
fn one_label_alone_leaves_the_rest_to_whoever_asks() {
    let text = "Professor Emanuele Sartori, ordinario di Diritto all'Università di Genova, chi comanda in un porto?\n\n\
        S.: Chi ha la chiave della sbarra. Tutto il resto sono decreti.\n\nE i sindacati?\n\nS.: Hanno la chiave di riserva, e la usano.\n\n\
        C'è chi parla di porto intelligente.\n\nS.: Intelligente sarebbe asfaltare la strada che ci arriva.";
    says(
        "it",
        text,
        &[
            ("Emanuele Sartori", "Chi ha la chiave della sbarra. Tutto il resto sono decreti."),
            ("Emanuele Sartori", "Hanno la chiave di riserva, e la usano."),
            ("Emanuele Sartori", "Intelligente sarebbe asfaltare la strada che ci arriva."),
        ],
    );
}

#[test]
fn a_headline_names_whom_the_text_introduces() {
    let text = "“A gutter is a law”: questions for Sade Adeyinka\n\nSade Adeyinka, director of the Lagos Drainage Lab, has mapped the gutters.\n\n\
        Q: Why gutters?\n\nA: Because everything that a city refuses to discuss ends up in one.\n\n\
        Q: And the ministry?\n\nA: They asked for it in a different font, twice.";
    assert_eq!(speakers("en", text), ["Sade Adeyinka | director of the Lagos Drainage Lab | NG"]);
    let text = "[인터뷰] 금아라 한국외대 언어학과 교수\n\nQ. 학생이 늘었다고요.\n\nA. 세 배가 됐습니다. 절반은 노래 때문이고 절반은 취업 때문입니다.\n\n\
        Q. 번역기가 있는데도요?\n\nA. 번역기는 속담 앞에서 멈춥니다. 그래서 사람이 필요해요.";
    assert_eq!(speakers("ko", text), ["금아라 | 한국외대 언어학과 교수 | KR"]);
}

#[test]
fn names_may_hold_words_of_the_language() {
    says(
        "zh",
        "“站距每拉大一百米,就有一位老人不出门。”同济大学副教授余向晚(yú xiàng wǎn)说。",
        &[("余向晚", "站距每拉大一百米,就有一位老人不出门。")],
    );
    says(
        "zh-Hant",
        "北海道大學教授岡田修平也說,「報告貼在登山口,旁邊才是熊的海報。」",
        &[("岡田修平", "報告貼在登山口,旁邊才是熊的海報。")],
    );
    says(
        "zh-Hant",
        "聯盟發言人賴品潔召開記者會,指出:\n\n「封路我們支持,封報告我們反對。」",
        &[("賴品潔", "封路我們支持,封報告我們反對。")],
    );
}

#[test]
fn somebody_unnamed_is_not_whoever_spoke_before() {
    says(
        "ja",
        "富山大学の氷室真砂准教授は「水は見えないところで減る」と話す。老舗の男性店主(71)は「水が変われば麺も変わる」と声を落とした。",
        &[("氷室真砂", "水は見えないところで減る"), ("-", "水が変われば麺も変わる")],
    );
    says(
        "ja",
        "「水は減る。だから謝る相手がいない」。富山大学の氷室真砂准教授(水文学)は苦笑する。",
        &[("氷室真砂", "水は減る。だから謝る相手がいない")],
    );
}

#[test]
fn a_phrase_stands_for_whoever_is_of_that_trade() {
    says(
        "fr",
        "« Le silence absolu est très bruyant », prévient Ghislain Delvaux, professeur de physique à l’université de Namur. L’ingénieure Nour Haddad répond : « J’ai gardé les battements du cœur. » « Le vide affiche complet ce soir », soupire le physicien.",
        &[
            ("Ghislain Delvaux", "Le silence absolu est très bruyant"),
            ("Nour Haddad", "J’ai gardé les battements du cœur."),
            ("Ghislain Delvaux", "Le vide affiche complet ce soir"),
        ],
    );
}

#[test]
fn what_is_named_so_is_no_quotation() {
    says(
        "ja",
        "名古屋市立大学の常盤亮介教授は「人は待つことに疲れる」と話す。病院は「やさしい十五度計画」と名付けた。",
        &[("常盤亮介", "人は待つことに疲れる")],
    );
}

#[test]
fn names_end_where_they_do() {
    says("zh-Hant", "香港城市大學副教授麥可為受訪時指出:「一部冷氣一天可收集八公升水。」", &[("麥可為", "一部冷氣一天可收集八公升水。")]);
    says(
        "ar",
        "وفي الجزائر تابع القصة سليم بوعزيز، وهو مؤرخ، وقال: \"نصف تاريخنا يسند أثاثا في مكان ما\".",
        &[("سليم بوعزيز", "نصف تاريخنا يسند أثاثا في مكان ما")],
    );
    says(
        "ko",
        "우치다 게이코 일본 지진연구센터장 역시 “우리도 지도에만 있는 섬이 500개”라고 거들었다.",
        &[("우치다 게이코", "우리도 지도에만 있는 섬이 500개")],
    );
}

#[test]
fn panels_list_who_takes_part_and_call_them_shortly() {
    let text = "【座談】屋頂上的菜園\n主持：呂安平（本刊編輯）\n與談：高禾真（臺南市農會推廣部主任）、拉莫斯．金唐（巴西聖保羅公立中學教師）\n\n\
        呂安平：先談土，屋頂的土從哪裡來？\n\n高禾真：土是一桶一桶背上去的，背的人後來都成了種菜的人。\n\n\
        拉莫斯．金唐：在我們那裡，土是學生從家裡帶來的，一人一杯。\n\n呂：有人把菜偷走嗎？\n\n高：有，偷走的都是蔥，沒有人偷苦瓜。";
    assert_eq!(speakers("zh-Hant", text), ["高禾真 | 臺南市農會推廣部主任 | TW", "拉莫斯．金唐 | 巴西聖保羅公立中學教師 | BR"]);
    let text = "Who waters the roofs?\n\nTwo answered by letter: Ida Okoro, director of the Roof Farm in Accra, Ghana; and Jonas Berg, head of \
        gardens at the Oslo Botanical Trust, Norway.\n\n1. Who waters them?\n\nIda Okoro: Whoever lives below. They come up to hang their \
        washing, and they bring a can.\n\nJonas Berg: Rain does. We only decide where it may stay.\n\n2. And in winter?\n\n\
        Okoro: We have no winter. We have dust, and dust is thirsty.\n\nRead next: “The Long Hose”";
    says(
        "en",
        text,
        &[
            ("Ida Okoro", "Whoever lives below. They come up to hang their washing, and they bring a can."),
            ("Jonas Berg", "Rain does. We only decide where it may stay."),
            ("Ida Okoro", "We have no winter. We have dust, and dust is thirsty."),
        ],
    );
    let text = "परिचर्चा: छत पर खेती\n\nसंचालन: मीरा त्रिवेदी, \"खेत सेतु\"\nप्रतिभागी: डॉ. रघुवीर सहाय (कृषि अर्थशास्त्री, जयपुर विश्वविद्यालय), सुनीता मुर्मू \
        (सरपंच, झारखंड)\n\nमीरा त्रिवेदी: शुरुआत पानी से करें?\n\nडॉ. रघुवीर सहाय: पानी सबसे ऊपर पहुँचता है और सबसे पहले सूखता है।\n\n\
        सुनीता मुर्मू: हमारे यहाँ छत पर मिर्च सूखती है, उगती नहीं।\n\nसहाय: मैं उनसे सहमत हूँ, मिर्च को धूप चाहिए।";
    says(
        "hi",
        text,
        &[
            ("रघुवीर सहाय", "पानी सबसे ऊपर पहुँचता है और सबसे पहले सूखता है।"),
            ("सुनीता मुर्मू", "हमारे यहाँ छत पर मिर्च सूखती है, उगती नहीं।"),
            ("रघुवीर सहाय", "मैं उनसे सहमत हूँ, मिर्च को धूप चाहिए।"),
        ],
    );
}

#[test]
fn whoever_has_no_name_may_stand_above_words_too() {
    let text = "What the roofs hear\n\nIda Okoro\nGardener and teacher, Accra, Ghana\n\n“Up here one hears who cooks what. I have learned four recipes.”\n\n\
        A night guard\nOffice block near Antwerp, Belgium\n\n“I water them at three. Nobody has asked me to, and nobody has told me to stop.”\n\n\
        Karl Wendt\nRoofer, Leipzig, Germany\n\n“Tomatoes weigh more than people think. I have mended two roofs since June.”";
    let said: Vec<String> = quotes("en", text).iter().map(|q| q["speaker"].as_str().unwrap_or("-").to_owned()).collect();
    assert_eq!(said, ["Ida Okoro", "-", "Karl Wendt"]);
    let text = "—— 顾澜清，华东师范大学教授\n“屋顶是城市的第二块田。”\n—— 一位不愿具名的物业人员\n“漏水的时候，他们找的是我。”\n";
    let said: Vec<String> = quotes("zh", text).iter().map(|q| q["speaker"].as_str().unwrap_or("-").to_owned()).collect();
    assert_eq!(said, ["顾澜清", "-"]);
}

#[test]
fn posts_go_on_over_commas_and_brackets_and_end_before_somebody_else() {
    assert_eq!(
        speakers("de", "„Der Zaun steht falsch herum“, kritisiert Jonas Berg, früher Förster, heute Leiter des Tierheims in Husum."),
        ["Jonas Berg | früher Förster, heute Leiter des Tierheims in Husum | DE"]
    );
    assert_eq!(
        speakers("es", "Ana Ferraz, directora de una primaria en Usulután (El Salvador), lo dice así: «Aquí nadie falta cuando llueve»."),
        ["Ana Ferraz | directora de una primaria en Usulután (El Salvador) | SV"]
    );
    assert_eq!(
        speakers(
            "pt",
            "Para a botânica Ana Ferraz, da Universidade do Algarve, em Portugal, a data é um erro. “Ninguém mede a sombra ao meio-dia”, afirma."
        ),
        ["Ana Ferraz | Universidade do Algarve, em Portugal | PT"]
    );
    assert_eq!(
        speakers(
            "fr",
            "Patron de la dernière scierie de Verviers (Belgique), Jean Marchal ne dit pas autre chose. « Nous coupons le lundi », ironise-t-il, « et le mardi nous attendons. »"
        ),
        ["Jean Marchal | Patron de la dernière scierie de Verviers | BE"]
    );
    assert_eq!(
        speakers("en", "“It runs on time,” said Ida Okoro, transport researcher at the American University of Central Asia in Kyrgyzstan."),
        ["Ida Okoro | transport researcher at the American University of Central Asia in Kyrgyzstan | KG"]
    );
    assert_eq!(
        speakers("es", "La geóloga chilena Ana Ferraz, autora de «Piedra viva», lo dice así: «La montaña no espera a nadie»."),
        ["Ana Ferraz | geóloga chilena | CL"]
    );
}

#[test]
fn interviews_are_read_whatever_opens_their_questions() {
    let text = "「訳さない勇気も要る」　翻訳者・瀬尾カミラさんに聞く\n\n台詞を移してきたのが、ブラジル出身の翻訳者、瀬尾カミラさん（41）だ。\n\n\
        ――小説とどこが違いますか。\n\n順番がないんです。台詞は断片で届きます。\n\n「ありがとう」の一言でも別の文になります。\n\n――仕事を奪うという声もあります。\n\n\
        奪われた仕事は確かにあります。冗談はまだ残っている。\n\nせお・かみら　1984年サンパウロ生まれ。";
    says(
        "ja",
        text,
        &[
            ("瀬尾カミラ", "順番がないんです。台詞は断片で届きます。\n\n「ありがとう」の一言でも別の文になります。"),
            ("瀬尾カミラ", "奪われた仕事は確かにあります。冗談はまだ残っている。"),
        ],
    );
    let text = "Ottavia Brusa, astronoma dell’Osservatorio di Asiago, ha convinto ventidue comuni.\n\nCome si convince un sindaco?\n«Lo porto in un \
        prato e spengo la torcia».\n\nE chi teme per la sicurezza?\n«La luce che abbaglia non protegge nessuno», ride.";
    says(
        "it",
        text,
        &[("Ottavia Brusa", "Lo porto in un prato e spengo la torcia"), ("Ottavia Brusa", "La luce che abbaglia non protegge nessuno")],
    );
    let text = "【座談会】AIは座れるか\n\n出席者\n三枝千尋（弁護士）\nグエン・ティ・ラン（司法通訳人）\n\n――率直な印象は。\n三枝：待ち時間は確かに短くなりました。\n\
        グエン：仕事が減ると言われましたが、実際は増えました。\n三枝：そこなんですよ。証拠としては弱すぎる。\n――時間です。\nグエン：謝れる側にいたいです。\n";
    assert_eq!(speakers("ja", text), ["三枝千尋 | 弁護士 | ", "グエン・ティ・ラン | 司法通訳人 | "]);
    let text = "Solène Abgrall publie « Le Greffier ».\n\nLa Gazette – Que cherchiez-vous ?\n\nSolène Abgrall – Des silences, et je les ai trouvés.\n\n\
        La Gazette – Et puis ?\n\nS. Abgrall – Un expert, on peut lui demander où il a étudié.\n\nLa Gazette – Faut-il débrancher ?\n\n\
        S. Abgrall – Non, il faut ralentir un peu.\n\nSollicitée, la chancellerie renvoie à sa charte.";
    says(
        "fr",
        text,
        &[
            ("Solène Abgrall", "Des silences, et je les ai trouvés."),
            ("Solène Abgrall", "Un expert, on peut lui demander où il a étudié."),
            ("Solène Abgrall", "Non, il faut ralentir un peu."),
        ],
    );
}

#[test]
fn what_an_empty_line_parts_from_the_last_turn_is_the_houses() {
    let text = "Ex-delegada em Belém, Iracema Pinto acompanhou o projeto.\n\nLadrilho: O que mudou?\nIracema: O tom de voz, e isso salva vida.\n\
        Ladrilho: E a bateria?\nIracema: A câmera não cansa, quem cansa é gente.\n\nProcurado, o coronel Edmílson Jucá respondeu: “As baterias chegam \
        até outubro e foram licitadas.”";
    says(
        "pt",
        text,
        &[
            ("Iracema Pinto", "O tom de voz, e isso salva vida."),
            ("Iracema Pinto", "A câmera não cansa, quem cansa é gente."),
            ("Edmílson Jucá", "As baterias chegam até outubro e foram licitadas."),
        ],
    );
    let text = "من ينقذ الأشرطة القديمة؟\n\nد. رحاب العميري، أستاذة التوثيق في جامعة الكويت: نصف الأشرطة كان ممسوحا.\n\nسفيان بوزيدي، مهندس صوت \
        جزائري: المشكلة ليست في الحفظ بل في السماع.\n\nرحاب العميري (مقاطعة): لا تبع البيت يا أستاذ!\n\nأدارت الندوة وأعدتها للنشر: سلمى عكاوي.";
    assert_eq!(speakers("ar", text), ["رحاب العميري | أستاذة التوثيق في جامعة الكويت | KW", "سفيان بوزيدي | مهندس صوت جزائري | DZ"]);
}

#[test]
fn a_colon_leads_to_paragraphs_without_marks_in_chinese() {
    let text = "发行商“琥珀熊”负责人卡罗尔·维西涅夫斯基每年要试玩三百款作品。他说：\n\n玩法我一个晚上就能看懂，笑话却要等三个月才有人翻。\n\n\
        我只希望有人问过一句：这里应该笑，还是应该难过？\n\n对此，协会秘书长邵菁有不同看法。她在会上回应：\n\n我们只有四个人，请不起六种语言的译者。\n\n\
        维西涅夫斯基后来承认，处境“确实不一样”。";
    let found = quotes("zh", text);
    let blocks: Vec<_> = found.iter().filter(|q| q["kind"] == "unmarked").map(|q| (&q["speaker"], q["text"].as_str().unwrap())).collect();
    assert_eq!(blocks[0].0, "卡罗尔·维西涅夫斯基");
    assert!(blocks[0].1.starts_with("玩法我一个晚上") && blocks[0].1.ends_with("还是应该难过？"), "{}", blocks[0].1);
    assert_eq!(blocks[1], (&serde_json::json!("邵菁"), "我们只有四个人，请不起六种语言的译者。"));
}

#[test]
fn slips_of_the_hand_are_mended_where_they_are() {
    let text = "——Ana Sol，天文台负责人\n““病人说自己没睡，\n仪器却不这么说。””——Bo Li，研究所研究员\n\"我劝学校晚一点敲钟。”\n—赵兰/作家\n“后来我学会了不看表。”";
    says(
        "zh",
        text,
        &[("Ana Sol", "病人说自己没睡，\n仪器却不这么说。"), ("Bo Li", "我劝学校晚一点敲钟。"), ("赵兰", "后来我学会了不看表。")],
    );
    let text = "What belongs on the tray?\n\nIda Okoro, head of nutrition, City Kitchens, Ghana\n\nI would keep the lid. Somebody packed it for her.\n\n\
        “Somebody packed it for her”\n\nCol. (ret.) Jonas Berg, former logistics director, School Fund, Norway\n\nKeep the driver. It was a road all \
        along.\n\nIllustration: “Tray No. 4” by Bea Lomax.";
    says(
        "en",
        text,
        &[("Ida Okoro", "I would keep the lid. Somebody packed it for her."), ("Jonas Berg", "Keep the driver. It was a road all along.")],
    );
}

#[test]
fn heads_end_in_a_stop_stand_behind_bullets_and_wide_blanks() {
    let text = "¿Se puede salvar la siesta?\n\nRemedios Galdón. Neumóloga y jefa de la Unidad del Sueño, España\nVeinte minutos. Ni uno más, y con la \
        persiana bajada.\n\nEzequiel Montaldi. Historiador, Universidad Nacional de Rosario (Argentina)\nAllí la siesta es ley sin papel, y nadie la \
        escribió.\n\n*Fe de errores: el título correcto era «Dormir en tiempos de prisa».";
    let said: Vec<_> = quotes("es", text).iter().map(|q| (q["speaker"].clone(), q["text"].as_str().unwrap().to_owned())).collect();
    assert_eq!(said[0], ("Remedios Galdón".into(), "Veinte minutos. Ni uno más, y con la persiana bajada.".to_owned()));
    assert_eq!(said[1], ("Ezequiel Montaldi".into(), "Allí la siesta es ley sin papel, y nadie la escribió.".to_owned()));
    let text = "【圓桌】山屋要不要裝網路\n\n◎潘育慈（國立東華大學副教授）\n「訊號不是奢侈品，是救命繩。」\n\n◎田中修平（日本長野縣協會事務局長）\n\
        「我們的小屋裝了之後，客人先問密碼。」\n\n◎一名不願透露姓名的管理員\n「誰要裝都可以，\
        請先告訴我找誰。」\n\n（攝影／魏子恩；圖說：「雲海上的插座」）";
    let said: Vec<_> = quotes("zh-Hant", text).iter().map(|q| q["speaker"].as_str().unwrap_or("-").to_owned()).collect();
    assert_eq!(said, ["潘育慈", "田中修平", "-"]);
    let text = "【鼎談】銭湯は残るか\n\n研究員の戸ノ内佳苗氏、店主の勝呂泰介氏、記者の南野航氏が語り合った。\n\n戸ノ内　赤字の原因は客数より燃料です。\n\n\
        勝呂　うちは薪なので、そこは助かってます。\n\n南野　釜山では煙突を残しました。\n\n戸ノ内　それは数字に出ない価値ですね。\n\n（構成＝江波戸涼）";
    let said: Vec<_> = quotes("ja", text).iter().map(|q| q["speaker"].as_str().unwrap_or("-").to_owned()).collect();
    assert_eq!(said, ["戸ノ内佳苗", "勝呂泰介", "南野航", "戸ノ内佳苗"]);
}

#[test]
fn one_character_labels_a_credit_and_a_foreign_name_in_one_word() {
    let talk = "梅雨天，柳思遠（Selina）仍在碼頭收集舊船票。她的新書《票根》上月出版。以下是訪問節錄。\n\n記：點解會收集船票？\n\n柳：起初只想\
        證明我坐過那班船。\n\n記：票價加了，你不同意？\n\n柳：加價我同意。我不同意的是連紙都取消。\n\n一張票重一克，有幾難？\n\n\
        記：之後呢？\n\n柳：之後，我想把它們還給碼頭。\n\n文：石可欣　圖：受訪者提供\n";
    says(
        "zh-Hant",
        talk,
        &[
            ("柳思遠", "起初只想證明我坐過那班船。"),
            ("柳思遠", "加價我同意。我不同意的是連紙都取消。\n\n一張票重一克，有幾難？"),
            ("柳思遠", "之後，我想把它們還給碼頭。"),
        ],
    );
    let report = "大學水利系教授古元亨分析：「堤會老，水不會。」\n\n來自鹿特丹的荷蘭籍植物學家凡登霍夫（Pieter van den Hof）每天在堤上走。\
        「在我的家鄉，這條堤會有一位議員，」他笑說。\n";
    says("zh-Hant", report, &[("古元亨", "堤會老，水不會。"), ("凡登霍夫", "在我的家鄉，這條堤會有一位議員，")]);
}

#[test]
fn what_a_ministry_is_for_is_no_person() {
    for house in [
        "the Department for Rivers and Ports",
        "the Ministry of Housing, Communities and Local Government",
        "the Department for Food, Farming and Fish",
        "Combes and Sutter",
        "the Bureau of Rivers and Harbours",
    ] {
        let text = format!(
            "Farida Whitcombe, chief executive of the Tenants’ Federation, said: “A licence is no eviction notice.”\n\nA spokesperson for {house} said: \
             “We are considering the findings and will reply in due course.”"
        );
        let quotes = quotes("en", &text);
        let said = quotes.iter().find(|q| q["text"].as_str().unwrap().starts_with("We are")).expect("what marks hold is found");
        assert!(said["speaker"].is_null(), "{house}: {said}");
    }
}

#[test]
fn in_blocks_of_one_person_others_may_speak_and_the_house_stands_between_marks() {
    // What stands between two pairs of marks is the reporter's.
    says(
        "it",
        "Marta Bellini, 50 anni, direttrice del museo di Lucca, ci riceve nel deposito.\n\nSignora Bellini, è finita?\n«Sì, stanotte dormo.» Ride e apre un cassetto. «Questo lo guardiamo lunedì.»\n\nE poi?\n«Poi si ricomincia, come sempre.»",
        &[
            ("Marta Bellini", "Sì, stanotte dormo."),
            ("Marta Bellini", "Questo lo guardiamo lunedì."),
            ("Marta Bellini", "Poi si ricomincia, come sempre."),
        ],
    );
    // A declaration below all statements is of whoever its label names.
    says(
        "de",
        "Statements\n\nProf. Dr. Karla Wendt\nProfessorin für Bodenkunde, Universität Kiel\n\n„Der Grenzwert kommt zu spät, aber er kommt, und das ist gut.“\n\nDr. Urs Zumstein\nLeiter der Abteilung Kompost, Forschungsanstalt Thun, Schweiz\n\n„Bei uns gilt er seit zehn Jahren, und kein Werk hat geschlossen.“\n\nInteressenkonflikte\nProf. Dr. Karla Wendt: „Ich berate den Verband der Kompostwerke, unentgeltlich.“",
        &[
            ("Karla Wendt", "Der Grenzwert kommt zu spät, aber er kommt, und das ist gut."),
            ("Urs Zumstein", "Bei uns gilt er seit zehn Jahren, und kein Werk hat geschlossen."),
            ("Karla Wendt", "Ich berate den Verband der Kompostwerke, unentgeltlich."),
        ],
    );
    // A name on a line of its own takes the words below it from the block above.
    says(
        "es",
        "Estas son las reacciones.\n\nLucía Ferrer\nActriz. Trabajó con ella en dos obras\n«Nos enseñó a callar en escena, y yo no sabía callar», recuerda.\n\nPablo Luna\nDirector del Teatro de Rosario (Argentina)\n«Dejó gente con miedo a mentir. Le debemos la sala.»\n\nElena Sosa Paz\nMinistra de Cultura de Uruguay\nEn un mensaje, la ministra anunció dos días de duelo: «Se va una mujer que nunca pidió permiso a nadie». El presidente irá al velatorio.",
        &[
            ("Lucía Ferrer", "Nos enseñó a callar en escena, y yo no sabía callar"),
            ("Pablo Luna", "Dejó gente con miedo a mentir. Le debemos la sala."),
            ("Elena Sosa Paz", "Se va una mujer que nunca pidió permiso a nadie"),
        ],
    );
}

#[test]
fn statements_corners_and_addresses_tell_who_has_the_words_below() {
    says(
        "en",
        "The paper prints the statements.\n\nDelivered on the steps of the court by Carol Penrose, sister of the deckhand, with the family’s solicitor, Imran Sethi, at her side:\n\n“He rang every night at six. The night he didn’t, she laid his place anyway.”\n\nIssued by Sir Anthony Vale, chairman of the ferry company:\n\n“We accept what the jury said without reservation. All ramps are closed.”",
        &[
            ("Carol Penrose", "He rang every night at six. The night he didn’t, she laid his place anyway."),
            ("Anthony Vale", "We accept what the jury said without reservation. All ramps are closed."),
        ],
    );
    says(
        "zh",
        "末班车延后，你怎么看？\n\n【何雨桐 29岁 急诊科护士】\n“我们十点半交班，以前跑到站台只看见尾灯。”\n\n【罗建民 51岁 出租车司机】\n“说不影响生意是假的，这两天少拉了五六单。”",
        &[("何雨桐", "我们十点半交班，以前跑到站台只看见尾灯。"), ("罗建民", "说不影响生意是假的，这两天少拉了五六单。")],
    );
    says(
        "zh",
        "编辑同志：\n“我是小区居民，孙子在隔壁的小学读三年级，每天都听见音响。”",
        &[("-", "我是小区居民，孙子在隔壁的小学读三年级，每天都听见音响。")],
    );
    says(
        "ja",
        "昆布を植え続ける 松岡千景さん\n\n――なぜ海に潜り始めたのですか。\n「大学では泳げませんでした。帰省したとき、浜が真っ白になっているのを見たんです」\n\n――地元の反応は。\n「最初は誰も船に乗せてくれませんでした。風向きが変わったのは3年目です」",
        &[
            ("松岡千景", "大学では泳げませんでした。帰省したとき、浜が真っ白になっているのを見たんです"),
            ("松岡千景", "最初は誰も船に乗せてくれませんでした。風向きが変わったのは3年目です"),
        ],
    );
}

#[test]
fn heads_stand_behind_bullets_titles_and_brackets_and_headings_are_loud() {
    says(
        "zh",
        "本报记者走访，民众看法两极。\n\n◆黄佩珊（34岁，美容师）\n\n“现在过马路都要跟摩托车抢，好像打仗。”\n\n◆陈炳耀（旧街场商会主席）\n\n“我们不是反对，是要求先谈一谈。”\n\n◆莫哈末哈菲兹（41岁，电召车司机）\n\n他摇下车窗笑说：“封就封咯，我在外面载客。”",
        &[
            ("黄佩珊", "现在过马路都要跟摩托车抢，好像打仗。"),
            ("陈炳耀", "我们不是反对，是要求先谈一谈。"),
            ("莫哈末哈菲兹", "封就封咯，我在外面载客。"),
        ],
    );
    says(
        "de",
        "Statements\n\nDr. Beat Zumstein\nLeiter des Wasserlabors, Aarau, Schweiz\n\n„Entscheidend war am Ende nicht das Gesetz, sondern ein Luftbild.“\n\nDr. Ute Wiesner\nLeiterin der Arbeitsgruppe Hygiene, Hochschule Lahnstein\n\n„Die Stichprobe ist klein, aber sauber gezogen.“\n\nPriv.-Doz. Dr. Katharina Moosner\nOberärztin für Pneumologie, Klinikum Traun, Österreich\n\n„Für uns in der Klinik zählt jede einzelne Stunde.“",
        &[
            ("Beat Zumstein", "Entscheidend war am Ende nicht das Gesetz, sondern ein Luftbild."),
            ("Ute Wiesner", "Die Stichprobe ist klein, aber sauber gezogen."),
            ("Katharina Moosner", "Für uns in der Klinik zählt jede einzelne Stunde."),
        ],
    );
    assert_eq!(
        speakers(
            "ko",
            "쏟아진 말들을 모았다.\n\n▲“밥 짓는 사람도 밥은 먹어야 합니다. 오 분 만에 점심을 넘깁니다.”(한도윤 급식노동조합 위원장, 여의도 집회에서)\n\n▲“그 식판을 십 년 동안 닦은 사람이 누구입니까.”(서인경 새길당 의원, 국회에서)"
        ),
        ["한도윤 | 급식노동조합 위원장 | ", "서인경 | 새길당 의원 | "]
    );
    says(
        "it",
        "L’INTERVISTA / LUDOVICA SARTI\n\nDottoressa Ludovica Sarti, lei dirige la clinica. Quanti lupi avete accolto?\n«Quarantadue, contro i diciotto dell’anno scorso.»\n\nE adesso?\n«Adesso aspettiamo la neve, come loro.»",
        &[
            ("Ludovica Sarti", "Quarantadue, contro i diciotto dell’anno scorso."),
            ("Ludovica Sarti", "Adesso aspettiamo la neve, come loro."),
        ],
    );
    says(
        "ru",
        "ЗА\n\nЯрослав Недоступ\n(директор музея, Каргополье)\n«Ещё две зимы — и спасать будет нечего. Кровля течёт, и венцы гниют.»\n\nПРОТИВ\n\nТамара Вильчинская\n(архитектор, Минск)\n«При переборке теряется до сорока процентов бревна, и никто их не вернёт.»\n\nА ЧТО ВЛАСТЬ?\n\nСотрудница районной администрации, попросившая не называть её имени, заметила: «Деньги выделены до декабря, вот и весь спор.»",
        &[
            ("Ярослав Недоступ", "Ещё две зимы — и спасать будет нечего. Кровля течёт, и венцы гниют."),
            ("Тамара Вильчинская", "При переборке теряется до сорока процентов бревна, и никто их не вернёт."),
            ("-", "Деньги выделены до декабря, вот и весь спор."),
        ],
    );
}
