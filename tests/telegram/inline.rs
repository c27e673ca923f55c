//! Inline mode: what is offered to somebody who types `@bot words` in another chat.

use serde_json::json;
use whosaid::telegram::inline::Typists;

use super::fake_api::{FakeApi, NAME};
use super::harness::{Bot, Home, Note};

#[tokio::test(flavor = "multi_thread")]
async fn quotations_are_offered_with_whose_words_they_are() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    let _bot = Bot::start(&home, &api).await;
    let offered = api.offered(&api.typed(7, "en", "what does India say about 芯片?", "")).await;
    let shown: Vec<_> = offered
        .results
        .iter()
        .map(|(_, title, glimpse, sent)| format!("{title}\n{glimpse}\n\n{}\n{}", sent.html, sent.keyboard()))
        .collect();
    insta::assert_snapshot!(shown.join("\n─────\n"), @r#"
    🇮🇳 Asha Rao
    出口管制让每个国家都在重新考虑自己的芯片供应。

    <b>Asha Rao</b>, 印度科技政策中心主任 · 🇮🇳 India
    <blockquote expandable>出口管制让每个国家都在重新考虑自己的芯片供应。
    印度需要自己的工程师,也需要自己的平台。</blockquote>
    — <a href="https://example.org/chips?a=1&amp;b=%222%22">芯片与&lt;管制&gt;</a>, Example Weekly, 2025-04 · <a href="https://t.me/whosaid_test_bot?start=q_qvwuh3xvrzwc">🔗</a>
    [In the article]
    ─────
    🇳🇬 Tunde Bello
    中国和印度都在非洲投资。

    <b>Tunde Bello</b>, 尼日利亚数字经济部顾问 · 🇳🇬 Nigeria
    <blockquote expandable>中国和印度都在非洲投资。</blockquote>
    — <a href="https://example.org/chips?a=1&amp;b=%222%22">芯片与&lt;管制&gt;</a>, Example Weekly, 2025-04 · <a href="https://t.me/whosaid_test_bot?start=q_b74bxzm6y2tq">🔗</a>
    [In the article]
    "#);
    let (id, _, _, sent) = &offered.results[0];
    assert!(sent.button("In the article").starts_with(&format!("https://t.me/{NAME}?start=q_")), "{sent:#?}");
    assert!(offered.personal, "the bot's own words are in the person's language");
    assert_eq!((offered.cache_time, offered.next.as_str(), &offered.button), (60, "", &None));
    // The same words are the same result, whoever asks for them and however.
    let again = api.offered(&api.typed(8, "zh-hans", "Asha Rao 芯片", "")).await;
    let same = again.results.iter().find(|(other, ..)| other == id).expect("the same number");
    assert!(same.3.text.contains("🇮🇳 印度") && same.3.quoted() == sent.quoted(), "{same:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_typed_offers_something_and_nothing_found_leads_to_the_bot() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    let _bot = Bot::start(&home, &api).await;
    let empty = api.offered(&api.typed(7, "en", "", "")).await;
    assert_eq!(empty.results.len(), 3, "one quotation of each expert");
    assert_eq!(empty.button, Some(("How to ask".to_owned(), "inline".to_owned())));
    let nothing = api.offered(&api.typed(7, "fr", "Donald Trump", "")).await;
    assert_eq!((nothing.results.len(), nothing.button), (0, Some(("Rien trouvé ; demandez-moi en privé".to_owned(), "inline".to_owned()))));
    for hard in ["\u{202e}<b>&\"", &"😀".repeat(128), "'; DROP TABLE", "e\u{301}\u{301}\u{301}"] {
        api.offered(&api.typed(7, "en", hard, "0")).await;
    }
    Note::private("/start inline").to(&api);
    assert!(api.messages(1).await[0].text.starts_with("Ask what the experts said."));
}

#[tokio::test(flavor = "multi_thread")]
async fn words_that_two_papers_print_are_offered_once() {
    let home = Home::empty();
    let printed = |paper: &str, quote: &str| json!({"quote": quote, "speaker": "Expert One", "affiliation": "Widget Lab", "lang": "en", "url": paper});
    home.bulk(&[
        printed("https://one.example/a", "Quantum widgets cost more than they are worth."),
        printed("https://two.example/b", "Quantum widgets cost more than they are worth."),
        printed("https://two.example/c", "Quantum widgets are late."),
    ]);
    home.index();
    let api = FakeApi::start().await;
    let _bot = Bot::start(&home, &api).await;
    let offered = api.offered(&api.typed(7, "en", "quantum widgets", "")).await;
    let mut glimpses: Vec<&str> = offered.results.iter().map(|(_, _, glimpse, _)| glimpse.as_str()).collect();
    glimpses.sort_unstable();
    assert_eq!(glimpses, ["Quantum widgets are late.", "Quantum widgets cost more than they are worth."]);
}

#[tokio::test(flavor = "multi_thread")]
async fn results_come_page_by_page() {
    let home = Home::empty();
    let long = "Quantum widgets cost more than they are worth to us. ".repeat(200);
    let record = |nth: usize| {
        let quote = if nth == 0 { long.trim().to_owned() } else { format!("Quantum widgets number {nth} are <b>late</b> & dear.") };
        json!({"quote": quote, "speaker": format!("Expert Number{nth}"), "affiliation": "Widget Lab", "regions": ["FR"], "lang": "en"})
    };
    home.bulk(&(0..45).map(record).collect::<Vec<_>>());
    home.index();
    let api = FakeApi::start().await;
    let _bot = Bot::start(&home, &api).await;
    let (mut seen, mut offset) = (Vec::new(), String::new());
    loop {
        let page = api.offered(&api.typed(7, "en", "quantum widgets", &offset)).await;
        seen.extend(page.results.into_iter().map(|(id, _, _, sent)| (id, sent)));
        offset = page.next;
        if offset.is_empty() {
            break;
        }
    }
    assert_eq!(seen.len(), 45);
    let longest = seen.iter().find(|(_, sent)| sent.text.contains("the whole quotation")).expect("what is too long says where it goes on");
    assert!(longest.1.text.starts_with("Expert Number0") && longest.1.text.encode_utf16().count() <= 4096);
    for forged in ["99999999999999999999", "-1", "x", "50"] {
        assert!(api.offered(&api.typed(7, "en", "quantum widgets", forged)).await.results.is_empty(), "{forged}");
    }
}

#[test]
fn only_the_latest_of_what_somebody_types_counts() {
    let mut typists = Typists::default();
    let (first, other) = (typists.typed(1), typists.typed(2));
    assert!(!first.is_outdated());
    let second = typists.typed(1);
    assert!(first.is_outdated() && !second.is_outdated() && !other.is_outdated());
}
