/** `roofline tag`: adds, removes, renames and lists tags. */
import type { Command } from 'commander';
import { findPapers } from './find-papers.ts';
import { columns } from './layout.ts';
import { printJson, withLibrary, type CommonOptions } from './session.ts';
import { counted, oneLine, type Terminal } from './terminal.ts';

export function addTagCommand(program: Command, terminal: Terminal): void {
  const tag = program.command('tag').summary('add, remove, rename or list tags').helpCommand(false);

  for (const action of ['add', 'remove'] as const) {
    tag
      .command(action)
      .summary(action === 'add' ? 'tag papers' : 'take a tag off papers')
      .argument('<tag>')
      .argument('<key...>', 'citation keys')
      .action(async (name: string, keys: string[], _options: unknown, command: Command) => {
        const options = command.optsWithGlobals<CommonOptions>();
        await withLibrary(terminal, options, async (library) => {
          const papers = await findPapers(library, keys);
          const ids = papers.map(({ id }) => id);
          const done = await library.ask('papers.tag', { ids, [action]: [name] });
          if (options.json)
            return printJson(terminal, { ...done, papers: papers.map(({ citeKey }) => citeKey) });
          const verb = action === 'add' ? 'tagged' : 'untagged';
          terminal.out(`${counted(papers.length, 'paper')} ${verb} “${oneLine(name)}”.\n`);
        });
      });
  }

  tag
    .command('rename')
    .summary('rename a tag and what is nested under it')
    .argument('<old>')
    .argument('<new>')
    .action(async (from: string, to: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      await withLibrary(terminal, options, async (library) => {
        const done = await library.ask('tags.rename', { from, to });
        if (options.json) return printJson(terminal, done);
        terminal.out(`“${oneLine(from)}” is now “${oneLine(to)}” on ${counted(done.papers, 'paper')}.\n`);
      });
    });

  tag
    .command('list')
    .summary('list the tags')
    .action(async (_options: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      await withLibrary(terminal, options, async (library) => {
        const tags = await library.ask('tags.list', {});
        if (options.json) return printJson(terminal, { tags });
        const rows = tags.map(({ name, count }) => [String(count), oneLine(name)]);
        if (rows.length > 0) terminal.out(columns(rows, terminal.width).join('\n') + '\n');
        else terminal.err('No tags yet. roofline tag add TAG KEY adds one.\n');
      });
    });
}
