//! A head, as records and the messages in them have it: a first line, then fields, then an empty line.

/// The most bytes that a head may have.
const MOST_BYTES: usize = 1 << 20;

/// The most fields that a head may have.
const MOST_FIELDS: usize = 1000;

/// A head.
#[derive(Debug)]
pub(super) struct Head {
    /// Its first line.
    pub(super) first: String,
    fields: Vec<(String, String)>,
    /// Where what is behind it begins.
    pub(super) end: usize,
}

/// A head that does not end as one should.
pub(super) struct Broken {
    /// What was read of it.
    pub(super) head: Head,
    /// Where the fault is.
    pub(super) at: usize,
}

impl Head {
    /// The head at the start of `bytes`. Fails at the first line that is no field, unless these are passed over.
    pub(super) fn parse(bytes: &[u8], passes_over: bool) -> Result<Self, Broken> {
        let mut head = Self { first: String::new(), fields: Vec::new(), end: 0 };
        let mut at = 0;
        let mut is_first = true;
        loop {
            let window = &bytes[at..bytes.len().min(MOST_BYTES).max(at)];
            let Some(length) = window.iter().position(|byte| *byte == b'\n') else { return Err(Broken { head, at }) };
            let line = String::from_utf8_lossy(window[..length].strip_suffix(b"\r").unwrap_or(&window[..length]));
            let behind = at + length + 1;
            if is_first {
                head.first = line.into_owned();
                is_first = false;
            } else if line.is_empty() {
                head.end = behind;
                return Ok(head);
            } else if line.starts_with([' ', '\t'])
                && let Some((_, value)) = head.fields.last_mut()
            {
                value.push(' ');
                value.push_str(line.trim());
            } else if let Some((name, value)) = line.split_once(':')
                && head.fields.len() < MOST_FIELDS
            {
                head.fields.push((name.trim().to_owned(), value.trim().to_owned()));
            } else if !passes_over {
                return Err(Broken { head, at });
            }
            at = behind;
        }
    }

    /// The value of a field, the first of this name.
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// The media type in the field `Content-Type`, in small letters and without its parameters; empty when there is none.
    pub(super) fn media_type(&self) -> String {
        let value = self.field("Content-Type").unwrap_or_default();
        value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    }
}
