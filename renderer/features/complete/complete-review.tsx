/** What a look-up found: the differences of each paper, candidates to choose from, and which sources failed. */
import type { ReactNode } from 'react';
import type { RequestOutput } from '../../../shared/api/contract.ts';
import type { CompletionItem } from '../../../shared/api/schemas.ts';
import { papers } from '../../../shared/library/paper-count.ts';
import { Empty } from '../../ui/empty.tsx';
import { Icon } from '../../ui/icon.tsx';
import { CompleteRow } from './complete-row.tsx';
import { isFillable, type Picks } from './picks.ts';

interface CompleteReviewProps {
  readonly items: readonly CompletionItem[];
  readonly failures: RequestOutput<'complete.look-up'>['failures'];
  /** Papers that wait for the network. */
  readonly queued: number;
  /** The user stopped the look-up: some papers may not have been asked about. */
  readonly stopped: boolean;
  readonly picks: Picks;
  readonly onChange: (picks: Picks) => void;
}

export function CompleteReview({ items, failures, queued, stopped, picks, onChange }: CompleteReviewProps) {
  const sure = items.filter(isFillable);
  const unsure = items.filter(({ state }) => state === 'choice');
  const full = items.filter((item) => item.state === 'found' && !isFillable(item));
  const missing = items.filter(({ state }) => state === 'nothing');
  const shown = [...sure, ...unsure];
  return (
    <div className="complete">
      {queued > 0 && (
        <Empty
          icon="spark"
          title="There is no network"
          more={`${papers(queued)} ${queued === 1 ? 'waits' : 'wait'} for it, also when you close Roofline. The line at the bottom says when they are looked up; nothing is filled in before you have seen it.`}
        />
      )}
      {queued === 0 && failures.length > 0 && (
        <div className="complete-failures" role="alert">
          <ul>
            {failures.map(({ source, message }) => (
              <li key={source}>
                <Icon name="warning" />
                <span>
                  <strong>{source}:</strong> {message}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {shown.length > 0 && (
        <p className="complete-counts" role="status">
          <Count of={sure.length}>found</Count>
          <Count of={unsure.length}>to choose</Count>
          <Count of={full.length}>already complete</Count>
          <Count of={missing.length}>{stopped ? 'not found or not asked' : 'not found'}</Count>
        </p>
      )}
      {shown.length === 0 && queued === 0 && (
        <Empty
          icon={full.length > 0 ? 'check' : 'search'}
          title={
            full.length > 0 ? 'Nothing is missing' : stopped ? 'Nothing was found yet' : 'Nothing was found'
          }
          more={
            full.length > 0
              ? 'The sources know nothing that is not here already.'
              : stopped
                ? 'The look-up was stopped. Look up again asks those that had no turn yet.'
                : 'Set an arXiv id or a DOI in the Paper tab and look the paper up again: an id finds what a title can’t.'
          }
        />
      )}
      {shown.length > 0 && (
        <ul className="complete-items" aria-label="Papers found">
          {shown.map((item) => (
            <li key={item.paperId}>
              <CompleteRow item={item} picks={picks} onChange={onChange} />
            </li>
          ))}
        </ul>
      )}
      {shown.length > 0 && missing.length > 0 && (
        <details className="complete-missing">
          <summary>
            {papers(missing.length)} {stopped ? 'not found or not asked' : 'not found'}
          </summary>
          <ul>
            {missing.map(({ paperId, citeKey, title }) => (
              <li key={paperId}>
                <code>{citeKey}</code> <bdi>{title.slice(0, 200)}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Count({ of, children }: { readonly of: number; readonly children: ReactNode }) {
  if (of === 0) return null;
  return (
    <span>
      <strong>{of.toLocaleString('en')}</strong> {children}
    </span>
  );
}
