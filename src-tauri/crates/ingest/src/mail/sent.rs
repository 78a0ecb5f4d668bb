//! Who sent a mail, when, and what about: of a mail that is passed on, what its own header says, and never the header of who passes it on.

use super::forwarded::{Forwarded, without_prefix};
use crate::metadata;
use mail_parser::Message;
use variorum_lexicon::{MailWords, Outlet};
use variorum_model::{Extraction, StatedTime};

/// What the header of a mail says of the articles in it.
#[derive(Debug, Default)]
pub(super) struct Sent {
    pub(super) subject: Option<String>,
    outlet: Option<String>,
    date: Option<StatedTime>,
    is_forwarded: bool,
}

impl Sent {
    /// What is said of the articles in `mail`, in which `forwarded` was found above the text, and which is passed on in another mail if
    /// `is_inner`.
    pub(super) fn of(mail: &Message<'_>, forwarded: Option<&Forwarded>, is_inner: bool) -> Self {
        let is_list = is_list(mail);
        let outer = mail.subject();
        let subject = forwarded.and_then(|forwarded| forwarded.subject.as_deref()).or(outer).map(without_prefix);
        let subject = subject.filter(|subject| !subject.is_empty()).map(str::to_owned);
        if let Some(forwarded) = forwarded {
            let known = forwarded.address.as_deref().and_then(outlet_of);
            let date = forwarded.date.as_deref().and_then(metadata::times::stated);
            return Self { subject, outlet: known.map(|outlet| outlet.name.clone()), date, is_forwarded: true };
        }
        if is_passed_on(mail) && !is_list && !is_inner {
            return Self { subject, is_forwarded: true, ..Self::default() };
        }
        let sender = mail.from().and_then(|from| from.first());
        let known = sender.and_then(|sender| sender.address()).and_then(outlet_of);
        let named = sender.and_then(|sender| sender.name()).filter(|_| is_list);
        let date = mail.header_raw("Date").and_then(metadata::times::stated);
        let outlet = known.map(|outlet| outlet.name.clone()).or_else(|| named.map(str::to_owned));
        Self { subject, outlet, date, is_forwarded: false }
    }

    /// The article with what is said here and not in its text.
    pub(super) fn says_of(&self, article: Extraction) -> Extraction {
        let mut published = article.published;
        // The line that says when a mail was passed on looks like an article's own.
        if self.is_forwarded && published.as_ref().map(StatedTime::date) == self.date.as_ref().map(StatedTime::date) {
            published = None;
        }
        Extraction {
            media_type: "message/rfc822".into(),
            published: published.or_else(|| self.date.clone()),
            outlet: article.outlet.or_else(|| self.outlet.clone()),
            ..article
        }
    }
}

/// Whether a mail went to all who asked for such mails.
pub(super) fn is_list(mail: &Message<'_>) -> bool {
    ["List-Id", "List-Unsubscribe"].iter().any(|name| mail.header_raw(*name).is_some())
}

/// Whether the subject says that somebody passes the mail on.
pub(super) fn is_passed_on(mail: &Message<'_>) -> bool {
    let prefix =
        mail.subject().and_then(|subject| subject.split_once(':')).map(|(prefix, _)| prefix.trim().to_lowercase());
    prefix.is_some_and(|prefix| MailWords::all().any(|words| words.is_forwarding(&prefix)))
}

/// The outlet from whose domain a mail came.
fn outlet_of(address: &str) -> Option<&'static Outlet> {
    Outlet::at_host(address.rsplit_once('@')?.1)
}
