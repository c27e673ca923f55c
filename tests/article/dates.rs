//! Dates as exact as their source, and as pages write them.

use std::path::Path;

use whosaid::article::{Draft, Overrides, PartialDate, Raw};

#[test]
fn nothing_is_invented() {
    let year: PartialDate = "2025".parse().unwrap();
    assert_eq!((year.as_str(), year.earliest().to_string(), year.latest().to_string()), ("2025", "2025-01-01".into(), "2025-12-31".into()));
    let month: PartialDate = "2024-02".parse().unwrap();
    assert_eq!(month.latest().to_string(), "2024-02-29");
    assert_eq!("2031-04-02T08:00:00+01:00".parse::<PartialDate>().unwrap().as_str(), "2031-04-02");
    for bad in ["", "25", "2025-13", "2025-02-30", "2025/01/01", "abcd", "２０２５"] {
        assert!(bad.parse::<PartialDate>().is_err(), "{bad}");
    }
}

#[test]
fn a_day_is_read_or_left() {
    let read = |words: &str| {
        let page = format!(
            "<html><head><title>Ferries</title><meta property=\"article:published_time\" content=\"{words}\"></head>\
            <body><article><p>After nine years the night ferry sails again, and the town has mixed feelings about it all.</p></article></body></html>"
        );
        let raw = Raw { bytes: page.as_bytes(), path: Some(Path::new("a.html")), ..Raw::default() };
        let draft = Draft::read(&raw, Overrides::default()).unwrap();
        draft.meta.published.map_or_else(|| "-".to_owned(), |date| date.to_string())
    };
    for same in [
        "2031-04-02T08:00:00.000Z",
        "2031-04-02 08:00:00 +02:00",
        "2031/04/02 08:00",
        "2031年4月2日",
        "02.04.2031",
        "Wed, 02 Apr 2031 08:00:00 GMT",
        "Wednesday, April 2, 2031, 8:00 AM",
        "April 2, 2031",
        "2 April 2031",
    ] {
        assert_eq!(read(same), "2031-04-02", "{same}");
    }
    for no in ["", "02/04/2031", "yesterday", "2031-13-02", "1712000000"] {
        assert_eq!(read(no), "-", "{no}");
    }
}
