//! Feeds: read once by `ingest`, again and again by `watch`, and politely.

use super::harness::{Home, speakers};
use super::server::{Server, response};

const RSS: &str = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Harbour Post</title><link>http://x.example/</link><description>d</description>
<item><title>Ferries return</title><link>ADDRESS/a</link><pubDate>Mon, 04 Feb 2030 10:00:00 GMT</pubDate></item>
<item><title>Rain</title><link>ADDRESS/rain</link></item>
<item><title>Secret</title><link>ADDRESS/secret/b</link></item>
<item><title>Gone</title><link>ADDRESS/gone</link></item></channel></rss>";

fn page(words: &str, who: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=\"en\"><body><article><p>After nine years the night ferry sails again, and the town has mixed feelings about it all.</p>\
         <p>“{words},” said {who}, harbour master at the Port of Weller.</p><p>The first crossing is sold out, the company says, and more are planned.</p></article></body></html>"
    )
}

fn site(path: &str, head: &str, port: u16) -> Vec<u8> {
    let html = "Content-Type: text/html; charset=utf-8\r\n";
    match path {
        "/feed" if head.to_ascii_lowercase().contains("if-none-match: \"one\"") => response("304 Not Modified", "", b""),
        "/feed" => {
            let feed = RSS.replace("ADDRESS", &format!("http://127.0.0.1:{port}"));
            response("200 OK", "Content-Type: application/rss+xml\r\nETag: \"one\"\r\n", feed.as_bytes())
        }
        "/robots.txt" => response("200 OK", "Content-Type: text/plain\r\n", b"User-agent: *\nDisallow: /secret/\n"),
        "/a" => response("200 OK", html, page("We counted every rivet before we let her go", "Olga Marsh").as_bytes()),
        "/rain" => response("200 OK", html, b"<html><body><article><p>It rained all day and nobody said a word about it, as far as we know of it.</p></article></body></html>"),
        "/busy" => response("503 Service Unavailable", "Retry-After: 7\r\n", b""),
        _ => response("404 Not Found", html, b""),
    }
}

fn home() -> Home {
    let home = Home::new().with_small_gazetteer();
    home.file("config/whosaid.toml", "[fetch]\npause_s = 0\ncontact = \"https://archive.example/about\"\n");
    home
}

#[test]
fn a_feed_is_watched_politely_and_nothing_comes_twice() {
    let server = Server::start(site);
    let home = home();
    let watch = || home.run(&["watch", "--once", "--no-vectors", "--allow-private", &server.address("/feed")]);
    let ran = watch();
    ran.code(0).stdout_contains("stored a · 1 quote").stdout_contains("1 quote of 1 speaker in 1 article");
    ran.stderr_contains("/rain: no quotation")
        .stderr_contains("/secret/b: its site asks programs not to")
        .stderr_contains("/gone: it answers with status 404");
    assert_eq!(server.count("/secret/b"), 0);
    assert_eq!(server.count("/robots.txt"), 1);
    assert!(
        server.last("/a").contains("user-agent: whosaid/") && server.last("/a").contains("(+https://archive.example/about)"),
        "{}",
        server.last("/a")
    );
    let article = &home.ask("rivet")["evidence"][0]["article"];
    assert_eq!(
        (&article["title"], &article["outlet"], &article["published"]),
        (&"Ferries return".into(), &"127.0.0.1".into(), &"2030-02-04".into())
    );
    // Nothing has changed: one conditional request, and no article is fetched again.
    watch().code(0).quiet().stdout_contains("Nothing new came in.");
    assert!(server.last("/feed").contains("if-none-match: \"one\""));
    assert_eq!((server.count("/a"), server.count("/rain"), server.count("/gone")), (1, 1, 1));
    // A lost memory costs a look, and doubles nothing.
    std::fs::remove_file(home.path().join("corpus/.feeds.json")).unwrap();
    watch().code(1);
    assert_eq!(home.run(&["articles", "--json"]).json_lines().len(), 1);
    assert_eq!(server.count("/a"), 1);
}

#[test]
fn what_may_pass_is_tried_again() {
    use std::sync::atomic::{AtomicUsize, Ordering};
    static TRIES: AtomicUsize = AtomicUsize::new(0);
    let server = Server::start(|path, head, port| match path {
        "/rain" | "/secret/b" | "/gone" => response("404 Not Found", "", b""),
        "/a" if TRIES.fetch_add(1, Ordering::Relaxed) == 0 => site("/busy", head, port),
        _ => site(path, head, port),
    });
    let home = home();
    let watch = || home.run(&["watch", "--once", "--no-vectors", "--allow-private", &server.address("/feed")]);
    watch().code(1).stderr_contains("status 503").stderr_contains("in 7 seconds");
    watch().code(0).stdout_contains("stored a");
    assert_eq!(speakers(&home.ask("rivet")), ["Olga Marsh"]);
}

#[test]
fn a_feed_is_ingested_like_a_list_of_pages() {
    let server = Server::start(site);
    let home = home();
    let feed = server.address("/feed");
    let ran = home.run(&["ingest", "--no-vectors", "--allow-private", &feed]);
    ran.code(2)
        .stdout_contains("stored a · 1 quote")
        .stderr_contains("4 new articles, 0 in the corpus already")
        .stderr_contains("2 of 5 were not taken in");
    home.run(&["ingest", "--no-vectors", "--allow-private", &feed]).code(2).stderr_contains("3 new articles, 1 in the corpus already");
    // A feed that was saved, with the texts in it.
    let json = serde_json::json!({ "version": "https://jsonfeed.org/version/1.1", "title": "Post", "items": [
        { "id": "1", "title": "Tides", "content_html": format!("<p>{}</p>", "The town has mixed feelings about the night ferry and about the pumps, which fell silent. ".repeat(4)) + "<p>“We pump every night,” said Ana Sol, mayor of Weller.</p>" } ] });
    let file = home.file("in/feed.json", json.to_string());
    home.run(&["ingest", "--no-vectors", file.to_str().unwrap()]).code(0).stdout_contains("stored tides · 1 quote");
    let broken = home.file("in/broken.xml", "<?xml version=\"1.0\"?><rss><channel><item>");
    home.run(&["ingest", broken.to_str().unwrap()]).fails(2);
}

#[test]
fn a_watch_without_feeds_says_how_to_name_one() {
    let home = home();
    home.run(&["watch"]).fails(2).stderr_contains("[watch]");
    home.run(&["watch", "--every", "1s", "http://x.example/"]).fails(2).stderr_contains("once a minute");
    home.run(&["watch", "--once", "http://127.0.0.1:1/feed"]).code(1).stderr_contains("private network");
}
