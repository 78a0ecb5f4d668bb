//! How each witness words what it tells.

use crate::collate::{Cancelled, check};
use crate::cues::{cue_rows, cues};
use crate::headlines::{as_text, headlines};
use crate::own_words::own_words;
use crate::prepared::Story;
use crate::voices::voices;
use std::sync::atomic::AtomicBool;
use variorum_model::{Collation, Siglum, Witness, WitnessWording, Wording};

/// Reads the wording of all witnesses of a collation: the words that set each apart, its headline beside the others, and its verbs of
/// attribution. It tells of texts what they say and grades none. Nothing but the labels depends on the order of the witnesses.
/// `cancelled` is looked at between passages.
pub fn wording(collation: &Collation, cancelled: &AtomicBool) -> Result<Wording, Cancelled> {
    let bodies = collation.witnesses.len();
    // Meaning takes no part here, so vectors need not be copied.
    let plain = |witness: &Witness| Witness { vectors: None, ..witness.clone() };
    let mut texts: Vec<Witness> = collation.witnesses.iter().map(plain).collect();
    let mut places = Vec::new();
    for witness in &collation.witnesses {
        let headline = as_text(witness);
        places.push(headline.is_some().then_some(texts.len()));
        texts.extend(headline);
    }
    let story = Story::prepare_while(&texts, || check(cancelled))?;
    let voices = voices(&story, bodies, cancelled)?;
    let cues = story.witnesses.iter().take(bodies).map(|witness| cues(witness, cancelled));
    let cues = cues.collect::<Result<Vec<_>, Cancelled>>()?;
    let rows = cue_rows(&collation.rows, &story, &cues, cancelled)?;
    let words = own_words(&story, &voices, cancelled)?;
    let headlines = headlines(&story, &places, collation.base.map(Siglum::index), cancelled)?;
    let witnesses = (0..)
        .zip(voices)
        .zip(words.into_iter().zip(headlines).zip(cues))
        .map(|((at, voice), ((words, headline), cues))| WitnessWording {
            siglum: Siglum::new(at),
            copies: voice.copies.into_iter().map(Siglum::new).collect(),
            is_voice: voice.counts,
            words,
            headline,
            cues,
        })
        .collect();
    Ok(Wording { witnesses, rows })
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::collate;
    use proptest::prelude::*;
    use std::collections::BTreeMap;
    use variorum_model::{Language, Passage};
    use variorum_text::sentences;

    pub fn witness(source: &str, language: &str, text: &str) -> Witness {
        Witness {
            source: source.to_owned(),
            outlet: None,
            title: None,
            published: None,
            modified: None,
            language: Language::from_tag(language),
            text: text.to_owned(),
            passages: sentences(text).into_iter().map(|span| Passage { block: 0, span }).collect(),
            vectors: None,
        }
    }

    pub fn titled(title: &str, language: &str, text: &str) -> Witness {
        Witness { title: Some(title.to_owned()), ..witness(title, language, text) }
    }

    pub fn wording_of(witnesses: Vec<Witness>) -> Wording {
        let never = AtomicBool::new(false);
        wording(&collate(witnesses, None, &[], &never).unwrap(), &never).unwrap()
    }

    fn sample() -> Vec<Witness> {
        let night = "The harbour office said on Sunday that two ferries would stay in Callow. ";
        let stranded = "The stranded guests slept on board. Stranded guests were fed. ";
        let one = format!("{night}{}", stranded.repeat(6));
        let published = Some("2026-03-01".parse().unwrap());
        vec![
            Witness { published, ..titled("Storm strands two ferries", "en", &one) },
            titled("Storm strands ferries", "en", &format!("{one}It rained.")),
            titled(
                "Office: two ferries stay",
                "en",
                &format!(
                    "The harbour office claimed on Sunday that two ferries would stay in Callow. {}",
                    "Passengers slept aboard, crews cooked meals. ".repeat(3)
                ),
            ),
            titled(
                "Night on board",
                "en",
                &format!("{night}Sailors tied every rope twice. Lamps burned until dawn, and nobody left."),
            ),
            titled(
                "Sturm hält Fähren fest",
                "de",
                "Zwei Fähren bleiben in Callow, teilte das Hafenamt mit. Es regnete.",
            ),
        ]
    }

    /// What is told of each witness, without labels.
    fn plain(witnesses: Vec<Witness>) -> BTreeMap<String, String> {
        let sources: Vec<String> = witnesses.iter().map(|witness| witness.source.clone()).collect();
        let read = wording_of(witnesses);
        let name = |siglum: &Siglum| sources[siglum.index()].clone();
        let names = |sigla: &[Siglum]| {
            let mut names: Vec<String> = sigla.iter().map(name).collect();
            names.sort();
            names
        };
        let rows: Vec<String> = read
            .rows
            .iter()
            .map(|row| {
                let readings: BTreeMap<String, &Vec<usize>> =
                    row.readings.iter().map(|(s, cues)| (name(s), cues)).collect();
                format!("{} {} {readings:?}", row.row, row.differs)
            })
            .collect();
        let told = read.witnesses.iter().map(|of| {
            let headline = of
                .headline
                .as_ref()
                .map(|it| (names(&it.same), names(&it.against), &it.in_all, &it.in_none, &it.edited, &it.in_body));
            let words = (names(&of.words.against), of.words.counted_elsewhere, &of.words.words);
            (name(&of.siglum), format!("{:?} {} {words:?} {headline:?} {:?}", names(&of.copies), of.is_voice, of.cues))
        });
        told.chain([("rows".to_owned(), rows.join("\n"))]).collect()
    }

    #[test]
    fn the_sample_has_something_of_everything() {
        let read = wording_of(sample());
        let words: Vec<&str> = read.witnesses[0].words.words.iter().map(|word| word.word.as_str()).collect();
        assert_eq!(words, ["guests", "stranded"], "equals follow the alphabet");
        assert_eq!(read.witnesses[0].copies, [Siglum::new(1)]);
        assert!(read.rows.iter().any(|row| row.differs));
        assert!(read.witnesses.iter().any(|of| of.headline.as_ref().is_some_and(|headline| headline.edited.is_some())));
    }

    #[test]
    fn wording_that_nobody_waits_for_any_more_is_not_read() {
        let collation = collate(sample(), None, &[], &AtomicBool::new(false)).unwrap();
        assert_eq!(wording(&collation, &AtomicBool::new(true)), Err(Cancelled));
    }

    #[test]
    fn a_collation_of_nothing_has_no_wording() {
        assert_eq!(wording_of(vec![]), Wording { witnesses: vec![], rows: vec![] });
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(30))]
        #[test]
        fn the_order_of_witnesses_changes_nothing_that_is_told(order in Just(sample()).prop_shuffle()) {
            prop_assert_eq!(plain(order), plain(sample()));
        }
    }
}
