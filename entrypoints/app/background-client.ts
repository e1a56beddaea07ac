import { sendToBackground } from '../../src/browser/messages';
import { createBackgroundClient } from '../../src/engine/messages/background-client';

/** The background, as the pages of the extension speak to it. */
export const background = createBackgroundClient(sendToBackground);
