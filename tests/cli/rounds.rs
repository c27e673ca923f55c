//! Rounds of voices as papers set them: letters, passers-by, conversations, with the slips that printing leaves.

use super::harness::told;

#[test]
fn a_conversation_names_each_above_their_paragraphs_and_its_headline_nobody() {
    let text = r#"A Conversation: Who Pays for the New Lock?

The canal board wants a second lock at Weller. We asked three who know it. —The Editors

Nora Fellows:

The board counts barges, and nobody counts the eels. I have walked that bank for twenty years.

It will be built, and then it will be empty.

Tom Abara:

Nora is right about the eels. She is wrong about the barges: we turn away forty a month.

Ines Okoye:

Ask the insurers. They stopped writing policies for the old gates two winters ago.

Nora Fellows is a fellow at the Harrow Institute in Singapore. Tom Abara is a lock keeper. Ines Okoye teaches law.
"#;
    assert_eq!(
        told("en", text),
        [
            "Nora Fellows | fellow at the Harrow Institute in Singapore | SG | The board counts barges, and nobody counts the eels. I have walked that bank for twenty years. /  / It will be built, and then it will be empty.",
            "Tom Abara | lock keeper |  | Nora is right about the eels. She is wrong about the barges: we turn away forty a month.",
            "Ines Okoye | - |  | Ask the insurers. They stopped writing policies for the old gates two winters ago.",
        ]
    );
}

#[test]
fn commas_and_apostrophes_are_typed_for_marks() {
    let text = r#"Was wird aus dem Wehr? Drei Stimmen

Die Aktion ,,Wasser für alle'' will es öffnen. Wir haben nachgefragt.

Gesa Holm (Fischerin an der Elbe)

,,Ich habe jeden toten Aal gezählt. Heute zähle ich nur noch die lebenden, das geht schneller.''

Urs Zander (Müller, Kanton Uri)

,,Bei uns ist das Wehr eine Mauer. Wenn es bricht, steht das Wasser im Keller.

Dr. Milan Petri (Biologe am Institut für Gewässer in Graz)

,,Fische lernen keine Treppen. Wer das glaubt, hat nie einer Forelle zugesehen.''
"#;
    assert_eq!(
        told("de", text),
        [
            "Gesa Holm | Fischerin an der Elbe |  | Ich habe jeden toten Aal gezählt. Heute zähle ich nur noch die lebenden, das geht schneller.",
            "Urs Zander | Müller, Kanton Uri | CH | Bei uns ist das Wehr eine Mauer. Wenn es bricht, steht das Wasser im Keller.",
            "Milan Petri | Biologe am Institut für Gewässer in Graz | AT | Fische lernen keine Treppen. Wer das glaubt, hat nie einer Forelle zugesehen.",
        ]
    );
}

#[test]
fn passers_by_are_named_with_age_and_trade_before_their_words() {
    let text = r#"LA PREGUNTA

¿Cerramos el puente los domingos?

Carmen Prado, 67 años, jubilada. A mí me parece bien. Cuando era niña jugábamos en medio y no pasaba nadie.

Yago Rey, 29 años, camarero en Vigo. En mi calle lo hicieron hace dos años y ahora tengo el doble de mesas.

Petra Voss, 40 años, turista de Hamburgo. Me sorprende que todavía pasen coches por aquí. ¡Con lo bonito que es!
"#;
    assert_eq!(
        told("es", text),
        [
            "Carmen Prado | jubilada |  | A mí me parece bien. Cuando era niña jugábamos en medio y no pasaba nadie.",
            "Yago Rey | camarero en Vigo | ES | En mi calle lo hicieron hace dos años y ahora tengo el doble de mesas.",
            "Petra Voss | turista de Hamburgo | DE | Me sorprende que todavía pasen coches por aquí. ¡Con lo bonito que es!",
        ]
    );
}

