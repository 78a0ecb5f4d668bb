//! Contents inside NewsML: NITF, XHTML or plain text.

use crate::metadata::Statement;
use crate::news::{Item, nitf};
use crate::prose::Piece;
use crate::prose::rich::Written;
use crate::xml::Element;
use std::collections::BTreeSet;
use variorum_model::BlockKind;

/// What stands in an element that carries content.
pub(super) enum Carried {
    /// A story with a head of its own.
    Story(Box<Item>),
    /// A text alone.
    Text(Written),
}

impl Carried {
    /// Its text on one line.
    pub(super) fn line(&self) -> String {
        match self {
            Self::Text(written) => written.line(),
            Self::Story(story) => story.content.as_ref().map(Written::line).unwrap_or_default(),
        }
    }

    /// The item that carries this, says `statement` of it and shows `above` above it.
    pub(super) fn item(self, media_type: &'static str, statement: Statement, mut above: Vec<Piece>) -> Item {
        match self {
            Self::Text(content) => Item { media_type, statement, above, content: Some(content), summary: None },
            Self::Story(story) => {
                // The story shows some of it itself.
                let shown: BTreeSet<Option<BlockKind>> = story.above.iter().map(|piece| piece.kind).collect();
                above.retain(|piece| !shown.contains(&piece.kind));
                above.extend(story.above);
                let statement = statement.completed(story.statement);
                Item { media_type, statement, above, content: story.content, summary: story.summary }
            }
        }
    }
}

/// What stands in `element`, as its own elements show; `kind` is its media type where one is given. None when it is no text.
pub(super) fn carried(element: &Element, kind: Option<&str>) -> Option<Carried> {
    if element.attribute("encoding").is_some_and(|encoding| !encoding.is_empty()) {
        return None;
    }
    let Some(first) = element.elements().next() else { return text(element, kind).map(Carried::Text) };
    let written = match first.name.as_str() {
        "nitf" => return Some(Carried::Story(Box::new(nitf::item(first)))),
        "html" | "body" | "div" | "article" | "section" | "main" | "h1" | "span" => Written::Markup(element.markup()),
        "body.content" | "block" | "p" | "media" | "hl2" | "ul" | "ol" | "table" | "bq" | "pre" => {
            Written::Pieces(nitf::pieces(element, BlockKind::Paragraph))
        }
        _ => return None,
    };
    Some(Carried::Text(written))
}

fn text(element: &Element, kind: Option<&str>) -> Option<Written> {
    let text = element.text();
    let kind = kind.map(str::to_ascii_lowercase);
    let written = match kind.as_deref() {
        Some(kind) if kind.contains("html") => Written::Markup(text),
        Some(kind) if kind.starts_with("text/plain") => Written::Plain(text),
        Some(kind) if kind.contains('/') && !kind.starts_with("text/") && !kind.contains("xml") => return None,
        _ => Written::Unsaid(text),
    };
    Some(written).filter(|written| !written.line().is_empty())
}
