//! What a site lets programs read: the rules of `robots.txt`, RFC 9309.

use std::fmt::Write;
use std::time::Duration;

/// The name under which sites have rules for this program.
const PROGRAM: &str = "variorum";

/// The rules of one site for this program; by default, everything may be read.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Robots {
    rules: Vec<Rule>,
    delay: Option<Duration>,
}

#[derive(Clone, Debug, PartialEq)]
struct Rule {
    allows: bool,
    /// The beginning of a path and query, in the form of [`normal`]; `*` stands for anything, `$` at the end for the end.
    pattern: String,
}

impl Robots {
    /// Reads a site's rules: those for this program by its name, else those for all programs.
    pub(crate) fn read(bytes: &[u8]) -> Self {
        let (mut own, mut all): (Option<Self>, Self) = (None, Self::default());
        let (mut is_own, mut is_all) = (false, false);
        let mut names_programs = false;
        for line in bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).split(|b| matches!(b, b'\n' | b'\r')) {
            let line = line.split(|b| *b == b'#').next().unwrap_or_default();
            let Some(colon) = line.iter().position(|b| *b == b':') else { continue };
            let (key, value) = (line[..colon].trim_ascii().to_ascii_lowercase(), line[colon + 1..].trim_ascii());
            match key.as_slice() {
                b"user-agent" => {
                    // Names in a row have their rules in common; the first name after a rule begins anew.
                    if !names_programs {
                        (is_own, is_all) = (false, false);
                    }
                    names_programs = true;
                    is_all |= value == b"*";
                    let end = value.iter().position(|b| !b.is_ascii_alphabetic() && !matches!(b, b'-' | b'_'));
                    if value[..end.unwrap_or(value.len())].eq_ignore_ascii_case(PROGRAM.as_bytes()) {
                        is_own = true;
                        own.get_or_insert_default();
                    }
                }
                b"allow" | b"disallow" | b"crawl-delay" => {
                    names_programs = false;
                    if is_own {
                        own.get_or_insert_default().take(&key, value);
                    }
                    if is_all {
                        all.take(&key, value);
                    }
                }
                _ => {}
            }
        }
        own.unwrap_or(all)
    }

    fn take(&mut self, key: &[u8], value: &[u8]) {
        if key == b"crawl-delay" {
            let seconds = str::from_utf8(value).ok().and_then(|seconds| seconds.parse().ok());
            self.delay = seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok()).or(self.delay);
        } else if !value.is_empty() {
            self.rules.push(Rule { allows: key == b"allow", pattern: normal(value, true) });
        }
    }

    /// The pause that the site asks for between two requests.
    pub(crate) fn delay(&self) -> Option<Duration> {
        self.delay
    }

    /// Whether this path and query may be read: the longest rule that fits decides, an allowing one before a forbidding one.
    pub(crate) fn permit(&self, path_and_query: &str) -> bool {
        let path = normal(path_and_query.as_bytes(), false);
        let fitting = self.rules.iter().filter(|rule| fits(&rule.pattern, &path));
        fitting.max_by_key(|rule| (rule.pattern.len(), rule.allows)).is_none_or(|rule| rule.allows)
    }
}

/// Whether a path begins as a pattern says. What stands between two stars is looked for from left to right, in time linear in both.
fn fits(pattern: &str, path: &str) -> bool {
    let (pattern, to_the_end) = match pattern.strip_suffix('$') {
        Some(pattern) => (pattern, true),
        None => (pattern, false),
    };
    let mut pieces = pattern.split('*').peekable();
    let Some(mut rest) = path.strip_prefix(pieces.next().unwrap_or_default()) else { return false };
    if pieces.peek().is_none() {
        return !to_the_end || rest.is_empty();
    }
    while let Some(piece) = pieces.next() {
        if to_the_end && pieces.peek().is_none() {
            return rest.ends_with(piece);
        }
        let Some(at) = rest.find(piece) else { return false };
        rest = &rest[at + piece.len()..];
    }
    true
}

