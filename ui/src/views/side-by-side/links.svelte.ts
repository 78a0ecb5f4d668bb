import type { Move } from '../../collation/moves';

/** The links between moved readings and the places where their own texts have them. */
export class MoveLinks {
  /** The one that is pointed at, for which a line is drawn. */
  active = $state.raw<Move | null>(null);
  /** What was gone to and flashes for a moment: the name of a place. */
  flashing = $state<string | null>(null);

  readonly #go: (row: number, place: string) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(go: (row: number, place: string) => void) {
    this.#go = go;
  }

  point(move: Move | null): void {
    this.active = move;
  }

  /** Goes from a moved reading to where its own text has it. */
  follow(move: Move): void {
    this.#flash(homeOf(move));
    this.#go(move.home, homeOf(move));
  }

  /** Goes back to the row in which it is compared. */
  back(move: Move): void {
    this.#flash(tagOf(move));
    this.#go(move.row, tagOf(move));
  }

  #flash(place: string): void {
    clearTimeout(this.#timer);
    this.flashing = place;
    this.#timer = setTimeout(() => (this.flashing = null), 1800);
  }
}

/** The name of the place where a moved reading is compared. */
export function tagOf(move: Move): string {
  return `moved-${move.siglum}-${move.row}`;
}

/** The name of the place where its own text has a moved reading. */
export function homeOf(move: Move): string {
  return `home-${move.siglum}-${move.row}`;
}
