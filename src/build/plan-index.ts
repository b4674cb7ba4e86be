import type { BriefRequest } from '../brief.ts';
import { composeIndex, type Indexed } from '../compose/compose-index.ts';
import type { EditionContext } from '../compose/edition.ts';
import type { Data } from '../data/types.ts';
import { indexFile } from '../page/templates.ts';
import { version } from '../project/version.ts';
import { datedAs } from './dated.ts';
import { chooseDate, type Decision } from './decide.ts';
import { fileName } from './file-name.ts';
import { indexFormats, indexName } from './index-name.ts';
import { contentHash, inputsOf, undated } from './inputs.ts';
import { readOutputs } from './outputs.ts';
import { lookOf, type PlanContext } from './planning.ts';

/** The index of briefings, and whether that is to be written. */
export interface PlannedIndex {
  readonly request: BriefRequest;
  readonly decision: Decision;
}

interface IndexedBriefings {
  readonly briefings: readonly Indexed[];
  readonly data: Data;
}

/** Decides about the index of briefings as about any of them. It has no editions: it tells what stands beside it. */
export function planIndex({ briefings, data }: IndexedBriefings, context: PlanContext): PlannedIndex {
  const { request: wanted, edge, asked, materials, out } = context;
  const look = lookOf(undefined, data, wanted);
  const theme = materials.theme(look.theme);
  const language = materials.language(wanted.lang ?? data.publication.locale);
  const { locale } = language;
  const templates = language.indexTemplates();
  const filesOf = (briefing: string): readonly string[] => wanted.formats.map((format) => fileName(briefing, format));
  const withDate = ({ edition }: EditionContext) =>
    composeIndex({ name: indexName, briefings, filesOf, data, locale, edition });
  const inputs = inputsOf(withDate({ edition: undated }), data, {
    ...{ templates: JSON.stringify([...templates]), theme: theme.look, fonts: theme.fonts },
    ...{ locale: language.words, tool: edge.code },
  });
  const formats = indexFormats(
    wanted,
    briefings.map(({ name }) => name),
  );
  const outputs = readOutputs(indexName, out, formats);
  const kept = outputs.dateOf(contentHash(inputs));
  const published = chooseDate({ asked, issued: undefined, kept, today: edge.today() });
  const request: BriefRequest = {
    ...{ name: indexName, place: { file: indexFile, line: 1, column: 1 }, data, locale, templates, theme: theme.theme },
    ...{ pageSize: look['page-size'], largePrint: look['large-print'], creator: `Briefpress ${version(edge.engine)}` },
    ...datedAs({ withdrawn: [] }, { published, draft: wanted.draft, look, inputs, browser: context.browser, withDate }),
    formats,
  };
  return outputs.decide(request, wanted.force);
}
