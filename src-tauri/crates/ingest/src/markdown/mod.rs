//! Markdown.

mod front_matter;
mod signs;

pub(crate) use signs::is_markdown;

use crate::charset::Decoded;
use crate::prose::{Draft, Piece};
use crate::{ReadError, html};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use variorum_model::{BlockKind, Extraction};

/// Reads the text `decoded`; `address` is where it came from. Raw HTML in it is read as in a page. Notes are left out below the text.
pub(crate) fn read(decoded: Decoded, address: Option<&str>) -> Result<Extraction, ReadError> {
    let (matter, text) = front_matter::split(&decoded.text);
    let mut draft = Draft::new("text/markdown");
    draft.stated = front_matter::metadata(matter);
    draft.stated.url = draft.stated.url.or(address.map(str::to_owned));
    let (article, notes) = markup(text);
    draft.pieces = html::pieces(&article)?;
    let notes = html::pieces(&notes)?.into_iter();
    draft.pieces.extend(notes.map(|piece| Piece { kind: Some(BlockKind::Furniture), ..piece }));
    draft.doubts = decoded.doubts;
    draft.headed().read()
}

/// `text` as HTML, and its notes apart. References to notes are dropped.
fn markup(text: &str) -> (String, String) {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let (mut article, mut notes) = (Vec::new(), Vec::new());
    let mut in_note = false;
    for event in Parser::new_ext(text, options) {
        match event {
            Event::FootnoteReference(_) => {}
            Event::Start(Tag::FootnoteDefinition(_)) => in_note = true,
            Event::End(TagEnd::FootnoteDefinition) => in_note = false,
            event if in_note => notes.push(event),
            event => article.push(event),
        }
    }
    let html = |events: Vec<Event<'_>>| {
        let mut html = String::new();
        pulldown_cmark::html::push_html(&mut html, events.into_iter());
        html
    };
    (html(article), html(notes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use variorum_model::LeftOut;

    const PROSE: &str =
        "The ferry reached the harbour shortly before midnight, and nobody on board was hurt, the coastguard said.";

    fn read_text(text: &str) -> Extraction {
        read(Decoded { text: text.to_owned(), doubts: vec![] }, None).unwrap()
    }

    fn included(read: &Extraction) -> Vec<(BlockKind, &str)> {
        let blocks = read.blocks.iter().filter(|block| block.left_out.is_none());
        blocks.map(|block| (block.kind, block.text.as_str())).collect()
    }

    #[test]
    fn blocks_are_what_the_marks_say() {
        let read = read_text(&format!(
            "Ferry fire\n==========\n\n{PROSE}[^1]\n\n## Two *cabins*\n\n> It was [loud](https://harbour.example/x).\n\n\
             ![A ship](ship.jpg)\n\n- One deck,\n  snake_case, 5 * 3\n- ~~Two~~ decks\n\n<script>alert(1)</script>\n\n\
             [^1]: According to the log.\n"
        ));
        assert_eq!(read.title.as_deref(), Some("Ferry fire"));
        assert_eq!(
            included(&read),
            [
                (BlockKind::Paragraph, PROSE),
                (BlockKind::Subhead, "Two cabins"),
                (BlockKind::BlockQuote, "It was loud."),
                (BlockKind::ListItem, "One deck, snake_case, 5 * 3"),
                (BlockKind::ListItem, "Two decks"),
            ]
        );
        let note = read.blocks.last().unwrap();
        assert_eq!((note.text.as_str(), note.left_out), ("According to the log.", Some(LeftOut::OutsideArticle)));
    }

    #[test]
    fn tables_and_raw_markup_are_read_in_order() {
        let read = read_text(&format!(
            "# Ferry fire\n\n{PROSE}\n\n| Deck | Cabins |\n|---|---|\n| A | 12 |\n\n<p>Raw <b>text</b>.</p>\n"
        ));
        let texts: Vec<&str> = included(&read).into_iter().skip(1).map(|(_, text)| text).collect();
        assert_eq!(texts.join("/"), "Deck | Cabins/A | 12/Raw text.");
    }

    #[test]
    fn what_the_front_matter_says_are_facts() {
        let read = read_text(&format!(
            "---\ntitle: \"Ferry fire\"\nauthor: Ines Okafor\ndate: 2025-03-12T10:24:00+01:00\nurl: https://harbour.example/fire\n---\n\n{PROSE}\n"
        ));
        assert_eq!((read.title.as_deref(), read.byline.join(";")), (Some("Ferry fire"), "Ines Okafor".to_owned()));
        assert_eq!(read.published.unwrap().as_str(), "2025-03-12T10:24:00+01:00");
        assert_eq!(read.url.as_deref(), Some("https://harbour.example/fire"));
        assert_eq!(read.blocks.len(), 1);
    }
}
