//! The alignment of two witnesses: which passages of one say what passages of the other say, wherever they stand.

use crate::prepared::{Prepared, PreparedPassage};
use crate::similarity::Weights;

/// Passages of two witnesses that say the same.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Link {
    /// The passages of the first witness, ascending.
    pub a: Vec<usize>,
    /// The passages of the second witness, ascending.
    pub b: Vec<usize>,
    /// How alike they are, from 0 to 1.
    pub score: f64,
}

/// The score from which on two passages are taken to say the same on their own words alone.
const CERTAIN: f64 = 0.5;
/// The score from which on they are, when they choose each other before all others and stand in the same surroundings.
const LIKELY: f64 = 0.34;
/// By how much the better of two partners must be better, below [`CERTAIN`], to be chosen.
const MARGIN: f64 = 0.06;
/// What a linked neighbour adds: newsrooms that copy, copy in order.
const NEIGHBOUR: f64 = 0.05;
/// How much a shorter passage must tell before being contained in a longer one counts in full, in units of a word that stands in one passage
/// of twenty.
const TELLING: f64 = 12.0;
/// The share of a passage's own words that the rest of a longer passage must hold for the two to be parts of one reading.
const PART: f64 = 0.6;
/// How many passages a split reading may have.
const LONGEST_READING: usize = 3;

/// Below this score a join should be looked at by a person.
pub(crate) const UNSURE: f64 = 0.5;

/// Aligns two witnesses. Each passage stands in at most one link. Swapping the witnesses swaps the links and changes nothing else.
pub(crate) fn align(weights: &Weights, a: &Prepared, b: &Prepared) -> Vec<Link> {
    if !a.shares_language(b) {
        return Vec::new();
    }
    let scores = Scores::new(weights, a, b);
    let mut chosen = choose(&scores);
    extend(&mut chosen, weights, a, b);
    chosen.sort_by(|x, y| x.a.cmp(&y.a));
    chosen
}

/// The scores of all pairs that share a word that tells something.
struct Scores {
    a_count: usize,
    b_count: usize,
    by_pair: Vec<f64>,
}

impl Scores {
    fn new(weights: &Weights, a: &Prepared, b: &Prepared) -> Self {
        let (a_count, b_count) = (a.passages.len(), b.passages.len());
        let a_sums: Vec<f64> = a.passages.iter().map(|passage| weights.sum(&passage.keys)).collect();
        let b_sums: Vec<f64> = b.passages.iter().map(|passage| weights.sum(&passage.keys)).collect();
        let mut by_pair = vec![0.0; a_count * b_count];
        for (i, x) in a.passages.iter().enumerate() {
            for (j, y) in b.passages.iter().enumerate() {
                by_pair[i * b_count + j] = score(x, y, weights.shared(&x.keys, &y.keys), a_sums[i], b_sums[j]);
            }
        }
        Self { a_count, b_count, by_pair }
    }

    fn at(&self, i: usize, j: usize) -> f64 {
        self.by_pair[i * self.b_count + j]
    }

    /// The best score of row `i` besides column `j`, and of column `j` besides row `i`.
    fn runner_up(&self, i: usize, j: usize) -> f64 {
        let in_row = (0..self.b_count).filter(|other| *other != j).map(|other| self.at(i, other)).fold(0.0, f64::max);
        let in_column =
            (0..self.a_count).filter(|other| *other != i).map(|other| self.at(other, j)).fold(0.0, f64::max);
        in_row.max(in_column)
    }
}

/// How alike two passages are, from 0 to 1: between the share of what both tell (Dice's coefficient over weighted keys) and the share of the
/// shorter one that the longer one holds. The second counts as far as the shorter one tells much: "He declined to comment" is contained in
/// many a passage.
fn score(x: &PreparedPassage, y: &PreparedPassage, shared: f64, x_sum: f64, y_sum: f64) -> f64 {
    if same_words(x, y) {
        return 1.0;
    }
    let smaller = x_sum.min(y_sum);
    if smaller <= 0.0 {
        return 0.0;
    }
    let dice = 2.0 * shared / (x_sum + y_sum);
    let contained = shared / smaller;
    let trust = 0.5 * (smaller / TELLING).min(1.0);
    // Verbatim passages alone score 1.
    (dice * (1.0 - trust) + contained * trust).min(0.999)
}

fn same_words(x: &PreparedPassage, y: &PreparedPassage) -> bool {
    let mut x = x.pieces.iter().filter(|piece| piece.is_word()).map(|piece| piece.form).peekable();
    x.peek().is_some() && x.eq(y.pieces.iter().filter(|piece| piece.is_word()).map(|piece| piece.form))
}

