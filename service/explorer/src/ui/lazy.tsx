import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";

/** A component that is fetched when it is first shown, so that the first page stays small. */
export function lazy<Props extends object>(fetchIt: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let fetched: ComponentType<Props> | null = null;
  return function Lazily(props: Props) {
    const [Component, setComponent] = useState<ComponentType<Props> | null>(() => fetched);
    useEffect(() => {
      let here = true;
      if (!fetched) {
        void fetchIt().then((component) => {
          fetched = component;
          if (here) setComponent(() => component);
        });
      }
      return () => {
        here = false;
      };
    }, []);
    return Component ? <Component {...props} /> : null;
  };
}
