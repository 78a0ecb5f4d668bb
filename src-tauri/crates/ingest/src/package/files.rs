//! The files of an archive, as a folder has them.

use super::answer::Answer;
use crate::beside::{self, SavedPages};
use crate::{Contents, ReadError};

/// A file of an archive.
pub(super) struct File<'n, F> {
    /// Its path.
    pub(super) name: &'n str,
    /// How many bytes it is said to have.
    pub(super) size: u64,
    /// What it is for the archive.
    pub(super) inside: F,
}

/// The files of an archive in the order of their names, from the one on at which the answer begins. What is passed over in folders is passed
/// over here as well ([`beside`]). `start` yields the first bytes of a file, `read` all of them.
pub(super) fn answer<F>(
    mut files: Vec<File<'_, F>>,
    from: u64,
    start: impl Fn(&F) -> Result<Vec<u8>, ReadError>,
    read: impl Fn(&F) -> Result<Vec<u8>, ReadError>,
) -> Contents {
    // As folders are walked: what is in a folder stands where the folder's own name does.
    files.sort_by(|a, b| a.name.split('/').cmp(b.name.split('/')));
    let pages = SavedPages::among(files.iter().map(|file| file.name));
    let mut answer = Answer::default();
    for (at, file) in files.into_iter().enumerate().skip(from.try_into().unwrap_or(usize::MAX)) {
        if answer.is_full() {
            return answer.end(Some(at as u64));
        }
        answer.looked_at(0);
        if is_passed_over(file.name, &pages) {
            continue;
        }
        answer.looked_at(beside::START);
        if start(&file.inside).is_ok_and(|start| beside::is_resource(&start)) {
            continue;
        }
        answer.looked_at(file.size.try_into().unwrap_or(usize::MAX));
        let name = (!file.name.is_empty()).then(|| file.name.to_owned());
        answer.push(name, None, read(&file.inside));
    }
    answer.end(None)
}

/// Whether a file of this path is passed over: hidden, in a hidden folder, or in the folder of a saved page.
fn is_passed_over(path: &str, pages: &SavedPages) -> bool {
    path.split('/').any(beside::is_hidden) || path.match_indices('/').any(|(at, _)| pages.have(&path[..at]))
}
