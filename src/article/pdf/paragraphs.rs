//! Lines of a page become paragraphs again: a PDF knows where letters stand, and nothing of sentences.

use std::collections::{HashMap, HashSet};

use crate::text::script::{is_han, is_kana};

/// A line as it is printed. Lengths are in points, from the top left.
#[derive(Debug, Clone)]
pub(super) struct Line {
    text: String,
    /// Where its first and last letters that can be seen begin and end.
    left: f64,
    right: f64,
    /// Where its letters stand.
    base: f64,
    /// Of the font.
    size: f64,
}

/// A page: its lines in the order in which they are drawn, which is that of reading but for rare programs.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub height: f64,
    pub lines: Vec<Line>,
}

/// Letters that are further apart than this are of two columns, in sizes of the font.
const GUTTER: f64 = 2.0;
/// Letters that are further apart than this have a blank between them.
const BLANK: f64 = 0.17;
/// Lines further apart than this many usual distances are of two paragraphs.
const GAP: f64 = 1.3;
/// A line that begins this much further to the right than the one above begins a paragraph, in sizes of the font.
const INDENT: f64 = 0.7;
/// A headline is larger than the text by this.
const HEADLINE: f64 = 1.2;
/// Lines before and behind that tell how wide a column is.
const AROUND: usize = 8;
/// Where running heads and feet stand: this part of the page, above and below.
const EDGE: f64 = 0.12;

impl Line {
    fn is_as_large_as(&self, other: &Self) -> bool {
        (self.size - other.size).abs() <= self.size.max(other.size) * 0.12
    }
}

impl Page {
    /// Adds a letter, or several that are one glyph, at (from, to) on a base line.
    pub fn add(&mut self, text: &str, (from, to): (f64, f64), base: f64, size: f64) {
        let blank = text.chars().all(char::is_whitespace);
        if let Some(line) = self.lines.last_mut() {
            let gap = from - line.right;
            let beside = (base - line.base).abs() < line.size.max(size) * 0.4;
            if beside && gap > -0.5 * size && gap < GUTTER * line.size.max(size) {
                if blank {
                    line.text.push(' ');
                } else {
                    let apart = gap > BLANK * size && !line.text.ends_with(' ');
                    if apart && !(line.text.chars().next_back().is_some_and(is_dense) && text.starts_with(is_dense)) {
                        line.text.push(' ');
                    }
                    line.text.push_str(text);
                    line.right = line.right.max(to);
                    // A small figure above the line does not make the line small.
                    line.size = line.size.max(size);
                }
                return;
            }
        }
        if !blank {
            self.lines.push(Line { text: text.to_owned(), left: from, right: to.max(from), base, size });
        }
    }
}

/// The headline, where one is set larger than the text, and the paragraphs without it.
pub(super) fn of(mut pages: Vec<Page>) -> (Option<String>, String) {
    for line in pages.iter_mut().flat_map(|page| &mut page.lines) {
        line.text = line.text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    for page in &mut pages {
        // Bold by drawing a line twice.
        page.lines.dedup_by(|next, last| {
            let place = (next.left - last.left).abs() + (next.base - last.base).abs();
            next.text == last.text && place < last.size * 0.2
        });
    }
    without_running_heads(&mut pages);
    let size = usual_size(&pages);
    // In sizes of the font, so that it holds for headlines, too.
    let distance = usual_distance(&pages);
    let whole = words(&pages);
    let mut blocks: Vec<Block> = Vec::new();
    for (number, page) in pages.iter().enumerate() {
        for (at, line) in page.lines.iter().enumerate() {
            let edges = edges(&page.lines, at);
            match blocks.last_mut() {
                Some(block) if block.goes_on(number, line, (size, distance)) => block.add(number, line, edges, &whole),
                _ => blocks.push(Block { text: line.text.clone(), page: number, last: line.clone(), edges }),
            }
        }
    }
    let large = |block: &&Block| block.page == 0 && block.last.size >= size * HEADLINE && block.text.chars().any(char::is_alphabetic);
    let largest = blocks.iter().take(6).filter(large).map(|b| b.last.size).fold(0.0, f64::max);
    let headline = blocks.iter().take(6).position(|b| largest > 0.0 && large(&b) && b.last.size == largest);
    let headline = headline.map(|at| blocks.remove(at).text);
    let body: Vec<&str> = blocks.iter().map(|b| b.text.as_str()).filter(|t| !t.is_empty()).collect();
    (headline, body.join("\n\n"))
}

/// A paragraph so far.
struct Block {
    text: String,
    page: usize,
    last: Line,
    edges: (f64, f64),
}

impl Block {
    /// Whether a line is of this paragraph, by the usual size of letters and distance of lines.
    fn goes_on(&self, page: usize, next: &Line, (size, distance): (f64, f64)) -> bool {
        let last = &self.last;
        if !last.is_as_large_as(next) {
            return false;
        }
        let down = next.base - last.base;
        let below = page == self.page && down > 0.0 && down < next.size * 3.0 && next.left < last.right && last.left < next.right;
        let ended = has_ended(&last.text);
        let small = next.text.starts_with(char::is_lowercase);
        if !below {
            // The next column or page: the sentence goes on, or it cannot be known.
            return !ended && (small || !self.has_room_for(next)) && (page, down > 0.0) != (self.page, true);
        }
        // A headline is broken where its editor wants it.
        let headline = next.size >= size * HEADLINE;
        let near = down <= distance.max(1.0) * next.size * GAP;
        let indented = next.left - last.left > next.size * INDENT && last.left - self.edges.0 < next.size * INDENT;
        // A head line (`—— Name, affiliation`) stands alone, above its quotation.
        let head = has_dash(&next.text) && ended || has_dash(&self.text) && next.text.starts_with(['“', '"', '«', '「', '『', '„']);
        let split = small && !ended || hyphen(&last.text).is_some();
        near && !head && (headline || split || !indented && !self.has_room_for(next))
    }

    /// Whether the first word of the next line would have fitted behind the last one: then somebody wanted a new line.
    fn has_room_for(&self, next: &Line) -> bool {
        let letters = next.text.chars().count().max(1) as f64;
        let dense = next.text.starts_with(is_dense);
        // Chinese lines may be broken a letter or two early, for the sake of the marks.
        let word = if dense { 2 } else { next.text.split(' ').next().unwrap_or_default().chars().count() } as f64;
        let width = (next.right - next.left) / letters * word + next.size * if dense { 0.5 } else { 0.4 };
        self.last.right + width < self.edges.1
    }

    fn add(&mut self, page: usize, next: &Line, edges: (f64, f64), whole: &HashSet<String>) {
        match hyphen(&self.text) {
            Some(at) if next.text.starts_with(char::is_alphabetic) => {
                // "well-" and "known": the mark stays where the file has the word with it elsewhere, and drops where it was put in.
                let first = self.text[..at].rsplit(' ').next().unwrap_or_default();
                let second: String = next.text.chars().take_while(|c| c.is_alphanumeric()).collect();
                let soft = self.text[at..].starts_with(['\u{2010}', '\u{ad}']);
                let compound = whole.contains(&format!("{first}-{second}")) || next.text.starts_with(char::is_uppercase);
                if soft || !compound {
                    self.text.truncate(at);
                }
            }
            _ => {
                let dense = self.text.chars().next_back().is_some_and(is_dense) || next.text.starts_with(is_dense);
                if !dense {
                    self.text.push(' ');
                }
            }
        }
        self.text.push_str(&next.text);
        (self.page, self.last, self.edges) = (page, next.clone(), edges);
    }
}

/// Where a hyphen at the end of a line stands, behind a letter.
fn hyphen(text: &str) -> Option<usize> {
    let at = text.char_indices().next_back().filter(|(_, c)| matches!(c, '-' | '\u{2010}' | '\u{ad}'))?.0;
    text[..at].ends_with(char::is_alphabetic).then_some(at)
}

/// Whether a sentence ends here, closing marks behind it or not.
fn has_ended(text: &str) -> bool {
    let inner = text.trim_end_matches(['”', '"', '’', '\'', '»', '」', '』', ')', '）', ']']);
    inner.ends_with(['.', '!', '?', '…', '。', '！', '？', ':', '：', '؟', '।'])
}

/// Whether a line begins with a dash and a name, or what may be one.
fn has_dash(text: &str) -> bool {
    let rest = text.trim_start_matches(['—', '–', '―', '-']);
    rest.len() < text.len() && !text.starts_with("- ") && rest.trim_start().starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
}

/// Letters and marks that are written without blanks between them.
fn is_dense(c: char) -> bool {
    is_han(c) || is_kana(c) || matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FF60}')
}

