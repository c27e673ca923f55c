//! EPUB and PDF: the words of an article as one reads them, and files that are damaged, locked or out to do harm.

use std::io::{Cursor, Write};
use std::path::Path;

use serde_json::Value;
use zip::write::SimpleFileOptions;

use super::harness::Home;
use super::server::{Server, response};

const SAID: &str =
    "“We counted every rivet before we let her go,” said Olga Marsh, harbour master at the Port of Weller. “She is safe now.”";

/// A book of these files, by name.
fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let method = if *name == "mimetype" { zip::CompressionMethod::Stored } else { zip::CompressionMethod::Deflated };
        zip.start_file(*name, SimpleFileOptions::default().compression_method(method)).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const CONTAINER: &str = "<?xml version=\"1.0\"?><container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\
<rootfiles><rootfile full-path=\"b/book.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>";

const PACKAGE: &str = "<?xml version=\"1.0\"?><package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\">\
<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:identifier id=\"id\">https://harbour.example/2030/ferries-return</dc:identifier>\
<dc:title>Ferries return</dc:title><dc:creator>Jane Byline</dc:creator><dc:publisher>Harbour Post</dc:publisher><dc:date>2030-02-03</dc:date>\
<dc:language>en</dc:language></metadata><manifest><item id=\"n\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\
<item id=\"a\" href=\"one.xhtml\" media-type=\"application/xhtml+xml\"/><item id=\"b\" href=\"two.xhtml\" media-type=\"application/xhtml+xml\"/></manifest>\
<spine><itemref idref=\"n\"/><itemref idref=\"b\"/><itemref idref=\"a\"/></spine></package>";

fn book() -> Vec<u8> {
    let page = |title: &str, body: &str| {
        format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\"><head>{title}</head><body>{body}</body></html>"
        )
    };
    let nav = page("<title/>", "<nav epub:type=\"toc\"><ol><li><a href=\"two.xhtml\">Contents of it</a></li></ol></nav>");
    let first = page("<title/>", &format!("<h1>Ferries return</h1><p>After nine years the night ferry sails again.</p><p>{SAID}</p>"));
    let second = page("<title>2</title>", "<p>The first crossing is sold out.</p>");
    let files =
        [("mimetype", "application/epub+zip"), ("META-INF/container.xml", CONTAINER), ("b/book.opf", PACKAGE), ("b/nav.xhtml", &nav)];
    let files = files.into_iter().chain([("b/one.xhtml", second.as_str()), ("b/two.xhtml", first.as_str())]);
    zipped(&files.map(|(name, text)| (name, text.as_bytes())).collect::<Vec<_>>())
}

/// A PDF of these pages: text at a place (points from the lower left) in a size.
fn pdf(pages: &[Vec<(f64, f64, f64, String)>]) -> Vec<u8> {
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        String::new(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    let mut kids = Vec::new();
    for page in pages {
        let mut content = Vec::new();
        for (x, y, size, text) in page {
            let (latin, _, _) = encoding_rs::WINDOWS_1252.encode(text);
            write!(content, "BT /F {size} Tf {x} {y} Td <").unwrap();
            latin.iter().for_each(|b| write!(content, "{b:02x}").unwrap());
            content.extend_from_slice(b"> Tj ET\n");
        }
        let content = String::from_utf8(content).unwrap();
        objects.push(format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()));
        let stream = objects.len();
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {stream} 0 R /Resources << /Font << /F 3 0 R >> >> >>"
        ));
        kids.push(format!("{} 0 R", objects.len()));
    }
    objects[1] = format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), kids.len());
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend_from_slice(format!("{} 0 obj\n{object}\nendobj\n", number + 1).as_bytes());
    }
    let start = out.len();
    let rows: String = places.iter().map(|at| format!("{at:010} 00000 n \n")).collect();
    let size = objects.len() + 1;
    out.extend_from_slice(
        format!("xref\n0 {size}\n0000000000 65535 f \n{rows}trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF").as_bytes(),
    );
    out
}

/// Lines one below the other.
fn column(x: f64, top: f64, lines: &[&str]) -> Vec<(f64, f64, f64, String)> {
    lines.iter().enumerate().map(|(at, line)| (x, top - 14.0 * at as f64, 10.0, (*line).to_owned())).collect()
}

