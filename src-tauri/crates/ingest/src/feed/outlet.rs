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
    let host = link.and_then(host);
    let is_in_host = |part: &&str| {
        let letters: String = part.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
        letters.len() > 3 && host.as_ref().is_some_and(|host| host.replace(['-', '.'], "").contains(&letters))
    };
    parts().find(is_in_host).or(Some(title)).map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned)
}

/// Whether a feed for the site at `link` speaks of its own articles when it links to `address`: both are on one domain, or one is not known.
pub(crate) fn publishes_at(link: Option<&str>, address: Option<&str>) -> bool {
    match (link.and_then(host), address.and_then(host)) {
        (Some(site), Some(article)) => domain(&site) == domain(&article),
        _ => true,
    }
}

fn host(address: &str) -> Option<String> {
    Some(Url::parse(address.trim()).ok()?.host_str()?.to_ascii_lowercase())
}

/// The last two labels of a host, and a third where the second is as short as in `example.co.uk`.
fn domain(host: &str) -> Vec<&str> {
    let mut labels = host.rsplit('.');
    let (top, second) = (labels.next(), labels.next());
    let third = labels.next().filter(|_| second.is_some_and(|second| second.len() <= 3));
    [top, second, third].into_iter().flatten().collect()
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
        assert!(!publishes_at(Some("https://harbour.co.example"), Some("https://islands.co.example")));
        assert!(publishes_at(site, None));
    }
}
