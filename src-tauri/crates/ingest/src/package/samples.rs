//! Packages written byte by byte for tests, so that they can lie.

use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder};
use std::io::Write as _;

/// An entry of a ZIP archive to write.
#[derive(Clone, Debug, Default)]
pub(crate) struct Stored {
    pub(crate) name: String,
    /// The bytes of the name, when they are not UTF-8.
    pub(crate) raw_name: Option<Vec<u8>>,
    pub(crate) method: u16,
    pub(crate) flags: u16,
    pub(crate) made_by: u16,
    pub(crate) extra: Vec<u8>,
    /// The attributes, of which the upper half is the mode of Unix.
    pub(crate) attributes: u32,
    /// The bytes as they stand in the archive.
    pub(crate) packed: Vec<u8>,
    /// What is said of the size and the checksum.
    pub(crate) size: u32,
    pub(crate) crc: u32,
    /// Where the entry is said to stand, when that is not the truth.
    pub(crate) at: Option<u32>,
}

impl Stored {
    /// An entry that is not compressed.
    pub(crate) fn plain(name: &str, bytes: &[u8]) -> Self {
        Self {
            name: name.into(),
            packed: bytes.to_vec(),
            size: bytes.len() as u32,
            crc: rawzip::crc32(bytes),
            ..Self::default()
        }
    }

    /// A deflated entry.
    pub(crate) fn deflated(name: &str, bytes: &[u8]) -> Self {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).unwrap();
        Self { method: 8, packed: encoder.finish().unwrap(), ..Self::plain(name, bytes) }
    }

    /// What the local header and the one in the directory have in common: from the flags to the length of the extra fields.
    fn common(&self) -> Vec<u8> {
        let name = self.name_bytes();
        let mut header = Vec::new();
        header.extend(self.flags.to_le_bytes());
        header.extend(self.method.to_le_bytes());
        header.extend([0; 4]);
        header.extend(self.crc.to_le_bytes());
        header.extend((self.packed.len() as u32).to_le_bytes());
        header.extend(self.size.to_le_bytes());
        header.extend((name.len() as u16).to_le_bytes());
        header.extend((self.extra.len() as u16).to_le_bytes());
        header
    }

    fn name_bytes(&self) -> &[u8] {
        self.raw_name.as_deref().unwrap_or(self.name.as_bytes())
    }
}

/// A ZIP archive of these entries.
pub(crate) fn zip(entries: &[Stored]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for entry in entries {
        let at = entry.at.unwrap_or(bytes.len() as u32);
        if entry.at.is_none() {
            bytes.extend(b"PK\x03\x04\x14\0");
            bytes.extend(entry.common());
            bytes.extend(entry.name_bytes());
            bytes.extend(&entry.extra);
            bytes.extend(&entry.packed);
        }
        directory.extend(b"PK\x01\x02");
        directory.extend(entry.made_by.to_le_bytes());
        directory.extend(b"\x14\0");
        directory.extend(entry.common());
        directory.extend([0; 6]);
        directory.extend(entry.attributes.to_le_bytes());
        directory.extend(at.to_le_bytes());
        directory.extend(entry.name_bytes());
        directory.extend(&entry.extra);
    }
    let at = bytes.len() as u32;
    bytes.extend(&directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend([(entries.len() as u16).to_le_bytes(); 2].concat());
    bytes.extend((directory.len() as u32).to_le_bytes());
    bytes.extend(at.to_le_bytes());
    bytes.extend([0; 2]);
    bytes
}

/// One member of a gzip file.
pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// A record of a WARC file.
pub(crate) fn record(kind: &str, address: &str, block: &[u8]) -> Vec<u8> {
    let kind = match kind {
        "response" => "WARC-Type: response\r\nContent-Type: application/http; msgtype=response",
        kind => &format!("WARC-Type: {kind}\r\nContent-Type: text/html"),
    };
    let head = format!("WARC/1.1\r\n{kind}\r\nWARC-Target-URI: {address}\r\nContent-Length: {}\r\n\r\n", block.len());
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

/// The answer of a server.
pub(crate) fn response(status: &str, fields: &str, body: &[u8]) -> Vec<u8> {
    [format!("HTTP/1.1 {status}\r\n{fields}\r\n").as_bytes(), body].concat()
}
