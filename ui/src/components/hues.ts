/** How many colours there are for sigla. They help the eye along a column; the letter alone says which article it is. */
const HUES = 7;

/** The colour of a siglum (A to Z, then AA, AB …). */
export function hueOf(siglum: string): number {
  let number = 0;
  for (const letter of siglum) number = number * 26 + (letter.charCodeAt(0) - 64);
  return (number - 1) % HUES;
}
