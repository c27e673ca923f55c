//! Encodes the background (`src/embedding/background.tsv`) in all its languages with the encoders that come with the program, so that
//! nobody has to wait for that.
//!
//! `cargo run --release -p whosaid-pack --bin background -- models`

use std::path::Path;

use anyhow::{Result, bail, ensure};
use whosaid::embedding::{Cache, E5, Encoder, Muse, Pair, Side, Wanted, background};

/// The languages of the table.
const LANGUAGES: [&str; 12] = ["en", "zh", "es", "fr", "de", "pt", "it", "ru", "ar", "hi", "ja", "ko"];

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [models] = arguments.as_slice() else { bail!("usage: background MODELS") };
    let models = Path::new(models);
    let first = E5::open(&models.join("multilingual-e5-small/e5-small-q4.bin"))?;
    let encoder = Pair::new(first, Muse::open(&models.join("muse-cnn/muse-cnn-q4.bin"))?, Muse::LENGTH);
    let wanted: Vec<Wanted<'_>> = background(LANGUAGES).into_iter().map(|(_, text)| Wanted { text, pieces: false }).collect();
    let mut cache = Cache::open(Some(&models.join("background")), encoder.id());
    cache.fill(&encoder, Side::Passage, &wanted, &mut |_, _| {})?;
    ensure!(cache.missing(Side::Passage, &wanted) == 0, "the folder cannot be written to");
    Ok(())
}
