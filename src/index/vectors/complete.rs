//! Giving a generation vectors.

use std::fs;
use std::path::Path;

use crate::embedding::{Cache, Encoder, Pieces, Side, Vector, Wanted, background};
use crate::text::{Span, sentences};

use super::super::build::{Filled, MANIFEST, Summary};
use super::super::error::IndexError;
use super::super::generation::Generations;
use super::super::places::Key;
use super::super::reader::Index;
use super::super::sums::SUMS;
use super::VECTORS;
use super::pieces::{self, PIECES};
use super::write::{Passages, file};

/// How many texts would have to be encoded to give the live generation its vectors; none where it has them.
pub fn missing_vectors(of: &Generations, encoder: &dyn Encoder, cache: &Cache) -> Result<usize, IndexError> {
    let index = Index::open(of, None)?;
    if index.manifest().encoder.as_deref() == Some(encoder.id()) {
        return Ok(0);
    }
    Ok(cache.missing(Side::Passage, &Texts::of(&index)?.wanted()))
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
    cache.fill(encoder, Side::Passage, &texts.wanted(), progress)?;
    let lock = into.lock()?;
    if into.current()? != index.generation() {
        // Of an index that came between, nearly all are known by now.
        index = Index::open(into, None)?;
        texts = Texts::of(&index)?;
        cache.fill(encoder, Side::Passage, &texts.wanted(), &mut |_, _| {})?;
    }
    let dir = into.begin(&lock)?;
    let result = (|| {
        into.share(index.generation(), &dir, &[MANIFEST, VECTORS, PIECES, SUMS])?;
        let path = dir.join(VECTORS);
        let (vectors, sizes) = texts.vectors(cache)?;
        fs::write(&path, file(&texts.passages, &vectors, encoder.second())).map_err(IndexError::io(&path))?;
        let length = vectors.first().map_or(0, |vector| vector.values.len().saturating_sub(encoder.second()));
        texts.write_pieces(&dir, cache, Pieces::width(length), &sizes)?;
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
    /// How many of these are passages.
    own: usize,
    passages: Passages,
}

impl Texts {
    fn of(index: &Index) -> Result<Self, IndexError> {
        let passages = index.passages()?;
        let own = passages.len();
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
        Ok(Self { own, whole, passages: Passages { keys, groups: [quotes, articles], rows } })
    }

    /// The text of each row. Of a passage the pieces are wanted as well; those of its sentences are among them.
    fn wanted(&self) -> Vec<Wanted<'_>> {
        let own = |passage: usize| passage < self.own;
        let wanted = |(passage, span): &(usize, Span)| {
            let whole = &self.whole[*passage];
            span.of(whole).map(|text| Wanted { text, pieces: own(*passage) && text.len() == whole.len() })
        };
        self.passages.rows.iter().filter_map(wanted).collect()
    }

    /// The vector of each row, and how many bytes of pieces each passage has.
    fn vectors(&self, cache: &mut Cache) -> Result<(Vec<Vector>, Vec<usize>), IndexError> {
        let (mut vectors, mut sizes) = (Vec::with_capacity(self.passages.rows.len()), Vec::with_capacity(self.own));
        for wanted in self.wanted() {
            let (vector, pieces) = cache.get(Side::Passage, wanted.text)?;
            vectors.push(vector);
            if wanted.pieces {
                sizes.push(pieces.bytes().len());
            }
        }
        Ok((vectors, sizes))
    }

    /// Writes the pieces of the passages, of which there are bytes of these `sizes`, into the folder of a generation, where the encoder
    /// gave any. Those of all passages need not fit into memory.
    fn write_pieces(&self, dir: &Path, cache: &mut Cache, width: usize, sizes: &[usize]) -> Result<(), IndexError> {
        if sizes.iter().all(|size| *size == 0) {
            return Ok(());
        }
        let counts: Vec<usize> = sizes.iter().map(|size| size / width.max(1)).collect();
        pieces::write(&dir.join(PIECES), width, &counts, |passage| Ok(cache.get(Side::Passage, &self.whole[passage])?.1))
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
