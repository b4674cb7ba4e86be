import type { ChartGap, ChartRow, ChartStyle } from '../charts/types.ts';
import type { CheckedProject } from '../check/check-project.ts';
import { chooseLocale } from '../check/locales.ts';
import { headParts } from '../check/topic-uses.ts';
import { named } from '../compose/chart-figure.ts';
import { createCitations } from '../compose/citations.ts';
import type { FigureContext } from '../compose/context.ts';
import { composeBoundaries } from '../compose/map-rows.ts';
import { createProse } from '../compose/prose.ts';
import { createWording } from '../compose/values.ts';
import type { Data } from '../data/types.ts';
import { BriefError, type Finding, sortFindings } from '../project/errors.ts';
import type { Files } from '../project/files.ts';
import { drawingWidths } from '../style/page-size.ts';
import { topicLanguage } from '../topic/load.ts';
import type { Topic, VegaLitePart } from '../topic/types.ts';

/**
 * What was found, and what of the specifications of charts does not agree with their statistics. Where a topic has one,
 * it is drawn as far as its marks, with made-up fonts and colours; Vega is loaded for no other topic.
 */
export async function withProofs(checked: CheckedProject, files: Files): Promise<CheckedProject> {
  const { data, topics } = checked;
  if (data === undefined) return checked;
  const found: Finding[] = [];
  for (const topic of topics) {
    const parts = topic.parts.filter((part): part is VegaLitePart => part.kind === 'vega-lite');
    if (parts.length === 0) continue;
    const context = contextOf(topic, data, files);
    for (const part of parts)
      if (isSound(part, checked.findings))
        for (const fault of await proofFaults(part, widthOf(part, topic), context)) found.push(fault);
  }
  return found.length === 0 ? checked : { ...checked, findings: sortFindings([...checked.findings, ...found]) };
}

/** Whether no rule has found a reason already for which a specification cannot be drawn. */
function isSound({ position, block }: VegaLitePart, findings: readonly Finding[]): boolean {
  if (block.proof === 'none') return false;
  const wrong = findings.filter(({ file, severity }) => file === position.file && severity === 'error');
  return !wrong.some(({ line, message }) => line >= position.line && message.startsWith('the specification: '));
}

function contextOf(topic: Topic, data: Data, files: Files): FigureContext {
  const locale = chooseLocale(files, data, topicLanguage(topic, data.publication.locale));
  const wording = createWording(data, locale);
  return { data, locale, wording, prose: createProse({ data, wording, citations: createCitations() }) };
}

const widths = drawingWidths('A4', false);

/** In pt: the picture of page 1 is narrower than figures. */
function widthOf(part: VegaLitePart, topic: Topic): number {
  return headParts(topic).includes(part) ? widths.hero : widths.figure;
}

async function proofFaults(part: VegaLitePart, width: number, context: FigureContext): Promise<readonly Finding[]> {
  const { data } = context;
  const members = part.block.data.statistics.flatMap((id) => data.missing.get(id) ?? data.statistics.get(id) ?? []);
  // What is not in the data is found by another rule.
  if (members.length < part.block.data.statistics.length) return [];
  const drawn = members.map((member) => named(part, member, context));
  const rows = drawn.filter((row): row is ChartRow => 'value' in row);
  const gaps = drawn.filter((row): row is ChartGap => !('value' in row));
  const { highlight } = part.block;
  const finding = (path: readonly (string | number)[], message: string): Finding => ({
    ...(path.length === 0 ? part.position : part.at(path)),
    severity: 'error',
    rule: 'proof',
    message,
  });
  const { proveAuthor } = await import('../charts/draw-author.ts');
  try {
    const map = composeBoundaries(part, members, context);
    const spec = part.block;
    const request = { id: 'figure', kind: 'vega-lite', rows, gaps, spec, map, highlight, width } as const;
    const faults = await proveAuthor(request, styleOf(context));
    return faults.map(({ path, message }) => finding(path, `${message}; or write "proof: none", which the page says`));
  } catch (error) {
    if (!(error instanceof BriefError) || error.failure !== 'data') throw error;
    return [finding([], error.message)];
  }
}

/** Any look: only where marks stand and how dark they are counts. */
function styleOf({ locale }: FigureContext): ChartStyle {
  const colours = { accent: '#134775', context: '#7595b2', ink: '#172029', muted: '#46525d' };
  const { decimal, group } = locale.numberForm;
  return {
    theme: {
      ...colours,
      ...{ rule: '#c3cdd5', neutral: '#767676', paper: '#ffffff', fonts: ['any'] },
      fontSizes: { label: 8.5, axis: 8.5, panel: 9 },
    },
    metrics: { width: (text, { size }) => text.length * size * 0.5 },
    locale: {
      ...{
        decimal,
        group,
        number: String,
        share: String,
        tick: String,
        date: String,
        noValue: '',
        periodNotStated: '',
        breakInSeries: '',
      },
      period: ({ written }) => written,
    },
  };
}
