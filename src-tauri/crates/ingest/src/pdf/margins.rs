//! Running headers and footers: what stands at the upper or lower edge of a page because it is a page.
//!
//! A line is one when the document marks it so, when the same line, numbers aside, stands at the same place near the edges of several pages
//! or anywhere on more, as banners do, or when it counts the pages. A browser that prints a page puts its title, its address and the time of printing there; these lines are known by
//! what they say, since the document may have one page only.

use super::lines::Line;
use std::collections::{BTreeMap, BTreeSet};

/// How far from the edge of a page running lines stand, as a share of its height.
const MARGIN: f32 = 0.13;
/// The same for what a browser prints.
const BROWSER: f32 = 0.07;
/// The largest type that browsers print there, in points.
const LARGEST: f32 = 10.5;
/// On how many pages a line stands that is one anywhere.
const FEWEST_PAGES: usize = 3;

/// Marks the running lines of a document, and says whether a browser printed it. `edges` gives the upper and the lower edge of each page, as lines are measured; `title` is what
/// the document says that its title is.
pub(super) fn mark(lines: &mut [Line], edges: &[(f32, f32)], title: Option<&str>) -> bool {
    let places: Vec<Option<f32>> = lines.iter().map(|line| edge_distance(line, edges)).collect();
    let mut pages: BTreeMap<(String, i32), BTreeSet<usize>> = BTreeMap::new();
    for (line, place) in lines.iter().zip(&places) {
        if let Some(place) = place {
            for step in steps(*place) {
                pages.entry((without_numbers(&line.text), step)).or_default().insert(line.page);
            }
        }
    }
    let mut browser: Vec<(usize, f32)> = Vec::new();
    for (line, place) in lines.iter_mut().zip(&places) {
        let Some(place) = *place else { continue };
        let fewest = if place.abs() <= MARGIN { 2 } else { FEWEST_PAGES };
        let text = without_numbers(&line.text);
        let repeats =
            steps(place).any(|step| pages.get(&(text.clone(), step)).is_some_and(|pages| pages.len() >= fewest));
        let is_small = place.abs() <= BROWSER && line.size <= LARGEST;
        let is_browsers = is_small && is_printed_by_browser(&line.text, line.page, edges.len(), title);
        let is_number = place.abs() <= MARGIN && is_page_number(&line.text);
        line.running |= repeats || is_browsers || is_number;
        if is_browsers {
            browser.push((line.page, line.base));
        }
    }
    // The title and the time stand in one line.
    for (line, place) in lines.iter_mut().zip(&places) {
        let is_beside = |(page, base): &(usize, f32)| *page == line.page && (base - line.base).abs() < 0.3 * line.size;
        line.running |= place.is_some_and(|place| place.abs() <= BROWSER) && browser.iter().take(2000).any(is_beside);
    }
    !browser.is_empty()
}

/// How far a line stands from the nearer edge of its page, as a share of its height; negative for the lower edge.
fn edge_distance(line: &Line, edges: &[(f32, f32)]) -> Option<f32> {
    let (top, bottom) = *edges.get(line.page)?;
    let height = (bottom - top).max(1.0);
    let (above, below) = ((line.base - line.size - top) / height, (bottom - line.base) / height);
    Some(if above <= below { above.max(0.0) } else { -below.max(0.001) })
}

/// Places as steps of half a hundredth of a page, each place on two of them so that close ones share one.
fn steps(place: f32) -> impl Iterator<Item = i32> {
    let step = (place * 200.0).floor() as i32;
    [step, step + 1].into_iter()
}

fn without_numbers(text: &str) -> String {
    let digits = text.chars().map(|c| if c.is_numeric() { '#' } else { c });
    let mut kept = String::with_capacity(text.len());
    for c in digits {
        if c != '#' || !kept.ends_with('#') {
            kept.push(c);
        }
    }
    kept.trim().to_lowercase()
}

/// Whether a line is nothing but the number of the page: "3", "– 3 –", "Page 3 of 4", "3/4".
fn is_page_number(text: &str) -> bool {
    const WORDS: [&str; 19] = [
        "page",
        "seite",
        "página",
        "pagina",
        "страница",
        "стр",
        "s",
        "p",
        "of",
        "von",
        "de",
        "sur",
        "из",
        "di",
        "/",
        "|",
        "sida",
        "strona",
        "z",
    ];
    let spaced = text.replace('/', " / ").to_lowercase();
    let words: Vec<&str> =
        spaced.split_whitespace().map(|word| word.trim_matches(['-', '–', '—', '.', '[', ']'])).collect();
    let is_number = |word: &&str| (1..=4).contains(&word.len()) && word.chars().all(|c| c.is_ascii_digit());
    let numbers = words.iter().filter(|word| is_number(word)).count();
    (1..=2).contains(&numbers) && words.iter().all(|word| word.is_empty() || is_number(word) || WORDS.contains(word))
}