#[test]
fn letters_are_signed_right_below_their_words() {
    let text = r#"Letters to the editor

The last ferry

Your report on the ferry will have surprised nobody who lives north of the bay. I am 78 and keep a notebook of the crossings.

I do not want a timetable. I want a boat.
Margaret Elwood
Hexham, Northumberland

I drove that boat for 31 years and never left a passenger standing. We had spare crews in those days.
Desmond Farr
Retired skipper, Dublin

Wrong bird

The picture on page nine was of a whimbrel. You did the same thing two years ago.
Name and address supplied
"#;
    assert_eq!(
        told("en", text),
        [
            "Margaret Elwood | Hexham, Northumberland | GB | Your report on the ferry will have surprised nobody who lives north of the bay. I am 78 and keep a notebook of the crossings. /  / I do not want a timetable. I want a boat.",
            "Desmond Farr | Retired skipper, Dublin | IE | I drove that boat for 31 years and never left a passenger standing. We had spare crews in those days.",
            "- | - |  | The picture on page nine was of a whimbrel. You did the same thing two years ago.",
        ]
    );
}

#[test]
fn korean_passers_by_stand_behind_bullets_with_their_ages() {
    let text = r#"점심값에 대해 물었다.

▶표은서(41·자영업)

"손님들이 빵 하나를 사서 둘로 나눠 달라고 하세요. 이제는 칼을 계산대 옆에 둡니다."

▶응우옌 티 란(33·공장 노동자·경기 안산시)

"야간에는 식당 문을 닫아요. 그래서 집에서 국수를 싸 와요."

▶익명을 요구한 편의점 점주

"폐기되는 물량은 전부 제 돈입니다. 본사는 모른다고 합니다."
"#;
    assert_eq!(
        told("ko", text),
        [
            "표은서 | 자영업 |  | 손님들이 빵 하나를 사서 둘로 나눠 달라고 하세요. 이제는 칼을 계산대 옆에 둡니다.",
            "응우옌 티 란 | 공장 노동자·경기 안산시 | KR | 야간에는 식당 문을 닫아요. 그래서 집에서 국수를 싸 와요.",
            "- | - |  | 폐기되는 물량은 전부 제 돈입니다. 본사는 모른다고 합니다.",
        ]
    );
}

#[test]
fn headlines_stand_before_japanese_names() {
    let text = r#"〈論点〉バスが消えた町で

■「空席を数えるな」 高瀬由紀さん(交通研究者)

バスは乗客の数で評価されてきました。けれども、乗らない人ほど路線を大切に思っていました。

たかせ・ゆき 1974年生まれ。著書に『停留所の社会学』。

■運転手の昼休みから 能勢拓さん(長野県でタクシーを営む)

うちは車が4台、運転手が3人です。車より人が足りません。
"#;
    assert_eq!(
        told("ja", text),
        [
            "高瀬由紀 | 交通研究者 |  | バスは乗客の数で評価されてきました。けれども、乗らない人ほど路線を大切に思っていました。",
            "能勢拓 | 長野県でタクシーを営む | JP | うちは車が4台、運転手が3人です。車より人が足りません。",
        ]
    );
}

#[test]
fn one_of_those_above_is_quoted_once_more_below_the_last() {
    let text = r#"Case a un euro: tre testimoni

Ottavia Bruni
Architetta, insegna restauro a Udine

“L'euro è il prezzo della foto. Poi servono il tetto, gli scarichi e il geometra.”

Nino Scala
Sindaco di un comune nelle Madonie

“Ne abbiamo vendute quarantuno. In diciannove c'è la luce accesa anche a novembre.”

Teresa Galli
Pastora e scrittrice

“Da me sono arrivati due olandesi con un cane. Adesso fanno il pane per la valle.”

Al telefono è tornato Scala, che ha voluto aggiungere una riga: “Scrivete che cerchiamo un farmacista per il paese.”
"#;
    assert_eq!(
        told("it", text),
        [
            "Ottavia Bruni | Architetta, insegna restauro a Udine | IT | L'euro è il prezzo della foto. Poi servono il tetto, gli scarichi e il geometra.",
            "Nino Scala | Sindaco di un comune nelle Madonie | IT | Ne abbiamo vendute quarantuno. In diciannove c'è la luce accesa anche a novembre.",
            "Teresa Galli | Pastora e scrittrice |  | Da me sono arrivati due olandesi con un cane. Adesso fanno il pane per la valle.",
            "Nino Scala | Sindaco di un comune nelle Madonie | IT | Scrivete che cerchiamo un farmacista per il paese.",
        ]
    );
}

