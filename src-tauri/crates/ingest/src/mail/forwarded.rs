//! A mail that is passed on inside another: the lines that the mail program puts above it.

use crate::normal::word_count;
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
const MOST_BLOCKS: usize = 8;

/// The note of the person who passes a mail on has fewer words.
const MOST_ABOVE: usize = 40;

/// A block with more words is no header.
const MOST_WORDS: usize = 80;

impl Forwarded {
    /// Finds the lines above a forwarded mail in `blocks` and leaves out what stands above them, and the lines themselves. Of mails that were
    /// passed on several times the innermost is the article.
    pub(super) fn mark(blocks: &mut [Block]) -> Option<Self> {
        let mut found = None;
        let mut start = 0;
        while start < blocks.len() {
            match header_at(blocks.get(start..).unwrap_or_default()) {
                // A header that nothing announces, below much text, is quoted by an article and does not begin one.
                Some((length, is_announced, forwarded)) if is_announced || words_in(blocks, start) < MOST_ABOVE => {
                    start += length;
                    found = Some((start, forwarded));
                }
                _ => start += 1,
            }
        }
        let (end, forwarded) = found?;
        for block in
            blocks.iter_mut().take(end).filter(|block| block.left_out.is_none_or(|reason| reason == LeftOut::Headline))
        {
            block.kind = BlockKind::Furniture;
            block.left_out = Some(LeftOut::OutsideArticle);
        }
        Some(forwarded)
    }
}

/// How many words of text stand in the first `count` blocks.
fn words_in(blocks: &[Block], count: usize) -> usize {
    blocks.iter().take(count).filter(|block| block.left_out.is_none()).map(|block| word_count(&block.text)).sum()
}

/// The header that these blocks begin with, how many of them it takes up, and whether a line announces it: one that names a sender and a subject or a date, in one language.
fn header_at(blocks: &[Block]) -> Option<(usize, bool, Forwarded)> {
    MailWords::all().find_map(|words| {
        let first = blocks.first()?;
        let announced =
            usize::from(word_count(&first.text) <= 8 && words.announces_forwarded(&first.text.to_lowercase()));
        let mut fields = Vec::new();
        let mut length = announced;
        for block in blocks.iter().skip(announced).take(MOST_BLOCKS) {
            let own = fields_in(&block.text, words);
            if own.is_empty() || word_count(&block.text) > MOST_WORDS {
                break;
            }
            fields.extend(own);
            length += 1;
        }
        let value =
            |field: MailField| fields.iter().find(|(own, _)| *own == field).map(|(_, value)| value.trim().to_owned());
        let from = value(MailField::From)?;
        let (date, subject) = (value(MailField::Date), value(MailField::Subject));
        (date.is_some() || subject.is_some())
            .then(|| (length, announced > 0, Forwarded { address: address_in(&from), date, subject }))
    })
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
        if !MailWords::all().any(|words| words.is_prefix(&prefix)) {
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
            let forwarded = Forwarded::mark(&mut found).unwrap();
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
        assert_eq!(Forwarded::mark(&mut found), None);
        assert!(found.iter().all(|block| block.left_out.is_none()));
    }

    #[test]
    fn a_header_that_an_article_quotes_is_part_of_it() {
        let prose = "The ferry reached the harbour shortly before midnight, and nobody on board was hurt. ".repeat(4);
        let mut found = blocks(&[
            &prose,
            "The mail reads:",
            "From: Tom Reyes",
            "Date: 3 March 2025",
            "Subject: the engine",
            &prose,
        ]);
        assert_eq!(Forwarded::mark(&mut found), None);
    }

    #[test]
    fn prefixes_of_subjects_are_dropped() {
        assert_eq!(without_prefix("Fwd: WG: Re: Ferry: safe"), "Ferry: safe");
        assert_eq!(without_prefix("Ferry: safe"), "Ferry: safe");
    }
}