/// Whether a line is one of those that browsers print at the edge: the address, the title, the time of printing, this page and how many.
fn is_printed_by_browser(text: &str, page: usize, pages: usize, title: Option<&str>) -> bool {
    let text = text.trim();
    let says_title = title.is_some_and(|title| {
        let start = text.trim_end_matches(['…', '.']).trim_end();
        !start.is_empty() && (title.starts_with(start) && start.chars().count() * 3 > title.chars().count())
    });
    let counts = text.rsplit(char::is_whitespace).next().is_some_and(|last| *last == format!("{}/{pages}", page + 1));
    says_title || counts || is_time_of_printing(text) || address(text).is_some() || text.starts_with("file://")
}

/// Whether a line is a day in numbers and a time: "25/11/2026, 09:41", "11/25/26, 9:41 AM", "25.11.2026, 09:41".
fn is_time_of_printing(text: &str) -> bool {
    let shape: String = without_numbers(&text.replace(['\u{202f}', '\u{a0}', ' '], ""));
    let (day, time) = shape.split_once(',').unwrap_or((&shape, ""));
    matches!(day, "#/#/#" | "#.#.#" | "#-#-#") && matches!(time, "#:#" | "#:#am" | "#:#pm" | "#:#:#" | "")
}

/// The address that a line is. One that was cut to fit is none.
pub(super) fn address(text: &str) -> Option<&str> {
    let first = text.split_whitespace().find(|word| word.starts_with("https://") || word.starts_with("http://"))?;
    let others = text.split_whitespace().filter(|word| *word != first);
    let is_alone = others.map(without_numbers).all(|word| matches!(word.as_str(), "#/#" | "#"));
    (is_alone && !first.ends_with('…') && !first.ends_with("...")).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, page: usize, base: f32) -> Line {
        Line {
            text: text.into(),
            start: 50.0,
            end: 300.0,
            base,
            size: 8.0,
            bold: false,
            first_word: 20.0,
            part: 0,
            linked: false,
            page,
            running: false,
        }
    }

    fn marked(lines: &[(&str, usize, f32)], pages: usize, title: Option<&str>) -> Vec<bool> {
        let mut lines: Vec<Line> = lines.iter().map(|(text, page, base)| line(text, *page, *base)).collect();
        mark(&mut lines, &vec![(0.0, 842.0); pages], title);
        lines.into_iter().map(|line| line.running).collect()
    }

    #[test]
    fn the_same_line_at_the_same_place_on_several_pages_belongs_to_the_pages() {
        let lines = [
            ("Harbour Office, 3", 0, 40.0),
            ("Nobody was hurt", 0, 400.0),
            ("Harbour Office, 4", 1, 41.0),
            ("Nobody was hurt", 1, 400.0),
            ("The quay", 1, 60.0),
        ];
        assert_eq!(marked(&lines, 2, None), [true, false, true, false, false]);
    }

    #[test]
    fn what_a_browser_prints_around_a_single_page_is_known() {
        let title = Some("Ferry fire under control - Harbour Post");
        let lines = [
            ("25/11/2026, 09:41", 0, 22.0),
            ("Ferry fire under control - Harbour Post", 0, 22.0),
            ("25/11/2026 was the day of the fire", 0, 30.0),
            ("https://harbour.example/a/1", 0, 830.0),
            ("1/1", 0, 830.0),
        ];
        assert_eq!(marked(&lines, 1, title), [true, true, false, true, true]);
    }

    #[test]
    fn page_numbers_are_known_in_their_forms() {
        for text in ["3", "– 3 –", "Page 3 of 12", "Seite 3 von 12", "3/12", "Стр. 3"] {
            assert!(is_page_number(text), "{text}");
        }
        for text in ["12 March", "3 ferries", "Page", "12345"] {
            assert!(!is_page_number(text), "{text}");
        }
    }

    #[test]
    fn an_address_that_was_cut_is_none() {
        assert_eq!(address("https://harbour.example/a/1 1/4"), Some("https://harbour.example/a/1"));
        assert_eq!(address("https://harbour.example/a…"), None);
        assert_eq!(address("See https://harbour.example for more"), None);
    }
}
