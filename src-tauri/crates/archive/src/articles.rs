//! What outlets publish.

use crate::columns::{Column, get, written};
use crate::revisions::best_published;
use crate::{Act, ArchiveError, Placement, Reader, Revision, Writer};
use jiff::Timestamp;
use rusqlite::Row;
use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};
use variorum_model::{ArticleId, Digest, Extraction, Language, StatedTime};

/// What an article is in its story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// An outlet's report.
    Report,
    /// A transcript, statement or release that quotes are checked against.
    PrimarySource,
}

/// An article that is not in the archive yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewArticle {
    /// Its address in the form in which addresses are compared; no two articles have the same.
    pub url: Option<String>,
    /// The name of the outlet.
    pub outlet: Option<String>,
    /// What it is in its story.
    pub role: Role,
}

/// One outlet's piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Its id.
    pub id: ArticleId,
    /// Its address.
    pub url: Option<String>,
    /// The name of the outlet.
    pub outlet: Option<String>,
    /// What it is in its story.
    pub role: Role,
    /// When it first came in.
    pub added_at: Timestamp,
}

/// An article in its latest state, as the best reader read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CurrentArticle {
    /// The article.
    pub article: Article,
    /// Where it is placed; none as long as it is not.
    pub placement: Option<Placement>,
    /// How many states of it are known.
    pub revisions: usize,
    /// The latest state.
    pub revision: Revision,
    /// When it was published, as well as any of its states says.
    pub published: Option<StatedTime>,
    /// The latest state as read.
    pub extraction: Extraction,
    /// Where the bytes of that state first came from: a path as given, or an address.
    pub source: String,
}

/// What an article says and when, to be compared with another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatedText {
    /// The article.
    pub article: ArticleId,
    /// Its address.
    pub url: Option<String>,
    /// The name of the outlet.
    pub outlet: Option<String>,
    /// When it was published, as well as any of its states says.
    pub published: Option<StatedTime>,
    /// When it first came in.
    pub added_at: Timestamp,
    /// The headline of its latest state.
    pub title: Option<String>,
    /// The language of its latest state.
    pub language: Option<Language>,
    /// The text of its latest state.
    pub text: String,
}

const COLUMNS: &str = "articles.id, articles.url, outlets.name, articles.role, articles.added_at";

impl Writer<'_> {
    /// Enters an article, as yet without any state.
    pub fn add_article(&self, new: &NewArticle, added_at: Timestamp) -> Result<ArticleId, ArchiveError> {
        let id = ArticleId::new();
        let outlet = new.outlet.as_deref().map(|name| self.outlet(name)).transpose()?;
        self.execute(
            "INSERT INTO articles (id, url, outlet, role, added_at) VALUES (?, ?, ?, ?, ?)",
            (Column(id), &new.url, outlet, Column(new.role), Column(added_at)),
        )?;
        Ok(id)
    }

    /// A person says what an article is in its story. Says whether that changed anything.
    pub fn set_role(&self, article: ArticleId, role: Role, at: Timestamp) -> Result<bool, ArchiveError> {
        let before = self.article_row(article)?.ok_or(ArchiveError::NoSuch("such article"))?.role;
        if before == role {
            return Ok(false);
        }
        self.execute("UPDATE articles SET role = ?2 WHERE id = ?1", (Column(article), Column(role)))?;
        self.log(&Act::SetRole { article, from: before, to: role }, at)?;
        Ok(true)
    }

    /// Gives the article the address and outlet that it lacked, and the date of its publication.
    pub(crate) fn describe_article(&self, article: ArticleId, extraction: &Extraction) -> Result<(), ArchiveError> {
        if let Some(url) = &extraction.url {
            self.execute(
                "UPDATE articles SET url = ?2 WHERE id = ?1 AND url IS NULL \
                 AND NOT EXISTS (SELECT 1 FROM articles WHERE url = ?2)",
                (Column(article), url),
            )?;
        }
        if let Some(name) = &extraction.outlet {
            let outlet = self.outlet(name)?;
            self.execute(
                "UPDATE articles SET outlet = ?2 WHERE id = ?1 AND outlet IS NULL",
                (Column(article), outlet),
            )?;
        }
        let published = best_published(self.revisions(article)?.iter().map(|state| state.published.as_ref()));
        self.execute(
            "UPDATE articles SET published_at = ?2 WHERE id = ?1",
            (Column(article), published.map(|time| written(time.earliest()))),
        )?;
        Ok(())
    }
}

