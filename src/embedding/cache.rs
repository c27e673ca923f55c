//! What was encoded once, by the hash of its text: nothing is encoded twice, whichever index it is for.
//!
//! One file an encoder, of records: 16 bytes of the SHA-256 of side and text; how many numbers the vector has, and 1 more than how many
//! bytes of pieces there are, or 0 where nobody asked for any (`u32` each, little-endian); the vector's scale (`f32`), its numbers (a
//! byte each), the pieces. Records are only ever added, each in one write, and of several of one text the last counts; half a record at
//! the end, after a crash, is cut off.

use std::collections::{HashMap, HashSet};
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::{Encoder, EncoderError, Pieces, Side, Vector};

type Key = [u8; 16];

/// Texts that are encoded at a time: between them a person sees progress and a kill loses nothing.
const BATCH: usize = 16;

/// Bytes of a record before its numbers.
const HEAD: usize = 28;

/// What an encoder made of texts, on disk.
pub struct Cache {
    known: HashMap<Key, Kept>,
    /// `None` where nothing can be written: then everything is computed each time.
    file: Option<File>,
}

/// Where a record is.
struct Kept {
    /// Whether pieces were asked for.
    pieces: bool,
    place: Place,
}

enum Place {
    /// In the file, from a byte on.
    File(u64),
    /// Where there is no file, or one that is only read.
    Memory(Vec<u8>),
}

/// A text to be encoded.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'t> {
    pub text: &'t str,
    /// Whether its pieces are wanted, too.
    pub pieces: bool,
}

impl Cache {
    /// Opens the cache of an encoder in a folder, which is made if need be. Without one, or where it cannot be used, nothing is
    /// remembered, and nothing else changes.
    pub fn open(folder: Option<&Path>, encoder: &str) -> Self {
        let opened = folder.and_then(|folder| Self::at(folder, encoder).ok());
        opened.unwrap_or(Self { known: HashMap::new(), file: None })
    }

