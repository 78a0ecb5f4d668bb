//! What the style of an element declares.

/// The value of `property` in `style`, in lower case: of several the last, as in a browser.
pub(super) fn declared(style: &str, property: &str) -> Option<String> {
    style.split(';').rev().find_map(|rule| {
        let (name, value) = rule.split_once(':')?;
        let value = value.to_ascii_lowercase();
        let value = value.trim().trim_end_matches("!important").trim_end();
        name.trim().eq_ignore_ascii_case(property).then(|| value.to_owned())
    })
}

/// The number of pixels in a value, where it is a length or nought in any unit. Other units are taken for their usual size.
pub(super) fn pixels(value: &str) -> Option<f64> {
    let end = value.find(|c: char| !c.is_ascii_digit() && !"+-.".contains(c)).unwrap_or(value.len());
    let (number, unit) = value.split_at(end);
    let number: f64 = number.parse().ok()?;
    match unit {
        "px" => Some(number),
        "pt" => Some(number * 4.0 / 3.0),
        "em" | "rem" => Some(number * 16.0),
        _ => (number == 0.0).then_some(0.0),
    }
}