/// Chooses one partner for each passage, best pairs first.
fn choose(scores: &Scores) -> Vec<Link> {
    let mut links = Vec::new();
    let mut partner_a: Vec<Option<usize>> = vec![None; scores.a_count];
    let mut partner_b: Vec<Option<usize>> = vec![None; scores.b_count];
    let mut candidates: Vec<(f64, usize, usize)> = (0..scores.a_count)
        .flat_map(|i| (0..scores.b_count).map(move |j| (i, j)))
        .map(|(i, j)| (scores.at(i, j), i, j))
        .filter(|(score, _, _)| *score >= LIKELY)
        .collect();
    // Of equal pairs (a refrain, a repeated line) the one nearest to the same relative place comes first.
    let place = |i: usize, j: usize| (i * scores.b_count.max(1)).abs_diff(j * scores.a_count.max(1));
    candidates.sort_by(|x, y| {
        y.0.total_cmp(&x.0)
            .then_with(|| place(x.1, x.2).cmp(&place(y.1, y.2)))
            .then_with(|| (x.1 + x.2).cmp(&(y.1 + y.2)))
            .then_with(|| x.1.cmp(&y.1))
    });
    let neighbours = |i: usize, j: usize, partner_a: &[Option<usize>]| {
        let before = i > 0 && j > 0 && partner_a[i - 1] == Some(j - 1);
        let after = partner_a.get(i + 1).copied().flatten() == Some(j + 1);
        NEIGHBOUR * (f64::from(u8::from(before)) + f64::from(u8::from(after)))
    };
    // Certain pairs first, so that the likely ones find their surroundings settled.
    for certain in [true, false] {
        for &(score, i, j) in &candidates {
            if partner_a[i].is_some() || partner_b[j].is_some() || (score >= CERTAIN) != certain {
                continue;
            }
            let supported = score + neighbours(i, j, &partner_a);
            if certain || (supported >= CERTAIN - NEIGHBOUR && score - scores.runner_up(i, j) >= MARGIN) {
                partner_a[i] = Some(j);
                partner_b[j] = Some(i);
                links.push(Link { a: vec![i], b: vec![j], score });
            }
        }
    }
    links
}

/// Adds passages that were left alone to the links beside them, where a sentence was split or two were merged.
fn extend(links: &mut [Link], weights: &Weights, a: &Prepared, b: &Prepared) {
    let mut free_a = vec![true; a.passages.len()];
    let mut free_b = vec![true; b.passages.len()];
    for link in links.iter() {
        link.a.iter().for_each(|i| free_a[*i] = false);
        link.b.iter().for_each(|j| free_b[*j] = false);
    }
    let mut best: Vec<(f64, usize, bool, usize)> = Vec::new();
    for (number, link) in links.iter().enumerate() {
        for i in beside(&link.a, &free_a) {
            best.extend(part(weights, a, &link.a, i, b, &link.b).map(|gain| (gain, number, true, i)));
        }
        for j in beside(&link.b, &free_b) {
            best.extend(part(weights, b, &link.b, j, a, &link.a).map(|gain| (gain, number, false, j)));
        }
    }
    best.sort_by(|x, y| y.0.total_cmp(&x.0).then_with(|| (x.3, x.1).cmp(&(y.3, y.1))));
    for (_, number, in_a, passage) in best {
        let free = if in_a { &mut free_a } else { &mut free_b };
        let link = &mut links[number];
        // A reading may be split or merged, not both: that would be another way of telling, which words cannot follow.
        let (side, other) = if in_a { (&mut link.a, &link.b) } else { (&mut link.b, &link.a) };
        if !free[passage] || side.len() >= LONGEST_READING || other.len() > 1 {
            continue;
        }
        free[passage] = false;
        side.push(passage);
        side.sort_unstable();
    }
}

/// The free passages directly before and after a reading.
fn beside(reading: &[usize], free: &[bool]) -> Vec<usize> {
    let before = reading.first().and_then(|first| first.checked_sub(1));
    let after = reading.last().map(|last| last + 1);
    [before, after].into_iter().flatten().filter(|passage| free.get(*passage) == Some(&true)).collect()
}

/// How well `passage` of `own`, which stands beside `reading`, is held by what `reading` leaves over of the other side; none when it is not.
fn part(
    weights: &Weights,
    own: &Prepared,
    reading: &[usize],
    passage: usize,
    other: &Prepared,
    other_reading: &[usize],
) -> Option<f64> {
    let held: Vec<u32> = keys(own, reading);
    let rest: Vec<u32> =
        keys(other, other_reading).into_iter().filter(|key| held.binary_search(key).is_err()).collect();
    let candidate = own.passages.get(passage)?;
    let sum = weights.sum(&candidate.keys);
    let shared = weights.shared(&candidate.keys, &rest);
    (sum > 0.0 && shared / sum >= PART).then_some(shared / sum)
}

/// The keys of several passages, ascending, each once.
fn keys(witness: &Prepared, passages: &[usize]) -> Vec<u32> {
    let mut keys: Vec<u32> = passages
        .iter()
        .filter_map(|passage| witness.passages.get(*passage))
        .flat_map(|passage| passage.keys.iter().copied())
        .collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// How alike two readings are, from 0 to 1, by the measure of single passages.
pub(crate) fn reading_score(
    weights: &Weights,
    a: &Prepared,
    a_passages: &[usize],
    b: &Prepared,
    b_passages: &[usize],
) -> f64 {
    let joined = |witness: &Prepared, passages: &[usize]| PreparedPassage {
        pieces: witness.pieces(passages),
        keys: keys(witness, passages),
    };
    let (x, y) = (joined(a, a_passages), joined(b, b_passages));
    let (x_sum, y_sum) = (weights.sum(&x.keys), weights.sum(&y.keys));
    score(&x, &y, weights.shared(&x.keys, &y.keys), x_sum, y_sum)
}
