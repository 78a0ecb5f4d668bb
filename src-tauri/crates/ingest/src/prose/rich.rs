//! Text of which its format does not say whether it is plain or marked up: a feed's description, a JSON document's body.

use super::Piece;
use super::paragraphs::{Paragraph, parted};
use crate::ReadError;
use crate::html;
use crate::normal::folded;
use crate::xml::unescaped;

/// A text, and what its format says of its form.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Written {
    /// It has markup.
    Markup(String),
    /// It has none, whatever it looks like.
    Plain(String),
    /// Its format does not say.
    Unsaid(String),
    /// Its format takes it apart.
    Pieces(Vec<Piece>),
}

impl Written {
    /// Its pieces.
    pub(crate) fn pieces(self) -> Result<Vec<Piece>, ReadError> {
        match self {
            Self::Plain(text) => Ok(plain_pieces(&text)),
            Self::Markup(text) | Self::Unsaid(text) => pieces(&text),
            Self::Pieces(pieces) => Ok(pieces),
        }
    }

    /// It on one line, without markup.
    pub(crate) fn line(&self) -> String {
        match self {
            Self::Plain(text) => folded(text),
            Self::Markup(text) | Self::Unsaid(text) => line(text),
            Self::Pieces(pieces) => joined(pieces),
        }
    }
}

/// The tags by which markup is known. Prose may have angle brackets too, but not around these.
const TAGS: [&str; 35] = [
    "a",
    "abbr",
    "article",
    "b",
    "blockquote",
    "br",
    "center",
    "div",
    "em",
    "figcaption",
    "figure",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "li",
    "ol",
    "p",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "u",
    "ul",
];

/// The pieces of `text`: those of its markup where it has any, else its paragraphs.
fn pieces(text: &str) -> Result<Vec<Piece>, ReadError> {
    match markup(text) {
        Some(markup) => html::pieces(&markup),
        None => Ok(plain_pieces(&unescaped(text))),
    }
}

/// The paragraphs of a text that is plain, none of which says what it is.
pub(crate) fn plain_pieces(text: &str) -> Vec<Piece> {
    let piece = |paragraph: &Paragraph| Piece { is_set_off: paragraph.is_set_off, ..Piece::plain(&paragraph.text) };
    parted(text).iter().map(piece).filter(|piece| !piece.text.is_empty()).collect()
}

/// `text` on one line, its markup taken off.
pub(crate) fn line(text: &str) -> String {
    let parts = markup(text).and_then(|markup| html::pieces(&markup).ok());
    match parts {
        Some(pieces) => joined(&pieces),
        None => folded(&unescaped(text)),
    }
}

fn joined(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// The markup that `text` is, if it is any; markup that was escaped once too often is set right.
fn markup(text: &str) -> Option<String> {
    if has_tags(text) {
        return Some(text.to_owned());
    }
    if !text.contains("&lt;") {
        return None;
    }
    Some(unescaped(text)).filter(|text| has_tags(text))
}

/// Whether a tag of a page stands in `text`.
fn has_tags(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let rest = text[at + 1..].trim_start_matches('/');
        let name: String = rest.chars().take(11).take_while(char::is_ascii_alphanumeric).collect();
        let is_closed = rest[name.len()..].starts_with(|c: char| c == '>' || c == '/' || c.is_whitespace());
        is_closed && TAGS.contains(&name.to_ascii_lowercase().as_str())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use variorum_model::BlockKind;

    #[test]
    fn what_a_format_says_of_a_text_is_believed() {
        assert_eq!(Written::Plain("1 <b> 2 &amp; 3".into()).line(), "1 <b> 2 &amp; 3");
        assert_eq!(Written::Markup("1 <b>2</b> &amp; 3".into()).line(), "1 2 & 3");
        assert_eq!(Written::Plain("<p>One</p>".into()).pieces().unwrap()[0].text, "<p>One</p>");
    }

    fn texts(text: &str) -> Vec<String> {
        pieces(text).unwrap().into_iter().map(|piece| piece.text).collect()
    }

    #[test]
    fn markup_is_read_as_markup_even_when_it_was_escaped_too_often() {
        assert_eq!(texts("<p>One &amp; two</p><P>Three</P>"), ["One & two", "Three"]);
        assert_eq!(texts("&lt;p&gt;One &amp;amp; two&lt;/p&gt;&lt;p&gt;Three&lt;/p&gt;"), ["One & two", "Three"]);
        assert_eq!(pieces("<h2>One</h2>").unwrap()[0].kind, Some(BlockKind::Subhead));
    }

    #[test]
    fn plain_text_is_read_as_plain_text() {
        assert_eq!(texts("Tom &amp; Ines\n\n1 < 2, and 3 > 2"), ["Tom & Ines", "1 < 2, and 3 > 2"]);
        assert_eq!(pieces("One").unwrap()[0].kind, None);
    }

    #[test]
    fn a_line_has_no_markup() {
        assert_eq!(line(" Ferry <b>fire</b> &#8211; <i>all</i>\n safe "), "Ferry fire – all safe");
        assert_eq!(line("Ferry &amp; fire"), "Ferry & fire");
        assert_eq!(line("Fares <5 to rise"), "Fares <5 to rise");
    }
}
