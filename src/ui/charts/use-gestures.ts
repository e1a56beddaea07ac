// Panning and zooming a chart by mouse wheel, by dragging, and with one or two fingers.
import { type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import type { TimeSpan } from '../../domain/history/usage-series';
import type { Instant } from '../../domain/time/instant';
import { pan, zoom } from './viewport';

interface Gestures {
  readonly view: TimeSpan;
  readonly bounds: TimeSpan;
  readonly onView: (view: TimeSpan) => void;
  readonly onHover: (at: Instant | null) => void;
  /** A click or a tap, after `onHover`. */
  readonly onTap: (at: Instant) => void;
  /** The plot's position inside the element, in CSS pixels. */
  readonly left: number;
  readonly width: number;
}

/** A pointer that moves less than this is a tap. */
const tapSlackPx = 4;

/** A wheel that scrolled the page this recently goes on scrolling it, though the chart has come under the pointer. */
const pageScrollMs = 400;

/** Handlers for the chart. A wheel event is left to the page while it scrolls the page, and where the view cannot move on. */
export function useGestures(surface: RefObject<HTMLElement | null>, gestures: Gestures) {
  const latest = useRef(gestures);
  latest.current = gestures;
  const fingers = useRef(new Map<number, number>());
  const moved = useRef(false);

  useEffect(() => {
    const element = surface.current;
    let pageScrolledAt = Number.NEGATIVE_INFINITY;
    const onPageWheel = (event: WheelEvent) => {
      if (!element?.contains(event.target as Node)) pageScrolledAt = event.timeStamp;
    };
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && event.timeStamp - pageScrolledAt < pageScrollMs) {
        pageScrolledAt = event.timeStamp;
        return;
      }
      const next = viewByWheel(event, latest.current, element);
      if (!next) return;
      event.preventDefault();
      latest.current.onView(next);
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    addEventListener('wheel', onPageWheel, { capture: true, passive: true });
    return () => {
      element?.removeEventListener('wheel', onWheel);
      removeEventListener('wheel', onPageWheel, { capture: true });
    };
  }, [surface]);

  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0 || (event.target as Element).closest('button')) return;
      fingers.current.set(event.pointerId, event.clientX);
      moved.current = false;
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const { onView, onHover } = latest.current;
      // The button was released outside of the chart, where no event reached us.
      if (event.buttons === 0) fingers.current.delete(event.pointerId);
      const beforeX = fingers.current.get(event.pointerId);
      if (beforeX === undefined) return onHover(instantUnder(event.clientX, latest.current, surface.current));
      if (!moved.current && Math.abs(event.clientX - beforeX) < tapSlackPx) return;
      if (!moved.current) surface.current?.setPointerCapture?.(event.pointerId);
      moved.current = true;
      onHover(null);
      onView(viewByFingers(fingers.current, event.pointerId, event.clientX, latest.current, surface.current));
      fingers.current.set(event.pointerId, event.clientX);
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      const tapped = fingers.current.delete(event.pointerId) && !moved.current;
      if (!tapped) return;
      const at = instantUnder(event.clientX, latest.current, surface.current);
      latest.current.onHover(at);
      latest.current.onTap(at);
    },
    onPointerCancel: (event: PointerEvent<HTMLElement>) => {
      fingers.current.delete(event.pointerId);
    },
    onPointerLeave: (event: PointerEvent<HTMLElement>) => {
      if (event.pointerType === 'mouse') latest.current.onHover(null);
    },
  };
}

function viewByWheel(
  event: WheelEvent,
  { view, bounds, ...rest }: Gestures,
  surface: HTMLElement | null,
): TimeSpan | null {
  const widthMs = view.toAt - view.fromAt;
  const sideways = event.shiftKey ? event.deltaY : event.deltaX;
  const isPan = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
  const next = isPan
    ? pan(view, (sideways / rest.width) * widthMs, bounds)
    : zoom(view, 1.0015 ** event.deltaY, instantUnder(event.clientX, { view, ...rest }, surface), bounds);
  const isUnchanged = next.fromAt === view.fromAt && next.toAt === view.toAt;
  return isUnchanged ? null : next;
}

/** One finger drags the view along; two zoom it, so that each stays on its instant. */
function viewByFingers(
  fingers: ReadonlyMap<number, number>,
  moving: number,
  toX: number,
  { view, bounds, left, width }: Gestures,
  surface: HTMLElement | null,
): TimeSpan {
  const fromX = fingers.get(moving) ?? toX;
  const otherX = [...fingers].find(([id]) => id !== moving)?.[1];
  const msPerPixel = (view.toAt - view.fromAt) / width;
  if (otherX === undefined) return pan(view, (fromX - toX) * msPerPixel, bounds);
  const factor = Math.max(1, Math.abs(fromX - otherX)) / Math.max(1, Math.abs(toX - otherX));
  return zoom(view, factor, instantUnder(otherX, { view, left, width }, surface), bounds);
}

function instantUnder(
  clientX: number,
  { view, left, width }: Pick<Gestures, 'view' | 'left' | 'width'>,
  surface: HTMLElement | null,
): Instant {
  const x = clientX - (surface?.getBoundingClientRect().left ?? 0) - left;
  const share = Math.min(1, Math.max(0, x / width));
  return view.fromAt + share * (view.toAt - view.fromAt);
}
