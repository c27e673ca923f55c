//! How each language names whoever speaks: names from abroad, houses, relatives, ages, manners and what people do as they speak.

use super::harness::{quotes, told};

/// Who says what, one a line.
fn voices(lang: &str, text: &str) -> Vec<String> {
    let of = |quote: &serde_json::Value, key: &str| quote[key].as_str().unwrap_or("-").to_owned();
    quotes(lang, text).iter().map(|q| format!("{}: {}", of(q, "speaker"), of(q, "text"))).collect()
}

/// Checks that a text has one quotation, and whose it is: "-" for nobody's.
#[track_caller]
fn one_voice(lang: &str, text: &str, who: &str) {
    let found = quotes(lang, text);
    assert_eq!(found.iter().map(|q| q["speaker"].as_str().unwrap_or("-")).collect::<Vec<_>>(), [who], "{text}");
}

#[test]
fn chinese_names_stand_behind_houses_and_relatives() {
    let text = "“空船也要付钱，”河口货运有限公司总经理楼启明（Lóu Qǐmíng）说。\n\n楼启明今年试着运红茶。他的妻子、公司财务骆青禾起初并不同意。\
        她坦言：“我怕的不是没船，是压货。”\n\n“孩子怕的是针头，”北岸疫苗评价中心主任欧阳澈说。\n";
    assert_eq!(
        told("zh", text),
        [
            "楼启明 | 河口货运有限公司总经理 |  | 空船也要付钱，",
            "骆青禾 | 他的妻子、公司财务 |  | 我怕的不是没船，是压货。",
            "欧阳澈 | 北岸疫苗评价中心主任 |  | 孩子怕的是针头，",
        ]
    );
    // A relative without a name is nobody who was named.
    let text = "“空船也要付钱，”总经理楼启明说。\n\n楼启明今年试着运红茶。他的妻子起初并不同意。她坦言：“我怕的不是没船，是压货。”\n";
    assert_eq!(voices("zh", text), ["楼启明: 空船也要付钱，", "-: 我怕的不是没船，是压货。"]);
    // A colon leads to the words, whoever the next sentence is about.
    let text = "县公安局一位不愿具名的民警表示:“扔石头不行,扔果皮也不行。”赛事主任吴秀兰说,今后看台禁售带壳食品。\n";
    assert_eq!(voices("zh", text), ["-: 扔石头不行,扔果皮也不行。"]);
    let text = "種甘蔗的賴水旺今年六十八歲，聽到消息時正在套袋。他說：「工寮是放肥料的，不是別墅。」\n";
    assert_eq!(voices("zh-Hant", text), ["賴水旺: 工寮是放肥料的，不是別墅。"]);
    let text = "人在新加坡的保險經紀人黎詠棠則不同意。「費率反映的是資訊，不是情緒。」任職於獅港再保的她說。\n";
    assert_eq!(voices("zh-Hant", text), ["黎詠棠: 費率反映的是資訊，不是情緒。"]);
}

#[test]
fn whoever_a_paragraph_ends_with_says_the_next() {
    let text = "二十個孩子輪流借用三艘舊船。帶隊的是七十二歲的退休漁夫高金來。\n\n「我不會教動作，我只教他們看浪。」\n\n高金來不太喜歡這個外號。他說：\
        「船有啊，只是每一艘都姓別人的姓。」\n";
    assert_eq!(voices("zh-Hant", text), ["高金來: 我不會教動作，我只教他們看浪。", "高金來: 船有啊，只是每一艘都姓別人的姓。"]);
    let text = "Twenty children share three boats. They are led by a retired fisherman, Hugh Tarrant.\n\n“I do not teach them to row. I teach them to \
        look at the waves.”\n\nThe village has no boat of its own.\n";
    assert_eq!(voices("en", text), ["Hugh Tarrant: I do not teach them to row. I teach them to look at the waves."]);
}

