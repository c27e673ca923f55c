//! The machine-readable contract: names, types, byte offsets. New keys may come; these stay.

use serde_json::{Value, json};

use super::harness::{Home, SEED, record, speakers};

/// Every value at a path of keys and `[]`; a key that is missing fails.
fn at<'v>(value: &'v Value, path: &str) -> Vec<&'v Value> {
    let mut found = vec![value];
    for step in path.split('.').filter(|s| !s.is_empty()) {
        let (key, list) = step.strip_suffix("[]").map_or((step, false), |key| (key, true));
        let mut next = Vec::new();
        for value in found {
            let inner = value.get(key).unwrap_or_else(|| panic!("no `{key}` of {path} in {value}"));
            match inner {
                Value::Array(items) if list => next.extend(items),
                other => {
                    assert!(!list, "{path} is no list in {other}");
                    next.push(other);
                }
            }
        }
        found = next;
    }
    found
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "bool",
        Value::Number(n) if n.is_u64() => "count",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "list",
        Value::Object(_) => "object",
    }
}

/// Each path is there with one of its types, and is seen at least once in one of the values.
#[track_caller]
fn conforms(values: &[Value], fields: &[(&str, &str)]) {
    for (path, types) in fields {
        let found: Vec<&Value> = values.iter().flat_map(|v| at(v, path)).collect();
        assert!(!found.is_empty(), "nothing at {path}");
        for value in found {
            let fine = types.split('|').any(|t| t == kind(value) || (t == "number" && kind(value) == "count"));
            assert!(fine, "{path} is {value}, not {types}");
        }
    }
}

const ANSWER: &[(&str, &str)] = &[
    ("question", "string"),
    ("lang", "string"),
    ("status", "string"),
    ("understood.speakers[]", "string"),
    ("understood.regions[]", "string"),
    ("understood.affiliations[]", "string"),
    ("understood.topic", "string"),
    ("understood.comparison", "bool"),
    ("evidence[].rank", "count"),
    ("evidence[].score", "number"),
    ("evidence[].speaker", "string|null"),
    ("evidence[].affiliation", "string|null"),
    ("evidence[].regions[]", "string"),
    ("evidence[].quote_id", "string"),
    ("evidence[].text", "string"),
    ("evidence[].highlights[]", "list"),
    ("evidence[].article.id", "string"),
    ("evidence[].article.title", "string|null"),
    ("evidence[].article.url", "string|null"),
    ("evidence[].article.outlet", "string|null"),
    ("evidence[].article.published", "string|null"),
    ("evidence[].span.start", "count"),
    ("evidence[].span.end", "count"),
    ("reason", "string|null"),
    ("nearest[].speaker", "string"),
    ("nearest[].regions[]", "string"),
    ("nearest[].why", "string"),
    ("elapsed_ms", "number"),
];

const QUOTE: &[(&str, &str)] = &[
    ("quotes[].text", "string"),
    ("quotes[].speaker", "string|null"),
    ("quotes[].affiliation", "string|null"),
    ("quotes[].regions[]", "string"),
    ("quotes[].kind", "string"),
    ("quotes[].confidence", "number"),
    ("quotes[].start", "count"),
    ("quotes[].end", "count"),
    ("quotes[].speaker_start", "count|null"),
    ("quotes[].speaker_end", "count|null"),
];

fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

/// Every entry is byte-equal to its span, and its highlights lie in it, in order, on character boundaries.
fn verbatim(answer: &Value, body: impl Fn(&Value) -> String) -> usize {
    let entries = answer["evidence"].as_array().unwrap();
    for (i, entry) in entries.iter().enumerate() {
        let text = entry["text"].as_str().unwrap();
        let body = body(entry);
        assert_eq!(body.get(number(&entry["span"]["start"])..number(&entry["span"]["end"])), Some(text), "{entry}");
        assert_eq!(number(&entry["rank"]), i + 1);
        let mut last = 0;
        for highlight in entry["highlights"].as_array().unwrap() {
            let (start, end) = (number(&highlight[0]), number(&highlight[1]));
            assert!(last <= start && start < end && text.get(start..end).is_some(), "{highlight} of {text}");
            last = end;
        }
    }
    entries.len()
}

