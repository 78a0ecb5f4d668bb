//! `cargo xtask test`: every test, or those of one suite.

use crate::failure::Failure;
use crate::packages::Purpose;
use crate::project::Project;
use crate::suite::Suite;
use crate::{model, programs, set_up, step, view};
use std::fmt::Write;
use std::time::{Duration, Instant};

/// How a suite ended.
struct Outcome {
    suite: Suite,
    took: Duration,
    passed: bool,
}

/// Runs every suite, whatever the others find, and fails when one did.
pub fn all(project: &Project) -> Result<(), Failure> {
    set_up::system(Purpose::Tests)?;
    view::build(project)?;
    programs::build_with_tests(project)?;
    model::bring(project)?;
    let mut outcomes = Vec::new();
    for suite in Suite::ALL {
        if suite == Suite::Rust {
            // What follows ends with the runner's own closing lines, so the summary stands before them.
            eprintln!("\n==> So far\n{}", summary(&outcomes));
        }
        let started = Instant::now();
        let passed = suite.run(project, &[]).inspect_err(step::report).is_ok();
        outcomes.push(Outcome { suite, took: started.elapsed(), passed });
    }
    if outcomes.iter().all(|outcome| outcome.passed) {
        Ok(())
    } else {
        Err(Failure::Found(format!("not all tests passed\n{}", summary(&outcomes))))
    }
}

/// Runs one suite, `words` being handed to its runner.
pub fn only(project: &Project, suite: Suite, words: &[String]) -> Result<(), Failure> {
    if suite == Suite::View {
        view::install(project)?;
    } else {
        set_up::system(Purpose::Tests)?;
        view::build(project)?;
    }
    if suite == Suite::Rust {
        programs::build_with_tests(project)?;
        model::bring(project)?;
    }
    suite.run(project, words)
}

fn summary(outcomes: &[Outcome]) -> String {
    outcomes.iter().fold(String::new(), |mut lines, Outcome { suite, took, passed }| {
        let word = if *passed { "passed" } else { "FAILED" };
        // Writing to a string cannot fail.
        let _ = writeln!(lines, "    {:<8} {word}  {:>7.1} s", suite.name(), took.as_secs_f64());
        lines
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_says_which_suite_failed() {
        let outcomes = [
            Outcome { suite: Suite::View, took: Duration::from_millis(1_500), passed: true },
            Outcome { suite: Suite::Browser, took: Duration::from_secs(62), passed: false },
        ];
        assert_eq!(summary(&outcomes), "    view     passed      1.5 s\n    browser  FAILED     62.0 s\n");
    }
}
