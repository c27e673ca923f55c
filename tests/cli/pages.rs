//! Web pages as newspapers build them: what they say of themselves, and which of their words are the article's.

use serde_json::Value;

use super::harness::Home;

const LEAD: &str =
    "After nine years the night ferry sails again, and the town has mixed feelings about it, as the council heard on Monday.";
const SAID: &str =
    "“We counted every rivet before we let her go,” said Olga Marsh, harbour master at the Port of Weller. “She is safe now.”";
const LAST: &str = "The first crossing is sold out, the company says, and more of them are planned for the spring and for the summer.";

/// A page with this in its head and this for its body.
fn page(head: &str, body: &str) -> String {
    format!("<!DOCTYPE html><html lang=\"en\"><head>{head}</head><body>{body}</body></html>")
}

/// The article in the usual markup.
fn text() -> String {
    format!("<main><article><h1>Ferries return</h1><div class=\"text\"><p>{LEAD}</p><p>{SAID}</p><p>{LAST}</p></div></article></main>")
}

fn read(page: &str) -> Value {
    let home = Home::new().with_small_gazetteer();
    let file = home.file("in/page.html", page);
    home.run(&["ingest", "--dry-run", "--json", file.to_str().unwrap()]).json()
}

/// What is known of the article: title, outlet, author, day, address.
fn about(page: &str) -> String {
    let read = read(page);
    let fields = ["title", "outlet", "author", "published", "url"].map(|field| read["article"][field].as_str().unwrap_or("-").to_owned());
    fields.join("; ")
}

fn body(page: &str) -> String {
    read(page)["body"].as_str().unwrap().to_owned()
}

#[test]
fn data_of_an_article_are_found_wherever_they_stand() {
    let said = "Ferries return; Harbour Post; Ada Byline, Bo Byline; 2031-04-02; https://harbour.example/ferries";
    let canonical = "<link rel=\"canonical\" href=\"https://harbour.example/ferries\"><title>Ferries return</title>";
    let graph = r#"{"@context":"https://schema.org","@graph":[
        {"@type":"WebSite","@id":"/#site","name":"The Site"},
        {"@type":"NewsMediaOrganization","@id":"/#org","name":"Harbour Post"},
        {"@type":"Person","@id":"/#ada","name":"Ada Byline"},
        {"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","headline":"Another","datePublished":"2020-01-01"}]},
        {"@type":["NewsArticle","ReportageNewsArticle"],"headline":"Ferries
        return","author":[{"@id":"/#ada"},{"@type":"Person","name":"Bo Byline"},{"@id":"/#ada"}],
        "publisher":{"@id":"/#org"},"datePublished":"2031-04-02T08:00:00+02:00"}]}"#;
    let main = r#"[{"@context":"http://schema.org","@type":"WebPage","mainEntity":{"@type":"NewsArticle","headline":"Ferries return",
        "author":{"@type":"Person","name":["Ada Byline","Bo Byline"]},"publisher":{"name":"Harbour Post"},"datePublished":"2031-04-02"}}]"#;
    let several = r#"[{"@type":"NewsArticle","headline":"Another","url":"https://harbour.example/another","datePublished":"2020-01-01","publisher":{"name":"Else"}},
        {"@type":"NewsArticle","headline":"The ferry","mainEntityOfPage":{"@id":"https://www.harbour.example/ferries/"},"name":"Ferries return",
        "author":["Ada Byline","Bo Byline"],"publisher":{"name":"Harbour Post"},"datePublished":"2031-04-02"}]"#;
    for data in [graph, main, several] {
        let head = format!("{canonical}<script type=\"application/ld+json\">{data}</script>");
        assert_eq!(about(&page(&head, &text())), said, "{data}");
    }
    // Which of several articles a page is about, it has to say itself.
    let unknown = several.replace("/ferries/", "/else").replace("Ferries return", "The other");
    let head = format!("{canonical}<script type=\"application/ld+json\">{unknown}</script>");
    assert_eq!(about(&page(&head, &text())), "Ferries return; harbour.example; -; -; https://harbour.example/ferries");
}

