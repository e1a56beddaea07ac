// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { Button } from '../../../src/ui/components/button';
import { renderScreen } from '../../support/render-screen';

describe('Button', () => {
  it('keeps the focus while it is disabled, and does nothing', async () => {
    const onClick = vi.fn();
    const { rerender } = renderScreen(<Button onClick={onClick}>Export</Button>);
    await userEvent.click(screen.getByRole('button'));
    rerender(
      <Button onClick={onClick} disabled>
        Export
      </Button>,
    );
    await userEvent.click(screen.getByRole('button'));
    expect(onClick).toHaveBeenCalledTimes(1);
    expect(screen.getByRole('button').getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByRole<HTMLButtonElement>('button').disabled).toBe(false);
    expect(document.activeElement).toBe(screen.getByRole('button'));
  });

  it('sends its form only while it is not disabled', async () => {
    const onSubmit = vi.fn((event: { preventDefault: () => void }) => event.preventDefault());
    const form = (disabled: boolean) => (
      <form onSubmit={onSubmit}>
        <input aria-label="Nickname" />
        <Button type="submit" disabled={disabled}>
          Save
        </Button>
      </form>
    );
    const { rerender } = renderScreen(form(true));
    await userEvent.type(screen.getByRole('textbox'), 'Home{Enter}');
    await userEvent.click(screen.getByRole('button'));
    expect(onSubmit).not.toHaveBeenCalled();
    rerender(form(false));
    await userEvent.type(screen.getByRole('textbox'), '{Enter}');
    expect(onSubmit).toHaveBeenCalledTimes(1);
  });
});
