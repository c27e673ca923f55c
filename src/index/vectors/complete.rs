//! Giving a generation vectors.

use std::fs;

use crate::embedding::{Cache, Encoder, Side, background};
use crate::text::{Span, sentences};

use super::super::build::{Filled, MANIFEST, Summary};
use super::super::error::IndexError;
use super::super::generation::Generations;
use super::super::places::Key;
use super::super::reader::Index;
use super::super::sums::SUMS;
use super::VECTORS;
use super::write::{Passages, file};

/// How many texts would have to be encoded to give the live generation its vectors; none where it has them.
pub fn missing_vectors(of: &Generations, encoder: &dyn Encoder, cache: &Cache) -> Result<usize, IndexError> {
    let index = Index::open(of, None)?;
    if index.manifest().encoder.as_deref() == Some(encoder.id()) {
        return Ok(0);
    }
    Ok(cache.missing(Side::Passage, &Texts::of(&index)?.stretches()))
}

/// Makes a generation of the live one with vectors of its passages, and makes that the live one; one that has them stays. Until
/// then, and if anything fails, the one without answers. `progress` is called with the number of texts encoded, and of all that
/// have to be.
///
/// Encoding takes long and nobody has to wait for it: an index that is built meanwhile is the one that gets the vectors.
pub fn add_vectors(
    into: &Generations,
    encoder: &dyn Encoder,
    cache: &mut Cache,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Summary, IndexError> {
    let mut index = Index::open(into, None)?;
    if index.manifest().encoder.as_deref() == Some(encoder.id()) {
        let (generation, manifest) = (index.generation().to_owned(), index.manifest().clone());
        return Ok(Summary { generation, manifest, filled: Filled::default() });
    }
    let mut texts = Texts::of(&index)?;
    let mut vectors = cache.vectors(encoder, Side::Passage, &texts.stretches(), progress)?;
    let lock = into.lock()?;
    if into.current()? != index.generation() {
        // Of an index that came between, nearly all are known by now.
        index = Index::open(into, None)?;
        texts = Texts::of(&index)?;
        vectors = cache.vectors(encoder, Side::Passage, &texts.stretches(), &mut |_, _| {})?;
    }
    let dir = into.begin(&lock)?;
    let result = (|| {
        into.share(index.generation(), &dir, &[MANIFEST, VECTORS, SUMS])?;
        let path = dir.join(VECTORS);
        fs::write(&path, file(&texts.passages, &vectors, encoder.second())).map_err(IndexError::io(&path))?;
        let mut manifest = index.manifest().clone();
        manifest.encoder = Some(encoder.id().to_owned());
        manifest.write(&dir)?;
        let generation = into.publish(&dir, Some(index.generation()), &lock)?;
        Ok(Summary { generation, manifest, filled: Filled::default() })
    })();
    if result.is_err() {
        fs::remove_dir_all(&dir).ok();
    }
    result
}

/// What is encoded of a generation.
struct Texts {
    /// Of each passage, then of the background.
    whole: Vec<String>,
    passages: Passages,
}

impl Texts {
    fn of(index: &Index) -> Result<Self, IndexError> {
        let passages = index.passages()?;
        let quotes = firsts(passages.iter().map(|(_, p)| (p.article_id(), p.quote.to_string())));
        let articles = firsts(passages.iter().map(|(_, p)| p.article_id()));
        let others =
            background(index.languages().iter().map(String::as_str)).into_iter().map(|(_, text)| (Key::default(), text.to_owned()));
        let (keys, whole): (Vec<Key>, Vec<String>) = passages.into_iter().map(|(key, p)| (key, p.text)).chain(others).unzip();
        let mut rows: Vec<(usize, Span)> = Vec::new();
        for (passage, text) in whole.iter().enumerate() {
            rows.push((passage, Span::new(0, text.len())));
            let parts = sentences(text);
            if parts.len() > 1 {
                rows.extend(parts.into_iter().map(|span| (passage, span)));
            }
        }
        Ok(Self { whole, passages: Passages { keys, groups: [quotes, articles], rows } })
    }

    /// The text of each row.
    fn stretches(&self) -> Vec<&str> {
        self.passages.rows.iter().filter_map(|(passage, span)| span.of(&self.whole[*passage])).collect()
    }
}

/// The first of the neighbours that have the same key, for each.
fn firsts<K: PartialEq>(keys: impl Iterator<Item = K>) -> Vec<usize> {
    let mut last: Option<(K, usize)> = None;
    let first = |(passage, key): (usize, K)| match &last {
        Some((same, first)) if *same == key => *first,
        _ => {
            last = Some((key, passage));
            passage
        }
    };
    keys.enumerate().map(first).collect()
}
