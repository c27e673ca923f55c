//! Compiles CC-CEDICT to the dictionary in `models/cc-cedict/`.
//!
//! Usage: `cargo run --release -p whosaid-pack --bin dictionary -- cc-cedict.txt models/cc-cedict/zh-en.dict`

use std::collections::BTreeMap;
use std::error::Error;
use std::path::PathBuf;

use whosaid::lexicon::dictionary::{Builder, Sense, terms};
use whosaid::text::fold::fold;
use whosaid::text::script::is_han;

/// Words of the dictionary's own manner of speaking, which tell nothing of a sense.
const MANNER: &[&str] =
    &["sb", "sth", "someone", "something", "etc", "esp", "usu", "fig", "lit", "coll", "tw", "abbr", "aka", "pr", "e.g", "i.e"];

/// What opens a sense that only points to another headword.
const POINTERS: &[&str] = &[
    "variant of ",
    "old variant of ",
    "archaic variant of ",
    "erhua variant of ",
    "japanese variant of ",
    "erroneous variant of ",
    "popular variant of ",
    "abbr. for ",
    "abbr. of ",
    "abbr. to ",
    "see also ",
    "see ",
    "same as ",
    "also written ",
    "equivalent of ",
    "equivalent to ",
    "short for ",
    "contraction of ",
];

/// How far pointers are followed.
const DEPTH: usize = 3;

/// The definitions of each headword, and its traditional spellings, folded.
#[derive(Default)]
struct Source {
    definitions: BTreeMap<String, Vec<String>>,
    traditional: BTreeMap<String, String>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(from), Some(to)) = (args.next(), args.next()) else { return Err("usage: dictionary FROM TO".into()) };
    let source = Source::read(&std::fs::read_to_string(from)?);
    let mut builder = Builder::default();
    for headword in source.definitions.keys() {
        builder.add(headword, source.senses(headword, &mut Vec::new()));
    }
    // Folding goes character by character, and now and then a traditional spelling folds to something else.
    for (traditional, headword) in &source.traditional {
        builder.add(traditional, source.senses(headword, &mut Vec::new()));
    }
    let bytes = builder.build()?;
    println!("{} headwords, {} bytes", source.definitions.len() + source.traditional.len(), bytes.len());
    std::fs::write(to, bytes)?;
    Ok(())
}

impl Source {
    /// Lines such as `傳統 传统 [chuan2 tong3] /tradition/traditional/`.
    fn read(text: &str) -> Self {
        let mut out = Self::default();
        let mut spellings = Vec::new();
        for line in text.lines().filter(|l| !l.starts_with('#')) {
            let Some((traditional, rest)) = line.split_once(' ') else { continue };
            let Some((simplified, rest)) = rest.split_once(' ') else { continue };
            let Some((_, definitions)) = rest.split_once("] /") else { continue };
            let headword = fold(simplified);
            if headword.chars().any(is_han) {
                spellings.push((fold(traditional), headword.clone()));
                out.definitions
                    .entry(headword)
                    .or_default()
                    .extend(definitions.trim_end().trim_end_matches('/').split('/').map(str::to_owned));
            }
        }
        out.traditional = spellings.into_iter().filter(|(traditional, _)| !out.definitions.contains_key(traditional)).collect();
        out
    }

    fn senses(&self, headword: &str, path: &mut Vec<String>) -> Vec<Sense> {
        let mut out = Vec::new();
        path.push(headword.to_owned());
        for definition in self.definitions.get(headword).into_iter().flatten() {
            if let Some(target) = pointed(definition) {
                let followed = path.len() <= DEPTH && !path.contains(&target);
                out.extend(followed.then(|| self.senses(&target, path)).into_iter().flatten());
            } else if !is_grammar(definition) {
                out.extend(plain(definition).split(';').map(sense).filter(|s| !s.text.is_empty()));
            }
        }
        path.pop();
        out
    }
}

/// The headword that a definition points to: `variant of 颯|飒[sa4]`.
fn pointed(definition: &str) -> Option<String> {
    let opened = without_bracket_before(definition);
    let lower = opened.to_lowercase();
    let pointer = POINTERS.iter().find(|p| lower.starts_with(**p))?;
    let target = opened.get(pointer.len()..)?.split([' ', '[', ']', ',', ';', '(', ')']).next()?;
    let simplified = fold(target.rsplit('|').next()?);
    simplified.chars().any(is_han).then_some(simplified)
}

fn without_bracket_before(definition: &str) -> &str {
    match definition.strip_prefix('(').and_then(|d| d.split_once(')')) {
        Some((_, rest)) => rest.trim_start(),
        None => definition,
    }
}

/// Measure words, pronunciations, and characters that only stand in others.
fn is_grammar(definition: &str) -> bool {
    let opened = without_bracket_before(definition);
    ["CL:", "pr. ", "Taiwan pr.", "also pr.", "Tw pr.", "used in "].iter().any(|start| opened.starts_with(start))
}

/// A definition without what stands in brackets, and without Chinese.
fn plain(definition: &str) -> String {
    let mut depth = 0usize;
    let mut out = String::new();
    for c in definition.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 && !is_han(c) && c != '|' => out.push(c),
            _ => {}
        }
    }
    out
}

fn sense(text: &str) -> Sense {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // A surname is read, but found by nothing: one character of a name says too little.
    let surname = text.starts_with("surname ");
    let told = |(term, span): (String, whosaid::text::Span)| {
        let word = fold(span.of(&text).unwrap_or_default());
        (!surname && !MANNER.contains(&word.as_str())).then_some(term)
    };
    let terms = terms(&text).into_iter().filter_map(told).collect();
    Sense { text, terms }
}
