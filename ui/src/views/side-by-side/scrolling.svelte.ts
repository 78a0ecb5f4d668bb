import { flushSync, tick } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import { SvelteSet } from 'svelte/reactivity';

/** How many cells may stand in the document at once before rows out of sight are taken out of it. */
const MOST_CELLS = 600;

/** Where a row comes to stand when it is brought into view, as a share of the view's height. */
const RESTING = 0.16;

/**
 * The scrolled part of the table: brings rows into view, tells which rows are in view and, in large stories, keeps only those in the document
 * that are near. A row that leaves keeps its height; one that comes must not move the text that is being read.
 */
export class Scrolling {
  /** The rows in view: the first and the one behind the last, among the watched rows, with fractions. */
  inView = $state.raw({ from: 0, to: 1 });
  /** Whether only the rows near the view stand in the document. */
  windowed = $state(false);

  readonly #live = new SvelteSet<string>();
  readonly #heights = new Map<string, number>();
  readonly #nodes = new Map<string, HTMLElement>();
  readonly #margin: string;
  #root: HTMLElement | null = null;
  #observer: IntersectionObserver | null = null;
  #frame = 0;

  /** `margin` is how far beyond the view rows stay in the document, as margins are written for an intersection observer. */
  constructor(margin: string) {
    this.#margin = margin;
  }

  /** Takes the element that scrolls. */
  readonly root: Attachment<HTMLElement> = (root) => {
    this.#root = root;
    this.#observer = new IntersectionObserver((crossed) => this.#crossed(crossed), {
      root,
      rootMargin: this.#margin,
    });
    for (const node of this.#nodes.values()) this.#observer.observe(node);
    const measure = new ResizeObserver(() => this.look());
    measure.observe(root);
    return () => {
      this.#observer?.disconnect();
      measure.disconnect();
      cancelAnimationFrame(this.#frame);
      this.#root = null;
    };
  };

  /** Decides by the size of the table whether rows out of sight stay in the document. */
  size(rows: number, columns: number): void {
    this.windowed = rows * columns > MOST_CELLS;
  }

  /** Watches a row; `estimate` is its height before it was ever shown. */
  watch(key: string): Attachment<HTMLElement> {
    return (node) => {
      node.dataset.key = key;
      this.#nodes.set(key, node);
      this.#observer?.observe(node);
      return () => {
        this.#observer?.unobserve(node);
        this.#nodes.delete(key);
      };
    };
  }

  /** Whether a row's content stands in the document. */
  isLive(key: string): boolean {
    return !this.windowed || this.#live.has(key);
  }

  /** The height that keeps the place of a row whose content is out of the document. */
  height(key: string, estimate: number): number {
    return this.#heights.get(key) ?? estimate;
  }

  /** The element of a row. */
  node(key: string): HTMLElement | undefined {
    return this.#nodes.get(key);
  }

  /** Brings a row into view, and leaves the view alone when the row is in it already. */
  async bring(key: string): Promise<void> {
    this.#live.add(key);
    await tick();
    const smooth = !this.windowed && !matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.#scrollTo(key, smooth);
    if (!this.windowed) return;
    // What came into the document on the way was estimated before.
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    this.#scrollTo(key, false);
  }

  /** Looks again which rows are in view, in the next frame. */
  look(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#look());
  }

  #scrollTo(key: string, smooth: boolean): void {
    const root = this.#root;
    const node = this.#nodes.get(key);
    if (root === null || node === undefined) return;
    const frame = this.#frameOf(root);
    const at = node.getBoundingClientRect();
    if (at.top >= frame.top && at.bottom <= frame.bottom) return;
    const resting = frame.top + (frame.bottom - frame.top) * RESTING;
    root.scrollTo({ top: root.scrollTop + at.top - resting, behavior: smooth ? 'smooth' : 'instant' });
  }

  /** The part of the view below the heads of the columns. */
  #frameOf(root: HTMLElement): { top: number; bottom: number } {
    const view = root.getBoundingClientRect();
    const heads = root.querySelector('.heads')?.getBoundingClientRect().height ?? 0;
    return { top: view.top + heads, bottom: view.bottom };
  }

  #crossed(crossed: IntersectionObserverEntry[]): void {
    const root = this.#root;
    if (root === null || !this.windowed) return;
    const anchor = this.#anchor(root);
    const before = anchor?.getBoundingClientRect().top ?? 0;
    for (const { target, isIntersecting, boundingClientRect } of crossed) {
      const key = (target as HTMLElement).dataset.key ?? '';
      if (isIntersecting) {
        this.#live.add(key);
      } else if (this.#live.has(key) && !target.contains(document.activeElement)) {
        this.#heights.set(key, boundingClientRect.height);
        this.#live.delete(key);
      }
    }
    flushSync();
    const moved = (anchor?.getBoundingClientRect().top ?? 0) - before;
    if (moved !== 0) root.scrollTop += moved;
  }

  /** The first row in view: what a reader's eye is on. */
  #anchor(root: HTMLElement): HTMLElement | undefined {
    const frame = this.#frameOf(root);
    for (const [key, node] of this.#nodes) {
      if (this.isLive(key) && node.getBoundingClientRect().bottom > frame.top) return node;
    }
    return undefined;
  }

  #look(): void {
    const root = this.#root;
    if (root === null) return;
    const frame = this.#frameOf(root);
    const rows = [...root.querySelectorAll<HTMLElement>('[data-row]')];
    const place = (line: number): number => {
      let low = 0;
      let high = rows.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((rows[middle]?.getBoundingClientRect().bottom ?? 0) <= line) low = middle + 1;
        else high = middle;
      }
      const row = rows[low]?.getBoundingClientRect();
      return row === undefined || row.height === 0
        ? rows.length
        : low + Math.max(0, Math.min(1, (line - row.top) / row.height));
    };
    this.inView = { from: place(frame.top), to: place(frame.bottom) };
  }
}
