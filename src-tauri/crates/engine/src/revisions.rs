//! When the articles of a story were published and changed.

use crate::collated::load;
use crate::states::{Precision, ReadState, states};
use crate::{Engine, Failure, Found};
use serde::Serialize;
use variorum_archive::{ArchiveError, CurrentArticle, Role};
use variorum_model::{Siglum, StatedTime};
use variorum_text::words;

/// The version of the answer of `revisions`.
pub const REVISIONS_SCHEMA: &str = "variorum.revisions/1";

/// The publications and changes of a story's articles, or of one article.
#[derive(Debug, Serialize)]
pub struct RevisionsAnswer {
    schema: &'static str,
    /// The id of the story.
    pub story: String,
    /// Its title.
    pub title: String,
    /// The articles, in the order of their labels.
    pub articles: Vec<LabelledArticle>,
    /// What happened, in the order of stated times; what states none comes last, in the order in which it came in.
    pub events: Vec<RevisionEvent>,
}

/// An article by its label in its story.
#[derive(Clone, Debug, Serialize)]
pub struct LabelledArticle {
    /// The label.
    pub siglum: Siglum,
    /// The id.
    pub id: String,
    /// The outlet.
    pub outlet: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// Whether it is a primary source.
    pub primary_source: bool,
}

/// Something that an outlet did with an article, or that went wrong in reading it.
#[derive(Debug, Serialize)]
pub struct RevisionEvent {
    /// What.
    pub kind: RevisionEventKind,
    /// When, as the article states it; null when it does not.
    pub stated: Option<StatedTime>,
    /// How exactly; null when not at all.
    pub precision: Option<Precision>,
    /// When it came in, which it did at the latest.
    pub seen_at: String,
    /// The label of the article.
    pub siglum: Siglum,
    /// The number of the state that stood since; null where that state is not known.
    pub revision: Option<usize>,
    /// The headline of the state.
    pub title: Option<String>,
    /// How many words the state has; null where it is not known.
    pub words: Option<usize>,
}

/// What can happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RevisionEventKind {
    /// The article was published.
    Published,
    /// It was changed.
    Changed,
    /// A copy came in that was not read in full, which says nothing of the article.
    Collapsed,
}

impl LabelledArticle {
    pub(crate) fn new(siglum: Siglum, current: &CurrentArticle) -> Self {
        Self {
            siglum,
            id: current.article.id.to_string(),
            outlet: current.article.outlet.clone(),
            title: current.revision.title.clone(),
            primary_source: current.article.role == Role::PrimarySource,
        }
    }
}

impl Engine {
    /// When the articles of a story, or one of its articles, were published and changed.
    pub async fn revisions(&self, found: Found) -> Result<RevisionsAnswer, Failure> {
        self.with_archive(move |archive| {
            let (story, only) = match found {
                Found::Story(story) => (story, None),
                Found::Article(article) => {
                    let placement = archive.read()?.placement(article)?;
                    (placement.ok_or(ArchiveError::NoSuch("such article"))?.story, Some(article))
                }
            };
            let (story, loaded, _) = load(archive, story)?;
            let reader = archive.read()?;
            let (mut articles, mut events) = (Vec::new(), Vec::new());
            for (index, article) in loaded.iter().enumerate() {
                let current = &article.current;
                if only.is_some_and(|only| only != current.article.id) {
                    continue;
                }
                let siglum = Siglum::new(index);
                articles.push(LabelledArticle::new(siglum, current));
                events.extend(events_of(siglum, current.published.as_ref(), &states(&reader, current.article.id)?));
            }
            events.sort_by(|x, y| {
                let key = |event: &RevisionEvent| (event.stated.is_none(), event.stated.clone());
                key(x).cmp(&key(y)).then_with(|| {
                    let arrived = |event: &RevisionEvent| (event.seen_at.clone(), event.siglum, event.revision);
                    arrived(x).cmp(&arrived(y))
                })
            });
            Ok(RevisionsAnswer {
                schema: REVISIONS_SCHEMA,
                story: story.id.to_string(),
                title: story.title,
                articles,
                events,
            })
        })
        .await
    }
}

