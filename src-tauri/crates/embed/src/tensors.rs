//! The tensors of a model file, each checked for its shape when the file is opened.

use crate::ModelError;
use bytemuck::AnyBitPattern;
use memmap2::Mmap;
use safetensors::tensor::Metadata;
use safetensors::{Dtype, SafeTensors};
use std::ops::Range;

/// A mapped model file.
#[derive(Debug)]
pub(crate) struct Tensors {
    bytes: Mmap,
    /// What the file says of its tensors.
    header: Metadata,
    /// Where the first tensor begins.
    start: usize,
}

/// The entry of the header in which a model file says what it is: facts, one a line, each a name and what stands behind a blank. One entry, since
/// several would be written in any order, and the file not be the same each time it is made.
const FACTS: &str = "variorum";
/// The bytes in front of the header, which say how long it is.
const LENGTH: usize = 8;

/// A tensor that was found in a file, checked for its type, its alignment and its length.
#[derive(Clone, Debug)]
pub(crate) struct Tensor<T> {
    range: Range<usize>,
    /// The number of rows and of columns; a list of numbers is one row.
    pub(crate) shape: (usize, usize),
    numbers: std::marker::PhantomData<T>,
}

/// The numbers that model files hold.
pub(crate) trait Number: AnyBitPattern {
    const DTYPE: Dtype;
}

impl Number for f32 {
    const DTYPE: Dtype = Dtype::F32;
}

impl Number for u32 {
    const DTYPE: Dtype = Dtype::U32;
}

impl Number for u8 {
    const DTYPE: Dtype = Dtype::U8;
}

impl Tensors {
    pub(crate) fn new(bytes: Mmap) -> Result<Self, ModelError> {
        let (length, header) =
            SafeTensors::read_metadata(&bytes).map_err(|error| ModelError::Damaged(error.to_string()))?;
        Ok(Self { bytes, header, start: LENGTH + length })
    }

    /// What the file says of itself under a name.
    pub(crate) fn fact(&self, name: &str) -> Result<&str, ModelError> {
        let facts = self.header.metadata().as_ref().and_then(|entries| entries.get(FACTS)).map_or("", String::as_str);
        let mut named = facts.lines().filter_map(|line| line.split_once(' '));
        let found = named.find_map(|(named, fact)| (named == name).then_some(fact));
        found.ok_or_else(|| ModelError::Damaged(format!("it does not say its {name}")))
    }

    /// The bytes in front of the tensors.
    pub(crate) fn header(&self) -> &[u8] {
        self.bytes.get(..self.start).unwrap_or_default()
    }

    /// The tensor `name`, which must be a list, or a matrix, of these numbers.
    pub(crate) fn tensor<T: Number>(&self, name: &str) -> Result<Tensor<T>, ModelError> {
        let damaged = |what: &str| ModelError::Damaged(format!("{name} {what}"));
        let info = self.header.info(name).ok_or_else(|| damaged("is missing"))?;
        let shape = match *info.shape.as_slice() {
            [columns] => (1, columns),
            [rows, columns] => (rows, columns),
            _ => return Err(damaged("has no rows and columns")),
        };
        // That the places of all tensors lie within the file was checked when the header was read.
        let range = self.start + info.data_offsets.0..self.start + info.data_offsets.1;
        let data = self.bytes.get(range.clone()).ok_or_else(|| damaged("lies outside of the file"))?;
        if info.dtype != T::DTYPE || bytemuck::try_cast_slice::<u8, T>(data).is_err() {
            return Err(damaged("holds other numbers"));
        }
        Ok(Tensor { range, shape, numbers: std::marker::PhantomData })
    }

    /// The tensor `name`, which must have this shape.
    pub(crate) fn shaped<T: Number>(&self, name: &str, shape: (usize, usize)) -> Result<Tensor<T>, ModelError> {
        let tensor = self.tensor(name)?;
        if tensor.shape == shape { Ok(tensor) } else { Err(ModelError::Damaged(format!("{name} has another shape"))) }
    }

    /// The numbers of a tensor of this file, row by row.
    pub(crate) fn numbers<T: Number>(&self, tensor: &Tensor<T>) -> &[T] {
        self.bytes.get(tensor.range.clone()).and_then(|bytes| bytemuck::try_cast_slice(bytes).ok()).unwrap_or_default()
    }
}
