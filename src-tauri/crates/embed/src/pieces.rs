//! Text cut into word pieces.
//!
//! Of all ways to cut a text into pieces of the vocabulary the likeliest is taken: the one with the greatest sum of the pieces' log
//! probabilities, found by dynamic programming along the text (Kudo, "Subword Regularization", 2018: the unigram language model). Of equally
//! likely ways the one whose last piece is longest is taken, as the model was trained.

/// A vocabulary in the order of the pieces' bytes, so that the pieces that a text goes on with are found by narrowing one range.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Vocabulary<'m> {
    /// All pieces' bytes, one behind the other.
    pub(crate) bytes: &'m [u8],
    /// Where each piece ends in them.
    pub(crate) ends: &'m [u32],
    /// Each piece's number in the model.
    pub(crate) numbers: &'m [u32],
    /// Each piece's log probability.
    pub(crate) scores: &'m [f32],
    /// What an unknown character counts as: see [`unknown`].
    pub(crate) unknown: f32,
}

/// The number of the piece that stands for what no piece stands for.
const UNKNOWN: u32 = 0;
/// The numbers of the pieces that open and close a text.
const OPEN: u32 = 1;
const CLOSE: u32 = 2;

/// An unknown character is less likely than any piece by this much.
const UNKNOWN_BELOW: f32 = 10.0;

/// The log probability of a character that no piece stands for, given those of the pieces.
pub(crate) fn unknown(scores: &[f32]) -> f32 {
    scores.iter().copied().fold(0.0, f32::min) - UNKNOWN_BELOW
}

/// The best way to reach a place in the text.
#[derive(Clone, Copy)]
struct Way {
    score: f32,
    start: usize,
    number: u32,
}

impl Vocabulary<'_> {
    fn piece(&self, place: usize) -> &[u8] {
        let end = |place: usize| self.ends.get(place).map_or(0, |end| *end as usize);
        let start = place.checked_sub(1).map_or(0, end);
        self.bytes.get(start..end(place)).unwrap_or_default()
    }

    /// The numbers of the pieces of `text`, which is in the model's form, with the pieces that open and close it.
    pub(crate) fn cut(&self, text: &str) -> Vec<u32> {
        let bytes = text.as_bytes();
        let unreached = Way { score: f32::MIN, start: 0, number: UNKNOWN };
        let mut ways = vec![unreached; bytes.len() + 1];
        ways[0].score = 0.0;
        for (start, first) in text.char_indices() {
            let before = ways.get(start).map_or(f32::MIN, |way| way.score);
            let mut reach = |end: usize, score: f32, number: u32| {
                if let Some(way) = ways.get_mut(end)
                    && before + score > way.score
                {
                    *way = Way { score: before + score, start, number };
                }
            };
            let after = start + first.len_utf8();
            let mut has_single = false;
            self.each_prefix(bytes.get(start..).unwrap_or_default(), |length, place| {
                has_single |= start + length == after;
                let score = self.scores.get(place).copied().unwrap_or(self.unknown);
                reach(start + length, score, self.numbers.get(place).copied().unwrap_or(UNKNOWN));
            });
            if !has_single {
                reach(after, self.unknown, UNKNOWN);
            }
        }
        let mut cut = vec![CLOSE];
        let mut end = bytes.len();
        while end > 0 {
            let Some(way) = ways.get(end).filter(|way| way.start < end) else { break };
            cut.push(way.number);
            end = way.start;
        }
        cut.push(OPEN);
        cut.reverse();
        cut
    }

    /// Calls `found` with the length and the place of each piece that `bytes` begin with, the shortest first.
    fn each_prefix(&self, bytes: &[u8], mut found: impl FnMut(usize, usize)) {
        let mut range = 0..self.ends.len();
        for (at, byte) in bytes.iter().enumerate() {
            // Pieces of the range share the bytes so far; those that end here stand first.
            let begin = range.start;
            let below = |place: usize| self.piece(place).get(at).is_none_or(|own| own < byte);
            let start = begin + partition(range.len(), |step| below(begin + step));
            let through = |place: usize| self.piece(place).get(at).is_some_and(|own| own == byte);
            let end = start + partition(range.end - start, |step| through(start + step));
            if start == end {
                return;
            }
            range = start..end;
            if self.piece(start).len() == at + 1 {
                found(at + 1, start);
            }
        }
    }
}

/// How many of the first `length` steps hold, given that all that hold stand first.
fn partition(length: usize, holds: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, length);
    while low < high {
        let middle = low.midpoint(high);
        if holds(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A vocabulary of these pieces, numbered from three, with these scores.
    fn cut(pieces: &[(&str, f32)], text: &str) -> Vec<u32> {
        let mut sorted: Vec<(&str, f32, u32)> =
            (3..).zip(pieces).map(|(number, (piece, score))| (*piece, *score, number)).collect();
        sorted.sort_unstable_by(|a, b| a.0.as_bytes().cmp(b.0.as_bytes()));
        let bytes: Vec<u8> = sorted.iter().flat_map(|(piece, ..)| piece.bytes()).collect();
        let mut end = 0;
        let ends: Vec<u32> = sorted
            .iter()
            .map(|(piece, ..)| {
                end += piece.len() as u32;
                end
            })
            .collect();
        let numbers: Vec<u32> = sorted.iter().map(|(.., number)| *number).collect();
        let scores: Vec<f32> = sorted.iter().map(|(_, score, _)| *score).collect();
        Vocabulary { bytes: &bytes, ends: &ends, numbers: &numbers, scores: &scores, unknown: unknown(&scores) }
            .cut(text)
    }

    #[test]
    fn the_likeliest_pieces_are_taken() {
        let pieces = [("▁", -3.0), ("▁har", -4.0), ("bour", -4.0), ("▁harbour", -7.0), ("s", -2.0)];
        assert_eq!(cut(&pieces, "▁harbours"), [OPEN, 6, 7, CLOSE]);
        let pieces = [("▁", -3.0), ("▁har", -3.0), ("bour", -3.0), ("▁harbour", -7.0), ("s", -2.0)];
        assert_eq!(cut(&pieces, "▁harbours"), [OPEN, 4, 5, 7, CLOSE]);
    }

    #[test]
    fn what_no_piece_stands_for_is_unknown_a_character_at_a_time() {
        assert_eq!(cut(&[("▁", -1.0), ("é", -1.0)], "▁日é本"), [OPEN, 3, UNKNOWN, 4, UNKNOWN, CLOSE]);
        assert_eq!(cut(&[("a", -1.0)], ""), [OPEN, CLOSE]);
    }

    proptest! {
        #[test]
        fn pieces_make_up_the_text(text in "[ab▁é]{0,30}") {
            let pieces = [("a", -1.0), ("b", -1.5), ("ab", -1.8), ("▁a", -2.0), ("é", -4.0), ("aba", -2.2)];
            let names: String = cut(&pieces, &text).iter().map(|number| match *number {
                UNKNOWN => "▁",
                OPEN | CLOSE => "",
                number => pieces[number as usize - 3].0,
            }).collect();
            prop_assert_eq!(names, text);
        }
    }
}
