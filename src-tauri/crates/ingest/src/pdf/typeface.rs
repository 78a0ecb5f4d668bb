//! The fonts of a document, as far as they say what their glyphs mean.
//!
//! What a glyph says is told by the font's `ToUnicode` map, else by the name of the glyph, else, for the scripts of East Asia, by the number
//! that the glyph has in its public collection. A font that is not in the document is read all the same: its widths and names are known.

use hayro_cmap::{BfString, CMap, CMapName, CidFamily, load_embedded};
use hayro_font::{CMapResolverFn, Font, FontCache, FontGlyph, FontQuery, FontResolverFn, GlyphId};
use hayro_syntax::object::{Array, Dict, Name, String as Bytes};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;

/// From this weight on a font is bold.
const BOLD: u32 = 600;

/// The flag of a font that is to be shown bold in any case.
const FORCED_BOLD: u32 = 1 << 18;

/// The marks of lists in fonts of symbols, as word processors give them: the code of the sign among the private characters.
const BULLETS: [char; 9] =
    ['\u{f0b7}', '\u{f0a7}', '\u{f0a8}', '\u{f06c}', '\u{f06e}', '\u{f076}', '\u{f0d8}', '\u{f0fc}', '\u{f0be}'];

/// All fonts of a document.
pub(super) struct Typefaces<'a> {
    cache: FontCache<'a>,
    stand_ins: FontResolverFn,
    maps: CMapResolverFn,
    /// Those that were read, by the numbers of their objects.
    known: BTreeMap<(u32, i32), Option<Rc<Typeface<'a>>>>,
}

impl<'a> Typefaces<'a> {
    pub(super) fn new() -> Self {
        Self {
            cache: FontCache::new(),
            stand_ins: Arc::new(|query| match query {
                FontQuery::Standard(font) => Some(font.get_font_data()),
                FontQuery::Fallback(query) => Some(query.pick_standard_font().get_font_data()),
            }),
            maps: Arc::new(load_embedded),
            known: BTreeMap::new(),
        }
    }

    /// The font that `dict`, which is the object `place`, describes; none when it cannot be read.
    pub(super) fn get(&mut self, place: (u32, i32), dict: &Dict<'a>) -> Option<Rc<Typeface<'a>>> {
        if let Some(known) = self.known.get(&place) {
            return known.clone();
        }
        let read = self.read(dict);
        self.known.insert(place, read.clone());
        read
    }

    /// The font that `dict` describes, read anew.
    pub(super) fn read(&self, dict: &Dict<'a>) -> Option<Rc<Typeface<'a>>> {
        let font = self.cache.font(dict, &self.stand_ins, &self.maps)?;
        Some(Rc::new(Typeface { font, bold: is_bold(dict), height: height(dict), collection: Collection::of(dict) }))
    }
}

/// A font.
pub(super) struct Typeface<'a> {
    pub(super) font: Font<'a>,
    pub(super) bold: bool,
    /// How many times its nominal size its letters are high: fonts whose glyphs are drawings have a measure of their own.
    pub(super) height: f64,
    collection: Option<Collection>,
}

impl Typeface<'_> {
    /// What the glyph with this `code` says; none when nothing tells.
    pub(super) fn text(&self, code: u32) -> Option<String> {
        let told = match self.font.glyph(GlyphId::NOTDEF, code) {
            FontGlyph::Outline(glyph) => glyph.as_unicode(),
            FontGlyph::Type3(glyph) => glyph.as_unicode(),
        };
        let text = match told.or_else(|| self.collection.as_ref()?.text(code))? {
            BfString::Char(c) => c.to_string(),
            BfString::String(text) => text,
        };
        // Private characters are a font's own and mean nothing outside it, but for these.
        if let Some(private @ '\u{e000}'..='\u{f8ff}') = text.chars().next() {
            return BULLETS.contains(&private).then(|| "•".to_owned());
        }
        let is_known = text.chars().any(|c| !matches!(c, '\0'..='\u{8}' | '\u{fffd}'));
        is_known.then(|| text.chars().flat_map(plain).collect())
    }
}

/// A letter that is only another shape of others, as these: ligatures, and the forms of Arabic letters inside words.
fn plain(c: char) -> Vec<char> {
    if matches!(c, '\u{fb00}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fdfb}' | '\u{fe70}'..='\u{fefc}') {
        std::iter::once(c).nfkc().collect()
    } else {
        vec![c]
    }
}

fn is_bold(dict: &Dict<'_>) -> bool {
    const NAMES: [&str; 6] = ["bold", "black", "heavy", "semibold", "demi", "extrabold"];
    let name = dict.get::<Name<'_>>("BaseFont").map(|name| name.as_str().to_ascii_lowercase()).unwrap_or_default();
    let described =
        descendant(dict).unwrap_or_else(|| dict.clone()).get::<Dict<'_>>("FontDescriptor").is_some_and(|of| {
            of.get::<u32>("FontWeight").is_some_and(|weight| weight >= BOLD)
                || of.get::<u32>("Flags").is_some_and(|flags| flags & FORCED_BOLD != 0)
        });
    described || NAMES.iter().any(|bold| name.contains(bold))
}

fn descendant<'a>(dict: &Dict<'a>) -> Option<Dict<'a>> {
    dict.get::<Array<'a>>("DescendantFonts")?.iter::<Dict<'a>>().next()
}

fn height(dict: &Dict<'_>) -> f64 {
    /// How much higher than its type the box around all glyphs of a font usually is.
    const BOX: f64 = 1.3;
    let is_drawn = dict.get::<Name<'_>>("Subtype").is_some_and(|subtype| *subtype == *b"Type3");
    let (matrix, bounds) = (dict.get::<[f64; 6]>("FontMatrix"), dict.get::<[f64; 4]>("FontBBox"));
    match (is_drawn, matrix, bounds) {
        (true, Some(matrix), Some(bounds)) if (bounds[3] - bounds[1]).abs() > 0.0 => {
            ((bounds[3] - bounds[1]) * matrix[3]).abs().clamp(0.05, 200.0) / BOX
        }
        _ => 1.0,
    }
}

/// A public collection of glyphs, by whose numbers a font's codes can be understood.
struct Collection {
    numbers: CMap,
    characters: CMap,
}

impl Collection {
    fn of(dict: &Dict<'_>) -> Option<Self> {
        if dict.contains_key("ToUnicode") {
            return None;
        }
        let system = descendant(dict)?.get::<Dict<'_>>("CIDSystemInfo")?;
        let (registry, ordering) = (system.get::<Bytes<'_>>("Registry")?, system.get::<Bytes<'_>>("Ordering")?);
        let family = CidFamily::from_registry_ordering(registry.as_bytes(), ordering.as_bytes());
        let encoding = dict.get::<Name<'_>>("Encoding")?;
        let parse = |name: CMapName<'_>| CMap::parse(load_embedded(name)?, load_embedded);
        let numbers = match &*encoding {
            b"Identity-H" => CMap::identity_h(),
            b"Identity-V" => CMap::identity_v(),
            name => parse(CMapName::from_bytes(name))?,
        };
        Some(Self { numbers, characters: parse(family.ucs2_cmap()?)? })
    }

    fn text(&self, code: u32) -> Option<BfString> {
        let number = (1..=4).find_map(|bytes| self.numbers.lookup_cid_code(code, bytes))?;
        self.characters.lookup_bf_string(number)
    }
}
