//! How numbers are written.

use fluent_bundle::FluentValue;

/// How `language` writes numbers, as a Fluent formatter.
///
/// English parts thousands by a comma. Every other language gets the narrow blank that ISO 80000-1 and the SI brochure give for all of them,
/// because a comma or a point reads as a decimal sign to half of the readers.
pub fn style<M>(language: &str) -> fn(&FluentValue, &M) -> Option<String> {
    match language {
        "en" => grouped::<',', M>,
        _ => grouped::<'\u{202f}', M>,
    }
}

fn grouped<const SEPARATOR: char, M>(value: &FluentValue, _: &M) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let plain = number.as_string();
    let (whole, fraction) = plain.split_at(plain.find('.').unwrap_or(plain.len()));
    let mut written = String::with_capacity(plain.len() + whole.len() / 3);
    for (place, digit) in whole.char_indices() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            written.push(SEPARATOR);
        }
        written.push(digit);
    }
    written.push_str(fraction);
    Some(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_parted_as_the_language_does() {
        let english = style::<()>("en");
        assert_eq!(english(&FluentValue::from(7), &()).as_deref(), Some("7"));
        assert_eq!(english(&FluentValue::from(999), &()).as_deref(), Some("999"));
        assert_eq!(english(&FluentValue::from(1_000), &()).as_deref(), Some("1,000"));
        assert_eq!(english(&FluentValue::from(12_345_678), &()).as_deref(), Some("12,345,678"));
        assert_eq!(style::<()>("de")(&FluentValue::from(12_345), &()).as_deref(), Some("12\u{202f}345"));
    }

    #[test]
    fn text_is_left_as_it_is() {
        assert_eq!(style::<()>("en")(&FluentValue::from("2024"), &()), None);
    }
}