/// Where the lines around a line begin and end that are of its column.
fn edges(lines: &[Line], at: usize) -> (f64, f64) {
    let line = &lines[at];
    let around = &lines[at.saturating_sub(AROUND)..lines.len().min(at + AROUND + 1)];
    let column = around.iter().filter(|l| (l.left - line.left).abs() < line.size * 3.0 && line.is_as_large_as(l));
    column.fold((line.left, line.right), |(left, right), l| (left.min(l.left), right.max(l.right)))
}

/// The size in which most letters are set.
fn usual_size(pages: &[Page]) -> f64 {
    let mut letters: HashMap<u64, usize> = HashMap::new();
    for line in pages.iter().flat_map(|page| &page.lines) {
        *letters.entry((line.size * 4.0).round() as u64).or_default() += line.text.chars().count();
    }
    letters.into_iter().max_by_key(|(size, n)| (*n, *size)).map_or(0.0, |(size, _)| size as f64 / 4.0)
}

/// From line to line within paragraphs, in sizes of the font: a quarter of the distances are shorter.
fn usual_distance(pages: &[Page]) -> f64 {
    let pairs = pages.iter().flat_map(|page| page.lines.windows(2));
    let mut all: Vec<f64> = pairs.map(|w| (w[1].base - w[0].base) / w[0].size).filter(|d| (0.8..3.0).contains(d)).collect();
    all.sort_by(f64::total_cmp);
    all.get(all.len() / 4).copied().unwrap_or(0.0)
}

/// Words with a hyphen inside a line.
fn words(pages: &[Page]) -> HashSet<String> {
    let lines = pages.iter().flat_map(|page| &page.lines);
    let words = lines.flat_map(|line| line.text.split(|c: char| !c.is_alphanumeric() && c != '-'));
    words.filter(|w| w.trim_matches('-').contains('-')).map(str::to_owned).collect()
}

/// Takes out what stands at the edge of several pages alike, figures aside, and page numbers.
fn without_running_heads(pages: &mut [Page]) {
    let key = |line: &Line| line.text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
    let at_edge = |height: f64, line: &Line| line.base < height * EDGE || line.base > height * (1.0 - EDGE);
    let mut on: HashMap<String, usize> = HashMap::new();
    for page in pages.iter() {
        let keys: HashSet<String> = page.lines.iter().filter(|l| at_edge(page.height, l)).map(key).collect();
        keys.into_iter().for_each(|key| *on.entry(key).or_default() += 1);
    }
    let many = pages.len();
    for page in pages {
        let height = page.height;
        page.lines.retain(|line| {
            let key = key(line);
            let repeated = on.get(&key).is_some_and(|n| *n > 1 && n * 3 >= many);
            !(at_edge(height, line) && (key.is_empty() || repeated))
        });
    }
}
