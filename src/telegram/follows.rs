//! What people and groups follow, and the news of it that they have not had yet. It lies in the bot's one file, so it outlives a restart.

use std::collections::BTreeSet;

use redb::{ReadableDatabase, ReadableTable, TableDefinition, WriteTransaction};
use serde::{Deserialize, Serialize};

use crate::quote::QuoteId;

use super::quiet::Quiet;
use super::state::{Conversation, Store};

type Key = (i64, i32, i64);

/// Chat, topic, chat again (an older version had the person), and a number → what is followed there.
const FOLLOWS: TableDefinition<'_, (i64, i32, i64, u32), &[u8]> = TableDefinition::new("follows");
/// Chat, topic and chat again → the news that they are to have.
const NEWS: TableDefinition<'_, Key, &[u8]> = TableDefinition::new("news");
/// Quotations that are no news, by [`mark`]: those that were in an index before.
const KNOWN: TableDefinition<'_, u64, ()> = TableDefinition::new("known");
/// Person or chat → their quiet hours; empty where they want none.
const QUIET: TableDefinition<'_, i64, &str> = TableDefinition::new("quiet");

/// What may be followed in one chat, or topic of a forum.
pub(super) const LIMIT: usize = 20;
/// Quotations that one conversation's news may hold; further ones are counted.
const MOST: usize = 60;

/// Something that somebody follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Follow {
    /// As they wrote it.
    pub(super) words: String,
    /// Whether it stood in quotation marks: a topic, whatever else it could mean.
    pub(super) topic: bool,
    /// The language that their messages were in.
    pub(super) lang: String,
    /// Who asked for it: in a closed bot a group is told what somebody follows who is served.
    #[serde(default)]
    pub(super) by: Option<i64>,
}

/// A number by which a chat's follow is known.
pub(super) type Nth = u32;

/// What somebody is to be told.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct News {
    pub(super) quotes: Vec<QuoteId>,
    /// How many more there are than these.
    pub(super) more: u64,
    /// What they follow that it belongs to.
    pub(super) about: BTreeSet<String>,
    /// The language that their messages were in.
    pub(super) lang: String,
}

impl News {
    pub(super) fn add(&mut self, follow: &Follow, quotes: Vec<QuoteId>) {
        self.about.insert(follow.words.clone());
        self.lang.clone_from(&follow.lang);
        self.take(quotes);
    }

    /// Adds what has come since.
    fn join(&mut self, since: Self) {
        self.about.extend(since.about);
        self.more += since.more;
        self.take(since.quotes);
    }

    fn take(&mut self, quotes: Vec<QuoteId>) {
        for quote in quotes {
            match self.quotes.contains(&quote) {
                true => {}
                false if self.quotes.len() < MOST => self.quotes.push(quote),
                false => self.more += 1,
            }
        }
    }
}

/// The sixty bits of a quotation's id: eight bytes where it has twelve characters.
fn mark(quote: &QuoteId) -> u64 {
    let bits = |c: u8| if c.is_ascii_digit() { c - b'2' + 26 } else { c - b'a' };
    quote.as_str().bytes().fold(0, |sum, c| (sum << 5) | u64::from(bits(c)))
}

/// Stands in the table once it was filled, also with nothing; no quotation has as many bits.
const FILLED: u64 = u64::MAX;

pub(super) fn prepare(write: &WriteTransaction) -> Result<(), redb::Error> {
    write.open_table(FOLLOWS)?;
    write.open_table(NEWS)?;
    write.open_table(KNOWN)?;
    write.open_table(QUIET)?;
    adopt(write)
}

/// What an older version kept for each person of a group is the group's.
fn adopt(write: &WriteTransaction) -> Result<(), redb::Error> {
    let mut follows = write.open_table(FOLLOWS)?;
    let mut theirs = Vec::new();
    for row in follows.extract_if(|(chat, _, person, _), _| chat != person)? {
        let (key, bytes) = row?;
        theirs.push((key.value(), serde_json::from_slice::<Follow>(bytes.value())));
    }
    for ((chat, topic, person, _), follow) in theirs {
        let Ok(follow) = follow else { continue };
        let mut next = 0;
        let mut known = false;
        for row in follows.range((chat, topic, chat, 0)..=(chat, topic, chat, Nth::MAX))? {
            let (key, bytes) = row?;
            next = key.value().3.saturating_add(1);
            known |= serde_json::from_slice::<Follow>(bytes.value())
                .is_ok_and(|other| other.words.to_lowercase() == follow.words.to_lowercase());
        }
        if let (false, Ok(bytes)) = (known, serde_json::to_vec(&Follow { by: Some(person), ..follow })) {
            follows.insert((chat, topic, chat, next), bytes.as_slice())?;
        }
    }
    let mut news = write.open_table(NEWS)?;
    let mut theirs = Vec::new();
    for row in news.extract_if(|(chat, _, person), _| chat != person)? {
        let (key, bytes) = row?;
        theirs.push((key.value(), serde_json::from_slice::<News>(bytes.value())));
    }
    for ((chat, topic, _), waiting) in theirs {
        let Ok(waiting) = waiting else { continue };
        let mut all: News = news.get((chat, topic, chat))?.and_then(|bytes| serde_json::from_slice(bytes.value()).ok()).unwrap_or_default();
        all.lang.clone_from(&waiting.lang);
        all.join(waiting);
        news.insert((chat, topic, chat), serde_json::to_vec(&all).unwrap_or_default().as_slice())?;
    }
    Ok(())
}

