//! Who said what: quotations and reported speech with the words that tell of them and their speakers.
//!
//! A text is read paragraph by paragraph. Quotation marks are paired first (`marks`), and where a dash or a clause inside the marks tells who
//! speaks, what is said is cut there (`spoken`). A sentence is then words, marks and whole quotations (`lexed`); what stands inside a quotation
//! takes no part in the grammar around it. A shallow grammar finds verbs of speech, belief and intention with their auxiliaries (`verbs`), where
//! what they take begins (`complement`) and ends (`clause`), and whose they are (`subject`); statements whose attribution stands behind them
//! come first (`behind`), then those that it goes before (`scan`). Quotations that no verb accounts for are given to who speaks around them, or
//! left as titles and words held at a distance (`paragraphs`). In the end speakers get names and offices (`names`).
//!
//! English is read with all of it; German, French, Spanish and Russian with their marks, their verbs of speech and clauses behind "that".

#![allow(clippy::single_range_in_vec_init, reason = "a list of stretches with one in it, not a list of numbers")]

mod addressee;
mod behind;
mod clause;
mod complement;
mod language;
mod lexed;
mod marks;
mod names;
mod nominative;
mod paragraphs;
mod people;
mod roles;
mod scan;
mod sentence;
mod sources;
mod spoken;
mod subject;
mod unknown;
mod verbs;

#[cfg(test)]
mod tests;

use paragraphs::Attribution;
use variorum_lexicon::Speech;
use variorum_model::{BlockKind, Language, Quote, QuoteKind, Span};
use variorum_text::words;

/// The quotes of a text whose blocks stand at `blocks`, in the order of the text.
///
/// `language` is the text's; where it is not known, the language of most of its grammatical words is taken.
pub fn quotes(text: &str, blocks: &[(BlockKind, Span)], language: Option<&Language>) -> Vec<Quote> {
    let known = Speech::of(language);
    let speech = if language.is_some() { known } else { language::guess(text) };
    let read = paragraphs::read(text, blocks, speech);
    let named = names::named(text, &read, speech);
    let mut found: Vec<Quote> = read
        .attributions
        .iter()
        .zip(named)
        .filter(|(attribution, _)| !attribution.content.is_empty())
        .map(|(attribution, named)| Quote {
            kind: kind(text, attribution),
            content: attribution.content.clone(),
            cue: attribution.cue.clone(),
            speaker: attribution.speaker.clone(),
            speaker_name: named.name,
            role: named.role,
            mark_missing: attribution.mark_missing,
        })
        .collect();
    found.sort_by_key(|quote| quote.content.first().map(|span| span.start));
    found
}

/// How much of an attribution's words stands in quotation marks.
fn kind(text: &str, attribution: &Attribution) -> QuoteKind {
    let inside = |at: usize| attribution.quoted.iter().any(|quoted| quoted.start <= at && at < quoted.end);
    let (mut all, mut quoted) = (0_usize, 0_usize);
    for span in &attribution.content {
        for word in words(span.of(text)) {
            all += 1;
            quoted += usize::from(inside(span.start + word.span.start));
        }
    }
    if quoted * 5 >= all * 4 && all > 0 {
        QuoteKind::Direct
    } else if quoted > 0 {
        QuoteKind::Mixed
    } else {
        QuoteKind::Indirect
    }
}