fn events_of(siglum: Siglum, published: Option<&StatedTime>, states: &[ReadState]) -> Vec<RevisionEvent> {
    let event = |kind, stated: Option<&StatedTime>, state: &ReadState, is_held: bool| RevisionEvent {
        kind,
        stated: stated.cloned(),
        precision: stated.map(Precision::of),
        seen_at: state.revision.seen_at.to_string(),
        siglum,
        revision: is_held.then_some(state.number),
        title: state.revision.title.clone().filter(|_| is_held),
        words: is_held.then(|| words(&state.extraction.text()).count()),
    };
    // A first state that was changed since says when, and another one was published.
    let is_published = |state: &ReadState| {
        let modified = state.revision.modified.as_ref();
        state.number == 1
            && state.is_sound
            && modified.is_none_or(|modified| published.is_some_and(|time| time.earliest() == modified.earliest()))
    };
    let first = states.first().map(|first| event(RevisionEventKind::Published, published, first, is_published(first)));
    let later = states.iter().filter(|state| !is_published(state)).map(|state| {
        let kind = if state.is_sound { RevisionEventKind::Changed } else { RevisionEventKind::Collapsed };
        event(kind, state.revision.modified.as_ref(), state, true)
    });
    first.into_iter().chain(later).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::tests::{explained, keys};
    use crate::states::tests::{FIRE, HURT, INQUIRY, SCHOOL, Told};

    fn lines(answer: &RevisionsAnswer) -> Vec<String> {
        let line = |event: &RevisionEvent| {
            let stated = event.stated.as_ref().map_or("unknown", StatedTime::as_str);
            let kind = serde_json::to_value(event.kind).unwrap();
            let number = event.revision.map_or("?".to_owned(), |number| number.to_string());
            format!("{stated} {} {number} {}", event.siglum, kind.as_str().unwrap())
        };
        answer.events.iter().map(line).collect()
    }

    #[tokio::test]
    async fn exact_times_days_and_unknown_times_are_told_apart() {
        let mut told = Told::new().await;
        let all = [FIRE, HURT, SCHOOL, INQUIRY];
        let published = Some("2026-05-02T08:00:00Z");
        let post = [
            (&all[..2], published, None),
            (&all[..3], published, Some("2026-05-02T10:30:00Z")),
            (&all[..], published, None),
        ];
        let post = told.add("Harbour Post", &post).await;
        told.add("Courier", &[(&all[..3], Some("2026-05-02"), None)]).await;
        told.add("Wire", &[(&all[..2], None, None)]).await;
        told.add("Gazette", &[(&all[1..], Some("2026-05-02T07:00:00Z"), Some("2026-05-03T09:00:00Z"))]).await;
        let answer = told.engine.revisions(Found::Story(told.story)).await.unwrap();
        assert_eq!(
            lines(&answer),
            [
                "2026-05-02 A 1 published",
                "2026-05-02T07:00:00Z B ? published",
                "2026-05-02T08:00:00Z C 1 published",
                "2026-05-02T10:30:00Z C 2 changed",
                "2026-05-03T09:00:00Z B 1 changed",
                "unknown C 3 changed",
                "unknown D 1 published",
            ]
        );
        let precisions: Vec<_> = answer.events.iter().map(|event| event.precision).collect();
        assert_eq!(precisions[..2], [Some(Precision::Day), Some(Precision::Time)]);
        assert_eq!(precisions[5..], [None, None]);
        let one = told.engine.revisions(Found::Article(post)).await.unwrap();
        assert_eq!(lines(&one).len(), 3);
        assert_eq!((one.articles.len(), one.articles[0].siglum), (1, Siglum::new(2)));
    }

    #[tokio::test]
    async fn a_copy_that_was_not_read_in_full_is_no_change_by_the_outlet() {
        let mut told = Told::new().await;
        let published = Some("2026-05-02T08:00:00Z");
        let all = [FIRE, HURT, SCHOOL, INQUIRY];
        told.add("Post", &[(&all[..], published, None), (&all[..1], published, Some("2026-05-02T09:00:00Z"))]).await;
        let answer = told.engine.revisions(Found::Story(told.story)).await.unwrap();
        assert_eq!(lines(&answer), ["2026-05-02T08:00:00Z A 1 published", "2026-05-02T09:00:00Z A 2 collapsed"]);
    }

    #[tokio::test]
    async fn the_page_on_answers_explains_every_field_of_revisions() {
        let mut told = Told::new().await;
        told.add("Post", &[(&[FIRE], None, None)]).await;
        let answer = told.engine.revisions(Found::Story(told.story)).await.unwrap();
        let answer = serde_json::to_value(answer).unwrap();
        let explained = explained("The states of articles");
        for key in keys(&answer).iter().chain(&keys(&answer["articles"][0])).chain(&keys(&answer["events"][0])) {
            assert!(explained.contains(&key.as_str()), "{key}");
        }
        for kind in [RevisionEventKind::Published, RevisionEventKind::Changed, RevisionEventKind::Collapsed] {
            let kind = serde_json::to_value(kind).unwrap();
            assert!(explained.contains(&kind.as_str().unwrap()), "{kind}");
        }
    }
}
