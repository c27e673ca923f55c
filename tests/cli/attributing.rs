//! Who is found to speak, in the ways in which languages tell it: one sentence of its own for each.

use serde_json::json;

use super::extracting::says;
use super::harness::Home;

#[test]
fn what_somebody_says_or_thinks_is_told_before_their_name() {
    says(
        "en",
        "Ida Okoro, chief engineer of the Lowmoor Trust, was asked to wait. According to Okoro, that would be a mistake. “A crack does not read the minutes of a meeting.”",
        &[("Ida Okoro", "A crack does not read the minutes of a meeting.")],
    );
    says(
        "de",
        "Nach Angaben von Karla Wendt hält die Brücke noch zwanzig Jahre. „Danach fangen wir eben von vorne an“, sagte sie.",
        &[("Karla Wendt", "Danach fangen wir eben von vorne an")],
    );
    says(
        "es",
        "En palabras de Rosa Ibarra, «el río no firma los convenios de nadie».",
        &[("Rosa Ibarra", "el río no firma los convenios de nadie")],
    );
    says(
        "it",
        "Lo studio è di Marta Gallo, docente a Pavia, secondo cui «la diga non regge un'altra piena come quella».",
        &[("Marta Gallo", "la diga non regge un'altra piena come quella")],
    );
    says(
        "ru",
        "По словам инженера Игоря Лужина, плотина старая. «Её никто не осматривал десять лет подряд», — сказал он.",
        &[("Игорь Лужин", "Её никто не осматривал десять лет подряд")],
    );
    says("zh", "据总工程师韦国栋回忆,那年的水比哪一年都大,“我们在桥上守了整整三夜。”", &[("韦国栋", "我们在桥上守了整整三夜。")]);
    says(
        "ar",
        "قالت المهندسة هدى سالم: «فحصنا كل بئر ثلاث مرات هذا العام». «لن ننتظر سنة أخرى حتى يصل المال»، على حد قول سالم.",
        &[("هدى سالم", "فحصنا كل بئر ثلاث مرات هذا العام"), ("هدى سالم", "لن ننتظر سنة أخرى حتى يصل المال")],
    );
}

#[test]
fn the_place_of_a_post_is_no_part_of_the_name() {
    says(
        "ru",
        "«Мы считаем каждую льдину по два раза», — отметил профессор Университета Осло Юхан Берг.",
        &[("Юхан Берг", "Мы считаем каждую льдину по два раза")],
    );
    says(
        "it",
        "«La diga è vecchia e nessuno la vuole guardare», dice il sindaco di Pavia Carlo Gallo.",
        &[("Carlo Gallo", "La diga è vecchia e nessuno la vuole guardare")],
    );
    says(
        "ar",
        "«نحن نقيس المياه كل يوم في الصباح الباكر»، تقول خبيرة المياه في معهد النيل هدى سالم.",
        &[("هدى سالم", "نحن نقيس المياه كل يوم في الصباح الباكر")],
    );
    says(
        "de",
        "„Wir haben die Brücke zweimal gestrichen“, sagte die Bürgermeisterin von Neuburg, Karla Wendt, am Montag.",
        &[("Karla Wendt", "Wir haben die Brücke zweimal gestrichen")],
    );
    says(
        "zh-Hant",
        "水利署署長卓雅婷上月出席論壇時表示:「河堤不是誰家的後院,大家都要出一份力。」",
        &[("卓雅婷", "河堤不是誰家的後院,大家都要出一份力。")],
    );
}

#[test]
fn somebody_is_called_by_what_they_are() {
    says(
        "fr",
        "Maëlle Odry mesure le vent depuis vingt ans. « Il ne demande jamais la permission à personne », sourit l’ingénieure.",
        &[("Maëlle Odry", "Il ne demande jamais la permission à personne")],
    );
    says(
        "ru",
        "Дно озера изучает эколог Вера Лужина. «Вода помнит всё, что в неё бросили», — вздохнула учёный.",
        &[("Вера Лужина", "Вода помнит всё, что в неё бросили")],
    );
    says(
        "zh",
        "韦国栋表示,桥还能用二十年。这位从业三十年的总工程师说:“修桥的人不能只看今天的车流。”",
        &[("韦国栋", "修桥的人不能只看今天的车流。")],
    );
}

