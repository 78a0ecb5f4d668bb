//! What an NITF document says of its story.

use crate::metadata::{Statement, agencies};
use crate::normal::folded;
use crate::prose::Piece;
use crate::xml::Element;
use variorum_lexicon::Outlet;

/// Whether the story was withdrawn by who sent it.
pub(super) fn is_withdrawn(nitf: &Element) -> bool {
    let status = nitf.at(&["head", "docdata"]).and_then(|data| data.attribute("management-status"));
    status.is_some_and(|status| matches!(status.trim(), "canceled" | "cancelled" | "killed" | "withheld" | "withdrawn"))
}

/// What the story's head and the head of its body say; `summary` is its abstract.
pub(super) fn statement(nitf: &Element, summary: &[Piece]) -> Statement {
    let head = nitf.first("head");
    let data = head.and_then(|head| head.first("docdata"));
    let body_head = nitf.at(&["body", "body.head"]);
    let of_data = |path: &[&str], attribute: &str| {
        let value = data.and_then(|data| data.at(path)).and_then(|element| element.attribute(attribute));
        value.map(folded).filter(|value| !value.is_empty())
    };
    let publication = |attribute: &str| head?.first("pubdata")?.attribute(attribute).map(folded);
    let texts = |name: &str| -> Vec<String> {
        let found = body_head.map(|head| head.within(name)).unwrap_or_default();
        found.iter().map(|element| folded(&element.text())).filter(|text| !text.is_empty()).collect()
    };
    let title = head.and_then(|head| head.first("title")).map(|title| folded(&title.text()));
    let bylines = body_head.map(|head| head.within("byline")).unwrap_or_default();
    let distributor = texts("distributor").into_iter().next();
    let holder = of_data(&["doc.copyright"], "holder");
    let sender = of_data(&["del-list", "from-src"], "src-name");
    let paper = publication("name");
    let credits = [&distributor, &holder, &sender, &of_data(&["doc-id"], "regsrc")];
    let mut known: Vec<String> = Vec::new();
    for agency in credits.into_iter().flatten().flat_map(|credit| agencies::in_credits(credit)) {
        if !known.contains(&agency) {
            known.push(agency);
        }
    }
    // Who distributes what it does not print itself is an agency, known or not.
    known.extend(distributor.clone().filter(|name| {
        paper.as_ref() != Some(name) && agencies::in_credits(name).is_empty() && Outlet::named(name).is_none()
    }));
    let dates = [
        of_data(&["date.issue"], "norm"),
        of_data(&["date.release"], "norm"),
        publication("date.publication"),
        body_head
            .and_then(|head| head.within("story.date").first().and_then(|date| date.attribute("norm")))
            .map(str::to_owned),
    ];
    Statement {
        headlines: [texts("hl1"), title.into_iter().collect()].concat(),
        descriptions: summary.iter().map(|piece| piece.text.clone()).collect(),
        authors: bylines
            .iter()
            .flat_map(|byline| byline.within("person"))
            .map(|person| folded(&person.text()))
            .filter(|name| !name.is_empty())
            .collect(),
        published: dates.into_iter().flatten().collect(),
        modified: Vec::new(),
        publisher: paper.or(distributor).or(sender).or(holder),
        urls: publication("ex-ref").into_iter().collect(),
        language: [Some(nitf), nitf.first("body"), nitf.at(&["body", "body.content"])]
            .into_iter()
            .flatten()
            .find_map(|element| element.attribute("lang").map(str::to_owned)),
        sections: publication("position.section").into_iter().collect(),
        agencies: known,
        paid: None,
    }
}
