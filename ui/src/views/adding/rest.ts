import { say } from '../../i18n';

/** How long a job will still take, in words: a guess, and no finer than it can be known. */
export function rest(seconds: number): string {
  if (seconds <= 90) return say('adding-rest-seconds', { count: Math.max(1, Math.ceil(seconds / 10)) * 10 });
  if (seconds <= 5400) return say('adding-rest-minutes', { count: Math.ceil(seconds / 60) });
  return say('adding-rest-hours', { count: Math.ceil(seconds / 3600) });
}