/// Deletes what a person follows, and that they asked for what a group follows.
pub(super) fn forget(write: &WriteTransaction, person: i64) -> Result<(), redb::Error> {
    let mut follows = write.open_table(FOLLOWS)?;
    follows.retain(|(_, _, who, _), _| who != person)?;
    let mut asked = Vec::new();
    for row in follows.iter()? {
        let (key, bytes) = row?;
        let follow = serde_json::from_slice::<Follow>(bytes.value()).ok().filter(|follow| follow.by == Some(person));
        asked.extend(follow.map(|follow| (key.value(), Follow { by: None, ..follow })));
    }
    for (key, follow) in asked {
        follows.insert(key, serde_json::to_vec(&follow).unwrap_or_default().as_slice())?;
    }
    write.open_table(NEWS)?.retain(|(_, _, who), _| who != person)?;
    write.open_table(QUIET)?.remove(person)?;
    Ok(())
}

/// A group that has another number now.
pub(super) fn moved(write: &WriteTransaction, old: i64, new: i64) -> Result<(), redb::Error> {
    let mut table = write.open_table(FOLLOWS)?;
    let mut taken = Vec::new();
    for row in table.extract_if(|(chat, ..), _| chat == old)? {
        let (key, bytes) = row?;
        taken.push((key.value(), bytes.value().to_vec()));
    }
    for ((_, topic, _, nth), bytes) in taken {
        table.insert((new, topic, new, nth), bytes.as_slice())?;
    }
    let mut table = write.open_table(NEWS)?;
    let mut taken = Vec::new();
    for row in table.extract_if(|(chat, ..), _| chat == old)? {
        let (key, bytes) = row?;
        taken.push((key.value(), bytes.value().to_vec()));
    }
    for ((_, topic, _), bytes) in taken {
        table.insert((new, topic, new), bytes.as_slice())?;
    }
    let mut quiet = write.open_table(QUIET)?;
    let hours = quiet.remove(old)?.map(|hours| hours.value().to_owned());
    if let Some(hours) = hours {
        quiet.insert(new, hours.as_str())?;
    }
    Ok(())
}

impl Store {
    /// What is followed in a chat, in the order in which that began.
    pub(super) fn follows(&self, of: Conversation) -> Vec<(Nth, Follow)> {
        let (chat, topic, person) = of.followed().key();
        let read = || -> Result<Vec<(Nth, Follow)>, redb::Error> {
            let table = self.database.begin_read()?.open_table(FOLLOWS)?;
            let mut out = Vec::new();
            for row in table.range((chat, topic, person, 0)..=(chat, topic, person, Nth::MAX))? {
                let (key, bytes) = row?;
                out.extend(serde_json::from_slice(bytes.value()).ok().map(|follow| (key.value().3, follow)));
            }
            Ok(out)
        };
        self.said(read()).unwrap_or_default()
    }

    /// Everything that anybody follows.
    pub(super) fn all_follows(&self) -> Vec<(Conversation, Follow)> {
        let read = || -> Result<Vec<(Conversation, Follow)>, redb::Error> {
            let table = self.database.begin_read()?.open_table(FOLLOWS)?;
            let mut out = Vec::new();
            for row in table.iter()? {
                let (key, bytes) = row?;
                let (chat, topic, person, _) = key.value();
                out.extend(serde_json::from_slice(bytes.value()).ok().map(|follow| (Conversation { chat, topic, person }, follow)));
            }
            Ok(out)
        };
        self.said(read()).unwrap_or_default()
    }

    pub(super) fn follow(&self, of: Conversation, follow: &Follow) {
        let Ok(bytes) = serde_json::to_vec(follow) else { return };
        let (chat, topic, person) = of.followed().key();
        let next = self.follows(of).last().map_or(0, |(nth, _)| nth.saturating_add(1));
        self.change(|write| {
            write.open_table(FOLLOWS)?.insert((chat, topic, person, next), bytes.as_slice())?;
            Ok(())
        });
    }

