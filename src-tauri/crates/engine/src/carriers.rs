//! Which article of a story carried a statement first, and what became of it in the states that followed.

use crate::collated::{CollatedArticle, load};
use crate::deciding::Passages;
use crate::revisions::LabelledArticle;
use crate::states::{Precision, ReadState, StateLine, bounds, states};
use crate::witnesses::witness;
use crate::{Engine, Failure, MeaningAnswer};
use jiff::Timestamp;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;
use variorum_archive::{Archive, Role, StandingDecision, Story};
use variorum_collate::{Step, StepKind, carried, collate};
use variorum_model::{Collation, Decision, Extraction, Place, Row, Siglum, StatedTime, StoryId, Witness};

/// The version of the answer of `carriers`.
pub const CARRIERS_SCHEMA: &str = "variorum.carriers/1";

/// The statements of a story, over all states of its articles.
#[derive(Debug, Serialize)]
pub struct CarriersAnswer {
    schema: &'static str,
    /// The id of the story.
    pub story: String,
    /// Its title.
    pub title: String,
    /// Its articles with their states; primary sources carry nothing and are not among them.
    pub articles: Vec<CarryingArticle>,
    /// The statements, in reading order.
    pub rows: Vec<CarriedRow>,
    /// The model by which passages were compared by meaning; null when they were compared by their words alone.
    pub meaning: Option<MeaningAnswer>,
}

/// An article with its states.
#[derive(Debug, Serialize)]
pub struct CarryingArticle {
    /// The article.
    #[serde(flatten)]
    pub article: LabelledArticle,
    /// Its states; those that were not read in full take no part.
    pub states: Vec<StateLine>,
}

/// A statement and who carried it.
#[derive(Debug, Serialize)]
pub struct CarriedRow {
    /// Its number, counted from nought.
    pub id: usize,
    /// The statement, as the first article of the story that carries it says it first.
    pub text: String,
    /// Who carried it first by stated times; several where these do not tell.
    pub first: Vec<Siglum>,
    /// Who may have carried it before those, since it states no time that tells.
    pub perhaps: Vec<Siglum>,
    /// All who ever carried it.
    pub carriers: Vec<CarrierLine>,
}

/// An article that carried a statement.
#[derive(Debug, Serialize)]
pub struct CarrierLine {
    /// The article.
    pub siglum: Siglum,
    /// Whether it should be looked at whether it says the same.
    pub unsure: bool,
    /// What its states did with the statement, in the order in which they stood; a state that left it as it was is not named.
    pub steps: Vec<StepLine>,
}

/// What a state of an article did with a statement.
#[derive(Debug, Serialize)]
pub struct StepLine {
    /// What.
    pub kind: StepKind,
    /// The number of the state.
    pub revision: usize,
    /// Since when that state stood, as the article says; null when it does not.
    pub stated: Option<StatedTime>,
    /// How exactly; null when not at all.
    pub precision: Option<Precision>,
    /// When it came in, which it did at the latest.
    pub seen_at: String,
    /// The statement in that state; null where it was dropped.
    pub text: Option<String>,
}

/// An article with the states of it that were read in full, and all of them for the answer.
struct Carrying {
    at: usize,
    article: LabelledArticle,
    lines: Vec<StateLine>,
    states: Vec<(ReadState, Extraction)>,
}

impl Engine {
    /// Compares all states of a story's articles, and tells who carried each statement first and who changed or dropped it later.
    pub async fn carriers(&self, id: StoryId) -> Result<CarriersAnswer, Failure> {
        let (story, loaded, decisions, carrying) = self.with_archive(move |archive| all_states(archive, id)).await?;
        let by = self.meaning().clone();
        let work = move || -> Result<CarriersAnswer, Failure> {
            let cancelled = AtomicBool::new(false);
            let named = |article: &Carrying, state: &ReadState| format!("{}#{}", article.article.id, state.number);
            let mut witnesses: Vec<Witness> = carrying
                .iter()
                .flat_map(|article| article.states.iter().map(move |(state, read)| (named(article, state), read)))
                .map(|(name, read)| witness(name, read))
                .collect();
            let articles: Vec<usize> = (0..)
                .zip(&carrying)
                .flat_map(|(number, article): (usize, _)| article.states.iter().map(move |_| number))
                .collect();
            by.read(&mut witnesses, &cancelled)?;
            let found = found_in_all(&decisions, &loaded, &carrying, &articles, &witnesses);
            let base = (!witnesses.is_empty()).then_some(0);
            let collation = collate(witnesses, base, &found, &cancelled)?;
            let rows = carried(&collation, &articles).into_iter().zip(&collation.rows).enumerate();
            let rows = rows.map(|(id, (steps, row))| carried_row(id, row, &steps, &collation, &carrying)).collect();
            let articles = carrying.into_iter().map(|it| CarryingArticle { article: it.article, states: it.lines });
            Ok(CarriersAnswer {
                schema: CARRIERS_SCHEMA,
                story: story.id.to_string(),
                title: story.title,
                articles: articles.collect(),
                rows,
                meaning: by.answer(),
            })
        };
        tokio::task::spawn_blocking(work).await.map_err(|_| Failure::Interrupted)?
    }
}

