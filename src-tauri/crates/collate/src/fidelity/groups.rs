//! Quotes of one utterance over all documents.

use super::heard::{Heard, Statement};
use super::said::Quotation;
use super::{fidelity, speaker_differs, verbs};
use crate::Cancelled;
use crate::collate::check;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::AtomicBool;
use variorum_model::{
    Alteration, Fidelity, Language, Quote, QuoteGroup, QuoteInGroup, QuoteKind, QuoteReference, QuoteStatus, QuoteVerb,
    Span, StatedTime, Vector,
};
use variorum_text::{quotations, words};

/// A document with its quotes.
#[derive(Clone, Copy, Debug)]
pub struct QuotingText<'t> {
    /// Its text.
    pub text: &'t str,
    /// Its language.
    pub language: Option<&'t Language>,
    /// When it was published.
    pub published: Option<&'t StatedTime>,
    /// Its quotes, in the order of the text.
    pub quotes: &'t [Quote],
    /// What the quotes mean, in the same order; none when meaning takes no part.
    pub vectors: Option<&'t [Vector]>,
}

/// A text by which quotes are judged.
#[derive(Clone, Copy, Debug)]
pub struct PrimaryText<'t> {
    /// The text.
    pub text: &'t str,
    /// Its language.
    pub language: Option<&'t Language>,
    /// Its sentences.
    pub sentences: &'t [Span],
    /// What they mean, in the same order; none when meaning takes no part.
    pub vectors: Option<&'t [Vector]>,
}

/// A quote by the place of its document and its place there.
type Place = (usize, usize);

/// The quotes of the documents by utterance. With primary sources each quote is judged against these; without, against the one of its group that
/// carries most of the utterance, and one that stands alone is only here. A single document without primary sources has no groups.
///
/// The order in which documents and sources are given changes the order of groups and nothing else. `cancelled` is looked at between quotes.
pub fn quote_groups(
    documents: &[QuotingText],
    primaries: &[PrimaryText],
    cancelled: &AtomicBool,
) -> Result<Vec<QuoteGroup>, Cancelled> {
    if documents.len() < 2 && primaries.is_empty() {
        return Ok(Vec::new());
    }
    let said: BTreeMap<Place, Said> = said(documents);
    let heard: Vec<Heard> =
        documents.iter().enumerate().map(|(at, document)| of_document(at, document, &said)).collect();
    let sources: Vec<Heard> = primaries.iter().map(of_primary).collect();
    let links = links(documents, &said, &heard, cancelled)?;
    let by_sources = |(place, quote): (&Place, &Said)| {
        check(cancelled)?;
        Ok((*place, by_sources(&quotation(documents, *place, quote), &sources)))
    };
    let languages = verbs::languages(documents);
    let judged: BTreeMap<Place, Judged> = said.iter().map(by_sources).collect::<Result<_, Cancelled>>()?;
    let mut groups: Vec<QuoteGroup> = joined(&said, &links, &judged)
        .into_iter()
        .map(|members| {
            let base = base(documents, &said, &members);
            let quotes: Vec<QuoteInGroup> = members
                .iter()
                .map(|place| {
                    let told = if primaries.is_empty() {
                        by_group(documents, &said, &heard, &links, &members, *place, base)
                    } else {
                        judged[place].clone()
                    };
                    let verb = verbs::verb(&documents[place.0], languages[place.0].as_ref(), place.1);
                    in_group(*place, verb, told, !primaries.is_empty())
                })
                .collect();
            let verbs_differ = verbs::differ(&languages, &quotes);
            QuoteGroup { speaker_name: speaker(documents, &members, base), quotes, verbs_differ }
        })
        .collect();
    groups.sort_by_key(|group| group.quotes.first().map(|quote| (quote.document, quote.index)));
    Ok(groups)
}

/// A quote's own words: of one that stands in marks in part, what stands in them.
struct Said {
    content: Vec<Span>,
    marked: bool,
    words: usize,
}

fn said(documents: &[QuotingText]) -> BTreeMap<Place, Said> {
    let mut found = BTreeMap::new();
    for (at, document) in documents.iter().enumerate() {
        for (index, quote) in document.quotes.iter().enumerate() {
            let content = match quote.kind {
                QuoteKind::Mixed => inside_marks(document.text, &quote.content),
                QuoteKind::Direct | QuoteKind::Indirect => quote.content.clone(),
            };
            let count = content.iter().map(|span| words(span.of(document.text)).count()).sum();
            found.insert((at, index), Said { content, marked: quote.kind != QuoteKind::Indirect, words: count });
        }
    }
    found
}

