//! Hours in which nothing comes.

use whosaid::telegram::Quiet;

fn holds(quiet: &str, at: &str) -> bool {
    quiet.parse::<Quiet>().unwrap().holds_at(at.parse().unwrap())
}

#[test]
fn hours_are_those_of_the_persons_place_and_go_over_midnight() {
    assert!(holds("22:00-07:00", "2026-01-01T23:59:00Z") && holds("22-7", "2026-01-01T06:59:00Z"));
    assert!(!holds("22-7", "2026-01-01T07:00:00Z") && !holds("22-7", "2026-01-01T21:59:00Z"));
    assert!(holds("22-7 +05:30", "2026-01-01T16:30:00Z") && !holds("22-7 +05:30", "2026-01-01T16:29:00Z"));
    assert!(holds("13-14 UTC-3", "2026-01-01T16:30:00Z"));
    assert!(holds("0-24", "2026-01-01T12:00:00Z") && holds("00:00–24:00", "2026-01-01T23:59:59Z"));
}

#[test]
fn what_makes_no_sense_is_refused_and_the_rest_is_read_back() {
    for bad in ["", "22", "22-", "25-7", "22:60-7", "7-7", "22-7 Nowhere/Town", "22-7 +99", "a-b", "22-7 +1:2:3", "-5-7", "1e3-4"] {
        assert!(bad.parse::<Quiet>().is_err(), "{bad}");
    }
    for good in ["22:00-07:00 UTC", "09:05-24:00 +05:30"] {
        assert_eq!(good.parse::<Quiet>().unwrap().to_string(), good);
    }
}
