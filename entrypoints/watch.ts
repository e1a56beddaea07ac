// Wiring only, in the page's world, where there is no extension API. Declared as a content script in wxt.config.ts.
import { knowsRequest } from '../src/observe/interceptor/known-address';
import { watchPage } from '../src/observe/interceptor/watch-page';

// Written as `defineUnlistedScript` would return it, because that function would be bundled into every page.
export default { main: () => watchPage(window, knowsRequest) };
