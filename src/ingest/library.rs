//! What the corpus has, by address and by words, so that nothing comes in twice.

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};

use sha2::{Digest, Sha256};
use url::Url;

use crate::article::{self, Article, ArticleId, Draft};
use crate::corpus::{Corpus, CorpusError};
use crate::lexicon::Gazetteer;
use crate::quote::{Quote, QuoteId};

use super::Known;
use super::people::People;

type Words = [u8; 16];

/// The articles that are stored.
pub struct Library {
    corpus: Corpus,
    ids: BTreeSet<ArticleId>,
    by_address: HashMap<String, ArticleId>,
    by_words: HashMap<Words, ArticleId>,
    /// Read when the first article is new: it takes a look at every sidecar.
    people: OnceCell<People>,
}

impl Library {
    /// Looks through the corpus.
    pub fn of(corpus: &Corpus) -> Result<Self, CorpusError> {
        let mut library = Self {
            corpus: corpus.clone(),
            // Also those of articles that cannot be read, whose files are not to be written over.
            ids: corpus.article_ids()?.into_iter().collect(),
            by_address: HashMap::new(),
            by_words: HashMap::new(),
            people: OnceCell::new(),
        };
        for id in library.ids.clone() {
            if let Ok(article) = corpus.article(&id) {
                library.add(&article);
            }
        }
        Ok(library)
    }

    fn add(&mut self, article: &Article) {
        let id = &article.id;
        if let Some(address) = article.meta.url.as_deref() {
            self.by_address.insert(bare(address), id.clone());
        }
        self.by_words.insert(words(&article.body), id.clone());
        self.ids.insert(id.clone());
    }

    /// The article of an address.
    pub fn at(&self, address: &str) -> Option<&ArticleId> {
        self.by_address.get(&bare(address))
    }

    /// Whoever is quoted in the corpus.
    pub(super) fn people(&self, gazetteer: &Gazetteer) -> &People {
        self.people.get_or_init(|| People::of(&self.corpus, &self.ids, gazetteer))
    }

    /// An article was stored.
    pub(super) fn took(&mut self, article: &Article, quotes: &[Quote]) {
        self.add(article);
        if let Some(people) = self.people.get_mut() {
            quotes.iter().for_each(|quote| people.add_quote(quote));
        }
    }

    /// The stored article of the same address or the same words, else a free name.
    pub(super) fn place(&self, draft: &Draft) -> (ArticleId, Known) {
        if let Some(id) = self.by_words.get(&words(&draft.body)) {
            return (id.clone(), Known::Same);
        }
        if let Some(id) = draft.meta.url.as_deref().and_then(|address| self.at(address)) {
            return (id.clone(), Known::Changed);
        }
        let wanted = name(draft);
        if !self.ids.contains(&wanted) {
            return (wanted, Known::New);
        }
        let hash = QuoteId::new("article", &draft.body);
        (wanted.distinguished(hash.as_str().get(..6).unwrap_or("other")), Known::New)
    }
}

fn words(body: &str) -> Words {
    let mut out = Words::default();
    out.copy_from_slice(&Sha256::digest(body)[..16]);
    out
}

/// An address without what leads to the same article: a place in the page, and marks of where the reader came from.
fn bare(address: &str) -> String {
    let Ok(mut url) = Url::parse(address) else { return address.to_owned() };
    url.set_fragment(None);
    let kept: Vec<(String, String)> =
        url.query_pairs().filter(|(key, _)| !key.starts_with("utm_")).map(|(k, v)| (k.into_owned(), v.into_owned())).collect();
    if kept.is_empty() {
        url.set_query(None);
    } else {
        url.query_pairs_mut().clear().extend_pairs(kept);
    }
    url.as_str().trim_end_matches('/').to_owned()
}

/// A name from the address, else the title, else the file.
fn name(draft: &Draft) -> ArticleId {
    let path = draft.meta.url.as_deref().and_then(|u| Url::parse(u).ok());
    let slug =
        path.as_ref().and_then(|u| u.path_segments()?.rfind(|s| s.chars().any(char::is_alphabetic)).map(|s| without_ending(s).to_owned()));
    [slug, draft.meta.title.clone(), draft.file_stem.clone()]
        .into_iter()
        .flatten()
        .find_map(|words| ArticleId::from_words(&words))
        .or_else(|| ArticleId::from_words(QuoteId::new("article", &draft.body).as_str()))
        .expect("a hash is letters and digits, and those make an id")
}

/// The last part of an address without the ending of a format.
fn without_ending(part: &str) -> &str {
    let known = |ending: &str| article::endings().any(|e| e.eq_ignore_ascii_case(ending));
    part.rsplit_once('.').filter(|(_, ending)| known(ending)).map_or(part, |(stem, _)| stem)
}
