//! ninjs 1.x, 2.x and 3.x.
//!
//! The versions write the names of their properties differently (`versioncreated`, `versionCreated`), and what version 1 puts into a property
//! a form (`body_xhtml`, `body_text`), the later ones put into lists of objects.

use crate::ReadError;
use crate::metadata::json_ld::each;
use crate::metadata::{Statement, agencies};
use crate::news::{Item, Items, Picture};
use crate::prose::Piece;
use crate::prose::rich::{Written, line};
use serde_json::Value;
use variorum_model::BlockKind;

/// Whether `value` is an item of news or of another kind.
pub(super) fn is(value: &Value) -> bool {
    let is_named = ["uri", "guid"].iter().any(|key| get(value, key).is_some_and(Value::is_string));
    let has_body = || !forms(value, "body").is_empty() || get(value, "bodies").is_some();
    let has_head = || ["headline", "headlines", "versioncreated"].iter().any(|key| get(value, key).is_some());
    (is_named && (has_head() || has_body())) || (has_head() && has_body())
}

/// Takes the item and those in its associations that have a text of their own; pictures, films and plans are passed over.
pub(super) fn take(value: &Value, items: &mut Items) -> bool {
    let is_text = text(value, "type").is_none_or(|kind| matches!(kind.as_str(), "text" | "composite"));
    let before = items.len();
    let has_text = body(value).is_some() || description(value).is_some();
    if is_text && (has_text || text(value, "type").as_deref() != Some("composite")) {
        let statement = statement(value);
        let status = text(value, "pubstatus").unwrap_or_default().to_ascii_lowercase();
        if matches!(status.as_str(), "canceled" | "cancelled" | "withheld") {
            items.refuse(statement.headlines.first().cloned(), ReadError::Withdrawn);
            return true;
        }
        items.add(item(value, statement));
    }
    for association in associations(value) {
        if items.is_full() {
            break;
        }
        if body(association).is_some() {
            take(association, items);
        }
    }
    items.len() > before
}

/// The value of a property, in whichever letters its name is written.
fn get<'v>(value: &'v Value, name: &str) -> Option<&'v Value> {
    let found = value.as_object()?.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
    found.map(|(_, value)| value).filter(|value| !value.is_null())
}

fn text(value: &Value, name: &str) -> Option<String> {
    get(value, name)?.as_str().map(line).filter(|text| !text.is_empty())
}

/// The properties of version 1 that hold one content in several forms, and the form of each: `body_xhtml`, `description_text`.
fn forms<'v>(value: &'v Value, name: &str) -> Vec<(&'v str, &'v str)> {
    let properties = value.as_object().into_iter().flatten();
    let form = |(key, value): (&'v String, &'v Value)| {
        let (start, form) = key.split_once('_').unwrap_or((key, ""));
        start.eq_ignore_ascii_case(name).then_some(())?;
        Some((form, value.as_str()?))
    };
    properties.filter_map(form).filter(|(_, text)| !text.trim().is_empty()).collect()
}

/// The objects in a list of later versions, each as its role, its form and its text.
fn listed<'v>(value: &'v Value, name: &str) -> Vec<(String, String, &'v str)> {
    let objects = get(value, name).and_then(Value::as_array).into_iter().flatten();
    let read = |object: &'v Value| {
        let said = |key| text(object, key).unwrap_or_default().to_ascii_lowercase();
        Some((said("role"), said("contenttype"), get(object, "value")?.as_str()?))
    };
    objects.filter_map(read).filter(|(.., text)| !text.trim().is_empty()).collect()
}

