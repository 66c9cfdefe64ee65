/** The citation keys that a LaTeX document cites: read from its `.aux` (exact) or its `.tex` (as far as macros allow). */

/** `\citation{a,b}` (BibTeX) and `\abx@aux@cite{0}{a}` (biblatex) in an .aux file. */
const AUX_CITATION = /\\citation\{([^{}]*)\}|\\abx@aux@cite\{\d*\}\{([^{}]*)\}/g;
/** `\cite`, `\citep*`, `\parencite[see][p. 3]`, `\nocite`, `\textcites`: any command of that family, then optional arguments. */
const TEX_CITATION =
  /\\[a-zA-Z]*cit(?:e|es|ep|et|eauthor|eyear|ealt|ealp|enum)\w{0,12}\*?[ \t]{0,9}(?:\[[^\]]{0,300}\][ \t]{0,9}){0,2}\{([^{}]{0,5000})\}/gi;

export interface CitedKeys {
  /** In order of first citation, each once. */
  readonly keys: readonly string[];
  /** `\nocite{*}`: the document wants everything. */
  readonly all: boolean;
}

/** Reads the keys cited in the text of a `.tex` or `.aux` file. Comments in `.tex` are skipped. */
export function citedKeys(text: string): CitedKeys {
  const isAux = text.includes('\\relax') || /\\citation\{|\\abx@aux@cite/.test(text);
  const found = isAux
    ? [...text.matchAll(AUX_CITATION)].map((match) => match[1] ?? match[2] ?? '')
    : [...withoutComments(text).matchAll(TEX_CITATION)].map((match) => match[1]!);
  const keys = new Set(found.flatMap((list) => list.split(',')).map((key) => key.trim()));
  const all = keys.delete('*');
  keys.delete('');
  return { keys: [...keys], all };
}

function withoutComments(tex: string): string {
  return tex
    .split('\n')
    .map((line) => {
      for (let i = line.indexOf('%'); i !== -1; i = line.indexOf('%', i + 1)) {
        if (line[i - 1] !== '\\') return line.slice(0, i);
      }
      return line;
    })
    .join('\n');
}
