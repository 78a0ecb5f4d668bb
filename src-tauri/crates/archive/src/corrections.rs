//! What persons decided about blocks. It stands in the log of acts alone.

use crate::columns::{Json, get};
use crate::{Act, ArchiveError, Reader, Writer};
use jiff::Timestamp;
use variorum_model::{Anchor, ArticleId, Correction, LeftOut, RevisionId};

/// The acts on the blocks of an article, which their own index finds.
const BY_ARTICLE: &str = "SELECT at, act FROM acts WHERE act ->> '$.act' IN ('put_back', 'leave_out') AND act ->> '$.article' = ? \
                          ORDER BY number";

impl Writer<'_> {
    /// A person puts back a block that was left out for the reason `was`.
    pub fn put_back(&self, article: ArticleId, block: Anchor, was: LeftOut, at: Timestamp) -> Result<(), ArchiveError> {
        self.correct(article, &Act::PutBack { article, block, was }, at)
    }

    /// A person leaves out a block that took part.
    pub fn leave_out(&self, article: ArticleId, block: Anchor, at: Timestamp) -> Result<(), ArchiveError> {
        self.correct(article, &Act::LeaveOut { article, block }, at)
    }

    fn correct(&self, article: ArticleId, act: &Act, at: Timestamp) -> Result<(), ArchiveError> {
        if self.article_row(article)?.is_none() {
            return Err(ArchiveError::NoSuch("such article"));
        }
        self.log(act, at)?;
        self.index_article(article, None)
    }
}

impl Reader<'_> {
    /// What persons decided about the blocks of an article in one of its states, in the order in which they did: the last word on a block
    /// counts. A decision is about the state that was the latest when it was made and about those that follow it.
    pub fn corrections(&self, article: ArticleId, state: RevisionId) -> Result<Vec<Correction>, ArchiveError> {
        let acts: Vec<(Timestamp, Act)> =
            self.all(BY_ARTICLE, [article.to_string()], |row| Ok((get(row, 0)?, row.get::<_, Json<_>>(1)?.0)))?;
        if acts.is_empty() {
            return Ok(Vec::new());
        }
        let states = self.revisions(article)?;
        let later = states.iter().skip_while(|other| other.id != state).skip(1);
        let superseded = later.map(|later| later.seen_at).min();
        let correction = |(at, act)| match act {
            _ if superseded.is_some_and(|superseded| at >= superseded) => None,
            Act::PutBack { block, .. } => Some(Correction { block, included: true }),
            Act::LeaveOut { block, .. } => Some(Correction { block, included: false }),
            _ => None,
        };
        Ok(acts.into_iter().filter_map(correction).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Role;
    use crate::fixture::{Fixture, at, extraction};

    fn anchor(text: &str) -> Anchor {
        Anchor { text: text.into(), before: Some("Ferries sail again.".into()), after: None, ordinal: 1 }
    }

    #[test]
    fn corrections_come_back_by_article_in_their_order_whatever_else_was_done() {
        let mut fixture = Fixture::new();
        let add = |fixture: &mut Fixture, text: &str| fixture.add("Harbour Post", &extraction("Ferries", text), 0);
        let (one, two) = (add(&mut fixture, "One."), add(&mut fixture, "Two."));
        let (first, second) = (one.article, two.article);
        fixture
            .archive
            .write(|w| {
                w.put_back(first, anchor("Picture: Hedda Quill"), LeftOut::PhotoCredit, at(1))?;
                w.set_role(first, Role::PrimarySource, at(2))?;
                w.leave_out(second, anchor("Tell a friend."), at(3))?;
                w.leave_out(first, anchor("Picture: Hedda Quill"), at(4))
            })
            .unwrap();
        let reader = fixture.archive.read().unwrap();
        let correction = |text, included| Correction { block: anchor(text), included };
        assert_eq!(
            reader.corrections(first, one.revision).unwrap(),
            [correction("Picture: Hedda Quill", true), correction("Picture: Hedda Quill", false)]
        );
        assert_eq!(reader.corrections(second, two.revision).unwrap(), [correction("Tell a friend.", false)]);
        assert_eq!(reader.corrections(ArticleId::new(), one.revision).unwrap(), []);
        let was = Act::PutBack { article: first, block: anchor("Picture: Hedda Quill"), was: LeftOut::PhotoCredit };
        assert_eq!(reader.acts().unwrap()[0].act, was);
    }

    #[test]
    fn a_correction_is_about_the_latest_state_and_those_that_follow() {
        let mut fixture = Fixture::new();
        let first = fixture.add("Harbour Post", &extraction("Ferries", "One."), 0);
        let second = fixture.revise(first.article, &extraction("Ferries", "Two."), 2);
        fixture.archive.write(|w| w.leave_out(first.article, anchor("Tell a friend."), at(3))).unwrap();
        let third = fixture.revise(first.article, &extraction("Ferries", "Three."), 4);
        let reader = fixture.archive.read().unwrap();
        let count = |state| reader.corrections(first.article, state).unwrap().len();
        assert_eq!([first, second, third].map(|state| count(state.revision)), [0, 1, 1]);
    }

    #[test]
    fn an_act_of_an_older_log_means_the_first_of_equal_blocks() {
        let fixture = Fixture::new();
        let article = ArticleId::new();
        let act = format!(
            r#"{{"act":"leave_out","article":"{article}","block":{{"text":"Share","before":"Ferries sail again.","after":null}}}}"#
        );
        let log = "INSERT INTO acts (number, at, act) VALUES (1, '2026-01-02T03:04:05.000000Z', ?)";
        fixture.archive.connection().execute(log, [act]).unwrap();
        let first = Anchor { ordinal: 0, ..anchor("Share") };
        let corrections = fixture.archive.read().unwrap().corrections(article, RevisionId::new()).unwrap();
        assert_eq!(corrections, [Correction { block: first, included: false }]);
    }

    #[test]
    fn corrections_are_found_by_their_index() {
        let fixture = Fixture::new();
        let plan: Vec<String> = fixture
            .archive
            .connection()
            .prepare(&format!("EXPLAIN QUERY PLAN {BY_ARTICLE}"))
            .unwrap()
            .query_map(["x"], |row| row.get(3))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        assert!(plan.len() == 1 && plan[0].contains("corrections_by_article"), "{plan:?}");
    }

    #[test]
    fn only_an_article_that_is_there_can_be_corrected() {
        let mut fixture = Fixture::new();
        let refused = fixture.archive.write(|w| w.leave_out(ArticleId::new(), anchor("Share"), at(1))).unwrap_err();
        assert_eq!(refused.code(), "not_in_archive");
        assert_eq!(fixture.archive.read().unwrap().acts().unwrap(), []);
    }
}
