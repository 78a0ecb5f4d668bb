//! The order in which the parts of a page are read.
//!
//! A page is cut along the white space between its parts, again and again, and the parts are read from left to right and from top to bottom:
//! the recursive XY-cut (Nagy and Seth, "Hierarchical representation of optically scanned documents", 1984), here with the boxes of words in
//! place of pixels (Ha, Haralick and Phillips, "Recursive X-Y cut using bounding boxes of connected components", 1995). Cuts between columns
//! come first, since the gaps between paragraphs are no borders between parts. Where something spans several columns, such as a headline,
//! the page is cut above and below the first stretch through which a column's edge runs.

use super::words::Word;
use std::cmp::Ordering;

/// The narrowest gap between two columns, in sizes of the type.
const NARROWEST: f32 = 0.85;
/// A gap that parts columns however few lines there are.
const WIDE: f32 = 3.0;
/// The narrowest column, in sizes of the type: what is narrower are the marks of a list.
const NARROWEST_COLUMN: f32 = 3.0;
/// The fewest lines on both sides of a narrow gap.
const FEWEST_LINES: usize = 3;
/// The widest blank between two words, in sizes of the type.
const WIDEST_BLANK: f32 = 0.45;
/// From how many times the size of the type on a line that spans columns heads what is below it.
const HEADING: f32 = 1.3;
/// How often a part is cut again.
const DEEPEST: usize = 20;
/// A part with more words is not cut.
const MOST_WORDS: usize = 30_000;
/// The most bands of lines that are compared with one another.
const MOST_BANDS: usize = 600;

/// The words of each part, in the order of reading. `leftwards`: columns follow one another from right to left.
pub(super) fn parts(mut words: Vec<Word>, leftwards: bool) -> Vec<Vec<Word>> {
    let mut parts = Vec::new();
    bridge(&mut words);
    cut(words, leftwards, DEEPEST, &mut parts);
    parts
}

/// Closes the blanks inside large type, which are as wide as gaps between columns of small type.
fn bridge(words: &mut [Word]) {
    let large = HEADING * size(words);
    words.sort_by(|a, b| a.base.total_cmp(&b.base).then(a.area.left.total_cmp(&b.area.left)));
    for number in 1..words.len() {
        let [word, next] = &mut words[number - 1..=number] else { continue };
        let gap = next.area.left - word.area.right;
        let is_line = (next.base - word.base).abs() < 0.1 * word.size && gap < WIDEST_BLANK * word.size.min(next.size);
        if word.size >= large && is_line && gap > 0.0 {
            word.area.right = next.area.left;
        }
    }
}

fn cut(mut words: Vec<Word>, leftwards: bool, depth: usize, parts: &mut Vec<Vec<Word>>) {
    if words.is_empty() {
        return;
    }
    let em = size(&words);
    if depth == 0 || words.len() > MOST_WORDS {
        parts.push(words);
        return;
    }
    let edges = column_edges(&words, em);
    if !edges.is_empty() {
        let mut columns: Vec<Vec<Word>> = vec![Vec::new(); edges.len() + 1];
        for word in words {
            let column = edges.partition_point(|edge| *edge <= word.area.left);
            columns[column].push(word);
        }
        if leftwards {
            columns.reverse();
        }
        for column in columns {
            cut(column, leftwards, depth - 1, parts);
        }
        return;
    }
    words.sort_by(by_top);
    let bands = bands(&words);
    let Some((from, to)) = stretch(&words, &bands, em) else {
        parts.push(words);
        return;
    };
    let below = words.split_off(bands.get(to).map_or(words.len(), |band| band.0));
    let inside = words.split_off(bands[from].0);
    for part in [words, inside, below] {
        cut(part, leftwards, depth - 1, parts);
    }
}

fn by_top(a: &Word, b: &Word) -> Ordering {
    a.area.top.total_cmp(&b.area.top).then(a.area.left.total_cmp(&b.area.left))
}

/// The size of most of the type.
fn size(words: &[Word]) -> f32 {
    let mut sizes: Vec<f32> = words.iter().map(|word| word.size).collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(1.0)
}

/// How many lines the words stand in.
fn lines<'w>(words: impl Iterator<Item = &'w Word>, em: f32) -> usize {
    let mut bases: Vec<f32> = words.map(|word| word.base).collect();
    bases.sort_by(f32::total_cmp);
    bases.chunk_by(|above, below| below - above < 0.4 * em).count()
}