fn dry(home: &Home, path: &Path) -> Value {
    home.run(&["ingest", "--dry-run", "--json", path.to_str().unwrap()]).json()
}

#[test]
fn a_book_is_one_text_in_its_order_with_what_its_package_says() {
    let home = Home::new();
    // The name does not matter, what is in it does.
    for name in ["ferries.epub", "ferries.bin"] {
        let read = dry(&home, &home.file(&format!("in/{name}"), book()));
        let article = &read["article"];
        assert_eq!(
            (&article["title"], &article["outlet"], &article["published"], &article["lang"], &article["author"], &article["url"]),
            (
                &"Ferries return".into(),
                &"Harbour Post".into(),
                &"2030-02-03".into(),
                &"en".into(),
                &"Jane Byline".into(),
                &"https://harbour.example/2030/ferries-return".into()
            )
        );
        assert_eq!(read["body"], format!("After nine years the night ferry sails again.\n\n{SAID}\n\nThe first crossing is sold out."));
        assert_eq!(read["quotes"][0]["speaker"], "Olga Marsh");
        assert_eq!(read["quotes"].as_array().unwrap().len(), 2);
    }
}

#[test]
fn who_wrote_it_is_kept_and_is_nobody_who_is_quoted() {
    let home = Home::new().with_small_gazetteer();
    let file = home.file("in/ferries.epub", book());
    home.run(&["ingest", "--no-vectors", file.to_str().unwrap()]).code(0).stdout_contains("author Jane Byline");
    assert!(home.read("corpus/ferries-return.md").contains("author = \"Jane Byline\""));
    home.run(&["speakers"]).code(0).stdout_contains("Olga Marsh").stdout_lacks("Byline");
    home.run(&["rebuild", "--no-vectors"]).code(0);
}

