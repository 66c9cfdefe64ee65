/**
 * LaTeX commands and the characters they stand for, in both directions. Sources: "The Comprehensive LaTeX Symbol List"
 * (Scott Pakin), LaTeX's `utf8ienc.dtx` and `ot1enc.def`.
 */

/** Reads a table of "command character" pairs, separated by blanks. */
function pairs(table: string): [string, string][] {
  const words = table.trim().split(/\s+/);
  return words.flatMap((word, at) => (at % 2 === 0 ? [[word, words[at + 1]!] as [string, string]] : []));
}

/** Accent commands and the combining mark that each puts on the letter after it. */
export const ACCENT_MARKS: ReadonlyMap<string, string> = new Map([
  ['`', '\u0300'],
  ["'", '\u0301'],
  ['^', '\u0302'],
  ['~', '\u0303'],
  ['=', '\u0304'],
  ['u', '\u0306'],
  ['.', '\u0307'],
  ['"', '\u0308'],
  ['r', '\u030a'],
  ['H', '\u030b'],
  ['v', '\u030c'],
  ['d', '\u0323'],
  ['c', '\u0327'],
  ['k', '\u0328'],
  ['b', '\u0331'],
]);

/** What an accent command prints over nothing: `\~{}` is how people write a tilde in a URL. */
export const BARE_ACCENTS: Readonly<Record<string, string>> = {
  '`': '`',
  "'": "'",
  '^': '^',
  '~': '~',
  '"': '"',
  '=': '¯',
  '.': '˙',
  c: '¸',
  v: 'ˇ',
  u: '˘',
  H: '˝',
  r: '˚',
  k: '˛',
};

/** Letters that are commands. They are written as `{\ss}`, which `bibtex` sorts and lower-cases correctly. */
const LETTERS = pairs(`
  ss ß ae æ AE Æ oe œ OE Œ o ø O Ø l ł L Ł aa å AA Å i ı j ȷ dh ð DH Ð th þ TH Þ dj đ DJ Đ ng ŋ NG Ŋ`);

/** Text symbols; the first command for a character is the one we write. */
const TEXT_SYMBOLS = pairs(`
  textquoteleft ‘ textquoteright ’ textellipsis … dots … ldots … S § textsection § P ¶ textparagraph ¶
  copyright © textcopyright © textregistered ® texttrademark ™ pounds £ textsterling £ texteuro € euro €
  textyen ¥ textcent ¢ textdegree ° textperiodcentered · textcentereddot · textbullet • textonehalf ½ textonequarter ¼
  textthreequarters ¾ textordfeminine ª textordmasculine º guillemotleft « guillemotright » guillemetleft « guillemetright »
  guilsinglleft ‹ guilsinglright › quotedblbase „ quotesinglbase ‚ textquotedblleft “ textquotedblright ”
  textexclamdown ¡ textquestiondown ¿ textasciimacron ¯ textasciiacute ´ textasciidieresis ¨ textbrokenbar ¦
  textdagger † dag † textdaggerdbl ‡ ddag ‡ textperthousand ‰ textnumero № textmu µ textcurrency ¤
  textbaht ฿ textwon ₩ textestimated ℮ textrecipe ℞ textservicemark ℠ textreferencemark ※ textinterrobang ‽
  textendash – textemdash —`);

/** ASCII characters that LaTeX text needs a command for. They are read from these names too. */
const ASCII_SYMBOLS = pairs(`
  textbackslash \\ textasciitilde ~ textasciicircum ^ textless < textgreater > textbar | textbraceleft { textbraceright }
  textunderscore _ textdollar $ textquotedbl " textquotesingle ' textasciigrave \` lbrace { rbrace } slash / textasteriskcentered *
  textpercent % textampersand & textnumbersign # lbrack [ rbrack ]`);

/** Maths symbols; in prose they are written as `{\ensuremath{\alpha}}`, which works in and out of maths. */
const MATHS_SYMBOLS = pairs(`
  alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π
  rho ρ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω vartheta ϑ varpi ϖ varrho ϱ
  Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
  times × div ÷ pm ± mp ∓ cdot ⋅ leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ approx ≈ sim ∼ simeq ≃ cong ≅ equiv ≡ propto ∝ ll ≪ gg ≫
  infty ∞ partial ∂ nabla ∇ sum ∑ prod ∏ int ∫ surd √ in ∈ notin ∉ ni ∋ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ cup ∪ cap ∩
  emptyset ∅ forall ∀ exists ∃ neg ¬ lnot ¬ wedge ∧ land ∧ vee ∨ lor ∨ oplus ⊕ otimes ⊗ odot ⊙ perp ⊥ top ⊤ vdash ⊢ models ⊨ mid ∣
  parallel ∥ angle ∠ triangle △ diamond ⋄ star ⋆ ast ∗ circ ∘ bullet ∙ langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉
  rightarrow → to → leftarrow ← gets ← uparrow ↑ downarrow ↓ leftrightarrow ↔ updownarrow ↕ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔
  mapsto ↦ longrightarrow ⟶ longleftarrow ⟵ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ ell ℓ hbar ℏ Re ℜ Im ℑ aleph ℵ wp ℘ prime ′
  cdots ⋯ vdots ⋮ ddots ⋱ clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠ flat ♭ natural ♮ sharp ♯ setminus ∖ uplus ⊎
  sqcup ⊔ sqcap ⊓ prec ≺ succ ≻ preceq ⪯ succeq ⪰ asymp ≍ doteq ≐ bowtie ⋈ dagger † ddagger ‡ bigcirc ◯ therefore ∴ because ∵`);

