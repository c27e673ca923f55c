//! The encoder on a server: what is sent, what is believed, what is tried again, and what is said.

use std::num::{NonZeroU64, NonZeroUsize};

use serde_json::json;
use whosaid::cli::Environment;
use whosaid::config;
use whosaid::embedding::http::{CallError, Endpoint, EndpointOptions, Failure, Key, ServiceOptions};
use whosaid::embedding::{Encoder, EncoderError, Side};

use super::server::{Fault, KEY, Server};

fn settings(url: &str) -> config::Encoder {
    config::Encoder { url: Some(url.to_owned()), model: Some("m".to_owned()), ..config::Encoder::default() }
}

fn open(settings: &config::Encoder) -> Endpoint {
    let environment = Environment { encoder_key: Some(KEY.parse().unwrap()), ..Environment::default() };
    environment.encoder(settings).unwrap().unwrap()
}

/// What is said of a call that fails; checked for secrets and for what every message has to name.
fn fails(endpoint: &Endpoint) -> CallError {
    let error = endpoint.encode(Side::Question, &["secret question"]).unwrap_err();
    let said = format!("{error} {error:?}");
    assert!(!said.contains(KEY) && !said.contains("secret question"), "{said}");
    let EncoderError::Endpoint(error) = error else { panic!("{error}") };
    let said = error.to_string();
    assert!(said.starts_with("the encoder `m` at http://127.0.0.1:") && said.contains("; ") && !said.contains('\n'), "{said}");
    error
}

