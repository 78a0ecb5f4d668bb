//! Ids as persons write them.

use crate::columns::{Column, get};
use crate::{ArchiveError, Reader};
use rusqlite::types::FromSql;
use variorum_model::{ArticleId, StoryId};

/// Fewer digits than this are no id.
const FEWEST: usize = 4;

impl Reader<'_> {
    /// The story whose id begins or ends like this; hyphens and case do not count. The end tells apart what came in together, since the
    /// beginning is the time.
    ///
    /// None when there is none; fails with [`ArchiveError::AmbiguousId`] when there are more than one.
    pub fn find_story(&self, written: &str) -> Result<Option<StoryId>, ArchiveError> {
        self.find("stories", written)
    }

    /// The article whose id begins or ends like this, as for [`Reader::find_story`].
    pub fn find_article(&self, written: &str) -> Result<Option<ArticleId>, ArchiveError> {
        self.find("articles", written)
    }

    fn find<T>(&self, table: &str, written: &str) -> Result<Option<T>, ArchiveError>
    where
        Column<T>: FromSql,
    {
        let digits: String = written.chars().filter(|c| *c != '-').map(|c| c.to_ascii_uppercase()).collect();
        if digits.len() < FEWEST || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Ok(None);
        }
        let sql = format!(
            "SELECT id FROM {table} WHERE hex(id) LIKE ?1 || '%' OR hex(id) LIKE '%' || ?1 ORDER BY id LIMIT 2"
        );
        let mut found: Vec<T> = self.all(&sql, [&digits], |row| get(row, 0))?;
        let last = found.pop();
        if found.is_empty() { Ok(last) } else { Err(ArchiveError::AmbiguousId(written.to_owned())) }
    }
}

#[cfg(test)]
mod tests {
    use crate::fixture::{Fixture, at};

    #[test]
    fn a_story_is_found_by_either_end_of_its_id() {
        let mut archive = Fixture::new().archive;
        let [first, second] = ["One", "Two"].map(|title| archive.write(|w| w.add_story(title, at(0))).unwrap());
        let find = |written: &str| archive.read().unwrap().find_story(written);
        for story in [first, second] {
            let id = story.to_string();
            assert_eq!(find(&id).unwrap(), Some(story));
            assert_eq!(find(&id.to_uppercase()).unwrap(), Some(story));
            assert_eq!(find(&id[id.len() - 9..]).unwrap(), Some(story));
        }
        // Ids that were made together begin alike.
        assert_eq!(find(&first.to_string()[..6]).unwrap_err().code(), "ambiguous_id");
        for strange in ["", "12", "%%%%", "____", "zzzzzzzz", "ffffffffffff"] {
            assert_eq!(find(strange).unwrap(), None, "{strange}");
        }
    }
}
