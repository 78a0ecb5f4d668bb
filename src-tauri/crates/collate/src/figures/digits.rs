//! Numbers in digits.

/// A number in digits, and the letters that stand behind it in the same word: "1.5m", "10th", "60mph".
#[derive(Debug, PartialEq)]
pub(super) struct Digits<'t> {
    pub value: f64,
    pub ending: &'t str,
}

/// Reads a word that begins with a digit. `decimal` is the mark that its language writes before decimals.
pub(super) fn digits(word: &str, decimal: Option<char>) -> Option<Digits<'_>> {
    let end = word.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',' | '\'' | '’')).unwrap_or(word.len());
    let (written, ending) = word.split_at_checked(end)?;
    Some(Digits { value: value(written, decimal)?, ending })
}

/// The value of digits with their separators. A mark that stands several times groups; two different marks group and divide in this order; one
/// mark divides, unless it stands before exactly three digits and the language divides by another one.
fn value(written: &str, decimal: Option<char>) -> Option<f64> {
    let is_mark = |c: char| !c.is_ascii_digit();
    let plain: String = written.chars().filter(char::is_ascii_digit).collect();
    let last = written.rfind(is_mark);
    let Some(last) = last else { return plain.parse().ok() };
    let mark = written.get(last..)?.chars().next()?;
    let decimals = written.len() - last - mark.len_utf8();
    let first = written.find(is_mark)?;
    let several = written.matches(mark).count() > 1;
    let others = written.chars().any(|c| is_mark(c) && c != mark);
    let groups = several
        || matches!(mark, '\'' | '’')
        || (!others && decimals == 3 && decimal != Some(mark) && (1..=3).contains(&first) && !written.starts_with('0'));
    if groups {
        let is_grouped = written.split(is_mark).skip(1).all(|group| group.len() == 3);
        return is_grouped.then(|| plain.parse().ok())?;
    }
    if decimals == 0 {
        return None;
    }
    let (whole, part) = plain.split_at_checked(plain.len() - decimals)?;
    format!("{whole}.{part}").parse().ok()
}

/// The value of a sign for a fraction.
pub(super) fn vulgar(sign: &str) -> Option<f64> {
    let (part, whole) = match sign {
        "½" => (1.0, 2.0),
        "⅓" => (1.0, 3.0),
        "⅔" => (2.0, 3.0),
        "¼" => (1.0, 4.0),
        "¾" => (3.0, 4.0),
        "⅕" => (1.0, 5.0),
        "⅛" => (1.0, 8.0),
        _ => return None,
    };
    Some(part / whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_are_read_as_the_language_writes_them() {
        for (written, decimal, expected) in [
            ("72,000", '.', 72_000.0),
            ("72.000", ',', 72_000.0),
            ("3,500", ',', 3.5),
            ("3.5", ',', 3.5),
            ("3,5", '.', 3.5),
            ("1,234.5", '.', 1_234.5),
            ("1.234,5", ',', 1_234.5),
            ("1'234'567", '.', 1_234_567.0),
            ("0.125", '.', 0.125),
            ("14", '.', 14.0),
        ] {
            assert_eq!(digits(written, Some(decimal)).map(|read| read.value), Some(expected), "{written}");
        }
        assert_eq!(digits("10.12.2024", Some('.')), None);
        assert_eq!(digits("1.5m", Some('.')), Some(Digits { value: 1.5, ending: "m" }));
    }
}