#[test]
fn korean_names_from_abroad_have_two_words_and_posts_two_in_one() {
    let text = "대구지법 형사12부 부장판사 탁승민은 8일 원장에게 징역 4년을 선고했다.\n\n탁 부장판사는 \"환자는 얼굴을 믿은 것\"이라고 밝혔다.\n\n\
        함께 자리한 다니엘 오코로 케냐 나이로비 외교센터 선임연구위원은 “우리는 데이터를 주고 청구서를 받았다”고 덧붙였다.\n\n\
        노르웨이 트롬쇠 해양대 올레 하우겐 교수는 “어민들도 대구를 따라 북쪽으로 갔다”고 했다.\n\n\
        17년째 가게를 보는 탁용구 씨는 고개를 저었다. “집주인들이 도장 찍기를 꺼려요.”\n";
    assert_eq!(
        voices("ko", text),
        [
            "탁승민: 환자는 얼굴을 믿은 것",
            "다니엘 오코로: 우리는 데이터를 주고 청구서를 받았다",
            "올레 하우겐: 어민들도 대구를 따라 북쪽으로 갔다",
            "탁용구: 집주인들이 도장 찍기를 꺼려요.",
        ]
    );
    let text = "협회가 자격증을 만든다. &quot;선수는 0.1초를 다투는데 규정집은 멈춰 있었다&quot;고 협회 사무국장 도재인 씨는 설명했다.\n";
    assert_eq!(voices("ko", text), ["도재인: 선수는 0.1초를 다투는데 규정집은 멈춰 있었다"]);
}

#[test]
fn hindi_relatives_titles_and_ages_belong_to_names() {
    let text = "“पहले हम बादल देखते थे,” किसान भंवरलाल डूडी ने कहा।\n\nनंदिता मजूमदार, जो शुष्क कृषि केंद्र, जोधपुर में वरिष्ठ वैज्ञानिक हैं, मानती हैं कि गड़बड़ी यंत्र में है। \
        उनके अनुसार, “एक यंत्र चालीस गाँवों की बारिश नापता है।”\n\nराँची। “थाली में चावल बढ़ा है,” पोषण संस्थान की निदेशक डॉ. सुशीला टोप्पो ने कहा।\n\n\
        दस साल से रावण बन रहे रमाशंकर दुबे (47) ने कहा, “दस सिर का भाड़ा अलग लगेगा।”\n";
    assert_eq!(
        voices("hi", text),
        [
            "भंवरलाल डूडी: पहले हम बादल देखते थे,",
            "नंदिता मजूमदार: एक यंत्र चालीस गाँवों की बारिश नापता है।",
            "सुशीला टोप्पो: थाली में चावल बढ़ा है,",
            "रमाशंकर दुबे: दस सिर का भाड़ा अलग लगेगा।",
        ]
    );
    assert_eq!(quotes("hi", text)[1]["affiliation"], "शुष्क कृषि केंद्र, जोधपुर में वरिष्ठ वैज्ञानिक");
    let text = "दुल्हन की एक सहेली ने नाम न छापने की शर्त पर बताया, “सबसे पहले तो पंडित जी भागे।”\n";
    assert_eq!(voices("hi", text), ["-: सबसे पहले तो पंडित जी भागे।"]);
    let text = "डॉ. अनुराधा मेनन (मेनन) कोच्चि केंद्र में वरिष्ठ वैज्ञानिक हैं और रोहित बरुआ (बरुआ) गुवाहाटी के चिकित्सक।\n\nपत्रिका: क्या यह घबराहट से होता है?\n\
        मेनन: नहीं। घबराहट उसके बाद आती है।\nबरुआ: बच्चे गाते समय कभी नहीं अटकते।\nपत्रिका: माता-पिता क्या करें?\nबरुआ: दस सेकंड चुप रहना भी इलाज है।\n";
    assert_eq!(
        told("hi", text),
        [
            "अनुराधा मेनन | कोच्चि केंद्र में वरिष्ठ वैज्ञानिक | IN | नहीं। घबराहट उसके बाद आती है।",
            "रोहित बरुआ | गुवाहाटी के चिकित्सक | IN | बच्चे गाते समय कभी नहीं अटकते।",
            "रोहित बरुआ | गुवाहाटी के चिकित्सक | IN | दस सेकंड चुप रहना भी इलाज है।",
        ]
    );
}

