//! What changed between two states of an article.

use crate::contract::{SpanAnswer, VariantAnswer};
use crate::states::{ReadState, StateLine, states};
use crate::witnesses::witness;
use crate::{Engine, Failure, MeaningAnswer};
use serde::Serialize;
use std::sync::atomic::AtomicBool;
use variorum_collate::collate;
use variorum_model::{ArticleId, CodePoints, Collation, Pair, Relation, Row, Siglum, Variant, Witness};

/// The version of the answer of `diff`.
pub const DIFF_SCHEMA: &str = "variorum.diff/1";

/// Two states of an article, compared.
#[derive(Debug, Serialize)]
pub struct DiffAnswer {
    schema: &'static str,
    /// The id of the article.
    pub article: String,
    /// One state.
    pub a: DiffSide,
    /// The other one.
    pub b: DiffSide,
    /// The statements of both, in the order of `a`; what `b` adds stands behind what it follows there.
    pub rows: Vec<DiffRow>,
    /// The model by which passages were compared by meaning; null when they were compared by their words alone.
    pub meaning: Option<MeaningAnswer>,
}

/// A state that is compared.
#[derive(Debug, Serialize)]
pub struct DiffSide {
    /// The state.
    #[serde(flatten)]
    pub state: StateLine,
    /// The text that is compared.
    pub text: String,
}

/// A statement in two states.
#[derive(Debug, Serialize)]
pub struct DiffRow {
    /// What became of it.
    pub kind: DiffKind,
    /// Where it stands in `a`; empty when it does not.
    pub a: Vec<SpanAnswer>,
    /// Where it stands in `b`.
    pub b: Vec<SpanAnswer>,
    /// Whether it stands elsewhere in the order of statements.
    pub moved: bool,
    /// Whether it should be looked at whether both say the same.
    pub unsure: bool,
    /// How the two differ, word by word.
    pub variants: Vec<VariantAnswer>,
}

/// What can become of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DiffKind {
    /// Both have it in the same words.
    Kept,
    /// Both have it, in other words.
    Changed,
    /// `b` alone has it.
    Added,
    /// `a` alone has it.
    Dropped,
    /// One has it, and the other was not read in full.
    NotRead,
}

impl Engine {
    /// Compares two states of an article by their numbers. Without numbers it compares the latest two that were read in full; with one, that
    /// state with the latest one that was.
    ///
    /// Fails with [`Failure::NoSuchRevision`] when there are none of these numbers, or there is one state alone.
    pub async fn diff(&self, article: ArticleId, a: Option<usize>, b: Option<usize>) -> Result<DiffAnswer, Failure> {
        let (states, extractions) = self
            .with_archive(move |archive| {
                let reader = archive.read()?;
                let states = chosen(&states(&reader, article)?, a, b).ok_or(Failure::NoSuchRevision)?;
                let laid_over = |state: &ReadState| state.laid_over(&reader);
                let extractions = [laid_over(&states[0])?, laid_over(&states[1])?];
                Ok((states, extractions))
            })
            .await?;
        let by = self.meaning().clone();
        let work = move || -> Result<DiffAnswer, Failure> {
            let cancelled = AtomicBool::new(false);
            let mut witnesses: Vec<Witness> =
                (0..).zip(&extractions).map(|(at, read): (usize, _)| witness(at.to_string(), read)).collect();
            by.read(&mut witnesses, &cancelled)?;
            let collation = collate(witnesses, Some(0), &[], &cancelled)?;
            let in_full = states.iter().all(|state| state.is_sound);
            let rows = collation.rows.iter().map(|row| diff_row(&collation, row, in_full)).collect();
            let [a, b] =
                [0, 1].map(|at| DiffSide { state: states[at].line(), text: collation.witnesses[at].text.clone() });
            Ok(DiffAnswer { schema: DIFF_SCHEMA, article: article.to_string(), a, b, rows, meaning: by.answer() })
        };
        tokio::task::spawn_blocking(work).await.map_err(|_| Failure::Interrupted)?
    }
}

fn chosen(states: &[ReadState], a: Option<usize>, b: Option<usize>) -> Option<[ReadState; 2]> {
    let latest_before =
        |end: usize| states.iter().rfind(|state| state.is_sound && state.number < end).map(|state| state.number);
    let b = b.or_else(|| latest_before(usize::MAX))?;
    let a = a.or_else(|| latest_before(b))?;
    let numbered = |number: usize| states.iter().find(|state| state.number == number).cloned();
    Some([numbered(a)?, numbered(b)?])
}

fn diff_row(collation: &Collation, row: &Row, in_full: bool) -> DiffRow {
    let [a, b] = [0, 1].map(Siglum::new);
    let spans = |siglum: Siglum| -> Vec<SpanAnswer> {
        let (Some(reading), Some(witness)) = (row.readings.get(&siglum), collation.witnesses.get(siglum.index()))
        else {
            return Vec::new();
        };
        let points = CodePoints::new(&witness.text);
        let passages = reading.passages.iter().filter_map(|passage| witness.passages.get(*passage));
        passages.map(|passage| SpanAnswer::new(&witness.text, &points, passage.span)).collect()
    };
    let pair = pair_of(collation, row);
    let kind = match (row.readings.get(&a), row.readings.get(&b)) {
        (Some(_), Some(_)) if pair.is_none_or(|pair| pair.relation == Relation::Verbatim) => DiffKind::Kept,
        (Some(_), Some(_)) => DiffKind::Changed,
        _ if !in_full => DiffKind::NotRead,
        (Some(_), None) => DiffKind::Dropped,
        (None, _) => DiffKind::Added,
    };
    let other = row.readings.get(&b);
    DiffRow {
        kind,
        a: spans(a),
        b: spans(b),
        moved: other.is_some_and(|reading| reading.moved),
        unsure: other.is_some_and(|reading| reading.unsure),
        variants: pair.map(|pair| variants(collation, pair)).unwrap_or_default(),
    }
}

