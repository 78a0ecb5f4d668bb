//! The paragraphs of a plain text.

use super::hyphens::{Vocabulary, is_broken};
use std::collections::BTreeSet;

/// Lines are taken to be broken where a page was full without further evidence only if that page was at least so many characters wide.
const NARROWEST_PAGE: usize = 60;
/// And in any case only if it was at most so wide.
const WIDEST_PAGE: usize = 100;

/// So many marks make a line across the page.
const SHORTEST_RULE: usize = 3;

/// So many breaks at the edge of a page are no chance, however narrow it is.
const ENOUGH_BREAKS: usize = 3;

/// The paragraphs of a text, their characters as they stand: its lines, those put together again that were broken only because they were
/// full.
pub(crate) fn paragraphs(text: &str) -> Vec<String> {
    parted(text).into_iter().map(|paragraph| paragraph.text).collect()
}

/// A paragraph of a plain text.
pub(crate) struct Paragraph {
    pub(crate) text: String,
    /// Whether an empty line stands above it.
    pub(crate) is_set_off: bool,
}

/// The paragraphs of a text with what parts them.
pub(crate) fn parted(text: &str) -> Vec<Paragraph> {
    let mut stretches: Vec<Stretch<'_>> = Vec::new();
    let mut together: Vec<Row<'_>> = Vec::new();
    let lines = text.lines().flat_map(|line| line.split('\r')).chain([""]);
    for line in lines {
        let row = Row::of(line);
        let is_rule = is_rule(row.text);
        if !row.text.is_empty() && !is_rule {
            together.push(row);
            continue;
        }
        if !together.is_empty() {
            stretches.extend(Stretch::parted(&mut together));
        }
        if is_rule {
            stretches.push(Stretch::of(&[row], true));
        }
    }
    let page = page_width(&stretches);
    let whole = Vocabulary::of(stretches.iter().flat_map(|stretch| stretch.lines.iter().copied()));
    let mut found = Vec::new();
    for stretch in stretches {
        let own =
            stretch.is_full_page().then_some(stretch.width).or(page.filter(|width| stretch.breaks(*width).is_some()));
        let texts = match own {
            Some(width) => stretch.paragraphs(width, &whole),
            None => stretch.lines.iter().map(|line| (*line).to_owned()).collect(),
        };
        let paragraphs = texts.into_iter().enumerate();
        found
            .extend(paragraphs.map(|(number, text)| Paragraph { text, is_set_off: number == 0 && stretch.is_set_off }));
    }
    found
}

/// A line, and how far it is indented.
#[derive(Clone, Copy)]
struct Row<'t> {
    text: &'t str,
    indent: usize,
}

impl<'t> Row<'t> {
    fn of(line: &'t str) -> Self {
        Self { text: line.trim(), indent: line.chars().take_while(|c| c.is_whitespace()).count() }
    }
}

/// Lines without an empty one between them.
struct Stretch<'t> {
    lines: Vec<&'t str>,
    /// Whether an empty line stands above.
    is_set_off: bool,
    /// How long the longest line is.
    width: usize,
    /// What stands between each two lines.
    ends: Vec<LineEnd>,
    /// Whether lines begin entries of a list.
    is_list: bool,
}

/// The end of a line.
struct LineEnd {
    /// How wide the page would have to be to have room for the word that the next line begins with.
    needed: usize,
    /// Whether a sentence ends there.
    ends_sentence: bool,
    /// Whether the next line goes on with a small letter.
    goes_on: bool,
}

/// The breaks of a stretch where a page was full.
#[derive(Clone, Copy, Default)]
struct Breaks {
    full: usize,
    /// How many of them go on with a small letter.
    small: usize,
    /// How many paragraphs end between.
    ends: usize,
}

impl<'t> Stretch<'t> {
    /// The stretches of rows that stand together, which are taken: where a sentence ends and the next row is indented, a paragraph begins.
    fn parted(together: &mut Vec<Row<'t>>) -> Vec<Self> {
        let mut rows = std::mem::take(together);
        let margin = rows.iter().map(|row| row.indent).min().unwrap_or_default();
        for row in &mut rows {
            row.indent -= margin;
        }
        // The rows of an entry of a list are indented below its mark.
        let has_entries = rows.iter().any(|row| is_entry(row.text));
        let begins = |row: &Row<'t>, above: &Row<'t>| {
            row.indent > 0 && (ends_sentence(above.text) || above.text.ends_with(':')) && !has_entries
        };
        let parts = rows.chunk_by(|above, row| !begins(row, above));
        parts.enumerate().map(|(number, rows)| Self::of(rows, number == 0)).collect()
    }

