//! How good a ranking is: figures by hand.

use std::collections::HashMap;

use proptest::prelude::*;
use whosaid::eval::Figures;

/// How relevant documents are to a question.
type Judged = HashMap<String, i32>;

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
