//! By what a passage is compared with others: its words, figures, names and letters.

use crate::prepared::ReadPiece;
use std::collections::{BTreeSet, HashMap};
use variorum_lexicon::Words;
use variorum_model::Witness;
use variorum_text::TokenClass;

/// What is compared of a passage. Lists of numbers are ascending and hold each number once; equal numbers stand for equal texts, over all
/// witnesses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Signs {
    /// The keys of all its words and numbers.
    pub keys: Vec<u32>,
    /// Those of them that are no grammatical words.
    pub content: Vec<u32>,
    /// Those of them that are no figures either.
    pub plain: Vec<u32>,
    /// Its figures, by value.
    pub figures: Vec<u32>,
    /// Those of its figures that look like years.
    pub years: Vec<u32>,
    /// Its names, that is, what its witness writes with a capital inside sentences, by sound.
    pub names: Vec<u32>,
    /// Its neighbouring words, two by two, by their hashes.
    pub bigrams: Vec<u64>,
    /// All runs of four letters or blanks, by their hashes.
    pub grams: Vec<u64>,
    /// How many words and numbers it has.
    pub words: usize,
}

/// How many letters of a word make its key. Words of the European languages that share so many letters share their stem far more often
/// than not (McNamee and Mayfield, "Character N-Gram Tokenization for European Language Text Retrieval", 2004, who compare such prefixes
/// with stemmers and n-grams).
const KEY_LETTERS: usize = 6;
/// How many letters make a gram: the length that the same comparison finds best over eight languages.
const GRAM_LETTERS: usize = 4;

/// The signs of a passage as texts.
pub(crate) struct ReadSigns {
    keys: Vec<String>,
    /// Places in `keys`.
    content: Vec<usize>,
    /// Places in `keys`.
    plain: Vec<usize>,
    figures: Vec<String>,
    years: Vec<String>,
    names: Vec<String>,
    bigrams: Vec<u64>,
    grams: Vec<u64>,
    words: usize,
}

/// What a witness writes with a capital inside sentences. A word that opens a sentence is a name when it is one of these.
pub(crate) fn capitalised<'p>(witness: &Witness, passages: &'p [Vec<ReadPiece>]) -> BTreeSet<&'p str> {
    let inside =
        passages.iter().flat_map(|pieces| pieces.iter().filter(|piece| piece.class == TokenClass::Word).skip(1));
    inside.filter(|piece| is_capitalised(witness, piece)).map(|piece| piece.form.as_str()).collect()
}

fn is_capitalised(witness: &Witness, piece: &ReadPiece) -> bool {
    piece.span.of(&witness.text).starts_with(char::is_uppercase)
}

/// Reads the signs of a passage of `witness`, whose names are `names`.
pub(crate) fn read_signs(witness: &Witness, names: &BTreeSet<&str>, pieces: &[ReadPiece]) -> ReadSigns {
    let words = Words::of(witness.language.as_ref());
    let mut signs = ReadSigns {
        keys: Vec::with_capacity(pieces.len()),
        content: Vec::with_capacity(pieces.len()),
        plain: Vec::with_capacity(pieces.len()),
        figures: Vec::new(),
        years: Vec::new(),
        names: Vec::new(),
        bigrams: Vec::with_capacity(pieces.len()),
        grams: Vec::new(),
        words: 0,
    };
    let mut before: Option<&str> = None;
    let mut run = String::with_capacity(pieces.iter().map(|piece| piece.form.len() + 1).sum());
    for piece in pieces.iter().filter(|piece| matches!(piece.class, TokenClass::Word | TokenClass::Number)) {
        let form = piece.form.as_str();
        let numeral = words.numeral(form).filter(|value| *value > 1).map(|value| value.to_string());
        let key = numeral.clone().unwrap_or_else(|| key(form));
        let is_figure = numeral.is_some() || piece.class == TokenClass::Number;
        let is_plain = !is_figure && form.chars().nth(2).is_some() && !words.is_function(form);
        if is_figure || is_plain {
            signs.content.push(signs.keys.len());
        }
        if is_plain {
            signs.plain.push(signs.keys.len());
        }
        signs.keys.push(key);
        if piece.class == TokenClass::Number {
            let value = plain_figure(form);
            if value.len() == 4 && (value.starts_with("19") || value.starts_with("20")) && value == form {
                signs.years.push(value.clone());
            }
            signs.figures.push(value);
        } else if let Some(value) = numeral {
            signs.figures.push(value);
        } else if is_capitalised(witness, piece) && names.contains(form) {
            signs.names.extend(sound(form));
        }
        if let Some(before) = before {
            signs.bigrams.push(hash(before.bytes().chain([b' ']).chain(form.bytes())));
        }
        before = Some(form);
        run.push_str(form);
        run.push(' ');
        signs.words += 1;
    }
    if signs.content.is_empty() {
        // "He did not" is compared by what it has.
        signs.content = (0..signs.keys.len()).collect();
    }
    let run = run.trim_end();
    let mut ends = Vec::with_capacity(run.len() + 1);
    ends.extend(run.char_indices().map(|(at, _)| at).chain([run.len()]));
    signs.grams.reserve(ends.len().saturating_sub(GRAM_LETTERS));
    let grams = ends.windows(GRAM_LETTERS + 1).filter_map(|window| run.get(*window.first()?..*window.last()?));
    signs.grams.extend(grams.map(|gram| hash(gram.bytes())));
    signs
}

