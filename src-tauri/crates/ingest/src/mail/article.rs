//! The text of a mail as articles.

use super::body::body_of;
use super::forwarded::Forwarded;
use super::sent::{Sent, is_list, is_passed_on};
use super::stories::stories;
use crate::ReadError;
use crate::charset::Decoded;
use crate::furniture::Recognizer;
use crate::html::{self, Headed, Heading, plain};
use crate::metadata::{names, times};
use crate::normal::word_count;
use crate::prose::{Draft, Piece, Stories, ends_sentence, parted, rich, ruled};
use mail_parser::Message;
use std::collections::BTreeSet;
use variorum_model::{Block, BlockKind, Extraction, LeftOut, ReadingDoubt, StatedTime};

/// A line of plain text with more words is no headline.
const LONGEST_HEADLINE: usize = 20;

/// Prose has more words than this.
const LONGEST_LINE: usize = 12;

/// The articles in the text of the mail, which is passed on in another mail if `is_inner`.
pub(super) fn articles(mail: &Message<'_>, is_inner: bool) -> Result<Vec<Extraction>, ReadError> {
    let (is_page, decoded) = body_of(mail).ok_or(ReadError::NoText)?;
    if decoded.text.trim().is_empty() {
        return Err(ReadError::NoText);
    }
    let decoded = if is_page { decoded } else { unquoted(decoded) };
    let mut pieces = if is_page { html::headed(&decoded.text)? } else { headed(&decoded.text) };
    let texts: Vec<&str> = pieces.iter().map(|piece| piece.piece.text.as_str()).collect();
    let note_end = note_end(mail, pieces.iter().map(|piece| is_page && piece.heading.is_some()), &texts);
    let forwarded = Forwarded::find(&texts, note_end);
    let sent = Sent::of(mail, forwarded.as_ref().map(|(_, forwarded)| forwarded), is_inner);
    let start = forwarded.map_or(0, |(start, _)| start);
    let quoted = Forwarded::quoted(&texts, note_end);
    pieces.iter_mut().take(start).for_each(set_aside);
    for (lines, _) in quoted {
        pieces.iter_mut().take(lines.end).skip(lines.start).for_each(set_aside);
    }
    let doubts = decoded.doubts.clone();
    match told(&mut pieces, is_page) {
        Stories::Several(stories) => {
            let pieces: Vec<Piece> = pieces.into_iter().map(|piece| piece.piece).collect();
            let read = |story: Vec<Piece>| Ok(sent.says_of(draft(story, doubts.clone()).read()?));
            parted(&pieces, &stories).into_iter().map(read).collect()
        }
        Stories::One if is_page => {
            let read = page(decoded, mail, &sent)?;
            Ok(vec![if is_cut(&read, &pieces) { unparted(pieces, &sent, doubts)? } else { read }])
        }
        Stories::One => Ok(vec![whole(pieces, &sent, doubts)?]),
        Stories::Unsure => Ok(vec![unparted(pieces, &sent, doubts)?]),
    }
}

/// The stories in these pieces of a mail. A line across a plain text parts it more surely than what looks like a headline.
fn told(pieces: &mut [Headed], is_page: bool) -> Stories {
    let by_lines =
        if is_page { Stories::One } else { ruled(&pieces.iter().map(|piece| piece.piece.clone()).collect::<Vec<_>>()) };
    if matches!(by_lines, Stories::Several(_)) {
        return by_lines;
    }
    let by_headings = stories(pieces);
    if let Stories::Several(stories) = &by_headings {
        for story in stories {
            if let Some(headline) = pieces.get_mut(story.start) {
                headline.piece.kind = Some(BlockKind::Headline);
            }
        }
    }
    if by_headings == Stories::One { by_lines } else { by_headings }
}

/// The page in a mail as the article it is.
fn page(decoded: Decoded, mail: &Message<'_>, sent: &Sent) -> Result<Extraction, ReadError> {
    let mut read = html::read(decoded, None)?;
    let texts: Vec<&str> = read.blocks.iter().map(|block| block.text.as_str()).collect();
    let note_end = note_end(mail, read.blocks.iter().map(|block| block.kind == BlockKind::Headline), &texts);
    for date in Forwarded::mark(&mut read.blocks, note_end) {
        let quoted = times::stated(&date);
        read.published =
            read.published.filter(|published| quoted.as_ref().map(StatedTime::date) != Some(published.date()));
    }
    if let Some(subject) = &sent.subject
        && (mark_headline(&mut read.blocks, subject) || read.title.is_none())
    {
        read.title = Some(subject.clone());
    }
    Ok(sent.says_of(read))
}

/// Before which of its texts nothing but the note of a person who passes an article on may stand in the mail: not below a headline, and nowhere in
/// what goes to all who asked for it, unless the subject says that it is passed on. `headings` says which of the texts are headings.
fn note_end(mail: &Message<'_>, headings: impl Iterator<Item = bool>, texts: &[&str]) -> usize {
    if is_passed_on(mail) {
        return usize::MAX;
    }
    if is_list(mail) {
        return 0;
    }
    let subject = plain(mail.subject().unwrap_or_default());
    let mut heads = headings.zip(texts).map(|(is_heading, text)| is_heading || plain(text) == subject);
    heads.position(|heads| heads).unwrap_or(usize::MAX)
}

