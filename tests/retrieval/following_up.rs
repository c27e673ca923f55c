//! Questions that go on from the one before.

use whosaid::retrieval::{AskedRegion, AskedSpeaker, Before, FollowUp, Place, Query, follow_up};

fn region(code: &str, place: Place) -> AskedRegion {
    AskedRegion { code: code.parse().unwrap(), members: vec![code.parse().unwrap()], place }
}

fn asked(lang: &str, regions: &[&str], speakers: &[&str], topic: &str) -> Query {
    Query {
        lang: Some(lang.parse().unwrap()),
        regions: regions.iter().map(|c| region(c, Place::Voice)).collect(),
        speakers: speakers.iter().map(|s| AskedSpeaker::surely(s)).collect(),
        topic: topic.to_owned(),
        ..Query::default()
    }
}

/// What a question comes to: regions, speakers, topic, and whether only what is unseen is wanted.
fn outcome(question: &str, now: &Query, query: &Query, voices: &[&str]) -> String {
    let voices: Vec<String> = voices.iter().map(|v| (*v).to_owned()).collect();
    match follow_up(question, now, Before { query, earlier: None, voices: &voices }, false) {
        FollowUp::Fresh => "fresh".to_owned(),
        FollowUp::Whom(_) => "whom".to_owned(),
        FollowUp::Continued { query, unseen, .. } => {
            let regions: Vec<_> = query.regions.iter().map(|r| r.code.code().to_owned()).collect();
            let speakers: Vec<_> = query.speakers.iter().map(|s| s.name.clone()).collect();
            format!(
                "{}|{}|{}{}{}",
                regions.join("+"),
                speakers.join("+"),
                query.topic,
                if query.comparison { "|compared" } else { "" },
                if unseen { "|unseen" } else { "" }
            )
        }
    }
}

#[test]
fn a_new_who_keeps_the_topic_and_a_new_topic_keeps_who() {
    let india = asked("en", &["IN"], &[], "chips");
    assert_eq!(outcome("and Nigeria?", &asked("en", &["NG"], &[], ""), &india, &["A", "B"]), "NG||chips");
    assert_eq!(outcome("what about regulation?", &asked("en", &[], &[], "regulation"), &india, &["A", "B"]), "IN||regulation");
    assert_eq!(outcome("那监管呢?", &asked("zh", &[], &[], "监管"), &india, &["A"]), "IN||监管");
    assert_eq!(outcome("尼日利亚呢", &asked("zh", &["NG"], &[], ""), &india, &["A"]), "NG||chips");
    let mut about = asked("ar", &["NG"], &[], "");
    about.regions[0].place = Place::Subject;
    assert_eq!(outcome("وماذا عن نيجيريا؟", &about, &india, &["A", "B"]), "NG||chips");
    assert_eq!(outcome("Nigeria's view on chips", &asked("en", &["NG"], &[], "chips"), &india, &["A"]), "fresh");
    assert_eq!(outcome("open weights", &asked("en", &[], &[], "open weights"), &india, &["A"]), "fresh");
}

#[test]
fn a_pronoun_means_the_one_person_there_is_or_is_asked_about() {
    let topic = asked("zh", &[], &[], "芯片");
    assert_eq!(outcome("他还说了什么?", &asked("zh", &[], &[], ""), &topic, &["丁"]), "|丁||unseen");
    assert_eq!(outcome("他还说了什么?", &asked("zh", &[], &[], ""), &topic, &["丁", "刘"]), "whom");
    let ding = asked("en", &[], &["Ding"], "diffusion");
    assert_eq!(outcome("what does he say on chips?", &asked("en", &[], &[], "chips"), &ding, &["Ding"]), "|Ding|chips");
    assert_eq!(
        outcome("what else do they say?", &asked("en", &[], &[], ""), &asked("en", &["IN"], &[], "chips"), &["A", "B"]),
        "IN||chips|unseen"
    );
}

#[test]
fn them_are_the_sides_that_were_there() {
    let mut compare = asked("en", &[], &[], "");
    compare.comparison = true;
    assert_eq!(outcome("compare them", &compare, &asked("en", &["IN", "NG"], &[], "chips"), &["A", "B", "C"]), "IN+NG||chips|compared");
    assert_eq!(outcome("compare them", &compare, &asked("en", &[], &[], "chips"), &["A", "B"]), "|A+B|chips|compared");
    let (india, nigeria) = (asked("en", &["IN"], &[], "chips"), asked("en", &["NG"], &[], "chips"));
    let before = Before { query: &nigeria, earlier: Some(&india), voices: &["A".to_owned()] };
    let FollowUp::Continued { query, .. } = follow_up("compare them", &compare, before, false) else { panic!() };
    assert_eq!(query.regions.iter().map(|r| r.code.code()).collect::<Vec<_>>(), ["IN", "NG"]);
    let mut both = asked("en", &["IN", "NG"], &[], "chips");
    both.comparison = true;
    assert_eq!(outcome("and Brazil?", &asked("en", &["BR"], &[], ""), &both, &["A", "B"]), "IN+NG+BR||chips|compared");
}

#[test]
fn a_reply_goes_on_from_what_it_replies_to() {
    let (india, now) = (asked("en", &["IN"], &[], "chips"), asked("en", &[], &[], "regulation"));
    let FollowUp::Continued { query, .. } = follow_up("regulation", &now, Before { query: &india, earlier: None, voices: &[] }, true)
    else {
        panic!()
    };
    assert_eq!((query.regions.len(), query.topic.as_str()), (1, "regulation"));
}
