//! What goes over the pipe: a length of four bytes, the least one first, then so many bytes.

use std::io::{self, Read, Write};

/// Reads one frame; none at the end of the stream.
pub(crate) fn read(from: &mut impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut length = [0; 4];
    if let Err(error) = from.read_exact(&mut length) {
        return if error.kind() == io::ErrorKind::UnexpectedEof { Ok(None) } else { Err(error) };
    }
    let length = u32::from_le_bytes(length);
    let mut bytes = Vec::new();
    // Read as it comes: memory is taken for what arrives, not for what was announced.
    from.take(u64::from(length)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == u64::from(length) { Ok(Some(bytes)) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

/// Writes one frame.
pub(crate) fn write(to: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    to.write_all(&length(bytes)?)?;
    to.write_all(bytes)?;
    to.flush()
}

/// The first four bytes of a frame.
pub(crate) fn length(bytes: &[u8]) -> io::Result<[u8; 4]> {
    let length = u32::try_from(bytes.len()).map_err(|_| io::ErrorKind::InvalidInput)?;
    Ok(length.to_le_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_read_back_as_they_were_written() {
        let mut pipe = Vec::new();
        for bytes in [&b"one"[..], b"", b"three"] {
            write(&mut pipe, bytes).unwrap();
        }
        let mut pipe = pipe.as_slice();
        let read: Vec<_> = std::iter::from_fn(|| read(&mut pipe).unwrap()).collect();
        assert_eq!(read, [b"one".to_vec(), vec![], b"three".to_vec()]);
    }

    #[test]
    fn a_frame_that_ends_early_is_an_error_and_takes_no_memory_for_what_it_announced() {
        let mut lying = &b"\xff\xff\xff\xffabc"[..];
        assert!(read(&mut lying).is_err());
    }
}
