//! A collation that nobody waits for any more ends.

use crate::story::{GoldWitness, stories_in, witness};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};
use variorum_collate::{Cancelled, collate, wording};
use variorum_model::Witness;

/// Within this share of the time that the whole takes on the same machine, a collation ends that is cancelled. A busy machine slows down both.
const AT_ONCE: f64 = 0.2;

/// What a person does not notice: a share of less than this says more of the machine's other work than of the program.
const UNNOTICED: Duration = Duration::from_millis(100);

/// Fifty witnesses: the articles of the stories that the program learned from, as if they were one story.
fn fifty() -> Vec<Witness> {
    let stories = stories_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/learning/collation"));
    let articles: Vec<&GoldWitness> = stories.iter().flat_map(|(_, story)| story.witnesses.values()).collect();
    (0..50).map(|number| witness(&number.to_string(), articles[number % articles.len()], None).0).collect()
}

/// Two texts of the length of sixty articles: the same articles, one after the other; in the second one every seventh sentence is left out.
fn two_long() -> Vec<Witness> {
    let stories = stories_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/learning/collation"));
    let articles = stories.iter().flat_map(|(_, story)| story.witnesses.values());
    let english: Vec<&GoldWitness> = articles.filter(|article| article.language == "en").take(60).collect();
    let sentences = || english.iter().flat_map(|article| article.paragraphs.iter().flatten());
    let told = |number: usize| {
        let told = sentences().enumerate().filter(|(at, _)| number == 0 || at % 7 > 0).map(|(_, sentence)| sentence);
        let paragraphs = told.cloned().collect::<Vec<_>>().chunks(3).map(<[String]>::to_vec).collect();
        let article = GoldWitness { outlet: number.to_string(), paragraphs, ..english[0].clone() };
        witness(&number.to_string(), &article, None).0
    };
    (0..2).map(told).collect()
}

/// Lets `work` go at several moments, and looks that it ends within `at_once` of the time that the whole takes.
fn is_let_go<T: Send>(work: impl Fn(&AtomicBool) -> Result<T, Cancelled> + Sync, at_once: f64) {
    let begun = Instant::now();
    assert!(work(&AtomicBool::new(false)).is_ok());
    let whole = begun.elapsed();
    for share in [0.0, 0.05, 0.2, 0.4, 0.6, 0.8, 0.9] {
        let cancelled = AtomicBool::new(false);
        let (answer, took) = thread::scope(|scope| {
            let work = scope.spawn(|| work(&cancelled));
            thread::sleep(whole.mul_f64(share));
            cancelled.store(true, Ordering::Relaxed);
            let since = Instant::now();
            (work.join().unwrap(), since.elapsed())
        });
        println!("{took:?} after {share} of {whole:?}");
        assert!(took < whole.mul_f64(at_once).max(UNNOTICED), "{took:?} after {share} of {whole:?}");
        // On a machine that is less busy than before, it may be done in so much of the time.
        assert!(share > 0.3 || answer.err() == Some(Cancelled), "{share} of {whole:?}");
    }
}

#[test]
fn fifty_witnesses_are_let_go_at_once_wherever_the_comparison_is() {
    let witnesses = fifty();
    is_let_go(|cancelled| collate(witnesses.clone(), None, &[], cancelled), AT_ONCE);
}

#[test]
fn two_long_texts_are_let_go_at_once_although_they_are_one_pair() {
    let witnesses = two_long();
    is_let_go(|cancelled| collate(witnesses.clone(), None, &[], cancelled), AT_ONCE);
}

#[test]
fn the_wording_of_long_texts_is_let_go_at_once() {
    let collation = collate(two_long(), None, &[], &AtomicBool::new(false)).unwrap();
    is_let_go(|cancelled| wording(&collation, cancelled), AT_ONCE);
}
