//! The fonts of a folder, and which of them a text is set in first.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use parley::fontique::{Blob, Collection, CollectionOptions, SourceCache};
use parley::{FontContext, FontFamily, FontFamilyName, GenericFamily, LayoutContext};
use skrifa::{FontRef, MetadataProvider};

use super::Undrawable;

/// Endings of font files.
const ENDINGS: [&str; 4] = ["ttf", "otf", "ttc", "otc"];
/// A face that everybody knows: the font that has it is for emoji.
const FACE: char = '😀';

/// Fonts that are asked one after the other.
pub(super) struct Fonts {
    pub(super) context: FontContext,
    pub(super) layouts: LayoutContext<()>,
    faces: Vec<Face>,
}

/// A font.
struct Face {
    family: String,
    data: Blob<u8>,
}

impl Face {
    fn has(&self, c: char) -> bool {
        FontRef::from_index(self.data.data(), 0).is_ok_and(|font| font.charmap().map(c).is_some())
    }
}

impl Fonts {
    /// The fonts in a folder, in the order of their families; `None` where there are none. The files are mapped, not read.
    pub(super) fn open(folder: &Path) -> Option<Self> {
        let files: Vec<PathBuf> = std::fs::read_dir(folder).ok()?.filter_map(|entry| Some(entry.ok()?.path())).collect();
        let is_font = |path: &&PathBuf| path.extension().and_then(|e| e.to_str()).is_some_and(|e| ENDINGS.contains(&e));
        let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
        collection.load_fonts_from_paths(files.iter().filter(is_font));
        let mut cache = SourceCache::default();
        let mut families: Vec<String> = collection.family_names().map(str::to_owned).collect();
        families.sort();
        let mut faces = Vec::new();
        for family in families {
            let Some(info) = collection.family_by_name(&family) else { continue };
            let Some(data) = info.default_font().and_then(|font| font.load(Some(&mut cache))) else { continue };
            let face = Face { family, data };
            if face.has(FACE) {
                collection.append_generic_families(GenericFamily::Emoji, std::iter::once(info.id()));
            }
            faces.push(face);
        }
        if faces.is_empty() {
            return None;
        }
        Some(Self { context: FontContext { collection, source_cache: cache }, layouts: LayoutContext::new(), faces })
    }

    /// A character that no font has.
    pub(super) fn missing(&self, text: &str) -> Option<char> {
        visible(text).into_iter().find(|c| !self.faces.iter().any(|face| face.has(*c)))
    }

    /// Every font, the one first that has most of the text's characters: marks that several have are to look like the words around them.
    pub(super) fn families(&self, text: &str) -> Result<FontFamily<'static>, Undrawable> {
        if let Some(missing) = self.missing(text) {
            return Err(Undrawable::Character(missing));
        }
        let characters = visible(text);
        let mut faces: Vec<_> = self.faces.iter().map(|face| (characters.iter().filter(|c| face.has(**c)).count(), &face.family)).collect();
        faces.sort_by(|(many, _), (more, _)| more.cmp(many));
        let names: Vec<_> = faces.into_iter().map(|(_, family)| FontFamilyName::Named(family.clone().into())).collect();
        Ok(FontFamily::List(names.into()))
    }
}

/// The characters of a text that are to be seen, each once.
fn visible(text: &str) -> BTreeSet<char> {
    text.chars().filter(|c| !is_invisible(*c)).collect()
}

/// What leaves no mark of its own: blanks, controls, and characters that only change how others look (UAX #44,
/// `Default_Ignorable_Code_Point`, as far as it is assigned).
fn is_invisible(c: char) -> bool {
    let ignorable = matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}');
    c.is_whitespace() || c.is_control() || ignorable
}
