//! What a text says, as a direction.

/// A text's direction: as many numbers as the model that made it has, eight bits each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vector {
    numbers: Box<[i8]>,
    /// The sum of the squares of the numbers: the square of the vector's length.
    square: i64,
}

impl Vector {
    /// The vector that was kept as these numbers ([`Vector::numbers`]).
    pub fn new(numbers: impl Into<Box<[i8]>>) -> Self {
        let numbers = numbers.into();
        let square = product(&numbers, &numbers);
        Self { numbers, square }
    }

    /// The vector whose direction is nearest to that of `numbers`; no direction when these are all zero or not all finite.
    pub fn nearest(numbers: &[f32]) -> Self {
        let largest = numbers.iter().fold(0.0_f32, |largest, number| largest.max(number.abs()));
        if largest == 0.0 || !numbers.iter().all(|number| number.is_finite()) {
            return Self::new(vec![0; numbers.len()]);
        }
        let brought = |number: &f32| (number / largest * f32::from(i8::MAX)).round() as i8;
        Self::new(numbers.iter().map(brought).collect::<Vec<i8>>())
    }

    /// The numbers, to be kept.
    pub fn numbers(&self) -> &[i8] {
        &self.numbers
    }

    /// How alike two texts are, from 0 to 1: the cosine of the angle between their vectors, and 0 where that is obtuse, where either has no
    /// direction, and between vectors of two models.
    ///
    /// The same to the last bit on every machine, and whichever of the two is asked: sums are made in whole numbers, and what remains is one
    /// product below 2⁵³, one root and one division, each of which rounds as IEEE 754 says.
    pub fn similarity(&self, other: &Self) -> f64 {
        if self.square == 0 || other.square == 0 || self.numbers.len() != other.numbers.len() {
            return 0.0;
        }
        (product(&self.numbers, &other.numbers) as f64 / (self.square as f64 * other.square as f64).sqrt())
            .clamp(0.0, 1.0)
    }
}

/// The sum of the products of numbers that stand at the same place.
fn product(a: &[i8], b: &[i8]) -> i64 {
    // The products of a thousand numbers stay far within 32 bits, in which processors multiply several at once.
    a.chunks(1024)
        .zip(b.chunks(1024))
        .map(|(a, b)| i64::from(a.iter().zip(b).map(|(a, b)| i32::from(*a) * i32::from(*b)).sum::<i32>()))
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn directions_are_compared_whatever_their_lengths() {
        let a = Vector::nearest(&[0.2, 0.0, -0.1]);
        assert!((a.similarity(&Vector::nearest(&[2.0, 0.0, -1.0])) - 1.0).abs() < 1e-9);
        assert!(a.similarity(&Vector::nearest(&[0.2, 0.0, 0.1])) > 0.5);
        assert!(a.similarity(&Vector::nearest(&[-2.0, 0.0, 1.0])) < 1e-9);
        assert!(a.similarity(&Vector::nearest(&[0.0, 1.0, 0.0])) < 1e-9);
    }

    #[test]
    fn what_has_no_direction_or_is_of_another_model_is_like_nothing() {
        let a = Vector::nearest(&[1.0, 0.0]);
        for other in [&[0.0, 0.0][..], &[f32::NAN, 1.0], &[f32::INFINITY, 1.0], &[1.0, 0.0, 0.0]] {
            assert!(a.similarity(&Vector::nearest(other)) < 1e-9, "{other:?}");
        }
    }

    proptest! {
        #[test]
        fn a_kept_vector_is_the_same_and_near_the_original(
            numbers in proptest::collection::vec(-1.0_f32..1.0, 8..64), others in proptest::collection::vec(-1.0_f32..1.0, 64),
        ) {
            let others = &others[..numbers.len()];
            let (vector, other) = (Vector::nearest(&numbers), Vector::nearest(others));
            prop_assert_eq!(&Vector::new(vector.numbers().to_vec()), &vector);
            prop_assert_eq!(vector.similarity(&other).to_bits(), other.similarity(&vector).to_bits());
            let product = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| f64::from(a * b)).sum::<f64>();
            let lengths = (product(&numbers, &numbers) * product(others, others)).sqrt();
            if lengths > 0.5 {
                let expected = (product(&numbers, others) / lengths).max(0.0);
                prop_assert!((vector.similarity(&other) - expected).abs() < 0.03);
            }
        }
    }
}