#[test]
fn arabic_posts_go_back_to_whoever_holds_them() {
    let text = "وقالت هالة الدرويش، رئيسة بلدية وادي السدر، للصحفيين: \"فقدنا السبورات ولم نفقد المعلمين\".\n\n\
        \"طلبنا مضخات فأرسلوا لنا لافتات\"، أضافت رئيسة البلدية وهي تشير إلى سور الملعب.\n\n\
        في المقابل، ردّت رئيسة الجمعية الوطنية للصم هاجر الورتاني: «لا أحد سألنا قبل أن يصوّر أيدينا».\n";
    assert_eq!(
        voices("ar", text),
        [
            "هالة الدرويش: فقدنا السبورات ولم نفقد المعلمين",
            "هالة الدرويش: طلبنا مضخات فأرسلوا لنا لافتات",
            "هاجر الورتاني: لا أحد سألنا قبل أن يصوّر أيدينا",
        ]
    );
    let text =
        "«لم أصوّر فيلماً، بل صوّرت انتظاراً»، بهذه العبارة تختصر المخرجة سلمى بن عيسى عملها الأول.\n\nثم تستدرك ضاحكة: «لكنني شاهدته مرتين».\n";
    assert_eq!(voices("ar", text), ["سلمى بن عيسى: لم أصوّر فيلماً، بل صوّرت انتظاراً", "سلمى بن عيسى: لكنني شاهدته مرتين"]);
    let text = "منذ الفجر تجلس رنا الخصاونة خلف المقود. «في اليوم الأول نزل راكبان، وفي الثاني صعد عشرون»، تقول الخصاونة، وهي أول سائقة في الشركة.\n";
    assert_eq!(voices("ar", text), ["رنا الخصاونة: في اليوم الأول نزل راكبان، وفي الثاني صعد عشرون"]);
}

#[test]
fn manners_and_what_is_seen_are_nobody() {
    let text = "Gelassener sieht es der Kommunalrechtler an der Donau-Akademie Linz, Matthäus Brand: „Eine Gemeinde stirbt am fehlenden Streit.“\n\n\
        Ruhig sagt die Leiterin der Schule am Markt, Karla Sommer: „Das Geld reicht nicht bis zum Herbst.“\n\n\
        Gestern befragte das Fachblatt „Kaikante“ Mechthild Oberle, Disponentin in Mannheim. „Das Schiff fährt jetzt halb leer“, sagt Oberle.\n";
    assert_eq!(
        voices("de", text),
        [
            "Matthäus Brand: Eine Gemeinde stirbt am fehlenden Streit.",
            "Karla Sommer: Das Geld reicht nicht bis zum Herbst.",
            "Mechthild Oberle: Das Schiff fährt jetzt halb leer",
        ]
    );
    let text = "«El agua no tiene dueño de noche», advirtió Maite Urrutia, magistrada de la Audiencia de Navarra.\n\n\
        La magistrada rechazó la sequía como excusa: «Todos tenían la misma sed».\n\n\
        El párroco, don Eutimio Salva, se lo tomó con humor: «Ladrona será, pero tiene buen gusto».\n";
    assert_eq!(
        told("es", text),
        [
            "Maite Urrutia | magistrada de la Audiencia de Navarra | ES | El agua no tiene dueño de noche",
            "Maite Urrutia | magistrada de la Audiencia de Navarra | ES | Todos tenían la misma sed",
            "Eutimio Salva | párroco |  | Ladrona será, pero tiene buen gusto",
        ]
    );
    let text = "— Dinheiro que não sai daqui acaba voltando — resume Josineide Tavares, vendedora de queijo.\n\nJosineide dá de ombros:\n\n\
        — Cupom não tem meu nome no verso.\n";
    assert_eq!(
        voices("pt", text),
        ["Josineide Tavares: Dinheiro que não sai daqui acaba voltando", "Josineide Tavares: Cupom não tem meu nome no verso."]
    );
    let text = "«Non si può brindare con una mano e tassare con l’altra»: così Ottavia Monti, presidente del consorzio, ha commentato il rinvio.\n";
    assert_eq!(voices("it", text), ["Ottavia Monti: Non si può brindare con una mano e tassare con l’altra"]);
    let text = "«Девять дней — это эвакуация без криков, — рассказал агентству «Север» начальник Томской службы спасения Глеб Дубов. — А два дня — \
        это уже вертолёты».\n";
    assert_eq!(voices("ru", text), ["Глеб Дубов: Девять дней — это эвакуация без криков,", "Глеб Дубов: А два дня — это уже вертолёты"]);
}

