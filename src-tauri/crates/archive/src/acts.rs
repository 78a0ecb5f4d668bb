//! What persons did: a list that only grows.

use crate::columns::{Column, Json, get};
use crate::{ArchiveError, Arrangement, Reader, Role, Writer};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use variorum_model::{Anchor, ArticleId, Decision, LeftOut, PassageAnchor};

/// Something that a person did, with what was before, so that it can be undone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum Act {
    /// Said what an article is in its story.
    SetRole {
        /// The article.
        article: ArticleId,
        /// What it was.
        from: Role,
        /// What it is since.
        to: Role,
    },
    /// Put back a block that was left out. To leave it out undoes that.
    PutBack {
        /// The article.
        article: ArticleId,
        /// The block.
        block: Anchor,
        /// Why it was left out.
        was: LeftOut,
    },
    /// Left out a block that took part. To put it back undoes that.
    LeaveOut {
        /// The article.
        article: ArticleId,
        /// The block.
        block: Anchor,
    },
    /// Decided which readings stand in one row. To take it back undoes that.
    Decide(Decision<PassageAnchor>),
    /// Moved an article, or merged, split or renamed stories. To take it back undoes that.
    Arrange(Arrangement),
    /// Took back a decision on readings or what was done to stories.
    TakeBack {
        /// The number of that act.
        taken_back: u32,
    },
}

/// An act as logged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoggedAct {
    /// Its number in the log, counted from one.
    pub number: u32,
    /// When.
    pub at: Timestamp,
    /// What.
    pub act: Act,
}

impl Writer<'_> {
    /// Answers the number of the act.
    pub(crate) fn log(&self, act: &Act, at: Timestamp) -> Result<u32, ArchiveError> {
        self.execute(
            "INSERT INTO acts (number, at, act) SELECT coalesce(max(number), 0) + 1, ?, ? FROM acts",
            (Column(at), Json(act)),
        )?;
        Ok(self.first("SELECT max(number) FROM acts", [], |row| row.get(0))?.unwrap_or_default())
    }
}

impl Reader<'_> {
    /// What persons did, the first act first.
    pub fn acts(&self) -> Result<Vec<LoggedAct>, ArchiveError> {
        self.all("SELECT number, at, act FROM acts ORDER BY number", [], |row| {
            Ok(LoggedAct { number: row.get(0)?, at: get(row, 1)?, act: row.get::<_, Json<_>>(2)?.0 })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{Fixture, at, extraction};

    #[test]
    fn a_change_of_role_is_logged_once_with_what_was_before() {
        let mut fixture = Fixture::new();
        let article = fixture.add("Port Office", &extraction("Statement", "The harbour is open."), 0).article;
        assert!(fixture.archive.write(|w| w.set_role(article, Role::PrimarySource, at(1))).unwrap());
        assert!(!fixture.archive.write(|w| w.set_role(article, Role::PrimarySource, at(2))).unwrap());
        assert!(fixture.archive.write(|w| w.set_role(article, Role::Report, at(3))).unwrap());
        let acts = fixture.archive.read().unwrap().acts().unwrap();
        assert_eq!(
            acts,
            [
                LoggedAct {
                    number: 1,
                    at: at(1),
                    act: Act::SetRole { article, from: Role::Report, to: Role::PrimarySource }
                },
                LoggedAct {
                    number: 2,
                    at: at(3),
                    act: Act::SetRole { article, from: Role::PrimarySource, to: Role::Report }
                },
            ]
        );
        assert_eq!(fixture.article(article).role, Role::Report);
    }

    #[test]
    fn the_database_lets_nobody_change_the_log() {
        let mut fixture = Fixture::new();
        let article = fixture.add("Port Office", &extraction("Statement", "The harbour is open."), 0).article;
        fixture.archive.write(|w| w.set_role(article, Role::PrimarySource, at(1))).unwrap();
        for sql in [
            "UPDATE acts SET act = '{}'",
            "DELETE FROM acts",
            "INSERT OR REPLACE INTO acts (number, at, act) SELECT number, at, '{}' FROM acts",
        ] {
            let refused = fixture.archive.connection().execute(sql, []).unwrap_err().to_string();
            assert_eq!(refused, "the log of acts is append-only", "{sql}");
        }
    }
}