#[test]
fn paragraphs_of_a_printed_page_are_whole_again() {
    let home = Home::new();
    let read = dry(&home, &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/ferries.pdf"));
    assert_eq!(read["article"]["title"], "Ferries return to the strait after nine years of silence and repair");
    let body = read["body"].as_str().unwrap();
    for paragraph in [
        "“We counted every rivet before we let her go, and then we counted them again because the insurance demanded documentation of extraordinary completeness,” said Olga Marsh, harbour master at the Port of Weller. “She is safe now.”",
        "“Nobody asked the fishermen what they thought of this undertaking,” Bo Lindqvist, chairman of the Weller Fishermen’s Association, told reporters. “Our well-known grounds lie exactly where the new route runs, and compensation has not been mentioned by anybody in responsibility.”",
        "“The sea is patient,” said Professor Ana Sol, an oceanographer at the University of Otago. “Administrations are not.”",
    ] {
        assert!(body.lines().any(|line| line == paragraph), "{paragraph}\n\n{body}");
    }
    let speakers: Vec<&str> = read["quotes"].as_array().unwrap().iter().map(|q| q["speaker"].as_str().unwrap_or("")).collect();
    assert_eq!(speakers, ["Olga Marsh", "Olga Marsh", "Bo Lindqvist", "Bo Lindqvist", "Ana Sol", "Ana Sol"]);
}

#[test]
fn chinese_lines_are_joined_without_blanks_also_where_no_font_is_in_the_file() {
    let home = Home::new();
    let read = dry(&home, &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/ferries-zh.pdf"));
    let body = read["body"].as_str().unwrap();
    for paragraph in [
        "“我们在放行之前把每一颗铆钉都数了一遍，然后又数了一遍，因为保险公司要求提供极其完整的文件记录，”韦勒港港务局局长林雪梅说。“她现在是安全的。”",
        "渔民协会主席陈志强指出：“没有人问过渔民的意见。我们的渔场恰恰位于新航线经过的地方，补偿问题至今没有任何负责人提起过，这让我们非常失望，也让年轻人离开了这个行业。”",
    ] {
        assert!(body.lines().any(|line| line == paragraph), "{paragraph}\n\n{body}");
    }
    assert_eq!(read["article"]["lang"], "zh");
}

#[test]
fn columns_running_heads_and_hyphens_are_understood() {
    let head = |page: usize| (50.0, 780.0, 8.0, format!("Harbour Post - page {page}"));
    let foot = |page: usize| (290.0, 20.0, 8.0, page.to_string());
    let mut one = vec![head(1), (50.0, 740.0, 20.0, "Who pays for".to_owned()), (50.0, 716.0, 20.0, "the tide".to_owned())];
    one.extend(column(50.0, 680.0, &["The hall was full of peo-", "ple who live with a well-", "known sea and its storms."]));
    one.extend(column(50.0, 620.0, &["“The dunes will not hold,”", "said Moana Tupou, profes-", "sor at the University of"]));
    one.extend(column(320.0, 680.0, &["Otago. “We should move", "the school first.”"]));
    one.extend(column(320.0, 630.0, &["A well-known fear, and so", "the meeting went on until"]));
    one.push(foot(1));
    let mut two = vec![head(2)];
    two.extend(column(50.0, 740.0, &["midnight, when it ended."]));
    two.push(foot(2));
    let home = Home::new();
    let read = dry(&home, &home.file("in/tide.pdf", pdf(&[one, two])));
    assert_eq!(read["article"]["title"], "Who pays for the tide");
    assert_eq!(
        read["body"],
        "The hall was full of people who live with a well-known sea and its storms.\n\n\
         “The dunes will not hold,” said Moana Tupou, professor at the University of Otago. “We should move the school first.”\n\n\
         A well-known fear, and so the meeting went on until midnight, when it ended."
    );
    assert_eq!(read["quotes"][1]["text"], "We should move the school first.");
}

#[test]
fn head_lines_and_quotations_keep_their_lines() {
    let page = column(
        50.0,
        700.0,
        &[
            "Two people who live with the sea told us what they fear most of all things.",
            "-- Moana Tupou, marine scientist at the University of Otago, New Zealand",
            "“The dunes will not hold for another twenty years, whatever is promised by",
            "the engineers. We should move the school.”",
            "-- Lars Eide, harbour master of Bergen, Norway",
            "“Everybody wants a wall, and nobody wants the bill.”",
        ],
    );
    let home = Home::new();
    let read = dry(&home, &home.file("in/tide.pdf", pdf(&[page])));
    let speakers: Vec<&str> = read["quotes"].as_array().unwrap().iter().map(|q| q["speaker"].as_str().unwrap_or("")).collect();
    assert_eq!(speakers, ["Moana Tupou", "Lars Eide"], "{}", read["body"]);
}

#[test]
fn servers_may_give_books_and_prints() {
    let print = pdf(&[column(50.0, 700.0, &["“We pump every night and every day,” said Ana Sol, mayor of Weller."])]);
    let server = Server::start(move |path, _, _| match path {
        "/a" => response("200 OK", "Content-Type: application/pdf\r\n", &print),
        "/b.pdf" => response("200 OK", "Content-Type: application/octet-stream\r\n", &print),
        "/c" => response("200 OK", "Content-Type: application/epub+zip\r\n", &book()),
        _ => response("200 OK", "Content-Type: application/octet-stream\r\n", &print),
    });
    let home = Home::new();
    for (path, speaker) in [("/a", "Ana Sol"), ("/b.pdf", "Ana Sol"), ("/c", "Olga Marsh")] {
        let ran = home.run(&["ingest", "--dry-run", "--json", "--allow-private", &server.address(path)]);
        assert_eq!(ran.code(0).json()["quotes"][0]["speaker"], speaker, "{path}");
    }
    home.run(&["ingest", "--allow-private", &server.address("/d")]).fails(2).stderr_contains("application/octet-stream");
}

#[test]
fn extract_reads_what_ingest_reads() {
    let home = Home::new();
    let gbk = encoding_rs::GBK.encode("韦勒港港务局局长林雪梅说：“我们把每一颗铆钉都数了一遍，她现在是安全的。”\n").0.into_owned();
    let html = format!(
        "<!DOCTYPE html><html><body><article><p>After nine years the night ferry sails again, and the town has mixed feelings.</p><p>{SAID}</p></article></body></html>"
    );
    for (name, bytes, speaker) in [
        ("a.epub", book(), "Olga Marsh"),
        ("a.html", html.into_bytes(), "Olga Marsh"),
        ("a.txt", gbk, "林雪梅"),
        ("b.txt", SAID.into(), "Olga Marsh"),
    ] {
        let file = home.file(&format!("in/{name}"), &bytes);
        let read = home.run(&["extract", "--json", file.to_str().unwrap()]).code(0).json();
        let quote = &read["quotes"][0];
        assert_eq!(quote["speaker"], speaker, "{name}");
        // Offsets count in what is printed as the body, else in the file.
        let text = read["body"].as_str().map_or_else(|| String::from_utf8(bytes).unwrap(), str::to_owned);
        let (start, end) = (quote["start"].as_u64().unwrap() as usize, quote["end"].as_u64().unwrap() as usize);
        assert_eq!(text[start..end], *quote["text"].as_str().unwrap(), "{name}");
    }
    home.run(&["extract", home.file("in/x.bin", b"\0\x01").to_str().unwrap()]).fails(2).stderr_contains("binary");
}

#[test]
fn damaged_and_hostile_files_get_one_sentence_each() {
    let page = pdf(&[column(50.0, 700.0, &["“We pump every night and every day,” said Ana Sol, mayor of Weller."])]);
    let text = String::from_utf8_lossy(&page).into_owned();
    let nameless = format!(
        "/BaseFont /X /Encoding << /Type /Encoding /Differences [0 {}] >>",
        (0..256).map(|n| format!("/g{n}x ")).collect::<String>()
    );
    // 200 MB of blanks, which Flate makes 200 kB of, as a page.
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(&vec![b' '; 200_000_000]).unwrap();
    let packed = packed.finish().unwrap();
    let bomb = [b"%PDF-1.4\n4 0 obj\n<< /Filter /FlateDecode >>\nstream\n".as_slice(), &packed, b"\nendstream\nendobj\n"].concat();
    let huge = zipped(&[("mimetype", b"application/epub+zip"), ("META-INF/container.xml", &vec![b' '; 300_000_000])]);
    let locked = zipped(&[
        ("mimetype", b"application/epub+zip"),
        ("META-INF/rights.xml", b"<rights/>"),
        ("META-INF/container.xml", CONTAINER.as_bytes()),
    ]);
    let empty = zipped(&[("mimetype", b"application/epub+zip"), ("META-INF/container.xml", b"nonsense")]);
    let deep = format!("<!doctype html><html><body><article>{}<p>{SAID}</p></article></body></html>", "<div>".repeat(200_000));
    let cases: [(&str, Vec<u8>, &str); 10] = [
        ("deep.html", deep.into_bytes(), "no article can be made out"),
        ("cut.pdf", page[..60].to_vec(), "cannot be made out as a PDF"),
        ("nothing.pdf", b"%PDF-1.7\n\xff\xfe".to_vec(), "cannot be made out as a PDF"),
        ("scan.pdf", pdf(&[Vec::new()]), "pictures"),
        ("nameless.pdf", text.replace("/BaseFont /Courier /Encoding /WinAnsiEncoding", &nameless).into_bytes(), "do not say which letters"),
        ("bomb.pdf", bomb, "unpacks to far more"),
        ("huge.epub", huge, "unpacks to far more"),
        ("locked.epub", locked, "locked"),
        ("empty.epub", empty, "cannot be made out as an EPUB"),
        ("cut.epub", book()[..400].to_vec(), "cannot be made out as an EPUB"),
    ];
    let home = Home::new().with_small_gazetteer();
    for (name, bytes, why) in cases {
        let file = home.file(&format!("in/{name}"), bytes);
        home.run(&["ingest", file.to_str().unwrap()]).fails(2).stderr_contains(name).stderr_contains(why);
    }
    assert!(home.files().iter().all(|f| !f.starts_with("corpus")), "{:?}", home.files());
}

#[test]
fn a_damaged_archive_is_no_text() {
    let home = Home::new().with_small_gazetteer();
    let epub = home.file("in/bad.epub", b"PK\x03\x04garbage");
    home.run(&["ingest", epub.to_str().unwrap()]).fails(2).stderr_contains("cannot be made out as an EPUB, so it may be damaged");
    let other = home.file("in/letter.docx", b"PK\x03\x04garbage");
    home.run(&["ingest", other.to_str().unwrap()]).fails(2).stderr_contains("binary data");
}

#[test]
fn a_title_is_one_line_whatever_stands_in_it() {
    let home = Home::new();
    let file = home.file("in/a.md", format!("+++\nFerries\nreturn\n=======\n\n{SAID}\n"));
    home.run(&["ingest", "--no-vectors", file.to_str().unwrap()]).code(0);
    home.run(&["check"]).code(0);
    home.run(&["articles"]).code(0).stdout_contains("+++ Ferries return");
}
