/** What the host says to a question of what is on screen. */
import { useEffect, useState } from 'react';
import type { RequestInput, RequestName, RequestOutput } from '../../shared/api/contract.ts';
import type { ApiError } from '../../shared/api/errors.ts';
import { api } from '../api.ts';

interface Answer<T> {
  /** The last answer; it stays until the next one is there. */
  readonly answer: T | undefined;
  /** Why the latest question has none. */
  readonly error: ApiError | undefined;
}

/**
 * Asks when it is first shown and whenever the question changes; late answers to older questions are dropped.
 * @param input The question; undefined asks nothing.
 * @param about Asks the same again when it changes: the paper that the answer is about, say.
 */
export function useAnswer<N extends RequestName>(
  name: N,
  input: RequestInput<N> | undefined,
  about?: unknown,
): Answer<RequestOutput<N>> {
  const [state, setState] = useState<Answer<RequestOutput<N>>>({ answer: undefined, error: undefined });
  const asked = input === undefined ? undefined : JSON.stringify(input);
  useEffect(() => {
    if (asked === undefined) return;
    let current = true;
    void api.request(name, JSON.parse(asked) as RequestInput<N>).then((answer) => {
      if (!current) return;
      setState((before) =>
        answer.ok
          ? { answer: answer.value, error: undefined }
          : { answer: before.answer, error: answer.error },
      );
    });
    return () => {
      current = false;
    };
  }, [name, asked, about]);
  return state;
}