/// The parts of a content that stand in quotation marks; all of it where none do.
fn inside_marks(text: &str, content: &[Span]) -> Vec<Span> {
    let mut found = Vec::new();
    for piece in content {
        for marked in quotations(piece.of(text)) {
            let written = marked.of(piece.of(text));
            let open = written.chars().next().map_or(0, char::len_utf8);
            let inner = written.get(open..).unwrap_or_default();
            let inner = inner.strip_suffix(['"', '“', '”', '«', '»', '」', '』', '＂']).unwrap_or(inner);
            let start = piece.start + marked.start + open;
            found.push(Span::new(start, start + inner.len()));
        }
    }
    if found.is_empty() { content.to_vec() } else { found }
}

fn of_document<'t>(at: usize, document: &QuotingText<'t>, said: &BTreeMap<Place, Said>) -> Heard<'t> {
    let statement = |(index, quote): (usize, &'t Quote)| Statement {
        content: said.get(&(at, index)).map_or_else(Vec::new, |said| said.content.clone()),
        speaker: quote.speaker_name.as_deref(),
        direct: quote.kind != QuoteKind::Indirect,
        vector: document.vectors.and_then(|vectors| vectors.get(index)),
    };
    Heard::new(document.text, document.language, false, document.quotes.iter().enumerate().map(statement).collect())
}

fn of_primary<'t>(primary: &PrimaryText<'t>) -> Heard<'t> {
    let statement = |(at, span): (usize, &Span)| Statement {
        content: vec![*span],
        speaker: None,
        direct: true,
        vector: primary.vectors.and_then(|vectors| vectors.get(at)),
    };
    Heard::new(primary.text, primary.language, true, primary.sentences.iter().enumerate().map(statement).collect())
}

fn quotation<'t>(documents: &[QuotingText<'t>], (document, index): Place, said: &'t Said) -> Quotation<'t> {
    let of = &documents[document];
    Quotation {
        text: of.text,
        content: &said.content,
        marked: said.marked,
        language: of.language,
        speaker: of.quotes[index].speaker_name.as_deref(),
        vector: of.vectors.and_then(|vectors| vectors.get(index)),
    }
}

/// How a quote stands to a text, and which.
type Judged = Option<(Fidelity, bool, QuoteReference)>;

/// Holds a quote against all primary sources; what is most like it counts.
fn by_sources(quotation: &Quotation, sources: &[Heard]) -> Judged {
    sources
        .iter()
        .enumerate()
        .map(|(at, heard)| (fidelity(quotation, heard), at))
        .filter(|(fidelity, _)| fidelity.status.has_counterpart())
        .max_by(|(x, i), (y, j)| {
            let texts = || sources[*j].text.cmp(sources[*i].text);
            let words_first = by_meaning(y.status).cmp(&by_meaning(x.status));
            words_first.then(x.likeness.total_cmp(&y.likeness)).then(x.status.cmp(&y.status)).then_with(texts)
        })
        .map(|(fidelity, at)| {
            let differs = speaker_differs(quotation, &sources[at], &fidelity);
            (fidelity, differs, QuoteReference::Primary(at))
        })
}

/// What each quote's counterparts in the other documents are.
fn links(
    documents: &[QuotingText],
    said: &BTreeMap<Place, Said>,
    heard: &[Heard],
    cancelled: &AtomicBool,
) -> Result<BTreeMap<(Place, Place), Fidelity>, Cancelled> {
    let mut found = BTreeMap::new();
    for (place, quote) in said {
        check(cancelled)?;
        for (other, heard) in heard.iter().enumerate().filter(|(other, _)| *other != place.0) {
            let fidelity = fidelity(&quotation(documents, *place, quote), heard);
            for (index, _) in documents[other].quotes.iter().enumerate() {
                let theirs = &said[&(other, index)].content;
                let meet = |span: &Span| theirs.iter().any(|piece| piece.start < span.end && span.start < piece.end);
                if fidelity.against.iter().any(meet) {
                    found.insert((*place, (other, index)), fidelity.clone());
                }
            }
        }
    }
    // What says the same in other words is the nearest from both sides.
    let mutual: BTreeSet<(Place, Place)> =
        found.keys().filter(|(a, b)| found.contains_key(&(*b, *a))).copied().collect();
    found.retain(|link, fidelity| !by_meaning(fidelity.status) || mutual.contains(link));
    Ok(found)
}

fn by_meaning(status: QuoteStatus) -> bool {
    matches!(status, QuoteStatus::Paraphrased | QuoteStatus::Translated)
}