#[test]
fn relatives_and_bynames_are_people_and_houses_are_not() {
    let text = "“I’ve picked that ball out the net all my life,” laughed Norman “Big Norm” Shaw, 43.\n\nRovers boss Stevo Kwarteng said: “You can’t coach \
        that.”\n\nWife Tracey, watching with the twins, had the last word. “He’ll be under my feet till Christmas now,” she said.\n";
    assert_eq!(
        voices("en", text),
        [
            "Norman “Big Norm” Shaw: I’ve picked that ball out the net all my life,",
            "Stevo Kwarteng: You can’t coach that.",
            "Tracey: He’ll be under my feet till Christmas now,",
        ]
    );
    // An official whom nobody names stays one in the next paragraph.
    let text = "“Eleven is good,” said Darlene Ostrow, emergency manager for the county.\n\nA state official who asked not to be identified blamed a \
        transmitter.\n\n“We knew about that tower in March,” the official said.\n";
    assert_eq!(voices("en", text), ["Darlene Ostrow: Eleven is good,", "-: We knew about that tower in March,"]);
    let text = "LIVERPOOL — The following statement was issued by Mersey Bank chief executive Philippa Thorn after the outage:\n\n\
        “Our customers could not reach their wages.\n\n“Nobody will pay a fee.”\n";
    assert_eq!(voices("en", text), ["Philippa Thorn: Our customers could not reach their wages.\n\n“Nobody will pay a fee."]);
}

#[test]
fn japanese_posts_stand_without_what_is_told_before_them() {
    let text = "信用金庫に15年勤めた映画監督の沢渡みなも氏は「脚本より先に返済計画を出した」と語った。\n\n\
        駅前で買い物をしていた主婦の柳瀬千代さん（72）は「ありがたいくらい」と話した。\n";
    let posts: Vec<_> = quotes("ja", text).iter().map(|q| q["affiliation"].as_str().unwrap_or("-").to_owned()).collect();
    assert_eq!(posts, ["映画監督", "主婦"]);
    let text = "特集 AIは外交官になれるか\n\n■通訳の先にあるもの 鷺沢美緒氏\n\n翻訳機の精度が上がるほど、会議は短くなった。\n\n\
        鷺沢美緒（さぎさわ・みお）＝生成技術倫理センター主任研究員\n\n■電報の文体 武藤仁平氏\n\n私の書いた公電は八割が天気の話だった。\n\n\
        武藤仁平（むとう・じんぺい）＝元外交官、作家。著書に「晩餐の余白」\n";
    assert_eq!(
        told("ja", text),
        [
            "鷺沢美緒 | 生成技術倫理センター主任研究員 |  | 翻訳機の精度が上がるほど、会議は短くなった。",
            "武藤仁平 | 元外交官、作家 |  | 私の書いた公電は八割が天気の話だった。",
        ]
    );
    let text = "三人に聞いた。\n\n能登谷誠一さん（漁協理事）\n\nイカが来ないなら、来る魚に網を合わせるしかありません。\n\n\
        写真：「来る魚に網を合わせるしかありません」と語る能登谷誠一さん\n\n百瀬あずささん（株式会社代表）\n\n水揚げの半分は値がつかずに捨てられていました。\n";
    assert_eq!(
        voices("ja", text),
        [
            "能登谷誠一: イカが来ないなら、来る魚に網を合わせるしかありません。",
            "百瀬あずさ: 水揚げの半分は値がつかずに捨てられていました。"
        ]
    );
}

