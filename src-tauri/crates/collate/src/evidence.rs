//! What speaks for two passages' saying the same, taken from these two and from the two witnesses alone.

use crate::candidates::candidates;
use crate::likeness::Likeness;
use crate::prepared::{Prepared, PreparedPassage, Story};
use crate::rarity::{Rarity, common};
use serde::Deserialize;

/// What two witnesses can be compared by; each has weights of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Comparison {
    /// One language, by words alone.
    Words,
    /// One language, by words and meaning.
    Meaning,
    /// Two languages, by meaning.
    Translation,
}

impl Comparison {
    /// By what two witnesses can be compared; none when they can not be.
    pub(crate) fn of(a: &Prepared, b: &Prepared) -> Option<Self> {
        match (a.witness.shares_language(b.witness), a.witness.shares_meaning(b.witness)) {
            (true, true) => Some(Self::Meaning),
            (true, false) => Some(Self::Words),
            (false, true) => Some(Self::Translation),
            (false, false) => None,
        }
    }
}

/// The names of the kinds of evidence, in the order of [`Candidate::own`].
pub const OWN: [&str; 21] = [
    // Dice's coefficient over the keys of words, each weighed by its rarity.
    "overlap",
    // The share of the keys of the passage that tells less which the other one holds.
    "contained",
    // Dice's coefficient over runs of four letters.
    "letters",
    // The share of the neighbouring words of the shorter passage that the other one holds.
    "neighbouring words",
    // What the words tell, figures and grammatical words left out, that one passage lacks: the less telling side, and the more telling one.
    "lacking less",
    "lacking more",
    // The likeness of the vectors.
    "meaning",
    // What the figures tell that both state.
    "shared figures",
    // Both state figures, and share none.
    "other figures",
    // How many figures each side states that the other does not: the smaller number.
    "contrary figures",
    // One side alone states figures.
    "figures on one side",
    // Both name years, and share none.
    "other years",
    // What the names tell that both write.
    "shared names",
    // Each side writes a name that the other does not.
    "contrary names",
    // The length of the shorter passage: as a share of the longer one, and as the logarithm of its words.
    "length ratio",
    "length",
    // By how much the pair excels the next best pair of either passage, by three measures, and by the last the next best of the better-placed one.
    "overlap margin",
    "letters margin",
    "meaning margin",
    "meaning margin of the better",
    // The share of shared figures among all figures of the two.
    "agreeing figures",
];

/// Two passages that may say the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The passage of the first witness.
    pub a: usize,
    /// The passage of the second witness.
    pub b: usize,
    /// What speaks for and against it, in the order of [`OWN`].
    pub own: [f64; OWN.len()],
}

const OVERLAP: usize = 0;
const LETTERS: usize = 2;
const MEANING: usize = 6;

/// The pairs of passages of two witnesses that may say the same, ascending, with what speaks for each. Swapping the witnesses swaps the
/// passages and changes nothing else.
pub(crate) fn evidence(story: &Story, a: &Prepared, b: &Prepared) -> Vec<Candidate> {
    let Some(comparison) = Comparison::of(a, b) else { return Vec::new() };
    let by_words = comparison != Comparison::Translation;
    let keys = Rarity::of(a, b, story.sign_count, |signs| &signs.keys);
    let figures = Rarity::of(a, b, story.sign_count, |signs| &signs.figures);
    let names = Rarity::of(a, b, story.sign_count, |signs| &signs.names);
    let weighed = |witness: &Prepared| -> Vec<Weighed> {
        witness
            .passages
            .iter()
            .map(|passage| Weighed { all: keys.sum(&passage.signs.keys), plain: keys.sum(&passage.signs.plain) })
            .collect()
    };
    let (a_weights, b_weights) = (weighed(a), weighed(b));
    let likeness = Likeness::of(a, b);
    let mut found: Vec<Candidate> = candidates(&keys, &likeness, a, b)
        .into_iter()
        .map(|(i, j)| {
            let (x, y) = (&a.passages[i], &b.passages[j]);
            let mut own = [0.0; OWN.len()];
            if by_words {
                compare_words(&mut own, &keys, (x, &a_weights[i]), (y, &b_weights[j]));
            }
            own[MEANING] = likeness.at(i, j);
            compare_facts(&mut own, &figures, &names, x, y);
            Candidate { a: i, b: j, own }
        })
        .collect();
    for (measure, margin) in [(OVERLAP, 16), (LETTERS, 17), (MEANING, 18)] {
        for (number, (of_a, of_b)) in
            rivals(&found, measure, a.passages.len(), b.passages.len()).into_iter().enumerate()
        {
            let own = &mut found[number].own;
            own[margin] = own[measure] - of_a.max(of_b);
            if measure == MEANING {
                own[19] = own[measure] - of_a.min(of_b);
            }
        }
    }
    found
}

