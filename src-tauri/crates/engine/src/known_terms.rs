//! The terms of the articles that placing looked at last.

use crate::placing::beginning;
use std::collections::HashMap;
use variorum_archive::{ArchiveError, CandidateArticle, CandidateStory, Reader};
use variorum_group::{Article, ArticleTerms, Known, Vocabulary};
use variorum_model::{Digest, Language};

/// Of more articles none are kept, some forty megabytes: all are let go and those of the time that is looked at found again.
const MOST: usize = 10_000;

/// What articles are compared by when another one is placed, each found once and not for every article that comes in.
#[derive(Default)]
pub(crate) struct KnownTerms {
    vocabulary: Vocabulary,
    /// By the hash of the text, for each headline and language that articles with this text have.
    of: HashMap<Digest, Vec<KnownText>>,
}

/// What a text under a headline, read as in a language, is compared by.
struct KnownText {
    title: Option<String>,
    language: Option<Language>,
    terms: ArticleTerms,
}

impl KnownTerms {
    /// Finds the terms of those articles that are not known. A state that is damaged is passed over: what is wrong with it is said where it is
    /// opened, and keeps nobody from the others.
    pub(crate) fn know(&mut self, reader: &Reader<'_>, stories: &[CandidateStory]) -> Result<(), ArchiveError> {
        if self.of.len() > MOST {
            *self = Self::default();
        }
        for article in stories.iter().flat_map(|story| &story.articles) {
            let state = &article.revision;
            if self.terms(article).is_some() {
                continue;
            }
            let text = match reader.extraction(state.id) {
                Err(ArchiveError::Damaged(_)) => continue,
                read => read?.map(|(_, extraction)| extraction.text()).unwrap_or_default(),
            };
            let terms = self.vocabulary.terms_of(&as_grouped(article, beginning(&text)));
            self.of.entry(state.text_sha256).or_default().push(KnownText {
                title: state.title.clone(),
                language: state.language.clone(),
                terms,
            });
        }
        Ok(())
    }

    /// The terms of an article that comes in.
    pub(crate) fn of(&mut self, article: &Article<'_>) -> ArticleTerms {
        self.vocabulary.terms_of(article)
    }

    /// The articles of a story, as far as they are known.
    pub(crate) fn story<'a>(&'a self, story: &'a CandidateStory) -> Vec<Known<'a>> {
        let known = |article| Some(Known { article: as_grouped(article, ""), terms: self.terms(article)? });
        story.articles.iter().filter_map(known).collect()
    }

    fn terms(&self, article: &CandidateArticle) -> Option<&ArticleTerms> {
        let state = &article.revision;
        let known = self.of.get(&state.text_sha256)?;
        let same = |known: &&KnownText| known.title == state.title && known.language == state.language;
        known.iter().find(same).map(|known| &known.terms)
    }

    pub(crate) const fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }
}

fn as_grouped<'a>(article: &'a CandidateArticle, text: &'a str) -> Article<'a> {
    Article {
        published: article.published.as_ref().map(variorum_model::StatedTime::date),
        title: article.revision.title.as_deref(),
        text,
        language: article.revision.language.as_ref(),
    }
}
