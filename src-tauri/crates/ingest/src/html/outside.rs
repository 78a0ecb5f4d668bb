//! Why a block of a page that is no body text is left out.

use super::headline::plain;
use super::label::Labels;
use super::page::TextBlock;
use crate::furniture::Wording;
use crate::metadata::{names, times};
use variorum_lexicon::{Mark, Marks};
use variorum_model::LeftOut;

impl Labels<'_> {
    /// Why the block numbered `number`, which is no body text, is left out. `among_teasers`: it stands below a heading that announces
    /// other stories.
    pub(super) fn reason_outside(
        &self,
        number: usize,
        block: &TextBlock,
        wording: &Wording<'_>,
        among_teasers: bool,
    ) -> LeftOut {
        let marks = self.marks_of(block);
        let said = wording.reason();
        if marks.has(Mark::Comments) {
            return LeftOut::Comments;
        }
        let by_picture = marks.has(Mark::Caption)
            || (self.is_in_article(number) && (self.stands_by_picture(block) || self.is_below_picture(block, wording)));
        if wording.is_credit()
            || (marks.has(Mark::Credit) && block.words <= 20)
            || (by_picture && wording.names_a_picture_house())
        {
            return LeftOut::PhotoCredit;
        }
        if by_picture {
            return LeftOut::PhotoCaption;
        }
        let says_else = said.is_some_and(|said| said != LeftOut::Byline);
        if self.is_above_body(number) && !says_else && self.names_an_author(block, marks) {
            return LeftOut::Byline;
        }
        if said.is_none() && self.is_above_body(number) && names::is_bare(&block.text) && self.is_beside_date(number) {
            return LeftOut::Byline;
        }
        if let Some(reason) = by_marks(block, marks) {
            // Words are surer than names where they say something.
            return said.filter(|reason| *reason != LeftOut::PhotoCaption).unwrap_or(reason);
        }
        if among_teasers {
            return LeftOut::Teaser;
        }
        if let Some(said) = said {
            return said;
        }
        if self.is_section(block, wording) {
            return LeftOut::SectionLabel;
        }
        if let Some(reason) = wording.is_row_of_labels() {
            return reason;
        }
        if block.link_share() > 0.5 { to_elsewhere(block) } else { LeftOut::OutsideArticle }
    }

    /// Whether the block before or behind states a time and nothing else.
    fn is_beside_date(&self, number: usize) -> bool {
        let beside = [number.checked_sub(1), Some(number + 1)];
        let texts = beside.into_iter().flatten().filter_map(|number| self.page.blocks.get(number));
        texts.filter_map(|block| times::written(&block.text)).any(|written| written.alone)
    }

    /// Whether the block is a byline by its markup, or names an author that the page names too.
    fn names_an_author(&self, block: &TextBlock, marks: Marks) -> bool {
        let said = plain(&block.text);
        let is_known = || self.metadata.byline.iter().any(|name| said.starts_with(&plain(name)));
        block.words <= 20 && (is_known() || (marks.has(Mark::Byline) && !names::names(&block.text, false).is_empty()))
    }
}

/// What the markup says of a block.
fn by_marks(block: &TextBlock, marks: Marks) -> Option<LeftOut> {
    const SAYS: [(Mark, LeftOut); 10] = [
        (Mark::Cookie, LeftOut::OutsideArticle),
        (Mark::SignUp, LeftOut::SignUp),
        (Mark::Share, LeftOut::ShareLine),
        (Mark::Advertisement, LeftOut::Advertisement),
        (Mark::Tags, LeftOut::SectionLabel),
        (Mark::Teaser, LeftOut::Teaser),
        (Mark::Navigation, LeftOut::Navigation),
        (Mark::Bio, LeftOut::AuthorBio),
        (Mark::Copyright, LeftOut::Copyright),
        (Mark::Label, LeftOut::SectionLabel),
    ];
    if marks.has(Mark::Date) && times::written(&block.text).is_some() {
        return Some(LeftOut::Dateline);
    }
    if let Some((_, reason)) = SAYS.iter().find(|(mark, _)| marks.has(*mark)) {
        let is_short = matches!(reason, LeftOut::Navigation | LeftOut::SectionLabel);
        return Some(if is_short && to_elsewhere(block) == LeftOut::Teaser { LeftOut::Teaser } else { *reason });
    }
    (marks.has(Mark::Footer) && block.link_share() > 0.5).then_some(LeftOut::Navigation)
}

/// What a block of links leads to: links as long as headlines lead to other stories, shorter ones around the site.
fn to_elsewhere(block: &TextBlock) -> LeftOut {
    if block.links > 0 && block.link_words / block.links >= 5 { LeftOut::Teaser } else { LeftOut::Navigation }
}
