import type { AddSummary, Event, JobId, Pace } from '../../api/generated';
import { call } from '../../platform';

/** A job that adds articles: under way, or over and waiting to be dismissed. */
export interface AddingJob {
  id: JobId;
  done: number;
  total: number;
  /** The document that was last finished. */
  source: string | null;
  /** How fast it goes; null as long as too little is known. */
  pace: Pace | null;
  cancelling: boolean;
  /** What came in; null while the job is under way. */
  summary: AddSummary | null;
}

/** The jobs that add articles, the newest last. */
export class Jobs {
  all = $state<AddingJob[]>([]);

  /** Takes what the engine tells; answers what came in when a job is over. */
  hear(event: Event): AddSummary | null {
    if (event.kind === 'adding') {
      const job = this.#job(event.job);
      job.done = event.done;
      job.total = event.total;
      job.source = event.source;
      job.pace = event.pace;
      return null;
    }
    // An archive is made searchable before there is a window.
    if (event.kind === 'indexing') return null;
    this.#job(event.job).summary = event.summary;
    return event.summary;
  }

  /** Stops a job; what it has finished stays. */
  async cancel(job: AddingJob): Promise<void> {
    job.cancelling = true;
    await call('cancel', { job: job.id });
  }

  /** Takes a job that is over off the list. */
  dismiss(job: AddingJob): void {
    this.all = this.all.filter((other) => other.id !== job.id);
  }

  #job(id: JobId): AddingJob {
    const known = this.all.find((job) => job.id === id);
    if (known !== undefined) return known;
    // A summary that nobody dismissed makes room for the next one.
    this.all = this.all.filter((job) => job.summary === null);
    this.all.push({ id, done: 0, total: 0, source: null, pace: null, cancelling: false, summary: null });
    return this.all[this.all.length - 1] as AddingJob;
  }
}
