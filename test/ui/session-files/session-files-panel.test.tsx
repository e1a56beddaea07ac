// @vitest-environment happy-dom
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/engine/ports/outcome';
import type { CliWatch } from '../../../src/engine/ports/session-file-ports';
import { now } from '../../support/fixtures/account-view';
import { samplePorts } from '../../support/fixtures/sample-ports';
import { findHeading, goTo, renderApp } from '../../support/render-app';

const panel = () => screen.findByRole('region', { name: 'From the Codex CLI' });

/** Opens Settings and begins to read a folder that takes its time. */
async function beginReading() {
  const { cli } = samplePorts(now, 'plus');
  if (!cli) throw new Error('no session files');
  const watches: CliWatch[] = [];
  let finish: (outcome: Outcome) => void = () => undefined;
  await renderApp('#/settings', {
    cli: {
      ...cli,
      chooseFolder: (_, watch) =>
        new Promise((resolve) => {
          watches.push(watch);
          finish = resolve;
        }),
    },
  });
  await userEvent.click(within(await panel()).getByRole('button', { name: /Choose the folder/ }));
  return { watch: () => watches[0] as CliWatch, finish: (outcome: Outcome) => finish(outcome) };
}

const visit = async (hash: string, heading: string) => {
  await goTo(hash);
  await findHeading(heading);
};

describe('reading session files', () => {
  it('goes on while another page is shown, and says afterwards how it went', async () => {
    const { watch, finish } = await beginReading();
    const far = { files: 4, filesDone: 1, readings: 9, bytes: 4e8, bytesDone: 1e8, leftMs: 30_000 };
    await visit('#/reports', 'Reports');
    await act(async () => watch().progress(far));
    expect(watch().signal.aborted).toBe(false);
    await visit('#/settings', 'Settings');
    expect((await panel()).textContent).toMatch(/100 of 400/);
    await visit('#/reports', 'Reports');
    await act(async () => finish({ ok: true, text: 'Read four files.' }));
    await visit('#/settings', 'Settings');
    expect((await panel()).textContent).toMatch(/Read four files\./);
    expect(within(await panel()).getByRole('button', { name: /Choose the folder/ })).toBeTruthy();
  });

  it('is stopped by its own button alone', async () => {
    const { watch } = await beginReading();
    await visit('#/reports', 'Reports');
    await visit('#/settings', 'Settings');
    await userEvent.click(within(await panel()).getByRole('button', { name: 'Stop' }));
    expect(watch().signal.aborted).toBe(true);
  });
});
