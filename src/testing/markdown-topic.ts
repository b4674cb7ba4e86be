import type { TestProject } from './project.ts';

/** 24 by 16 pixels of sky. */
const jpeg =
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAAQABgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAWEAEBAQAAAAAAAAAAAAAAAAAAFGH/xAAVAQEBAAAAAAAAAAAAAAAAAAAAA//EABcRAQADAAAAAAAAAAAAAAAAAAATFGH/2gAMAwEAAhEDEQA/AJEuEuLMuEuJXdXhRpcFmXAu6Qv/2Q==';
const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACAQMAAACnuvRZAAAAA1BMVEXIHh4WiPieAAAAAXRSTlOArV5bRgAAAAxJREFUCNdjYGBgAAAABAABJzQnCgAAAABJRU5ErkJggg==';
const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><rect x="2" y="2" width="56" height="16" fill="#335577"/></svg>';

/** Gives a project of made-up data the one topic `harbours`, which has everything that Markdown may have. */
export function writeMarkdownTopic(project: TestProject): void {
  project.write('templates/topics/images/quay.jpg', Buffer.from(jpeg, 'base64'));
  project.write('templates/topics/images/half.png', Buffer.from(png, 'base64'));
  project.write('templates/topics/images/mark.svg', svg);
  project.write('templates/topics/harbours.md', topic);
}

/** A backtick is written ´ here, since it would end the text. */
const topic = `---
format: 1
title: Calls at made-up harbours
place: Nowhere
period: '{{period "amberwick-calls-2023"}}'
summary: Amberwick recorded more calls of ships than the year before, in a country that does not exist.
theme: rust
definitions: [call]
---

- Amberwick recorded {{stat "amberwick-calls-2023"}} in {{period "amberwick-calls-2023"}}, against {{stat "amberwick-calls-2022"}} in {{period "amberwick-calls-2022"}}. [Calls](#calls)

<!-- ask Ana whether this may go out
## not a heading {{stat "nonsense"}} 77
-->

## Calls

### Amberwick recorded the most calls {#most}

The made-up office recorded {{stat "amberwick-calls-2023"}} at Amberwick[^1] and {{stat "birchmouth-calls-2023"}} at <!-- 5 of them --> Birchmouth. Counted twice.[^how] And again.[^1]

[^1]: The office is made up, see [the other section](#how). It counted {{stat "amberwick-calls-2022"}} the year before[^how],
    and said so.

![A quay in morning light](images/quay.jpg "Photo: *Ana*, harbour office")

![A mark](images/mark.svg)

![A square of half a colour](images/half.png)

´´´chart
kind: bars
id: bars
title: Recorded calls differ from harbour to harbour
subtitle: Calls of ships recorded, harbours of Nowhere, {{period "amberwick-calls-2023"}}
statistics:
  - amberwick-calls-2023
  - birchmouth-calls-2023
  - coldhaven-calls-2023
  - drumsay-calls-2023
label: place
reason: the harbours can be set side by side, for the office counted them alike
´´´

## How it was counted {#how}

See {{figure "bars"}}, and [the section before](#calls).

1. Count ships.
2. Count them again:
   - by day,
   - by night:
     1. with a lamp
     2. without
3. Write ´ships --by day´ down.

<!-- ask --> A paragraph behind a comment, with ~~a mistake~~ and a ´code <!-- kept -->´ in it.

> What was counted was counted by hand,
> and twice.

´´´
for ship in harbour:
    count(ship)  # each once, <b> and {{measure "amberwick-calls-2023"}}
## no heading
´´´

| Harbour | Calls |
|---|--:|
| Amberwick | {{stat "amberwick-calls-2023"}} |
| Birchmouth | {{stat "birchmouth-calls-2023"}} |

---

The end.

[^how]: By hand.
`.replaceAll('´', '`');
