import { explain } from './explain-changes';
import { createFolder } from './folder';

/** The fold as everything but the background's first script runs it: with the explanations at hand. */
export const { advance, foldAll } = createFolder(explain);
