import type { Cell, Column, DisagreementKind, MarkedRow } from '../api/generated';

/** How the bar beside a reading is drawn; its shape tells as much as its colour. */
export type Bar = 'same' | 'edited' | 'reworded' | 'translated' | 'altered' | 'only';

/** Whether one witness alone carries a row; where there is but one, that says nothing. */
export function isOnlyHere(row: MarkedRow): boolean {
  return row.cells.length > 1 && row.cells.filter((cell) => cell !== null).length === 1;
}

/** The bar of a reading in its row. */
export function barOf(row: MarkedRow, cell: Cell): Bar {
  if (cell.altered_in_quotes > 0) return 'altered';
  if (isOnlyHere(row)) return 'only';
  return cell.relation === null || cell.relation === 'verbatim' ? 'same' : cell.relation;
}

/** The words of a reading, without those of the base that it lacks. */
export function wordsOf(cell: Cell): string {
  return cell.runs.map((run) => (run.mark?.change === 'omitted' ? '' : run.text)).join('');
}

/** Why a witness has no reading in a row: it lacks the statement, or could not be compared. */
export function absence(row: MarkedRow, siglum: string): 'not_carried' | 'not_compared' {
  return row.not_compared.includes(siglum) ? 'not_compared' : 'not_carried';
}

/** Whether a reading is compared with another witness than the story's base, or with one that is not shown. */
export function comparedElsewhere(
  row: MarkedRow,
  base: Column | undefined,
  shown: readonly string[],
): boolean {
  return row.base !== base?.siglum || !shown.includes(row.base);
}

/** What a reading contradicts. */
export interface Contradiction {
  kind: DisagreementKind;
  own: string;
  /** The words that stand against its own, and who has them; null where it is not certain which of the others' they are. */
  against: { words: string; sigla: string[] } | null;
}

/**
 * What a witness's reading contradicts in a row. A disagreement gathers all words that are contradicted by some others of it, so that two of
 * its readings may well agree: only words that stand in one another's place in the marked text are held against each other.
 */
export function contradictions(row: MarkedRow, columns: readonly Column[], siglum: string): Contradiction[] {
  return row.disagrees.flatMap(({ kind, readings }): Contradiction[] => {
    const own = readings.find((reading) => reading.siglum === siglum);
    const base = readings.find((reading) => reading.siglum === row.base);
    if (own === undefined) return [];
    const cellOf = (of: string): Cell | null =>
      row.cells[columns.findIndex((column) => column.siglum === of)] ?? null;
    const saysTheBases = own.text.toLocaleLowerCase() === base?.text.toLocaleLowerCase();
    const against = readings.filter(
      (other) =>
        base !== undefined &&
        (saysTheBases
          ? replaces(cellOf(other.siglum), other.text, base.text)
          : other === base && replaces(cellOf(siglum), own.text, base.text)),
    );
    if (against.length === 0) return [{ kind, own: own.text, against: null }];
    const words = new Map<string, string[]>();
    for (const { siglum: other, text } of against) words.set(text, [...(words.get(text) ?? []), other]);
    return [...words].map(([text, sigla]) => ({ kind, own: own.text, against: { words: text, sigla } }));
  });
}

/** Whether in a reading some words stand, as a contradiction, in the place of the base's. */
function replaces(cell: Cell | null, words: string, base: string): boolean {
  return (cell?.runs ?? []).some(
    (run) =>
      run.mark?.disagrees === true &&
      run.mark.change === 'changed' &&
      run.text.includes(words) &&
      run.base_text?.includes(base) === true,
  );
}
