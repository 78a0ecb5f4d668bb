//! Where names stand.

use super::Name;
use crate::figures::pieces::Piece;
use std::collections::HashSet;
use variorum_lexicon::{DateWords, NameWords, Words};
use variorum_model::{Language, Span};

/// The names of a text with these pieces: words with a capital that stand together. A word that opens a sentence is one where it has a capital elsewhere, too, or stands
/// before another part of a name. In German, which writes every noun with a capital, only what has two parts at least.
pub(crate) fn found(pieces: &[Piece], language: Option<&Language>) -> Vec<Name> {
    let search = Search {
        pieces,
        words: Words::of(language),
        dates: DateWords::of(language),
        inside: capitalised(pieces),
        lower: pieces
            .iter()
            .filter(|piece| piece.text.starts_with(char::is_lowercase))
            .map(|piece| piece.form.as_str())
            .collect(),
        has_capital_nouns: language.is_some_and(|language| language.as_str() == "de"),
    };
    let (mut names, mut place) = (Vec::new(), 0);
    while place < pieces.len() {
        match search.name(place) {
            Some((end, name)) => {
                names.extend(name);
                place = end;
            }
            None => place += 1,
        }
    }
    names
}

struct Search<'p> {
    pieces: &'p [Piece<'p>],
    words: &'static Words,
    dates: Option<&'static DateWords>,
    /// What is written with a capital inside a sentence.
    inside: HashSet<&'p str>,
    /// What is also written without one.
    lower: HashSet<&'p str>,
    has_capital_nouns: bool,
}

fn opens_sentence(pieces: &[Piece], place: usize) -> bool {
    let Some(piece) = pieces.get(place) else { return false };
    let before = place.checked_sub(1).and_then(|before| pieces.get(before));
    piece.is_first
        || before.is_none_or(|before| matches!(before.text, "." | "!" | "?" | ":" | "…" | "“" | "„" | "«" | "\"" | "”"))
}

fn capitalised<'p>(pieces: &'p [Piece<'p>]) -> HashSet<&'p str> {
    let inside = pieces
        .iter()
        .enumerate()
        .filter(|(place, piece)| piece.text.starts_with(char::is_uppercase) && !opens_sentence(pieces, *place));
    inside.map(|(_, piece)| bare(&piece.form)).collect()
}

impl Search<'_> {
    /// Whether the piece at `place` can be a part of a name.
    fn is_part(&self, place: usize) -> bool {
        self.pieces.get(place).is_some_and(|piece| {
            piece.is_word
                && piece.text.starts_with(char::is_uppercase)
                && !self.words.is_function(&piece.form)
                && !self.words.is_negation(&piece.form)
                && self.words.numeral(&piece.form).is_none()
                && !self.dates.is_some_and(|dates| dates.is_of_date(&piece.form))
        })
    }

    /// The name that begins at `place`, and where it ends.
    fn name(&self, place: usize) -> Option<(usize, Option<Name>)> {
        if !self.is_part(place) {
            return None;
        }
        let mut parts = vec![place];
        while let Some(next) = parts.last().and_then(|last| self.next(*last)) {
            parts.push(next);
        }
        let end = parts.last()? + 1;
        // Titles are left out, "Jr." behind the name, too, and so is a word that opens the sentence and is no name elsewhere.
        let is_known = |place: usize| {
            self.pieces.get(place).is_some_and(|piece| {
                self.inside.contains(bare(&piece.form)) && !self.lower.contains(piece.form.as_str())
            })
        };
        let is_title = |place: usize| {
            self.pieces.get(place).is_some_and(|piece| {
                NameWords::shipped().is_title(piece.form.trim_end_matches('.'))
                    || (parts.len() > 1 && self.lower.contains(piece.form.as_str()))
            })
        };
        let first = parts.iter().position(|place| !is_title(*place))?;
        // "Yesterday Ira Holt": three words, the first of which has a capital for its place.
        let is_opening = parts.len() > first + 2
            && parts.get(first).is_some_and(|place| opens_sentence(self.pieces, *place) && !is_known(*place));
        let first = if is_opening { first + 1 } else { first };
        let behind = parts.iter().rposition(|place| !is_title(*place))? + 1;
        let parts = parts.get(first..behind)?;
        let (start, last) = (*parts.first()?, *parts.last()?);
        let is_name = if parts.len() == 1 {
            !self.has_capital_nouns && (!opens_sentence(self.pieces, start) || is_known(start))
        } else {
            true
        };
        let span = Span::new(self.pieces.get(start)?.span.start, self.written_end(last)?);
        let parts = parts
            .iter()
            .filter_map(|place| self.pieces.get(*place))
            .map(|piece| bare(&piece.form).to_owned())
            .collect();
        Some((end, is_name.then_some(Name { span, parts })))
    }

    /// The next part of a name behind the one at `place`: directly behind it, behind particles, or behind a nickname's quotation marks.
    fn next(&self, place: usize) -> Option<usize> {
        let is_inside = |at: usize| self.pieces.get(at).is_some_and(|piece| !piece.is_first);
        let is_quote = |at: usize| {
            self.pieces
                .get(at)
                .is_some_and(|piece| matches!(piece.text, "\"" | "“" | "”" | "„" | "«" | "»" | "'" | "‘" | "’"))
        };
        let is_genitive = self.pieces.get(place)?.form.ends_with("'s");
        let mut at = place + 1;
        if is_genitive || !is_inside(at) {
            return None;
        }
        if is_quote(at) {
            // Elizabeth "Betty" Crandall.
            let is_nickname = self.is_part(at + 1) && is_quote(at + 2) && is_inside(at + 2);
            return if is_nickname {
                Some(at + 1)
            } else {
                self.is_part(at + 1).then_some(at + 1).filter(|_| place >= 2 && is_quote(place - 1))
            };
        }
        let is_particle = |at: usize| {
            self.pieces
                .get(at)
                .is_some_and(|piece| piece.text == piece.form && NameWords::shipped().is_particle(&piece.form))
        };
        let is_joint =
            |at: usize| self.pieces.get(at).is_some_and(|piece| matches!(piece.text, "-" | "‑") && !piece.is_apart);
        while is_inside(at) && at < place + 3 && (is_particle(at) || is_joint(at)) {
            at += 1;
        }
        (is_inside(at) && self.is_part(at)).then_some(at)
    }

    fn written_end(&self, last: usize) -> Option<usize> {
        let piece = self.pieces.get(last)?;
        Some(piece.span.start + bare(piece.text).len())
    }
}

/// A word without the ending of the genitive.
fn bare(word: &str) -> &str {
    word.strip_suffix("'s")
        .or_else(|| word.strip_suffix("’s"))
        .or_else(|| word.strip_suffix(['\'', '’']))
        .unwrap_or(word)
}
