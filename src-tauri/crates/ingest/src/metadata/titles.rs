//! The titles that a page gives.

use super::head::Head;
use super::statement::Statement;
use crate::normal::folded;

/// A title with more bytes is none.
const LONGEST_TITLE: usize = 1_000;

/// The most titles of one kind that are looked at.
const MOST_TITLES: usize = 20;

/// The titles that a page gives, the most deliberate first.
pub(super) fn titles(head: &Head, statement: &Statement, outlet: Option<&str>) -> Vec<String> {
    let mut titles: Vec<String> = Vec::new();
    let given = statement
        .headlines
        .iter()
        .map(String::as_str)
        .take(MOST_TITLES)
        .chain(head.meta("og:title"))
        .chain(head.meta("twitter:title"));
    let mut add = |title: &str| {
        let title = folded(&unescaped(title));
        if !title.is_empty() && title.len() <= LONGEST_TITLE && !titles.contains(&title) {
            titles.push(title);
        }
    };
    for title in given {
        add(title);
    }
    if let Some(title) = head.title.as_ref().filter(|title| title.len() <= LONGEST_TITLE) {
        add(&without_outlet(title, outlet));
        add(title);
    }
    // Lists of other stories bear the same property, so it is asked last.
    if titles.is_empty() {
        titles.extend(head.property("headline").next().map(str::to_owned));
    }
    titles
}

/// The parts of a title between the strokes that sites put between them; none when it has no stroke.
pub(crate) fn title_parts(title: &str) -> impl Iterator<Item = &str> {
    stroke(title).into_iter().flat_map(|stroke| title.split(stroke)).map(str::trim)
}

/// The stroke with which a title is parted.
fn stroke(title: &str) -> Option<&'static str> {
    const STROKES: [&str; 8] = [" | ", " - ", " – ", " — ", " :: ", " » ", " • ", " · "];
    STROKES.into_iter().find(|stroke| title.contains(stroke))
}

/// A page's title without the outlet's name and the section that sites put around it.
fn without_outlet(title: &str, outlet: Option<&str>) -> String {
    let Some(stroke) = stroke(title) else { return title.to_owned() };
    let outlet = outlet.map(str::to_lowercase);
    let is_outlet = |part: &str| outlet.as_ref().is_some_and(|outlet| part.to_lowercase().contains(outlet.as_str()));
    let words = |part: &str| part.split_whitespace().count();
    let mut parts: Vec<&str> = title.split(stroke).collect();
    while let [first, .., last] = parts.as_slice() {
        let rest: usize = parts[..parts.len() - 1].iter().map(|part| words(part)).sum();
        if is_outlet(last) || (words(last) <= 3 && rest > words(last) + 1) {
            parts.pop();
        } else if is_outlet(first) || (words(first) <= 2 && words(last) > 4 && is_outlet(title)) {
            parts.remove(0);
        } else {
            break;
        }
    }
    parts.join(stroke)
}

/// Titles inside JSON-LD and meta elements are often escaped twice.
pub(super) fn unescaped(text: &str) -> String {
    const NAMED: [(&str, &str); 9] = [
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#039;", "'"),
        ("&apos;", "'"),
        ("&nbsp;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ];
    NAMED.iter().fold(
        text.to_owned(),
        |text, (escape, plain)| if text.contains('&') { text.replace(escape, plain) } else { text },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_outlet_is_cut_from_the_title() {
        for (title, bare) in [
            ("Harbour reopens - Harbour Post", "Harbour reopens"),
            ("Harbour reopens after the storm | News | Harbour Post", "Harbour reopens after the storm"),
            ("Harbour Post - News - Harbour reopens after the storm", "Harbour reopens after the storm"),
            ("Sea - sky", "Sea - sky"),
        ] {
            assert_eq!(without_outlet(title, Some("Harbour Post")), bare, "{title}");
        }
    }
}
