//! Answers as people see them.

use serde_json::{Value, json};
use whosaid::corpus::Corpus;

use super::fake_api::{FakeApi, NAME, Sent};
use super::harness::{Bot, Home, Note};

async fn ask(home: &Home, note: Note, messages: usize) -> Vec<Sent> {
    let api = FakeApi::start().await;
    let _bot = Bot::start(home, &api).await;
    note.to(&api);
    api.messages(messages).await
}

/// The only link of a message to a quotation's card.
fn card_of(sent: &Sent) -> String {
    let prefix = format!("https://t.me/{NAME}?start=");
    let link = sent.entities.iter().filter_map(|e| e.href.as_deref()).find_map(|href| href.strip_prefix(&prefix));
    link.expect("a link to a card").to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_is_answered_with_words_and_their_source() {
    let sent = ask(&Home::new(), Note::private("what does India's perspective say"), 1).await;
    insta::assert_snapshot!(sent[0].html, @r#"
    🔎 Understood: 🇮🇳 India

    <b>Asha Rao</b>, 印度科技政策中心主任 · 🇮🇳 India
    <blockquote expandable>印度需要自己的工程师,也需要自己的平台。</blockquote>
    <blockquote expandable>出口管制让每个国家都在重新考虑自己的芯片供应。</blockquote>
    — <a href="https://example.org/chips?a=1&amp;b=%222%22">芯片与&lt;管制&gt;</a>, Example Weekly, 2025-04 · <a href="https://t.me/whosaid_test_bot?start=q_qvwuh3xvrzwc">🔗</a>

    <b>Tunde Bello</b>, 尼日利亚数字经济部顾问 · 🇳🇬 Nigeria
    <i>↪ speaks about it, is not from there</i>
    <blockquote expandable>中国和印度都在非洲投资。</blockquote>
    — <a href="https://example.org/chips?a=1&amp;b=%222%22">芯片与&lt;管制&gt;</a>, Example Weekly, 2025-04 · <a href="https://t.me/whosaid_test_bot?start=q_b74bxzm6y2tq">🔗</a>
    "#);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_bots_words_are_the_persons_and_the_quotations_are_not() {
    let sent = ask(&Home::new(), Note::private("印度的观点是什么").lang("zh-hans"), 1).await;
    insta::assert_snapshot!(sent[0].text, @r#"
    🔎 理解为：🇮🇳 印度

    Asha Rao，印度科技政策中心主任 · 🇮🇳 印度
    印度需要自己的工程师,也需要自己的平台。
    出口管制让每个国家都在重新考虑自己的芯片供应。
    — 芯片与<管制>，Example Weekly，2025-04 · 🔗

    Tunde Bello，尼日利亚数字经济部顾问 · 🇳🇬 尼日利亚
    ↪ 谈到那里，但并非来自那里
    中国和印度都在非洲投资。
    — 芯片与<管制>，Example Weekly，2025-04 · 🔗
    "#);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_evidence_says_why_and_what_there_is_instead() {
    let sent = ask(&Home::new(), Note::private("what do experts from South Korea say?"), 1).await;
    insta::assert_snapshot!(sent[0].text, @r#"
    🔎 Understood: 🇰🇷 South Korea

    No evidence: nobody from South Korea is quoted.

    Nearest:
    • Asha Rao (🇮🇳 India): is quoted in this corpus
    • Tunde Bello (🇳🇬 Nigeria): is quoted in this corpus
    • Mia Chen (🇺🇸 United States): is quoted in this corpus

    Quoted here: 3 experts, with affiliations in 🇮🇳 India, 🇳🇬 Nigeria, 🇺🇸 United States.
    "#);
    assert_eq!(sent[0].quoted(), Vec::<String>::new());
    let sent = ask(&Home::new(), Note::private("韩国专家怎么看?").lang("zh"), 1).await;
    insta::assert_snapshot!(sent[0].text, @r#"
    🔎 理解为：🇰🇷 韩国

    没有依据：没有引用任何来自韩国的人。

    最接近的：
    • Asha Rao（🇮🇳 印度）：语料库中有其引文
    • Tunde Bello（🇳🇬 尼日利亚）：语料库中有其引文
    • Mia Chen（🇺🇸 美国）：语料库中有其引文

    这里引用了3位专家，所属机构在🇮🇳 印度、🇳🇬 尼日利亚、🇺🇸 美国。
    "#);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_leads_to_the_quotations_card() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    let _bot = Bot::start(&home, &api).await;
    Note::private("Tunde Bello").to(&api);
    let card = card_of(&api.messages(1).await[0]);
    assert!(card.len() <= 64, "Telegram's limit for a start parameter");
    for words in [&*card, "q_aaaaaaaaaaaa", "q_<b>", "anything else"] {
        let before = api.sent().len();
        Note::private(&format!("/start {words}")).to(&api);
        api.messages(before + 1).await;
    }
    let texts: Vec<_> = api.sent()[1..4].iter().map(|s| s.text.clone()).collect();
    insta::assert_snapshot!(texts.join("\n---\n"), @r#"
    Tunde Bello, 尼日利亚数字经济部顾问 · 🇳🇬 Nigeria
    我们担心的是数据主权,而不是谁赢得竞赛。
    中国和印度都在非洲投资。
    — 芯片与<管制>, Example Weekly, 2025-04 · 🔗
    ---
    This quotation is not in the corpus: it may have been withdrawn or corrected. Ask for the person or the topic instead.
    ---
    This link leads to no quotation. Ask for the person or the topic instead.
    "#);
    assert!(api.sent()[4].text.starts_with("Ask what the experts said"));
}

/// Records of so many experts on one topic, each with words that are hard to carry: markup, quotes, emoji.
fn records(experts: usize, sentences: usize) -> Vec<Value> {
    let record = |nth: usize| {
        let words = format!("Quantum widgets <b>no. {nth}</b> & \"{{friends}}\" cost 5 > 4 & 3 < 4 👨‍👩‍👧‍👦 naïve é. ").repeat(sentences);
        json!({"quote": words.trim(), "speaker": format!("Expert {} <Number {nth}>", name(nth)), "affiliation": format!("Institute & \"Lab\" {nth}"), "regions": ["FR"], "lang": "en"})
    };
    (0..experts).map(record).collect()
}

/// A name of letters only, so that everybody is somebody else.
fn name(nth: usize) -> String {
    let letter = |n: usize| char::from(b'a' + u8::try_from(n % 26).unwrap());
    format!("{}{}{}", letter(nth / 26).to_uppercase(), letter(nth), letter(nth * 7 + 3))
}

fn is_verbatim(home: &Home, records: &[Value], sent: &[Sent]) {
    let bodies: Vec<String> = records.iter().map(|r| r["quote"].as_str().unwrap().to_owned()).chain(bodies(&home.corpus())).collect();
    for words in sent.iter().flat_map(Sent::quoted) {
        assert!(bodies.iter().any(|body| body.contains(&words)), "not in the corpus: {words}");
    }
}

fn bodies(corpus: &Corpus) -> Vec<String> {
    corpus.article_ids().unwrap().iter().map(|id| corpus.article(id).unwrap().body).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_answer_has_pages_that_are_cut_between_experts() {
    let home = Home::empty();
    let records = records(50, 9);
    home.bulk(&records);
    home.index();
    let api = FakeApi::start().await;
    let _bot = Bot::start(&home, &api).await;
    Note::private("quantum widgets").to(&api);
    let first = api.messages(1).await.remove(0);
    let pages: usize = first.buttons.iter().flatten().find_map(|(label, _)| label.strip_prefix("1/")).unwrap().parse().unwrap();
    let mut shown = 0;
    for page in 0..pages {
        if page > 0 {
            api.press(&first, &format!("p{page}"));
            api.until("the page", |api| api.message(first.id).edits == page).await;
        }
        let sent = api.message(first.id);
        is_verbatim(&home, &records, std::slice::from_ref(&sent));
        let whole = records[0]["quote"].as_str().unwrap().len();
        assert!(sent.quoted().iter().all(|words| words.len().abs_diff(whole) < 20), "none is cut inside");
        assert!((1..=3).contains(&sent.quoted().len()), "{sent:#?}");
        shown += sent.quoted().len();
    }
    assert_eq!((shown, api.sent().len()), (50, 1), "everybody is on some page of the one message");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passage_longer_than_a_message_is_cut_outside_of_its_words() {
    let home = Home::empty();
    let records = records(1, 200);
    home.bulk(&records);
    home.index();
    let api = FakeApi::start().await;
    let _bot = Bot::start(&home, &api).await;
    Note::private("quantum widgets").to(&api);
    let sent = api.messages(1).await;
    is_verbatim(&home, &records, &sent);
    let words = &sent[0].quoted()[0];
    assert!(words.len() > 2000 && !words.ends_with('…') && sent[0].text.contains("… the whole quotation"), "{sent:#?}");
    Note::private(&format!("/start {}", card_of(&sent[0]))).to(&api);
    let sent = api.messages(2).await;
    is_verbatim(&home, &records, &sent);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_of_many_experts_ends_with_how_many_more() {
    let home = Home::empty();
    home.bulk(&records(250, 1));
    home.index();
    let sent = ask(&home, Note::private("/experts"), 1).await;
    let listed = sent[0].text.lines().filter(|l| l.starts_with('•')).count();
    assert!(listed > 20);
    assert!(
        sent[0].text.starts_with("250 experts") && sent[0].text.ends_with(&format!("…and {} more; ask by name.", 250 - listed)),
        "{}",
        sent[0].text
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_from_right_to_left_does_not_turn_the_line() {
    let home = Home::empty();
    let records = [
        json!({"quote": "שבבים הם העתיד של \"התעשייה\"", "speaker": "ליאת כהן", "affiliation": "הטכניון (חיפה)", "regions": ["IL"], "url": "javascript:alert(1)"}),
        json!({"quote": "Nobody is named here.", "speaker": "", "outlet": "The <Paper>"}),
    ];
    home.bulk(&records);
    home.index();
    let sent = ask(&home, Note::private("ליאת כהן"), 1).await;
    insta::assert_snapshot!(sent[0].html.replace('\u{2068}', "[FSI]").replace('\u{2069}', "[PDI]"), @r#"
    🔎 Understood: [FSI]ליאת כהן[PDI]

    <b>[FSI]ליאת כהן[PDI]</b>, [FSI]הטכניון (חיפה)[PDI] · 🇮🇱 Israel
    <blockquote expandable>שבבים הם העתיד של &quot;התעשייה&quot;</blockquote>
    — source not given · <a href="https://t.me/whosaid_test_bot?start=q_oli5oj347v52">🔗</a>
    "#);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_projects_own_corpus_says_is_verbatim() {
    let home = Home::empty();
    let corpus = Corpus::at(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus"));
    for id in corpus.article_ids().unwrap() {
        home.corpus().store(&corpus.article(&id).unwrap()).unwrap();
    }
    home.index();
    let api = FakeApi::start().await;
    let _bot = Bot::start(&home, &api).await;
    let questions = [
        "what does India's perspective say",
        "Jeffrey Ding",
        "DeepSeek",
        "Compare India and Nigeria",
        "中国的观点",
        "人工智能",
        "butter chicken",
    ];
    for (nth, question) in questions.iter().enumerate() {
        let asked = Note::private(question).to(&api);
        api.until(question, |api| api.sent().iter().any(|s| s.reply_to == asked)).await;
        assert_eq!(api.refused(), Vec::<String>::new(), "{nth}");
    }
    is_verbatim(&home, &[], &api.sent());
    let india = &api.sent()[0];
    assert!(india.text.contains("Sameer Patil") && india.text.contains("Aakrit Vaish"), "{}", india.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn those_who_only_speak_about_a_place_are_marked() {
    let sent = ask(&Home::new(), Note::private("What is China's view?"), 1).await;
    insta::assert_snapshot!(sent[0].text, @r#"
    🔎 Understood: 🇨🇳 China
    Not quoted here: China.

    Tunde Bello, 尼日利亚数字经济部顾问 · 🇳🇬 Nigeria
    ↪ speaks about it, is not from there
    中国和印度都在非洲投资。
    — 芯片与<管制>, Example Weekly, 2025-04 · 🔗
    "#);
}

#[tokio::test(flavor = "multi_thread")]
async fn lines_in_arabic_are_read_from_right_to_left_whoever_they_name() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    let _bot = Bot::start(&home, &api).await;
    Note::private("Asha Rao").lang("ar").to(&api);
    let answer = &api.messages(1).await[0].text;
    let lines: Vec<&str> = answer.lines().filter(|line| line.contains("Asha Rao") && line.contains('🇮') || line.contains("— ")).collect();
    assert!(lines.len() >= 2 && lines.iter().all(|line| line.starts_with('\u{200F}')), "{answer:?}");
}
