//! A mail that is passed on inside another: the lines that the mail program puts above it.

use crate::normal::word_count;
use std::ops::Range;
use variorum_lexicon::{MailField, MailWords};
use variorum_model::{Block, BlockKind, LeftOut};

/// What the lines above a forwarded mail say.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Forwarded {
    /// The sender's mail address.
    pub(super) address: Option<String>,
    /// When it was sent, as written.
    pub(super) date: Option<String>,
    pub(super) subject: Option<String>,
}

/// How many blocks the lines may take up.
const MOST_BLOCKS: usize = 16;

/// The line that announces a forwarded mail has no more words up to its announcement.
const MOST_ANNOUNCING: usize = 8;

/// The note of the person who passes a mail on has fewer words.
const MOST_ABOVE: usize = 40;

/// A block with more words is no header.
const MOST_WORDS: usize = 80;

impl Forwarded {
    /// Finds the lines above a forwarded mail in `texts`, and where the text below them begins. Of mails that were passed on several times the
    /// innermost is the article. Nothing but a note may stand before the text numbered `note_end`.
    pub(super) fn find(texts: &[&str], note_end: usize) -> Option<(usize, Self)> {
        let innermost = headers(texts, note_end).into_iter().rfind(|header| header.begins_article)?;
        Some((innermost.lines.end, innermost.says))
    }

    /// Which of `texts` are the lines above a mail that an article quotes or answers, and what they say. They say nothing of the article.
    pub(super) fn quoted(texts: &[&str], note_end: usize) -> Vec<(Range<usize>, Self)> {
        let quoted = headers(texts, note_end).into_iter().filter(|header| !header.begins_article);
        quoted.map(|header| (header.lines, header.says)).collect()
    }

    /// Finds the lines above a forwarded mail in `blocks` and leaves out what stands above them, and the lines themselves; and the lines above
    /// mails that the article quotes, of which it returns the dates.
    pub(super) fn mark(blocks: &mut [Block], note_end: usize) -> Vec<String> {
        let texts: Vec<&str> = blocks.iter().map(|block| block.text.as_str()).collect();
        let start = Self::find(&texts, note_end).map_or(0, |(start, _)| start);
        let quoted = Self::quoted(&texts, note_end);
        for lines in std::iter::once(&(0..start)).chain(quoted.iter().map(|(lines, _)| lines)) {
            let lines = blocks.get_mut(lines.clone()).unwrap_or_default().iter_mut();
            for block in lines.filter(|block| block.left_out.is_none_or(|reason| reason == LeftOut::Headline)) {
                block.kind = BlockKind::Furniture;
                block.left_out = Some(LeftOut::OutsideArticle);
            }
        }
        quoted.into_iter().filter_map(|(_, says)| says.date).collect()
    }
}

/// The lines above a mail inside another.
struct Header {
    lines: Range<usize>,
    /// Whether the article begins below: the lines are said to be passed on, or nothing but a note stands above. Others are what an article quotes or answers.
    begins_article: bool,
    says: Forwarded,
}

fn headers(texts: &[&str], note_end: usize) -> Vec<Header> {
    let mut found = Vec::new();
    let (mut start, mut above) = (0, 0);
    while let Some(text) = texts.get(start) {
        if let Some((length, is_passed_on, says)) = header_at(texts.get(start..).unwrap_or_default()) {
            let lines = start..start + length;
            let is_below_note = lines.start <= note_end && above < MOST_ABOVE;
            start = lines.end;
            found.push(Header { lines, begins_article: is_passed_on || is_below_note, says });
        } else {
            start += 1;
            above += word_count(text);
        }
    }
    found
}

/// The header that these texts begin with, how many of them it takes up, and whether a line says that it is passed on: one that names a sender and a
/// subject or a date, in one language, or the one line that some programs put in its place.
fn header_at(texts: &[&str]) -> Option<(usize, bool, Forwarded)> {
    let first = texts.first()?;
    let announced = announcement(first);
    // Some put the announcement and the sender on one line.
    let after = announced.map(|(rest, _)| rest).filter(|rest| !rest.is_empty());
    let below = texts.iter().skip(usize::from(announced.is_some())).copied();
    let lines: Vec<&str> = after.into_iter().chain(below).take(MOST_BLOCKS).collect();
    let before = usize::from(announced.is_some() && after.is_none());
    let (length, forwarded) = MailWords::all()
        .find_map(|words| fields_at(&lines, words))
        .or_else(|| lines.first().filter(|_| announced.is_some()).and_then(|line| Some((1, in_one_line(line)?))))?;
    Some((before + length, announced.is_some_and(|(_, is_passed_on)| is_passed_on), forwarded))
}

