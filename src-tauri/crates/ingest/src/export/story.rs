//! An article of an export on the way to a draft.

use super::labels;
use crate::metadata::{Metadata, times};
use crate::normal::word_count;
use crate::prose::Piece;
use variorum_lexicon::Outlet;
use variorum_model::{BlockKind, Language, StatedTime};

/// An article of which nothing is said has at least so many words.
pub(super) const FEWEST_WORDS: usize = 20;

/// An article: what its database says of it, and its text.
#[derive(Debug, Default)]
pub(super) struct Story {
    pub(super) stated: Metadata,
    pub(super) pieces: Vec<Piece>,
    /// Whether the export breaks off inside it.
    pub(super) is_cut_off: bool,
    /// Whether it may have more text than the export shows.
    pub(super) may_go_on: bool,
}

impl Story {
    /// Adds a piece of text that is of this kind.
    pub(super) fn add(&mut self, kind: BlockKind, text: &str) {
        self.pieces.push(Piece::of(kind, text));
    }

    /// Adds text around the article.
    pub(super) fn add_asides(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            self.add(BlockKind::Furniture, &piece.text);
        }
    }

    /// Adds text of the article itself.
    pub(super) fn add_body(&mut self, pieces: &[Piece]) {
        self.pieces.extend_from_slice(pieces);
    }

    /// Sets the title, if there is one, and adds it.
    pub(super) fn set_title(&mut self, title: &str) {
        if !title.is_empty() {
            self.stated.titles.push(title.to_owned());
            self.add(BlockKind::Headline, title);
        }
    }

    /// Sets the outlet and adds the line that names it.
    pub(super) fn set_outlet(&mut self, line: &str, name: &str) {
        // Databases put the place behind names that several papers bear.
        let bare = name.split_once(" (").map_or(name, |(bare, _)| bare).trim();
        let known = Outlet::named(name).or_else(|| Outlet::named(bare));
        let name = known.map_or(bare, |outlet| &outlet.name);
        self.stated.outlet = (!name.is_empty()).then(|| name.to_owned());
        self.add(BlockKind::Furniture, line);
    }

    /// Sets the language that the database names.
    pub(super) fn set_language(&mut self, named: &str) {
        self.stated.language = self.stated.language.take().or_else(|| language(named));
    }
}

/// The text between two marks of an export.
#[derive(Default)]
pub(super) struct Found<'p> {
    /// The article there, of which something is said.
    pub(super) story: Option<Story>,
    /// The lines that are an article's own, whether something is said of it or not.
    pub(super) own: &'p [Piece],
    /// Whether the export breaks off inside it.
    pub(super) is_cut_off: bool,
}

/// The lines of each article, the one that `ends` it included, and those below the last such line.
pub(super) fn ended(pieces: &[Piece], ends: impl Fn(&str) -> bool) -> (Vec<&[Piece]>, &[Piece]) {
    let mut stretches: Vec<&[Piece]> = pieces.split_inclusive(|piece| ends(&piece.text)).collect();
    let below = stretches.pop_if(|lines| lines.last().is_none_or(|last| !ends(&last.text)));
    (stretches, below.unwrap_or_default())
}

/// The articles that were found: none when nothing is said of any whole one, and when something is, also those of which nothing is said, as far as
/// they have text.
pub(super) fn sure(found: Vec<Found<'_>>) -> Vec<Story> {
    if found.iter().all(|found| found.story.is_none() || found.is_cut_off) {
        return Vec::new();
    }
    let bare =
        |lines: &[Piece]| (words(lines) >= FEWEST_WORDS).then(|| Story { pieces: lines.to_vec(), ..Story::default() });
    let story = |found: Found<'_>| {
        let story = found.story.or_else(|| bare(found.own))?;
        Some(Story { is_cut_off: found.is_cut_off, ..story })
    };
    found.into_iter().filter_map(story).collect()
}

/// How many words the lines have.
pub(super) fn words(lines: &[Piece]) -> usize {
    lines.iter().map(|line| word_count(&line.text)).sum()
}

/// The time that a line states which states nothing else.
pub(super) fn dated(line: &str) -> Option<StatedTime> {
    times::written(line).filter(|written| written.alone).map(|written| written.time)
}

/// Whether the line claims copyright.
pub(super) fn is_copyright(line: &str) -> bool {
    let line = line.to_lowercase();
    line.starts_with("copyright")
        || line.starts_with('©')
        || line.starts_with("(c)")
        || labels::RIGHTS.iter().any(|rights| line.contains(rights))
}

/// The language of this name in English or in itself, or of this tag.
pub(super) fn language(named: &str) -> Option<Language> {
    let first = named.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty())?.to_lowercase();
    let known = labels::LANGUAGES.iter().find(|(_, names)| names.contains(&first.as_str())).map(|(tag, _)| *tag);
    Language::from_tag(known.or((first.len() == 2).then_some(first.as_str()))?)
}

/// The number of words that a line states which states nothing else: `523 words`, `1.204 Wörter`.
pub(super) fn length(line: &str) -> Option<usize> {
    let (number, unit) = line.trim().rsplit_once(char::is_whitespace)?;
    let is_number = number.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || ".,'’".contains(c));
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let is_unit = labels::WORDS.contains(&unit.to_lowercase().as_str());
    (is_number && is_unit).then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_known_in_several_languages() {
        for (line, words) in [
            ("523 words", Some(523)),
            ("1,204 words", Some(1204)),
            ("1.204 Wörter", Some(1204)),
            ("1 204 mots", Some(1204)),
            ("523 palabras", Some(523)),
            ("In 523 words", None),
            ("words", None),
            ("523 ships", None),
        ] {
            assert_eq!(length(line), words, "{line}");
        }
    }

    #[test]
    fn languages_are_known_by_their_names() {
        for (named, tag) in [
            ("ENGLISH", Some("en")),
            ("GERMAN; DEUTSCH", Some("de")),
            ("Français", Some("fr")),
            ("EN", Some("en")),
            ("?", None),
        ] {
            assert_eq!(language(named).as_ref().map(Language::as_str), tag, "{named}");
        }
    }
}
