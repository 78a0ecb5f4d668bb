//! Pages that the program found by itself, asked for politely.

use crate::fetcher::led_on;
use crate::robots::Robots;
use crate::servers::Server;
use crate::{Address, Answer, FetchError, Fetcher, Known, Question};
use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;
use std::time::Duration;

/// The pause between an answer of a server and the next request to it, unless its rules ask for a longer one.
pub const INTERVAL: Duration = Duration::from_secs(2);
/// A longer pause is not waited for: the page fails with [`FetchError::AskedToWait`] and is for another time.
pub const LONGEST_WAIT: Duration = Duration::from_mins(1);

/// How often waiting looks up, to hear whether the person has cancelled.
const LOOKS_UP: Duration = Duration::from_millis(200);
/// How long robots rules hold; the standard's longest time.
const ROBOTS_HOLD: SignedDuration = SignedDuration::from_hours(24);
/// How much of the robots rules is read; the standard asks for 500 KiB at least.
const MOST_ROBOTS: u64 = 512 * 1024;
/// In what time they have to come.
const ROBOTS_TIME: Duration = Duration::from_secs(20);
/// How often they may be elsewhere; the standard asks for five times at least.
const ROBOTS_REDIRECTS: usize = 5;

/// Whether the person has cancelled.
pub(crate) type Cancelled<'c> = &'c dyn Fn() -> bool;

impl Fetcher {
    /// Fetches the page at an address that a feed names, or the feed itself, in obedience to the robots rules of each server on the way; with what
    /// is `known` of it, only if it has changed. Once the person has `cancelled`, nothing more is asked.
    pub fn visit(
        &self,
        address: &Address,
        known: Option<&Known>,
        cancelled: Cancelled<'_>,
    ) -> Result<Answer, FetchError> {
        self.follow(address, known, &|hop, server| {
            if cancelled() {
                return Err(FetchError::Cancelled);
            }
            let robots = self.robots(hop, server, cancelled)?;
            if !robots.permit(hop.path_and_query()) {
                return Err(FetchError::DisallowedByRobots);
            }
            self.wait(server, robots.delay().unwrap_or_default(), cancelled)
        })
    }

    fn robots(
        &self,
        address: &Address,
        server: &mut Server,
        cancelled: Cancelled<'_>,
    ) -> Result<Arc<Robots>, FetchError> {
        if let Some((read, robots)) = &server.robots
            && self.time.now().duration_since(*read) < ROBOTS_HOLD
        {
            return Ok(Arc::clone(robots));
        }
        self.wait(server, Duration::ZERO, cancelled)?;
        let read = self.read_robots(address, server);
        server.asked_at = Some(self.time.now());
        let robots = Arc::new(read?);
        server.robots = Some((self.time.now(), Arc::clone(&robots)));
        Ok(robots)
    }

    /// As the standard has it: no rules where there is no such file, and nothing is allowed where the server does not say.
    fn read_robots(&self, address: &Address, server: &mut Server) -> Result<Robots, FetchError> {
        let mut hop = address.robots();
        let mut may_be_plain = hop.is_plain();
        for _ in 0..=ROBOTS_REDIRECTS {
            let question = Question { address: &hop, known: None, within: ROBOTS_TIME, most: MOST_ROBOTS, cut: true };
            let (answered, reply) = self.ask(&question, &mut may_be_plain)?;
            server.busy_until = self.asked_to_wait(&reply).or(server.busy_until);
            match led_on(&reply) {
                Some(location) => hop = answered.join(location?)?,
                None => {
                    return match reply.status {
                        429 => Err(FetchError::AskedToWait),
                        500.. => Err(FetchError::ServerFailed(reply.status)),
                        _ => Ok(Robots::read(&reply.body)),
                    };
                }
            }
        }
        Ok(Robots::default())
    }

