//! What speaks for two passages' saying the same, taken from these two and from the two witnesses alone.

use crate::candidates::candidates;
use crate::collate::{Cancelled, check};
use crate::likeness::Likeness;
use crate::prepared::{Prepared, PreparedPassage, Story};
use crate::rarity::{Rarity, common};
use serde::Deserialize;
use std::sync::atomic::AtomicBool;

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

/// Declares kinds of evidence: a struct of numbers whose fields' names are the names of their weights.
macro_rules! kinds_of_evidence {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name {
            $($(#[$field_doc])* pub $field: f64,)+
        }

        impl $name {
            /// The names, in the order of [`Self::values`].
            pub const NAMES: [&'static str; [$(stringify!($field)),+].len()] = [$(stringify!($field)),+];

            /// The numbers, in the order of [`Self::NAMES`].
            pub const fn values(&self) -> [f64; Self::NAMES.len()] {
                [$(self.$field),+]
            }
        }
    };
}
pub(crate) use kinds_of_evidence;

kinds_of_evidence! {
    /// What speaks for two passages' saying the same, taken from these two and their witnesses.
    Own {
        /// Dice's coefficient over the keys of words, each weighed by its rarity.
        overlap,
        /// The share of the keys of the passage that tells less which the other one holds.
        contained,
        /// Dice's coefficient over runs of four letters.
        letters,
        /// The share of the neighbouring words of the shorter passage that the other one holds.
        neighbouring_words,
        /// What the words tell, figures and grammatical words left out, that one passage lacks: the less telling side.
        lacking_less,
        /// The same of the more telling side.
        lacking_more,
        /// The share of what the words of one passage tell that the other lacks, though its witness says it elsewhere: of the side with less of
        /// it. What a witness has words for and does not say here speaks against its saying the same.
        told_elsewhere_less,
        /// The same of the side with more of it.
        told_elsewhere_more,
        /// The likeness of the vectors.
        meaning,
        /// What the figures tell that both state.
        shared_figures,
        /// Both state figures, and share none.
        other_figures,
        /// How many figures each side states that the other does not: the smaller number.
        contrary_figures,
        /// One side alone states figures.
        figures_on_one_side,
        /// Both name years, and share none.
        other_years,
        /// What the names tell that both write.
        shared_names,
        /// Each side writes a name that the other does not.
        contrary_names,
        /// The length of the shorter passage, as a share of the longer one.
        length_ratio,
        /// The length of the shorter passage: the logarithm of its words.
        length,
        /// By how much the overlap exceeds that of the next best pair of either passage.
        overlap_margin,
        /// The same of the letters.
        letters_margin,
        /// The same of the meaning.
        meaning_margin,
        /// By how much the meaning exceeds that of the next best pair of the passage whose next best is worse.
        meaning_margin_of_the_better,
        /// The share of shared figures among all figures of the two.
        agreeing_figures,
    }
}

/// Two passages that may say the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The passage of the first witness.
    pub a: usize,
    /// The passage of the second witness.
    pub b: usize,
    /// What speaks for and against it.
    pub own: Own,
}

/// The pairs of passages of two witnesses that may say the same, ascending, with what speaks for each. Swapping the witnesses swaps the
/// passages and changes nothing else.
pub(crate) fn evidence(
    story: &Story,
    a: &Prepared,
    b: &Prepared,
    cancelled: &AtomicBool,
) -> Result<Vec<Candidate>, Cancelled> {
    let Some(comparison) = Comparison::of(a, b) else { return Ok(Vec::new()) };
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
    let (in_a, in_b) = (held(a, story.sign_count), held(b, story.sign_count));
    let likeness = Likeness::of(a, b);
    let mut found = candidates(&keys, &likeness, a, b, cancelled)?
        .into_iter()
        .map(|(i, j)| {
            check(cancelled)?;
            let (x, y) = (&a.passages[i], &b.passages[j]);
            let mut own = Own::default();
            if by_words {
                compare_words(&mut own, &keys, (x, &a_weights[i]), (y, &b_weights[j]));
            }
            let of_x = share(lacking(&keys, &x.signs.keys, &y.signs.keys, &in_b), a_weights[i].all);
            let of_y = share(lacking(&keys, &y.signs.keys, &x.signs.keys, &in_a), b_weights[j].all);
            own.told_elsewhere_less = of_x.min(of_y);
            own.told_elsewhere_more = of_x.max(of_y);
            own.meaning = likeness.at(i, j);
            compare_facts(&mut own, &figures, &names, x, y);
            Ok(Candidate { a: i, b: j, own })
        })
        .collect::<Result<Vec<Candidate>, Cancelled>>()?;
    let counts = (a.passages.len(), b.passages.len());
    for (number, (of_a, of_b)) in rivals(&found, |own| own.overlap, counts).into_iter().enumerate() {
        let own = &mut found[number].own;
        own.overlap_margin = own.overlap - of_a.max(of_b);
    }
    for (number, (of_a, of_b)) in rivals(&found, |own| own.letters, counts).into_iter().enumerate() {
        let own = &mut found[number].own;
        own.letters_margin = own.letters - of_a.max(of_b);
    }
    for (number, (of_a, of_b)) in rivals(&found, |own| own.meaning, counts).into_iter().enumerate() {
        let own = &mut found[number].own;
        own.meaning_margin = own.meaning - of_a.max(of_b);
        own.meaning_margin_of_the_better = own.meaning - of_a.min(of_b);
    }
    Ok(found)
}

/// How much the signs of a passage tell.
struct Weighed {
    all: f64,
    plain: f64,
}

/// Which signs are keys of words of a witness.
fn held(witness: &Prepared, sign_count: usize) -> Vec<bool> {
    let mut held = vec![false; sign_count];
    for key in witness.passages.iter().flat_map(|passage| &passage.signs.keys) {
        if let Some(held) = held.get_mut(*key as usize) {
            *held = true;
        }
    }
    held
}

/// How much those of the keys of a passage tell that another passage lacks and its witness holds.
fn lacking(keys: &Rarity, own: &[u32], other: &[u32], held: &[bool]) -> f64 {
    let elsewhere = |key: &&u32| held.get(**key as usize) == Some(&true) && other.binary_search(key).is_err();
    own.iter().filter(elsewhere).map(|key| keys.weight(*key)).sum()
}

fn compare_words(
    own: &mut Own,
    keys: &Rarity,
    (x, x_weight): (&PreparedPassage, &Weighed),
    (y, y_weight): (&PreparedPassage, &Weighed),
) {
    let shared = keys.shared(&x.signs.keys, &y.signs.keys);
    own.overlap = share(2.0 * shared, x_weight.all + y_weight.all);
    own.contained = share(shared, x_weight.all.min(y_weight.all));
    own.letters =
        share(2.0 * common(&x.signs.grams, &y.signs.grams) as f64, (x.signs.grams.len() + y.signs.grams.len()) as f64);
    own.neighbouring_words = share(
        common(&x.signs.bigrams, &y.signs.bigrams) as f64,
        x.signs.bigrams.len().min(y.signs.bigrams.len()) as f64,
    );
    let shared = keys.shared(&x.signs.plain, &y.signs.plain);
    let lacking = (x_weight.plain - shared, y_weight.plain - shared);
    own.lacking_less = lacking.0.min(lacking.1);
    own.lacking_more = lacking.0.max(lacking.1);
}

fn compare_facts(own: &mut Own, figures: &Rarity, names: &Rarity, x: &PreparedPassage, y: &PreparedPassage) {
    let (x, y) = (&x.signs, &y.signs);
    let yes = |is: bool| f64::from(u8::from(is));
    let shared_figures = common(&x.figures, &y.figures);
    let both_state = !x.figures.is_empty() && !y.figures.is_empty();
    own.shared_figures = figures.shared(&x.figures, &y.figures);
    own.other_figures = yes(both_state && shared_figures == 0);
    own.contrary_figures = (x.figures.len() - shared_figures).min(y.figures.len() - shared_figures) as f64;
    own.figures_on_one_side = yes(x.figures.is_empty() != y.figures.is_empty());
    own.other_years = yes(!x.years.is_empty() && !y.years.is_empty() && common(&x.years, &y.years) == 0);
    own.shared_names = names.shared(&x.names, &y.names);
    let shared_names = common(&x.names, &y.names);
    own.contrary_names = yes(x.names.len() > shared_names && y.names.len() > shared_names);
    own.length_ratio = share(x.words.min(y.words) as f64, x.words.max(y.words) as f64);
    own.length = (1.0 + x.words.min(y.words) as f64).ln();
    own.agreeing_figures = share(shared_figures as f64, (x.figures.len() + y.figures.len() - shared_figures) as f64);
}

fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

/// For each candidate the best value, by one measure, of another candidate with the same first passage, and with the same second passage.
fn rivals(found: &[Candidate], measure: impl Fn(&Own) -> f64, (a_count, b_count): (usize, usize)) -> Vec<(f64, f64)> {
    let mut best_a = vec![Best::default(); a_count];
    let mut best_b = vec![Best::default(); b_count];
    for (number, candidate) in found.iter().enumerate() {
        best_a[candidate.a].take(number, measure(&candidate.own));
        best_b[candidate.b].take(number, measure(&candidate.own));
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

#[cfg(test)]
mod tests {
    use super::*;
    use variorum_model::{Language, Passage, Witness};

    fn witness(text: &str) -> Witness {
        Witness {
            source: "one.txt".into(),
            outlet: None,
            title: None,
            published: None,
            modified: None,
            language: Language::from_tag("en"),
            text: text.into(),
            passages: variorum_text::sentences(text).into_iter().map(|span| Passage { block: 0, span }).collect(),
            vectors: None,
        }
    }

    /// The evidence for the first passages of two texts.
    fn first(a: &str, b: &str) -> Own {
        let witnesses = [witness(a), witness(b)];
        let story = Story::prepare(&witnesses);
        let never = AtomicBool::new(false);
        evidence(&story, &story.witnesses[0], &story.witnesses[1], &never).unwrap().swap_remove(0).own
    }

    #[test]
    fn what_the_other_witness_tells_elsewhere_is_held_against_a_pair() {
        let (one, other) = ("The company denied a warning.", "The company denied a sale.");
        let told = first(&format!("{one} It confirmed the sale."), other);
        assert!(told.told_elsewhere_more > 0.2 && told.told_elsewhere_less < 1e-9, "{told:?}");
        let untold = first(&format!("{one} It confirmed the fine."), other);
        assert!(untold.told_elsewhere_more < 1e-9, "{untold:?}");
    }
}
