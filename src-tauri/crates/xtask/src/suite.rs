//! The suites of tests, each with its own runner.

use crate::browser;
use crate::failure::Failure;
use crate::model;
use crate::node::npm;
use crate::programs::{COMMAND_LINE, WINDOW, cargo};
use crate::project::Project;
use crate::step;
use std::process::Command;
use std::str::FromStr;

/// A suite of tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suite {
    /// The view's pure parts, without a browser.
    View,
    /// The built view in a browser.
    Browser,
    /// The examples in the documentation of the crates.
    Docs,
    /// The crates, the command line and the real window.
    Rust,
}

impl Suite {
    /// All suites, in the order in which they run: what answers soonest comes first, and the Rust runner has the last
    /// word.
    pub const ALL: [Self; 4] = [Self::View, Self::Browser, Self::Docs, Self::Rust];

    /// The word after `--only`.
    pub fn name(self) -> &'static str {
        match self {
            Self::View => "view",
            Self::Browser => "browser",
            Self::Docs => "docs",
            Self::Rust => "rust",
        }
    }

    /// Runs the suite, `words` being handed to its runner.
    pub fn run(self, project: &Project, words: &[String]) -> Result<(), Failure> {
        match self {
            Self::View => step::run("Tests of the view", npm(project, &["run", "test", "--"]).args(words)),
            Self::Browser => {
                let mut playwright = npm(project, &["run", "test:browser", "--"]);
                playwright.env(browser::VARIABLE, browser::find()?);
                step::run("Tests in the browser", playwright.args(words))
            }
            Self::Docs => step::run("Examples in the documentation", docs(project).args(words)),
            // Its runner tells of slow tests itself, and nothing may stand below its closing lines.
            Self::Rust => step::hand_over("Tests of the crates and the programs", rust(project).args(words)),
        }
    }
}

impl FromStr for Suite {
    type Err = Failure;

    fn from_str(name: &str) -> Result<Self, Failure> {
        Self::ALL.into_iter().find(|suite| suite.name() == name).ok_or_else(|| {
            let names = Self::ALL.map(Self::name).join(", ");
            Failure::Found(format!("there is no suite `{name}`; there are {names}"))
        })
    }
}

fn docs(project: &Project) -> Command {
    let mut command = cargo(project, "test");
    command.args(["--doc", "--no-fail-fast"]);
    command
}

fn rust(project: &Project) -> Command {
    let mut command = if has_nextest() {
        let mut nextest = Command::new("cargo");
        nextest.args(["nextest", "run", "--workspace", "--no-fail-fast"]).current_dir(project.root());
        nextest
    } else {
        step::say("cargo-nextest is not installed: `cargo test` runs the same tests, one program after another");
        let mut test = cargo(project, "test");
        test.args(["--tests", "--no-fail-fast"]);
        test
    };
    // Cargo tells a test only where the programs of its own package are.
    command.env("VARIORUM_CLI", project.program(COMMAND_LINE)).env("VARIORUM_DESKTOP", project.program(WINDOW));
    command.env("VARIORUM_MODEL", model::place(project));
    command
}

fn has_nextest() -> bool {
    step::ask(Command::new("cargo").args(["nextest", "--version"])).is_ok_and(|answer| answer.status.success())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_suite_is_known_by_its_name() {
        for suite in Suite::ALL {
            assert_eq!(suite.name().parse::<Suite>().ok(), Some(suite));
        }
    }

    #[test]
    fn the_rust_runner_has_the_last_word() {
        assert_eq!(Suite::ALL.last(), Some(&Suite::Rust));
    }
}
