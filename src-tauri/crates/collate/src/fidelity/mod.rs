//! Whether a quotation is what was said: quotations held against other texts.
//!
//! A text that quotations are held against is read once ([`Heard`]): its words without typography (`word`), where sentences and quotations
//! begin and end, and where neighbouring words stand. A quotation (`said`) is laid along the places that share words with it (`places`,
//! `alignment`); what differs there (`changes`) tells its status (`verdict`). Where no place has its words, one may have its meaning
//! (`meaning`). Quotes of one utterance over all documents make a group (`groups`), whose verbs are compared (`verbs`).

mod alignment;
mod changes;
mod groups;
mod heard;
mod meaning;
mod places;
mod said;
mod speaker;
mod spelling;
mod verbs;
mod verdict;
mod word;

pub use groups::{PrimaryText, QuotingText, quote_groups};
pub use heard::{Heard, Statement};
pub use said::Quotation;
pub use verbs::speaker_verbs;

use said::Said;
use variorum_model::{Fidelity, QuoteStatus};

/// Holds a quotation against a text.
pub fn fidelity(quotation: &Quotation, heard: &Heard) -> Fidelity {
    let said = Said::read(quotation);
    let steps = alignment::align(&said, heard);
    verdict::verdict(quotation.text, &said, heard, &steps, quotation.marked)
        .or_else(|| meaning::meaning(quotation, heard))
        .unwrap_or_else(|| {
            let status = if heard.primary { QuoteStatus::NotInPrimary } else { QuoteStatus::OnlyHere };
            Fidelity { status, against: Vec::new(), alterations: Vec::new(), likeness: 0.0 }
        })
}