#[test]
fn talks_name_whoever_answers() {
    let text = "Lena Brook teaches programming at Saltmarsh College and bans assistants. Her dean, Victor Amadi, is not convinced: “We’re training drivers.” \
        We spoke to Brook after class.\n\nQ: Does anyone still write code by hand?\n\nA: My students do, because I make them.\n\n\
        Q: What would change your mind?\n\nA: One graduate who can explain a bug to me.\n";
    assert_eq!(
        voices("en", text),
        [
            "Victor Amadi: We’re training drivers.",
            "Lena Brook: My students do, because I make them.",
            "Lena Brook: One graduate who can explain a bug to me.",
        ]
    );
    let text = "Leonor Pinho, diretora do instituto, e Adérito Semedo, antigo negociador de Cabo Verde, falaram à revista.\n\n\
        Maré Alta – Uma ilha pode ter o seu próprio modelo?\n\nLeonor Pinho – Pode ter a língua, o que já é metade.\n\n\
        Adérito Semedo – Nós já alugámos o peixe e o céu.\n\nMaré Alta – E Bruxelas ajuda?\n\nLeonor Pinho – Ajuda com formulários.\n";
    assert_eq!(
        voices("pt", text),
        [
            "Leonor Pinho: Pode ter a língua, o que já é metade.",
            "Adérito Semedo: Nós já alugámos o peixe e o céu.",
            "Leonor Pinho: Ajuda com formulários.",
        ]
    );
    let text = "老鹰坡一个月发生三起追尾,本报记者请来两位。 记者:事故为什么集中在这一段? 罗振邦(县公安局交警大队副大队长):坡长、弯急、雾大。 \
        记者:跑夜车的人怎么看? 马志强(货车司机):夜里我就跟着前头的尾灯走。\n";
    assert_eq!(
        told("zh", text),
        ["罗振邦 | 县公安局交警大队副大队长 | CN | 坡长、弯急、雾大。", "马志强 | 货车司机 |  | 夜里我就跟着前头的尾灯走。"]
    );
}

#[test]
fn nobody_is_taken_for_whoever_speaks() {
    // Cities, clubs, the dead, those whom somebody else met, and what things are: each rule that finds a speaker has those it must leave.
    let cases = [
        (
            "en",
            "Mayor Rufus Oakley spoke on Monday. Austin has grown by a third since 2010. “We have to build more homes,” he said.",
            "Rufus Oakley",
        ),
        (
            "en",
            "Coach Emma Lind was pleased. Real Madrid wanted a draw. “We played well from the start to the end,” she said.",
            "Emma Lind",
        ),
        (
            "en",
            "He was convicted of murdering his wife, Nora Finch.\n\n“The defendant showed no remorse for what he did to that young woman.”",
            "-",
        ),
        (
            "fr",
            "La police a arrêté un ancien professeur, Luc Varenne.\n\n« Il était toujours souriant avec nous tous, personne ne comprend. »",
            "-",
        ),
        ("ar", "«لن نسمح بتكرار هذا العمل في بلادنا مهما حدث»، قالت والدتها سلمى العلي.", "سلمى العلي"),
        ("ar", "قال مراد العلي، رئيس الشركة، «نعم هذا صحيح ولن يتكرر».", "مراد العلي"),
        ("hi", "राकेश भोंसले ने सभा बुलाई। भारतीय रेल, जो सबसे बड़ी संस्था है, चुप रही। उन्होंने कहा, “हम यह कभी नहीं होने देंगे।”", "राकेश भोंसले"),
        ("ja", "田代花子が選手に「私たちは決して負けることはしない」と語った。", "田代花子"),
        ("ja", "新作は「私たちの物語そのものだ」と山辺太郎監督は語った。", "山辺太郎"),
        ("ko", "함께 자리한 정세림 한국 대표단장은 “우리는 이번 사업을 반드시 성공시킬 것입니다”라고 말했다.", "정세림"),
        ("zh", "王建岭告诉中心主任李铭：“我们已经完成了第一阶段的任务。”", "王建岭"),
        ("es", "Julio Perea declaró al diario “No vamos a cambiar el proyecto” tras el partido.", "Julio Perea"),
        ("de", "Der Streit dauert an. Auch Weber lobt die Ministerin: „Sie hat in dieser Krise alles richtig gemacht.“", "-"),
    ];
    for (lang, text, who) in cases {
        one_voice(lang, text, who);
    }
    // Headings of nobody.
    let text = "患者さん\n「病院の待ち時間がとても長くて困っています。」\n\nお客さん\n「値段がとても高くて買えません。」\n\n\
        町の皆さん\n「この町で暮らしていきたいです。」\n";
    assert!(quotes("ja", text).iter().all(|q| q["speaker"].is_null()));
    // An answer that names the others is an answer.
    let text = "Nora Finch: We should keep the mine open for ten years.\n\nJan Moll: No, it must close.\n\nAnn Roe: It may stay for a year.\n\n\
        Nora Finch: I agree with Jan Moll and Ann Roe on the money, but not on the rest.\n\nJan Moll: Then we agree.\n";
    assert_eq!(voices("en", text).len(), 5);
}

