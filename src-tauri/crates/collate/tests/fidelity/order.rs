//! Groups of quotes do not depend on the order of the documents.

use proptest::prelude::*;
use std::sync::atomic::AtomicBool;
use variorum_collate::{PrimaryText, QuotingText, quote_groups, quotes};
use variorum_model::{BlockKind, Language, Quote, QuoteReference, Span};

const ARTICLES: [&str; 5] = [
    "“We will open the bridge in May, and not a day later,” mayor Ada Rahn said. “Nobody here has slept.”",
    "Ada Rahn, the mayor, promised: “We will open the bridge in June, and not a day later.” She left early.",
    "“Nobody here has slept,” said Otto Brill, who drives a crane. The bridge “will open in May”, Ada Rahn said.",
    "Ada Rahn said that we will open the bridge in May, and not a day later. “It was a dry winter,” said Otto Brill.",
    "The council met. “We will open the bridge … and not a day later,” Ada Rahn told it.",
];
const SPEECH: &str = "ADA RAHN: We will open the bridge in May, and not a day later. Nobody here has slept.";

/// Groups with every number of a document made its text, in no order.
fn told(articles: &[&str], with_primary: bool) -> Vec<String> {
    let english = Language::from_tag("en");
    let read: Vec<Vec<Quote>> = articles
        .iter()
        .map(|text| quotes(text, &[(BlockKind::Paragraph, Span::new(0, text.len()))], english.as_ref()))
        .collect();
    let documents: Vec<QuotingText> = articles
        .iter()
        .zip(&read)
        .map(|(text, quotes)| QuotingText { text, language: english.as_ref(), published: None, quotes, vectors: None })
        .collect();
    let sentences = [Span::new(10, 62), Span::new(63, SPEECH.len())];
    let primary = PrimaryText { text: SPEECH, language: english.as_ref(), sentences: &sentences, vectors: None };
    let primaries = if with_primary { vec![primary] } else { vec![] };
    let mut groups: Vec<String> = quote_groups(&documents, &primaries, &AtomicBool::new(false))
        .unwrap()
        .into_iter()
        .map(|group| {
            let quote = |quote: &variorum_model::QuoteInGroup| {
                let against = quote.against.as_ref().map(|(reference, spans)| match reference {
                    QuoteReference::Document(at) => (articles[*at], spans.clone()),
                    QuoteReference::Primary(_) => (SPEECH, spans.clone()),
                });
                format!(
                    "{} {} {:?} {:?} {}",
                    articles[quote.document], quote.index, quote.status, against, quote.speaker_differs
                )
            };
            let mut quotes: Vec<String> = group.quotes.iter().map(quote).collect();
            quotes.sort();
            format!("{:?} {quotes:#?}", group.speaker_name)
        })
        .collect();
    groups.sort();
    groups
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn documents_in_any_order_give_the_same_groups(order in Just(ARTICLES.to_vec()).prop_shuffle(), with_primary: bool) {
        prop_assert_eq!(told(&order, with_primary), told(&ARTICLES, with_primary));
    }
}

#[test]
fn quotes_of_one_utterance_stand_together() {
    let groups = told(&ARTICLES, false);
    let bridge = groups.iter().find(|group| group.contains("Altered")).unwrap();
    assert!(["Verbatim", "Unmarked", "Elided"].iter().all(|status| bridge.contains(status)), "{bridge}");
    assert!(groups.iter().any(|group| group.contains("OnlyHere") && group.matches("OnlyHere").count() == 1));
    assert!(groups.iter().any(|group| group.contains("true")), "the crane driver says what the mayor said");
}