/** Other names under which text files write maths symbols. */
const TEXT_MATHS = pairs(`
  texttimes × textdiv ÷ textpm ± textlnot ¬ textrightarrow → textleftarrow ← textuparrow ↑ textdownarrow ↓
  textsurd √ textohm Ω textmho ℧ textleq ≤ textgeq ≥ textalpha α textbeta β textgamma γ textdelta δ textlambda λ
  textepsilon ε textpi π textsigma σ textOmega Ω textDelta Δ textGamma Γ textTheta Θ textPhi Φ textomega ω texttau τ texttheta θ textphi φ`);

/** LaTeX's names for Cyrillic letters (`\cyra`, `\CYRA`), in the order of the Russian alphabet; read, never written. */
const CYRILLIC =
  'a а b б v в g г d д e е yo ё zh ж z з i и ishrt й k к l л m м n н o о p п r р s с t т u у f ф h х c ц ch ч sh ш shch щ hrdsn ъ ery ы sftsn ь erev э yu ю ya я';
const CYRILLIC_LETTERS = pairs(CYRILLIC).flatMap(([name, letter]): [string, string][] => [
  [`cyr${name}`, letter],
  [`CYR${name.toUpperCase()}`, letter.toUpperCase()],
]);

const SUPERSCRIPTS = '⁰0¹1²2³3⁴4⁵5⁶6⁷7⁸8⁹9⁺+⁻-⁼=⁽(⁾)ⁿnⁱi';
const SUBSCRIPTS = '₀0₁1₂2₃3₄4₅5₆6₇7₈8₉9₊+₋-₌=₍(₎)ₐaₑeₒoₓxₕhₖkₗlₘmₙnₚpₛsₜt';

function scriptTable(letters: string): ReadonlyMap<string, string> {
  const chars = [...letters];
  return new Map(chars.flatMap((char, at) => (at % 2 === 0 ? [[char, chars[at + 1]!] as const] : [])));
}
function inverse(table: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...table].map(([key, value]) => [value, key]));
}

/** Unicode superscripts and subscripts to the plain characters they raise and lower, and back. */
export const SUPERSCRIPT_TO_PLAIN = scriptTable(SUPERSCRIPTS);
export const SUBSCRIPT_TO_PLAIN = scriptTable(SUBSCRIPTS);
export const PLAIN_TO_SUPERSCRIPT = inverse(SUPERSCRIPT_TO_PLAIN);
export const PLAIN_TO_SUBSCRIPT = inverse(SUBSCRIPT_TO_PLAIN);

/** The maths command (without backslash) of a character, for use inside `$...$`. */
export const CHAR_TO_MATHS: ReadonlyMap<string, string> = firstCommands(MATHS_SYMBOLS);

function firstCommands(table: readonly [string, string][]): Map<string, string> {
  const commands = new Map<string, string>();
  for (const [command, char] of table) if (!commands.has(char)) commands.set(char, command);
  return commands;
}

/** A character to the LaTeX that prints it in prose, safe at any place in a BibTeX value. */
export const CHAR_TO_LATEX: ReadonlyMap<string, string> = new Map([
  ...[...CHAR_TO_MATHS].map(([char, command]) => [char, `{\\ensuremath{\\${command}}}`] as const),
  ...[...firstCommands(TEXT_SYMBOLS), ...firstCommands(LETTERS)].map(
    ([char, command]) => [char, `{\\${command}}`] as const,
  ),
  ['−', '{\\ensuremath{-}}'],
  ['–', '--'],
  ['—', '---'],
  ['“', '``'],
  ['”', "''"],
  ['\u00a0', '~'],
]);

/** A command (without backslash) to the character it prints. */
export const COMMAND_TO_CHAR: ReadonlyMap<string, string> = new Map([
  ...MATHS_SYMBOLS,
  ...TEXT_MATHS,
  ...CYRILLIC_LETTERS,
  ...ASCII_SYMBOLS,
  ...TEXT_SYMBOLS,
  ...LETTERS,
]);