    fn of(rows: &[Row<'t>], is_set_off: bool) -> Self {
        let length = |text: &str| text.chars().count();
        let end = |(row, next): (&Row<'t>, &Row<'t>)| LineEnd {
            // Nobody breaks a word where there is room for the whole.
            needed: if is_broken(row.text, next.text) {
                usize::MAX
            } else {
                row.indent + length(row.text) + 1 + next.text.split_whitespace().next().map_or(0, length)
            },
            ends_sentence: ends_sentence(row.text),
            goes_on: next.text.starts_with(char::is_lowercase),
        };
        let lines: Vec<&str> = rows.iter().map(|row| row.text).collect();
        Self {
            width: rows.iter().map(|row| row.indent + length(row.text)).max().unwrap_or_default(),
            ends: rows.iter().zip(rows.iter().skip(1)).map(end).collect(),
            is_list: is_list(&lines),
            is_set_off,
            lines,
        }
    }

    /// The breaks on a page of this width, if every line was broken because it was full there or ends a paragraph with a sentence, and one breaks
    /// off inside a sentence.
    fn breaks(&self, width: usize) -> Option<Breaks> {
        let mut breaks = Breaks::default();
        let mut is_running = false;
        for end in &self.ends {
            if end.needed > width {
                breaks.full += 1;
                breaks.small += usize::from(end.goes_on);
                is_running |= !end.ends_sentence;
            } else if end.ends_sentence && !end.goes_on {
                breaks.ends += 1;
            } else {
                return None;
            }
        }
        // Sentences that each have a line of their own may be as long as the page now and then.
        (is_running && !self.is_list && self.width <= width && breaks.full >= 2 * breaks.ends).then_some(breaks)
    }

    /// Whether the lines are one paragraph on a page so wide that no more is asked.
    fn is_full_page(&self) -> bool {
        (NARROWEST_PAGE..=WIDEST_PAGE).contains(&self.width)
            && self.breaks(self.width).is_some_and(|breaks| breaks.ends == 0)
    }

    fn paragraphs(&self, width: usize, whole: &Vocabulary) -> Vec<String> {
        let mut paragraphs: Vec<String> = self.lines.first().map(|line| (*line).to_owned()).into_iter().collect();
        for (line, end) in self.lines.iter().skip(1).zip(&self.ends) {
            match paragraphs.last_mut().filter(|_| end.needed > width) {
                Some(open) => whole.join(open, line),
                None => paragraphs.push((*line).to_owned()),
            }
        }
        paragraphs
    }
}

/// How wide the page was on which most of a text's paragraphs were broken, when that is sure however narrow it was: many lines were full on it,
/// and went on inside sentences. Lines of verse may be as long as one another, but begin with capitals or have room for another word.
fn page_width(stretches: &[Stretch<'_>]) -> Option<usize> {
    let widths: BTreeSet<usize> =
        stretches.iter().map(|stretch| stretch.width).filter(|width| *width <= WIDEST_PAGE).collect();
    let breaks = |width: usize| {
        let of_all = stretches.iter().filter_map(move |stretch| stretch.breaks(width));
        of_all.fold((0, 0), |(full, small), breaks| (full + breaks.full, small + breaks.small))
    };
    let best = widths.into_iter().map(|width| (breaks(width), width)).max_by_key(|((full, _), width)| (*full, *width));
    best.filter(|((full, small), _)| *full >= ENOUGH_BREAKS && small * 3 >= *full).map(|(_, width)| width)
}

/// Whether lines begin entries of a list. Where neither the first line does nor a sentence or a colon stands above, a number or a dash came to the
/// beginning of a line by chance: "on / 22. Oktober", "the ferry / – a new one – sank".
fn is_list(lines: &[&str]) -> bool {
    let is_open = |above: &str| !ends_sentence(above) && !above.ends_with(':');
    let begins = lines.first().is_some_and(|line| is_entry(line));
    lines.iter().zip(lines.iter().skip(1)).any(|(above, line)| is_entry(line) && (begins || !is_open(above)))
}

/// Whether a line begins an entry of a list.
fn is_entry(line: &str) -> bool {
    let mark = line.split_whitespace().next().unwrap_or_default();
    let is_number = mark.ends_with(['.', ')'])
        && mark.len() <= 3
        && mark.chars().next().is_some_and(|first| first.is_ascii_digit());
    matches!(mark, "-" | "–" | "—" | "•" | "*" | "·" | "▪" | "◦") || is_number
}

/// Whether a line is nothing but the same mark again and again, as typists draw a line across the page: `---`, `* * *`, `______`.
pub(crate) fn is_rule(line: &str) -> bool {
    let mut marks = line.chars().filter(|c| !c.is_whitespace());
    let first = marks.next().filter(|c| "-–—―_=*~#+•·─━═".contains(*c));
    first.is_some_and(|first| {
        let mut more = 0_usize;
        marks.all(|mark| {
            more += 1;
            mark == first
        }) && more + 1 >= SHORTEST_RULE
    })
}

/// Whether the text ends as sentences do.
pub(crate) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['”', '"', '“', '»', '’', '\'', ')', ']', ' '])
        .ends_with(['.', '!', '?', '…', '。', '！', '？'])
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROSE: &str =
        "The ferry reached the harbour shortly before midnight, and nobody on board was hurt, the coastguard said.";

