//! A report in a browser, as its reader sees it.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The names under which systems know Chromium.
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// What a browser makes of a page: its elements as HTML, after everything has been loaded.
pub fn elements(page: &Path) -> String {
    let output = browse(page, &["--dump-dom".to_owned()]);
    String::from_utf8(output).expect("a browser writes UTF-8")
}

/// Draws a page and counts the colours of the picture: a page that stays empty has one.
pub fn colours(page: &Path) -> usize {
    let folder = tempfile::tempdir().expect("a fresh folder");
    let picture: PathBuf = folder.path().join("page.png");
    browse(page, &["--window-size=1280,900".to_owned(), format!("--screenshot={}", picture.display())]);
    let counted = Command::new("identify")
        .args(["-format", "%k"])
        .arg(&picture)
        .output()
        .expect("identify starts (package imagemagick)");
    String::from_utf8_lossy(&counted.stdout).trim().parse().expect("a number of colours")
}

fn browse(page: &Path, what: &[String]) -> Vec<u8> {
    let profile = tempfile::tempdir().expect("a fresh folder");
    let browser = NAMES.into_iter().find(|name| is_installed(name)).expect("a browser (package chromium)");
    let output = Command::new(browser)
        // The browser's own sandbox cannot be set up by root, under whom tests often run.
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"])
        .arg(format!("--user-data-dir={}", profile.path().display()))
        .args(what)
        .arg(page)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .expect("the browser starts");
    assert!(output.status.success(), "the browser could not show {}", page.display());
    output.stdout
}

fn is_installed(program: &str) -> bool {
    let asked = Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    asked.is_ok_and(|status| status.success())
}