#[test]
fn a_signature_closes_what_no_mark_does() {
    let text = r#"हमने लोगों से पूछा कि क्या यह सलाह काम आई।

"तीन घंटे दुकान बंद करूँ तो पालक सूख जाता है। सलाह देने वाले मेरी टोकरी उठाकर देखें।"
— सुशीला बघेल, सब्ज़ी विक्रेता, रायपुर

"दोपहर में सवारी कम मिलती है। मैंने छत पर गीला बोरा बाँध लिया है।
— इमरान क़ुरैशी, ऑटो चालक, भोपाल
"#;
    assert_eq!(
        told("hi", text),
        [
            "सुशीला बघेल | सब्ज़ी विक्रेता, रायपुर | IN | तीन घंटे दुकान बंद करूँ तो पालक सूख जाता है। सलाह देने वाले मेरी टोकरी उठाकर देखें।",
            "इमरान क़ुरैशी | ऑटो चालक, भोपाल | IN | दोपहर में सवारी कम मिलती है। मैंने छत पर गीला बोरा बाँध लिया है।",
        ]
    );
}

#[test]
fn the_interviewee_is_told_of_in_the_next_sentence() {
    let text = r#"“Semente também é memória”

Há dezoito anos Dalva Portela recolhe grãos de feijão em feiras. Coordenadora do Laboratório de Sementes Crioulas, em Recife, ela guarda mil potes. O agricultor Edson Tavares, presidente da cooperativa Boa Safra, foi o primeiro a entregar um punhado. “Dei porque achei que ela ia desistir em um mês”, lembra ele.

P: Como começou a coleção?

R: Com uma sopa. Minha avó fazia um feijão que eu nunca mais encontrei.

P: O que se perde?

R: Perde-se um seguro. Só vingou um feijão que ninguém plantava.

P: E agora?

R: Agora alguém bate na porta com um saquinho toda terça.
"#;
    assert_eq!(
        told("pt", text),
        [
            "Edson Tavares | presidente da cooperativa Boa Safra |  | Dei porque achei que ela ia desistir em um mês",
            "Dalva Portela | Coordenadora do Laboratório de Sementes Crioulas, em Recife | BR | Com uma sopa. Minha avó fazia um feijão que eu nunca mais encontrei.",
            "Dalva Portela | Coordenadora do Laboratório de Sementes Crioulas, em Recife | BR | Perde-se um seguro. Só vingou um feijão que ninguém plantava.",
            "Dalva Portela | Coordenadora do Laboratório de Sementes Crioulas, em Recife | BR | Agora alguém bate na porta com um saquinho toda terça.",
        ]
    );
}

#[test]
fn names_behind_dashes_stand_above_their_words_or_sign_them() {
    let text = r#"【特刊】夜市该不该提前收摊？

上月起城南夜市十点收摊。本报请三位熟悉夜市的人谈谈。

——龙在野，城南大学社会学系教授

收摊早了，逛的人并没有早来。他们只是不来了。

街上空出来的地方，最后会停满车。

——郁秋澄，夜市豆花摊主

我的豆花两点才卖完，十点收摊等于少卖一半。

——濮阳清，社区居委会副主任

有老人等了十年才睡上好觉，这一点请大家也记着。
"#;
    assert_eq!(
        told("zh", text),
        [
            "龙在野 | 城南大学社会学系教授 |  | 收摊早了，逛的人并没有早来。他们只是不来了。 /  / 街上空出来的地方，最后会停满车。",
            "郁秋澄 | 夜市豆花摊主 |  | 我的豆花两点才卖完，十点收摊等于少卖一半。",
            "濮阳清 | 社区居委会副主任 | CN | 有老人等了十年才睡上好觉，这一点请大家也记着。",
        ]
    );
    let text = r#"Letters to the editor

Lamps in the orchard

I walk my dog past the orchard at night, and the lamps make it a car park. The owls have gone.

— Prudence Ashcombe, dog walker

What the owls think

The owls moved to the mill, where there are more mice. I count them every Friday.

— Tobias Renn, bird warden at Lower Mill

Write to us by Thursday noon.
"#;
    assert_eq!(
        told("en", text),
        [
            "Prudence Ashcombe | dog walker |  | I walk my dog past the orchard at night, and the lamps make it a car park. The owls have gone.",
            "Tobias Renn | bird warden at Lower Mill |  | The owls moved to the mill, where there are more mice. I count them every Friday.",
        ]
    );
    let text = r#"What the ferry means to us

Three islanders on the last crossing.

— Moira Sandison, postmistress

I sort the letters on the deck. If the boat stops, so does the post.

— Callum Reith, lobster fisherman, Isle of Varn

They say the bridge is quicker. Nobody has asked me.
"#;
    assert_eq!(
        told("en", text),
        [
            "Moira Sandison | postmistress |  | I sort the letters on the deck. If the boat stops, so does the post.",
            "Callum Reith | lobster fisherman, Isle of Varn |  | They say the bridge is quicker. Nobody has asked me.",
        ]
    );
}

