//! What the tests of the command line share.

use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use variorum_tests::{Home, command_line, root};

/// The program in a home of its own.
pub struct Typed {
    pub home: Home,
}

impl Typed {
    pub fn new() -> Self {
        Self { home: Home::new() }
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(command_line());
        command.args(arguments).envs(self.home.variables()).env_remove("VARIORUM_HOME").current_dir(self.home.path());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).stdin(Stdio::null()).output().unwrap()
    }

    pub fn json(&self, arguments: &[&str]) -> Value {
        let output = self.run(arguments);
        serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|error| panic!("{arguments:?}: {error}: {}", words(&output.stderr)))
    }

    pub fn file(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.home.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path.to_string_lossy().into_owned()
    }
}

pub fn words(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

pub fn sample(path: &str) -> String {
    root().join("data/samples").join(path).to_string_lossy().into_owned()
}

pub fn status(output: &Output) -> i32 {
    output.status.code().unwrap()
}

/// Every file below a folder, with its bytes.
pub fn state_of(folder: &Path) -> BTreeSet<(PathBuf, Vec<u8>)> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().is_dir() {
            found.extend(state_of(&entry.path()));
        } else {
            found.insert((entry.path(), fs::read(entry.path()).unwrap()));
        }
    }
    found
}
