//! What a browser may do with the page.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use variorum_model::Digest;

/// The content security policy: nothing is loaded, nothing runs, nothing is sent, and `style` alone is applied.
pub fn policy(style: &str) -> String {
    let hash = BASE64_STANDARD.encode(Digest::of(style.as_bytes()).as_bytes());
    format!("default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'")
}
