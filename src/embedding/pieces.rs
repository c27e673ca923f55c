//! Cutting text into the pieces of a SentencePiece unigram vocabulary (Kudo 2018, "Subword Regularization").
//!
//! The vocabulary is a mapped FST, which opens at once: tokenizer crates build tables of all pieces at every start.

use fst::raw::Fst;

use super::model::Model;

/// What stands for a blank in pieces.
const BLANK: &str = "▁";
/// What a character that no piece covers costs beyond the rarest piece, as in SentencePiece.
const UNKNOWN_PENALTY: f32 = 10.0;

/// The best way to a place in the text.
#[derive(Clone, Copy)]
struct Step {
    score: f32,
    from: usize,
    piece: usize,
}

/// The numbers of the pieces that a text is most probably made of. `lowest` is the least score of any piece.
pub fn cut(model: &Model, vocabulary: &Fst<&[u8]>, lowest: f32, text: &str) -> Vec<usize> {
    let text = normalise(model, text);
    let bytes = text.as_bytes();
    let mut best: Vec<Option<Step>> = vec![None; bytes.len() + 1];
    best[0] = Some(Step { score: 0.0, from: 0, piece: model.shape.unknown });
    for (at, c) in text.char_indices() {
        let Some(here) = best[at] else { continue };
        let mut offer = |end: usize, score: f32, piece: usize| {
            let score = here.score + score;
            if best[end].is_none_or(|b| score > b.score) {
                best[end] = Some(Step { score, from: at, piece });
            }
        };
        let mut node = vocabulary.root();
        let mut value = 0;
        for (length, byte) in bytes[at..].iter().enumerate() {
            let Some(arc) = node.find_input(*byte) else { break };
            let transition = node.transition(arc);
            value += transition.out.value();
            node = vocabulary.node(transition.addr);
            if node.is_final() {
                let piece = (value + node.final_output().value()) as usize;
                if piece != model.shape.unknown {
                    offer(at + length + 1, model.score(piece), piece);
                }
            }
        }
        offer(at + c.len_utf8(), lowest - UNKNOWN_PENALTY, model.shape.unknown);
    }
    let mut out = Vec::new();
    let mut at = bytes.len();
    while at > 0 {
        let Some(step) = best[at] else { break };
        out.push(step.piece);
        at = step.from;
    }
    out.reverse();
    out
}

/// As the vocabulary was made: characters folded, runs of blanks made one, blanks shown, one in front.
fn normalise(model: &Model, text: &str) -> String {
    let mut out = String::from(BLANK);
    let mut after_blank = true;
    let mut buffer = [0; 4];
    for c in text.chars() {
        let folded = model.folded(c).unwrap_or_else(|| c.encode_utf8(&mut buffer));
        for c in folded.chars() {
            if c != ' ' {
                out.push(c);
            } else if !after_blank {
                out.push_str(BLANK);
            }
            after_blank = c == ' ';
        }
    }
    out
}
