// @vitest-environment happy-dom
import { act, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { Outlook } from '../../../src/domain/forecast/outlook';
import { minuteMs } from '../../../src/domain/time/instant';
import { AppContext } from '../../../src/ui/screen/app-context';
import { useOutlook } from '../../../src/ui/screen/use-outlook';
import { manualClock, renderScreen } from '../../support/render-screen';

const start = Date.UTC(2026, 5, 3, 9);

/** The requests so far, each answered when the test says so. */
const asked: { readonly account: string; readonly answer: () => void; readonly fail: () => void }[] = [];
const outlook = (account: string) =>
  new Promise<Outlook>((resolve, reject) => {
    asked.push({ account, answer: () => resolve({ account } as Outlook), fail: () => reject(new Error('no worker')) });
  });

function OutlookText() {
  const current = useOutlook();
  return <p>{current === null ? 'nothing to say' : (current?.account ?? 'not yet')}</p>;
}

const page = (key: string) => {
  const app = {
    ports: { outlook },
    selectedAccount: { account: { key } },
    snapshot: { revision: 1 },
  } as unknown as AppContext;
  return (
    <AppContext value={app}>
      <OutlookText />
    </AppContext>
  );
};
const answer = () => act(async () => asked.at(-1)?.answer());

afterEach(() => {
  asked.length = 0;
});

it('shows no outlook of the previous account while that of the new one is computed', async () => {
  const { rerender } = renderScreen(page('a'));
  await answer();
  screen.getByText('a');
  rerender(page('b'));
  screen.getByText('not yet');
  await answer();
  screen.getByText('b');
});

it('asks again as time passes, and keeps the old outlook until the new one comes', async () => {
  const clock = manualClock(start);
  renderScreen(page('a'), { clock });
  await answer();
  await clock.moveTo(start + minuteMs);
  expect(asked).toHaveLength(1);
  await clock.moveTo(start + 16 * minuteMs);
  expect(asked).toHaveLength(2);
  screen.getByText('a');
});

it('does not wait any longer once computing it has failed', async () => {
  renderScreen(page('a'));
  screen.getByText('not yet');
  await act(async () => asked.at(-1)?.fail());
  screen.getByText('nothing to say');
});
