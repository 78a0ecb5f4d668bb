//! cargo-deny: licences, sources and banned crates, by the rules of `deny.toml`.

use crate::failure::Failure;
use crate::project::Project;
use crate::step;
use std::path::{Path, PathBuf};
use std::process::Command;

const VERSION: &str = "0.20.2";

/// Checks every dependency of the workspace, on every system that the program is built for.
///
/// Advisories are left out: their list comes from the network, and a build must not fail for what was published overnight.
pub fn check(project: &Project) -> Result<(), Failure> {
    let deny = install(project)?;
    let mut command = Command::new(deny);
    command.args(["--all-features", "--locked", "check", "bans", "licenses", "sources"]).current_dir(project.root());
    step::run("Licences, sources and banned crates", &mut command)
}

/// Builds cargo-deny into the target folder, once. It runs for seconds, so it is not optimised.
fn install(project: &Project) -> Result<PathBuf, Failure> {
    let folder = project.target().join("tools");
    let deny = folder.join("bin").join(format!("cargo-deny{}", std::env::consts::EXE_SUFFIX));
    if !is_current(&deny) {
        let mut install = Command::new("cargo");
        install
            .args(["install", "cargo-deny", "--version", VERSION, "--locked", "--debug", "--root"])
            .arg(&folder)
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .current_dir(project.root());
        step::run("Building cargo-deny", &mut install)?;
    }
    Ok(deny)
}

fn is_current(deny: &Path) -> bool {
    let wanted = format!("cargo-deny {VERSION}");
    step::ask(Command::new(deny).arg("--version")).is_ok_and(|answer| answer.stdout.trim_ascii() == wanted.as_bytes())
}