#[test]
fn letters_end_with_names_that_an_empty_line_parts_from_them() {
    let text = r#"CARTAS A LA DIRECTORA

El banco de la plaza

Han quitado el banco de la plaza para que quepan dos coches más. Mi madre se sentaba allí cada tarde.

No pedimos una estatua. Pedimos un banco.

Herminia Lobato Cruz
Alcañiz (Teruel)

Los coches también

El banco estaba roto desde hacía años y nadie lo arregló. Ahora todos lo echan de menos.

Fermín Olarra
Taxista. Calamocha (Teruel)

Las cartas no deben pasar de doscientas palabras.
"#;
    assert_eq!(
        told("es", text),
        [
            "Herminia Lobato Cruz | Alcañiz (Teruel) | ES | Han quitado el banco de la plaza para que quepan dos coches más. Mi madre se sentaba allí cada tarde. /  / No pedimos una estatua. Pedimos un banco.",
            "Fermín Olarra | Taxista. Calamocha (Teruel) | ES | El banco estaba roto desde hacía años y nadie lo arregló. Ahora todos lo echan de menos.",
        ]
    );
}

#[test]
fn questions_by_number_part_an_interview_without_lines() {
    let text = r#"对话｜守灯塔的两个人

记者见到了灯塔管理员邬海生和海事局工程师蔺若舟。

1. 灯塔还有人看吗？邬海生：有，渔船看。手机没电的时候，大家都看它。蔺若舟：我们统计过，去年有四十条船靠它回港。2. 会不会改成无人值守？蔺若舟：设备可以，人心不可以。3. 您退休以后呢？邬海生：我徒弟已经会修镜子了。
"#;
    assert_eq!(
        told("zh", text),
        [
            "邬海生 | 灯塔管理员 |  | 有，渔船看。手机没电的时候，大家都看它。",
            "蔺若舟 | 海事局工程师 |  | 我们统计过，去年有四十条船靠它回港。",
            "蔺若舟 | 海事局工程师 |  | 设备可以，人心不可以。",
            "邬海生 | 灯塔管理员 |  | 我徒弟已经会修镜子了。",
        ]
    );
}

#[test]
fn statements_stand_below_whose_they_are() {
    let text = r#"ردود على إغلاق المكتبة

أعلنت البلدية إغلاق المكتبة القديمة. وهذه نصوص البيانات كما وصلت.

بيان صادر عن سناء القرموطي، رئيسة نادي القراء

تعلم أولادنا القراءة في هذه القاعة. نطلب من البلدية أن تترك الباب مفتوحا يوما في الأسبوع.

بيان صادر عن فواز العبدلي، مدير دائرة المباني

السقف مهدد بالسقوط، ولن نفتح الباب قبل أن ينتهي الترميم.
"#;
    assert_eq!(
        told("ar", text),
        [
            "سناء القرموطي | رئيسة نادي القراء |  | تعلم أولادنا القراءة في هذه القاعة. نطلب من البلدية أن تترك الباب مفتوحا يوما في الأسبوع.",
            "فواز العبدلي | مدير دائرة المباني |  | السقف مهدد بالسقوط، ولن نفتح الباب قبل أن ينتهي الترميم.",
        ]
    );
    let text = r#"The lighthouse at Varn went dark on Monday. Its keeper, Isobel Crane, spoke to reporters at the gate. She said:

We were told at noon and had to be out by three. I left my boots behind.

The coastguard did not reply.
"#;
    assert_eq!(told("en", text), ["Isobel Crane | keeper |  | We were told at noon and had to be out by three. I left my boots behind.",]);
}

