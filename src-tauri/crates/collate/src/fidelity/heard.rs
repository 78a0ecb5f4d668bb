//! A text that quotations are held against, read once.

use super::meaning::Signs;
use super::speaker::{Label, alike, labels, sounds};
use super::word::{Word, read};
use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;
use variorum_model::{Language, Span, Vector};
use variorum_text::sentences;

/// A text that quotations are held against.
#[derive(Debug)]
pub struct Heard<'t> {
    pub(crate) text: &'t str,
    pub(crate) language: Option<&'t Language>,
    pub(crate) primary: bool,
    pub(crate) words: Vec<Word>,
    /// By word: what stands between it and the word before, and whether a sentence or quotation begins with it or ends with it.
    pub(crate) bounds: Vec<Bounds>,
    /// By word that takes up a quotation after a reporting clause: the first word of that clause.
    pub(crate) joins: HashMap<usize, usize>,
    pub(crate) statements: Vec<Statement<'t>>,
    /// By statement without a vector: by what it is compared.
    pub(crate) signs: Vec<Signs>,
    /// In a transcript: where it says who speaks.
    labels: Vec<Label>,
    /// Where each pair of neighbouring words stands.
    pairs: HashMap<(u64, u64), Vec<u32>>,
    /// Where each word stands.
    singles: HashMap<u64, Vec<u32>>,
    /// How the words sound that it writes with a capital; found when first asked for.
    sounds: OnceLock<BTreeSet<String>>,
}

/// What stands around a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bounds {
    /// A sentence or a quotation begins with it.
    pub starts: bool,
    /// A sentence or a quotation ends with it.
    pub ends: bool,
    /// A comma or another mark stands before it.
    pub mark_before: bool,
}

/// A statement that may say what a quotation says: a quote of an article, a sentence of a primary source.
#[derive(Clone, Debug)]
pub struct Statement<'t> {
    /// Where it stands; several places when it is interrupted.
    pub content: Vec<Span>,
    /// Who makes it, where the text says so.
    pub speaker: Option<&'t str>,
    /// Whether it is direct speech.
    pub direct: bool,
    /// What it means; none when meaning takes no part.
    pub vector: Option<&'t Vector>,
}

/// A word that stands in more places tells nothing about where a quotation comes from.
const MOST_PLACES: usize = 64;
/// A reporting clause inside a quotation has no more words.
const LONGEST_CLAUSE: usize = 12;
/// The label before a statement in a transcript ("MAYOR SMITH (live):") has no more words.
const LONGEST_LABEL: usize = 8;

impl<'t> Heard<'t> {
    /// Reads a text with its statements, in the order of the text.
    pub fn new(
        text: &'t str,
        language: Option<&'t Language>,
        primary: bool,
        mut statements: Vec<Statement<'t>>,
    ) -> Self {
        let words = read(text, Span::new(0, text.len()));
        let bounds = bounds(text, &words);
        let mut pairs: HashMap<(u64, u64), Vec<u32>> = HashMap::new();
        let mut singles: HashMap<u64, Vec<u32>> = HashMap::new();
        for (at, word) in words.iter().enumerate() {
            singles.entry(word.key).or_default().push(at as u32);
        }
        for (at, pair) in words.windows(2).enumerate() {
            if let [first, second] = pair {
                pairs.entry((first.key, second.key)).or_default().push(at as u32);
            }
        }
        let mut joins: HashMap<usize, usize> = clauses(text, &words).into_iter().collect();
        joins.extend(known_clauses(&words, &bounds, &statements));
        let labels = labels(text);
        unlabel(text, &mut statements, &labels);
        let signs = statements.iter().map(|statement| Signs::of(text, &statement.content, language)).collect();
        let sounds = OnceLock::new();
        Self { text, language, primary, words, bounds, joins, statements, signs, labels, pairs, singles, sounds }
    }

