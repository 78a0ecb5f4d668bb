//! The variants of two readings keep what can be kept.

use crate::story::{stories, witness};
use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;
use variorum_collate::collate;
use variorum_model::{Pair, Relation, Siglum, Span, VariantKind, Witness};
use variorum_text::{fold, words};

/// The words of some passages, each with its place in the text.
fn read(witness: &Witness, passages: &[usize]) -> Vec<(Span, String)> {
    let of = |passage: &usize| {
        let (text, start) = (witness.passage_text(*passage), witness.passages[*passage].span.start);
        words(text).map(move |word| (word.span.shifted(start), fold(word.span.of(text))))
    };
    passages.iter().flat_map(of).collect()
}

/// How many words stand in no variant that changes words.
fn kept(words: &[(Span, String)], pair: &Pair) -> usize {
    let changes = pair.variants.iter().filter(|variant| {
        !matches!(variant.kind, VariantKind::Case | VariantKind::Typography | VariantKind::WhiteSpace)
    });
    let spans: Vec<Span> = changes.map(|variant| variant.a_span).collect();
    words.iter().filter(|(word, _)| !spans.iter().any(|span| span.start <= word.start && word.end <= span.end)).count()
}

/// The length of the longest common subsequence, by the plain method.
fn longest_common(a: &[(Span, String)], b: &[(Span, String)]) -> usize {
    let mut before = vec![0; b.len() + 1];
    for (_, x) in a {
        let mut row = vec![0];
        for (j, (_, y)) in b.iter().enumerate() {
            row.push(if x == y { before[j] + 1 } else { row[j].max(before[j + 1]) });
        }
        before = row;
    }
    before[b.len()]
}

#[test]
fn two_witnesses_keep_nearly_all_words_that_their_rows_can_keep() {
    for (name, story) in stories() {
        let witnesses = story.witnesses.iter().map(|(siglum, gold)| witness(siglum, gold, None).0).collect();
        let collation = collate(witnesses, None, &[], &AtomicBool::new(false)).unwrap();
        let mut counts: BTreeMap<(Siglum, Siglum), (usize, usize)> = BTreeMap::new();
        for pair in collation.pairs.iter().filter(|pair| pair.relation != Relation::Translated) {
            let read = |siglum: Siglum, passages: &[usize]| read(&collation.witnesses[siglum.index()], passages);
            let (a, b) = (read(pair.a, &pair.a_passages), read(pair.b, &pair.b_passages));
            let (own, most) = counts.entry((pair.a, pair.b)).or_default();
            *own += kept(&a, pair);
            *most += longest_common(&a, &b);
        }
        for ((a, b), (own, most)) in counts {
            println!("{name}: {a} and {b} keep {own} of {most} words");
            assert!(own <= most, "{name}: {a} and {b} keep {own} of {most} words: changes are not told");
            assert!(own as f64 >= 0.98 * most as f64, "{name}: {a} and {b} keep {own} of {most} words");
        }
    }
}
