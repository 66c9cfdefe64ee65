/** The claims of the papers that a query finds, for Compare and for `roofline claims`. */
import { claimRatio } from '../../../shared/claims/ratio.ts';
import { selectPapers, type Handlers, type HostContext } from './service.ts';

export function claimsService(context: HostContext): Pick<Handlers, 'claims.list'> {
  return {
    'claims.list': ({ query, metric }) => ({
      claims: selectPapers(context, { query }).flatMap((paper) =>
        paper.claims.flatMap((claim, index) => {
          if (claim.settled === 'rejected' || (metric !== undefined && claim.metric !== metric)) return [];
          const ratio = claimRatio(claim);
          return [
            {
              paperId: paper.id,
              index,
              citeKey: paper.citeKey,
              title: paper.title,
              ...(paper.published ? { published: paper.published } : {}),
              claim,
              ...(ratio === undefined ? {} : { ratio }),
            },
          ];
        }),
      ),
    }),
  };
}
