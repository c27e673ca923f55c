//! A file as memory: opened at once, read by the page as it is used, and shared by all who open it.

// Mapping is unsafe since another process could cut the file short under the reader. Everything else of the program is safe.
#![allow(unsafe_code)]

use std::fs::File;
use std::io;
use std::path::Path;

/// Maps a file to read.
pub fn map(path: &Path) -> io::Result<memmap2::Mmap> {
    let file = File::open(path)?;
    // SAFETY: files that are mapped (models, vectors of a published generation) are written beside their place and renamed,
    // never changed in place, so the bytes stay as they are while the map lives.
    unsafe { memmap2::Mmap::map(&file) }
}
