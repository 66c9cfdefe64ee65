/** The abstract: search matches marked, claims underlined in their kind's colour, addresses live. */
import { Fragment, type ReactNode } from 'react';
import type { Paper } from '../../../shared/library/paper.ts';
import { isSafeUrl } from '../../actions/copy.ts';
import { focusClaim } from '../../actions/focus.ts';
import { setTab } from '../../state/view.ts';
import type { Ranges } from '../../ui/marked-text.tsx';
import { MathText } from '../../ui/math-text.tsx';
import { claimPlaces } from './claim-places.ts';

const URL_IN_TEXT = /https?:\/\/[^\s<>"'“”]+[^\s<>"'“”.,;:!?)\]}]/g;
/** Longer abstracts are cut on screen; editing shows everything. */
const SHOWN = 20_000;

export function Abstract({
  paper,
  ranges = [],
}: {
  readonly paper: Paper;
  readonly ranges?: Ranges | undefined;
}) {
  const text = (paper.abstract ?? '').slice(0, SHOWN);
  const pieces: ReactNode[] = [];
  let done = 0;
  for (const place of claimPlaces(text, paper.claims)) {
    pieces.push(<Piece key={done} text={text} from={done} to={place.start} ranges={ranges} />);
    pieces.push(
      <button
        key={`claim-${place.start}`}
        type="button"
        className="claim-quote"
        data-kind={place.claim.metric}
        title={`Claim: ${place.claim.metric}. Show it among the claims`}
        onClick={() => {
          setTab('claims');
          focusClaim(paper.claims.indexOf(place.claim));
        }}
      >
        <Piece text={text} from={place.start} to={place.end} ranges={ranges} />
      </button>,
    );
    done = place.end;
  }
  pieces.push(<Piece key={done} text={text} from={done} to={text.length} ranges={ranges} />);
  return (
    <bdi className="abstract-text">
      {pieces}
      {(paper.abstract?.length ?? 0) > SHOWN && '…'}
    </bdi>
  );
}

/** A run of the abstract without claims: its addresses become links, the rest text. */
function Piece({
  text,
  from,
  to,
  ranges,
}: {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly ranges: Ranges;
}) {
  const own = text.slice(from, to);
  const parts: ReactNode[] = [];
  let done = 0;
  const words = (start: number, end: number): ReactNode => (
    <MathText
      text={own.slice(start, end)}
      ranges={ranges.flatMap(([a, b]) =>
        b > from + start && a < from + end
          ? [[Math.max(0, a - from - start), b - from - start] as const]
          : [],
      )}
    />
  );
  for (const match of own.matchAll(URL_IN_TEXT)) {
    if (!isSafeUrl(match[0])) continue;
    parts.push(<Fragment key={done}>{words(done, match.index)}</Fragment>);
    done = match.index + match[0].length;
    parts.push(
      <a key={`url-${match.index}`} href={match[0]} target="_blank" rel="noopener noreferrer">
        {match[0]}
      </a>,
    );
  }
  parts.push(<Fragment key={done}>{words(done, own.length)}</Fragment>);
  return parts;
}
