//! What a package calls a document in it, as people are shown it: a claim of the package, and never a place.

/// A name has at most so many characters: what goes beyond is no name that anybody gave.
const LONGEST: usize = 500;

/// The name of a document in the package that is called `package`: `letters.zip/march/fire.html`. Characters that do not show, break lines or
/// turn the direction of what stands beside them are left out.
pub(crate) fn inside(package: Option<&str>, name: Option<&str>) -> Option<String> {
    let names = [package, name].into_iter().flatten().map(shown).filter(|name| !name.is_empty());
    let whole = names.collect::<Vec<_>>().join("/");
    (!whole.is_empty()).then(|| whole.chars().take(LONGEST).collect())
}

fn shown(name: &str) -> String {
    let is_unseen = |c: char| {
        c.is_control()
            || matches!(c,
                '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    name.chars().filter(|c| !is_unseen(*c)).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_packages_inside_one_another_are_joined() {
        assert_eq!(
            inside(Some("letters.zip"), Some("march/fire.html")).as_deref(),
            Some("letters.zip/march/fire.html")
        );
        assert_eq!(inside(None, Some("fire.html")).as_deref(), Some("fire.html"));
        assert_eq!(inside(Some("letters.zip"), None).as_deref(), Some("letters.zip"));
        assert_eq!(inside(None, Some(" \u{0}")), None);
    }

    #[test]
    fn a_name_cannot_steer_what_shows_it() {
        assert_eq!(inside(None, Some("a\u{1b}[2J\nb\u{202e}lmth.exe")).as_deref(), Some("a[2Jblmth.exe"));
        assert_eq!(inside(None, Some(&"é".repeat(9_000))).unwrap().chars().count(), LONGEST);
    }
}
