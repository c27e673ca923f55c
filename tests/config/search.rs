//! `[search]` of the settings.

use whosaid::config::{Pair, Search};

#[test]
fn weights_that_make_no_sense_are_refused() {
    for bad in ["{ words = -1 }", "{ words = 0.0 }", "{}", "{ vectors = nan }", "{ meaning = 1 }", "3"] {
        assert!(toml::from_str::<Search>(&format!("same = {bad}")).is_err(), "{bad}");
    }
    let read = toml::from_str::<Search>("[pairs]\nhi-zh = { vectors = 2 }").unwrap();
    assert_eq!(read.pairs[&Pair::try_from("hi-zh".to_owned()).unwrap()].vectors, 2.0);
    assert_eq!(read.same, Search::default().same);
}
