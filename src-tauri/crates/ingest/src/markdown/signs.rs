//! By what Markdown is known.
//!
//! Plain text that is taken for Markdown loses characters, and Markdown that is taken for plain text only keeps some too many. So signs that
//! plain text bears as well (a star before an item, a number sign before a word) count for nothing, and one sign alone is not enough.

use super::front_matter;

/// So much weight makes a text Markdown.
const ENOUGH: usize = 4;

/// The weight of a file's name.
const NAME: usize = 3;

/// Signs of one kind count up to so many times.
const MOST_OF_A_KIND: usize = 2;

/// A line with more bytes is looked at only so far.
const WITHIN_LINE: usize = 4096;

/// Whether `text`, of which this may be the beginning, is Markdown. `file_name` only tips the balance.
pub(crate) fn is_markdown(text: &str, file_name: Option<&str>) -> bool {
    if front_matter::opens(text) {
        return true;
    }
    let mut signs = Signs::default();
    let mut below_blank = true;
    for line in text.lines() {
        signs.look_at(&line[..line.floor_char_boundary(WITHIN_LINE)], below_blank);
        below_blank = line.trim().is_empty();
    }
    let is_named = file_name.is_some_and(|name| {
        let name = name.to_lowercase();
        [".md", ".markdown", ".mdown"].iter().any(|end| name.ends_with(end))
    });
    let weight = signs.weight();
    weight > 0 && weight + if is_named { NAME } else { 0 } >= ENOUGH
}

/// How many signs of each kind there are.
#[derive(Debug, Default)]
struct Signs {
    headings: usize,
    links: usize,
    strong: usize,
    fences: usize,
}

impl Signs {
    /// Counts the signs in a line, which stands below an empty one or not: lines below one another are no headings.
    fn look_at(&mut self, line: &str, below_blank: bool) {
        let text = line.trim_start();
        let bare = text.trim_start_matches('#');
        let level = text.len() - bare.len();
        let is_heading = (1..=6).contains(&level) && bare.starts_with(' ') && !bare.trim().is_empty();
        self.headings += usize::from(is_heading && below_blank && line.len() - text.len() < 4);
        if text.starts_with("```") || text.starts_with("~~~") {
            self.fences += 1;
        }
        self.links += line.match_indices("](").filter(|(at, _)| is_link(line, *at)).count();
        self.links += usize::from(is_definition(text));
        self.strong += ["**", "__"].iter().filter(|mark| has_stressed(line, mark)).count();
    }

    /// Headings and links weigh more than what a typist may do to stress a word.
    fn weight(&self) -> usize {
        let up_to = |count: usize| count.min(MOST_OF_A_KIND);
        2 * up_to(self.headings) + 2 * up_to(self.links) + up_to(self.strong) + up_to(self.fences / 2)
    }
}

/// Whether the bracket at `at` closes the text of a link and an address follows.
fn is_link(line: &str, at: usize) -> bool {
    let target = &line[at + 2..];
    let Some(end) = target.find(')') else { return false };
    let target = &target[..end];
    let is_address = ["http://", "https://", "mailto:", "/", "#", "./", "../", "<http"]
        .iter()
        .any(|start| target.starts_with(start))
        || target.contains('.') && !target.contains(' ');
    is_address && line[..at].contains('[')
}

/// Whether the line says where a link leads: `[harbour]: https://harbour.example`.
fn is_definition(line: &str) -> bool {
    line.strip_prefix('[').and_then(|rest| rest.split_once("]: ")).is_some_and(|(name, target)| {
        !name.is_empty() && ["http://", "https://", "<http"].iter().any(|start| target.trim_start().starts_with(start))
    })
}

/// Whether words stand between two of these marks, close by them.
fn has_stressed(line: &str, mark: &str) -> bool {
    line.split_once(mark)
        .and_then(|(_, rest)| rest.split_once(mark))
        .is_some_and(|(inside, _)| inside.starts_with(char::is_alphanumeric) && !inside.ends_with(char::is_whitespace))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_is_known_by_several_signs() {
        for text in [
            "---\ntitle: Fire\n---\nText",
            "# Fire\n\nText with a [link](https://harbour.example/a).\n",
            "## One\n\nText\n\n## Two\n\nText",
            "Text **so** and [so](/a) and [so](b.html).",
            "See [the log][1] and [that][2].\n\n[1]: https://a.example\n[2]: https://b.example\n",
        ] {
            assert!(is_markdown(text, None), "{text}");
        }
    }

    #[test]
    fn plain_text_with_a_mark_or_two_stays_plain_text() {
        for text in [
            "#ferry #fire\n\nText",
            "* one\n* two\n* three",
            "Text with *one* word, snake_case_names and 2 * 3 * 4.",
            "# 1 in the charts\n# 2 in the charts\n# 3 in the charts",
            "He wrote **** instead of a word, and __________ below it.",
            "> quoted\n> mail",
            "Fire (see [1](2)) and [3](4)",
            "---\nA rule above\n---\n",
        ] {
            assert!(!is_markdown(text, None), "{text}");
        }
    }

    #[test]
    fn a_name_tips_the_balance_and_is_not_enough() {
        assert!(is_markdown("# Fire\n\nText", Some("fire.MD")));
        assert!(!is_markdown("# Fire\n\nText", Some("fire.txt")));
        assert!(!is_markdown("Fire\n\nText", Some("fire.md")));
    }
}