impl Reader<'_> {
    /// An article in its latest state; none when the archive has no such article or nothing was recorded of it.
    pub fn article(&self, id: ArticleId) -> Result<Option<CurrentArticle>, ArchiveError> {
        let Some(article) = self.article_row(id)? else { return Ok(None) };
        let mut revisions = self.revisions(id)?;
        let published = best_published(revisions.iter().map(|state| state.published.as_ref()));
        let count = revisions.len();
        let Some(revision) = revisions.pop() else { return Ok(None) };
        let Some((document, extraction)) = self.extraction(revision.id)? else { return Ok(None) };
        let source = self.arrivals(document.capture)?.into_iter().next().map(|first| first.source).unwrap_or_default();
        let placement = self.placement(id)?;
        Ok(Some(CurrentArticle { article, placement, revisions: count, revision, published, extraction, source }))
    }

    /// The article with this address.
    pub fn article_at(&self, url: &str) -> Result<Option<ArticleId>, ArchiveError> {
        self.first("SELECT id FROM articles WHERE url = ?", [url], |row| get(row, 0))
    }

    /// The article that has a state with exactly this text, if any; the first of several.
    pub fn article_of_text(&self, text: &str) -> Result<Option<ArticleId>, ArchiveError> {
        let text_sha256 = Digest::of(text.as_bytes());
        self.first(
            "SELECT article FROM revisions WHERE text_sha256 = ? ORDER BY id LIMIT 1",
            [Column(text_sha256)],
            |row| get(row, 0),
        )
    }

    /// The articles of an outlet that were published between two instants, both included; unless `addressed` is set, those alone of which no
    /// address is known. One that states no time counts as of when it came in.
    pub fn articles_of_outlet(
        &self,
        outlet: &str,
        from: Timestamp,
        to: Timestamp,
        addressed: bool,
    ) -> Result<Vec<DatedText>, ArchiveError> {
        let ids = self.all(
            "SELECT articles.id FROM articles JOIN outlets ON outlets.id = articles.outlet \
             WHERE outlets.name = ? AND coalesce(published_at, added_at) BETWEEN ? AND ? AND (? OR url IS NULL) \
             ORDER BY articles.id",
            (outlet, Column(from), Column(to), addressed),
            |row| get(row, 0),
        )?;
        self.dated_texts(ids)
    }

    /// What these articles say; those of which nothing was recorded are passed over.
    pub(crate) fn dated_texts(&self, ids: Vec<ArticleId>) -> Result<Vec<DatedText>, ArchiveError> {
        let mut texts = Vec::new();
        for id in ids {
            let Some(CurrentArticle { article, revision, published, extraction, .. }) = self.article(id)? else {
                continue;
            };
            texts.push(DatedText {
                article: id,
                url: article.url,
                outlet: article.outlet,
                published,
                added_at: article.added_at,
                title: revision.title,
                language: revision.language,
                text: extraction.text(),
            });
        }
        Ok(texts)
    }

    pub(crate) fn article_row(&self, id: ArticleId) -> Result<Option<Article>, ArchiveError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM articles LEFT JOIN outlets ON outlets.id = articles.outlet WHERE articles.id = ?"
        );
        self.first(&sql, [Column(id)], article)
    }
}

fn article(row: &Row<'_>) -> rusqlite::Result<Article> {
    Ok(Article { id: get(row, 0)?, url: row.get(1)?, outlet: row.get(2)?, role: get(row, 3)?, added_at: get(row, 4)? })
}

impl ToSql for Column<Role> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let name = match self.0 {
            Role::Report => "report",
            Role::PrimarySource => "primary_source",
        };
        Ok(name.into())
    }
}

impl FromSql for Column<Role> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "report" => Ok(Self(Role::Report)),
            "primary_source" => Ok(Self(Role::PrimarySource)),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}
