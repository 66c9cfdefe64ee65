/** The claims of the papers that a query finds, for Compare and for `roofline claims`; and counts over them, for Insights. */
import {
  hardwareByYear,
  mostUsedBaselines,
  papersByTopic,
  periodOf,
  periodUnit,
  venues,
  type PeriodUnit,
} from '../../../shared/claims/insights.ts';
import { claimRatio } from '../../../shared/claims/ratio.ts';
import type { Paper } from '../../../shared/library/paper.ts';
import { suggestTopics } from '../../../shared/topics/suggest.ts';
import type { LongWork } from './long-work.ts';
import { selectPapers, type Handlers, type HostContext } from './service.ts';

/** Names beyond these are too rare to chart. */
const MOST_NAMES = 30;

export function claimsService(context: HostContext): Pick<Handlers, 'claims.list' | 'claims.insights'> {
  // Papers are frozen and replaced when they change, so what was suggested for one stays right.
  const suggestions = new WeakMap<Paper, readonly string[]>();

  /** The best suggestion for each paper without a topic, in slices: the first time, this reads every abstract. */
  async function suggestFor(papers: readonly Paper[], unit: PeriodUnit, work: LongWork): Promise<number> {
    let suggested = 0;
    for (const [at, paper] of papers.entries()) {
      if (paper.topics.length > 0) continue;
      let topics = suggestions.get(paper);
      if (!topics) {
        topics = suggestTopics(paper)
          .slice(0, 1)
          .map(({ topic }) => topic);
        suggestions.set(paper, topics);
        await work.at(at / papers.length, 'Looking for topics');
      }
      if (topics.length > 0 && periodOf(paper, unit) !== undefined) suggested++;
    }
    return suggested;
  }

  return {
    'claims.list': async ({ query, metric, limit = Infinity }) => {
      const papers = await selectPapers(context, { query });
      const found = papers.flatMap((paper) =>
        paper.claims.flatMap((claim, index) =>
          claim.settled === 'rejected' || (metric !== undefined && claim.metric !== metric)
            ? []
            : [{ paper, claim, index }],
        ),
      );
      const claims = found.slice(0, limit).map(({ paper, claim, index }) => {
        const ratio = claimRatio(claim);
        return {
          paperId: paper.id,
          index,
          citeKey: paper.citeKey,
          title: paper.title,
          ...(paper.published ? { published: paper.published } : {}),
          claim,
          ...(ratio === undefined ? {} : { ratio }),
        };
      });
      return { claims, total: found.length };
    },

    'claims.insights': async ({ query }) => {
      const papers = await selectPapers(context, { query });
      const unit = periodUnit(papers);
      const suggested = await context.atLength('insights', (work) => suggestFor(papers, unit, work));
      return {
        papers: papers.length,
        unit,
        topics: papersByTopic(papers, unit, (paper) =>
          paper.topics.length > 0 ? paper.topics : (suggestions.get(paper) ?? []),
        ),
        suggested,
        hardware: hardwareByYear(papers),
        baselines: mostUsedBaselines(papers).slice(0, MOST_NAMES),
        venues: venues(papers).slice(0, MOST_NAMES),
      };
    },
  };
}
