//! Who is found to speak, in the ways in which languages tell it: one sentence of its own for each.

use serde_json::json;

use super::extracting::says;
use super::harness::quotes;

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
    let text = "„Die Brücke hält, wenn man sie in Ruhe lässt“, sagt Karla Wendt. Die Bauingenieurin an der Universität Freiburg misst seit Jahren.";
    let quotes = quotes("de", text);
    assert_eq!(quotes[0]["affiliation"], "Bauingenieurin an der Universität Freiburg");
    // No institution that the gazetteer knows: the city decides.
    assert_eq!(quotes[0]["regions"], json!(["DE"]));
}

/// Language, text, and who speaks in it, `-` for somebody without a name.
fn speak(sentences: &[(&str, &str, &str)]) {
    for (lang, text, expected) in sentences {
        let quotes = quotes(lang, text);
        let found: Vec<&str> = quotes.iter().map(|q| q["speaker"].as_str().unwrap_or("-")).collect();
        assert_eq!(found.join("; "), *expected, "{text}");
    }
}

#[test]
fn capitals_before_a_post_only_describe_whoever_is_named_behind_it() {
    speak(&[
        ("en", "“The models are plainly unsafe for children,” said Stanford professor Mei-Ann Low.", "Mei-Ann Low"),
        ("en", "“We are not going to stop this work,” said Google spokesman Tim Lee.", "Tim Lee"),
        ("en", "“There is no way to stop this now,” said London-based lawyer Anna Bell.", "Anna Bell"),
        ("en", "“There is no way to stop this now,” said Tesla and SpaceX owner Carl Rusk.", "Carl Rusk"),
        ("en", "“There is no way to stop this now,” said South Korean science minister Bae Min-soo.", "Bae Min-soo"),
        ("en", "“There is no way to stop this now,” said Oxford University professor of law Lea Frey.", "Lea Frey"),
        ("en", "“There is no way to stop this now,” says Amazon cloud computing boss Matt Garner.", "Matt Garner"),
        ("en", "“There is no way to stop this now,” said Google's head of policy Paula Reyes.", "Paula Reyes"),
        ("en", "“It is a question of trust and of time,” said Bank of England governor Andrew Marsh.", "Andrew Marsh"),
        ("en", "“It is a question of trust and of time,” said Apple chief executive Tim Baker and Google’s Arun Pillai.", "Tim Baker"),
        ("en", "“There is no way to stop this now,” according to London-based lawyer Anna Bell.", "Anna Bell"),
        ("en", "“There is no way to stop this now,” said a Google spokesman.", "-"),
        ("en", "“There is no way to stop this now,” said one Google engineer.", "-"),
        ("en", "“It is a question of trust and of time,” said Weller, whose lawyer Anna Bell declined to comment.", "Weller"),
        ("en", "“It is a question of trust and of time,” said Weller’s lawyer, Anna Bell.", "Anna Bell"),
        ("en", "“It is a question of trust and of time,” said University of Cape Town economist Amy Stone.", "Amy Stone"),
        ("en", "“There is no way to stop this now,” said US Secretary of State Lea Frey.", "Lea Frey"),
        ("en", "“It is a question of trust,” said Mayor of London Omar Reed.", "Omar Reed"),
        ("en", "“We will not be a dumping ground for models,” the Biden campaign said.", "-"),
        ("en", "Google and Microsoft engineers said: “It is a tax on ideas.”", "-"),
        ("en", "In an interview with CNN anchor Jane Rowe, Dmitry Lunin said: “It is a tax on ideas.”", "Dmitry Lunin"),
    ]);
}

