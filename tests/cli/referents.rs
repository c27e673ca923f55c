//! For whom posts and pronouns stand, and who nobody is: a text of its own for each.

use super::extracting::says;
use super::harness::quotes;
use super::layouts::speakers;

/// Texts of which nothing may be given to anybody by name.
fn nobody(lang: &str, text: &str) {
    for found in quotes(lang, text) {
        assert!(found["speaker"].is_null(), "{text} {found}");
    }
}

/// Texts in which no quotation is found.
fn nothing(lang: &str, text: &str) {
    assert_eq!(quotes(lang, text), Vec::<serde_json::Value>::new(), "{text}");
}

/// Texts whose quotations are these, each with who says it.
fn spoken(lang: &str, text: &str, expected: &[(Option<&str>, &str)]) {
    let of = |quote: &serde_json::Value, key: &str| quote[key].as_str().map(str::to_owned);
    let found: Vec<_> = quotes(lang, text).iter().map(|q| (of(q, "speaker"), of(q, "text").unwrap())).collect();
    let expected: Vec<_> = expected.iter().map(|(who, words)| (who.map(str::to_owned), (*words).to_owned())).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_post_stands_for_whoever_has_one_of_its_kind() {
    let text = "Renata Pardo, investigadora del Instituto de Geofísica, mira el cráter. Su madre, Ofelia Tecua, la llama cada noche. \
        “Me pregunta si ya tembló y si ya comí, en ese orden”, cuenta la científica.";
    says("es", text, &[("Renata Pardo", "Me pregunta si ya tembló y si ya comí, en ese orden")]);
    let text = "„Wir verdienen daran keinen Cent“, betonte Bürgermeister Ludwig Stanger (Freie Bürger). Kämmerin Dilek Aksoy nickte.\n\n\
        Hinterher zeigte sich der Rathauschef erleichtert. „Jetzt haben wir bis zur nächsten Saison Ruhe“, sagte er.";
    says(
        "de",
        text,
        &[("Ludwig Stanger", "Wir verdienen daran keinen Cent"), ("Ludwig Stanger", "Jetzt haben wir bis zur nächsten Saison Ruhe")],
    );
    assert_eq!(quotes("de", text)[0]["affiliation"], "Bürgermeister");
    let text = "Met Service forecaster Dr Chidi Anozie says the phrase is best avoided. “It is a deep low, the sort we see every five or \
        six winters,” explained the forecaster.";
    says("en", text, &[("Chidi Anozie", "It is a deep low, the sort we see every five or six winters,")]);
    // Two who may be meant are nobody.
    let text = "“The river rose by a metre in one night,” said Ida Okoro, a hydrologist. “It rose by two, and I measured it,” said Karl Wendt, \
        a geologist. Neither of them had slept.\n\nA farmer passed by with his dog.\n\n“Nobody will believe either of us,” said the scientist.";
    let found = quotes("en", text);
    assert!(found[2]["speaker"].is_null() || found[2]["confidence"].as_f64().unwrap() < 0.8, "{}", found[2]);
}

#[test]
fn somebody_unnamed_is_not_whoever_is_named_before() {
    nobody("de", "Karla Moll liest Zeitung. Neben mir saß ein Rentner, der mir zuflüsterte: „Zu Hause spricht keiner mit mir am Abend.“");
    nobody("ja", "近くの男性は「夜遅くまで話し声がして迷惑だ」と話す。");
    nobody("zh", "位于上海的一家公司表示：“我们从来没有把这些数据卖给任何人。”");
    nobody("zh", "王建国是大学教授。王建国办公室回应：“教授正在国外，没有时间谈这件事。”");
    nobody("zh-Hant", "一位在場的村長不願具名，私下抱怨：「十天？路都還沒通，叫人家游泳去公所喔。」");
    nobody("ko", "가정주부는 “수문은 삼 년 동안 한 번도 열리지 않았다”고 말했다.");
    nobody("en", "Silver Creek, a former mining town, has heard this before.\n\n“We are still here, and we are not about to leave.”");
}

#[test]
fn names_end_before_what_is_told_of_them() {
    let text = "رحب عالم المناخ التونسي الهادي الزواري بالنتائج. «العينة صغيرة، والجفاف القادم لن يشبه ما سبقه»، يقول الزواري.";
    says("ar", text, &[("الهادي الزواري", "العينة صغيرة، والجفاف القادم لن يشبه ما سبقه")]);
    let text = "परिषद अध्यक्ष राजेंद्र भदौरिया आए। फैसले के बाद भदौरिया ने कहा, “आज तालाब जीता है, कल जाम जीतेगा।”";
    says("hi", text, &[("राजेंद्र भदौरिया", "आज तालाब जीता है, कल जाम जीतेगा।")]);
    let text = "写真家の森梢さんが通った。「駅は待つ人のためにあると知りました」と森さんは話す。";
    says("ja", text, &[("森梢", "駅は待つ人のためにあると知りました")]);
    let text = "總教練高橋誠司說：「我執教三十年，第一次換人換到板凳上沒有人。」不過有裁判私下坦言：「那球我也不敢打包票。」";
    assert_eq!(quotes("zh-Hant", text)[0]["speaker"], "高橋誠司");
    assert!(quotes("zh-Hant", text)[1]["speaker"].is_null());
    let text = "Minister for Housing Orla Devane said: “We followed the advice we had at the hour we had it.”";
    assert_eq!(speakers("en", text), ["Orla Devane | Minister for Housing | "]);
    let text = "Юрист компании Артур Манукян заявил об этом. «Мы заваривали дверь, а не кошку», — отрезал Манукян.";
    says("ru", text, &[("Артур Манукян", "Мы заваривали дверь, а не кошку")]);
}

#[test]
fn places_peoples_and_particles_are_no_part_of_a_name() {
    for (lang, text, name) in [
        ("ru", "«Дорога размыта, ждём трактор», — сообщил водитель из солнечного Актобе Нурлан Сарсенов.", "Нурлан Сарсенов"),
        ("fr", "Le Belge Lucas Wauters, du port d’Anvers, sourit. « Nous avons gardé les deux grues », fait-il valoir.", "Lucas Wauters"),
        (
            "pt",
            "O presidente da Associação dos Pescadores da Mata Norte, Otoniel Farias, disse: \"O mar não espera por ninguém aqui\".",
            "Otoniel Farias",
        ),
        ("ar", "«الريح تكتب ما تشاء على الرمل»، يقول المهندس في مرصد الرياح بسوسة نزار الحمروني.", "نزار الحمروني"),
    ] {
        assert_eq!(quotes(lang, text)[0]["speaker"], name, "{text}");
    }
    says(
        "zh",
        "“水还会再涨一天。”水务局局长王建国说。\n\n王局长晚间再度说明：“第二批水泵明天就到，请大家再等一夜。”",
        &[("王建国", "水还会再涨一天。"), ("王建国", "第二批水泵明天就到，请大家再等一夜。")],
    );
    says(
        "ko",
        "“파도가 창문까지 왔어요.” 오말순 씨가 말했다.\n\n회의 뒤 오 씨는 기자에게 말했다. “내일은 이사를 갑니다, 더는 못 기다려요.”",
        &[("오말순", "파도가 창문까지 왔어요."), ("오말순", "내일은 이사를 갑니다, 더는 못 기다려요.")],
    );
    nobody("ru", "— А нам где жить? — спрашивает жительница посёлка Нижние Броды, попросившая не называть её.");
    nobody("ar", "كانت والدة أحد الطلاب تنتظر عند الباب. وتساءلت بغضب: «خمس ساعات ولم يسألنا أحد عن شيء؟».");
}

#[test]
fn two_names_with_an_and_are_two_people() {
    let text = "Ornella Brandi e Saverio Corti, titolari di un forno, lavorano di notte.\n\nCome è cominciato?\n\n\
        Brandi: Con un errore. Il forno era murato dietro uno scaffale.\n\nE lei?\n\nCorti: Io riparavo ascensori. Sono entrato per il pane.\n\n\
        Consigli?\n\nBrandi: Dormire prima. Dopo non si può più.\n";
    says(
        "it",
        text,
        &[
            ("Ornella Brandi", "Con un errore. Il forno era murato dietro uno scaffale."),
            ("Saverio Corti", "Io riparavo ascensori. Sono entrato per il pane."),
            ("Ornella Brandi", "Dormire prima. Dopo non si può più."),
        ],
    );
}

#[test]
fn the_end_of_a_reported_clause_is_somebodys_words() {
    says(
        "en",
        "Ida Okoro, who chairs the board, argued that the town could not go on “hoping for rain”.",
        &[("Ida Okoro", "hoping for rain")],
    );
    says("ko", "남궁솔 대표는 “판결은 따르겠다”고 덧붙였다.", &[("남궁솔", "판결은 따르겠다")]);
    nothing("en", "Ida Okoro argued that the “dry well tax” was unfair to farmers.");
    nothing("en", "Ida Okoro commented on the bill that opponents call “a tax on rain”.");
    nothing("ko", "남궁솔 대표는 이번 수사를 “정치 보복”이라고 비판했다.");
    nothing("zh", "部长王刚表示，今年将扩大“新能源汽车下乡补贴”的范围。");
}

#[test]
fn bodies_speak_by_their_names() {
    let all = [
        ("en", "The charity Age Together said in a statement: “One call a week can be enough to break the spell.”", "Age Together"),
        ("de", "„Die Rodung war zu keiner Zeit genehmigt“, teilte das Verwaltungsgericht Göttingen mit.", "Verwaltungsgericht Göttingen"),
        (
            "es",
            "La Federación Española de Remo recordó que “nadie ha pagado todavía la factura del embarcadero”.",
            "Federación Española de Remo",
        ),
        ("ja", "霧沢町は「耐震性に課題があり、現状のままの公開は望ましくない」と指摘した。", "霧沢町"),
        ("ko", "국토교통부는 “수문은 삼 년 동안 한 번도 열리지 않았다”고 밝혔다.", "국토교통부"),
    ];
    for (lang, text, who) in all {
        assert_eq!(quotes(lang, text)[0]["speaker"], who, "{text}");
    }
    // They are nobody for whom a pronoun stands.
    let text = "김민수 씨는 주민 대표다. 환경부는 지난달 조사를 끝냈다. 그는 “이제야 마을이 조용해졌다”고 말했다.";
    assert_ne!(quotes("ko", text)[0]["speaker"], "환경부");
}

#[test]
fn signs_and_titles_are_said_by_nobody() {
    nothing("en", "A hand-painted board nailed to the levee reads “NOT FOR SALE, NOT FOR SINKING.”");
    nothing("fr", "Sur la vitre restante, un écriteau prévient : « Soyez brefs, on attend ». Il est 18 heures.");
    nothing("de", "Am Haupteingang hing ein Pappschild mit der Aufschrift „Hier kommt keiner mehr zur Welt“.");
    nothing("es", "Su libro, «Lo que queda cuando todos se van», se publicará en otoño.");
    // People say what signs say, too.
    says(
        "en",
        "Ida Okoro, chair of the school board, says: “We had no choice but to close.”",
        &[("Ida Okoro", "We had no choice but to close.")],
    );
    says(
        "de",
        "Man müsse transparent bleiben, warnt Karla Moll: „Sonst glaubt uns bald keiner mehr.“",
        &[("Karla Moll", "Sonst glaubt uns bald keiner mehr.")],
    );
}

#[test]
fn questions_address_whoever_is_interviewed() {
    let text = "Annalena Voss ist Ministerin. Karla Moll ist Deichgräfin. Ein Interview.\n\nFrau Moll, wann brach der Deich?\n\n\
        In der Nacht zum Sonntag, als niemand mehr damit gerechnet hat. Wir standen da und hatten nichts als ein Seil.\n\n\
        Wie finden Sie Frau Voss?\n\n\
        Sie war hier, und sie hat zugehört. Das tun nicht alle, und die meisten tun es nicht lange genug.\n\n\
        Hält der Deich denn jetzt, Frau Moll?\n\n\
        Er steht wieder, so gut er eben steht. Mehr verspreche ich keinem, der hinter ihm wohnt.";
    let found = quotes("de", text);
    assert_eq!(found.len(), 3);
    assert!(found.iter().all(|q| q["speaker"] == "Karla Moll"), "{found:?}");
}

#[test]
fn remarks_of_the_house_end_a_turn_and_talk_of_editing_does_not() {
    let talk = |closing: &str| {
        format!(
            "Ida Okoro makes films.\n\nQ: How long did it take?\n\nA: Two winters, most of them spent waiting for the ice.\n\n\
            The film was edited in six weeks.\n\nQ: And then?\n\nA: Then we slept, all of us, for a month or so.\n\n{closing}"
        )
    };
    let found = quotes("en", &talk("This interview has been edited for length and clarity."));
    let words: Vec<&str> = found.iter().filter_map(|q| q["text"].as_str()).collect();
    assert!(words[0].ends_with("The film was edited in six weeks."), "{words:?}");
    assert!(words[1].ends_with("for a month or so."), "{words:?}");
}

#[test]
fn letters_have_their_names_below_and_lists_of_names_are_no_letters() {
    let text = "Letters\n\nThe gate has been open since March. Nobody has come to close it, and the meadow is a pond.\n\n— Ida Okoro\nWeller\n\n\
        Who needs a gate? The river has always known where it wants to go, and so have the herons.\n\n— Karl Wendt\nOdena\n";
    let found = speakers("en", text);
    assert_eq!(found.iter().map(|s| s.split(" | ").next().unwrap()).collect::<Vec<_>>(), ["Ida Okoro", "Karl Wendt"]);
    nothing(
        "en",
        "The drama nominees are listed below.\n\n— Ida Okoro\n— Karl Wendt\n\nThe comedy nominees follow at once.\n\n— Lena Moll\n— Tom Weller\n",
    );
}

#[test]
fn a_mark_that_nothing_closes_ends_with_its_paragraph() {
    let text = "He keeps one running in his office. “Nobody logs in, but the sun goes down there every evening.\n\nThe game closed in May.";
    let found = quotes("en", text);
    assert_eq!(found[0]["text"], "Nobody logs in, but the sun goes down there every evening.");
}

#[test]
fn whoever_asks_not_to_be_named_is_not_somebody_of_that_post() {
    let text = "«Трава одна на всех», — говорит Галина Остапенко, глава посёлка.\n\nВ ведомстве осторожничают. «Решение будет, но точно не завтра», — \
        сказал чиновник, попросивший не называть его имени.";
    let said: Vec<String> = quotes("ru", text).iter().map(|q| q["speaker"].as_str().unwrap_or("-").to_owned()).collect();
    assert_eq!(said, ["Галина Остапенко", "-"]);
    let text = "\"Al principio todos frenaban\", explicó Nidia Orrego, secretaria de Movilidad.\n\nDos funcionarios dieron otra versión: \
        «Nos enteramos por la prensa y nadie pidió un estudio».\n\nUno de ellos fue más lejos. «Van a decir que la culpa fue nuestra», advirtió.";
    let said: Vec<String> = quotes("es", text).iter().map(|q| q["speaker"].as_str().unwrap_or("-").to_owned()).collect();
    assert_eq!(said, ["Nidia Orrego", "-", "-"]);
}

#[test]
fn a_verb_alone_goes_back_to_whose_view_the_sentence_before_tells() {
    let text = "— A maré não lê o calendário — diz Jurandir Prado, pescador.\n\nPara a oceanógrafa Ana Vilela, a data virou um erro. “Temos satélites \
        que medem a água de hora em hora”, afirma.";
    says(
        "pt",
        text,
        &[("Jurandir Prado", "A maré não lê o calendário"), ("Ana Vilela", "Temos satélites que medem a água de hora em hora")],
    );
}

#[test]
fn given_names_of_many_lands_show_a_person() {
    let text = "Um sieben steht Yıldız Karakaya schon im Wasser. „Ich habe 140 Namen auf der Liste und ein Becken“, sagt die Lehrerin.";
    says("de", text, &[("Yıldız Karakaya", "Ich habe 140 Namen auf der Liste und ein Becken")]);
}

#[test]
fn two_quotations_of_one_verb_have_one_speaker() {
    let text = "“예전엔 배가 끊기면 약도 끊겼다”며 “이제는 문자 한 통이면 된다”고 주민 강말순 씨는 말했다.";
    says("ko", text, &[("강말순", "예전엔 배가 끊기면 약도 끊겼다"), ("강말순", "이제는 문자 한 통이면 된다")]);
    let text = "来日経験があるヨナス・リンデル氏は「貸せるかどうかが分かれ目だと思う」と指摘した。";
    says("ja", text, &[("ヨナス・リンデル", "貸せるかどうかが分かれ目だと思う")]);
}

#[test]
fn somebody_whom_the_text_does_not_name_is_not_whoever_is_near() {
    let anonymous = [
        ("zh", "祝桂香的女儿赶回来签字。“差的从来不是钱，差的是一楼那一票。”她说。"),
        ("zh-Hant", "鐵道協會秘書長古慧敏受訪。對此，鐵路公司營運段一名主管回應：「班次會依運量檢討。」"),
        ("ar", "أما أحد السائقين، وقد طلب عدم ذكر اسمه، فقال: «أعرف صوت المحرك القديم كما أعرف صوت ابني»."),
        ("hi", "हेतल वाघेला ने फ़ॉन्ट बनाया है। एक छपाई कारोबारी ने नाम न छापने की शर्त पर कहा, “यह शौक़ीन लोगों का फ़ैशन है।”"),
        (
            "fr",
            "Selon Hakim Delorme, le plan a été appliqué. D’après une mère d’élève rencontrée devant la grille, il fait chaud. « Ma fille écrivait avec une serviette sur la nuque », souffle-t-elle.",
        ),
        (
            "ru",
            "«Дрон пугает самок», — пояснила Айгуль Нурмаганбетова. Один из местных жителей смотрит на это иначе. «Красотой корову не накормишь, и всё тут», — сказал он.",
        ),
        (
            "en",
            "“I have a roof as well as an organ,” said Anselm Okonjo, the parish priest.\n\nThe caretaker will not be drawn. “I only have the keys, and not all of them,” he says.",
        ),
    ];
    for (lang, text) in anonymous {
        let found = quotes(lang, text);
        assert!(found.last().unwrap()["speaker"].is_null(), "{text}");
    }
}

#[test]
fn of_two_of_one_surname_the_post_tells_which() {
    let text = "“We know where nine of them are,” county sheriff Tobias Renner told reporters.\n\nCounty commissioner Alma Renner, no relation to the \
        sheriff, disagreed.\n\nAsked about lawsuits, the commissioner smiled. “Ask me when my own lawn grows back,” Renner said.";
    says("en", text, &[("Tobias Renner", "We know where nine of them are,"), ("Alma Renner", "Ask me when my own lawn grows back,")]);
    let text = "„Wir nennen das nicht Siesta“, sagt Gesine Adomeit. Rückhalt bekommt Adomeit von Tarek Bouzidi, Stadtklimatologe in Kassel.\n\n\
        „34 Grad um Mitternacht, das kannte ich nur aus dem Urlaub“, so der Klimatologe.";
    assert_ne!(quotes("de", text).last().unwrap()["speaker"], "Gesine Adomeit");
    says(
        "de",
        "„Das wäre nicht gerecht gewesen“, so der Chef des Verwaltungsrats Ulrich Müller.",
        &[("Ulrich Müller", "Das wäre nicht gerecht gewesen")],
    );
    says(
        "de",
        "Hanneke van der Schoot forscht in Groningen. „Wir schulen jeden einen ganzen Abend lang“, so van der Schoot.",
        &[("Hanneke van der Schoot", "Wir schulen jeden einen ganzen Abend lang")],
    );
}

#[test]
fn names_stand_behind_houses_verbs_and_other_names() {
    let all = [
        ("ru", "Доцент городского университета Пётр Завьялов сказал: «Животные не заблудились, это мы пришли».", "Пётр Завьялов"),
        ("hi", "“मशीन हर अक्षर को एक जैसा बनाती है,” कहते हैं लखनऊ के पेंटर रामसेवक तिवारी।", "रामसेवक तिवारी"),
        ("hi", "प्रोफ़ेसर रमेश अधिकारी ने फ़ोन पर बताया, “हमारे यहाँ यही प्रयोग नाकाम रहा।”", "रमेश अधिकारी"),
        ("ar", "\"كل عود يولد مرتين، مرة على الطاولة ومرة في اليد\"، يقول الهادي بن سالم، صانع الآلات.", "الهادي بن سالم"),
        ("ar", "وأكّدت الباحثة سلمى القرقني: \"المشكلة ليست في الطلب، بل في من يتعلم\".", "سلمى القرقني"),
        ("ko", "응우옌 티 란 한국사회대 심리학과 교수는 “얼굴을 마주치지 않으면 죄책감도 줄어든다”고 설명했다.", "응우옌 티 란"),
        ("zh", "“至少现在没有人再问我那双手。”演员麦思敏则乐观。麦小姐打着手语说，“不是在做广告。”", "麦思敏"),
        ("zh", "骑手老丁说：“歇二十分钟可以，可那房租谁替我交？”", "老丁"),
        ("zh", "曾任电影公司副经理、现为传媒学院讲师的罗桂枝接过话头：“问题恰恰出在平日。”", "罗桂枝"),
        ("zh-Hant", "來自日本的鐵道迷小野寺翔太則用中文說：「便當很好吃，可是車上沒有垃圾桶。」", "小野寺翔太"),
        (
            "it",
            "Hao Lin, ventidue anni, iscritto a Ingegneria, ha cambiato casa. «Ormai il postino mi riconosce dalle scarpe», scherza.",
            "Hao Lin",
        ),
        ("ru", "Сама Варя Кондратьева отмахнулась. «Звоните после пятницы, у меня контрольная», — сказала она.", "Варя Кондратьева"),
    ];
    for (lang, text, name) in all {
        assert_eq!(quotes(lang, text).last().unwrap()["speaker"], name, "{text}");
    }
}

#[test]
fn what_only_looks_like_a_rule_leaves_the_speaker_alone() {
    let nobody_named = [
        ("zh", "市民李女士来了。李女士的丈夫说：“没有人通知我们要停水。”"),
        ("zh", "患者康复后会感到轻松。“没有人通知我们要停水。”他说。"),
        ("zh", "农民小麦丰收。“没有人通知我们要停水。”他说。"),
        ("en", "Lehman Brothers, ten years after its fall, still frightens. “This is what we know about it,” she said."),
        ("en", "Green Hill, a farmer-led group, is new. “This is what we know about it,” she said."),
        ("hi", "एक मृतक की बहन ने रोते हुए कहा, “मेरे भाई के बच्चों को आज तक मुआवज़ा नहीं मिला।”"),
        ("ko", "이에 대해 한 현직 판사는 “남은 사람들은 미안해서도 못 쉰다”고 했다."),
    ];
    for (lang, text) in nobody_named {
        assert!(quotes(lang, text).last().unwrap()["speaker"].is_null(), "{text}");
    }
    let named = [
        ("en", "Anna Keller came late. One of the biggest problems is money. “This is what we know about it,” she said.", "Anna Keller"),
        ("en", "Trump wrote: “THIS IS THE GREATEST HUNT OF ALL TIME!”", "Trump"),
        (
            "de",
            "Anna Keller leitet das Haus. „Wir waren nicht einmal gefragt worden“, so die Leiterin, die anonyme Briefe bekam.",
            "Anna Keller",
        ),
        (
            "es",
            "Ana Vilela responde.\n\n¿Qué cambió?\n«No es verdad que haya dinero», dice Juan Pérez.\n\n¿Y ahora?\n«No es verdad que haya tiempo», dice Juan Pérez.",
            "Juan Pérez",
        ),
        ("hi", "सुनीता मुर्मू ने 2015 में गाँव में एक स्कूल खोला था। वे कहती हैं, “यहाँ सब बच्चे आते हैं।”", "सुनीता मुर्मू"),
    ];
    for (lang, text, name) in named {
        assert_eq!(quotes(lang, text).last().unwrap()["speaker"], name, "{text}");
    }
    // A statement is somebody's words, and what a sign reads is nobody's.
    assert_eq!(quotes("it", "«Siamo vicini a tutte le famiglie», si legge in una nota del sindaco Marco Verdi.").len(), 1);
    nothing("de", "Sie lässt plakatieren: „Zählen ist der neue Ausdauersport“ steht auf den Zetteln.");
}

#[test]
fn wire_news_names_speakers_behind_days_houses_and_statements() {
    let all = [
        (
            "pt",
            "“O feijão saiu barato e chegou caro ao prato”, disse nesta quinta-feira (6) a senadora por Goiás Jussara Tavolaro.",
            "Jussara Tavolaro",
        ),
        ("ru", "«Денег на новую дамбу в бюджете нет», — пояснил на сходе вице-губернатор Олег Ступак.", "Олег Ступак"),
        ("zh", "政法大学教授李知微长期研究用工。“法官应该问的是谁握着方向盘。”李教授说。", "李知微"),
        ("zh", "劳动人事学院的孟柯持不同看法。“最先消失的恐怕是兼职岗位。”他说。", "孟柯"),
        ("zh", "成都市中级人民法院当晚在官方微博通报：“本案将择期宣判。”", "成都市中级人民法院"),
        ("ja", "県危機管理課は取材に「年度内に優先順位を示したいと思う」と答えた。", "県危機管理課"),
        (
            "en",
            "The judge pressed the safety manager, Dean Coulter, on the logbook. “I was told it was an exercise,” Coulter replied.",
            "Dean Coulter",
        ),
    ];
    for (lang, text, name) in all {
        assert_eq!(quotes(lang, text).last().unwrap()["speaker"], name, "{text}");
    }
    let text = "“Aquí no celebramos nada todavía”, dijo Nemesio Yucra, vocero de los pescadores, mientras que un funcionario ministerial, que pidió \
        reserva de su nombre, admitía: “Nos enteramos por la radio todos”.";
    let said: Vec<String> = quotes("es", text).iter().map(|q| q["speaker"].as_str().unwrap_or("-").to_owned()).collect();
    assert_eq!(said, ["Nemesio Yucra", "-"]);
    assert_eq!(speakers("es", text)[0], "Nemesio Yucra | vocero de los pescadores | ");
    let text = "Incendie de Brémont\n\n« On nous a dit de fermer les fenêtres », s’indigne Solène Gautreau.\n\nTrois questions à Idriss Benhaddou, \
        toxicologue au CHU de Lille\n\nQue contiennent ces fumées ?\nDes suies, et sans doute des traces de métaux.\n\nFaut-il s’inquiéter ?\n\
        Oui, tant que rien n’est publié.\n\nPropos recueillis par Camille Ronsard";
    assert_eq!(speakers("fr", text), ["Solène Gautreau | - | ", "Idriss Benhaddou | toxicologue au CHU de Lille | FR"]);
}

#[test]
fn houses_verbs_and_the_unnamed_are_not_whoever_speaks() {
    // "Universidade Federal do Alto Juruá": the house has a name, and nobody is called so.
    says(
        "pt",
        "Caio Prado Reis, antropólogo da Universidade Federal do Alto Juruá, vê outro risco. “O turismo compra a peça e esquece quem a fez”, alerta o pesquisador.",
        &[("Caio Prado Reis", "O turismo compra a peça e esquece quem a fez")],
    );
    says(
        "pt",
        "O secretário, Jorge Falcão Neto, respondeu: \"É o que cabe no Orçamento deste ano\".\n\nUm desses brigadistas, que pediu para não ter o nome divulgado, passou três dias sem rádio. \"Quando o vento virou, eu soube pelo cheiro\", lembra ele.",
        &[("Jorge Falcão Neto", "É o que cabe no Orçamento deste ano"), ("-", "Quando o vento virou, eu soube pelo cheiro")],
    );
    says(
        "ar",
        "في كشف وصفته رئيسة البعثة ليلى الشرقاوي بأنه «نادر إلى حد لا يصدق ولا يتكرر».",
        &[("ليلى الشرقاوي", "نادر إلى حد لا يصدق ولا يتكرر")],
    );
    // "l’élu" is no woman.
    says(
        "fr",
        "Le maire, Patrick Aubert, a écrit à la ministre de la santé, Hélène Castan, sans réponse. « J’ai reçu un accusé avec une faute à mon nom », ironise l’élu.",
        &[("Patrick Aubert", "J’ai reçu un accusé avec une faute à mon nom")],
    );
    says(
        "en",
        "A regional organiser from the Coastal Workers’ Union, who asked not to be named, told the Packet: “They had a poster in the mess that said safety first.”",
        &[("-", "They had a poster in the mess that said safety first.")],
    );
    says(
        "en",
        "Bill Sturgis, who has run the chip shop since 1988, is already sweeping. “You get the fryers out first,” he tells me.",
        &[("Bill Sturgis", "You get the fryers out first,")],
    );
}

#[test]
fn words_that_begin_as_names_do_are_nobody() {
    says("zh", "他摇下车窗，用流利的华语笑说：“封就封咯，我在外面载客。”", &[("-", "封就封咯，我在外面载客。")]);
    says(
        "ko",
        "익명을 요구한 소율분교의 한 교사는 “아이가 둘뿐인 학교에서는 배 오는 날이 곧 소풍날”이라고 전했다.",
        &[("-", "아이가 둘뿐인 학교에서는 배 오는 날이 곧 소풍날")],
    );
    says(
        "ar",
        "\"المناقصة تأخرت ستة أشهر بسبب خلاف على السعر\"، بحسب المسؤول نفسه.",
        &[("-", "المناقصة تأخرت ستة أشهر بسبب خلاف على السعر")],
    );
    says(
        "ja",
        "一方、近くに住む女性（64）は「駐車場が狭く、朝は車が道にはみ出している」と話し、対策を求めた。",
        &[("-", "駐車場が狭く、朝は車が道にはみ出している")],
    );
    says(
        "hi",
        "सहारनपुर से आई यात्री रुख़साना बेगम ने बताया, \"पहले आवाज़ आई, फिर लोहा खिसक गया।\"",
        &[("रुख़साना बेगम", "पहले आवाज़ आई, फिर लोहा खिसक गया।")],
    );
    says(
        "it",
        "Non è d’accordo Ettore Brambati, presidente regionale di Cacciatori Uniti: «La dottoressa vede gli animali sul tavolo, noi nel bosco».",
        &[("Ettore Brambati", "La dottoressa vede gli animali sul tavolo, noi nel bosco")],
    );
    says(
        "pt",
        "O secretário, Jorge Falcão Neto, respondeu: \"É o que cabe no Orçamento deste ano\".",
        &[("Jorge Falcão Neto", "É o que cabe no Orçamento deste ano")],
    );
}

#[test]
fn rules_end_where_somebody_else_is_told_of() {
    says(
        "zh",
        "李明说：“雨停了，可以走了。”\n\n他同事放下茶杯说：“我们等了他三个钟头。”",
        &[("李明", "雨停了，可以走了。"), ("-", "我们等了他三个钟头。")],
    );
    says(
        "en",
        "Given the figures provided by Jane Doe, John Smith was blunt: “We will close the bridge before the winter.”",
        &[("John Smith", "We will close the bridge before the winter.")],
    );
    says(
        "fr",
        "« Les fouilles sont finies pour cette année », explique Claire Morel, anthropologue à Lyon. « Elles ne font que commencer », répond Marc Petit, anthropologue à Nantes. « Nous y serons au printemps », ajoute l’anthropologue.",
        &[
            ("Claire Morel", "Les fouilles sont finies pour cette année"),
            ("Marc Petit", "Elles ne font que commencer"),
            ("Marc Petit", "Nous y serons au printemps"),
        ],
    );
}

#[test]
fn whoever_comes_up_unnamed_is_not_who_spoke_before() {
    for (lang, text, expected) in [
        (
            "zh",
            "“换他上场的时候我也没有把握，”江城队主教练郝一鸣说。\n\n散场后，一位老球迷在出口处久久不愿离去。他指着围巾告诉记者：“1998年我就坐在那个位置上。”",
            &[(Some("郝一鸣"), "换他上场的时候我也没有把握，"), (None, "1998年我就坐在那个位置上。")],
        ),
        (
            "zh-Hant",
            "海岸工作室創辦人葉湘宜去年起在村裡錄音。起初長輩都說「沒什麼好講的啦」，錄到第三次才肯開口。她說：「我本來想記的是捕魚的技術。」",
            &[(None, "沒什麼好講的啦"), (Some("葉湘宜"), "我本來想記的是捕魚的技術。")],
        ),
        (
            "ar",
            "قالت سلمى الدهمي، أستاذة الآثار في جامعة تونس: «ظننا أننا أمام صخور ثم رأينا المقابض».\n\nوروى بحّار من أبناء المنطقة، طلب عدم ذكر اسمه، أن والده أعاد الجرة إلى الماء. وقال: «ما أخذه البحر لا يؤخذ منه أبدا».",
            &[(Some("سلمى الدهمي"), "ظننا أننا أمام صخور ثم رأينا المقابض"), (None, "ما أخذه البحر لا يؤخذ منه أبدا")],
        ),
        (
            "hi",
            "अनुमंडल पदाधिकारी अभिनव त्रिपाठी ने कहा, \"मार्च तक काम फिर शुरू होगा।\"\n\nघाट पर खड़ी एक छात्रा को इस पर भरोसा नहीं है। उसने कहा, \"मार्च हर साल आता है, पुल नहीं आता।\"",
            &[(Some("अभिनव त्रिपाठी"), "मार्च तक काम फिर शुरू होगा।"), (None, "मार्च हर साल आता है, पुल नहीं आता।")],
        ),
        (
            "es",
            "\"Preferimos suspender hoy para no despedir mañana\", sostuvo Carolina Iturbe, gerenta de la empresa.\n\nEn la vereda, junto a una parrilla, uno de los operarios no quería dar su nombre. \"Tengo dos pibes y un alquiler que pagar\", dijo.",
            &[
                (Some("Carolina Iturbe"), "Preferimos suspender hoy para no despedir mañana"),
                (None, "Tengo dos pibes y un alquiler que pagar"),
            ],
        ),
    ] as [(&str, &str, &[(Option<&str>, &str)]); 5]
    {
        spoken(lang, text, expected);
    }
}

#[test]
fn a_name_ends_where_what_is_told_of_it_does() {
    for (lang, text, expected) in [
        (
            "zh",
            "豆腐摊主马立新抽签抽到了楼梯口的位置。马立新认为：“位置比我想的要好得多。”\n\n马师傅一边切豆腐一边说：“老主顾鼻子灵，闻着味儿就上来了。”",
            &[(Some("马立新"), "位置比我想的要好得多。"), (Some("马立新"), "老主顾鼻子灵，闻着味儿就上来了。")],
        ),
        (
            "zh",
            "江城队凭借替补小将卢思南的进球逆转。“换他上场的时候我也没有把握，”主教练郝一鸣说。\n\n进球的卢思南一度被队友压在身下。“我什么也没听见，只看见我爸在哭，”这名19岁的前锋说。",
            &[(Some("郝一鸣"), "换他上场的时候我也没有把握，"), (Some("卢思南"), "我什么也没听见，只看见我爸在哭，")],
        ),
        (
            "zh",
            "海陵队一直退守。来自葡萄牙的客队主帅迪亚斯对补时颇有微词。“我不评论裁判，因为评论要花钱，”他耸了耸肩。",
            &[(Some("迪亚斯"), "我不评论裁判，因为评论要花钱，")],
        ),
        (
            "ar",
            "وقالت رئيسة الهيئة العامة لمياه الأنهار في بغداد سلوى الحمدي في بيان: «هبط مخزون السدود إلى أدنى مستوى له منذ أربعين عاما».",
            &[(Some("سلوى الحمدي"), "هبط مخزون السدود إلى أدنى مستوى له منذ أربعين عاما")],
        ),
        (
            "hi",
            "तभी सलोमी टोपनो ने गोल दाग दिया। “मैंने गोल देखा ही नहीं, सिर्फ शोर सुना,” मैच के बाद सलोमी ने कहा।",
            &[(Some("सलोमी टोपनो"), "मैंने गोल देखा ही नहीं, सिर्फ शोर सुना,")],
        ),
        (
            "ja",
            "通学に使ってきた高校2年の男子生徒は「バスだと朝の練習に間に合わない」と表情を曇らせた。",
            &[(None, "バスだと朝の練習に間に合わない")],
        ),
        (
            "en",
            "Det Con Ruth Emley of West Yorkshire Police urged owners to ask. ‘If he only takes cash, close the door,’ she said.",
            &[(Some("Ruth Emley"), "If he only takes cash, close the door,")],
        ),
        (
            "pt",
            "Para a antropóloga da Universidade Federal de Pernambuco Tainá Albuquerque Rocha, a perda vai além. “Ali dentro estão cem anos de costura e de reza”, afirma ela.",
            &[(Some("Tainá Albuquerque Rocha"), "Ali dentro estão cem anos de costura e de reza")],
        ),
        (
            "de",
            "Henrik Solberg von der Universität Bergen hält die Zahlen für belastbar. „Aber eine Hitzewelle kann in zwei Wochen zerstören, was gewachsen ist“, gibt er zu bedenken.",
            &[(Some("Henrik Solberg"), "Aber eine Hitzewelle kann in zwei Wochen zerstören, was gewachsen ist")],
        ),
        (
            "it",
            "Soddisfatto Tullio Marani, direttore del festival. Secondo Marani si tratta del «film più coraggioso visto qui negli ultimi dieci anni».",
            &[(Some("Tullio Marani"), "film più coraggioso visto qui negli ultimi dieci anni")],
        ),
    ] as [(&str, &str, &[(Option<&str>, &str)]); 10]
    {
        spoken(lang, text, expected);
    }
}

#[test]
fn clauses_within_clauses_have_speakers_of_their_own() {
    for (lang, text, expected) in [
        (
            "en",
            "Gareth Pell, 46, was jailed.\n\nGareth Pell showed no emotion as Judge Miriam Aldis, sitting at Leeds Crown Court, told him he had “preyed on people who opened their front doors to you”.",
            &[(Some("Miriam Aldis"), "preyed on people who opened their front doors to you")],
        ),
        (
            "en",
            "Anna Treves, defending, said her client was ‘a tradesman out of his depth rather than a conman’ and had been drinking.",
            &[(Some("Anna Treves"), "a tradesman out of his depth rather than a conman")],
        ),
        (
            "de",
            "«Wer Ihnen tiefere Mieten verspricht, will gewählt werden», meinte Beat Gmünd, Stadtrat von Winterthur – und fügte an: «Ich übrigens auch.»",
            &[(Some("Beat Gmünd"), "Wer Ihnen tiefere Mieten verspricht, will gewählt werden"), (Some("Beat Gmünd"), "Ich übrigens auch.")],
        ),
    ] as [(&str, &str, &[(Option<&str>, &str)]); 3]
    {
        spoken(lang, text, expected);
    }
}

#[test]
fn whoever_spoke_last_goes_on_where_a_phrase_fits_them() {
    for (lang, text, expected) in [
        (
            "pt",
            "«Não vi a bola», afirmou Baltar Simões, treinador do Vilar, que não culpou o árbitro, Silvino Roda. «Ele também não via nada», acrescentou o técnico.",
            &[(Some("Baltar Simões"), "Não vi a bola"), (Some("Baltar Simões"), "Ele também não via nada")],
        ),
        (
            "es",
            "“Aceptamos el estudio”, aseguró Hernán Fiallo, gerente de Minera Cóndor, quien reemplazó a Luis Barreda. “Lo pagaremos entero este año”, añadió el ejecutivo.",
            &[(Some("Hernán Fiallo"), "Aceptamos el estudio"), (Some("Hernán Fiallo"), "Lo pagaremos entero este año")],
        ),
        (
            "it",
            "“Tre ore di aggettivi e nemmeno una prova”, ha detto Mirella Cantù, difensore dell’ex sindaco. Accanto a lei Rosario Vinci si è limitato a una battuta: “Ho fiducia nei giudici”.",
            &[(Some("Mirella Cantù"), "Tre ore di aggettivi e nemmeno una prova"), (Some("Rosario Vinci"), "Ho fiducia nei giudici")],
        ),
        (
            "ru",
            "«Нас просили молчать до вечера», — рассказал член комиссии, который не назвал имени. Мимо прошёл Аркадий Жилин, кандидат. «Мы и молчали», — вспоминает собеседник.",
            &[(None, "Нас просили молчать до вечера"), (None, "Мы и молчали")],
        ),
    ] as [(&str, &str, &[(Option<&str>, &str)]); 4]
    {
        spoken(lang, text, expected);
    }
}

#[test]
fn houses_by_adjectives_and_joined_names_are_not_who_speaks() {
    for (lang, text, expected) in [
        (
            "ru",
            "Избирком Заозёрского района назначил пересчёт.\n\n«Бумагу сложили пополам, вот и вся тайна», — заявил журналистам председатель избиркома Заозёрского района Всеволод Черняев.",
            &[(Some("Всеволод Черняев"), "Бумагу сложили пополам, вот и вся тайна")],
        ),
        (
            "en",
            "The ferries stood still on Friday.\n\n“We regret every hour of this,” a spokesperson for Holt & Skerry Ferries said.",
            &[(None, "We regret every hour of this,")],
        ),
        (
            "zh",
            "民主透明協會秘書長范姜素蓮則批評平台太慢。「第三天影片還在，」范姜素蓮說，「快速通道其實是慢車道。」",
            &[(Some("范姜素蓮"), "第三天影片還在，"), (Some("范姜素蓮"), "快速通道其實是慢車道。")],
        ),
    ] as [(&str, &str, &[(Option<&str>, &str)]); 3]
    {
        spoken(lang, text, expected);
    }
}

#[test]
fn posts_alone_and_school_years_tell_who_speaks_in_japanese() {
    for (lang, text, expected) in [
        (
            "ja",
            "延長十一回、決勝打を放ったのは東高の主将、猪口大雅（２年）。「手がしびれました」と猪口は笑った。",
            &[(Some("猪口大雅"), "手がしびれました")],
        ),
        (
            "ja",
            "白砂町の大庭恒彦町長は会見で「ごみも水も町民だけでは支えきれない」と話した。前町長の平良進氏の方針を継ぐ。懸念について問われると、町長は「人が来なくなる島にはしない」と答えた。\n\n県幹部の一人は「他の島も注目している」と明かした。",
            &[
                (Some("大庭恒彦"), "ごみも水も町民だけでは支えきれない"),
                (Some("大庭恒彦"), "人が来なくなる島にはしない"),
                (None, "他の島も注目している"),
            ],
        ),
    ] as [(&str, &str, &[(Option<&str>, &str)]); 2]
    {
        spoken(lang, text, expected);
    }
}

#[test]
fn arabic_contrasts_and_manners_name_nobody_else() {
    for (lang, text, expected) in [
        (
            "ar",
            "قالت نادية الشريف، مديرة جمعية البحر، إن الشاطئ أسود. أما الشريف فاعتبرت أن «الاعتذار خطوة متأخرة»، ودعت وزير البيئة إلى زيارته.",
            &[(Some("نادية الشريف"), "الاعتذار خطوة متأخرة")],
        ),
        ("ar", "\"جئنا من الفجر، وقالوا لنا انتظروا\"، تقول بصوت متعب.", &[]),
    ] as [(&str, &str, &[(Option<&str>, &str)]); 2]
    {
        spoken(lang, text, expected);
    }
}

#[test]
fn whoever_comes_up_in_between_is_not_who_goes_on() {
    for (lang, text, expected) in [
        (
            "en",
            "“We will win this game for sure,” said coach John Miller of Weller United. Rovers coach Peter Holt disagreed with that view. “It will be a hard match for them,” the manager added.",
            &[(Some("John Miller"), "We will win this game for sure,"), (Some("Peter Holt"), "It will be a hard match for them,")],
        ),
        (
            "ar",
            "قال أحمد المصري للصحيفة إن «هذا أمر جيد جدا لنا جميعا». أما المصري فأكد محاميه خالد حسن أن «الأمر غير ذلك تماما عندنا».",
            &[(Some("أحمد المصري"), "هذا أمر جيد جدا لنا جميعا"), (Some("خالد حسن"), "الأمر غير ذلك تماما عندنا")],
        ),
        (
            "hi",
            "मंत्री राम वर्मा ने सभा की। दिल्ली जाने वाली राजधानी एक्सप्रेस रुकी। राजधानी देर से चली। उन्होंने कहा, “हम जांच करेंगे।”",
            &[(Some("राम वर्मा"), "हम जांच करेंगे।")],
        ),
        (
            "ja",
            "白砂町の大庭恒彦町長は「この計画はよいと思う」と話した。隣の青浜町の議会では、町長は「計画には反対だと思う」と述べた。",
            &[(Some("大庭恒彦"), "この計画はよいと思う"), (None, "計画には反対だと思う")],
        ),
        ("zh", "局长李明华来到现场。老马识途，老马不死，他笑着说：“明天再来吧。”", &[(Some("李明华"), "明天再来吧。")]),
    ] as [(&str, &str, &[(Option<&str>, &str)]); 5]
    {
        spoken(lang, text, expected);
    }
}
