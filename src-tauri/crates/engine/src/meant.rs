//! What a person may have meant by a name at which there is no file.

use crate::SourceError;

/// Why nothing is read at `written`, where there is no file.
pub(crate) fn missing(written: &str) -> SourceError {
    let scheme = written.split_once(':').filter(|(_, rest)| rest.starts_with('/')).map(|(scheme, _)| scheme);
    match scheme {
        Some(scheme) if scheme.eq_ignore_ascii_case("file") => SourceError::FileAddress,
        Some(scheme) if is_scheme(scheme) && written[scheme.len()..].starts_with("://") => SourceError::NotFetched,
        _ if begins_with_host(written) => SourceError::NoScheme,
        _ => SourceError::NotFound,
    }
}

/// A scheme has two letters or more: one alone is a drive of Windows.
fn is_scheme(text: &str) -> bool {
    text.len() > 1
        && text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
}

/// Whether a text begins like the address of a page without its scheme: with the name of a server, behind which the page stands. A name alone is
/// as likely a file's.
fn begins_with_host(text: &str) -> bool {
    let Some((host, _)) = text.split_once('/') else { return text.starts_with("www.") };
    let host = host.split_once(':').map_or(host, |(host, _)| host);
    let is_label = |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    let top = host.rsplit('.').next().unwrap_or_default();
    host.contains('.') && host.split('.').all(is_label) && top.chars().all(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_are_not_fetched_are_told_from_files_that_are_missing() {
        let codes = |written: &[&str]| written.iter().map(|written| missing(written).code()).collect::<Vec<_>>();
        let hosts = ["outlet.example/article", "www.outlet.example", "bücher.example:8080/a", "a.b.example/"];
        assert_eq!(codes(&hosts), ["no_scheme"; 4]);
        assert_eq!(codes(&["ftp://outlet.example/a", "GOPHER://outlet.example"]), ["not_fetched"; 2]);
        assert_eq!(codes(&["file:///home/ines/a.html", "FILE:/a.html"]), ["file_address"; 2]);
        let files =
            ["missing.html", "pages/missing.html", "./a.b/c", "../a/b", "C:\\a.html", "C:/a.html", "", "/a.b/c", "a:b"];
        assert_eq!(codes(&files), ["not_found"; 9]);
    }
}
