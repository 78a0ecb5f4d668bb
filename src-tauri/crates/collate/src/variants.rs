//! The differences between two readings, word by word.

use crate::aligned::{Aligned, Part};
use crate::prepared::{Piece, Prepared};
use std::cell::OnceCell;
use variorum_model::{Span, Variant, VariantKind};
use variorum_text::{TokenClass, fold, quotations};

/// The differences between two readings with these pieces, in the order of the texts. Spans lie on the borders of words and marks.
pub(crate) fn variants(
    aligned: &Aligned,
    (a, a_passages, a_pieces): (&Prepared, &[usize], &[Piece]),
    (b, b_passages, b_pieces): (&Prepared, &[usize], &[Piece]),
) -> Vec<Variant> {
    let sides = Sides { a: Side::new(a, a_passages, a_pieces), b: Side::new(b, b_passages, b_pieces) };
    let mut found = Vec::new();
    for part in &aligned.parts {
        match part {
            Part::Same(i, j) => found.extend(sides.same_form(*i, *j)),
            Part::Other(a_range, b_range) => {
                let a_span = sides.a.span(a_range.start, a_range.end);
                let b_span = sides.b.span(b_range.start, b_range.end);
                let kind = sides.kind(&a_pieces[a_range.clone()], a_span, &b_pieces[b_range.clone()], b_span);
                found.push(Variant { kind, a_span, b_span });
            }
        }
    }
    order(&mut found, &a.witness.text, &b.witness.text);
    found
}

struct Sides<'w> {
    a: Side<'w>,
    b: Side<'w>,
}

/// One reading of a pair.
struct Side<'w> {
    witness: &'w Prepared<'w>,
    text: &'w str,
    pieces: &'w [Piece],
    /// Where the reading stands.
    whole: Span,
    /// Where words stand inside quotation marks; found when first asked for, since most readings differ nowhere or in few places.
    quotations: OnceCell<Vec<Span>>,
}

impl<'w> Side<'w> {
    fn new(witness: &'w Prepared<'w>, passages: &[usize], pieces: &'w [Piece]) -> Self {
        let text = witness.witness.text.as_str();
        let passage_spans =
            passages.iter().filter_map(|passage| witness.witness.passages.get(*passage)).map(|passage| passage.span);
        let whole = passage_spans.reduce(Span::cover).unwrap_or(Span::new(0, 0));
        Self { witness, text, pieces, whole, quotations: OnceCell::new() }
    }

    /// The place of the pieces from `from` up to `to`; an empty place, after the piece before, when there are none.
    fn span(&self, from: usize, to: usize) -> Span {
        match (self.pieces.get(from), to.checked_sub(1).and_then(|last| self.pieces.get(last))) {
            (Some(first), Some(last)) if from < to => first.span.cover(last.span),
            _ => {
                let at = from
                    .checked_sub(1)
                    .and_then(|before| self.pieces.get(before))
                    .map_or(self.whole.start, |piece| piece.span.end);
                Span::new(at, at)
            }
        }
    }

    /// Whether a place, or words, stand inside quotation marks.
    fn is_quoted(&self, span: Span) -> bool {
        let inside = || {
            let found = quotations(self.whole.of(self.text));
            found.into_iter().map(|quotation| quotation.shifted(self.whole.start)).collect()
        };
        self.quotations
            .get_or_init(inside)
            .iter()
            .any(|quotation| quotation.start < span.start && span.start < quotation.end && span.end <= quotation.end)
    }

    fn is_figure(&self, piece: &Piece) -> bool {
        // "One" is a pronoun more often than a figure.
        let numeral = || self.witness.words.numeral(&fold(piece.span.of(self.text))).is_some_and(|number| number > 1);
        matches!(piece.class, TokenClass::Number | TokenClass::Sign) || numeral()
    }
}

