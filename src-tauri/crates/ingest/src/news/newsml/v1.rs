//! NewsML 1: news items, whose components hold the text beside its pictures.

use super::components::{Components, LINES, Said, formal, line};
use super::is_withdrawn;
use crate::ReadError;
use crate::metadata::{Statement, agencies};
use crate::news::{Item, Items};
use crate::normal::folded;
use crate::prose::Piece;
use crate::xml::Element;

const MEDIA_TYPE: &str = "text/vnd.iptc.newsml";

/// Reads the items of the document whose root element is `root`.
pub(super) fn read(root: &Element, items: &mut Items) {
    for item in root.within("NewsItem") {
        news_item(item, items);
    }
}

fn news_item(item: &Element, items: &mut Items) {
    if items.is_full() {
        return;
    }
    let name = shown(item, "HeadLine");
    if item.at(&["NewsManagement", "Status"]).and_then(formal).is_some_and(is_withdrawn) {
        return items.refuse(name, ReadError::Withdrawn);
    }
    let Components { texts, mut summary, has_media, stands_elsewhere, inner } = Components::of(item);
    let (has_text, is_alone) = (!texts.is_empty(), texts.len() < 2);
    for text in texts {
        let (statement, above) = statement(item, text.said, is_alone);
        let mut made = text.carried.item(MEDIA_TYPE, statement, above);
        made.summary = made.summary.or_else(|| summary.take());
        items.add(made);
    }
    if let Some(summary) = summary.filter(|_| !has_text) {
        let (statement, above) = statement(item, Said::default(), true);
        items.add(Item { media_type: MEDIA_TYPE, statement, above, content: None, summary: Some(summary) });
    } else if !has_text && stands_elsewhere {
        items.refuse(name, ReadError::ContentElsewhere);
    } else if !has_text && !has_media && inner.is_empty() {
        items.refuse(name, ReadError::NoText);
    }
    for item in inner {
        news_item(item, items);
    }
}

/// What is said of a text of the item, and what is shown above it. A text that is alone is what the whole item speaks of.
fn statement(item: &Element, said: Said, is_alone: bool) -> (Statement, Vec<Piece>) {
    let whole = |name: &str| is_alone.then(|| shown(item, name)).flatten();
    let party = |name: &str| {
        let found = item.within(name).into_iter().find_map(|element| element.first("Party").and_then(formal));
        found.map(folded)
    };
    let time = |name: &str| item.at(&["NewsManagement", name]).map(|element| folded(&element.text()));
    let provider = party("Provider").or_else(|| party("Creator"));
    let credits: Vec<String> = provider.iter().cloned().chain(shown(item, "CreditLine")).collect();
    let language = said.language.or_else(|| item.within("Language").into_iter().find_map(formal).map(str::to_owned));
    let lines = LINES.iter().zip(said.lines);
    let mut above: Vec<Piece> = lines
        .filter_map(|((name, kind), own)| own.or_else(|| whole(name)).map(|text| Piece::of(*kind, &text)))
        .collect();
    above.extend(said.captions);
    let statement = Statement {
        headlines: said.headline.or_else(|| whole("HeadLine")).into_iter().collect(),
        descriptions: Vec::new(),
        authors: Vec::new(),
        published: time("FirstCreated").into_iter().collect(),
        modified: time("ThisRevisionCreated").into_iter().collect(),
        publisher: provider,
        urls: Vec::new(),
        language,
        sections: Vec::new(),
        agencies: agencies::in_credits(&credits.join("/")),
        paid: None,
    };
    (statement, above)
}

/// The line of this name that the item shows first.
fn shown(item: &Element, name: &str) -> Option<String> {
    item.within("NewsLines").into_iter().find_map(|lines| line(lines, name))
}
