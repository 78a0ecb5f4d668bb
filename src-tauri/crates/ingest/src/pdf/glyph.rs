//! A glyph as it stands on a page.

use hayro_font::kurbo::Point;

/// Which way a text runs on its page, to a quarter turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Right,
    Down,
    Left,
    Up,
    /// Neither along nor across the page, as watermarks run.
    Slanted,
}

impl Direction {
    /// The directions that a page's text may run in as a whole.
    pub(super) const UPRIGHT: [Self; 4] = [Self::Right, Self::Down, Self::Left, Self::Up];

    /// The direction of the vector (`x`, `y`), with y downwards.
    pub(super) fn of(x: f64, y: f64) -> Self {
        const NEARLY: f64 = 0.1;
        if y.abs() <= NEARLY * x.abs() {
            if x >= 0.0 { Self::Right } else { Self::Left }
        } else if x.abs() <= NEARLY * y.abs() {
            if y >= 0.0 { Self::Down } else { Self::Up }
        } else {
            Self::Slanted
        }
    }

    /// The page point (`x`, `y`) as (along, down) for a reader who has turned the page so that this direction runs to the right.
    pub(super) const fn turned(self, x: f32, y: f32) -> (f32, f32) {
        match self {
            Self::Right | Self::Slanted => (x, y),
            Self::Down => (y, -x),
            Self::Left => (-x, -y),
            Self::Up => (-y, x),
        }
    }
}

/// A rectangle; units are points (1/72 inch), y runs downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub(super) left: f32,
    pub(super) top: f32,
    pub(super) right: f32,
    pub(super) bottom: f32,
}

impl Area {
    /// The smallest one around `points`.
    pub(super) fn around(points: impl IntoIterator<Item = (f32, f32)>) -> Self {
        let nothing =
            Self { left: f32::INFINITY, top: f32::INFINITY, right: f32::NEG_INFINITY, bottom: f32::NEG_INFINITY };
        points.into_iter().fold(nothing, |area, (x, y)| Self {
            left: area.left.min(x),
            top: area.top.min(y),
            right: area.right.max(x),
            bottom: area.bottom.max(y),
        })
    }

    /// What both cover.
    pub(super) const fn shared(self, other: Self) -> Self {
        Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        }
    }

    pub(super) fn holds(self, x: f32, y: f32) -> bool {
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }

    pub(super) fn width(self) -> f32 {
        (self.right - self.left).max(0.0)
    }

    pub(super) fn height(self) -> f32 {
        (self.bottom - self.top).max(0.0)
    }

    /// The same area on the turned page.
    pub(super) fn turned(self, direction: Direction) -> Self {
        Self::around([direction.turned(self.left, self.top), direction.turned(self.right, self.bottom)])
    }
}

/// A glyph on a page, in points, y downwards.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    /// What it says.
    pub(super) text: String,
    /// Where it begins, on the baseline, and where the next one would begin.
    pub(super) from: Point,
    pub(super) to: Point,
    pub(super) direction: Direction,
    /// The height of its type.
    pub(super) size: f32,
    pub(super) bold: bool,
    /// The document marks it as part of a running header or footer.
    pub(super) running: bool,
    /// It is there to be searched for, not to be seen.
    pub(super) unseen: bool,
}

impl Glyph {
    pub(super) fn middle(&self) -> (f32, f32) {
        let middle = self.from.midpoint(self.to);
        (middle.x as f32, middle.y as f32)
    }
}
