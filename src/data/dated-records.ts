import type { CaseRecord, EventRecord, PlanRecord } from './source-schema.ts';
import type { Data, InSource } from './types.ts';

/** A dated record that is not a statistic: an event, a plan or package of measures, or a case used as an example. */
export type DatedRecord = InSource<EventRecord | PlanRecord | CaseRecord>;

/** Events, plans and cases together, by id. */
export function datedRecords({ events, plans, cases }: Data): ReadonlyMap<string, DatedRecord> {
  return new Map<string, DatedRecord>([...events, ...plans, ...cases]);
}
