//! What the styles of a document say of its paragraphs.

use std::collections::HashMap;
use variorum_model::BlockKind;

/// How many styles may rest on one another.
const LONGEST_CHAIN: usize = 32;

/// A style of paragraphs or characters.
#[derive(Debug, Default)]
pub(super) struct Style {
    /// What it makes of a paragraph, if it says so itself.
    pub(super) kind: Option<BlockKind>,
    /// Whether it hides text, if it says so itself.
    pub(super) hides: Option<bool>,
    /// The style that it rests on.
    pub(super) base: Option<String>,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles(HashMap<String, Style>);

impl Styles {
    /// Adds a style under the name by which paragraphs refer to it.
    pub(super) fn add(&mut self, name: &str, style: Style) {
        self.0.insert(name.to_owned(), style);
    }

    /// What the style makes of a paragraph.
    pub(super) fn kind(&self, name: &str) -> Option<BlockKind> {
        self.chain(name).find_map(|style| style.kind)
    }

    /// Whether the style hides text.
    pub(super) fn hides(&self, name: &str) -> bool {
        self.chain(name).find_map(|style| style.hides).unwrap_or(false)
    }

    /// The style and those it rests on.
    fn chain(&self, name: &str) -> impl Iterator<Item = &Style> {
        std::iter::successors(self.0.get(name), |style| self.0.get(style.base.as_ref()?)).take(LONGEST_CHAIN)
    }
}

/// Names of styles in the languages that word processors speak, without blanks and hyphens, and what they make of a paragraph.
const NAMES: [(BlockKind, &[&str]); 7] = [
    (BlockKind::Headline, &["title", "titel", "titre", "título", "titulo", "titolo", "название", "headline"]),
    (
        BlockKind::Dek,
        &["subtitle", "untertitel", "soustitre", "subtítulo", "subtitulo", "sottotitolo", "подзаголовок", "standfirst"],
    ),
    (BlockKind::Byline, &["byline", "author", "autorenzeile"]),
    (
        BlockKind::Caption,
        &[
            "caption",
            "beschriftung",
            "bildunterschrift",
            "légende",
            "legende",
            "leyenda",
            "descripción",
            "epígrafe",
            "didascalia",
            "названиеобъекта",
            "illustration",
        ],
    ),
    (
        BlockKind::BlockQuote,
        &[
            "quote",
            "intensequote",
            "blocktext",
            "blockquote",
            "blockquotation",
            "quotations",
            "zitat",
            "intensiveszitat",
            "citation",
            "citationintense",
            "cita",
            "citadestacada",
            "citazione",
            "citazioneintensa",
            "цитата",
            "цитата2",
            "выделеннаяцитата",
        ],
    ),
    (
        BlockKind::ListItem,
        &[
            "listparagraph",
            "listbullet",
            "listnumber",
            "listenabsatz",
            "paragraphedeliste",
            "párrafodelista",
            "paragrafoelenco",
            "абзацсписка",
        ],
    ),
    (BlockKind::Furniture, &["header", "footer", "footnotetext", "endnotetext", "footnote", "endnote"]),
];

/// Names of styles that end in a number, and what they make of a paragraph.
const NUMBERED: [(BlockKind, &[&str]); 3] = [
    (
        BlockKind::Subhead,
        &["heading", "überschrift", "berschrift", "titre", "título", "titulo", "titolo", "encabezado", "заголовок"],
    ),
    (BlockKind::Furniture, &["toc", "contents", "verzeichnis", "tdc", "tm", "tdm"]),
    (BlockKind::ListItem, &["listbullet", "listnumber", "list"]),
];

/// What a style of this name makes of a paragraph; none when the name says nothing.
pub(super) fn named(name: &str) -> Option<BlockKind> {
    let name: String =
        name.chars().filter(|c| !c.is_whitespace() && *c != '-' && *c != '_').flat_map(char::to_lowercase).collect();
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let listed = |names: &[(BlockKind, &[&str])], name: &str| {
        names.iter().find(|(_, names)| names.contains(&name)).map(|(kind, _)| *kind)
    };
    let numbered = || if stem.len() < name.len() { listed(&NUMBERED, stem) } else { None };
    listed(&NAMES, &name).or_else(numbered)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_are_known_by_their_names_in_several_languages() {
        for (name, kind) in [
            ("Title", Some(BlockKind::Headline)),
            ("Titre", Some(BlockKind::Headline)),
            ("heading 1", Some(BlockKind::Subhead)),
            ("Überschrift 2", Some(BlockKind::Subhead)),
            ("Titre 3", Some(BlockKind::Subhead)),
            ("Заголовок 1", Some(BlockKind::Subhead)),
            ("Sous-titre", Some(BlockKind::Dek)),
            ("Intense Quote", Some(BlockKind::BlockQuote)),
            ("List Bullet", Some(BlockKind::ListItem)),
            ("List Bullet 2", Some(BlockKind::ListItem)),
            ("TOC 1", Some(BlockKind::Furniture)),
            ("Normal", None),
            ("Headline news", None),
        ] {
            assert_eq!(named(name), kind, "{name}");
        }
    }

    #[test]
    fn a_style_says_what_those_say_that_it_rests_on() {
        let mut styles = Styles::default();
        let based = |base: &str| Style { base: Some(base.into()), ..Style::default() };
        styles.add("own", based("house"));
        styles.add("house", based("heading"));
        styles.add("heading", Style { kind: Some(BlockKind::Subhead), hides: Some(true), base: None });
        styles.add("a", based("b"));
        styles.add("b", based("a"));
        assert_eq!((styles.kind("own"), styles.hides("own")), (Some(BlockKind::Subhead), true));
        assert_eq!((styles.kind("a"), styles.kind("none")), (None, None));
    }
}