/// A content in the form that keeps most of it: with markup before without.
fn written(value: &Value, name: &str, names: &str) -> Option<Written> {
    let first = forms(value, name).into_iter().map(|(form, text)| (form.to_ascii_lowercase(), text));
    let later = listed(value, names).into_iter().map(|(role, kind, text)| (format!("{role} {kind}"), text));
    let mut all: Vec<(String, &str)> = first.chain(later).collect();
    let is_markup = |form: &str| form.contains("html");
    all.sort_by_key(|(form, _)| !is_markup(form));
    let (form, text) = all.into_iter().next()?;
    let text = text.to_owned();
    Some(if is_markup(&form) {
        Written::Markup(text)
    } else if form.contains("text") || form.contains("plain") {
        Written::Plain(text)
    } else {
        Written::Unsaid(text)
    })
}

fn body(value: &Value) -> Option<Written> {
    written(value, "body", "bodies")
}

fn description(value: &Value) -> Option<Written> {
    written(value, "description", "descriptions")
}

/// The item's associations: the values of an object in version 1, a list later.
fn associations(value: &Value) -> Vec<&Value> {
    match get(value, "associations") {
        Some(Value::Object(object)) => object.values().collect(),
        Some(associations) => each(Some(associations)).collect(),
        None => Vec::new(),
    }
}

fn headlines(value: &Value) -> Vec<String> {
    let mut listed = listed(value, "headlines");
    listed.sort_by_key(|(role, ..)| role != "main");
    let of_list = listed.into_iter().map(|(.., text)| line(text));
    text(value, "headline").into_iter().chain(of_list).chain(text(value, "title")).collect()
}

/// The names of the parties under a property: texts, objects with names, or lists of these.
fn parties(value: &Value, name: &str) -> Vec<String> {
    let named = |party: &Value| party.as_str().map(line).or_else(|| text(party, "name"));
    each(get(value, name)).filter_map(named).filter(|name| !name.is_empty()).collect()
}

fn statement(value: &Value) -> Statement {
    let sources: Vec<String> =
        ["infosource", "infosources", "source"].iter().flat_map(|key| parties(value, key)).collect();
    let rights = each(get(value, "rightsinfo"));
    let holders: Vec<String> =
        std::iter::once(value).chain(rights).flat_map(|rights| parties(rights, "copyrightholder")).collect();
    let credits: Vec<String> = [sources.as_slice(), &holders, &parties(value, "creditline")].concat();
    let first = text(value, "firstcreated").or_else(|| text(value, "contentcreated"));
    let last = text(value, "versioncreated");
    Statement {
        headlines: headlines(value),
        descriptions: description(value).map(|written| written.line()).into_iter().collect(),
        authors: Vec::new(),
        modified: last.clone().filter(|_| first.is_some()).into_iter().collect(),
        published: first.or(last).into_iter().collect(),
        publisher: sources.into_iter().chain(holders).next(),
        urls: ["canonicalurl", "url", "uri"]
            .iter()
            .filter_map(|key| text(value, key))
            .filter(|uri| uri.starts_with("http"))
            .collect(),
        language: text(value, "language"),
        sections: parties(value, "service"),
        agencies: agencies::in_credits(&credits.join("/")),
        paid: None,
    }
}

fn item(value: &Value, statement: Statement) -> Item {
    let of = |kind: BlockKind, name: &str| text(value, name).map(|text| Piece::of(kind, &text));
    let byline = of(BlockKind::Byline, "byline").or_else(|| of(BlockKind::Byline, "by"));
    let mut above: Vec<Piece> = of(BlockKind::Furniture, "ednote").into_iter().chain(byline).collect();
    above.extend(of(BlockKind::Dateline, "located"));
    for association in associations(value).into_iter().filter(|association| is_picture(association)) {
        let credit = ["byline", "creditline", "copyrightholder"].iter().find_map(|key| text(association, key));
        let caption = description(association).map(|written| written.line());
        above.extend(Picture { caption, credit }.pieces());
    }
    Item { media_type: "application/json", statement, above, content: body(value), summary: description(value) }
}

fn is_picture(value: &Value) -> bool {
    text(value, "type").is_some_and(|kind| matches!(kind.as_str(), "picture" | "graphic"))
}
