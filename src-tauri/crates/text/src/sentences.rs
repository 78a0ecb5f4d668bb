//! Sentences: the passages that are aligned.

use crate::quotations;
use unicode_segmentation::UnicodeSegmentation;
use variorum_model::Span;

/// The sentences of one block of text, in order, blanks around them left out.
///
/// Method: the sentence boundaries of Unicode Standard Annex 29, less those that follow an abbreviation, an initial or an ordinal day, and
/// less those inside a quotation that goes on into the sentence around it ("A. B," she said): there the statement is the whole sentence.
pub fn sentences(text: &str) -> Vec<Span> {
    let quotations = quotations(text);
    let mut found: Vec<Span> = Vec::new();
    let last_letter = text.rfind(char::is_alphanumeric);
    let mut start = 0;
    let mut rest = text.split_sentence_bound_indices().map(|(at, piece)| at + piece.len()).peekable();
    while let Some(end) = rest.next() {
        // Where only marks are left, they belong to this sentence.
        let goes_on = last_letter.is_some_and(|letter| letter >= end);
        if rest.peek().is_some() && !(goes_on && is_boundary(text, end, &quotations)) {
            continue;
        }
        if let Some(span) = trimmed(text, start, end) {
            found.push(span);
        }
        start = end;
    }
    found
}

fn trimmed(text: &str, start: usize, end: usize) -> Option<Span> {
    let piece = &text[start..end];
    let inner = piece.trim();
    (!inner.is_empty()).then(|| {
        let start = start + (piece.len() - piece.trim_start().len());
        Span::new(start, start + inner.len())
    })
}

/// Whether the boundary that Unicode's rules set at `at` ends a sentence of news prose.
fn is_boundary(text: &str, at: usize, quotations: &[Span]) -> bool {
    let before = text[..at].trim_end();
    let after = text[at..].trim_start();
    !goes_on_after_quotation(text, at, quotations)
        && !ends_in_abbreviation(before, after)
        && !is_reporting_clause(before, after)
}

/// Whether `at` stands inside a quotation whose closing mark does not end the sentence around it.
fn goes_on_after_quotation(text: &str, at: usize, quotations: &[Span]) -> bool {
    let first = quotations.partition_point(|span| span.end <= at);
    let Some(quotation) = quotations.get(first).filter(|span| span.start < at) else { return false };
    let mut inside = text[..quotation.end].chars().rev();
    // The closing mark itself.
    inside.next();
    let last_inside = inside.next();
    let after = text[quotation.end..].trim_start();
    let next = after.chars().next();
    let ends_softly = last_inside == Some(',');
    let next_continues = next.is_some_and(|c| c.is_lowercase() || matches!(c, ',' | '–' | '—' | '-' | ';'));
    ends_softly || next_continues
}

/// Whether a sentence that closes a quotation with a question or exclamation mark is followed by who said it ("Why?" he asked).
fn is_reporting_clause(before: &str, after: &str) -> bool {
    let closes = before.ends_with(['”', '"', '“', '»', '«']);
    closes && after.starts_with(char::is_lowercase)
}

/// Whether a full stop behind `word` marks an abbreviation or an initial that a name or a number follows.
pub fn is_abbreviation(word: &str) -> bool {
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    is_initial || ALWAYS.contains(&word.to_lowercase().as_str())
}

fn ends_in_abbreviation(before: &str, after: &str) -> bool {
    let Some(stem) = before.strip_suffix('.') else { return false };
    let next = after.chars().next().unwrap_or(' ');
    if next.is_lowercase() {
        return true;
    }
    let is_before_word = |c: char| c.is_whitespace() || matches!(c, '(' | '“' | '"' | '«' | '„' | '‘');
    let letters = stem.char_indices().rev().take(LONGEST_ABBREVIATION + 1);
    let Some(word_start) = letters.take_while(|(_, c)| !is_before_word(*c)).last().map(|(at, _)| at) else {
        return false;
    };
    let word = &stem[word_start..];
    if word.chars().count() > LONGEST_ABBREVIATION {
        return false;
    }
    if word.chars().count() == 1 && word.chars().all(char::is_uppercase) {
        // An initial: J. Smith. "Vitamin C. The" is rarer in news than a name.
        return next.is_uppercase();
    }
    let lower = word.to_lowercase();
    if ALWAYS.contains(&lower.as_str()) {
        return true;
    }
    if (1..=2).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit()) {
        // German ordinals: am 3. Oktober.
        return MONTHS_AND_ORDINALS.iter().any(|month| after.starts_with(month));
    }
    // U.S., a.m.: they end a sentence only when a word follows that often begins one.
    let dotted = word.contains('.') && word.split('.').all(|part| (1..=2).contains(&part.chars().count()));
    dotted && !BEGINNINGS.contains(&after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default())
}

