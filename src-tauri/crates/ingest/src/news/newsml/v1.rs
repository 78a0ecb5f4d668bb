//! NewsML 1: news items, whose components hold the text beside its pictures.

use super::content::{Carried, carried};
use super::is_withdrawn;
use crate::ReadError;
use crate::metadata::{Statement, agencies};
use crate::news::Items;
use crate::normal::folded;
use crate::prose::Piece;
use crate::xml::Element;
use variorum_model::BlockKind;

/// Reads the items of the document whose root element is `root`.
pub(super) fn read(root: &Element, items: &mut Items) {
    for item in root.within("NewsItem") {
        if items.is_full() {
            return;
        }
        news_item(item, items);
    }
}

fn news_item(item: &Element, items: &mut Items) {
    let statement = statement(item);
    let name = statement.headlines.first().cloned();
    if item.at(&["NewsManagement", "Status"]).and_then(formal).is_some_and(is_withdrawn) {
        return items.refuse(name, ReadError::Withdrawn);
    }
    let mut parts = Parts::default();
    for component in item.elements().filter(|element| element.name == "NewsComponent") {
        parts.gather(component, "");
    }
    let mut above = above(item);
    above.extend(parts.captions);
    match parts.text {
        Some(carried) => items.add(carried.item("text/vnd.iptc.newsml", statement, above)),
        None if parts.stands_elsewhere => items.refuse(name, ReadError::ContentElsewhere),
        None if parts.has_media => {}
        None => items.refuse(name, ReadError::NoText),
    }
}

/// What the components of an item hold.
#[derive(Default)]
struct Parts {
    text: Option<Carried>,
    captions: Vec<Piece>,
    has_media: bool,
    /// Whether a text is only referred to.
    stands_elsewhere: bool,
}

impl Parts {
    /// Looks through a component and those inside it; `around` is the role of the one around it.
    fn gather(&mut self, component: &Element, around: &str) {
        let role = component.first("Role").and_then(formal).unwrap_or(around);
        for element in component.elements() {
            match element.name.as_str() {
                "NewsComponent" => self.gather(element, role),
                "ContentItem" => self.content(element, role),
                _ => {}
            }
        }
    }

    fn content(&mut self, item: &Element, role: &str) {
        let is_text = item.first("MediaType").and_then(formal).is_none_or(|kind| kind.eq_ignore_ascii_case("text"));
        if !is_text {
            self.has_media = true;
            return;
        }
        let kind = item.first("MimeType").and_then(formal);
        let Some(found) = item.first("DataContent").and_then(|content| carried(content, kind)) else {
            self.stands_elsewhere |= item.attribute("Href").is_some();
            return;
        };
        match found {
            Carried::Text(written) if role.to_ascii_lowercase().contains("caption") => {
                self.captions.push(Piece::of(BlockKind::Caption, &written.line()));
            }
            found if self.text.is_none() => self.text = Some(found),
            _ => {}
        }
    }
}

/// The code in an element, which NewsML 1 calls its formal name.
fn formal(element: &Element) -> Option<&str> {
    element.attribute("FormalName").map(str::trim).filter(|name| !name.is_empty())
}

fn statement(item: &Element) -> Statement {
    let lines = |name: &str| line(item, name).into_iter();
    let party = |name: &str| {
        let found = item.within(name).into_iter().find_map(|element| element.first("Party").and_then(formal));
        found.map(folded)
    };
    let time = |name: &str| item.at(&["NewsManagement", name]).map(|element| folded(&element.text()));
    let provider = party("Provider").or_else(|| party("Creator"));
    let credits: Vec<String> = provider.iter().cloned().chain(lines("CreditLine")).collect();
    Statement {
        headlines: lines("HeadLine").collect(),
        descriptions: Vec::new(),
        authors: Vec::new(),
        published: time("FirstCreated").into_iter().collect(),
        modified: time("ThisRevisionCreated").into_iter().collect(),
        publisher: provider,
        urls: Vec::new(),
        language: item.within("Language").into_iter().find_map(formal).map(str::to_owned),
        sections: Vec::new(),
        agencies: agencies::in_credits(&credits.join("/")),
    }
}

/// The line of this name that the item shows first.
fn line(item: &Element, name: &str) -> Option<String> {
    let found = item.within("NewsLines").into_iter().find_map(|lines| lines.first(name));
    found.map(|element| folded(&element.text())).filter(|text| !text.is_empty())
}

fn above(item: &Element) -> Vec<Piece> {
    const LINES: [(&str, BlockKind); 3] =
        [("SubHeadLine", BlockKind::Dek), ("ByLine", BlockKind::Byline), ("DateLine", BlockKind::Dateline)];
    LINES.into_iter().filter_map(|(name, kind)| line(item, name).map(|text| Piece::of(kind, &text))).collect()
}