#[test]
fn an_outlet_is_the_name_that_address_or_title_bears_out() {
    let publisher = |name: &str| {
        format!("<script type=\"application/ld+json\">{{\"@type\":\"NewsArticle\",\"publisher\":{{\"name\":\"{name}\"}}}}</script>")
    };
    let site = |name: &str| format!("<meta property=\"og:site_name\" content=\"{name}\">");
    for (head, title, outlet) in [
        (site("Harbour Post") + &publisher("North Sea Media Holdings plc"), "Ferries return", "Harbour Post"),
        (site("Security") + &publisher("Tide Online"), "Ferries return | Tide Online", "Tide Online"),
        (site("harbourpost") + &publisher("Harbour Post"), "Ferries return", "Harbour Post"),
        (site("harbourpost.example") + &publisher("The Harbour Post"), "Ferries return", "The Harbour Post"),
        (site("Harbour Post - All that floats"), "Ferries return", "Harbour Post"),
        (site("https://harbourpost.example"), "Ferries return", "harbourpost.example"),
        ("<meta name=\"application-name\" content=\"Ferries return\">".to_owned(), "Ferries return", "harbourpost.example"),
    ] {
        let head = format!("<link rel=\"canonical\" href=\"https://harbourpost.example/ferries\"><title>{title}</title>{head}");
        assert_eq!(read(&page(&head, &text()))["article"]["outlet"], outlet, "{head}");
    }
}

#[test]
fn an_address_is_that_of_the_page_and_of_no_other_site() {
    for (canonical, shared, address) in [
        ("https://harbour.example/ferries", "https://amp.harbour.example/ferries", "https://harbour.example/ferries"),
        ("https://agency.example/ferries", "https://harbour.example/ferries", "https://harbour.example/ferries"),
        ("https://harbour.example/", "https://harbour.example/ferries", "https://harbour.example/ferries"),
        ("/ferries", "", "-"),
    ] {
        let head = format!("<link rel=\"canonical\" href=\"{canonical}\"><meta property=\"og:url\" content=\"{shared}\">");
        assert_eq!(about(&page(&head, &text())).rsplit("; ").next(), Some(address), "{head}");
    }
}

#[test]
fn a_language_that_templates_say_is_believed_where_the_text_is_in_it() {
    let german = "Wir haben jede Niete gezählt, bevor wir das Schiff wieder fahren ließen, sagte die Hafenmeisterin am Montag im Rat.";
    assert_eq!(read(&page("", &text()))["article"]["lang"], "en");
    assert_eq!(read(&page("", &format!("<article><p>{german}</p><p>{german}</p></article>")))["article"]["lang"], "de");
}

#[test]
fn a_title_is_the_articles_and_not_its_outlets() {
    for (title, heading) in [
        ("Ferries return | Harbour Post", ""),
        ("Ferries return - Harbour Post", ""),
        ("Ferries return * Harbour Post * by Ada Byline", ""),
        ("Ferries return – harbourpost.example", ""),
        ("Ferries return | Local news | Harbour Post", "<h1>Ferries return</h1>"),
    ] {
        let head = format!(
            "<title>{title}</title><meta property=\"og:title\" content=\"{title}\"><meta property=\"og:site_name\" content=\"Harbour Post\">\
             <link rel=\"canonical\" href=\"https://harbourpost.example/ferries\">"
        );
        let body = format!("<article>{heading}<p>{LEAD}</p><p>{SAID}</p><p>{LAST}</p></article>");
        assert_eq!(read(&page(&head, &body))["article"]["title"], "Ferries return", "{title}");
    }
    let head = "<title>A well-known ferry - and its night</title><meta property=\"og:site_name\" content=\"Harbour Post\">";
    assert_eq!(read(&page(head, &text().replace("Ferries return", "A ferry")))["article"]["title"], "A well-known ferry - and its night");
}

#[test]
fn a_day_is_found_under_its_many_names_and_is_read_in_one_way_only() {
    for (meta, day) in [
        ("property=\"article:published_time\" content=\"2031-04-02T08:00:00+02:00\"", "2031-04-02"),
        ("property=\"og:article:published_time\" content=\"2031-04-02 08:00:00 +02:00\"", "2031-04-02"),
        ("itemprop=\"datePublished\" content=\"2031-04-02T08:00+0200\"", "2031-04-02"),
        ("name=\"parsely-pub-date\" content=\"2031-04-02T08:00:00Z\"", "2031-04-02"),
        ("name=\"sailthru.date\" content=\"Wednesday, April 2, 2031, 8:00 AM\"", "2031-04-02"),
        ("name=\"DC.date.issued\" content=\"2031/04/02\"", "2031-04-02"),
        ("name=\"publishdate\" content=\"2031年4月2日 08:00\"", "2031-04-02"),
        ("name=\"date\" content=\"02.04.2031\"", "2031-04-02"),
        // Nobody knows which of the two is the month, and what is no date is none.
        ("name=\"date\" content=\"02/04/2031\"", "-"),
        ("name=\"date\" content=\"1712000000\"", "-"),
    ] {
        assert_eq!(about(&page(&format!("<meta {meta}>"), &text())), format!("Ferries return; -; -; {day}; -"), "{meta}");
    }
}

