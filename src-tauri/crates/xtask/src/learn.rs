//! `cargo xtask learn`: the weights of the collation, learned anew from the labelled stories.

use crate::failure::Failure;
use crate::project::Project;
use crate::{model, programs, step};
use std::process::Command;

/// What fits the weights.
const SCIKIT_LEARN: &str = "scikit-learn==1.9.1";

/// Learns the weights and writes them to `data/alignment.json`.
pub fn run(project: &Project) -> Result<(), Failure> {
    model::bring(project)?;
    let mut build = programs::cargo_of(project, "build", "variorum-collate");
    step::run("Building what prints the evidence", build.args(["--example", "evidence"]))?;
    let environment = project.target().join("learn-python");
    let python = environment.join("bin").join("python");
    if !python.exists() {
        step::run("Making a Python environment", Command::new("python3").args(["-m", "venv"]).arg(&environment))?;
    }
    let mut install = Command::new(&python);
    step::run("Installing scikit-learn", install.args(["-m", "pip", "install", "--quiet", SCIKIT_LEARN]))?;
    let evidence = project.program("evidence");
    let folder = evidence.parent().map(|folder| folder.join("examples")).unwrap_or_default();
    let mut fit = Command::new(&python);
    fit.arg(project.path("tests/learning/fit.py"));
    fit.arg(folder.join(evidence.file_name().unwrap_or_default())).arg(model::place(project));
    step::run("Learning the weights", &mut fit)
}
