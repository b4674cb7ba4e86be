// What guard-run.mjs starts: the work of a command.
import { runProgram } from './program.mjs';

// Whoever waits for this process is gone, so that nobody would see to what it leaves.
process.once('disconnect', () => process.exit(1));
process.channel?.unref();
const { BRIEFPRESS_COMMAND: command = 'build', BRIEFPRESS_CODE: code = '' } = process.env;
delete process.env.BRIEFPRESS_COMMAND;
delete process.env.BRIEFPRESS_CODE;
process.exitCode = await runProgram(command, (trace, stays) => process.send?.({ trace, stays }), undefined, code);