/// Where columns begin that stand beside others over the whole height of the part.
fn column_edges(words: &[Word], em: f32) -> Vec<f32> {
    let mut by_left: Vec<&Word> = words.iter().collect();
    by_left.sort_by(|a, b| a.area.left.total_cmp(&b.area.left));
    // Stretches that nothing parts, each with the gap before it.
    let mut stretches: Vec<(f32, Vec<&Word>)> = Vec::new();
    let mut right = f32::NEG_INFINITY;
    for word in by_left {
        let gap = word.area.left - right;
        match stretches.last_mut() {
            Some((_, stretch)) if gap < NARROWEST * em => stretch.push(word),
            _ => stretches.push((gap, vec![word])),
        }
        right = right.max(word.area.right);
    }
    let mut edges = Vec::new();
    for pair in stretches.windows(2) {
        let [(_, left), (gap, right)] = pair else { continue };
        let is_wide = |side: &[&Word]| {
            let from = side.first().map_or(0.0, |word| word.area.left);
            side.iter().map(|word| word.area.right).fold(from, f32::max) - from >= NARROWEST_COLUMN * em
        };
        let has_lines = |side: &[&Word]| *gap >= WIDE * em || lines(side.iter().copied(), em) >= FEWEST_LINES;
        if is_wide(left) && is_wide(right) && has_lines(left) && has_lines(right) {
            edges.extend(right.first().map(|word| word.area.left));
        }
    }
    edges
}

/// The bands that nothing but white space parts from top to bottom, as ranges of the words, which stand in the order of their tops.
fn bands(words: &[Word]) -> Vec<(usize, usize)> {
    let mut bands: Vec<(usize, usize)> = Vec::new();
    let mut bottom = f32::NEG_INFINITY;
    for (number, word) in words.iter().enumerate() {
        match bands.last_mut() {
            Some(band) if word.area.top < bottom => band.1 = number + 1,
            _ => bands.push((number, number + 1)),
        }
        bottom = bottom.max(word.area.bottom);
    }
    bands
}

/// The first stretch of bands, less than all, through which a gap between columns runs.
fn stretch(words: &[Word], bands: &[(usize, usize)], em: f32) -> Option<(usize, usize)> {
    if bands.len() < 2 || bands.len() > MOST_BANDS {
        return None;
    }
    let gaps: Vec<Vec<(f32, f32)>> = bands.iter().map(|(from, to)| gaps(&words[*from..*to], em)).collect();
    let mut last_end = 0;
    for from in 0..bands.len() {
        let mut shared = gaps[from].clone();
        let mut to = from + 1;
        while let Some(next) = gaps.get(to) {
            let both = common(&shared, next, em);
            let band = &words[bands[to].0..bands[to].1];
            if !is_inner(&both) || is_headed(band, &shared, &both, em) {
                break;
            }
            shared = both;
            to += 1;
        }
        // A stretch inside one that was none is none.
        if to <= last_end || to - from == bands.len() {
            continue;
        }
        last_end = to;
        let inside = &words[bands[from].0..bands[to - 1].1];
        if shared.iter().any(|gap| fewer_lines(inside, *gap, em) >= FEWEST_LINES) {
            return Some((from, to));
        }
    }
    None
}

/// Whether a heading closes one of the gaps `before` a band, which is none of those behind it.
fn is_headed(band: &[Word], before: &[(f32, f32)], behind: &[(f32, f32)], em: f32) -> bool {
    let is_lost = |gap: &&(f32, f32)| !behind.iter().any(|other| other.0 < gap.1 && gap.0 < other.1);
    let closes = |gap: &(f32, f32)| {
        band.iter().any(|word| word.size >= HEADING * em && word.area.left < gap.1 && gap.0 < word.area.right)
    };
    before.iter().filter(is_lost).any(closes)
}

/// The gaps in a band, the white space on both sides of it included.
fn gaps(band: &[Word], em: f32) -> Vec<(f32, f32)> {
    let mut boxes: Vec<(f32, f32)> = band.iter().map(|word| (word.area.left, word.area.right)).collect();
    boxes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut gaps = Vec::new();
    let mut right = f32::NEG_INFINITY;
    for (left, end) in boxes.into_iter().chain([(f32::INFINITY, f32::INFINITY)]) {
        if left - right >= NARROWEST * em {
            gaps.push((right, left));
        }
        right = right.max(end);
    }
    gaps
}

/// What two lists of gaps share, as far as it is wide enough. Both are in order.
fn common(some: &[(f32, f32)], others: &[(f32, f32)], em: f32) -> Vec<(f32, f32)> {
    let (mut shared, mut one, mut other) = (Vec::new(), 0, 0);
    while let (Some(a), Some(b)) = (some.get(one), others.get(other)) {
        let (left, right) = (a.0.max(b.0), a.1.min(b.1));
        if right - left >= NARROWEST * em {
            shared.push((left, right));
        }
        if a.1 <= b.1 {
            one += 1;
        } else {
            other += 1;
        }
    }
    shared
}

/// Whether there is more than the white space on both sides.
fn is_inner(gaps: &[(f32, f32)]) -> bool {
    gaps.iter().any(|(left, right)| left.is_finite() && right.is_finite())
}

/// How many lines there are on that side of the gap that has fewer.
fn fewer_lines(words: &[Word], (from, to): (f32, f32), em: f32) -> usize {
    if !from.is_finite() || !to.is_finite() {
        return 0;
    }
    let left = lines(words.iter().filter(|word| word.area.right <= from), em);
    left.min(lines(words.iter().filter(|word| word.area.left >= to), em))
}