    /// Waits until the server may be asked again.
    fn wait(&self, server: &Server, delay: Duration, cancelled: Cancelled<'_>) -> Result<(), FetchError> {
        let rested = server.asked_at.and_then(|asked| asked.checked_add(INTERVAL.max(delay)).ok());
        let Some(free): Option<Timestamp> = rested.max(server.busy_until) else { return Ok(()) };
        loop {
            if cancelled() {
                return Err(FetchError::Cancelled);
            }
            match self.time.until(free) {
                Duration::ZERO => return Ok(()),
                left if left > LONGEST_WAIT => return Err(FetchError::AskedToWait),
                left => self.time.sleep(left.min(LOOKS_UP)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Reply;
    use crate::fixture::{Script, fetcher, page, redirect};

    const FEED: &str = "https://gazette.example/feed";

    fn robots(text: &str) -> Script {
        Script::new().answer("https://gazette.example/robots.txt", page(text))
    }

    fn visit(fetcher: &Fetcher, address: &str) -> Result<Answer, FetchError> {
        fetcher.visit(&Address::read(address).unwrap(), None, &|| false)
    }

    #[test]
    fn rules_are_asked_for_once_and_obeyed() {
        let script = robots("User-agent: *\nDisallow: /private").answer(FEED, page("feed"));
        let (fetcher, log) = fetcher(script);
        visit(&fetcher, FEED).unwrap();
        visit(&fetcher, FEED).unwrap();
        let refused = visit(&fetcher, "https://gazette.example/private/a");
        assert_eq!(refused, Err(FetchError::DisallowedByRobots));
        assert_eq!(log.asked(), ["https://gazette.example/robots.txt", FEED, FEED]);
    }

    #[test]
    fn rules_are_asked_of_every_server_on_the_way() {
        let script = robots("")
            .answer(FEED, redirect("https://other.example/a"))
            .answer("https://other.example/robots.txt", page("User-agent: *\nDisallow: /"))
            .answer("https://other.example/a", page("a"));
        let (fetcher, log) = fetcher(script);
        assert_eq!(visit(&fetcher, FEED), Err(FetchError::DisallowedByRobots));
        assert_eq!(log.asked().last().unwrap(), "https://other.example/robots.txt");
    }

    #[test]
    fn an_address_that_a_person_names_is_read_without_rules() {
        let (fetcher, log) = fetcher(robots("User-agent: *\nDisallow: /").answer(FEED, page("feed")));
        fetcher.fetch(&Address::read(FEED).unwrap(), None).unwrap();
        assert_eq!(log.asked(), [FEED]);
    }

    #[test]
    fn a_site_without_rules_allows_all_and_one_that_fails_nothing() {
        let missing = |status| {
            let script = Script::new()
                .answer("https://gazette.example/robots.txt", Reply { status, ..Reply::default() })
                .answer(FEED, page("feed"));
            visit(&fetcher(script).0, FEED).map(|_| ())
        };
        assert_eq!(missing(404), Ok(()));
        assert_eq!(missing(403), Ok(()));
        assert_eq!(missing(500), Err(FetchError::ServerFailed(500)));
        assert_eq!(missing(429), Err(FetchError::AskedToWait));
        let unreachable = Script::new()
            .fail("https://gazette.example/robots.txt", FetchError::NoConnection)
            .answer(FEED, page("feed"));
        assert_eq!(visit(&fetcher(unreachable).0, FEED), Err(FetchError::NoConnection));
    }

    #[test]
    fn a_server_rests_between_two_requests() {
        let (fetcher, log) = fetcher(robots("User-agent: *\nCrawl-delay: 7").answer(FEED, page("feed")));
        let before = log.now();
        visit(&fetcher, FEED).unwrap();
        assert_eq!(log.slept_since(before), Duration::from_secs(7));
        let (fetcher, log) = self::fetcher(robots("").answer(FEED, page("feed")));
        let before = log.now();
        visit(&fetcher, FEED).unwrap();
        visit(&fetcher, FEED).unwrap();
        assert_eq!(log.slept_since(before), INTERVAL * 2);
    }

    #[test]
    fn a_busy_server_is_left_alone_for_as_long_as_it_asks() {
        let busy = |retry_after: &str| Reply { status: 429, retry_after: Some(retry_after.into()), ..Reply::default() };
        let (fetcher, log) = fetcher(robots("").answer(FEED, busy("30")));
        assert_eq!(visit(&fetcher, FEED), Err(FetchError::AskedToWait));
        let before = log.now();
        assert_eq!(visit(&fetcher, FEED), Err(FetchError::AskedToWait));
        assert_eq!(log.slept_since(before), Duration::from_secs(30));

        let (fetcher, log) = self::fetcher(robots("").answer(FEED, busy("Wed, 30 Oct 2097 08:00:00 GMT")));
        assert_eq!(visit(&fetcher, FEED), Err(FetchError::AskedToWait));
        let asked = log.asked().len();
        assert_eq!(visit(&fetcher, FEED), Err(FetchError::AskedToWait));
        assert_eq!(log.asked().len(), asked, "so long a pause is not waited for, and nothing is asked");
    }

    #[test]
    fn waiting_ends_when_the_person_cancels() {
        let (fetcher, log) = fetcher(robots("").answer(FEED, page("feed")));
        let began = log.now();
        let clock = log.clone();
        let soon = move || clock.slept_since(began) >= INTERVAL / 2;
        assert_eq!(fetcher.visit(&Address::read(FEED).unwrap(), None, &soon), Err(FetchError::Cancelled));
        assert!(log.slept_since(began) < INTERVAL);
        let asked = log.asked().len();
        assert_eq!(fetcher.visit(&Address::read(FEED).unwrap(), None, &|| true), Err(FetchError::Cancelled));
        assert_eq!(log.asked().len(), asked, "nothing is asked any more");
    }
}
