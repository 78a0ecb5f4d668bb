//! How a person at a command line names a passage of a story.

use crate::collated::Collated;
use crate::{Engine, Failure, ShownReading};
use std::str::FromStr;
use variorum_model::{ArticleId, Siglum, StoryId};
use variorum_text::fold;

/// A passage by its witness and the words that it begins with: `WITNESS:TEXT`, or `WITNESS#NUMBER:TEXT` where words do not tell it from another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedPassage {
    /// The witness: its label, its outlet, or its id.
    pub witness: String,
    /// The number of the passage.
    pub number: Option<usize>,
    /// The words that it begins with. White space, typography and case do not count.
    pub beginning: String,
}

/// What was written names no passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("write WITNESS:TEXT, as in \"B:The wind has dropped\"")]
pub struct NotNamed;

impl FromStr for NamedPassage {
    type Err = NotNamed;

    fn from_str(written: &str) -> Result<Self, NotNamed> {
        let (witness, beginning) = written.split_once(':').ok_or(NotNamed)?;
        let numbered = witness.rsplit_once('#').and_then(|(name, number)| Some((name, number.trim().parse().ok()?)));
        let (witness, number) = numbered.map_or((witness, None), |(name, number)| (name, Some(number)));
        if witness.trim().is_empty() || beginning.trim().is_empty() {
            return Err(NotNamed);
        }
        Ok(Self { witness: witness.trim().to_owned(), number, beginning: beginning.to_owned() })
    }
}

impl Engine {
    /// The passage of a story that a person means.
    ///
    /// Fails with [`Failure::NoSuchWitness`] and [`Failure::NoSuchPassage`] when nothing is called so, and with [`Failure::SeveralSuchPassages`] when
    /// several passages begin like this.
    pub async fn find_passage(&self, story: StoryId, named: &NamedPassage) -> Result<ShownReading, Failure> {
        find(&*self.compared(story).await?, named)
    }

    /// The article of a story that a person names as its base: by its label, its outlet, or its id. Fails with [`Failure::NoSuchBase`].
    pub async fn find_base(&self, story: StoryId, written: &str) -> Result<ArticleId, Failure> {
        let collated = self.compared(story).await?;
        let called = names(&collated);
        witness(&called, written.trim()).map(|at| called[at].0).ok_or(Failure::NoSuchBase)
    }
}

/// By what the articles of a story are called, but for their letters.
fn names(collated: &Collated) -> Vec<(ArticleId, Option<&str>)> {
    let articles = collated.articles.iter().map(|article| &article.current.article);
    articles.map(|article| (article.id, article.outlet.as_deref())).collect()
}

fn find(collated: &Collated, named: &NamedPassage) -> Result<ShownReading, Failure> {
    let called = names(collated);
    let at = witness(&called, &named.witness).ok_or(Failure::NoSuchWitness)?;
    let found = collated.collation.witnesses.get(at).ok_or(Failure::NoSuchWitness)?;
    let words = |text: &str| fold(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    let beginning = words(&named.beginning);
    let mut passages: Vec<ShownReading> = (0..found.passages.len())
        .filter(|number| named.number.is_none_or(|meant| meant == *number))
        .map(|number| (number, found.passage_text(number)))
        .filter(|(_, text)| words(text).starts_with(&beginning))
        .map(|(number, text)| ShownReading { article: called[at].0, passages: vec![number], text: text.to_owned() })
        .collect();
    match passages.len() {
        0 => Err(Failure::NoSuchPassage),
        1 => Ok(passages.remove(0)),
        _ => Err(Failure::SeveralSuchPassages { passages }),
    }
}

/// Fewer letters of an id are none: "D" names a fourth article, not one whose id happens to end so.
const SHORTEST_ID: usize = 4;

/// Which witness is meant: by its label, by its outlet, or by the beginning or end of its id; none when none or several could be.
fn witness(articles: &[(ArticleId, Option<&str>)], written: &str) -> Option<usize> {
    let id = written.to_ascii_lowercase();
    let by_siglum = |at: usize| Siglum::new(at).to_string().eq_ignore_ascii_case(written);
    let by_outlet = |at: usize| articles[at].1.is_some_and(|outlet| fold(outlet) == fold(written));
    let by_id = |at: usize| {
        let article = articles[at].0.to_string();
        id.len() >= SHORTEST_ID && (article.starts_with(&id) || article.ends_with(&id))
    };
    let all = 0..articles.len();
    only(all.clone().filter(|at| by_siglum(*at)))
        .or_else(|| only(all.clone().filter(|at| by_outlet(*at))))
        .or_else(|| only(all.filter(|at| by_id(*at))))
}

/// What is found; nothing where several are.
fn only(mut found: impl Iterator<Item = usize>) -> Option<usize> {
    found.next().filter(|_| found.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_is_named_by_its_witness_its_number_and_its_first_words() {
        let named = |written: &str| written.parse::<NamedPassage>().ok();
        let plain = NamedPassage { witness: "B".into(), number: None, beginning: "The wind: it drops".into() };
        assert_eq!(named("B:The wind: it drops"), Some(plain.clone()));
        assert_eq!(
            named(" B #3:The wind: it drops"),
            Some(NamedPassage { witness: "B".into(), number: Some(3), ..plain })
        );
        assert_eq!(named("Post #one:x").unwrap().witness, "Post #one");
        for written in ["B", "B:", ":x", " : ", "", "#3:x"] {
            assert_eq!(named(written), None, "{written}");
        }
    }

    #[test]
    fn a_witness_is_known_by_its_letter_its_outlet_or_its_id() {
        let ids = [ArticleId::new(), ArticleId::new(), ArticleId::new()];
        let articles = [(ids[0], Some("Harbour Post")), (ids[1], Some("Wire")), (ids[2], Some("Wire"))];
        let id = ids[2].to_string();
        for (written, meant) in [("b", Some(1)), ("harbour post", Some(0)), (&id, Some(2)), (&id[24..], Some(2))] {
            assert_eq!(witness(&articles, written), meant, "{written}");
        }
        for written in ["D", "Wire", "Herald", ""] {
            assert_eq!(witness(&articles, written), None, "{written}: none, or several");
        }
    }
}