#[test]
fn what_a_post_is_of_is_no_part_of_the_name() {
    speak(&[
        ("ru", "«Мы не остановимся ни перед чем», — сказал президент Украины Виктор Соленский.", "Виктор Соленский"),
        ("ru", "«Мы не остановимся ни перед чем», — сказал глава OpenAI Сэм Ольтер.", "Сэм Ольтер"),
        ("ru", "По словам министра обороны Германии Бориса Кестнера, «мы не остановимся ни перед чем».", "Борис Кестнер"),
        ("ru", "«Мы не остановимся ни перед чем», — сказал президент Украины.", "-"),
        ("ru", "«Это вопрос доверия и времени», — сказал президент России Лунин.", "Лунин"),
        ("ru", "«Мы не остановимся ни перед чем», — сообщил министр иностранных дел Южной Кореи Чо Минсу.", "Чо Минсу"),
        ("ru", "«Это вопрос доверия и времени», — сказал адвокат Илья Лунин.", "Илья Лунин"),
        ("ru", "«Это вопрос доверия и времени», — сказала глава Еврокомиссии Урсула фон дер Аден.", "Урсула фон дер Аден"),
        ("ru", "«Мы не остановимся ни перед чем», — сказала представитель МИД России Мария Горохова.", "Мария Горохова"),
        ("ru", "«Это налог на идеи», — сказал адвокат Анны Беловой.", "-"),
        ("ru", "«Это налог на идеи», — сказал адвокат Анны Беловой Пётр Лунин.", "Пётр Лунин"),
        ("ru", "«Это вопрос доверия и времени», — заявил владелец Tesla и SpaceX Карл Раск.", "Карл Раск"),
        ("ru", "Анне Беловой сказали: «Это вопрос доверия и времени».", "-"),
        ("ar", "وقال رئيس أوكرانيا فيكتور سولينسكي: «لن نتوقف عند هذا الحد أبدا».", "فيكتور سولينسكي"),
        ("ar", "وقال رئيس مصر عبد الكريم النجار: «لن نتوقف عند هذا الحد أبدا».", "عبد الكريم النجار"),
        ("ar", "وقال رئيس أوكرانيا: «لن نتوقف عند هذا الحد أبدا».", "-"),
        ("it", "«Non ci fermeremo certo qui», ha detto il presidente dell'Ucraina Viktor Solensky.", "Viktor Solensky"),
        ("it", "«Non ci fermeremo certo qui», ha detto il sindaco di Torino Stefano Lo Bianco.", "Stefano Lo Bianco"),
        ("fr", "« C'est une question de confiance », a expliqué la PDG d'Orange Claire Heron.", "Claire Heron"),
        ("ko", "빅토르 솔렌스키 우크라이나 대통령은 “우리는 여기서 절대 멈추지 않을 것이다”라고 말했다.", "빅토르 솔렌스키"),
        ("ko", "김민수 구글 대변인은 “우리는 여기서 절대 멈추지 않을 것이다”라고 말했다.", "김민수"),
    ]);
}

#[test]
fn whoever_is_told_or_quoted_is_told_apart_from_who_speaks() {
    speak(&[
        ("en", "Marsh was told by Stone: “You do not have the cards right now.”", "Stone"),
        ("en", "“You do not have the cards right now,” Anna Bell was told.", "-"),
        ("en", "Anna Bell was asked by a reporter: “Do you have the cards right now?”", "-"),
        ("en", "Anna Bell recalled Peter Klein saying: “You do not have the cards right now.”", "Peter Klein"),
        ("en", "Anna Bell recalled her father saying: “You do not have the cards right now.”", "-"),
        ("en", "Judge Amina Yusuf quoted the witness as saying: “You do not have the cards right now.”", "-"),
        ("en", "Peter Klein was quoted as saying: “You do not have the cards right now.”", "Peter Klein"),
        ("en", "“You do not have the cards right now,” the Weller Times quoted Peter Klein as saying.", "Peter Klein"),
        ("en", "John Marsh quoted Anna Bell: “It is a question of trust.”", "Anna Bell"),
        ("en", "According to the lawyer Peter Stone, his client Max Hill said: “You do not have the cards right now.”", "Max Hill"),
        ("en", "According to Peter Stone, she said: “You do not have the cards right now.”", "-"),
        ("en", "According to Peter Stone, who said: “You do not have the cards right now.”", "Peter Stone"),
        ("en", "John Marsh, according to Anna Bell, said: “It is a question of trust.”", "John Marsh"),
        ("de", "Laut dem Anwalt Peter Stein sagte sein Mandant Max Hill: „Sie haben die Karten nicht mehr in der Hand.“", "Max Hill"),
        ("pt", "Segundo o advogado Pedro Lima, seu cliente Max Hill disse: “Você não tem mais as cartas na mão”.", "Max Hill"),
        ("ru", "По словам адвоката Петра Лунина, его клиент Макс Хилл сказал: «У вас больше нет карт на руках».", "Макс Хилл"),
        ("ja", "弁護士の田中一郎氏によると、依頼人の佐藤健氏は「もう手札は残っていない」と述べた。", "佐藤健"),
        ("zh", "据律师王建国介绍，他的当事人李明说：“你们已经没有牌了。”", "李明"),
        ("hi", "वकील राजेश शर्मा के अनुसार, उनके मुवक्किल अमित वर्मा ने कहा, “यह भरोसे का सवाल है और समय लगेगा।”", "अमित वर्मा"),
        ("ar", "وبحسب المحامي سامي خوري، قال موكله أحمد ناصر: «هذه مسألة ثقة وتحتاج إلى وقت».", "أحمد ناصر"),
        ("de", "Peter Stein wurde von Anna Bell gewarnt: „Es ist eine Frage des Vertrauens.“", "Anna Bell"),
        ("es", "Ana Rojas fue advertida por Pedro Lima: «Ya no tiene usted las cartas».", "-"),
        ("es", "Ana Rojas citó a Pedro Lima: «Es una cuestión de confianza».", "Pedro Lima"),
        ("zh", "路透社援引一位官员的话说：“这是信任的问题，需要时间。”", "-"),
        ("en", "A friend of Jane Rowe said: “It is a tax on ideas.”", "-"),
        ("en", "John Marsh was tired. “It is a question of trust,” his wife said.", "-"),
        ("en", "Anna Bell thanked John Marsh and added: “It is a question of trust.”", "Anna Bell"),
    ]);
}

