import { type MessagePort, workerData } from 'node:worker_threads';

/** Where run.mjs listens; it has this thread do the work, and itself waits for signals. Missing in other programs. */
const listener: MessagePort | undefined = workerData?.briefpressGuard;

/**
 * Has removed what must not stay where a signal ends the program, even while this thread is at work: a file or folder by
 * its absolute path, or a group of processes by its number. Gives what says that it is gone, or may stay.
 */
export function guard(trace: string | number): () => void {
  listener?.postMessage({ trace, stays: true });
  return () => listener?.postMessage({ trace, stays: false });
}
