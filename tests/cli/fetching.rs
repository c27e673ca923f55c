//! Articles from addresses: pages of a local server, and servers that misbehave.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::process::Command;
use std::sync::mpsc;

use super::harness::{Home, spawn};
use super::server::{Server, response};

const PAGE: &str = "<!DOCTYPE html><html lang=\"en\"><head><title>Ferries return | Harbour Post</title>\
<meta property=\"og:site_name\" content=\"Harbour Post\"><meta property=\"article:published_time\" content=\"2030-02-03T10:00:00Z\"></head><body>\
<nav><a href=\"/\">Home</a></nav><article><h1>Ferries return</h1>\
<p>After nine years the night ferry sails again, and the town has mixed feelings about it all.</p>\
<p>\u{201c}We counted every rivet before we let her go,\u{201d} said Olga Marsh, harbour master at the Port of Weller. \u{201c}She is safe now.\u{201d}</p>\
<p>The first crossing is sold out, the company says, and more are planned for the spring and summer.</p></article>\
<aside><p>\u{201c}The only letter that I ever read aloud,\u{201d} says Pat.</p></aside></body></html>";

fn site(path: &str, _: &str, port: u16) -> Vec<u8> {
    let html = "Content-Type: text/html; charset=utf-8\r\n";
    match path {
        "/page" => response("200 OK", html, PAGE.as_bytes()),
        "/moved" => response("301 Moved Permanently", "Location: /page\r\n", b""),
        "/loop" => response("302 Found", "Location: /loop\r\n", b""),
        "/file" => response("302 Found", &format!("Location: ftp://127.0.0.1:{port}/x\r\n"), b""),
        "/gone" => response("404 Not Found", html, b"<html>gone</html>"),
        "/busy" => response("429 Too Many Requests", "Retry-After: 60\r\n", b""),
        "/picture" => response("200 OK", "Content-Type: image/png\r\n", b"\x89PNG"),
        "/endless" => response("200 OK", "Content-Type: text/plain\r\n", &vec![b'a'; 17 * 1024 * 1024]),
        // More is said than comes; nothing of that size is made room for.
        "/vast" => response("200 OK", "Content-Type: text/plain\r\nContent-Length: 10737418240\r\n", &vec![b'a'; 17 * 1024 * 1024]),
        "/latin" => response(
            "200 OK",
            "Content-Type: text/plain; charset=iso-8859-1\r\n",
            b"\xabNous avons tout compt\xe9 deux fois, croyez-moi\xbb, dit Aline Roche, directrice du port.",
        ),
        // Bytes of GBK, which the server calls something else.
        "/wrong-utf-8" | "/wrong-nonsense" => {
            let page = "<!DOCTYPE html><html><head><meta charset=\"gbk\"></head><body><article><p>时隔九年，夜间渡轮重新启航，镇上的居民对此心情复杂，本报记者走访了当地人士。</p><p>“我们把每一颗铆钉都数了一遍，她现在是安全的，”韦勒港港务局局长林雪梅说。</p></article></body></html>";
            let charset = path.trim_start_matches("/wrong-");
            response("200 OK", &format!("Content-Type: text/html; charset={charset}\r\n"), &encoding_rs::GBK.encode(page).0)
        }
        "/bomb" => {
            // 20 MB of one letter, which gzip makes 20 kB of.
            let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
            packed.write_all(&vec![b'a'; 20_000_000]).unwrap();
            response("200 OK", "Content-Type: text/plain\r\nContent-Encoding: gzip\r\n", &packed.finish().unwrap())
        }
        "/broken" => b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n<html>".to_vec(),
        _ => response("500 Oops", "", b""),
    }
}

#[test]
fn a_page_is_read_without_what_stands_around_it() {
    let base = Server::start(site).address("");
    for path in ["/page", "/moved"] {
        let home = Home::new();
        let ran = home.run(&["ingest", &format!("{base}{path}"), "--allow-private", "--dry-run", "--json"]);
        let json: serde_json::Value = serde_json::from_str(&ran.code(0).stdout()).unwrap();
        assert_eq!(json["article"]["title"], "Ferries return");
        assert_eq!(json["article"]["outlet"], "Harbour Post");
        assert_eq!(json["article"]["published"], "2030-02-03");
        let quotes = json["quotes"].as_array().unwrap();
        let said: Vec<_> = quotes.iter().map(|q| (q["speaker"].as_str().unwrap(), q["text"].as_str().unwrap())).collect();
        assert_eq!(said, [("Olga Marsh", "We counted every rivet before we let her go,"), ("Olga Marsh", "She is safe now.")]);
        assert_eq!(quotes[0]["affiliation"], "harbour master at the Port of Weller");
    }
}

