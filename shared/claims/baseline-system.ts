/** Known systems behind baselines as printed. The names are data: baseline-systems.ts. */
import { BASELINE_SYSTEMS } from './baseline-systems.ts';

const SYSTEM_BY_SPELLING = new Map<string, string>(
  BASELINE_SYSTEMS.flatMap(({ name, aliases = [] }) =>
    [name, ...aliases].map((spelling) => [fold(spelling), name] as const),
  ),
);

function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s-]+/g, ' ')
    .trim();
}

/** The known system that a baseline as printed names ("stock vLLM v0.6" is "vLLM"), or undefined for a generic one. */
export function baselineSystem(printed: string): string | undefined {
  const words = fold(printed)
    .split(/[ ,()]+/)
    .filter((word) => word !== '');
  for (let length = Math.min(4, words.length); length > 0; length--) {
    for (let at = 0; at + length <= words.length; at++) {
      const name = SYSTEM_BY_SPELLING.get(words.slice(at, at + length).join(' '));
      if (name !== undefined) return name;
    }
  }
  return undefined;
}

/** The known systems that a baseline as printed names, each once: "FasterTransformer and Orca" names two. */
export function systemsIn(printed: string): string[] {
  return [...new Set(printed.split(/,? and |, /).flatMap((name) => baselineSystem(name) ?? []))];
}

/** What filters and plots call a baseline: its known systems, else the words as printed. */
export function baselineName(printed: string): string {
  return systemsIn(printed).join(', ') || printed;
}