#[test]
fn an_article_in_parts_is_whole() {
    let part = |text: &str| {
        format!(
            "<div class=\"row\"><div class=\"column\"><div class=\"inner\">{text}</div></div><div class=\"banner\">Buy a boat</div></div>"
        )
    };
    let long: String = (1..9).map(|n| format!("<p>{LEAD} That was said {n} times, by {n} people, in {n} rooms.</p>")).collect();
    let parts = [part(&long), part(&format!("<p>{SAID}</p>")), part(&format!("<p>{LAST}</p>"))].concat();
    let text = body(&page("", &format!("<main><article><h1>Ferries return</h1>{parts}</article></main>")));
    assert!(text.contains("8 rooms.") && text.ends_with(&format!("{SAID}\n\n{LAST}")), "{text}");
    // Another article may be set alike.
    let next = part("<p>“Another town, another ferry,” said Bo Lindqvist, who sails it and has done so for ever.</p>");
    let text = body(&page("", &format!("<main><h1>Ferries return</h1>{parts}</main><section><h1>Another ferry</h1>{next}</section>")));
    assert!(text.contains(SAID) && !text.contains("Lindqvist"), "{text}");
}

#[test]
fn words_around_an_article_are_not_its_words() {
    let other = "“It is a disgrace and nobody will ever pay for it,” said Bo Lindqvist, chairman of the other harbour.";
    let boxes = [
        format!("<div class=\"newsletter-box\"><p>{other}</p></div>"),
        format!("<div class=\"c-inlineSignup\"><p>{other}</p></div>"),
        format!("<section class=\"article__related\"><h2>More</h2><p>{other}</p></section>"),
        format!("<div class=\"wp-caption\"><img src=\"a.jpg\"><p>{other}</p></div>"),
        format!("<div role=\"dialog\"><p>{other}</p></div>"),
        format!("<div id=\"cookie-banner\"><p>{other}</p></div>"),
        "<p><a href=\"/disgrace\">“A disgrace”: what Bo Lindqvist says of the ferry, and why</a></p>".to_owned(),
        "<p>Read more: <a href=\"/disgrace\">“A disgrace”: what Bo Lindqvist says of the ferry, and why</a></p>".to_owned(),
        "<ul><li><strong><a href=\"/disgrace\">“A disgrace”: what Bo Lindqvist says of the ferry, and why</a></strong></li></ul>"
            .to_owned(),
    ];
    let article =
        |within: &str| format!("<main><article><h1>Ferries return</h1><p>{LEAD}</p>{within}<p>{SAID}</p><p>{LAST}</p></article></main>");
    let expected = format!("{LEAD}\n\n{SAID}\n\n{LAST}");
    for within in boxes {
        assert_eq!(body(&page("", &article(&within))), expected, "{within}");
    }
    let below = format!("{}<article><h1>A disgrace</h1>{}</article>", article(""), format!("<p>{other}</p>").repeat(9));
    assert_eq!(body(&page("<title>Ferries return</title>", &below)), expected);
    let asked = article("").replace("<main>", "<div class=\"no-cookies\">").replace("</main>", "</div>").replace("h1>", "h2>");
    assert!(body(&page("", &asked)).contains(SAID));
    // A link that is a sentence, a name or a part of a paragraph stays, whatever it is called.
    let line = "“The harbour,” said Bo Lindqvist, “has never been paid for.”";
    let linked = format!("<p><a href=\"/paid\">{line}</a></p><p><a href=\"/marsh\">Olga Marsh, harbour master</a></p>");
    let within = article(&linked).replace("said Olga Marsh", "said <a class=\"related\" href=\"/marsh\">Olga Marsh</a>");
    assert_eq!(body(&page("", &within)), format!("{LEAD}\n\n{line}\n\nOlga Marsh, harbour master\n\n{SAID}\n\n{LAST}"));
}

#[test]
fn what_a_script_would_put_in_its_place_is_read_where_it_lies() {
    let body = body(&page("", &format!("<main><template id=\"B:1\"></template></main><div hidden id=\"S:1\">{}</div>", text())));
    assert_eq!(body, format!("{LEAD}\n\n{SAID}\n\n{LAST}"));
}
