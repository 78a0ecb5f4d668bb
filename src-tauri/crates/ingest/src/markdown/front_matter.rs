//! What stands between the lines of dashes (YAML) or pluses (TOML) that open a Markdown file.
//!
//! Only simple lines are read, `key: value` and `key = value`, with lists in brackets or below their key: writers and note programs put
//! nothing else there that says something of an article.

use crate::metadata::{Metadata, names, times};
use crate::normal::folded;
use url::Url;
use variorum_lexicon::Outlet;
use variorum_model::Language;

/// More lines are no front matter.
const MOST_LINES: usize = 500;

/// The front matter that opens `text`, without its fences, and the text below it.
pub(super) fn split(text: &str) -> (&str, &str) {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    for (fence, closings) in [("---", &["---", "..."][..]), ("+++", &["+++"])] {
        let mut at = text.find('\n').map_or(text.len(), |end| end + 1);
        if text[..at].trim_end() != fence {
            continue;
        }
        let opened = at;
        for line in text[opened..].split_inclusive('\n').take(MOST_LINES) {
            if closings.contains(&line.trim_end()) {
                let matter = &text[opened..at];
                let is_matter = entries(matter).next().is_some();
                return if is_matter { (matter, &text[at + line.len()..]) } else { ("", text) };
            }
            at += line.len();
        }
    }
    ("", text)
}

/// Whether front matter opens `text`.
pub(super) fn opens(text: &str) -> bool {
    !split(text).0.is_empty()
}

/// What the front matter `matter` says of its article.
pub(super) fn metadata(matter: &str) -> Metadata {
    let mut metadata = Metadata::default();
    for (key, values) in entries(matter) {
        let values = || values.iter().map(|value| folded(value)).filter(|value| !value.is_empty());
        match key.as_str() {
            "title" | "headline" => metadata.titles.extend(values()),
            "description" | "summary" | "excerpt" => metadata.descriptions.extend(values()),
            "author" | "authors" | "by" | "byline" if metadata.byline.is_empty() => {
                metadata.byline = values().flat_map(|value| names::names(&value, true)).collect();
            }
            "date" | "published" | "pubdate" | "publishdate" | "date_published" | "datepublished" => {
                metadata.published = metadata.published.or_else(|| values().find_map(|value| times::stated(&value)));
            }
            "modified" | "updated" | "lastmod" | "date_modified" | "datemodified" => {
                metadata.modified = metadata.modified.or_else(|| values().find_map(|value| times::stated(&value)));
            }
            "url" | "canonical" | "canonical_url" | "canonicalurl" | "source" | "source_url" | "link" => {
                let address = |value: String| Url::parse(&value).ok().filter(|url| url.scheme().starts_with("http"));
                metadata.url = metadata.url.or_else(|| values().find_map(address).map(Url::into));
            }
            "outlet" | "site" | "site_name" | "sitename" | "publication" | "publisher" => {
                let known = |name: String| Outlet::named(&name).map_or(name, |outlet| outlet.name.clone());
                metadata.outlet = metadata.outlet.or_else(|| values().next().map(known));
            }
            "section" | "category" | "categories" => metadata.sections.extend(values()),
            "lang" | "language" => {
                metadata.language = metadata.language.or_else(|| values().find_map(|value| Language::from_tag(&value)));
            }
            _ => {}
        }
    }
    metadata
}

/// The keys, in lower case, each with its values.
fn entries(matter: &str) -> impl Iterator<Item = (String, Vec<&str>)> {
    let mut lines = matter.lines().peekable();
    std::iter::from_fn(move || {
        loop {
            let line = lines.next()?;
            let Some((key, value)) = entry(line) else { continue };
            let mut values = listed(value);
            while let Some(item) = lines.peek().and_then(|line| line.trim_start().strip_prefix("- ")) {
                values.extend(listed(item));
                lines.next();
            }
            return Some((key.to_lowercase(), values));
        }
    })
}

/// The key and the value of a line that stands at the margin.
fn entry(line: &str) -> Option<(&str, &str)> {
    let at = line.find([':', '='])?;
    let (key, value) = (line[..at].trim_end(), line[at + 1..].trim());
    let is_key = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    (!key.is_empty() && key.chars().all(is_key)).then_some((key, value))
}

/// The values in a value: those of a list in brackets, else itself.
fn listed(value: &str) -> Vec<&str> {
    let value = value.trim();
    let is_link = value.starts_with("[[");
    match value.strip_prefix('[').and_then(|inside| inside.strip_suffix(']')).filter(|_| !is_link) {
        Some(inside) => inside.split(',').map(bare).collect(),
        None => vec![bare(value)],
    }
}

/// A value without the quotation marks, and the brackets of a link between notes, around it.
fn bare(value: &str) -> &str {
    let value = value.trim();
    let inside = ['"', '\''].iter().find_map(|mark| value.strip_prefix(*mark)?.strip_suffix(*mark));
    let value = inside.unwrap_or(value).trim();
    value.strip_prefix("[[").and_then(|inside| inside.strip_suffix("]]")).unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_quotes_and_toml_are_read() {
        let yaml = "title: 'Fire: at sea'\nauthors:\n  - \"[[Ines Okafor]]\"\n  - Tom Reyes\ntags: [sea, fire]\nsource: https://harbour.example/a\n";
        let said = metadata(yaml);
        assert_eq!(
            (said.titles.join(";"), said.byline.join(";")),
            ("Fire: at sea".into(), "Ines Okafor;Tom Reyes".into())
        );
        assert_eq!(said.url.as_deref(), Some("https://harbour.example/a"));
        let toml = metadata("title = \"Fire\"\ndate = 2025-03-12\ncategories = [\"World\", 'Sea']\n");
        assert_eq!((toml.titles.join(";"), toml.sections.join(";")), ("Fire".into(), "World;Sea".into()));
        assert_eq!(toml.published.unwrap().as_str(), "2025-03-12");
    }

    #[test]
    fn only_what_is_fenced_and_has_keys_is_front_matter() {
        assert_eq!(split("---\ntitle: x\n---\nText"), ("title: x\n", "Text"));
        assert_eq!(split("+++\r\nt = 1\r\n+++\r\nText").1, "Text");
        for text in ["---\nA line of text\n---\nMore", "---\ntitle: x\n", "title: x\n---\n", "", "---"] {
            assert!(!opens(text), "{text}");
        }
    }

    #[test]
    fn what_is_no_address_and_no_date_is_not_taken_for_one() {
        let said = metadata("url: /a/1\ndate: soon\nsource: The harbour office\n");
        assert_eq!((said.url, said.published), (None, None));
    }
}
