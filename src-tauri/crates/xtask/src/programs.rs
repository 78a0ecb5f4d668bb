//! The programs of the workspace.

use crate::failure::Failure;
use crate::project::Project;
use crate::step;
use std::process::Command;

/// The command line; its own process also reads hostile input for the window.
pub const COMMAND_LINE: &str = "variorum";
/// The window.
pub const WINDOW: &str = "variorum-desktop";

/// A Cargo command over the whole workspace.
///
/// Cargo picks the features of shared crates by what it is asked for, and builds them again for another choice. Every
/// command of these chores asks for the whole workspace, so that nothing is built twice.
pub fn cargo(project: &Project, command: &str) -> Command {
    // Cargo says which of its versions started this program.
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args([command, "--workspace"]).current_dir(project.root());
    cargo
}

/// A Cargo command over one package: for a profile in which nothing else is built.
pub fn cargo_of(project: &Project, command: &str, package: &str) -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args([command, "--package", package]).current_dir(project.root());
    cargo
}

/// Makes the model file of what is published (an example of `variorum-embed`).
pub const CONVERT: &str = "convert";

/// Builds the program that makes the model file.
pub fn build_convert(project: &Project) -> Result<(), Failure> {
    step::run("Building the converter", cargo(project, "build").args(["--example", CONVERT]))
}

/// Builds the window and the command line. The view has to stand already: it is compiled in.
pub fn build(project: &Project) -> Result<(), Failure> {
    let mut build = cargo(project, "build");
    // An example is built with what tests need: with one in the list Cargo picks the features that the tests will want.
    build.args(["--bin", COMMAND_LINE, "--bin", WINDOW, "--example", "typescript"]);
    step::run("Building the program", &mut build)
}

/// Builds the programs and every test, without running one.
pub fn build_with_tests(project: &Project) -> Result<(), Failure> {
    let mut build = cargo(project, "build");
    build.args(["--bins", "--tests", "--examples"]);
    step::run("Building the programs and their tests", &mut build)
}
