//! Pages and feeds from the internet, and the only crate that touches the network.
//!
//! Nothing here runs by itself: a request is made when a person's command asks for one, and for no other reason.
//!
//! - [`Fetcher::fetch`] reads one address that a person named. That is what a browser does, so robots rules are not asked; a server still gets
//!   one request at a time.
//! - [`Fetcher::visit`] reads an address that the program found by itself, in a feed ([`Fetcher::visit_feed`] the feed itself). Robots rules (RFC 9309) are obeyed, `Crawl-delay` and
//!   `Retry-After` too, and between two requests to a host there is a pause.
//! - Only **public addresses** are connected to ([`is_public`]). The look stands in the resolver whose answer the connection uses, so neither a
//!   redirect nor a name that answers otherwise the second time leads into a private network.
//! - **HTTPS**: a plain `http` address is asked over HTTPS first, and over plain HTTP only on the server of which a person wrote it so, where no
//!   secure connection comes about and nothing on the way was answered over HTTPS.
//! - **Limits**: [`MOST_BYTES`] as sent and as decoded, [`WHOLE_TIME`] from the first connection to the last byte, [`MOST_REDIRECTS`], and the
//!   size of headers. No cookies, no `Referer`, no proxy; the program says by its `User-Agent` what it is.
//! - A **capture** is the body of the answer after transfer and content decoding: the bytes of the page as its author made them, before any
//!   guess at their characters.
//! - **Conditional requests**: with what is [`Known`] of an address, an unchanged page costs no body.

mod address;
mod body;
mod error;
mod fetcher;
#[cfg(test)]
mod fixture;
mod internet;
mod public;
mod resolver;
mod robots;
mod servers;
mod time;
mod visit;
mod wire;

pub use address::Address;
pub use error::{FetchError, Missed};
pub use fetcher::{Answer, Fetched, Fetcher, MOST_BYTES, MOST_REDIRECTS, WHOLE_TIME};
pub use internet::Internet;
pub use public::is_public;
pub use resolver::Names;
pub use time::Time;
pub use visit::{INTERVAL, LONGEST_WAIT};
pub use wire::{Known, Question, Reply, Wire};
