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
