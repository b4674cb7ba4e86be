/** Why something could not be had from the network, in words; `isAbsent`: the server says that there is no such thing. */
export class FetchError extends Error {
  readonly isAbsent: boolean;

  constructor(message: string, isAbsent = false) {
    super(message);
    this.name = 'FetchError';
    this.isAbsent = isAbsent;
  }
}
