//! The tensors of a model file, each checked for its shape when the file is opened.

use crate::ModelError;
use bytemuck::AnyBitPattern;
use memmap2::Mmap;
use safetensors::{Dtype, SafeTensors};
use std::collections::HashMap;
use std::ops::Range;

/// A mapped model file.
#[derive(Debug)]
pub(crate) struct Tensors {
    bytes: Mmap,
    /// What the file says of itself.
    pub(crate) facts: HashMap<String, String>,
}

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
        let (_, metadata) =
            SafeTensors::read_metadata(&bytes).map_err(|error| ModelError::Damaged(error.to_string()))?;
        let facts = metadata.metadata().clone().unwrap_or_default();
        Ok(Self { bytes, facts })
    }

    /// The tensor `name`, which must be a list, or a matrix, of these numbers.
    pub(crate) fn tensor<T: Number>(&self, name: &str) -> Result<Tensor<T>, ModelError> {
        let damaged = |what: &str| ModelError::Damaged(format!("{name} {what}"));
        let file = SafeTensors::deserialize(&self.bytes).map_err(|error| ModelError::Damaged(error.to_string()))?;
        let view = file.tensor(name).map_err(|_| damaged("is missing"))?;
        let shape = match *view.shape() {
            [columns] => (1, columns),
            [rows, columns] => (rows, columns),
            _ => return Err(damaged("has no rows and columns")),
        };
        let data = view.data();
        if view.dtype() != T::DTYPE || bytemuck::try_cast_slice::<u8, T>(data).is_err() {
            return Err(damaged("holds other numbers"));
        }
        let start = data.as_ptr().addr() - self.bytes.as_ptr().addr();
        Ok(Tensor { range: start..start + data.len(), shape, numbers: std::marker::PhantomData })
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
