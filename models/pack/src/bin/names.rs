//! Writes the Chinese words that begin as names do, out of the dictionary in `models/cc-cedict/`: behind each of the characters with which the
//! lines of the file begin, every character that makes a word of two with it.
//!
//! Usage: `cargo run --release -p whosaid-pack --bin names -- models/cc-cedict/zh-en.dict src/quote/layouts/characters/words.txt`

use std::collections::BTreeMap;
use std::error::Error;

use whosaid::lexicon::dictionary::Dictionary;

fn main() -> Result<(), Box<dyn Error>> {
    let [dictionary, file] =
        std::env::args().skip(1).collect::<Vec<_>>().try_into().map_err(|_| "two files: the dictionary and the words")?;
    let dictionary = Dictionary::from_bytes(std::fs::read(dictionary)?)?;
    let old = std::fs::read_to_string(&file)?;
    let (head, lines): (Vec<&str>, Vec<&str>) = old.lines().partition(|line| line.starts_with('#'));
    let mut words: BTreeMap<char, String> =
        lines.iter().filter_map(|line| line.chars().next()).map(|first| (first, String::new())).collect();
    for word in dictionary.headwords() {
        let mut chars = word.chars();
        if let (Some(first), Some(second), None) = (chars.next(), chars.next(), chars.next())
            && let Some(behind) = words.get_mut(&first)
        {
            behind.push(second);
        }
    }
    let lines = words.into_iter().filter(|(_, behind)| !behind.is_empty()).map(|(first, behind)| format!("{first}\t{behind}\n"));
    std::fs::write(file, head.join("\n") + "\n" + &lines.collect::<String>())?;
    Ok(())
}
