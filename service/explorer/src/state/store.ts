/** A value that views watch. */
import { useEffect, useState } from "preact/hooks";

export class Store<Value> {
  private readonly watchers = new Set<(value: Value) => void>();

  constructor(private held: Value) {}

  get value(): Value {
    return this.held;
  }

  set(value: Value): void {
    if (Object.is(value, this.held)) return;
    this.held = value;
    for (const watcher of [...this.watchers]) watcher(value);
  }

  watch(watcher: (value: Value) => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }
}

export function useStore<Value>(store: Store<Value>): Value {
  const [value, setValue] = useState(store.value);
  useEffect(() => {
    setValue(store.value);
    return store.watch((next) => setValue(next));
  }, [store]);
  return value;
}