/// What stands behind the words that announce the mail below, when `line` begins with them, and whether they say that it is passed on.
fn announcement(line: &str) -> Option<(&str, bool)> {
    let lower = line.to_lowercase();
    let (end, is_passed_on) = MailWords::all().filter_map(|words| words.announcement(&lower)).max()?;
    // Where letters change their length with their case, places in one text are none in the other.
    let (words, rest) = if lower.len() == line.len() { line.split_at_checked(end)? } else { (line, "") };
    let rest = rest.trim_start_matches([' ', '\t', '\u{a0}', '-', ':', '=', '_', '*']);
    (word_count(words) <= MOST_ANNOUNCING && (rest.contains(':') || word_count(rest) <= 1))
        .then_some((rest, is_passed_on))
}

/// The fields that these lines begin with in the words of one language, and how many lines they take up.
fn fields_at(lines: &[&str], words: &MailWords) -> Option<(usize, Forwarded)> {
    let mut fields: Vec<(MailField, String)> = Vec::new();
    let mut length = 0;
    // In a table, each field's name stands in a line of its own.
    let is_table = lines.first().is_some_and(|line| line.trim_end().ends_with(':'));
    for line in lines {
        let own = fields_in(line, words);
        let is_open = is_table && fields.last().is_some_and(|(_, value)| value.trim().is_empty());
        if word_count(line) > MOST_WORDS || (own.is_empty() && !is_open) {
            break;
        }
        match fields.last_mut().filter(|_| own.is_empty()) {
            Some((_, value)) => value.push_str(line),
            None => fields.extend(own),
        }
        length += 1;
    }
    let value = |field: MailField| {
        let found = fields.iter().find(|(own, _)| *own == field);
        found.map(|(_, value)| value.trim_matches([' ', '|', '\t', '\u{a0}']).to_owned())
    };
    let from = value(MailField::From)?;
    let (date, subject) = (value(MailField::Date), value(MailField::Subject));
    (date.is_some() || subject.is_some()).then(|| (length, Forwarded { address: address_in(&from), date, subject }))
}

/// When and by whom, in one line: `22.10.2024, 18:04, "A Name" <a@b.example>:`.
fn in_one_line(line: &str) -> Option<Forwarded> {
    let address = address_in(line).filter(|_| line.ends_with([':', '>']) && word_count(line) <= MOST_WORDS)?;
    let date = line.split(['"', '<']).next().unwrap_or_default();
    Some(Forwarded { address: Some(address), date: Some(date.trim_end_matches([' ', ',']).to_owned()), subject: None })
}

/// The fields that a block states, when it begins with one: "From: A Date: B" as well as "From: A".
fn fields_in(text: &str, words: &MailWords) -> Vec<(MailField, String)> {
    let mut fields: Vec<(MailField, String)> = Vec::new();
    let mut rest = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let Some((field, after)) = field_at(rest, words) else { return fields };
    fields.push((field, String::new()));
    rest = after;
    while !rest.is_empty() {
        let word_end = rest.char_indices().skip(1).find(|(_, c)| *c == ' ').map_or(rest.len(), |(at, _)| at);
        let (word, after_word) = rest.split_at(word_end);
        if let Some((field, after)) = field_at(word_start(rest), words) {
            fields.push((field, String::new()));
            rest = after;
            continue;
        }
        if let Some((_, value)) = fields.last_mut() {
            value.push_str(word);
        }
        rest = after_word;
    }
    fields
}

fn word_start(text: &str) -> &str {
    text.trim_start_matches([' ', '*'])
}

