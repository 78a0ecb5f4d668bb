//! From an address to its page, over all redirects.

use crate::servers::{Server, Servers};
use crate::wire::{Known, Question, Reply, Wire};
use crate::{Address, FetchError, Time};
use jiff::{SignedDuration, Timestamp};
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The most bytes that a page may have, as sent and as decoded.
pub const MOST_BYTES: u64 = 64 * 1024 * 1024;
/// How long a page may take from the first connection to the last byte, redirects included and waiting out of politeness not.
pub const WHOLE_TIME: Duration = Duration::from_mins(1);
/// How often an address may lead on to another one.
pub const MOST_REDIRECTS: usize = 10;

/// Fetches pages. Cheap to clone; all clones know of each other's requests.
#[derive(Clone)]
pub struct Fetcher {
    pub(crate) wire: Arc<dyn Wire>,
    pub(crate) time: Time,
    pub(crate) servers: Arc<Servers>,
}

/// What became of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The page.
    Page(Box<Fetched>),
    /// The page is what it was when it was last asked for.
    Unchanged,
}

/// A page as a server gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    /// The address that answered.
    pub address: String,
    /// The addresses that led to it, the one that was asked for first; none when that one answered itself.
    pub passed: Vec<String>,
    /// The kind of document as the server says, in lower case, as `text/html`.
    pub media_type: Option<String>,
    /// The character set as the server says.
    pub charset: Option<String>,
    /// The capture: the body after transfer and content decoding.
    pub body: Vec<u8>,
    /// By what the server knows this state of the page.
    pub known: Known,
}

/// Waits until the page at an address may be asked for of its server. Who has the server's lock asks it; it is held until the answer is there.
pub(crate) type Turn<'t> =
    &'t dyn for<'s> Fn(&Address, &'s Mutex<Server>) -> Result<MutexGuard<'s, Server>, FetchError>;

impl Fetcher {
    /// A fetcher that asks over `wire`.
    pub fn new(wire: Arc<dyn Wire>, time: Time) -> Self {
        Self { wire, time, servers: Arc::default() }
    }

    /// Fetches the page at an address that a person named; with what is `known` of it, only if it has changed. Waits until other requests to the
    /// same server are done.
    pub fn fetch(&self, address: &Address, known: Option<&Known>) -> Result<Answer, FetchError> {
        let turn: Turn<'_> = &|_, server| Ok(server.lock().unwrap_or_else(PoisonError::into_inner));
        self.follow(&mut address.clone(), known, turn)
    }

    /// Asks an address and whatever it leads on to; `hop` is the address that is asked, from first to last.
    pub(crate) fn follow(
        &self,
        hop: &mut Address,
        known: Option<&Known>,
        turn: Turn<'_>,
    ) -> Result<Answer, FetchError> {
        let address = hop.clone();
        let mut passed = Vec::new();
        let mut may_be_plain = address.is_plain();
        let mut left = WHOLE_TIME;
        for _ in 0..=MOST_REDIRECTS {
            let server = self.servers.of(hop);
            let mut server = turn(hop, &server)?;
            let began = self.time.now();
            let question = Question { address: hop, known, within: left, most: MOST_BYTES, cut: false };
            let asked = self.ask(&question, &mut may_be_plain);
            left = left.saturating_sub(self.time.since(began));
            server.asked_at = Some(self.time.now());
            let (answered, reply) = asked?;
            server.busy_until = self.asked_to_wait(&reply).or(server.busy_until);
            if let Some(location) = led_on(&reply) {
                *hop = answered.join(location?)?;
                may_be_plain &= hop.server() == address.server();
                if !may_be_plain {
                    *hop = hop.over_https();
                }
                passed.push(answered.to_string());
            } else if reply.status == 304 && known.is_some_and(|known| known.conditions(&answered).next().is_some()) {
                return Ok(Answer::Unchanged);
            } else {
                return page(&answered, passed, reply);
            }
            if left.is_zero() {
                return Err(FetchError::TooSlow);
            }
        }
        Err(FetchError::TooManyRedirects)
    }

    /// Asks once: over HTTPS, or where the address is plain, may be so, and no secure connection comes about, in the open. Once something was
    /// answered over HTTPS, nothing may be plain any more. Says which address answered.
    pub(crate) fn ask(&self, question: &Question<'_>, may_be_plain: &mut bool) -> Result<(Address, Reply), FetchError> {
        let secure = question.address.over_https();
        let began = self.time.now();
        match self.wire.ask(&Question { address: &secure, ..*question }) {
            Err(FetchError::NoConnection | FetchError::TlsFault | FetchError::CutShort)
                if *may_be_plain && question.address.is_plain() =>
            {
                let within = question.within.saturating_sub(self.time.since(began));
                let reply = self.wire.ask(&Question { within, ..*question })?;
                Ok((question.address.clone(), reply))
            }
            asked => {
                *may_be_plain = false;
                Ok((secure, asked?))
            }
        }
    }

    /// Until when a busy server asks to be left alone: after so many seconds, or at a time.
    pub(crate) fn asked_to_wait(&self, reply: &Reply) -> Option<Timestamp> {
        let after = reply.retry_after.as_deref().filter(|_| matches!(reply.status, 429 | 503))?.trim();
        match after.parse::<u32>() {
            Ok(seconds) => self.time.now().checked_add(SignedDuration::from_secs(seconds.into())).ok(),
            Err(_) => jiff::fmt::rfc2822::DateTimeParser::new().parse_timestamp(after).ok(),
        }
    }
}

/// Where a reply leads on to, if it does.
pub(crate) fn led_on(reply: &Reply) -> Option<Result<&str, FetchError>> {
    matches!(reply.status, 301 | 302 | 303 | 307 | 308)
        .then(|| reply.location.as_deref().ok_or(FetchError::BadRedirect))
}

fn page(answered: &Address, passed: Vec<String>, reply: Reply) -> Result<Answer, FetchError> {
    if let Some(error) = FetchError::of_status(reply.status) {
        return Err(error);
    }
    let address = answered.to_string();
    let (media_type, charset) = content_type(reply.content_type.as_deref().unwrap_or_default());
    let known = Known { address: address.clone(), etag: reply.etag, last_modified: reply.last_modified };
    Ok(Answer::Page(Box::new(Fetched { address, passed, media_type, charset, body: reply.body, known })))
}

/// The kind of document and the character set in a `Content-Type`.
fn content_type(header: &str) -> (Option<String>, Option<String>) {
    let mut parts = header.split(';').map(str::trim);
    let media_type = parts.next().filter(|kind| kind.contains('/')).map(str::to_ascii_lowercase);
    let charset = parts.find_map(|part| {
        let (name, value) = part.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches('"').to_owned())
    });
    (media_type, charset.filter(|name| !name.is_empty()))
}

