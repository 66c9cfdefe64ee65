/** The Claims tab: what the abstract promises, as rows, each with the words it was read from. */
import { useState } from 'react';
import type { Claim } from '../../../shared/library/knowledge.ts';
import type { Paper } from '../../../shared/library/paper.ts';
import { focusClaim } from '../../actions/focus.ts';
import { readDraft } from '../../state/drafts.ts';
import { editPaper, notifyUndo } from '../../state/edits.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { claimDraft, ClaimForm } from './claim-form.tsx';
import { boundText, claimFacts, valueText } from './claim-text.ts';
import './claims.css';

export function ClaimsTab({ paper }: { readonly paper: Paper }) {
  /** The claim being corrected, by its place in the paper; -1 while one is added. */
  const [editing, setEditing] = useState(() =>
    [-1, ...paper.claims.keys()].find(
      (at) => readDraft(`${paper.id}.${claimDraft(at < 0 ? undefined : at)}`) !== undefined,
    ),
  );
  const shown = paper.claims
    .map((claim, at) => ({ claim, at }))
    .filter(({ claim }) => claim.settled !== 'rejected');

  const save = (claims: readonly Claim[]): Promise<boolean> => editPaper(paper, { claims: [...claims] });
  const replace = (at: number, claim: Claim): Promise<boolean> =>
    save(paper.claims.map((each, place) => (place === at ? claim : each)));

  async function reject(at: number): Promise<void> {
    const claim = paper.claims[at];
    if (!claim) return;
    // An added claim just goes; one that was read is remembered as wrong, so that it does not come back.
    const done =
      claim.settled === 'added'
        ? await save(paper.claims.filter((_, place) => place !== at))
        : await replace(at, { ...claim, settled: 'rejected' });
    if (!done) return;
    notifyUndo('Claim removed');
    const next = shown.find((each) => each.at > at)?.at;
    const before = shown.findLast((each) => each.at < at)?.at;
    // The places behind a claim that is gone move up.
    focusClaim(next === undefined ? before : claim.settled === 'added' ? next - 1 : next);
  }

  return (
    <div className="claims-tab">
      {shown.length === 0 && editing === undefined && (
        <Empty
          icon="spark"
          title="No claims"
          more="Numbers by which the authors say how well their work does, read out of the abstract."
        >
          <Button icon="plus" data-add-claim onClick={() => setEditing(-1)}>
            Add a claim
          </Button>
        </Empty>
      )}
      <ul className="claims">
        {shown.map(({ claim, at }) =>
          editing === at ? (
            <li key={at}>
              <ClaimForm
                claim={claim}
                at={at}
                onCancel={() => {
                  setEditing(undefined);
                  focusClaim(at);
                }}
                onSave={async (next) => {
                  setEditing(undefined);
                  focusClaim(at);
                  const settled = claim.settled === 'added' ? 'added' : 'corrected';
                  const saved = await replace(at, { ...next, settled });
                  if (!saved) setEditing(at);
                  return saved;
                }}
              />
            </li>
          ) : (
            <li key={at} className="claim" data-kind={claim.metric}>
              <p className="claim-head">
                <strong className="claim-value">
                  {boundText(claim.bound)}
                  {valueText(claim)}
                </strong>
                <span>{claim.measure ?? claim.metric}</span>
                {claim.settled && <span className="claim-settled">{claim.settled}</span>}
                <span className="claim-actions">
                  {claim.settled === undefined && (
                    <IconButton
                      icon="check"
                      label="Confirm this claim"
                      onClick={() => {
                        void replace(at, { ...claim, settled: 'confirmed' });
                        focusClaim(at);
                      }}
                    />
                  )}
                  <IconButton
                    icon="pencil"
                    label="Correct this claim"
                    data-claim={at}
                    onClick={() => setEditing(at)}
                  />
                  <IconButton icon="trash" label="Remove this claim" onClick={() => void reject(at)} />
                </span>
              </p>
              <p className="claim-facts">{claimFacts(claim)}</p>
              <blockquote className="claim-words">{claim.quote}</blockquote>
            </li>
          ),
        )}
      </ul>
      {editing === -1 && (
        <ClaimForm
          onCancel={() => {
            setEditing(undefined);
            focusClaim(undefined);
          }}
          onSave={async (claim) => {
            setEditing(undefined);
            focusClaim(paper.claims.length);
            const saved = await save([...paper.claims, { ...claim, settled: 'added' }]);
            if (!saved) setEditing(-1);
            return saved;
          }}
        />
      )}
      {shown.length > 0 && editing === undefined && (
        <Button icon="plus" look="quiet" data-add-claim onClick={() => setEditing(-1)}>
          Add a claim
        </Button>
      )}
    </div>
  );
}
