// @vitest-environment happy-dom
// What the browser itself does for a modal dialog (focus kept inside, inert page, Escape) is tested in test/e2e/screens.spec.ts.
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ConfirmDialog } from '../../../src/ui/components/confirm-dialog';
import { renderScreen } from '../../support/render-screen';

const showModal = vi.spyOn(HTMLDialogElement.prototype, 'showModal');

function show(onConfirm: () => void = () => {}, busy = false) {
  renderScreen(
    <ConfirmDialog ask="Forget…" title="Forget “Work”?" confirm="Forget it" busy={busy} onConfirm={onConfirm}>
      Nothing else is touched.
    </ConfirmDialog>,
  );
}

const openDialog = async () => {
  await userEvent.click(screen.getByRole('button', { name: 'Forget…' }));
  return screen.getByRole('alertdialog', { name: 'Forget “Work”?', description: 'Nothing else is touched.' });
};

afterEach(() => {
  showModal.mockClear();
});

describe('ConfirmDialog', () => {
  it('opens as a modal dialog with a name and a description, its safe answer focused', async () => {
    show();
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(await openDialog()).toBe(showModal.mock.contexts[0]);
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Keep it' }));
    expect(document.documentElement.style.overflow).toBe('hidden');
  });

  it.each(['Keep it', 'Escape'])('does nothing on %s, and gives the focus back to its opener', async (answer) => {
    const onConfirm = vi.fn();
    show(onConfirm);
    const dialog = (await openDialog()) as HTMLDialogElement;
    if (answer === 'Escape') dialog.close();
    else await userEvent.click(screen.getByRole('button', { name: answer }));
    await vi.waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    expect(onConfirm).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Forget…' }));
    expect(document.documentElement.style.overflow).toBe('');
  });

  it('confirms once, closes, and can be opened again', async () => {
    const onConfirm = vi.fn();
    show(onConfirm);
    await openDialog();
    await userEvent.click(screen.getByRole('button', { name: 'Forget it' }));
    expect(onConfirm).toHaveBeenCalledTimes(1);
    expect(screen.queryByRole('alertdialog')).toBeNull();
    await openDialog();
    expect(showModal).toHaveBeenCalledTimes(2);
  });

  it('does not open while it is busy', async () => {
    show(undefined, true);
    await userEvent.click(screen.getByRole('button', { name: 'Forget…' }));
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });
});
