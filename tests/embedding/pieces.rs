//! Texts compared piece by piece.

use whosaid::embedding::{AskedPieces, Isa, Pieces};

#[test]
fn the_piece_that_is_alike_counts() {
    let wave = |step: f32| -> Vec<f32> {
        let numbers: Vec<f32> = (0..10).map(|i| (i as f32 * step).sin()).collect();
        let size = numbers.iter().map(|n| n * n).sum::<f32>().sqrt();
        numbers.iter().map(|n| n / size).collect()
    };
    let (one, other, third) = (wave(1.0), wave(2.1), wave(3.7));
    let asked = AskedPieces::of(&one, 10);
    let passages = [[other.clone(), one].concat(), [other, third].concat(), Vec::new()];
    let kept: Vec<Pieces> = passages.iter().map(|p| Pieces::of(p, 10)).collect();
    assert_eq!(kept[0].bytes().len(), 2 * Pieces::width(10));
    for isa in Isa::all() {
        let near = asked.nearness(isa, kept.iter().map(Pieces::bytes));
        assert!(near[0] > 0.85 && near[1] < 0.6 && near[2] == 0.0, "{isa:?} {near:?}");
    }
    assert!(AskedPieces::of(&[], 10).nearness(Isa::best(), kept.iter().map(Pieces::bytes)).iter().all(|near| *near == 0.0));
}
