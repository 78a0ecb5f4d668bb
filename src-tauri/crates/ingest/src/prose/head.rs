//! The head of a draft: its headline, and what stands between that and the prose.

use super::lines::Lines;
use super::masthead::Masthead;
use crate::furniture::Recognizer;
use crate::html::plain;
use crate::metadata::names;
use crate::normal::word_count;
use variorum_model::LeftOut;

/// A first line with more words is no headline.
pub(super) const LONGEST_HEADLINE: usize = 30;

/// How many lines at the top may stand above the headline.
const MOST_ABOVE_HEADLINE: usize = 8;

/// A caption below its credit, above the prose, has at most so many words.
const LONGEST_UPPER_CAPTION: usize = 14;

impl Lines<'_> {
    /// Between the headline and the prose stand a line with nothing but the author's name, and pictures.
    pub(super) fn mark_head(&mut self) {
        let Some(headline) = self.headline else { return };
        let end = (headline + 1..self.pieces.len()).find(|number| self.is_prose(*number)).unwrap_or(headline);
        self.mark_outlet_below(headline, end);
        for number in headline + 1..end {
            if self.reason(number).is_some() || self.pieces.get(number).is_some_and(|piece| piece.kind.is_some()) {
                continue;
            }
            let below_credit = self.reason(number - 1) == Some(LeftOut::PhotoCredit);
            if self.is(number, |signs| signs.names_picture_house) {
                self.set(number, LeftOut::PhotoCredit);
            } else if below_credit
                && word_count(self.text(number)) <= LONGEST_UPPER_CAPTION
                && self.is(number, |signs| signs.may_be_caption)
            {
                self.set(number, LeftOut::PhotoCaption);
            } else if names::is_bare(self.text(number)) || names::is_person(self.text(number)) {
                self.set(number, LeftOut::Byline);
            }
        }
    }

    /// The headline that the document itself gives, wherever it stands above the prose, and again below.
    pub(super) fn mark_stated_headline(&mut self, title: &str) {
        let title = plain(title);
        let says_it = |number: &usize| plain(self.text(*number)) == title;
        let found: Vec<usize> = (0..self.pieces.len()).filter(says_it).collect();
        for number in &found {
            self.set(*number, LeftOut::RepeatedHeadline);
        }
        if let Some(first) = found.first().filter(|first| !(0..**first).any(|above| self.is_prose(above))) {
            self.headline = Some(*first);
            self.set(*first, LeftOut::Headline);
        }
    }

    /// The headline: the first line that is no furniture, if it is short, is followed by prose and is no sentence. One that is said again
    /// below is one even if it is a sentence; the name of the outlet, if another line follows it, is none.
    pub(super) fn mark_headline(&mut self, recognizer: &Recognizer) {
        self.mark_issues(self.pieces.len().min(MOST_ABOVE_HEADLINE), recognizer);
        let is_open = |number: &usize| self.reason(*number).is_none() && !self.is_section(*number);
        let mut open = (0..self.pieces.len().min(MOST_ABOVE_HEADLINE)).filter(is_open);
        let Some(mut first) = open.next() else { return };
        let second = open.next().filter(|second| !self.is_prose(*second) && !self.text(*second).ends_with('.'));
        let masthead = second.and_then(|second| Some((second, self.masthead_at(first, second, recognizer)?)));
        if let Some((second, Masthead { name, reason })) = masthead {
            self.set(first, reason);
            self.outlet = Some(name);
            first = second;
        }
        let said = plain(self.text(first));
        let again: Vec<usize> =
            (first + 1..self.pieces.len()).filter(|number| plain(self.text(*number)) == said).collect();
        let is_short = word_count(self.text(first)) <= LONGEST_HEADLINE;
        let is_followed = (first + 1..self.pieces.len()).any(|number| self.is_prose(number));
        if !is_short || !is_followed || (self.text(first).ends_with(['.', ',', ';', ':']) && again.is_empty()) {
            return;
        }
        self.headline = Some(first);
        self.outlet = self.outlet.take().or_else(|| self.dated_masthead(first));
        self.set(first, LeftOut::Headline);
        for number in again {
            self.set(number, LeftOut::RepeatedHeadline);
        }
    }
}
