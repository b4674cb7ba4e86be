import type { Edge } from '../project/edge.ts';
import { exitCodes } from '../project/errors.ts';
import type { Mailable } from './mail-ready.ts';
import { type Recipient, wants } from './recipients.ts';

interface LeftOut {
  readonly ready: Pick<Mailable, 'failed'>;
  readonly recipients: readonly Recipient[];
  readonly options: { readonly json?: boolean };
  readonly edge: Pick<Edge, 'tell' | 'print'>;
}

/** Tells who does not get a briefing that could not be built. Gives the exit code, that of the build where it is nobody. */
export function tellLeftOut({ ready: { failed }, recipients, options, edge }: LeftOut): number {
  let code = failed.code;
  for (const recipient of recipients) {
    const names = failed.briefings.filter((briefing) => wants(recipient, briefing)).map(({ name }) => name);
    if (names.length === 0) continue;
    code = Math.max(code, exitCodes.delivery);
    const [{ address }, reason] = [recipient, 'it could not be built'];
    if (options.json) edge.print(JSON.stringify({ address, briefings: names, outcome: 'unsent', reason }));
    for (const name of names) edge.tell(`error: ${address}: not sent ${name}: ${reason}`);
  }
  return code;
}
