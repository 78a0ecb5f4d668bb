//! From word pieces to one vector.
//!
//! Each piece has a row in a table. Beside it, three branches of windows (of two, three and five pieces) see what stands around it; each passes
//! two layers, and what a layer finds is added to what came in. All of it, brought to one scale, is summed over the text, divided by the square
//! root of its length (so that long texts neither vanish nor drown), and sent through two dense layers with a short cut past each.

use crate::ModelError;
use crate::product::add_product;
use crate::tensors::{Tensor, Tensors};

/// The numbers in a row of the table.
const WIDTH: usize = 512;
/// The numbers in a branch.
const BRANCH: usize = 256;
/// The numbers in the inner dense layer.
const INNER: usize = 320;
/// How many pieces each branch's window sees, and how many of them stand before the piece itself.
const WINDOWS: [(usize, usize); 3] = [(2, 0), (3, 1), (5, 2)];
/// The numbers in all branches together.
const BRANCHES: usize = BRANCH * WINDOWS.len();
/// The numbers of a piece when row and branches stand side by side.
const FEATURES: usize = WIDTH + BRANCHES;
/// The rows of the table were brought to eight bits in groups, each with its own scale; row r is in group r modulo the number of groups.
const GROUPS: usize = 17;

/// The tensors of the encoder.
#[derive(Debug)]
pub(crate) struct Encoder {
    table: Tensor<u8>,
    scale: Tensor<f32>,
    low: Tensor<f32>,
    project: Layer,
    project_norm: Norm,
    windows: Vec<[Layer; 2]>,
    norm: Norm,
    sum: Layer,
    inner: Tensor<f32>,
    inner_second: Tensor<f32>,
    inner_past: Tensor<f32>,
    outer: Tensor<f32>,
    outer_second: Tensor<f32>,
    outer_past: Tensor<f32>,
    epsilon: f32,
}

/// A matrix, and what is added to its product.
#[derive(Debug)]
struct Layer {
    matrix: Tensor<f32>,
    bias: Tensor<f32>,
}

/// What rows are multiplied by and raised by once their mean is 0 and their variance 1.
#[derive(Debug)]
struct Norm {
    gain: Tensor<f32>,
    shift: Tensor<f32>,
}

impl Encoder {
    /// The encoder in a model file.
    pub(crate) fn of(tensors: &Tensors) -> Result<Self, ModelError> {
        let layer = |name: &str, from: usize, to: usize| {
            Ok::<_, ModelError>(Layer {
                matrix: tensors.shaped(&format!("{name}.matrix"), (from, to))?,
                bias: tensors.shaped(&format!("{name}.bias"), (1, to))?,
            })
        };
        let norm = |name: &str, width: usize| {
            Ok::<_, ModelError>(Norm {
                gain: tensors.shaped(&format!("{name}.gain"), (1, width))?,
                shift: tensors.shaped(&format!("{name}.shift"), (1, width))?,
            })
        };
        let table: Tensor<u8> = tensors.tensor("table")?;
        let epsilon = tensors.facts.get("epsilon").and_then(|epsilon| epsilon.parse().ok());
        if table.shape.1 != WIDTH || table.shape.0 == 0 {
            return Err(ModelError::Damaged("table has another shape".into()));
        }
        Ok(Self {
            table,
            scale: tensors.shaped("table.scale", (1, GROUPS))?,
            low: tensors.shaped("table.low", (1, GROUPS))?,
            project: layer("project", WIDTH, BRANCHES)?,
            project_norm: norm("project", BRANCHES)?,
            windows: WINDOWS
                .iter()
                .map(|(size, _)| {
                    let layer = |which: &str| layer(&format!("window{size}.{which}"), size * BRANCH, BRANCH);
                    Ok([layer("first")?, layer("second")?])
                })
                .collect::<Result<_, ModelError>>()?,
            norm: norm("sum", FEATURES)?,
            sum: layer("sum", FEATURES, WIDTH)?,
            inner: tensors.shaped("dense.inner", (WIDTH, INNER))?,
            inner_second: tensors.shaped("dense.inner_second", (INNER, INNER))?,
            inner_past: tensors.shaped("dense.inner_past", (WIDTH, INNER))?,
            outer: tensors.shaped("dense.outer", (INNER, WIDTH))?,
            outer_second: tensors.shaped("dense.outer_second", (WIDTH, WIDTH))?,
            outer_past: tensors.shaped("dense.outer_past", (INNER, WIDTH))?,
            epsilon: epsilon.ok_or_else(|| ModelError::Damaged("it does not say its epsilon".into()))?,
        })
    }

