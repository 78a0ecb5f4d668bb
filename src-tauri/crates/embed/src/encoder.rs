//! From word pieces to one vector.
//!
//! Each piece has a row in a table. Beside it, three branches of windows (of two, three and five pieces) see what stands around it; each passes
//! two layers, and what a layer finds is added to what came in. All of it, brought to one scale, is summed over the text, divided by the square
//! root of its length (so that long texts neither vanish nor drown), and sent through two dense layers with a short cut past each.

use crate::ModelError;
use crate::batch::Batch;
use crate::layer::{Layer, Norm, rectify};
use crate::product::{PANEL, add_product};
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

impl Encoder {
    /// The encoder in a model file.
    pub(crate) fn of(tensors: &Tensors) -> Result<Self, ModelError> {
        let table: Tensor<u8> = tensors.tensor("table")?;
        let epsilon = tensors.fact("epsilon")?.parse();
        if table.shape.1 != WIDTH || table.shape.0 == 0 {
            return Err(ModelError::Damaged("table has another shape".into()));
        }
        Ok(Self {
            table,
            scale: tensors.shaped("table.scale", (1, GROUPS))?,
            low: tensors.shaped("table.low", (1, GROUPS))?,
            project: Layer::of(tensors, "project", WIDTH, BRANCHES)?,
            project_norm: Norm::of(tensors, "project", BRANCHES)?,
            windows: WINDOWS
                .iter()
                .map(|(size, _)| {
                    let layer =
                        |which: &str| Layer::of(tensors, &format!("window{size}.{which}"), size * BRANCH, BRANCH);
                    Ok([layer("first")?, layer("second")?])
                })
                .collect::<Result<_, ModelError>>()?,
            norm: Norm::of(tensors, "sum", FEATURES)?,
            sum: Layer::of(tensors, "sum", FEATURES, WIDTH)?,
            inner: tensors.shaped("dense.inner", (WIDTH, INNER))?,
            inner_second: tensors.shaped("dense.inner_second", (INNER, INNER))?,
            inner_past: tensors.shaped("dense.inner_past", (WIDTH, INNER))?,
            outer: tensors.shaped("dense.outer", (INNER, WIDTH))?,
            outer_second: tensors.shaped("dense.outer_second", (WIDTH, WIDTH))?,
            outer_past: tensors.shaped("dense.outer_past", (INNER, WIDTH))?,
            epsilon: epsilon.map_err(|_| ModelError::Damaged("its epsilon is no number".into()))?,
        })
    }

    /// The vectors of texts with these pieces. What a text is encoded together with does not change its vector.
    pub(crate) fn encode(&self, tensors: &Tensors, texts: &[Vec<u32>]) -> Vec<Vec<f32>> {
        let batch = Batch::of(texts.iter().map(Vec::len));
        let rows = self.rows(tensors, &batch, texts);
        let mut branches = self.project.apply(tensors, batch.rows(), &rows, WIDTH);
        self.project_norm.apply(tensors, &mut branches, self.epsilon);
        batch.clear_gaps(&mut branches, BRANCHES);
        let mut features = vec![0.0; batch.rows() * FEATURES];
        place(&mut features, &rows, WIDTH, 0);
        for (number, ((size, before), layers)) in WINDOWS.iter().zip(&self.windows).enumerate() {
            let own = |row: &[f32]| row.iter().skip(number * BRANCH).take(BRANCH).copied().collect::<Vec<f32>>();
            let mut branch: Vec<f32> = branches.chunks(BRANCHES).flat_map(own).collect();
            for layer in layers {
                let mut found = over_windows(tensors, layer, &branch, *size, *before);
                batch.clear_gaps(&mut found, BRANCH);
                branch.iter_mut().zip(found).for_each(|(number, found)| *number += found);
            }
            place(&mut features, &branch, BRANCH, WIDTH + number * BRANCH);
        }
        self.norm.apply(tensors, &mut features, self.epsilon);
        let count = texts.len().next_multiple_of(PANEL);
        let mut together = vec![0.0; count * FEATURES];
        for (sums, text) in together.chunks_mut(FEATURES).zip(batch.texts()) {
            for row in features.chunks(FEATURES).skip(text.start).take(text.len()) {
                sums.iter_mut().zip(row).for_each(|(sum, number)| *sum += number);
            }
            let root = (text.len().max(1) as f32).sqrt();
            for sum in sums.iter_mut() {
                *sum /= root;
            }
        }
        let mut summed = vec![0.0; count * WIDTH];
        add_product(&mut summed, &together, FEATURES, tensors.numbers(&self.sum.matrix), FEATURES);
        for (summed, text) in summed.chunks_mut(WIDTH).zip(batch.texts()) {
            // The bias was added once for each piece, and then divided like the rest.
            let root = (text.len() as f32).sqrt();
            summed.iter_mut().zip(tensors.numbers(&self.sum.bias)).for_each(|(number, bias)| *number += bias * root);
        }
        self.dense(tensors, count, &summed).chunks(WIDTH).take(texts.len()).map(<[f32]>::to_vec).collect()
    }

