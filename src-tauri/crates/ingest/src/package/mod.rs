//! Packages: files that hold documents.

pub(crate) mod gzip;
pub(crate) mod warc;
pub(crate) mod zip;
