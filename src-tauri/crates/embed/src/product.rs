//! Products of matrices.

#![allow(unsafe_code)]

use matrixmultiply::sgemm;

/// Products are made in panels of so many rows; processors with narrower kernels make them of half as many. A row of a whole panel is summed in
/// one and the same way, whichever row it is and however many there are.
pub(crate) const PANEL: usize = 16;

/// Adds to `sum` (`rows` × `columns`) the product of `left` and `right` (`depth` × `columns`), all row by row. Row r of `left` is the `depth`
/// numbers from r × `step` on, so that rows may overlap: with a step shorter than the depth, each row is a window on a longer list.
///
/// `rows` is a multiple of [`PANEL`]. Adds nothing when it is not, or when a list is too short for its shape.
pub(crate) fn add_product(sum: &mut [f32], left: &[f32], step: usize, right: &[f32], depth: usize) {
    if depth == 0 || step == 0 || !right.len().is_multiple_of(depth) {
        return;
    }
    let columns = right.len() / depth;
    if columns == 0 || !sum.len().is_multiple_of(columns) {
        return;
    }
    let rows = sum.len() / columns;
    if rows == 0 || !rows.is_multiple_of(PANEL) || left.len() < (rows - 1) * step + depth {
        return;
    }
    // SAFETY: the kernel reads left[r * step + d] for r < rows and d < depth, of which the largest index was checked against left's length just
    // above; right[d * columns + c] for d < depth and c < columns, and right has depth × columns numbers; and it reads and writes
    // sum[r * columns + c], and sum has rows × columns numbers. `sum` is borrowed mutably, so it overlaps neither. No stride exceeds isize.
    unsafe {
        sgemm(
            rows,
            depth,
            columns,
            1.0,
            left.as_ptr(),
            step as isize,
            1,
            right.as_ptr(),
            columns as isize,
            1,
            1.0,
            sum.as_mut_ptr(),
            columns as isize,
            1,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn numbers(seed: u32, count: usize) -> Vec<f32> {
        (0..count as u32).map(|i| (i.wrapping_mul(2_654_435_761) ^ seed) as f32 / u32::MAX as f32 - 0.5).collect()
    }

    proptest! {
        #[test]
        fn products_are_those_of_the_definition(
            panels in 1_usize..3, depth in 1_usize..7, columns in 1_usize..20, step in 1_usize..7, seed: u32,
        ) {
            let rows = panels * PANEL;
            let left = numbers(seed, (rows - 1) * step + depth);
            let right = numbers(!seed, depth * columns);
            let mut sum = vec![1.0; rows * columns];
            add_product(&mut sum, &left, step, &right, depth);
            for row in 0..rows {
                for column in 0..columns {
                    let expected: f32 = (0..depth).map(|d| left[row * step + d] * right[d * columns + column]).sum();
                    prop_assert!((sum[row * columns + column] - 1.0 - expected).abs() < 1e-4);
                }
            }
        }

        #[test]
        fn a_row_is_summed_alike_wherever_it_stands(panels in 1_usize..6, at in 0_usize..96, seed: u32) {
            let (rows, depth, columns) = (panels * PANEL, 700, 48);
            let (row, right) = (numbers(seed, depth), numbers(!seed, depth * columns));
            let product = |at: usize, rows: usize| {
                let mut left = numbers(seed ^ 0x4d, rows * depth);
                left[at * depth..][..depth].copy_from_slice(&row);
                let mut sum = vec![0.25; rows * columns];
                add_product(&mut sum, &left, depth, &right, depth);
                sum[at * columns..][..columns].iter().map(|number| number.to_bits()).collect::<Vec<u32>>()
            };
            prop_assert_eq!(product(at % rows, rows), product(3, PANEL));
        }
    }

    #[test]
    fn lists_that_are_too_short_are_left_alone() {
        let mut sum = [1.0; 2 * PANEL];
        add_product(&mut sum, &[1.0; 2 * PANEL - 1], 2, &[1.0; 4], 2);
        add_product(&mut sum, &[1.0; 2 * PANEL], 2, &[1.0; 3], 2);
        add_product(&mut sum[..2 * PANEL - 2], &[1.0; 2 * PANEL], 2, &[1.0; 4], 2);
        add_product(&mut sum, &[], 0, &[], 0);
        assert_eq!(sum.map(|number| number as i32), [1; 2 * PANEL]);
    }
}
