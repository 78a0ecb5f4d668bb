import { getContext, setContext } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';

/** Something that can be done where the person is. */
export interface PaletteCommand {
  id: string;
  /** What it does, in the person's language. */
  words: string;
  /** The key that does it, where there is one. */
  keys?: string;
  run: () => void;
}

const KEY = Symbol('commands');

/** What can be done in the window: each view adds its own while it is there. */
export class PaletteCommands {
  readonly #lists = new SvelteMap<symbol, () => PaletteCommand[]>();

  /** All of them, those of the innermost view first. */
  readonly all = $derived([...this.#lists.values()].toReversed().flatMap((list) => list()));

  /** Adds a view's commands; answers what takes them away again. */
  add(list: () => PaletteCommand[]): () => void {
    const owner = Symbol();
    this.#lists.set(owner, list);
    return () => this.#lists.delete(owner);
  }
}

/** Makes the commands of the window, for it and the views in it. */
export function provideCommands(): PaletteCommands {
  return setContext(KEY, new PaletteCommands());
}

/** Offers commands as long as the view that says so is there. */
export function offerCommands(list: () => PaletteCommand[]): void {
  const commands = getContext<PaletteCommands>(KEY);
  $effect(() => commands.add(list));
}
