//! The program, killed while it imports.
//!
//! Each round has an archive of its own and articles to bring in, a few at a time. The program is killed at a random moment, started again with
//! what it had not said to be in, and so on. After each kill the archive is opened as it was left.
//!
//! `VARIORUM_KILLS` says how often the program is killed (2000 in the nightly test); without it, as often as fits beside other tests.

#![allow(clippy::unwrap_used, clippy::panic, reason = "it is a test, of which Clippy sees the tested functions only")]

mod articles;
#[cfg(unix)]
mod full_disk;
mod import;

use articles::Random;
use import::Import;
use std::time::Duration;

/// How often the program is killed unless it is said otherwise.
const KILLS: usize = 100;
/// How many of them one archive goes through.
const KILLS_A_ROUND: usize = 25;
/// How many articles are handed to the program at once, at most.
const AT_ONCE: u64 = 4;
/// How long the first look into an archive may take, whose writer was killed.
const REOPENED_WITHIN: Duration = Duration::from_secs(2);

#[test]
fn a_program_that_is_killed_while_it_imports_loses_nothing_and_leaves_nothing_half_done() {
    let wanted = std::env::var("VARIORUM_KILLS").map_or(KILLS, |kills| kills.parse().unwrap());
    let mut random = Random::new(0x5eed);
    let (mut killed, mut rounds, mut acknowledged, mut slowest) = (0, 0, 0, Duration::ZERO);
    let longest = Import::new(0, AT_ONCE as usize).takes();
    while killed < wanted {
        let mut import = Import::new(rounds, KILLS_A_ROUND * AT_ONCE as usize);
        let round_ends = wanted.min(killed + KILLS_A_ROUND);
        while killed < round_ends && import.acknowledged.len() < import.count() {
            let at_once = 1 + random.below(AT_ONCE) as usize;
            // Nothing said: the moment lay behind its end.
            let Some(said) = import.kill_after(at_once, longest.mul_f64(random.part())) else { continue };
            killed += 1;
            assert_eq!(said, "", "after {killed} kills the next one was refused");
            let (found, reopened) = import.found();
            import.holds(&found);
            assert!(reopened <= REOPENED_WITHIN, "{reopened:?} to open the archive after {killed} kills");
            slowest = slowest.max(reopened);
            if killed % 10 == 0 {
                import.is_whole(&found);
            }
        }
        import.goes_on_to_the_end();
        acknowledged += import.acknowledged.len();
        rounds += 1;
    }
    println!("{killed} kills in {rounds} archives, {acknowledged} articles acknowledged; slowest look {slowest:?}");
}

#[test]
fn a_copy_that_is_cut_off_is_in_nobodys_way() {
    let mut random = Random::new(0xc0f1);
    let mut import = Import::new(0, 20);
    import.goes_on_to_the_end();
    let longest = import.backs_up("saved");
    for _ in 0..10 {
        import.kill(&["backup", "saved"], longest.mul_f64(random.part()));
    }
    import.backs_up("saved");
    let backup = import.only_backups("saved");
    for _ in 0..10 {
        import.kill(&["--archive", "again", "restore", &backup], longest.mul_f64(random.part()));
    }
    import.is_restored(&backup, "again");
}