/// How much the signs of a passage tell.
struct Weighed {
    all: f64,
    plain: f64,
}

fn compare_words(
    own: &mut [f64; OWN.len()],
    keys: &Rarity,
    (x, x_weight): (&PreparedPassage, &Weighed),
    (y, y_weight): (&PreparedPassage, &Weighed),
) {
    let shared = keys.shared(&x.signs.keys, &y.signs.keys);
    own[OVERLAP] = share(2.0 * shared, x_weight.all + y_weight.all);
    own[1] = share(shared, x_weight.all.min(y_weight.all));
    own[LETTERS] =
        share(2.0 * common(&x.signs.grams, &y.signs.grams) as f64, (x.signs.grams.len() + y.signs.grams.len()) as f64);
    own[3] = share(
        common(&x.signs.bigrams, &y.signs.bigrams) as f64,
        x.signs.bigrams.len().min(y.signs.bigrams.len()) as f64,
    );
    let shared = keys.shared(&x.signs.plain, &y.signs.plain);
    let lacking = (x_weight.plain - shared, y_weight.plain - shared);
    own[4] = lacking.0.min(lacking.1);
    own[5] = lacking.0.max(lacking.1);
}

fn compare_facts(
    own: &mut [f64; OWN.len()],
    figures: &Rarity,
    names: &Rarity,
    x: &PreparedPassage,
    y: &PreparedPassage,
) {
    let (x, y) = (&x.signs, &y.signs);
    let yes = |is: bool| f64::from(u8::from(is));
    let shared_figures = common(&x.figures, &y.figures);
    let both_state = !x.figures.is_empty() && !y.figures.is_empty();
    own[7] = figures.shared(&x.figures, &y.figures);
    own[8] = yes(both_state && shared_figures == 0);
    own[9] = (x.figures.len() - shared_figures).min(y.figures.len() - shared_figures) as f64;
    own[10] = yes(x.figures.is_empty() != y.figures.is_empty());
    own[11] = yes(!x.years.is_empty() && !y.years.is_empty() && common(&x.years, &y.years) == 0);
    own[12] = names.shared(&x.names, &y.names);
    let shared_names = common(&x.names, &y.names);
    own[13] = yes(x.names.len() > shared_names && y.names.len() > shared_names);
    own[14] = share(x.words.min(y.words) as f64, x.words.max(y.words) as f64);
    own[15] = (1.0 + x.words.min(y.words) as f64).ln();
    own[20] = share(shared_figures as f64, (x.figures.len() + y.figures.len() - shared_figures) as f64);
}

fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

/// For each candidate the best value, by one measure, of another candidate with the same first passage, and with the same second passage.
fn rivals(found: &[Candidate], measure: usize, a_count: usize, b_count: usize) -> Vec<(f64, f64)> {
    let mut best_a = vec![Best::default(); a_count];
    let mut best_b = vec![Best::default(); b_count];
    for (number, candidate) in found.iter().enumerate() {
        best_a[candidate.a].take(number, candidate.own[measure]);
        best_b[candidate.b].take(number, candidate.own[measure]);
    }
    let beside = |(number, candidate): (usize, &Candidate)| {
        (best_a[candidate.a].besides(number), best_b[candidate.b].besides(number))
    };
    found.iter().enumerate().map(beside).collect()
}

/// The best value among several, and the best one but that.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Best {
    first: Option<(usize, f64)>,
    second: f64,
}

impl Best {
    /// Takes a value in.
    pub fn take(&mut self, number: usize, value: f64) {
        match self.first {
            Some((_, best)) if value <= best => self.second = self.second.max(value),
            before => {
                self.second = before.map_or(0.0, |(_, best)| best);
                self.first = Some((number, value));
            }
        }
    }

    /// The best value besides that of `number`.
    pub fn besides(&self, number: usize) -> f64 {
        match self.first {
            Some((best, _)) if best == number => self.second,
            Some((_, value)) => value,
            None => 0.0,
        }
    }
}
