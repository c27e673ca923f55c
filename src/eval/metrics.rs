//! How good a ranking is. Every figure is between 0 (nothing found) and 1 (perfect), for one question or as their mean.

use super::beir::Judged;

/// The figures of a ranking, or the mean of many.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Figures {
    /// Discounted cumulative gain of the first 10 over that of the best ranking there could be. The gain is the relevance
    /// itself, as in `trec_eval` (`ndcg_cut.10`), not 2 to its power less 1; where relevance is 0 or 1 the two agree.
    pub ndcg_10: f64,
    /// One over the rank of the first relevant document; 0 where it is not among the first 10.
    pub mrr_10: f64,
    /// The share of the relevant documents that are the first 1, 5 and 10.
    pub recall_1: f64,
    pub recall_5: f64,
    pub recall_10: f64,
}

impl Figures {
    /// The figures of one question: its documents best first, each once, and how relevant documents are to it.
    pub fn of<'r>(ranking: impl IntoIterator<Item = &'r str>, judged: &Judged) -> Self {
        let relevance = |id: &str| judged.get(id).copied().unwrap_or(0).max(0);
        let found: Vec<i32> = ranking.into_iter().take(10).map(relevance).collect();
        let mut ideal: Vec<i32> = judged.values().copied().filter(|r| *r > 0).collect();
        ideal.sort_unstable_by(|a, b| b.cmp(a));
        let recall = |depth: usize| share(found.iter().take(depth).filter(|r| **r > 0).count() as f64, ideal.len() as f64);
        Self {
            ndcg_10: share(gain(&found), gain(&ideal)),
            mrr_10: found.iter().position(|r| *r > 0).map_or(0.0, |at| 1.0 / (at + 1) as f64),
            recall_1: recall(1),
            recall_5: recall(5),
            recall_10: recall(10),
        }
    }

    /// The mean over questions; 0 throughout where there are none.
    pub fn mean(all: &[Self]) -> Self {
        let mean = |figure: fn(&Self) -> f64| share(all.iter().map(figure).sum(), all.len() as f64);
        Self {
            ndcg_10: mean(|f| f.ndcg_10),
            mrr_10: mean(|f| f.mrr_10),
            recall_1: mean(|f| f.recall_1),
            recall_5: mean(|f| f.recall_5),
            recall_10: mean(|f| f.recall_10),
        }
    }

    /// The figures with the names by which they are known.
    pub fn named(&self) -> [(&'static str, f64); 5] {
        [
            ("nDCG@10", self.ndcg_10),
            ("MRR@10", self.mrr_10),
            ("recall@1", self.recall_1),
            ("recall@5", self.recall_5),
            ("recall@10", self.recall_10),
        ]
    }
}

/// Discounted cumulative gain of the first 10: each relevance over the binary logarithm of its rank plus one.
fn gain(relevances: &[i32]) -> f64 {
    let gains = (2u32..).zip(relevances.iter().take(10)).map(|(rank, relevance)| f64::from(*relevance) / f64::from(rank).log2());
    // `sum` of nothing is -0, and would be printed so.
    gains.fold(0.0, |sum, gain| sum + gain)
}

fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}
