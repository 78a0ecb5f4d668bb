//! A file's bytes, mapped into memory.

#![allow(unsafe_code)]

use memmap2::Mmap;
use std::fs::File;
use std::io;
use std::path::Path;

/// Maps the file at `path`. What is no file is refused before it is opened: a pipe would be waited for.
pub(crate) fn map(path: &Path) -> io::Result<Mmap> {
    if !path.metadata()?.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is no file"));
    }
    let file = File::open(path)?;
    // SAFETY: the map is read only. Another process that shortens the file while it is mapped could end this one with a signal, and one that
    // writes to it could change numbers under us; neither can break memory, since every tensor's place and shape is checked once against the
    // map's length, which stays, and any bytes are valid numbers. The file is the program's own, written once under another name and then
    // renamed, so no program of ours shortens or changes it.
    unsafe { Mmap::map(&file) }
}
