//! When a page says that its article was published and changed.

use super::head::Head;
use super::statement::Statement;
use super::times;
use variorum_model::StatedTime;

/// When the page says that it was published and last changed.
pub(super) fn dates(head: &Head, statement: &Statement) -> (Option<StatedTime>, Option<StatedTime>) {
    const PUBLISHED: [&str; 25] = [
        "article:published_time",
        "og:article:published_time",
        "og:published_time",
        "article:published",
        "datepublished",
        "date.published",
        "parsely-pub-date",
        "sailthru.date",
        "cxenseparse:recs:publishtime",
        "rnews:datepublished",
        "pubdate",
        "publishdate",
        "publish-date",
        "publish_date",
        "publication_date",
        "originalpublicationdate",
        "article_date_original",
        "displaydate",
        "iso-8601-publish-date",
        "dc.date.issued",
        "dcterms.date",
        "dcterms.created",
        "dc.date",
        "dc.date.created",
        "date",
    ];
    const MODIFIED: [&str; 9] = [
        "article:modified_time",
        "og:article:modified_time",
        "article:updated_time",
        "og:updated_time",
        "datemodified",
        "last-modified",
        "dcterms.modified",
        "dc.date.modified",
        "lastmod",
    ];
    let metas = |keys: &[&'static str]| -> Vec<StatedTime> {
        keys.iter().flat_map(|key| head.meta(key)).filter_map(times::stated).collect()
    };
    let properties =
        |key: &'static str| -> Vec<StatedTime> { head.property(key).filter_map(times::stated).take(1).collect() };
    let stated =
        |texts: &[String]| -> Vec<StatedTime> { texts.iter().filter_map(|text| times::stated(text)).collect() };
    let published =
        [stated(&statement.published), metas(&PUBLISHED), properties("datePublished"), properties("dateCreated")]
            .concat();
    let modified = [stated(&statement.modified), metas(&MODIFIED), properties("dateModified")].concat();
    let published = most_exact(&published);
    let modified = most_exact(&modified)
        .filter(|modified| published.as_ref().is_none_or(|published| !is_before(modified, published)));
    (published, modified)
}

/// Whether a time is surely before another: by the instant where both state it, else by the day.
fn is_before(time: &StatedTime, other: &StatedTime) -> bool {
    if time.has_time() && other.has_time() { time.earliest() < other.earliest() } else { time.date() < other.date() }
}

/// The first of the times, or one of the same day that states the time of day when the first does not.
fn most_exact(times: &[StatedTime]) -> Option<StatedTime> {
    let first = times.first()?;
    let exact = times.iter().find(|time| time.has_time() && time.date() == first.date());
    Some(exact.filter(|_| !first.has_time()).unwrap_or(first).clone())
}
