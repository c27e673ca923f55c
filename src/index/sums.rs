//! `sums.json` of a generation: by it a file that is not what was written is noticed before anybody asks it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::error::IndexError;

pub(super) const SUMS: &str = "sums.json";

/// Files by name: length in bytes, and the CRC-32 of the smallest.
type Sums = BTreeMap<String, (u64, Option<u32>)>;

/// The smallest files are summed up to this many bytes altogether: their sums are looked at whenever an index is opened, which takes some
/// milliseconds. Of larger ones it is the length.
const SUMMED: u64 = 32 * 1024 * 1024;

/// Writes what the files of a folder are; all others are there by now.
pub(super) fn write(dir: &Path) -> Result<(), IndexError> {
    let mut sums = Sums::new();
    for entry in fs::read_dir(dir).map_err(IndexError::io(dir))? {
        let entry = entry.map_err(IndexError::io(dir))?;
        if let Ok(name) = entry.file_name().into_string() {
            sums.insert(name, (entry.metadata().map_err(IndexError::io(dir))?.len(), None));
        }
    }
    let mut smallest: Vec<_> = sums.iter_mut().collect();
    smallest.sort_by_key(|(_, (length, _))| *length);
    let mut summed = 0;
    for (name, (length, sum)) in smallest {
        summed += *length;
        if summed > SUMMED {
            break;
        }
        let path = dir.join(name);
        *sum = Some(crc32fast::hash(&fs::read(&path).map_err(IndexError::io(&path))?));
    }
    let path = dir.join(SUMS);
    let json = serde_json::to_vec(&sums).map_err(|e| IndexError::io(&path)(e.into()))?;
    fs::write(&path, json).map_err(IndexError::io(&path))
}

/// The first file of a folder that is not what was written; `None` where all are.
pub(super) fn damaged(dir: &Path) -> Option<String> {
    let sums: Option<Sums> = fs::read(dir.join(SUMS)).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
    let Some(sums) = sums else { return Some(SUMS.to_owned()) };
    let whole = |(name, (length, sum)): &(&String, &(u64, Option<u32>))| {
        let path = dir.join(name);
        match sum {
            Some(sum) => fs::read(path).is_ok_and(|bytes| bytes.len() as u64 == *length && crc32fast::hash(&bytes) == *sum),
            None => fs::metadata(path).is_ok_and(|meta| meta.len() == *length),
        }
    };
    sums.iter().find(|file| !whole(file)).map(|(name, _)| name.clone())
}
