import { describe, expect, it } from 'vitest';
import type { Badge } from '../../../src/domain/headline/badge';
import { message } from '../../../src/domain/messages/message';
import { spelledBadge } from '../../../src/engine/messages/spelled-badge';
import { testTranslator } from '../../support/translator';

const badge: Badge = { text: '60', tone: 'calm', hollow: false, level: 60 };

async function shownBy(
  badge: Badge,
  spell = async () => 'Good to go.',
  showIcon = async (_: Omit<Badge, 'title'>): Promise<void> => undefined,
) {
  const done: unknown[] = [];
  const deps = {
    show: async (shown: Badge) => void done.push(shown),
    showTitle: async (title: string) => void done.push(title),
    showIcon,
    spell,
  };
  await spelledBadge(deps)(badge);
  return done;
}

describe('the badge on the toolbar', () => {
  const title = [message('headline.free'), message('headline.starts')];

  it('is shown, and then its tooltip in the reader’s language', async () => {
    const { sentences } = testTranslator();
    expect(await shownBy({ ...badge, title }, async () => sentences(title))).toEqual([
      badge,
      'Good to go. Your windows start with your next message.',
    ]);
  });

  it('keeps its tooltip where it comes without one', async () => {
    expect(await shownBy(badge)).toEqual([badge]);
  });

  it('has its ring drawn, but not before what a preview shows at once', async () => {
    const drawn: unknown[] = [];
    const draw = async (icon: unknown) => void drawn.push(icon);
    await shownBy(badge, undefined, draw);
    expect(drawn).toEqual([]);
    await shownBy({ ...badge, title }, undefined, draw);
    expect(drawn).toEqual([badge]);
  });

  it('has its tooltip where the ring cannot be drawn', async () => {
    const failing = async () => {
      throw new Error('a part of the extension is missing');
    };
    expect(await shownBy({ ...badge, title }, undefined, failing)).toEqual([badge, 'Good to go.']);
  });

  it('has the program’s name where the messages cannot be read', async () => {
    const failing = async () => {
      throw new Error('a part of the extension is missing');
    };
    expect(await shownBy({ ...badge, title }, failing)).toEqual([badge, 'Headroom']);
  });
});
