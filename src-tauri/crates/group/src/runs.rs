//! Runs of words that texts share word for word.

use crate::words::Words;
use std::collections::BTreeSet;
use std::ops::Range;

/// How many words make a run. Fewer are shared by chance: names with titles, figures with what they count.
const RUN: usize = 8;

/// The most texts that are looked at of those that have a run, the lowest numbers first: work stays near linear however often a run is carried.
const MOST_HOLDERS: usize = 50;

/// The runs that several texts have.
///
/// Method: all runs of all texts as hashes, sorted, so that equal ones stand side by side (the shingles of Broder, "On the resemblance and
/// containment of documents", 1997, all of them kept), and then held against each other word by word. Time is that of sorting. A word takes four
/// bytes and a run eight, so that memory is some twice that of the texts.
#[derive(Debug)]
pub(crate) struct SharedRuns {
    /// How many words of each text stand in runs outside short quotations.
    telling: Vec<usize>,
    /// For each text the texts of a lower number that have some of these words as well, and how many.
    earlier: Vec<Vec<(usize, usize)>>,
    /// At which of all words of all texts each text begins; last, where they end.
    starts: Vec<u32>,
    /// The shared runs at their places, in the order of the texts.
    runs: Vec<Run>,
    holders: Holders,
}

impl SharedRuns {
    pub(crate) fn of<'t>(texts: impl Iterator<Item = &'t str> + Clone) -> Self {
        let all = AllWords::of(texts);
        let (runs, holders) = all.shared();
        let mut shared = Self { telling: all.telling, earlier: Vec::new(), starts: all.starts, runs, holders };
        shared.earlier = shared.with_earlier(&all.tells);
        shared
    }

    /// How many words of a text stand in runs outside short quotations: those by which it can be told who copied.
    pub(crate) fn telling(&self, text: usize) -> usize {
        self.telling[text]
    }

    /// The texts of a lower number that have some of these words as well, in their order, and how many.
    pub(crate) fn shared_with_earlier(&self, text: usize) -> &[(usize, usize)] {
        &self.earlier[text]
    }

    /// Whether a text has a run that another one has.
    pub(crate) fn any_shared(&self, text: usize) -> bool {
        !self.of_text(text).is_empty()
    }

    /// For each of `count` words of a text whether it stands in a run, quoted or not, that one of `others` has as well.
    pub(crate) fn shared_words(&self, text: usize, count: usize, others: &BTreeSet<usize>) -> Vec<bool> {
        let mut shared = vec![false; count];
        for run in self.of_text(text) {
            if self
                .holders
                .of(*run)
                .iter()
                .any(|holder| *holder as usize != text && others.contains(&(*holder as usize)))
            {
                let from = (run.at - self.starts[text]) as usize;
                shared[from..(from + RUN).min(count)].fill(true);
            }
        }
        shared
    }

    /// The shared runs of a text.
    fn of_text(&self, text: usize) -> &[Run] {
        let [from, to] = [text, text + 1].map(|text| self.runs.partition_point(|run| run.at < self.starts[text]));
        &self.runs[from..to]
    }

    fn with_earlier(&self, tells: &[bool]) -> Vec<Vec<(usize, usize)>> {
        let count = self.telling.len();
        let mut covered: Vec<Covered> = vec![Covered::default(); count];
        let mut with = Vec::with_capacity(count);
        for text in 0..count {
            let mut found: Vec<usize> = Vec::new();
            for run in self.of_text(text).iter().filter(|run| tells[run.at as usize]) {
                let earlier = self.holders.of(*run).iter().map(|holder| *holder as usize);
                for holder in earlier.take_while(|holder| *holder < text) {
                    if covered[holder].words == 0 {
                        found.push(holder);
                    }
                    covered[holder].add(run.at as usize);
                }
            }
            found.sort_unstable();
            with.push(found.into_iter().map(|holder| (holder, std::mem::take(&mut covered[holder]).words)).collect());
        }
        with
    }
}

