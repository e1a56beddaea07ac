import { describe, expect, it } from 'vitest';
import { localHours } from '../../../src/domain/forecast/hourly-usage';
import { hourMs } from '../../../src/domain/time/instant';

import { monday } from '../../support/weekly-readings';

describe('localHours', () => {
  it('puts Monday 00:00 of the zone at a multiple of 168', () => {
    const localHour = localHours('America/New_York', monday);
    expect(((localHour(monday + 4 * hourMs) % 168) + 168) % 168).toBe(0);
  });

  it('gives the repeated hour one position and skips the missing one', () => {
    const autumn = localHours('Europe/Berlin', Date.UTC(2026, 9, 19));
    const repeated = Date.UTC(2026, 9, 25, 0, 30);
    expect(autumn(repeated + hourMs)).toBe(autumn(repeated));
    const spring = localHours('Europe/Berlin', Date.UTC(2026, 2, 23));
    const before = Date.UTC(2026, 2, 29, 0, 30);
    expect(spring(before + hourMs) - spring(before)).toBe(2);
  });

  it('counts an unknown zone as UTC', () => {
    expect(localHours('Mars/Olympus', monday)(monday + hourMs)).toBe(localHours('UTC', monday)(monday + hourMs));
  });
});
