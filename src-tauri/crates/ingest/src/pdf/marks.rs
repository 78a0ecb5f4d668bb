//! Marked content: what a document says of stretches of its glyphs (ISO 32000-2, 14.6).

use super::content::Run;
use super::glyph::Glyph;
use super::strings;
use hayro_font::kurbo::Point;
use hayro_syntax::object::{Dict, Name, Object, String as Bytes};
use hayro_syntax::page::Resources;

/// How deep marks stand in one another.
const DEEPEST: usize = 64;

/// A stretch of marked content.
pub(super) struct Mark {
    /// It is part of a running header or footer.
    pub(super) running: bool,
    /// What it says, whatever its glyphs are, and the first of these.
    says: Option<(String, usize)>,
}

impl<'a> Run<'_, 'a> {
    /// Begins a stretch of marked content with this tag and these properties, or the name of them.
    pub(super) fn mark(&mut self, tag: Option<&Name<'_>>, properties: Option<&Object<'_>>, resources: &Resources<'a>) {
        if self.marks.len() >= DEEPEST {
            return;
        }
        let named;
        let properties = match properties {
            Some(Object::Dict(dict)) => Some(dict),
            Some(Object::Name(name)) => {
                named = resources.properties.get::<Dict<'a>>(name.as_ref());
                named.as_ref()
            }
            _ => None,
        };
        let kind = properties.and_then(|dict| dict.get::<Name<'_>>("Type"));
        let says = properties.and_then(|dict| dict.get::<Bytes<'_>>("ActualText"));
        self.marks.push(Mark {
            running: tag.is_some_and(|tag| tag.as_str() == "Artifact")
                && kind.is_some_and(|kind| kind.as_str() == "Pagination"),
            says: says.map(|says| (strings::text(says.as_bytes()), self.shown.glyphs.len())),
        });
    }

    /// Ends the innermost stretch. Glyphs that the document says mean another text than their own stand for it together.
    pub(super) fn end_mark(&mut self) {
        let Some(Mark { says: Some((text, first)), .. }) = self.marks.pop() else { return };
        let Some([head, rest @ ..]) = self.shown.glyphs.get_mut(first..) else { return };
        let is_one_line = |glyph: &Glyph| {
            let (along, down) = head.direction.turned(glyph.from.x as f32, glyph.from.y as f32);
            let (from, line) = head.direction.turned(head.from.x as f32, head.from.y as f32);
            (down - line).abs() < head.size && (along - from).abs() < 20.0 * head.size
        };
        if rest.iter().all(is_one_line) {
            let along = |point: Point| head.direction.turned(point.x as f32, point.y as f32).0;
            let ends: Vec<Point> =
                rest.iter().flat_map(|glyph| [glyph.from, glyph.to]).chain([head.from, head.to]).collect();
            let by_place = |a: &&Point, b: &&Point| along(**a).total_cmp(&along(**b));
            let (from, to) = (ends.iter().min_by(by_place).copied(), ends.iter().max_by(by_place).copied());
            (head.from, head.to) = (from.unwrap_or(head.from), to.unwrap_or(head.to));
            head.text = text;
            self.shown.glyphs.truncate(first + 1);
        }
    }
}
