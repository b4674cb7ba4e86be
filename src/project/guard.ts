/** Is told that a file or folder (by its absolute path) or a group of processes (by its number) was made, or is gone. */
export type Guard = (trace: string | number, stays: boolean) => void;

let told: Guard = () => {};

/** Names who sees to what a signal would leave behind: the process that waits for this one. */
export function setGuard(guard: Guard): void {
  told = guard;
}

/** Has something removed where this process is ended while it works. Gives what says that it is gone, or may stay. */
export function guard(trace: string | number): () => void {
  told(trace, true);
  return () => told(trace, false);
}
