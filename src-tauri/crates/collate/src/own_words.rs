//! The words that set a text apart from the others in its language.

use crate::collate::{Cancelled, check};
use crate::content_words::{ContentWord, content_words};
use crate::prepared::{Prepared, Story};
use crate::quoted::Quoted;
use crate::voices::Voice;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::AtomicBool;
use variorum_model::{Language, OwnWord, SetApart, Siglum, Use, WordsNotCompared};

/// So many standard deviations above nought a log-odds ratio must lie: what chance reaches once in forty words that are used alike.
const BEYOND_CHANCE: f64 = 1.96;

/// The counted words of a witness, with the places of each.
struct Counted {
    uses: BTreeMap<String, Vec<Use>>,
    total: usize,
}

impl Counted {
    fn count(&self, word: &str) -> usize {
        self.uses.get(word).map_or(0, Vec::len)
    }
}

/// The words of each body that the other voices in its language use less.
///
/// The measure is the log-odds ratio with an informative Dirichlet prior, divided by its standard deviation (Monroe, Colaresi and Quinn,
/// "Fightin' Words", 2008). The prior is the words of this text and the others together, and weighs as much as one text of average length:
/// rare words need many uses to stand out, and so do short stories.
pub(crate) fn own_words(story: &Story, voices: &[Voice], cancelled: &AtomicBool) -> Result<Vec<SetApart>, Cancelled> {
    let bodies = || story.witnesses.iter().take(voices.len());
    let words_of = |witness: &Prepared| -> Result<Vec<Vec<ContentWord>>, Cancelled> {
        let passages = 0..witness.passages.len();
        passages.map(|passage| check(cancelled).map(|()| content_words(witness, passage))).collect()
    };
    let read = bodies().map(words_of).collect::<Result<Vec<_>, Cancelled>>()?;
    let names = names(bodies().zip(&read), cancelled)?;
    let counted = bodies().zip(&read).map(|(witness, words)| counted(witness, words, &names, cancelled));
    let counted = counted.collect::<Result<Vec<Counted>, Cancelled>>()?;
    bodies()
        .enumerate()
        .map(|(at, witness)| {
            check(cancelled)?;
            let against: Vec<usize> = voices
                .iter()
                .enumerate()
                .filter(|(other, voice)| *other != at && voice.counts && !voices[at].copies.contains(other))
                .map(|(other, _)| other)
                .filter(|other| story.witnesses[*other].witness.language == witness.witness.language)
                .collect();
            let not_compared = match (witness.words.is_known(), against.is_empty()) {
                (false, _) => Some(WordsNotCompared::NoWordList),
                (true, true) => Some(WordsNotCompared::OnlyVoice),
                (true, false) => None,
            };
            let against = if not_compared.is_none() { against } else { Vec::new() };
            let others: Vec<&Counted> = against.iter().map(|other| &counted[*other]).collect();
            Ok(SetApart {
                not_compared,
                counted: counted[at].total,
                counted_elsewhere: others.iter().map(|other| other.total).sum(),
                words: set_apart(&counted[at], &others),
                against: against.into_iter().map(Siglum::new).collect(),
            })
        })
        .collect()
}

fn set_apart(own: &Counted, others: &[&Counted]) -> Vec<OwnWord> {
    let elsewhere_total = others.iter().map(|other| other.total).sum();
    let mut found: Vec<OwnWord> = own
        .uses
        .iter()
        .filter_map(|(word, uses)| {
            let counts: Vec<usize> = others.iter().map(|other| other.count(word)).collect();
            let elsewhere = counts.iter().sum();
            let z = log_odds((uses.len(), own.total), (elsewhere, elsewhere_total), 1 + others.len());
            let outlets = counts.iter().filter(|count| **count > 0).count();
            (z >= BEYOND_CHANCE).then(|| OwnWord { word: word.clone(), z, elsewhere, outlets, uses: uses.clone() })
        })
        .collect();
    // Words come in the order of the alphabet, which this keeps among equals.
    found.sort_by(|x, y| y.z.total_cmp(&x.z));
    found
}

/// The log-odds ratio of a word that is used so many times among so many words here and elsewhere, over its standard deviation, to four
/// places. The words come from so many texts.
fn log_odds((here, here_total): (usize, usize), (elsewhere, elsewhere_total): (usize, usize), texts: usize) -> f64 {
    let prior = (here + elsewhere) as f64 / texts as f64;
    let prior_total = (here_total + elsewhere_total) as f64 / texts as f64;
    let odds = |uses: usize, total: usize| {
        let uses = uses as f64 + prior;
        (uses / (total as f64 + prior_total - uses)).ln()
    };
    let variance = 1.0 / (here as f64 + prior) + 1.0 / (elsewhere as f64 + prior);
    let z = (odds(here, here_total) - odds(elsewhere, elsewhere_total)) / variance.sqrt();
    (z * 10_000.0).round() / 10_000.0
}

fn counted(
    witness: &Prepared,
    words: &[Vec<ContentWord>],
    names: &BTreeSet<(Option<&Language>, &str)>,
    cancelled: &AtomicBool,
) -> Result<Counted, Cancelled> {
    let quoted = Quoted::of(witness.witness);
    let language = witness.witness.language.as_ref();
    let mut counted = Counted { uses: BTreeMap::new(), total: 0 };
    for (passage, words) in words.iter().enumerate() {
        check(cancelled)?;
        let plain = |word: &&ContentWord| !word.is_figure && !names.contains(&(language, word.word.as_str()));
        for word in words.iter().filter(plain) {
            let place = Use { passage, span: word.span, quoted: quoted.holds(word.span) };
            counted.uses.entry(word.word.clone()).or_default().push(place);
            counted.total += 1;
        }
    }
    Ok(counted)
}

