/** Why two works whose titles look the same may be two works all the same: errata, posters, editorials, "C" and "C++". */
import type { PaperFacts } from './paper-facts.ts';

/** What stands before or after the colon of a work about another, or of a lesser form of it; as `compact` writes it. */
const ANOTHER_WORK = new Set(
  `erratum errata erratumto corrigendum corrigenda corrigendumto correction correctionto authorcorrection publishercorrection
   retraction retracted retractionnote withdrawn addendum addendumto comment commentary commenton reply replyto response responseto
   rebuttal poster posterabstract demo demonstration demopaper abstract extendedabstract supplement supplementto
   supplementarymaterial appendix discussion summary review tutorial keynote invitedtalk talk panel workinprogress shortpaper
   extendedversion fullversion technicalreport`.split(/\s+/),
);
/** Titles that every volume of a series has. */
const STANDING_TITLES = new Set(
  `editorial guesteditorial introduction preface foreword afterword conclusion conclusions index contents tableofcontents frontmatter
   backmatter welcome keynote panel discussion abstract abstracts overview news letters lettertotheeditor bookreview bookreviews
   errata erratum editorialboard introductiontothespecialissue messagefromthechairs messagefromtheprogramchairs inmemoriam
   acknowledgments acknowledgements appendix references`.split(/\s+/),
);
/** Signs that tell names apart: "C++", "C#", "A*". A star after a longer word is a footnote. */
const TELLING_SIGNS = /[\p{L}\p{N}](?:\++|#)(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])\p{Lu}\*/gu;

/**
 * What speaks against merging two papers unasked that have the same title, or the same but for what stands before or after a
 * colon. Undefined where nothing does.
 */
export function doubtAboutTitles(a: PaperFacts, b: PaperFacts, authorsAgree: boolean): string | undefined {
  const label = labelOf(a) ?? labelOf(b);
  if (label !== undefined && labelOf(a) !== labelOf(b))
    return 'one of them is called an erratum, a poster or the like';
  if (signsOf(a) !== signsOf(b)) return 'with other signs in it';
  const standing = STANDING_TITLES.has(a.title) && a.title === b.title;
  const here = authorsAgree && a.year !== undefined && a.year === b.year;
  return standing && !here ? 'every volume has one of that title' : undefined;
}

function labelOf({ keys }: PaperFacts): string | undefined {
  return [keys.main, keys.subtitle].find((part) => part !== undefined && ANOTHER_WORK.has(part));
}

function signsOf({ paper }: PaperFacts): string {
  return (paper.title.match(TELLING_SIGNS) ?? []).join(' ').toLowerCase();
}
