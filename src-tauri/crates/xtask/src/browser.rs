//! The browser that the view is tested in.

use crate::failure::Failure;
use std::env;
use std::path::PathBuf;

/// The variable that names the browser for the tests, where it has an unusual place.
pub const VARIABLE: &str = "VARIORUM_CHROMIUM";

/// Chromium's names where programs are found by name.
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/// Where macOS and Windows keep it.
const PLACES: [&str; 4] = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Chromium\Application\chrome.exe",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
];

/// Chromium, or Chrome, which is made of it.
pub fn find() -> Result<PathBuf, Failure> {
    if let Some(named) = env::var_os(VARIABLE) {
        return Ok(named.into());
    }
    let folders = env::var_os("PATH").unwrap_or_default();
    let by_name = env::split_paths(&folders).flat_map(|folder| NAMES.map(|name| folder.join(name)));
    by_name.chain(PLACES.map(PathBuf::from)).find(|program| program.is_file()).ok_or_else(|| Failure::Missing {
        what: "Chromium, for the tests in the browser".into(),
        remedy: format!("install Chromium or Chrome, or name it in the variable {VARIABLE}"),
    })
}
