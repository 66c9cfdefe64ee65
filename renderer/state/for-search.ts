/** What the host says of the papers that the search finds, read again when the search or the library changes. */
import { useEffect, useState } from 'react';
import type { RequestInput, RequestOutput } from '../../shared/api/contract.ts';
import type { ApiError } from '../../shared/api/errors.ts';
import { api } from '../api.ts';
import { useResults } from './results.ts';

/** A search that is still being typed is not asked about, milliseconds. */
const WAIT = 150;

interface ForSearch<T> {
  /** The last answer; it stays until the next one is there. */
  readonly answer: T | undefined;
  readonly error: ApiError | undefined;
}

export function useForSearch<N extends 'claims.list' | 'claims.insights'>(
  name: N,
  options?: Omit<RequestInput<N>, 'query'>,
): ForSearch<RequestOutput<N>> {
  const [state, setState] = useState<ForSearch<RequestOutput<N>>>({ answer: undefined, error: undefined });
  const generation = useResults((results) => results.generation);
  const asked = JSON.stringify(options ?? {});
  useEffect(() => {
    let current = true;
    const { key } = useResults.getState();
    if (!key) return;
    const input = { ...(JSON.parse(asked) as object), query: key.query } as RequestInput<N>;
    const timer = setTimeout(
      () =>
        void api.request(name, input).then((answer) => {
          if (!current) return;
          setState((before) =>
            answer.ok
              ? { answer: answer.value, error: undefined }
              : { answer: before.answer, error: answer.error },
          );
        }),
      WAIT,
    );
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [name, asked, generation]);
  return state;
}
