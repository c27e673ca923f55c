//! PDF: where each letter stands on its page, by `hayro`; lines and paragraphs are made of that.

mod codes;
mod paragraphs;

use std::io::{self, Read};

use encoding_rs::Encoding;
use flate2::read::ZlibDecoder;
use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache, InterpreterSettings, RenderContent,
    SoftMask, TransformExt, interpret_page,
};

use super::draft::DraftError;
use super::formats::{Format, Readable, Reader};
use super::guarded::{Lost, Stop, guarded};
use super::plain::Found;

use paragraphs::Page;

pub(super) const FORMAT: Format = Format {
    endings: &["pdf"],
    types: &["application/pdf", "application/x-pdf"],
    reader: Reader::Bytes { is: |bytes, _| is_pdf(bytes), read },
    says_all: false,
};

/// What every PDF begins with, if only after some bytes that do not belong there (ISO 32000-2, annex I).
const MAGIC: &[u8] = b"%PDF-";
const BEFORE_MAGIC: usize = 1024;
/// Pages with more letters than this are no articles.
const MOST_GLYPHS: usize = 4_000_000;
/// Longest that a stream of a file may be, unpacked, in bytes.
const LARGEST_STREAM: u64 = 96 * 1024 * 1024;
/// A file of which more than a tenth of the letters are unknown would be stored with holes.
const UNKNOWN: usize = 10;

fn is_pdf(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(BEFORE_MAGIC)];
    // A text may speak of PDFs in its first lines.
    head.trim_ascii_start().starts_with(MAGIC) || memchr::memmem::find(head, MAGIC).is_some() && str::from_utf8(bytes).is_err()
}

/// The text of a PDF, a paragraph a line with an empty line between, and its title.
fn read(bytes: &[u8]) -> Readable {
    let bytes = bytes.to_vec();
    match guarded(move |stop| text(bytes, stop)) {
        Ok(read) => read,
        Err(Lost::Panicked) => Err(DraftError::Pdf),
        Err(Lost::TooLong) => Err(DraftError::TooSlow),
    }
}

fn text(bytes: Vec<u8>, stop: &Stop) -> Readable {
    if unpacks_too_far(&bytes, stop) {
        return Err(DraftError::Unpacked);
    }
    let pdf = Pdf::new(bytes).map_err(|e| match e {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => DraftError::Locked,
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => DraftError::Pdf,
    })?;
    let cache = InterpreterCache::new();
    let settings = InterpreterSettings { render_content: RenderContent::PAGE, ..InterpreterSettings::default() };
    let mut letters = Letters { stop, codes: codes::of(&pdf), pages: Vec::new(), last: None, known: 0, unknown: 0 };
    for page in pdf.pages().iter() {
        let (_, height) = page.render_dimensions();
        letters.pages.push(Page { height: height.into(), lines: Vec::new() });
        letters.last = None;
        // From the top left, upright whatever way the page is turned.
        let upright = page.initial_transform(true).to_kurbo();
        let mut context = Context::new(upright, Rect::ZERO, &cache, pdf.xref(), settings.clone());
        interpret_page(page, &mut context, &mut letters);
        if letters.known > MOST_GLYPHS {
            return Err(DraftError::TooLong);
        }
    }
    if letters.known == 0 && letters.unknown == 0 {
        return Err(DraftError::Pictures);
    }
    if letters.unknown * UNKNOWN > letters.known {
        return Err(DraftError::Letters);
    }
    let (heading, body) = paragraphs::of(letters.pages);
    let title = heading.or_else(|| pdf.metadata().title.as_deref().and_then(declared));
    Ok((Found { title, ..Found::default() }, body))
}

/// The title that a file declares, unless it is what programs write there on their own: a file's name, or nothing.
fn declared(bytes: &[u8]) -> Option<String> {
    // A text string is UTF-16 or UTF-8 with a mark, else close to Latin-1 (ISO 32000-2, 7.9.2.2).
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => encoding.decode_without_bom_handling(&bytes[mark..]).0,
        None => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0,
    };
    let title = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let lower = title.to_lowercase();
    let file = [".doc", ".docx", ".odt", ".indd", ".pdf", ".html", ".tex", ".txt"].iter().any(|ending| lower.ends_with(ending));
    let program = ["microsoft word - ", "untitled", "(anonymous)"].iter().any(|start| lower.starts_with(start));
    (title.chars().any(char::is_alphabetic) && !file && !program).then_some(title)
}

