//! Content streams: which glyphs and pictures stand where on a page.
//!
//! Only what text needs is interpreted; colours, shapes and the insides of pictures are passed over. What stands outside the page or is
//! clipped away is not shown. Streams that use one another in a circle, or one another many times, are followed up to a number of operators.

use super::glyph::{Area, Direction, Glyph};
use super::state::{Pen, State, corners, on_page};
use super::strings;
use super::typeface::{Typeface, Typefaces};
use hayro_font::kurbo::{Affine, Point};
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream, String as Bytes};
use hayro_syntax::page::{Page, Resources};
use std::ops::Deref;
use std::rc::Rc;

/// The most operators that are followed in a document.
const MOST_OPERATORS: usize = 12_000_000;
/// The most bytes of streams that pages use that are followed in a document, each time that they are used.
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
/// How deep marks stand in one another.
const MOST_MARKS: usize = 64;
/// How many operators the reading of a font counts for that stands inside the resources that name it, and so cannot be kept.
const FONT_INSIDE: usize = 20_000;
/// How many operators the use of a stream by another counts for.
const USE: usize = 400;

/// What a page shows.
#[derive(Debug, Default)]
pub(super) struct Shown {
    pub(super) glyphs: Vec<Glyph>,
    pub(super) pictures: Vec<Area>,
    /// How many glyphs were shown of which nothing tells what they say.
    pub(super) unknown: usize,
    /// Whether it was too much to follow.
    pub(super) cut_short: bool,
}

/// Reads one page after the other.
pub(super) struct Interpreter<'a> {
    faces: Typefaces<'a>,
    operators: usize,
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
        run.stream(page.page_stream().unwrap_or_default(), page.resources());
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

/// A stretch of marked content.
struct Mark {
    running: bool,
    /// What it says, whatever its glyphs are, and the first of these.
    says: Option<(String, usize)>,
}

/// A page being read.
struct Run<'i, 'a> {
    interpreter: &'i mut Interpreter<'a>,
    state: State<'a>,
    states: Vec<State<'a>>,
    pen: Pen,
    path: Path,
    clips: bool,
    marks: Vec<Mark>,
    depth: usize,
    most: usize,
    shown: Shown,
}

impl<'a> Run<'_, 'a> {
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
            I::BeginMarkedContent(_) if self.marks.len() < MOST_MARKS => {
                self.marks.push(Mark { running: false, says: None })
            }
            I::BeginMarkedContentWithProperties(mark) if self.marks.len() < MOST_MARKS => {
                self.mark(mark.0, mark.1, resources);
            }
            I::EndMarkedContent(_) => self.end_mark(),
            I::RectPath(r) => {
                let (x, y, w, h) = (n(&r.0), n(&r.1), n(&r.2), n(&r.3));
                self.path = match self.path {
                    Path::None => Path::Rectangle(corners(x, y, x + w, y + h)),
                    Path::Rectangle(_) | Path::Other => Path::Other,
                };
            }
            I::MoveTo(_) | I::LineTo(_) | I::CubicTo(_) | I::CubicStartTo(_) | I::CubicEndTo(_) => {
                self.path = Path::Other
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

    /// Follows the operators of text.
    fn write(&mut self, instruction: &TypedInstruction<'_, '_>, resources: &Resources<'a>) {
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
                self.state.face = match (resources.fonts.get_ref(font.0.deref()), resources.get_font(font.0)) {
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

    fn set_face_of(&mut self, graphics: Option<&Dict<'a>>) {
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

    fn end_path(&mut self) {
        if let (true, Path::Rectangle(corners)) = (self.clips, self.path) {
            self.state.clip_to(corners);
        }
        (self.path, self.clips) = (Path::None, false);
    }

    fn object(&mut self, stream: &Stream<'a>, resources: &Resources<'a>) {
        let dict = stream.dict();
        let subtype = dict.get::<Name<'_>>("Subtype");
        if subtype.as_ref().is_some_and(|subtype| subtype.deref() == b"Image") {
            return self.picture();
        }
        if self.depth >= DEEPEST || self.interpreter.operators < USE {
            self.shown.cut_short = true;
            return;
        }
        self.interpreter.operators -= USE;
        let Ok(bytes) = stream.decoded_data() else { return };
        let Some(left) = self.interpreter.bytes.checked_sub(bytes.len()) else {
            self.shown.cut_short = true;
            return;
        };
        self.interpreter.bytes = left;
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

    fn mark(&mut self, tag: &Name<'_>, properties: &Object<'_>, resources: &Resources<'a>) {
        let named;
        let properties = match properties {
            Object::Dict(dict) => Some(dict),
            Object::Name(name) => {
                named = resources.properties.get::<Dict<'a>>(name.deref());
                named.as_ref()
            }
            _ => None,
        };
        let kind = properties.and_then(|dict| dict.get::<Name<'_>>("Type"));
        let says = properties.and_then(|dict| dict.get::<Bytes<'_>>("ActualText"));
        self.marks.push(Mark {
            running: tag.deref() == b"Artifact" && kind.is_some_and(|kind| kind.deref() == b"Pagination"),
            says: says.map(|says| (strings::text(says.as_bytes()), self.shown.glyphs.len())),
        });
    }

    /// Glyphs that the document says mean another text than their own stand for it together.
    fn end_mark(&mut self) {
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