#[test]
fn the_servers_charset_is_believed() {
    let base = Server::start(site).address("");
    let home = Home::new();
    let ran = home.run(&["ingest", &format!("{base}/latin"), "--allow-private", "--dry-run", "--json", "--lang", "fr"]);
    ran.code(0).stdout_contains("Nous avons tout compté deux fois").stdout_contains("Aline Roche");
    // Unless it cannot be.
    for path in ["/wrong-utf-8", "/wrong-nonsense"] {
        let ran = home.run(&["ingest", &format!("{base}{path}"), "--allow-private", "--dry-run", "--json"]);
        assert_eq!(ran.code(0).json()["quotes"][0]["speaker"], "林雪梅", "{path}");
    }
}

#[test]
fn servers_that_misbehave_get_one_sentence_each() {
    let base = Server::start(site).address("");
    let home = Home::new();
    for (path, why) in [
        ("/loop", "redirects more than"),
        ("/file", "not http"),
        ("/gone", "status 404"),
        ("/busy", "in 60 seconds"),
        ("/bomb", "larger than 16 MiB"),
        ("/picture", "image/png"),
        ("/endless", "larger than 16 MiB"),
        ("/vast", "larger than 16 MiB"),
        ("/broken", "cannot be reached"),
        ("/else", "status 500"),
    ] {
        home.run(&["ingest", &format!("{base}{path}"), "--allow-private"]).fails(2).stderr_contains(why);
    }
}

#[test]
fn private_networks_are_fetched_only_on_request() {
    let base = Server::start(site).address("");
    let port = base.rsplit(':').next().unwrap();
    let home = Home::new();
    for host in ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "2130706433", "10.0.0.1", "169.254.169.254"] {
        home.run(&["ingest", &format!("http://{host}:{port}/page")]).fails(2).stderr_contains("private network");
    }
    assert!(home.files().iter().all(|f| !f.starts_with("corpus")), "{:?}", home.files());
}

#[test]
fn a_server_that_never_ends_its_answer_is_left() {
    let home = Home::new();
    home.file("config/whosaid.toml", "[fetch]\ntimeout_s = 1\n");
    // It says nothing, or begins and goes on for ever, a letter at a time.
    for head in ["", "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n"] {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = format!("http://{}/", listener.local_addr().unwrap());
        std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            // An answer before the question is another mistake than the one that is tested.
            let _asked = stream.read(&mut [0; 1024]);
            stream.write_all(head.as_bytes()).ok();
            while head.is_empty() || stream.write_all(b"a").is_ok() {
                std::thread::sleep(std::time::Duration::from_millis(50));
            }
        });
        home.run(&["ingest", &address, "--allow-private"]).fails(2).stderr_contains("did not answer within 1 seconds");
    }
}

#[test]
fn several_hosts_are_fetched_at_once_and_shown_in_their_order() {
    // The first host answers only once the second was asked.
    let (asked, wait) = mpsc::channel();
    let first = Server::start(move |_, _, port| {
        wait.recv().ok();
        site("/page", "", port)
    });
    let second = Server::start(move |_, _, _| {
        asked.send(()).ok();
        let page = PAGE.replace("Ferries return", "Ferries leave").replace("counted every rivet", "sold every ticket");
        response("200 OK", "Content-Type: text/html; charset=utf-8\r\n", page.as_bytes())
    });
    let home = Home::new().with_small_gazetteer();
    let ran = home.run(&["ingest", "--dry-run", "--json", "--allow-private", &first.address("/a"), &second.address("/b")]);
    let titles: Vec<String> = ran.code(0).json_lines().iter().map(|a| a["article"]["title"].as_str().unwrap().to_owned()).collect();
    assert_eq!(titles, ["Ferries return", "Ferries leave"]);
}

#[test]
fn what_was_stopped_goes_on_from_there() {
    let (asked, second) = mpsc::channel();
    let (release, wait) = mpsc::channel::<()>();
    let server = Server::start(move |path, _, _| {
        if path == "/2" {
            asked.send(()).ok();
            // Once released, it answers at once.
            wait.recv().ok();
        }
        let page = PAGE
            .replace("Ferries return", &format!("Ferries return {path}"))
            .replace("every rivet", &format!("every rivet in hall {path}"));
        response("200 OK", "Content-Type: text/html; charset=utf-8\r\n", page.as_bytes())
    });
    let home = Home::new().with_small_gazetteer();
    let addresses = ["/1", "/2", "/3"].map(|path| server.address(path));
    let line: Vec<&str> = ["ingest", "--allow-private", "--no-vectors"].into_iter().chain(addresses.iter().map(String::as_str)).collect();
    let mut child = spawn(&mut home.command(&line));
    second.recv().unwrap();
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    let mut said = BufReader::new(child.stderr.take().unwrap());
    let mut first = String::new();
    said.read_line(&mut first).unwrap();
    assert!(first.contains("stopping after what is in hand"), "{first}");
    release.send(()).unwrap();
    let mut rest = String::new();
    said.read_to_string(&mut rest).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130), "{rest}");
    assert!(rest.contains("the same command again goes on from here"), "{rest}");
    drop(release);
    assert!(home.run(&["articles", "--json"]).json_lines().len() < 3);
    home.run(&line).code(0);
    assert_eq!(home.run(&["articles", "--json"]).json_lines().len(), 3);
}
