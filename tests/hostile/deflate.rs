//! Compressed streams, made by hand: what is wrong with them, no library would make.

/// A stream as RFC 1951 describes it, of stored blocks: as large as its bytes, and a little more.
pub fn stored(bytes: &[u8]) -> Vec<u8> {
    const MOST: usize = 0xffff;
    let mut stream = Vec::new();
    let last = bytes.len().saturating_sub(1) / MOST;
    for number in 0..=last {
        let block = &bytes[number * MOST..bytes.len().min((number + 1) * MOST)];
        stream.push(u8::from(number == last));
        stream.extend((block.len() as u16).to_le_bytes());
        stream.extend((!(block.len() as u16)).to_le_bytes());
        stream.extend(block);
    }
    stream
}

/// A stream that expands to some blanks, a thousand times as many as it has bytes: one literal, then repetitions of 258 bytes in two bits each.
pub fn blanks(repetitions: usize) -> Vec<u8> {
    let mut bits = Bits::default();
    bits.put(1, 1); // The last block,
    bits.put(2, 2); // whose codes are told first.
    bits.put(29, 5); // 286 codes of literals and lengths,
    bits.put(0, 5); // one of distances,
    bits.put(14, 4); // and 18 lengths of the codes in which these are told:
    for length in [0, 0, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 2] {
        bits.put(length, 3);
    }
    let unused = |bits: &mut Bits, count: u32| {
        bits.code(0b11, 2);
        bits.put(count - 11, 7);
    };
    let (one, two) = (0b01, 0b10);
    unused(&mut bits, 32);
    bits.code(two, 2); // the blank,
    unused(&mut bits, 138);
    unused(&mut bits, 85);
    bits.code(two, 2); // the end,
    unused(&mut bits, 28);
    bits.code(one, 2); // a repetition of 258 bytes,
    bits.code(one, 2); // from one byte back.
    bits.code(0b10, 2);
    bits.zeros(2 * repetitions);
    bits.code(0b11, 2);
    bits.whole()
}

/// How many bytes [`blanks`] expands to.
pub const fn expanded(repetitions: usize) -> usize {
    1 + 258 * repetitions
}

/// Bits in the order in which deflate writes them.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    last: u64,
    count: u32,
}

impl Bits {
    /// A number, its least bit first.
    fn put(&mut self, number: u32, count: u32) {
        self.last |= u64::from(number) << self.count;
        self.count += count;
        while self.count >= 8 {
            self.bytes.push(self.last as u8);
            self.last >>= 8;
            self.count -= 8;
        }
    }

    /// A code, its greatest bit first.
    fn code(&mut self, code: u32, count: u32) {
        (0..count).rev().for_each(|bit| self.put(code >> bit & 1, 1));
    }

    fn zeros(&mut self, count: usize) {
        let single = count % 8;
        (0..single).for_each(|_| self.put(0, 1));
        // Behind a bit that is not whole yet, every further byte of zeros is one that ends with it.
        for _ in 0..count / 8 {
            self.bytes.push(self.last as u8);
            self.last >>= 8;
        }
    }

    fn whole(mut self) -> Vec<u8> {
        if self.count > 0 {
            self.bytes.push(self.last as u8);
        }
        self.bytes
    }
}

/// The check sum of gzip and ZIP.
pub fn crc32(bytes: &[u8]) -> u32 {
    const OF_BYTE: [u32; 256] = {
        let mut sums = [0; 256];
        let mut byte = 0;
        while byte < 256 {
            let (mut sum, mut bit) = (byte as u32, 0);
            while bit < 8 {
                sum = if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 };
                bit += 1;
            }
            sums[byte] = sum;
            byte += 1;
        }
        sums
    };
    !bytes.iter().fold(u32::MAX, |sum, byte| sum >> 8 ^ OF_BYTE[usize::from(sum as u8 ^ byte)])
}

/// A member of a gzip file around a stream.
pub fn gzip(stream: &[u8], sum: u32, size: u32) -> Vec<u8> {
    [&b"\x1f\x8b\x08\0\0\0\0\0\0\xff"[..], stream, &sum.to_le_bytes(), &size.to_le_bytes()].concat()
}

/// An honest gzip file.
pub fn gzipped(bytes: &[u8]) -> Vec<u8> {
    gzip(&stored(bytes), crc32(bytes), bytes.len() as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_sum_is_the_one_of_gzip() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
    }
}
