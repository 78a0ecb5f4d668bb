//! Where the built programs lie.

use std::env;
use std::path::{Path, PathBuf};

/// The command line, `variorum`: what `VARIORUM_CLI` names, else what was last built beside this test.
pub fn command_line() -> PathBuf {
    program("VARIORUM_CLI", "variorum")
}

/// The window, `variorum-desktop`: what `VARIORUM_DESKTOP` names, else what was last built beside this test.
pub fn desktop() -> PathBuf {
    program("VARIORUM_DESKTOP", "variorum-desktop")
}

/// The root of the checkout.
pub fn root() -> PathBuf {
    let own = env::var_os("CARGO_MANIFEST_DIR").expect("tests are run by Cargo");
    Path::new(&own).parent().expect("the tests lie in a folder of the checkout").to_path_buf()
}

fn program(variable: &str, name: &str) -> PathBuf {
    let path = env::var_os(variable).map_or_else(|| beside_this_test(name), PathBuf::from);
    assert!(path.is_file(), "{} is not built: run `cargo xtask test --only rust`", path.display());
    path
}

fn beside_this_test(name: &str) -> PathBuf {
    let test = env::current_exe().expect("a test knows its own path");
    // A test lies one folder below the programs, in `deps` or `examples`.
    let programs = test.parent().and_then(Path::parent).expect("a test lies in the target folder");
    programs.join(format!("{name}{}", env::consts::EXE_SUFFIX))
}
