/** Runs one terminal command: its arguments in, its exit status out. */
import { CommanderError, type Command } from 'commander';
import { toApiError } from '../../shared/api/errors.ts';
import { logFile } from '../log-file.ts';
import { defaultLogFile } from '../platform-folders.ts';
import { createProgram } from './program.ts';
import { printJson } from './session.ts';
import { processTerminal, type Terminal } from './terminal.ts';

/** Exit statuses (DESIGN 11). */
const DONE = 0;
const FAILED = 1;
const WRONG_USAGE = 2;

/** Runs the command that `args` (without program names) ask for. Resolves to the exit status; never rejects. */
export async function runTerminal(
  args: readonly string[],
  terminal: Terminal = processTerminal(),
): Promise<number> {
  const program = createProgram(terminal);
  program.exitOverride();
  for (const command of allCommands(program)) {
    command.exitOverride().configureOutput({ writeOut: terminal.out, writeErr: terminal.err });
  }
  try {
    await program.parseAsync([...args], { from: 'user' });
    return DONE;
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? DONE : WRONG_USAGE;
    const error = toApiError(thrown);
    if (error.code === 'internal') logFile(defaultLogFile())(`roofline ${args[0] ?? ''} failed`, thrown);
    if (program.opts()['json'] === true) printJson(terminal, { error });
    terminal.err(`roofline: ${error.message}\n`);
    if (error.detail !== undefined) terminal.err(`  ${error.detail}\n`);
    return error.code === 'invalid-request' ? WRONG_USAGE : FAILED;
  }
}

/** True where the arguments of the desktop application are a terminal command: their first word is one's name. */
export function isTerminalCommand(args: readonly string[]): boolean {
  const program = createProgram(silent);
  const [word] = program.parseOptions([...args]).operands;
  if (word === undefined) return args.includes('--help') || args.includes('--version');
  return program.commands.some((command) => command.name() === word);
}

const silent: Terminal = {
  out: () => undefined,
  err: () => undefined,
  width: undefined,
  styled: false,
  watched: false,
  readInput: () => Promise.resolve(new Uint8Array()),
};

function allCommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(allCommands)];
}
