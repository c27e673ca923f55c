//! What readers are given: pieces of their format in any order, and sound files with slips.

use std::fmt;
use std::ops::Deref;

use proptest::prelude::*;
use proptest::sample::{Index, select};

/// A file, shown as text.
#[derive(Clone)]
pub struct Bytes(pub Vec<u8>);

impl Deref for Bytes {
    type Target = [u8];
    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match str::from_utf8(self) {
            Ok(text) => write!(f, "{text:?}"),
            Err(_) => write!(f, "b\"{}\"", self.escape_ascii()),
        }
    }
}

/// What stands in any format where nobody expects it.
const ANYWHERE: &[&str] = &["“", "”", "é", "日本", "\u{0}", "\n", "\r", "\r\n", " ", "\t", "\u{feff}", "\u{2028}", "🙂", "ا", "\u{200f}"];

/// Pieces of a format, and any text, one after the other.
pub fn pieces(own: &'static [&'static str]) -> impl Strategy<Value = Bytes> {
    prop::collection::vec(piece(own), 0..60).prop_map(|all| Bytes(all.concat().into_bytes()))
}

fn piece(own: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop_oneof![
        6 => select(own).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
        1 => select(ANYWHERE).prop_map(str::to_owned),
    ]
}

/// A sound file, in which bytes are changed and from which an end is cut.
pub fn damaged(sound: &'static [u8]) -> impl Strategy<Value = Bytes> {
    (prop::collection::vec((any::<Index>(), any::<u8>()), 0..40), any::<Index>(), any::<bool>()).prop_map(move |(slips, end, cut)| {
        let mut bytes = sound.to_vec();
        slips.into_iter().for_each(|(at, byte)| {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        });
        if cut {
            bytes.truncate(end.index(sound.len()));
        }
        Bytes(bytes)
    })
}

/// A slip of somebody who writes a file by hand, or of a program that does.
#[derive(Debug, Clone)]
enum Slip {
    /// A piece of the format where it does not belong.
    Put(Index, String),
    /// Some characters are gone.
    Cut(Index, usize),
    /// A line stands there twice.
    Twice(Index),
    /// Two lines have changed places.
    Swapped(Index, Index),
    /// The rest is gone.
    Ended(Index),
    Byte(Index, u8),
}

/// A sound text with a few slips: nearly right, so that a reader gets far into it.
pub fn slipped(sound: &'static [&'static str], own: &'static [&'static str]) -> impl Strategy<Value = Bytes> {
    let often = (piece(own), 1..400usize).prop_map(|(piece, times)| piece.repeat(times));
    let slip = prop_oneof![
        4 => (any::<Index>(), piece(own)).prop_map(|(at, piece)| Slip::Put(at, piece)),
        1 => (any::<Index>(), often).prop_map(|(at, pieces)| Slip::Put(at, pieces)),
        4 => (any::<Index>(), 1..24usize).prop_map(|(at, length)| Slip::Cut(at, length)),
        2 => any::<Index>().prop_map(Slip::Twice),
        2 => (any::<Index>(), any::<Index>()).prop_map(|(one, other)| Slip::Swapped(one, other)),
        1 => any::<Index>().prop_map(Slip::Ended),
        1 => (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Slip::Byte(at, byte)),
    ];
    (select(sound), prop::collection::vec(slip, 0..6)).prop_map(|(text, slips)| Bytes(slips.iter().fold(text.as_bytes().to_vec(), with)))
}

fn with(mut bytes: Vec<u8>, slip: &Slip) -> Vec<u8> {
    let place = |at: &Index, bytes: &[u8]| at.index(bytes.len() + 1);
    match slip {
        Slip::Put(at, piece) => {
            let at = place(at, &bytes);
            bytes.splice(at..at, piece.bytes());
        }
        Slip::Cut(at, length) => {
            let at = place(at, &bytes);
            bytes.drain(at..(at + length).min(bytes.len()));
        }
        Slip::Twice(at) => return in_lines(&bytes, |lines, count| lines.insert(at.index(count), lines[at.index(count)])),
        Slip::Swapped(one, other) => return in_lines(&bytes, |lines, count| lines.swap(one.index(count), other.index(count))),
        Slip::Ended(at) => bytes.truncate(place(at, &bytes)),
        Slip::Byte(at, byte) if !bytes.is_empty() => {
            let at = at.index(bytes.len());
            bytes[at] = *byte;
        }
        Slip::Byte(..) => {}
    }
    bytes
}

/// Changes the lines, of which there are so many.
fn in_lines(bytes: &[u8], change: impl FnOnce(&mut Vec<&[u8]>, usize)) -> Vec<u8> {
    let mut lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    let count = lines.len();
    if count > 0 {
        change(&mut lines, count);
    }
    lines.concat()
}
