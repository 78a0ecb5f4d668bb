//! Runs of words that texts share word for word.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use variorum_model::Span;
use variorum_text::{fold, quotations, words};

/// How many words make a run. Fewer are shared by chance: names with titles, figures with what they count.
const RUN: usize = 8;

/// A quotation of at most this many words is a short one: two or three sentences, which every outlet that heard them carries.
const SHORT_QUOTATION: usize = 60;

/// The most texts that are looked at of those that have a run, the lowest numbers first: work stays near linear however often a run is carried.
const MOST_HOLDERS: usize = 50;

/// The words of a text, in the form in which runs are made of them.
pub(crate) struct Words {
    /// Where each stands.
    pub(crate) spans: Vec<Span>,
    hashes: Vec<u64>,
    /// Whether each stands in a short quotation.
    quoted: Vec<bool>,
}

impl Words {
    pub(crate) fn of(text: &str) -> Self {
        let mut all = Self { spans: Vec::new(), hashes: Vec::new(), quoted: Vec::new() };
        let mut start = 0;
        // A quotation ends with its paragraph at the latest.
        for paragraph in text.split('\n') {
            let begun = all.spans.len();
            for word in words(paragraph) {
                all.hashes.push(hash(word.span.of(paragraph)));
                all.spans.push(Span::new(start + word.span.start, start + word.span.end));
                all.quoted.push(false);
            }
            for quotation in quotations(paragraph) {
                let [from, to] = [quotation.start, quotation.end]
                    .map(|at| begun + all.spans[begun..].partition_point(|word| word.start < start + at));
                if to - from <= SHORT_QUOTATION {
                    all.quoted[from..to].fill(true);
                }
            }
            start += paragraph.len() + 1;
        }
        all
    }

    /// The hash of the run that begins at each word, and whether no word of it is quoted.
    ///
    /// A polynomial of the words' hashes that rolls on from word to word: Karp and Rabin, "Efficient randomized pattern-matching algorithms", 1987.
    fn runs(&self) -> impl Iterator<Item = (u64, bool)> {
        const BASE: u64 = 0x9e37_79b9_7f4a_7c15;
        let leaving = (1..RUN).fold(1u64, |power, _| power.wrapping_mul(BASE));
        let roll = |rolled: u64, hash: &u64| rolled.wrapping_mul(BASE).wrapping_add(*hash);
        let mut rolled = self.hashes.iter().take(RUN - 1).fold(0, roll);
        let mut last_quoted = self.quoted.iter().take(RUN - 1).rposition(|quoted| *quoted);
        self.hashes.windows(RUN).enumerate().map(move |(at, run)| {
            let (first, last) = (run[0], at + RUN - 1);
            rolled = roll(rolled, &run[RUN - 1]);
            if self.quoted[last] {
                last_quoted = Some(last);
            }
            let hash = rolled;
            rolled = rolled.wrapping_sub(first.wrapping_mul(leaving));
            (hash, last_quoted.is_none_or(|quoted| quoted < at))
        })
    }
}

/// The hash of a word in its folded form: FNV-1a (Fowler, Noll and Vo, 1991), which is quick for a few letters.
fn hash(word: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let begin = 0xcbf2_9ce4_8422_2325;
    // Most words are plain letters, which fold to small ones.
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'\'') {
        return word.bytes().map(|byte| byte.to_ascii_lowercase()).fold(begin, step);
    }
    fold(word).bytes().fold(begin, step)
}

/// A run at its place in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Run {
    /// The word with which it begins.
    word: u32,
    /// Which of the shared runs it is.
    shared: u32,
    /// Whether it stands outside short quotations, so that it tells who copied.
    telling: bool,
}

/// The runs that several texts have.
///
/// Method: all runs of all texts as hashes, sorted, so that equal ones stand side by side (the shingles of Broder, "On the resemblance and
/// containment of documents", 1997, all of them kept). Time is that of sorting.
#[derive(Debug)]
pub(crate) struct SharedRuns {
    /// How many words of each text stand in runs outside short quotations.
    telling: Vec<usize>,
    /// For each text the shared runs in it, in its order.
    of_text: Vec<Vec<Run>>,
    /// For each shared run, where its texts stand in `holders`.
    places: Vec<Range<usize>>,
    holders: Vec<u32>,
}

