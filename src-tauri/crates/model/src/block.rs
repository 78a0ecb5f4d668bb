//! What a page is made of.

use serde::{Deserialize, Serialize};

/// A piece of a document as the reader found it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What the piece is.
    pub kind: BlockKind,
    /// Its text, white space folded to single blanks (a raw document's blocks keep theirs).
    pub text: String,
    /// Why it takes no part in comparisons; none when it does.
    pub left_out: Option<LeftOut>,
}

impl Block {
    /// A block that takes part in comparisons.
    pub fn included(kind: BlockKind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into(), left_out: None }
    }

    /// A block that is left out, and why.
    pub fn left_out(kind: BlockKind, text: impl Into<String>, reason: LeftOut) -> Self {
        Self { kind, text: text.into(), left_out: Some(reason) }
    }
}

/// The kinds of block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// The title above the article.
    Headline,
    /// The summary below the headline (also: standfirst, lede deck).
    Dek,
    /// Who wrote it.
    Byline,
    /// Place and date that open an agency report, when they stand alone.
    Dateline,
    /// A paragraph of the reporting.
    Paragraph,
    /// A heading inside the article.
    Subhead,
    /// One entry of a list.
    ListItem,
    /// A quotation set off from the text.
    BlockQuote,
    /// The words below a picture.
    Caption,
    /// Who made a picture.
    Credit,
    /// A pointer to another story.
    Teaser,
    /// What else the page adds around the reporting.
    Furniture,
}

/// Why a block takes no part in comparisons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum LeftOut {
    /// It is the headline, which is compared on its own.
    Headline,
    /// It is the byline, which is kept as names.
    Byline,
    /// It is a dateline that stands alone.
    Dateline,
    /// It says the headline again.
    RepeatedHeadline,
    /// It describes a picture.
    PhotoCaption,
    /// It names who made a picture.
    PhotoCredit,
    /// It points to another story.
    Teaser,
    /// It says where the text was taken from.
    SourceFooter,
    /// It names the section of the site.
    SectionLabel,
    /// It asks to share or follow.
    ShareLine,
    /// It asks to subscribe or sign up.
    SignUp,
    /// It describes the author.
    AuthorBio,
    /// It is, or marks, an advertisement.
    Advertisement,
    /// It belongs to the readers' comments.
    Comments,
    /// It claims copyright.
    Copyright,
    /// It leads around the site.
    Navigation,
    /// It stands outside the article on its page.
    OutsideArticle,
    /// The page holds it and does not show it.
    NotShown,
    /// It stands in articles on different stories of this outlet.
    RepeatedAcrossPages,
    /// A person left it out.
    ByPerson,
}
