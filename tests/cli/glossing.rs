//! `ask --gloss`: help to read words in another language, labelled, and only where it is asked for.

use super::harness::Home;
use crate::http::server::{Fault, Server};

#[test]
fn words_are_looked_up_one_by_one() {
    let home = Home::indexed();
    let plain = home.run(&["ask", "Jeffrey Ding"]).code(0).stdout();
    let glossed = home.run(&["ask", "--gloss", "--full", "Jeffrey Ding"]).code(0).stdout();
    assert!(
        !plain.contains("by a machine") && glossed.contains("    word by word, by a machine from a dictionary, not the speaker's words:"),
        "{glossed}"
    );
    assert!(glossed.lines().all(|l| !l.starts_with("  │") || !l.contains('/')), "a gloss is no quotation:\n{glossed}");
    let json = home.run(&["ask", "--gloss", "--json", "Jeffrey Ding"]).code(0).json();
    let entry = &json["evidence"][0];
    assert_eq!(entry["gloss"]["kind"], "words");
    let text = entry["text"].as_str().unwrap();
    for word in entry["gloss"]["words"].as_array().unwrap() {
        let at = |key: &str| usize::try_from(word[key].as_u64().unwrap()).unwrap();
        assert!(!text[at("start")..at("end")].is_empty() && word["senses"].is_array());
    }
    // Asked in the language of the words, there is nothing to help with; and nobody who does not ask sees the field.
    assert!(home.run(&["ask", "--gloss", "--json", "印度的观点是什么"]).code(0).json()["evidence"][0]["gloss"].is_null());
    assert!(home.run(&["ask", "--json", "Jeffrey Ding"]).code(0).json()["evidence"][0].get("gloss").is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_translator_is_named_and_its_failure_costs_nothing_but_the_translation() {
    let server = Server::start().await;
    let home = Home::indexed();
    home.file("config/whosaid.toml", format!("[translator]\nurl = \"{}\"\nmodel = \"model-7\"\n", server.url));
    let ran = home.run(&["ask", "--gloss", "--full", "¿Cuál es la perspectiva de la India?"]);
    ran.code(0).stdout_contains("    translated by a machine (model-7), not the speaker's words:").stdout_contains("    La traducción.");
    let json = home.run(&["ask", "--gloss", "--json", "¿Cuál es la perspectiva de la India?"]).code(0).json();
    assert_eq!(json["evidence"][0]["gloss"], serde_json::json!({"kind": "translation", "model": "model-7", "text": "La traducción."}));
    server.fail([Fault::Status(400)]);
    let ran = home.run(&["ask", "--gloss", "what does India's perspective say"]);
    ran.code(0).stderr_contains("whosaid: there is no translation: ").stdout_contains("Sameer Patil");
}
