//! ZIP archives, made by hand.

use crate::deflate::{crc32, stored};

/// A member, with what the archive says of it.
#[derive(Clone)]
pub struct Member {
    pub name: Vec<u8>,
    /// The name in front of the bytes, when it is not the one of the directory.
    pub local_name: Option<Vec<u8>>,
    /// The bytes as they stand in the archive.
    pub stream: Vec<u8>,
    /// 0 stored, 8 deflated.
    pub method: u16,
    pub flags: u16,
    pub sum: u32,
    /// How many bytes it is said to have, packed and unpacked.
    pub packed: u32,
    pub unpacked: u32,
    /// The kind and permissions of a Unix file.
    pub mode: u32,
    /// Where its bytes are said to begin, when that is not where they do.
    pub at: Option<u32>,
}

/// An honest member.
pub fn member(name: impl AsRef<[u8]>, bytes: &[u8]) -> Member {
    let stream = stored(bytes);
    Member {
        name: name.as_ref().to_vec(),
        local_name: None,
        method: 8,
        flags: 0,
        sum: crc32(bytes),
        packed: stream.len() as u32,
        unpacked: bytes.len() as u32,
        mode: 0o100_644,
        at: None,
        stream,
    }
}

/// An archive of these members.
pub fn archive(members: &[Member]) -> Vec<u8> {
    archive_saying(members, members.len(), b"")
}

/// An archive that says to have `count` members and ends in a comment.
pub fn archive_saying(members: &[Member], count: usize, comment: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut directory = Vec::new();
    for member in members {
        let at = member.at.unwrap_or(bytes.len() as u32);
        let name = member.local_name.as_ref().unwrap_or(&member.name);
        bytes.extend(b"PK\x03\x04\x14\0");
        bytes.extend(facts(member));
        bytes.extend((name.len() as u16).to_le_bytes());
        bytes.extend([0, 0]);
        bytes.extend(name);
        bytes.extend(&member.stream);
        directory.extend(b"PK\x01\x02\x14\x03\x14\0");
        directory.extend(facts(member));
        directory.extend((member.name.len() as u16).to_le_bytes());
        directory.extend([0; 8]);
        directory.extend((member.mode << 16).to_le_bytes());
        directory.extend(at.to_le_bytes());
        directory.extend(&member.name);
    }
    let start = bytes.len() as u32;
    bytes.extend(&directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend([(count as u16).to_le_bytes(), (count as u16).to_le_bytes()].concat());
    bytes.extend((directory.len() as u32).to_le_bytes());
    bytes.extend(start.to_le_bytes());
    bytes.extend((comment.len() as u16).to_le_bytes());
    bytes.extend(comment);
    bytes
}

/// What stands both in front of a member's bytes and in the directory: flags, method, time, sum and sizes.
fn facts(member: &Member) -> Vec<u8> {
    let mut facts = [member.flags.to_le_bytes(), member.method.to_le_bytes(), [0, 0], [0x21, 0x28]].concat();
    for number in [member.sum, member.packed, member.unpacked] {
        facts.extend(number.to_le_bytes());
    }
    facts
}