impl Sides<'_> {
    /// What differs where the folded forms are the same: typography or case, and the blanks before.
    fn same_form(&self, i: usize, j: usize) -> Option<Variant> {
        let (x, y) = (self.a.pieces.get(i)?, self.b.pieces.get(j)?);
        let (a_written, b_written) = (x.span.of(self.a.text), y.span.of(self.b.text));
        if a_written != b_written {
            let kind = if a_written.to_lowercase() == b_written.to_lowercase() {
                VariantKind::Case
            } else {
                VariantKind::Typography
            };
            return Some(Variant { kind, a_span: x.span, b_span: y.span });
        }
        let before = |side: &Side, at: usize| {
            let end = side.pieces.get(at).map_or(0, |piece| piece.span.start);
            let start =
                at.checked_sub(1).and_then(|before| side.pieces.get(before)).map_or(end, |piece| piece.span.end);
            Span::new(start, end)
        };
        let (a_blank, b_blank) = (before(&self.a, i), before(&self.b, j));
        // Only between two pieces that are the same on both sides: elsewhere another variant covers the place.
        let follows = i > 0 && j > 0 && self.a.pieces.get(i - 1)?.form == self.b.pieces.get(j - 1)?.form;
        (follows && a_blank.of(self.a.text) != b_blank.of(self.b.text)).then_some(Variant {
            kind: VariantKind::WhiteSpace,
            a_span: a_blank,
            b_span: b_blank,
        })
    }

    fn kind(&self, x: &[Piece], a_span: Span, y: &[Piece], b_span: Span) -> VariantKind {
        if !x.iter().chain(y).any(|piece| piece.tells()) {
            // Words that are put between quotation marks, or taken out of them, are no longer, or now, the speaker's own.
            let is_quoting = |span: Span, text: &str| fold(span.of(text)).contains('"');
            let is_put_or_taken = is_quoting(a_span, self.a.text) != is_quoting(b_span, self.b.text);
            return if is_put_or_taken { VariantKind::Quotation } else { VariantKind::Punctuation };
        }
        let a_quoted = a_span.is_empty() || self.a.is_quoted(a_span);
        let b_quoted = b_span.is_empty() || self.b.is_quoted(b_span);
        if a_quoted && b_quoted {
            return VariantKind::Quotation;
        }
        if x.iter().any(|piece| self.a.is_figure(piece)) || y.iter().any(|piece| self.b.is_figure(piece)) {
            return VariantKind::Number;
        }
        if x.len() == 1 && y.len() == 1 && is_respelled(&fold(a_span.of(self.a.text)), &fold(b_span.of(self.b.text))) {
            return VariantKind::Spelling;
        }
        if is_name(&self.a, x) && is_name(&self.b, y) {
            return VariantKind::Name;
        }
        VariantKind::Wording
    }
}

/// Whether all words of a stretch are names: written with a capital inside a sentence.
fn is_name(side: &Side, pieces: &[Piece]) -> bool {
    let mut words = pieces.iter().filter(|piece| piece.is_word()).peekable();
    words.peek().is_some()
        && words.all(|piece| {
            piece.span.start > side.whole.start && piece.span.of(side.text).starts_with(char::is_uppercase)
        })
}

/// Whether two words are one word spelled in two ways: one letter more, less or other in a word of five or more, or the British and American
/// endings.
fn is_respelled(a: &str, b: &str) -> bool {
    let (short, long) = if a.chars().count() <= b.chars().count() { (a, b) } else { (b, a) };
    let (short, long): (Vec<char>, Vec<char>) = (short.chars().collect(), long.chars().collect());
    if long.len() < 5 || long.len() - short.len() > 1 {
        return false;
    }
    let same_start = short.iter().zip(&long).take_while(|(x, y)| x == y).count();
    let same_end = short.iter().rev().zip(long.iter().rev()).take_while(|(x, y)| x == y).count();
    // The difference lies inside the word: a changed ending is another form, not another spelling.
    same_start >= 2 && same_end >= 1 && same_start + same_end >= short.len() - usize::from(short.len() == long.len())
}

/// Marks words that are dropped in one place and stand in another as moved inside the sentence.
fn order(variants: &mut [Variant], a_text: &str, b_text: &str) {
    let forms = |span: Span, text: &str| fold(span.of(text)).split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    for i in 0..variants.len() {
        for j in 0..variants.len() {
            let (dropped, added) = (variants[i], variants[j]);
            let movable = matches!(dropped.kind, VariantKind::Wording | VariantKind::Name | VariantKind::Number)
                && dropped.b_span.is_empty()
                && !dropped.a_span.is_empty()
                && added.a_span.is_empty();
            if movable && forms(dropped.a_span, a_text) == forms(added.b_span, b_text) {
                variants[i].kind = VariantKind::Order;
                variants[j].kind = VariantKind::Order;
            }
        }
    }
}
