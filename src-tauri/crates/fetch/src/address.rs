//! Addresses of pages.

use crate::FetchError;
use std::fmt;
use url::{Position, Url};

/// The address of a page: absolute, `http` or `https`, with a host, without user name, password and fragment.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address(Url);

/// Longer addresses are not asked for; real ones stay far below.
const LONGEST: usize = 8192;

impl Address {
    /// Whether a text is meant as the address of a page, well-formed or not.
    pub fn is_meant(text: &str) -> bool {
        let text = text.trim_start().as_bytes();
        [&b"https://"[..], b"http://"]
            .iter()
            .any(|scheme| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
    }

    /// Reads an address as a person writes it.
    ///
    /// Fails with [`FetchError::NotAnAddress`] when it is malformed, is no web address, or holds a user name or password.
    pub fn read(text: &str) -> Result<Self, FetchError> {
        Self::of(Url::parse(text.trim()).map_err(|_| FetchError::NotAnAddress)?)
    }

    fn of(mut url: Url) -> Result<Self, FetchError> {
        let is_web = matches!(url.scheme(), "http" | "https") && url.host_str().is_some_and(|host| !host.is_empty());
        let has_login = !url.username().is_empty() || url.password().is_some();
        if !is_web || has_login || url.as_str().len() > LONGEST {
            return Err(FetchError::NotAnAddress);
        }
        url.set_fragment(None);
        Ok(Self(url))
    }

    /// The address as text, in the form in which it is asked for.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The server: host and port. Its pages are asked for one after the other.
    pub fn server(&self) -> String {
        format!("{}:{}", self.0.host_str().unwrap_or_default(), self.0.port_or_known_default().unwrap_or_default())
    }

    /// Whether it is a plain `http` address.
    pub(crate) fn is_plain(&self) -> bool {
        self.0.scheme() == "http"
    }

    /// The same over HTTPS.
    #[must_use]
    pub fn over_https(&self) -> Self {
        let mut url = self.0.clone();
        // Between the two web schemes this cannot fail.
        let _ = url.set_scheme("https");
        Self(url)
    }

    /// Where a redirect from here leads.
    pub(crate) fn join(&self, location: &str) -> Result<Self, FetchError> {
        let mut url = self.0.join(location).map_err(|_| FetchError::BadRedirect)?;
        // What a server writes in front of its host is nothing that this person said.
        let _ = url.set_username("");
        let _ = url.set_password(None);
        Self::of(url).map_err(|_| FetchError::BadRedirect)
    }

    /// Path and query, as robots rules speak of them.
    pub(crate) fn path_and_query(&self) -> &str {
        &self.0[Position::BeforePath..]
    }

    /// Where the robots rules of this address's server are.
    pub(crate) fn robots(&self) -> Self {
        let mut url = self.0.clone();
        url.set_path("/robots.txt");
        url.set_query(None);
        Self(url)
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, FetchError> {
        Address::read(text).map(|address| address.to_string())
    }

    #[test]
    fn an_address_is_read_in_the_form_in_which_it_is_asked_for() {
        assert_eq!(read(" HTTPS://Gazette.Example/a b#part\n").unwrap(), "https://gazette.example/a%20b");
        assert_eq!(read("https://bücher.example:443/ü").unwrap(), "https://xn--bcher-kva.example/%C3%BC");
        assert_eq!(read("http://0x7f.1/").unwrap(), "http://127.0.0.1/", "however an address of a machine is written");
    }

    #[test]
    fn what_is_no_address_of_a_page_is_refused() {
        let other =
            ["", "gazette.example", "ftp://gazette.example/", "file:///etc/hosts", "https://", "https:///", "data:,a"];
        let logins = ["https://ines@gazette.example/", "https://ines:secret@gazette.example/"];
        for text in other.into_iter().chain(logins) {
            assert_eq!(read(text), Err(FetchError::NotAnAddress), "{text}");
        }
        assert_eq!(read(&format!("https://gazette.example/{}", "a".repeat(LONGEST))), Err(FetchError::NotAnAddress));
    }

    #[test]
    fn an_address_is_told_from_the_name_of_a_file() {
        assert!(Address::is_meant("https://gazette.example/a") && Address::is_meant("HTTP://x"));
        assert!(!Address::is_meant("https") && !Address::is_meant("pages/https.html") && !Address::is_meant("-"));
    }

    #[test]
    fn a_redirect_is_followed_from_where_it_stands_and_brings_no_login() {
        let from = Address::read("https://gazette.example/a/b?c").unwrap();
        let to = |location: &str| from.join(location).map(|address| address.to_string());
        assert_eq!(to("d").unwrap(), "https://gazette.example/a/d");
        assert_eq!(to("//other.example/").unwrap(), "https://other.example/");
        assert_eq!(to("https://a:b@other.example/").unwrap(), "https://other.example/");
        assert_eq!(to("javascript:alert(1)"), Err(FetchError::BadRedirect));
        assert_eq!(to("file:///etc/passwd"), Err(FetchError::BadRedirect));
    }
}
