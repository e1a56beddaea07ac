// Pictures of the README, the app's manifest and the stores: they show what the screens say today.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { openShot } from '../gallery/open-shot';
import { pictureTexts, sayingOf } from '../gallery/picture-texts';
import { sharedGallery } from '../gallery/serve';
import { pictureShots, pictures } from '../gallery/shots';
import { untilTruthy } from '../support/browser/wait';
import type { Spec } from './spec';

export const specs: Spec[] = [
  {
    name: 'say what the screens say (else: npx tsx scripts/gallery.ts --pictures)',
    browser: 'chromium',
    async run({ browser }) {
      const kept = JSON.parse(readFileSync(pictureTexts, 'utf8')) as Record<string, string[]>;
      const { address } = await sharedGallery();
      const page = (await browser.context?.newPage()) ?? assert.fail();
      for (const [place, name] of Object.entries(pictures)) {
        const shot = pictureShots.find((one) => one.name === name) ?? assert.fail(name);
        await page.emulateMedia({ colorScheme: shot.scheme, reducedMotion: 'reduce' });
        await page.setViewportSize({ width: shot.width, height: shot.height });
        await openShot(page, address, shot);
        // Charts and their tables arrive after the rest of the page.
        await untilTruthy(async () => {
          assert.deepEqual(await sayingOf(page), kept[place]);
          return true;
        }, `${place} to say what it said when it was taken`);
      }
      await page.close();
    },
  },
];
