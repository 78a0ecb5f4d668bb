//! Readings of one statement that contradict each other.

use crate::prepared::{Piece, Prepared};
use std::collections::{BTreeMap, BTreeSet};
use variorum_model::{Disagreement, DisagreementKind, Span, Variant, VariantKind};
use variorum_text::{TokenClass, fold};

/// Two places, one in each witness, that contradict each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Contradiction {
    pub kind: DisagreementKind,
    pub a_span: Span,
    pub b_span: Span,
}

/// The contradictions among the variants of two readings of one sentence: one names a weekday or a month where the other names another one
/// instead; one has a figure in whose place the other has another; one denies and the other does not. A sentence has few days and they
/// move about in it, so they are held against each other wherever they stand; figures only where they stand in one another's place.
pub(crate) fn contradictions(a: &Prepared, b: &Prepared, variants: &[Variant]) -> Vec<Contradiction> {
    let changed: Vec<&Variant> = variants.iter().filter(|variant| variant.kind != VariantKind::Order).collect();
    let a_spans: Vec<Span> = changed.iter().map(|variant| variant.a_span).collect();
    let b_spans: Vec<Span> = changed.iter().map(|variant| variant.b_span).collect();
    let (x, y) = (Facts::read(a, &a_spans), Facts::read(b, &b_spans));
    let mut found: Vec<Contradiction> = [(x.day, y.day), (x.month, y.month)]
        .into_iter()
        .filter_map(|(x, y)| contradicting(x, y, DisagreementKind::Date))
        .collect();
    // A figure alone on both sides: "1.5 million" and "1,500,000" are one number, and other words can change what a number counts.
    let is_alone = |witness: &Prepared, span: Span| pieces_in(witness, span).count() == 1;
    let replaced = changed.iter().filter(|variant| is_alone(a, variant.a_span) && is_alone(b, variant.b_span));
    found.extend(replaced.filter_map(|variant| {
        let (x, y) = (Facts::read(a, &[variant.a_span]), Facts::read(b, &[variant.b_span]));
        contradicting(x.number, y.number, DisagreementKind::Number)
    }));
    found.extend(polarity(a, b, variants));
    found
}

fn contradicting(x: Option<Fact>, y: Option<Fact>, kind: DisagreementKind) -> Option<Contradiction> {
    let (x, y) = (x?, y?);
    x.value.total_cmp(&y.value).is_ne().then_some(Contradiction { kind, a_span: x.span, b_span: y.span })
}

/// What some stretches of words state; none where it states several things of one kind, since it is not known which stands for which.
struct Facts {
    number: Option<Fact>,
    day: Option<Fact>,
    month: Option<Fact>,
}

#[derive(Clone, Copy, PartialEq)]
struct Fact {
    value: f64,
    span: Span,
}

impl Facts {
    fn read(witness: &Prepared, spans: &[Span]) -> Self {
        let text = witness.witness.text.as_str();
        let pieces = || spans.iter().flat_map(|span| pieces_in(witness, *span));
        let only = |facts: Vec<Fact>| if let [fact] = facts.as_slice() { Some(*fact) } else { None };
        let by_word = |name: &dyn Fn(&str) -> Option<usize>| {
            only(
                pieces()
                    .filter_map(|piece| {
                        Some(Fact { value: name(&fold(piece.span.of(text)))? as f64, span: piece.span })
                    })
                    .collect(),
            )
        };
        let number = |piece: &Piece| {
            let form = fold(piece.span.of(text));
            match piece.class {
                TokenClass::Number => numeric_value(&form),
                TokenClass::Word => witness.words.numeral(&form).filter(|number| *number > 1).map(f64::from),
                TokenClass::Mark | TokenClass::Space => None,
            }
        };
        Self {
            number: only(pieces().filter_map(|piece| Some(Fact { value: number(piece)?, span: piece.span })).collect()),
            day: by_word(&|word| witness.words.weekday(word)),
            month: by_word(&|word| witness.words.month(word)),
        }
    }
}

fn pieces_in<'p>(witness: &'p Prepared, span: Span) -> impl Iterator<Item = &'p Piece> {
    let pieces = witness.passages.iter().flat_map(|passage| &passage.pieces);
    pieces.filter(move |piece| span.start <= piece.span.start && piece.span.end <= span.end)
}

