//! Content streams: which glyphs and pictures stand where on a page.
//!
//! Only what text needs is interpreted; colours, shapes and the insides of pictures are passed over. What stands outside the page or is
//! clipped away is not shown. Streams that use one another in a circle, or one another many times, are followed up to a number of operators.

use super::glyph::{Area, Glyph};
use super::marks::Mark;
use super::state::{Pen, State, corners, on_page};
use super::typeface::Typefaces;
use super::unpacked::{Contents, unpacked};
use hayro_font::kurbo::{Affine, Point};
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Dict, Name, Number, Stream};
use hayro_syntax::page::{Page, Resources};

/// The most operators that are followed in a document.
const MOST_OPERATORS: usize = 12_000_000;
/// The most bytes of streams that are followed in a document, each time that they are used.
const MOST_BYTES: usize = 256 << 20;
/// The most glyphs of a document.
const MOST_GLYPHS: usize = 2_000_000;
/// The most glyphs of a page.
const MOST_GLYPHS_OF_PAGE: usize = 150_000;
/// The most pictures of a page that are looked at.
const MOST_PICTURES: usize = 300;
/// How deep streams use one another, and how many states are kept.
const DEEPEST: usize = 16;
const MOST_STATES: usize = 128;
/// How many operators the use of a stream by another counts for.
const USE: usize = 400;

/// What a page shows.
#[derive(Debug, Default)]
pub(super) struct Shown {
    pub(super) glyphs: Vec<Glyph>,
    pub(super) pictures: Vec<Area>,
    /// How many glyphs were shown of which nothing tells what they say.
    pub(super) unknown: usize,
    /// Whether some of it could not be read, or was too much to follow.
    pub(super) cut_short: bool,
}

/// Reads one page after the other.
pub(super) struct Interpreter<'a> {
    pub(super) faces: Typefaces<'a>,
    pub(super) operators: usize,
    bytes: usize,
    glyphs: usize,
}

impl<'a> Interpreter<'a> {
    pub(super) fn new() -> Self {
        Self { faces: Typefaces::new(), operators: MOST_OPERATORS, bytes: MOST_BYTES, glyphs: MOST_GLYPHS }
    }

    /// What `page` shows.
    pub(super) fn page(&mut self, page: &'a Page<'a>) -> Shown {
        let (width, height) = page.render_dimensions();
        let clip = Area { left: 0.0, top: 0.0, right: width, bottom: height };
        let matrix = Affine::new(page.initial_transform(true).as_coeffs());
        let most = self.glyphs.min(MOST_GLYPHS_OF_PAGE);
        let mut run = Run {
            interpreter: self,
            state: State::new(matrix, clip),
            states: Vec::new(),
            pen: Pen::START,
            path: Path::None,
            clips: false,
            marks: Vec::new(),
            depth: 0,
            most,
            shown: Shown::default(),
        };
        run.contents(&Contents::of(page), page.resources());
        let shown = run.shown;
        self.glyphs -= shown.glyphs.len().min(self.glyphs);
        shown
    }
}

/// The path that is being made, as far as it may be a rectangle to clip to.
#[derive(Clone, Copy)]
enum Path {
    None,
    Rectangle([Point; 4]),
    Other,
}

/// A page being read.
pub(super) struct Run<'i, 'a> {
    pub(super) interpreter: &'i mut Interpreter<'a>,
    pub(super) state: State<'a>,
    states: Vec<State<'a>>,
    pub(super) pen: Pen,
    path: Path,
    clips: bool,
    pub(super) marks: Vec<Mark>,
    depth: usize,
    /// How many glyphs it may have.
    pub(super) most: usize,
    pub(super) shown: Shown,
}