impl fmt::Debug for Fetcher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fetcher").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{Script, fetcher, page, redirect};

    fn fetch(script: Script, address: &str) -> Result<Fetched, FetchError> {
        match fetcher(script).0.fetch(&Address::read(address).unwrap(), None)? {
            Answer::Page(fetched) => Ok(*fetched),
            Answer::Unchanged => panic!("a page comes"),
        }
    }

    #[test]
    fn a_page_says_from_where_and_over_what_it_came() {
        let script = Script::new()
            .answer("https://gazette.example/old", redirect("/new"))
            .answer("https://gazette.example/new", page("The ferry sails."));
        let fetched = fetch(script, "https://gazette.example/old").unwrap();
        assert_eq!(fetched.address, "https://gazette.example/new");
        assert_eq!(fetched.passed, ["https://gazette.example/old"]);
        assert_eq!(fetched.media_type.as_deref(), Some("text/html"));
        assert_eq!(fetched.charset.as_deref(), Some("utf-8"));
        assert_eq!(fetched.body, b"The ferry sails.");
    }

    #[test]
    fn a_plain_address_is_asked_over_https_first() {
        let script = Script::new().answer("https://gazette.example/a", page("secure"));
        assert_eq!(fetch(script, "http://gazette.example/a").unwrap().body, b"secure");
        let script = Script::new()
            .fail("https://gazette.example/a", FetchError::TlsFault)
            .answer("http://gazette.example/a", page("plain"));
        assert_eq!(fetch(script, "http://gazette.example/a").unwrap().address, "http://gazette.example/a");
    }

    #[test]
    fn a_secure_address_never_becomes_a_plain_one() {
        let plain = || Script::new().answer("http://gazette.example/a", page("plain"));
        let script = plain().fail("https://gazette.example/a", FetchError::NoConnection);
        assert_eq!(fetch(script, "https://gazette.example/a").unwrap_err(), FetchError::NoConnection);

        // A redirect to the plain address is asked for over HTTPS and nowhere else.
        for asked in ["https://gazette.example/", "http://gazette.example/"] {
            let script = plain()
                .answer("https://gazette.example/", redirect("http://gazette.example/a"))
                .fail("https://gazette.example/a", FetchError::TlsFault);
            assert_eq!(fetch(script, asked).unwrap_err(), FetchError::TlsFault, "{asked}");
        }
    }

    #[test]
    fn only_the_server_that_a_person_wrote_so_is_asked_in_the_open() {
        let script = |to: &str| {
            Script::new()
                .fail("https://gazette.example/", FetchError::NoConnection)
                .answer("http://gazette.example/", redirect(to))
                .fail("https://gazette.example/a", FetchError::NoConnection)
                .answer("http://gazette.example/a", page("plain"))
                .fail("https://other.example/", FetchError::NoConnection)
                .answer("http://other.example/", page("plain"))
        };
        assert_eq!(fetch(script("/a"), "http://gazette.example/").unwrap().address, "http://gazette.example/a");
        let elsewhere = fetch(script("http://other.example/"), "http://gazette.example/");
        assert_eq!(elsewhere.unwrap_err(), FetchError::NoConnection);
    }

    #[test]
    fn an_unchanged_page_is_believed_only_where_something_was_said_to_be_known() {
        let address = Address::read("https://gazette.example/").unwrap();
        let answer = |etag: Option<&str>, last_modified: Option<&str>, of: &str| {
            let script = Script::new().answer(address.as_str(), Reply { status: 304, ..Reply::default() });
            let [etag, last_modified] = [etag, last_modified].map(|value| value.map(str::to_owned));
            fetcher(script).0.fetch(&address, Some(&Known { address: of.into(), etag, last_modified }))
        };
        assert_eq!(answer(Some("\"7\""), None, address.as_str()), Ok(Answer::Unchanged));
        assert_eq!(answer(None, Some("Tue, 22 Oct 2024 08:00:00 GMT"), address.as_str()), Ok(Answer::Unchanged));
        let unasked = Err(FetchError::NoPage(304));
        assert_eq!(answer(None, None, address.as_str()), unasked);
        assert_eq!(answer(Some("\"7\"\r\n"), None, address.as_str()), unasked, "what cannot be said was not said");
        assert_eq!(answer(Some("\"7\""), None, "https://other.example/"), unasked);
    }

    #[test]
    fn an_address_does_not_lead_on_for_ever() {
        let script = Script::new().answer("https://gazette.example/", redirect("/"));
        assert_eq!(fetch(script, "https://gazette.example/").unwrap_err(), FetchError::TooManyRedirects);
        let mut script = Script::new();
        for number in 0..MOST_REDIRECTS {
            script = script.answer(&format!("https://gazette.example/{number}"), redirect(&format!("/{}", number + 1)));
        }
        let script = script.answer(&format!("https://gazette.example/{MOST_REDIRECTS}"), page("at last"));
        assert_eq!(fetch(script, "https://gazette.example/0").unwrap().passed.len(), MOST_REDIRECTS);
        let script = Script::new().answer("https://gazette.example/", redirect("file:///etc/passwd"));
        assert_eq!(fetch(script, "https://gazette.example/").unwrap_err(), FetchError::BadRedirect);
    }

    #[test]
    fn redirects_share_the_time_of_one_page() {
        let slow = Script::new().answer("https://gazette.example/", redirect("/")).each_takes(WHOLE_TIME / 3);
        assert_eq!(fetch(slow, "https://gazette.example/").unwrap_err(), FetchError::TooSlow);
    }

    #[test]
    fn a_status_without_a_page_says_what_a_person_can_act_on() {
        for (status, error) in [
            (204, FetchError::NoPage(204)),
            (304, FetchError::NoPage(304)),
            (401, FetchError::NeedsAccount),
            (402, FetchError::NeedsAccount),
            (403, FetchError::Forbidden),
            (404, FetchError::PageNotFound),
            (410, FetchError::PageNotFound),
            (418, FetchError::NoPage(418)),
            (429, FetchError::AskedToWait),
            (503, FetchError::ServerFailed(503)),
        ] {
            let script = Script::new().answer("https://gazette.example/", Reply { status, ..Reply::default() });
            assert_eq!(fetch(script, "https://gazette.example/").unwrap_err(), error);
        }
    }

    #[test]
    fn kinds_of_documents_are_read_from_their_header() {
        let read = |header| {
            let (kind, charset) = content_type(header);
            (kind.unwrap_or_default(), charset.unwrap_or_default())
        };
        assert_eq!(read("Text/HTML; Charset=\"ISO-8859-1\""), ("text/html".into(), "ISO-8859-1".into()));
        assert_eq!(read("text/html;charset="), ("text/html".into(), String::new()));
        assert_eq!(read(""), (String::new(), String::new()));
    }
}
