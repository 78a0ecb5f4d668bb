//! NewsML-G2: news items, alone or in a message.

use super::content::carried;
use super::{code, is_withdrawn};
use crate::ReadError;
use crate::metadata::{Statement, agencies};
use crate::news::{Item, Items};
use crate::normal::folded;
use crate::prose::Piece;
use crate::prose::rich::Written;
use crate::xml::Element;
use variorum_lexicon::Outlet;
use variorum_model::BlockKind;

const MEDIA_TYPE: &str = "application/vnd.iptc.g2.newsitem+xml";

/// Reads the items of the document whose root element is `root`.
pub(super) fn read(root: &Element, items: &mut Items) {
    let inside = root.within("itemSet");
    let found: Vec<&Element> =
        if inside.is_empty() { vec![root] } else { inside.into_iter().flat_map(Element::elements).collect() };
    for item in found.iter().filter(|item| item.name == "newsItem") {
        if items.is_full() {
            return;
        }
        news_item(item, items);
    }
    // A package lists items that stand elsewhere, unless they came with it.
    if items.is_empty()
        && let Some(package) = found.iter().find(|item| item.name == "packageItem")
    {
        items.refuse(text(package, &["contentMeta", "headline"]), ReadError::ContentElsewhere);
    }
}

/// Reads one item, unless it is a picture, a film or the like.
fn news_item(item: &Element, items: &mut Items) {
    let class =
        item.at(&["itemMeta", "itemClass"]).and_then(|class| class.attribute("qcode").or(class.attribute("uri")));
    if !class.is_none_or(|class| matches!(code(class), "text" | "composite")) {
        return;
    }
    let statement = statement(item);
    let name = statement.headlines.first().cloned().or_else(|| item.attribute("guid").map(str::to_owned));
    let status = item.at(&["itemMeta", "pubStatus"]);
    if status.and_then(|status| status.attribute("qcode").or(status.attribute("uri"))).is_some_and(is_withdrawn) {
        return items.refuse(name, ReadError::Withdrawn);
    }
    let contents: Vec<&Element> = item.all("contentSet").flat_map(Element::elements).collect();
    let mut inline = contents.iter().filter(|content| content.name != "remoteContent");
    // A set holds the same content in several forms; the first that can be read is taken.
    let found = inline.find_map(|content| carried(content, content.attribute("contenttype")));
    if found.is_none() && contents.iter().any(|content| content.name == "remoteContent") {
        return items.refuse(name, ReadError::ContentElsewhere);
    }
    let above = above(item);
    items.add(if let Some(carried) = found {
        carried.item(MEDIA_TYPE, statement, above)
    } else {
        let summary = statement.descriptions.first().map(|text| Written::Plain(text.clone()));
        Item { media_type: MEDIA_TYPE, statement, above, content: None, summary }
    });
}

/// The text of the element at `path`.
fn text(item: &Element, path: &[&str]) -> Option<String> {
    item.at(path).map(|element| folded(&element.text())).filter(|text| !text.is_empty())
}

/// The texts of the elements of this name in the item's description of its content.
fn texts(item: &Element, name: &str) -> Vec<String> {
    let found = item.first("contentMeta").into_iter().flat_map(|meta| meta.all(name));
    found.map(|element| folded(&element.text())).filter(|text| !text.is_empty()).collect()
}

/// The name of a party: in words, else as the code is.
fn named(party: &Element) -> Option<String> {
    let in_words = party.all("name").map(|name| folded(&name.text())).find(|name| !name.is_empty());
    let coded = || party.attribute("literal").or(party.attribute("qcode").map(code)).map(folded);
    in_words.or_else(coded).filter(|name| !name.is_empty())
}

/// Whether a headline is one below the headline.
fn is_subhead(headline: &Element) -> bool {
    let role = headline.attribute("role").map(|role| code(role).to_ascii_lowercase()).unwrap_or_default();
    ["sub", "secondary", "dek", "deck"].iter().any(|part| role.contains(part))
}

fn statement(item: &Element) -> Statement {
    let meta = item.first("itemMeta");
    let of_meta = |name: &str| text(item, &["itemMeta", name]);
    let about = item.first("contentMeta");
    let headlines = about.into_iter().flat_map(|about| about.all("headline")).filter(|headline| !is_subhead(headline));
    let provider = meta.and_then(|meta| meta.first("provider")).and_then(named);
    let holder = item.at(&["rightsInfo", "copyrightHolder"]).and_then(named);
    let sources = about.into_iter().flat_map(|about| about.all("infoSource")).filter_map(named);
    let creators = about.into_iter().flat_map(|about| about.all("creator")).filter_map(named);
    let credits: Vec<String> =
        provider.iter().cloned().chain(texts(item, "creditline")).chain(sources).chain(holder.clone()).collect();
    let mut known = agencies::in_credits(&credits.join("/"));
    // Who provides news items is an agency, known or not, unless it is known to be a paper.
    known
        .extend(provider.clone().filter(|name| agencies::in_credits(name).is_empty() && Outlet::named(name).is_none()));
    let first = [of_meta("firstCreated"), text(item, &["contentMeta", "contentCreated"])];
    let last = [of_meta("versionCreated"), text(item, &["contentMeta", "contentModified"])];
    let published: Vec<String> = first.into_iter().flatten().collect();
    let modified: Vec<String> = last.into_iter().flatten().collect();
    Statement {
        headlines: headlines.map(|headline| folded(&headline.text())).chain(of_meta("title")).collect(),
        descriptions: texts(item, "description"),
        authors: if texts(item, "by").is_empty() { creators.collect() } else { Vec::new() },
        publisher: provider.or(holder),
        urls: item.attribute("guid").filter(|guid| guid.starts_with("http")).map(str::to_owned).into_iter().collect(),
        language: about
            .and_then(|about| about.first("language"))
            .and_then(|language| language.attribute("tag"))
            .or(item.attribute("lang"))
            .map(str::to_owned),
        sections: meta
            .into_iter()
            .flat_map(|meta| meta.all("service"))
            .filter_map(|service| service.first("name"))
            .map(|name| folded(&name.text()))
            .collect(),
        agencies: known,
        modified: if published.is_empty() { Vec::new() } else { modified.clone() },
        published: if published.is_empty() { modified } else { published },
        paid: None,
    }
}

/// What the item shows above its text.
fn above(item: &Element) -> Vec<Piece> {
    let of = |kind: BlockKind, name: &str| texts(item, name).into_iter().map(move |text| Piece::of(kind, &text));
    let located = || {
        let places = item
            .first("contentMeta")
            .into_iter()
            .flat_map(|meta| meta.all("located"))
            .filter_map(|place| place.all("name").map(|name| folded(&name.text())).find(|name| !name.is_empty()));
        places.take(1).map(|place| Piece::of(BlockKind::Dateline, &place)).collect()
    };
    let headlines = item.first("contentMeta").into_iter().flat_map(|meta| meta.all("headline"));
    let deks =
        headlines.filter(|headline| is_subhead(headline)).map(|headline| Piece::of(BlockKind::Dek, &headline.text()));
    let note = item.first("itemMeta").into_iter().flat_map(|meta| meta.all("edNote"));
    let datelines: Vec<Piece> = of(BlockKind::Dateline, "dateline").collect();
    let mut above: Vec<Piece> = deks.collect();
    above.extend(note.map(|note| Piece::of(BlockKind::Furniture, &note.text())));
    above.extend(of(BlockKind::Byline, "by"));
    above.extend(if datelines.is_empty() { located() } else { datelines });
    above
}
