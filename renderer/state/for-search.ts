/** What the host says of the papers that the search finds, read again when the search or the library changes. */
import { useEffect, useState } from 'react';
import type { RequestInput, RequestOutput } from '../../shared/api/contract.ts';
import type { ApiError } from '../../shared/api/errors.ts';
import { api } from '../api.ts';
import { stopWork } from './library.ts';
import { useResults } from './results.ts';

/** A search that is still being typed is not asked about, milliseconds. */
const WAIT = 150;

interface ForSearch<T> {
  /** The last answer; it stays until the next one is there. */
  readonly answer: T | undefined;
  readonly error: ApiError | undefined;
  /** Asks once more: after an error, or after the user stopped it. */
  readonly again: () => void;
}

export function useForSearch<N extends 'claims.list' | 'claims.insights'>(
  name: N,
  options?: Omit<RequestInput<N>, 'query'>,
): ForSearch<RequestOutput<N>> {
  const [state, setState] = useState<Omit<ForSearch<RequestOutput<N>>, 'again'>>({
    answer: undefined,
    error: undefined,
  });
  const [attempt, setAttempt] = useState(0);
  const generation = useResults((results) => results.generation);
  const asked = JSON.stringify(options ?? {});
  useEffect(() => {
    let current = true;
    let waiting = false;
    const { key } = useResults.getState();
    if (!key) return;
    const input = { ...(JSON.parse(asked) as object), query: key.query } as RequestInput<N>;
    const timer = setTimeout(() => {
      waiting = true;
      void api.request(name, input).then((answer) => {
        waiting = false;
        if (!current) return;
        setState((before) =>
          answer.ok
            ? { answer: answer.value, error: undefined }
            : { answer: before.answer, error: answer.error },
        );
      });
    }, WAIT);
    return () => {
      current = false;
      clearTimeout(timer);
      // Nobody waits for the answer any more.
      if (waiting && name === 'claims.insights') stopWork('insights');
    };
  }, [name, asked, generation, attempt]);
  function again(): void {
    setState(({ answer }) => ({ answer, error: undefined }));
    setAttempt(attempt + 1);
  }
  return { ...state, again };
}
