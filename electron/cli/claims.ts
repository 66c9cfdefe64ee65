/** `roofline claims`: the numbers that abstracts claim, one a line. */
import type { Command } from 'commander';
import type { ClaimRow } from '../../shared/api/schemas.ts';
import { CLAIM_METRICS, type Claim, type ClaimMetric } from '../../shared/library/knowledge.ts';
import { columns } from './layout.ts';
import { choice, printJson, withLibrary, type CommonOptions } from './session.ts';
import { counted, oneLine, type Terminal } from './terminal.ts';

interface ClaimsOptions extends CommonOptions {
  readonly query?: string;
  readonly metric?: ClaimMetric;
}

export function addClaimsCommand(program: Command, terminal: Terminal): void {
  program
    .command('claims')
    .summary('list the numbers that papers claim')
    .option('--query <query>', 'only the papers that this query finds')
    .addOption(choice('--metric <name>', 'only this metric', CLAIM_METRICS))
    .action(async (_options: unknown, command: Command) => {
      const options = command.optsWithGlobals<ClaimsOptions>();
      await withLibrary(terminal, options, async (library) => {
        const { claims } = await library.ask('claims.list', {
          query: options.query ?? '',
          ...(options.metric === undefined ? {} : { metric: options.metric }),
        });
        if (options.json) return printJson(terminal, { claims: claims.map(flat) });
        const rows = claims.map(({ citeKey, claim }) => [
          oneLine(citeKey),
          claim.metric,
          amount(claim),
          oneLine(claim.baseline === undefined ? '' : `over ${claim.baseline}`),
          oneLine(claim.quote),
        ]);
        if (rows.length > 0) terminal.out(columns(rows, terminal.width).join('\n') + '\n');
        terminal.err(`${counted(claims.length, 'claim')}.\n`);
      });
    });
}

/** The documented JSON: the claim's fields beside the paper's key and title. */
function flat({ citeKey, title, claim }: ClaimRow): object {
  return { citeKey, title, ...claim };
}

const BOUND_SIGNS: Readonly<Record<Claim['bound'], string>> = {
  exact: '',
  'up-to': '≤ ',
  'at-least': '≥ ',
  average: '⌀ ',
  approx: '≈ ',
};

/** "≤ 2.4 x": the value with its bound, which is always shown. */
function amount({ bound, value, range, unit }: Claim): string {
  const number = range === undefined ? String(value ?? '') : `${range[0]} to ${range[1]}`;
  return `${BOUND_SIGNS[bound]}${number}${unit === null ? '' : ` ${unit}`}`;
}