    #[test]
    fn lines_broken_on_a_full_page_are_one_paragraph() {
        let text = "Ferry fire\n\nThe ferry reached the harbour shortly before midnight, and nobody\n\
                    on board was hurt, the coastguard said on Wednesday morning after\na search of the decks.\n";
        let found = paragraphs(text);
        assert_eq!(found.len(), 2);
        assert!(found[1].contains("nobody on board") && found[1].ends_with("after a search of the decks."));
    }

    #[test]
    fn a_number_or_a_dash_at_the_beginning_of_a_full_line_begins_no_list() {
        for text in [
            "Der Hafen teilte mit, dass die Fähre ihre Fahrten erst wieder ab dem\n22. Oktober 2024 aufnehmen werde, da der Motor noch geprüft wird und\nErsatzteile fehlen.",
            "The ferries reached the harbour shortly before midnight on Tuesday\n– an hour late, as on most evenings of this winter – and nobody had\nbeen hurt on board.",
        ] {
            assert_eq!(paragraphs(text), [text.replace('\n', " ")]);
        }
        let list = "The board decided on Tuesday evening that the ferry is to be repaired:\n- first the engine, which the yard had found to be worn out in March,\n- then the deck.";
        assert_eq!(paragraphs(list).len(), 3);
    }

    #[test]
    fn a_line_of_dashes_is_no_part_of_the_lines_around_it() {
        for rule in ["---", "* * *", "─────", "______________________________________________________________________"]
        {
            let text =
                "The ferry reached the harbour shortly before midnight, and nobody was\nhurt on board, she said.";
            let found = paragraphs(&format!("{text}\n{rule}\n{text}"));
            assert_eq!(found, [&text.replace('\n', " "), rule, &text.replace('\n', " ")]);
        }
        for other in ["--", "- - x", "***!", "", "...", "-=-"] {
            assert!(!is_rule(other), "{other}");
        }
    }

    #[test]
    fn short_lines_below_one_another_stay_apart() {
        assert_eq!(paragraphs("Released by the harbour office on Tuesday\nTranslated from the Norrisay\n").len(), 2);
    }

    /// `text` as a mail program breaks it at `width` characters.
    fn wrapped(text: &str, width: usize) -> String {
        let mut lines = vec![String::new()];
        for word in text.split(' ') {
            let line = lines.last_mut().unwrap();
            if line.is_empty() {
                line.push_str(word);
            } else if line.chars().count() + 1 + word.chars().count() <= width {
                line.push(' ');
                line.push_str(word);
            } else {
                lines.push(word.to_owned());
            }
        }
        lines.join("\n")
    }

