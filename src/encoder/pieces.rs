//! Cutting text into the pieces of a SentencePiece unigram vocabulary (Kudo 2018, "Subword Regularization").
//!
//! The vocabulary is a mapped FST, which opens at once: tokenizer crates build tables of all pieces at every start.

use fst::raw::Fst;

use super::sections::Sections;

/// What stands for a blank in pieces.
const BLANK: &str = "▁";
/// What a character that no piece covers costs beyond the rarest piece, as in SentencePiece.
const UNKNOWN_PENALTY: f32 = 10.0;

/// Sections of a vocabulary, which stand at the head of a file: the FST of pieces, which leads to their numbers; the logarithm of
/// each piece's probability (`f32`); characters that its normalisation changes (`u32`), each with the place (`u32`) where what
/// they become begins in the last section.
pub const SECTIONS: usize = 4;
const PIECES: usize = 0;
const SCORES: usize = 1;
const FOLDS: usize = 2;
const FOLDED: usize = 3;

/// What a vocabulary needs to know beside its sections.
#[derive(Debug, Clone, Copy)]
pub struct Vocabulary {
    /// The piece of what no piece covers.
    pub unknown: usize,
    /// The least score of any piece.
    lowest: f32,
}

/// The best way to a place in the text.
#[derive(Clone, Copy)]
struct Step {
    score: f32,
    from: usize,
    piece: usize,
}

impl Vocabulary {
    /// Checks the sections of a vocabulary of so many pieces. An error says what is wrong.
    pub fn open(sections: &Sections, pieces: usize, unknown: usize) -> Result<Self, &'static str> {
        if !sections.fits(SCORES, 4 * pieces) || !sections.get(FOLDS).len().is_multiple_of(8) || unknown >= pieces {
            return Err("has sections of other sizes than it says");
        }
        Fst::new(sections.get(PIECES)).map_err(|_| "has a damaged vocabulary")?;
        Ok(Self { unknown, lowest: (0..pieces).map(|p| score(sections, p)).fold(0.0, f32::min) })
    }

    /// The numbers of the pieces that a text is most probably made of.
    pub fn cut(&self, sections: &Sections, text: &str) -> Vec<usize> {
        // The FST was opened once before, when the vocabulary was.
        let Ok(pieces) = Fst::new(sections.get(PIECES)) else { return Vec::new() };
        let text = normalise(sections, text);
        let bytes = text.as_bytes();
        let mut best: Vec<Option<Step>> = vec![None; bytes.len() + 1];
        best[0] = Some(Step { score: 0.0, from: 0, piece: self.unknown });
        for (at, c) in text.char_indices() {
            let Some(here) = best[at] else { continue };
            let mut offer = |end: usize, score: f32, piece: usize| {
                let score = here.score + score;
                if best[end].is_none_or(|b| score > b.score) {
                    best[end] = Some(Step { score, from: at, piece });
                }
            };
            let mut node = pieces.root();
            let mut value = 0;
            for (length, byte) in bytes[at..].iter().enumerate() {
                let Some(arc) = node.find_input(*byte) else { break };
                let transition = node.transition(arc);
                value += transition.out.value();
                node = pieces.node(transition.addr);
                if node.is_final() {
                    let piece = (value + node.final_output().value()) as usize;
                    if piece != self.unknown {
                        offer(at + length + 1, score(sections, piece), piece);
                    }
                }
            }
            offer(at + c.len_utf8(), self.lowest - UNKNOWN_PENALTY, self.unknown);
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
}

/// The logarithm of a piece's probability.
fn score(sections: &Sections, piece: usize) -> f32 {
    sections.get(SCORES).as_chunks::<4>().0.get(piece).map_or(f32::MIN, |b| f32::from_le_bytes(*b))
}

/// What the vocabulary's normalisation makes of a character, where it changes it.
fn folded(sections: &Sections, c: char) -> Option<&str> {
    let pairs = sections.get(FOLDS).as_chunks::<8>().0;
    let number = |pair: &[u8; 8], at: usize| u32::from_le_bytes([pair[at], pair[at + 1], pair[at + 2], pair[at + 3]]);
    let i = pairs.binary_search_by_key(&u32::from(c), |pair| number(pair, 0)).ok()?;
    let text = sections.get(FOLDED);
    let start = number(&pairs[i], 4) as usize;
    let end = pairs.get(i + 1).map_or(text.len(), |next| number(next, 4) as usize);
    str::from_utf8(text.get(start..end)?).ok()
}

/// As the vocabulary was made: characters folded, runs of blanks made one, blanks shown, one in front.
fn normalise(sections: &Sections, text: &str) -> String {
    let mut out = String::from(BLANK);
    let mut after_blank = true;
    let mut buffer = [0; 4];
    for c in text.chars() {
        let folded = folded(sections, c).unwrap_or_else(|| c.encode_utf8(&mut buffer));
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

/// The sections of pieces, sorted by their text and numbered so, with their scores; and of what characters become, sorted by
/// these.
pub fn vocabulary<'p>(
    pieces: impl IntoIterator<Item = (&'p str, f32)>,
    folds: impl IntoIterator<Item = (u32, &'p str)>,
) -> Result<[Vec<u8>; SECTIONS], fst::Error> {
    let mut texts = fst::MapBuilder::memory();
    let mut scores = Vec::new();
    for (number, (text, score)) in (0..).zip(pieces) {
        texts.insert(text, number)?;
        scores.extend(score.to_le_bytes());
    }
    let (mut from, mut to) = (Vec::new(), Vec::new());
    for (c, text) in folds {
        from.extend(c.to_le_bytes());
        from.extend((to.len() as u32).to_le_bytes());
        to.extend(text.as_bytes());
    }
    Ok([texts.into_inner()?, scores, from, to])
}
