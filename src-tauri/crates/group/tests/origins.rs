//! Small stories, traced to their origins.
#![allow(clippy::unwrap_used)]

use jiff::Timestamp;
use proptest::prelude::*;
use std::collections::BTreeSet;
use variorum_group::{Origin, Told, Traced, trace};

const WIRE: &str = "A ferry with 212 passengers ran aground off the island of Skerrow in thick fog early on Tuesday. \
                    Two tugs from Port Callow pulled the vessel free at high tide four hours later.\n\n\
                    Nobody was hurt, according to the coastguard, which has opened an inquiry into the accident.";

const OWN: &str = "Passengers on the Skerrow boat spoke of a night they will not forget soon. The hall was cold and tea ran \
                   out by two in the morning, said a teacher from Tolm who travelled with her class of thirty children.";

const REPORTED: &str = "Fishermen had warned for years that the channel markers off Skerrow were too dim to be seen from a \
                        bridge. The harbour board confirmed on Wednesday that new lamps were ordered in the spring but \
                        never mounted, because nobody had signed for them.";

const QUOTATION: &str = "“We heard a long scraping noise, then the lights went out, and after that nobody told us anything at \
                         all for more than an hour, which was the worst of it,”";

fn told<'a>(outlet: &'a str, hour: i64, text: &'a str) -> Told<'a> {
    Told { outlet: Some(outlet), agencies: &[], published: Timestamp::from_second(hour * 3600).ok(), text }
}

fn traced(articles: &[Told<'_>]) -> Traced {
    trace(articles, &[(0..articles.len()).collect()])
}

fn articles(origin: &Origin) -> Vec<usize> {
    origin.articles.iter().map(|carried| carried.article).collect()
}

fn of_origins(traced: &Traced) -> Vec<Vec<usize>> {
    traced.origins[0].iter().map(articles).collect()
}

#[test]
fn who_runs_the_copy_of_another_is_of_its_origin_and_what_it_added_is_told() {
    let longer = format!("{WIRE}\n\n{OWN}");
    let traced = traced(&[told("Post", 9, &longer), told("Wire", 5, WIRE), told("Gazette", 7, REPORTED)]);
    assert_eq!(of_origins(&traced), [vec![1, 0], vec![2]]);
    let [wire, own] = traced.origins[0].as_slice() else { panic!("{traced:?}") };
    assert_eq!((wire.source.as_deref(), own.source.as_deref()), (Some("Wire"), Some("Gazette")));
    let [first, second] = wire.articles.as_slice() else { panic!("{wire:?}") };
    assert_eq!((first.shared, first.added.len()), (1.0, 0));
    assert!((0.4..0.7).contains(&second.shared), "{}", second.shared);
    assert_eq!(second.added.iter().map(|span| span.of(&longer)).collect::<Vec<_>>(), [OWN]);
    assert_eq!((own.articles[0].shared, own.articles[0].added.len()), (0.0, 0));
    assert_eq!(traced.copies, Vec::<Vec<usize>>::new());
}

#[test]
fn near_duplicates_are_folded_and_a_cut_text_is_none() {
    let edited = WIRE.replace("in thick fog ", "");
    let cut = WIRE.split("\n\n").next().unwrap();
    let traced = traced(&[told("Post", 9, &edited), told("Wire", 5, WIRE), told("Gazette", 7, cut)]);
    assert_eq!(traced.copies, [vec![1, 0]]);
    assert_eq!(of_origins(&traced), [vec![1, 2, 0]]);
}

#[test]
fn a_quotation_that_all_carry_makes_no_copy() {
    let [one, other] =
        [OWN, REPORTED].map(|text| format!("{text} {QUOTATION} a passenger said.\n\n{QUOTATION} she said."));
    let traced = traced(&[told("Post", 5, &one), told("Gazette", 7, &other)]);
    assert_eq!(of_origins(&traced), [vec![0], vec![1]]);
    let carried = &traced.origins[0][1].articles[0];
    assert!(carried.shared > 0.3, "it is shared text all the same: {carried:?}");
    assert_eq!(carried.added.iter().map(|span| span.of(&other)).collect::<Vec<_>>(), [REPORTED]);
}

#[test]
fn a_survey_that_holds_a_notice_whole_is_no_copy_of_it() {
    let survey =
        format!("{}\n\n{WIRE}", [OWN, REPORTED, OWN, REPORTED].map(|text| text.replace("the", "this")).join("\n\n"));
    assert_eq!(of_origins(&traced(&[told("Wire", 5, WIRE), told("Post", 9, &survey)])), [vec![0], vec![1]]);
}

#[test]
fn the_mark_of_one_agency_makes_less_shared_text_tell() {
    let beginning = &WIRE[..WIRE.find(" Two tugs").unwrap()];
    let [rewritten, longer] = [OWN, REPORTED].map(|text| format!("{beginning} {text}"));
    let marks = [vec!["Northern Press Agency".to_owned()], vec![]];
    let marked = |first: usize, second: usize| {
        let [one, other] = [told("Post", 5, &rewritten), told("Gazette", 7, &longer)];
        traced(&[Told { agencies: &marks[first], ..one }, Told { agencies: &marks[second], ..other }])
    };
    let both = marked(0, 0);
    assert_eq!(of_origins(&both), [vec![0, 1]]);
    assert_eq!(both.origins[0][0].source.as_deref(), Some("Northern Press Agency"));
    assert_eq!(of_origins(&marked(0, 1)).len(), 2);
}

#[test]
fn articles_of_other_stories_share_no_origin() {
    let traced = trace(&[told("Wire", 5, WIRE), told("Post", 9, WIRE)], &[vec![0], vec![1]]);
    assert_eq!(traced.origins.iter().map(Vec::len).collect::<Vec<_>>(), [1, 1]);
    assert!(traced.origins[1][0].articles[0].shared < 1e-9);
    assert_eq!(traced.copies, [vec![0, 1]], "but copies they are");
}

#[test]
fn without_a_time_an_article_counts_as_later() {
    let undated = Told { published: None, ..told("Post", 0, WIRE) };
    assert_eq!(of_origins(&traced(&[undated, told("Wire", 5, WIRE)])), [vec![1, 0]]);
}

proptest! {
    #[test]
    fn the_order_in_which_articles_are_given_changes_nothing(order in Just((0..6).collect::<Vec<usize>>()).prop_shuffle()) {
        let longer = format!("{WIRE}\n\n{OWN}");
        let all = [
            told("Wire", 5, WIRE), told("Post", 5, &longer), told("Gazette", 7, REPORTED),
            Told { published: None, ..told("Courier", 0, WIRE) }, told("Mail", 8, OWN), told("Times", 5, WIRE),
        ];
        let turned: Vec<_> = order.iter().map(|at| all[*at]).collect();
        let sets = |traced: &Traced, at: &dyn Fn(usize) -> usize| -> BTreeSet<Vec<usize>> {
            of_origins(traced).into_iter().chain(traced.copies.clone())
                .map(|articles| articles.into_iter().map(at).collect()).collect()
        };
        prop_assert_eq!(sets(&traced(&all), &|at| at), sets(&traced(&turned), &|at| order[at]));
    }
}