#[test]
fn help_is_also_a_word() {
    Home::new().run(&["help", "ask"]).code(0).quiet().stdout_contains("Usage: whosaid ask");
}

#[test]
fn answers_have_the_fields_of_the_contract() {
    let home = Home::indexed();
    let questions = [
        "what does India's perspective say",
        "Jeffrey Ding关于扩散说了什么?",
        "researcher at RMIT University",
        "How do India and Nigeria differ?",
        "Timnit Gebru谈核战争",
    ];
    let answers: Vec<Value> = questions.iter().map(|q| home.ask(q)).collect();
    conforms(&answers, ANSWER);
    for (question, answer) in questions.iter().zip(&answers) {
        assert_eq!(answer["question"], *question);
        let answered = answer["status"] == "answered";
        assert_eq!((answered, !answered), (!at(answer, "evidence[]").is_empty(), answer["reason"].is_string()), "{answer}");
        assert!(answered || answer["status"] == "no_evidence");
    }
    assert_eq!(answers[0]["understood"]["regions"], json!(["IN"]));
    assert_eq!((&answers[0]["lang"], &answers[1]["lang"]), (&json!("en"), &json!("zh")));
    // What the article does not say is null, and nothing is made up.
    let article = &answers[0]["evidence"][0]["article"];
    assert_eq!((&article["title"], &article["published"]), (&Value::Null, &json!("2025")));
    assert_eq!(home.ask("誰提到了臺灣周邊的風險?")["lang"], "zh-Hant");
}

#[test]
fn text_is_the_span_and_highlights_lie_in_it() {
    let home = Home::indexed();
    let body = home.body(SEED);
    let (mut seen, mut highlighted) = (0, 0);
    for question in ["印度的观点是什么", "扩散", "DeepSeek", "經濟不平等", "Paul Triolo", "2021年以来中国政府", "WeChat", "自我贬值的竞赛"]
    {
        let answer = home.ask(question);
        seen += verbatim(&answer, |_| body.clone());
        highlighted += at(&answer, "evidence[].highlights[]").len();
    }
    assert!(seen > 10 && highlighted > 5, "{seen} entries, {highlighted} highlights");
    // A highlight is what was asked for.
    let answer = home.ask("WeChat");
    let first = &answer["evidence"][0];
    let marks = first["highlights"][0].as_array().unwrap();
    assert_eq!(&first["text"].as_str().unwrap()[number(&marks[0])..number(&marks[1])], "WeChat");
}

#[test]
fn bulk_records_count_spans_in_their_quote() {
    let quotes = ["Rivers do not negotiate.\n\nThey flood when we pave over their beds.", "大坝改变了下游的泥沙。\n渔民比工程师更早知道。"];
    let home = Home::new().with_bulk(&[
        json!({ "quote": quotes[0], "speaker": "Ilse Brandt" }),
        json!({ "quote": quotes[1], "speaker": "何志远", "affiliation": "云南大学水文学者", "title": "泥沙", "published": "2022-03", "unknown_key": 1 }),
    ]);
    let rivers = home.run(&["ask", "--json", "Ilse Brandt"]).json();
    assert_eq!(verbatim(&rivers, |_| quotes[0].to_owned()), 2);
    let first = &rivers["evidence"][0];
    assert_eq!((&first["affiliation"], &first["regions"], &first["article"]["url"]), (&Value::Null, &json!([]), &Value::Null));
    let dams = home.ask("泥沙");
    assert_eq!(speakers(&dams), ["何志远"]);
    assert!(verbatim(&dams, |_| quotes[1].to_owned()) >= 1);
    assert_eq!(
        (&dams["evidence"][0]["article"]["title"], &dams["evidence"][0]["article"]["published"]),
        (&json!("泥沙"), &json!("2022-03"))
    );
    assert_eq!(dams["evidence"][0]["regions"], json!(["CN"]));
}