#[test]
fn a_pronoun_stands_for_somebody_whom_it_fits() {
    speak(&[
        ("en", "Mary Smith met John Doe. “You are fired and you know it,” she said.", "Mary Smith"),
        ("en", "Anna Bell met Peter Klein. “You are fired and you know it,” she told him.", "Anna Bell"),
        ("en", "Marta Klein, a nurse, met the union leader Jonas Beck. “You are fired and you know it,” she said.", "Marta Klein"),
        ("en", "Robin Falk and Alex Raman run the farm. “It is a question of trust,” she said.", "-"),
        ("en", "Ada Moon said she was tired. Peter Stone was not. “You do not have the cards right now,” he said.", "Peter Stone"),
        ("en", "John Marsh spoke after Anna Bell. “It is a question of trust,” she said.", "Anna Bell"),
        (
            "en",
            "“It is a question of trust,” said John Marsh. Anna Bell was not convinced. “It takes time to build it,” she said.",
            "John Marsh; Anna Bell",
        ),
        (
            "en",
            "“It is a question of trust,” Anna Bell told Lea Frey. “It takes time,” she added. “We have to work for it.”",
            "Anna Bell; Anna Bell; Anna Bell",
        ),
        ("en", "After meeting Lea Frey, Anna Bell was pleased. “It is a question of trust,” she said.", "Anna Bell"),
        ("de", "Anna Bell traf Peter Klein. „Sie haben die Karten nicht mehr in der Hand“, sagte sie.", "Anna Bell"),
        ("es", "Ana Rojas se reunió con Pedro Lima. «Ya no tiene usted las cartas», dijo él.", "Pedro Lima"),
        ("fr", "Anna Bell a rencontré Pierre Morel. « Vous n'avez plus les cartes en main », a-t-elle dit.", "Anna Bell"),
        ("ru", "Анна Белова встретила Петра Лунина. «У вас больше нет карт на руках», — сказал он.", "Петр Лунин"),
    ]);
}

