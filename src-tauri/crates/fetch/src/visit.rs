//! Pages that the program found by itself, asked for politely.

use crate::fetcher::led_on;
use crate::robots::Robots;
use crate::servers::{Server, Servers};
use crate::{Address, Answer, FetchError, Fetcher, Known, Missed, Question};
use jiff::{SignedDuration, Timestamp};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, TryLockError};
use std::time::Duration;

/// The pause between an answer of a server and the next request to it, unless its rules ask for a longer one.
pub const INTERVAL: Duration = Duration::from_secs(2);
/// A longer pause is not waited for: the page fails with [`FetchError::AskedToWait`] and is for another time.
pub const LONGEST_WAIT: Duration = Duration::from_mins(1);

/// How often waiting looks up, to hear whether the person has cancelled.
const LOOKS_UP: Duration = Duration::from_millis(50);
/// How long robots rules hold; the standard's longest time.
const ROBOTS_HOLD: SignedDuration = SignedDuration::from_hours(24);
/// How long it holds that they could not be read.
const ROBOTS_FAIL: SignedDuration = SignedDuration::from_mins(5);
/// How much of the robots rules is read; the standard asks for 500 KiB at least.
const MOST_ROBOTS: u64 = 512 * 1024;
/// In what time they have to come.
const ROBOTS_TIME: Duration = Duration::from_secs(20);
/// How often they may be elsewhere; the standard asks for five times at least.
const ROBOTS_REDIRECTS: usize = 5;

/// Whether the person has cancelled.
pub(crate) type Cancelled<'c> = &'c dyn Fn() -> bool;

impl Fetcher {
    /// Fetches the page at an address that a feed names, in obedience to the robots rules of each server on the way; with what is `known` of it,
    /// only if it has changed. Once the person has `cancelled`, nothing more is asked.
    pub fn visit(&self, address: &Address, known: Option<&Known>, cancelled: Cancelled<'_>) -> Result<Answer, Missed> {
        self.politely(address, known, cancelled, true)
    }

    /// Fetches a feed in the same way. It does not count among the pages between which a site asks for a pause that is longer than
    /// [`LONGEST_WAIT`]: else no page would ever be asked for after it.
    pub fn visit_feed(
        &self,
        address: &Address,
        known: Option<&Known>,
        cancelled: Cancelled<'_>,
    ) -> Result<Answer, Missed> {
        self.politely(address, known, cancelled, false)
    }

    fn politely(
        &self,
        address: &Address,
        known: Option<&Known>,
        cancelled: Cancelled<'_>,
        counts: bool,
    ) -> Result<Answer, Missed> {
        let mut hop = address.clone();
        // The servers whose turn came on the way.
        let passed = RefCell::new(BTreeSet::new());
        let answer = self.follow(&mut hop, known, &|hop, server| {
            loop {
                if cancelled() {
                    return Err(FetchError::Cancelled);
                }
                let left = if let Some(mut server) = free(server) {
                    let is_new = !passed.borrow().contains(&Servers::name(hop));
                    let Some(left) = self.left(hop, &mut server, is_new)? else {
                        if is_new && counts {
                            server.page_asked_at = Some(self.time.now());
                        }
                        passed.borrow_mut().insert(Servers::name(hop));
                        return Ok(server);
                    };
                    left
                } else {
                    LOOKS_UP
                };
                // Nobody waits with the lock in hand.
                self.time.sleep(left.min(LOOKS_UP));
            }
        });
        let silences = |error: FetchError| error.is_of_server() && Servers::name(&hop) == Servers::name(address);
        answer.map_err(|error| Missed { error, silences: silences(error), waits_until: self.waits_until(&hop, error) })
    }

    /// Until when a server that failed with `error` is to be left alone, beyond the rest that each server gets. Not told while another page is
    /// asked for there.
    fn waits_until(&self, page: &Address, error: FetchError) -> Option<Timestamp> {
        let server = self.servers.of(page);
        let server = free(&server)?;
        let rules = server.robots.as_ref().and_then(|(_, robots)| robots.as_ref().ok());
        let pause = rules.filter(|_| error == FetchError::AskedToWait).and_then(|robots| paused(&server, robots, true));
        server.busy_until.max(pause).filter(|until| self.time.until(*until) > INTERVAL)
    }

    /// How long the server is to be left alone before this page may be asked for; none when that may be now. Asks for the robots rules when it is
    /// time for these.
    fn left(&self, page: &Address, server: &mut Server, is_new: bool) -> Result<Option<Duration>, FetchError> {
        let rested = server.asked_at.and_then(|asked| asked.checked_add(INTERVAL).ok());
        let mut free = rested.max(server.busy_until);
        let robots = server.robots.as_ref().filter(|(asked, robots)| {
            let holds = if robots.is_ok() { ROBOTS_HOLD } else { ROBOTS_FAIL };
            self.time.now().duration_since(*asked) < holds
        });
        let is_for_robots = robots.is_none();
        if let Some((_, robots)) = robots {
            let robots = robots.as_ref().map_err(|error| *error)?;
            if !robots.permit(page.path_and_query()) {
                return Err(FetchError::DisallowedByRobots);
            }
            free = free.max(paused(server, robots, is_new));
        }
        match free.map_or(Duration::ZERO, |free| self.time.until(free)) {
            left if left > LONGEST_WAIT => Err(FetchError::AskedToWait),
            Duration::ZERO if is_for_robots => {
                let robots = self.read_robots(page, server).map(Arc::new);
                server.asked_at = Some(self.time.now());
                // Where this machine may be offline, nobody was bothered.
                let is_known = !matches!(robots, Err(FetchError::HostNotFound | FetchError::Offline));
                server.robots = is_known.then(|| (self.time.now(), robots.clone()));
                robots.map(|_| Some(Duration::ZERO))
            }
            Duration::ZERO => Ok(None),
            left => Ok(Some(left)),
        }
    }

