//! Characters that HTML cannot carry.

/// The page with its control characters made visible.
///
/// HTML forbids most control characters, and browsers drop or replace some of them without a sign. The names of [U+2400 to U+2421][pictures]
/// stand in for them; U+FFFD for those that have no picture. A carriage return is kept by its number: written as it is, a browser would take
/// it for a line end.
///
/// [pictures]: https://www.unicode.org/charts/PDF/U2400.pdf
pub fn visible(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    for character in page.chars() {
        match character {
            '\n' | '\t' => out.push(character),
            '\r' => out.push_str("&#13;"),
            '\0'..='\u{1f}' => out.extend(char::from_u32(0x2400 + u32::from(character))),
            '\u{7f}' => out.push('\u{2421}'),
            '\u{80}'..='\u{9f}' => out.push(char::REPLACEMENT_CHARACTER),
            _ => out.push(character),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_show() {
        assert_eq!(visible("a\0b\u{1b}[31m\u{7f}\u{85}é"), "a␀b␛[31m␡\u{fffd}é");
    }

    #[test]
    fn line_ends_and_tabs_stay() {
        assert_eq!(visible("a\r\n\tb"), "a&#13;\n\tb");
    }
}
