//! Streams, unpacked within limits.
//!
//! The parser unpacks a stream as a whole, however much comes out of it. So a stream that deflate packed is measured first. What other filters pack is bounded by the memory of the process alone.

use crate::MOST_BYTES;
use crate::package::inflate::{append_at_most, most_taken};
use flate2::bufread::{DeflateDecoder, ZlibDecoder};
use hayro_syntax::Filter;
use hayro_syntax::object::{Object, Stream};
use hayro_syntax::page::Page;
use std::borrow::Cow;

/// How many times over a stream may be packed.
const MOST_FILTERS: usize = 4;

/// What an empty stream takes when it is packed.
const EMPTY: usize = 16;

/// The contents of a page.
#[derive(Default)]
pub(super) struct Contents {
    pub(super) bytes: Vec<u8>,
    /// Whether some of it could not be unpacked.
    pub(super) is_missing: bool,
}

impl Contents {
    pub(super) fn of(page: &Page<'_>) -> Self {
        let mut contents = Self::default();
        match page.raw().get::<Object<'_>>("Contents") {
            Some(Object::Stream(stream)) => contents.add(Some(&stream)),
            Some(Object::Array(streams)) => {
                let mut resolved = streams.flex_iter();
                streams.raw_iter().for_each(|_| contents.add(resolved.next::<Stream<'_>>().as_ref()));
            }
            // A page without contents is blank; one whose contents are not there is not.
            None => contents.is_missing = page.raw().contains_key("Contents"),
            Some(_) => {}
        }
        contents
    }

    /// Adds a stream, if there is one that can be unpacked.
    fn add(&mut self, stream: Option<&Stream<'_>>) {
        let room = MOST_BYTES.saturating_sub(self.bytes.len());
        let unpacked = stream.and_then(|stream| Some((unpacked(stream)?, stream.raw_data().len())));
        let Some((bytes, packed)) = unpacked.filter(|(bytes, _)| bytes.len() < room) else {
            self.is_missing = true;
            return;
        };
        self.is_missing |= bytes.trim_ascii().is_empty() && packed > EMPTY;
        self.bytes.extend_from_slice(&bytes);
        // An operator does not go on in the next stream.
        self.bytes.push(b' ');
    }
}

/// The bytes in a stream that holds no picture; none when they cannot be unpacked, or are more than it can honestly hold.
pub(super) fn unpacked<'a>(stream: &Stream<'a>) -> Option<Cow<'a, [u8]>> {
    is_honest(&stream.raw_data(), &stream.filters()).then(|| stream.decoded_data().ok()).flatten()
}

/// Whether `packed` bytes unpack to no more than they can honestly hold, as far as deflate packed them.
fn is_honest(packed: &[u8], filters: &[Filter]) -> bool {
    if filters.len() > MOST_FILTERS {
        return false;
    }
    let most = most_taken(packed.len());
    let mut bytes = Cow::Borrowed(packed);
    for _ in filters.iter().take_while(|filter| **filter == Filter::FlateDecode) {
        let mut inner = Vec::new();
        // What breaks off is unpacked as far as it goes; some leave out the wrapping.
        let is_wrapped =
            append_at_most(ZlibDecoder::new(&bytes[..]), most + 1, &mut inner).is_ok() || !inner.is_empty();
        if !is_wrapped {
            _ = append_at_most(DeflateDecoder::new(&bytes[..]), most + 1, &mut inner);
        }
        if inner.len() > most {
            return false;
        }
        bytes = Cow::Owned(inner);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::{DeflateEncoder, ZlibEncoder};
    use std::io::Write as _;

    fn zlib(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn what_unpacks_to_more_than_it_can_hold_is_told_before_it_does() {
        let flate = [Filter::FlateDecode; MOST_FILTERS + 1];
        let blanks = zlib(&vec![b' '; 8 << 20]);
        let mut bare = DeflateEncoder::new(Vec::new(), Compression::default());
        bare.write_all(&vec![b' '; 8 << 20]).unwrap();
        let broken = &blanks[..blanks.len() - 1];
        for bomb in [&blanks[..], broken, &bare.finish().unwrap()] {
            assert!(!is_honest(bomb, &flate[..1]));
            assert!(is_honest(bomb, &[]), "nothing is unpacked");
        }
        assert!(!is_honest(&zlib(&blanks), &flate[..2]));
        let honest = zlib(b"BT (Ferries sail.) Tj ET ");
        assert!(is_honest(&honest, &flate[..1]) && is_honest(&zlib(&honest), &flate[..2]));
        assert!(!is_honest(&honest, &flate));
        assert!(is_honest(b"no packed bytes", &flate[..1]));
    }
}