type AllStates = (Story, Vec<CollatedArticle>, Vec<StandingDecision>, Vec<Carrying>);

fn all_states(archive: &Archive, id: StoryId) -> Result<AllStates, Failure> {
    let (story, loaded, decisions) = load(archive, id)?;
    let reader = archive.read()?;
    let mut carrying = Vec::new();
    for (at, CollatedArticle { current, .. }) in loaded.iter().enumerate() {
        if current.article.role == Role::PrimarySource {
            continue;
        }
        let all = states(&reader, current.article.id)?;
        let lines = all.iter().map(ReadState::line).collect();
        let mut sound = Vec::new();
        for state in all.into_iter().filter(|state| state.is_sound) {
            let extraction = state.laid_over(&reader)?;
            sound.push((state, extraction));
        }
        carrying.push(Carrying { at, article: LabelledArticle::new(Siglum::new(at), current), lines, states: sound });
    }
    Ok((story, loaded, decisions, carrying))
}

/// What persons decided, about all states of the articles: what was joined stands together in each of them that has it.
fn found_in_all(
    decisions: &[StandingDecision],
    loaded: &[CollatedArticle],
    carrying: &[Carrying],
    articles: &[usize],
    witnesses: &[Witness],
) -> Vec<Decision<Place>> {
    let longest = carrying.iter().map(|article| article.states.len()).max().unwrap_or_default();
    let mut all: Vec<Decision<Place>> = Vec::new();
    for back in 0..longest {
        // The state of each article that many before its latest; of an article that has no such state, its first.
        let place = |number: usize| {
            let mut of_article = (0..articles.len()).filter(|witness| articles[*witness] == number).rev();
            of_article.clone().nth(back).or_else(|| of_article.next_back())
        };
        let places: Vec<usize> = (0..carrying.len()).filter_map(place).collect();
        let chosen: Vec<Witness> = places.iter().map(|place| witnesses[*place].clone()).collect();
        let reports: Vec<&CollatedArticle> = carrying.iter().filter_map(|article| loaded.get(article.at)).collect();
        let found = Passages::new(reports, &chosen).found(decisions);
        let found = found.iter().map(|decision| {
            decision.pointed(|place| Some(Place { witness: *places.get(place.witness)?, passage: place.passage }))
        });
        if all.is_empty() {
            all.extend(found);
        } else {
            all.iter_mut().zip(found).for_each(|(decision, more)| extend(decision, more));
        }
    }
    all
}

fn extend(decision: &mut Decision<Place>, more: Decision<Place>) {
    let add = |to: &mut Vec<Place>, more: Vec<Place>| {
        to.extend(more);
        to.sort();
        to.dedup();
    };
    match (decision, more) {
        (Decision::Join { passages, with: others }, Decision::Join { passages: more, with: more_others })
        | (Decision::Part { passages, from: others }, Decision::Part { passages: more, from: more_others }) => {
            add(passages, more);
            add(others, more_others);
        }
        (Decision::Lock { passages }, Decision::Lock { passages: more }) => add(passages, more),
        _ => {}
    }
}

fn carried_row(
    id: usize,
    row: &Row,
    steps: &BTreeMap<usize, Vec<Step>>,
    collation: &Collation,
    carrying: &[Carrying],
) -> CarriedRow {
    let text = |state: Siglum| {
        let witness = collation.witnesses.get(state.index())?;
        let reading = row.readings.get(&state)?;
        Some(reading.passages.iter().map(|passage| witness.passage_text(*passage)).collect::<Vec<_>>().join(" "))
    };
    // The states of an article are witnesses that follow one another.
    let begins = |article: usize| carrying[..article].iter().map(|article| article.states.len()).sum::<usize>();
    let (mut began, mut carriers) = (Vec::new(), Vec::new());
    for (article, steps) in steps {
        let first = begins(*article);
        let Carrying { article: LabelledArticle { siglum, .. }, states, .. } = &carrying[*article];
        let line = |step: &Step| {
            let state = &states.get(step.state.index() - first)?.0;
            Some(StepLine {
                kind: step.kind,
                revision: state.number,
                stated: state.stands_since().cloned(),
                precision: state.stands_since().map(Precision::of),
                seen_at: state.revision.seen_at.to_string(),
                text: text(step.state),
            })
        };
        let unsure = (first..first + states.len())
            .filter_map(|witness| row.readings.get(&Siglum::new(witness)))
            .any(|reading| reading.unsure);
        if let Some(step) = steps.first() {
            began.push((*siglum, beginning(states, step.state.index() - first)));
        }
        carriers.push(CarrierLine { siglum: *siglum, unsure, steps: steps.iter().filter_map(line).collect() });
    }
    let (first, perhaps) = first_carriers(&began);
    let text = carriers.first().and_then(|carrier| carrier.steps.first()?.text.clone()).unwrap_or_default();
    CarriedRow { id, text, first, perhaps, carriers }
}

