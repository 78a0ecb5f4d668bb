//! Headlines beside each other, and beside the texts below them.

use crate::collate::{Cancelled, check};
use crate::content_words::{ContentWord, content_words};
use crate::differences::differences;
use crate::prepared::{Prepared, Story};
use std::collections::BTreeSet;
use std::sync::atomic::AtomicBool;
use variorum_model::{EditedHeadline, Headline, HeadlineInBody, Passage, Relation, Siglum, Span, Witness};

/// A headline as a text of one passage, in the language of the text below it; none when there is no headline.
pub(crate) fn as_text(witness: &Witness) -> Option<Witness> {
    let title = witness.title.as_ref().filter(|title| !title.trim().is_empty())?;
    Some(Witness {
        source: witness.source.clone(),
        outlet: None,
        title: None,
        published: None,
        modified: None,
        language: witness.language.clone(),
        passages: vec![Passage { block: 0, span: Span::new(0, title.len()) }],
        text: title.clone(),
        vectors: None,
    })
}

/// The headlines of all bodies, which come first in `story`. `places` tells for each where in `story` its headline stands. `base` is the place of the witness to
/// whose headline the others are held.
pub(crate) fn headlines(
    story: &Story,
    places: &[Option<usize>],
    base: Option<usize>,
    cancelled: &AtomicBool,
) -> Result<Vec<Option<Headline>>, Cancelled> {
    let texts: Vec<Option<&Prepared>> =
        places.iter().map(|place| place.and_then(|place| story.witnesses.get(place))).collect();
    let words: Vec<Vec<ContentWord>> =
        texts.iter().map(|text| text.map_or_else(Vec::new, |text| content_words(text, 0))).collect();
    let base = base.and_then(|base| Some((base, texts.get(base).copied().flatten()?)));
    let headline = |at: usize| -> Result<Option<Headline>, Cancelled> {
        let (Some(own), Some(body)) = (texts[at], story.witnesses.get(at)) else { return Ok(None) };
        let is_beside = |other: &usize| {
            *other != at && texts[*other].is_some_and(|other| other.witness.shares_language(own.witness))
        };
        let is_same = |other: &usize| texts[*other].is_some_and(|other| forms(other) == forms(own));
        let (same, against): (Vec<usize>, Vec<usize>) = (0..texts.len()).filter(is_beside).partition(is_same);
        let having = |word: &ContentWord| {
            against.iter().filter(|other| words[**other].iter().any(|theirs| theirs.key == word.key)).count()
        };
        let those = |wanted: usize| -> Vec<Span> {
            let found = words[at].iter().filter(|word| !against.is_empty() && having(word) == wanted);
            found.map(|word| word.span).collect()
        };
        Ok(Some(Headline {
            in_all: those(against.len()),
            in_none: those(0),
            edited: base.filter(|(place, _)| *place != at).and_then(|(_, base)| edited(base, own)),
            in_body: in_body(&words[at], body, cancelled)?,
            same: same.into_iter().map(Siglum::new).collect(),
            against: against.into_iter().map(Siglum::new).collect(),
        }))
    };
    (0..texts.len()).map(headline).collect()
}

fn forms(headline: &Prepared) -> Vec<u32> {
    headline.pieces(&[0]).into_iter().filter(|piece| piece.is_word()).map(|piece| piece.form).collect()
}

fn edited(base: &Prepared, own: &Prepared) -> Option<EditedHeadline> {
    let (relation, variants) = differences(base, &[0], own, &[0]);
    matches!(relation, Relation::Verbatim | Relation::Edited).then_some(EditedHeadline { relation, variants })
}