#[test]
fn institutions_and_surnames_are_named_whole() {
    speak(&[
        ("en", "The Bank of England said in a statement: “Rates will stay where they are.”", "Bank of England"),
        ("en", "“Rates will stay where they are,” said the Museum of Modern Art in a statement.", "-"),
        ("en", "“Rates will stay where they are,” the European Court of Human Rights said.", "European Court of Human Rights"),
        ("en", "“Rates will stay where they are,” the Bishop of Weller said.", "-"),
        ("en", "Peter Paul King Jr. said: “I have seen many kings come and go.”", "Peter Paul King Jr."),
        ("en", "“I have seen many kings come and go,” said Robert Dunne Jr. in London.", "Robert Dunne Jr."),
        ("en", "“It is a question of trust,” said Cal Rigby Jr. of the Herons.", "Cal Rigby Jr."),
        ("en", "“I have seen many kings come and go,” said William Stowe III.", "William Stowe III"),
        (
            "en",
            "“It is a question of trust,” said Sammy Dale Jr., an entertainer. “It takes time to build it,” Dale said.",
            "Sammy Dale Jr.; Sammy Dale Jr.",
        ),
        ("en", "“It is a tax on ideas,” said Jane Rowe MP.", "Jane Rowe"),
        ("en", "“It is a question of trust,” said Tim Baker.", "Tim Baker"),
        ("en", "The House of Lords said: “Rates will stay where they are.”", "House of Lords"),
        ("en", "“It is a question of trust,” the Ministry of Health and Sports said.", "Ministry of Health and Sports"),
    ]);
}

#[test]
fn posts_glued_to_names_are_no_part_of_them() {
    speak(&[
        ("zh", "一位不愿透露姓名的马来西亚官员称：“框架只是一张纸。”", "-"),
        ("zh-Hant", "一位不願透露姓名的官員表示：「框架只是一張紙而已。」", "-"),
        ("zh", "一位不便透露身份的官员向记者表示：“框架只是一张纸而已。”", "-"),
        ("zh", "市民王女士说：“框架只是一张纸而已。”", "王女士"),
        ("zh", "王建国先生表示：“框架只是一张纸而已。”王先生还说：“我们还要看执行的情况。”", "王建国; 王建国"),
        ("zh", "王建国副市长表示：“框架只是一张纸而已。”", "王建国"),
        ("zh", "北京大学副校长王建国教授表示：“框架只是一张纸而已。”", "王建国"),
        ("zh", "清华大学王建国教授说：“框架只是一张纸而已。”", "王建国"),
        ("ja", "「職員の残業が月に二十時間減った」と横浜市の山田花子副市長は話す。", "山田花子"),
        ("ja", "日銀の内山真二副総裁は「物価はまだ上がり続けるだろう」と述べた。", "内山真二"),
        ("ja", "山田花子元首相は「物価はまだ上がり続けるだろう」と述べた。", "山田花子"),
        ("ja", "山田花子外務副大臣は「物価はまだ上がり続けるだろう」と述べた。", "山田花子"),
        ("ja", "山田花子代表取締役社長は「物価はまだ上がり続けるだろう」と述べた。", "山田花子"),
        ("ja", "モロー仏大統領は「物価はまだ上がり続けるだろう」と述べた。", "モロー"),
        ("ja", "ストーン米大統領は「物価はまだ上がり続けるだろう」と述べた。", "ストーン"),
        ("ja", "東京都環境局長は「物価はまだ上がり続けるだろう」と述べた。", "-"),
        ("ja", "東京都の山田花子環境局長は「物価はまだ上がり続けるだろう」と述べた。", "山田花子"),
        ("ja", "小野副大臣は「物価はまだ上がり続けるだろう」と述べた。", "小野"),
        ("ko", "이 모(34) 씨는 “물가는 아직도 계속 오를 것이다”라고 말했다.", "-"),
    ]);
}

