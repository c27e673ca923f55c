//! Passages by who said them, and who of them is worth hearing.

use std::collections::HashMap;

use crate::quote::{Passage, SpeakerId};
use crate::retrieval::Ranked;

use super::Standing;

/// From this share on a passage says all words of a topic, but for rounding.
const WHOLLY_COVERED: f32 = 0.99;

/// However many speakers there are, whoever comes this close to the strongest is shown.
const HIGHEST_BAR: f32 = 0.8;

/// A speaker's passages, best first.
pub(super) struct Voice {
    pub speaker: String,
    pub passages: Vec<Ranked>,
    pub standing: Standing,
}

/// One entry a speaker (or, of unnamed ones, a quote), in the order of their best passage.
pub(super) fn grouped(ranked: Vec<Ranked>) -> Vec<Voice> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut voices: Vec<Voice> = Vec::new();
    for r in ranked {
        let key = r.passage.speaker.as_deref().map_or_else(|| r.passage.quote.to_string(), |s| SpeakerId::of(s).as_str().to_owned());
        match places.get(&key) {
            Some(&at) => voices[at].passages.push(r),
            None => {
                places.insert(key.clone(), voices.len());
                voices.push(Voice { speaker: key, passages: vec![r], standing: Standing::Asked });
            }
        }
    }
    voices
}

/// The best score.
pub(super) fn top<'r>(ranked: impl IntoIterator<Item = &'r Ranked>) -> f32 {
    ranked.into_iter().map(|r| r.score).fold(0.0, f32::max)
}

/// How close to the strongest speaker others must come to be shown, as shares of its strength.
#[derive(Debug, Clone, Copy)]
pub(super) struct Close {
    /// The second.
    pub second: f32,
    /// What each one after that must have more than the one before.
    pub further: f32,
    /// The best passage of whoever keeps silent about the topic's words, where somebody says them all, beside the best one's.
    pub silent: f32,
}

/// The speakers who come close to the strongest, and those who say all of the topic's words, strongest first: each is as strong as
/// the best passage and a share of the second best. `could_say` tells whose words the topic's could be among.
pub(super) fn strongest(voices: Vec<Voice>, close: Close, second_vote: f32, could_say: impl Fn(&Passage) -> bool) -> Vec<Voice> {
    let strength = |voice: &Voice| {
        let mut scores: Vec<f32> = voice.passages.iter().map(|r| r.score).collect();
        scores.sort_by(|a, b| b.total_cmp(a));
        scores.first().copied().unwrap_or(0.0) + second_vote * scores.get(1).copied().unwrap_or(0.0)
    };
    let mut voices: Vec<(f32, Voice)> = voices.into_iter().map(|voice| (strength(&voice), voice)).collect();
    // In the order of their best passages they stand already.
    if second_vote > 0.0 {
        voices.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    }
    let most = voices.iter().map(|(s, _)| *s).fold(0.0, f32::max);
    let best = voices.iter().map(|(_, voice)| top(&voice.passages)).fold(0.0, f32::max);
    let says_all = |voice: &Voice| voice.passages.iter().any(|r| r.coverage >= WHOLLY_COVERED);
    let said = voices.iter().any(|(_, voice)| says_all(voice));
    let silent = |voice: &Voice| voice.passages.iter().all(|r| r.coverage == 0.0 && could_say(&r.passage));
    let mut kept = 0_usize;
    voices.retain(|(s, voice)| {
        let enough = f32::min(close.second + close.further * kept.saturating_sub(1) as f32, HIGHEST_BAR);
        let speaks = !(said && silent(voice)) || top(&voice.passages) >= best * close.silent;
        let keep = *s >= most * enough && speaks || says_all(voice);
        kept += usize::from(keep);
        keep
    });
    voices.into_iter().map(|(_, voice)| voice).collect()
}

/// First of each side, second of each side, …
pub(super) fn alternating(sides: Vec<Vec<Voice>>) -> Vec<Voice> {
    let mut sides: Vec<_> = sides.into_iter().map(Vec::into_iter).collect();
    let mut out = Vec::new();
    loop {
        let before = out.len();
        out.extend(sides.iter_mut().filter_map(Iterator::next));
        if out.len() == before {
            return out;
        }
    }
}

/// Each speaker once, at the first place.
pub(super) fn unique(voices: Vec<Voice>) -> Vec<Voice> {
    let mut out: Vec<Voice> = Vec::new();
    for voice in voices {
        if !out.iter().any(|v| v.speaker == voice.speaker) {
            out.push(voice);
        }
    }
    out
}
