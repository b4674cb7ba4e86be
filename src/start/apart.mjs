// What src/project/apart.ts starts, with bounds on its time and memory.
import { runProgram } from './program.mjs';

process.exitCode = await runProgram('apart');
