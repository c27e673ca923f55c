//! What a text names, by the files of `config/` and the dictionary.

mod dictionary;
mod gazetteer;
mod places;
