//! Which block is the headline.

use super::page::{Page, Tag};

/// Letters and digits in lower case, words parted by single blanks: the form in which titles are compared.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_alphanumeric() {
            plain.extend(c.to_lowercase());
        } else if !plain.ends_with(' ') && !plain.is_empty() && !matches!(c, '\'' | '’') {
            plain.push(' ');
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

/// The block that is the headline: the heading that says what one of `titles` says; failing that, another block that does; failing that,
/// the page's only heading of the first level.
pub(crate) fn find(page: &Page, titles: &[String]) -> Option<usize> {
    let titles: Vec<String> =
        titles.iter().map(|title| plain(title)).filter(|title| title.chars().count() > 3).collect();
    let level = |number: usize| match page.place_of(number).map(|place| place.tag) {
        Some(Tag::Heading(level)) => Some(level),
        _ => None,
    };
    let candidates: Vec<(usize, u8, f64)> = page
        .blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| block.words <= 50)
        .filter_map(|(number, block)| {
            let text = plain(&block.text);
            let (level, likeness) = match level(number) {
                Some(level) => (level, titles.iter().map(|title| likeness(title, &text)).fold(0.0, f64::max)),
                None => (7, if block.link_share() < 0.5 && titles.contains(&text) { 1.0 } else { 0.0 }),
            };
            (likeness > 0.6).then_some((number, level, likeness))
        })
        .collect();
    let best = candidates.iter().max_by(|(a, a_level, a_likeness), (b, b_level, b_likeness)| {
        let worth = |level: u8, likeness: f64| likeness - f64::from(level) * 0.08;
        worth(*a_level, *a_likeness).total_cmp(&worth(*b_level, *b_likeness)).then_with(|| b.cmp(a))
    });
    if let Some((number, ..)) = best {
        return Some(*number);
    }
    let mut tops = (0..page.blocks.len()).filter(|number| level(*number) == Some(1));
    let only = tops.next()?;
    let words = page.blocks.get(only)?.words;
    (tops.next().is_none() && (3..=40).contains(&words)).then_some(only)
}

/// How much two titles say the same: 1 when they are equal, else the share of words that both have among all words of both.
fn likeness(title: &str, text: &str) -> f64 {
    if title == text {
        return 1.0;
    }
    let title: Vec<&str> = title.split(' ').collect();
    let text: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    let shared = text.iter().filter(|word| title.contains(word)).count();
    let all = title.len() + text.len() - shared.min(title.len());
    if all == 0 || text.len() < 3 { 0.0 } else { shared as f64 / all as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::tree::parse;

    fn headline(page: &str, titles: &[&str]) -> Option<String> {
        let page = Page::of(&parse(page).unwrap());
        let titles: Vec<String> = titles.iter().map(|title| (*title).to_owned()).collect();
        find(&page, &titles).map(|number| page.blocks[number].text.clone())
    }

    #[test]
    fn the_heading_that_says_the_title_is_the_headline() {
        let page = "<h1>Harbour Post</h1><a href=x>Harbour reopens after storm</a><h2>Harbour reopens after storm</h2><h2>More</h2>";
        assert_eq!(headline(page, &["Harbour reopens after storm"]).as_deref(), Some("Harbour reopens after storm"));
        assert_eq!(
            headline("<h1>Port’s gates open again, at last</h1>", &["Ports gates open again"]).as_deref(),
            Some("Port’s gates open again, at last")
        );
    }

    #[test]
    fn an_only_first_heading_is_the_headline_whatever_the_metadata_say() {
        assert_eq!(
            headline("<h1>Gates open again</h1>", &["Something else entirely"]).as_deref(),
            Some("Gates open again")
        );
        assert_eq!(headline("<h1>Gates open again</h1><h1>Another top heading</h1>", &[]), None);
    }
}
