/** Bare numbers: a result only beside the name of a quality score. */
import { rowOf } from './number-row.ts';
import type { Mention } from './sentences.ts';
import { kindOf } from './unit-kind.ts';

const SCORE = String.raw`(?:perplexity|PPL|FID|FVD|errors?|MAE|RMSE|MSE|MAPE|scores?|correlation|BLEU|ROUGE(?:-\w)?|F1|AUC|AUROC|AUPRC|mAP|PSNR|SSIM|CLIP|Kendall(?:'s)?(?: tau)?|Spearman(?:'s)?(?: \w+)?|Pearson(?:'s)?(?: \w+)?|coefficient|LPIPS|VBench|R2|R\^2|NDCG|IoU|Elo|accurac(?:y|ies)|WER|Dice|tau|rho)\b`;

const SCORE_AFTER = new RegExp(String.raw`^ (?:[\w-]+ ){0,2}` + SCORE, 'i');
const SCORE_BEFORE = new RegExp(
  String.raw`\b` +
    SCORE +
    String.raw`(?: \([^()#]{0,20}\))?(?: [\w-]+){0,3}?(?: (?:of|to|is|at|by|below|above|reaching|from # to|up to|as low as|match|only|just|about|around|over|under|less than|=|:))* ?$`,
  'i',
);

/** A number without a unit that no score word claims. */
export function isBareWithoutScore(m: Mention): boolean {
  if (kindOf(m) !== 'bare') return false;
  if (m.hyphenated) return true;
  if (
    /^ (?:[a-z-]+ )?(?:workloads|benchmarks|models|datasets|tasks|kernels|traces|experts|layers|stages|GPUs|requests|users|devices|configurations|hours|times|years)\b/.test(
      m.right,
    )
  )
    return true;
  if (/^ ?(?:better|lower|higher|improvement|reduction|points?)\b/.test(m.right) && SCORE_AFTER.test(m.right))
    return false;
  // "PSNR values reaching #, # and #": the score is named before the first.
  const first = rowOf(m)[0]!;
  return !(
    SCORE_AFTER.test(m.right) ||
    SCORE_BEFORE.test(scoreContext(m)) ||
    (first !== m && kindOf(first) === 'bare' && SCORE_BEFORE.test(scoreContext(first)))
  );
}

/** The words before the number; those before "from #" where this is the "to #" of it. */
function scoreContext(m: Mention): string {
  const words = m.gapBefore.slice(-80);
  return /^(?: [\w-]+){0,4} to $/.test(words) ? m.left.slice(-120) : words;
}
