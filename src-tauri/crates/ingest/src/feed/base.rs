//! The address against which links are resolved.

use crate::xml::Element;
use url::Url;

/// A longer address is none: each entry of a feed would repeat it.
const LONGEST: usize = 4096;

/// The address against which links are resolved, as far as it is known.
#[derive(Clone, Debug, Default)]
pub(crate) struct Base(Option<Url>);

impl Base {
    /// The address `given`, if it is one of the web.
    pub(crate) fn of(given: Option<&str>) -> Self {
        Self(given.and_then(|given| Url::parse(given.trim()).ok()).filter(is_of_web))
    }

    /// This base; the one that `given` makes where nothing is known yet.
    pub(crate) fn or(self, given: Option<&str>) -> Self {
        if self.0.is_some() { self } else { Self::of(given) }
    }

    /// The base inside `element`, which may set one of its own (`xml:base`).
    pub(crate) fn inside(&self, element: &Element) -> Self {
        match element.attribute("base").and_then(|own| self.resolved(own)) {
            Some(own) => Self(Some(own)),
            None => self.clone(),
        }
    }

    /// The address that the link `given` leads to.
    pub(crate) fn address(&self, given: &str) -> Option<String> {
        self.resolved(given).map(String::from)
    }

    fn resolved(&self, given: &str) -> Option<Url> {
        let given = given.trim();
        let resolved = match &self.0 {
            Some(base) => base.join(given).ok()?,
            None => Url::parse(given).ok()?,
        };
        (!given.is_empty() && is_of_web(&resolved)).then_some(resolved)
    }
}

fn is_of_web(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https") && url.host().is_some() && url.as_str().len() <= LONGEST
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xml::parse;

    #[test]
    fn links_are_resolved_against_the_nearest_base() {
        let base = Base::of(Some("https://harbour.example/feeds/all.xml"));
        assert_eq!(base.address("../a/1").as_deref(), Some("https://harbour.example/a/1"));
        let inside = base.inside(&parse("<entry xml:base='/b/'/>").unwrap());
        assert_eq!(inside.address("1").as_deref(), Some("https://harbour.example/b/1"));
        assert_eq!(Base::default().address("/a/1"), None);
        assert_eq!(base.address("mailto:desk@harbour.example"), None);
        assert_eq!(base.address(" "), None);
    }
}