    /// The rows of the table for the pieces of texts. A piece that the table lacks has a row of zeros.
    fn rows(&self, tensors: &Tensors, batch: &Batch, texts: &[Vec<u32>]) -> Vec<f32> {
        let (table, scale, low) =
            (tensors.numbers(&self.table), tensors.numbers(&self.scale), tensors.numbers(&self.low));
        let mut rows = vec![0.0; batch.rows() * WIDTH];
        for (text, pieces) in batch.texts().iter().zip(texts) {
            for (row, piece) in rows.chunks_mut(WIDTH).skip(text.start).zip(pieces) {
                let piece = *piece as usize;
                let (scale, low) = (scale.get(piece % GROUPS), low.get(piece % GROUPS));
                if let (Some(numbers), Some(scale), Some(low)) =
                    (table.get(piece * WIDTH..(piece + 1) * WIDTH), scale, low)
                {
                    row.iter_mut().zip(numbers).for_each(|(to, number)| *to = f32::from(*number) * scale + low);
                }
            }
        }
        rows
    }

    fn dense(&self, tensors: &Tensors, count: usize, texts: &[f32]) -> Vec<f32> {
        let product = |sum: &mut [f32], left: &[f32], matrix: &Tensor<f32>| {
            add_product(sum, left, matrix.shape.0, tensors.numbers(matrix), matrix.shape.0);
        };
        let mut first = vec![0.0; count * INNER];
        product(&mut first, texts, &self.inner);
        rectify(&mut first);
        let mut inner = vec![0.0; count * INNER];
        product(&mut inner, texts, &self.inner_past);
        product(&mut inner, &first, &self.inner_second);
        rectify(&mut inner);
        let mut second = vec![0.0; count * WIDTH];
        product(&mut second, &inner, &self.outer);
        rectify(&mut second);
        let mut outer = vec![0.0; count * WIDTH];
        product(&mut outer, &inner, &self.outer_past);
        product(&mut outer, &second, &self.outer_second);
        for number in &mut outer {
            *number = number.tanh();
        }
        outer
    }
}

/// What a layer finds in the window of `size` rows around each row of `branch`, of which `before` stand before it. Beyond the ends stand zeros.
fn over_windows(tensors: &Tensors, layer: &Layer, branch: &[f32], size: usize, before: usize) -> Vec<f32> {
    let mut padded = vec![0.0; branch.len() + (size - 1) * BRANCH];
    padded.iter_mut().skip(before * BRANCH).zip(branch).for_each(|(to, number)| *to = *number);
    let mut found = layer.apply(tensors, branch.len() / BRANCH, &padded, BRANCH);
    rectify(&mut found);
    found
}

/// Puts the rows of `part`, each `width` long, into the rows of features, from column `column` on.
fn place(features: &mut [f32], part: &[f32], width: usize, column: usize) {
    for (features, row) in features.chunks_mut(FEATURES).zip(part.chunks(width)) {
        features.iter_mut().skip(column).zip(row).for_each(|(to, number)| *to = *number);
    }
}