/// Where the text carries the words of its headline: in the passage that has most of them, the first of several.
fn in_body(
    headline: &[ContentWord],
    body: &Prepared,
    cancelled: &AtomicBool,
) -> Result<Option<HeadlineInBody>, Cancelled> {
    let keys =
        |passage| check(cancelled).map(|()| content_words(body, passage).into_iter().map(|word| word.key).collect());
    let passages = (0..body.passages.len()).map(keys).collect::<Result<Vec<BTreeSet<String>>, Cancelled>>()?;
    let shared = |passage: &BTreeSet<String>| headline.iter().filter(|word| passage.contains(&word.key)).count();
    let best = passages.iter().enumerate().rev().max_by_key(|(_, passage)| shared(passage));
    let Some((passage, best)) = best else { return Ok(None) };
    let lacks = |word: &&ContentWord| !best.contains(&word.key);
    let not_there: Vec<&ContentWord> = headline.iter().filter(lacks).collect();
    let is_nowhere = |word: &&&ContentWord| passages.iter().all(|passage| !passage.contains(&word.key));
    Ok(Some(HeadlineInBody {
        stands: !headline.is_empty()
            && not_there.len() * 3 <= headline.len()
            && not_there.iter().all(|word| !word.is_figure),
        passage,
        nowhere: not_there.iter().filter(is_nowhere).map(|word| word.span).collect(),
        not_there: not_there.into_iter().map(|word| word.span).collect(),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::tests::{titled, wording_of};
    use variorum_model::VariantKind;

    fn read(witnesses: &[Witness]) -> Vec<Headline> {
        wording_of(witnesses.to_vec()).witnesses.into_iter().filter_map(|witness| witness.headline).collect()
    }

    fn written<'t>(spans: &[Span], title: &'t str) -> Vec<&'t str> {
        spans.iter().map(|span| span.of(title)).collect()
    }

    #[test]
    fn words_that_all_or_none_of_the_others_have_are_told() {
        let titles = [
            "Storm strands two ferries",
            "Ferries stranded as storm hits Callow",
            "Chaos: owner of ferries blames storm",
        ];
        let witnesses: Vec<Witness> =
            titles.iter().map(|title| titled(title, "en", "A storm came up in the night.")).collect();
        let read = read(&witnesses);
        assert_eq!(written(&read[0].in_all, titles[0]), ["Storm", "ferries"]);
        assert_eq!(written(&read[0].in_none, titles[0]), ["two"]);
        assert_eq!(written(&read[2].in_none, titles[2]), ["Chaos", "owner", "blames"]);
        assert_eq!(read[0].against, [Siglum::new(1), Siglum::new(2)]);
    }

    #[test]
    fn a_headline_in_another_language_is_not_held_against_it() {
        let read =
            read(&[titled("Storm strands ferries", "en", "Storm."), titled("Sturm hält Fähren auf", "de", "Sturm.")]);
        assert!(read.iter().all(|headline| headline.against.is_empty() && headline.in_none.is_empty()));
        assert!(read.iter().all(|headline| headline.edited.is_none()));
    }

    #[test]
    fn a_copied_headline_hides_no_word_that_sets_it_apart() {
        let titles = ["Storm strands ferries", "STORM strands ferries!", "Night at sea"];
        let witnesses: Vec<Witness> = titles.iter().map(|title| titled(title, "en", "A storm came up.")).collect();
        let read = read(&witnesses);
        assert_eq!((&read[0].same[..], &read[0].against[..]), (&[Siglum::new(1)][..], &[Siglum::new(2)][..]));
        assert_eq!(written(&read[0].in_none, titles[0]), ["Storm", "strands", "ferries"]);
    }

    #[test]
    fn an_edited_headline_shows_its_variants_and_another_one_does_not() {
        let titles =
            ["Storm strands two ferries in Callow", "Storm strands three ferries in Callow", "Night of fear at sea"];
        let mut witnesses: Vec<Witness> =
            titles.iter().map(|title| titled(title, "en", &format!("{title}, it says."))).collect();
        witnesses[0].published = Some("2026-03-01".parse().unwrap());
        let read = read(&witnesses);
        assert_eq!((&read[0].edited, &read[2].edited), (&None, &None));
        let edited = read[1].edited.as_ref().unwrap();
        assert_eq!(edited.relation, Relation::Edited);
        let [variant] = edited.variants.as_slice() else { panic!("{edited:?}") };
        assert_eq!(
            (variant.kind, variant.a_span.of(titles[0]), variant.b_span.of(titles[1])),
            (VariantKind::Number, "two", "three")
        );
    }

    #[test]
    fn the_passage_that_carries_the_headline_is_found() {
        let title = "Storm strands 12 ferries";
        let text = "It was a long night. Twelve ferries were stranded by the storm. A storm is a storm.";
        let stands = read(&[titled(title, "en", text)])[0].in_body.clone().unwrap();
        assert!(stands.stands && stands.passage == 1 && stands.not_there.is_empty());
    }

    #[test]
    fn a_headline_whose_figure_or_words_the_text_lacks_does_not_stand_in_it() {
        let other_figure = read(&[titled("Storm strands 12 ferries", "en", "The storm stranded 14 ferries.")]);
        let body = other_figure[0].in_body.clone().unwrap();
        assert!(!body.stands);
        assert_eq!(written(&body.nowhere, "Storm strands 12 ferries"), ["12"]);
        let title = "Panic grips islanders after storm";
        let other_words =
            read(&[titled(title, "en", "A storm came. The islanders slept.")])[0].in_body.clone().unwrap();
        assert!(!other_words.stands);
        assert_eq!(written(&other_words.not_there, title), ["Panic", "grips", "islanders"]);
        assert_eq!(written(&other_words.nowhere, title), ["Panic", "grips"]);
    }
}
