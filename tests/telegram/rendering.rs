//! Answers as messages, within what Telegram allows.

use std::time::Duration;

use nonempty::NonEmpty;
use proptest::prelude::*;
use whosaid::answer::{Answer, Citation, Evidence, Glosser, Holdings, Left, Reason, Response, Standing};
use whosaid::locale::Locale;
use whosaid::quote::{Affiliation, QuoteId};
use whosaid::retrieval::{AskedRegion, Place, Query};
use whosaid::telegram::markup::Markup;
use whosaid::telegram::render::{Scene, answer};
use whosaid::text::{Lang, Span};

use super::html;

type Told = (u8, u8, String, usize, bool);

/// An entry of somebody's quotation, with words as long as it takes and highlights all over.
fn entry((speaker, quote, words, times, about): Told) -> Evidence {
    let verbatim = words.repeat(times + 1);
    let starts: Vec<usize> = verbatim.char_indices().map(|(at, _)| at).chain([verbatim.len()]).collect();
    let highlights = starts.windows(2).step_by(3).map(|w| Span::new(w[0], w[1])).collect();
    let quote = QuoteId::new(&speaker.to_string(), &quote.to_string());
    let citation = Citation {
        quote,
        speaker: (speaker > 0).then(|| format!("{speaker}{words}")),
        affiliation: Some(Affiliation { text: verbatim.clone(), regions: vec!["IN".parse().unwrap()], ..Affiliation::default() }),
        article: "a".to_owned(),
        title: about.then(|| words.clone()),
        url: Some(format!("https://e.org/?{words}")),
        outlet: Some(words),
        published: None,
        lang: "en".parse().unwrap(),
        span: Span::new(0, verbatim.len()),
    };
    let standing = if about { Standing::SpeaksAbout } else { Standing::Asked };
    Evidence { verbatim, citation, score: 0.0, highlights, standing, signals: Vec::new() }
}

fn told() -> impl Strategy<Value = Told> {
    (0u8..4, 0u8..4, "[a-c <>&\"é日👨‍👩‍👧\u{301}\u{202e}ש]{1,40}", prop_oneof![0usize..30, 0usize..400], any::<bool>())
}

/// The pages of an answer to somebody whose language is not known, in a bot that calls regions by their codes.
fn messages(response: &Response) -> Vec<Markup> {
    let scene = Scene {
        locale: Locale::of("en"),
        bot: "some_bot",
        region_name: &|code| code.to_string(),
        reads: &Lang::unknown(),
        glosser: &Glosser::default(),
        painter: None,
    };
    answer(&scene, response, &[]).into_iter().map(|page| page.markup).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn messages_keep_telegrams_limits_and_the_words(mut told in prop::collection::vec(told(), 1..12)) {
        told.sort_by_key(|t| (t.0, t.1));
        let evidence = NonEmpty::from_vec(told.into_iter().map(entry).collect()).unwrap();
        let response = Response {
            question: String::new(),
            query: Query::default(),
            answer: Answer::Grounded(evidence.clone()),
            not_quoted: vec!["x".repeat(200); 30],
            topic_missed: true,
            left: Left::default(),
            holdings: Holdings::default(),
            elapsed: Duration::ZERO,
        };
        let messages = messages(&response);
        prop_assert!((1..=20).contains(&messages.len()));
        for message in messages {
            let (text, entities) = html::parse(message.html()).unwrap();
            let units: Vec<u16> = text.encode_utf16().collect();
            prop_assert_eq!((units.len(), entities.len()), (message.units(), message.entities()));
            prop_assert!((1..=4096).contains(&units.len()) && entities.len() <= 100);
            for block in entities.iter().filter(|e| e.tag == "blockquote") {
                let words = String::from_utf16(&units[block.start..block.end]).unwrap();
                prop_assert!(evidence.iter().any(|e| e.verbatim.contains(&words)), "{words:?}");
            }
        }
    }
}

#[test]
fn flags_come_from_the_code() {
    let asked = |code: &str| AskedRegion { code: code.parse().unwrap(), members: vec![code.parse().unwrap()], place: Place::Voice };
    let response = Response {
        question: String::new(),
        query: Query { regions: ["IN", "eu", "002", "global-south"].map(asked).into(), ..Query::default() },
        answer: Answer::NoEvidence { reason: Reason::EmptyCorpus, nearest: Vec::new() },
        not_quoted: Vec::new(),
        topic_missed: false,
        left: Left::default(),
        holdings: Holdings::default(),
        elapsed: Duration::ZERO,
    };
    let understood = html::parse(messages(&response)[0].html()).unwrap().0;
    assert_eq!(understood.lines().next(), Some("🔎 Understood: 🇮🇳 IN, 🇪🇺 EU, 002, global-south"));
}