#[test]
fn clauses_of_other_orders_name_who_speaks() {
    // An agency, then who.
    says(
        "pt",
        "“A barragem é velha e ninguém quer olhar”, disse à Lusa Rosa Prado, engenheira.",
        &[("Rosa Prado", "A barragem é velha e ninguém quer olhar")],
    );
    // A verb that nobody knows, far from the name.
    says(
        "fr",
        "« Le vent ne demande jamais la permission », philosophe de son côté la chercheuse bretonne Maëlle Odry.",
        &[("Maëlle Odry", "Le vent ne demande jamais la permission")],
    );
    // The only person before a colon.
    says(
        "pt",
        "Rosa Prado dirige a obra. Para Prado, a resposta é simples: “A barragem precisa de gente que olhe para ela”.",
        &[("Rosa Prado", "A barragem precisa de gente que olhe para ela")],
    );
    // What somebody does between two quotations.
    says(
        "en",
        "“We painted the bridge twice,” said Ida Okoro, an engineer. Asked whether that would do, Tolu Ajayi laughed. “Paint is what you buy when you cannot buy steel.”",
        &[("Ida Okoro", "We painted the bridge twice,"), ("Tolu Ajayi", "Paint is what you buy when you cannot buy steel.")],
    );
    // A cleft sentence, and a talk.
    says(
        "ja",
        "「井戸はもう三度も調べました」。そう話すのは、農家の森田さつきさん(61)だ。\n\n堀健一・水質大学教授(水文学)の話「井戸の水は十年遅れて答えを返す」",
        &[("森田さつき", "井戸はもう三度も調べました"), ("堀健一", "井戸の水は十年遅れて答えを返す")],
    );
    // A noun for what was said.
    says(
        "ko",
        "“우리는 모든 우물을 세 번씩 다시 조사했습니다.” 수질연구소의 박서연 연구원의 설명이다.",
        &[("박서연", "우리는 모든 우물을 세 번씩 다시 조사했습니다.")],
    );
    // No particle.
    says(
        "hi",
        "“हमने हर कुएँ का पानी तीन बार जाँचा है,” जल समिति के अध्यक्ष मोहन जोशी कहते हैं।",
        &[("मोहन जोशी", "हमने हर कुएँ का पानी तीन बार जाँचा है,")],
    );
    // The post, and the name between commas.
    says(
        "ar",
        "أكدت وزيرة المياه، هدى سالم، أن «الماء لن يكون موضع مساومة بعد اليوم».",
        &[("هدى سالم", "الماء لن يكون موضع مساومة بعد اليوم")],
    );
}

#[test]
fn the_unnamed_of_many_languages_stay_unnamed() {
    says(
        "ko",
        "수질청 관계자는 “내년 예산에 반영하려고 관계 부처와 협의하고 있다”고 말했다.",
        &[("-", "내년 예산에 반영하려고 관계 부처와 협의하고 있다")],
    );
    says(
        "ja",
        "森田研究員は調査を続ける。町の担当者は「予算がつけば来春にも着工したい」と話す。",
        &[("-", "予算がつけば来春にも着工したい")],
    );
    says("ar", "وقال مصدر في الوزارة: «لا نملك حتى اليوم إحصاء دقيقا لعدد الآبار».", &[("-", "لا نملك حتى اليوم إحصاء دقيقا لعدد الآبار")]);
    says("hi", "एक स्टेशन अधीक्षक ने कहा, “हिसाब तो आखिर में हमें ही देना पड़ता है।”", &[("-", "हिसाब तो आखिर में हमें ही देना पड़ता है।")]);
}

#[test]
fn interviews_find_who_is_introduced() {
    says(
        "en",
        "Tolu Ajayi, head of the Weller violin school, has built forty violins. He met our reporter Jo Marsh in his workshop.\n\nQ: When did you start?\n\nA: At nine, with a cigar box and no teacher.\n\nQ: Do you use old wood?\n\nA: Only when the wood is honest with me.",
        &[("Tolu Ajayi", "At nine, with a cigar box and no teacher."), ("Tolu Ajayi", "Only when the wood is honest with me.")],
    );
    says(
        "ko",
        "박서연 수질연구소 교수는 20년째 우물을 조사해 왔다.\n\n―왜 우물인가.\n\n“우물은 거짓말을 하지 않습니다. 늦을 뿐이죠.”\n\n―무엇이 가장 어려웠나.\n\n“뚜껑을 여는 일이었습니다. 다들 싫어했어요.”",
        &[("박서연", "우물은 거짓말을 하지 않습니다. 늦을 뿐이죠."), ("박서연", "뚜껑을 여는 일이었습니다. 다들 싫어했어요.")],
    );
    says(
        "zh",
        "对话韦国栋:桥为什么会老\n\n编者按:本刊专访了总工程师韦国栋,请他谈谈桥。\n\n记者:桥会老吗?\n韦国栋:会,而且比人老得快。\n记者:怎么办?\n韦国栋:去看它,每天去看它。\n\n(实习生对本文亦有贡献)",
        &[("韦国栋", "会,而且比人老得快。"), ("韦国栋", "去看它,每天去看它。")],
    );
    says(
        "ja",
        "井戸は誰のものか\n\n■森田さつき・水質大学教授\n\n井戸は村のものです。だから誰も直さない。\n\n■堀健一・井戸職人代表\n\n直せば自分のものになる。そう言われて直しました。",
        &[("森田さつき", "井戸は村のものです。だから誰も直さない。"), ("堀健一", "直せば自分のものになる。そう言われて直しました。")],
    );
}

#[test]
fn single_marks_run_on_over_paragraphs() {
    says(
        "en",
        "Prof Ida Okoro, Professor of Dams, University of Leeds, said:\n\n'It's an old dam, and that's why it matters.\n\n'I'd want five winters of data before anyone's tempted to close the file.'",
        &[(
            "Ida Okoro",
            "It's an old dam, and that's why it matters.\n\n'I'd want five winters of data before anyone's tempted to close the file.",
        )],
    );
}

#[test]
fn what_somebody_is_stands_in_the_next_sentence_too() {
    let home = Home::new();
    let text = "„Die Brücke hält, wenn man sie in Ruhe lässt“, sagt Karla Wendt. Die Bauingenieurin an der Universität Freiburg misst seit Jahren.";
    let line = json!({ "id": "x", "lang": "de", "text": text }).to_string();
    let out: serde_json::Value = serde_json::from_str(&home.run_with(&["extract", "--batch", "-"], line).code(0).stdout()).unwrap();
    assert_eq!(out["quotes"][0]["affiliation"], "Bauingenieurin an der Universität Freiburg");
    // No institution that the gazetteer knows: the city decides.
    assert_eq!(out["quotes"][0]["regions"], json!(["DE"]));
}
