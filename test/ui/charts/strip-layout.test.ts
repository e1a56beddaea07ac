import { describe, expect, it } from 'vitest';
import { byRank, pinsOf, placeLabels, type StripDate } from '../../../src/ui/charts/strip-layout';

const date = (at: number, kind: StripDate['kind'] = 'window'): StripDate => ({ at, kind, title: `at ${at}` });

describe('pinsOf', () => {
  it('gives each date its place on the line and leaves out what lies beside it', () => {
    const pins = pinsOf([date(75), date(-1), date(25, 'expiry'), date(101)], 0, 100, 400);
    expect(pins.map(({ x, kinds }) => [x, ...kinds])).toEqual([
      [100, 'expiry'],
      [300, 'window'],
    ]);
  });

  it('joins marks that would touch, what matters most first', () => {
    const [pin, ...others] = pinsOf([date(10), date(12, 'expiry'), date(13, 'expiry'), date(16)], 0, 100, 400);
    expect(others).toEqual([]);
    expect(pin).toMatchObject({ x: 40, kinds: ['expiry', 'window'] });
    expect(pin?.dates.map(({ at }) => at)).toEqual([10, 12, 13, 16]);
    expect(pinsOf([date(10), date(14)], 0, 100, 400)).toHaveLength(2);
  });
});

describe('labels', () => {
  it('are centred, and pushed inside at the ends', () => {
    expect(placeLabels([{ x: 200, text: 'Tue 15 Dec' }], 400)).toEqual([168]);
    expect(placeLabels([{ x: 0, text: 'today' }], 400)).toEqual([0]);
    expect(placeLabels([{ x: 400, text: 'Tue 15 Dec' }], 400)).toEqual([336]);
  });

  it('never overlap: the one placed first keeps its room', () => {
    const places = placeLabels(
      [
        { x: 100, text: 'Tue 15 Dec' },
        { x: 130, text: '23:15' },
        { x: 300, text: '15:00' },
      ],
      400,
    );
    expect(places).toEqual([68, null, 284]);
  });

  it('are placed by what matters: an expiry before a window', () => {
    const pins = pinsOf([date(10), date(60, 'expiry'), date(90, 'best')], 0, 100, 400);
    expect(byRank(pins).flatMap(({ kinds }) => kinds)).toEqual(['expiry', 'best', 'window']);
  });
});
