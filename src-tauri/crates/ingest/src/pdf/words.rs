//! Glyphs to words: glyphs that follow one another closely on one baseline.
//!
//! From here on a page is turned so that most of its text runs to the right, and text that runs otherwise stands aside. Vertical writing
//! is text that runs down the page: turned, its columns are lines.

use super::content::Shown;
use super::glyph::{Area, Direction, Glyph};
use hayro_font::kurbo::{Point, Vec2};
use unicode_normalization::char::is_combining_mark;

/// Glyphs follow one another in a word up to this gap, in sizes of the type.
const WIDEST_GAP: f32 = 0.15;

/// A glyph of a word.
#[derive(Clone, Debug)]
pub(super) struct Letter {
    pub(super) text: String,
    pub(super) left: f32,
    pub(super) right: f32,
    /// It stands above the line, as marks of notes do.
    pub(super) raised: bool,
}

impl Letter {
    pub(super) fn is_blank(&self) -> bool {
        self.text.chars().all(char::is_whitespace)
    }
}

/// Glyphs that belong together, and the blanks among them.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) letters: Vec<Letter>,
    /// Where its letters stand, blanks aside.
    pub(super) area: Area,
    /// How far down the page its baseline is.
    pub(super) base: f32,
    pub(super) size: f32,
    pub(super) bold: bool,
    pub(super) running: bool,
    /// It stands in a link.
    pub(super) linked: bool,
}

impl Word {
    fn new(letter: Letter, base: f32, glyph: &Glyph) -> Self {
        let area = Area {
            left: letter.left,
            top: base - 0.75 * glyph.size,
            right: letter.right,
            bottom: base + 0.2 * glyph.size,
        };
        Self {
            letters: vec![letter],
            area,
            base,
            size: glyph.size,
            bold: glyph.bold,
            running: glyph.running,
            linked: false,
        }
    }

    /// Puts it on another baseline.
    pub(super) fn place(&mut self, base: f32, size: f32) {
        (self.base, self.size) = (base, size);
        (self.area.top, self.area.bottom) = (base - 0.75 * size, base + 0.2 * size);
    }

    /// Whether a letter at this place goes on with it.
    fn goes_on(&self, letter: &Letter, base: f32, glyph: &Glyph) -> bool {
        let gap =
            if letter.left >= self.area.left { letter.left - self.area.right } else { self.area.left - letter.right };
        let is_alike = self.bold == glyph.bold && self.running == glyph.running;
        is_alike
            && (base - self.base).abs() <= 0.1 * self.size
            && (glyph.size - self.size).abs() <= 0.2 * self.size
            && (-0.5 * self.size..=WIDEST_GAP * self.size).contains(&gap)
    }

    fn take(&mut self, letter: Letter) {
        if !letter.is_blank() {
            self.area.left = self.area.left.min(letter.left);
            self.area.right = self.area.right.max(letter.right);
        }
        self.letters.push(letter);
    }
}

/// The words of a page: those of its text, and those that run otherwise; and which way the text runs.
pub(super) struct Words {
    pub(super) direction: Direction,
    pub(super) text: Vec<Word>,
    pub(super) aside: Vec<Word>,
}

/// Puts the glyphs of a page together.
pub(super) fn words(shown: &Shown) -> Words {
    let glyphs: Vec<&Glyph> = shown.glyphs.iter().filter(|glyph| is_text(glyph, &shown.pictures)).collect();
    let count = |direction: &Direction| glyphs.iter().filter(|glyph| glyph.direction == *direction).count();
    let direction = Direction::UPRIGHT.into_iter().rev().max_by_key(count).unwrap_or(Direction::Right);
    let along =
        |direction| gathered(glyphs.iter().copied().filter(move |glyph| glyph.direction == direction), direction);
    let others = Direction::UPRIGHT.into_iter().chain([Direction::Slanted]).filter(|other| *other != direction);
    Words { direction, text: along(direction), aside: others.flat_map(along).collect() }
}

/// Unseen text is the text of the picture that it lies over; elsewhere it is no text of the page.
fn is_text(glyph: &Glyph, pictures: &[Area]) -> bool {
    let (x, y) = glyph.middle();
    !glyph.unseen || pictures.iter().any(|picture| picture.holds(x, y))
}

fn gathered<'g>(glyphs: impl Iterator<Item = &'g Glyph>, direction: Direction) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut is_open = false;
    for glyph in glyphs {
        let ((from, base), (to, _)) = match direction {
            Direction::Slanted => along_itself(glyph),
            _ => (
                direction.turned(glyph.from.x as f32, glyph.from.y as f32),
                direction.turned(glyph.to.x as f32, glyph.to.y as f32),
            ),
        };
        let letter = Letter { text: glyph.text.clone(), left: from.min(to), right: from.max(to), raised: false };
        match words.last_mut().filter(|word| word.goes_on(&letter, base, glyph)) {
            Some(word) if glyph.text.chars().all(is_combining_mark) => {
                if let Some(last) = word.letters.last_mut() {
                    last.text.push_str(&letter.text);
                }
            }
            Some(word) if letter.is_blank() => {
                word.take(letter);
                is_open = false;
            }
            Some(word) if is_open => word.take(letter),
            _ if letter.is_blank() => is_open = false,
            _ => {
                words.push(Word::new(letter, base, glyph));
                is_open = true;
            }
        }
    }
    words
}

/// Where a slanted glyph begins and ends for a reader who has turned the page so that it runs to the right.
fn along_itself(glyph: &Glyph) -> ((f32, f32), (f32, f32)) {
    let way = glyph.to - glyph.from;
    let way = if way.hypot() > 0.0 { way.normalize() } else { Vec2::new(1.0, 0.0) };
    let turned = |point: Point| (point.to_vec2().dot(way) as f32, way.cross(point.to_vec2()) as f32);
    (turned(glyph.from), turned(glyph.to))
}