#[test]
fn lives_and_captions_part_no_words_from_their_names() {
    let text = "Trois voix\n\nLe Cahier a interrogé trois praticiens.\n\nYasmine Berrada\nCheffe du service de gériatrie\n\
        « Un mourant demande une main. La loi me laisse la donner. »\n\nÉtienne Makosso\nAumônier, hôpital général\n\
        « Chez nous, on partage le même couloir. »\n\nOdile Varenne\nJuriste, autrice de « Dieu aux urgences »\n\
        « Les conflits que l’on me soumet durent dix minutes. »\n";
    assert_eq!(
        voices("fr", text),
        [
            "Yasmine Berrada: Un mourant demande une main. La loi me laisse la donner.",
            "Étienne Makosso: Chez nous, on partage le même couloir.",
            "Odile Varenne: Les conflits que l’on me soumet durent dix minutes.",
        ]
    );
    let text = "広場は誰のものか\n\n■「余白」を残す設計を 大路千鶴さん（都市計画家）\n\n広場ができると、役所はまず禁止の看板を立てる。\n\n\
        大路千鶴さん＝横浜市で\n\n■維持費から考えよ 菅沼嶺さん（前町長）\n\n広場は作る日より、雪が降った翌朝が本番だ。\n\n\
        菅沼嶺さん＝自宅で。「雪が降った翌朝が本番だ」\n";
    assert_eq!(
        told("ja", text),
        [
            "大路千鶴 | 都市計画家 |  | 広場ができると、役所はまず禁止の看板を立てる。",
            "菅沼嶺 | 前町長 |  | 広場は作る日より、雪が降った翌朝が本番だ。",
        ]
    );
    let text = "「塀の中に福祉を作ると、塀の外の福祉が痩せる」と警鐘を鳴らすのは、洛南文理大の伊吹良平教授（犯罪学）だ。\
        伊吹教授はさらに「出所の日に靴がない人もいる」と付け加えた。\n";
    assert_eq!(voices("ja", text), ["伊吹良平: 塀の中に福祉を作ると、塀の外の福祉が痩せる", "伊吹良平: 出所の日に靴がない人もいる"]);
    let text = "لكن ليلى هاشم، رئيسة لجنة الأهالي، بدت أقل حماسة. «الماء وصل، والكهرباء تأتي ساعتين في اليوم»، قالت لـ«الأفق».\n";
    assert_eq!(voices("ar", text), ["ليلى هاشم: الماء وصل، والكهرباء تأتي ساعتين في اليوم"]);
}

#[test]
fn names_with_an_apostrophe_are_whole() {
    let text = "L’ancien préfet Bertrand d’Hauterives, chargé d’une mission, se veut nuancé : « L’État a le droit d’organiser. »\n\n\
        « On verra bien demain », conclut M. d’Hauterives.\n\n« Il est trop tard », dit Jean Varenne, d’Amiens.\n";
    assert_eq!(
        voices("fr", text),
        [
            "Bertrand d’Hauterives: L’État a le droit d’organiser.",
            "Bertrand d’Hauterives: On verra bien demain",
            "Jean Varenne: Il est trop tard",
        ]
    );
    let text =
        "“We will see what comes of it,” said Bertrand d’Hauterives, a former prefect. “It is far too late now,” d’Hauterives added.\n";
    assert_eq!(
        voices("en", text),
        ["Bertrand d’Hauterives: We will see what comes of it,", "Bertrand d’Hauterives: It is far too late now,"]
    );
}

