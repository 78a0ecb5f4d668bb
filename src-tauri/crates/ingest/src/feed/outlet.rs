//! Whose a feed is.

use crate::metadata::outlet_at;
use url::Url;
use variorum_lexicon::Outlet;

/// A longer title is none: each entry of a feed would repeat it.
const LONGEST: usize = 400;

/// What parts the outlet from the section in a feed's title.
const STROKES: [&str; 7] = [" | ", " - ", " – ", " — ", " » ", " :: ", ": "];

/// The outlet of a feed with this title, for the site at `link`: the one known at that address; else the part of the title that is an
/// outlet's name, or that the address repeats; else the title.
pub(crate) fn outlet(title: Option<&str>, link: Option<&str>) -> Option<String> {
    if let Some(known) = link.and_then(outlet_at) {
        return Some(known.name.clone());
    }
    let title = title?.trim();
    if title.len() > LONGEST {
        return None;
    }
    let parts = || STROKES.iter().filter(|stroke| title.contains(**stroke)).flat_map(|stroke| title.split(stroke));
    if let Some(known) = parts().chain([title]).find_map(Outlet::named) {
        return Some(known.name.clone());
    }
    let name = link.and_then(site).map(|site| letters(&site.name));
    let is_site = |letters: &String| {
        name.as_ref()
            .is_some_and(|name| if letters.len() < 4 { name == letters } else { name.contains(letters.as_str()) })
    };
    // The outlet's name may hold the section's: "News | Harbour News".
    let named = parts().map(|part| (letters(part), part)).filter(|(letters, _)| is_site(letters));
    let longest = named.reduce(|best, next| if next.0.len() > best.0.len() { next } else { best });
    let name = longest.map_or(title, |(_, part)| part.trim());
    (!name.is_empty()).then(|| name.to_owned())
}

/// Whether a feed for the site at `link` speaks of its own articles when it links to `address`: both are on one domain, or one is not known.
pub(crate) fn publishes_at(link: Option<&str>, address: Option<&str>) -> bool {
    match (link.and_then(site), address.and_then(site)) {
        (Some(own), Some(other)) => own == other,
        _ => true,
    }
}

/// The domain that somebody registered: `harbour.co.uk`, whichever hosts there are on it.
#[derive(PartialEq, Eq)]
struct Site {
    /// What is their own: `harbour`.
    name: String,
    /// Below what it is registered: `co.uk`.
    suffix: String,
}

/// The site on which `address` is.
fn site(address: &str) -> Option<Site> {
    let url = Url::parse(address.trim()).ok()?;
    let host = url.domain()?;
    let host = host.trim_end_matches('.');
    let suffix = psl::suffix_str(host)?;
    let name = psl::domain_str(host)?.strip_suffix(suffix)?.trim_end_matches('.');
    Some(Site { name: name.to_owned(), suffix: suffix.to_owned() })
}

/// The letters and digits of a name as they stand in a domain.
fn letters(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_outlet_is_told_from_the_section_in_a_feeds_title() {
        let site = Some("https://www.harbour-post.example/world");
        for (title, link, expected) in [
            ("World - Harbour Post", site, "Harbour Post"),
            ("Harbour Post: Politics", site, "Harbour Post"),
            ("Harbour Post", None, "Harbour Post"),
            ("Politik | Der Spiegel", None, "Der Spiegel"),
            ("Latest", Some("https://www.spiegel.de/"), "Der Spiegel"),
            ("Nord | Qrz", Some("https://www.qrz.example/nord"), "Qrz"),
            ("Sport - Harbour Post", Some("https://sport.harbour-post.example/"), "Harbour Post"),
            ("News | Callow News", Some("https://www.callow-news.example/"), "Callow News"),
            ("Www | Ferries", Some("https://www.callow.example/"), "Www | Ferries"),
        ] {
            assert_eq!(outlet(Some(title), link).as_deref(), Some(expected), "{title}");
        }
        assert_eq!(outlet(None, site), None);
    }

    #[test]
    fn a_site_publishes_on_its_own_domain() {
        let site = Some("https://www.harbour.example/");
        assert!(publishes_at(site, Some("https://news.harbour.example/1")));
        assert!(!publishes_at(site, Some("https://islands.example/1")));
        assert!(!publishes_at(Some("https://harbour.co.uk"), Some("https://islands.co.uk")));
        for (feed, article) in [
            ("https://www.qrz.example/", "https://qrz.example/1"),
            ("https://feeds.qrz.co.uk/", "https://www.qrz.co.uk/1"),
        ] {
            assert!(publishes_at(Some(feed), Some(article)), "{article}");
        }
        let hosted = Some("https://harbour.blogspot.com/");
        assert!(!publishes_at(hosted, Some("https://islands.blogspot.com/1")), "a service is no outlet");
        assert!(publishes_at(site, None));
    }
}
