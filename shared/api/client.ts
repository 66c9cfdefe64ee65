/** The host as a shell sees it. Each shell has its own transport; the signature is the contract's. */
import type { EventData, EventName, RequestInput, RequestName, RequestOutput } from './contract.ts';
import type { Result } from './result.ts';

export interface LibraryClient {
  /** Sends a request; resolves to its value or error, and never rejects. */
  request<N extends RequestName>(name: N, input: RequestInput<N>): Promise<Result<RequestOutput<N>>>;
  /** Calls `listener` for each event of that name until the returned function is called. */
  on<N extends EventName>(name: N, listener: (data: EventData<N>) => void): () => void;
}