/// One form for what can be written in several: bytes that need no escape stand for themselves, all others are escaped, with upper-case digits.
/// In a path, the two characters that mean something in a pattern are escaped.
fn normal(written: &[u8], is_pattern: bool) -> String {
    let digit = |at: usize| written.get(at).and_then(|b| char::from(*b).to_digit(16));
    let mut normal = String::with_capacity(written.len());
    let mut at = 0;
    while let Some(byte) = written.get(at) {
        let escaped = (*byte == b'%').then(|| digit(at + 1).zip(digit(at + 2))).flatten();
        let (byte, stands_for_itself) = match escaped {
            Some((high, low)) => {
                let byte = (high * 16 + low) as u8;
                (byte, byte.is_ascii_alphanumeric() || b"-._~:@!&'(),;=+".contains(&byte))
            }
            None => (*byte, byte.is_ascii_graphic() && (is_pattern || !matches!(byte, b'*' | b'$'))),
        };
        if stands_for_itself {
            normal.push(byte.into());
        } else {
            // Text takes all that is written into it.
            let _ = write!(normal, "%{byte:02X}");
        }
        at += if escaped.is_some() { 3 } else { 1 };
    }
    normal
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn permits(rules: &str, path: &str) -> bool {
        Robots::read(rules.as_bytes()).permit(path)
    }

    #[test]
    fn the_longest_rule_decides_and_an_allowing_one_wins() {
        let rules = "User-agent: *\nDisallow: /news\nAllow: /news/open\nDisallow: /a\nAllow: /a";
        assert!(!permits(rules, "/news/closed"));
        assert!(permits(rules, "/news/open/today"));
        assert!(permits(rules, "/a/b"));
        assert!(permits(rules, "/"));
    }

    #[test]
    fn rules_for_this_program_stand_before_those_for_all() {
        let rules = "User-agent: *\nDisallow: /\n\nUser-agent: Other\nUser-agent: VARIORUM/2.0\nDisallow: /b\n";
        assert!(permits(rules, "/a"));
        assert!(!permits(rules, "/b"));
        let twice =
            "user-agent: variorum\ndisallow: /a\nuser-agent: other\ndisallow: /\nuser-agent: variorum\ndisallow: /b";
        assert!(!permits(twice, "/a") && !permits(twice, "/b") && permits(twice, "/c"));
        assert!(permits("User-agent: variorumbot\nDisallow: /", "/a"), "another program whose name begins alike");
    }

    #[test]
    fn a_site_map_between_names_and_rules_changes_nothing() {
        let rules = "User-agent: *\nSitemap: https://gazette.example/map.xml\nDisallow: /a # closed\r\nDisallow:";
        assert!(!permits(rules, "/a"));
        assert!(permits(rules, "/b"));
    }

    #[test]
    fn stars_and_ends_are_patterns() {
        let rules =
            "\u{feff}User-agent: *\nDisallow: /*/print$\nDisallow: /*.pdf\nDisallow: /exact$\nDisallow: */x*y*z";
        assert!(!permits(rules, "/a/b/print") && permits(rules, "/a/print/b") && !permits(rules, "/a/print/print"));
        assert!(!permits(rules, "/a.pdf?page=2"));
        assert!(!permits(rules, "/exact") && permits(rules, "/exact/"));
        assert!(!permits(rules, "/a/x1y2z3") && permits(rules, "/a/x1z2y3"));
    }

    #[test]
    fn escapes_are_the_characters_that_they_stand_for() {
        let rules = "User-agent: *\nDisallow: /caf\u{e9}\nDisallow: /%7Euser\nDisallow: /a%2fb\nDisallow: /price%24";
        assert!(!permits(rules, "/caf%c3%a9/menu"));
        assert!(!permits(rules, "/~user/a"));
        assert!(!permits(rules, "/a%2Fb") && permits(rules, "/a/b"));
        assert!(!permits(rules, "/price$/list"));
    }

    #[test]
    fn a_pause_is_read_where_it_is_a_number() {
        let delay = |value: &str| Robots::read(format!("User-agent: *\nCrawl-delay: {value}").as_bytes()).delay();
        assert_eq!(delay("2.5"), Some(Duration::from_millis(2500)));
        for value in ["", "soon", "-1", "NaN", "1e400"] {
            assert_eq!(delay(value), None, "{value}");
        }
    }

    #[test]
    fn many_long_rules_are_soon_looked_through() {
        let rules = format!("User-agent: *\n{}", "Disallow: /*a*a*a*a*a*a*a*a*a*a*a*b$\n".repeat(13_000));
        let robots = Robots::read(rules.as_bytes());
        assert_eq!(robots.rules.len(), 13_000);
        assert!(robots.permit(&format!("/{}", "a".repeat(8000))));
    }

    proptest! {
        #[test]
        fn any_bytes_are_rules(bytes in proptest::collection::vec(any::<u8>(), 0..200), path in "/[a-z*$%]{0,20}") {
            Robots::read(&bytes).permit(&path);
            let named = [b"User-agent: *\nDisallow: ", &bytes[..]].concat();
            Robots::read(&named).permit(&path);
        }

        #[test]
        fn a_path_is_forbidden_by_itself(path in "/[a-zA-Z0-9/._~?=&$*-]{0,30}") {
            let written = path.replace('*', "%2A").replace('$', "%24");
            let rules = format!("User-agent: *\nDisallow: {written}$");
            prop_assert!(!permits(&rules, &path));
            prop_assert!(permits(&rules, &(path + "x")));
        }
    }
}