/// The quotes that are linked, or are carried from overlapping places of one primary source.
fn joined(
    said: &BTreeMap<Place, Said>,
    links: &BTreeMap<(Place, Place), Fidelity>,
    judged: &BTreeMap<Place, Judged>,
) -> Vec<Vec<Place>> {
    let places: Vec<Place> = said.keys().copied().collect();
    let number = |place: &Place| places.binary_search(place).unwrap_or_default();
    let mut root: Vec<usize> = (0..places.len()).collect();
    let mut join = |a: usize, b: usize| {
        let (a, b) = (find(&mut root, a), find(&mut root, b));
        root[a.max(b)] = a.min(b);
    };
    for (a, b) in links.keys() {
        join(number(a), number(b));
    }
    let mut carried: Vec<(usize, Span, usize)> = Vec::new();
    for (place, told) in judged {
        if let Some((fidelity, _, QuoteReference::Primary(source))) = told {
            carried.extend(fidelity.against.iter().map(|span| (*source, *span, number(place))));
        }
    }
    carried.sort_unstable();
    let mut reach: Option<(usize, usize, usize)> = None;
    for (source, span, quote) in carried {
        match &mut reach {
            Some((same, end, first)) if *same == source && span.start < *end => {
                join(*first, quote);
                *end = span.end.max(*end);
            }
            _ => reach = Some((source, span.end, quote)),
        }
    }
    let mut groups: BTreeMap<usize, Vec<Place>> = BTreeMap::new();
    for (at, place) in places.iter().enumerate() {
        groups.entry(find(&mut root, at)).or_default().push(*place);
    }
    groups.into_values().collect()
}

fn find(root: &mut [usize], mut at: usize) -> usize {
    while root[at] != at {
        root[at] = root[root[at]];
        at = root[at];
    }
    at
}

/// The quote of a group that carries most of the utterance: in marks, the longest, the earliest published.
fn base(documents: &[QuotingText], said: &BTreeMap<Place, Said>, members: &[Place]) -> Option<Place> {
    let rank = |place: &&Place| {
        let (quote, document) = (&said[*place], &documents[place.0]);
        let published = document.published.map(|time| (time.date(), time.to_string()));
        (Reverse(quote.marked), Reverse(quote.words), published.is_none(), published, document.text, place.1)
    };
    members.iter().min_by_key(rank).copied()
}

/// How a quote stands to the base of its group, or, where these two have nothing in common, to the member that it is most like.
fn by_group(
    documents: &[QuotingText],
    said: &BTreeMap<Place, Said>,
    heard: &[Heard],
    links: &BTreeMap<(Place, Place), Fidelity>,
    members: &[Place],
    place: Place,
    base: Option<Place>,
) -> Judged {
    if members.len() < 2 {
        return None;
    }
    if base == Some(place) {
        let content = said[&place].content.clone();
        let status = if said[&place].marked { QuoteStatus::Verbatim } else { QuoteStatus::Unmarked };
        let own = Fidelity { status, against: content, alterations: Vec::new(), likeness: 1.0 };
        return Some((own, false, QuoteReference::Document(place.0)));
    }
    let own = quotation(documents, place, &said[&place]);
    let link = |other: Place| -> Option<(Fidelity, Place)> {
        if let Some(direct) = links.get(&(place, other)) {
            return Some((direct.clone(), other));
        }
        // The other quote is found in this one's document: the two differ in the same way, seen from the other side.
        let reverse = links.get(&(other, place))?;
        let alterations = reverse.alterations.iter().map(|change| Alteration {
            before: change.after,
            after: change.before,
            spelling: change.spelling,
        });
        let status = if said[&place].marked { reverse.status } else { QuoteStatus::Paraphrased };
        let alterations = if status == QuoteStatus::Altered { alterations.collect() } else { Vec::new() };
        let seen = Fidelity { status, against: said[&other].content.clone(), alterations, likeness: reverse.likeness };
        Some((seen, other))
    };
    let nearest = || {
        members.iter().filter_map(|other| link(*other)).max_by(|(x, a), (y, b)| {
            let texts = || documents[b.0].text.cmp(documents[a.0].text).then(b.1.cmp(&a.1));
            x.likeness.total_cmp(&y.likeness).then_with(texts)
        })
    };
    let (fidelity, other) = base.and_then(link).or_else(nearest)?;
    let differs = speaker_differs(&own, &heard[other.0], &fidelity);
    Some((fidelity, differs, QuoteReference::Document(other.0)))
}

fn in_group((document, index): Place, verb: Option<QuoteVerb>, told: Judged, with_sources: bool) -> QuoteInGroup {
    match told {
        Some((fidelity, speaker_differs, against)) => QuoteInGroup {
            document,
            index,
            verb,
            status: fidelity.status,
            speaker_differs,
            against: Some((against, fidelity.against)),
            alterations: fidelity.alterations,
        },
        None => QuoteInGroup {
            document,
            index,
            verb,
            status: if with_sources { QuoteStatus::NotInPrimary } else { QuoteStatus::OnlyHere },
            speaker_differs: false,
            against: None,
            alterations: Vec::new(),
        },
    }
}

/// The name of the speaker as the base gives it, else the fullest that a member gives.
fn speaker(documents: &[QuotingText], members: &[Place], base: Option<Place>) -> Option<String> {
    let name = |(document, index): Place| documents[document].quotes[index].speaker_name.clone();
    let fullest =
        || members.iter().filter_map(|place| name(*place)).max_by_key(|name| (name.len(), Reverse(name.clone())));
    base.and_then(name).or_else(fullest)
}
