//! The body of an answer, from what was sent.

use crate::FetchError;
use brotli_decompressor::Decompressor;
use flate2::bufread::{DeflateDecoder, GzDecoder, ZlibDecoder};
use std::io::{self, BufRead, BufReader, Read};

const BUFFER: usize = 16 * 1024;

/// The bytes that `sent` holds in this content encoding. More than `most` of them, sent or decoded, fail, or are left away when `cut` says so. No
/// decoder is asked for more than that, so that a small answer cannot swell to a large one.
pub(crate) fn decoded(sent: impl Read, encoding: Option<&str>, most: u64, cut: bool) -> Result<Vec<u8>, FetchError> {
    let mut sent = BufReader::with_capacity(BUFFER, Counted { sent, left: most, cut });
    match encoding.map(|encoding| encoding.trim().to_ascii_lowercase()).as_deref() {
        None | Some("" | "identity") => bounded(sent, most, cut),
        // What follows the first member is not part of the page; browsers pass it over, too.
        Some("gzip" | "x-gzip") => bounded(GzDecoder::new(sent), most, cut),
        Some("br") => bounded(Decompressor::new(sent, BUFFER), most, cut),
        // The standard means zlib's frame, some servers leave it away. A frame's first two bytes can be divided by 31.
        Some("deflate") => {
            let start = sent.fill_buf().map_err(fault)?;
            let framed = matches!(start, [a, b, ..] if a & 0x0f == 8 && u16::from_be_bytes([*a, *b]) % 31 == 0);
            if framed {
                bounded(ZlibDecoder::new(sent), most, cut)
            } else {
                bounded(DeflateDecoder::new(sent), most, cut)
            }
        }
        // Not asked for, and encodings within encodings with it.
        Some(_) => Err(FetchError::NotUnderstood),
    }
}

fn bounded(decoder: impl Read, most: u64, cut: bool) -> Result<Vec<u8>, FetchError> {
    let mut bytes = Vec::new();
    decoder.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(fault)?;
    if bytes.len() as u64 > most {
        if !cut {
            return Err(FetchError::TooLarge);
        }
        bytes.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    }
    Ok(bytes)
}

fn fault(error: io::Error) -> FetchError {
    ureq::Error::from(error).into()
}

/// What was sent, as far as it is taken.
struct Counted<R> {
    sent: R,
    left: u64,
    cut: bool,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left > 0 {
            let most = usize::try_from(self.left).unwrap_or(usize::MAX).min(buffer.len());
            let read = self.sent.read(&mut buffer[..most])?;
            self.left -= read as u64;
            return Ok(read);
        }
        // All that may come has come; is this the end?
        if self.cut || self.sent.read(&mut [0])? == 0 { Ok(0) } else { Err(io::Error::other(FetchError::TooLarge)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};
    use proptest::prelude::*;
    use std::io::Write;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn zlib(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn deflate(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    const PAGE: &[u8] = b"The ferry sails. ";
    /// The same in Brotli: one block as it is.
    const BROTLI: &[u8] = b"\x0b\x08\x80The ferry sails. \x03";
    /// Four million zeros in Brotli.
    const BROTLI_BOMB: &[u8] = b"\x9b\xff\x08\x3d\xf8\x27\x00\xe2\xb1\x40\x20\x17\xa0\x07";

    #[test]
    fn every_encoding_that_is_asked_for_is_decoded() {
        for (encoding, sent) in [
            (None, PAGE.to_vec()),
            (Some("identity"), PAGE.to_vec()),
            (Some("GZIP"), gzip(PAGE)),
            (Some("br"), BROTLI.to_vec()),
            (Some("deflate"), zlib(PAGE)),
            (Some("deflate"), deflate(PAGE)),
        ] {
            assert_eq!(decoded(&sent[..], encoding, 100, false).as_deref(), Ok(PAGE), "{encoding:?}");
        }
        assert_eq!(decoded(PAGE, Some("zstd"), 100, false), Err(FetchError::NotUnderstood));
        assert_eq!(decoded(PAGE, Some("gzip, gzip"), 100, false), Err(FetchError::NotUnderstood));
    }

    #[test]
    fn a_small_answer_cannot_swell() {
        let bomb = gzip(&vec![0; 4_000_000]);
        assert!(bomb.len() < 5000);
        assert_eq!(decoded(&bomb[..], Some("gzip"), 1_000_000, false), Err(FetchError::TooLarge));
        let bomb = zlib(&vec![0; 4_000_000]);
        assert_eq!(decoded(&bomb[..], Some("deflate"), 1_000_000, false), Err(FetchError::TooLarge));
        assert_eq!(decoded(BROTLI_BOMB, Some("br"), 1_000_000, false), Err(FetchError::TooLarge));
        assert_eq!(decoded(&bomb[..], Some("deflate"), 5000, true), Ok(vec![0; 5000]));
    }

    #[test]
    fn what_is_sent_counts_even_where_it_yields_nothing() {
        // An endless row of empty blocks.
        let mut empty = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3];
        empty.extend([0, 0, 0, 0xff, 0xff].repeat(1000));
        assert_eq!(decoded(&empty[..], Some("gzip"), 2000, false), Err(FetchError::TooLarge));
    }

    #[test]
    fn broken_and_cut_bodies_are_named() {
        let whole = gzip(PAGE);
        assert_eq!(decoded(&whole[..whole.len() - 9], Some("gzip"), 100, false), Err(FetchError::CutShort));
        assert_eq!(decoded(PAGE, Some("gzip"), 100, false), Err(FetchError::NotUnderstood));
        assert_eq!(decoded(PAGE, Some("br"), 100, false), Err(FetchError::NotUnderstood));
    }

    proptest! {
        #[test]
        fn what_is_within_the_limit_comes_whole_and_no_more_than_it_ever(
            bytes in proptest::collection::vec(any::<u8>(), 0..300),
            most in 0_u64..400,
        ) {
            for (encoding, sent) in [(None, bytes.clone()), (Some("gzip"), gzip(&bytes)), (Some("deflate"), zlib(&bytes))] {
                let fits = bytes.len() as u64 <= most && sent.len() as u64 <= most;
                let expected = if fits { Ok(bytes.clone()) } else { Err(FetchError::TooLarge) };
                prop_assert_eq!(decoded(&sent[..], encoding, most, false), expected);
            }
        }

        #[test]
        fn nothing_that_is_sent_breaks_the_decoders(sent in proptest::collection::vec(any::<u8>(), 0..300)) {
            for encoding in ["gzip", "br", "deflate"] {
                if let Ok(bytes) = decoded(&sent[..], Some(encoding), 1000, false) {
                    prop_assert!(bytes.len() <= 1000);
                }
            }
        }
    }
}
