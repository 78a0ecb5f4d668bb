//! `cargo xtask check`: everything that can be said without running a test.

use crate::failure::Failure;
use crate::node::npm;
use crate::packages::Purpose;
use crate::programs::cargo;
use crate::project::Project;
use crate::{deny, set_up, step, types, view};
use std::fs;

type Check = fn(&Project) -> Result<(), Failure>;

/// All checks, the quick ones first.
const CHECKS: [(&str, Check); 6] = [
    ("format", format),
    ("npm's lock file", npm_lock),
    ("types of the view", types::check),
    ("the view", view_sources),
    ("lints", lints),
    ("dependencies", deny::check),
];

/// Runs every check, whatever the others find, and names those that found something.
pub fn run(project: &Project) -> Result<(), Failure> {
    set_up::system(Purpose::Program)?;
    view::build(project)?;
    let found: Vec<&str> = CHECKS
        .iter()
        .filter(|(_, check)| check(project).inspect_err(step::report).is_err())
        .map(|(name, _)| *name)
        .collect();
    if found.is_empty() { Ok(()) } else { Err(Failure::Found(format!("to be put right: {}", found.join(", ")))) }
}

fn format(project: &Project) -> Result<(), Failure> {
    let mut fmt = std::process::Command::new("cargo");
    fmt.args(["fmt", "--all", "--check"]).current_dir(project.root());
    step::run("Format", &mut fmt)
}

/// A lock file with download addresses binds everyone to the registry that one person used.
fn npm_lock(project: &Project) -> Result<(), Failure> {
    const LOCK: &str = "ui/package-lock.json";
    let lock = fs::read_to_string(project.path(LOCK)).map_err(|error| Failure::File { path: LOCK.into(), error })?;
    match lock.lines().position(|line| line.trim_start().starts_with("\"resolved\":")) {
        None => Ok(()),
        Some(line) => Err(Failure::Found(format!(
            "{LOCK}:{}: holds download addresses; `npm install --omit-lockfile-registry-resolved` leaves them out",
            line + 1
        ))),
    }
}

fn view_sources(project: &Project) -> Result<(), Failure> {
    step::run("Types of the view", &mut npm(project, &["run", "check"]))?;
    step::run("Lints of the view", &mut npm(project, &["run", "lint"]))
}

/// `--locked` also refuses a `Cargo.lock` that the manifests have outgrown.
fn lints(project: &Project) -> Result<(), Failure> {
    step::run("Lints", cargo(project, "clippy").args(["--all-targets", "--locked", "--", "--deny", "warnings"]))
}
