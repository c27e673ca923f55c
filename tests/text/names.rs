//! Whose name it is, across scripts and spellings.

use whosaid::text::name::{Fit, fit, parts, sound_keys};

/// Name, and mentions of it.
const FITS: &[(&str, &str)] = &[
    ("Timnit Gebru", "Timnet Gebroo;timnet gebrew;吉布鲁;格布鲁;蒂姆尼特·格布鲁;Тимнит Гебру;تيمنيت جيبرو;गेब्रू;ティムニット・ゲブル;Guebru"),
    ("Sameer Patil", "帕蒂尔;Самир Патил;سمير باتيل;समीर पाटिल;サミール・パティル;Patil"),
    ("Irene Solaiman", "索莱曼;Айрин Солайман;سولايمان;आइरीन सोलेमन;アイリーン・ソライマン;Solaimon"),
    ("J.S. Tan", "J.S. 谭;Дж. С. Тан;JS Tan;Tan;Tan J.S."),
    ("Ramesh Srinivasan", "斯里尼瓦桑;Шринивасан;سرينيفاسان;श्रीनिवासन;スリニヴァサン;Srinivassan"),
    ("Aakrit Vaish", "瓦伊什;Вайш;أكريت فايش;आकृत वैश;アークリット・ヴァイシュ;Akrit Vaish"),
    ("Kashifu Inuwa Abdullahi", "阿卜杜拉希;Абдуллахи;अब्दुल्लाही;カシフ・アブドゥラヒ;Kashifu Abdullahi;Abdulahi"),
    ("Jeffrey Ding", "杰弗里·丁;杰弗里丁;Джеффри Динг;जेफ़री डिंग;جيفري دينغ;ジェフリー・ディン;jefrey ding;Ding's"),
    ("Sayash Kapoor", "卡普尔;Саяш Капур;كابور;कपूर;カプール;Sayash Kapur;sayesh kapur"),
    ("Paul Triolo", "保罗·特里奥洛;特里奥洛;Пол Триоло;تريولو;ट्रियोलो;トリオロ"),
    ("Alvin Wang Graylin", "格雷林;阿尔文·王·格雷林;Элвин Грейлин;غرايلين;ग्रेलिन;グレイリン;Alvin W. Graylin"),
    ("Angela Merkel", "默克尔;Ангела Меркель;أنجيلا ميركل;एंजेला मर्केल;アンゲラ・メルケル"),
    ("Mohammed bin Salman", "穆罕默德·本·萨勒曼;محمد بن سلمان;モハメド・ビン・サルマン;Muhammad bin Salman"),
    ("Fei-Fei Li", "李飞飞;Feifei Li;Li Fei-Fei;フェイフェイ・リー"),
    ("沈若川", "shen ruochuan;Ruochuan Shen;Shen Ruo-chuan;沈若川"),
    ("Kwabena Asante-Mensah", "Kwabina Asante Mensa"),
    ("阿米娜·贝洛", "Amina Bello;阿米娜;Амина Белло"),
];

const STRANGERS: &str = "马斯克;奥特曼;黄仁勋;扎克伯格;特朗普;Илон Маск;Сэм Альтман;Дональд Трамп;إيلون ماسك;دونالد ترامب;एलन मस्क;\
    नरेंद्र मोदी;イーロン・マスク;サム・アルトマン;数据中心;云计算;监管;竞赛;技术;人工智能;包容性;регулирование;технологии;регионы;\
    データセンター;クラウド;イノベーション;तकनीक;भारत;तकनीकी नेतृत्व;تكنولوجيا;الذكاء الاصطناعي;Jeffrey Dean;Paul Krugman;\
    Alvin Toffler;Irene Cara;Kapoor Singh;Elon Musk;Tang;King;Singh;Patel;Sameer Patel;Samir Patel;Sayesh Kumar;Timnet;Sayasha Kapoor;Samira Patil;Paula Triolo;Irina Salman;Dong;Geoffrey Hilton;Джеффри Дин;\
    समीर पटेल;Самир Патель;萨米尔·帕特尔;サミール・パテル;丁;王;沈;Shen;若川;普通;كبير;कбир;मंडल;Jack Tan;K. Ding;bin;van;тан";

#[test]
fn mentions_fit_their_own_names() {
    for (name, mentions) in FITS {
        for mention in mentions.split(';') {
            assert!(fit(mention, name).is_some(), "{mention} should be {name}");
        }
    }
}

#[test]
fn mentions_fit_no_other_name() {
    for (name, _) in FITS {
        for (_, mentions) in FITS.iter().filter(|(other, _)| other != name) {
            for mention in mentions.split(';') {
                assert_eq!(fit(mention, name), None, "{mention} is not {name}");
            }
        }
    }
}

#[test]
fn strangers_and_plain_words_are_refused() {
    for (name, _) in FITS {
        for stranger in STRANGERS.split(';') {
            assert_eq!(fit(stranger, name), None, "{stranger} is not {name}");
        }
    }
}

#[test]
fn keys_of_a_mention_meet_those_of_the_name() {
    for (name, mentions) in FITS {
        let keys = sound_keys(name);
        for mention in mentions.split(';').filter(|m| fit(m, name).is_some()) {
            assert!(sound_keys(mention).iter().any(|k| keys.contains(k)), "{mention} finds {name}");
        }
    }
}

#[test]
fn fits_are_told_apart() {
    let kind = |mention: &str, name: &str| fit(mention, name).map(|(fit, _)| fit);
    assert_eq!(kind("Ding Jeffrey", "Jeffrey Ding"), Some(Fit::Full));
    assert_eq!(kind("Kashifu Abdullahi", "Kashifu Inuwa Abdullahi"), Some(Fit::Full));
    assert_eq!(kind("Tan", "J.S. Tan"), Some(Fit::Part));
    assert_eq!(kind("jefrey ding", "Jeffrey Ding"), Some(Fit::Spelling));
    assert_eq!(kind("Sayash Kapur", "Sayash Kapoor"), Some(Fit::Sound));
    assert_eq!(kind("Ruochuan Shen", "沈若川"), Some(Fit::Sound));
}

#[test]
fn names_fall_into_parts() {
    assert_eq!(parts("Kashifu Inuwa Abdullahi"), ["kashifu", "inuwa", "abdullahi"]);
    assert_eq!(parts("J.S. Tan"), ["j", "s", "tan"]);
    assert_eq!(parts("阿米娜·贝洛"), ["阿米娜", "贝洛"]);
    assert_eq!(parts("沈若川"), ["沈若川"]);
    assert_eq!(parts("O'Brien"), ["obrien"]);
    assert_eq!(parts(" — "), [""; 0]);
}
