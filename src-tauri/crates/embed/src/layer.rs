//! The parts that encoders are made of.

use crate::ModelError;
use crate::product::add_product;
use crate::tensors::{Tensor, Tensors};

/// A matrix, and what is added to its product.
#[derive(Debug)]
pub(crate) struct Layer {
    pub(crate) matrix: Tensor<f32>,
    pub(crate) bias: Tensor<f32>,
}

impl Layer {
    /// The layer `name` of a model file, from so many numbers to so many.
    pub(crate) fn of(tensors: &Tensors, name: &str, from: usize, to: usize) -> Result<Self, ModelError> {
        Ok(Self {
            matrix: tensors.shaped(&format!("{name}.matrix"), (from, to))?,
            bias: tensors.shaped(&format!("{name}.bias"), (1, to))?,
        })
    }

    /// What the layer makes of `rows` rows. Each is as long as the matrix is deep; with a `step` shorter than that, rows overlap.
    pub(crate) fn apply(&self, tensors: &Tensors, rows: usize, left: &[f32], step: usize) -> Vec<f32> {
        let mut sum = tensors.numbers(&self.bias).repeat(rows);
        add_product(&mut sum, left, step, tensors.numbers(&self.matrix), self.matrix.shape.0);
        sum
    }
}

/// What rows are multiplied by and raised by once their mean is 0 and their variance 1.
#[derive(Debug)]
pub(crate) struct Norm {
    gain: Tensor<f32>,
    shift: Tensor<f32>,
}

impl Norm {
    /// The norm `name` of a model file, for rows of so many numbers.
    pub(crate) fn of(tensors: &Tensors, name: &str, width: usize) -> Result<Self, ModelError> {
        Ok(Self {
            gain: tensors.shaped(&format!("{name}.gain"), (1, width))?,
            shift: tensors.shaped(&format!("{name}.shift"), (1, width))?,
        })
    }

    /// Brings each row of `matrix` to mean 0 and variance 1, then to this norm's gain and shift.
    pub(crate) fn apply(&self, tensors: &Tensors, matrix: &mut [f32], epsilon: f32) {
        let (gain, shift) = (tensors.numbers(&self.gain), tensors.numbers(&self.shift));
        for row in matrix.chunks_mut(gain.len().max(1)) {
            let width = row.len() as f32;
            let mean = sum(row, |number| number) / width;
            let variance = sum(row, |number| (number - mean) * (number - mean)) / width;
            let scale = 1.0 / (variance + epsilon).sqrt();
            for ((number, gain), shift) in row.iter_mut().zip(gain).zip(shift) {
                *number = (*number - mean) * scale * gain + shift;
            }
        }
    }
}

/// The numbers that are summed side by side: as many as wide processors hold, in one order on all.
const LANES: usize = 16;

fn sum(numbers: &[f32], of: impl Fn(f32) -> f32) -> f32 {
    let mut lanes = [0.0; LANES];
    for chunk in numbers.chunks(LANES) {
        lanes.iter_mut().zip(chunk).for_each(|(lane, number)| *lane += of(*number));
    }
    lanes.iter().sum()
}

/// What is negative becomes 0.
pub(crate) fn rectify(numbers: &mut [f32]) {
    for number in numbers {
        *number = number.max(0.0);
    }
}
