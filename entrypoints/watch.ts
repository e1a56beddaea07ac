// In the page's world: no extension API here, and nothing of the page but its window. Declared in wxt.config.ts.
import { knowsAddress } from '../src/observe/interceptor/known-address';
import { watchPage } from '../src/observe/interceptor/watch-page';

// As `defineUnlistedScript` would make it; the function itself would travel into every page.
export default { main: () => watchPage(window, knowsAddress) };