    /// Ends one; `None` where it has ended before.
    pub(super) fn unfollow(&self, of: Conversation, nth: Nth) -> Option<Follow> {
        let (chat, topic, person) = of.followed().key();
        let mut ended = None;
        self.change(|write| {
            let mut table = write.open_table(FOLLOWS)?;
            ended = table.remove((chat, topic, person, nth))?.and_then(|bytes| serde_json::from_slice(bytes.value()).ok());
            Ok(())
        });
        ended
    }

    /// A chat in which the bot may no longer write.
    pub(super) fn lose(&self, lost: i64) {
        self.change(|write| {
            write.open_table(FOLLOWS)?.retain(|(chat, ..), _| chat != lost)?;
            write.open_table(NEWS)?.retain(|(chat, ..), _| chat != lost)?;
            Ok(())
        });
    }

    /// Those of these quotations that were in no index before; `None` where that is not known yet.
    pub(super) fn unknown(&self, quotes: &[QuoteId]) -> Option<Vec<QuoteId>> {
        let read = || -> Result<Option<Vec<QuoteId>>, redb::Error> {
            let table = self.database.begin_read()?.open_table(KNOWN)?;
            if table.get(FILLED)?.is_none() {
                return Ok(None);
            }
            let mut out = Vec::new();
            for quote in quotes {
                if table.get(mark(quote))?.is_none() {
                    out.push(quote.clone());
                }
            }
            Ok(Some(out))
        };
        // A table that cannot be read must not make news of everything.
        self.said(read()).unwrap_or_else(|| Some(Vec::new()))
    }

    /// From now on these quotations are known, and this is to be told: both or neither.
    pub(super) fn note(&self, known: &[QuoteId], told: &[(Conversation, Follow, Vec<QuoteId>)]) {
        self.change(|write| {
            let mut table = write.open_table(KNOWN)?;
            table.insert(FILLED, ())?;
            for quote in known {
                table.insert(mark(quote), ())?;
            }
            let mut news = write.open_table(NEWS)?;
            for (of, follow, quotes) in told {
                let mut all: News = news.get(of.key())?.and_then(|bytes| serde_json::from_slice(bytes.value()).ok()).unwrap_or_default();
                all.add(follow, quotes.clone());
                news.insert(of.key(), serde_json::to_vec(&all).unwrap_or_default().as_slice())?;
            }
            Ok(())
        });
        self.flush();
    }

    /// Nobody follows anything, so there is nothing to know.
    pub(super) fn know_nothing(&self) {
        let read = || -> Result<bool, redb::Error> { Ok(self.database.begin_read()?.open_table(KNOWN)?.get(FILLED)?.is_some()) };
        if self.said(read()) == Some(true) {
            self.change(|write| {
                write.delete_table(KNOWN)?;
                write.open_table(KNOWN)?;
                Ok(())
            });
        }
    }

    /// Whoever has news coming.
    pub(super) fn with_news(&self) -> Vec<Conversation> {
        let read = || -> Result<Vec<Conversation>, redb::Error> {
            let table = self.database.begin_read()?.open_table(NEWS)?;
            let mut out = Vec::new();
            for row in table.iter()? {
                let (chat, topic, person) = row?.0.value();
                out.push(Conversation { chat, topic, person });
            }
            Ok(out)
        };
        self.said(read()).unwrap_or_default()
    }

    /// Takes the news out, for good: a power cut may lose it, and never has it told twice.
    pub(super) fn take_news(&self, of: Conversation) -> Option<News> {
        let mut taken = None;
        self.change(|write| {
            taken = write.open_table(NEWS)?.remove(of.key())?.and_then(|bytes| serde_json::from_slice(bytes.value()).ok());
            Ok(())
        });
        self.flush();
        taken
    }

    /// Puts news back that certainly did not arrive, before what has come since.
    pub(super) fn put_back(&self, of: Conversation, news: &News) {
        self.change(|write| {
            let mut table = write.open_table(NEWS)?;
            let since: News = table.get(of.key())?.and_then(|bytes| serde_json::from_slice(bytes.value()).ok()).unwrap_or_default();
            let mut all = news.clone();
            all.join(since);
            table.insert(of.key(), serde_json::to_vec(&all).unwrap_or_default().as_slice())?;
            Ok(())
        });
    }

    /// A person's or a chat's quiet hours: `None` where they have said nothing, `Some(None)` where they want none.
    pub(super) fn quiet(&self, of: i64) -> Option<Option<Quiet>> {
        let read = || -> Result<Option<Option<Quiet>>, redb::Error> {
            let table = self.database.begin_read()?.open_table(QUIET)?;
            Ok(table.get(of)?.map(|hours| hours.value().parse().ok()))
        };
        self.said(read()).flatten()
    }

    pub(super) fn choose_quiet(&self, of: i64, quiet: Option<&Quiet>) {
        let hours = quiet.map(ToString::to_string).unwrap_or_default();
        self.change(|write| {
            write.open_table(QUIET)?.insert(of, hours.as_str())?;
            Ok(())
        });
    }
}