// In the async tests `encode` waits inside of a runtime, and the endpoint is dropped inside of it: neither may panic.

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn texts_go_in_batches_and_vectors_come_back_in_order() {
    let server = Server::start().await;
    let mut settings = settings(&server.url);
    settings.batch = NonZeroUsize::new(2).unwrap();
    settings.query_prefix = "query: ".to_owned();
    let endpoint = open(&settings);
    let vectors = endpoint.encode(Side::Passage, &["中文字", "ab", "abcd", "a", ""]).unwrap();
    for (vector, length) in vectors.iter().zip([3.0_f32, 2.0, 4.0, 1.0, 0.0]) {
        assert!((vector[0] / vector[1] - length).abs() < 1e-5, "{vectors:?}");
        assert!((vector[0].hypot(vector[1]) - 1.0).abs() < 1e-6, "{vectors:?}");
    }
    let calls = server.calls();
    let inputs: Vec<_> = calls.iter().map(|c| c.body["input"].clone()).collect();
    assert_eq!(inputs, [json!(["中文字", "ab"]), json!(["abcd", "a"]), json!([""])]);
    assert!(calls.iter().all(|c| c.path == "/v1/embeddings" && c.body["model"] == "m" && c.body.get("dimensions").is_none()));
    assert!(calls.iter().all(|c| c.authorization.as_deref() == Some(&*format!("Bearer {KEY}"))));

    endpoint.encode(Side::Question, &["ab"]).unwrap();
    assert_eq!(server.calls().last().unwrap().body["input"], json!(["query: ab"]));
    assert!(endpoint.encode(Side::Question, &[]).unwrap().is_empty());
    assert_eq!(server.calls().len(), 4, "no texts are no request");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn long_texts_are_cut_before_a_server_refuses_them() {
    let server = Server::start().await;
    open(&settings(&server.url)).encode(Side::Passage, &[&"字".repeat(100_000)]).unwrap();
    assert_eq!(server.calls()[0].body["input"][0].as_str().unwrap().chars().count(), 4_000);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_can_be_shared_between_threads() {
    let server = Server::start().await;
    let endpoint = open(&settings(&server.url));
    std::thread::scope(|scope| {
        for length in 1..=8_u8 {
            let endpoint = &endpoint;
            scope.spawn(move || {
                let vector = endpoint.encode(Side::Passage, &[&"a".repeat(length.into())]).unwrap().remove(0);
                assert!((vector[0] / vector[1] - f32::from(length)).abs() < 1e-5);
            });
        }
    });
}

/// Outside of any runtime, as the command line calls it.
#[test]
fn it_needs_no_runtime_around_it() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let server = runtime.block_on(Server::start());
    assert_eq!(open(&settings(&server.url)).encode(Side::Passage, &["ab"]).unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn dimensions_are_asked_for_and_held_to() {
    let server = Server::start().await;
    let mut settings = settings(&server.url);
    settings.dimension = NonZeroUsize::new(3);
    let error = fails(&open(&settings));
    assert!(error.to_string().contains("gives vectors of dimension 2 instead of 3; correct `model` or `dimension`"), "{error}");
    assert_eq!(server.calls()[0].body["dimensions"], 3);

    // Without one, the first answer sets it, for later answers too.
    settings.dimension = None;
    let endpoint = open(&settings);
    endpoint.encode(Side::Passage, &["a"]).unwrap();
    server.say(&json!({"data": [{"index": 0, "embedding": [1, 2, 3]}]}));
    assert!(fails(&endpoint).to_string().contains("of dimension 3 instead of 2"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn answers_that_are_none_are_refused_at_once() {
    let server = Server::start().await;
    let item = |index: i32| json!({"index": index, "embedding": [1, 2]});
    let vector = |vector: &str| format!(r#"{{"data": [{{"index": 0, "embedding": {vector}}}]}}"#);
    for (body, said) in [
        ("<html>hello</html>".to_owned(), "does not answer as the API does"),
        (String::new(), "does not answer as the API does"),
        (r#"{"data": null}"#.to_owned(), "does not answer as the API does"),
        (vector("[NaN, 1]"), "does not answer as the API does"),
        (vector("[null, 1]"), "does not answer as the API does"),
        (vector("[1e999, 1]"), "does not answer as the API does"),
        (vector("[1e300, 1]"), "zero or not finite"),
        (vector("[0, 0, -0.0]"), "zero or not finite"),
        (vector("[]"), "zero or not finite"),
        (json!({"data": []}).to_string(), "gives 0 vectors for 1 texts"),
        (json!({"data": [item(0), item(1)]}).to_string(), "gives 2 vectors for 1 texts"),
        (json!({"data": [item(1)]}).to_string(), "does not number its vectors as the texts were"),
    ] {
        let before = server.calls().len();
        server.fail([Fault::Body(body.clone())]);
        let error = fails(&open(&settings(&server.url)));
        assert!(matches!(&error.failure, Failure::Answer(reason) if reason.contains(said)), "{body}: {error}");
        assert_eq!(server.calls().len(), before + 1, "{body}");
    }
    // Two vectors of one number.
    server.say(&json!({"data": [item(0), item(0)]}));
    assert!(open(&settings(&server.url)).encode(Side::Passage, &["a", "b"]).is_err());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn refusals_are_not_tried_again_and_say_what_to_do() {
    let server = Server::start().await;
    for (status, next) in [
        (401, "refuses the key (status 401); put the right one into WHOSAID_ENCODER_KEY"),
        (403, "refuses the key (status 403); put the right one into WHOSAID_ENCODER_KEY"),
        (400, "does not take the request (status 400); check `url`, `model`"),
        (404, "does not take the request (status 404); check `url`, `model`"),
    ] {
        let before = server.calls().len();
        server.fail([Fault::Status(status)]);
        let error = fails(&open(&settings(&server.url)));
        assert!(error.to_string().contains(next), "{error}");
        assert_eq!(server.calls().len(), before + 1);
    }
    server.fail([Fault::Status(401)]);
    let keyless = Environment::default().encoder(&settings(&server.url)).unwrap().unwrap();
    assert!(fails(&keyless).to_string().contains("wants a key (status 401); put it into WHOSAID_ENCODER_KEY"));
    assert_eq!(server.calls().last().unwrap().authorization, None);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_key_goes_nowhere_else() {
    let (server, elsewhere) = (Server::start().await, Server::start().await);
    server.fail([Fault::Redirect(format!("{}/embeddings", elsewhere.url))]);
    assert_eq!(fails(&open(&settings(&server.url))).failure, Failure::Status(307));
    assert!(elsewhere.calls().is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_may_pass_is_tried_again() {
    let server = Server::start().await;
    let endpoint = open(&settings(&server.url));
    server.fail([Fault::Status(500), Fault::Wait(429, "0"), Fault::Wait(503, "1")]);
    assert_eq!(endpoint.encode(Side::Passage, &["a"]).unwrap().len(), 1);
    assert_eq!(server.calls().len(), 4);

    // Longer than anybody waits.
    server.fail([Fault::Wait(429, "3600")]);
    let error = fails(&endpoint);
    assert!(error.to_string().contains("cannot serve the request (status 429); try again in 3600 s, as it asks"), "{error}");
    assert_eq!(server.calls().len(), 5);

    server.fail([502, 500, 503, 500, 504].map(Fault::Status));
    let error = fails(&endpoint);
    assert!(error.to_string().contains("cannot serve the request (status 504); try again later"), "{error}");
    assert_eq!(server.calls().len(), 10);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_hangs_or_is_not_there_ends_the_call() {
    let server = Server::start().await;
    server.fail([Fault::Silence]);
    let mut settings = settings(&server.url);
    settings.timeout_s = NonZeroU64::MIN;
    let error = fails(&open(&settings));
    assert!(error.to_string().contains("did not answer within 1 s; try again later, or raise `timeout_s`"), "{error}");
    assert_eq!(server.calls().len(), 1);

    let port = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    settings.url = Some(format!("http://{port}"));
    assert_eq!(fails(&open(&settings)).failure, Failure::Unreachable);
}

#[test]
fn settings_are_checked_before_anything_is_sent() {
    let environment = Environment { encoder_key: Some(KEY.parse().unwrap()), ..Environment::default() };
    assert!(!format!("{environment:?}").contains(KEY));
    assert!(environment.encoder(&config::Encoder::default()).unwrap().is_none());
    let without_model = config::Encoder { model: Some(" ".to_owned()), ..settings("http://localhost") };
    let error = environment.encoder(&without_model).err().unwrap().to_string();
    assert_eq!(error, "[encoder] in whosaid.toml has a `url` but no `model`; name one");
    let error = environment.encoder(&settings(&format!("https://me:{KEY}@localhost"))).err().unwrap();
    assert!(!format!("{error} {error:?}").contains(KEY), "{error}");
}

#[test]
fn a_key_never_prints_itself() {
    let key: Key = " sk-secret/+=_part\n".parse().unwrap();
    assert_eq!(format!("{key} {key:?}"), "[key] [key]");
    assert_eq!(Ok(key), "sk-secret/+=_part".parse());
    for bad in ["", " ", "sk secret", "sk-\nsecret", "ключ"] {
        let error = bad.parse::<Key>().unwrap_err();
        assert!(bad.len() < 3 || !format!("{error} {error:?}").contains(bad), "{bad}");
    }
}

/// Settings of an encoder that nobody calls.
fn options() -> EndpointOptions {
    let service =
        ServiceOptions { url: "http://localhost:8000/".to_owned(), model: "e5".to_owned(), timeout_s: NonZeroU64::MIN, key: None };
    EndpointOptions { service, dimension: None, batch: NonZeroUsize::MIN, query_prefix: String::new(), passage_prefix: String::new() }
}

fn endpoint(change: impl FnOnce(&mut EndpointOptions)) -> Endpoint {
    let mut options = options();
    change(&mut options);
    Endpoint::new(options).unwrap()
}

#[test]
fn another_model_server_prefix_or_dimension_is_another_encoder() {
    let plain = endpoint(|_| ());
    assert!(plain.id().starts_with("http:e5@localhost:8000#"), "{}", plain.id());
    let others = [
        endpoint(|o| o.service.model = "e6".to_owned()),
        endpoint(|o| o.service.url = "http://localhost:8001".to_owned()),
        endpoint(|o| o.query_prefix = "query: ".to_owned()),
        endpoint(|o| o.passage_prefix = "query: ".to_owned()),
        endpoint(|o| o.dimension = NonZeroUsize::new(384)),
    ];
    let ids: std::collections::BTreeSet<&str> = others.iter().chain([&plain]).map(Encoder::id).collect();
    assert_eq!(ids.len(), 6);
    // How it is called is not what it is.
    let called_otherwise = endpoint(|o| {
        o.batch = NonZeroUsize::new(7).unwrap();
        o.service.url = "http://localhost:8000/v1".to_owned();
        o.service.key = Some("sk-x".parse().unwrap());
    });
    assert_eq!(called_otherwise.id(), plain.id());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn vectors_come_out_with_length_one_or_not_at_all() {
    let server = Server::start().await;
    let endpoint = open(&settings(&server.url));
    let given = |vector: &str| {
        server.fail([Fault::Body(format!(r#"{{"data": [{{"index": 0, "embedding": {vector}}}]}}"#))]);
        endpoint.encode(Side::Passage, &["a"]).map(|mut vectors| vectors.remove(0))
    };
    assert_eq!(given("[3, -4]").unwrap(), [0.6, -0.8]);
    // Squares of these do not fit into f32.
    assert_eq!(given("[3.4028235e38, 0]").unwrap(), [1.0, 0.0]);
    assert_eq!(given("[0, 1e-40]").unwrap(), [0.0, 1.0]);
    for bad in ["[0, 0]", "[NaN, 1]", "[1e300, 1]", "[]", "[1]"] {
        assert!(given(bad).is_err(), "{bad}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_usual_way_to_write_the_base_leads_to_the_same() {
    let server = Server::start().await;
    let root = server.url.trim_end_matches("/v1");
    let asks = |written: &str| {
        // The server knows one path only; what counts is which is called.
        open(&settings(written)).encode(Side::Question, &["a"]).ok();
        server.calls().pop().unwrap().path
    };
    for written in [root.to_owned(), format!("{root}/"), format!("{root}/v1"), format!(" {root}/v1// ")] {
        assert_eq!(asks(&written), "/v1/embeddings", "{written}");
    }
    assert_eq!(asks(&format!("{root}/api/v1/")), "/api/v1/embeddings");
    for bad in ["localhost:8000", "ftp://example.com", "data:,x", "https://me:pw@example.com", "https://example.com/v1?key=x", ""] {
        let service = ServiceOptions { url: bad.to_owned(), model: "m".to_owned(), timeout_s: NonZeroU64::MIN, key: None };
        let error = Endpoint::new(EndpointOptions { service, ..options() }).err().unwrap();
        assert!(matches!(error, EncoderError::Endpoint(CallError { failure: Failure::Address, .. })), "{bad}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pauses_are_read_in_both_forms_and_waited_for_within_reason() {
    let server = Server::start().await;
    let endpoint = open(&settings(&server.url));
    let answered = |wait| {
        let before = server.calls().len();
        server.fail([Fault::Wait(429, wait)]);
        (endpoint.encode(Side::Passage, &["a"]).is_ok(), server.calls().len() - before)
    };
    // What is no pause, or is over, is the pause that there is without one.
    for none in ["Thu, 01 Jan 1970 00:00:01 GMT", "soon", "-1", "", "0"] {
        assert_eq!(answered(none), (true, 2), "{none}");
    }
    let begun = std::time::Instant::now();
    assert_eq!(answered("1"), (true, 2));
    assert!(begun.elapsed() >= std::time::Duration::from_secs(1), "theirs is longer than ours");
    for long in ["61", "Thu, 31 Dec 9998 23:59:59 GMT"] {
        server.fail([Fault::Wait(429, long)]);
        let error = fails(&endpoint).to_string();
        assert!(error.contains("try again in ") && error.ends_with(" s, as it asks"), "{error}");
    }
    assert_eq!(server.calls().len(), 14, "a long pause ends the tries");
}

#[test]
fn passwords_in_addresses_are_refused_and_not_repeated() {
    let service = ServiceOptions {
        url: "https://me:sk-secret@example.com/v1".to_owned(),
        model: "m".to_owned(),
        timeout_s: NonZeroU64::MIN,
        key: Some("sk-secret".parse().unwrap()),
    };
    let error = Endpoint::new(EndpointOptions { service, ..options() }).err().unwrap();
    assert!(!format!("{error} {error:?}").contains("sk-secret"), "{error}");
    assert!(error.to_string().starts_with("the encoder `m` at example.com/v1 cannot be called; set `url`"), "{error}");
}
