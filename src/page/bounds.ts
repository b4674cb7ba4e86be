import type Handlebars from 'handlebars';
import { BriefError } from '../project/errors.ts';

/** What one rendering may take: a briefing of a thousand pages needs a tenth of each. */
const most = { steps: 1_000_000, characters: 64 * 1024 * 1024, seconds: 10 } as const;

/** Counts what a rendering does, so that no template runs without end. */
export interface Bounds {
  /** Counts an item of a list or the use of a partial, and looks at what has been written by then. @throws BriefError data */
  readonly step: (written: string) => void;
}

/** The bounds of one rendering, which starts now; `file` is told. */
export function startBounds(file: string): Bounds {
  // Of the processor and not of the clock: on a busy machine a template that is right waits its turn.
  const start = process.cpuUsage();
  const worked = (): number => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e6;
  };
  let steps = 0;
  const end = (why: string): never => {
    throw new BriefError('data', `${file} or a partial of it ${why}; it was stopped`, {
      hint: 'look for a list within lists ({{#each}}), or partials that use each other over and over',
    });
  };
  return {
    step: (written) => {
      steps += 1;
      if (steps > most.steps) end(`goes through more than ${most.steps.toLocaleString('en')} items`);
      if (written.length > most.characters) end('writes more than 64 million characters');
      if (steps % 256 === 0 && worked() > most.seconds)
        end(`takes more than ${most.seconds} seconds of processor time`);
    },
  };
}

/** `{{#each}}` of lists alone, counted. */
export function eachWithin(bounds: Bounds, createFrame: typeof Handlebars.createFrame): Handlebars.HelperDelegate {
  return function (this: unknown, list: unknown, options: Handlebars.HelperOptions): string {
    if (!Array.isArray(list) || list.length === 0) return options.inverse(this);
    let written = '';
    for (const [index, item] of list.entries()) {
      const place = { index, key: index, first: index === 0, last: index === list.length - 1 };
      written += options.fn(item, { data: Object.assign(createFrame(options.data), place) });
      bounds.step(written);
    }
    return written;
  };
}

/** A partial whose uses are counted. A use of itself, by way of whatever others, is told as the circle that it is. */
export function partialWithin(
  bounds: Bounds,
  {
    name,
    template,
    open,
  }: { readonly name: string; readonly template: Handlebars.TemplateDelegate; readonly open: string[] },
): Handlebars.TemplateDelegate {
  return (context, options) => {
    if (open.includes(name))
      throw new BriefError('data', `partials in a circle, which would never end: ${[...open, name].join(' > ')}`);
    open.push(name);
    const written = template(context, options);
    open.pop();
    bounds.step(written);
    return written;
  };
}
