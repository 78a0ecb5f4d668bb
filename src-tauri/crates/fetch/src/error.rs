//! Why a page did not come.

use jiff::Timestamp;
use std::error::Error;
use std::io::{self, ErrorKind};

/// Why a page did not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// The address is malformed, is no web address, or holds a user name or password.
    #[error("this is not the address of a page")]
    NotAnAddress,
    /// The name leads nowhere.
    #[error("no server of this name was found")]
    HostNotFound,
    /// No network can be reached.
    #[error("this machine is offline")]
    Offline,
    /// The address leads into a private network or to this machine.
    #[error("the address leads into a private network")]
    RefusedAddress,
    /// The server does not take the connection, or broke it off.
    #[error("the server does not answer")]
    NoConnection,
    /// The connection cannot be made secure.
    #[error("the connection to the server is not secure")]
    TlsFault,
    /// The page is larger than [`crate::MOST_BYTES`].
    #[error("the page is larger than 64 MB")]
    TooLarge,
    /// The page did not come within [`crate::WHOLE_TIME`].
    #[error("the page did not come in time")]
    TooSlow,
    /// The address leads on and on.
    #[error("the address leads on to another one too many times")]
    TooManyRedirects,
    /// The address leads on to something that is no page.
    #[error("the address leads on to something that is no page")]
    BadRedirect,
    /// The server's answer ended before its end.
    #[error("the answer of the server is cut short")]
    CutShort,
    /// The server's answer breaks the rules of HTTP or of its compression, or its headers are too large.
    #[error("the answer of the server is not understood")]
    NotUnderstood,
    /// 404 or 410.
    #[error("there is no page at this address")]
    PageNotFound,
    /// 401, 402 or 407.
    #[error("the page is for people with an account")]
    NeedsAccount,
    /// 403 or 451.
    #[error("the server does not hand the page to programs")]
    Forbidden,
    /// 429, or a pause that is longer than [`crate::LONGEST_WAIT`].
    #[error("the server asks to wait")]
    AskedToWait,
    /// 500 and above.
    #[error("the server failed ({0})")]
    ServerFailed(u16),
    /// Any other status without a page.
    #[error("the server answered without a page ({0})")]
    NoPage(u16),
    /// The site's robots rules do not let programs read this address.
    #[error("the site's rules do not let programs read this address")]
    DisallowedByRobots,
    /// The site has robots rules, or might, and does not hand them out.
    #[error("the site's rules for programs could not be read")]
    RobotsFailed,
    /// The person cancelled.
    #[error("cancelled")]
    Cancelled,
}

/// A visit that brought nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missed {
    /// Why.
    pub error: FetchError,
    /// Whether it is the address's own server that takes no requests now, so that its other pages need not be asked for.
    pub silences: bool,
    /// Until when the server that was asked last wants to be left alone, where it says so or its rules do.
    pub waits_until: Option<Timestamp>,
}

impl FetchError {
    /// The code of every variant.
    pub const CODES: &[&str] = &[
        "not_an_address",
        "host_not_found",
        "offline",
        "refused_address",
        "no_connection",
        "tls_fault",
        "too_large",
        "too_slow",
        "too_many_redirects",
        "bad_redirect",
        "cut_short",
        "answer_not_understood",
        "page_not_found",
        "page_needs_account",
        "page_forbidden",
        "asked_to_wait",
        "server_failed",
        "no_page",
        "disallowed_by_robots",
        "robots_failed",
        "cancelled",
    ];

    /// The stable code, from which catalogues make words.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotAnAddress => "not_an_address",
            Self::HostNotFound => "host_not_found",
            Self::Offline => "offline",
            Self::RefusedAddress => "refused_address",
            Self::NoConnection => "no_connection",
            Self::TlsFault => "tls_fault",
            Self::TooLarge => "too_large",
            Self::TooSlow => "too_slow",
            Self::TooManyRedirects => "too_many_redirects",
            Self::BadRedirect => "bad_redirect",
            Self::CutShort => "cut_short",
            Self::NotUnderstood => "answer_not_understood",
            Self::PageNotFound => "page_not_found",
            Self::NeedsAccount => "page_needs_account",
            Self::Forbidden => "page_forbidden",
            Self::AskedToWait => "asked_to_wait",
            Self::ServerFailed(_) => "server_failed",
            Self::NoPage(_) => "no_page",
            Self::DisallowedByRobots => "disallowed_by_robots",
            Self::RobotsFailed => "robots_failed",
            Self::Cancelled => "cancelled",
        }
    }

    /// Whether asking again soon would bring the same: what a site refuses is not asked for at every refresh.
    pub const fn lasts(self) -> bool {
        matches!(
            self,
            Self::NotAnAddress
                | Self::TooLarge
                | Self::BadRedirect
                | Self::NeedsAccount
                | Self::Forbidden
                | Self::DisallowedByRobots
        )
    }

    /// Whether it speaks of the server as a whole, and not of one page.
    pub(crate) const fn is_of_server(self) -> bool {
        matches!(
            self,
            Self::HostNotFound
                | Self::Offline
                | Self::NoConnection
                | Self::TlsFault
                | Self::AskedToWait
                | Self::RobotsFailed
                | Self::Cancelled
        )
    }

    fn of_io(error: &io::Error) -> Self {
        let within = error.get_ref();
        if let Some(own) = within.and_then(|within| within.downcast_ref::<Self>()) {
            return *own;
        }
        if within.is_some_and(<dyn Error + Send + Sync>::is::<rustls::Error>) {
            return Self::TlsFault;
        }
        match error.kind() {
            ErrorKind::NetworkDown | ErrorKind::NetworkUnreachable | ErrorKind::HostUnreachable => Self::Offline,
            ErrorKind::TimedOut | ErrorKind::WouldBlock => Self::TooSlow,
            ErrorKind::UnexpectedEof => Self::CutShort,
            ErrorKind::InvalidData | ErrorKind::InvalidInput => Self::NotUnderstood,
            _ => Self::NoConnection,
        }
    }

    /// What a status without a page says; none for one that comes with a page.
    pub(crate) const fn of_status(status: u16) -> Option<Self> {
        match status {
            200 | 203 => None,
            401 | 402 | 407 => Some(Self::NeedsAccount),
            403 | 451 => Some(Self::Forbidden),
            404 | 410 => Some(Self::PageNotFound),
            429 => Some(Self::AskedToWait),
            500.. => Some(Self::ServerFailed(status)),
            _ => Some(Self::NoPage(status)),
        }
    }
}

impl From<ureq::Error> for FetchError {
    fn from(error: ureq::Error) -> Self {
        use ureq::Timeout;
        match error {
            ureq::Error::HostNotFound => Self::HostNotFound,
            // A server that takes no connection may still take one of another kind.
            ureq::Error::Timeout(Timeout::Connect) => Self::NoConnection,
            ureq::Error::Timeout(_) => Self::TooSlow,
            ureq::Error::Rustls(_) | ureq::Error::Tls(_) | ureq::Error::TlsRequired => Self::TlsFault,
            ureq::Error::Other(error) => error.downcast_ref::<Self>().copied().unwrap_or(Self::NotUnderstood),
            ureq::Error::Io(error) => Self::of_io(&error),
            ureq::Error::BadUri(_) | ureq::Error::Http(_) => Self::NotAnAddress,
            _ => Self::NotUnderstood,
        }
    }
}