#[test]
fn views_are_followed_by_lives() {
    let text = r#"Braucht das Dorf ein Schwimmbad?

PRO

Im Sommer fahren unsere Kinder vierzig Minuten bis zum Wasser. Ein Becken ist kein Luxus, wenn niemand mehr schwimmen lernt.

Wiebke Tamm ist Lehrerin in Hohenaspe.

CONTRA

Ein Becken kostet im Winter so viel wie im Sommer. Ich habe die Rechnungen der Nachbargemeinde gesehen und danach schlecht geschlafen.

Jörn Evers ist Kämmerer der Gemeinde Looft.
"#;
    assert_eq!(
        told("de", text),
        [
            "Wiebke Tamm | Lehrerin in Hohenaspe |  | Im Sommer fahren unsere Kinder vierzig Minuten bis zum Wasser. Ein Becken ist kein Luxus, wenn niemand mehr schwimmen lernt.",
            "Jörn Evers | Kämmerer der Gemeinde Looft |  | Ein Becken kostet im Winter so viel wie im Sommer. Ich habe die Rechnungen der Nachbargemeinde gesehen und danach schlecht geschlafen.",
        ]
    );
}

#[test]
fn whoever_is_interviewed_is_not_who_asks() {
    let text = r#"बर्फ़ पर दौड़ने वाली सुमेधा नौटियाल पिछले महीने अपने गाँव लौटीं। उनसे खेल संवाददाता अनिल मेहरोत्रा ने बात की।

सवाल: पहली दौड़ कैसी थी? जवाब: मैं गिर गई थी, और सब हँस रहे थे। सवाल: फिर क्या हुआ? जवाब: फिर मैं उठी और आख़िरी आई। सुमेधा नाम तब किसी को याद नहीं रहा।
"#;
    assert_eq!(
        told("hi", text),
        [
            "सुमेधा नौटियाल | - |  | मैं गिर गई थी, और सब हँस रहे थे।",
            "सुमेधा नौटियाल | - |  | फिर मैं उठी और आख़िरी आई। सुमेधा नाम तब किसी को याद नहीं रहा।",
        ]
    );
    let text = r#"青鷺市は３日、橋の通行料を廃止すると発表した。浅香倫太郎市長は会見で「橋は町の玄関だ」と述べた。

橋の設計に携わった北辰大学教授の三枝みのりさんに、これからを聞いた。

――何が変わりますか。

「料金所がなくなれば、歩道を広げられます」

――心配な点は。

「点検の費用を、誰が払うのかです」
"#;
    assert_eq!(
        told("ja", text),
        [
            "浅香倫太郎 | 市長 |  | 橋は町の玄関だ",
            "三枝みのり | 北辰大学教授 |  | 料金所がなくなれば、歩道を広げられます",
            "三枝みのり | 北辰大学教授 |  | 点検の費用を、誰が払うのかです",
        ]
    );
}

#[test]
fn ages_in_brackets_initials_and_equals_signs_label_turns() {
    let text = r#"Umfrage des Tages: Soll der Steg bleiben?

Der Steg am Weiher soll weg. Wir haben am Ufer gefragt.

Gundel Aßmann (58), Floristin aus Looft: Ohne Steg ist der Weiher nur eine Pfütze. Ich habe dort schwimmen gelernt.

Emre Yalçın (44), Busfahrer aus Hohenaspe: Weg damit, da rutschen nur Leute aus. Aber eine Bank soll bleiben.
"#;
    assert_eq!(
        told("de", text),
        [
            "Gundel Aßmann | Floristin aus Looft |  | Ohne Steg ist der Weiher nur eine Pfütze. Ich habe dort schwimmen gelernt.",
            "Emre Yalçın | Busfahrer aus Hohenaspe |  | Weg damit, da rutschen nur Leute aus. Aber eine Bank soll bleiben.",
        ]
    );
    let text = r#"О колоколе рассказывают хранитель музея Лидия Мещерина (Л. М.) и реставратор Павел Дроздов (П. Д.).

Корр.: С чего всё началось? Л. М.: С трещины, её услышали раньше, чем увидели. Корр.: Долго ли чинили? П. Д.: Две зимы. Летом металл не слушается. Корр.: Он ещё зазвонит? Л. М.: В полдень, и только по праздникам.

Музей открыт ежедневно.
"#;
    assert_eq!(
        told("ru", text),
        [
            "Лидия Мещерина | хранитель музея |  | С трещины, её услышали раньше, чем увидели.",
            "Павел Дроздов | реставратор |  | Две зимы. Летом металл не слушается.",
            "Лидия Мещерина | хранитель музея |  | В полдень, и только по праздникам.",
        ]
    );
    let text = r#"[좌담] 갯벌 다리, 놓아야 하나

본지는 서윤채 한빛대 교수와 방태섭 어촌계 이사장, 린다 오코너 자문위원을 초청해 좌담을 열었다.

[가장 걱정하는 것은]

△방태섭 이사장=물길이다. 다리가 서면 배가 돌아가야 한다.

△서윤채 교수=이사장 말씀에 공감한다. 물길 자료가 한 줄도 없다.

[해외에서는]

△린다 오코너 자문위원=우리도 첫 다리는 실패했다. 두 번째에는 어민이 설계를 고쳤다.

△방 이사장=그런 권한이라면 마주 앉겠다.
"#;
    assert_eq!(
        told("ko", text),
        [
            "방태섭 | 어촌계 이사장 | KR | 물길이다. 다리가 서면 배가 돌아가야 한다.",
            "서윤채 | 한빛대 교수 |  | 이사장 말씀에 공감한다. 물길 자료가 한 줄도 없다.",
            "린다 오코너 | 자문위원 |  | 우리도 첫 다리는 실패했다. 두 번째에는 어민이 설계를 고쳤다.",
            "방태섭 | 어촌계 이사장 | KR | 그런 권한이라면 마주 앉겠다.",
        ]
    );
}