#[test]
fn names_of_many_parts_are_whole() {
    let cases = [
        ("pt", "«Veremos o que acontece amanhã», disse NAME, vereadora.", "Maria da Conceição dos Santos e Silva"),
        ("es", "NAME dijo: «Veremos qué pasa mañana con esto».", "Juan José de la Cruz y Salazar"),
        ("es", "NAME dijo: «Veremos qué pasa mañana con esto».", "Julia Fuentes Ruiz"),
        ("es", "«Veremos qué pasa mañana con esto», dijo NAME.", "Pedro de los Santos"),
        ("hi", "“कल पता चलेगा कि क्या होता है,” निदेशक NAME ने कहा।", "के. एस. राधाकृष्णन"),
        ("hi", "“कल पता चलेगा कि क्या होता है,” NAME ने कहा।", "एम. के. सुब्रमण्यम"),
        ("de", "„Wir werden morgen sehen, was daraus wird“, sagte Prof. Dr. h.c. mult. NAME.", "Ute Meyer-Landrut"),
        ("de", "„Wir werden morgen sehen, was daraus wird“, sagte PD Dr. med. NAME.", "Jan Korte"),
        ("de", "„Wir werden morgen sehen, was daraus wird“, sagte Prof. Dr.-Ing. NAME.", "Ute Meyer-Landrut"),
    ];
    for (lang, text, who) in cases {
        one_voice(lang, &text.replace("NAME", who), who);
    }
    // A house is no part of a name.
    let text = "«Veremos qué pasa mañana con esto», dijo Juan Perea de la Universidad de Chile.";
    assert_eq!(told("es", text), ["Juan Perea | Universidad de Chile | CL | Veremos qué pasa mañana con esto"]);
    // A label is no part of what is said.
    let text = "Linguiste à Fribourg, Ursina Cavegn étudie les parlers romanches. Entretien.\n\nCombien reste-t-il de locuteurs ?\n\n\
        Ursina Cavegn – On me demande toujours un chiffre.\n\nL’école suffit-elle ?\n\n\
        Ursina Cavegn – Non, l’école arrive en troisième.\n\nEt la radio ?\n\nUrsina Cavegn – Elle fait des miracles entre six et huit heures.\n";
    assert_eq!(
        voices("fr", text),
        [
            "Ursina Cavegn: On me demande toujours un chiffre.",
            "Ursina Cavegn: Non, l’école arrive en troisième.",
            "Ursina Cavegn: Elle fait des miracles entre six et huit heures."
        ]
    );
}

#[test]
fn titles_that_are_cut_short_are_no_names() {
    let cases = [
        ("en", "“We will see what comes of it,” said Assoc. Prof. NAME of the college.", "Mei Tarrant"),
        ("en", "“We will see what comes of it,” said Professor Emerita NAME.", "Ann Whitlock"),
        ("fr", "« On verra bien demain », estime la Dre NAME.", "Julie Varenne"),
        ("it", "«Vedremo domani che cosa succede», ha detto la prof.ssa NAME.", "Anna Bellandi"),
        ("it", "«Vedremo domani che cosa succede», ha detto l’avv. NAME.", "Luca Bellandi"),
        ("pt", "«Veremos amanhã o que acontece», disse a Dra. NAME, médica.", "Ana Cavaco"),
        ("pt", "«Veremos amanhã o que acontece», disse o Eng.º NAME.", "Rui Cavaco"),
        ("es", "«Veremos qué pasa mañana», dijo la Lic. NAME, directora.", "Ana Perea"),
        ("ru", "«Посмотрим, что из этого выйдет», — сказал к. т. н. NAME.", "Иван Ладогин"),
        ("ar", "«سنرى غدا ما الذي سيحدث في هذا»، قال أ.د. NAME.", "سامي هاشم"),
    ];
    for (lang, text, who) in cases {
        one_voice(lang, &text.replace("NAME", who), who);
    }
}
