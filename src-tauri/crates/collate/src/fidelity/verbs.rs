//! By which verbs documents tell of one utterance, and of one speaker's.

use super::groups::QuotingText;
use super::speaker::is_within;
use crate::cues::{Choice, verb_of};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use variorum_lexicon::likeliest_language;
use variorum_model::{Language, QuoteGroup, QuoteInGroup, QuoteVerb, SpeakerVerbs, VerbUses};
use variorum_text::{fold, words};

/// The languages whose verbs the documents have: those that are known, else the one to which most of the grammatical words belong.
pub(super) fn languages(documents: &[QuotingText]) -> Vec<Option<Language>> {
    let likeliest = |text: &str| {
        let forms: Vec<String> = words(text).map(|word| fold(word.span.of(text))).collect();
        likeliest_language(forms.iter().map(String::as_str))
    };
    documents.iter().map(|document| document.language.cloned().or_else(|| likeliest(document.text))).collect()
}

/// The verb by which a document in a language tells of a quote.
pub(super) fn verb(document: &QuotingText, language: Option<&Language>, index: usize) -> Option<QuoteVerb> {
    verb_of(document.text, &document.quotes.get(index)?.cue, language)
}

/// Whether documents tell of one utterance by different verbs. A document that has none for it takes no part.
pub(super) fn differ(languages: &[Option<Language>], quotes: &[QuoteInGroup]) -> bool {
    let choices = by_document(quotes).into_iter().map(|(document, verbs)| {
        let verbs = verbs.into_iter().map(|verb| (verb.lemma.as_str(), verb.class));
        Choice::of(languages[document].as_ref(), verbs)
    });
    Choice::differ(&choices.collect::<Vec<_>>())
}

fn by_document(quotes: &[QuoteInGroup]) -> BTreeMap<usize, Vec<&QuoteVerb>> {
    let mut found: BTreeMap<usize, Vec<&QuoteVerb>> = BTreeMap::new();
    for quote in quotes {
        if let Some(verb) = &quote.verb {
            found.entry(quote.document).or_default().push(verb);
        }
    }
    found
}

/// By which verbs the documents tell what each speaker said, as far as two documents or more have a verb for the same utterance: only there can a
/// choice be compared. In the order of the speakers' first groups.
///
/// A quote is its own speaker's where its document names one, else that of its group. Names are one person's when all of one is in the other, and in
/// no third.
pub fn speaker_verbs(documents: &[QuotingText], groups: &[QuoteGroup]) -> Vec<SpeakerVerbs> {
    let mut uses: Vec<(&str, usize, &QuoteVerb, (usize, usize))> = Vec::new();
    for (number, group) in groups.iter().enumerate().filter(|(_, group)| by_document(&group.quotes).len() > 1) {
        for (place, quote) in group.quotes.iter().enumerate() {
            let own = documents[quote.document].quotes[quote.index].speaker_name.as_deref();
            if let (Some(verb), Some(name)) = (&quote.verb, own.or(group.speaker_name.as_deref())) {
                uses.push((name, quote.document, verb, (number, place)));
            }
        }
    }
    let full = full_names(&uses.iter().map(|(name, ..)| *name).collect());
    let mut order: Vec<&str> = Vec::new();
    let mut found: BTreeMap<&str, UsesByVerb<'_>> = BTreeMap::new();
    for (name, document, verb, place) in uses {
        let name = full[name];
        if !found.contains_key(name) {
            order.push(name);
        }
        found.entry(name).or_default().entry((document, verb)).or_default().push(place);
    }
    let told = |name: &str| SpeakerVerbs {
        speaker_name: name.to_owned(),
        verbs: found[name]
            .iter()
            .map(|((document, verb), quotes)| VerbUses {
                document: *document,
                verb: (*verb).clone(),
                quotes: quotes.clone(),
            })
            .collect(),
    };
    order.into_iter().map(told).collect()
}

/// The places of quotes, by document and verb.
type UsesByVerb<'q> = BTreeMap<(usize, &'q QuoteVerb), Vec<(usize, usize)>>;

