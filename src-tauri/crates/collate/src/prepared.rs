//! Witnesses made ready to be compared.

use std::collections::BTreeMap;
use variorum_lexicon::Words;
use variorum_model::{Digest, Language, Span, Witness};
use variorum_text::{TokenClass, fold, tokens};

/// A word or mark of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Its place in the witness's text.
    pub span: Span,
    /// What it is.
    pub class: TokenClass,
    /// Its folded form, as a number: equal for equal forms, over all witnesses.
    pub form: u32,
}

impl Piece {
    /// Whether it is a word or a number, and not a mark between them.
    pub const fn is_word(self) -> bool {
        matches!(self.class, TokenClass::Word | TokenClass::Number)
    }
}

/// A passage made ready to be compared.
#[derive(Clone, Debug)]
pub(crate) struct PreparedPassage {
    /// Its words and marks, in order, blanks left out.
    pub pieces: Vec<Piece>,
    /// The keys of its words, ascending, each once.
    pub keys: Vec<u32>,
}

/// A witness made ready to be compared.
#[derive(Clone, Debug)]
pub(crate) struct Prepared<'w> {
    /// The witness.
    pub witness: &'w Witness,
    /// The hash of its text, by which ties are broken.
    pub digest: Digest,
    /// Its passages.
    pub passages: Vec<PreparedPassage>,
    /// What is known of its language's words.
    pub words: &'static Words,
}

impl Prepared<'_> {
    /// The words and marks of several passages, one after the other.
    pub fn pieces(&self, passages: &[usize]) -> Vec<Piece> {
        passages
            .iter()
            .filter_map(|passage| self.passages.get(*passage))
            .flat_map(|passage| passage.pieces.iter().copied())
            .collect()
    }

    /// Whether two witnesses can be compared by their words. A witness whose language is not known is compared with all.
    pub fn shares_language(&self, other: &Self) -> bool {
        match (&self.witness.language, &other.witness.language) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        }
    }
}

/// All witnesses of a collation, made ready together, so that equal words have equal numbers.
#[derive(Debug)]
pub(crate) struct Story<'w> {
    /// The witnesses, in the order in which they were given.
    pub witnesses: Vec<Prepared<'w>>,
    /// How much each key tells of a statement, before rarity.
    weights: Vec<f64>,
}

/// The weight of a grammatical word against that of any other word.
const FUNCTION_WORD: f64 = 0.2;
/// The weight of a number or a name against that of any other word: two newsrooms that report one thing share them.
const NAME_OR_NUMBER: f64 = 1.3;

/// How many letters of a word make its key. Words of the European languages that share so many letters share their stem far more often
/// than not (McNamee and Mayfield, "Character N-Gram Tokenization for European Language Text Retrieval", 2004, who compare such prefixes
/// with stemmers and n-grams).
const KEY_LETTERS: usize = 6;

impl<'w> Story<'w> {
    pub fn prepare(witnesses: &'w [Witness]) -> Self {
        let mut forms = BTreeMap::new();
        let mut keys = BTreeMap::new();
        let read: Vec<Vec<Vec<ReadPiece>>> = witnesses.iter().map(read_passages).collect();
        for piece in read.iter().flatten().flatten() {
            forms.entry(piece.form.as_str()).or_insert(0);
            if let Some((key, weight)) = &piece.key {
                let known: &mut f64 = keys.entry(key.as_str()).or_insert(*weight);
                // One word can be grammatical in one language and not in another: the higher weight stands, whichever came first.
                *known = known.max(*weight);
            }
        }
        // Numbers follow the alphabet, so that sums over keys are made in one order whatever other witnesses there are.
        forms.values_mut().zip(0..).for_each(|(number, next)| *number = next);
        let key_numbers: BTreeMap<&str, u32> = keys.keys().copied().zip(0..).collect();
        let prepared = witnesses
            .iter()
            .zip(&read)
            .map(|(witness, passages)| Prepared {
                witness,
                digest: Digest::of(witness.text.as_bytes()),
                words: Words::of(witness.language.as_ref()),
                passages: passages.iter().map(|pieces| PreparedPassage::new(pieces, &forms, &key_numbers)).collect(),
            })
            .collect();
        Self { witnesses: prepared, weights: keys.into_values().collect() }
    }

    /// How much a key tells of a statement, before rarity.
    pub fn weight(&self, key: u32) -> f64 {
        self.weights.get(key as usize).copied().unwrap_or_default()
    }

    /// How many different keys there are.
    pub fn key_count(&self) -> usize {
        self.weights.len()
    }
}

impl PreparedPassage {
    fn new(read: &[ReadPiece], forms: &BTreeMap<&str, u32>, key_numbers: &BTreeMap<&str, u32>) -> Self {
        let number = |map: &BTreeMap<&str, u32>, text: &str| map.get(text).copied().unwrap_or_default();
        let pieces = read
            .iter()
            .map(|piece| Piece { span: piece.span, class: piece.class, form: number(forms, &piece.form) })
            .collect();
        let mut keys: Vec<u32> =
            read.iter().filter_map(|piece| piece.key.as_ref()).map(|(key, _)| number(key_numbers, key)).collect();
        keys.sort_unstable();
        keys.dedup();
        Self { pieces, keys }
    }
}

struct ReadPiece {
    span: Span,
    class: TokenClass,
    form: String,
    /// The key and its weight, for words.
    key: Option<(String, f64)>,
}

fn read_passages(witness: &Witness) -> Vec<Vec<ReadPiece>> {
    let words = Words::of(witness.language.as_ref());
    witness
        .passages
        .iter()
        .map(|passage| {
            let text = passage.span.of(&witness.text);
            tokens(text)
                .filter(|token| token.class != TokenClass::Space)
                .enumerate()
                .filter_map(|(place, token)| {
                    let written = token.span.of(text);
                    let form = fold(written);
                    // Marks that fold to nothing (zero-width ones) are not compared.
                    (!form.is_empty()).then(|| ReadPiece {
                        span: token.span.shifted(passage.span.start),
                        class: token.class,
                        key: key(words, token.class, written, &form, place, witness.language.as_ref()),
                        form,
                    })
                })
                .collect()
        })
        .collect()
}

/// The key of a word, and how much it tells.
fn key(
    words: &Words,
    class: TokenClass,
    written: &str,
    form: &str,
    place: usize,
    language: Option<&Language>,
) -> Option<(String, f64)> {
    match class {
        TokenClass::Number => Some((form.to_owned(), NAME_OR_NUMBER)),
        TokenClass::Word if words.is_function(form) => Some((form.to_owned(), FUNCTION_WORD)),
        TokenClass::Word => {
            if let Some(number) = words.numeral(form) {
                return Some((number.to_string(), NAME_OR_NUMBER));
            }
            // German writes every noun with a capital; elsewhere one inside a sentence is a name.
            let is_name = place > 0
                && written.starts_with(char::is_uppercase)
                && language.is_none_or(|language| language.as_str() != "de");
            // "It's" and "Iran's" are keyed by what stands before the apostrophe.
            let stem = form.split('\'').next().filter(|stem| stem.chars().count() > 1).unwrap_or(form);
            Some((stem.chars().take(KEY_LETTERS).collect(), if is_name { NAME_OR_NUMBER } else { 1.0 }))
        }
        TokenClass::Mark | TokenClass::Space => None,
    }
}
