/** Papers that try to break the window: markup, endless words, thousands of authors, text from right to left. */
import type { Paper } from '../../shared/library/paper.ts';
import { draft, paperFrom } from './papers.ts';

const SCRIPT = '<script>window.broken = true</script>';
const IMAGE = '<img src=x onerror="window.broken = true">';

export function hostilePapers(): readonly Paper[] {
  const drafts = [
    draft(`${SCRIPT}${IMAGE}<b>Markup</b> in a title &amp; entities`, {
      abstract: `${SCRIPT} ${IMAGE} <a href="javascript:window.broken=true">click</a> $\\href{javascript:window.broken=true}{x}$ and $\\frac{1$ and $5 and $6.`,
      note: `${SCRIPT}\n\n[link](javascript:window.broken=true) ${IMAGE} [[${SCRIPT}]] ![i](https://example.org/x.png)`,
      venue: IMAGE,
      tags: ['<b>bold</b>', 'x'.repeat(150)],
      links: [
        { kind: 'code', url: 'javascript:window.broken=true' },
        { kind: 'page', url: `https://example.org/${'long'.repeat(100)}` },
      ],
      authors: `${SCRIPT};Ann O'Neil`,
    }),
    draft('Donaudampfschifffahrtsgesellschaftskapitän'.repeat(60), {
      abstract: 'w'.repeat(40_000),
      venue: 'v'.repeat(500),
    }),
    draft('a title of 100 kB '.repeat(5_800), { abstract: 'and a long abstract too. '.repeat(8_000) }),
    draft('A paper by five thousand people', {
      authors: Array.from({ length: 5_000 }, (_, at) => `Person${at} Family${at}`).join(';'),
    }),
    draft('نموذج خط السقف: أداء بصري ثاقب للبنى متعددة النوى', {
      abstract: 'هذا الملخص مكتوب من اليمين إلى اليسار، مع كلمات مثل GPU و CUDA في وسطه.',
      authors: 'محمد الأحمد;שרה כהן',
      tags: ['أداء'],
    }),
    draft('\u202Eright-to-left override\u202C and zero\u200Bwidth', { abstract: '\u0007bell \u0000null' }),
    draft('🧠🚀 Emoji, 中文标题和日本語のタイトル, ﷽ and Z̸͓̼̐ͅa̶̖̒l̴̰͝g̴̬̈́o̷̫͊', { venue: '会议' }),
    draft('x'),
  ];
  return drafts.map((each, at) => paperFrom(each, { id: `hostile-${at}`, citeKey: `hostile${at}` }));
}
