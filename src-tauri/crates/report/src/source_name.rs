//! What a source is called outside the program.

use serde::Serialize;
use std::fmt;

/// The name of a file or an address: what a report may say about where a source came from. Folders, and what stands before the `@` of an
/// address, tell of the person who made the report and are cut off.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct SourceName(String);

impl SourceName {
    /// The name of a source that was given as a path, as an address, as a document inside a file (`FILE#2`) or as `-`.
    pub fn of(given: &str) -> Self {
        if is_address(given) {
            return Self(without_user(given));
        }
        let name = given.trim_end_matches(['/', '\\']).rsplit(['/', '\\']).next().unwrap_or_default();
        Self(name.to_owned())
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is an address that a browser can open.
    pub fn is_address(&self) -> bool {
        is_address(&self.0)
    }
}

impl fmt::Display for SourceName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn is_address(text: &str) -> bool {
    let starts_with = |scheme: &str| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    starts_with("https://") || starts_with("http://")
}

/// The address without a user's name and password.
fn without_user(address: &str) -> String {
    let Some((scheme, rest)) = address.split_once("://") else { return address.to_owned() };
    let host_end = rest.find(['/', '\\', '?', '#']).unwrap_or(rest.len());
    let host_start = rest[..host_end].rfind('@').map_or(0, |at| at + 1);
    format!("{scheme}://{}", &rest[host_start..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn folders_are_cut_off() {
        for (given, name) in [
            ("/home/someone/story/a.html", "a.html"),
            ("C:\\Users\\Someone\\a.html", "a.html"),
            ("story/", "story"),
            ("file:///home/someone/a.html", "a.html"),
            ("pages.zip#2", "pages.zip#2"),
            ("-", "-"),
            ("", ""),
        ] {
            assert_eq!(SourceName::of(given).as_str(), name, "{given}");
        }
    }

    #[test]
    fn an_address_stays_whole_but_for_its_user() {
        for (given, name) in [
            ("https://news.example/a/b?c=d@e#f", "https://news.example/a/b?c=d@e#f"),
            ("HTTP://news.example", "HTTP://news.example"),
            ("https://me:secret@news.example/a", "https://news.example/a"),
            ("https://me@work:secret@news.example", "https://news.example"),
        ] {
            let cut = SourceName::of(given);
            assert_eq!(cut.as_str(), name);
            assert!(cut.is_address());
        }
    }

    proptest! {
        #[test]
        fn no_folder_survives(folder in "[a-z]{3,8}", file in "[^/\\\\]{0,12}") {
            for separator in ['/', '\\'] {
                let name = SourceName::of(&format!("{separator}{folder}{separator}{file}."));
                prop_assert_eq!(name.as_str(), format!("{file}."));
            }
        }

        #[test]
        fn a_name_of_a_name_is_the_name(given in "(https?://)?\\PC{0,30}") {
            let name = SourceName::of(&given);
            prop_assert_eq!(SourceName::of(name.as_str()), name);
        }
    }
}