#[test]
fn a_batch_keeps_ids_and_order() {
    let home = Home::indexed();
    let file = home.file(
        "questions.jsonl",
        "{\"id\": \"b\", \"text\": \"印度的观点是什么\"}\n\n{\"id\": 7, \"text\": \"Timnit Gebru谈核战争\"}\n{\"id\": \"a\", \"text\": \"Jeffrey Ding关于扩散说了什么\", \"more\": 1}\n{\"id\": \"c\", \"text\": \"researcher at RMIT University\"}\n{\"id\": null, \"text\": \"\"}\n",
    );
    let file = file.to_str().unwrap();
    let ran = home.run(&["ask", "--batch", file]);
    let answers = ran.code(0).quiet().json_lines();
    assert_eq!(answers.iter().map(|a| a["id"].clone()).collect::<Vec<_>>(), [json!("b"), json!(7), json!("a"), json!("c"), Value::Null]);
    assert_eq!(
        answers.iter().map(|a| a["status"].as_str().unwrap()).collect::<Vec<_>>(),
        ["answered", "no_evidence", "answered", "answered", "no_evidence"]
    );
    conforms(&answers, ANSWER);
    let piped = home.run_with(&["ask", "--batch", "-"], home.read("questions.jsonl"));
    let piped = piped.code(0).json_lines();
    assert_eq!(piped.iter().map(speakers).collect::<Vec<_>>(), answers.iter().map(speakers).collect::<Vec<_>>());
    // Each line is the answer of `ask --json`, but for the id and the clock.
    let (mut alone, mut line) = (home.ask("Jeffrey Ding关于扩散说了什么"), answers[2].clone());
    for value in [&mut alone, &mut line] {
        value.as_object_mut().unwrap().remove("elapsed_ms");
        value.as_object_mut().unwrap().remove("id");
    }
    assert_eq!(alone, line);
}

#[test]
fn a_bad_line_of_a_batch_is_named() {
    let home = Home::light();
    for bad in ["{\"id\": 1}", "not json", "{\"id\": 1, \"text\": 5}", "[]"] {
        let file = home.file("questions.jsonl", format!("{{\"id\": 0, \"text\": \"Jeffrey Ding\"}}\n\n{bad}\n"));
        let name = format!("{}:3:", file.display());
        let ran = home.run(&["ask", "--batch", file.to_str().unwrap()]);
        ran.code(2).stderr_contains(&name);
        assert_eq!(ran.json_lines().len(), 1, "{ran}");
        home.run(&["extract", "--batch", file.to_str().unwrap()]).code(2).stderr_contains(&name);
    }
    home.run(&["ask", "--batch", "nowhere.jsonl"]).fails(2).stderr_contains("nowhere.jsonl");
    home.run(&["ask", "--batch", "x", "--json"]).code(2);
}

#[test]
fn extraction_counts_bytes_of_the_text() {
    let home = Home::new();
    let text = "记者报道。\n—— 林雪梅，新加坡国立大学教授\n“海😀风。\n电网。”\n结尾。\n";
    let file = home.file("a.txt", text);
    let one = home.run(&["extract", "--json", file.to_str().unwrap()]).code(0).json();
    conforms(std::slice::from_ref(&one), QUOTE);
    assert_eq!(one["id"], "a");
    let quote = &one["quotes"][0];
    assert_eq!(text.get(number(&quote["start"])..number(&quote["end"])), quote["text"].as_str());
    assert_eq!(quote["text"], "海😀风。\n电网。");
    assert_eq!(text.get(number(&quote["speaker_start"])..number(&quote["speaker_end"])), Some("林雪梅"));
    assert_eq!((&quote["speaker"], &quote["kind"], &quote["regions"]), (&json!("林雪梅"), &json!("direct"), &json!(["SG"])));
    let confidence = quote["confidence"].as_f64().unwrap();
    assert!((0.0..=1.0).contains(&confidence));

    let lines =
        format!("{}\n{}\n", json!({ "id": "x", "lang": "zh", "text": text }), json!({ "id": [1], "lang": "en", "text": "Nobody spoke." }));
    let many = home.run_with(&["extract", "--batch", "-"], lines).code(0).json_lines();
    assert_eq!((&many[0]["id"], &many[0]["quotes"]), (&json!("x"), &one["quotes"]));
    assert_eq!((&many[1]["id"], &many[1]["quotes"]), (&json!([1]), &json!([])));
}

