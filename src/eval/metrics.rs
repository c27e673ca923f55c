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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn judged(pairs: &[(&str, i32)]) -> Judged {
        pairs.iter().map(|(id, relevance)| ((*id).to_owned(), *relevance)).collect()
    }

    fn close(found: Figures, by_hand: [f64; 5]) {
        for ((name, found), wanted) in found.named().into_iter().zip(by_hand) {
            assert!((found - wanted).abs() < 1e-6 && found.is_sign_positive(), "{name}: {found}, by hand {wanted}");
        }
    }

    #[test]
    fn one_relevant_document_at_the_third_place() {
        // 1 / log2(4) = 0.5
        close(Figures::of(["x", "y", "a"], &judged(&[("a", 1), ("x", 0)])), [0.5, 1.0 / 3.0, 0.0, 1.0, 1.0]);
    }

    #[test]
    fn relevance_counts_in_proportion() {
        // found: 1/1 + 0 + 3/2 = 2.5; ideal: 3/1 + 1/log2(3) = 3.630930
        close(Figures::of(["b", "x", "a"], &judged(&[("a", 3), ("b", 1)])), [2.5 / 3.630_929_753_571_457, 1.0, 0.5, 1.0, 1.0]);
    }

    #[test]
    fn what_comes_after_the_tenth_place_is_not_found() {
        let ranking = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "a"];
        close(Figures::of(ranking, &judged(&[("a", 1)])), [0.0; 5]);
        // 1 / log2(11) and half of what there is
        close(Figures::of(ranking, &judged(&[("10", 1), ("a", 1)])), [0.289_064_826 / 1.630_929_754, 0.1, 0.0, 0.0, 0.5]);
    }

    #[test]
    fn nothing_found_and_nothing_asked_are_nothing() {
        close(Figures::of([], &judged(&[("a", 1)])), [0.0; 5]);
        close(Figures::of(["a"], &judged(&[("a", -2)])), [0.0; 5]);
        close(Figures::mean(&[]), [0.0; 5]);
    }

    #[test]
    fn the_mean_counts_each_question_once() {
        let (all, none) = (Figures::of(["a"], &judged(&[("a", 1)])), Figures::default());
        close(Figures::mean(&[all, none, none, none]), [0.25; 5]);
    }

    proptest! {
        #[test]
        fn figures_lie_between_nothing_and_perfect(
            relevances in prop::collection::vec(-3..9, 1..40),
            order in prop::collection::vec(0usize..80, 0..40),
        ) {
            let judged: Judged = relevances.iter().enumerate().map(|(at, r)| (at.to_string(), *r)).collect();
            let mut ranking: Vec<String> = order.iter().map(usize::to_string).collect();
            ranking.sort();
            ranking.dedup();
            ranking.sort_by_key(|id| order.iter().position(|at| at.to_string() == *id));
            for (name, figure) in Figures::of(ranking.iter().map(String::as_str), &judged).named() {
                prop_assert!((0.0..=1.0 + 1e-9).contains(&figure), "{name}: {figure}");
            }
        }

        #[test]
        fn the_best_ranking_is_perfect(relevances in prop::collection::vec(1..9, 1..11)) {
            let judged: Judged = relevances.iter().enumerate().map(|(at, r)| (at.to_string(), *r)).collect();
            let mut ranking: Vec<&str> = judged.keys().map(String::as_str).collect();
            ranking.sort_by_key(|id| -judged[*id]);
            let figures = Figures::of(ranking, &judged);
            prop_assert!((figures.ndcg_10 - 1.0).abs() < 1e-9);
            prop_assert_eq!((figures.mrr_10, figures.recall_10), (1.0, 1.0));
            prop_assert!((figures.recall_1 - 1.0 / relevances.len() as f64).abs() < 1e-9);
        }
    }
}
