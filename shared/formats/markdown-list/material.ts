/** What the labels of links say: that they lead to a paper's material, and to which. */
import type { Link } from '../../library/paper.ts';

/** Words that a link to a paper's material carries instead of its title. */
const MATERIAL =
  /^(?:the\s+)?(?:official\s+)?(?:paper|pdf|preprint|arxiv|code|source code|github|github repo|gitlab|repo|repository|project|project page|page|website|web|homepage|home|site|blog|blogpost|post|slides?|ppt|video|talk|recording|youtube|bilibili|poster|data|dataset|datasets|demo|model|models|weights|checkpoints?|hugging ?face|hf|openreview|docs?|documentation|link|links|url|doi|acm|ieee|usenix|acl|springer|tweet|twitter|x|tech(?:nical)? report|report|supp(?:lementary)?|appendix|bib(?:tex)?|cite|citation|artifact|ae|notes?|review|reviews|summary|html|abs|abstract|publication|proceedings|news|trace|traces|benchmark|media|article|full paper|extended version|colab|docker|pytorch|tensorflow|jax|unofficial code)(?:\s?\d{1,2}|\s?\([\w.\s'-]{0,20}\)|\s(?:link|page|version))?$/i;
const PAPER_MATERIAL =
  /^(?:the\s+)?(?:full )?(?:paper|pdf|preprint|arxiv|openreview|acm|ieee|usenix|doi|abs|html|publication|proceedings)\b/i;

/** Labels of material that is not the paper itself, even where it is a PDF at a publisher's. */
const NO_PAPER =
  /^(?:official )?(?:slides?|ppt|poster|video|talk|recording|youtube|bilibili|code|source code|github|gitlab|repo|docs?|supp|appendix|artifact|ae\b|reviews?|notes?|summary|data|model|demo|blog|news|tweet|twitter)/i;

/** Whether a label names material of a paper, and so is no title. */
export function isMaterial(label: string): boolean {
  return MATERIAL.test(label);
}

/** Whether a label names the paper itself. */
export function isPaperMaterial(label: string): boolean {
  return PAPER_MATERIAL.test(label);
}

/** Whether a label names what is beside a paper and never the paper. */
export function isBesidePaper(label: string): boolean {
  return NO_PAPER.test(label);
}

/** The kind of link that a label says it is. */
export function materialKind(label: string): Link['kind'] | undefined {
  if (/^(?:official |source |unofficial )?(?:code|github|gitlab|repo)/i.test(label)) return 'code';
  if (/^slides?|^ppt/i.test(label)) return 'slides';
  if (/^(?:video|talk|recording|youtube)/i.test(label)) return 'video';
  if (/^data/i.test(label)) return 'data';
  return undefined;
}
