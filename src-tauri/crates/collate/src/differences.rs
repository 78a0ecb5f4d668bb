//! How one reading differs from another.

use crate::aligned::Aligned;
use crate::prepared::Prepared;
use crate::relation::relation;
use crate::variants::variants;
use variorum_model::{Relation, Span, Variant, VariantKind};

/// How one reading relates to another, and where their words differ.
pub(crate) type Differences = (Relation, Vec<Variant>);

/// The differences of a reading of `b` from one of `a`.
pub(crate) fn differences(a: &Prepared, a_passages: &[usize], b: &Prepared, b_passages: &[usize]) -> Differences {
    let (x, y) = (a.pieces(a_passages), b.pieces(b_passages));
    let aligned = Aligned::new(&x, &y);
    let relation = relation(&aligned, (a, &x), (b, &y));
    let variants = variants(&aligned, (a, a_passages, &x), (b, b_passages, &y));
    // The same words are another text where they are now a speaker's, or now a question.
    let changes_sense = |variant: &Variant| {
        let asks = |span: Span, witness: &Prepared| span.of(&witness.witness.text).contains(['?', '？', '؟']);
        variant.kind == VariantKind::Quotation
            || (variant.kind == VariantKind::Punctuation && asks(variant.a_span, a) != asks(variant.b_span, b))
    };
    match relation {
        Relation::Verbatim if variants.iter().any(changes_sense) => (Relation::Edited, variants),
        // What is told in another language has no words in common: where figures differ is told of its own.
        Relation::Translated => (relation, Vec::new()),
        _ => (relation, variants),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prepared::Story;
    use crate::story::{GoldWitness, witness};

    fn told(languages: [&str; 2], texts: [&str; 2]) -> (Relation, Vec<VariantKind>) {
        let written = |at: usize| GoldWitness {
            outlet: at.to_string(),
            language: languages[at].to_owned(),
            published: "2026-01-05T10:00:00Z".to_owned(),
            paragraphs: vec![vec![texts[at].to_owned()]],
        };
        let witnesses = [0, 1].map(|at| witness(&at.to_string(), &written(at), None).0);
        let story = Story::prepare(&witnesses);
        let (relation, variants) = differences(&story.witnesses[0], &[0], &story.witnesses[1], &[0]);
        (relation, variants.into_iter().map(|variant| variant.kind).collect())
    }

    #[test]
    fn a_changed_sign_is_no_punctuation() {
        for texts in [
            ["It cost $80,000 to build the new bridge.", "It cost €80,000 to build the new bridge."],
            ["It was -5 degrees in the old harbour.", "It was 5 degrees in the old harbour."],
            ["Rents rose by 5% in the old harbour.", "Rents rose by 5 in the old harbour."],
            ["A share of >90 percent of them voted.", "A share of <90 percent of them voted."],
        ] {
            assert_eq!(told(["en", "en"], texts), (Relation::Edited, vec![VariantKind::Number]), "{texts:?}");
        }
    }

    #[test]
    fn words_put_between_quotation_marks_are_edited() {
        let texts = ["The mayor said he would never resign.", "The mayor said \"he would never resign\"."];
        let (relation, kinds) = told(["en", "en"], texts);
        assert_eq!(relation, Relation::Edited);
        assert!(kinds.contains(&VariantKind::Quotation), "{kinds:?}");
        let dressed = ["He said “never again” to them all.", "He said \"never again\" to them all."];
        assert_eq!(told(["en", "en"], dressed).0, Relation::Verbatim);
    }

    #[test]
    fn a_statement_made_a_question_is_edited_and_a_dropped_comma_is_not() {
        assert_eq!(told(["en", "en"], ["The board did nothing.", "The board did nothing?"]).0, Relation::Edited);
        assert_eq!(told(["en", "en"], ["On Monday, it rained.", "On Monday it rained."]).0, Relation::Verbatim);
    }

    #[test]
    fn a_translation_has_no_variants_of_words() {
        assert_eq!(told(["en", "de"], ["It rained in 2024.", "Es regnete 2024."]), (Relation::Translated, vec![]));
    }
}
