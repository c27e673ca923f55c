//! The bot's words: every key that the sources use is there, and every key that is there is used.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn sources(dir: &Path, into: &mut String) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|e| e == "rs") {
            into.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

/// The string literals that a call begins with.
fn literals<'s>(code: &'s str, call: &str) -> impl Iterator<Item = &'s str> {
    code.split(call).skip(1).filter_map(|rest| rest.split_once('"')).map(|(key, _)| key)
}

#[test]
fn every_key_is_there_and_used() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let table: toml::Table = fs::read_to_string(root.join("config/locales/en.toml")).unwrap().parse().unwrap();
    let keys: BTreeSet<&str> = table.keys().map(String::as_str).collect();
    let mut code = String::new();
    sources(&root.join("src/telegram"), &mut code);
    code.push_str(&fs::read_to_string(root.join("src/locale.rs")).unwrap());
    for call in ["locale.text(\"", "locale.counted(\"", "chat.says(\"", "menu: \"", "self.text(\""] {
        let is_key = |key: &&str| key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_') && !key.is_empty();
        for key in literals(&code, call).filter(is_key) {
            assert!(keys.contains(key), "`{key}` is in no locale");
        }
    }
    for key in keys {
        let used = format!("\"{}\"", key.strip_suffix("_one").unwrap_or(key));
        assert!(code.contains(&used), "`{key}` is used nowhere");
    }
}
