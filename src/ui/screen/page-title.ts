import { createContext } from 'react';
import type { MessageKey } from '../../domain/messages/message';

/** The messages that name a page: texts without values. */
export type PageTitle = Extract<MessageKey, `shell.page.${string}` | 'shell.more' | 'shell.welcome' | 'shell.privacy'>;

/** The message that names the page on the screen; null where there is no such page. */
export const PageTitleContext = createContext<PageTitle | null>(null);
