import { type KeyboardEvent, type PointerEvent, useState } from 'react';

/** Which of `count` bars is read out, by tap, pointer and arrow keys; null for none. */
export function useBarReadout(count: number) {
  const [chosen, setChosen] = useState<number | null>(null);
  const [isByKey, setByKey] = useState(false);
  const index = chosen !== null && chosen < count ? chosen : null;

  const readAt = ({ currentTarget, clientX }: PointerEvent<HTMLElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    if (width <= 0) return;
    setByKey(false);
    setChosen(Math.min(count - 1, Math.max(0, Math.floor(((clientX - left) / width) * count))));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = nextBar(event.key, index, count);
    if (next === undefined) return;
    event.preventDefault();
    setByKey(true);
    setChosen(next);
  };
  return {
    index,
    isByKey,
    handlers: {
      onPointerDown: readAt,
      onPointerMove: (event: PointerEvent<HTMLElement>) => event.pointerType === 'mouse' && readAt(event),
      onPointerLeave: (event: PointerEvent<HTMLElement>) => event.pointerType === 'mouse' && setChosen(null),
      onKeyDown,
    },
  };
}

/** The bar a key leads to: at first the newest. Null after Escape; undefined for other keys. */
function nextBar(key: string, from: number | null, count: number): number | null | undefined {
  if (key === 'Escape') return null;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return undefined;
  if (from === null) return count - 1;
  return Math.min(count - 1, Math.max(0, from + (key === 'ArrowRight' ? 1 : -1)));
}
