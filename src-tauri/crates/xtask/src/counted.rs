//! How many instructions work takes, as valgrind counts them: as good as the same on a busy machine and on an idle one, so that they can have
//! bounds.

use crate::failure::Failure;
use crate::project::Project;
use crate::{bench, step};
use std::process::Command;

/// Cases of a bench, each with how many million instructions it may take: a fifth more than when this was written.
type Bounds = [(&'static str, u64)];

/// Those of the bench of the collation.
pub const COLLATE: &Bounds = &[("two", 26), ("ten", 300), ("unrelated", 445)];

/// Those of the bench of quotes, figures and names.
pub const QUOTES: &Bounds = &[("together", 860)];

/// What Cargo runs the bench by.
const RUNNER: &str = "target.'cfg(all())'.runner=['valgrind', '--tool=callgrind', '--callgrind-out-file=/dev/null']";

/// Counts what the cases of `bench` take, and fails where one takes more than it may.
pub fn check(project: &Project, bench: &str, bounds: &Bounds) -> Result<(), Failure> {
    if !Command::new("valgrind").arg("--version").output().is_ok_and(|done| done.status.success()) {
        let remedy = "apt-get install valgrind".into();
        return Err(Failure::Missing { what: "valgrind, which counts instructions".into(), remedy });
    }
    step::say("Millions of instructions:");
    let mut over = Vec::new();
    for (case, most) in bounds {
        // What comes before the work is taken off, and so is what is made at its first round and kept, as word lists are.
        let taken = count(project, bench, case, 2)?.saturating_sub(count(project, bench, case, 1)?) / 1_000_000;
        step::say(&format!("{case:<12} {taken:>7}, at most {most}"));
        if taken > *most {
            over.push(*case);
        }
    }
    if over.is_empty() {
        Ok(())
    } else {
        Err(Failure::Found(format!("more instructions than allowed: {}", over.join(", "))))
    }
}

fn count(project: &Project, bench: &str, case: &str, rounds: u32) -> Result<u64, Failure> {
    let mut counted = bench::of_collate(project, bench);
    let done = step::ask(counted.args(["--config", RUNNER, "--", case]).arg(rounds.to_string()))?;
    let said = String::from_utf8_lossy(&done.stderr);
    let count = said.lines().find_map(|line| line.split_once("Collected :")?.1.trim().parse().ok());
    count.ok_or_else(|| Failure::Found(format!("valgrind counted nothing:\n{said}")))
}
