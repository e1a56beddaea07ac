// Opens the whole app over the sample data, as its address would.
import { act, render, screen } from '@testing-library/react';
import type { AppPorts } from '../../src/engine/ports/app-ports';
import { createHashRouter } from '../../src/ui/screen/router';
import { createScreenStore } from '../../src/ui/screen/screen-store';
import { App } from '../../src/ui/shell/app';
import { now } from './fixtures/account-view';
import { type SampleState, samplePorts } from './fixtures/sample-ports';
import { testLanguages } from './languages';
import { manualClock } from './render-screen';

/** Renders the page at `hash` ("#/bank") with some ports replaced. Resolves before the page's own code is there. */
export async function renderApp(hash: string, change: Partial<AppPorts> = {}, state: SampleState = 'plus') {
  // As every page we are served in has one: a title written anywhere else would change nothing.
  document.head.innerHTML = '<title>Headroom</title>';
  // happy-dom lays nothing out, so it has no scrolling either.
  Element.prototype.scrollIntoView = () => {};
  location.hash = hash;
  // happy-dom sends the hashchange a moment later, which must not be taken for a visit of the open page.
  await new Promise((resolve) => setTimeout(resolve));
  const ports = { ...samplePorts(now, state), ...change };
  const store = await createScreenStore(ports);
  await act(async () => {
    render(
      <App
        ports={ports}
        store={store}
        clock={manualClock()}
        language={testLanguages()}
        router={createHashRouter(window)}
      />,
    );
  });
}

/** The page's title, once its code has been fetched. */
export function findHeading(name: string | RegExp): Promise<HTMLElement> {
  return screen.findByRole('heading', { level: 1, name });
}

/** Goes to another address in the open app. The event is sent at once: happy-dom's own comes a moment later. */
export async function goTo(hash: string): Promise<void> {
  await act(async () => {
    location.hash = hash;
    window.dispatchEvent(new Event('hashchange'));
  });
}