/// Whether a stream of a file unpacks to more than [`LARGEST_STREAM`]; the reader itself would unpack all of it. Streams that are packed
/// twice are unpacked twice. Other compressions than Flate do not shrink things to the thousandth.
fn unpacks_too_far(bytes: &[u8], stop: &Stop) -> bool {
    const START: &[u8] = b"stream";
    let starts = memchr::memmem::find_iter(bytes, START).map(|at| at + START.len());
    let mut sink = vec![0; 64 * 1024];
    starts.filter(|at| !bytes[..*at].ends_with(b"endstream")).any(|at| {
        stop.check();
        let packed = bytes[at..].strip_prefix(b"\r\n").or_else(|| bytes[at..].strip_prefix(b"\n")).unwrap_or_default();
        length(ZlibDecoder::new(packed), &mut sink) > LARGEST_STREAM
            || length(ZlibDecoder::new(ZlibDecoder::new(packed)), &mut sink) > LARGEST_STREAM
    })
}

/// How much a reader gives until its end, an error, or what is too much.
fn length(mut reader: impl Read, sink: &mut [u8]) -> u64 {
    let mut read = 0;
    while read <= LARGEST_STREAM {
        match reader.read(sink) {
            Ok(0) => break,
            Ok(n) => read += n as u64,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => break,
        }
    }
    read
}

/// A letter as drawn, by which its double (bold by drawing twice) is known.
struct Drawn {
    text: String,
    x: f64,
    y: f64,
}

/// Takes the letters of pages and nothing else.
struct Letters<'s> {
    stop: &'s Stop,
    /// What the codes of letters are where their fonts do not say it.
    codes: Option<&'static Encoding>,
    pages: Vec<Page>,
    last: Option<Drawn>,
    known: usize,
    unknown: usize,
}

impl Letters<'_> {
    fn letter(&mut self, text: &str, place: Affine, advance: f64) {
        let Some(page) = self.pages.last_mut() else { return };
        let origin = place * Point::ZERO;
        let [along, across, ..] = place.as_coeffs();
        let end = place * Point::new(advance, 0.0);
        // Heights and widths of letters count in thousandths of the size of the font.
        let size = (place * Point::new(0.0, UNITS) - origin).hypot();
        let upright = across.abs() <= along.abs() * 0.05 && along > 0.0;
        let sane = [origin.x, origin.y, end.x, size].iter().all(|v| v.is_finite()) && size > 0.5;
        // What stands aslant is a stamp across the page.
        if !upright || !sane {
            return;
        }
        let twice = self.last.as_ref().is_some_and(|l| l.text == text && (l.x - origin.x).abs() + (l.y - origin.y).abs() < size * 0.1);
        if !twice {
            page.add(text, (origin.x, end.x), origin.y, size);
            self.last = Some(Drawn { text: text.to_owned(), x: origin.x, y: origin.y });
        }
    }
}

/// Letters are drawn in a square of this many units.
const UNITS: f64 = 1000.0;

impl Device<'_> for Letters<'_> {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        self.stop.check();
        if self.known > MOST_GLYPHS {
            return;
        }
        for glyph in run.glyphs() {
            let advance = match &**glyph {
                Glyph::Outline(outline) => outline.advance_width().map_or(UNITS / 2.0, f64::from),
                Glyph::Type3(drawn) => drawn.advance_width().map_or(UNITS / 2.0, f64::from),
            };
            let place = props.transform * glyph.transform();
            let named = glyph.as_unicode().map(|name| match name {
                BfString::Char(c) => c.to_string(),
                BfString::String(s) => s,
            });
            match named.or_else(|| codes::letter(glyph.char_code(), self.codes?)) {
                Some(text) => {
                    self.known += 1;
                    self.letter(&text, place, advance);
                }
                None => self.unknown += 1,
            }
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {
        self.stop.check();
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.stop.check();
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {
        self.stop.check();
    }

    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {
        self.stop.check();
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
