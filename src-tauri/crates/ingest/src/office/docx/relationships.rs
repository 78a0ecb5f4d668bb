//! Which part of the package is what.

use super::super::part;
use crate::package::archive::Archive;

/// The name of the main part, if the package is a document of this format: the one to which it points itself, else the usual one.
pub(super) fn main_part(archive: &Archive<'_>) -> Option<String> {
    const USUAL: &str = "word/document.xml";
    let named = related(archive, "", "/officeDocument").filter(|name| name.starts_with("word/"));
    named.or_else(|| archive.entry(USUAL).map(|_| USUAL.to_owned()))
}

/// The name of the part that `part` points to as one of this kind, which ends its type's address. What stands outside the package is never
/// looked at.
pub(super) fn related(archive: &Archive<'_>, name: &str, kind: &str) -> Option<String> {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let slash = if folder.is_empty() { "" } else { "/" };
    let links = part(archive, &format!("{folder}{slash}_rels/{file}.rels")).ok()??;
    let link = links.all("Relationship").find(|link| {
        link.attribute("TargetMode") != Some("External")
            && link.attribute("Type").is_some_and(|address| address.ends_with(kind))
    })?;
    let target = link.attribute("Target")?;
    Some(match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}{slash}{target}"),
    })
}