#[test]
fn round_tables_and_interviews_keep_every_turn() {
    speak(&[
        (
            "es",
            "Mesa redonda: ¿Quién paga la inteligencia artificial?\n\nModeradora: Bienvenidos. Empecemos con Chile.\n\nValentina Rojas (Universidad de Chile): La paga el agua. Cada centro de datos en Quilicura bebe como un pueblo.\n\nJorge Castañeda (CEPAL, México): No exageremos. El agua se recicla.\n\nModeradora: ¿Y los salarios?\n\nRojas: Los salarios no suben. Eso lo paga la gente.\n\nCastañeda: Ahí estamos de acuerdo.\n\nAna Lima (economista, Brasil): En Brasil es igual, pero con más sol.",
            "Valentina Rojas; Jorge Castañeda; Valentina Rojas; Jorge Castañeda; Ana Lima",
        ),
        (
            "en",
            "Round table: Who pays for AI?\n\nModerator: Welcome. Let us begin with Chile.\n\nJane Rowe (University of Weller): The water pays for it. Each data centre drinks like a village.\n\nTomás Peña (CEPAL, Mexico): Let us not exaggerate. The water is used again.\n\nModerator: And wages?\n\nRowe: Wages do not rise. That is paid by the people.\n\nPeña: There we agree on something.",
            "Jane Rowe; Tomás Peña; Jane Rowe; Tomás Peña",
        ),
        (
            "ru",
            "Ведущая: Добро пожаловать. Кто платит?\n\nОльга Ветрова (Институт воды, Москва): Платит вода. Каждый центр пьёт как деревня.\n\nИван Смирнов (Университет Казани): Не будем преувеличивать. Вода возвращается.\n\nВедущая: А зарплаты?\n\nВетрова: Зарплаты не растут. За это платят люди.\n\nСмирнов: Тут мы согласны.",
            "Ольга Ветрова; Иван Смирнов; Ольга Ветрова; Иван Смирнов",
        ),
        (
            "zh",
            "主持人：欢迎。谁来付钱？\n\n陈美玲（新加坡国立大学）：水在付钱。每个数据中心都像一个村子一样喝水。\n\n王建国（中国科学院）：不要夸张。水可以循环使用。\n\n主持人：工资呢？\n\n陈美玲：工资没有上涨。这是老百姓在付钱。\n\n王建国：这一点我们同意。",
            "陈美玲; 王建国; 陈美玲; 王建国",
        ),
        (
            "en",
            "An interview with Lucía Herrera\n\nauthor: Tomás Gil\n\nLucía Herrera directs the Centre for Digital Economy at the Universidad de los Andes in Bogotá. We spoke to her in January.\n\n**Q: Is Latin America late?**\n\nA: Late for what? Late for a race that we never signed up for?\n\n**Q: What would you do with a billion dollars?**\n\nA: I'd build a public data centre in the Andes, with hydropower.",
            "Lucía Herrera; Lucía Herrera",
        ),
        (
            "en",
            "Jane Rowe is a hydrologist at the University of Leeds.\n\nWeller Review: Is it late?\n\nJane Rowe: Is it ever early? Who decides that?\n\nWeller Review: What next?\n\nJane Rowe: We measure the lake again, and then the river.\n\nWeller Review: Thank you?",
            "Jane Rowe; Jane Rowe",
        ),
        (
            "es",
            "Ana Rojas dirige el Centro del Agua.\n\nP: ¿Es tarde?\n\nR: ¿Tarde para qué? ¿Quién lo decide?\n\nP: ¿Y ahora?\n\nR: Medimos otra vez el lago y luego el río.",
            "Ana Rojas; Ana Rojas",
        ),
        (
            "zh",
            "记者：是不是太晚了？\n\n王建国：对谁来说太晚了？由谁来决定？\n\n记者：下一步呢？\n\n王建国：我们再测一次湖水，然后是河水。",
            "王建国; 王建国",
        ),
    ]);
}

#[test]
fn where_somebody_was_does_not_tell_where_they_are() {
    let sentences = [
        (
            "en",
            "“We do not need the same rules,” said Grace Otieno, chief scientist at Nairobi-based Savanna Labs and a former researcher at Google DeepMind in London.",
            "KE",
        ),
        (
            "en",
            "“We do not need the same rules,” said Kim Soo-jin, professor at Seoul National University and former official at the US State Department.",
            "KR",
        ),
        (
            "en",
            "“We do not need the same rules,” said Ada Moon, formerly of Google in London and now a professor at Tsinghua University.",
            "CN",
        ),
        ("en", "“We do not need the same rules,” said former Kenyan minister Ada Moon.", "KE"),
        (
            "de",
            "„Wir brauchen nicht dieselben Regeln“, sagte Ada Mond, Professorin an der Universität Wien und frühere Beraterin der US-Regierung.",
            "AT",
        ),
        (
            "ru",
            "«Нам не нужны те же самые правила», — сказала Анна Белова, профессор Московского университета, бывший сотрудник Госдепартамента США.",
            "RU",
        ),
        ("zh", "“我们不需要同样的规则，”清华大学教授、前美国国务院官员李明说。", "CN"),
        ("ja", "東京大学教授で元米国務省職員の佐藤健氏は「同じルールは必要ない」と述べた。", "JP"),
    ];
    for (lang, text, region) in sentences {
        assert_eq!(quotes(lang, text)[0]["regions"], json!([region]), "{text}");
    }
}

