// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { Outlook } from '../../../src/domain/forecast/outlook';
import { minuteMs } from '../../../src/domain/time/instant';
import { ReaderContextProvider } from '../../../src/ui/components/reader-context';
import { useOutlook } from '../../../src/ui/plan/use-outlook';
import { AppContext } from '../../../src/ui/shell/app-context';

const start = Date.UTC(2026, 5, 3, 9);
let now = start;
let tick = () => {};
const surroundings = {
  place: { zone: 'UTC', locale: 'en-GB' },
  clock: {
    now: () => now,
    subscribe: (listener: () => void) => {
      tick = listener;
      return () => {};
    },
  },
};

/** Answers made, to be given when the test says so. */
const asked: { readonly account: string; readonly answer: () => void; readonly fail: () => void }[] = [];
const outlook = (account: string) =>
  new Promise<Outlook>((resolve, reject) => {
    asked.push({ account, answer: () => resolve({ account } as Outlook), fail: () => reject(new Error('no worker')) });
  });

function Shown() {
  const shown = useOutlook();
  return <p>{shown === null ? 'nothing to say' : (shown?.account ?? 'not yet')}</p>;
}

const page = (key: string) => {
  const app = {
    ports: { outlook },
    selectedAccount: { account: { key } },
    snapshot: { revision: 1 },
  } as unknown as AppContext;
  return (
    <ReaderContextProvider value={surroundings}>
      <AppContext value={app}>
        <Shown />
      </AppContext>
    </ReaderContextProvider>
  );
};
const answer = () => act(async () => asked.at(-1)?.answer());

afterEach(() => {
  cleanup();
  asked.length = 0;
  now = start;
});

it('shows nobody’s outlook while another account’s is worked out', async () => {
  const { rerender } = render(page('a'));
  await answer();
  screen.getByText('a');
  rerender(page('b'));
  screen.getByText('not yet');
  await answer();
  screen.getByText('b');
});

it('asks anew as time passes, and keeps what was said until the answer comes', async () => {
  render(page('a'));
  await answer();
  now = start + minuteMs;
  await act(async () => tick());
  expect(asked).toHaveLength(1);
  now = start + 16 * minuteMs;
  await act(async () => tick());
  expect(asked).toHaveLength(2);
  screen.getByText('a');
});

it('does not say that it is being worked out once that has failed', async () => {
  render(page('a'));
  screen.getByText('not yet');
  await act(async () => asked.at(-1)?.fail());
  screen.getByText('nothing to say');
});