/// So many letters and marks an abbreviation has at the most. Where no blanks stand between words, looking farther back would go over all of the text
/// at each of its sentences.
const LONGEST_ABBREVIATION: usize = 40;

/// Abbreviations that are followed by a name or a number, not by a new sentence.
const ALWAYS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "gen", "col", "lt", "sgt", "capt", "maj", "cmdr", "adm", "gov", "sen", "rep",
    "rev", "st", "hon", "pres", "vs", "no", "nos", "art", "fig", "ca", "approx", "jan", "feb", "aug", "sept", "sep",
    "oct", "nov", "dec", // English
    "hr", "fr", "bzw", "z", "u", "d", "nr", "str", "mio", "mrd", "usw", "evtl", "ggf", "inkl", "vgl", "sog", "geb",
    "dipl", // German
    "m", "mm", "mme", "mlle", "me", "av", "env", // French
    "sr", "sra", "srta", "dra", "ud", "uds", "ee", "núm", "pág", // Spanish
    "г", "гг", "тыс", "млн", "млрд", "руб", "им", "ул", "д", "т", "см", "стр", "проф", "акад", "ст", // Russian
];

/// What follows an ordinal day or century in languages that write one with a full stop.
const MONTHS_AND_ORDINALS: &[&str] = &[
    "Januar",
    "Jänner",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
    "Jahrhundert",
    "Stock",
    "Bundestag",
    "Runde",
    "Spieltag",
    "Platz",
    "Klasse",
    "Minute",
    "Mal",
    "Geburtstag",
    "Liga",
];

/// Words that begin a sentence far more often than they follow an abbreviation.
const BEGINNINGS: &[&str] = &[
    "The",
    "A",
    "An",
    "In",
    "On",
    "At",
    "It",
    "He",
    "She",
    "They",
    "We",
    "But",
    "And",
    "This",
    "That",
    "These",
    "There",
    "His",
    "Her",
    "Its",
    "As",
    "If",
    "When",
    "While",
    "After",
    "Before",
    "For",
    "Two",
    "Some",
    "Many",
    "Most",
    "No",
    "Not",
    "Police",
    "Officials",
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn sentences_end_where_readers_end_them() {
        assert_eq!(split("One came. Two went.  Three stayed!"), ["One came.", "Two went.", "Three stayed!"]);
        assert_eq!(split("Is it so? “Yes.” He left."), ["Is it so?", "“Yes.”", "He left."]);
        assert_eq!(split("他来了。她走了。"), ["他来了。", "她走了。"]);
    }

    #[test]
    fn abbreviations_initials_and_ordinal_days_do_not_end_a_sentence() {
        for whole in [
            "Mr. Smith met Dr. J. Brown.",
            "Talks with the U.S. Treasury go on.",
            "Am 3. Oktober tagt der Rat.",
            "M. Dupont est arrivé.",
            "Doors open at 9 a.m. Monday.",
            "Бюджет вырос до 3 млрд. Рублей не хватает",
        ] {
            assert_eq!(split(whole).len(), 1, "{whole}");
        }
        assert_eq!(split("He moved to the U.S. The rest stayed.").len(), 2);
        assert_eq!(split("It closed at 5 p.m. He left.").len(), 2);
    }

    #[test]
    fn a_quotation_that_goes_on_is_one_statement_with_its_speaker() {
        assert_eq!(split("“We work on it. We will go on,” she said.").len(), 1);
        assert_eq!(split("„Wir arbeiten daran. Wir machen weiter“, sagte sie.").len(), 1);
        assert_eq!(split("«Мы работаем. Мы продолжим», — сказал он.").len(), 1);
        assert_eq!(split("“Why now?” she asked.").len(), 1);
        assert_eq!(split("“We work on it. We will go on.” She left.").len(), 3);
    }

    proptest! {
        #[test]
        fn sentences_hold_all_that_is_not_blank(text in "[a-zA-Z.?! “”\",0-9é]{0,120}") {
            let mut next = 0;
            let mut outside = String::new();
            for span in sentences(&text) {
                prop_assert!(span.start >= next);
                outside.push_str(&text[next..span.start]);
                next = span.end;
            }
            outside.push_str(&text[next..]);
            prop_assert!(outside.trim().is_empty());
        }
    }
}
