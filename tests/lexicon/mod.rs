//! What a text names, by the files of `config/` and the dictionary.

mod dictionary;
mod gazetteer;
mod places;

use std::sync::LazyLock;

use whosaid::lexicon::Gazetteer;

/// The gazetteer that comes with the program, built once for all tests.
pub static BUILT_IN: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::built_in().unwrap());
