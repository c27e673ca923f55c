//! How fast quotations are taken out of articles, in bytes of UTF-8 a second on one core, for each language that is read.
//!
//! `cargo bench -p whosaid-benches`. The articles are made here: paragraphs of a language in turns, with names and posts put in, so
//! that about every second sentence is speech. They are longer and denser than most news, which has fewer marks to look at.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use whosaid::article::ArticleId;
use whosaid::lexicon::Gazetteer;
use whosaid::quote::extract;
use whosaid::text::Lang;

/// What articles of a language are made of. In a paragraph `{N}` stands for somebody's full name, `{S}` for a part of it,
/// `{P}` for what they are.
struct Language {
    tag: &'static str,
    /// Full name, the part that stands for it later, the post.
    people: [(&'static str, &'static str, &'static str); 4],
    paragraphs: &'static [&'static str],
}

const LANGUAGES: &[Language] = &[
    Language {
        tag: "en",
        people: [
            ("Marta Ellingwood", "Ellingwood", "professor of hydrology at the University of Leeds"),
            ("Daniel Osei", "Osei", "director of the Volta River Authority"),
            ("Ruth Calloway", "Calloway", "senior economist at the Bank of Canada"),
            ("Henrik Solberg", "Solberg", "former head of the Norwegian Coastal Agency"),
        ],
        paragraphs: &[
            "The reservoir has been falling since April, and nobody in the valley can say with certainty when it will recover. Farmers have begun to sell their cattle, and two of the five mills have closed for the season.",
            "“We measured the level every hour, and every hour it was lower,” said {N}, {P}. “Water does not hide from anybody who is willing to look.”",
            "The council is to vote on the plan in June. A first draft, which was published last week, puts the price of the new gates at forty million, about twice as much as was expected a year ago.",
            "{S} told reporters: “The gates were built for another river. This one has changed its mind.”",
            "Not everybody agrees. {N}, {P}, takes a gentler view of the past ten years and points to the dry winters. “It is easy to blame a wall,” {S} said, “when the sky will not answer.”",
            "“Nobody asked us before they closed the road,” said an official, who did not want to be named. The road has been closed since the second week of March.",
            "According to {N}, {P}, “half of all the pipes in the district are older than the people who mend them”. The rest were laid in the eighties.",
        ],
    },
    Language {
        tag: "de",
        people: [
            ("Friederike Baumgärtel", "Baumgärtel", "Leiterin des Instituts für Stadtklima in Leipzig"),
            ("Jonas Wiedekind", "Wiedekind", "Sprecher der Initiative Offene Schiene"),
            ("Henrike Thalmann", "Thalmann", "Verkehrsforscherin an der Technischen Universität Graz"),
            ("Matthias Oberhuber", "Oberhuber", "Präsident des Bayerischen Städtetags"),
        ],
        paragraphs: &[
            "Seit April fällt der Pegel des Stausees, und niemand im Tal kann mit Sicherheit sagen, wann er wieder steigt. Die Bauern verkaufen ihr Vieh, zwei der fünf Mühlen haben für diese Saison geschlossen.",
            "„Wir haben den Pegel jede Stunde gemessen, und jede Stunde war er niedriger“, sagte {N}, {P}. „Wasser versteckt sich vor niemandem.“",
            "Im Juni soll der Gemeinderat über den Plan abstimmen. Ein erster Entwurf, der vergangene Woche veröffentlicht wurde, nennt Kosten von vierzig Millionen Euro, doppelt so viel wie noch vor einem Jahr erwartet.",
            "{S} widersprach: „Die Schleusen wurden für einen anderen Fluss gebaut. Dieser hat es sich anders überlegt.“",
            "„Es ist leicht, einer Mauer die Schuld zu geben“, erklärte {N}, {P}, am Montag in Wien. Der Sommer sei nach seinen Worten ungewöhnlich trocken gewesen.",
            "Nach Angaben von {N} sind die Leitungen älter als die Leute, die sie flicken. „Niemand hat uns gefragt, bevor die Straße gesperrt wurde“, so {S}.",
        ],
    },
    Language {
        tag: "fr",
        people: [
            ("Solène Vautrin", "Vautrin", "géographe à l’université de Grenoble"),
            ("Idrissa Konaté", "Konaté", "directeur de l’Agence malienne de l’eau"),
            ("Bérangère Lhomme", "Lhomme", "porte-parole du collectif Montagne vide"),
            ("Aurélie Kerbrat", "Kerbrat", "chercheuse en hydrologie à l’université de Rennes"),
        ],
        paragraphs: &[
            "Le niveau du réservoir baisse depuis avril, et personne dans la vallée ne saurait dire quand il remontera. Les éleveurs ont commencé à vendre leurs bêtes, et deux des cinq moulins ont fermé pour la saison.",
            "« Nous avons mesuré le niveau chaque heure, et chaque heure il était plus bas », explique {N}, {P}. « L’eau ne se cache de personne. »",
            "Le conseil doit se prononcer en juin. Un premier projet, publié la semaine dernière, chiffre les nouvelles vannes à quarante millions d’euros, environ le double de ce que l’on attendait il y a un an.",
            "« Les vannes ont été construites pour une autre rivière », regrette {S}. « Celle-ci a changé d’avis. »",
            "{N}, {P}, se montre plus prudente et rappelle les hivers secs : « Il est facile d’accuser un mur quand le ciel ne répond pas. »",
            "« Si l’on ne fait rien, prévient {N}, {P}, il n’y aura plus de poissons dans dix ans. » La route est fermée depuis mars.",
        ],
    },
    Language {
        tag: "es",
        people: [
            ("Ximena Urrutia", "Urrutia", "oceanógrafa del Instituto Chileno de Pesca"),
            ("Gonzalo Prats", "Prats", "presidente de la Cofradía de Pescadores de Vigo"),
            ("Noelia Arce", "Arce", "catedrática de Economía de la Universidad de Chile"),
            ("Iker Basterra", "Basterra", "portavoz de la Red de Municipios Costeros"),
        ],
        paragraphs: &[
            "El nivel del embalse baja desde abril, y nadie en el valle sabe decir con certeza cuándo volverá a subir. Los ganaderos han empezado a vender sus animales y dos de los cinco molinos han cerrado esta temporada.",
            "«Medimos el nivel cada hora, y cada hora era más bajo», sostiene {N}, {P}. «El agua no se esconde de nadie», explica.",
            "El consejo votará el plan en junio. Un primer borrador, publicado la semana pasada, calcula el precio de las compuertas en cuarenta millones, casi el doble de lo que se esperaba hace un año.",
            "{N}, {P}, dijo a este diario: “Las compuertas se hicieron para otro río”. Y agregó: “Este ha cambiado de opinión”.",
            "—Es fácil culpar a un muro cuando el cielo no responde —afirma {S}—. Nadie nos preguntó antes de cerrar la carretera.",
            "Según {N}, «la mitad de las tuberías son más viejas que quienes las arreglan». La carretera está cerrada desde marzo.",
        ],
    },
    Language {
        tag: "pt",
        people: [
            ("Benedita Souza", "Souza", "pesquisadora da Universidade Federal do Pará"),
            ("Rui Caldeira", "Caldeira", "secretário de Estado da Energia de Portugal"),
            ("Helena Sampaio", "Sampaio", "diretora do Instituto de Águas do Ceará"),
            ("Caetano Brito", "Brito", "presidente da Associação de Municípios do Vale"),
        ],
        paragraphs: &[
            "O nível do reservatório cai desde abril, e ninguém no vale sabe dizer com certeza quando voltará a subir. Os criadores começaram a vender o gado, e dois dos cinco moinhos fecharam nesta temporada.",
            "“Medimos o nível a cada hora, e a cada hora ele estava mais baixo”, disse {N}, {P}. “A água não se esconde de ninguém.”",
            "O conselho vota o plano em junho. Um primeiro esboço, publicado na semana passada, calcula o preço das comportas em quarenta milhões, quase o dobro do que se esperava há um ano.",
            "“As comportas foram feitas para outro rio”, afirmou {S}, em Lisboa. “Este mudou de ideia.”",
            "— É fácil culpar um muro quando o céu não responde, disse {N}, {P}. — Ninguém nos perguntou antes de fechar a estrada.",
        ],
    },
    Language {
        tag: "it",
        people: [
            ("Ludovica Sartori", "Sartori", "docente di urbanistica al Politecnico di Torino"),
            ("Enzo Caruso", "Caruso", "presidente dell’associazione Borghi Vivi"),
            ("Marta Bellini", "Bellini", "direttrice del Consorzio di bonifica"),
            ("Paolo Ferrari", "Ferrari", "portavoce della Regione Liguria"),
        ],
        paragraphs: &[
            "Il livello del bacino scende da aprile, e nessuno nella valle sa dire con certezza quando risalirà. Gli allevatori hanno cominciato a vendere le bestie, e due dei cinque mulini hanno chiuso per la stagione.",
            "«Abbiamo misurato il livello ogni ora, e ogni ora era più basso», avverte {N}, {P}. «L’acqua non si nasconde a nessuno.»",
            "Il consiglio voterà il piano a giugno. Una prima bozza, pubblicata la settimana scorsa, stima il prezzo delle paratoie in quaranta milioni, quasi il doppio di quanto ci si aspettava un anno fa.",
            "“Le paratoie sono state costruite per un altro fiume”, ha detto {S}. “Questo ha cambiato idea.”",
            "{N}, {P}, ricorda gli inverni secchi: «È facile dare la colpa a un muro quando il cielo non risponde».",
        ],
    },
    Language {
        tag: "ru",
        people: [
            ("Тимур Ахметов", "Ахметов", "директор Института мерзлотоведения в Якутске"),
            ("Ольга Ветрова", "Ветрова", "эксперт Центра городских исследований"),
            ("Вера Лужина", "Лужина", "начальник гидрологической станции"),
            ("Андрей Громов", "Громов", "мэр Северогорска"),
        ],
        paragraphs: &[
            "Уровень водохранилища падает с апреля, и никто в долине не может сказать наверняка, когда он снова поднимется. Фермеры начали продавать скот, две из пяти мельниц закрылись на этот сезон.",
            "«Мы измеряли уровень каждый час, и каждый час он был ниже», — говорит {N}, {P}. По словам {S}, «вода ни от кого не прячется».",
            "Совет будет голосовать в июне. Первый проект, опубликованный на прошлой неделе, оценивает новые затворы в сорок миллионов рублей, почти вдвое больше, чем ожидали год назад.",
            "«Затворы строили для другой реки, — заявил {N}. — Эта передумала».",
            "— Легко обвинять стену, когда молчит небо, — отметил {N}, {P}. — Никто не спросил нас, прежде чем закрыть дорогу.",
        ],
    },
    Language {
        tag: "ar",
        people: [
            ("سلمى بن يوسف", "بن يوسف", "أستاذة الهيدرولوجيا في جامعة تونس"),
            ("كريم الدباغ", "الدباغ", "المتحدث باسم وزارة المياه"),
            ("ليلى الحمداني", "الحمداني", "الباحثة في مركز البحرين للدراسات"),
            ("سامر الخطيب", "الخطيب", "رئيس البلدية"),
        ],
        paragraphs: &[
            "ينخفض مستوى الخزان منذ شهر أبريل، ولا أحد في الوادي يستطيع أن يقول متى سيرتفع من جديد. بدأ المزارعون يبيعون ماشيتهم، وأغلقت طاحونتان من خمس طواحين أبوابها هذا الموسم.",
            "قال {N}، {P}: «قسنا المستوى كل ساعة، وفي كل ساعة كان أدنى مما قبلها». وأضاف: «الماء لا يختبئ من أحد».",
            "يصوت المجلس على الخطة في يونيو. وتقدر المسودة الأولى التي نشرت الأسبوع الماضي كلفة البوابات بأربعين مليونا، أي ضعف ما كان متوقعا قبل عام.",
            "«البوابات بنيت لنهر آخر»، تقول {N}، {P}. وأكد {S} أن «الطريق مغلق منذ مارس ولم يسألنا أحد».",
        ],
    },
    Language {
        tag: "hi",
        people: [
            ("अनुराधा सक्सेना", "सक्सेना", "दिल्ली विश्वविद्यालय में भूगोल की प्रोफेसर"),
            ("राकेश यादव", "यादव", "किसान संघ के अध्यक्ष"),
            ("सुनीता भट्ट", "भट्ट", "पर्यावरण कार्यकर्ता"),
            ("मीना जोशी", "जोशी", "जल विभाग की निदेशक"),
        ],
        paragraphs: &[
            "अप्रैल से जलाशय का स्तर गिर रहा है, और घाटी में कोई भी निश्चित रूप से नहीं कह सकता कि वह फिर कब बढ़ेगा। किसानों ने अपने मवेशी बेचने शुरू कर दिए हैं, और पाँच में से दो चक्कियाँ बंद हो गई हैं।",
            "{P} {N} ने कहा, “हमने हर घंटे स्तर नापा, और हर घंटे वह पहले से नीचे था।” उन्होंने आगे कहा, “पानी किसी से नहीं छिपता।”",
            "परिषद जून में योजना पर मतदान करेगी। पिछले सप्ताह प्रकाशित पहले मसौदे में नए फाटकों की कीमत चार करोड़ बताई गई है, जो एक साल पहले की अपेक्षा से दोगुनी है।",
            "“फाटक किसी और नदी के लिए बने थे,” {P} {N} ने बताया। {S} के मुताबिक, “सड़क मार्च से बंद है और हमसे किसी ने नहीं पूछा।”",
        ],
    },
    Language {
        tag: "ja",
        people: [
            ("三浦千鶴", "三浦", "東北海洋大学"),
            ("大野健吾", "大野", "漁業協同組合"),
            ("佐藤美咲", "佐藤", "水資源研究所"),
            ("中村一郎", "中村", "環境省"),
        ],
        paragraphs: &[
            "貯水池の水位は四月から下がり続けており、いつ回復するのか、谷の住民の誰にもはっきりしたことは言えない。農家は牛を売り始め、五つある水車小屋のうち二つがこの季節は閉まっている。",
            "「毎時間水位を測りましたが、測るたびに下がっていました」と{P}の{N}研究員は語った。{S}氏は「水は誰からも隠れません」と付け加えた。",
            "町議会は六月に計画を採決する。先週公表された最初の案では、新しい水門の費用は四十億円と見積もられており、一年前の予想のおよそ二倍になる。",
            "{P}の{N}教授は「水門は別の川のために造られたものです。この川は気が変わったのです」と話した。道路は三月から閉鎖されている。",
        ],
    },
    Language {
        tag: "ko",
        people: [
            ("윤지호", "윤", "한국해양연구원"),
            ("한소라", "한", "서울대 사회학과"),
            ("최영미", "최", "부산대 환경학과"),
            ("박서연", "박", "국립수자원연구소"),
        ],
        paragraphs: &[
            "저수지 수위는 4월부터 계속 내려가고 있으며, 골짜기의 누구도 언제 다시 오를지 분명하게 말하지 못한다. 농민들은 소를 팔기 시작했고 다섯 곳의 방앗간 가운데 두 곳이 이번 철에 문을 닫았다.",
            "{N} {P} 교수는 “우리는 매시간 수위를 쟀고 그때마다 더 낮아져 있었다”며 “물은 누구에게서도 숨지 않는다”고 말했다.",
            "군의회는 6월에 계획안을 표결한다. 지난주 공개된 첫 초안은 새 수문 비용을 사백억 원으로 잡았는데, 이는 일 년 전 예상의 두 배에 가깝다.",
            "{S} 교수는 “수문은 다른 강을 위해 지어진 것”이라고 지적했다. “아무도 우리에게 묻지 않았습니다.” 도로는 3월부터 막혀 있다.",
        ],
    },
    Language {
        tag: "zh-Hans",
        people: [
            ("秦牧野", "秦牧野", "中国科学院城市环境研究所研究员"),
            ("哈桑·奥马尔", "奥马尔", "埃及开罗大学经济学教授"),
            ("陆庭芳", "陆庭芳", "华东理工大学能源经济研究中心主任"),
            ("温岚", "温岚", "前世界银行高级顾问、现任复旦大学客座教授"),
        ],
        paragraphs: &[
            "水库的水位从四月起一直在下降，山谷里没有人能说清楚什么时候才会回升。农民已经开始卖牛，五座磨坊当中有两座这一季关了门。",
            "“我们每小时测一次水位，每一次都比上一次更低。”{P}{N}说，“水不会躲着任何人。”",
            "议会将在六月表决这项计划。上周公布的初稿估计，新闸门的造价为四千万元，大约是一年前预计的两倍，而工期还要延长十个月。",
            "{P}{N}在接受采访时表示，“闸门是为另一条河修的，这条河已经改了主意。”{S}还指出，冬天的降雪也比往年少了三成。",
            "{S}告诉记者：“关路之前没有人问过我们，路从三月关到现在。”她认为，补偿款应当尽快发放。",
            "“怪一堵墙很容易，因为天不会回答。”{P}{N}谈到。当地居民则希望磨坊早日开工。",
        ],
    },
    Language {
        tag: "zh-Hant",
        people: [
            ("藍心怡", "藍心怡", "國立成功大學水利工程系教授"),
            ("馬可·貝里尼", "貝里尼", "義大利米蘭理工大學研究員"),
            ("羅靜雯", "羅靜雯", "臺北市公共空間協會理事長"),
            ("周德厚", "周德厚", "香港漁民互助會主席"),
        ],
        paragraphs: &[
            "水庫的水位從四月起一直下降，山谷裡沒有人能說清楚什麼時候才會回升。農民已經開始賣牛，五座磨坊當中有兩座這一季關了門。",
            "「我們每小時測一次水位，每一次都比上一次更低，」{P}{N}說，「水不會躲著任何人。」",
            "議會將在六月表決這項計畫。上週公布的初稿估計，新閘門的造價為四千萬元，大約是一年前預計的兩倍，而工期還要延長十個月。",
            "{P}{N}受訪時表示：「閘門是為另一條河蓋的，這條河已經改了主意。」{S}指出，冬天的降雪也比往年少了三成。",
            "「關路之前沒有人問過我們，」{S}補充。「路從三月關到現在。」她認為，補償款應該盡快發放。",
        ],
    },
];

/// An article of a language: `number` decides who speaks where and where it begins.
fn article(language: &Language, number: usize) -> String {
    let mut out = String::new();
    for at in 0..10 {
        let (name, part, post) = language.people[(number + at) % language.people.len()];
        let paragraph = language.paragraphs[(number + at) % language.paragraphs.len()];
        out.push_str(&paragraph.replace("{N}", name).replace("{S}", part).replace("{P}", post));
        out.push_str("\n\n");
    }
    out
}

fn speed(c: &mut Criterion) {
    let gazetteer = Gazetteer::built_in().expect("the built-in gazetteer compiles");
    let id = ArticleId::from_words("bench").expect("letters make an id");
    let mut group = c.benchmark_group("extract");
    for language in LANGUAGES {
        let articles: Vec<String> = (0..50).map(|number| article(language, number)).collect();
        let lang: Lang = language.tag.parse().expect("tags are valid");
        group.throughput(Throughput::Bytes(articles.iter().map(|a| a.len() as u64).sum()));
        group.bench_function(language.tag, |b| {
            b.iter(|| articles.iter().map(|a| extract(&id, black_box(a), &lang, &gazetteer).quotes.len()).sum::<usize>());
        });
    }
    group.finish();
}

criterion_group!(benches, speed);
criterion_main!(benches);