#[test]
fn a_body_is_not_who_speaks_for_it() {
    says(
        "it",
        "Bruno Salis, direttore del consorzio Acque Chiare, ha perso il prato. «Ce lo ha portato via una società di città», ricorda.",
        &[("Bruno Salis", "Ce lo ha portato via una società di città")],
    );
    says(
        "it",
        "Secondo la ricercatrice dell’Accademia ceca delle scienze Jana Dvorak, il problema è vecchio: «Da noi le pecore sono più vere dei moduli».",
        &[("Jana Dvorak", "Da noi le pecore sono più vere dei moduli")],
    );
}

#[test]
fn one_of_several_is_told_whole() {
    let text = "The hall was full on Monday.\n\n“He will be back before the winter,” said Peter Kato, one of the mayor’s close friends and peers, outside the hall.";
    assert_eq!(quotes("en", text)[0]["affiliation"], "one of the mayor’s close friends and peers");
}

#[test]
fn whoever_is_not_named_stays_so() {
    let named = "“Nobody has looked at the gate in years,” said Ida Okoro, chief engineer of the Lowmoor Trust.\n\n";
    for (text, words) in [
        (
            "One farmer, who asked not to be named because he rents his fields, was blunt. “They looked at it, and then they looked away,” he said.",
            "They looked at it, and then they looked away,",
        ),
        (
            "A county official saw it otherwise. “At some point somebody lost the only key,” the official said.",
            "At some point somebody lost the only key,",
        ),
    ] {
        says("en", &format!("{named}{text}"), &[("Ida Okoro", "Nobody has looked at the gate in years,"), ("-", words)]);
    }
}

#[test]
fn a_paragraph_goes_on_with_whoever_spoke_above_it() {
    says(
        "en",
        "Prof Ida Okoro, Chief Engineer, Lowmoor Trust, said:\n\n'It's a sound report, but it's a report about last year.'\n\n'I wouldn't cross the bridge with a cart because of it.'",
        &[
            ("Ida Okoro", "It's a sound report, but it's a report about last year."),
            ("Ida Okoro", "I wouldn't cross the bridge with a cart because of it."),
        ],
    );
}

#[test]
fn a_clause_between_commas_ends_where_the_words_go_on() {
    says(
        "fr",
        "« On a copié un vieux modèle, reconnaît Luc Morin, chercheur à Lyon, et on l’a raté deux fois. »",
        &[("Luc Morin", "On a copié un vieux modèle"), ("Luc Morin", "et on l’a raté deux fois.")],
    );
}

