//! What a text says, as a direction.

/// A text's direction: as many numbers as the model has, eight bits each, of length one when multiplied by `scale`.
#[derive(Clone, Debug, PartialEq)]
pub struct Vector {
    numbers: Vec<i8>,
    scale: f32,
}

impl Vector {
    /// The vector nearest to `numbers`.
    pub(crate) fn of(numbers: &[f32]) -> Self {
        let largest = numbers.iter().fold(0.0_f32, |largest, number| largest.max(number.abs()));
        if largest == 0.0 || !largest.is_finite() {
            return Self { numbers: vec![0; numbers.len()], scale: 0.0 };
        }
        let numbers: Vec<i8> = numbers.iter().map(|number| (number / largest * 127.0).round() as i8).collect();
        Self::from_numbers(numbers)
    }

    /// The vector that was kept as these numbers ([`Vector::numbers`]).
    pub fn from_numbers(numbers: Vec<i8>) -> Self {
        let square: i64 = numbers.iter().map(|number| i64::from(*number) * i64::from(*number)).sum();
        let scale = if square == 0 { 0.0 } else { 1.0 / (square as f32).sqrt() };
        Self { numbers, scale }
    }

    /// The numbers, to be kept.
    pub fn numbers(&self) -> &[i8] {
        &self.numbers
    }

    /// The cosine of the angle between two vectors, from -1 to 1: the more alike the texts, the nearer to 1. 0 for vectors of two models.
    pub fn cosine(&self, other: &Self) -> f32 {
        if self.numbers.len() != other.numbers.len() {
            return 0.0;
        }
        // Whole numbers: the sum is the same in whatever order it is taken.
        let product: i32 = self.numbers.iter().zip(&other.numbers).map(|(a, b)| i32::from(*a) * i32::from(*b)).sum();
        product as f32 * self.scale * other.scale
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn directions_are_compared_whatever_their_lengths() {
        let a = Vector::of(&[0.2, 0.0, -0.1]);
        assert!((a.cosine(&Vector::of(&[2.0, 0.0, -1.0])) - 1.0).abs() < 1e-3);
        assert!((a.cosine(&Vector::of(&[-2.0, 0.0, 1.0])) + 1.0).abs() < 1e-3);
        assert!(a.cosine(&Vector::of(&[0.0, 1.0, 0.0])).abs() < 1e-6);
        assert!(Vector::of(&[0.0, 0.0]).cosine(&Vector::of(&[1.0, 0.0])).abs() < 1e-6);
    }

    proptest! {
        #[test]
        fn a_kept_vector_is_the_same_and_near_the_original(numbers in proptest::collection::vec(-1.0_f32..1.0, 8..64)) {
            let vector = Vector::of(&numbers);
            prop_assert_eq!(&Vector::from_numbers(vector.numbers().to_vec()), &vector);
            let length = numbers.iter().map(|number| number * number).sum::<f32>().sqrt();
            if length > 0.1 {
                let product: f32 = numbers.iter().zip(vector.numbers()).map(|(a, b)| a * f32::from(*b) * vector.scale).sum();
                prop_assert!(product / length > 0.99);
            }
        }
    }
}