/// A shared run at a place.
#[derive(Clone, Copy, Debug)]
struct Run {
    /// The word with which it begins, among all words of all texts.
    at: u32,
    /// Which of the shared runs it is.
    number: u32,
}

/// The texts that have each shared run, in their order.
#[derive(Debug, Default)]
struct Holders {
    texts: Vec<u32>,
    /// Where those of each run end.
    ends: Vec<u32>,
}

impl Holders {
    fn of(&self, run: Run) -> &[u32] {
        let number = run.number as usize;
        let from = if number == 0 { 0 } else { self.ends[number - 1] };
        &self.texts[from as usize..self.ends[number] as usize]
    }

    /// Adds a run with its texts, ascending, and answers its number.
    fn add(&mut self, texts: impl Iterator<Item = u32>) -> u32 {
        let begun = self.texts.len();
        for text in texts {
            if self.texts[begun..].last() != Some(&text) && self.texts.len() - begun < MOST_HOLDERS {
                self.texts.push(text);
            }
        }
        self.ends.push(self.texts.len() as u32);
        (self.ends.len() - 1) as u32
    }
}

/// The words of all texts, one after the other.
struct AllWords {
    hashes: Vec<u32>,
    starts: Vec<u32>,
    /// Whether a run begins at each word of which no word is quoted.
    tells: Vec<bool>,
    telling: Vec<usize>,
}

/// Runs are sorted by the first bits of their hashes into this many heaps, each of which is then sorted where it stands, within the nearest memory.
const HEAPS: usize = 256;

/// So many words share one entry of the table that tells the text of a word.
const STRIDE: usize = 256;

