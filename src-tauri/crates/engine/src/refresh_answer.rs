//! What came of refreshing the feeds.

use crate::contract::ErrorAnswer;
use crate::{AddSummary, AddedItem};
use serde::Serialize;

/// What came of refreshing the feeds.
#[derive(Clone, Debug)]
pub struct RefreshSummary {
    /// What came in, and what did not.
    pub added: AddSummary,
    /// The feeds for which there is an outcome, in the order in which they were followed: all, unless the person cancelled.
    pub feeds: Vec<RefreshedFeed>,
    /// How many articles were found in them and are to be asked for the next time.
    pub later: usize,
}

/// A feed, and what came of asking for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RefreshedFeed {
    /// Its address.
    pub address: String,
    /// What it calls itself.
    pub title: Option<String>,
    /// What came of it.
    pub outcome: FeedOutcome,
    /// How many articles that are new in it, or of which it says something new, are to be asked for the next time.
    pub later: usize,
}

/// What came of asking for a feed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FeedOutcome {
    /// It names articles that are new, or says something new of some.
    Changed,
    /// It says nothing that was not dealt with.
    Unchanged,
    /// It did not come, or its server did not answer for another feed before.
    Failed {
        /// Why.
        error: ErrorAnswer,
        /// Until when the server asks to be left alone, RFC 3339 in UTC; null when it does not say so.
        waits_until: Option<String>,
    },
}

/// The version of the answer of `refresh`.
pub const REFRESH_SCHEMA: &str = "variorum.refresh/1";

/// What came in, as the command line answers.
#[derive(Debug, Serialize)]
pub struct RefreshAnswer<'s> {
    schema: &'static str,
    feeds: &'s [RefreshedFeed],
    items: &'s [AddedItem],
    later: usize,
}

impl<'s> RefreshAnswer<'s> {
    /// The answer for what came in: one item an article, and one for each feed that failed.
    pub fn new(summary: &'s RefreshSummary) -> Self {
        Self { schema: REFRESH_SCHEMA, feeds: &summary.feeds, items: &summary.added.items, later: summary.later }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Outcome;
    use crate::contract::tests::{explained, keys};
    use variorum_model::{ArticleId, StoryId};

    #[test]
    fn the_page_on_answers_explains_every_field_of_a_refresh() {
        let error = || ErrorAnswer { code: String::new(), message: String::new() };
        let feed = |outcome| RefreshedFeed { address: String::new(), title: None, outcome, later: 0 };
        let failed = FeedOutcome::Failed { error: error(), waits_until: None };
        let unread = Outcome::NotReadable { code: String::new(), message: String::new(), kept: false };
        let added = Outcome::Added {
            article: ArticleId::new(),
            story: StoryId::new(),
            story_title: String::new(),
            new_story: true,
            outlet: None,
            title: None,
        };
        let item = |outcome| AddedItem { source: String::new(), member: None, outcome };
        let items = vec![item(unread), item(added)];
        let added = AddSummary { items, cancelled: false };
        let feeds = vec![feed(FeedOutcome::Changed), feed(FeedOutcome::Unchanged), feed(failed)];
        let answer = serde_json::to_value(RefreshAnswer::new(&RefreshSummary { added, feeds, later: 0 })).unwrap();
        let explained = explained("What came in");
        let (feeds, items) = (&answer["feeds"], &answer["items"]);
        let outcomes = [&feeds[2]["outcome"], &items[0]["outcome"], &items[1]["outcome"]];
        for object in [&answer, &feeds[0], &items[0]].into_iter().chain(outcomes) {
            for key in keys(object) {
                assert!(explained.contains(&key.as_str()), "{key}");
            }
        }
        for told in [feeds, items].into_iter().flat_map(|told| told.as_array().unwrap()) {
            let kind = told["outcome"]["kind"].as_str().unwrap();
            assert!(explained.contains(&kind), "{kind}");
        }
    }
}
