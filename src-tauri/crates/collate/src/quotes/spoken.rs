//! Speech that a dash opens, and clauses inside quotation marks that tell who speaks.

use super::lexed::{Kind, Token, lexed};
use super::marks::{Balance, Quotation, trimmed};
use super::sentence::Sentence;
use super::subject;
use super::verbs::verb;
use variorum_lexicon::{Speech, Takes};
use variorum_model::Span;

/// The quotations of a paragraph that begins with a dash, as Spanish, Russian and French print dialogue; none when it is no dialogue.
pub(crate) fn dialogue(text: &str, paragraph: Span, speech: &'static Speech, goes_on: bool) -> Option<Vec<Quotation>> {
    if !["es", "fr", "ru"].iter().any(|tag| speech.is(tag)) {
        return None;
    }
    let written = paragraph.of(text);
    let rest = written.trim_start().trim_start_matches(['—', '–', '―']);
    if rest.len() == written.trim_start().len() {
        return None;
    }
    let start = paragraph.end - rest.len();
    let pieces = pieces(text, Span::new(start, paragraph.end));
    let tells = |piece: &Span| begins_with_verb(text, *piece, speech);
    if !goes_on && !pieces.iter().skip(1).any(tells) {
        return None;
    }
    let mut found: Vec<Quotation> = Vec::new();
    let mut joined = true;
    for (number, piece) in pieces.iter().enumerate() {
        if number > 0 && tells(piece) {
            joined = false;
            // What a full stop parts from the clause is said again.
            continue;
        }
        match found.last_mut().filter(|_| joined) {
            Some(last) => {
                last.outer.end = piece.end;
                last.inner.end = piece.end;
            }
            None => found.push(Quotation { outer: *piece, inner: *piece, balance: Balance::Closed }),
        }
        joined = true;
    }
    found.retain(|quotation| quotation.inner.of(text).contains(char::is_alphanumeric));
    Some(found)
}

/// The stretches between dashes.
fn pieces(text: &str, stretch: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = stretch.start;
    for (at, c) in stretch.of(text).char_indices() {
        if matches!(c, '—' | '–' | '―') {
            found.push(Span::new(start, stretch.start + at));
            start = stretch.start + at + c.len_utf8();
        }
    }
    found.push(Span::new(start, stretch.end));
    found.into_iter().map(|piece| trimmed(text, piece)).filter(|piece| !piece.is_empty()).collect()
}

fn begins_with_verb(text: &str, piece: Span, speech: &'static Speech) -> bool {
    let tokens = lexed(text, piece, &[], 0, speech);
    let sentence = Sentence { text, tokens: &tokens, quotations: &[], speech };
    (0..tokens.len().min(3)).any(|at| verb(&sentence, at).is_some_and(|verb| verb.form.takes(Takes::Quote)))
}

/// Cuts a quotation in which a clause tells who speaks: « A, a dit Rahn, et B. », «А, — сказал он, — Б».
pub(crate) fn cut(text: &str, quotation: Quotation, speech: &'static Speech) -> Vec<Quotation> {
    if !["es", "fr", "ru"].iter().any(|tag| speech.is(tag)) || !quotation.inner.of(text).contains(',') {
        return vec![quotation];
    }
    let tokens = lexed(text, quotation.inner, &[], 0, speech);
    let sentence = Sentence { text, tokens: &tokens, quotations: &[], speech };
    let Some(clause) = (2..tokens.len()).find_map(|at| clause(&sentence, &tokens, at)) else { return vec![quotation] };
    let parts = [Span::new(quotation.inner.start, clause.start), Span::new(clause.end, quotation.inner.end)];
    let mut found: Vec<Quotation> = parts
        .into_iter()
        .map(|part| trimmed(text, part))
        .filter(|part| part.of(text).contains(char::is_alphanumeric))
        .map(|part| Quotation { outer: part, inner: part, balance: quotation.balance })
        .collect();
    if let Some(first) = found.first_mut() {
        first.outer.start = quotation.outer.start;
    }
    if let Some(last) = found.last_mut().filter(|last| last.inner.start >= clause.end) {
        last.outer.end = quotation.outer.end;
    }
    found
}

/// The place of a clause with its verb at `at` before its subject, set off by commas.
fn clause(sentence: &Sentence, tokens: &[Token], at: usize) -> Option<Span> {
    let verb = verb(sentence, at).filter(|verb| verb.form.takes(Takes::Quote))?;
    let mut open = verb.group.start.checked_sub(1)?;
    if sentence.is(open, Kind::Dash) && sentence.speech.is("ru") {
        open = open.checked_sub(1)?;
    } else if sentence.speech.is("ru") {
        return None;
    }
    if !sentence.is(open, Kind::Comma) || open == 0 {
        return None;
    }
    let subject = subject::behind(sentence, verb.group.end)?;
    if !sentence.is_boundary(subject.end) {
        return None;
    }
    let mut close = subject.end;
    while matches!(sentence.kind(close), Some(Kind::Comma | Kind::Dash)) {
        close += 1;
    }
    let end = tokens.get(close).map_or_else(|| tokens.last().map_or(0, |last| last.span.end), |next| next.span.start);
    Some(Span::new(tokens.get(open)?.span.start, end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use variorum_model::Language;

    fn speech(tag: &str) -> &'static Speech {
        Speech::of(Language::from_tag(tag).as_ref())
    }

    fn said(tag: &str, text: &str) -> Option<Vec<String>> {
        let found = dialogue(text, Span::new(0, text.len()), speech(tag), false)?;
        Some(found.into_iter().map(|quotation| quotation.inner.of(text).to_owned()).collect())
    }

    #[test]
    fn a_dash_opens_speech_and_a_clause_with_its_verb_first_interrupts_it() {
        assert_eq!(said("es", "—El barco —dijo Rahn— ya no sale.").unwrap(), ["El barco", "ya no sale."]);
        assert_eq!(said("ru", "— Паром старый, — сказал капитан.").unwrap(), ["Паром старый,"]);
        assert_eq!(said("es", "—Primero, el barco."), None);
        assert_eq!(said("en", "— The boat, said Rahn."), None);
    }

    #[test]
    fn a_clause_inside_the_marks_cuts_what_is_said() {
        let text = "« Le bac, a dit la maire, ne part plus. »";
        let whole = super::super::marks::quotations(text, 0)[0];
        let parts: Vec<&str> = cut(text, whole, speech("fr")).into_iter().map(|part| part.inner.of(text)).collect();
        assert_eq!(parts, ["Le bac", "ne part plus."]);
        assert_eq!(cut(text, whole, speech("en")).len(), 1);
    }
}