impl AllWords {
    fn of<'t>(texts: impl Iterator<Item = &'t str> + Clone) -> Self {
        // Seldom does a word with what follows it take less than five bytes: a list that grew as it is filled would at times stand in memory twice.
        let most = texts.clone().map(str::len).sum::<usize>() / 5;
        let (hashes, tells) = (Vec::with_capacity(most), Vec::with_capacity(most));
        let mut all = Self { hashes, starts: vec![0], tells, telling: Vec::new() };
        for text in texts {
            let words = Words::of(text);
            let begun = all.hashes.len();
            all.tells.resize(begun + words.hashes.len(), false);
            let mut covered = Covered::default();
            let mut unquoted = 0;
            for (at, quoted) in words.quoted.iter().enumerate() {
                unquoted = if *quoted { 0 } else { unquoted + 1 };
                if unquoted >= RUN {
                    let from = at + 1 - RUN;
                    all.tells[begun + from] = true;
                    covered.add(from);
                }
            }
            all.telling.push(covered.words);
            all.hashes.extend(words.hashes);
            all.starts.push(all.hashes.len() as u32);
        }
        all
    }

    /// The runs that several texts have, in the order of their places, and which texts these are.
    fn shared(&self) -> (Vec<Run>, Holders) {
        let (mut found, heaps) = self.in_heaps();
        let texts = self.texts_by_stride();
        let mut holders = Holders::default();
        // What is shared takes the place of what was found, so that no second list is needed.
        let mut kept = 0;
        for heap in heaps {
            found[heap.clone()].sort_unstable();
            let mut from = heap.start;
            while from < heap.end {
                let hash = found[from] >> 32;
                let to = from + found[from..heap.end].iter().take_while(|run| **run >> 32 == hash).count();
                // Nearly all runs stand alone, and their words, which lie anywhere, need not be looked at.
                if to - from > 1 {
                    self.sort_by_words(&mut found[from..to]);
                    while from < to {
                        let words = self.run(found[from]);
                        let same = found[from..to].iter().take_while(|run| self.run(**run) == words).count();
                        let text = |run: &u64| self.text_of(*run as u32, &texts);
                        if text(&found[from]) != text(&found[from + same - 1]) {
                            let number = holders.add(found[from..from + same].iter().map(text));
                            for run in from..from + same {
                                found[kept] = found[run] << 32 | u64::from(number);
                                kept += 1;
                            }
                        }
                        from += same;
                    }
                }
                from = to;
            }
        }
        found.truncate(kept);
        found.sort_unstable();
        (found.into_iter().map(|run| Run { at: (run >> 32) as u32, number: run as u32 }).collect(), holders)
    }

    /// Every run as some bits of its hash above the place at which it begins, in heaps by some other bits.
    fn in_heaps(&self) -> (Vec<u64>, Vec<Range<usize>>) {
        let heap_of = |hash: u64| (hash >> 56) as usize;
        let mut ends = [0; HEAPS];
        self.runs(|_, hash| ends[heap_of(hash)] += 1);
        let mut all = 0;
        let mut heaps: Vec<Range<usize>> = Vec::with_capacity(HEAPS);
        for count in ends {
            heaps.push(all..all);
            all += count;
        }
        let mut found = vec![0; all];
        self.runs(|at, hash| {
            let heap = &mut heaps[heap_of(hash)];
            found[heap.end] = hash >> 24 << 32 | at as u64;
            heap.end += 1;
        });
        (found, heaps)
    }

    /// Hands on each run: the word at which it begins, and its hash.
    ///
    /// A polynomial of the words' hashes that rolls on from word to word: Karp and Rabin, "Efficient randomized pattern-matching algorithms", 1987.
    fn runs(&self, mut each: impl FnMut(usize, u64)) {
        const BASE: u64 = 0x9e37_79b9_7f4a_7c15;
        let leaving = (1..RUN).fold(1u64, |power, _| power.wrapping_mul(BASE));
        let roll = |rolled: u64, hash: &u32| rolled.wrapping_mul(BASE).wrapping_add(u64::from(*hash));
        for bounds in self.starts.windows(2) {
            let (start, end) = (bounds[0] as usize, bounds[1] as usize);
            let hashes = &self.hashes[start..end];
            let mut rolled = hashes.iter().take(RUN - 1).fold(0, roll);
            for (at, run) in hashes.windows(RUN).enumerate() {
                rolled = roll(rolled, &run[RUN - 1]);
                each(start + at, rolled);
                rolled = rolled.wrapping_sub(u64::from(run[0]).wrapping_mul(leaving));
            }
        }
    }

    /// The words of a run that was found.
    fn run(&self, found: u64) -> &[u32] {
        let at = found as u32 as usize;
        &self.hashes[at..at + RUN]
    }

    /// Brings those together that have the same words, too, each in the order of their places. Nearly always all have.
    fn sort_by_words(&self, found: &mut [u64]) {
        if found.iter().any(|run| self.run(*run) != self.run(found[0])) {
            found.sort_unstable_by_key(|run| (self.run(*run), *run));
        }
    }

    /// For each stretch of words the text that its first word belongs to.
    fn texts_by_stride(&self) -> Vec<u32> {
        let first = |at: usize| (self.starts.partition_point(|start| *start as usize <= at) - 1) as u32;
        (0..self.hashes.len()).step_by(STRIDE).map(first).collect()
    }

    /// The text of a word.
    fn text_of(&self, at: u32, by_stride: &[u32]) -> u32 {
        let text = by_stride[at as usize / STRIDE];
        let ends = &self.starts[text as usize + 1..];
        text + ends.iter().take_while(|end| **end <= at).count() as u32
    }
}