/// What the witnesses in one language write with a capital more often than not, where small letters could stand: names, which say who is
/// covered and not how. German writes all nouns so: there, names stay among the words.
fn names<'w>(
    bodies: impl Iterator<Item = (&'w Prepared<'w>, &'w Vec<Vec<ContentWord>>)>,
    cancelled: &AtomicBool,
) -> Result<BTreeSet<(Option<&'w Language>, &'w str)>, Cancelled> {
    let mut capitals: BTreeMap<(Option<&Language>, &str), (usize, usize)> = BTreeMap::new();
    for (witness, words) in bodies {
        let language = witness.witness.language.as_ref();
        if language.is_some_and(|language| language.as_str() == "de") {
            continue;
        }
        for words in words {
            check(cancelled)?;
            for word in words {
                let Some(capital) = word.capital else { continue };
                let (with, all) = capitals.entry((language, word.word.as_str())).or_default();
                *with += usize::from(capital);
                *all += 1;
            }
        }
    }
    Ok(capitals.into_iter().filter(|(_, (with, all))| with * 2 > *all).map(|(word, _)| word).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::voices::voices;
    use crate::wording::tests::witness;

    fn read(texts: &[(&str, &str)]) -> Vec<SetApart> {
        let witnesses: Vec<_> = texts.iter().map(|(language, text)| witness("a", language, text)).collect();
        let story = Story::prepare(&witnesses);
        let never = AtomicBool::new(false);
        own_words(&story, &voices(&story, witnesses.len(), &never).unwrap(), &never).unwrap()
    }

    fn found(set_apart: &SetApart) -> Vec<&str> {
        set_apart.words.iter().map(|word| word.word.as_str()).collect()
    }

    /// Sentences about a crew, each in other words, in which one word comes back.
    fn about(word: &str) -> String {
        let deeds = [
            "left port early",
            "met heavy swell",
            "lost two anchors",
            "saw no lights",
            "ran low on fuel",
            "found shelter",
        ];
        deeds.iter().map(|deed| format!("The {word} from Callow {deed}. ")).collect()
    }

    #[test]
    fn the_ratio_is_the_one_of_the_paper() {
        // Worked out by hand: 8 of 100 here, 2 of 200 elsewhere, two texts; the prior has 5 of 150.
        // ln(13 / 237) - ln(7 / 343) = 0.98864; 1 / 13 + 1 / 7 = 0.21978; 0.98864 / 0.46881 = 2.1088.
        let z = log_odds((8, 100), (2, 200), 2);
        assert!((z - 2.1088).abs() < 0.0006, "{z}");
        assert!(log_odds((3, 90), (3, 90), 2).abs() < 1e-9);
        assert!(log_odds((2, 200), (8, 100), 2) < -1.96);
    }

    #[test]
    fn a_word_that_comes_back_in_one_text_only_sets_it_apart() {
        let (rebels, crew) = (about("rebels").repeat(2), about("crew"));
        let read = read(&[("en", &rebels), ("en", &crew), ("en", &about("sailors")), ("en", &about("seamen"))]);
        assert_eq!(found(&read[0]), ["rebels"]);
        let word = &read[0].words[0];
        assert_eq!((word.uses.len(), word.elsewhere, word.outlets), (12, 0, 0));
        assert_eq!(word.uses[1].span.of(&rebels), "rebels");
        assert_eq!(read[0].against.len(), 3);
    }

    #[test]
    fn names_and_figures_set_no_text_apart() {
        let text = "The boat of Hanna Aalto left with twelve guests and 30 goats on Monday. ".repeat(9);
        let read = read(&[
            ("en", &text),
            ("en", "The boat left with guests and goats."),
            ("en", "A boat left, with goats, for guests."),
        ]);
        assert!(found(&read[0]).iter().all(|word| !["hanna", "aalto", "twelve", "30", "monday"].contains(word)));
    }

    #[test]
    fn a_copy_is_no_second_voice() {
        let (rebels, crew) = (about("rebels").repeat(2), about("crew"));
        let copy = format!("{rebels} It rained.");
        let read =
            read(&[("en", &rebels), ("en", &copy), ("en", &crew), ("en", &about("sailors")), ("en", &about("seamen"))]);
        for own in &read[..2] {
            assert_eq!(found(own), ["rebels"]);
            assert_eq!((own.words[0].elsewhere, own.against.len()), (0, 3));
        }
        assert_eq!(read[2].against.len(), 3, "of the two copies one counts");
    }

    #[test]
    fn what_cannot_be_compared_says_why() {
        let read = read(&[("en", "A boat sank."), ("de", "Ein Boot sank."), ("ja", "船が沈んだ。")]);
        let why: Vec<_> = read.iter().map(|own| own.not_compared).collect();
        let only = Some(WordsNotCompared::OnlyVoice);
        assert_eq!(why, [only, only, Some(WordsNotCompared::NoWordList)]);
    }

    #[test]
    fn in_a_short_story_no_word_stands_out() {
        let read = read(&[("en", "Rebels took the harbour."), ("en", "The crew kept the port.")]);
        assert!(read.iter().all(|own| own.not_compared.is_none() && own.words.is_empty()));
    }

    #[test]
    fn a_quoted_word_is_known_as_the_speaker_s() {
        let text = "“Bandits came,” she said. Bandits left. ".repeat(8);
        let read = read(&[("en", &text), ("en", &about("crew")), ("en", &about("sailors"))]);
        let bandits = read[0].words.iter().find(|word| word.word == "bandits").unwrap();
        assert_eq!(bandits.uses.iter().filter(|place| place.quoted).count(), 8);
        assert_eq!(bandits.uses.len(), 16);
    }
}
