//! The operators of text: which glyphs are shown, and where (ISO 32000-2, 9.4).

use super::content::Run;
use super::glyph::{Direction, Glyph};
use super::state::Pen;
use super::typeface::Typeface;
use hayro_font::kurbo::{Affine, Point};
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Array, Dict, Number, Object};
use hayro_syntax::page::Resources;
use std::rc::Rc;

/// How many operators the reading of a font counts for that stands inside the resources that name it, and so cannot be kept.
const FONT_INSIDE: usize = 20_000;

impl<'a> Run<'_, 'a> {
    /// Follows the operators of text.
    pub(super) fn write(&mut self, instruction: &TypedInstruction<'_, '_>, resources: &Resources<'a>) {
        use TypedInstruction as I;
        let n = |number: &Number| number.as_f64();
        match instruction {
            I::BeginText(_) => self.pen = Pen::START,
            I::CharacterSpacing(space) => self.state.char_space = n(&space.0),
            I::WordSpacing(space) => self.state.word_space = n(&space.0),
            I::HorizontalScaling(percent) => self.state.stretch = n(&percent.0) / 100.0,
            I::TextLeading(leading) => self.state.leading = n(&leading.0),
            I::TextRise(rise) => self.state.rise = n(&rise.0),
            I::TextRenderingMode(mode) => self.state.unseen = mode.0.as_i64() == 3,
            I::TextFont(font) => {
                self.state.size = n(&font.1);
                self.state.face = match (resources.fonts.get_ref(font.0.as_ref()), resources.get_font(font.0)) {
                    (Some(place), Some(dict)) => {
                        self.interpreter.faces.get((place.obj_number, place.gen_number), &dict)
                    }
                    (None, Some(dict)) => self.face_inside(&dict),
                    _ => None,
                };
            }
            I::NextLine(by) => self.pen.next_line(n(&by.0), n(&by.1)),
            I::NextLineAndSetLeading(by) => {
                self.state.leading = -n(&by.1);
                self.pen.next_line(n(&by.0), n(&by.1));
            }
            I::SetTextMatrix(m) => self.pen.set(Affine::new([n(&m.0), n(&m.1), n(&m.2), n(&m.3), n(&m.4), n(&m.5)])),
            I::NextLineUsingLeading(_) => self.pen.next_line(0.0, -self.state.leading),
            I::ShowText(text) => self.show(text.0.as_bytes()),
            I::NextLineAndShowText(text) => {
                self.pen.next_line(0.0, -self.state.leading);
                self.show(text.0.as_bytes());
            }
            I::ShowTextWithParameters(text) => {
                (self.state.word_space, self.state.char_space) = (n(&text.0), n(&text.1));
                self.pen.next_line(0.0, -self.state.leading);
                self.show(text.2.as_bytes());
            }
            I::ShowTexts(parts) => {
                for part in parts.0.iter::<Object<'_>>() {
                    match part {
                        Object::String(text) => self.show(text.as_bytes()),
                        Object::Number(number) => self.pen.adjust(&self.state, number.as_f64()),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }

    fn face_inside(&mut self, dict: &Dict<'a>) -> Option<Rc<Typeface<'a>>> {
        self.interpreter.operators = self.interpreter.operators.saturating_sub(FONT_INSIDE);
        self.interpreter.faces.read(dict)
    }

    /// Sets the font that a graphics state names.
    pub(super) fn set_face_of(&mut self, graphics: Option<&Dict<'a>>) {
        let Some(font) = graphics.and_then(|graphics| graphics.get::<Array<'a>>("Font")) else { return };
        let mut parts = font.flex_iter();
        let dict = parts.next::<Dict<'a>>();
        self.state.size = parts.next::<f64>().unwrap_or(self.state.size);
        self.state.face = dict.and_then(|dict| self.face_inside(&dict));
    }

    fn show(&mut self, text: &[u8]) {
        let Some(face) = self.state.face.clone() else { return };
        let mut at = 0;
        while at < text.len() && self.shown.glyphs.len() < self.most {
            let (code, bytes) = face.font.read_code(text, at);
            at += bytes.max(1);
            let origin = face.font.origin_displacement(code) / 1000.0;
            let matrix = self.pen.matrix(&self.state);
            let from = matrix * origin.to_point();
            let upwards = matrix * Point::new(0.0, face.height) - matrix * Point::ORIGIN;
            self.pen.pass(&self.state, &face, code, bytes);
            let advance = face.font.code_advance(code) / 1000.0;
            let to = matrix * (origin + advance).to_point();
            let along = if face.font.is_horizontal() { (1.0, 0.0) } else { (0.0, -1.0) };
            let along = matrix * Point::from(along) - matrix * Point::ORIGIN;
            let Some(says) = face.text(code) else {
                self.shown.unknown += 1;
                continue;
            };
            let size = upwards.hypot() as f32;
            let is_placed = from.is_finite() && to.is_finite() && size > 0.1 && size < 3000.0;
            let glyph = Glyph {
                text: says,
                from,
                to,
                direction: Direction::of(along.x, along.y),
                size,
                bold: face.bold,
                running: self.marks.iter().any(|mark| mark.running),
                unseen: self.state.unseen,
            };
            let (x, y) = glyph.middle();
            if is_placed && self.state.clip.holds(x, y) {
                self.shown.glyphs.push(glyph);
            }
        }
    }
}