    /// The vector of the text with these pieces; all zeros when there are none.
    pub(crate) fn encode(&self, tensors: &Tensors, pieces: &[u32]) -> Vec<f32> {
        if pieces.is_empty() {
            return vec![0.0; WIDTH];
        }
        let rows = self.rows(tensors, pieces);
        let mut branches = self.project.raised(tensors, pieces.len());
        add_product(&mut branches, &rows, WIDTH, tensors.numbers(&self.project.matrix), WIDTH);
        self.project_norm.apply(tensors, &mut branches, self.epsilon);
        let seen: Vec<Vec<f32>> = WINDOWS
            .iter()
            .zip(&self.windows)
            .enumerate()
            .map(|(number, ((size, before), layers))| {
                let own = |row: &[f32]| row.iter().skip(number * BRANCH).take(BRANCH).copied().collect::<Vec<f32>>();
                let branch: Vec<f32> = branches.chunks(BRANCHES).flat_map(own).collect();
                layers.iter().fold(branch, |branch, layer| layer.over_windows(tensors, branch, *size, *before))
            })
            .collect();
        let mut features = Vec::with_capacity(pieces.len() * FEATURES);
        for (number, row) in rows.chunks(WIDTH).enumerate() {
            features.extend_from_slice(row);
            for branch in &seen {
                features.extend_from_slice(branch.get(number * BRANCH..(number + 1) * BRANCH).unwrap_or_default());
            }
        }
        self.norm.apply(tensors, &mut features, self.epsilon);
        let mut together = vec![0.0; FEATURES];
        for row in features.chunks(FEATURES) {
            together.iter_mut().zip(row).for_each(|(sum, number)| *sum += number);
        }
        let length = pieces.len() as f32;
        let mut text: Vec<f32> = tensors.numbers(&self.sum.bias).iter().map(|bias| bias * length).collect();
        add_product(&mut text, &together, FEATURES, tensors.numbers(&self.sum.matrix), FEATURES);
        for number in &mut text {
            *number /= length.sqrt();
        }
        self.dense(tensors, &text)
    }

    /// The rows of the table for these pieces. A piece that the table lacks has a row of zeros.
    fn rows(&self, tensors: &Tensors, pieces: &[u32]) -> Vec<f32> {
        let (table, scale, low) =
            (tensors.numbers(&self.table), tensors.numbers(&self.scale), tensors.numbers(&self.low));
        let mut rows = Vec::with_capacity(pieces.len() * WIDTH);
        for piece in pieces.iter().map(|piece| *piece as usize) {
            let (scale, low) = (scale.get(piece % GROUPS).copied(), low.get(piece % GROUPS).copied());
            match (table.get(piece * WIDTH..(piece + 1) * WIDTH), scale, low) {
                (Some(row), Some(scale), Some(low)) => {
                    rows.extend(row.iter().map(|number| f32::from(*number) * scale + low));
                }
                _ => rows.resize(rows.len() + WIDTH, 0.0),
            }
        }
        rows
    }

    fn dense(&self, tensors: &Tensors, text: &[f32]) -> Vec<f32> {
        let mut first = vec![0.0; INNER];
        add_product(&mut first, text, WIDTH, tensors.numbers(&self.inner), WIDTH);
        rectify(&mut first);
        let mut inner = vec![0.0; INNER];
        add_product(&mut inner, text, WIDTH, tensors.numbers(&self.inner_past), WIDTH);
        add_product(&mut inner, &first, INNER, tensors.numbers(&self.inner_second), INNER);
        rectify(&mut inner);
        let mut second = vec![0.0; WIDTH];
        add_product(&mut second, &inner, INNER, tensors.numbers(&self.outer), INNER);
        rectify(&mut second);
        let mut outer = vec![0.0; WIDTH];
        add_product(&mut outer, &inner, INNER, tensors.numbers(&self.outer_past), INNER);
        add_product(&mut outer, &second, WIDTH, tensors.numbers(&self.outer_second), WIDTH);
        for number in &mut outer {
            *number = number.tanh();
        }
        outer
    }
}

impl Layer {
    /// The layer's bias in each of so many rows, to which a product is then added.
    fn raised(&self, tensors: &Tensors, rows: usize) -> Vec<f32> {
        tensors.numbers(&self.bias).repeat(rows)
    }

    /// What the layer finds in the window around each row of `branch`, added to the row. Beyond the ends of the text stand zeros.
    fn over_windows(&self, tensors: &Tensors, branch: Vec<f32>, size: usize, before: usize) -> Vec<f32> {
        let mut padded = vec![0.0; before * BRANCH];
        padded.extend_from_slice(&branch);
        padded.resize(padded.len() + (size - 1 - before) * BRANCH, 0.0);
        let mut found = self.raised(tensors, branch.len() / BRANCH);
        add_product(&mut found, &padded, BRANCH, tensors.numbers(&self.matrix), size * BRANCH);
        rectify(&mut found);
        found.iter_mut().zip(branch).for_each(|(found, number)| *found += number);
        found
    }
}

impl Norm {
    /// Brings each row of `matrix` to mean 0 and variance 1, then to this norm's gain and shift.
    fn apply(&self, tensors: &Tensors, matrix: &mut [f32], epsilon: f32) {
        let (gain, shift) = (tensors.numbers(&self.gain), tensors.numbers(&self.shift));
        for row in matrix.chunks_mut(gain.len().max(1)) {
            let width = row.len() as f32;
            let mean = row.iter().sum::<f32>() / width;
            let variance = row.iter().map(|number| (number - mean) * (number - mean)).sum::<f32>() / width;
            let scale = 1.0 / (variance + epsilon).sqrt();
            for ((number, gain), shift) in row.iter_mut().zip(gain).zip(shift) {
                *number = (*number - mean) * scale * gain + shift;
            }
        }
    }
}

/// What is negative becomes 0.
fn rectify(numbers: &mut [f32]) {
    for number in numbers {
        *number = number.max(0.0);
    }
}
