// Runs in the browser of chart-speed.ts: a hundred thousand points drawn by our chart, and as a bare line on a canvas.

import { catalogue as pages } from 'virtual:catalogue/en/app';
import { catalogue as common } from 'virtual:catalogue/en/now';
import { createRoot } from 'react-dom/client';
import { markAsked } from '../src/domain/history/asked-gaps';
import { gapsOf } from '../src/domain/history/coverage';
import type { UsageSeries } from '../src/domain/history/usage-series';
import { dayMs } from '../src/domain/time/instant';
import { createTranslator } from '../src/i18n/translator';
import { HistoryChart } from '../src/ui/charts/history-chart';
import { ReaderContextProvider } from '../src/ui/components/reader-context';
import '../src/ui/styles/tokens.css';
import '../src/ui/styles/base.css';

const now = Date.UTC(2026, 10, 21, 9);
const yearMs = 365 * dayMs;
const count = 100_000;
const windowSeconds = 18_000;
const series = generateSeries();

/** Milliseconds from an empty element to a painted frame. */
async function paintMs(variant: 'ours' | 'canvas'): Promise<number> {
  const place = document.createElement('div');
  place.style.width = '800px';
  document.body.append(place);
  await frame();
  const startedAt = performance.now();
  const remove = variant === 'ours' ? drawOurs(place) : drawCanvas(place);
  await frame();
  const took = performance.now() - startedAt;
  remove();
  place.remove();
  return took;
}

/** A year of one 5-hour window after another, read every five minutes: too many to be drawn as columns. */
function generateSeries(): UsageSeries {
  const at = Float64Array.from({ length: count }, (_, i) => now - yearMs + (i / count) * yearMs);
  const windowMs = windowSeconds * 1_000;
  return {
    at,
    used: at.map((instant) => Math.floor(((instant % windowMs) / windowMs) * 97 + Math.sin(instant / 3e6) * 3)),
    resetsAt: at.map((instant) => (Math.floor(instant / windowMs) + 1) * windowMs),
  };
}

function drawOurs(container: HTMLElement): () => void {
  const root = createRoot(container);
  const view = { fromAt: now - yearMs, toAt: now };
  const clock = { now: () => now, subscribe: () => () => undefined };
  const place = { zone: 'UTC', locale: 'en-GB' };
  const translator = createTranslator({ language: 'en', catalogue: { ...common, ...pages }, place, now: clock.now });
  root.render(
    <ReaderContextProvider value={{ translator, clock }}>
      <HistoryChart
        label="5-hour"
        heading={() => <h2>5-hour</h2>}
        seconds={windowSeconds}
        series={series}
        gaps={markAsked(gapsOf(series, view), [])}
        asked={[]}
        loadedFromAt={view.fromAt}
        gauge="left"
        view={view}
        bounds={view}
        markers={[]}
        onView={() => undefined}
        onOpenMarkers={() => undefined}
      />
    </ReaderContextProvider>,
  );
  return () => root.unmount();
}

function drawCanvas(place: HTMLElement): () => void {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [800, 300];
  place.append(canvas);
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('This browser has no canvas.');
  pen.beginPath();
  for (let i = 0; i < count; i += 1) pen.lineTo((i / count) * 800, (series.used[i] ?? 0) * 3);
  pen.stroke();
  return () => canvas.remove();
}

/** Resolves once the next frame was painted. */
function frame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

Object.assign(globalThis, { paintMs });