/// The field whose name and colon `text` begins with, and what follows.
fn field_at<'t>(text: &'t str, words: &MailWords) -> Option<(MailField, &'t str)> {
    let end = text.char_indices().take(20).find(|(_, c)| *c == ':').map(|(at, _)| at)?;
    let name = text.get(..end)?.trim_end_matches(['*', ' ', '\u{a0}']).to_lowercase();
    Some((words.field(&name)?, text.get(end + 1..)?.trim_start_matches('*')))
}

/// The mail address in `A Name <a@b.example>` or `a@b.example`.
fn address_in(from: &str) -> Option<String> {
    let is_part = |c: char| !c.is_whitespace() && !"<>()[]\",;".contains(c);
    from.split(|c| !is_part(c))
        .find(|word| word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.')))
        .map(str::to_owned)
}

/// A subject without what mail programs put before it: "Fwd:", "WG:", "Re:".
pub(super) fn without_prefix(subject: &str) -> &str {
    let mut rest = subject.trim();
    while let Some((prefix, after)) = rest.split_once(':') {
        let prefix = prefix.trim().to_lowercase();
        if !MailWords::all().any(|words| words.is_forwarding(&prefix) || words.is_answering(&prefix)) {
            break;
        }
        rest = after.trim_start();
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(texts: &[&str]) -> Vec<Block> {
        texts.iter().map(|text| Block::included(BlockKind::Paragraph, *text)).collect()
    }

    #[test]
    fn a_header_is_found_in_one_block_and_line_by_line() {
        for texts in [
            &[
                "Seen this?",
                "From: Harbour Post <a@post.example> Sent: Tuesday, 22 October 2024 18:04 To: B Subject: Ferry safe",
                "Text",
            ][..],
            &[
                "---- Forwarded message ----",
                "From: Harbour Post <a@post.example>",
                "Sent: Tuesday, 22 October 2024 18:04",
                "Subject: Ferry safe",
                "Text",
            ],
            &[
                "Anfang der weitergeleiteten Nachricht:",
                "*Von:* Harbour Post <a@post.example>",
                "Betreff: Ferry safe",
                "Text",
            ],
        ] {
            let mut found = blocks(texts);
            let (_, forwarded) = Forwarded::find(texts, usize::MAX).unwrap();
            assert!(Forwarded::mark(&mut found, usize::MAX).is_empty());
            assert_eq!(
                (forwarded.address.as_deref(), forwarded.subject.as_deref()),
                (Some("a@post.example"), Some("Ferry safe"))
            );
            let kept: Vec<_> =
                found.iter().filter(|block| block.left_out.is_none()).map(|block| block.text.as_str()).collect();
            assert_eq!(kept, ["Text"]);
        }
    }

    #[test]
    fn prose_that_names_a_sender_is_no_header() {
        let mut found = blocks(&["From: this point on, the road is closed.", "The mayor said so. Subject: to change."]);
        assert!(Forwarded::mark(&mut found, usize::MAX).is_empty());
        assert!(found.iter().all(|block| block.left_out.is_none()));
    }

    #[test]
    fn a_header_that_an_article_quotes_begins_none() {
        let prose = "The ferry reached the harbour shortly before midnight, and nobody on board was hurt. ".repeat(4);
        let header = ["From: Tom Reyes", "Date: 3 March 2025", "Subject: the engine"];
        let below = |above: &'static str, note_end| {
            let mut texts = vec![above];
            texts.extend(header);
            texts.push("Text");
            Forwarded::find(&texts, note_end).is_some()
        };
        assert!(below("Look at this", usize::MAX));
        assert!(!below("Minister wrote of the engine", 0), "a headline stands above");
        let mut found = blocks(&[&prose, "The mail reads:", header[0], header[1], header[2], &prose]);
        assert_eq!(Forwarded::mark(&mut found, usize::MAX), ["3 March 2025"]);
        let kept = found.iter().filter(|block| block.left_out.is_none()).map(|block| block.text.as_str());
        assert_eq!(kept.collect::<Vec<_>>(), [&prose, "The mail reads:", &prose]);
    }

    #[test]
    fn prefixes_of_subjects_are_dropped() {
        assert_eq!(without_prefix("Fwd: WG: Re: Ferry: safe"), "Ferry: safe");
        assert_eq!(without_prefix("Ferry: safe"), "Ferry: safe");
    }
}
