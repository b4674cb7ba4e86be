import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { freePort } from './smtp-server.ts';

/** Whether this machine has Slurm, and may start it. */
export const hasSlurm =
  process.getuid?.() === 0 && ['munged', 'slurmctld', 'slurmd'].every((name) => existsSync(`/usr/sbin/${name}`));

/** A scheduler of one node with two processors. */
export interface Slurm {
  /** Runs one of its commands, and gives what it printed. @throws Error where it fails. */
  readonly command: (name: string, ...words: readonly string[]) => string;
  readonly stop: () => void;
}

/** Starts a Slurm of its own in a folder. Absolute path. */
export async function startSlurm(folder: string): Promise<Slurm> {
  const at = (name: string): string => join(folder, name);
  const run = (name: string, words: readonly string[]): string => {
    const env = { ...process.env, SLURM_CONF: at('slurm.conf') };
    const { status, stdout, stderr } = spawnSync(name, words, { cwd: folder, env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${name} ${words.join(' ')}: ${stderr}`);
    return stdout;
  };
  for (const name of ['state', 'spool']) mkdirSync(at(name));
  writeFileSync(at('munge.key'), randomBytes(1024), { mode: 0o400 });
  writeFileSync(at('slurm.conf'), describe(folder, await freePort(), await freePort()));
  const files = ['key-file', 'socket', 'pid-file', 'log-file', 'seed-file'].map((flag) => {
    return `--${flag}=${at(`munge.${flag.replace('-file', '')}`)}`;
  });
  run('munged', ['--force', ...files]);
  run('slurmctld', []);
  run('slurmd', []);
  return {
    command: (name, ...words) => run(name, words),
    stop: () => {
      for (const name of ['slurmctld.pid', 'slurmd.pid', 'munge.pid'])
        if (existsSync(at(name))) process.kill(Number(readFileSync(at(name), 'utf8')), 'SIGTERM');
    },
  };
}

function describe(folder: string, control: number, node: number): string {
  const host = hostname().split('.')[0];
  return `ClusterName=test
SlurmctldHost=${host}(127.0.0.1)
SlurmUser=root
SlurmdUser=root
SlurmctldPort=${control}
SlurmdPort=${node}
AuthInfo=socket=${folder}/munge.socket
StateSaveLocation=${folder}/state
SlurmdSpoolDir=${folder}/spool
SlurmctldPidFile=${folder}/slurmctld.pid
SlurmdPidFile=${folder}/slurmd.pid
SlurmctldLogFile=${folder}/slurmctld.log
SlurmdLogFile=${folder}/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
NodeName=${host} NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=all Nodes=${host} Default=YES State=UP
`;
}
