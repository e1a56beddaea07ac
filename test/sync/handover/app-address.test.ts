import { describe, expect, it } from 'vitest';
import { isPublicAddress, linkBase, readAppAddress } from '../../../src/sync/handover/app-address';

describe('the address of the app', () => {
  it.each(['https://headroom.example/', 'https://you.github.io/headroom/', 'https://x.example:8443/'])(
    '%s can be opened by a phone',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
      expect(linkBase(address)).toBe(address);
    },
  );

  it.each([
    'http://localhost:4173/',
    'https://localhost/',
    'https://app.localhost/',
    'http://headroom.example/',
    'https://192.168.0.10/',
    'https://[fe80::1]/',
    'https://nas.local/',
    'https://nas.home.arpa/',
    'https://router/',
    'nonsense',
  ])('%s cannot, so nothing leads there', (address) => {
    expect(isPublicAddress(address)).toBe(false);
    expect(linkBase(address)).toBe('');
  });

  it.each([
    ['you.example', 'https://you.example/'],
    [' https://you.example/headroom ', 'https://you.example/headroom/'],
    ['https://you.example/headroom/index.html#/bank', 'https://you.example/headroom/'],
    ['https://you.example/?utm=1', 'https://you.example/'],
  ])('%j is understood as %s', (typed, address) => {
    expect(readAppAddress(typed)).toBe(address);
  });
});
