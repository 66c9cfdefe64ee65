/** Those who want to be told. A listener that throws does not keep the others from hearing, nor the store from working. */
export class Listeners<T> {
  readonly #all = new Set<(value: T) => void>();

  /** Adds a listener; the returned function removes it. */
  add(listener: (value: T) => void): () => void {
    this.#all.add(listener);
    return () => this.#all.delete(listener);
  }

  tell(value: T): void {
    for (const listener of this.#all) {
      try {
        listener(value);
      } catch (error) {
        // Reported as an uncaught exception, in a turn of its own: a bug of the listener, not of the change it was told of.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
