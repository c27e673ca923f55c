//! Extraction: the layout of an article is recognised, its quotations read, their affiliations understood.

use std::cell::OnceCell;
use std::collections::HashMap;

use crate::article::ArticleId;
use crate::lexicon::Gazetteer;
use crate::text::Lang;

use super::entities::written_out;
use super::layouts::{RUNNING, TABLE, Who, around_blocks};
use super::pulled::without_pulled;
use super::{Affiliation, Attribution, Quote, QuoteId, Speaker, SpeakerId};

/// The quotes of an article, and how it was read.
pub struct Extracted {
    /// In the order of the text.
    pub quotes: Vec<Quote>,
    /// The layout that was recognised.
    pub layout: Option<&'static str>,
}

/// Takes the quotations out of a text. Every span is one of `body`.
pub fn extract(article: &ArticleId, body: &str, lang: &Lang, gazetteer: &Gazetteer) -> Extracted {
    let text = written_out(body);
    // Running text is read around the blocks of another layout, too, and once.
    let mut running = OnceCell::new();
    for layout in TABLE {
        let read = if layout.blocks { None } else { running.take() };
        let mut found = without_pulled(&text, read.unwrap_or_else(|| (layout.read)(&text, lang)));
        if found.is_empty() {
            continue;
        }
        if layout.blocks {
            let Some(around) = around_blocks(&text, running.get_or_init(|| (RUNNING.read)(&text, lang)), &found) else { continue };
            found.extend(around);
            found.sort_by_key(|f| f.words.start);
        }
        // Whoever speaks often is read once.
        let mut read: HashMap<&str, Affiliation> = HashMap::new();
        let mut ids: HashMap<String, SpeakerId> = HashMap::new();
        let quotes = found.into_iter().filter_map(|f| {
            let words = f.words.of(body)?;
            let affiliation = f.affiliation.and_then(|a| a.of(body));
            let affiliation = affiliation.map(|a| read.entry(a).or_insert_with(|| Affiliation::read(a, gazetteer, lang)).clone());
            let (attribution, mention) = match f.who {
                Who::Named { name, mention } => {
                    let id = ids.entry(name.clone()).or_insert_with(|| SpeakerId::of(&name)).clone();
                    (Attribution::Resolved(Speaker { id, name, aliases: Vec::new() }), mention)
                }
                Who::Called(mention) => (Attribution::Named(mention.of(body)?.to_owned()), Some(mention)),
                Who::Unknown => (Attribution::Unattributed, None),
            };
            Some(Quote {
                id: QuoteId::new(article.as_str(), words),
                article: article.clone(),
                kind: f.kind,
                spans: vec![f.words],
                attribution,
                mention,
                affiliation,
                confidence: f.confidence,
                reviewed: false,
            })
        });
        let mut quotes: Vec<Quote> = quotes.collect();
        tell_apart(&mut quotes, article, body);
        return Extracted { quotes, layout: Some(layout.name) };
    }
    Extracted { quotes: Vec::new(), layout: None }
}