/// Whether the text gives the words that a quotation was held against to somebody else than the quotation's own text does. Who is not named is
/// nobody else.
pub fn speaker_differs(quotation: &Quotation, heard: &Heard, fidelity: &Fidelity) -> bool {
    let own = quotation.speaker;
    fidelity.against.iter().any(|place| {
        let other = heard.speaker_at(*place);
        own.zip(other).and_then(|(own, other)| speaker::same_person(own, other)) == Some(false)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use variorum_model::Span;

    const SPEECH: &str = "We will open the bridge in May, and not a day later. Nobody here has slept. I have 40 people and 3,000 sandbags.\n\n\
        The water rose by two metres in the night, which none of us expected, and it fell again before noon.";

    fn judged(said: &str, text: &str, primary: bool) -> Fidelity {
        let content = [Span::new(0, said.len())];
        let quotation =
            Quotation { text: said, content: &content, marked: true, language: None, speaker: None, vector: None };
        fidelity(&quotation, &Heard::new(text, None, primary, vec![]))
    }

    fn told(said: &str) -> (QuoteStatus, Vec<(&str, String)>) {
        let judged = judged(said, SPEECH, true);
        let words = |alteration: &variorum_model::Alteration| {
            (alteration.before.of(SPEECH), alteration.after.of(said).to_owned())
        };
        (judged.status, judged.alterations.iter().map(words).collect())
    }

    #[test]
    fn what_was_left_as_it_was_is_told_from_what_was_cut() {
        for (said, status) in [
            ("Nobody here has slept,", QuoteStatus::Verbatim),
            ("We will open the bridge in May, and not a day later. Nobody here has slept", QuoteStatus::Verbatim),
            ("We will open the bridge in May", QuoteStatus::Trimmed),
            ("Not a day later.", QuoteStatus::Trimmed),
            ("I have 40 people and 3 000 sandbags!", QuoteStatus::Verbatim),
            ("The water rose by two metres […] and it fell again before noon", QuoteStatus::Elided),
            ("Nobody here has slept... The water rose by two metres in the night", QuoteStatus::Elided),
            ("The water rose by two metres in the night, and it fell again before noon", QuoteStatus::Spliced),
            ("I have 40 people and 3,000 sandbags. We will open the bridge in May", QuoteStatus::Spliced),
            ("[The town] will open the bridge in May, and not a day later", QuoteStatus::Bracketed),
            ("[N]ot a day later", QuoteStatus::Bracketed),
            ("The bridge has been sold to the army", QuoteStatus::NotInPrimary),
        ] {
            assert_eq!(told(said).0, status, "{said}");
        }
    }

    #[test]
    fn changed_words_are_told() {
        for (said, words) in [
            ("We will open the bridge in June, and not a day later", vec![("May", "June")]),
            ("We will open the bridge in May, and a day later", vec![("not", "")]),
            ("Nobody here has really slept", vec![("", "really")]),
            ("I have 400 people and 3,000 sandbags", vec![("40", "400")]),
            // Dots and brackets excuse no change beside them.
            ("The water rose by three metres … and it fell again before noon", vec![("two", "three")]),
            ("The [brown] water rose by two feet in the night", vec![("metres", "feet")]),
        ] {
            let words: Vec<(&str, String)> =
                words.into_iter().map(|(before, after)| (before, after.to_owned())).collect();
            assert_eq!(told(said), (QuoteStatus::Altered, words), "{said}");
        }
    }

    #[test]
    fn an_article_may_carry_fewer_sentences_of_a_statement() {
        let article = "“Nobody here has slept,” she said.";
        assert_eq!(judged("Nobody here has slept. I have 40 people.", article, false).status, QuoteStatus::Verbatim);
        assert_eq!(judged("Nobody here has slept. I have 40 people.", article, true).status, QuoteStatus::Altered);
        assert_eq!(judged("Nobody here has eaten. I have 40 people.", article, false).status, QuoteStatus::Altered);
    }

    #[test]
    fn who_speaks_is_compared_by_name() {
        let text = "ANNA BLOOM: Nobody here has slept.\n\nRAY STONE: Nor have the others.";
        let heard = Heard::new(text, None, true, vec![]);
        let differs = |speaker: &str| {
            let content = [Span::new(0, 21)];
            let quotation = Quotation {
                text: "Nobody here has slept",
                content: &content,
                marked: true,
                language: None,
                speaker: Some(speaker),
                vector: None,
            };
            speaker_differs(&quotation, &heard, &fidelity(&quotation, &heard))
        };
        assert!(!differs("Mrs Bloom") && !differs("the mayor") && differs("Ray Stone"));
    }

    /// Sentences of words that do not repeat themselves, each in lower case but for its first letter.
    fn speech() -> impl Strategy<Value = Vec<Vec<String>>> {
        prop::collection::btree_set("[b-df-hj-np-tv-z][aeiou][b-z]{3,5}", 40).prop_flat_map(|words| {
            let words: Vec<String> = words.into_iter().collect();
            Just(words).prop_shuffle().prop_map(|words| words.chunks(8).map(<[String]>::to_vec).collect())
        })
    }

    fn written(sentences: &[Vec<String>]) -> String {
        let sentence = |words: &Vec<String>| {
            let text = words.join(" ");
            format!("{}{}.", text[..1].to_uppercase(), &text[1..])
        };
        sentences.iter().map(sentence).collect::<Vec<_>>().join(" ")
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn whole_sentences_are_verbatim(speech in speech(), from in 0_usize..4, count in 1_usize..3) {
            let said = written(&speech[from..(from + count).min(5)]);
            let judged = judged(&said, &written(&speech), true);
            prop_assert_eq!(judged.status, QuoteStatus::Verbatim);
            prop_assert_eq!(judged.against.len(), 1);
        }

        #[test]
        fn one_word_changed_or_dropped_is_an_alteration(speech in speech(), at in 1_usize..7, sentence in 0_usize..5, drop: bool) {
            let text = written(&speech);
            let mut words = speech[sentence].clone();
            if drop { words.remove(at); } else { words[at] = "aaaa".into(); }
            let judged = judged(&written(&[words]), &text, true);
            prop_assert_eq!(judged.status, QuoteStatus::Altered);
            prop_assert_eq!(judged.alterations.len(), 1);
            prop_assert_eq!(judged.alterations[0].before.of(&text), speech[sentence][at].as_str());
        }

        #[test]
        fn typography_changes_no_status(speech in speech(), from in 1_usize..3, to in 4_usize..8, altered: bool) {
            let text = written(&speech);
            let mut words = speech[2][from..to].to_vec();
            if altered { words[1] = "aaaa".into(); }
            let plain = words.join(" ");
            let other = words.join(" – ").to_uppercase();
            let (plain, other) = (judged(&plain, &text, true), judged(&format!("“{other}!”"), &text, true));
            prop_assert_eq!(plain.status, other.status);
            prop_assert_eq!(plain.against, other.against);
        }
    }
}