/// How many words runs cover, which come in their order and overlap.
#[derive(Clone, Default)]
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
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    const REPORT: &str = "Two tugs brought the empty ferry into the harbour shortly before midnight on Tuesday";

    fn shared(texts: &[&str]) -> Vec<(usize, usize)> {
        SharedRuns::of(texts.iter().copied()).shared_with_earlier(texts.len() - 1).to_vec()
    }

    #[test]
    fn eight_words_in_a_row_are_a_run_whatever_their_typography_and_seven_are_none() {
        let eight = "SOON “TUGS brought the empty ferry — into the harbour” once more";
        let texts = [REPORT, &eight.replace(['“', '”'], "")];
        assert_eq!(shared(&texts), [(0, 8)]);
        assert_eq!(shared(&[REPORT, "Tugs brought the empty ferry into the port"]), []);
    }

    #[test]
    fn words_are_counted_once_however_many_runs_they_stand_in() {
        let copy = format!("{REPORT}. Later {REPORT}");
        assert_eq!(shared(&[REPORT, &copy]), [(0, 28)]);
        assert_eq!(SharedRuns::of([REPORT].into_iter()).telling(0), 14);
    }

    #[test]
    fn what_stands_in_a_short_quotation_or_reaches_into_one_tells_nothing() {
        let quoted = format!("“{REPORT},” the harbour master of Port Callow told the town council");
        let heard = format!("“{REPORT},” the harbour master of Port Callow has said");
        assert_eq!(shared(&[&quoted, &heard]), []);
        let runs = SharedRuns::of([quoted.as_str(), &heard].into_iter());
        let words = runs.shared_words(1, 22, &BTreeSet::from([0, 1]));
        assert_eq!(words.iter().filter(|shared| **shared).count(), 20, "it is shared all the same");
    }

    #[test]
    fn a_run_at_its_place_is_a_run_in_any_other() {
        assert_eq!(shared(&[REPORT, &format!("Early on that day {REPORT}")]), [(0, 14)]);
    }

    #[test]
    fn runs_of_one_hash_with_other_words_are_not_the_same() {
        // No two such runs are known: one hash is written over another.
        let mut all = AllWords::of([REPORT, "Nobody was hurt said the harbour master today"].into_iter());
        let other = all.starts[1] as usize;
        let found: Vec<u64> = vec![0, 1, other as u64];
        let mut sorted = found.clone();
        all.sort_by_words(&mut sorted);
        assert_eq!(sorted.len(), found.len());
        assert!(all.run(sorted[0]) < all.run(sorted[1]) && all.run(sorted[1]) < all.run(sorted[2]));
        all.hashes.copy_within(0..RUN, other);
        let mut sorted = found;
        all.sort_by_words(&mut sorted);
        let first = sorted.iter().position(|run| *run == 0).unwrap();
        assert_eq!(sorted[first + 1], other as u64, "what has the same words stands side by side");
    }

    #[test]
    fn every_shared_run_is_found_and_no_other() {
        // Against the plain way: every run of every text in a map of its words.
        let words = ["tug", "boat", "fog"];
        let mut state = 7_u64;
        let mut text = || -> String {
            let mut text = String::new();
            for _ in 0..60 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                text.push_str(words[(state >> 33) as usize % 3]);
                text.push(' ');
            }
            text
        };
        let texts: Vec<String> = (0..40).map(|_| text()).collect();
        let mut holders: BTreeMap<Vec<&str>, BTreeSet<usize>> = BTreeMap::new();
        let cut: Vec<Vec<&str>> = texts.iter().map(|text| text.split_whitespace().collect()).collect();
        for (number, words) in cut.iter().enumerate() {
            for run in words.windows(RUN) {
                holders.entry(run.to_vec()).or_default().insert(number);
            }
        }
        let runs = SharedRuns::of(texts.iter().map(String::as_str));
        let everyone: BTreeSet<usize> = (0..texts.len()).collect();
        for (number, words) in cut.iter().enumerate() {
            let mut expected = vec![false; words.len()];
            for (at, run) in words.windows(RUN).enumerate().filter(|(_, run)| holders[*run].len() > 1) {
                expected[at..at + run.len()].fill(true);
            }
            assert_eq!(runs.shared_words(number, words.len(), &everyone), expected);
        }
    }
}
