//! Node and npm: whether they are there, and how they are called.

use crate::failure::Failure;
use crate::project::Project;
use crate::step;
use std::process::Command;

/// The oldest Node that the view's build tool runs on.
const OLDEST: (u32, u32) = (20, 19);

/// An npm command in the view's folder.
pub fn npm(project: &Project, words: &[&str]) -> Command {
    // On Windows npm is a script, which is only found by its full name.
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.args(words).current_dir(project.path("ui"));
    command
}

/// Sees that Node is there and new enough.
pub fn look() -> Result<(), Failure> {
    let missing = |what: String| Failure::Missing {
        what,
        remedy: "install the current long-term release of Node with npm, from your system or from nodejs.org".into(),
    };
    let answer = step::ask(Command::new("node").arg("--version")).map_err(|_| missing("Node".into()))?;
    let version = String::from_utf8_lossy(&answer.stdout).trim().to_owned();
    match parse(&version) {
        Some(found) if found >= OLDEST => Ok(()),
        _ => Err(missing(format!("Node {}.{} or newer (this is {version})", OLDEST.0, OLDEST.1))),
    }
}

/// `v20.20.2` into its first two numbers.
fn parse(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.strip_prefix('v')?.split('.').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        assert_eq!(parse("v20.20.2"), Some((20, 20)));
        assert!(parse("v20.9.0") < Some(OLDEST));
        assert!(parse("v100.1.0") > Some(OLDEST));
        assert_eq!(parse("not Node"), None);
    }
}
