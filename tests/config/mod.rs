//! Settings: the file that comes with the program, and files of others.

mod search;

use whosaid::config::{BUILT_IN, Config};

#[test]
fn the_file_that_comes_with_the_program_says_the_defaults() {
    assert_eq!(toml::from_str::<Config>(BUILT_IN).unwrap(), Config::default());
}

/// What is shown commented, for want of a default, is right once its `#` is taken away.
#[test]
fn what_the_file_shows_without_a_default_can_be_set() {
    let bare = BUILT_IN.lines().map(|l| l.strip_prefix('#').filter(|l| l.contains(" = ")).unwrap_or(l)).collect::<Vec<_>>().join("\n");
    let config = toml::from_str::<Config>(&bare).unwrap();
    assert!(config.encoder.url.is_some() && config.encoder.model.is_some() && config.encoder.dimension.is_some());
    assert!(config.telegram.quiet_hours.is_some());
    assert!(config.translator.url.is_some() && config.translator.model.is_some());
    assert!(config.telegram.monitor.is_some() && config.telegram.webhook.url.is_some());
}

#[test]
fn numbers_that_make_no_sense_are_refused() {
    for bad in ["batch = 0", "timeout_s = 0", "timeout_s = -1", "dimension = 0", "batch = 1.5"] {
        assert!(toml::from_str::<Config>(&format!("[encoder]\n{bad}")).is_err(), "{bad}");
    }
}

#[test]
fn unknown_keys_are_named() {
    let error = toml::from_str::<Config>("[ask]\nlimmit = 3").unwrap_err().to_string();
    assert!(error.contains("limmit"), "{error}");
}
