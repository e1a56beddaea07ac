// The installed app's budgets.

import { requestFigures } from './app-requests';
import { chartSizeFigure } from './chart-size';
import { benchChart } from './chart-speed';
import type { Figure } from './figure';
import { benchLighthouse } from './lighthouse';
import { precacheFigure } from './precache';
import { root } from './project-root';

const folder = `${root}.output/pwa`;

/** Every figure of the app that needs no extension. Takes two to three minutes. */
export async function benchApp(random: () => number): Promise<Figure[]> {
  return [
    precacheFigure(folder),
    ...(await requestFigures(folder)),
    await benchChart(random),
    await chartSizeFigure(),
    ...(await benchLighthouse(folder)),
  ];
}