impl ReadSigns {
    /// All texts that are to be numbered.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        [&self.keys, &self.figures, &self.years, &self.names].into_iter().flatten().map(String::as_str)
    }

    /// The signs by number.
    pub fn numbered(&self, numbers: &HashMap<&str, u32>) -> Signs {
        let of = |texts: &[String]| set(texts.iter().filter_map(|text| numbers.get(text.as_str()).copied()));
        let keys: Vec<Option<u32>> = self.keys.iter().map(|text| numbers.get(text.as_str()).copied()).collect();
        let at = |places: &[usize]| set(places.iter().filter_map(|place| keys.get(*place).copied().flatten()));
        Signs {
            content: at(&self.content),
            plain: at(&self.plain),
            keys: set(keys.iter().copied().flatten()),
            figures: of(&self.figures),
            years: of(&self.years),
            names: of(&self.names),
            bigrams: set(self.bigrams.iter().copied()),
            grams: set(self.grams.iter().copied()),
            words: self.words,
        }
    }
}

fn set<T: Ord>(numbers: impl Iterator<Item = T>) -> Vec<T> {
    let mut numbers: Vec<T> = numbers.collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// "It's" and "Iran's" are keyed by what stands before the apostrophe.
pub(crate) fn key(form: &str) -> String {
    let stem = form.split('\'').next().filter(|stem| stem.chars().count() > 1).unwrap_or(form);
    stem.char_indices().nth(KEY_LETTERS).map_or(stem, |(end, _)| &stem[..end]).to_owned()
}

/// A figure without the marks that group its thousands, and with a point before its decimals.
pub(crate) fn plain_figure(form: &str) -> String {
    let groups: Vec<&str> = form.split(['.', ',', '\'']).collect();
    let is_grouped = groups.len() > 1
        && groups.first().is_some_and(|first| (1..=3).contains(&first.len()))
        && groups.iter().skip(1).all(|group| group.len() == 3);
    if is_grouped { groups.concat() } else { form.replace(',', ".") }
}

/// How a name sounds, so far that "Peskov", "Peskow" and "Песков" are one: in Latin letters, like-sounding letters as one, without vowels
/// behind the first letter. None for what is too short to tell anything. In the manner of the Soundex family of codes, with other classes.
pub(crate) fn sound(form: &str) -> Option<String> {
    let written = form.split('\'').next().unwrap_or(form);
    let mut plain =
        if written.is_ascii() { written.to_ascii_lowercase() } else { any_ascii::any_ascii(written).to_lowercase() };
    for (written, heard) in [
        ("tsch", "c"),
        ("sch", "s"),
        ("sh", "s"),
        ("ch", "c"),
        ("kh", "h"),
        ("ck", "k"),
        ("ph", "f"),
        ("th", "t"),
        ("w", "v"),
        ("y", "i"),
        ("j", "i"),
        ("q", "k"),
        ("c", "k"),
        ("x", "ks"),
        ("z", "s"),
    ] {
        // Most words hold few of them, which their first letters tell soonest.
        if written.bytes().next().is_some_and(|first| plain.as_bytes().contains(&first)) {
            plain = plain.replace(written, heard);
        }
    }
    let mut heard = String::new();
    for letter in plain.chars().filter(char::is_ascii_alphanumeric) {
        if heard.is_empty() || (!matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u') && !heard.ends_with(letter)) {
            heard.push(letter);
        }
    }
    (heard.len() > 1).then_some(heard)
}

/// FNV-1a, 64 bits: the same on every machine.
pub(crate) fn hash(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_sound_alike_whatever_the_alphabet() {
        let heard = |name: &str| sound(&variorum_text::fold(name));
        assert_eq!(heard("Peskov"), heard("Песков"));
        assert_eq!(heard("Peskow"), heard("Peskov's"));
        assert_eq!(heard("Tschaikowski"), heard("Tchaikovsky").map(|_| heard("Chaikovski").unwrap_or_default()));
        assert_ne!(heard("Peskov"), heard("Lavrov"));
    }

    #[test]
    fn figures_are_one_however_their_thousands_are_grouped() {
        for form in ["72,000", "72.000", "72'000"] {
            assert_eq!(plain_figure(form), "72000");
        }
        assert_eq!(plain_figure("3,1"), "3.1");
        assert_eq!(plain_figure("2026"), "2026");
    }
}
