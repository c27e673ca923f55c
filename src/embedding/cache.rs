//! Vectors that were computed once, by the hash of their text: nothing is encoded twice, whichever index it is for.
//!
//! One file an encoder, of records of one length: 16 bytes of the SHA-256 of side and text, the vector's scale (`f32`,
//! little-endian), its numbers (a byte each). Records are only ever added, each in one write; half a record at the end, after a
//! crash, is cut off.

use std::collections::{HashMap, HashSet};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::{Encoder, EncoderError, Side, Vector};

type Key = [u8; 16];

/// Texts that are encoded at a time: between them a person sees progress and a kill loses nothing.
const BATCH: usize = 16;

/// An encoder's vectors on disk.
pub struct Cache {
    known: HashMap<Key, Vector>,
    /// `None` where nothing can be written: then everything is computed each time.
    file: Option<File>,
}

impl Cache {
    /// Opens the cache of an encoder in a folder, which is made if need be. Without one, or where it cannot be used, nothing is
    /// remembered, and nothing else changes.
    pub fn open(folder: Option<&Path>, encoder: &str) -> Self {
        let opened = folder.and_then(|folder| Self::read(folder, encoder).ok());
        opened.unwrap_or(Self { known: HashMap::new(), file: None })
    }

    fn read(folder: &Path, encoder: &str) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let name: String = Sha256::digest(encoder).iter().take(8).map(|b| format!("{b:02x}")).collect();
        let path = folder.join(format!("vectors-{name}.bin"));
        let bytes = fs::read(&path).or_else(|e| if e.kind() == io::ErrorKind::NotFound { Ok(Vec::new()) } else { Err(e) })?;
        let file = File::options().create(true).append(true).open(&path)?;
        // The first four bytes say how many numbers a vector has.
        let Some((length, records)) = bytes.split_first_chunk::<4>() else {
            file.set_len(0)?;
            return Ok(Self { known: HashMap::new(), file: Some(file) });
        };
        let record = 20 + u32::from_le_bytes(*length) as usize;
        let whole = records.chunks_exact(record);
        file.set_len((bytes.len() - whole.remainder().len()) as u64)?;
        let known = whole.filter_map(|record| {
            let (key, rest) = record.split_first_chunk::<16>()?;
            let (scale, values) = rest.split_first_chunk::<4>()?;
            Some((*key, Vector { scale: f32::from_le_bytes(*scale), values: values.iter().map(|b| *b as i8).collect() }))
        });
        Ok(Self { known: known.collect(), file: Some(file) })
    }

    /// How many different texts would have to be encoded.
    pub fn missing(&self, side: Side, texts: &[&str]) -> usize {
        texts.iter().map(|text| key(side, text)).filter(|key| !self.known.contains_key(key)).collect::<HashSet<Key>>().len()
    }

    /// The vectors of texts, in order; what is not known is encoded and remembered. `progress` is called with the number of
    /// texts encoded, and of all that have to be.
    pub fn vectors(
        &mut self,
        encoder: &dyn Encoder,
        side: Side,
        texts: &[&str],
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<Vec<Vector>, EncoderError> {
        let keys: Vec<Key> = texts.iter().map(|t| key(side, t)).collect();
        let mut missing: HashMap<Key, &str> = HashMap::new();
        for (key, text) in keys.iter().zip(texts) {
            if !self.known.contains_key(key) {
                missing.insert(*key, text);
            }
        }
        let mut missing: Vec<(Key, &str)> = missing.into_iter().collect();
        // Texts of like length end together, so that no core waits; the longest first.
        missing.sort_by_key(|(key, text)| (std::cmp::Reverse(text.len()), *key));
        let total = missing.len() as u64;
        let mut done = 0;
        for batch in missing.chunks(BATCH) {
            progress(done, total);
            let texts: Vec<&str> = batch.iter().map(|(_, t)| *t).collect();
            for ((key, _), numbers) in batch.iter().zip(encoder.encode(side, &texts)?) {
                self.remember(*key, Vector::of(&numbers));
            }
            done += batch.len() as u64;
        }
        progress(done, total);
        // Every key was known or has been remembered just now.
        Ok(keys.iter().filter_map(|key| self.known.get(key).cloned()).collect())
    }

    fn remember(&mut self, key: Key, vector: Vector) {
        if let Some(file) = &mut self.file {
            let mut record = Vec::with_capacity(24 + vector.values.len());
            if file.metadata().is_ok_and(|m| m.len() == 0) {
                record.extend((vector.values.len() as u32).to_le_bytes());
            }
            record.extend(key);
            record.extend(vector.scale.to_le_bytes());
            record.extend(vector.values.iter().map(|v| *v as u8));
            if file.write_all(&record).is_err() {
                self.file = None;
            }
        }
        self.known.insert(key, vector);
    }
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

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    /// Counts what it is asked for.
    struct Counting(std::sync::Mutex<Vec<String>>);

    impl Encoder for Counting {
        fn id(&self) -> &str {
            "counting"
        }

        fn encode(&self, _: Side, texts: &[&str]) -> Result<Vec<Vec<f32>>, EncoderError> {
            self.0.lock().unwrap().extend(texts.iter().map(|t| (*t).to_owned()));
            Ok(texts.iter().map(|t| vec![1.0, t.len() as f32 / 100.0, -0.5]).collect())
        }
    }

    #[test]
    fn nothing_is_encoded_twice_and_half_a_record_is_cut_off() {
        let dir = tempfile::tempdir().unwrap();
        let encoder = Counting(std::sync::Mutex::default());
        let ask = |texts: &[&str]| {
            let last = Cell::new((0, 0));
            let mut cache = Cache::open(Some(dir.path()), "counting");
            let out = cache.vectors(&encoder, Side::Passage, texts, &mut |done, all| last.set((done, all))).unwrap();
            (out, last.get())
        };
        let (first, said) = ask(&["aa", "b", "aa"]);
        assert_eq!((first.len(), said), (3, (2, 2)));
        assert_eq!(first[0], first[2]);
        let path = fs::read_dir(dir.path()).unwrap().next().unwrap().unwrap().path();
        File::options().append(true).open(&path).unwrap().write_all(b"half a record").unwrap();
        let (second, said) = ask(&["c", "aa", "b"]);
        assert_eq!((&second[1], &second[2], said), (&first[0], &first[1], (1, 1)));
        assert_eq!(ask(&["c"]).0[0], second[0]);
        assert_eq!(encoder.0.lock().unwrap().len(), 3);
    }

    #[test]
    fn without_a_folder_everything_works() {
        let encoder = Counting(std::sync::Mutex::default());
        let out = Cache::open(None, "counting").vectors(&encoder, Side::Question, &["a"], &mut |_, _| {}).unwrap();
        assert_eq!(out.len(), 1);
    }
}