    #[test]
    fn lines_broken_on_a_narrow_page_are_one_paragraph() {
        let german = "Die Fähre erreichte kurz vor Mitternacht den Hafen, und niemand an Bord wurde verletzt, sagte die Küstenwache \
                      am Dienstag der Zeitung. Der Motor war im März geprüft worden.";
        for width in 30..=70 {
            let (first, second) = (wrapped(PROSE, width), wrapped(german, width));
            let text = format!("Ferry fire\n\n{first}\n\n{second}\n\nBy the\nharbour office\n");
            assert_eq!(paragraphs(&text), ["Ferry fire", PROSE, german, "By the", "harbour office"], "{width}");
        }
    }

    #[test]
    fn a_paragraph_ends_with_a_short_line_where_no_empty_one_follows() {
        let text = format!("Ferry fire\n\n{}\n  {}", wrapped(PROSE, 41), wrapped(PROSE, 41));
        assert_eq!(paragraphs(&text), ["Ferry fire", PROSE, PROSE]);
    }

    #[test]
    fn paragraphs_may_be_indented_as_a_whole_or_by_their_first_lines() {
        for width in [45, 70] {
            let lines = wrapped(PROSE, width);
            let whole = format!("    Ferry fire\n\n    {0}\n\n    {0}", lines.replace('\n', "\n    "));
            assert_eq!(paragraphs(&whole), ["Ferry fire", PROSE, PROSE], "{width}");
            // The first line has so much less room.
            let first = wrapped(&format!("____{PROSE}"), width).replace("____", "    ");
            let set_off = format!("Ferry fire\n\n{first}\n\n{first}");
            assert_eq!(paragraphs(&set_off), ["Ferry fire", PROSE, PROSE], "{width}");
            let running = format!("Ferry fire\n\n{first}\n{first}\n    “No.”\n{first}");
            assert_eq!(paragraphs(&running), ["Ferry fire", PROSE, PROSE, "“No.”", PROSE], "{width}");
        }
        let list = "- the key to the lower engine room.\n  It was lost.\n- a deck of cards, the queen missing";
        assert_eq!(paragraphs(list).len(), 3);
    }

    #[test]
    fn words_broken_at_the_ends_of_lines_are_put_together_again() {
        let text = "The government has ordered an inquiry into the fire on the ferry, the\nsecond in five years on the state-\n\
                    owned line, and the opposition has asked the govern-\nment to publish it.";
        let joined = "The government has ordered an inquiry into the fire on the ferry, the second in five years on the \
                      state-owned line, and the opposition has asked the government to publish it.";
        assert_eq!(paragraphs(text), [joined]);
    }

    #[test]
    fn an_empty_line_sets_a_paragraph_off() {
        let found = parted("One\nTwo\n\nThree");
        assert_eq!(found.iter().map(|paragraph| paragraph.is_set_off).collect::<Vec<_>>(), [true, false, true]);
    }

    #[test]
    fn sentences_of_a_line_each_stay_apart() {
        let text = "He came at nine in the morning.\nShe had left the quay an hour before.\nNobody saw the boat until the evening\n\
                    when it lay at the pier.\nThe lamp was lit.";
        assert_eq!(paragraphs(text).len(), 5);
    }

    #[test]
    fn verse_and_lists_stay_line_by_line() {
        let verse = "The lamp is lit above the bay tonight,\nThe nets hang dry along the harbour wall,\n\
                     And no one waits to see the ferry's light,\nAnd no one hears the keeper's evening call";
        assert_eq!(paragraphs(verse).len(), 4);
        let list = "- the key to the lower engine room\n- one deck of cards, the queen missing\n\
                    - four lamps and the oil for them\n- a letter that nobody had opened";
        assert_eq!(paragraphs(list).len(), 4);
        let log = "left the quay at seven in fog\nsaw the buoy\nheard the bell twice and slowed\nmade fast at nine";
        assert_eq!(paragraphs(log).len(), 4);
    }

    #[test]
    fn a_paragraph_a_line_stays_a_paragraph_a_line() {
        assert_eq!(paragraphs(&format!("Ferry fire\r{PROSE}\r\n{PROSE}\n“No,” she said.\n")).len(), 4);
    }
}
