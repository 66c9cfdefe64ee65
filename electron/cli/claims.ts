/** `roofline claims`: the numbers that abstracts claim, one a line. */
import type { Command } from 'commander';
import type { ClaimRow } from '../../shared/api/schemas.ts';
import {
  CLAIM_TABLE_FORMATS,
  claimsTable,
  type ClaimTableFormat,
  type ClaimTableRow,
} from '../../shared/claims/table.ts';
import { CLAIM_METRICS, type ClaimMetric } from '../../shared/library/knowledge.ts';
import { choice, printJson, withLibrary, type CommonOptions } from './session.ts';
import { counted, oneLine, type Terminal } from './terminal.ts';

interface ClaimsOptions extends CommonOptions {
  readonly query?: string;
  readonly metric?: ClaimMetric;
  readonly format: ClaimTableFormat;
}

export function addClaimsCommand(program: Command, terminal: Terminal): void {
  program
    .command('claims')
    .summary('list the numbers that papers claim')
    .option('--query <query>', 'only the papers that this query finds')
    .addOption(choice('--metric <name>', 'only this metric', CLAIM_METRICS))
    .addOption(choice('--format <name>', 'how to print them', CLAIM_TABLE_FORMATS).default('table'))
    .action(async (_options: unknown, command: Command) => {
      const options = command.optsWithGlobals<ClaimsOptions>();
      await withLibrary(terminal, options, async (library) => {
        await library.ask('claims.refresh', {});
        const { claims } = await library.ask('claims.list', {
          query: options.query ?? '',
          ...(options.metric === undefined ? {} : { metric: options.metric }),
        });
        if (options.json) return printJson(terminal, { claims: claims.map(flat) });
        if (claims.length > 0) terminal.out(claimsTable(claims.map(printable), options.format));
        terminal.err(`${counted(claims.length, 'claim')}.\n`);
      });
    });
}

/** The documented JSON: the claim's fields beside the paper's key and title. */
function flat({ citeKey, title, claim }: ClaimRow): object {
  return { citeKey, title, ...claim };
}

/** A claim whose imported words can't drive the terminal. */
function printable({ citeKey, title, claim }: ClaimRow): ClaimTableRow {
  return {
    citeKey: oneLine(citeKey),
    title: oneLine(title),
    claim: {
      ...claim,
      quote: oneLine(claim.quote),
      hardware: claim.hardware.map(oneLine),
      ...(claim.baseline === undefined ? {} : { baseline: oneLine(claim.baseline) }),
      ...(claim.measure === undefined ? {} : { measure: oneLine(claim.measure) }),
    },
  };
}