/// Each name's fullest form: the one name that has all of it, and that no other has; itself where several do ("Rahn", of Ada and Bo Rahn). Of names
/// that have all of one another ("Peskov", "Песков") it is the longest, then the first of the alphabet.
fn full_names<'n>(names: &BTreeSet<&'n str>) -> BTreeMap<&'n str, &'n str> {
    let names: Vec<&str> = names.iter().copied().collect();
    let all: Range<usize> = 0..names.len();
    let within: Vec<Vec<bool>> =
        names.iter().map(|one| names.iter().map(|other| is_within(one, other)).collect()).collect();
    let full = |name: usize| {
        let is_full = |top: &usize| all.clone().all(|other| !within[*top][other] || within[other][*top]);
        let tops: Vec<usize> = all.clone().filter(|top| within[name][*top]).filter(is_full).collect();
        let are_one = tops.iter().all(|one| tops.iter().all(|other| within[*one][*other]));
        let longest = tops.into_iter().filter(|_| are_one).min_by_key(|top| (Reverse(names[*top].len()), *top));
        longest.map_or(names[name], |top| names[top])
    };
    all.clone().map(|name| (names[name], full(name))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fidelity::quote_groups;
    use crate::quotes;
    use std::sync::atomic::AtomicBool;
    use variorum_model::{BlockKind, CueClass, Quote, Span};

    type Told = (Vec<(bool, Vec<String>)>, Vec<(String, Vec<String>)>);

    /// For each group that several articles carry, whether the verbs differ, and which they are; then the verbs by speaker.
    fn told(articles: &[(&str, &str)]) -> Told {
        let languages: Vec<Option<Language>> = articles.iter().map(|(tag, _)| Language::from_tag(tag)).collect();
        let read = |((_, text), language): (&(&str, &str), &Option<Language>)| {
            quotes(text, &[(BlockKind::Paragraph, Span::new(0, text.len()))], language.as_ref())
        };
        let found: Vec<Vec<Quote>> = articles.iter().zip(&languages).map(read).collect();
        let documents: Vec<QuotingText> = articles
            .iter()
            .zip(&languages)
            .zip(&found)
            .map(|(((_, text), language), quotes)| QuotingText {
                text,
                language: language.as_ref(),
                published: None,
                quotes,
                vectors: None,
            })
            .collect();
        let groups = quote_groups(&documents, &[], &AtomicBool::new(false)).unwrap();
        let name = |verb: &QuoteVerb| format!("{} {:?}", verb.lemma, verb.class);
        let compared = groups.iter().filter(|group| group.quotes.len() > 1).map(|group| {
            let verbs = group.quotes.iter().map(|quote| quote.verb.as_ref().map_or_else(|| "—".to_owned(), name));
            (group.verbs_differ, verbs.collect())
        });
        let speakers = speaker_verbs(&documents, &groups).into_iter().map(|speaker| {
            let uses =
                speaker.verbs.iter().map(|uses| format!("{} {} {}", uses.document, uses.verb.lemma, uses.quotes.len()));
            (speaker.speaker_name, uses.collect())
        });
        (compared.collect(), speakers.collect())
    }

    const BRIDGE: &str = "“The old bridge will be open before the end of May,”";

    #[test]
    fn the_verbs_of_one_utterance_are_compared() {
        let article = |told: &str| format!("{BRIDGE} {told}.");
        let articles = [article("mayor Ada Rahn said"), article("Rahn claimed"), article("according to Ada Rahn")];
        let articles: Vec<(&str, &str)> = articles.iter().map(|text| ("en", text.as_str())).collect();
        let (groups, speakers) = told(&articles);
        assert_eq!(groups, [(true, vec!["say Neutral".to_owned(), "claim Claiming".to_owned(), "—".to_owned()])]);
        assert_eq!(speakers, [("Ada Rahn".to_owned(), vec!["0 say 1".to_owned(), "1 claim 1".to_owned()])]);
    }

    #[test]
    fn which_neutral_verb_it_is_makes_no_difference() {
        for (one, other, differ) in [
            ("Rahn said", "Rahn added", false),
            ("Rahn admitted", "Rahn conceded", true),
            ("said Rahn", "according to Rahn", false),
            ("Rahn did not say", "Rahn said", false),
        ] {
            let (one, other) = (format!("{BRIDGE} {one}."), format!("{BRIDGE} {other}."));
            assert_eq!(told(&[("en", &one), ("en", &other)]).0[0].0, differ, "{one} {other}");
        }
    }

    #[test]
    fn the_verb_is_known_in_five_languages() {
        for (tag, text, lemma, class) in [
            ("en", "“The bridge is open,” Rahn had insisted.", "insist", CueClass::Insisting),
            (
                "de",
                "„Die Brücke ist offen“, räumte die Bürgermeisterin Ada Rahn am Abend ein.",
                "einräumen",
                CueClass::Conceding,
            ),
            ("fr", "« Le pont est ouvert », a affirmé la maire Ada Rahn.", "affirmer", CueClass::Claiming),
            ("es", "“El puente está abierto”, negó Ada Rahn.", "negar", CueClass::Denying),
            ("ru", "«Мост открыт», — признала Ада Ран.", "признать", CueClass::Conceding),
        ] {
            let language = Language::from_tag(tag);
            let found = quotes(text, &[(BlockKind::Paragraph, Span::new(0, text.len()))], language.as_ref());
            let verb = verb_of(text, &found[0].cue, language.as_ref());
            assert_eq!(verb, Some(QuoteVerb { lemma: lemma.to_owned(), class }), "{text}");
        }
    }

    #[test]
    fn a_name_is_told_in_full_where_it_is_one_persons() {
        let full =
            |names: &[&'static str]| full_names(&names.iter().copied().collect()).into_values().collect::<Vec<_>>();
        assert_eq!(full(&["Dmitry Peskov", "Peskov", "Песков"]), ["Dmitry Peskov"; 3]);
        assert_eq!(full(&["Ada Rahn", "Bo Rahn", "Rahn"]), ["Ada Rahn", "Bo Rahn", "Rahn"]);
        assert_eq!(full(&["Jill Biden", "Joe Biden"]), ["Jill Biden", "Joe Biden"]);
        assert_eq!(full(&["the mayor", "the pilot"]), ["the mayor", "the pilot"]);
    }
}