/// The value of digits with their separators: a mark before exactly three last digits groups thousands, any other one is decimal.
fn numeric_value(form: &str) -> Option<f64> {
    let digits: String = form.chars().filter(char::is_ascii_digit).collect();
    let marks: BTreeSet<char> = form.chars().filter(|c| !c.is_ascii_digit()).collect();
    if digits.is_empty() || marks.iter().any(|mark| !matches!(mark, '.' | ',' | '\'')) {
        return None;
    }
    let last = form.rfind(['.', ',', '\'']);
    let decimals = last.map_or(0, |at| form.len() - at - 1);
    let groups = form.matches(['.', ',', '\'']).count();
    let whole: f64 = digits.parse().ok()?;
    match (marks.len(), decimals) {
        (0, _) | (1, 3) => Some(whole),
        (1, _) if groups > 1 => None,
        _ => Some(whole / 10_f64.powi(decimals as i32)),
    }
}

/// One of two edited readings has a word of denial that the other lacks.
fn polarity(a: &Prepared, b: &Prepared, variants: &[Variant]) -> Option<Contradiction> {
    let denials = |witness: &Prepared, spans: Vec<Span>| -> Vec<Span> {
        spans
            .into_iter()
            .flat_map(|span| {
                pieces_in(witness, span)
                    .filter(|piece| is_denial(witness, piece))
                    .map(|piece| piece.span)
                    .collect::<Vec<_>>()
            })
            .collect()
    };
    let in_a = denials(a, variants.iter().map(|variant| variant.a_span).collect());
    let in_b = denials(b, variants.iter().map(|variant| variant.b_span).collect());
    // An even difference is one statement put in two ways ("not impossible").
    if (in_a.len() + in_b.len()) % 2 == 0 {
        return None;
    }
    // The words that stand in the place of the denial, on both sides.
    variants
        .iter()
        .find(|variant| {
            let holds = |span: Span, inner: &Span| span.start <= inner.start && inner.end <= span.end;
            in_a.iter().any(|denial| holds(variant.a_span, denial))
                || in_b.iter().any(|denial| holds(variant.b_span, denial))
        })
        .map(|variant| Contradiction {
            kind: DisagreementKind::Negation,
            a_span: variant.a_span,
            b_span: variant.b_span,
        })
}

fn is_denial(witness: &Prepared, piece: &Piece) -> bool {
    // "Without" and its like deny an attendant matter, not the statement.
    let form = fold(piece.span.of(&witness.witness.text));
    witness.words.is_negation(&form) && !matches!(form.as_str(), "without" | "ohne" | "sans" | "sin" | "без")
}

/// Gathers the contradictions of all pairs of a row: places that are contradicted together make one disagreement.
pub(crate) fn gather(found: &[(usize, usize, Contradiction)]) -> Vec<Disagreement> {
    let mut groups: Vec<(DisagreementKind, BTreeSet<(usize, Span)>)> = Vec::new();
    for (a, b, contradiction) in found {
        let places = [(*a, contradiction.a_span), (*b, contradiction.b_span)];
        let (touching, mut rest): (Vec<_>, Vec<_>) = groups
            .into_iter()
            .partition(|(kind, group)| *kind == contradiction.kind && places.iter().any(|place| group.contains(place)));
        let mut merged: BTreeSet<(usize, Span)> = touching.into_iter().flat_map(|(_, group)| group).collect();
        merged.extend(places);
        rest.push((contradiction.kind, merged));
        groups = rest;
    }
    let mut disagreements: Vec<Disagreement> = groups
        .into_iter()
        .map(|(kind, group)| {
            let mut readings = BTreeMap::new();
            for (witness, span) in group {
                // The first place of each witness: a second one is another matter, found on its own if it is contradicted.
                readings.entry(variorum_model::Siglum::new(witness)).or_insert(span);
            }
            Disagreement { kind, readings }
        })
        .collect();
    disagreements.sort_by(|x, y| (x.kind, &x.readings).cmp(&(y.kind, &y.readings)));
    disagreements
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_are_read_as_newspapers_write_them() {
        for (form, value) in [
            ("72,000", 72_000.0),
            ("72.000", 72_000.0),
            ("3.5", 3.5),
            ("3,5", 3.5),
            ("1,234.5", 1_234.5),
            ("1.234.567", 1_234_567.0),
            ("14", 14.0),
        ] {
            assert_eq!(numeric_value(form), Some(value), "{form}");
        }
        assert_eq!(numeric_value("14th"), None);
    }

    #[test]
    fn contradictions_of_one_place_make_one_disagreement() {
        let kind = DisagreementKind::Number;
        let at = |start| Span::new(start, start + 2);
        let found = [
            (0, 1, Contradiction { kind, a_span: at(5), b_span: at(7) }),
            (1, 2, Contradiction { kind, a_span: at(7), b_span: at(9) }),
            (0, 1, Contradiction { kind, a_span: at(50), b_span: at(70) }),
        ];
        let gathered = gather(&found);
        assert_eq!(gathered.iter().map(|disagreement| disagreement.readings.len()).collect::<Vec<_>>(), [3, 2]);
    }
}