    /// Whether the text writes the last word of a name.
    pub(crate) fn names(&self, name: &str) -> bool {
        let written = self.sounds.get_or_init(|| sounds(self.text).into_iter().collect());
        sounds(name).last().is_some_and(|last| written.iter().any(|heard| alike(last, heard)))
    }

    /// Who speaks at a place, as the text says it.
    pub(crate) fn speaker_at(&self, place: Span) -> Option<&'t str> {
        let covers = |statement: &&Statement| {
            statement.content.iter().any(|piece| piece.start < place.end && place.start < piece.end)
        };
        self.statements.iter().find(covers).and_then(|statement| statement.speaker).or_else(|| {
            let before = self.labels.partition_point(|label| label.span.end <= place.start);
            let label = before.checked_sub(1).and_then(|last| self.labels.get(last))?;
            label.names.then(|| label.span.of(self.text))
        })
    }

    /// Where two neighbouring words stand; nowhere when that is in too many places to tell anything.
    pub(crate) fn pair(&self, first: &Word, second: &Word) -> &[u32] {
        few(self.pairs.get(&(first.key, second.key)))
    }

    /// Where a word stands; nowhere when that is in too many places to tell anything.
    pub(crate) fn single(&self, word: &Word) -> &[u32] {
        few(self.singles.get(&word.key))
    }
}

/// Labels belong to no statement.
fn unlabel(text: &str, statements: &mut [Statement], labels: &[Label]) {
    for statement in statements {
        if let Some(piece) = statement.content.first_mut()
            && let Ok(at) = labels.binary_search_by_key(&piece.start, |label| label.span.start)
            && let Some(label) = labels.get(at)
            && label.span.end < piece.end
        {
            let rest = Span::new(label.span.end, piece.end).of(text);
            piece.start = piece.end - rest.trim_start_matches(|c: char| c == ':' || c.is_whitespace()).len();
        }
    }
}

fn few(places: Option<&Vec<u32>>) -> &[u32] {
    places.map(Vec::as_slice).filter(|places| places.len() <= MOST_PLACES).unwrap_or_default()
}

/// Where sentences and quotations begin and end.
fn bounds(text: &str, words: &[Word]) -> Vec<Bounds> {
    let mut bounds = vec![Bounds::default(); words.len()];
    let mut paragraph_start = true;
    let mut label_words = 0_usize;
    for at in 0..=words.len() {
        let start = at.checked_sub(1).and_then(|before| words.get(before)).map_or(0, |word| word.span.end);
        let end = words.get(at).map_or(text.len(), |word| word.span.start);
        let between = Span::new(start, end).of(text);
        let breaks = at == 0 || at == words.len() || between.contains('\n');
        let label =
            paragraph_start && label_words <= LONGEST_LABEL && between.trim_start_matches([')', ']']).starts_with(':');
        if breaks || label || between.contains(['.', '!', '?', '。', '！', '？']) {
            (paragraph_start, label_words) = (breaks, 0);
        }
        label_words += 1;
        if let Some(before) = at.checked_sub(1).and_then(|before| bounds.get_mut(before)) {
            before.ends = breaks || closes(between);
        }
        if let Some(after) = bounds.get_mut(at) {
            after.starts = breaks || label || opens(between);
            after.mark_before = !between.trim().is_empty();
        }
    }
    for sentence in unquoted_sentences(text) {
        let first = words.partition_point(|word| word.span.start < sentence.start);
        let last = words.partition_point(|word| word.span.start < sentence.end);
        if first < last {
            bounds[first].starts = true;
            bounds[last - 1].ends = true;
        }
    }
    bounds
}

/// The sentences of each line as if it had no quotation marks, so that those inside quotations are told apart too.
fn unquoted_sentences(text: &str) -> Vec<Span> {
    let plain: String =
        text.chars().map(|c| if is_double(c) { " ".repeat(c.len_utf8()) } else { c.to_string() }).collect();
    let mut found = Vec::new();
    let mut start = 0;
    for line in plain.split_inclusive('\n') {
        found.extend(sentences(line).into_iter().map(|span| span.shifted(start)));
        start += line.len();
    }
    found
}