    /// As the standard has it: no rules where there is no such file, and nothing is allowed where the server does not say.
    fn read_robots(&self, page: &Address, server: &mut Server) -> Result<Robots, FetchError> {
        let mut hop = page.robots();
        let mut may_be_plain = hop.is_plain();
        for _ in 0..=ROBOTS_REDIRECTS {
            let question = Question { address: &hop, known: None, within: ROBOTS_TIME, most: MOST_ROBOTS, cut: true };
            let asked = self.ask(&question, &mut may_be_plain);
            let is_own = |error: &FetchError| error.is_of_server() && hop.server() == page.server();
            let (answered, reply) =
                asked.map_err(|error| if is_own(&error) { error } else { FetchError::RobotsFailed })?;
            server.busy_until = self.asked_to_wait(&reply).or(server.busy_until);
            match led_on(&reply) {
                Some(location) => {
                    hop =
                        location.and_then(|location| answered.join(location)).map_err(|_| FetchError::RobotsFailed)?;
                    may_be_plain &= hop.server() == page.server();
                }
                None => {
                    return match reply.status {
                        429 => Err(FetchError::AskedToWait),
                        500.. => Err(FetchError::RobotsFailed),
                        _ => Ok(Robots::read(&reply.body)),
                    };
                }
            }
        }
        Ok(Robots::default())
    }
}

/// Until when a server's rules ask to leave it alone.
fn paused(server: &Server, robots: &Robots, is_new: bool) -> Option<Timestamp> {
    let delay = robots.delay()?;
    // Between what belongs to one page, so long a pause would let no page come.
    let since = if delay > LONGEST_WAIT { server.page_asked_at.filter(|_| is_new) } else { server.asked_at };
    since?.checked_add(delay).ok()
}