/// All of a mail as one article, doubted because several stories may stand in it.
fn unparted(pieces: Vec<Headed>, sent: &Sent, mut doubts: Vec<ReadingDoubt>) -> Result<Extraction, ReadError> {
    doubts.push(ReadingDoubt::SeveralStories);
    whole(pieces, sent, doubts)
}

/// All of a mail as one article. Its subject is the headline; where that stands in the text, no other line is one.
fn whole(pieces: Vec<Headed>, sent: &Sent, doubts: Vec<ReadingDoubt>) -> Result<Extraction, ReadError> {
    let mut draft = draft(pieces.into_iter().map(|piece| piece.piece).collect(), doubts);
    let is_shown = |subject: &&String| draft.pieces.iter().any(|piece| plain(&piece.text) == plain(subject));
    draft.stated.titles = sent.subject.iter().filter(is_shown).cloned().collect();
    let mut read = draft.read()?;
    read.title = sent.subject.clone().or(read.title);
    Ok(sent.says_of(read))
}

fn draft(pieces: Vec<Piece>, doubts: Vec<ReadingDoubt>) -> Draft {
    Draft { pieces, doubts, ..Draft::new("message/rfc822") }
}

/// What stands above an article in its mail is none of it.
fn set_aside(piece: &mut Headed) {
    piece.piece.kind = Some(BlockKind::Furniture);
    piece.heading = None;
}

/// Marks the blocks that say the subject: the first, unless prose stands above it, as the headline, which then is no other block.
fn mark_headline(blocks: &mut [Block], subject: &str) -> bool {
    let subject = plain(subject);
    let is_open = |block: &Block| {
        matches!(block.left_out, None | Some(LeftOut::Headline | LeftOut::RepeatedHeadline | LeftOut::OutsideArticle))
    };
    let says_it = |block: &Block| is_open(block) && plain(&block.text) == subject;
    let Some(first) = blocks.iter().position(says_it) else { return false };
    let is_headline = !blocks.iter().take(first).any(|block| block.left_out.is_none() && is_prose(&block.text));
    for (number, block) in blocks.iter_mut().enumerate() {
        let reason = match block.left_out {
            _ if says_it(block) && is_headline && number == first => LeftOut::Headline,
            _ if says_it(block) => LeftOut::RepeatedHeadline,
            Some(LeftOut::Headline) if is_headline => LeftOut::OutsideArticle,
            _ => continue,
        };
        block.kind = html::kind_of(reason);
        block.left_out = Some(reason);
    }
    true
}

/// Whether much of the prose of a mail is not in the article that was found in it: it is another story, of which no headline was told.
fn is_cut(read: &Extraction, pieces: &[Headed]) -> bool {
    let included: BTreeSet<&str> =
        read.blocks.iter().filter(|block| block.left_out.is_none()).map(|block| block.text.as_str()).collect();
    let recognizer = Recognizer::new(read.language.as_ref());
    let lost = pieces.iter().map(|piece| &piece.piece).filter(|piece| {
        piece.kind == Some(BlockKind::Paragraph)
            && is_prose(&piece.text)
            && !included.contains(piece.text.as_str())
            && recognizer.wording(&piece.text).reason().is_none()
    });
    let lost: Vec<usize> = lost.map(|piece| word_count(&piece.text)).collect();
    lost.len() > 1 && 2 * lost.iter().sum::<usize>() >= word_count(&read.text())
}

fn is_prose(text: &str) -> bool {
    word_count(text) > LONGEST_LINE && ends_sentence(text)
}

/// The paragraphs of a plain text; a short line that is no sentence and says nothing else is a heading.
fn headed(text: &str) -> Vec<Headed> {
    let recognizer = Recognizer::new(None);
    let is_heading = |text: &str| {
        (1..=LONGEST_HEADLINE).contains(&word_count(text))
            && !ends_sentence(text)
            && !text.ends_with([':', ',', ';'])
            && !text.contains("://")
            && !names::is_bare(text)
            && recognizer.wording(text).reason().is_none()
    };
    let heading = |piece: &Piece| is_heading(&piece.text).then_some(Heading { level: 1, is_link: false });
    rich::plain_pieces(text).into_iter().map(|piece| Headed { heading: heading(&piece), piece }).collect()
}

/// The text without the marks of a quotation, when all of it below a first note is one.
fn unquoted(decoded: Decoded) -> Decoded {
    let quoted = decoded.text.lines().filter(|line| line.starts_with('>')).count();
    let written = decoded.text.lines().filter(|line| !line.trim().is_empty()).count();
    if 2 * quoted < written {
        return decoded;
    }
    let lines = decoded.text.lines().map(|line| line.trim_start_matches('>').trim_start());
    Decoded { text: lines.collect::<Vec<_>>().join("\n"), doubts: decoded.doubts }
}
