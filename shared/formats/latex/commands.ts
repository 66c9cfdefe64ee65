/** LaTeX commands that bibliographies use in prose, by what they do. Characters that commands stand for are in symbols.ts. */

/** Commands that only change how their argument looks; the text stays, and the result is lossy. */
export const STYLE_COMMANDS: ReadonlySet<string> = new Set(
  'textit textbf textsl textsc texttt textrm textsf textup textmd textnormal emph underline uline mbox hbox fbox text mathrm mathit mathbf ensuremath uppercase lowercase MakeUppercase MakeLowercase MakeTextUppercase NoCaseChange bibstring mkbibemph mkbibbold mkbibitalic footnote section hl'.split(
    ' ',
  ),
);
/** Commands whose argument prints nothing. */
export const SILENT_COMMANDS: ReadonlySet<string> = new Set([
  'vphantom',
  'hphantom',
  'phantom',
  'noopsort',
  'SortNoop',
  'label',
  'vspace',
  'hspace',
]);
/** Switches without an argument that change nothing a reader of plain text sees, and that writing back need not repeat. */
export const NEUTRAL_SWITCHES: ReadonlySet<string> = new Set([
  'relax',
  'protect',
  'null',
  'leavevmode',
  'nobreak',
  'allowbreak',
  'hskip',
  'selectfont',
]);
/** Commands that print a blank. */
export const SPACE_COMMANDS: ReadonlySet<string> = new Set([
  'quad',
  'qquad',
  'newline',
  'linebreak',
  'space',
  'par',
  'hfill',
  'enspace',
  'thinspace',
  'newblock',
]);
/** Names that are commands. They are written back as they came. */
export const LOGOS: ReadonlyMap<string, string> = new Map([
  ['TeX', 'TeX'],
  ['LaTeX', 'LaTeX'],
  ['LaTeXe', 'LaTeX2e'],
  ['BibTeX', 'BibTeX'],
  ['XeTeX', 'XeTeX'],
  ['XeLaTeX', 'XeLaTeX'],
  ['LuaTeX', 'LuaTeX'],
  ['LuaLaTeX', 'LuaLaTeX'],
  ['ConTeXt', 'ConTeXt'],
  ['MF', 'METAFONT'],
  ['MP', 'MetaPost'],
]);
/** Commands that put their argument in quotation marks. */
export const QUOTE_COMMANDS: ReadonlySet<string> = new Set(['enquote', 'mkbibquote', 'textquote']);
