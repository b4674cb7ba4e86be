import { afterAll, beforeAll, expect, it } from 'vitest';
import { brief } from '../brief.ts';
import { projectFiles } from '../project/files.ts';
import { listeningEdge } from '../testing/edge.ts';
import { createProject, type TestProject } from '../testing/project.ts';
import { plainRequest } from './request.ts';
import { openRequested } from './requested.ts';

let project: TestProject;
beforeAll(() => {
  project = createProject();
});
afterAll(() => project.dispose());

it('composes a briefing once, when it is planned: the page with its date needs the topic no more', async () => {
  const { edge } = listeningEdge(project.root, '2024-03-01', {});
  const files = projectFiles(edge);
  const { planner, load } = await openRequested(
    { ...plainRequest, topics: ['harbours'], formats: ['html'] },
    edge,
    files,
  );
  const { data, good } = await load();
  const [topic] = good;
  if (topic === undefined) throw new Error('the topic was not read');
  const { proxy, revoke } = Proxy.revocable(topic, {});
  const { request } = planner.plan(proxy, data);
  revoke();
  expect(() => proxy.parts).toThrow(TypeError);
  const { html } = await brief(request, files, undefined);
  expect(html).toContain('1 March 2024');
});