impl<'a> Run<'_, 'a> {
    /// Follows the contents of a page.
    fn contents(&mut self, contents: &Contents, resources: &Resources<'a>) {
        self.shown.cut_short |= contents.is_missing;
        if self.takes(contents.bytes.len()) {
            self.stream(&contents.bytes, resources);
        }
    }

    /// Whether there is room for a stream of so many bytes.
    fn takes(&mut self, bytes: usize) -> bool {
        let left = self.interpreter.bytes.checked_sub(bytes);
        self.interpreter.bytes = left.unwrap_or(self.interpreter.bytes);
        self.shown.cut_short |= left.is_none();
        left.is_some()
    }

    /// Follows the operators of a stream.
    fn stream(&mut self, bytes: &[u8], resources: &Resources<'a>) {
        let (states, marks) = (self.states.len(), self.marks.len());
        let mut instructions = TypedIter::new(bytes);
        while let Some(instruction) = instructions.next() {
            if self.interpreter.operators == 0 || self.shown.glyphs.len() >= self.most {
                self.shown.cut_short = true;
                break;
            }
            self.interpreter.operators -= 1;
            self.follow(&instruction, resources, states);
        }
        while self.marks.len() > marks {
            self.end_mark();
        }
        if self.states.len() > states {
            self.states.truncate(states + 1);
            self.state = self.states.pop().unwrap_or_else(|| self.state.clone());
        }
    }

    fn follow(&mut self, instruction: &TypedInstruction<'_, '_>, resources: &Resources<'a>, bottom: usize) {
        use TypedInstruction as I;
        let n = |number: &Number| number.as_f64();
        match instruction {
            I::SaveState(_) if self.states.len() < bottom + MOST_STATES => self.states.push(self.state.clone()),
            I::RestoreState(_) if self.states.len() > bottom => {
                self.state = self.states.pop().unwrap_or_else(|| self.state.clone());
            }
            I::Transform(m) => self.state.matrix *= Affine::new([n(&m.0), n(&m.1), n(&m.2), n(&m.3), n(&m.4), n(&m.5)]),
            I::SetGraphicsState(gs) => self.set_face_of(resources.get_ext_g_state(gs.0).as_ref()),
            I::XObject(name) => {
                if let Some(stream) = resources.get_x_object(name.0) {
                    self.object(&stream, resources);
                }
            }
            I::InlineImage(_) => self.picture(),
            I::BeginMarkedContent(_) => self.mark(None, None, resources),
            I::BeginMarkedContentWithProperties(mark) => self.mark(Some(mark.0), Some(mark.1), resources),
            I::EndMarkedContent(_) => self.end_mark(),
            I::RectPath(rectangle) => {
                let (left, bottom) = (n(&rectangle.0), n(&rectangle.1));
                let (right, top) = (left + n(&rectangle.2), bottom + n(&rectangle.3));
                self.path = match self.path {
                    Path::None => Path::Rectangle(corners(left, bottom, right, top)),
                    Path::Rectangle(_) | Path::Other => Path::Other,
                };
            }
            I::MoveTo(_) | I::LineTo(_) | I::CubicTo(_) | I::CubicStartTo(_) | I::CubicEndTo(_) => {
                self.path = Path::Other;
            }
            I::ClipNonZero(_) | I::ClipEvenOdd(_) => self.clips = true,
            I::EndPath(_)
            | I::FillPathNonZero(_)
            | I::FillPathNonZeroCompatibility(_)
            | I::FillPathEvenOdd(_)
            | I::StrokePath(_)
            | I::CloseAndStrokePath(_)
            | I::FillAndStrokeNonZero(_)
            | I::FillAndStrokeEvenOdd(_)
            | I::CloseFillAndStrokeNonZero(_)
            | I::CloseFillAndStrokeEvenOdd(_) => self.end_path(),
            _ => self.write(instruction, resources),
        }
    }

    fn end_path(&mut self) {
        if let (true, Path::Rectangle(corners)) = (self.clips, self.path) {
            self.state.clip_to(corners);
        }
        (self.path, self.clips) = (Path::None, false);
    }

    fn object(&mut self, stream: &Stream<'a>, resources: &Resources<'a>) {
        let dict = stream.dict();
        let subtype = dict.get::<Name<'_>>("Subtype");
        if subtype.as_ref().is_some_and(|subtype| subtype.as_str() == "Image") {
            return self.picture();
        }
        if self.depth >= DEEPEST || self.interpreter.operators < USE {
            self.shown.cut_short = true;
            return;
        }
        self.interpreter.operators -= USE;
        let Some(bytes) = unpacked(stream) else {
            self.shown.cut_short = true;
            return;
        };
        if !self.takes(bytes.len()) {
            return;
        }
        let outer = (self.state.clone(), self.pen, self.path);
        if let Some(matrix) = dict.get::<[f64; 6]>("Matrix") {
            self.state.matrix *= Affine::new(matrix);
        }
        if let Some([left, bottom, right, top]) = dict.get::<[f64; 4]>("BBox") {
            self.state.clip_to(corners(left, bottom, right, top));
        }
        self.depth += 1;
        match dict.get::<Dict<'a>>("Resources") {
            Some(own) => self.stream(&bytes, &Resources::new(own)),
            None => self.stream(&bytes, resources),
        }
        self.depth -= 1;
        (self.state, self.pen, self.path) = outer;
    }

    fn picture(&mut self) {
        let area = on_page(self.state.matrix, corners(0.0, 0.0, 1.0, 1.0)).shared(self.state.clip);
        if self.shown.pictures.len() < MOST_PICTURES && area.width() > 0.0 && area.height() > 0.0 {
            self.shown.pictures.push(area);
        }
    }
}
