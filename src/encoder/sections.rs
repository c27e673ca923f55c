//! The frame of a model's file: a few numbers and sections of bytes, laid out so that a mapping of it is used as it lies.
//!
//! All numbers are little-endian. The file begins with eight bytes for its kind and version, then come the model's numbers
//! (`u32`), then offset and length in bytes of each section (`u64`). Sections begin at multiples of 64.

use std::ops::Range;
use std::sync::Arc;

/// Bytes that nobody writes to: a mapped file, or memory.
pub type Bytes = Arc<dyn AsRef<[u8]> + Send + Sync>;

/// The first bytes of a file: its kind and version.
pub type Magic = [u8; 8];

const ALIGNED: usize = 64;
const CUT: &str = "is cut short";

/// The numbers at the head of a file. An error says what is wrong.
pub fn numbers<const N: usize>(bytes: &Bytes, magic: &Magic) -> Result<[u32; N], &'static str> {
    let rest = (**bytes).as_ref().strip_prefix(magic.as_slice()).ok_or("is not a model of this version")?;
    let (numbers, _) = rest.as_chunks::<4>();
    let mut out = [0; N];
    for (i, out) in out.iter_mut().enumerate() {
        *out = u32::from_le_bytes(*numbers.get(i).ok_or(CUT)?);
    }
    Ok(out)
}

/// The sections of a file.
pub struct Sections {
    bytes: Bytes,
    ranges: Vec<Range<usize>>,
}

impl Sections {
    /// Finds `count` sections behind `numbers` numbers, each of which lies in the file.
    pub fn find(bytes: Bytes, numbers: usize, count: usize) -> Result<Self, &'static str> {
        let all = (*bytes).as_ref();
        let table = size_of::<Magic>() + 4 * numbers;
        let long = |at: usize| all.get(at..at + 8).and_then(|b| b.try_into().ok()).map(u64::from_le_bytes).ok_or(CUT);
        let range = |i: usize| -> Result<Range<usize>, &'static str> {
            let (start, length) = (long(table + 16 * i)?, long(table + 16 * i + 8)?);
            let end = start.checked_add(length).filter(|end| *end <= all.len() as u64).ok_or(CUT)?;
            Ok(start as usize..end as usize)
        };
        let ranges = (0..count).map(range).collect::<Result<_, _>>()?;
        Ok(Self { ranges, bytes })
    }

    /// The bytes of a section that was found.
    pub fn get(&self, section: usize) -> &[u8] {
        &(*self.bytes).as_ref()[self.ranges[section].clone()]
    }

    /// Whether a section is this long.
    pub fn fits(&self, section: usize, length: usize) -> bool {
        self.ranges.get(section).is_some_and(|range| range.len() == length)
    }

    /// A section of `f32`s, copied out so that it is aligned.
    pub fn floats(&self, section: usize) -> Vec<f32> {
        self.get(section).as_chunks::<4>().0.iter().map(|b| f32::from_le_bytes(*b)).collect()
    }
}

/// A file of these numbers and sections.
pub fn write(magic: &Magic, numbers: &[u32], sections: &[Vec<u8>]) -> Vec<u8> {
    let mut out = magic.to_vec();
    out.extend(numbers.iter().flat_map(|n| n.to_le_bytes()));
    let mut at = (out.len() + 16 * sections.len()).next_multiple_of(ALIGNED);
    for section in sections {
        out.extend((at as u64).to_le_bytes());
        out.extend((section.len() as u64).to_le_bytes());
        at = (at + section.len()).next_multiple_of(ALIGNED);
    }
    for section in sections {
        out.resize(out.len().next_multiple_of(ALIGNED), 0);
        out.extend(section);
    }
    out
}
