//! Two readings, word against word.

use crate::prepared::Piece;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// Up to this many words on both sides together as many words are kept as can be. Above it, where that may take the square of their number, similar's
/// bounded search does. Readings of passages as they are cut stay below.
const MOST: usize = 4_000;

/// Two readings, cut into what is the same and what is not, in order.
pub(crate) struct Aligned {
    pub parts: Vec<Part>,
    /// How many words are the same.
    pub kept: usize,
}

/// A part of two readings: numbers of their words and marks.
pub(crate) enum Part {
    /// The same word or mark.
    Same(usize, usize),
    /// What differs; one side may be empty.
    Other(Range<usize>, Range<usize>),
}

impl Aligned {
    /// Keeps the longest common subsequence of the words and signs; marks are the same where they can be beside these.
    pub fn new(x: &[Piece], y: &[Piece]) -> Self {
        let words = common(x, y, Piece::tells);
        let kept = words.len();
        let mut parts = Vec::with_capacity(2 * kept + 1);
        let (mut i, mut j) = (0, 0);
        for (word_i, word_j) in words {
            between(x, i..word_i, y, j..word_j, &mut parts);
            parts.push(Part::Same(word_i, word_j));
            (i, j) = (word_i + 1, word_j + 1);
        }
        between(x, i..x.len(), y, j..y.len(), &mut parts);
        Self { parts, kept }
    }
}

/// The parts of what stands between two words that are kept.
fn between(x: &[Piece], x_range: Range<usize>, y: &[Piece], y_range: Range<usize>, parts: &mut Vec<Part>) {
    let (mut i, mut j) = (x_range.start, y_range.start);
    let marks = common(&x[x_range.clone()], &y[y_range.clone()], |piece| !piece.tells());
    let ends = marks.into_iter().map(|(mark_i, mark_j)| (x_range.start + mark_i, y_range.start + mark_j));
    for (mark_i, mark_j) in ends.chain([(x_range.end, y_range.end)]) {
        if i < mark_i || j < mark_j {
            parts.push(Part::Other(i..mark_i, j..mark_j));
        }
        if mark_i < x_range.end {
            parts.push(Part::Same(mark_i, mark_j));
        }
        (i, j) = (mark_i + 1, mark_j + 1);
    }
}

/// The longest common subsequence of those pieces that count: the number of each in both.
///
/// Myers' algorithm without a deadline: the same result on every machine.
fn common(x: &[Piece], y: &[Piece], counts: impl Fn(Piece) -> bool) -> Vec<(usize, usize)> {
    let counted = |pieces: &[Piece]| -> (Vec<usize>, Vec<u32>) {
        let counted = pieces.iter().enumerate().filter(|(_, piece)| counts(**piece));
        counted.map(|(number, piece)| (number, piece.form)).unzip()
    };
    let ((x_numbers, x_forms), (y_numbers, y_forms)) = (counted(x), counted(y));
    if x_forms.is_empty() || y_forms.is_empty() {
        return Vec::new();
    }
    let algorithm = if x_forms.len() + y_forms.len() <= MOST { Algorithm::RawMyers } else { Algorithm::Myers };
    let mut found = Vec::with_capacity(x_forms.len().min(y_forms.len()));
    for op in capture_diff_slices(algorithm, &x_forms, &y_forms) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            found.extend((0..len).map(|step| (x_numbers[old_index + step], y_numbers[new_index + step])));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::collate;
    use crate::differences::differences;
    use crate::prepared::Story;
    use crate::story::{GoldReading, GoldWitness, stories_in, witness};
    use std::hint::black_box;
    use std::path::Path;
    use std::sync::atomic::AtomicBool;
    use std::time::{Duration, Instant};
    use variorum_text::TokenClass;

    fn pieces(text: &str) -> Vec<Piece> {
        let piece = |(at, letter): (usize, char)| Piece {
            span: variorum_model::Span::new(at, at + 1),
            class: if letter.is_alphabetic() { TokenClass::Word } else { TokenClass::Mark },
            form: u32::from(letter),
        };
        text.char_indices().map(piece).collect()
    }

    /// The parts, those that differ in brackets.
    fn shown(x: &str, y: &str) -> String {
        let parts = Aligned::new(&pieces(x), &pieces(y)).parts;
        let part = |part: &Part| match part {
            Part::Same(i, j) if x[*i..=*i] == y[*j..=*j] => x[*i..=*i].to_owned(),
            Part::Same(..) => "!".to_owned(),
            Part::Other(i, j) => format!("[{}|{}]", &x[i.clone()], &y[j.clone()]),
        };
        parts.iter().map(part).collect()
    }

    #[test]
    fn words_come_before_marks() {
        assert_eq!(shown("ab.c", "ab.c"), "ab.c");
        assert_eq!(shown("a,b,c,d", "a,x,c,d"), "a,[b|x],c,d");
        assert_eq!(shown("a,,,b", "b,,,"), "[a,,,|]b[|,,,]", "three marks do not outweigh a word");
        assert_eq!(shown("", "a."), "[|a.]");
        assert_eq!(shown("ab!", "cd?"), "[ab!|cd?]");
    }

    /// Two articles that tell the same: each statement that two outlets make in the stories from which the program learned, in the words of the one
    /// and of the other.
    fn two_articles(words: usize) -> Vec<variorum_model::Witness> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/learning/collation");
        let (mut articles, mut had) = ([Vec::new(), Vec::new()], 0);
        for (_, story) in stories_in(&folder) {
            let sentence = |siglum: &String, reading: &GoldReading| -> Option<String> {
                let outlet = story.witnesses.get(siglum).filter(|outlet| outlet.language == "en")?;
                let number: usize = reading.passages.first()?.strip_prefix(siglum)?.parse().ok()?;
                outlet.paragraphs.iter().flatten().nth(number - 1).cloned()
            };
            for row in &story.rows {
                let told: Vec<String> =
                    row.readings.iter().filter_map(|(siglum, reading)| sentence(siglum, reading)).collect();
                if let [one, other, ..] = &told[..]
                    && had < words
                {
                    had += one.split(' ').count();
                    articles[0].push(vec![one.clone()]);
                    articles[1].push(vec![other.clone()]);
                }
            }
        }
        let article = |(at, paragraphs): (usize, Vec<Vec<String>>)| {
            let (outlet, published) = (at.to_string(), "2026-01-05T10:00:00Z".to_owned());
            let gold = GoldWitness { outlet, language: "en".to_owned(), published, paragraphs };
            witness(&at.to_string(), &gold, None).0
        };
        articles.into_iter().enumerate().map(article).collect()
    }

    #[test]
    #[ignore = "it measures time, in a release build: cargo xtask bench collate"]
    fn all_variants_of_two_articles_of_870_words_take_300_microseconds() {
        let witnesses = two_articles(870);
        let pairs = collate(witnesses.clone(), None, &[], &AtomicBool::new(false)).unwrap().pairs;
        let story = Story::prepare(&witnesses);
        let mut least = Duration::MAX;
        let mut variants = 0;
        for _ in 0..500 {
            let begun = Instant::now();
            for pair in &pairs {
                let (a, b) = (&story.witnesses[pair.a.index()], &story.witnesses[pair.b.index()]);
                variants += black_box(differences(a, &pair.a_passages, b, &pair.b_passages)).1.len();
            }
            least = least.min(begun.elapsed());
        }
        println!("all variants in the {} rows of two articles of 870 words: {} µs", pairs.len(), least.as_micros());
        assert!(variants > 0 && least <= Duration::from_micros(300));
    }
}
