/** RIS, the tagged format of reference managers and publishers. Source: RIS format specifications (Research Information Systems, 2011). */
import type { Format } from '../format.ts';
import { printing } from '../print-each.ts';
import { parseRis } from './parse.ts';
import { printRis } from './print.ts';

export const ris: Format = {
  id: 'ris',
  name: 'RIS',
  extensions: ['ris'],
  recognise(text, options) {
    const tagged = [...text.slice(0, 20_000).matchAll(/^[ \t]*([A-Z][A-Z0-9]) {1,2}- ?/gm)].length;
    if (/^[ \t\ufeff]*TY {1,2}- ?[A-Z]/m.test(text.slice(0, 200_000))) return tagged >= 2 ? 0.95 : 0.6;
    if (tagged < 3) return 0;
    return options?.from?.toLowerCase().endsWith('.ris') || /^ER {1,2}-/m.test(text) ? 0.8 : 0.3;
  },
  parse: parseRis,
  ...printing(printRis),
};
