//! Passages by who said them, and who of them is worth hearing.

use std::collections::HashMap;

use crate::quote::SpeakerId;
use crate::retrieval::Ranked;

use super::Standing;

/// From this share on a passage says all words of a topic, but for rounding.
const WHOLLY_COVERED: f32 = 0.99;

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

/// The speakers who come close to the strongest, and those who say all of the topic's words, strongest first: each is as strong as
/// the best passage and a share of the second best.
pub(super) fn strongest(voices: Vec<Voice>, close: f32, second_vote: f32) -> Vec<Voice> {
    let strength = |voice: &Voice| {
        let mut scores: Vec<f32> = voice.passages.iter().map(|r| r.score).collect();
        scores.sort_by(|a, b| b.total_cmp(a));
        scores.first().copied().unwrap_or(0.0) + second_vote * scores.get(1).copied().unwrap_or(0.0)
    };
    let mut voices: Vec<(f32, Voice)> = voices.into_iter().map(|voice| (strength(&voice), voice)).collect();
    let most = voices.iter().map(|(s, _)| *s).fold(0.0, f32::max);
    voices.retain(|(s, voice)| *s >= most * close || voice.passages.iter().any(|r| r.coverage >= WHOLLY_COVERED));
    if second_vote > 0.0 {
        voices.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    }
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