/// The same words twice in an article are two quotes, and need two ids.
fn tell_apart(quotes: &mut [Quote], article: &ArticleId, body: &str) {
    let mut seen: HashMap<QuoteId, usize> = HashMap::new();
    for quote in quotes {
        let before = seen.entry(quote.id.clone()).or_insert(0);
        if *before > 0 {
            quote.id = QuoteId::new(article.as_str(), &format!("{}\0{before}", quote.words(body).join("\n")));
        }
        *before += 1;
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;

    /// Pieces of which texts are made that lead every reader into its corners.
    const PIECES: [&str; 172] = [
        "\n— Jane Doe\nWeller\n",
        "\n■藤波圭一氏　海洋大学准教授\n",
        "\n■ 김민수 부산대 교수\n",
        "Frau Doe, ",
        "Interview\n",
        "the scientist",
        "der Rathauschef ",
        "une pancarte : ",
        "A sign reads ",
        "the charity Age Together ",
        "霧沢町は",
        "국토교통부는 ",
        "确实",
        "之子",
        "は苦笑する。",
        "森さん",
        "बाद ",
        "बالن",
        "بالنتائج",
        "اسمها ",
        "\n \n\n\n",
        "“\n",
        "»\n\n«",
        "Minister for Housing Orla Devane ",
        "tenía 34 años",
        "Jane Doe, elle, ",
        "Jane Doe is a baker at X.",
        "has been edited for length",
        "簡介|",
        "受訪者",
        "Google spokesman ",
        "Tesla and SpaceX owner ",
        "London-based ",
        " was told by ",
        " quoted the witness as saying ",
        "According to X, ",
        "’s lawyer, ",
        "King Jr. ",
        "Bank of England ",
        " of ",
        " and ",
        "who added ",
        "президент Украины ",
        "Анны Беловой ",
        "Tesla и ",
        "رئيس أوكرانيا ",
        "副市長は",
        "元首相は",
        "市民王女士",
        "援引王强的话说",
        "一位不愿透露姓名的官员称",
        "によると、",
        "Jane Doe (Weller, Norway): ",
        "& ",
        "von ",
        "wurde ",
        "heard ",
        "김 모 씨는 ",
        "&ldquo;",
        "&rdquo;",
        "&quot;",
        "&amp;quot;",
        "记者：",
        "？",
        "王强：",
        "P. ",
        "R. ",
        "Jane Doe – ",
        "\n1. Why?\n",
        "\n王强（大学教授）：\n",
        "\nJane Doe\nA baker in Weller\n",
        "桐谷みのり",
        "氏も",
        "그는",
        "교수의 말이다.",
        "का कहना है",
        "По его словам, ",
        "issued by ",
        "教授周德厚今年",
        "、",
        "“",
        "”",
        "\"",
        "‘",
        "’",
        "'",
        "«",
        "»",
        "„",
        "「",
        "」",
        "『",
        "』",
        "\n",
        "\n\n",
        " ",
        "—",
        "- ",
        ":",
        "：",
        ",",
        "，",
        ".",
        "。",
        "(",
        ")",
        "（",
        "）",
        "Jane Doe",
        "said",
        "she",
        "according to",
        "Präsident",
        "sagte",
        "قال",
        "ने कहा",
        "는",
        "김민수 교수는",
        "教授王强",
        "说",
        "は述べた",
        "e\u{301}\u{200d}😀",
        "Q: ",
        "A: ",
        "さんは",
        "の話「",
        "そう話すのは、",
        "这位",
        "在",
        "看来,",
        "编者按：",
        "\n王强,大学教授：",
        "Nach Angaben von ",
        "der Forscherin ",
        "أما ",
        "الذي صرح",
        "على حد قول",
        "، رئيسة ",
        "역시",
        "업체 측은",
        "(노동법)는",
        "हंसते हुए",
        "का सुझाव है",
        "disse à Lusa ",
        "l’économiste ",
        "\n■王强・大学教授\n",
        "По словам Марины Беловой, ",
        "Университета ",
        "女士",
        "的他",
        "\n―왜 그런가.\n",
        "secondo cui ",
        "»",
        "«Wir",
        "\n하윤지 “네.”\n",
        "\n嘉宾:\n王强 大学教授\n",
        "谈及",
        "长期关注",
        " is a ",
        "(JD)",
        ", who is now a ",
        "с Ольгой Ветровой",
        "la studiosa",
        "JD – ",
        "S.: ",
        "北海道",
        "・",
        "氏(教授)\n「",
        "（大学教授）、",
        "――",
        "عبد الرحمن",
        "، تعمل ",
    ];

    static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::built_in().unwrap());

    proptest! {
        #[test]
        fn any_text_gives_spans_of_its_own(
            pieces in prop::collection::vec(prop_oneof![8 => prop::sample::select(PIECES.to_vec()).prop_map(str::to_owned), 2 => "\\PC{0,6}"], 0..60),
            lang in prop::sample::select(vec!["en", "de", "es", "fr", "it", "pt", "ru", "zh", "zh-Hant", "ja", "ko", "ar", "hi", "xx"]),
        ) {
            let text = pieces.concat();
            let article = ArticleId::from_words("any").unwrap();
            let found = extract(&article, &text, &lang.parse().unwrap(), &GAZETTEER);
            for quote in found.quotes {
                prop_assert_eq!(quote.words(&text).len(), quote.spans.len());
                prop_assert!(quote.mention.is_none_or(|m| m.of(&text).is_some()));
                prop_assert!((0.0..=1.0).contains(&quote.confidence));
            }
        }
    }
}