    fn at(folder: &Path, encoder: &str) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let path = folder.join(file_name(encoder));
        let mut file = File::options().create(true).truncate(false).read(true).write(true).open(&path)?;
        // Others read it and add to it, too.
        file.lock()?;
        let scanned = scan(&mut file);
        file.unlock()?;
        Ok(Self { known: scanned?, file: Some(file) })
    }

    /// The same, knowing what the file of the encoder in another folder holds, too. That file is only read; where there is none, or it is
    /// damaged, what is missing is encoded like anything else.
    #[must_use]
    pub fn knowing(mut self, folder: &Path, encoder: &str) -> Self {
        let bytes = fs::read(folder.join(file_name(encoder))).unwrap_or_default();
        let mut rest = bytes.as_slice();
        while let Some((key, head)) = rest.get(..HEAD).and_then(<[u8]>::split_first_chunk::<16>)
            && let Some((record, further)) = rest.split_at_checked(HEAD + behind(head))
        {
            let kept = Kept { pieces: number(head, 4) > 0, place: Place::Memory(record.to_vec()) };
            self.known.entry(*key).or_insert(kept);
            rest = further;
        }
        self
    }

    /// How many different texts would have to be encoded.
    pub fn missing(&self, side: Side, texts: &[Wanted<'_>]) -> usize {
        self.unknown(side, texts).map(|(key, _)| key).collect::<HashSet<Key>>().len()
    }

    fn unknown<'t>(&self, side: Side, texts: &[Wanted<'t>]) -> impl Iterator<Item = (Key, Wanted<'t>)> {
        let keyed = texts.iter().map(move |wanted| (key(side, wanted.text), *wanted));
        keyed.filter(|(key, wanted)| self.known.get(key).is_none_or(|kept| wanted.pieces && !kept.pieces))
    }

    /// Encodes and remembers what is not known. `progress` is called with the number of texts encoded, and of all that have to be.
    pub fn fill(
        &mut self,
        encoder: &dyn Encoder,
        side: Side,
        texts: &[Wanted<'_>],
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<(), EncoderError> {
        let mut missing: HashMap<Key, Wanted<'_>> = HashMap::new();
        for (key, wanted) in self.unknown(side, texts) {
            missing.entry(key).and_modify(|other| other.pieces |= wanted.pieces).or_insert(wanted);
        }
        let mut missing: Vec<(Key, Wanted<'_>)> = missing.into_iter().collect();
        // Texts of like length end together, so that no core waits; the longest first.
        missing.sort_by_key(|(key, wanted)| (std::cmp::Reverse(wanted.text.len()), *key));
        let total = missing.len() as u64;
        let mut done = 0;
        for batch in missing.chunks(BATCH) {
            progress(done, total);
            let texts: Vec<&str> = batch.iter().map(|(_, wanted)| wanted.text).collect();
            for ((key, wanted), encoded) in batch.iter().zip(encoder.read(side, &texts)?) {
                let length = encoded.vector.len().saturating_sub(encoder.second());
                let pieces = wanted.pieces.then(|| Pieces::of(&encoded.pieces, length));
                self.remember(*key, &Vector::of(&encoded.vector), pieces.as_ref());
            }
            done += batch.len() as u64;
        }
        progress(done, total);
        Ok(())
    }

    /// What was made of a text that [`Cache::fill`] was called for.
    pub fn get(&mut self, side: Side, text: &str) -> Result<(Vector, Pieces), EncoderError> {
        self.record(&key(side, text)).map_err(EncoderError::Cache)
    }

    fn record(&mut self, key: &Key) -> io::Result<(Vector, Pieces)> {
        let gone = || io::Error::from(io::ErrorKind::UnexpectedEof);
        let bytes = match (self.known.get(key).map(|kept| &kept.place), &mut self.file) {
            (Some(Place::Memory(bytes)), _) => bytes.clone(),
            (Some(Place::File(at)), Some(file)) => {
                let mut head = [0; HEAD];
                file.seek(SeekFrom::Start(*at))?;
                file.read_exact(&mut head)?;
                if !head.starts_with(key) {
                    return Err(gone());
                }
                let mut bytes = head.to_vec();
                bytes.resize(HEAD + behind(&head[16..]), 0);
                file.read_exact(&mut bytes[HEAD..])?;
                bytes
            }
            _ => return Err(gone()),
        };
        let head = bytes.get(16..HEAD).ok_or_else(gone)?;
        let scale = f32::from_bits(number(head, 8) as u32);
        let (values, pieces) = bytes[HEAD..].split_at_checked(number(head, 0)).ok_or_else(gone)?;
        Ok((Vector { scale, values: values.iter().map(|b| *b as i8).collect() }, Pieces::from_bytes(pieces.to_vec())))
    }

    fn remember(&mut self, key: Key, vector: &Vector, pieces: Option<&Pieces>) {
        let piece_bytes = pieces.map_or(&[][..], Pieces::bytes);
        let mut record = Vec::with_capacity(HEAD + vector.values.len() + piece_bytes.len());
        record.extend(key);
        record.extend((vector.values.len() as u32).to_le_bytes());
        record.extend(pieces.map_or(0, |_| piece_bytes.len() as u32 + 1).to_le_bytes());
        record.extend(vector.scale.to_le_bytes());
        record.extend(vector.values.iter().map(|v| *v as u8));
        record.extend(piece_bytes);
        let place = match self.file.as_mut().map(|file| append(file, &record)) {
            Some(Ok(at)) => Place::File(at),
            _ => Place::Memory(record),
        };
        self.known.insert(key, Kept { pieces: pieces.is_some(), place });
    }
}

/// The file of an encoder.
fn file_name(encoder: &str) -> String {
    let name: String = Sha256::digest(encoder).iter().take(8).map(|b| format!("{b:02x}")).collect();
    format!("encoded-{name}.bin")
}

/// The records of a file; half a one at the end is cut off.
fn scan(file: &mut File) -> io::Result<HashMap<Key, Kept>> {
    let size = file.metadata()?.len();
    let mut known = HashMap::new();
    let mut end = 0;
    let mut reader = io::BufReader::new(&mut *file);
    while end + HEAD as u64 <= size {
        let mut head = [0; HEAD];
        reader.read_exact(&mut head)?;
        let (key, rest) = head.split_first_chunk::<16>().unwrap_or((&[0; 16], &[]));
        let length = behind(rest);
        if end + HEAD as u64 + length as u64 > size {
            break;
        }
        known.insert(*key, Kept { pieces: number(rest, 4) > 0, place: Place::File(end) });
        reader.seek_relative(length as i64)?;
        end += (HEAD + length) as u64;
    }
    if end < size {
        file.set_len(end)?;
    }
    Ok(known)
}

/// Adds a record behind all others, whole or not at all; gives its place.
fn append(file: &mut File, record: &[u8]) -> io::Result<u64> {
    file.lock()?;
    let added = file.seek(SeekFrom::End(0)).and_then(|at| match file.write_all(record) {
        Ok(()) => Ok(at),
        Err(error) => {
            file.set_len(at)?;
            Err(error)
        }
    });
    file.unlock()?;
    added
}

/// A number of the head of a record behind its key.
fn number(head: &[u8], at: usize) -> usize {
    head.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(0, |b| u32::from_le_bytes(b) as usize)
}

/// The bytes of a record behind its head.
fn behind(head: &[u8]) -> usize {
    number(head, 0) + number(head, 4).saturating_sub(1)
}

fn key(side: Side, text: &str) -> Key {
    let prefix: &[u8] = match side {
        Side::Question => b"q",
        Side::Passage => b"p",
    };
    let hash = Sha256::new().chain_update(prefix).chain_update(text).finalize();
    let mut out = Key::default();
    out.copy_from_slice(&hash[..16]);
    out
}
