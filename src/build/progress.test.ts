import { describe, expect, it } from 'vitest';
import { openTerminal } from '../project/terminal.ts';
import { showProgress } from './progress.ts';

describe('progress', () => {
  it('shows progress, elapsed time and what is being built', () => {
    const lines: string[] = [];
    let now = 5000;
    const progress = showProgress({ show: (text) => lines.push(text), elapsed: () => now });
    progress.expect(3);
    progress.begin('anti-fraud');
    progress.begin('traffic');
    now += 2400;
    progress.finish('anti-fraud');
    progress.end();
    expect(lines).toEqual([
      '0 of 3 done, 0 s: anti-fraud',
      '0 of 3 done, 0 s: anti-fraud, traffic',
      '1 of 3 done, 2 s: traffic',
      '',
    ]);
  });

  it('shows the stage of a single briefing', () => {
    const lines: string[] = [];
    const progress = showProgress({ show: (text) => lines.push(text), elapsed: () => 0 });
    progress.expect(1);
    progress.begin('traffic');
    progress.stage('traffic', 'charts');
    progress.stage('traffic', 'print');
    progress.finish('traffic');
    progress.end();
    expect(lines).toEqual(['traffic: charts, 0 s', 'traffic: print, 0 s', '']);
  });
});

describe('a terminal', () => {
  /** What stands on the screen in the end, as a terminal would show it. */
  function screen(written: string): string {
    return written
      .split('\n')
      .map((row) => row.split('\r\u001b[2K').at(-1))
      .join('\n');
  }

  it('keeps permanent lines above the live line, which leaves no trace', () => {
    let written = '';
    const write = (text: string): void => {
      written += text;
    };
    const terminal = openTerminal(write, () => 20);
    terminal.live('one of three');
    terminal.line('a line that stays');
    terminal.live('two of three');
    terminal.line('a result', write);
    expect(screen(written)).toBe('a line that stays\na result\ntwo of three');
    terminal.live('');
    terminal.line('the end');
    expect(screen(written)).toBe('a line that stays\na result\nthe end\n');
  });

  it('cuts the live line to the width of the terminal', () => {
    let written = '';
    openTerminal(
      (text) => {
        written += text;
      },
      () => 10,
    ).live('一二三 four five');
    expect([...written]).toHaveLength(9);
    expect(written.endsWith('…')).toBe(true);
  });
});
