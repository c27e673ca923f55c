//! The fields of a passage in tantivy.

use tantivy::schema::{FAST, Field, IndexRecordOption, NumericOptions, STORED, STRING, Schema, TextFieldIndexing, TextOptions};

use super::synonyms::Bm25;

/// Counts up with every change of the fields or of what is stored in them.
pub(super) const SCHEMA_VERSION: u32 = 10;

/// Parts a key from the name that it leads to in `name_key`.
pub(super) const NAME_SEPARATOR: char = '\0';

/// The fields [`Fields::lang`], [`Fields::source_hash`] and [`Fields::place`], by their names.
pub(super) const LANG: &str = "lang";
pub(super) const SOURCE_HASH: &str = "source_hash";
pub(super) const PLACE: &str = "place";
/// The language whose passages the dictionary is for.
pub(super) const CHINESE: &str = "zh";

/// tantivy's own constants, by which all other tokens are weighed.
pub(super) const TEXT_BM25: Bm25 = Bm25 { k1: 1.2, b: 0.75, scale: 1.0 };

/// A gloss has several terms for a word, of which one is meant: both its length and its repetitions tell less than a text's.
pub(super) const GLOSS_BM25: Bm25 = Bm25 { k1: 0.9, b: 0.4, scale: 8.0 };

/// The scale tells a word from a word inside a longer one, which counts half.
pub(super) const WORD_BM25: Bm25 = Bm25 { k1: 0.9, b: 0.4, scale: 2.0 };

#[derive(Clone, Copy)]
pub(super) struct Fields {
    /// Tokens of the words.
    pub text: Field,
    /// Tokens of the affiliation as given.
    pub affiliation: Field,
    /// Parts and sounds of the speaker's names, each with the name it leads to; read as a dictionary, never searched.
    pub name_key: Field,
    /// English terms of a Chinese passage, each as often as [`GLOSS_BM25`] scales its weight.
    pub gloss: Field,
    /// Dictionary words of a Chinese passage.
    pub word: Field,
    pub speaker: Field,
    pub region: Field,
    pub about: Field,
    pub institution: Field,
    pub role: Field,
    pub article: Field,
    pub lang: Field,
    pub quote: Field,
    /// Days since 1970 that the date of publication can mean, first and last.
    pub published_first: Field,
    pub published_last: Field,
    /// The article's id or the bulk file's name: what is taken out as one when its file changes.
    pub source: Field,
    /// A hash of the source, and the passage's place in it. The two are the passage's key: the same in whatever order sources came
    /// into the index, so that equals stand in one order and vectors are found.
    pub source_hash: Field,
    pub place: Field,
    /// The passage as JSON.
    pub passage: Field,
}

pub(super) fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let tokens = TextOptions::default().set_indexing_options(
        TextFieldIndexing::default().set_tokenizer("raw").set_index_option(IndexRecordOption::WithFreqs).set_fieldnorms(true),
    );
    let day = NumericOptions::default().set_fast();
    let fields = Fields {
        text: builder.add_text_field("text", tokens.clone()),
        affiliation: builder.add_text_field("affiliation", tokens.clone()),
        gloss: builder.add_text_field("gloss", tokens.clone()),
        word: builder.add_text_field("word", tokens),
        name_key: builder.add_text_field("name_key", STRING),
        speaker: builder.add_text_field("speaker", STRING),
        region: builder.add_text_field("region", STRING),
        about: builder.add_text_field("about", STRING),
        institution: builder.add_text_field("institution", STRING),
        role: builder.add_text_field("role", STRING),
        article: builder.add_text_field("article", STRING),
        lang: builder.add_text_field(LANG, STRING | FAST),
        quote: builder.add_text_field("quote", STRING),
        published_first: builder.add_i64_field("published_first", day.clone()),
        published_last: builder.add_i64_field("published_last", day),
        source: builder.add_text_field("source", STRING),
        source_hash: builder.add_u64_field(SOURCE_HASH, NumericOptions::default().set_fast()),
        place: builder.add_u64_field(PLACE, NumericOptions::default().set_fast()),
        passage: builder.add_bytes_field("passage", STORED),
    };
    (builder.build(), fields)
}