#[test]
fn statements_of_houses_and_answers_to_letters_have_lines_of_their_own() {
    let text = r#"Água turva volta às torneiras; veja o que dizem os envolvidos

“Dei banho no meu neto com água mineral”, reclama Jucélia Prates, 61, moradora do bairro.

Nota emitida pela Mineração Serra Alta:

A empresa lamenta os transtornos e informa que o vazamento foi contido em duas horas. Nossas equipes continuam no local.

Posicionamento da Prefeitura de Cipó Velho:

O município decretou situação de emergência. Quatro caminhões atendem os bairros em rodízio.
"#;
    assert_eq!(
        told("pt", text),
        [
            "Jucélia Prates | moradora do bairro |  | Dei banho no meu neto com água mineral",
            "Mineração Serra Alta | - |  | A empresa lamenta os transtornos e informa que o vazamento foi contido em duas horas. Nossas equipes continuam no local.",
            "Prefeitura de Cipó Velho | - |  | O município decretou situação de emergência. Quatro caminhões atendem os bairros em rodízio.",
        ]
    );
    let text = r#"Lettere al direttore

QUATTORDICI MESI PER UNA VISITA

Caro direttore, a mio marito hanno fissato la visita per l'anno prossimo. Quello che mi offende è la gentilezza con cui ce lo dicono.

Ornella Baschi, Suzzara (Mantova)

Risponde Dario Canevari

Gentile signora, la fila l'abbiamo fatta anche noi. La data più vicina era a marzo.
"#;
    assert_eq!(
        told("it", text),
        [
            "Ornella Baschi | Suzzara (Mantova) | IT | Caro direttore, a mio marito hanno fissato la visita per l'anno prossimo. Quello che mi offende è la gentilezza con cui ce lo dicono.",
            "Dario Canevari | - |  | Gentile signora, la fila l'abbiamo fatta anche noi. La data più vicina era a marzo.",
        ]
    );
    let text = r#"Tribunal frena la mina

Pasado el mediodía, Matías Echave, gerente general de Minera Cóndor, difundió el siguiente comunicado:

Respetamos la decisión del tribunal, aunque no la compartimos. La faena mantiene sus permisos.

Presentaremos un recurso en los próximos diez días.

El ministro no quiso pronunciarse.
"#;
    assert_eq!(
        told("es", text),
        [
            "Matías Echave | gerente general de Minera Cóndor |  | Respetamos la decisión del tribunal, aunque no la compartimos. La faena mantiene sus permisos. /  / Presentaremos un recurso en los próximos diez días.",
        ]
    );
}

