//! Japanese.

use super::Speech;

pub(super) const SPEECH: Speech = Speech {
    lang: "ja",
    leads: &[],
    views: &[],
    pronouns: &["彼", "彼女"],
    others: &["彼ら", "私"],
    own: &["私", "私たち", "我々", "当社", "弊社", "本学"],
    conjunctions: &[],
    titles: &[],
    trades: &[],
    definite: &[],
    indefinite: &[],
    prepositions: &[],
    openers: &[],
    lookalikes: &[],
    naming: &[
        "という",
        "いわゆる",
        "の名は",
        "名前は",
        "店名は",
        "次回作は",
        "最新作は",
        "新作は",
        "代表作は",
        "愛称は",
        "書名は",
        "題名は",
        "タイトルは",
        "合言葉は",
        "テーマは",
        "曲名は",
    ],
};
