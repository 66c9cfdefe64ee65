/**
 * Text with inline maths (`$O(n^2)$`) set by KaTeX and ranges marked. KaTeX builds DOM nodes itself; the text never
 * becomes HTML. What is no valid maths stays as it was written.
 */
import katex from 'katex';
import 'katex/dist/katex.min.css';
import { useEffect, useRef } from 'react';
import { MarkedText, type Ranges } from './marked-text.tsx';

const MATH = /\$([^$\n]{1,300})\$/g;
/** More formulas than this in one text are left as text: no real abstract has them. */
const MOST = 60;

export function MathText({
  text,
  ranges = [],
}: {
  readonly text: string;
  readonly ranges?: Ranges | undefined;
}) {
  const parts: { from: number; to: number; tex?: string }[] = [];
  let done = 0;
  for (const match of text.matchAll(MATH)) {
    const tex = match[1]!;
    // "$5 and $6" is money: maths has no blank after the first or before the last dollar.
    if (parts.length > MOST || /^\s|\s$/.test(tex) || /^\d/.test(text.charAt(match.index + match[0].length)))
      continue;
    parts.push(
      { from: done, to: match.index },
      { from: match.index, to: match.index + match[0].length, tex },
    );
    done = match.index + match[0].length;
  }
  parts.push({ from: done, to: text.length });
  return parts.map(({ from, to, tex }) =>
    tex === undefined ? (
      <MarkedText
        key={from}
        text={text.slice(from, to)}
        limit={Infinity}
        ranges={ranges.flatMap(([start, end]) =>
          end > from && start < to ? [[Math.max(start, from) - from, Math.min(end, to) - from] as const] : [],
        )}
      />
    ) : (
      <Formula key={from} tex={tex} />
    ),
  );
}

function Formula({ tex }: { readonly tex: string }) {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (!place.current) return;
    try {
      katex.render(tex, place.current, { throwOnError: true, trust: false, maxSize: 10, maxExpand: 100 });
    } catch {
      place.current.textContent = `$${tex}$`;
    }
  }, [tex]);
  return <span ref={place}>{`$${tex}$`}</span>;
}