fn pair_of<'c>(collation: &'c Collation, row: &Row) -> Option<&'c Pair> {
    let [a, b] = [0, 1].map(|at| row.readings.get(&Siglum::new(at)).map(|reading| &reading.passages));
    collation.pairs.iter().find(|pair| Some(&pair.a_passages) == a && Some(&pair.b_passages) == b)
}

fn variants(collation: &Collation, pair: &Pair) -> Vec<VariantAnswer> {
    let [Some(a), Some(b)] = [pair.a, pair.b].map(|siglum| collation.witnesses.get(siglum.index())) else {
        return Vec::new();
    };
    let (points_of_a, points_of_b) = (CodePoints::new(&a.text), CodePoints::new(&b.text));
    let answer = |variant: &Variant| VariantAnswer {
        kind: variant.kind,
        a_span: SpanAnswer::new(&a.text, &points_of_a, variant.a_span),
        b_span: SpanAnswer::new(&b.text, &points_of_b, variant.b_span),
    };
    pair.variants.iter().map(answer).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::tests::{explained, keys};
    use crate::states::tests::{FIRE, HURT, HURT_ANEW, INQUIRY, SCHOOL, Told};

    fn first_words(row: &DiffRow) -> (DiffKind, &str) {
        (row.kind, row.a.first().or_else(|| row.b.first()).map_or("", |span| &span.text))
    }

    fn kinds(answer: &DiffAnswer) -> Vec<(DiffKind, &str)> {
        answer.rows.iter().map(first_words).collect()
    }

    async fn told() -> (Told, ArticleId) {
        let mut told = Told::new().await;
        let published = Some("2026-05-02T08:00:00Z");
        let states = [
            (&[FIRE, HURT, SCHOOL][..], published, None),
            (&[FIRE, HURT_ANEW, INQUIRY][..], published, None),
            (&[FIRE][..], published, None),
        ];
        let article = told.add("Post", &states).await;
        (told, article)
    }

    #[tokio::test]
    async fn the_latest_two_states_that_were_read_in_full_are_compared() {
        let (told, article) = told().await;
        let answer = told.engine.diff(article, None, None).await.unwrap();
        assert_eq!((answer.a.state.revision, answer.b.state.revision), (1, 2));
        let found = kinds(&answer);
        for expected in
            [(DiffKind::Kept, FIRE), (DiffKind::Changed, HURT), (DiffKind::Dropped, SCHOOL), (DiffKind::Added, INQUIRY)]
        {
            assert!(found.contains(&expected), "{expected:?} in {found:?}");
        }
        let changed = answer.rows.iter().find(|row| row.kind == DiffKind::Changed).unwrap();
        assert!(changed.variants.iter().any(|variant| variant.b_span.text.contains("Three")), "{:?}", changed.variants);
    }

    #[tokio::test]
    async fn any_two_states_are_compared_in_either_direction() {
        let (told, article) = told().await;
        let back = told.engine.diff(article, Some(2), Some(1)).await.unwrap();
        assert!(
            kinds(&back).contains(&(DiffKind::Added, SCHOOL)) && kinds(&back).contains(&(DiffKind::Dropped, INQUIRY))
        );
        let same = told.engine.diff(article, Some(1), Some(1)).await.unwrap();
        assert!(same.rows.iter().all(|row| row.kind == DiffKind::Kept));
        for (a, b) in [(Some(4), None), (Some(0), Some(1)), (Some(1), Some(9))] {
            assert_eq!(told.engine.diff(article, a, b).await.unwrap_err().code(), "no_such_revision");
        }
    }

    #[tokio::test]
    async fn a_state_that_collapsed_dropped_nothing() {
        let (told, article) = told().await;
        let answer = told.engine.diff(article, Some(2), Some(3)).await.unwrap();
        assert!(answer.b.state.collapsed);
        assert_eq!(
            kinds(&answer),
            [(DiffKind::Kept, FIRE), (DiffKind::NotRead, HURT_ANEW), (DiffKind::NotRead, INQUIRY)]
        );
    }

    #[tokio::test]
    async fn an_article_with_one_state_has_no_difference() {
        let mut told = Told::new().await;
        let article = told.add("Post", &[(&[FIRE], None, None)]).await;
        assert_eq!(told.engine.diff(article, None, None).await.unwrap_err().code(), "no_such_revision");
    }

    #[tokio::test]
    async fn the_page_on_answers_explains_every_field_of_a_difference() {
        let (told, article) = told().await;
        let answer = serde_json::to_value(told.engine.diff(article, None, None).await.unwrap()).unwrap();
        let explained = explained("The states of articles");
        let row = answer["rows"].as_array().unwrap().iter().find(|row| row["kind"] == "changed").unwrap();
        let parts = [&answer, &answer["a"], row, &row["a"][0], &row["variants"][0]];
        for key in parts.into_iter().flat_map(keys) {
            assert!(explained.contains(&key.as_str()), "{key}");
        }
        for kind in [DiffKind::Kept, DiffKind::Changed, DiffKind::Added, DiffKind::Dropped, DiffKind::NotRead] {
            let kind = serde_json::to_value(kind).unwrap();
            assert!(explained.contains(&kind.as_str().unwrap()), "{kind}");
        }
    }
}