fn is_double(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '「' | '」' | '『' | '』')
}

fn is_mark(c: char) -> bool {
    is_double(c) || matches!(c, '\'' | '‘' | '’' | '‚' | '‹' | '›')
}

/// Whether a quotation closes between two words: a mark right behind the first or its punctuation, and no letter right behind the mark.
fn closes(between: &str) -> bool {
    let before_blank = between.split(char::is_whitespace).next().unwrap_or_default();
    let spaced = between.trim_start().starts_with('»');
    (before_blank.len() < between.len() && before_blank.contains(is_mark)) || spaced
}

/// Whether a quotation opens between two words: a mark right before the second, and none right behind the first.
fn opens(between: &str) -> bool {
    let after_blank = between.rsplit(char::is_whitespace).next().unwrap_or_default();
    let spaced = between.trim_end().ends_with('«');
    (after_blank.len() < between.len() && after_blank.contains(is_mark)) || spaced
}

/// The reporting clauses between two quotations of one sentence or two: a quotation goes on behind them.
fn clauses(text: &str, words: &[Word]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut closed: Option<usize> = None;
    for at in 1..words.len() {
        let between = Span::new(words[at - 1].span.end, words[at].span.start).of(text);
        if let Some(from) = closed {
            if opens(between) && between.contains(is_double) {
                if at - from <= LONGEST_CLAUSE {
                    found.push((at, from));
                }
                closed = None;
            } else if between.contains(['\n', '.', '!', '?']) {
                closed = None;
            }
        }
        if closes(between) && between.contains(is_double) && !between.contains('\n') && !opens(between) {
            closed = Some(at);
        }
    }
    found
}

/// The reporting clauses inside known quotes.
fn known_clauses(words: &[Word], bounds: &[Bounds], statements: &[Statement]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for statement in statements {
        for pieces in statement.content.windows(2) {
            let [before, after] = pieces else { continue };
            let from = words.partition_point(|word| word.span.start < before.end);
            let to = words.partition_point(|word| word.span.start < after.start);
            // A sentence of its own between them is no reporting clause.
            let goes_on = bounds.get(from + 1..to).is_some_and(|inside| !inside.iter().any(|word| word.starts));
            if goes_on {
                found.push((to, from));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn starting_and_ending(text: &str) -> (Vec<&str>, Vec<&str>) {
        let heard = Heard::new(text, None, false, vec![]);
        let of = |wanted: fn(&Bounds) -> bool| -> Vec<&str> {
            let words = heard.words.iter().zip(&heard.bounds);
            words.filter(|(_, bounds)| wanted(bounds)).map(|(word, _)| word.span.of(text)).collect()
        };
        (of(|bounds| bounds.starts), of(|bounds| bounds.ends))
    }

    #[test]
    fn sentences_and_quotations_bound_what_is_whole() {
        let (starts, ends) =
            starting_and_ending("He called it ‘a mess’. “We go on. Nothing stops,” she said at 9 a.m. in Rome.");
        assert_eq!(starts, ["He", "a", "We", "Nothing"]);
        assert_eq!(ends, ["mess", "on", "stops", "Rome"]);
    }

    #[test]
    fn a_statement_begins_behind_the_label_of_a_transcript() {
        assert_eq!(
            starting_and_ending("MAYOR ANNA BLOOM (live): Good evening. One thing: go.").0,
            ["MAYOR", "Good", "One"]
        );
    }

    #[test]
    fn a_quotation_goes_on_behind_its_reporting_clause() {
        let joins = |text: &str| Heard::new(text, None, false, vec![]).joins;
        assert_eq!(joins("“We pay,” she said, “and soon.”"), HashMap::from([(4, 2)]));
        assert_eq!(joins("“We pay,” she said. “And soon.”"), HashMap::from([(4, 2)]));
        assert!(joins("“We pay,” she said. Later she left. “And soon.”").is_empty());
    }
}
