//! What the operators of a content stream set, and where the next glyph stands by it (ISO 32000-2, 8.4 and 9.3).

use super::glyph::Area;
use super::typeface::Typeface;
use hayro_font::kurbo::{Affine, Point};
use std::rc::Rc;

/// What `q` keeps and `Q` brings back.
#[derive(Clone)]
pub(super) struct State<'a> {
    /// From the stream's own space to the page, y downwards.
    pub(super) matrix: Affine,
    /// What is shown of what is drawn.
    pub(super) clip: Area,
    pub(super) face: Option<Rc<Typeface<'a>>>,
    pub(super) size: f64,
    pub(super) char_space: f64,
    pub(super) word_space: f64,
    /// How much wider than their own width glyphs are drawn.
    pub(super) stretch: f64,
    pub(super) leading: f64,
    pub(super) rise: f64,
    /// Text is neither filled nor stroked.
    pub(super) unseen: bool,
}

impl State<'_> {
    pub(super) const fn new(matrix: Affine, clip: Area) -> Self {
        Self {
            matrix,
            clip,
            face: None,
            size: 1.0,
            char_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            unseen: false,
        }
    }

    /// Shows only what stands inside the rectangle too, which is given in the stream's own space.
    pub(super) fn clip_to(&mut self, corners: [Point; 4]) {
        self.clip = self.clip.shared(on_page(self.matrix, corners));
    }
}

/// The area around points of a stream's own space on the page.
pub(super) fn on_page(matrix: Affine, corners: [Point; 4]) -> Area {
    Area::around(corners.map(|corner| matrix * corner).map(|point| (point.x as f32, point.y as f32)))
}

/// The corners of a rectangle.
pub(super) const fn corners(left: f64, bottom: f64, right: f64, top: f64) -> [Point; 4] {
    [Point::new(left, bottom), Point::new(right, bottom), Point::new(right, top), Point::new(left, top)]
}

/// Where the next glyph of a text object stands.
#[derive(Clone, Copy)]
pub(super) struct Pen {
    at: Affine,
    line: Affine,
}

impl Pen {
    pub(super) const START: Self = Self { at: Affine::IDENTITY, line: Affine::IDENTITY };

    pub(super) const fn set(&mut self, matrix: Affine) {
        *self = Self { at: matrix, line: matrix };
    }

    /// Goes to a line that begins at (`x`, `y`) from the start of this one.
    pub(super) fn next_line(&mut self, x: f64, y: f64) {
        self.set(self.line * Affine::translate((x, y)));
    }

    /// Goes on along the line by `adjustment` thousandths of the type's size, backwards.
    pub(super) fn adjust(&mut self, state: &State<'_>, adjustment: f64) {
        let by = -adjustment / 1000.0 * state.size;
        let is_vertical = state.face.as_ref().is_some_and(|face| !face.font.is_horizontal());
        self.at *= Affine::translate(if is_vertical { (0.0, by) } else { (by * state.stretch, 0.0) });
    }

    /// From the text's space, a unit of which is the type's size, to the page.
    pub(super) fn matrix(&self, state: &State<'_>) -> Affine {
        let text = Affine::new([state.size * state.stretch, 0.0, 0.0, state.size, 0.0, state.rise]);
        state.matrix * self.at * text
    }

    /// Goes past the glyph `code`, which is `bytes` long in the string.
    pub(super) fn pass(&mut self, state: &State<'_>, face: &Typeface<'_>, code: u32, bytes: usize) {
        let advance = face.font.code_advance(code);
        let space = state.char_space + if code == 32 && bytes == 1 { state.word_space } else { 0.0 };
        self.at *= Affine::translate(if face.font.is_horizontal() {
            ((advance.x / 1000.0 * state.size + space) * state.stretch, 0.0)
        } else {
            (0.0, advance.y / 1000.0 * state.size + space)
        });
    }
}
