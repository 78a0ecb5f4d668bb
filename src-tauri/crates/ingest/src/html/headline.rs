//! Which block is the headline.

use super::page::{Page, Tag, TextBlock};
use crate::metadata::title_parts;

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

/// How much larger than the text type must be to be a headline's, in hundredths.
const LARGE: u32 = 130;

/// In how many blocks below a headline prose begins.
const NEAR: usize = 12;

/// The block that is the headline: the heading that says what one of `titles` says; failing that, another block that does; failing that,
/// the page's only heading of the first level; failing that, the first heading, or the first line in large type, that stands above prose.
/// A line that only names one of the `outlets` (in the form of [`plain`]) is none.
pub(crate) fn find(page: &Page, titles: &[String], outlets: &[String]) -> Option<usize> {
    let titles: Vec<String> = titles
        .iter()
        .flat_map(|title| {
            std::iter::once(title.as_str()).chain(title_parts(title).filter(|part| part.split(' ').count() > 2))
        })
        .map(plain)
        .filter(|title| title.chars().count() > 3)
        .collect();
    let level = |number: usize| match page.place_of(number).map(|place| place.tag) {
        Some(Tag::Heading(level)) => Some(level),
        _ => None,
    };
    let is_outlet =
        |text: &str| outlets.iter().any(|outlet| text == outlet || text.strip_prefix("the ") == Some(outlet));
    let text_size = page.text_size();
    let is_large = |block: &TextBlock| u32::from(block.size) * 100 >= u32::from(text_size) * LARGE;
    let candidates: Vec<(usize, u8, f64)> = page
        .blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| block.words <= 50)
        .filter_map(|(number, block)| {
            let text = plain(&block.text);
            if is_outlet(&text) {
                return None;
            }
            let best = || titles.iter().map(|title| likeness(title, &text)).fold(0.0, f64::max);
            let (level, likeness) = match level(number) {
                Some(level) => (level, best()),
                None if is_large(block) => (6, best()),
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
    if let Some(only) = tops.next() {
        let words = page.blocks.get(only)?.words;
        return (tops.next().is_none() && (3..=40).contains(&words)).then_some(only);
    }
    let is_prose = |block: &TextBlock| block.words >= 15 && block.link_share() < 0.3;
    let prose = page.blocks.iter().position(is_prose)?;
    let may_head = |number: &usize| {
        page.blocks.get(*number).is_some_and(|block| {
            let stands_out = level(*number).is_some() || is_large(block);
            stands_out && !is_outlet(&plain(&block.text)) && (3..=40).contains(&block.words) && block.link_share() < 0.5
        })
    };
    (prose.saturating_sub(NEAR)..prose).find(may_head)
}

/// How much two titles say the same: 1 when they are equal, less when one goes on where the other ends, else the share of words that both have among all words of both.
fn likeness(title: &str, text: &str) -> f64 {
    if title == text {
        return 1.0;
    }
    // One says more than the other.
    let begins = |long: &str, short: &str| {
        short.split(' ').count() > 2 && long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' '))
    };
    if begins(text, title) || begins(title, text) {
        return 0.75;
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
        find(&page, &titles, &[plain("Harbour Post Weekly")]).map(|number| page.blocks[number].text.clone())
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

    #[test]
    fn a_heading_may_say_more_than_the_title() {
        let page = "<h2>Gates open again after a night of gales</h2><h2>Weather</h2><p>Text.</p>";
        let title = ["Harbour Post :: Gates open again"];
        assert_eq!(headline(page, &title).as_deref(), Some("Gates open again after a night of gales"));
        let soup = "<div role=heading aria-level=1>Gates open again after a night of gales</div><p>Text.</p>";
        assert_eq!(headline(soup, &title).as_deref(), Some("Gates open again after a night of gales"));
    }

    #[test]
    fn where_no_title_helps_the_first_line_that_stands_out_above_prose_is_the_headline() {
        let prose =
            "The ferry reached the harbour shortly before midnight, and nobody on board was hurt, the coastguard said.";
        for head in [
            "<h2>Gates open again</h2><h2>Further news of the day</h2>",
            "<font size=5>Gates open again</font><br><br>",
        ] {
            let page = format!("<table><tr><td><font size=6>Harbour Post Weekly</font><td>{head}<p>{prose}</table>");
            assert_eq!(headline(&page, &[]).as_deref(), Some("Gates open again"), "{head}");
        }
    }
}
