// The parts of Now that come after its first paint, with the messages of charts and reports.
import { type ComponentType, lazy } from 'react';
import { pageMessages } from '../../i18n/app-messages';

/** Where a part cannot be fetched, Now does without it. */
function later<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  return lazy(() =>
    Promise.all([load(), pageMessages()]).then(
      ([component]) => ({ default: component }),
      () => ({ default: (_: Props) => null }),
    ),
  );
}

export const LazyRibbon = later(() => import('./ribbon-panel').then(({ RibbonPanel }) => RibbonPanel));
export const LazyUsedBy = later(() => import('./used-by-panel').then(({ UsedByPanel }) => UsedByPanel));
export const LazyFirstSteps = later(() => import('../welcome/first-steps').then(({ FirstSteps }) => FirstSteps));