impl SharedRuns {
    pub(crate) fn of<'t>(texts: impl Iterator<Item = &'t str> + Clone) -> Self {
        // Each with its hash, its text, and its first word above one bit for whether it tells. Seldom does a word with what follows it take less than
        // five bytes: a list that grew as it is filled would at times stand in memory twice.
        let mut found: Vec<(u64, u32, u32)> = Vec::with_capacity(texts.clone().map(str::len).sum::<usize>() / 5);
        let mut telling = Vec::new();
        for (text, number) in texts.zip(0..) {
            let words = Words::of(text);
            let mut covered = Covered::default();
            for ((hash, tells), at) in words.runs().zip(0..) {
                found.push((hash, number, at << 1 | u32::from(tells)));
                if tells {
                    covered.add(at as usize);
                }
            }
            telling.push(covered.words);
        }
        found.sort_unstable();
        let mut shared =
            Self { of_text: vec![Vec::new(); telling.len()], telling, places: Vec::new(), holders: Vec::new() };
        for same in found.chunk_by(|one, next| one.0 == next.0) {
            let (Some(first), Some(last)) = (same.first(), same.last()) else { continue };
            if first.1 == last.1 {
                continue;
            }
            let (number, begun) = (shared.places.len() as u32, shared.holders.len());
            for (_, text, at) in same {
                let run = Run { word: at >> 1, shared: number, telling: at & 1 == 1 };
                shared.of_text[*text as usize].push(run);
                if shared.holders[begun..].last() != Some(text) && shared.holders.len() - begun < MOST_HOLDERS {
                    shared.holders.push(*text);
                }
            }
            shared.places.push(begun..shared.holders.len());
        }
        shared.of_text.iter_mut().for_each(|runs| runs.sort_unstable());
        shared
    }

    /// How many words of a text stand in runs outside short quotations: those by which it can be told who copied.
    pub(crate) fn telling(&self, text: usize) -> usize {
        self.telling[text]
    }

    /// How many of these words each text of a lower number has as well, if any.
    pub(crate) fn shared_with_earlier(&self, text: usize) -> BTreeMap<usize, usize> {
        let mut with: BTreeMap<usize, Covered> = BTreeMap::new();
        for run in self.of_text[text].iter().filter(|run| run.telling) {
            for holder in self.holders_of(*run).take_while(|holder| *holder < text) {
                with.entry(holder).or_default().add(run.word as usize);
            }
        }
        with.into_iter().map(|(holder, covered)| (holder, covered.words)).collect()
    }

    /// Whether a text has a run that another one has.
    pub(crate) fn any_shared(&self, text: usize) -> bool {
        !self.of_text[text].is_empty()
    }

    /// For each of `count` words of a text whether it stands in a run, quoted or not, that one of `others` has as well.
    pub(crate) fn shared_words(&self, text: usize, count: usize, others: &BTreeSet<usize>) -> Vec<bool> {
        let mut shared = vec![false; count];
        for run in &self.of_text[text] {
            if self.holders_of(*run).any(|holder| holder != text && others.contains(&holder)) {
                let from = run.word as usize;
                shared[from..(from + RUN).min(count)].fill(true);
            }
        }
        shared
    }

    fn holders_of(&self, run: Run) -> impl Iterator<Item = usize> {
        let place = self.places.get(run.shared as usize).cloned().unwrap_or_default();
        self.holders[place].iter().map(|holder| *holder as usize)
    }
}

/// How many words runs cover, which come in their order and overlap.
#[derive(Default)]
struct Covered {
    words: usize,
    end: usize,
}

impl Covered {
    fn add(&mut self, from: usize) {
        let end = from + RUN;
        self.words += end - from.max(self.end);
        self.end = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &str = "Two tugs brought the empty ferry into the harbour shortly before midnight on Tuesday";

    fn shared(texts: &[&str]) -> BTreeMap<usize, usize> {
        SharedRuns::of(texts.iter().copied()).shared_with_earlier(texts.len() - 1)
    }

    #[test]
    fn eight_words_in_a_row_are_a_run_whatever_their_typography_and_seven_are_none() {
        let eight = "SOON “TUGS brought the empty ferry — into the harbour” once more";
        let texts = [REPORT, &eight.replace(['“', '”'], "")];
        assert_eq!(shared(&texts), BTreeMap::from([(0, 8)]));
        assert_eq!(shared(&[REPORT, "Tugs brought the empty ferry into the port"]), BTreeMap::new());
    }

    #[test]
    fn words_are_counted_once_however_many_runs_they_stand_in() {
        let copy = format!("{REPORT}. Later {REPORT}");
        assert_eq!(shared(&[REPORT, &copy]), BTreeMap::from([(0, 28)]));
        assert_eq!(SharedRuns::of([REPORT].into_iter()).telling(0), 14);
    }

    #[test]
    fn what_stands_in_a_short_quotation_or_reaches_into_one_tells_nothing() {
        let quoted = format!("“{REPORT},” the harbour master of Port Callow told the town council");
        let heard = format!("“{REPORT},” the harbour master of Port Callow has said");
        assert_eq!(shared(&[&quoted, &heard]), BTreeMap::new());
        let runs = SharedRuns::of([quoted.as_str(), &heard].into_iter());
        let words = runs.shared_words(1, 22, &BTreeSet::from([0, 1]));
        assert_eq!(words.iter().filter(|shared| **shared).count(), 20, "it is shared all the same");
    }

    #[test]
    fn a_word_is_hashed_in_its_folded_form() {
        for (written, folded) in [("Port", "port"), ("don’t", "don't"), ("Don't", "don't"), ("ＡＢＣ", "abc")] {
            assert_eq!(hash(written), hash(folded), "{written}");
        }
        assert_ne!(hash("port"), hash("ports"));
    }

    #[test]
    fn a_run_at_its_place_is_a_run_in_any_other() {
        let hashes = |text: &str| Words::of(text).runs().map(|(hash, _)| hash).collect::<Vec<_>>();
        assert_eq!(hashes(&format!("Early on that day {REPORT}"))[4..], hashes(REPORT));
    }
}
