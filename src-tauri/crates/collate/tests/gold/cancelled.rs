//! A collation that nobody waits for any more ends.

use crate::story::{GoldWitness, stories_in, witness};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Instant;
use variorum_collate::{Cancelled, collate};
use variorum_model::Witness;

/// Within this share of the time that the whole takes on the same machine, a collation ends that is cancelled. A busy machine slows down both.
const AT_ONCE: f64 = 0.2;

/// Fifty witnesses: the articles of the stories that the program learned from, as if they were one story.
fn fifty() -> Vec<Witness> {
    let stories = stories_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/learning/collation"));
    let articles: Vec<&GoldWitness> = stories.iter().flat_map(|(_, story)| story.witnesses.values()).collect();
    (0..50).map(|number| witness(&number.to_string(), articles[number % articles.len()], None).0).collect()
}

#[test]
fn fifty_witnesses_are_let_go_at_once_wherever_the_comparison_is() {
    let witnesses = fifty();
    let begun = Instant::now();
    collate(witnesses.clone(), None, &[], &AtomicBool::new(false)).unwrap();
    let whole = begun.elapsed();
    for share in [0.0, 0.05, 0.2, 0.4, 0.6, 0.8, 0.9] {
        let cancelled = AtomicBool::new(false);
        let (answer, took) = thread::scope(|scope| {
            let work = scope.spawn(|| collate(witnesses.clone(), None, &[], &cancelled));
            thread::sleep(whole.mul_f64(share));
            cancelled.store(true, Ordering::Relaxed);
            let since = Instant::now();
            (work.join().unwrap(), since.elapsed())
        });
        println!("{took:?} after {share} of {whole:?}");
        assert!(took < whole.mul_f64(AT_ONCE), "{took:?} after {share} of {whole:?}");
        // On a machine that is less busy than before, it may be done in so much of the time.
        assert!(share > 0.5 || answer.err() == Some(Cancelled), "{share} of {whole:?}");
    }
}
