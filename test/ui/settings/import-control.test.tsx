// @vitest-environment happy-dom
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { ImportWatch, LastImport } from '../../../src/engine/ports/app-ports';
import type { Outcome } from '../../../src/engine/ports/outcome';
import { findHeading, renderApp } from '../../support/render-app';

const at = Date.UTC(2026, 10, 20, 13);
const pick = () => userEvent.upload(screen.getByLabelText('Import a file'), new File(['{}'], 'x.json'));

it('shows how far an import is, and stops it', async () => {
  let watch: ImportWatch | undefined;
  await renderApp('#/settings', {
    lastImport: async () => null,
    importFile: (_file, given) => {
      watch = given;
      given?.progress({ done: 0, of: null });
      return new Promise<Outcome>((resolve) => {
        given?.signal.addEventListener('abort', () => resolve({ ok: true, text: 'Import stopped.' }));
      });
    },
  });
  await findHeading('Settings');
  await pick();
  await screen.findByText('Reading the file…');
  act(() => watch?.progress({ done: 34_000, of: 98_000 }));
  expect(screen.getByText(/^Importing 34,000 of 98,000 observations…/)).toBeTruthy();
  expect(screen.getByRole('progressbar', { name: 'Import' }).getAttribute('max')).toBe('98000');
  await userEvent.click(screen.getByRole('button', { name: 'Stop' }));
  await screen.findByText(/Import stopped/);
  expect(screen.queryByRole('progressbar')).toBeNull();
});

it('names the last import and takes it back, once', async () => {
  let last: LastImport | null = null;
  const added: LastImport = { at, added: 3, isFinished: true };
  await renderApp('#/settings', {
    lastImport: async () => last,
    importFile: async () => {
      last = added;
      return { ok: true, text: '3 observations were new.' };
    },
    undoImport: async () => {
      last = null;
      return { ok: true, text: 'The import was undone.' };
    },
  });
  await findHeading('Settings');
  expect(screen.queryByRole('button', { name: 'Undo import' })).toBeNull();
  await pick();
  await screen.findByText(/^Last import: .*14:00/);
  await userEvent.click(screen.getByRole('button', { name: 'Undo import' }));
  await screen.findByText(/The import was undone/);
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Undo import' })).toBeNull());
});

it('says that an import did not finish', async () => {
  await renderApp('#/settings', { lastImport: async () => ({ at, added: 3, isFinished: false }) });
  await screen.findByText(/^The import of .* did not finish\./);
});