#[test]
fn comments_stand_below_heads_around_what_the_news_quotes() {
    let text = r#"瀬川市、選考やり直し

瀬川市は9日、選考をやり直すと発表した。猪股健一・瀬川市長は会見で「ご家族におわびする」と陳謝。市長は「機械のせいにはしない」とも述べた。

■佐渡原美和・東都中央大教授（行政法）の話
選考の基準は条例に準じる重みを持つ。計算の過程を市が説明できないのは危うい。

■ウィレム・ハルス・オランダ都市研究所主任研究員の話
私の国でも似た失敗があった。結果に驚いた時に電話できる担当者を一人置くことだ。
"#;
    assert_eq!(
        told("ja", text),
        [
            "猪股健一 | 瀬川市長 |  | ご家族におわびする",
            "猪股健一 | 瀬川市長 |  | 機械のせいにはしない",
            "佐渡原美和 | 東都中央大教授（行政法） | JP | 選考の基準は条例に準じる重みを持つ。計算の過程を市が説明できないのは危うい。",
            "ウィレム・ハルス | オランダ都市研究所主任研究員 | NL | 私の国でも似た失敗があった。結果に驚いた時に電話できる担当者を一人置くことだ。",
        ]
    );
    let text = r#"Нужен ли забор вдоль дюн?

«Мы закрываем тропы, а не море», — заявил вице-мэр Никита Лаврухин. Мы спросили специалистов.

Вера Стожарова, научный сотрудник Института экосистем:

— Забор сам по себе песок не держит. Держит колосняк, а он растёт пять лет.

Тимур Дзагоев, владелец гостевого дома:

— Ко мне едут за видом из окна. Теперь из окна будет видна сетка.

Артур Берзкалнс, координатор сети дюнных парков, Латвия:

— У нас победили ивовые плетни. Их делают школьники, и они ничего не стоят.

К вечеру слушания перенесли. «Дадим людям высказаться», — пояснил Лаврухин. «Сроки это не сдвинет», — добавил Лаврухин.
"#;
    assert_eq!(
        told("ru", text),
        [
            "Никита Лаврухин | вице-мэр |  | Мы закрываем тропы, а не море",
            "Вера Стожарова | научный сотрудник Института экосистем |  | Забор сам по себе песок не держит. Держит колосняк, а он растёт пять лет.",
            "Тимур Дзагоев | владелец гостевого дома |  | Ко мне едут за видом из окна. Теперь из окна будет видна сетка.",
            "Артур Берзкалнс | координатор сети дюнных парков, Латвия | LV | У нас победили ивовые плетни. Их делают школьники, и они ничего не стоят.",
            "Никита Лаврухин | вице-мэр |  | Дадим людям высказаться",
            "Никита Лаврухин | вице-мэр |  | Сроки это не сдвинет",
        ]
    );
    let text = r#"“头一个星期我天天盯着它。”老韩是在这家厂干了十九年的焊工。

研发总监邵启明说：“值钱的是老师傅手上那一点犹豫。”

会不会被机器取代？老韩摆摆手，他笑着说：“它学的是我，我学的是它。”
"#;
    assert_eq!(
        told("zh", text),
        [
            "老韩 | - |  | 头一个星期我天天盯着它。",
            "邵启明 | 研发总监 |  | 值钱的是老师傅手上那一点犹豫。",
            "老韩 | - |  | 它学的是我，我学的是它。",
        ]
    );
}

#[test]
fn what_only_looks_like_a_round_of_voices_is_given_to_nobody() {
    for (lang, text) in [
        // Nothing tells whether the names stand above or below.
        (
            "en",
            "Readers on the bridge\n\nThe bridge should stay open for all of us.\n\n— Jane Doe, teacher\n\n\
             The bridge is old and must be closed soon.\n\n— John Miller, baker\n\nThe council will meet on Monday.\n",
        ),
        // What a colon announces is told by the reporter.
        ("pt", "O delegado João Silva explicou como foi o crime:\n\nO suspeito entrou nos fundos da casa e matou a vítima.\n"),
        ("en", "General John Miller told reporters what happened:\n\nThe US army attacked two villages in the north.\n"),
        ("en", "Mayor Jane Doe said this about us:\n\nOpposition leader John Miller told us that the plan is bad.\n"),
        // Dates and notes of the house.
        ("ko", "주요 일정\n▲한빛대 총장=취임식에 참석한다.\n▲김 장관=국회에 출석한다.\n▲이 대표=기자회견을 연다.\n"),
        ("it", "Nota del Redattore:\nIl testo è stato corretto.\n\nNota della Redazione:\nLa versione precedente sbagliava il nome.\n"),
        ("ar", "«د»قال شقيق"),
    ] {
        assert_eq!(told(lang, text), Vec::<String>::new(), "{text}");
    }
}