#[test]
fn a_dry_run_counts_bytes_of_the_body_it_prints() {
    let home = Home::new();
    let file = home.file(
        "a.txt",
        "\u{feff}\r\n记者报道。\r\n—— 林雪梅，新加坡国立大学教授\r\n“海风。\r\n电网。”\r\n来源:https://example.org/2024/05/wind/\r\n",
    );
    let object = home.run(&["ingest", "--dry-run", "--json", file.to_str().unwrap()]).code(0).json();
    conforms(
        std::slice::from_ref(&object),
        &[
            ("article.title", "string|null"),
            ("article.outlet", "string|null"),
            ("article.published", "string|null"),
            ("article.lang", "string"),
            ("article.url", "string|null"),
            ("body", "string"),
        ],
    );
    conforms(std::slice::from_ref(&object), QUOTE);
    let body = object["body"].as_str().unwrap();
    assert!(!body.contains('\r') && !body.contains('\u{feff}'), "{body:?}");
    for quote in at(&object, "quotes[]") {
        assert_eq!(body.get(number(&quote["start"])..number(&quote["end"])), quote["text"].as_str());
    }
    let article = &object["article"];
    assert_eq!((&article["outlet"], &article["published"], &article["lang"]), (&json!("example.org"), &json!("2024-05"), &json!("zh")));
}

#[test]
fn a_verdict_has_its_fields() {
    let home = Home::indexed();
    let body = home.body(SEED);
    let verdicts: Vec<Value> = [
        "前进的道路不在于复制美国或中国的模式",
        "很容易说,印度应该以同等的水平进行竞争",
        "Jeffrey Ding said: “前进的道路不在于复制美国或中国的模式”",
        "The moon is made of green cheese",
    ]
    .iter()
    .map(|s| home.run(&["verify", "--json", s]).json())
    .collect();
    conforms(
        &verdicts,
        &[
            ("verdict", "string"),
            ("words", "string"),
            ("claimed_speaker", "string|null"),
            ("evidence[].speaker", "string|null"),
            ("evidence[].quote_id", "string"),
            ("evidence[].text", "string"),
            ("evidence[].span.start", "count"),
            ("changes[]", "object"),
        ],
    );
    assert_eq!(
        verdicts.iter().map(|v| v["verdict"].as_str().unwrap()).collect::<Vec<_>>(),
        ["exact", "altered", "someone_else", "not_found"]
    );
    assert!(verdicts.iter().map(|v| verbatim(v, |_| body.clone())).sum::<usize>() >= 3);
}

#[test]
fn lists_are_one_object_a_line() {
    let home = Home::indexed();
    let speakers = home.run(&["speakers", "--json"]).code(0).json_lines();
    assert_eq!(speakers.len(), 12);
    let patil = speakers.iter().find(|s| s["speaker"] == "Sameer Patil").unwrap();
    assert_eq!((&patil["regions"], &patil["affiliation"]), (&json!(["IN"]), &json!("印度观察研究基金会安全、战略与技术中心主任")));
    let regions = home.run(&["regions", "--json"]).code(0).json_lines();
    let nigeria = regions.iter().find(|r| r["region"] == "NG").unwrap();
    assert_eq!(nigeria["speakers"], json!(["Kashifu Inuwa Abdullahi"]));
    let articles = home.run(&["articles", "--json"]).code(0).json_lines();
    assert_eq!((articles.len(), &articles[0]["id"], &articles[0]["outlet"]), (1, &json!(SEED), &json!("restofworld.org")));
    let card = home.run(&["show", "--json", "4vx35gggtyt7"]).code(0).json();
    assert_eq!(verbatim(&card, |_| home.body(SEED)), 4);
    // The neighbours are other speakers' lines: beside a quote they would look like part of it.
    assert!(card["before"].is_null() && card["after"].is_null());
}

#[test]
fn quote_ids_survive_a_rebuild_and_fit_a_deep_link() {
    let home = Home::light().with_bulk(&[record("Ilse Brandt", "hydrologist", "Rivers do not negotiate.")]);
    let ids = |home: &Home| -> Vec<Value> { at(&home.ask("DeepSeek"), "evidence[].quote_id").into_iter().cloned().collect() };
    let before = ids(&home);
    home.run(&["rebuild", "--no-vectors"]).code(0);
    assert_eq!(ids(&home), before);
    let link = |id: &Value| {
        id.as_str().is_some_and(|id| id.len() <= 16 && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-'))
    };
    assert!(!before.is_empty() && before.iter().all(link), "{before:?}");
}