/// Between which instants an article began to carry a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Beginning {
    /// Not before this; none when that is not known.
    from: Option<Timestamp>,
    /// Not after this.
    to: Timestamp,
}

/// Since when an article carries what its state at `at` is the first to carry: at the latest since that state stood, or came in; at the earliest
/// since it was published, or since the state before stood, which did not carry it.
fn beginning(states: &[(ReadState, Extraction)], at: usize) -> Beginning {
    let Some((state, _)) = states.get(at) else { return Beginning { from: None, to: Timestamp::MAX } };
    let published = states.iter().find_map(|(state, _)| state.revision.published.as_ref());
    let before = at.checked_sub(1).and_then(|before| states[before].0.stands_since());
    Beginning {
        from: before.or(published).map(|time| bounds(time).0),
        to: state.stands_since().map_or(state.revision.seen_at, |time| bounds(time).1),
    }
}

/// Who can have been first, and who perhaps was even before: whose beginning has no bound.
fn first_carriers(began: &[(Siglum, Beginning)]) -> (Vec<Siglum>, Vec<Siglum>) {
    let Some(latest) = began.iter().map(|(_, beginning)| beginning.to).min() else { return (vec![], vec![]) };
    let can = |(_, beginning): &&(Siglum, Beginning)| beginning.from.is_none_or(|from| from <= latest);
    let siglum = |(siglum, _): &(Siglum, Beginning)| *siglum;
    let (bounded, unbounded): (Vec<_>, Vec<_>) =
        began.iter().filter(can).partition(|(_, beginning)| beginning.from.is_some());
    let [bounded, unbounded] = [bounded, unbounded].map(|some: Vec<&_>| some.into_iter().map(siglum).collect());
    if Vec::is_empty(&bounded) { (unbounded, bounded) } else { (bounded, unbounded) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::tests::{explained, keys};
    use crate::states::tests::{FIRE, HURT, HURT_ANEW, INQUIRY, SCHOOL, Told};
    use crate::{Command, LockRow, PartReading, ShownReading};

    /// What the row that holds a sentence says: who was first, perhaps earlier, and each carrier's steps.
    async fn row(told: &Told, sentence: &str) -> (String, String, Vec<String>) {
        let answer = told.engine.carriers(told.story).await.unwrap();
        let holds = |row: &&CarriedRow| {
            row.carriers.iter().flat_map(|it| &it.steps).any(|step| step.text.as_deref() == Some(sentence))
        };
        let row = answer.rows.iter().find(holds).unwrap();
        let named = |some: &[Siglum]| some.iter().map(Siglum::to_string).collect::<String>();
        let steps = row.carriers.iter().flat_map(|carrier| {
            carrier.steps.iter().map(|step| {
                let kind = serde_json::to_value(step.kind).unwrap();
                format!("{} {} {}", carrier.siglum, step.revision, kind.as_str().unwrap())
            })
        });
        (named(&row.first), named(&row.perhaps), steps.collect())
    }

    #[tokio::test]
    async fn the_first_carrier_of_each_statement_is_told_by_stated_times() {
        let mut told = Told::new().await;
        told.add("Post", &[(&[FIRE, HURT], Some("2026-05-02T08:00:00Z"), None)]).await;
        told.add("Courier", &[(&[FIRE, SCHOOL], Some("2026-05-02T09:00:00Z"), None)]).await;
        told.add("Wire", &[(&[FIRE, SCHOOL, HURT], Some("2026-05-02T10:00:00Z"), None)]).await;
        assert_eq!(row(&told, FIRE).await.0, "A");
        assert_eq!(row(&told, SCHOOL).await.0, "B");
        assert_eq!(
            row(&told, HURT).await,
            ("A".into(), String::new(), vec!["A 1 carried".into(), "C 1 carried".into()])
        );
    }

    #[tokio::test]
    async fn what_a_later_state_brings_counts_from_when_it_was_changed() {
        let mut told = Told::new().await;
        let published = Some("2026-05-02T08:00:00Z");
        let post =
            [(&[FIRE, HURT][..], published, None), (&[FIRE, HURT, SCHOOL], published, Some("2026-05-02T12:00:00Z"))];
        told.add("Post", &post).await;
        told.add("Courier", &[(&[FIRE, SCHOOL], Some("2026-05-02T07:30:00Z"), None)]).await;
        let school = row(&told, SCHOOL).await;
        assert_eq!((school.0.as_str(), school.2), ("A", vec!["A 1 carried".into(), "B 2 carried".into()]));
    }

    #[tokio::test]
    async fn a_day_does_not_tell_what_came_first_on_it_and_an_unknown_time_nothing() {
        let mut told = Told::new().await;
        told.add("Post", &[(&[FIRE, HURT], Some("2026-05-02"), None)]).await;
        told.add("Courier", &[(&[FIRE, HURT], Some("2026-05-02T09:00:00Z"), None)]).await;
        told.add("Gazette", &[(&[FIRE], Some("2026-05-09T09:00:00Z"), None)]).await;
        told.add("Wire", &[(&[FIRE], None, None)]).await;
        let fire = row(&told, FIRE).await;
        assert_eq!((fire.0.as_str(), fire.1.as_str()), ("AB", "D"));
    }

    #[tokio::test]
    async fn a_page_that_was_changed_after_it_was_published_may_have_gained_the_statement_then() {
        let mut told = Told::new().await;
        told.add("Post", &[(&[FIRE], Some("2026-05-02T08:00:00Z"), Some("2026-05-02T12:00:00Z"))]).await;
        told.add("Courier", &[(&[FIRE], Some("2026-05-02T09:00:00Z"), None)]).await;
        assert_eq!(row(&told, FIRE).await.0, "AB");
    }

    #[tokio::test]
    async fn later_states_that_drop_and_change_are_named_and_one_that_collapsed_is_not() {
        let mut told = Told::new().await;
        let published = Some("2026-05-02T08:00:00Z");
        let all = [FIRE, HURT, SCHOOL, INQUIRY];
        let post = [
            (&all[..], published, None),
            (&[FIRE, HURT_ANEW, INQUIRY][..], published, Some("2026-05-02T09:00:00Z")),
            (&[FIRE][..], published, Some("2026-05-02T10:00:00Z")),
        ];
        told.add("Post", &post).await;
        told.add("Courier", &[(&all[..], Some("2026-05-03"), None), (&["Subscribe to read on."], None, None)]).await;
        assert_eq!(row(&told, HURT).await.2, ["A 1 carried", "A 2 changed", "B 1 carried"]);
        assert_eq!(row(&told, SCHOOL).await.2, ["A 1 carried", "A 2 dropped", "B 1 carried"]);
        assert_eq!(row(&told, INQUIRY).await.2, ["A 1 carried", "B 1 carried"]);
        let answer = told.engine.carriers(told.story).await.unwrap();
        let collapsed: Vec<_> = answer.articles[0].states.iter().map(|state| state.collapsed).collect();
        assert_eq!(collapsed, [false, false, true]);
    }

    #[tokio::test]
    async fn what_persons_decided_holds_in_all_states() {
        let mut told = Told::new().await;
        let published = Some("2026-05-02T08:00:00Z");
        let more = (&[FIRE, HURT, INQUIRY][..], published, Some("2026-05-02T09:00:00Z"));
        let post = told.add("Post", &[(&[FIRE, HURT], published, None), more]).await;
        told.add("Courier", &[(&[FIRE, HURT], Some("2026-05-03"), None)]).await;
        let shown = |passage, text: &str| ShownReading { article: post, passages: vec![passage], text: text.into() };
        LockRow { story: told.story, reading: shown(0, FIRE) }.run(&told.engine).await.unwrap();
        PartReading { story: told.story, reading: shown(1, HURT) }.run(&told.engine).await.unwrap();
        assert_eq!(row(&told, FIRE).await.2, ["A 1 carried", "B 1 carried"]);
        assert_eq!(row(&told, HURT).await.2.len(), 1, "no row has both articles");
    }

    #[tokio::test]
    async fn the_page_on_answers_explains_every_field_of_carriers() {
        let mut told = Told::new().await;
        told.add("Post", &[(&[FIRE], None, None)]).await;
        let answer = serde_json::to_value(told.engine.carriers(told.story).await.unwrap()).unwrap();
        let explained = explained("The states of articles");
        let (article, row) = (&answer["articles"][0], &answer["rows"][0]);
        let parts =
            [&answer, article, &article["states"][0], row, &row["carriers"][0], &row["carriers"][0]["steps"][0]];
        for key in parts.into_iter().flat_map(keys) {
            assert!(explained.contains(&key.as_str()), "{key}");
        }
        for kind in [StepKind::Carried, StepKind::Changed, StepKind::Dropped, StepKind::Restored] {
            let kind = serde_json::to_value(kind).unwrap();
            assert!(explained.contains(&kind.as_str().unwrap()), "{kind}");
        }
    }
}
