// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PageLoadFailed } from '../../../src/ui/screen/page-load-failed';
import { PageTitleContext } from '../../../src/ui/screen/page-title';
import { renderScreen } from '../../support/render-screen';

afterEach(() => vi.unstubAllGlobals());

async function shownWhere(answer: () => Promise<Response>, reason?: string): Promise<string> {
  vi.stubGlobal('fetch', answer);
  const screen = renderScreen(
    <PageTitleContext value="shell.page.history">
      <PageLoadFailed {...(reason ? { reason } : {})} />
    </PageTitleContext>,
  );
  await screen.findByRole('button');
  return screen.container.textContent ?? '';
}

const offline = async () => {
  throw new TypeError('Failed to fetch');
};

describe('a page that could not be loaded', () => {
  it('says which part is missing, and that it was not saved, where there is no network', async () => {
    const text = await shownWhere(offline, 'Another reason.');
    expect(text).toMatch(/^History is not on this device yet/);
    expect(text).toMatch(/You are offline, and this part of the app was not saved/);
    expect(text).not.toMatch(/update|Another reason/);
  });

  it('speaks of an update where the server answers', async () => {
    const text = await shownWhere(async () => new Response('', { status: 404 }));
    expect(text).toMatch(/This page did not load.*replaced by an update/);
    expect(text).not.toMatch(/offline/);
  });

  it('says what the page itself knows where the server answers', async () => {
    expect(await shownWhere(async () => new Response(''), 'Another reason.')).toMatch(/Another reason\./);
  });
});
