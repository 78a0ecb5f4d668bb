//! File names that every system takes.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The name for what has no other.
const UNTITLED: &str = "Variorum";
/// Most systems take 255 bytes; the rest is left for an ending, and for the number that a copy gets.
const MOST_BYTES: usize = 120;
/// Names that mean a device on Windows, whatever their ending.
const DEVICES: [&str; 6] = ["AUX", "CON", "NUL", "PRN", "COM", "LPT"];

/// A story's title as a file name, without an ending.
pub fn of_title(title: &str) -> String {
    let letters = title.chars().map(|letter| if is_for_names(letter) { letter } else { ' ' });
    let words: String = letters.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
    // Windows drops blanks and dots at the end; a dot at the start hides a file elsewhere.
    let name = words[..words.floor_char_boundary(MOST_BYTES)].trim_matches([' ', '.', '-']);
    if name.is_empty() || is_device(name) { UNTITLED.to_owned() } else { name.to_owned() }
}

/// `path`, with `.ending` put behind its name unless it is there.
pub fn with_ending(path: &Path, ending: &str) -> PathBuf {
    if path.extension().is_some_and(|standing| standing.eq_ignore_ascii_case(ending)) {
        return path.to_owned();
    }
    let mut name: OsString = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

fn is_for_names(letter: char) -> bool {
    !letter.is_control() && !matches!(letter, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|')
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    DEVICES.iter().any(|device| stem.trim_end_matches(|last: char| last.is_ascii_digit()).eq_ignore_ascii_case(device))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_title_stays_readable() {
        assert_eq!(of_title("Kremlin on Iran: “no intention”"), "Kremlin on Iran “no intention”");
        assert_eq!(of_title("Пожар на пароме / AC\\DC?"), "Пожар на пароме AC DC");
    }

    #[test]
    fn what_no_system_takes_is_replaced() {
        for title in ["", "  ", "...", "???", "con", "Com1", "aux.txt"] {
            assert_eq!(of_title(title), UNTITLED, "{title:?}");
        }
    }

    #[test]
    fn an_ending_is_added_once() {
        assert_eq!(with_ending(Path::new("a/b"), "html"), Path::new("a/b.html"));
        assert_eq!(with_ending(Path::new("a/b.HTML"), "html"), Path::new("a/b.HTML"));
        assert_eq!(with_ending(Path::new("a/vol. 2"), "html"), Path::new("a/vol. 2.html"));
    }

    proptest! {
        #[test]
        fn every_name_can_be_written(title in "\\PC{0,200}") {
            let name = of_title(&title);
            prop_assert!(!name.is_empty() && name.len() <= MOST_BYTES);
            prop_assert!(name.chars().all(is_for_names));
            prop_assert!(!name.ends_with(['.', ' ']) && !name.starts_with('.'));
        }
    }
}