/// The server, if nobody else has its lock.
fn free(server: &Mutex<Server>) -> Option<MutexGuard<'_, Server>> {
    match server.try_lock() {
        Ok(server) => Some(server),
        Err(TryLockError::Poisoned(server)) => Some(server.into_inner()),
        Err(TryLockError::WouldBlock) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{Script, fetcher, page, redirect};
    use crate::{Reply, Time};

    const FEED: &str = "https://gazette.example/feed";

    fn robots(text: &str) -> Script {
        Script::new().answer("https://gazette.example/robots.txt", page(text))
    }

    fn visit(fetcher: &Fetcher, address: &str) -> Result<Answer, FetchError> {
        fetcher.visit(&Address::read(address).unwrap(), None, &|| false).map_err(|missed| missed.error)
    }

    fn silences(fetcher: &Fetcher, address: &str) -> bool {
        fetcher.visit(&Address::read(address).unwrap(), None, &|| false).unwrap_err().silences
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
        assert_eq!(missing(500), Err(FetchError::RobotsFailed));
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
        let missed = fetcher.visit(&Address::read(FEED).unwrap(), None, &|| false).unwrap_err();
        assert_eq!(missed.error, FetchError::AskedToWait);
        assert_eq!(missed.waits_until, "2097-10-30T08:00:00Z".parse().ok());
        assert_eq!(log.asked().len(), asked, "so long a pause is not waited for, and nothing is asked");
    }

    #[test]
    fn waiting_ends_when_the_person_cancels() {
        let (fetcher, log) = fetcher(robots("").answer(FEED, page("feed")));
        let began = log.now();
        let clock = log.clone();
        let soon = move || clock.slept_since(began) >= INTERVAL / 2;
        let cancelled = Err(Missed { error: FetchError::Cancelled, silences: true, waits_until: None });
        assert_eq!(fetcher.visit(&Address::read(FEED).unwrap(), None, &soon), cancelled);
        assert!(log.slept_since(began) < INTERVAL);
        let asked = log.asked().len();
        assert_eq!(fetcher.visit(&Address::read(FEED).unwrap(), None, &|| true), cancelled);
        assert_eq!(log.asked().len(), asked, "nothing is asked any more");
    }

    #[test]
    fn only_what_its_own_server_does_silences_it() {
        let dead = "https://dead.example/a";
        let script = robots("")
            .answer(FEED, redirect(dead))
            .answer("https://gazette.example/gone", Reply { status: 404, ..Reply::default() })
            .answer("https://gazette.example/busy", Reply { status: 429, ..Reply::default() })
            .fail("https://dead.example/robots.txt", FetchError::NoConnection)
            .answer("https://closed.example/robots.txt", Reply { status: 500, ..Reply::default() });
        let (fetcher, _) = fetcher(script);
        assert!(!silences(&fetcher, FEED), "where it leads on to is another server");
        assert!(!silences(&fetcher, "https://gazette.example/gone"), "a page is not the server");
        assert!(silences(&fetcher, "https://gazette.example/busy"));
        assert!(silences(&fetcher, dead));
        assert!(silences(&fetcher, "https://closed.example/a"), "without its rules none of its pages is asked for");
    }

    #[test]
    fn rules_that_could_not_be_read_are_not_asked_for_again_at_once() {
        let script =
            Script::new().answer("https://gazette.example/robots.txt", Reply { status: 500, ..Reply::default() });
        let (fetcher, log) = fetcher(script);
        for page in ["https://gazette.example/a", "https://gazette.example/b"] {
            assert_eq!(visit(&fetcher, page), Err(FetchError::RobotsFailed));
        }
        assert_eq!(log.asked(), ["https://gazette.example/robots.txt"]);
        log.pass(Duration::try_from(ROBOTS_FAIL).unwrap());
        assert_eq!(visit(&fetcher, FEED), Err(FetchError::RobotsFailed));
        assert_eq!(log.asked().len(), 2);
    }

    #[test]
    fn so_long_a_pause_that_nobody_waits_for_it_lets_one_page_come_at_a_time() {
        let [a, b] = ["https://gazette.example/a", "https://gazette.example/b"];
        let script = robots("User-agent: *\nCrawl-delay: 300")
            .answer(FEED, page("feed"))
            .answer(a, redirect("/c"))
            .answer("https://gazette.example/c", page("c"))
            .answer(b, page("b"));
        let (fetcher, log) = fetcher(script);
        fetcher.visit_feed(&Address::read(FEED).unwrap(), None, &|| false).unwrap();
        visit(&fetcher, a).unwrap();
        let missed = fetcher.visit(&Address::read(b).unwrap(), None, &|| false).unwrap_err();
        assert_eq!(missed.error, FetchError::AskedToWait);
        let waits = missed.waits_until.unwrap().duration_since(log.now());
        assert!((SignedDuration::from_secs(290)..=SignedDuration::from_secs(300)).contains(&waits), "{waits:?}");
        log.pass(Duration::from_mins(5));
        visit(&fetcher, b).unwrap();
        assert_eq!(log.asked()[1..], [FEED, a, "https://gazette.example/c", b]);
    }

    #[test]
    fn a_server_that_rests_is_free_for_others_and_cancelling_is_soon_heard() {
        let (fetcher, log) = fetcher(robots("").answer(FEED, page("feed")));
        let server = fetcher.servers.of(&Address::read(FEED).unwrap());
        let longest = Arc::new(Mutex::new(Duration::ZERO));
        let [bed, resting, slept] = [log.clone(), log.clone(), log.clone()];
        let (held, longest_sleep) = (Arc::clone(&server), Arc::clone(&longest));
        let sleep = move |time: Duration| {
            assert!(held.try_lock().is_ok(), "whoever sleeps lets others ask");
            let mut longest = longest_sleep.lock().unwrap();
            *longest = time.max(*longest);
            bed.pass(time);
        };
        let time = Time { now: Arc::new(move || resting.now()), sleep: Arc::new(sleep) };
        let resting = Fetcher { time, ..fetcher.clone() };
        visit(&resting, FEED).unwrap();
        let longest = *longest.lock().unwrap();
        assert!(longest > Duration::ZERO && longest < Duration::from_millis(100), "{longest:?}");

        // Whoever waits until another one is done hears it, too.
        let _asking = server.lock().unwrap();
        let began = log.now();
        let cancelled = move || slept.slept_since(began) >= Duration::from_secs(1);
        let missed = fetcher.visit(&Address::read(FEED).unwrap(), None, &cancelled).unwrap_err();
        assert_eq!(missed.error, FetchError::Cancelled);
        assert!(log.slept_since(began) < Duration::from_millis(1100));
    }

    #[test]
    fn rules_come_in_the_open_only_from_the_server_that_a_person_wrote_so() {
        let plain = "http://gazette.example/feed";
        let script = |to: Reply| {
            Script::new()
                .fail("https://gazette.example/robots.txt", FetchError::TlsFault)
                .fail(FEED, FetchError::TlsFault)
                .answer(plain, page("feed"))
                .answer("http://gazette.example/robots.txt", to)
                .fail("https://other.example/robots.txt", FetchError::TlsFault)
                .answer("http://other.example/robots.txt", page(""))
        };
        assert!(visit(&fetcher(script(page(""))).0, plain).is_ok());
        let elsewhere = fetcher(script(redirect("http://other.example/robots.txt")));
        assert_eq!(visit(&elsewhere.0, plain), Err(FetchError::RobotsFailed));
        assert!(!elsewhere.1.asked().contains(&"http://other.example/robots.txt".to_owned()));
    }
}