#[test]
fn words_that_only_open_a_sentence_and_things_are_nobody() {
    let known = "“The gate has not been opened in years,” said Ida Okoro, chief engineer of the Lowmoor Trust.\n\n";
    let bekannt = "„Das Tor war seit Jahren zu“, sagte Karla Wendt, Bauleiterin in Odenau.\n\n";
    let german = [
        ("Gleichzeitig unterstreicht sie: „Der Damm hält noch lange, wenn man ihn lässt.“", "Karla Wendt"),
        ("Angesichts der Lage erklärte sie, dass „der Damm noch lange hält, wenn man ihn lässt.“", "Karla Wendt"),
        ("Gleich zu Beginn gibt Präsidentin Ulla Brandt den Ton vor: „Der Damm hält noch lange, wenn man ihn lässt.“", "Ulla Brandt"),
        ("Geschätzt werden zehn Tonnen Fels. „Der Damm hält noch lange, wenn man ihn lässt“, sagt sie.", "Karla Wendt"),
        ("Das sei kein Ausdruck von Stärke gewesen. „Der Damm hält noch lange, wenn man ihn lässt“, sagt sie.", "Karla Wendt"),
    ];
    for (text, who) in german {
        let found = quotes("de", &format!("{bekannt}{text}"));
        assert_eq!(found[1]["speaker"], *who, "{text}");
    }
    let english = [
        ("She thinks of the Lowmoor Reservoir at night. “It is the quietest water that I have ever seen,” she said.", "Ida Okoro"),
        ("She pays for it under Article 40 of the lease. “It is the quietest water that I have ever seen,” she said.", "Ida Okoro"),
        ("Like any valley engineer, Okoro walks. “It is the quietest water that I have ever seen,” she said.", "Ida Okoro"),
        ("The trust’s CEO, Tom Weller, told a reporter, “It is the quietest water that I have ever seen.”", "Tom Weller"),
        ("Ghana will pay for it, says Okoro. “It is the quietest water that I have ever seen.”", "Ida Okoro"),
    ];
    for (text, who) in english {
        let found = quotes("en", &format!("{known}{text}"));
        assert_eq!(found[1]["speaker"], *who, "{text}");
        assert!(!found[1]["affiliation"].as_str().is_some_and(|a| a.contains("any")), "{text}");
    }
    for text in [
        "Several papers carried a picture that said: “It is the quietest water that I have ever seen.”",
        "The council said Lowmoor reserves the right “to open the gate at any hour that it chooses.”",
        "Shortly after the flood, somebody wrote, “It is the quietest water that I have ever seen.”",
    ] {
        let found = quotes("en", text);
        assert!(found[0]["speaker"].is_null(), "{text} {}", found[0]);
    }
}

#[test]
fn in_a_language_whose_verbs_are_not_known_nobody_is_guessed() {
    let text = "Karel Novotný stál u hráze celou noc. „Voda stoupala rychleji, než jsme čekali, a nikdo nevolal.“";
    assert!(quotes("cs", text)[0]["speaker"].is_null());
}

#[test]
fn headings_in_capitals_are_no_names() {
    let text = "NO FULL INQUIRY\n\nSeveral of the engineers who read the report asked for a full inquiry.\n\n\
        “The report does not say who closed the gate,” said Ida Okoro, chief engineer of the Lowmoor Trust.\n\n\
        FULL INQUIRY\n\nThe council did not answer.\n\n“Nobody has asked us a thing about it yet,” said Tom Weller, a farmer.";
    says(
        "en",
        text,
        &[("Ida Okoro", "The report does not say who closed the gate,"), ("Tom Weller", "Nobody has asked us a thing about it yet,")],
    );
}

#[test]
fn conjunctions_verbs_and_two_at_once_are_nobody() {
    let found = quotes("ko", "하지만 한 마을 주민 대표는 \"수문은 삼 년 동안 한 번도 열리지 않았다\"고 말했다.");
    assert!(found[0]["speaker"].is_null(), "{}", found[0]);
    let found = quotes("ko", "정민석 전 대표가 왔다. 이에 정 전 대표는 \"수문은 삼 년 동안 한 번도 열리지 않았다\"고 말했다.");
    assert!(found[0]["speaker"].as_str().is_some_and(|s| s.starts_with('정')), "{}", found[0]);
    let text = "Lucía Pérez, alcaldesa de Odena, y la ingeniera Ana Vega viajaron. Francia y Brasil miran. \
        “La presa aguanta si la dejan en paz”, dijo la alcaldesa. Según ella, “nadie mira la presa desde hace años y años”.";
    assert!(quotes("es", text).iter().all(|q| q["speaker"] != "Francia y Brasil"));
    // The heading is nobody, and a post may leave out the ends of its words.
    let text = "Karl Wendt ist Bauer.\n\nFalsche Zeichen\n\n«Wir geben hier ein falsches Zeichen», sagte der Odenauer Gesundheits-, Sozial- und \
        Bildungsdirektor Jan Moll.";
    let found = &quotes("de", text)[0];
    assert_eq!((&found["speaker"], &found["affiliation"]), (&"Jan Moll".into(), &"Gesundheits-, Sozial- und Bildungsdirektor".into()));
    let text = "Marc Roche, a tenu à se présenter hier au village. « Le barrage tiendra si on le laisse tranquille », a-t-il raconté.";
    assert!(quotes("fr", text)[0]["affiliation"].is_null());
}
