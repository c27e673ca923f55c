//! The pieces of the passages of a generation, and how near they come to those of a question: where an encoder gives no pieces there
//! are none, and nothing else changes.
//!
//! The file, little-endian: passages, and bytes a piece (`u32` each); the first piece of each passage and the end of the last one's
//! (`u32`); the bytes of the pieces. Passages are in the order of the vectors.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use crate::embedding::{AskedPieces, Isa, Pieces, map};

use super::super::error::IndexError;

/// The file of a generation.
pub(in super::super) const PIECES: &str = "pieces.bin";

/// Bytes before the first pieces of the passages.
const HEAD: usize = 8;

/// An open file of pieces.
pub(super) struct PieceFile {
    bytes: memmap2::Mmap,
    width: usize,
    passages: usize,
}

impl PieceFile {
    /// Opens the file of a generation of so many passages; `None` where there is none, or it is damaged.
    pub fn open(dir: &Path, passages: usize) -> Option<Self> {
        let bytes = map(&dir.join(PIECES)).ok()?;
        let mut out = Self { bytes, width: 0, passages };
        let whole = out.number(0) == passages && out.bytes.len() >= HEAD + 4 * (passages + 1);
        out.width = out.number(4);
        let ordered = || (0..passages).all(|p| out.first(p) <= out.first(p + 1));
        let there = || out.start() + out.first(passages) * out.width == out.bytes.len();
        (whole && out.width > 0 && ordered() && there()).then_some(out)
    }

    fn number(&self, at: usize) -> usize {
        let bytes = self.bytes.get(at..at + 4).and_then(|b| b.try_into().ok());
        bytes.map_or(0, |b| u32::from_le_bytes(b) as usize)
    }

    fn first(&self, passage: usize) -> usize {
        self.number(HEAD + 4 * passage)
    }

    /// Where the pieces begin.
    fn start(&self) -> usize {
        HEAD + 4 * (self.passages + 1)
    }

    /// The bytes of a passage's pieces.
    fn of(&self, passage: usize) -> &[u8] {
        let at = |passage: usize| self.start() + self.first(passage) * self.width;
        self.bytes.get(at(passage)..at(passage + 1)).unwrap_or_default()
    }

    /// How near passages come to a question, piece by piece; `None` where the question has no pieces of this length.
    pub fn nearness(&self, asked: &AskedPieces, isa: Isa, passages: &[usize]) -> Option<Vec<f32>> {
        let comparable = !asked.is_empty() && asked.width() == self.width;
        comparable.then(|| asked.nearness(isa, passages.iter().map(|passage| self.of(*passage))))
    }
}

/// Writes the file of passages of which there are `counts` pieces with `width` bytes each.
pub(super) fn write(
    path: &Path,
    width: usize,
    counts: &[usize],
    mut of: impl FnMut(usize) -> Result<Pieces, IndexError>,
) -> Result<(), IndexError> {
    let fail = |source| IndexError::io(path)(source);
    let mut file = BufWriter::new(File::create(path).map_err(fail)?);
    let mut first = 0;
    let mut numbers = vec![counts.len(), width, first];
    for count in counts {
        first += count;
        numbers.push(first);
    }
    for number in numbers {
        file.write_all(&(number as u32).to_le_bytes()).map_err(fail)?;
    }
    for passage in 0..counts.len() {
        file.write_all(of(passage)?.bytes()).map_err(fail)?;
    }
    file.flush().map_err(fail)
}
