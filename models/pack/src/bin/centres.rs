//! Makes the file of what the pieces of all texts of a language have in common, by the first encoder.
//!
//! `cargo run --release -p whosaid-pack --bin centres -- models/multilingual-e5-small/e5-small-q4.bin OUT`. The texts are those of the
//! background (`src/embedding/background.tsv`), which says the same in each language.

use std::path::Path;

use anyhow::{Context, Result, bail};
use whosaid::embedding::{E5, Side, background};

/// The languages of the background.
const LANGUAGES: [&str; 12] = ["en", "zh", "es", "fr", "de", "pt", "it", "ru", "ar", "hi", "ja", "ko"];
/// Numbers of a piece's vector.
const LENGTH: usize = 384;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [model, out] = arguments.as_slice() else { bail!("usage: centres MODEL OUT") };
    let encoder = E5::without_centres(Path::new(model))?;
    let mut file = Vec::new();
    for language in LANGUAGES {
        for side in [Side::Question, Side::Passage] {
            let texts: Vec<&str> = background([language]).into_iter().filter(|(of, _)| *of == language).map(|(_, text)| text).collect();
            let mut mean = vec![0f64; LENGTH];
            let mut count = 0.0;
            for encoded in encoder.read(side, &texts) {
                for piece in encoded.pieces.chunks_exact(LENGTH) {
                    mean.iter_mut().zip(piece).for_each(|(sum, n)| *sum += f64::from(*n));
                    count += 1.0;
                }
            }
            file.extend(mean.into_iter().flat_map(|sum| ((sum / count) as f32).to_le_bytes()));
        }
    }
    std::fs::write(out, file).with_context(|| out.clone())
}
